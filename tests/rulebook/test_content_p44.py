from __future__ import annotations

import itertools
from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, filled, hits, item, own, phase, program, said, session, thing, work

import rehabkit as rk
from rehabkit.ruleset import Fact


def _goal(*tasks: str, **given: Any) -> Json:
    return thing(given, kind="function", tasks=list(tasks))


def _told(goals: list[Json] | None, *works: Json, **members: Any) -> rk.Case:
    plan = program(phase(*works))
    return case(**{"goals": goals, "program_start": START, "program": plan, "definitions": own(), **members})


WALK = work(intervention="walking")
CARRY = work(intervention="carrying")


@pytest.mark.parametrize(
    "goals, expected",
    [
        (None, []),
        ([], []),
        ([_goal(tasks=None)], []),
        ([_goal()], []),
        ([_goal("walking")], ["pass"]),
        ([_goal("walking", "carrying")], ["fail"]),
        ([_goal("walking"), _goal(tasks=None), _goal("stairs")], ["pass", "fail"]),
        ([_goal("other")], ["fail"]),
    ],
    ids=["not stated", "none", "no tasks stated", "no tasks", "covered", "half", "several", "other"],
)
def test_goals(goals: list[Json] | None, expected: list[str]) -> None:
    """Each goal that names tasks is a place, and each of its tasks must be trained."""
    assert expected == said("P44", _told(goals, WALK))


@pytest.mark.parametrize(
    "works, expected",
    [
        ([WALK, CARRY], "pass"),
        ([work(intervention="gait"), CARRY], "pass"),
        ([work(intervention="resistance", tasks=["walking", "carrying"])], "pass"),
        ([work(intervention="walking", tasks=["stairs"]), CARRY], "fail"),
        ([work(intervention="walking", tasks=[]), CARRY], "fail"),
        ([work(intervention="massage", tasks=["walking"]), CARRY], "pass"),
        ([], "fail"),
    ],
    ids=["own entries", "gait", "stated", "stated others", "stated none", "treatment", "nothing"],
)
def test_tasks_of_exercises(works: list[Json], expected: str) -> None:
    """A prescription's own tasks go before those of its exercise; names and free text do not match (A47)."""
    goals = [_goal("walking", "carrying", text="walking and carrying")]

    assert [expected] == said("P44", _told(goals, *works))


@pytest.mark.parametrize(
    "status, date, expected",
    [
        ("done", START, "pass"),
        ("planned", "2024-05-01", "pass"),
        ("partial", START, "pass"),
        ("missed", START, "fail"),
        ("done", "2024-05-01", "fail"),
    ],
)
def test_work_of_the_log(status: str, date: str, expected: str) -> None:
    """What was done or is planned in the log counts; what was missed, or comes after the view, does not."""
    walked = session(date, item(intervention="walking", status=status))

    assert [expected] == said("P44", _told([_goal("walking")], log={"sessions": [walked]}), as_of=START)


PRACTICE = work(intervention="task-practice", id="e1")
NAMED = {"id": "bag", "name": "bag", "type": "task-practice"}


@pytest.mark.parametrize(
    "works, definitions, expected",
    [
        ([PRACTICE], own(), "unknown"),
        ([PRACTICE, WALK], own(), "pass"),
        ([{**PRACTICE, "tasks": []}], own(), "fail"),
        ([{**PRACTICE, "tasks": ["stairs"]}], own(), "fail"),
        ([{**PRACTICE, "tasks": ["walking"]}], own(), "pass"),
        ([{**PRACTICE, "intervention": "bag"}], own(exercises=[NAMED]), "unknown"),
        ([{**PRACTICE, "intervention": "bag"}], own(exercises=[{**NAMED, "tasks": []}]), "fail"),
        ([{**PRACTICE, "intervention": "bag"}], own(exercises=[{**NAMED, "tasks": ["walking"]}]), "pass"),
        ([{**PRACTICE, "intervention": "education"}], own(), "fail"),
    ],
)
def test_practice_of_an_unstated_task(works: list[Json], definitions: Json, expected: str) -> None:
    """Task practice may be practice of this task, unless its tasks are stated, as none or as others."""
    assert [expected] == said("P44", _told([_goal("walking")], *works, definitions=definitions))


@pytest.mark.parametrize(
    "plan, expected, needs",
    [
        (None, [], []),
        ({}, ["unknown"], [("$.program.phases",)]),
        ({"phases": []}, ["fail"], [()]),
        ({"phases": [phase(prescriptions=None)]}, ["unknown"], [("$.program.phases[0].prescriptions",)]),
        ({"phases": [phase(prescriptions=None, to_day=1), phase(from_day=2)]}, ["fail"], [()]),
    ],
    ids=["no program", "phases not stated", "no phases", "no prescriptions", "one phase without"],
)
def test_how_much_of_a_program_is_stated(plan: Json | None, expected: list[str], needs: list[tuple[str, ...]]) -> None:
    """Phases that are not stated leave it unknown; without a program nothing is judged."""
    told = case(goals=[_goal("walking")], program=None if plan is None else thing(plan))

    assert expected == said("P44", told)
    assert needs == [hit.needs for hit in hits("P44", told)]


def test_order_of_tasks_changes_nothing() -> None:
    """Missing tasks are named in one order."""
    wanted = ["stairs", "sitting", "carrying", "walking"]
    told = [_told([_goal(*order, id="g1")], WALK) for order in itertools.permutations(wanted)]

    assert {"carrying, sitting and stairs"} == {filled(hit)["tasks"] for each in told for hit in hits("P44", each)}
    assert 1 == len({str(hits("P44", each)) for each in told})


def test_finding() -> None:
    """The finding stands at the goal, names what is missing, and says what is there."""
    finding = next(
        each for each in rk.check(_told([_goal("walking", "turning", id="g1")], CARRY)).findings if each.rule == "P44"
    )

    assert ("$.goals[0]", rk.Severity.WARNING) == (finding.path, finding.severity)
    assert finding.message == "Goal g1 needs walking and turning, which no exercise contains"
    assert finding.facts == (
        Fact("$.goals[0].tasks", "needs walking and turning"),
        Fact("$.program", "exercises contain carrying"),
    )
    bare = hits("P44", _told([_goal("walking")], work(intervention="core")))
    assert ["exercises contain no task"] == [hit.facts[1].value for hit in bare]


def test_goals_of_a_template_without_a_person() -> None:
    """A case without a person is judged alike."""
    told = _told([_goal("carrying")], WALK, patient=None)

    assert ["fail"] == said("P44", told)
