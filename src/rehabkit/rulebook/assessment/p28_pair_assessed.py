"""A muscle is strengthened while the tension of a paired muscle is not known.

What it checks
    Each gating pair of a muscle that is strengthened, once per pair and phase (A73): the tension of the partner is
    known at that moment. Unknown is never treated as fine (A17, A68).

Why
    Derived: the gate of P01 cannot be judged without it (S3-30, S3-87), and an imbalance may be silent (S3-52).

When it does not apply
    Cases in which no imbalance is presumed, neither muscle of the pair is recorded as tight, and nobody recorded
    the tension as unknown (A73, A17); pairs that do not gate; planned work whose phase asks for the release on entry
    (A63); tone that may be neurogenic (A69); a partner that is known to be tight, which is P01's to report.

References:
    S3-30, S3-87, S3-52; derived by the library. No published evidence was looked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, Gate, GateState, Judged, Moment, Partner, ToneEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.tone import is_tight
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
    pair_fact,
    parameters,
    tone_fact,
)
from rehabkit.vocab import ComplaintKind, Effect, Family, Imbalance, Outcome, PresumedCause, Severity, Side

Key = tuple[str, Site, Site, str | None]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each gating pair of strengthened sites, once per pair and phase."""
    presumed = _is_presumed(chart)
    verdicts: dict[Key, Verdict] = {}
    for entry in chart.work(Effect.STRENGTHENING):
        for site in entry.sites:
            for partner in chart.partners(site):
                key = (partner.pair.id, site, partner.site, entry.phase.phase.id if entry.phase is not None else None)
                verdict = _judge(chart, entry, site, partner, presumed=presumed)
                if verdict is not None and (key not in verdicts or _is_unknown(verdict) > _is_unknown(verdicts[key])):
                    verdicts[key] = verdict
    yield from verdicts.values()


def _is_unknown(verdict: Verdict) -> bool:
    return isinstance(verdict, Hit) and verdict.outcome is Outcome.UNKNOWN


def _is_presumed(chart: Chart) -> bool:
    case = chart.case
    return (
        (case.patient is not None and case.patient.imbalance is Imbalance.PRESUMED)
        or (case.program is not None and case.program.presumed_cause is PresumedCause.MUSCLE_IMBALANCE)
        or any(complaint.kind is ComplaintKind.MUSCLE_IMBALANCE for complaint in case.complaints or ())
    )


def _judge(chart: Chart, entry: WorkEntry, site: Site, partner: Partner, *, presumed: bool) -> Verdict | None:
    if chart.neurogenic(site) or chart.neurogenic(partner.site):
        return NotApplicable(entry.path, "neurogenic-tone")
    judged = list(chart.judge(entry, lambda moment: chart.gate_for(entry, partner.site, moment)))
    undecided = [found for found in judged if found.value.state is GateState.UNKNOWN]
    asked = [found for found in undecided if presumed or _has_reason(chart, site, found)]
    if asked:
        return _hit(entry, site, partner, asked[0], sum(found.days for found in asked))
    if any(found.value.state is GateState.OPEN for found in judged):
        return PASS
    return None


def _has_reason(chart: Chart, site: Site, found: Judged[Gate]) -> bool:
    """Return whether a muscle of the pair is recorded as tight, or the tension as unknown."""
    pair = (site, found.value.site)
    return found.value.recorded_unknown or any(_is_recorded_tight(chart, each, found.moment) for each in pair)


def _is_recorded_tight(chart: Chart, site: Site, moment: Moment) -> bool:
    """Return whether a muscle or a part of it is tight, at last word or on a side that was left open since."""
    return any(is_tight(entry.tone) for each in chart.with_parts(site) for entry in _at_last(chart, each, moment))


def _at_last(chart: Chart, site: Site, moment: Moment) -> tuple[ToneEntry, ...]:
    """Return the newest known state of a site, and what was seen since."""
    seen = tuple(entry for entry in chart.tone_line(site) if entry.moment.is_seen_at(moment))
    newest = chart.tone(site, moment)
    return seen if newest is None else seen[seen.index(newest) :]


def _hit(entry: WorkEntry, site: Site, partner: Partner, found: Judged[Gate], days: int) -> Hit:
    return Hit(
        outcome=Outcome.UNKNOWN,
        path=entry.path,
        site=partner.site,
        facts=(pair_fact(partner), *(tone_fact(state, found.moment) for state in found.value.entries)),
        parameters=parameters(
            work=entry.name, target=site, partner=partner.site, when=day_parameters(found.moment, days)
        ),
        needs=(f"tension of {partner.site} at or before {found.moment.date}",),
    )


RULE = Rule(
    code="P28",
    slug="pair-assessed",
    family=Family.ASSESSMENT,
    principle="P28",
    severity=Severity.WARNING,
    message="{work} strengthens {target} {when}, and the tension of its paired muscle {partner} is not known",
    suggestion="The source would know the tension of {partner} before {target} is strengthened",
    unknown="{work} strengthens {target} {when}, and the tension of its paired muscle {partner} is not known",
    thresholds=("gate-opens-at", "assessment-age-days"),
    check=check,
    pair=MinimalPair(
        good=_cases.assessed,
        bad=Edit.remove("$.assessments[0].tones[0]"),
        finds=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="triceps-brachii", side=Side.LEFT),
            facts=(
                Fact("$.definitions.pairs[0]", "biceps-brachii and triceps-brachii are a gating pair (elbow flexion)"),
            ),
            parameters=parameters(
                partner="triceps-brachii (left)",
                target="biceps-brachii (left)",
                when="on 2024-04-02 and on 11 further planned days",
                work="resistance training",
            ),
            needs=("tension of triceps-brachii (left) at or before 2024-04-02",),
        ),
    ),
    doc=__doc__,
)
