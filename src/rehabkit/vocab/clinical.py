"""Words for a person: what was observed, complained of, screened, had and taken."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """Tension state of a muscle, as the sources use "tone"; never spasticity (A69, A83)."""

    UNKNOWN = "unknown"
    NORMAL = "normal"
    HYPERTONIC = "hypertonic"
    RELEASING = "releasing"
    SPASM = "spasm"
    HYPOTONIC = "hypotonic"


class ToneMethod(StrEnum):
    """How a tension state was found."""

    FUNCTION_TEST = "function-test"
    PALPATION = "palpation"
    IMAGING = "imaging"
    ELASTOGRAPHY = "elastography"
    MYOTONOMETRY = "myotonometry"
    EMG = "emg"
    STRENGTH_TEST = "strength-test"
    SELF_REPORT = "self-report"
    OTHER = "other"


class ToneTest(StrEnum):
    """Which test showed a tension state."""

    RELEASE_ON_REQUEST = "release-on-request"
    CONTRACT_ON_REQUEST = "contract-on-request"
    LENGTH_TEST = "length-test"
    OTHER = "other"


class TestResult(StrEnum):
    """What a test on request gave."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class ChangeBasis(StrEnum):
    """What a `releasing` state is compared with (A77)."""

    EARLIER_OBSERVATION = "earlier-observation"
    CLINICIAN_STATEMENT = "clinician-statement"
    TEST_GAIN = "test-gain"


class Activity(StrEnum):
    """A hypothesis about activity, apart from tone and from felt tightness (A24, T03)."""

    OVERACTIVE = "overactive"
    UNDERACTIVE = "underactive"
    UNKNOWN = "unknown"


class Position(StrEnum):
    """Position of the body."""

    PRONE = "prone"
    SUPINE = "supine"
    SIDE_LYING = "side-lying"
    SITTING = "sitting"
    STANDING = "standing"


class Certainty(StrEnum):
    """How sure the observer was."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    UNKNOWN = "unknown"


class StrengthScale(StrEnum):
    """Scale of a strength observation; `mmt` and `category` are ordinal."""

    MMT = "mmt"
    CATEGORY = "category"
    DYNAMOMETRY_N = "dynamometry-n"
    DYNAMOMETRY_PERCENT_OTHER_SIDE = "dynamometry-percent-other-side"
    HOLD_S = "hold-s"
    REPETITIONS = "repetitions"


class PainScale(StrEnum):
    """Scale of a pain value: NPRS 0-10, VAS 0-100 mm; never converted silently (A74)."""

    NPRS = "nprs"
    VAS_MM = "vas-mm"


class PainTiming(StrEnum):
    """Which moment a pain value speaks of."""

    NOW = "now"
    WORST = "worst"
    AVERAGE = "average"
    LEAST = "least"


class PainContext(StrEnum):
    """What the person did when it hurt."""

    REST = "rest"
    MOVEMENT = "movement"
    SESSION = "session"
    NIGHT = "night"
    NEXT_MORNING = "next-morning"
    ANY = "any"


class Analgesia(StrEnum):
    """Pain relief under which a pain value was given (A44, A75)."""

    NONE = "none"
    SYSTEMIC = "systemic"
    LOCAL = "local"
    UNKNOWN = "unknown"


class RangeMode(StrEnum):
    """Who moved the joint."""

    ACTIVE = "active"
    PASSIVE = "passive"


class RangeUnit(StrEnum):
    """Unit of a range of motion or length test."""

    DEGREES = "degrees"
    CM = "cm"
    PERCENT = "percent"


class LengthResult(StrEnum):
    """What a named length test showed."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"


class Symptom(StrEnum):
    """A symptom or sign that the sources name; `spasm` is what is felt, the state of a muscle is its tone."""

    EXTREMITY_PAIN = "extremity-pain"
    EXTREMITY_NUMBNESS = "extremity-numbness"
    HEAVY_HEAD = "heavy-head"
    FELT_TIGHTNESS = "felt-tightness"
    STIFFNESS = "stiffness"
    SORENESS = "soreness"
    REDUCED_FLEXIBILITY = "reduced-flexibility"
    EASY_FATIGUE = "easy-fatigue"
    BURNING_AFTER_ACTIVITY = "burning-after-activity"
    POSTURE_INTOLERANCE = "posture-intolerance"
    STIFF_ON_RISING = "stiff-on-rising"
    MORNING_STIFFNESS = "morning-stiffness"
    END_OF_DAY_EXHAUSTION = "end-of-day-exhaustion"
    GUARDING = "guarding"
    FEAR_OF_PAIN = "fear-of-pain"
    JERKY_MOTION = "jerky-motion"
    ACHE = "ache"
    SPASM = "spasm"
    LOSS_OF_CONTROL = "loss-of-control"
    AVOIDANCE = "avoidance"
    LOW_MOOD = "low-mood"
    LOW_MOTIVATION = "low-motivation"
    POOR_MEMORY = "poor-memory"
    POOR_COGNITION = "poor-cognition"
    POOR_SLEEP = "poor-sleep"


