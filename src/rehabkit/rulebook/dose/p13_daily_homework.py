"""A release phase has a day without homework.

What it checks
    Each release phase: release work that the patient does by themselves is planned on every calendar day of the
    phase, at least once. Where the log says so, the days gone by are judged as well: an item marked as missed with
    nothing else done that day, or no entry at all in a log that is declared complete.

Why
    One source expects homework at least once a day (S3-100), since lasting recovery needs the patient's own
    continuous part (S3-102).

When it does not apply
    Phases of other kinds (A61) and other work than muscle release (A32). The absence of an entry in a log that is
    not declared complete is no missed day (A71). Work whose actor or days are not stated leaves it unknown.

References:
    S3-100. Evidence entry E29: how a weekly dose is spread made no difference in a neck trial.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, PhaseEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, parameters
from rehabkit.vocab import Actor, Effect, Family, Outcome, PhaseKind, Setting, Severity, Status, Weekday

_AWAY = frozenset({Setting.CLINIC})
_WEEKDAYS = tuple(Weekday)
_WEEK = len(_WEEKDAYS)


@attrs.frozen
class _Days:
    """The days of a phase on which homework is planned.

    Attributes:
        sure: Days that are covered for certain.
        loose: Further days a week whose place is not stated.
    """

    sure: frozenset[int]
    loose: int


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each release phase, as planned and as logged."""
    for phase in chart.phases:
        if phase.phase.kind is PhaseKind.RELEASE:
            works = [
                e for e in chart.works if e.is_prescription and e.phase == phase and e.has(Effect.RELEASE_CONTRACTION)
            ]
            homework = [entry for entry in works if _is_homework(entry)]
            yield _plan(chart, phase, works, homework)
            yield from _log(chart, phase, homework)


def _is_homework(entry: WorkEntry) -> bool:
    return entry.actor in {Actor.PATIENT, Actor.CAREGIVER} and entry.setting not in _AWAY


def _plan(chart: Chart, phase: PhaseEntry, works: list[WorkEntry], homework: list[WorkEntry]) -> Verdict:
    first, last = phase.phase.from_day, phase.phase.to_day
    days = _covered(chart, homework)
    bare = [day for day in range(first, last + 1) if day not in days.sure]
    if not bare:
        return PASS
    place = homework[0].path if len(homework) == 1 else phase.path
    total = last - first + 1
    facts = tuple(_frequency(entry) for entry in homework)
    unstated = [e for e in works if e not in homework and e.actor is None and e.setting not in _AWAY]
    if unstated or phase.phase.prescriptions is None or _may_fit(days, bare, total):
        needs = [f"{entry.path}.actor" for entry in unstated] or [f"{place}.dosage.weekdays"]
        if phase.phase.prescriptions is None:
            needs = [f"{phase.path}.prescriptions"]
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=place,
            facts=facts,
            parameters=parameters(phase=phase.phase.id, total=total),
            needs=tuple(needs),
        )
    return Hit(
        outcome=Outcome.FAIL,
        path=place,
        facts=facts,
        parameters=parameters(phase=phase.phase.id, coverage=_coverage(chart, days, bare, total)),
    )


def _coverage(chart: Chart, days: _Days, bare: list[int], total: int) -> str:
    if days.loose and not days.sure:
        return f"planned on {days.loose} of {_WEEK} days of a week"
    if len(bare) == total:
        return "planned on no day"
    date = chart.date_of(bare[0])
    return f"planned on {total - len(bare)} of {total} days, first missing {date or f'on day {bare[0]}'}"


def _covered(chart: Chart, homework: list[WorkEntry]) -> _Days:
    sure: set[int] = set()
    loose = 0
    named: dict[range, set[Weekday]] = {}
    for entry in homework:
        first, last = chart.window(entry)
        window, dosage = range(first, last + 1), entry.dosage
        if dosage is not None and dosage.weekdays is not None:
            named.setdefault(window, set()).update(plan.day for plan in dosage.weekdays)
        elif dosage is not None and dosage.days_per_week == _WEEK:
            sure.update(window)
        elif dosage is not None and dosage.days_per_week is not None:
            loose += dosage.days_per_week
        else:
            loose += _WEEK
    for window, weekdays in named.items():
        if len(weekdays) == _WEEK:
            sure.update(window)
        elif chart.case.program_start is None:
            loose += len(weekdays)
        else:
            sure.update(day for day in window if _weekday(chart.case.program_start, day) in weekdays)
    return _Days(frozenset(sure), loose)


