from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    START,
    Json,
    case,
    filled,
    hits,
    item,
    own,
    pain,
    phase,
    program,
    said,
    thing,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact

ANSWERS: Json = {"enjoyment": True, "can_keep_up": True, "sleep_effect": "better"}
WALK = work(intervention="walking")


def _told(engagement: Json | None = None, *, hurts: float | None = 3, **members: Any) -> rk.Case:
    """Return a case of a walking program with pain at a visit before it, unless other members are given."""
    visits = None if hurts is None else [visit("2024-04-01", pains=[pain("low-back", hurts, "central")])]
    plan = program(phase(WALK), engagement=engagement)
    given = {"assessments": visits, "program_start": START, "program": plan, "definitions": own(), **members}
    return case(**given)


@pytest.mark.parametrize(
    "engagement, missing",
    [
        ({}, "enjoyment, keeping it up and sleep"),
        ({"enjoyment": True}, "keeping it up and sleep"),
        ({"can_keep_up": False, "sleep_effect": "worse"}, "enjoyment"),
        ({"enjoyment": False, "sleep_effect": "neutral"}, "keeping it up"),
        ({"enjoyment": False, "can_keep_up": False}, "sleep"),
    ],
)
def test_missing_answers(engagement: Json, missing: str) -> None:
    """Where answers are recorded, each missing one is named; an empty object records none."""
    assert [("fail", missing)] == [(hit.outcome, filled(hit)["missing"]) for hit in hits("P45", _told(engagement))]


@pytest.mark.parametrize(
    "change",
    [{}, {"enjoyment": False}, {"can_keep_up": False}, {"sleep_effect": "worse"}],
    ids=str,
)
def test_no_answer_is_judged(change: Json) -> None:
    """Any three answers are fine, whatever they say."""
    assert ["pass"] == said("P45", _told({**ANSWERS, **change}))


@pytest.mark.parametrize(
    "hurts, members, expected",
    [
        (3, {}, ["unknown"]),
        (0, {}, []),
        (None, {}, []),
        (None, {"complaints": [thing({}, region="low-back", side="central", kind="persistent-pain")]}, ["unknown"]),
        (None, {"complaints": [thing({}, region="low-back", side="central", kind="fracture")]}, []),
        (None, {"patient": {"imbalance": "presumed"}}, []),
        (None, {"patient": None}, []),
        (3, {"patient": None}, ["unknown"]),
    ],
)
def test_not_stated(hurts: float | None, members: Json, expected: list[str]) -> None:
    """Answers that are not stated are asked for where there is pain on record."""
    assert expected == said("P45", _told(hurts=hurts, **members))


@pytest.mark.parametrize("hurts", [3, 0, None])
@pytest.mark.parametrize("patient", [{}, None])
def test_stated_answers_are_judged_for_anybody(hurts: float | None, patient: Json | None) -> None:
    """A program that records answers is judged with and without pain, and as a template."""
    assert ["fail"] == said("P45", _told({"enjoyment": True}, hurts=hurts, patient=patient))
    assert ["pass"] == said("P45", _told(ANSWERS, hurts=hurts, patient=patient))


@pytest.mark.parametrize(
    "works, expected",
    [
        ([], []),
        ([work(intervention="massage")], []),
        ([work(intervention="massage"), WALK], ["unknown"]),
        ([work(intervention="relaxation")], ["unknown"]),
    ],
)
def test_exercises_are_meant(works: list[Json], expected: list[str]) -> None:
    """The questions are about exercise, not about what is done to a person."""
    assert expected == said("P45", _told(program=program(phase(*works))))


def test_log_is_no_program() -> None:
    """Exercise of the log makes no program."""
    logged = {"sessions": [thing({}, date=START, items=[item(intervention="walking")])]}

    assert [[], []] == [said("P45", _told(program=plan, log=logged)) for plan in (None, program(phase()))]


@pytest.mark.parametrize("limit, expected", [(2, ["unknown"]), (3, [])])
def test_pain_limit(limit: float, expected: list[str]) -> None:
    """Pain at the limit is no pain."""
    assert expected == said("P45", _told(), pain_limit=limit)


def test_words_and_severity() -> None:
    """A missing answer is a note, and so is one of which nothing is stated."""
    stated: list[Json | None] = [{}, None]
    told = [_told(engagement, program=program(phase(WALK), id="pr1", engagement=engagement)) for engagement in stated]
    found = [finding for each in told for finding in rk.check(each).findings if finding.rule == "P45"]

    assert [(rk.Outcome.FAIL, "info"), (rk.Outcome.UNKNOWN, "info")] == [
        (each.outcome, each.severity) for each in found
    ]
    everything = "enjoyment, keeping it up and sleep"
    assert [
        f"Program pr1 has no answer on record about {everything}",
        f"Whether the person was asked about {everything} under program pr1 is not stated",
    ] == [each.message for each in found]
    assert (("$.program.engagement",), f"The source would ask about {everything} and record the answers") == (
        found[1].needs,
        found[0].suggestion,
    )


def test_facts() -> None:
    """A failure shows what was answered, an unknown outcome the pain that makes it a question."""
    bare, half, silent = (hits("P45", _told(engagement))[0] for engagement in ({}, {"enjoyment": False}, None))

    assert {"$.program"} == {str(hit.path) for hit in (bare, half, silent)}
    assert (Fact("$.program.engagement", "answered: nothing"),) == bare.facts
    assert (Fact("$.program.engagement", "answered: enjoyment"),) == half.facts
    assert (Fact("$.assessments[0].pains[0]", "low-back: pain 3/10", 0),) == silent.facts
