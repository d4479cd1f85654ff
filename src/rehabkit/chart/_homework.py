"""Work of the patient's own: which is done at home, which alone, and how often a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import attrs

from rehabkit.chart._works import PhaseEntry, WorkEntry
from rehabkit.vocab import Actor, PhaseKind, Setting, Supervision, Weekday

_WEEKDAYS = tuple(Weekday)
_WEEK = len(_WEEKDAYS)

_OWN = frozenset({Actor.PATIENT, Actor.CAREGIVER})
_AWAY = frozenset({Setting.CLINIC})
_IN_COMPANY = frozenset({Setting.CLINIC, Setting.GROUP, Setting.GYM})
_WATCHED = frozenset({Supervision.SUPERVISED, Supervision.ASSISTED})
_BEFORE_WORK = frozenset({PhaseKind.CAUSE_AND_PAIN, PhaseKind.ACUTE_CARE})


def is_by_patient(entry: WorkEntry) -> bool:
    """Return whether the patient, or a caregiver, performs work."""
    return entry.actor in _OWN


def is_homework(entry: WorkEntry) -> bool:
    """Return whether work is the patient's, and not in a clinic."""
    return is_by_patient(entry) and entry.setting not in _AWAY


def is_alone(entry: WorkEntry) -> bool:
    """Return whether the patient works without a teacher or group; work at home without an actor counts."""
    if entry.setting in _IN_COMPANY or entry.get("supervision") in _WATCHED:
        return False
    return entry.actor is Actor.PATIENT or (entry.actor is None and entry.setting is Setting.HOME)


def stated_times(entry: WorkEntry) -> tuple[int, int] | None:
    """Return the least and the most times on a day of work, or None where they are not stated."""
    dosage = entry.dosage
    if dosage is None:
        return None
    if dosage.weekdays:
        times = min(plan.times or 1 for plan in dosage.weekdays)
        return times, times
    if dosage.times_per_day is None:
        return None
    return dosage.times_per_day, dosage.times_per_day_to or dosage.times_per_day


@attrs.frozen(kw_only=True)
class PlannedTimes:
    """How often one prescription is planned.

    Attributes:
        entry: The prescription.
        window: Its days, counted from the program's start.
        times: Least times on a day of work, or None where that is not stated.
        days: Number of days a week, or None where that is not stated.
        on: Times that are certain, by day of the program.
        is_placed: Whether it is known on which days they fall.
    """

    entry: WorkEntry
    window: range
    times: int | None
    days: int | None
    on: Counter[int]
    is_placed: bool

    @property
    def is_open(self) -> bool:
        """Whether some of its times are not stated, or fall on days that are not named."""
        return self.times is None or not self.is_placed

    def may_reach(self, least: float) -> bool:
        """Return whether it could reach a number of times on every day, as far as it is stated."""
        return (self.times is None or self.times >= least) and self.days in {None, _WEEK}


def planned_times(entry: WorkEntry, window: range, start: dt.date | None) -> PlannedTimes:
    """Return how often a prescription is planned on each day of its window."""
    dosage = entry.dosage
    stated = stated_times(entry)
    times = None if stated is None else stated[0]
    plans = None if dosage is None else dosage.weekdays
    if plans is None:
        days = None if dosage is None else dosage.days_per_week
        on = dict.fromkeys(window, times or 0) if days == _WEEK else {}
        return PlannedTimes(
            entry=entry, window=window, times=times, days=days, on=+Counter(on), is_placed=days == _WEEK
        )
    named = {plan.day: plan.times or 1 for plan in plans}
    on = dict.fromkeys(window, min(named.values())) if len(named) == _WEEK else {}
    if start is not None:
        on = {day: named.get(_WEEKDAYS[(start + dt.timedelta(days=day)).weekday()], 0) for day in window}
    placed = start is not None or len(named) in {0, _WEEK}
    return PlannedTimes(
        entry=entry, window=window, times=times or 0, days=len(named), on=+Counter(on), is_placed=placed
    )


def unstated_phases(phases: Iterable[PhaseEntry]) -> tuple[str, ...]:
    """Return the places where it is not stated what a phase prescribes, phases before any work aside."""
    unstated = [entry for entry in phases if entry.phase.prescriptions is None]
    return tuple(f"{entry.path}.prescriptions" for entry in unstated if entry.phase.kind not in _BEFORE_WORK)
