"""Phases and doses: what a program's own criteria say, and what published dose schemes give after a logged result.

`advance` and `simulate` read the criteria of phases. Each function of the schemes answers with `Given`, what the
published table gives; `Undecided`, where a datum is missing or the table is silent; or `Withheld`, where a red flag or
a stop sign stands. None says what a person should do.
"""

from __future__ import annotations

from rehabkit.progression._advance import advance
from rehabkit.progression._answer import Advance
from rehabkit.progression._criteria import CriterionResult
from rehabkit.progression._expand import misfits, prescription_of
from rehabkit.progression._ladders import Ladder, Rung, climb, ladder_of
from rehabkit.progression._loads import LoadRange, PlannedSet, Result, convert_load, next_dose, sets_of
from rehabkit.progression._outcomes import Given, Undecided, Withheld
from rehabkit.progression._pains import rate_pain
from rehabkit.progression._responses import (
    EventOn,
    HoldCourse,
    PainCourse,
    RangeCourse,
    StrengthCourse,
    ToneCourse,
)
from rehabkit.progression._schedules import first_quota, week_of
from rehabkit.progression._simulate import simulate
from rehabkit.progression._timeline import Dose, Ending, Timeline, TimelineEntry
from rehabkit.progression._told import table_of
from rehabkit.progression._wording import sentence, sentences

__all__ = [
    "Advance",
    "CriterionResult",
    "Dose",
    "Ending",
    "EventOn",
    "Given",
    "HoldCourse",
    "Ladder",
    "LoadRange",
    "PainCourse",
    "PlannedSet",
    "RangeCourse",
    "Result",
    "Rung",
    "StrengthCourse",
    "Timeline",
    "TimelineEntry",
    "ToneCourse",
    "Undecided",
    "Withheld",
    "advance",
    "climb",
    "convert_load",
    "first_quota",
    "ladder_of",
    "misfits",
    "next_dose",
    "prescription_of",
    "rate_pain",
    "sentence",
    "sentences",
    "sets_of",
    "simulate",
    "table_of",
    "week_of",
]
