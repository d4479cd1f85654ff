from __future__ import annotations

import datetime as dt

import pytest
from tests.rulebook._build import Json

from rehabkit.chart import Moment
from rehabkit.chart._moments import planned_offsets
from rehabkit.codec import structure
from rehabkit.models.dosage import Dosage

TUESDAY = dt.date(2024, 4, 2)


def _moment(day: int, hour: int | None = None) -> Moment:
    return Moment(dt.date(2024, 4, day), None if hour is None else dt.time(hour))


@pytest.mark.parametrize(
    "earlier, later, expected",
    [
        (_moment(1), _moment(2), True),
        (_moment(2), _moment(2), True),
        (_moment(3), _moment(2), False),
        (_moment(1, 23), _moment(2, 1), True),
        (_moment(2, 8), _moment(2, 9), True),
        (_moment(2, 9), _moment(2, 9), True),
        (_moment(2, 10), _moment(2, 9), False),
        (_moment(2, 10), _moment(2), True),
        (_moment(2), _moment(2, 9), True),
    ],
    ids=["day before", "same day", "day after", "over midnight", "earlier", "at once", "later", "no time", "unknown"],
)
def test_is_seen_at(earlier: Moment, later: Moment, expected: bool) -> None:  # noqa: FBT001  # a row of the table
    """On one day the times decide, and a missing one counts as made before (A18)."""
    assert expected == earlier.is_seen_at(later)


def test_days_before() -> None:
    """Age is a difference of calendar days, whatever the times."""
    assert 1 == _moment(1, 23).days_before(_moment(2, 1))


def test_key() -> None:
    """A day without a time sorts before its times."""
    moments = [_moment(2, 9), _moment(2), _moment(1, 10)]

    assert [_moment(1, 10), _moment(2), _moment(2, 9)] == sorted(moments, key=Moment.key)


@pytest.mark.parametrize(
    "dosage, start, first, last, expected",
    [
        (None, TUESDAY, 0, 2, [0, 1, 2]),
        ({"hold_s": 5}, TUESDAY, 3, 4, [3, 4]),
        ({"days_per_week": 7}, TUESDAY, 0, 6, [0, 1, 2, 3, 4, 5, 6]),
        ({"days_per_week": 1}, TUESDAY, 0, 13, [0, 7]),
        ({"days_per_week": 2}, TUESDAY, 0, 6, [0, 3]),
        ({"days_per_week": 3}, TUESDAY, 0, 6, [0, 2, 4]),
        ({"days_per_week": 6}, TUESDAY, 0, 6, [0, 1, 2, 3, 4, 5]),
        ({"days_per_week": 3}, TUESDAY, 2, 9, [2, 4, 6, 9]),
        ({"weekdays": [{"day": "tuesday"}, {"day": "sunday"}]}, TUESDAY, 0, 7, [0, 5, 7]),
        ({"weekdays": [{"day": "tuesday"}]}, TUESDAY, 1, 6, []),
        ({"weekdays": [{"day": "tuesday"}]}, None, 0, 2, [0, 1, 2]),
        ({"weekdays": []}, TUESDAY, 0, 6, []),
        ({"days_per_week": 1}, None, 0, 7, [0, 7]),
    ],
    ids=[
        "no dose",
        "no frequency",
        "seven",
        "one",
        "two",
        "three",
        "six",
        "from a later day",
        "named",
        "named and outside",
        "named without a start",
        "none named",
        "one without a start",
    ],
)
def test_planned_offsets(  # a row of the table
    dosage: Json | None, start: dt.date | None, first: int, last: int, expected: list[int]
) -> None:
    """Named days are taken as they are, a number of days is spread evenly from the first day on."""
    dose = None if dosage is None else structure(Dosage, dosage)

    assert expected == list(planned_offsets(dose, start, first, last))
