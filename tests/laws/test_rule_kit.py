"""The kit for authors of rules: sound rules pass, and for each law there is a broken rule that it refuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest

import rehabkit as rk
from rehabkit.chart import Chart
from rehabkit.ruleset import NotApplicable, Verdict, parameters
from rehabkit.testing import assert_laws, assert_minimal_pair

Check = Callable[[Chart], Iterator[Verdict]]

BY_THEIR_DAY = {"P01", "P02", "P05", "P09", "P10", "P33"}
WHOLE = rk.Path()
PRINCIPLE = attrs.evolve(rk.principles["P43"], id="X101", slug="goal-has-day")


def _goals(chart: Chart) -> Iterator[Verdict]:
    """Judge whether each goal has a day."""
    for position, goal in enumerate(chart.case.goals or ()):
        yield rk.PASS if goal.target_date is not None else _hit(rk.Path(("goals", position)), goal=goal.id)


def _hit(path: rk.Path = WHOLE, outcome: rk.Outcome = rk.Outcome.FAIL, **told: object) -> rk.Hit:
    needs = ("the day",) if outcome is rk.Outcome.UNKNOWN else ()
    return rk.Hit(outcome=outcome, path=path, parameters=parameters(**{"goal": "", **told}), needs=needs)


def _good() -> rk.Case:
    goals = (
        rk.Goal(id="g1", kind=rk.GoalKind.FUNCTION, target_date=dt.date(2024, 6, 1)),
        rk.Goal(id="g2", kind=rk.GoalKind.FUNCTION, target_date=dt.date(2024, 6, 2)),
    )
    return rk.Case(id="good", as_of=dt.date(2024, 4, 2), goals=goals)


RULE = rk.Rule(
    code="X101",
    slug="goal-has-day",
    family=rk.Family.CONTENT,
    principle="X101",
    severity=rk.Severity.INFO,
    message="goal {goal} has no day",
    suggestion="The source would have a day",
    unknown="whether {goal} has a day is not known",
    check=_goals,
    pair=rk.MinimalPair(
        good=_good,
        bad=rk.Edit.remove("$.goals[0].target_date"),
        finds=_hit(rk.Path(("goals", 0)), goal="g1"),
    ),
    own_principle=PRINCIPLE,
)


def test_a_sound_rule() -> None:
    """A sound rule of one's own has a minimal pair and keeps the laws."""
    assert_minimal_pair(RULE)
    assert_laws(RULE, max_examples=20, on_the_day=True)


@pytest.mark.parametrize("rule", rk.rules, ids=lambda rule: rule.code)
def test_shipped_rules(rule: rk.Rule) -> None:
    """Shipped rules keep the laws; those that judge work by its own day say so."""
    assert_laws(rule, max_examples=3, on_the_day=rule.code in BY_THEIR_DAY)


def _raises(chart: Chart) -> Iterator[Verdict]:
    assert chart.case.program is not None
    yield rk.PASS


def _counted() -> Check:
    calls: list[None] = []

    def check(_: Chart) -> Iterator[Verdict]:
        calls.append(None)
        yield _hit(goal=len(calls))

    return check


def _twice(_: Chart) -> Iterator[Verdict]:
    yield from (_hit(), _hit(goal="again"))


def _nowhere(_: Chart) -> Iterator[Verdict]:
    yield _hit(rk.Path(("program", "phases", 99)))


def _silent(_: Chart) -> Iterator[Verdict]:
    yield attrs.evolve(_hit(outcome=rk.Outcome.UNKNOWN), needs=())


def _groundless(_: Chart) -> Iterator[Verdict]:
    yield attrs.evolve(_hit(), facts=(rk.Fact("$.log.nothing", "something"),))


def _wordless(_: Chart) -> Iterator[Verdict]:
    yield attrs.evolve(_hit(), facts=(rk.Fact("catalog:muscles/soleus", ""),))


def _apart(_: Chart) -> Iterator[Verdict]:
    yield NotApplicable(rk.Path(("log", "nothing")), "a reason")


def _unexplained(_: Chart) -> Iterator[Verdict]:
    yield NotApplicable(rk.Path(), "")


def _unknown(_: Chart) -> Iterator[Verdict]:
    yield _hit(outcome=rk.Outcome.UNKNOWN)


def _sides(chart: Chart) -> set[rk.Side]:
    return {tone.side for visit in chart.case.assessments or () for tone in visit.tones or ()}


def _left(chart: Chart) -> Iterator[Verdict]:
    if rk.Side.LEFT in _sides(chart):
        yield _hit()


def _april(chart: Chart) -> Iterator[Verdict]:
    if chart.as_of is not None and chart.as_of.month == 4:
        yield _hit()


def _first(chart: Chart) -> Iterator[Verdict]:
    for visit in (chart.case.assessments or ())[:1]:
        yield _hit(goal=visit.id) if visit.tones else rk.PASS


def _later(chart: Chart) -> Iterator[Verdict]:
    """Judge each sitting by all that was ever seen."""
    sessions = (chart.case.log.sessions or ()) if chart.case.log is not None else ()
    tight = any(tone.tone is rk.Tone.SPASM for visit in chart.case.assessments or () for tone in visit.tones or ())
    for at, session in enumerate(sessions):
        for position, _ in enumerate(session.items or ()):
            yield _hit(rk.Path(("log", "sessions", at, "items", position))) if tight else rk.PASS


