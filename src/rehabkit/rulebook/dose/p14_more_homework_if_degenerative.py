"""Homework is planned once a day in a long-standing problem with degenerative change.

What it checks
    Each prescription of release homework in a release phase, where a complaint is recorded as long-standing and
    degenerative change is recorded for the same place: it is planned more often than the daily minimum, which is
    once by default, alone or together with other homework for the same sites.

Why
    One source holds that long trouble with degenerative change may need homework more often than once a day
    (S3-101); it lists arthritis, disc degeneration and herniation, facet joint disease and stenosis (S3-16).

When it does not apply
    No complaint that somebody recorded as long-standing, which no source puts into a number (A34); no degenerative
    condition at its place; homework at the place of another complaint alone; other phases (A61) and other work than
    muscle release (A32). Times a day that are not stated leave it unknown. It is a note: the source says may.

References:
    S3-101, S3-16. No published evidence was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rehabkit.chart import Chart, Episode, PlannedTimes, WorkEntry, is_homework, stated_times
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.complaint import Complaint, ConditionRecord
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_dose
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, parameters
from rehabkit.vocab import (
    ComplaintKind,
    Condition,
    Effect,
    Family,
    Outcome,
    PhaseKind,
    Region,
    Severity,
    Side,
    is_sided,
)

_SPINAL = frozenset(
    {Condition.DISC_DEGENERATION, Condition.DISC_HERNIATION, Condition.SPINAL_STENOSIS, Condition.FACET_DISEASE}
)
_DEGENERATIVE = _SPINAL | {Condition.OSTEOARTHRITIS}
_OPPOSITE = {Side.LEFT, Side.RIGHT}
Key = tuple[str, frozenset[Site]]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the homework of release phases where there is a long-standing problem with degenerative change."""
    changes = {each.complaint.id: fact for each in chart.episodes if (fact := _degeneration(chart, each)) is not None}
    totals: dict[Key, Counter[int]] = {}
    doses = [chart.times(entry) for entry in chart.works if changes and _is_release_homework(entry)]
    for dose in doses:
        totals.setdefault(_key(dose.entry), Counter()).update(dose.on)
    for dose in doses:
        found = next((each for each in _meant(chart, dose.entry) if each.complaint.id in changes), None)
        if found is not None:
            yield _judge(chart, dose, totals[_key(dose.entry)], found, changes[found.complaint.id])


def _is_release_homework(entry: WorkEntry) -> bool:
    phase = entry.phase.phase if entry.is_prescription and entry.phase is not None else None
    in_release = phase is not None and phase.kind is PhaseKind.RELEASE
    return in_release and entry.has(Effect.RELEASE_CONTRACTION) and is_homework(entry)


def _key(entry: WorkEntry) -> Key:
    return (entry.phase.phase.id if entry.phase is not None else "", frozenset(entry.sites))


def _degeneration(chart: Chart, episode: Episode) -> Fact | None:
    """Return the degenerative change at the place of a long-standing complaint, or None."""
    complaint = episode.complaint
    if complaint.long_standing is not True:
        return None
    if complaint.kind is ComplaintKind.OSTEOARTHRITIS:
        return Fact(f"{episode.path}.kind", "long-standing osteoarthritis")
    patient = chart.case.patient
    for position, record in enumerate((patient.conditions or ()) if patient is not None else ()):
        known = record.since is None or chart.as_of is None or record.since <= chart.as_of
        if known and record.condition in _DEGENERATIVE and _is_at(record, complaint):
            return Fact(f"$.patient.conditions[{position}]", str(record.condition).replace("-", " "))
    return None


def _is_at(record: ConditionRecord, complaint: Complaint) -> bool:
    if record.region in {None, Region.WHOLE_BODY}:
        return record.condition not in _SPINAL or not is_sided(complaint.region)
    if record.region is not complaint.region:
        return False
    return not is_sided(complaint.region) or {record.side, complaint.side} != _OPPOSITE


def _meant(chart: Chart, entry: WorkEntry) -> tuple[Episode, ...]:
    """Return the complaints that homework is for: those at its place, else all."""
    there = tuple(each for each in chart.episodes if _is_there(chart, entry, each.complaint))
    return there or chart.episodes


def _is_there(chart: Chart, entry: WorkEntry, complaint: Complaint) -> bool:
    return any(
        complaint.region in chart.muscle(site.muscle).regions
        and (not is_sided(complaint.region) or {site.side, complaint.side} != _OPPOSITE)
        for site in entry.sites
    )


def _judge(chart: Chart, dose: PlannedTimes, total: Counter[int], episode: Episode, change: Fact) -> Verdict:
    entry, minimum = dose.entry, chart.number("homework-times-per-day")
    stated = stated_times(entry)
    most = max(min(total[day] for day in dose.window), 0 if stated is None else stated[1])
    if most > minimum:
        return PASS
    told = Fact(f"{episode.path}.long_standing", f"long-standing complaint of the {episode.complaint.region}")
    common = {"work": entry.name, "change": change.value}
    if stated is None:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            facts=(told, change),
            parameters=parameters(**common),
            needs=(f"{entry.path}.dosage.times_per_day",),
        )
    often = "once" if stated[1] == 1 else f"{stated[1]} times"
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        facts=(Fact(f"{entry.path}.dosage", f"{often} a day"), told, change),
        parameters=parameters(**common, often=often, minimum=f"{minimum:g}"),
    )


_WORK = "isometric release (post-isometric relaxation)"
_GROUNDS = (
    Fact("$.complaints[0].long_standing", "long-standing complaint of the low-back"),
    Fact("$.patient.conditions[0]", "disc degeneration"),
)

RULE = Rule(
    code="P14",
    slug="more-homework-if-degenerative",
    family=Family.DOSE,
    principle="P14",
    severity=Severity.INFO,
    unknown_severity=Severity.INFO,
    message="{work} is homework {often} a day in a long-standing problem with {change}",
    suggestion="The source would consider more sittings a day than {minimum}",
    unknown="{work} is homework, how often is not stated, in a long-standing problem with {change}",
    thresholds=("homework-times-per-day",),
    check=check,
    pair=MinimalPair(
        good=_cases_dose.degenerated,
        bad=Edit("$.program.phases[0].prescriptions[0].dosage.times_per_day", 1),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=(Fact("$.program.phases[0].prescriptions[0].dosage", "once a day"), *_GROUNDS),
            parameters=parameters(change="disc degeneration", minimum="1", often="once", work=_WORK),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].dosage.times_per_day"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=_GROUNDS,
            parameters=parameters(change="disc degeneration", work=_WORK),
            needs=("$.program.phases[0].prescriptions[0].dosage.times_per_day",),
        ),
    ),
    doc=__doc__,
)
