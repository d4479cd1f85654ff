"""Words for what is done: goals, interventions, doses, programs and logs."""

from __future__ import annotations

from enum import StrEnum


class GoalKind(StrEnum):
    """What a goal is about."""

    PAIN = "pain"
    FUNCTION = "function"
    PARTICIPATION = "participation"
    RELIEF = "relief"
    PREVENTION = "prevention"
    OTHER = "other"


class GoalMeasure(StrEnum):
    """What a goal is measured by."""

    PAIN = "pain"
    STRENGTH = "strength"
    RANGE = "range"
    WALKING_DISTANCE = "walking-distance"
    SLEEP = "sleep"
    FUNCTION = "function"
    FITNESS = "fitness"
    FLEXIBILITY = "flexibility"
    MOTOR_CONTROL = "motor-control"
    QUESTIONNAIRE = "questionnaire"
    OTHER = "other"


class Task(StrEnum):
    """A task of daily life that a goal needs and an exercise trains (A47)."""

    WALKING = "walking"
    CARRYING = "carrying"
    TURNING = "turning"
    LIFTING = "lifting"
    BENDING = "bending"
    REACHING = "reaching"
    SITTING = "sitting"
    STANDING = "standing"
    STAIRS = "stairs"
    RUNNING = "running"
    DRIVING = "driving"
    DANCING = "dancing"
    SLEEPING = "sleeping"
    WORK_TASK = "work-task"
    SPORT_TASK = "sport-task"
    OTHER = "other"


class ExerciseType(StrEnum):
    """Type of an exercise; the generic exercise of a type bears its name."""

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
    """Kind of a treatment; the generic treatment of a kind bears its name."""

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


class JointMotion(StrEnum):
    """Joint motion while a muscle contracts."""

    NONE = "none"
    PARTIAL_RANGE = "partial-range"
    FULL_RANGE = "full-range"


class Resistance(StrEnum):
    """Resistance in words."""

    NONE = "none"
    LIGHT = "light"
    MODERATE = "moderate"
    HEAVY = "heavy"


class Pressure(StrEnum):
    """Manual pressure in words."""

    VERY_LIGHT = "very-light"
    LIGHT = "light"
    FIRM = "firm"


class MaitlandGrade(StrEnum):
    """Grade of a passive joint mobilization after Maitland.

    Grades I and IV are of small amplitude, II and III of large amplitude; I and II stop short of resistance, III and
    IV go into it. The thrust that is often called grade V is the treatment `manipulation`.
    """

    I = "i"  # noqa: E741  # the grade's own name
    II = "ii"
    III = "iii"
    IV = "iv"


class IntensityUnit(StrEnum):
    """Unit of an intensity."""

    PERCENT = "percent"
    REPETITION_MAXIMUM = "repetition-maximum"
    REPETITIONS_IN_RESERVE = "repetitions-in-reserve"
    BORG_CR10 = "borg-cr10"
    BORG_RPE = "borg-rpe"
    HEART_RATE_BPM = "heart-rate-bpm"
    MMHG = "mmhg"
    KG = "kg"
    N = "n"
    W = "w"
    KMH = "kmh"
    BAND_COLOR = "band-color"


class IntensityReference(StrEnum):
    """What an intensity is measured against."""

    OWN_MAXIMAL_EFFORT = "own-maximal-effort"
    MVC = "mvc"
    MVC_EMG = "mvc-emg"
    ONE_REPETITION_MAXIMUM = "one-repetition-maximum"
    TEN_REPETITION_MAXIMUM = "ten-repetition-maximum"
    HEART_RATE_MAXIMUM = "heart-rate-maximum"
    HEART_RATE_RESERVE = "heart-rate-reserve"
    VO2_MAXIMUM = "vo2-maximum"
    BODY_WEIGHT = "body-weight"
    NONE = "none"


class SideRule(StrEnum):
    """On which sides a dose is done."""

    EACH_SIDE = "each-side"
    AFFECTED_SIDE = "affected-side"
    ALTERNATING = "alternating"
    AS_TARGETS = "as-targets"


class PainInstruction(StrEnum):
    """What a prescription tells the patient about pain."""

    AVOID = "avoid"
    UP_TO_LIMIT = "up-to-limit"
    PUSH_THROUGH = "push-through"
    SEEK = "seek"


class Loading(StrEnum):
    """How load develops."""

    PROGRESSIVE = "progressive"
    CONSTANT = "constant"
    AGGRESSIVE = "aggressive"


class Actor(StrEnum):
    """Who performs something."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"
    THERAPIST = "therapist"
    PHYSIOTHERAPIST = "physiotherapist"
    OCCUPATIONAL_THERAPIST = "occupational-therapist"
    NURSE = "nurse"
    ATHLETIC_TRAINER = "athletic-trainer"
    EXERCISE_PHYSIOLOGIST = "exercise-physiologist"
    MASSAGE_THERAPIST = "massage-therapist"
    PSYCHOLOGIST = "psychologist"
    HANNA_TEACHER = "hanna-teacher"
    CHIROPRACTOR = "chiropractor"
    OSTEOPATH = "osteopath"
    SPECIALTY_THERAPIST = "specialty-therapist"
    TRAINER = "trainer"
    PHYSICIAN = "physician"
    SURGEON = "surgeon"
    PAIN_CLINIC = "pain-clinic"
    MEDIA = "media"
    OTHER = "other"


class Supervision(StrEnum):
    """How work is watched."""

    NONE = "none"
    REMOTE = "remote"
    SUPERVISED = "supervised"
    ASSISTED = "assisted"
    MIXED = "mixed"


class LearnedVia(StrEnum):
    """How a technique was learned."""

    PRACTITIONER = "practitioner"
    MEDIA = "media"
    NONE = "none"


class Setting(StrEnum):
    """Where something is done."""

    HOME = "home"
    CLINIC = "clinic"
    GYM = "gym"
    WORK = "work"
    GROUP = "group"
    OTHER = "other"


class Channel(StrEnum):
    """How something is delivered."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    APP = "app"
    PHONE = "phone"
    PRINT = "print"
    OTHER = "other"


