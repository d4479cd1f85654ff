"""Words for what is observed or reported: tension, pain, symptoms and function."""

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
    """How a tension state was found; `emg` is electromyography."""

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


class PainScale(StrEnum):
    """Scale of a pain value: numeric (NPRS) 0-10 or visual analog (VAS) 0-100 mm; never converted silently (A74)."""

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
