"""Weakness is measured while something else may hold strength back.

What it checks
    Each strength test that shows weakness: no pain above the limit is told with it, or else known of the muscle or
    its region then; it does not fall into the days after strengthening in pain (A30), nor after a treatment that
    inhibits on the same day (A29).

Why
    Derived: if pain shuts activation down, a weak result during pain need not mean a weak muscle (S0-24), and a
    treated muscle cannot contract properly right afterwards (S1-20).

When it does not apply
    Tests that show no weakness or cannot tell (A82). Missing pain leaves nothing to note. The note calls the result
    uncertain; it does not say that the muscle is strong.

References:
    S0-24, S1-20, S0-13; the consequence is derived. Evidence entry E04: pain lowers the force that is produced.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, InhibitionCause, Seen, pain_at_test, shows_weakness, strength_shown
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.examination import StrengthObservation
from rehabkit.rulebook import _cases_assessment
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, pain_fact, parameters
from rehabkit.vocab import Family, Outcome, Severity, Side

Reason = tuple[str, Fact]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each strength test that shows weakness."""
    for seen in chart.strengths:
        if shows_weakness(chart, seen.observation):
            reasons = [*_pain(chart, seen), *_windows(chart, seen)]
            yield _hit(seen, reasons) if reasons else PASS


def _site(seen: Seen[StrengthObservation]) -> Site | None:
    test = seen.observation
    return None if test.side is Side.UNKNOWN else Site(muscle=test.muscle, side=test.side)


def _pain(chart: Chart, seen: Seen[StrengthObservation]) -> Iterator[Reason]:
    limit = chart.number("pain-limit")
    above = [pain for pain in pain_at_test(chart, seen) if pain.exceeds(limit)]
    if above:
        yield f"pain is {above[0]}", pain_fact(above[0], seen.moment)


def _windows(chart: Chart, seen: Seen[StrengthObservation]) -> Iterator[Reason]:
    site = _site(seen)
    for window in chart.inhibitions(site) if site is not None else ():
        began = window.entry.moment
        if began is None or not window.holds_on(seen.moment.date) or seen.moment.is_seen_at(began):
            continue
        in_pain = window.cause is InhibitionCause.PAIN
        why = f"{window.entry.name}{' in pain' if in_pain else ''} was on {window.begins}"
        yield why, Fact(str(window.entry.path), why, began.days_before(seen.moment))


def _hit(seen: Seen[StrengthObservation], reasons: list[Reason]) -> Hit:
    test = seen.observation
    return Hit(
        outcome=Outcome.FAIL,
        path=seen.path,
        site=_site(seen),
        facts=(Fact(str(seen.path), strength_shown(test), 0), *(fact for _, fact in reasons)),
        parameters=parameters(
            target=f"{test.muscle} ({test.side})",
            date=seen.moment.date,
            reasons=listed(sorted({why for why, _ in reasons})),
        ),
    )


RULE = Rule(
    code="P31",
    slug="weakness-under-pain",
    family=Family.ASSESSMENT,
    principle="P31",
    severity=Severity.INFO,
    message="{target} tests weak on {date}, when {reasons}",
    suggestion="The source would allow for inhibition in the result of {target}, beside true weakness",
    thresholds=("pain-limit", "inhibition-days", "mmt-normal", "dynamometry-normal-percent"),
    check=check,
    pair=MinimalPair(
        good=_cases_assessment.tested,
        bad=Edit("$.assessments[0].strengths[0].pain_during", 3),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.assessments[0].strengths[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(
                Fact("$.assessments[0].strengths[0]", "upper-trapezius (right): strength weak on category", 0),
                Fact("$.assessments[0].strengths[0].pain_during", "pain 3/10", 0),
            ),
            parameters=parameters(
                date="2024-04-01",
                reasons="pain is 3/10",
                target="upper-trapezius (right)",
            ),
        ),
    ),
    doc=__doc__,
)
