from __future__ import annotations

import pytest
from tests.rulebook._build import START, Json, case, chart, phase, program, work

from rehabkit.chart import PlannedTimes
from rehabkit.vocab import Weekday

DAILY = {str(day): 2 for day in Weekday}


def _times(days: dict[str, int | None], *, start: str | None, **dosage: object) -> PlannedTimes:
    """Return how often a prescription of one week is planned, by days of the week."""
    named: list[Json] = [{"day": day} if times is None else {"day": day, "times": times} for day, times in days.items()]
    told = case(program_start=start, program=program(phase(work(dosage={"weekdays": named, **dosage}), to_day=6)))
    drawn = chart(told)
    return drawn.times(drawn.works[0])


@pytest.mark.parametrize(
    "days, start, expected",
    [
        ({}, None, True),
        ({"monday": 1}, None, False),
        (DAILY, None, True),
        ({"monday": 1}, START, True),
    ],
    ids=["no day", "some days", "every day", "a start"],
)
def test_placed(days: dict[str, int | None], start: str | None, expected: bool) -> None:  # noqa: FBT001
    """Named days are placed where the start is stated; without one only all of them or none are."""
    assert expected == _times(days, start=start).is_placed


@pytest.mark.parametrize(
    "days, start, expected",
    [
        ({}, None, {}),
        ({}, START, {}),
        (DAILY | {"sunday": 1}, None, dict.fromkeys(range(7), 1)),
        (DAILY | {"sunday": 1}, START, {**dict.fromkeys(range(7), 2), 5: 1}),
        ({"monday": 3, "tuesday": None}, START, {0: 1, 6: 3}),
        ({"monday": 3}, None, {}),
    ],
    ids=[
        "no day",
        "no day after a start",
        "every day",
        "every day after a start",
        "some days",
        "some days of any week",
    ],
)
def test_certain_times(days: dict[str, int | None], start: str | None, expected: dict[int, int]) -> None:
    """Times are certain on named days after a start; without one the least of a full week is, on each day."""
    assert expected == _times(days, start=start).on


def test_named_days_of_a_later_window() -> None:
    """Named days are those of the calendar, also where a prescription begins on another weekday than the program."""
    dosage = {"weekdays": [{"day": "friday", "times": 2}]}
    drawn = chart(case(program_start=START, program=program(phase(work(dosage=dosage, from_day=2), to_day=6))))

    assert {3: 2} == drawn.times(drawn.works[0]).on


def test_no_day_at_all() -> None:
    """A dose on no day of the week is planned no times on no days."""
    found = _times({}, start=START)

    assert (0, 0, False) == (found.times, found.days, found.is_open)
