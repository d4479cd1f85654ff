from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.rulebook._build import Json, case, chart, session

from rehabkit.chart import exercise_after, logged_events

FALL = {"id": "ev", "event": "fall"}


def _event(day: str = "2024-03-02", **given: Any) -> Json:
    """Return a session whose first item is walking, with a fall."""
    fall = {**FALL, **given.pop("event", {})}
    return session(
        day, {"id": "i1", "intervention": "walking", "events": [fall]}, *given.pop("items", ()), id="s1", **given
    )


def _after(*sessions: Json, until: str | None = None, treatments: tuple[Json, ...] = ()) -> tuple[list[str], list[str]]:
    """Return the exercise that was done, and that may have been done, after the only event."""
    drawn = chart(case(log={"sessions": list(sessions), "treatments": list(treatments)}))
    (event,) = logged_events(drawn)
    found = exercise_after(drawn, event, None if until is None else dt.date.fromisoformat(until))
    return [entry.id for entry in found.certain], [entry.id for entry in found.doubtful]


def _walk(day: str, **given: Any) -> Json:
    return session(day, {"id": "i2", "intervention": "walking"}, id="s2", **given)


@pytest.mark.parametrize(
    "later, expected",
    [
        (_walk("2024-03-01"), ([], [])),
        (_walk("2024-03-02"), ([], ["i2"])),
        (_walk("2024-03-02", time="08:00"), ([], [])),
        (_walk("2024-03-02", time="09:00"), ([], ["i2"])),
        (_walk("2024-03-02", time="10:00"), (["i2"], [])),
        (_walk("2024-03-03"), (["i2"], [])),
        (_walk("2024-03-03", status="planned"), ([], [])),
    ],
    ids=["day before", "some time", "earlier", "same time", "later", "day after", "planned"],
)
def test_order_of_two_sittings(later: Json, expected: tuple[list[str], list[str]]) -> None:
    """Exercise of a later day or time was done after an event; of one day without an order it may have been."""
    assert expected == _after(_event(time="09:00"), later)


def test_order_in_one_sitting() -> None:
    """The items of a sitting stand in the order done."""
    first = {"id": "i0", "intervention": "walking"}
    told = _event(items=[{"id": "i2", "intervention": "walking"}])

    assert (["i2"], []) == _after({**told, "items": [first, *told["items"]]})


def test_event_of_another_day() -> None:
    """Of the day of an event that is not its session's, no order is stated, whatever the session's time."""
    assert ([], ["i2"]) == _after(_event(time="09:00", event={"date": "2024-03-03"}), _walk("2024-03-03", time="10:00"))


def test_event_of_an_earlier_day_than_its_session() -> None:
    """An event that is noted with exercise of a later day came before that exercise."""
    assert (["i1"], []) == _after(_event(event={"date": "2024-03-01"}))


def test_until_a_day() -> None:
    """Exercise from a day on is left out, and what is told after it is not."""
    treatment = {"id": "x1", "date": "2024-03-04", "treatment": "walking"}

    assert (["x1"], []) == _after(_event(), _walk("2024-03-05"), until="2024-03-05", treatments=(treatment,))


def test_event_of_planned_work() -> None:
    """What is noted at planned work did not happen yet; events of sessions, treatments and the log itself did."""
    treatment = {"id": "x1", "date": "2024-03-02", "treatment": "massage", "events": [{**FALL, "id": "ev2"}]}
    planned = _event("2024-03-01", status="planned")
    drawn = chart(case(log={"sessions": [planned], "treatments": [treatment], "events": [{**FALL, "id": "ev3"}]}))

    assert ["$.log.treatments[0].events[0]", "$.log.events[0]"] == [str(each.path) for each in logged_events(drawn)]
