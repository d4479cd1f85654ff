"""Two records of one muscle at one time contradict the definitions.

What it checks
    Each muscle and side of which one time has two records: tension states that differ, or a hypotonic state beside
    strength that is not weak but strong. The record that is not used is named; the more protective one is used (A21).

Why
    The source defines the states so that a muscle has one at a time, and a hypotonic muscle as held long and weak
    (S3-31, S3-34). Records that say otherwise leave open which of them was seen.

When it does not apply
    A hypertonic muscle that is weak (S3-32), records of different times, of a side that is not known, of a whole and
    its part, and states that an image is said to show (T09). Strong is the category strong or grade 5 of the manual
    test; this is a library choice.

References:
    S3-31, S3-32, S3-34. Nothing silences it: no profile, selection or waiver.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, Moment, Seen, ToneEntry, by_protection, strength_shown
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.examination import StrengthObservation
from rehabkit.models.tone import with_gloss
from rehabkit.rulebook import _cases_data
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, parameters, tone_fact
from rehabkit.vocab import Family, Outcome, Severity, Side, StrengthScale, Tone

_STRONG = frozenset({(StrengthScale.CATEGORY, "strong"), (StrengthScale.MMT, "5")})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each site and moment with more than one record of its state."""
    strengths = _strengths(chart)
    for (site, moment), entries in _tones(chart).items():
        beside = strengths.get((site, moment), [])
        if len(entries) + len(beside) > 1:
            yield _judge(site, entries, beside)


def _tones(chart: Chart) -> dict[tuple[Site, Moment], list[ToneEntry]]:
    """Return the known states of each site and moment, the one that is used last."""
    found: dict[tuple[Site, Moment], list[ToneEntry]] = {}
    for entry in chart.tones:
        seen = entry.observation
        if seen.side is not Side.UNKNOWN and entry.tone is not Tone.UNKNOWN:
            found.setdefault((Site(muscle=seen.muscle, side=seen.side), entry.moment), []).append(entry)
    return {key: by_protection(entries) for key, entries in found.items()}


def _strengths(chart: Chart) -> dict[tuple[Site, Moment], list[Seen[StrengthObservation]]]:
    found: dict[tuple[Site, Moment], list[Seen[StrengthObservation]]] = {}
    for seen in chart.strengths:
        test = seen.observation
        if test.side is not Side.UNKNOWN:
            found.setdefault((Site(muscle=test.muscle, side=test.side), seen.moment), []).append(seen)
    return found


def _judge(site: Site, entries: list[ToneEntry], strengths: list[Seen[StrengthObservation]]) -> Verdict:
    used = entries[-1]
    aside = next((entry for entry in entries if entry.tone is not used.tone), None)
    if aside is not None:
        return _hit(site, used, aside.path, tone_fact(aside, used.moment), with_gloss(aside.tone))
    strong = next((s for s in strengths if (s.observation.scale, s.observation.grade) in _STRONG), None)
    if used.tone is Tone.HYPOTONIC and strong is not None:
        fact = Fact(str(strong.path), strength_shown(strong.observation), 0)
        return _hit(site, used, strong.path, fact, "strong")
    return PASS


def _hit(site: Site, used: ToneEntry, path: Path, fact: Fact, other: str) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=path,
        site=site,
        facts=(fact, tone_fact(used, used.moment)),
        parameters=parameters(
            muscle=site.muscle, side=site.side, other=other, used=with_gloss(used.tone), date=used.moment.date
        ),
    )


RULE = Rule(
    code="D09",
    slug="state-conflict",
    family=Family.DATA,
    principle="D09",
    severity=Severity.WARNING,
    message="{muscle} ({side}) is recorded as {other} and as {used}, both on {date}",
    suggestion="The source's definitions leave room for one of them; the check reads {used}",
    check=check,
    pair=MinimalPair(
        good=_cases_data.graded,
        bad=Edit("$.assessments[0].strengths[0].grade", "strong"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.assessments[0].strengths[0]"),
            site=Site(muscle="biceps-brachii", side=Side.LEFT),
            facts=(
                Fact("$.assessments[0].strengths[0]", "biceps-brachii (left): strength strong on category", 0),
                Fact(
                    "$.assessments[0].tones[1]",
                    "biceps-brachii (left): hypotonic - held long and weak (the source: hypotonic); not neurological "
                    "hypotonia, by function-test (contract-on-request: no)",
                    0,
                ),
            ),
            parameters=parameters(
                muscle="biceps-brachii",
                side="left",
                other="strong",
                used="hypotonic - held long and weak (the source: hypotonic); not neurological hypotonia",
                date="2024-03-01",
            ),
        ),
    ),
    doc=__doc__,
)
