"""Texts of the files of a new rule."""

from __future__ import annotations

MODULE = '''"""A goal has no day by which it is meant to be reached.

What it checks
    Each goal of a case states its target date.

Why
    Say here which source holds what, in your own words.

When it does not apply
    A case without goals.

References:
    Name here the statements of sources that the principle cites.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import rehabkit as rk
from rehabkit.chart import Chart
from rehabkit.ruleset import Verdict, parameters


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each goal."""
    for position, goal in enumerate(chart.case.goals or ()):
        if goal.target_date is not None:
            yield rk.PASS
        else:
            path = rk.Path(("goals", position))
            fact = rk.Fact(f"{path}.kind", goal.kind)
            yield rk.Hit(outcome=rk.Outcome.FAIL, path=path, facts=(fact,), parameters=parameters(goal=goal.id))


def good() -> rk.Case:
    """Return a case with a goal that states its day; people in examples are invented."""
    goal = rk.Goal(id="g1", kind=rk.GoalKind.FUNCTION, text="walk to the lake", target_date=dt.date(2024, 6, 1))
    return rk.Case(id="good", as_of=dt.date(2024, 4, 2), goals=(goal,))

$own_principle
RULE = rk.Rule(
    code="$code",
    slug="$slug",
    family=rk.Family.$family,
    principle="$principle",
    severity=rk.Severity.INFO,
    message="goal {goal} has no day by which it is meant to be reached",
    suggestion="The source would have a day for {goal}",
    check=check,
    pair=rk.MinimalPair(
        good=good,
        bad=rk.Edit.remove("$$.goals[0].target_date"),
        finds=rk.Hit(
            outcome=rk.Outcome.FAIL,
            path=rk.Path(("goals", 0)),
            facts=(rk.Fact("$$.goals[0].kind", "function"),),
            parameters=parameters(goal="g1"),
        ),
    ),
    doc=__doc__,
$own_argument)
'''

OWN_PRINCIPLE = """
PRINCIPLE = rk.Principle(
    id="$code",
    slug="$slug",
    family=rk.Family.$family,
    title="Goals have a day",
    claim="A goal states the day by which it is meant to be reached.",
    supporting=(),
    opposing=(),
    derived=True,
    scope="Goals of a case.",
    evidence=rk.EvidenceSummary(
        level=rk.EvidenceLevel.NONE,
        status=rk.EvidenceStatus.NONE,
        certainty=rk.EvidenceCertainty.NOT_RATED,
        scope="No literature was read.",
        read=rk.Read.NONE,
        as_of=dt.date(2024, 4, 2),
        entries=(),
    ),
)

"""

TEST = '''"""The rule $code shows what it finds, and keeps the laws of all rules."""

from __future__ import annotations

from $module import RULE

from rehabkit.testing import assert_laws, assert_minimal_pair


def test_minimal_pair() -> None:
    """The good case is quiet, and the edit adds the hit that the rule declares."""
    assert_minimal_pair(RULE)


def test_laws() -> None:
    """The rule keeps the laws of all rules."""
    assert_laws(RULE)
'''
