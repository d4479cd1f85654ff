from __future__ import annotations

import datetime as dt

import pytest
from tests.rulebook._build import Json, case, chart, session

from rehabkit.chart import WorkEntry, rungs


def _day(entry: WorkEntry) -> dt.date:
    assert entry.moment is not None
    return entry.moment.date


@pytest.mark.parametrize(
    "first, second, expected",
    [
        ({"intervention": "walking"}, {"intervention": "walking"}, ["i2"]),
        ({"intervention": "walking"}, {"intervention": "resistance", "tasks": ["walking"]}, []),
        ({}, {}, ["i2"]),
        ({}, {"intervention": "resistance"}, []),
        ({"region": "hip"}, {"region": "knee"}, []),
    ],
    ids=["same", "another", "both unnamed", "one unnamed", "elsewhere"],
)
def test_steps_of_one_ladder(first: Json, second: Json, expected: list[str]) -> None:
    """Doses of one intervention, place and set of tasks are steps of one ladder; work that names nothing is its own."""
    sessions = [session("2024-03-02", {"id": "i2", **second}), session("2024-03-01", {"id": "i1", **first})]
    drawn = chart(case(log={"sessions": sessions}))

    assert expected == [rung.entry.id for rung in rungs(drawn.works, _day)]
