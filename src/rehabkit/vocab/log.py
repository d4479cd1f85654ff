"""Words for what was done: statuses, events and activities."""

from __future__ import annotations

from enum import StrEnum


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


class Level(StrEnum):
    """Level of an activity against the time before the complaint (A12)."""

    NONE = "none"
    REDUCED = "reduced"
    FULL = "full"


STOP_SIGNS = frozenset(
    {Event.CHEST_PAIN, Event.SYNCOPE, Event.SEVERE_BREATHLESSNESS, Event.SUDDEN_NEUROLOGICAL_SYMPTOM}
)
"""Events at which exercise stops and the person is referred (a safety rule of the library, no source has one)."""
