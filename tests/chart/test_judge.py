from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, chart, item, phase, program, session, tone, visit, work

import rehabkit as rk
from rehabkit.chart import Chart, WorkKind

BICEPS = "biceps-brachii"


def _plan(*prescriptions: Json, last: int = 3, **members: Any) -> rk.Case:
    return case(**{"program_start": START, "program": program(phase(*prescriptions, to_day=last)), **members})


def _days(*numbers: int) -> list[dt.date]:
    """Return days of April."""
    return [dt.date(2024, 4, number) for number in numbers]


def _judged(drawn: Chart, kind: WorkKind) -> list[tuple[str, int]]:
    return [
        (str(found.moment.date), found.days)
        for entry in drawn.works
        if entry.kind is kind
        for found in drawn.judge(entry, lambda moment: moment)
        if found.value == found.moment
    ]


@pytest.mark.parametrize(
    "given, window, expected",
    [
        ({}, (0, 3), _days(2, 3, 4, 5)),
        ({"from_day": 1}, (1, 3), _days(3, 4, 5)),
        ({"to_day": 1}, (0, 1), _days(2, 3)),
        ({"from_day": 0, "to_day": 0}, (0, 0), _days(2)),
        ({"dosage": {"days_per_week": 2}}, (0, 3), _days(2, 5)),
        ({"dosage": {"weekdays": [{"day": "thursday"}]}}, (0, 3), _days(4)),
    ],
    ids=["phase", "from", "to", "one day", "twice", "named"],
)
def test_planned_days(given: Json, window: tuple[int, int], expected: list[dt.date]) -> None:
    """A prescription lies in its own days, else its phase's, and on the days of its dose."""
    drawn = chart(_plan(work(BICEPS, **given)))
    (entry,) = drawn.works

    assert (window, expected) == (drawn.window(entry), list(drawn.planned_days(entry)))


def test_program_without_a_start_has_no_dates() -> None:
    """Without a start no day has a date."""
    drawn = chart(_plan(work(BICEPS), program_start=None))

    assert ((), None) == (drawn.planned_days(drawn.works[0]), drawn.date_of(3))


def test_date_of() -> None:
    """Day 0 is the program's start."""
    assert _days(2, 5) == [chart(_plan()).date_of(day) for day in (0, 3)]


@pytest.mark.parametrize(
    "log, as_of, expected",
    [
        (None, None, _days(2, 3, 4, 5)),
        ({"sessions": [session("2024-04-03", item(prescription="e1"))]}, None, _days(2, 4, 5)),
        ({"sessions": [session("2024-04-03", item(prescription="e1", status="missed"))]}, None, _days(2, 4, 5)),
        ({"sessions": [session("2024-04-03", item(prescription="e1", status="planned"))]}, None, _days(2, 3, 4, 5)),
        ({"sessions": [session("2024-04-03", item(prescription="e2"))]}, None, _days(2, 3, 4, 5)),
        ({"complete": True}, "2024-04-03", _days(4, 5)),
        ({"complete": True}, "2024-04-01", _days(2, 3, 4, 5)),
        ({"complete": False}, "2024-04-03", _days(2, 3, 4, 5)),
        ({"sessions": [session("2024-04-03", item(prescription="e1"))]}, "2024-04-02", _days(2, 3, 4, 5)),
    ],
    ids=[
        "no log",
        "done",
        "missed",
        "planned",
        "another prescription",
        "complete",
        "complete and later",
        "incomplete",
        "later log",
    ],
)
def test_open_days(log: Json | None, as_of: str | None, expected: list[dt.date]) -> None:
    """Days that the log covers are not open; a complete log covers all days up to the day of the case."""
    drawn = chart(_plan(work(BICEPS, id="e1"), work(BICEPS, id="e2"), log=log), as_of=as_of)

    assert expected == list(drawn.open_days(drawn.works[0]))


@pytest.mark.parametrize(
    "visits, age, expected",
    [
        ([], None, [("2024-04-02", 4)]),
        ([visit("2024-04-01")], None, [("2024-04-02", 4)]),
        ([visit("2024-04-02")], None, [("2024-04-02", 4)]),
        ([visit("2024-04-04")], None, [("2024-04-02", 2), ("2024-04-04", 2)]),
        ([visit("2024-04-03"), visit("2024-04-05")], None, [("2024-04-02", 1), ("2024-04-03", 2), ("2024-04-05", 1)]),
        ([visit("2024-04-01")], 1, [("2024-04-02", 1), ("2024-04-03", 1), ("2024-04-04", 1), ("2024-04-05", 1)]),
    ],
    ids=["none", "before", "on the first day", "within", "two", "with an age limit"],
)
def test_stretches(visits: list[Json], age: float | None, expected: list[tuple[str, int]]) -> None:
    """Planned days are judged once per stretch between two visits, and each by itself where states may grow old."""
    drawn = chart(_plan(work(BICEPS), assessments=visits), assessment_age_days=age)

    assert expected == _judged(drawn, WorkKind.PRESCRIPTION)


def test_each_day_by_itself_where_pain_may_grow_old() -> None:
    """An age limit of pain has each planned day judged by itself, without one of assessments."""
    drawn = chart(_plan(work(BICEPS)), pain_age_days=7)

    assert [(f"2024-04-0{day}", 1) for day in (2, 3, 4, 5)] == _judged(drawn, WorkKind.PRESCRIPTION)


def test_further_turns() -> None:
    """A stretch also begins on a day from which a test may say something else, beside the visits."""
    drawn = chart(_plan(work(BICEPS), assessments=[visit("2024-04-03")]))
    found = drawn.judge(drawn.works[0], lambda moment: moment, [dt.date(2024, 4, 5), dt.date(2024, 4, 3)])

    assert [("2024-04-02", 1), ("2024-04-03", 2), ("2024-04-05", 1)] == [
        (str(each.moment.date), each.days) for each in found
    ]


def test_work_of_the_log_is_judged_at_its_moment() -> None:
    """A session item and a treatment are judged once, at their own moments."""
    log = {
        "sessions": [session("2024-04-03", item(BICEPS))],
        "treatments": [{"id": "x1", "date": "2024-04-04", "treatment": "massage"}],
    }
    drawn = chart(case(log=log))

    assert [("2024-04-03", 1)] == _judged(drawn, WorkKind.ITEM)
    assert [("2024-04-04", 1)] == _judged(drawn, WorkKind.TREATMENT)


def test_undated_plan_of_an_undated_case() -> None:
    """Where nothing at all is dated, a prescription is not judged."""
    assert [] == _judged(chart(_plan(work(BICEPS), program_start=None)), WorkKind.PRESCRIPTION)


def test_visits() -> None:
    """Visits are the days of assessments, in order, each once, up to the day of the view."""
    told = case(
        assessments=[visit("2024-04-05"), visit("2024-04-03"), visit("2024-04-03", tones=[tone(BICEPS, "normal")])]
    )
    views = [list(chart(told, as_of=day).visits) for day in (None, "2024-04-04")]

    assert [_days(3, 5), _days(3)] == views
