from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.rulebook._build import Json, case, chart, pain, phase, program, visit, work

import rehabkit as rk
from rehabkit.chart import Moment, PainEntry, PainView
from rehabkit.chart._pains import order_rank
from rehabkit.vocab import PainScale, Side

GLUTE, BELT = "gluteus-maximus", "rectus-abdominis"


def _view(muscle: str, *visits: Json, side: str = "left", day: str = "2024-03-31", **members: Any) -> PainView:
    drawn = chart(case(assessments=list(visits), **members))
    return drawn.pain(drawn.subject(rk.Site(muscle=muscle, side=Side(side))), Moment(dt.date.fromisoformat(day)))


def _known(muscle: str, *visits: Json, **given: Any) -> list[float]:
    return [entry.value for entry in _view(muscle, *visits, **given).known]


def _hip(value: float, **given: Any) -> Json:
    return pain("hip", value, given.pop("side", "left"), **given)


@pytest.mark.parametrize(
    "pains, expected",
    [
        ([_hip(1, context="movement"), _hip(9, context="rest")], [1]),
        ([_hip(1, context="session"), _hip(9, context="rest")], [1]),
        ([_hip(1, context="rest"), _hip(9, timing="average", context="movement")], [1]),
        ([_hip(1, timing="average"), _hip(9, timing="worst")], [1]),
        ([_hip(1, timing="average"), _hip(9, timing="least")], [1]),
        ([_hip(1, context="any"), _hip(9, timing="average")], [1]),
        ([_hip(1, timing=None, context=None), _hip(9, timing="average")], [1]),
        ([_hip(1, context="rest"), _hip(9, context="night")], [1]),
        ([_hip(1, context="rest"), _hip(9, context="next-morning")], [1]),
        ([_hip(1, context="movement"), _hip(9, context="session")], [9]),
        ([_hip(2, context="movement"), _hip(1, context="movement")], [2]),
        ([_hip(9, timing="worst")], []),
        ([_hip(9, context="night")], []),
    ],
    ids=[
        "movement before rest",
        "session before rest",
        "rest before average",
        "average before worst",
        "average before least",
        "any before average",
        "unstated before average",
        "rest before night",
        "rest before next morning",
        "movement like session",
        "higher of two",
        "worst alone",
        "night alone",
    ],
)
def test_order_of_values(pains: list[Json], expected: list[float]) -> None:
    """On one day movement goes before rest, rest before average; worst or night alone tells nothing (A74)."""
    assert expected == _known(GLUTE, visit("2024-03-01", pains=pains))


def test_newest_day_decides() -> None:
    """A newer value at rest goes before an older one on movement (A65)."""
    assert [0] == _known(
        GLUTE, visit("2024-03-01", pains=[_hip(8)]), visit("2024-03-02", pains=[_hip(0, context="rest")])
    )


def test_last_time_of_a_day_decides() -> None:
    """Of equal values of one day the last one by time decides."""
    visits = [visit("2024-03-01", time=time, pains=[_hip(value)]) for time, value in (("12:00", 2), ("08:00", 7))]

    assert [2] == _known(GLUTE, *visits)


@pytest.mark.parametrize(
    "side, sure, doubtful",
    [
        ("left", [4], []),
        ("bilateral", [4], []),
        ("right", [], []),
        ("unknown", [], [4]),
        ("alternating", [], [4]),
        ("central", [], [4]),
    ],
)
def test_sides_of_limbs(side: str, sure: list[float], doubtful: list[float]) -> None:
    """A limb's pain is on its side or on both; an open side is doubtful (A07, A76)."""
    view = _view(GLUTE, visit("2024-03-01", pains=[_hip(4, side=side)]))

    assert (sure, doubtful) == ([e.value for e in view.known], [e.value for e in view.doubtful])


@pytest.mark.parametrize("side", ["left", "right", "central", "unknown"])
def test_axial_regions_are_not_sided(side: str) -> None:
    """Pain of the low back is pain on either side of it."""
    assert [4] == _known("multifidus", visit("2024-03-01", pains=[pain("low-back", 4, side)]))


def test_midline_muscle() -> None:
    """A midline muscle has the pain of its regions whatever their side."""
    assert [4] == _known(BELT, visit("2024-03-01", pains=[pain("abdomen", 4, "right")]), side="midline")


def test_midline_muscle_of_a_limb() -> None:
    """A midline muscle has the pain of a sided region as well, whatever its side."""
    view = _view(
        "band",
        visit("2024-03-01", pains=[_hip(4, side="right")]),
        side="midline",
        definitions={"muscles": [{"id": "band", "name": "band", "regions": ["hip"], "midline": True}]},
    )

    assert ([4], ()) == ([entry.value for entry in view.known], view.doubtful)


