"""The chart of a case: the class that rules read, and the functions that read it for them."""

from __future__ import annotations

from rehabkit.chart._acute import EpisodeDay, RestDay
from rehabkit.chart._chart import Chart
from rehabkit.chart._episodes import Episode
from rehabkit.chart._grounds import Ground, imbalance_of, pain_of, program_span, unstated_work
from rehabkit.chart._homework import PlannedTimes, is_alone, is_by_patient, is_homework, stated_times, unstated_phases
from rehabkit.chart._inhibitions import Inhibition, InhibitionCause
from rehabkit.chart._ladders import Measure, Rise, Rung, rungs
from rehabkit.chart._moments import Moment, planned_offsets
from rehabkit.chart._pains import PainEntry, PainView, Subject
from rehabkit.chart._plateaus import Plateau, highest_effort, plateau
from rehabkit.chart._precautions import (
    Bar,
    bars_of,
    complaint_bars,
    days_or_now,
    first_day,
    operation_bars,
    precaution_bars,
)
from rehabkit.chart._relapses import Relapse, concerns, relapses, relief_lines
from rehabkit.chart._restrictions import ACTIVE, beyond_restriction, beyond_weight
from rehabkit.chart._stop_signs import After, LoggedEvent, exercise_after, logged_events
from rehabkit.chart._strengthening import is_strengthening
from rehabkit.chart._strengths import pain_at_test, shows_weakness, strength_shown
from rehabkit.chart._tones import Gate, GateState, Proof, ToneEntry, by_protection
from rehabkit.chart._trends import Course, Reading, Stretch, courses, program_stretches
from rehabkit.chart._values import Judged, Partner, Seen, ThresholdValue, as_of_default
from rehabkit.chart._works import PhaseEntry, WorkEntry, WorkKind

__all__ = [
    "ACTIVE",
    "After",
    "Bar",
    "Chart",
    "Course",
    "Episode",
    "EpisodeDay",
    "Gate",
    "GateState",
    "Ground",
    "Inhibition",
    "InhibitionCause",
    "Judged",
    "LoggedEvent",
    "Measure",
    "Moment",
    "PainEntry",
    "PainView",
    "Partner",
    "PhaseEntry",
    "PlannedTimes",
    "Plateau",
    "Proof",
    "Reading",
    "Relapse",
    "RestDay",
    "Rise",
    "Rung",
    "Seen",
    "Stretch",
    "Subject",
    "ThresholdValue",
    "ToneEntry",
    "WorkEntry",
    "WorkKind",
    "as_of_default",
    "bars_of",
    "beyond_restriction",
    "beyond_weight",
    "by_protection",
    "complaint_bars",
    "concerns",
    "courses",
    "days_or_now",
    "exercise_after",
    "first_day",
    "highest_effort",
    "imbalance_of",
    "is_alone",
    "is_by_patient",
    "is_homework",
    "is_strengthening",
    "logged_events",
    "operation_bars",
    "pain_at_test",
    "pain_of",
    "planned_offsets",
    "plateau",
    "precaution_bars",
    "program_span",
    "program_stretches",
    "relapses",
    "relief_lines",
    "rungs",
    "shows_weakness",
    "stated_times",
    "strength_shown",
    "unstated_phases",
    "unstated_work",
]
