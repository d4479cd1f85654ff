"""A tight muscle is stretched before it is contracted and relaxed.

What it checks
    Each muscle that is stretched, on each side, while it is itself hypertonic or in spasm: the same muscle must
    have been contracted gently and relaxed earlier in the same session, or the technique must contract before it
    stretches. In a plan, release work on the same days and listed before the stretch counts.

Why
    One source holds that stretching cannot make a half-contracted muscle let go (S3-84); a gentle contraction first
    lets it relax and then be stretched (S3-88, S3-106). The others reject stretching altogether.

When it does not apply
    Muscles whose tension is not recorded as tight, or that have begun to release; planned stretches whose phase
    asks for the release on entry (A63); tone that may be neurogenic (A69).

References:
    S3-84, S3-88, S3-106. Evidence entries E23 and E25: the futility of stretch is shown for contracture, another
    population.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rehabkit.chart import Chart, Gate, GateState, Judged, WorkEntry, planned_offsets
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.tone import with_gloss
from rehabkit.rulebook import _cases
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Verdict,
    day_parameters,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Effect, Family, Outcome, Severity, Side, Step

STRETCHES = frozenset({Step.PASSIVE_STRETCH, Step.ACTIVE_STRETCH})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each stretched site whose own tension is known."""
    for entry in chart.work(Effect.STRETCHING):
        for site in _stretched(entry):
            if chart.neurogenic(site):
                yield NotApplicable(entry.path, "neurogenic-tone")
            else:
                yield from _judge(chart, entry, site)


def _stretched(entry: WorkEntry) -> tuple[Site, ...]:
    lengthens: tuple[Site, ...] | None = entry.get("lengthens")
    return entry.sites if lengthens is None else lengthens


def _judge(chart: Chart, entry: WorkEntry, site: Site) -> Iterator[Verdict]:
    judged = list(chart.judge(entry, lambda moment: chart.gate_for(entry, site, moment)))
    tight = [found for found in judged if found.value.state is GateState.CLOSED]
    if tight and not _is_prepared(chart, entry, site):
        yield _hit(entry, site, tight[0], sum(found.days for found in tight))
    elif tight or any(found.value.state is GateState.OPEN for found in judged):
        yield PASS


def _is_prepared(chart: Chart, entry: WorkEntry, site: Site) -> bool:
    """Return whether a contraction and relaxation of the same muscle come first."""
    steps = entry.technique.steps if entry.technique is not None else None
    if steps is not None and Step.CONTRACT in steps:
        return STRETCHES.isdisjoint(steps[: steps.index(Step.CONTRACT)])
    return any(
        _comes_before(chart, other, entry) and any(chart.related(done, site) for done in other.sites)
        for other in chart.work(Effect.RELEASE_CONTRACTION)
    )


def _comes_before(chart: Chart, other: WorkEntry, entry: WorkEntry) -> bool:
    if entry.is_prescription:
        listed_before = other.is_prescription and other.phase == entry.phase and other.order < entry.order
        return listed_before and _days(chart, entry) <= _days(chart, other)
    return other.sitting == entry.sitting and other.order < entry.order and other.is_planned is entry.is_planned


def _days(chart: Chart, entry: WorkEntry) -> set[int]:
    """Return the planned days, counted from the program's start; one that is not stated is taken as a Monday."""
    return set(planned_offsets(entry.dosage, chart.case.program_start or dt.date.min, *chart.window(entry)))


def _hit(entry: WorkEntry, site: Site, found: Judged[Gate], days: int) -> Hit:
    states = found.value.entries
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=site,
        facts=tuple(tone_fact(state, found.moment) for state in states),
        parameters=parameters(
            work=entry.name,
            target=site,
            state=with_gloss(states[0].tone),
            when=day_parameters(found.moment, days),
        ),
    )


RULE = Rule(
    code="P05",
    slug="release-before-stretch",
    family=Family.ORDER,
    principle="P05",
    severity=Severity.ERROR,
    message="{target} is stretched {when} ({work}) while it is {state}, without contracting and relaxing it first",
    suggestion="The source would have a gentle contraction and relaxation of {target} first, then the stretch",
    thresholds=("gate-opens-at", "assessment-age-days"),
    check=check,
    pair=MinimalPair(
        good=_cases.stretched,
        bad=Edit.remove("$.log.sessions[0].items[0]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[0].items[0]"),
            site=Site(muscle="hamstrings", side=Side.LEFT),
            facts=(
                Fact(
                    "$.assessments[0].tones[0]",
                    "hamstrings (left): hypertonic - held short (the source: hypertonic); not spasticity, "
                    "by function-test (release-on-request: no)",
                    1,
                ),
            ),
            parameters=parameters(
                state="hypertonic - held short (the source: hypertonic); not spasticity",
                target="hamstrings (left)",
                when="on 2024-04-02",
                work="self stretch",
            ),
        ),
    ),
    doc=__doc__,
)
