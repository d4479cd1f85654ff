from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, chart, pain, phase, program, thing, visit

from rehabkit.chart import courses, program_stretches

LIMITS = {"points": 2, "percent": 30}


def _walk(value: float, **given: Any) -> Json:
    return thing(given, value=value, **{"name": "walking-distance", "unit": "m", "better": "higher"} | given)


def _stretches(*values: tuple[str, list[Json]], kind: str = "pains", **members: Any) -> list[list[float]]:
    """Return first and later values of each measure in a program of two weeks, seen on some days of April."""
    visits = [visit(f"2024-04-{day}", **{kind: seen}) for day, seen in values]
    told = case(**{"assessments": visits, "program_start": START, "program": program(phase(to_day=13)), **members})
    found = program_stretches(chart(told))
    return [[each.first.value, *(later.value for later in each.later)] for each in found]


def _is_worse(values: list[float], kind: str = "pains") -> bool:
    """Return whether the only measure of a program is worse, told on one day after the other."""
    made = [[pain("hip", value)] if kind == "pains" else [_walk(value)] for value in values]
    visits = [visit(f"2024-04-0{day}", **{kind: seen}) for day, seen in enumerate(made, start=2)]
    told = case(assessments=visits, program_start=START, program=program(phase()))
    (found,) = program_stretches(chart(told))
    return found.is_worse(**LIMITS)


@pytest.mark.parametrize(
    "days, expected",
    [
        (["01", "02", "03"], [[2, 3]]),
        (["01", "03", "04"], [[1, 3, 4]]),
        (["03", "04"], [[3, 4]]),
        (["15", "16"], [[15]]),
        (["16"], []),
    ],
    ids=["on the first day", "before it", "after it", "on the last day", "after that"],
)
def test_course_during_a_program(days: list[str], expected: list[list[float]]) -> None:
    """A course begins with the newest reading up to the first day, else the first one, and ends on the last day."""
    scale = {"scale": "vas-mm"}

    assert expected == _stretches(*((day, [pain("hip", int(day), **scale)]) for day in days))


@pytest.mark.parametrize("members", [{"program": None}, {"program_start": None}], ids=["no program", "no start"])
def test_no_program(members: Json) -> None:
    """Without a program, or without its start, there is no course during it."""
    assert [] == _stretches(("03", [pain("hip", 1)]), **members)


@pytest.mark.parametrize(
    "values, expected",
    [
        ([4, 6, 6], True),
        ([4, 6], False),
        ([4, 4, 6, 6], True),
        ([4, 6, 4, 6], False),
        ([4, 6, 6, 4], False),
        ([0, 1, 1], False),
        ([0, 2, 2], True),
        ([2, 3, 3], True),
    ],
)
def test_worse_in_the_newest_two(values: list[float], expected: bool) -> None:  # noqa: FBT001  # a row of the table
    """Pain is worse where the newest two readings are, by points or by percent of the first one (A72)."""
    assert expected == _is_worse(values)


@pytest.mark.parametrize("values, expected", [([100, 70, 70], True), ([100, 71, 70], False), ([100, 98, 98], False)])
def test_worse_in_percent_only(values: list[float], expected: bool) -> None:  # noqa: FBT001  # a row of the table
    """What is not pain is worse by percent alone, whatever its points."""
    assert expected == _is_worse(values, "functions")


@pytest.mark.parametrize(
    "other",
    [{"name": "stairs-climbed"}, {"task": "walking"}, {"unit": "steps"}, {"better": "lower"}],
    ids=["name", "task", "unit", "better"],
)
def test_measures_of_function(other: Json) -> None:
    """Each function has a course of its own, by name, task, unit and what is better."""
    assert [[100], [5]] == _stretches(("02", [_walk(100), _walk(5, **other)]), kind="functions")


@pytest.mark.parametrize("better, expected", [("higher", 90), ("lower", 110)])
def test_worst_of_a_day(better: str, expected: float) -> None:
    """Of several readings of a day the worst counts."""
    seen = [_walk(value, better=better) for value in (100, 90, 110)]

    assert [[expected]] == _stretches(("02", seen), kind="functions")


def test_course_of_a_function() -> None:
    """A course of a function tells its readings with unit, day and place, and is not counted in points."""
    (found,) = courses((), chart(case(assessments=[visit(START, functions=[_walk(100)])])).functions)
    (reading,) = found.readings

    assert ("walking distance", True, False) == (found.name, found.lower_is_worse, found.in_points)
    assert ("100 m", dt.date(2024, 4, 2), "$.assessments[0].functions[0]") == (
        reading.text,
        reading.date,
        str(reading.path),
    )


@pytest.mark.parametrize(
    "other, expected",
    [
        ({"analgesia": "local"}, [[1]]),
        ({"analgesia": "systemic"}, [[5]]),
        ({"timing": None}, [[5]]),
        ({"timing": "worst"}, [[1], [5]]),
        ({"context": "rest"}, [[1], [5]]),
        ({"muscle": "gluteus-maximus"}, [[1], [5]]),
        ({"side": "right"}, [[1], [5]]),
    ],
)
def test_measures_of_pain(other: Json, expected: list[list[float]]) -> None:
    """Each pain has a course of its own by how it was asked, unstated is now; local anesthesia hides it (A75)."""
    assert expected == _stretches(("02", [pain("hip", 1, id="a"), pain("hip", 5, id="b", **other)]))