BROKEN: list[tuple[str, rk.Rule]] = [
    ("a check ends in a report", attrs.evolve(RULE, check=_raises)),
    ("a check ends in a report", attrs.evolve(RULE, message="{missing}")),
    ("the same case gives the same verdicts", attrs.evolve(RULE, check=_counted())),
    ("a place and site has one verdict", attrs.evolve(RULE, check=_twice)),
    ("a place is in the case", attrs.evolve(RULE, check=_nowhere)),
    ("a fact is in the case or the catalog", attrs.evolve(RULE, check=_groundless)),
    ("a fact says something", attrs.evolve(RULE, check=_wordless)),
    ("what is left out is in the case", attrs.evolve(RULE, check=_apart)),
    ("what is left out has a reason", attrs.evolve(RULE, check=_unexplained)),
    ("what is unknown is no error", attrs.evolve(RULE, unknown_severity=rk.Severity.ERROR)),
    ("what is unknown has words", attrs.evolve(RULE, check=_unknown, unknown=None)),
    ("what is unknown says what would decide", attrs.evolve(RULE, check=_silent)),
    ("left and right are alike", attrs.evolve(RULE, check=_left)),
    ("only the distance of days counts", attrs.evolve(RULE, check=_april)),
    ("the order of assessments changes nothing", attrs.evolve(RULE, check=_first)),
    ("what is seen later changes nothing at work that was done", attrs.evolve(RULE, check=_later)),
]


@pytest.mark.parametrize(
    "law, rule", [pytest.param(*row, id=f"{number}-{row[0]}") for number, row in enumerate(BROKEN)]
)
def test_each_law_can_fail(law: str, rule: rk.Rule) -> None:
    """A rule that breaks a law is refused by that law."""
    with pytest.raises(AssertionError, match=f"^X101: {law}\n"):
        assert_laws(rule, on_the_day=True, shrinks=False)


def test_the_smallest_case_is_found() -> None:
    """Where it is asked for, the case that is shown is the smallest."""
    with pytest.raises(AssertionError, match=r"^X101: a check ends in a report") as caught:
        assert_laws(attrs.evolve(RULE, check=_raises), max_examples=5)

    assert "case=Case(id='good'" in "".join(caught.value.__notes__)


def test_a_check_that_takes_back_what_it_said() -> None:
    """A rule that sees into the future passes where it does not declare that it judges work by its day."""
    assert_laws(attrs.evolve(RULE, check=_later), max_examples=20)


def _pair(**changed: Any) -> rk.Rule:
    return attrs.evolve(RULE, pair=attrs.evolve(RULE.pair, **changed))


def _loud() -> rk.Case:
    return rk.rules["P01"].pair.good()


def _claiming() -> rk.Rule:
    """Return a rule on claims, whose edit another rule objects to as well."""

    def check(chart: Chart) -> Iterator[Verdict]:
        yield _hit(rk.Path(("claims", 0))) if chart.case.claims else rk.PASS

    claim = rk.Claim(id="cl1", claim=rk.ClaimKind.BEST_EXERCISE)
    bad = rk.Edit("$.claims", (claim,))
    return attrs.evolve(RULE, check=check, pair=rk.MinimalPair(good=_good, bad=bad, finds=_hit(rk.Path(("claims", 0)))))


PAIRS: list[tuple[str, rk.Rule]] = [
    ("the good case is quiet", _pair(good=lambda: rk.apply(_loud(), rk.rules["P01"].pair.bad))),
    ("the good case has a place that the rule judges", _pair(good=lambda: attrs.evolve(_good(), goals=()))),
    ("the pair has `misses` where it has `blind`", _pair(misses=_hit())),
    ("the edit `bad` adds the hit that the pair declares", _pair(finds=_hit())),
    ("the edit `bad` adds the hit that the pair declares", _pair(bad=rk.Edit("$.note", "changed"))),
    ("the edit `blind` adds the hit that the pair declares", _pair(blind=rk.Edit("$.note", "x"), misses=_hit())),
    ("the edit `bad` adds no more than it implies", _claiming()),
]


@pytest.mark.parametrize("law, rule", [pytest.param(*row, id=f"{number}-{row[0]}") for number, row in enumerate(PAIRS)])
def test_each_part_of_a_pair_can_fail(law: str, rule: rk.Rule) -> None:
    """A minimal pair that does not show what the rule finds is refused, and the text says why."""
    with pytest.raises(AssertionError, match=f"^X101: {law}\n"):
        assert_minimal_pair(rule)


def test_own_principle() -> None:
    """A finding of a rule of one's own carries the principle and statements that the rule brings along."""
    item = rk.Item(id="S9-01", kind="statement", claim="A goal has a day.", left_out="An example of one's own.")
    principle = attrs.evolve(PRINCIPLE, supporting=("S9-01", "S4-16"))
    rule = attrs.evolve(RULE, own_principle=principle, own_items=(item,))
    case = rk.apply(_good(), rule.pair.bad)
    (finding,) = [found for found in rk.check(case, rules=[*rk.rules, rule]).findings if found.rule == "X101"]

    assert [(each.source, each.item) for each in finding.supporting] == [("S9", "S9-01"), ("S4", "S4-16")]
    assert finding.principle == "X101"


@pytest.mark.parametrize(
    "rule, error, said",
    [
        (attrs.evolve(RULE, own_principle=None), rk.UnknownNameError, "X101"),
        (attrs.evolve(RULE, principle="P43"), rk.RehabkitError, "X101 names principle P43 and brings X101"),
        (
            attrs.evolve(RULE, own_principle=attrs.evolve(PRINCIPLE, supporting=("S9-01",))),
            rk.UnknownNameError,
            "S9-01",
        ),
    ],
    ids=["no principle", "another principle", "no statement"],
)
def test_what_a_rule_rests_on_is_looked_up_first(rule: rk.Rule, error: type[Exception], said: str) -> None:
    """A rule that rests on nothing known is refused before it judges, whatever the case."""
    with pytest.raises(error, match=said):
        rk.check(rk.Case(id="x"), rules=[rule])
