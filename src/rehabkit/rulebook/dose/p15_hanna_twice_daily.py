"""Hanna work at home is planned or done less often than its source asks.

What it checks
    Each prescription of a technique to which a source gives a least number of times a day, where the patient does
    it alone: on every day of its window it is planned at least that often, 2 times by default, alone or together
    with others in its phase for the same sites. Where the log says so, the days gone by are judged as well: a day
    on which an item is marked as missed, or any day of a log that is declared complete.

Why
    One source has this work done at home, on one's own, at least twice a day (S3-109). That goes before the general
    daily minimum (A33).

When it does not apply
    Other techniques; sessions with a teacher, in a clinic, a gym or a group; a case without such work (A80). The
    absence of an entry in a log that is not declared complete is no missed day (A71). Times or days that are not
    stated leave it unknown; the days of a release phase's only homework are asked for by P13.

References:
    S3-109. Evidence entry E38: no study of the frequency is named there.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from rehabkit.chart import Chart, PlannedTimes, WorkEntry, is_alone, is_homework
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_dose
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, parameters
from rehabkit.vocab import Effect, Family, Outcome, PhaseKind, Severity, Status, Weekday

_WEEK = 7
_DAYS = tuple(Weekday)
Key = tuple[str, str, frozenset[Site]]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each prescription of such work, and the log of the days gone by."""
    groups: dict[Key, list[PlannedTimes]] = {}
    for entry in chart.works:
        technique = entry.technique
        if entry.is_prescription and entry.phase is not None and _is_practice(entry) and technique is not None:
            key = (entry.phase.phase.id, technique.id, frozenset(entry.sites))
            groups.setdefault(key, []).append(chart.times(entry))
    for group in groups.values():
        total = sum((dose.on for dose in group), Counter[int]())
        for dose in group:
            yield _plan(chart, dose, group, total)
        yield from _log(chart, group)


def _is_practice(entry: WorkEntry) -> bool:
    technique = entry.technique
    return technique is not None and technique.minimum_times_per_day is not None and is_alone(entry)


def _plan(chart: Chart, dose: PlannedTimes, group: list[PlannedTimes], total: Counter[int]) -> Verdict:
    least = chart.number("hanna-times-per-day")
    bare = [day for day in dose.window if total[day] < least]
    if not bare:
        return PASS
    alone = len(group) == 1
    named = _named(chart, group)
    enough = [day for day, times in named.items() if times >= least]
    if len(enough) == _WEEK:
        return PASS
    if named and len(dose.window) >= _WEEK:
        return _short(dose, f"planned often enough on {len(enough)} of {_WEEK} days of a week", least)
    if alone and dose.may_reach(least) and dose.times is not None and _is_asked_for_days(chart, dose.entry):
        return PASS
    if dose.may_reach(least) if alone else any(other.is_open for other in group):
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=dose.entry.path,
            facts=(_frequency(dose.entry),),
            parameters=parameters(work=dose.entry.name, least=f"{least:g}"),
            needs=_needs(group),
        )
    return _short(dose, _coverage(chart, dose, bare, total), least)


def _short(dose: PlannedTimes, coverage: str, least: float) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=dose.entry.path,
        facts=(_frequency(dose.entry),),
        parameters=parameters(work=dose.entry.name, coverage=coverage, least=f"{least:g}"),
    )


def _named(chart: Chart, group: list[PlannedTimes]) -> Counter[str]:
    """Return the times by weekday of work side by side that names its days, whatever day the program begins on."""
    plans = [None if dose.entry.dosage is None else dose.entry.dosage.weekdays for dose in group]
    apart = any(dose.window != group[0].window for dose in group)
    if chart.case.program_start is not None or len(group) == 1 or apart or None in plans:
        return Counter()
    return Counter(
        {day: sum(plan.times or 1 for each in plans for plan in each or () if plan.day == day) for day in _DAYS}
    )


def _is_asked_for_days(chart: Chart, entry: WorkEntry) -> bool:
    """Return whether P13 asks for the days of work: it is the only homework of its release phase."""
    phase = entry.phase
    return (
        phase is not None
        and phase.phase.kind is PhaseKind.RELEASE
        and is_homework(entry)
        and not any(
            other.is_prescription
            and other is not entry
            and other.phase is phase
            and other.has(Effect.RELEASE_CONTRACTION)
            and is_homework(other)
            for other in chart.works
        )
    )


def _needs(doses: list[PlannedTimes]) -> tuple[str, ...]:
    times = [f"{dose.entry.path}.dosage.times_per_day" for dose in doses if dose.times is None]
    days = [f"{dose.entry.path}.dosage.weekdays" for dose in doses if dose.is_open and dose.times is not None]
    return (*times, *days)