class SymptomSeverity(StrEnum):
    """How marked a symptom is."""

    MILD = "mild"
    MODERATE = "moderate"
    MARKED = "marked"


class SymptomScale(StrEnum):
    """Scale of a symptom's value: numeric 0-10 or visual analog 0-100 mm."""

    NRS = "nrs"
    VAS_MM = "vas-mm"


class FunctionUnit(StrEnum):
    """Unit of a function measure."""

    SCORE = "score"
    PERCENT = "percent"
    M = "m"
    MIN = "min"
    S = "s"
    REPETITIONS = "repetitions"
    STEPS = "steps"
    KG = "kg"


class Better(StrEnum):
    """Which direction of a measure is better."""

    HIGHER = "higher"
    LOWER = "lower"


class OutcomePoint(StrEnum):
    """When an outcome measure was taken."""

    BASELINE = "baseline"
    FOLLOW_UP = "follow-up"


class NeuroKind(StrEnum):
    """What a neurological examination looked at."""

    DERMATOME = "dermatome"
    MYOTOME = "myotome"
    REFLEX = "reflex"
    UPPER_MOTOR_NEURON_SIGN = "upper-motor-neuron-sign"
    SPASTICITY = "spasticity"
    RIGIDITY = "rigidity"
    FLACCIDITY = "flaccidity"
    NEURODYNAMIC_TEST = "neurodynamic-test"
    CRANIAL_NERVE = "cranial-nerve"
    GAIT = "gait"


class NeuroResult(StrEnum):
    """What a neurological examination found."""

    NORMAL = "normal"
    REDUCED = "reduced"
    ABSENT = "absent"
    INCREASED = "increased"
    POSITIVE = "positive"
    NEGATIVE = "negative"


class NeuroSign(StrEnum):
    """A named upper-motor-neuron sign."""

    HOFFMANN = "hoffmann"
    BABINSKI = "babinski"
    CLONUS = "clonus"
    INVERTED_SUPINATOR = "inverted-supinator"
    GAIT_CHANGE = "gait-change"
    HAND_CLUMSINESS = "hand-clumsiness"
    OTHER = "other"


class NeuroScale(StrEnum):
    """Ordinal scale of a neurological grade: modified Ashworth, Tardieu, MRC strength, tendon reflex."""

    MODIFIED_ASHWORTH = "modified-ashworth"
    TARDIEU = "tardieu"
    MRC = "mrc"
    TENDON_REFLEX = "tendon-reflex"


class ImagingModality(StrEnum):
    """Kind of image."""

    X_RAY = "x-ray"
    CT = "ct"
    MRI = "mri"
    ULTRASOUND = "ultrasound"


class ImagingResult(StrEnum):
    """What an image showed."""

    NO_ABNORMALITY = "no-abnormality"
    ABNORMALITY = "abnormality"


class ComplaintKind(StrEnum):
    """Kind of complaint; decides which time rules apply."""

    ACUTE_MECHANICAL_SPINE = "acute-mechanical-spine"
    MUSCLE_STRAIN = "muscle-strain"
    MUSCLE_SPASM = "muscle-spasm"
    MUSCLE_IMBALANCE = "muscle-imbalance"
    PERSISTENT_PAIN = "persistent-pain"
    NON_SPECIFIC_PAIN = "non-specific-pain"
    BURSITIS = "bursitis"
    TENDINOPATHY = "tendinopathy"
    TENDON_REPAIR = "tendon-repair"
    LIGAMENT_INJURY = "ligament-injury"
    LIGAMENT_REPAIR = "ligament-repair"
    FRACTURE = "fracture"
    DISLOCATION = "dislocation"
    NERVE_INJURY = "nerve-injury"
    RADICULAR_PAIN = "radicular-pain"
    AFTER_SURGERY = "after-surgery"
    OSTEOARTHRITIS = "osteoarthritis"
    HEADACHE = "headache"
    OTHER = "other"
    UNKNOWN = "unknown"


