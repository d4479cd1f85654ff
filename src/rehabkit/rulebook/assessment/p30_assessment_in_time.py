"""Work rests on an assessment that was made after it, or is too old.

What it checks
    Each piece of work that names observations as its basis: each was made at or before it, and is not older than
    the age limit where one is set. On one day the times decide; without them the assessment comes first (A18).

Why
    Derived: tightness comes back (S2-08), an imbalance may build up unnoticed (S3-52), and people overlook what
    they are used to (S3-55).

When it does not apply
    Work that names no observation as its basis; observations after the day of the view. No source gives an age, so
    that the limit is off by default; an assessment of exactly that age is still fresh (A19), and an older one
    leaves it unknown.

References:
    S2-08, S3-52, S3-55; derived by the library. No published evidence entry bears on it.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Judged, Moment, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_assessment
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, day_parameters, listed, parameters
from rehabkit.vocab import Family, Outcome, Severity, Status

KINDS = ("tones", "strengths", "pains", "ranges", "symptoms", "functions", "neuro", "images", "outcomes")


@attrs.frozen
class _Basis:
    """An observation that work may name as its basis.

    Attributes:
        id: Its id.
        path: Where it stands.
        moment: When it was made.
    """

    id: str
    path: Path
    moment: Moment


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each piece of work that names observations as its basis."""
    seen = {basis.id: basis for basis in _observations(chart)}
    for entry in chart.works:
        names: tuple[str, ...] = entry.get("based_on") or ()
        bases = [seen[name] for name in names if name in seen]
        if bases and entry.status is not Status.MISSED:
            yield from _judge(chart, entry, bases)


def _observations(chart: Chart) -> Iterator[_Basis]:
    for position, visit in enumerate(chart.case.assessments or ()):
        if chart.as_of is not None and visit.date <= chart.as_of:
            moment = Moment(visit.date, visit.time)
            for kind in KINDS:
                for at, observation in enumerate(getattr(visit, kind) or ()):
                    yield _Basis(observation.id, Path(("assessments", position, kind, at)), moment)


def _judge(chart: Chart, entry: WorkEntry, bases: list[_Basis]) -> Iterator[Verdict]:
    late = list(chart.judge(entry, lambda moment: [each for each in bases if not each.moment.is_seen_at(moment)]))
    old = list(chart.judge(entry, lambda moment: [each for each in bases if _is_old(chart, each, moment)]))
    if any(found.value for found in late):
        yield _hit(entry, [found for found in late if found.value], Outcome.FAIL)
    elif any(found.value for found in old):
        yield _hit(entry, [found for found in old if found.value], Outcome.UNKNOWN)
    elif late:
        yield PASS


def _is_old(chart: Chart, basis: _Basis, moment: Moment) -> bool:
    limit = chart.limit("assessment-age-days")
    return limit is not None and basis.moment.days_before(moment) > limit


def _hit(entry: WorkEntry, found: list[Judged[list[_Basis]]], outcome: Outcome) -> Hit:
    first = found[0]
    names = sorted(basis.id for basis in first.value)
    when = day_parameters(first.moment, sum(each.days for each in found))
    shown = parameters(work=entry.name, when=when, bases=listed(names))
    return Hit(
        outcome=outcome,
        path=entry.path,
        facts=tuple(
            Fact(str(basis.path), f"{basis.id} on {basis.moment.date}", _age(basis, first.moment))
            for basis in first.value
        ),
        parameters=shown,
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
    message="{work} {when} rests on {bases}, which was observed later",
    suggestion="The library would have {work} rest on what was observed before it, not on {bases}",
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
                when="on 2024-04-02",
                work="massage",
            ),
        ),
    ),
    doc=__doc__,
)