@pytest.mark.parametrize("side", ["left", "right", "bilateral", "unknown"])
def test_work_on_both_sides(side: str) -> None:
    """Work on both sides of a limb is about the pain of either, and of one that is not told apart (A07)."""
    told = case(
        program=program(phase(work(region="hip", region_side="bilateral"))),
        assessments=[visit("2024-03-01", pains=[_hip(4, side=side)])],
    )
    drawn = chart(told)
    (subject,) = drawn.subjects(drawn.works[0])
    view = drawn.pain(subject, Moment(dt.date(2024, 3, 31)))

    assert ([4], ()) == ([entry.value for entry in view.known], view.doubtful)


def test_several_regions() -> None:
    """Each region of a muscle speaks, the highest first, and so does the whole body."""
    seen = visit("2024-03-01", pains=[pain("thigh", 2), _hip(5), pain("whole-body", 3, "bilateral"), pain("neck", 9)])

    assert [5, 3, 2] == _known("hamstrings", seen)


@pytest.mark.parametrize(
    "muscle, expected",
    [("hamstrings", [4]), ("biceps-femoris", [4]), ("semitendinosus", []), ("quadriceps", [])],
)
def test_pain_at_a_muscle(muscle: str, expected: list[float]) -> None:
    """Pain narrowed to a muscle speaks of it, its wholes and its parts, and of no other muscle of the region."""
    assert expected == _known(muscle, visit("2024-03-01", pains=[pain("thigh", 4, muscle="biceps-femoris")]))


@pytest.mark.parametrize(
    "regional, muscular, expected",
    [
        ("2024-03-01", "2024-03-02", [5, 1]),
        ("2024-03-02", "2024-03-02", [5, 1]),
        ("2024-03-03", "2024-03-02", [1]),
    ],
    ids=["older", "same day", "newer"],
)
def test_region_and_muscle(regional: str, muscular: str, expected: list[float]) -> None:
    """A newer value of the whole region speaks for the muscle as well."""
    visits = [
        visit(regional, pains=[_hip(1)]),
        visit(muscular, pains=[_hip(5, muscle=GLUTE)]),
    ]

    assert expected == _known(GLUTE, *visits)


@pytest.mark.parametrize("worst, expected", [("2024-03-01", []), ("2024-03-02", [9]), ("2024-03-03", [9])])
def test_older_doubts_are_settled(worst: str, expected: list[float]) -> None:
    """A doubtful value counts no more once a newer one is known."""
    visits = [
        visit(worst, pains=[_hip(9, side="unknown")]),
        visit("2024-03-02", pains=[_hip(0)]),
    ]

    assert expected == [entry.value for entry in _view(GLUTE, *visits).doubtful]


def test_doubts_are_settled_at_the_muscle() -> None:
    """A doubtful value of a region counts no more once a newer one is known of the muscle itself."""
    visits = [
        visit("2024-03-01", pains=[_hip(9, side="unknown")]),
        visit("2024-03-02", pains=[_hip(0, muscle=GLUTE)]),
    ]

    assert () == _view(GLUTE, *visits).doubtful


def test_later_values_are_not_known() -> None:
    """A value of a later day is not known."""
    visits = [visit("2024-03-01", pains=[_hip(1)]), visit("2024-03-05", pains=[_hip(7)])]

    assert [[1], [7]] == [_known(GLUTE, *visits, day=day) for day in ("2024-03-04", "2024-03-05")]