class Damage(StrEnum):
    """Extent of tissue damage."""

    MINOR = "minor"
    SIGNIFICANT = "significant"
    NONE = "none"
    UNKNOWN = "unknown"


class DamageBasis(StrEnum):
    """Whether the damage was diagnosed or is presumed."""

    DIAGNOSED = "diagnosed"
    PRESUMED = "presumed"
    UNKNOWN = "unknown"


class Course(StrEnum):
    """Course of a complaint."""

    FIRST = "first"
    RECURRENT = "recurrent"
    CHRONIC = "chronic"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Stage of a complaint, by its recorder."""

    ACUTE = "acute"
    SUBACUTE = "subacute"
    CHRONIC = "chronic"
    UNKNOWN = "unknown"


class OnsetManner(StrEnum):
    """How a complaint began."""

    SUDDEN = "sudden"
    GRADUAL = "gradual"
    UNKNOWN = "unknown"


class OnsetCertainty(StrEnum):
    """How well the date of onset is known."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"


class Inflammation(StrEnum):
    """Whether inflammation is known."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Trigger(StrEnum):
    """What set an acute episode off."""

    GARDENING = "gardening"
    GOLF = "golf"
    REACH_ROTATED = "reach-rotated"
    BEND_PICKUP = "bend-pickup"
    LIFTING = "lifting"
    FALL = "fall"
    COLLISION = "collision"
    OTHER = "other"


class Irritability(StrEnum):
    """How easily and how long a complaint is stirred up."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    UNKNOWN = "unknown"


class DailyPattern(StrEnum):
    """How a complaint behaves over 24 hours."""

    WORSE_MORNING = "worse-morning"
    WORSE_DAYTIME = "worse-daytime"
    WORSE_EVENING = "worse-evening"
    WORSE_NIGHT = "worse-night"
    CONSTANT = "constant"
    VARIABLE = "variable"
    UNKNOWN = "unknown"


class PainMechanism(StrEnum):
    """Presumed mechanism of pain."""

    NOCICEPTIVE = "nociceptive"
    NEUROPATHIC = "neuropathic"
    NOCIPLASTIC = "nociplastic"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Condition(StrEnum):
    """A long-term condition; the four dysfunctions are words of a source, recorded and not judged."""

    DISC_DEGENERATION = "disc-degeneration"
    DISC_BULGE = "disc-bulge"
    DISC_HERNIATION = "disc-herniation"
    SPINAL_STENOSIS = "spinal-stenosis"
    FACET_DISEASE = "facet-disease"
    OSTEOARTHRITIS = "osteoarthritis"
    BONE_SPURS = "bone-spurs"
    LIGAMENT_DYSFUNCTION = "ligament-dysfunction"
    NERVE_ENTRAPMENT = "nerve-entrapment"
    FASCIAL_DYSFUNCTION = "fascial-dysfunction"
    METABOLIC_DYSFUNCTION = "metabolic-dysfunction"
    POSTURAL_DYSFUNCTION = "postural-dysfunction"
    ALIGNMENT_DYSFUNCTION = "alignment-dysfunction"
    FIBROMYALGIA = "fibromyalgia"
    BURSITIS = "bursitis"
    TENDINOPATHY = "tendinopathy"
    OSTEOPOROSIS = "osteoporosis"
    STROKE = "stroke"
    SPINAL_CORD_INJURY = "spinal-cord-injury"
    MULTIPLE_SCLEROSIS = "multiple-sclerosis"
    PARKINSON_DISEASE = "parkinson-disease"
    OTHER = "other"


class Imbalance(StrEnum):
    """What is presumed about muscle imbalance."""

    PRESUMED = "presumed"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class SurgeryState(StrEnum):
    """Whether surgery is considered, planned or done."""

    CONSIDERED = "considered"
    PLANNED = "planned"
    DONE = "done"


class SurgeryUrgency(StrEnum):
    """Urgency of surgery."""

    ELECTIVE = "elective"
    URGENT = "urgent"


class SurgeryIndication(StrEnum):
    """Who sees an indication for surgery."""

    SURGEON = "surgeon"
    NONE = "none"
    UNKNOWN = "unknown"


