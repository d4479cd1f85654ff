from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

import rehabkit as rk
from rehabkit.chart import Chart
from rehabkit.checking import thresholds_with
from rehabkit.resolve import join

BICEPS = rk.Site(muscle="biceps-brachii", side=rk.Side.LEFT)
TARGET = {"muscle": "biceps-brachii", "side": "left"}


def _chart(item: dict[str, Any], **thresholds: float) -> Chart:
    pains = [{"id": "p1", "region": "elbow", "side": "left", "value": 3, "scale": "nprs"}]
    document = {
        "schema": "rehabkit/case/1",
        "id": "the-case",
        "assessments": [{"id": "a1", "date": "2024-03-01", "pains": pains}],
        "log": {"sessions": [{"id": "s1", "date": "2024-03-04", "items": [{"id": "i1", "targets": [TARGET], **item}]}]},
    }
    named = {name.replace("_", "-"): value for name, value in thresholds.items()}
    return Chart(join(rk.loads(json.dumps(document))), dt.date(2024, 3, 31), thresholds_with(named))


def _windows(item: dict[str, Any], *, site: rk.Site = BICEPS, **thresholds: float) -> list[tuple[str, str, str]]:
    found = _chart(item, **thresholds).inhibitions(site)
    return [(str(window.cause), str(window.begins), str(window.free)) for window in found]


WEEK = [("pain", "2024-03-04", "2024-03-11")]


@pytest.mark.parametrize(
    "item, expected",
    [
        ({"intervention": "resistance"}, WEEK),
        ({"intervention": "resistance", "pain_before": 0}, []),
        ({"intervention": "resistance", "pain_before": 0, "pain_during": 1}, WEEK),
        ({"intervention": "resistance", "pain_before": 1, "pain_scale": "vas-mm"}, WEEK),
        ({"intervention": "resistance", "status": "missed"}, []),
        ({"intervention": "resistance", "status": "planned"}, []),
        ({"intervention": "walking"}, []),
        ({"intervention": "massage"}, [("technique", "2024-03-04", "2024-03-05")]),
    ],
)
def test_windows(item: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    """Strengthening in pain opens a week, a technique that inhibits its own day, other work nothing (A29, A30)."""
    assert expected == _windows(item)


def test_thresholds() -> None:
    """The window's length and the pain that opens it are thresholds."""
    item = {"intervention": "resistance"}

    assert [("pain", "2024-03-04", "2024-03-06")] == _windows(item, inhibition_days=2)
    assert [] == _windows(item, pain_limit=3)
    assert [] == _windows({**item, "pain_before": 40, "pain_scale": "vas-mm"}, pain_limit=3)


@pytest.mark.parametrize(
    "muscle, expected",
    [("biceps-brachii", WEEK), ("biceps-brachii-long-head", WEEK), ("brachialis", [])],
    ids=["whole", "part", "other muscle"],
)
def test_wholes_and_parts(muscle: str, expected: list[tuple[str, str, str]]) -> None:
    """Work on a muscle opens a window for its parts, and for no other muscle of the region."""
    assert expected == _windows({"intervention": "resistance"}, site=rk.Site(muscle=muscle, side=rk.Side.LEFT))


def test_whole_of_a_part() -> None:
    """Work on a part opens a window for the whole."""
    part = {"muscle": "biceps-brachii-long-head", "side": "left"}

    assert WEEK == _windows({"intervention": "resistance", "targets": [part]})


def test_other_side() -> None:
    """Work on the left opens no window on the right."""
    assert [] == _windows({"intervention": "resistance"}, site=rk.Site(muscle="biceps-brachii", side=rk.Side.RIGHT))


@pytest.mark.parametrize(
    "day, expected", [("2024-03-03", False), ("2024-03-04", True), ("2024-03-10", True), ("2024-03-11", False)]
)
def test_days_of_a_window(day: str, expected: bool) -> None:  # noqa: FBT001  # a row of the table
    """The day of the work lies in the window, the first free day does not (A30)."""
    chart = _chart({"intervention": "resistance"})
    (window,) = chart.inhibitions(BICEPS)

    assert expected is window.holds_on(dt.date.fromisoformat(day))
