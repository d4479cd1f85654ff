"""Words for a person's history: conditions, surgery, precautions, medicines and red flags."""

from __future__ import annotations

from enum import StrEnum


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
    """Class of a medicine, as far as the rules tell them apart; `nsaid` is a non-steroidal anti-inflammatory drug."""

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