class PrecautionKind(StrEnum):
    """A prescribed restriction or a recorded contraindication."""

    WEIGHT_BEARING = "weight-bearing"
    LOAD_LIMIT = "load-limit"
    RANGE_LIMIT = "range-limit"
    IMMOBILIZATION = "immobilization"
    NO_ACTIVE_CONTRACTION = "no-active-contraction"
    NO_HEAT = "no-heat"
    NO_COLD = "no-cold"
    NO_MANUAL_FORCE = "no-manual-force"
    OTHER = "other"


class DrugClass(StrEnum):
    """Class of a medicine, as far as the rules tell them apart."""

    SIMPLE_ANALGESIC = "simple-analgesic"
    NSAID = "nsaid"
    OPIOID = "opioid"
    MUSCLE_RELAXANT = "muscle-relaxant"
    GABAPENTINOID = "gabapentinoid"
    ANTIDEPRESSANT = "antidepressant"
    CORTICOSTEROID = "corticosteroid"
    LOCAL_ANESTHETIC = "local-anesthetic"
    ANTICOAGULANT = "anticoagulant"
    BOTULINUM_TOXIN = "botulinum-toxin"
    OTHER = "other"
    UNKNOWN = "unknown"


class Cause(StrEnum):
    """A cause of imbalance, spasm or pain that a source names, be it to reject it; data, never asserted."""

    POOR_POSTURE = "poor-posture"
    POOR_SITTING_POSTURE = "poor-sitting-posture"
    STATIC_WORK = "static-work"
    REPETITIVE_MOTION = "repetitive-motion"
    FORWARD_BENDING_LOAD = "forward-bending-load"
    EXTENSION_LOAD = "extension-load"
    LACK_OF_EXERCISE = "lack-of-exercise"
    OVER_EXERCISE = "over-exercise"
    INCORRECT_EXERCISE = "incorrect-exercise"
    PHYSICAL_REPETITIVE_STRESS = "physical-repetitive-stress"
    EMOTIONAL_STRESS = "emotional-stress"
    POOR_SLEEP = "poor-sleep"
    ACCIDENT = "accident"
    EARLIER_INJURY = "earlier-injury"
    GUARDING = "guarding"
    UNDERTREATED_PAIN = "undertreated-pain"
    UNDERUSE = "underuse"
    WEAKNESS = "weakness"
    FATIGUE = "fatigue"
    GENERIC_EXERCISE_SHEET = "generic-exercise-sheet"
    OVERUSE = "overuse"
    STABILIZER_NEGLECT = "stabilizer-neglect"
    COMPENSATION = "compensation"
    NERVE_MISFIRE = "nerve-misfire"
    CENTRAL_STABILIZATION = "central-stabilization"
    EXCESS_STRETCHING = "excess-stretching"
    MANUAL_INHIBITION = "manual-inhibition"
    FEAR = "fear"
    INFLAMMATION = "inflammation"
    STRESS_HORMONES = "stress-hormones"
    LOST_HOMEOSTASIS = "lost-homeostasis"
    POOR_METABOLISM = "poor-metabolism"
    OTHER = "other"


class ScreenState(StrEnum):
    """State of a red-flag screen."""

    NOT_SCREENED = "not-screened"
    NEGATIVE = "negative"
    POSITIVE = "positive"


class RedFlagCategory(StrEnum):
    """A category of red flags; none comes from the source articles."""

    CAUDA_EQUINA = "cauda-equina"
    FRACTURE = "fracture"
    MALIGNANCY = "malignancy"
    INFECTION = "infection"
    MYELOPATHY = "myelopathy"
    VASCULAR_NECK = "vascular-neck"
    VASCULAR_OTHER = "vascular-other"
    PROGRESSIVE_NEUROLOGY = "progressive-neurology"
    AXIAL_INFLAMMATORY = "axial-inflammatory"
    GIANT_CELL_ARTERITIS = "giant-cell-arteritis"
    JOINT_AND_LIMB = "joint-and-limb"
    AFTER_SURGERY = "after-surgery"
    SAFEGUARDING = "safeguarding"
    EXERCISE_STOP_SIGN = "exercise-stop-sign"
    OTHER = "other"


class Urgency(StrEnum):
    """How soon somebody has to look at a red flag, most urgent first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    REFER = "refer"
