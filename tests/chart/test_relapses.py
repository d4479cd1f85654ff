from __future__ import annotations

import pytest
from tests.rulebook._build import Json, case, chart, pain, visit

from rehabkit.chart import Chart, Subject, concerns, relapses
from rehabkit.vocab import Region, Side

SUBJECT = Subject(site=None, regions=(Region.HIP,), side=Side.LEFT)


def _chart(*treatments: Json) -> Chart:
    """Return the chart of a hip that hurts on 1 March, no more on the 5th, and again on the 9th."""
    seen = [visit(f"2024-03-0{day}", pains=[pain("hip", value)]) for day, value in ((1, 5), (5, 0), (9, 5))]
    given = [{"treatment": "massage", "region": "hip", **each} for each in treatments]
    return chart(case(assessments=seen, log={"treatments": given}))


@pytest.mark.parametrize(
    "treatments, expected",
    [
        ([{"id": "x1", "date": "2024-03-02"}], "x1"),
        ([{"id": "x1", "date": "2024-03-02"}, {"id": "x2", "date": "2024-03-04"}], "x2"),
        ([{"id": "x1", "date": "2024-03-02"}, {"id": "x2", "date": "2024-03-06"}], "x1"),
        ([{"id": "x1", "date": "2024-03-02"}, {"id": "x2", "date": "2024-03-02", "treatment": "ice"}], "x1"),
        ([{"id": "x1", "date": "2024-03-02", "treatment": "ice"}, {"id": "x2", "date": "2024-03-02"}], "x2"),
    ],
    ids=["one", "two before the relief", "one after it", "last by name", "last by name, told last"],
)
def test_treatment_before_the_relief(treatments: list[Json], expected: str) -> None:
    """A relapse names the last treatment before the relief, with the state before, the relief and its end."""
    drawn = _chart(*treatments)
    (found,) = relapses(drawn, SUBJECT, drawn.works)

    assert expected == found.work.id
    assert [f"$.assessments[{at}].pains[0]" for at in range(3)] == [
        str(each.path) for each in (found.before, found.eased, found.back)
    ]


@pytest.mark.parametrize(
    "region, first, second, expected",
    [
        ("hip", "left", "left", True),
        ("hip", "left", "right", False),
        ("hip", None, "right", True),
        ("hip", "left", None, True),
        ("hip", "bilateral", "right", True),
        ("low-back", "left", "right", True),
    ],
)
def test_sides_of_a_region(region: str, first: str | None, second: str | None, expected: bool) -> None:  # noqa: FBT001
    """Work at a region of a limb concerns its own side, or both where a side is not told; an axial region has none."""
    at = {"id": "x1", "date": "2024-03-02", "treatment": "massage", "region": region}
    drawn = chart(case(log={"treatments": [at if first is None else {**at, "region_side": first}]}))
    subject = Subject(site=None, regions=(Region(region),), side=None if second is None else Side(second))

    assert expected == concerns(drawn, drawn.works[0], subject)


def test_work_at_no_place() -> None:
    """Work on no named place concerns what has none, and nothing else."""
    drawn = chart(case(log={"treatments": [{"id": "x1", "date": "2024-03-02", "treatment": "massage"}]}))

    assert [True, False] == [concerns(drawn, drawn.works[0], subject) for subject in (None, SUBJECT)]


def test_treatment_of_the_day_of_a_return() -> None:
    """A treatment on the day of a return and before its time begins no further relapse."""
    course = [
        ("01", None, 8),
        ("05", None, 2),
        ("09", "07:00", 5),
        ("09", "12:00", 8),
        ("12", None, 0),
        ("15", None, 8),
    ]
    seen = [visit(f"2024-03-{day}", time=time, pains=[pain("hip", value)]) for day, time, value in course]
    found = []
    for time in ("08:00", "13:00"):
        treatments = [
            {"id": "x1", "date": "2024-03-02", "treatment": "massage", "region": "hip"},
            {"id": "x2", "date": "2024-03-09", "time": time, "treatment": "massage", "region": "hip"},
        ]
        drawn = chart(case(assessments=seen, log={"treatments": treatments}))
        found.append([each.work.id for each in relapses(drawn, SUBJECT, drawn.works)])

    assert [["x1"], ["x1", "x2"]] == found
