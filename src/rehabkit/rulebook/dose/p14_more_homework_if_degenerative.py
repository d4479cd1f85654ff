"""Homework is planned once a day in a long-standing problem with degenerative change.

What it checks
    Each prescription of release homework in a release phase, where a complaint, or the tension of a muscle that it
    targets, is recorded as long-standing and degenerative change is recorded for the same place: it is planned more
    often than the daily minimum, which is once by default, alone or together with other homework for the same sites.

Why
    One source holds that long trouble with degenerative change may need homework more often than once a day
    (S3-101); it lists arthritis, disc degeneration and herniation, facet joint disease and stenosis (S3-16).

When it does not apply
    Nothing that somebody recorded as long-standing, which no source puts into a number (A34); no degenerative
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
    {
        Condition.DISC_DEGENERATION,
        Condition.DISC_BULGE,
        Condition.DISC_HERNIATION,
        Condition.SPINAL_STENOSIS,
        Condition.FACET_DISEASE,
    }
)
_DEGENERATIVE = _SPINAL | {
    Condition.OSTEOARTHRITIS,
    Condition.BONE_SPURS,
    Condition.LIGAMENT_DYSFUNCTION,
    Condition.NERVE_ENTRAPMENT,
}
"""The labels for degeneration that the source lists (S3-16)."""

_OPPOSITE = {Side.LEFT, Side.RIGHT}


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the homework of release phases where there is a long-standing problem with degenerative change."""
    totals: dict[frozenset[Site], Counter[int]] = {}
    doses = [chart.times(entry) for entry in chart.works if _is_release_homework(entry)]
    for dose in doses:
        totals.setdefault(frozenset(dose.entry.sites), Counter()).update(dose.on)
    for dose in doses:
        grounds = _grounds(chart, dose.entry)
        if grounds is not None:
            yield _judge(chart, dose, totals[frozenset(dose.entry.sites)], grounds)


def _is_release_homework(entry: WorkEntry) -> bool:
    phase = entry.phase.phase if entry.is_prescription and entry.phase is not None else None
    in_release = phase is not None and phase.kind is PhaseKind.RELEASE
    return in_release and entry.has(Effect.RELEASE_CONTRACTION) and is_homework(entry)


def _grounds(chart: Chart, entry: WorkEntry) -> tuple[Fact, Fact] | None:
    """Return what is long-standing where homework works, and the degenerative change of that place, or None."""
    for episode in _meant(chart, entry):
        complaint = episode.complaint
        change = _degeneration(chart, complaint, episode.path) if complaint.long_standing is True else None
        if change is not None:
            told = f"long-standing complaint of the {complaint.region.replace('-', ' ')}"
            return Fact(f"{episode.path}.long_standing", told), change
    for site in entry.sites:
        chronic = [state for state in chart.tone_line(site) if state.observation.chronic is True]
        change = _change(chart, chart.muscle(site.muscle).regions, site.side) if chronic else None
        if change is not None:
            return Fact(f"{chronic[-1].path}.chronic", f"long-standing tension of {site}"), change
    return None


def _degeneration(chart: Chart, complaint: Complaint, path: Path) -> Fact | None:
    """Return the degenerative change at the place of a complaint, or None."""
    if complaint.kind is ComplaintKind.OSTEOARTHRITIS:
        return Fact(f"{path}.kind", "long-standing osteoarthritis")
    return _change(chart, (complaint.region,), complaint.side)


def _change(chart: Chart, regions: tuple[Region, ...], side: Side) -> Fact | None:
    """Return the degenerative change that is recorded for one of some regions, on a side where that matters."""
    patient = chart.case.patient
    for position, record in enumerate((patient.conditions or ()) if patient is not None else ()):
        known = record.since is None or chart.as_of is None or record.since <= chart.as_of
        if known and record.condition in _DEGENERATIVE and any(_is_at(record, region, side) for region in regions):
            return Fact(f"$.patient.conditions[{position}]", str(record.condition).replace("-", " "))
    return None


def _is_at(record: ConditionRecord, region: Region, side: Side) -> bool:
    if record.region in {None, Region.WHOLE_BODY}:
        return record.condition not in _SPINAL or not is_sided(region)
    return record.region is region and (not is_sided(region) or {record.side, side} != _OPPOSITE)


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


def _judge(chart: Chart, dose: PlannedTimes, total: Counter[int], grounds: tuple[Fact, Fact]) -> Verdict:
    entry, minimum = dose.entry, chart.number("homework-times-per-day")
    stated = stated_times(entry)
    most = max(min(total[day] for day in dose.window), 0 if stated is None else stated[1])
    if most > minimum:
        return PASS
    common = {"work": entry.name, "change": grounds[1].value}
    if stated is None:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            facts=grounds,
            parameters=parameters(**common),
            needs=(f"{entry.path}.dosage.times_per_day",),
        )
    often = "once" if stated[1] == 1 else f"{stated[1]} times"
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        facts=(Fact(f"{entry.path}.dosage", f"{often} a day"), *grounds),
        parameters=parameters(**common, often=often, minimum=f"{minimum:g}"),
    )


_WORK = "isometric release (post-isometric relaxation)"
_GROUNDS = (
    Fact("$.complaints[0].long_standing", "long-standing complaint of the low back"),
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