def _coverage(chart: Chart, dose: PlannedTimes, bare: list[int], total: Counter[int]) -> str:
    if dose.days is None or dose.days == _WEEK:
        return f"planned {_often(total[bare[0]] or dose.times or 0)} a day"
    if not total:
        return f"planned on {dose.days} of {_WEEK} days of a week"
    date = chart.date_of(bare[0])
    days = len(dose.window)
    return f"planned often enough on {days - len(bare)} of {days} days, first missing {date or f'on day {bare[0]}'}"


def _often(times: int) -> str:
    return "once" if times == 1 else f"{times} times"


def _frequency(entry: WorkEntry) -> Fact:
    dosage = entry.dosage
    if dosage is not None and dosage.weekdays is not None:
        told = ", ".join(f"{plan.day} {_often(plan.times or 1)}" for plan in dosage.weekdays)
        return Fact(f"{entry.path}.dosage.weekdays", told or "none")
    if dosage is None or (dosage.times_per_day is None and dosage.days_per_week is None):
        return Fact(str(entry.path), "times a day and days of the week not stated")
    times = "times a day not stated" if dosage.times_per_day is None else f"{_often(dosage.times_per_day)} a day"
    days = "days not stated" if dosage.days_per_week is None else f"{dosage.days_per_week} days a week"
    return Fact(f"{entry.path}.dosage", f"{times}, {days}")


def _log(chart: Chart, group: list[PlannedTimes]) -> Iterator[Verdict]:
    """Judge the days gone by on which such work was due."""
    start, log = chart.case.program_start, chart.case.log
    if start is None or log is None or chart.as_of is None:
        return
    least = chart.number("hanna-times-per-day")
    done, missed = _logged(chart, group)
    due = sorted({start + dt.timedelta(days=day) for dose in group for day in dose.window})
    judged = [day for day in due if day <= chart.as_of and (log.complete is True or day in missed)]
    bare = [day for day in judged if done[day] < least]
    if not bare:
        yield from [PASS] if judged else []
        return
    first, entry = bare[0], group[0].entry
    place = missed.get(first, entry.path)
    told = "an item is marked as missed" if first in missed else "the log is declared complete"
    yield Hit(
        outcome=Outcome.FAIL,
        path=place,
        facts=(Fact(str(place) if first in missed else "$.log", f"{first}: {_often(done[first])}; {told}"),),
        parameters=parameters(
            work=entry.name,
            coverage=f"logged often enough on {len(judged) - len(bare)} of {len(judged)} days, first missing {first}",
            least=f"{least:g}",
        ),
        softening="log",
    )


def _logged(chart: Chart, group: list[PlannedTimes]) -> tuple[Counter[dt.date], dict[dt.date, Path]]:
    """Return how often the work was done on each day, and where a day's work is marked as missed."""
    prescriptions = [dose.entry.prescription for dose in group]
    sites = frozenset(group[0].entry.sites)
    done: Counter[dt.date] = Counter()
    missed: dict[dt.date, Path] = {}
    for entry in chart.works:
        same = any(entry.prescription is each for each in prescriptions)
        if entry.moment is None or not _is_practice(entry) or not (same or sites <= set(entry.sites)):
            continue
        if entry.is_done:
            done[entry.moment.date] += _sittings(entry)
        elif entry.status is Status.MISSED:
            missed.setdefault(entry.moment.date, entry.path)
    return done, missed


def _sittings(entry: WorkEntry) -> int:
    """Return for how many times an item stands: one, unless it says more of itself."""
    return (entry.stated.dosage.times_per_day or 1) if entry.stated.dosage is not None else 1


RULE = Rule(
    code="P15",
    slug="hanna-twice-daily",
    family=Family.DOSE,
    principle="P15",
    severity=Severity.ERROR,
    unknown_severity=Severity.WARNING,
    message="{work} at home is {coverage}; the least is {least} a day, on every day",
    suggestion="The source would have {work} at home at least {least} times on every day",
    unknown="Whether {work} at home falls on every day at least {least} times is not stated",
    softenings=(Softening("log", Severity.WARNING, "the log falls short of a plan"),),
    thresholds=("hanna-times-per-day",),
    check=check,
    pair=MinimalPair(
        good=_cases_dose.somatic,
        bad=Edit("$.program.phases[0].prescriptions[0].dosage.times_per_day", 1),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=(Fact("$.program.phases[0].prescriptions[0].dosage", "once a day, 7 days a week"),),
            parameters=parameters(
                coverage="planned once a day",
                least="2",
                work="body awareness (Hanna somatic education)",
            ),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].dosage.times_per_day"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=(Fact("$.program.phases[0].prescriptions[0].dosage", "times a day not stated, 7 days a week"),),
            parameters=parameters(
                least="2",
                work="body awareness (Hanna somatic education)",
            ),
            needs=("$.program.phases[0].prescriptions[0].dosage.times_per_day",),
        ),
    ),
    doc=__doc__,
)
