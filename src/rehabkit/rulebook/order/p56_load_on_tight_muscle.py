"""A tight muscle is itself loaded above the release band.

What it checks
    Each muscle that is strengthened, on each side, while it is itself hypertonic or in spasm and has not begun to
    release: effort is not above the release band (25 % by default, that value included). Aggressive loading, and
    where no effort is stated moderate or heavy resistance, count as above it. P01 looks at the partners, this rule
    at the muscle itself (A60).

Why
    One source contracts a tight muscle gently for release (S3-88), within 10 to 25 percent (S3-92) and never to the
    maximum (S3-93). It is always contested: others hold that the muscle that feels tight may be the weak one and in
    need of strength (S1-22, S1-24, S2-09, S2-14).

When it does not apply
    Muscles whose own tension is not recorded; release contractions, whose effort is P09's; planned work whose phase
    asks for the release on entry (A63); tone that may be neurogenic (A69). An effort that is not stated leaves it
    unknown.

References:
    S3-88, S3-92, S3-93; disputed by S1-22, S1-24, S2-09, S2-14. Evidence entries E14 and E24: contested both ways.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Gate, GateState, Judged, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.dosage import Dosage
from rehabkit.models.edit import Edit
from rehabkit.models.tone import with_gloss
from rehabkit.rulebook import _cases_order
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Softening,
    Verdict,
    day_parameters,
    parameters,
    tone_fact,
)
from rehabkit.vocab import (
    Effect,
    Family,
    IntensityReference,
    IntensityUnit,
    Outcome,
    Resistance,
    Severity,
    Side,
)

OWN = frozenset({IntensityReference.OWN_MAXIMAL_EFFORT, IntensityReference.MVC})
LOADED = frozenset({Resistance.MODERATE, Resistance.HEAVY})


@attrs.frozen
class _Load:
    """How hard a muscle works.

    Attributes:
        words: The load in words.
        is_above: Whether it is above the release band.
        path: Where it stands.
    """

    words: str
    is_above: bool
    path: str


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each strengthened site whose own tension is known."""
    for entry in chart.work(Effect.STRENGTHENING):
        if entry.has(Effect.RELEASE_CONTRACTION):
            continue
        for site in entry.sites:
            if chart.neurogenic(site):
                yield NotApplicable(entry.path, "neurogenic-tone")
            else:
                yield from _judge(chart, entry, site)


def _judge(chart: Chart, entry: WorkEntry, site: Site) -> Iterator[Verdict]:
    judged = list(chart.judge(entry, lambda moment: chart.gate_for(entry, site, moment)))
    tight = [found for found in judged if found.value.state is GateState.CLOSED]
    load = _load(chart, entry)
    if tight and (load is None or load.is_above):
        yield _hit(chart, entry, site, tight, load)
    elif tight or any(found.value.state is GateState.OPEN for found in judged):
        yield PASS


def _load(chart: Chart, entry: WorkEntry) -> _Load | None:
    """Return how hard the work is, or None where nobody says."""
    if entry.is_aggressive:
        return _Load("aggressive loading", is_above=True, path=str(entry.path))
    dosage = entry.dosage
    if dosage is None:
        return None
    holder = entry.path if entry.stated.dosage is not None else entry.prescription_path
    effort = _effort(dosage)
    if effort is not None:
        above = effort > chart.number("release-effort-max")
        return _Load(f"{effort:g} % effort", is_above=above, path=f"{holder}.dosage")
    if dosage.resistance in LOADED:
        return _Load(f"{dosage.resistance} resistance", is_above=True, path=f"{holder}.dosage.resistance")
    return None


def _effort(dosage: Dosage) -> float | None:
    """Return the highest stated effort in percent of the person's own maximal effort."""
    if dosage.effort_percent is not None:
        return dosage.effort_percent if dosage.effort_percent_to is None else dosage.effort_percent_to
    found = dosage.intensity
    if found is None or found.unit is not IntensityUnit.PERCENT or found.reference not in OWN:
        return None
    return found.value if found.value_to is None else found.value_to


def _hit(chart: Chart, entry: WorkEntry, site: Site, tight: list[Judged[Gate]], load: _Load | None) -> Hit:
    found = tight[0]
    said = parameters(
        target=site,
        work=entry.name,
        state=with_gloss(found.value.entries[0].tone),
        when=day_parameters(found.moment, sum(each.days for each in tight)),
    )
    facts = tuple(tone_fact(state, found.moment) for state in found.value.entries)
    if load is None:
        needs = (f"{entry.path}.dosage.effort_percent",)
        return Hit(outcome=Outcome.UNKNOWN, path=entry.path, site=site, facts=facts, parameters=said, needs=needs)
    limit = parameters(load=load.words, limit=f"{chart.number('release-effort-max'):g}")
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=site,
        facts=(*facts, Fact(load.path, load.words)),
        parameters=tuple(sorted((*said, *limit))),
        softening="weak-or-tight",
    )


_TIGHT = "hypertonic - held short (the source: hypertonic); not spasticity"
_SEEN = Fact(
    "$.assessments[0].tones[0]", f"upper-trapezius (right): {_TIGHT}, by function-test (release-on-request: no)", 1
)
_WHEN = "on 2024-04-02 and on 11 further planned days"

RULE = Rule(
    code="P56",
    slug="load-on-tight-muscle",
    family=Family.ORDER,
    principle="P56",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="{target} is strengthened {when} ({work}, {load}) while it is itself {state}",
    suggestion="The source would contract {target} with at most {limit} % effort until it has begun to release",
    unknown="{target} is strengthened {when} ({work}) while it is itself {state}, and the effort is not stated",
    softenings=(
        Softening(
            "weak-or-tight",
            Severity.WARNING,
            "other sources hold that the muscle that feels tight may be the weak one",
            contested=True,
        ),
    ),
    thresholds=("release-effort-max", "gate-opens-at", "assessment-age-days"),
    check=check,
    pair=MinimalPair(
        good=_cases_order.loaded,
        bad=Edit("$.program.phases[0].prescriptions[0].dosage.effort_percent", 25.1),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(_SEEN, Fact("$.program.phases[0].prescriptions[0].dosage", "25.1 % effort")),
            parameters=parameters(
                limit="25",
                load="25.1 % effort",
                state=_TIGHT,
                target="upper-trapezius (right)",
                when=_WHEN,
                work="resistance training",
            ),
            softening="weak-or-tight",
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].dosage.effort_percent"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(_SEEN,),
            parameters=parameters(
                state=_TIGHT,
                target="upper-trapezius (right)",
                when=_WHEN,
                work="resistance training",
            ),
            needs=("$.program.phases[0].prescriptions[0].dosage.effort_percent",),
        ),
    ),
    doc=__doc__,
)
