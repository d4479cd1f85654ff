"""Dosage: how much, how hard, how long, how often; every unit stands in its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model, echo
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._fields import Count, Kilograms, Minutes, PainPoints, Percent, Seconds, Text, needs, not_after
from rehabkit.vocab import (
    IntensityReference,
    IntensityUnit,
    JointMotion,
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

_WHOLE_AT_MOST = frozenset({IntensityReference.OWN_MAXIMAL_EFFORT, IntensityReference.MVC})


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

    value: Annotated[float, Bounds(ge=0, le=10_000)]
    value_to: Annotated[float, Bounds(ge=0, le=10_000)] | None = None
    unit: IntensityUnit
    reference: IntensityReference | None = None

    def together(self) -> Iterator[FieldError]:
        """A bare percentage says nothing; a range has its ends in order."""
        if self.unit is IntensityUnit.PERCENT and self.reference is None:
            yield FieldError(ProblemCode.CONTRADICTION, ("reference",), "must be stated: percent of what")
        yield from not_after("value", self.value, "value_to", self.value_to)
        low, high = LEGAL_INTENSITIES.get(self.unit, (0, 10_000))
        if self.unit is IntensityUnit.PERCENT and self.reference in _WHOLE_AT_MOST:
            high = 100
        for name in ("value", "value_to"):
            value = getattr(self, name)
            if value is not None and not low <= value <= high:
                why = f"must be from {low} to {high} {self.unit} (got {echo(value)})"
                yield FieldError(ProblemCode.VALUE_RANGE, (name,), why)


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
        """Ranges have both ends in order; named days stand instead of frequencies."""
        for name in _RANGES:
            low, high = getattr(self, name), getattr(self, f"{name}_to")
            yield from needs(f"{name}_to", high, name, low)
            yield from not_after(name, low, f"{name}_to", high)
        if self.weekdays is not None:
            for name in ("times_per_day", "days_per_week"):
                if getattr(self, name) is not None:
                    yield FieldError(ProblemCode.CONTRADICTION, (name,), "must not stand beside weekdays")
            for day, times in Counter(plan.day for plan in self.weekdays).items():
                if times > 1:
                    yield FieldError(ProblemCode.CONTRADICTION, ("weekdays",), f"must name {day} once")
