"""Work rests on an assessment that was made after it, before a later injury, or too long ago.

What it checks
    Each piece of work that names observations as its basis: each was made at or before it, and is not older than
    the age limit where one is set. On one day the times decide; without them the assessment comes first (A18). And
    each tension state that work names, or by which a paired muscle lets it strengthen: no painful injury of its
    region lies between the two.

Why
    Derived: tightness comes back (S2-08), an imbalance may build up unnoticed (S3-52), and people overlook what
    they are used to (S3-55). One source holds that any painful injury makes a person shield, which changes the
    tension of muscles (S3-76).

When it does not apply
    Other work that names no observation as its basis; observations after the day of the view; complaints without a
    day of onset, of gradual onset, or with no pain above nothing on record since; planned work whose phase asks for
    tension states on entry (A63). Which complaints are injuries is a library choice. No source gives an age, so
    that the limit is off by default; an assessment of exactly that age is still fresh (A19), and an older one
    leaves it unknown.

References:
    S2-08, S3-52, S3-55, S3-76; derived by the library. No published evidence entry bears on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import attrs

from rehabkit.chart import Chart, Episode, GateState, Judged, Moment, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_assessment
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, day_parameters, listed, parameters
from rehabkit.vocab import (
    ComplaintKind,
    Damage,
    Effect,
    Family,
    OnsetManner,
    Outcome,
    Severity,
    Side,
    Status,
    is_sided,
)

KINDS = ("tones", "strengths", "pains", "ranges", "symptoms", "functions", "neuro", "images", "outcomes")
INJURIES = frozenset(
    {
        ComplaintKind.ACUTE_MECHANICAL_SPINE,
        ComplaintKind.MUSCLE_STRAIN,
        ComplaintKind.LIGAMENT_INJURY,
        ComplaintKind.NERVE_INJURY,
        ComplaintKind.FRACTURE,
        ComplaintKind.DISLOCATION,
    }
)
DAMAGED = frozenset({Damage.MINOR, Damage.SIGNIFICANT})
ONE_SIDE = frozenset({Side.LEFT, Side.RIGHT})


@attrs.frozen
class _Basis:
    """An observation that work may name as its basis.

    Attributes:
        id: Its id.
        path: Where it stands.
        moment: When it was made.
        site: The site, if it is a tension state on a known side.
    """

    id: str
    path: Path
    moment: Moment
    site: Site | None = None


@attrs.frozen
class _View:
    """How the observations that work rests on stand at its moment.

    Attributes:
        bases: The observations.
        fault: `late`, `injured`, `old`, or None.
        faulty: Those of which that is so.
        how: The fault in words.
    """

    bases: list[_Basis]
    fault: str | None = None
    faulty: Sequence[_Basis] = ()
    how: str = ""


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge work by the observations that it names, else by those that let it strengthen after an injury."""
    seen = {basis.id: basis for basis in _observations(chart)}
    injuries = [episode for episode in chart.episodes if _is_injury(chart, episode)]
    onsets = [injury.onset for injury in injuries if injury.onset is not None]
    for entry in (each for each in chart.works if each.status is not Status.MISSED):
        names: tuple[str, ...] = entry.get("based_on") or ()
        named = [seen[name] for name in names if name in seen]
        if named:
            yield from _judge(entry, list(chart.judge(entry, partial(_view, chart, injuries, named), onsets)))
        elif injuries and entry.has(Effect.STRENGTHENING) and not _asks_on_entry(entry):
            judged = chart.judge(entry, partial(_gated, chart, entry, injuries), onsets)
            yield from _judge(entry, [found for found in judged if found.value.bases])


def _observations(chart: Chart) -> Iterator[_Basis]:
    for position, visit in enumerate(chart.case.assessments or ()):
        if chart.as_of is not None and visit.date <= chart.as_of:
            moment = Moment(visit.date, visit.time)
            for kind in KINDS:
                for at, observation in enumerate(getattr(visit, kind) or ()):
                    path = Path(("assessments", position, kind, at))
                    is_sited = kind == "tones" and observation.side is not Side.UNKNOWN
                    site = Site(muscle=observation.muscle, side=observation.side) if is_sited else None
                    yield _Basis(observation.id, path, moment, site)


def _is_injury(chart: Chart, episode: Episode) -> bool:
    """Return whether a complaint is an injury of a known day, with pain in its region since."""
    told, onset = episode.complaint, episode.onset
    if onset is None or told.onset_manner is OnsetManner.GRADUAL:
        return False
    hurt = any(pain.value > 0 and pain.region is told.region and pain.moment.date >= onset for pain in chart.pains)
    return hurt and (told.kind in INJURIES or told.damage in DAMAGED)


