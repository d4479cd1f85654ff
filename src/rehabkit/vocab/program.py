"""Words for goals, programs and phases."""

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