class Grouping(StrEnum):
    """Alone or in a group."""

    INDIVIDUAL = "individual"
    GROUP = "group"


class Purpose(StrEnum):
    """What a treatment is for."""

    PAIN_CONTROL = "pain-control"
    CURE = "cure"
    RELEASE = "release"
    RECOVERY = "recovery"


class Level(StrEnum):
    """Level of an activity against the time before the complaint (A12)."""

    NONE = "none"
    REDUCED = "reduced"
    FULL = "full"


class TreatmentGroup(StrEnum):
    """Group of a treatment component in the Rehabilitation Treatment Specification System."""

    ORGAN_FUNCTION = "organ-function"
    SKILL_OR_HABIT = "skill-or-habit"
    REPRESENTATION = "representation"


class Origin(StrEnum):
    """Where a program comes from."""

    INDIVIDUALIZED = "individualized"
    GENERIC_SHEET = "generic-sheet"
    PROTOCOL = "protocol"


class Aim(StrEnum):
    """What a program is for."""

    RELIEF = "relief"
    RESOLUTION = "resolution"
    PREVENTION = "prevention"
    FUNCTION = "function"


class Component(StrEnum):
    """What a program has beside its exercises."""

    POSTURAL_RETRAINING = "postural-retraining"
    WORKPLACE_REVIEW = "workplace-review"
    CAUSE_AND_PAIN_CONTROL = "cause-and-pain-control"
    EDUCATION = "education"
    FEAR_EDUCATION = "fear-education"
    SLEEP_ADVICE = "sleep-advice"
    GOAL_REVIEW = "goal-review"
    HOME_PROGRAM = "home-program"
    MANUAL_THERAPY = "manual-therapy"
    MEDICATION = "medication"
    OTHER = "other"


class PresumedCause(StrEnum):
    """What a program presumes to be behind the complaint."""

    MUSCLE_IMBALANCE = "muscle-imbalance"
    WEAKNESS = "weakness"
    BURSITIS = "bursitis"
    INJURY = "injury"
    DEGENERATION = "degeneration"
    NON_SPECIFIC = "non-specific"
    OTHER = "other"
    UNKNOWN = "unknown"


class PhaseKind(StrEnum):
    """Kind of a phase."""

    CAUSE_AND_PAIN = "cause-and-pain"
    ACUTE_CARE = "acute-care"
    RELEASE = "release"
    COUNTER_STRENGTH = "counter-strength"
    PROGRESSIVE_STRENGTH = "progressive-strength"
    TASK = "task"
    RETURN_TO_ACTIVITY = "return-to-activity"
    MAINTENANCE = "maintenance"
    CUSTOM = "custom"


class DaysSince(StrEnum):
    """From which day a criterion counts days."""

    ONSET = "onset"
    PROGRAM_START = "program-start"
    PHASE_START = "phase-start"
    SURGERY = "surgery"


class ClaimKind(StrEnum):
    """What a program or case asserts."""

    BEST_EXERCISE = "best-exercise"
    PAIN_FELL_BY_STRENGTH = "pain-fell-by-strength"
    NO_IMBALANCE = "no-imbalance"
    IMBALANCE_SHOWN = "imbalance-shown"


class Horizon(StrEnum):
    """For how long an assertion speaks."""

    SHORT_TERM = "short-term"
    LONG_TERM = "long-term"


class SleepEffect(StrEnum):
    """What a program does to sleep."""

    BETTER = "better"
    NEUTRAL = "neutral"
    WORSE = "worse"


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Status(StrEnum):
    """What became of a planned item."""

    PLANNED = "planned"
    DONE = "done"
    PARTIAL = "partial"
    MISSED = "missed"
    STOPPED = "stopped"


class MissedReason(StrEnum):
    """Why an item was missed; a reason never blames (P48)."""

    PAIN = "pain"
    ILLNESS = "illness"
    TIME = "time"
    MOTIVATION = "motivation"
    EQUIPMENT = "equipment"
    ACCESS = "access"
    FORGOTTEN = "forgotten"
    OTHER = "other"
    UNKNOWN = "unknown"


class Event(StrEnum):
    """Something that happened during work; some are stop signs."""

    CHEST_PAIN = "chest-pain"
    SYNCOPE = "syncope"
    SEVERE_BREATHLESSNESS = "severe-breathlessness"
    SUDDEN_NEUROLOGICAL_SYMPTOM = "sudden-neurological-symptom"
    FALL = "fall"
    PAIN_FLARE = "pain-flare"
    SORENESS = "soreness"
    DIZZINESS = "dizziness"
    OTHER = "other"


class ActivityKind(StrEnum):
    """Kind of a logged activity."""

    ACTIVITY = "activity"
    GENTLE_MOVEMENT = "gentle-movement"
    BED_REST = "bed-rest"


class Domain(StrEnum):
    """Domain of life."""

    WORK = "work"
    HOUSEHOLD = "household"
    SPORT = "sport"
    LEISURE = "leisure"
    SELF_CARE = "self-care"


STOP_SIGNS = frozenset(
    {Event.CHEST_PAIN, Event.SYNCOPE, Event.SEVERE_BREATHLESSNESS, Event.SUDDEN_NEUROLOGICAL_SYMPTOM}
)
"""Events at which exercise stops and the person is referred (a safety rule of the library, no source has one)."""