def _asks_on_entry(entry: WorkEntry) -> bool:
    criteria = entry.phase.phase.entry if entry.phase is not None else None
    return entry.is_planned and criteria is not None and bool(criteria.tones)


def _gates(chart: Chart, entry: WorkEntry, moment: Moment) -> list[_Basis]:
    """Return the states of paired muscles that let work strengthen."""
    partners = sorted({partner.site for site in entry.sites for partner in chart.partners(site)})
    gates = [chart.gate(site, moment) for site in partners]
    return [
        _Basis(tone.observation.id, tone.path, tone.moment, gate.site)
        for gate in gates
        if gate.state is GateState.OPEN
        for tone in gate.entries
    ]


def _gated(chart: Chart, entry: WorkEntry, injuries: list[Episode], moment: Moment) -> _View:
    return _view(chart, injuries, _gates(chart, entry, moment), moment)


def _view(chart: Chart, injuries: list[Episode], bases: list[_Basis], moment: Moment) -> _View:
    late = [basis for basis in bases if not basis.moment.is_seen_at(moment)]
    between = [(basis, injury) for basis in bases for injury in injuries if _parts(chart, injury, basis, moment)]
    old = [basis for basis in bases if _is_old(chart, basis, moment)]
    if late:
        return _View(bases, "late", late, "which was observed later")
    if between:
        onset = max(str(injury.onset) for _, injury in between)
        how = f"which was observed before the injury of {onset}"
        return _View(bases, "injured", list({basis.id: basis for basis, _ in between}.values()), how)
    return _View(bases, "old", old) if old else _View(bases)


def _parts(chart: Chart, injury: Episode, basis: _Basis, moment: Moment) -> bool:
    """Return whether an injury of a state's region lies between it and work."""
    region, side = injury.complaint.region, injury.complaint.side
    if basis.site is None or injury.onset is None or not basis.moment.date < injury.onset <= moment.date:
        return False
    is_other_side = is_sided(region) and {side, basis.site.side} == ONE_SIDE
    return region in chart.muscle(basis.site.muscle).regions and not is_other_side


def _judge(entry: WorkEntry, judged: list[Judged[_View]]) -> Iterator[Verdict]:
    for fault in ("late", "injured", "old"):
        alike = [found for found in judged if found.value.fault == fault]
        if alike:
            yield _hit(entry, alike, Outcome.UNKNOWN if fault == "old" else Outcome.FAIL)
            return
    if judged:
        yield PASS


def _is_old(chart: Chart, basis: _Basis, moment: Moment) -> bool:
    limit = chart.limit("assessment-age-days")
    return limit is not None and basis.moment.days_before(moment) > limit


def _hit(entry: WorkEntry, alike: list[Judged[_View]], outcome: Outcome) -> Hit:
    first = alike[0]
    faulty = first.value.faulty
    names = sorted(basis.id for basis in faulty)
    when = day_parameters(first.moment, sum(each.days for each in alike))
    return Hit(
        outcome=outcome,
        path=entry.path,
        facts=tuple(
            Fact(str(basis.path), f"{basis.id} on {basis.moment.date}", _age(basis, first.moment)) for basis in faulty
        ),
        parameters=parameters(work=entry.name, when=when, bases=listed(names), how=first.value.how),
        needs=(f"a newer assessment at or before {first.moment.date}",) if outcome is Outcome.UNKNOWN else (),
    )


def _age(basis: _Basis, moment: Moment) -> int | None:
    return basis.moment.days_before(moment) if basis.moment.is_seen_at(moment) else None


RULE = Rule(
    code="P30",
    slug="assessment-in-time",
    family=Family.ASSESSMENT,
    principle="P30",
    severity=Severity.WARNING,
    message="{work} {when} rests on {bases}, {how}",
    suggestion="The library would have {work} rest on an observation in time, not on {bases}",
    unknown="{work} {when} rests on {bases}, which is older than the age limit",
    thresholds=("assessment-age-days",),
    check=check,
    pair=MinimalPair(
        good=_cases_assessment.founded,
        bad=Edit("$.assessments[0].date", _cases_assessment.AFTERWARDS),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[0].items[0]"),
            facts=(Fact("$.assessments[0].tones[0]", "t1 on 2024-04-03"),),
            parameters=parameters(
                bases="t1",
                how="which was observed later",
                when="on 2024-04-02",
                work="massage",
            ),
        ),
    ),
    doc=__doc__,
)