def test_a_view_hides_later_values() -> None:
    """As of an earlier day a later value is not there at all."""
    told = case(assessments=[visit("2024-03-01", pains=[_hip(1)]), visit("2024-03-05", pains=[_hip(7)])])

    assert [1] == [entry.value for entry in chart(told, as_of="2024-03-04").pains]


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, 8),
        ({"side": "right"}, 5),
        ({"scale": "vas-mm"}, 5),
        ({"muscle": GLUTE}, 5),
        ({"region": "thigh"}, 5),
    ],
    ids=["same", "other side", "other scale", "muscle", "other region"],
)
def test_baseline(given: Json, expected: float) -> None:
    """The baseline is the first value of the same region, muscle, side and scale."""
    region = given.get("region", "hip")
    first = pain(region, 8, **{name: value for name, value in given.items() if name != "region"})
    drawn = chart(case(assessments=[visit("2024-03-02", pains=[_hip(5)]), visit("2024-03-01", pains=[first])]))
    newest = max(drawn.pains, key=lambda entry: entry.moment.key())
    found = drawn.pain_baseline(newest)

    assert found is not None
    assert expected == found.value


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"region": "hip", "region_side": "left"}, [("hip (left)", [6, 4])]),
        ({"region": "hip", "region_side": "right"}, [("hip (right)", [])]),
        ({"region": "hip"}, [("hip", [9])]),
        ({"region": "neck"}, [("neck", [])]),
        ({}, []),
        ({"muscle": GLUTE, "region": "neck"}, [(f"{GLUTE} (left)", [4])]),
    ],
    ids=["side", "other side", "any side", "elsewhere", "nothing", "muscle"],
)
def test_subjects(given: Json, expected: list[tuple[str, list[float]]]) -> None:
    """Work that names no muscle is about its region, and about all pain in it, narrowed or not."""
    pains = [_hip(4), _hip(6, muscle="piriformis"), _hip(9, muscle="piriformis", side="right")]
    seen = visit("2024-03-01", pains=pains[:2] if "muscle" in given or "region_side" in given else pains)
    drawn = chart(case(program=program(phase(work(**given))), assessments=[seen]))
    moment = Moment(dt.date(2024, 3, 2))
    (entry,) = drawn.works

    assert expected == [
        (str(subject), [found.value for found in drawn.pain(subject, moment).known][: len(expected[0][1])])
        for subject in drawn.subjects(entry)
    ]


def test_value_told_in_a_session_ranks_first() -> None:
    """The value before the work goes before every observation (A74)."""
    told = PainEntry(value=3, scale=PainScale.NPRS, path=rk.Path(("log",)), moment=Moment(dt.date(2024, 3, 2)))

    assert 0 == order_rank(told)


def test_value_without_an_observation_has_no_baseline() -> None:
    """A value told in a session has no measure to compare with."""
    drawn = chart(case(assessments=[visit("2024-03-01", pains=[_hip(5)])]))
    told = PainEntry(value=3, scale=PainScale.NPRS, path=rk.Path(("log",)), moment=Moment(dt.date(2024, 3, 2)))

    assert drawn.pain_baseline(told) is None


@pytest.mark.parametrize(
    "value, scale, expected",
    [
        (4, "nprs", "4/10"),
        (4.0, "nprs", "4/10"),
        (4.5, "nprs", "4.5/10"),
        (40, "vas-mm", "40 mm on a VAS"),
        (40.5, "vas-mm", "40.5 mm on a VAS"),
    ],
)
def test_value_in_words(value: float, scale: str, expected: str) -> None:
    """A value is shown with its scale, whole numbers without a point."""
    (entry,) = chart(case(assessments=[visit("2024-03-01", pains=[_hip(value, scale=scale)])])).pains

    assert expected == str(entry)


@pytest.mark.parametrize(
    "value, scale, limit, expected",
    [
        (3, "nprs", 3, False),
        (3.5, "nprs", 3, True),
        (0, "vas-mm", 0, False),
        (1, "vas-mm", 0, True),
        (90, "vas-mm", 3, False),
    ],
)
def test_above_a_limit(value: float, scale: str, limit: float, expected: bool) -> None:  # noqa: FBT001
    """Points are compared with a limit in points, millimeters with 0 alone (A74)."""
    (entry,) = chart(case(assessments=[visit("2024-03-01", pains=[_hip(value, scale=scale)])])).pains

    assert expected is entry.exceeds(limit)


def test_muscle_of_the_other_side() -> None:
    """Pain narrowed to a muscle speaks of its own side only."""
    assert [2] == _known(GLUTE, visit("2024-03-01", pains=[_hip(2, muscle=GLUTE), _hip(9, muscle=GLUTE, side="right")]))


def test_pain_at_a_whole() -> None:
    """Pain narrowed to a whole muscle speaks of its parts."""
    assert [4] == _known("biceps-femoris", visit("2024-03-01", pains=[pain("thigh", 4, muscle="hamstrings")]))


def test_doubts_of_several_regions() -> None:
    """What is doubtful is told of every region of a muscle, and of no other side of it."""
    pains = [
        pain("thigh", 2, "unknown"),
        _hip(3, timing="worst"),
        _hip(4, timing="worst", side="right"),
        pain("knee", 5, context="night"),
    ]
    view = _view("hamstrings", visit("2024-03-01", pains=pains))

    assert [2, 3, 5] == [entry.value for entry in view.doubtful]


@pytest.mark.parametrize("analgesia", [None, "none", "local", "systemic"])
def test_pain_relief_is_told(analgesia: str | None) -> None:
    """A value keeps the pain relief under which it was told (A75)."""
    (entry,) = chart(case(assessments=[visit("2024-03-01", pains=[_hip(2, analgesia=analgesia)])])).pains

    assert analgesia == entry.analgesia
