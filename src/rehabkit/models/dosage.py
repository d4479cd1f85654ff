"""Dosage: how much, how hard, how long, how often; every unit stands in its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from rehabkit.bounds import Bounds, Clauses, Model
from rehabkit.errors import FieldError
from rehabkit.models._clauses import Apart, Needs, Once, Stated, Within
from rehabkit.models._fields import Count, Kilograms, Minutes, PainPoints, Percent, Seconds, Text, not_after
from rehabkit.vocab import (
    IntensityReference,
    IntensityUnit,
    JointMotion,
    MaitlandGrade,
    PainInstruction,
    Pressure,
    Resistance,
    SideRule,
    Weekday,
)

TimesPerDay = Annotated[int, Bounds(ge=1, le=100, unit="times a day")]
DaysPerWeek = Annotated[int, Bounds(ge=1, le=7, unit="days a week")]


@attrs.frozen(kw_only=True)
class Tempo(Model):
    """Seconds of each part of a repetition.

    Attributes:
        concentric_s: Seconds of shortening.
        pause_short_s: Seconds held short.
        eccentric_s: Seconds of lengthening.
        pause_long_s: Seconds held long.
    """

    concentric_s: Seconds | None = None
    pause_short_s: Seconds | None = None
    eccentric_s: Seconds | None = None
    pause_long_s: Seconds | None = None


LEGAL_INTENSITIES: dict[IntensityUnit, tuple[float, float]] = {
    IntensityUnit.BORG_RPE: (6, 20),
    IntensityUnit.BORG_CR10: (0, 20),
    IntensityUnit.PERCENT: (0, 500),
    IntensityUnit.REPETITION_MAXIMUM: (1, 100),
    IntensityUnit.REPETITIONS_IN_RESERVE: (0, 100),
    IntensityUnit.HEART_RATE_BPM: (20, 300),
}
"""Legal values by unit. Borg CR10 may exceed 10, and percentages of an EMG reference or a maximum may exceed 100."""

_WHOLE_AT_MOST = (IntensityReference.OWN_MAXIMAL_EFFORT, IntensityReference.MVC)
_ENDS = ("value", "value_to")


@attrs.frozen(kw_only=True)
class Intensity(Model):
    """An intensity with its unit, and its reference where it is a percentage.

    Scales are not converted into each other; anchors and wording of the Borg scales are not shipped.

    Attributes:
        value: The value, or the lower end of a range.
        value_to: The upper end of a range.
        unit: The unit.
        reference: What a percentage is taken of.
    """

    CLAUSES: ClassVar[Clauses] = (
        Stated(
            {"unit": (IntensityUnit.PERCENT,)},
            at="reference",
            why="must be stated: percent of what",
            fields=("reference",),
        ),
        *(Within({"unit": (unit,)}, _ENDS, low, high, of=unit) for unit, (low, high) in LEGAL_INTENSITIES.items()),
        Within(
            {"unit": (IntensityUnit.PERCENT,), "reference": _WHOLE_AT_MOST}, _ENDS, 0, 100, of=IntensityUnit.PERCENT
        ),
    )

    value: Annotated[float, Bounds(ge=0, le=10_000)]
    value_to: Annotated[float, Bounds(ge=0, le=10_000)] | None = None
    unit: IntensityUnit
    reference: IntensityReference | None = None

    def together(self) -> Iterator[FieldError]:
        """A range has its ends in order."""
        yield from not_after("value", self.value, "value_to", self.value_to)


@attrs.frozen(kw_only=True)
class DayPlan(Model):
    """How often on a named day of the week.

    Attributes:
        day: The day.
        times: Times on that day; absent means once.
    """

    day: Weekday
    times: TimesPerDay | None = None


@attrs.frozen(kw_only=True)
class PainRule(Model):
    """What a prescription tells the patient about pain.

    Attributes:
        instruction: Avoid pain, go up to a limit, push through, or seek it.
        during_at_most: Highest pain during work, 0-10.
        after_at_most: Highest pain after work, 0-10.
        next_morning_at_most: Highest pain the next morning, 0-10.
        weekly_rise_allowed: Whether pain may rise from week to week.
        text: The rule in words.
    """

    instruction: PainInstruction
    during_at_most: PainPoints | None = None
    after_at_most: PainPoints | None = None
    next_morning_at_most: PainPoints | None = None
    weekly_rise_allowed: bool | None = None
    text: Text | None = None

    @property
    def is_monitored(self) -> bool:
        """Whether it states an upper limit and a next-morning check (T01)."""
        return self.during_at_most is not None and self.next_morning_at_most is not None


_RANGES = (
    "sets",
    "repetitions",
    "hold_s",
    "effort_percent",
    "range_percent",
    "load_kg",
    "times_per_day",
    "days_per_week",
    "duration_min",
)


@attrs.frozen(kw_only=True)
class Dosage(Model):
    """The dose of one intervention; a field with `_to` is the upper end of a range.

    Attributes:
        sets: Sets.
        sets_to: Upper end.
        repetitions: Repetitions of a set.
        repetitions_to: Upper end.
        to_failure: Whether a set goes on to failure.
        hold_s: Seconds held at each repetition.
        hold_s_to: Upper end.
        tempo: Seconds of each part of a repetition.
        rest_between_repetitions_s: Seconds of rest between repetitions.
        rest_between_sets_s: Seconds of rest between sets.
        rest_between_exercises_s: Seconds of rest before the next exercise.
        effort_percent: Percent of the person's own maximal effort (A04, A57).
        effort_percent_to: Upper end.
        range_percent: Percent of the range of motion used.
        range_percent_to: Upper end.
        intensity: Any other intensity, with unit and reference.
        load_kg: Load in kilograms.
        load_kg_to: Upper end.
        resistance: Resistance in words.
        pressure: Manual pressure in words.
        maitland_grade: Grade of a joint mobilization.
        joint_motion: Whether the joint moves.
        duration_min: Minutes of one sitting.
        duration_min_to: Upper end.
        times_per_day: Times on a day of work.
        times_per_day_to: Upper end.
        days_per_week: Days of work a week.
        days_per_week_to: Upper end.
        weekdays: Named days instead of the two frequencies.
        recovery_h: Hours between sittings at least.
        total_sessions: Sittings in all.
        side_rule: On which sides.
    """

    CLAUSES: ClassVar[Clauses] = (
        *(Needs(f"{name}_to", name) for name in _RANGES),
        Apart("times_per_day", "weekdays"),
        Apart("days_per_week", "weekdays"),
        Once("weekdays", "day"),
    )

    sets: Count | None = None
    sets_to: Count | None = None
    repetitions: Count | None = None
    repetitions_to: Count | None = None
    to_failure: bool | None = None
    hold_s: Seconds | None = None
    hold_s_to: Seconds | None = None
    tempo: Tempo | None = None
    rest_between_repetitions_s: Seconds | None = None
    rest_between_sets_s: Seconds | None = None
    rest_between_exercises_s: Seconds | None = None
    effort_percent: Percent | None = None
    effort_percent_to: Percent | None = None
    range_percent: Percent | None = None
    range_percent_to: Percent | None = None
    intensity: Intensity | None = None
    load_kg: Kilograms | None = None
    load_kg_to: Kilograms | None = None
    resistance: Resistance | None = None
    pressure: Pressure | None = None
    maitland_grade: MaitlandGrade | None = None
    joint_motion: JointMotion | None = None
    duration_min: Minutes | None = None
    duration_min_to: Minutes | None = None
    times_per_day: TimesPerDay | None = None
    times_per_day_to: TimesPerDay | None = None
    days_per_week: DaysPerWeek | None = None
    days_per_week_to: DaysPerWeek | None = None
    weekdays: tuple[DayPlan, ...] | None = None
    recovery_h: Annotated[float, Bounds(ge=0, le=1_000, unit="h")] | None = None
    total_sessions: Count | None = None
    side_rule: SideRule | None = None

    def together(self) -> Iterator[FieldError]:
        """Ranges have their ends in order."""
        for name in _RANGES:
            yield from not_after(name, getattr(self, name), f"{name}_to", getattr(self, f"{name}_to"))
