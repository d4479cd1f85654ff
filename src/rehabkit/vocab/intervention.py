"""Words for exercises, treatments and techniques: what they are and how they are meant to work."""

from __future__ import annotations

from enum import StrEnum


class ExerciseType(StrEnum):
    """Type of an exercise; the generic exercise of a type bears its name.

    `pnf` is proprioceptive neuromuscular facilitation.
    """

    ISOMETRIC_RELEASE = "isometric-release"
    SELF_STRETCH = "self-stretch"
    PASSIVE_STRETCH = "passive-stretch"
    RESISTANCE = "resistance"
    STABILIZER_ENDURANCE = "stabilizer-endurance"
    STABILIZER_HOLD = "stabilizer-hold"
    CORE = "core"
    PNF = "pnf"
    NEUROMUSCULAR_REEDUCATION = "neuromuscular-reeducation"
    MOTOR_CONTROL = "motor-control"
    MOBILITY = "mobility"
    BALANCE = "balance"
    AEROBIC = "aerobic"
    PLYOMETRIC = "plyometric"
    ISOMETRIC_STRENGTH = "isometric-strength"
    NEURODYNAMIC = "neurodynamic"
    BREATHING = "breathing"
    GAIT = "gait"
    POSTURAL_RETRAINING = "postural-retraining"
    BODY_AWARENESS = "body-awareness"
    RELAXATION = "relaxation"
    GENTLE_MOVEMENT = "gentle-movement"
    GENERAL_EXERCISE = "general-exercise"
    WALKING = "walking"
    CARRYING = "carrying"
    TASK_PRACTICE = "task-practice"
    DANCE = "dance"
    MARTIAL_ARTS = "martial-arts"
    LEARNING_AFTER_EXERCISE = "learning-after-exercise"
    WORK_HARDENING = "work-hardening"
    WORK_CONDITIONING = "work-conditioning"


class TreatmentKind(StrEnum):
    """Kind of a treatment; the generic treatment of a kind bears its name.

    `gpr` is global postural reeducation.
    """

    ICE = "ice"
    HEAT = "heat"
    CONTRAST = "contrast"
    MASSAGE = "massage"
    FOAM_ROLLING = "foam-rolling"
    BALL_RELEASE = "ball-release"
    MANIPULATION = "manipulation"
    JOINT_MOBILIZATION = "joint-mobilization"
    MYOFASCIAL_RELEASE = "myofascial-release"
    CRANIO_SACRAL = "cranio-sacral"
    GPR = "gpr"
    TRIGGER_POINT_INJECTION = "trigger-point-injection"
    DRY_NEEDLING = "dry-needling"
    LOCAL_ANESTHETIC = "local-anesthetic"
    MEDICATION = "medication"
    BIOLOGIC = "biologic"
    TAPING = "taping"
    ORTHOSIS = "orthosis"
    ELECTROTHERAPY = "electrotherapy"
    TRACTION = "traction"
    EDUCATION = "education"
    SURGERY = "surgery"
    REST = "rest"


class TechniqueClass(StrEnum):
    """How a technique, treatment or exercise is meant to work, by its source or by the library's choice."""

    ISOMETRIC_RELEASE = "isometric-release"
    AWARENESS = "awareness"
    MIXED = "mixed"
    RE_EDUCATION = "re-education"
    STRETCHING = "stretching"
    INHIBITORY = "inhibitory"
    TENSION_REDUCING = "tension-reducing"
    LIGHT_TOUCH = "light-touch"
    MOBILIZATION = "mobilization"
    NEEDLING = "needling"
    NUMBING = "numbing"
    MEDICAL = "medical"
    PHYSICAL_AGENT = "physical-agent"
    SUPPORT = "support"
    REST = "rest"
    EXPOSURE = "exposure"
    STRENGTHENING = "strengthening"
    AGGRESSIVE_STRENGTHENING = "aggressive-strengthening"
    EDUCATION = "education"
    UNSTATED = "unstated"


class Effect(StrEnum):
    """What an intervention does in the eyes of the rules; rules read effects and never names."""

    STRENGTHENING = "strengthening"
    STRENGTHENING_WITH_LOAD = "strengthening-with-load"
    AGGRESSIVE = "aggressive"
    RELEASE_CONTRACTION = "release-contraction"
    STRETCHING = "stretching"
    TENSION_REDUCING = "tension-reducing"
    INHIBITORY = "inhibitory"
    NUMBING = "numbing"
    EXPOSURE = "exposure"
    STABILIZING = "stabilizing"
    ENDURANCE = "endurance"
    FACILITATION = "facilitation"
    AWARENESS = "awareness"
    COOLING = "cooling"
    HEATING = "heating"
    MEDICAL = "medical"
    MANUAL_FORCE = "manual-force"
    FASCIAL = "fascial"
    RESTING = "resting"


class ContractionMode(StrEnum):
    """How a muscle works in an exercise."""

    ISOMETRIC = "isometric"
    CONCENTRIC = "concentric"
    ECCENTRIC = "eccentric"
    MIXED = "mixed"
    NONE = "none"


class MuscleLength(StrEnum):
    """At which length a muscle works."""

    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"
    FULL_RANGE = "full-range"


class AttentionalFocus(StrEnum):
    """Where the person's attention is directed."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class ExerciseRole(StrEnum):
    """What an exercise does with a muscle."""

    TARGET = "target"
    HELPER = "helper"
    QUIET = "quiet"
    STRETCHED = "stretched"


class WorkingSide(StrEnum):
    """Which side's muscle an exercise means, seen from the side that is trained."""

    SAME = "same"
    OPPOSITE = "opposite"
    BOTH = "both"


class DosePart(StrEnum):
    """What a dose of an exercise is counted in, beside its sets, rests and frequency."""

    REPETITIONS = "repetitions"
    HOLD = "hold"
    DURATION = "duration"
    LOAD = "load"
    EFFORT = "effort"
    RANGE = "range"
    TEMPO = "tempo"
    PRESSURE = "pressure"


class Step(StrEnum):
    """A step of a technique, in the order its authors give."""

    CONTRACT = "contract"
    RELAX = "relax"
    PASSIVE_STRETCH = "passive-stretch"
    ACTIVE_STRETCH = "active-stretch"


class ReleaseForm(StrEnum):
    """Whether a technique's release contraction moves the joint by its own definition."""

    ISOMETRIC = "isometric"
    MOVES_JOINT = "moves-joint"


class Stance(StrEnum):
    """What a source holds of a technique as an answer to the problem."""

    FAVORS = "favors"
    OPPOSES = "opposes"
    CONDITIONAL = "conditional"
    NAMES_ONLY = "names-only"
