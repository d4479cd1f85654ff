"""What a schedule gives for a week, and where a quota starts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model
from rehabkit.models.complaint import RedFlagScreen
from rehabkit.models.dosage import Dosage
from rehabkit.models.log import EventRecord
from rehabkit.models.scheme import Scheme
from rehabkit.progression._outcomes import Given, Undecided, Withheld, given, missing, named, no_table, withheld
from rehabkit.progression._told import week_told, weeks_told


@attrs.frozen(kw_only=True)
class _Asked(Model):
    """The week that is asked about; refuses what is no number of a week."""

    week: Annotated[int, Bounds(ge=-10_000, le=10_000, unit="weeks")] | None


@attrs.frozen(kw_only=True)
class _Baseline(Model):
    """Results of the sessions before a quota; refuses what is none."""

    results: tuple[Annotated[float, Bounds(ge=0, le=1_000_000)], ...]


def week_of(
    scheme: Scheme, week: int | None, *, screen: RedFlagScreen | None = None, events: Iterable[EventRecord] = ()
) -> Given[Dosage] | Undecided | Withheld:
    """Return the dosage that a schedule gives for a week.

    Args:
        scheme: A scheme with weeks, such as `rk.schemes["hsr-achilles"]`.
        week: The week, of which the first is 1, or None where it is not known.
        screen: The person's red-flag screen.
        events: What happened in exercise; a stop sign withholds the answer.

    Raises:
        FieldError: The week is no whole number.
    """
    _Asked(week=week)
    if stop := withheld(named(scheme), screen, events):
        return stop
    if scheme.weeks is None:
        return no_table(scheme, "weeks")
    if week is None:
        return missing(scheme.id, ("week of the program",))
    for row in scheme.weeks:
        if row.from_week <= week <= row.to_week:
            return given(scheme, row.dosage, f"{weeks_told(row)}: {week_told(row)}", screen)
    return Undecided(scheme=scheme.id, because=f"the schedule has no week {week}")


def first_quota(
    scheme: Scheme,
    baseline: Sequence[float],
    *,
    screen: RedFlagScreen | None = None,
    events: Iterable[EventRecord] = (),
) -> Given[float] | Undecided | Withheld:
    """Return where a quota starts: the published share of the mean of the baseline, not rounded.

    Args:
        scheme: A scheme with a quota, such as `rk.schemes["graded-activity-quota"]`.
        baseline: What each session of the baseline gave, in repetitions, minutes or any one unit.
        screen: The person's red-flag screen.
        events: What happened in exercise; a stop sign withholds the answer.

    Raises:
        FieldError: A result is no number, or below 0.
    """
    _Baseline(results=tuple(baseline))
    if stop := withheld(named(scheme), screen, events):
        return stop
    if scheme.quota_percent is None:
        return no_table(scheme, "quota")
    if len(baseline) != scheme.baseline_sessions:
        return missing(scheme.id, (f"results of {scheme.baseline_sessions} baseline sessions",))
    total = sum((Fraction(str(each)) for each in baseline), Fraction(0))
    value = float(total / len(baseline) * Fraction(str(scheme.quota_percent)) / 100)
    return given(scheme, value, f"{scheme.quota_percent:g} % of the mean of {len(baseline)} sessions", screen)
