"""Release work is aimed at a muscle that is held long, and not at its tight partner.

What it checks
    Each muscle that release work is to lengthen, on each side: it is not itself held long and weak, and it is not
    normal while a muscle that a gating pair links to it is tight. Where the muscles to lengthen are named they are
    judged, otherwise the targets; which muscle contracts makes no difference, so that a reciprocal technique is fine.

Why
    One source contracts, relaxes and stretches the contracted muscle (S3-88); another holds that who inhibits a weak
    muscle leaves the person weaker (S1-24).

When it does not apply
    Muscles without a recorded tension whose partners are not tight; mixed work that is marked as strengthening; hands-
    on methods without a contraction (A58); tone that may be neurogenic (A69). A muscle of unknown tension, whose
    partner is tight, leaves it unknown.

References:
    S3-88, S1-24. No published evidence bears on it; practice notes describe a reciprocal variant.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, GateState, Judged, Moment, Partner, ToneEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
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
    Verdict,
    day_parameters,
    listed,
    pair_fact,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Effect, Family, Outcome, Severity, Side, Tone

CONTRACTED = frozenset({Tone.HYPERTONIC, Tone.SPASM, Tone.RELEASING})
Tight = tuple[tuple[Partner, tuple[ToneEntry, ...]], ...]


@attrs.frozen
class _View:
    """What is known of a muscle to lengthen.

    Attributes:
        outcome: Whether release work fits it; None where nothing is to be judged.
        own: Its own tension.
        tight: Its tight partners, with the states that show it.
    """

    outcome: Outcome | None
    own: ToneEntry | None
    tight: Tight


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each site that release work is to lengthen."""
    for entry in chart.work(Effect.RELEASE_CONTRACTION):
        if entry.has(Effect.STRENGTHENING):
            continue
        lengthens: tuple[Site, ...] | None = entry.get("lengthens")
        for site in entry.sites if lengthens is None else lengthens:
            if chart.neurogenic(site):
                yield NotApplicable(entry.path, "neurogenic-tone")
            else:
                yield from _judge(chart, entry, site)


def _judge(chart: Chart, entry: WorkEntry, site: Site) -> Iterator[Verdict]:
    judged = list(chart.judge(entry, lambda moment: _view(chart, site, moment)))
    for outcome in (Outcome.FAIL, Outcome.UNKNOWN):
        found = [each for each in judged if each.value.outcome is outcome]
        if found:
            yield _hit(entry, site, found)
            return
    if any(each.value.outcome is Outcome.PASS for each in judged):
        yield PASS


def _view(chart: Chart, site: Site, moment: Moment) -> _View:
    own = _own(chart, site, moment)
    tight = tuple(_tight(chart, site, moment))
    if chart.gate(site, moment).state is GateState.CLOSED or (own is not None and own.tone in CONTRACTED):
        outcome: Outcome | None = Outcome.PASS
    elif own is None:
        outcome = Outcome.UNKNOWN if tight else None
    else:
        outcome = Outcome.FAIL if tight or own.tone is Tone.HYPOTONIC else None
    return _View(outcome, own, tight)


def _own(chart: Chart, site: Site, moment: Moment) -> ToneEntry | None:
    """Return the newest known tension of a site, unless it is too old."""
    own, limit = chart.tone(site, moment), chart.limit("assessment-age-days")
    is_old = own is not None and limit is not None and own.moment.days_before(moment) > limit
    return None if is_old else own


def _tight(chart: Chart, site: Site, moment: Moment) -> Iterator[tuple[Partner, tuple[ToneEntry, ...]]]:
    for partner in chart.partners(site):
        gate = chart.gate(partner.site, moment)
        if gate.state is GateState.CLOSED and not chart.neurogenic(partner.site):
            yield partner, gate.entries


def _hit(entry: WorkEntry, site: Site, found: list[Judged[_View]]) -> Hit:
    moment, view = found[0].moment, found[0].value
    when = day_parameters(moment, sum(each.days for each in found))
    told = [f"{partner.site}, {with_gloss(states[0].tone)}" for partner, states in view.tight]
    own = () if view.own is None else (tone_fact(view.own, moment),)
    linked = [fact for partner, states in view.tight for fact in (*_facts(states, moment), pair_fact(partner))]
    said = parameters(work=entry.name, target=site, when=when)
    if view.own is None:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            site=site,
            facts=tuple(linked),
            parameters=tuple(sorted((*said, *parameters(partners=listed(told))))),
            needs=(f"tension of {site} at or before {moment.date}",),
        )
    state = with_gloss(view.own.tone)
    why = f"{state}; its paired muscle is tight: {listed(told)}" if told else state
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=site,
        facts=(*own, *linked),
        parameters=tuple(sorted((*said, *parameters(why=why)))),
    )


def _facts(states: tuple[ToneEntry, ...], moment: Moment) -> tuple[Fact, ...]:
    return tuple(tone_fact(state, moment) for state in states)


_LONG = "hypotonic - held long and weak (the source: hypotonic); not neurological hypotonia"
_SHORT = "hypertonic - held short (the source: hypertonic); not spasticity"

RULE = Rule(
    code="P08",
    slug="release-targets-tight",
    family=Family.ORDER,
    principle="P08",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="{work} is to lengthen {target} {when}, which is {why}",
    suggestion="The source would have release work lengthen the contracted muscle, not its stretched pair",
    unknown="{work} is to lengthen {target} {when}, whose tension is not known while its pair is tight: {partners}",
    thresholds=("gate-opens-at", "assessment-age-days"),
    check=check,
    pair=MinimalPair(
        good=_cases_order.aimed,
        bad=Edit("$.program.phases[0].prescriptions[0].targets[0].muscle", "biceps-brachii"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="biceps-brachii", side=Side.LEFT),
            facts=(
                Fact(
                    "$.assessments[0].tones[1]",
                    f"biceps-brachii (left): {_LONG}, by function-test (contract-on-request: no)",
                    32,
                ),
                Fact(
                    "$.assessments[0].tones[0]",
                    f"triceps-brachii (left): {_SHORT}, by function-test (release-on-request: no)",
                    32,
                ),
                Fact("$.definitions.pairs[0]", "biceps-brachii and triceps-brachii are a gating pair (elbow flexion)"),
            ),
            parameters=parameters(
                target="biceps-brachii (left)",
                when="on 2024-04-02 and on 27 further planned days",
                why=f"{_LONG}; its paired muscle is tight: triceps-brachii (left), {_SHORT}",
                work="isometric release (post-isometric relaxation)",
            ),
        ),
    ),
    doc=__doc__,
)