def _weekday(start: dt.date, day: int) -> Weekday:
    return _WEEKDAYS[(start + dt.timedelta(days=day)).weekday()]


def _may_fit(days: _Days, bare: list[int], total: int) -> bool:
    """Return whether days a week of unstated place could still fill every bare day."""
    return days.loose >= min(_WEEK, total) or days.loose * total >= len(bare) * _WEEK


def _frequency(entry: WorkEntry) -> Fact:
    dosage = entry.dosage
    if dosage is not None and dosage.weekdays is not None:
        return Fact(f"{entry.path}.dosage.weekdays", ", ".join(plan.day for plan in dosage.weekdays) or "none")
    if dosage is not None and dosage.days_per_week is not None:
        return Fact(f"{entry.path}.dosage.days_per_week", f"{dosage.days_per_week} days a week")
    return Fact(str(entry.path), "days of the week not stated")


def _log(chart: Chart, phase: PhaseEntry, homework: list[WorkEntry]) -> Iterator[Verdict]:
    """Judge the days gone by of a phase whose homework is planned."""
    start, log = chart.case.program_start, chart.case.log
    if start is None or log is None or chart.as_of is None or not homework:
        return
    begins, ends = start + dt.timedelta(days=phase.phase.from_day), start + dt.timedelta(days=phase.phase.to_day)
    ends = min(ends, chart.as_of)
    done = {
        entry.moment.date
        for entry in chart.works
        if entry.moment is not None
        and entry.is_done
        and entry.has(Effect.RELEASE_CONTRACTION)
        and _is_homework_done(entry)
    }
    missed: dict[dt.date, Path] = {
        entry.moment.date: entry.path
        for entry in reversed(chart.works)
        if entry.moment is not None and entry.status is Status.MISSED and entry.has(Effect.RELEASE_CONTRACTION)
    }
    gone_by = [begins + dt.timedelta(days=number) for number in range((ends - begins).days + 1)]
    bare = [day for day in gone_by if day not in done and (log.complete is True or day in missed)]
    if not (gone_by if log.complete is True else missed.keys() & set(gone_by)):
        return
    if not bare:
        yield PASS
        return
    place = missed.get(bare[0], homework[0].path)
    value = "marked as missed" if bare[0] in missed else "no entry in a log that is declared complete"
    path = str(place) if bare[0] in missed else "$.log"
    yield Hit(
        outcome=Outcome.FAIL,
        path=place,
        facts=(Fact(path, f"{bare[0]}: {value}"),),
        parameters=parameters(
            phase=phase.phase.id,
            coverage=f"logged on {len(gone_by) - len(bare)} of {len(gone_by)} days, first missing {bare[0]}",
        ),
        softening="log",
    )


def _is_homework_done(entry: WorkEntry) -> bool:
    return entry.setting not in _AWAY and entry.actor in {Actor.PATIENT, Actor.CAREGIVER, None}


RULE = Rule(
    code="P13",
    slug="daily-homework",
    family=Family.DOSE,
    principle="P13",
    severity=Severity.ERROR,
    unknown_severity=Severity.WARNING,
    message="Release phase {phase} has homework {coverage}",
    suggestion="The source would have release work by the patient on every day of phase {phase}, at least once",
    unknown="Whether release phase {phase} has homework on each of its {total} days is not stated",
    softenings=(Softening("log", Severity.WARNING, "the log falls short of a plan"),),
    check=check,
    pair=MinimalPair(
        good=_cases.released,
        bad=Edit("$.program.phases[0].prescriptions[0].dosage.days_per_week", 6),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=(Fact("$.program.phases[0].prescriptions[0].dosage.days_per_week", "6 days a week"),),
            parameters=parameters(
                coverage="planned on 6 of 7 days of a week",
                phase="ph1",
            ),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].dosage.days_per_week"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=(Fact("$.program.phases[0].prescriptions[0]", "days of the week not stated"),),
            parameters=parameters(
                phase="ph1",
                total="28",
            ),
            needs=("$.program.phases[0].prescriptions[0].dosage.weekdays",),
        ),
    ),
    doc=__doc__,
)
