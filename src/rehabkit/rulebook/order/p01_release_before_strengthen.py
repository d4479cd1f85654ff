"""A muscle is strengthened while a paired muscle is held short.

What it checks
    Each muscle that is strengthened, on each side, against every muscle that a gating pair links to it: while one
    of those is hypertonic or in spasm and has not begun to release, the rule fails. The newest observation at or
    before the work decides, for planned work unless the phase's entry criteria ask for the release (A63). Only the
    tight partners are named (A16).

Why
    One source holds that a muscle kept on stretch by its tight partner cannot be strengthened until that partner
    lets it contract (S3-87), and that the time to add strength is when the partner begins to let go (S3-95).
    Others dispute that a muscle felt to be tight is overactive at all (S1-11, S1-23, S2-09).

When it does not apply
    Muscles without a gating pair (A50); tone that may be neurogenic (A69). A partner whose tension is unknown is
    P28's to report. Tension shown by palpation alone, or by no named test, lowers the finding and marks it
    contested (A78); a target known to be normal lowers it (A53).

References:
    S3-87, S3-95, S3-30; disputed by S1-11, S1-23, S2-09. Evidence entries E24 and E22: trials strengthened painful
    necks without any release step.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, Gate, GateState, Judged, Moment, Partner, Proof, WorkEntry
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
    Softening,
    Verdict,
    day_parameters,
    listed,
    pair_fact,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Effect, Family, Outcome, Severity, Side, Tone

Gates = tuple[tuple[Partner, Gate], ...]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each strengthened site that has a gating partner."""
    for entry in chart.work(Effect.STRENGTHENING):
        for site in entry.sites:
            yield from _judge(chart, entry, site)


def _judge(chart: Chart, entry: WorkEntry, site: Site) -> Iterator[Verdict]:
    linked = chart.partners(site)
    partners = tuple(partner for partner in linked if not chart.neurogenic(partner.site))
    if not linked:
        return
    if chart.neurogenic(site) or not partners:
        yield NotApplicable(entry.path, "neurogenic-tone")
        return

    def gates(moment: Moment) -> Gates:
        return tuple((partner, chart.gate_for(entry, partner.site, moment)) for partner in partners)

    judged = list(chart.judge(entry, gates))
    closed = [found for found in judged if _closed(found.value)]
    if closed:
        plain = [found for found in closed if _softening(chart, site, found) is None]
        when = day_parameters(closed[0].moment, sum(found.days for found in closed))
        yield _hit(chart, entry, site, (plain or closed)[0], when)
    elif judged and all(gate.state is GateState.OPEN for found in judged for _, gate in found.value):
        yield PASS


def _closed(gates: Gates) -> Gates:
    return tuple((partner, gate) for partner, gate in gates if gate.state is GateState.CLOSED)


def _softening(chart: Chart, site: Site, found: Judged[Gates]) -> str | None:
    proofs = {gate.proof for _, gate in _closed(found.value)}
    if Proof.SHOWN not in proofs:
        return "palpation-only" if proofs == {Proof.PALPATION} else "unproven-tone"
    return "target-normal" if _is_known_normal(chart, site, found.moment) else None


def _is_known_normal(chart: Chart, site: Site, moment: Moment) -> bool:
    """Return whether a muscle is normal at last word, with no doubt since and no tight part (A53)."""
    newest = chart.tone(site, moment)
    return newest is not None and newest.tone is Tone.NORMAL and chart.gate(site, moment).state is GateState.OPEN


def _hit(chart: Chart, entry: WorkEntry, site: Site, found: Judged[Gates], when: str) -> Hit:
    closed = _closed(found.value)
    target = chart.tone(site, found.moment)
    tight: dict[str, dict[str, None]] = {}
    for _, gate in closed:
        for state in gate.entries:
            tight.setdefault(with_gloss(state.tone), {})[str(gate.site)] = None
    partners = listed(f"{listed(sites)}, {gloss}" for gloss, sites in tight.items())
    facts = [tone_fact(state, found.moment) for _, gate in closed for state in gate.entries]
    facts += [pair_fact(partner) for partner, _ in closed]
    if target is not None:
        facts.append(tone_fact(target, found.moment))
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=site,
        facts=tuple(dict.fromkeys(facts)),
        parameters=parameters(
            work=entry.name,
            target=site,
            partners=partners,
            tight=listed(dict.fromkeys(str(gate.site) for _, gate in closed)),
            when=when,
        ),
        softening=_softening(chart, site, found),
    )


RULE = Rule(
    code="P01",
    slug="release-before-strengthen",
    family=Family.ORDER,
    principle="P01",
    severity=Severity.ERROR,
    message="{work} strengthens {target} {when}, while its paired muscle is not released: {partners}",
    suggestion="The source would see {tight} begin to release before {target} is strengthened",
    softenings=(
        Softening("palpation-only", Severity.WARNING, "the tension rests on palpation alone", contested=True),
        Softening(
            "unproven-tone", Severity.WARNING, "the tension rests on no named test with its result", contested=True
        ),
        Softening("target-normal", Severity.WARNING, "the strengthened muscle's own tension is known to be normal"),
    ),
    thresholds=("gate-opens-at", "assessment-age-days"),
    check=check,
    pair=MinimalPair(
        good=_cases.elbow,
        bad=Edit("$.assessments[1].tones[0].tone", Tone.HYPERTONIC),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="biceps-brachii", side=Side.LEFT),
            facts=(
                Fact(
                    "$.assessments[1].tones[0]",
                    "triceps-brachii (left): hypertonic - held short (the source: hypertonic); not spasticity, "
                    "by function-test (release-on-request: partly)",
                    1,
                ),
                Fact("$.definitions.pairs[0]", "biceps-brachii and triceps-brachii are a gating pair (elbow flexion)"),
                Fact(
                    "$.assessments[0].tones[1]",
                    "biceps-brachii (left): hypotonic - held long and weak (the source: hypotonic); "
                    "not neurological hypotonia, "
                    "by function-test (contract-on-request: no)",
                    32,
                ),
            ),
            parameters=parameters(
                partners="triceps-brachii (left), hypertonic - held short (the source: hypertonic); not spasticity",
                target="biceps-brachii (left)",
                tight="triceps-brachii (left)",
                when="on 2024-04-02 and on 11 further planned days",
                work="resistance training",
            ),
        ),
    ),
    doc=__doc__,
)
