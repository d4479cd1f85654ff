"""A goal has no day by which it is meant to be reached.

What it checks
    Each goal of a case states its target date.

Why
    The handbook of an invented clinic holds that a goal without a day is put off (S9-01).

When it does not apply
    A case without goals.

References:
    S9-01.
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


ITEM = rk.Item(
    id="S9-01",
    kind="advice",
    claim="A goal without a day is put off.",
    left_out="An example: the clinic is invented.",
)
PRINCIPLE = rk.Principle(
    id="X101",
    slug="goal-has-day",
    family=rk.Family.CONTENT,
    title="Goals have a day",
    claim="A goal states the day by which it is meant to be reached.",
    supporting=("S9-01",),
    opposing=(),
    derived=False,
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


RULE = rk.Rule(
    code="X101",
    slug="goal-has-day",
    family=rk.Family.CONTENT,
    principle="X101",
    severity=rk.Severity.INFO,
    message="goal {goal} has no day by which it is meant to be reached",
    suggestion="The source would have a day for {goal}",
    check=check,
    pair=rk.MinimalPair(
        good=good,
        bad=rk.Edit.remove("$.goals[0].target_date"),
        finds=rk.Hit(
            outcome=rk.Outcome.FAIL,
            path=rk.Path(("goals", 0)),
            facts=(rk.Fact("$.goals[0].kind", "function"),),
            parameters=parameters(goal="g1"),
        ),
    ),
    doc=__doc__,
    own_principle=PRINCIPLE,
    own_items=(ITEM,),
)
