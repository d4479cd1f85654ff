"""Words for a complaint: its kind, onset, course, mechanism and supposed causes."""

from __future__ import annotations

from enum import StrEnum


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


class Imbalance(StrEnum):
    """What is presumed about muscle imbalance."""

    PRESUMED = "presumed"
    ABSENT = "absent"
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
