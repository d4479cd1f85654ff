"""A pair of muscles departs from what the source says of pairs.

What it checks
    Each gating or corresponding pair of which both muscles were examined on one day and one is hypertonic or in
    spasm, on the last such day: the other one is hypotonic or releasing, and neither tight as well nor normal (A22).

Why
    One source holds that one muscle of a pair becomes hypotonic as the other becomes hypertonic (S3-30), the one
    held short (S3-31). The wider partners that it names (S3-66) correspond, and are read here as well (A13).

When it does not apply
    Other pairs that do not gate; muscles that were not examined on one day, or whose state or side is unknown; tone
    that may be neurogenic (A69). The note is about what was recorded: both are valid states, a hypertonic muscle may
    be weak (S3-32), and two other sources hold that tight and weak cannot be told apart that way.

References:
    S3-30, S3-31, S3-32, S3-66; disputed by S1-23, S2-09. Evidence entry E22: the acute reflex is supported, a lasting
    law is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, Moment, Partner, ToneEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.tone import is_tight
from rehabkit.rulebook import _cases_assessment
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Verdict,
    pair_fact,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Family, Outcome, Severity, Side, Tone

Both = tuple[ToneEntry, ToneEntry]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each pair of examined sites once."""
    judged: set[frozenset[Site]] = set()
    sites = sorted(set(_examined(chart)))
    for site in sites:
        for partner in chart.counterparts(site):
            both = frozenset({site, partner.site})
            last = _last(chart, site, partner.site) if both not in judged and partner.site in sites else None
            if last is not None:
                judged.add(both)
                yield _judge(chart, site, partner, last)


def _examined(chart: Chart) -> Iterator[Site]:
    for visit in chart.case.assessments or ():
        for observation in visit.tones or ():
            if observation.side is not Side.UNKNOWN:
                yield Site(muscle=observation.muscle, side=observation.side)


def _last(chart: Chart, site: Site, other: Site) -> Both | None:
    """Return the states of two sites on the last day on which both are known and one is tight."""
    days = {entry.moment.date for entry in chart.tone_line(site)}
    for day in sorted(days, reverse=True):
        first, second = (chart.tone(each, Moment(day)) for each in (site, other))
        if first is None or second is None or {first.moment.date, second.moment.date} != {day}:
            continue
        if is_tight(first.tone) or is_tight(second.tone):
            return first, second
    return None


def _judge(chart: Chart, site: Site, partner: Partner, both: Both) -> Verdict:
    (tight, first), (other, second) = sorted(zip(both, (site, partner.site), strict=True), key=_order)
    if chart.neurogenic(site) or chart.neurogenic(partner.site):
        return NotApplicable(tight.path, "neurogenic-tone")
    if other.tone is not Tone.NORMAL and not is_tight(other.tone):
        return PASS
    return Hit(
        outcome=Outcome.FAIL,
        path=tight.path,
        site=first,
        facts=(pair_fact(partner), tone_fact(tight, tight.moment), tone_fact(other, tight.moment)),
        parameters=parameters(tight=first, state=tight.tone, partner=second, other=other.tone, date=tight.moment.date),
    )


def _order(seen: tuple[ToneEntry, Site]) -> tuple[bool, str, str]:
    """Return what puts the tight one first; of both sides of one muscle the id decides, since sides are alike."""
    entry, site = seen
    return not is_tight(entry.tone), site.muscle, entry.observation.id


RULE = Rule(
    code="P29",
    slug="reciprocity-mismatch",
    family=Family.ASSESSMENT,
    principle="P29",
    severity=Severity.INFO,
    message="On {date} {tight} is {state} and its paired muscle {partner} is {other}",
    suggestion="The source would expect {partner} to be hypotonic while {tight} is {state}",
    check=check,
    pair=MinimalPair(
        good=_cases_assessment.paired,
        bad=Edit("$.assessments[0].tones[1]", _cases_assessment.normal("t2")),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.assessments[0].tones[0]"),
            site=Site(muscle="triceps-brachii", side=Side.LEFT),
            facts=(
                Fact("$.definitions.pairs[0]", "biceps-brachii and triceps-brachii are a gating pair (elbow flexion)"),
                Fact(
                    "$.assessments[0].tones[0]",
                    "triceps-brachii (left): hypertonic - held short (the source: hypertonic); not spasticity, "
                    "by function-test (release-on-request: no)",
                    0,
                ),
                Fact(
                    "$.assessments[0].tones[1]",
                    "biceps-brachii (left): normal - neither held short nor held long, "
                    "by function-test (contract-on-request: yes)",
                    0,
                ),
            ),
            parameters=parameters(
                date="2024-03-01",
                other="normal",
                partner="biceps-brachii (left)",
                state="hypertonic",
                tight="triceps-brachii (left)",
            ),
        ),
    ),
    doc=__doc__,
)
