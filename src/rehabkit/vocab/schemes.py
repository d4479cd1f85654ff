"""Words of dose schemes: kinds, units of load, and what a pain is worth."""

from __future__ import annotations

from enum import StrEnum


class SchemeKind(StrEnum):
    """What the published table of a dose scheme gives."""

    SETS = "sets"
    CHANGES = "changes"
    WEEKS = "weeks"
    PAIN_BANDS = "pain-bands"
    QUOTA = "quota"
    LADDER = "ladder"


class LoadUnit(StrEnum):
    """Unit of a load, or of a change of load."""

    KILOGRAM = "kg"
    POUND = "lb"
    PERCENT = "percent"


class Counted(StrEnum):
    """What a table of changes counts: repetitions, or repetitions over the goal."""

    REPETITIONS = "repetitions"
    OVER_GOAL = "over-goal"


class RatedPain(StrEnum):
    """Which pain a pain-monitoring version rates."""

    DURING = "during"
    AFTER = "after"


class PainVerdict(StrEnum):
    """What a pain-monitoring version says of a pain, lowest first."""

    SAFE = "safe"
    ACCEPTABLE = "acceptable"
    TOO_HIGH = "too-high"
