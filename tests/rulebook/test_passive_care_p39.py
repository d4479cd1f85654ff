from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    Json,
    case,
    filled,
    hits,
    item,
    own,
    pain,
    program,
    said,
    session,
    site,
    thing,
    tone,
    visit,
)

import rehabkit as rk

MUSCLE = "upper-trapezius"
TWICE = ((1, "hypertonic"), (8, "normal"), (15, "hypertonic"), (22, "normal"), (29, "hypertonic"))


def _given(*days: int, name: str = "massage", **given: Any) -> list[Json]:
    """Return a treatment of the left upper trapezius on each of some days of March."""
    base: Json = {"treatment": name, "targets": [site(MUSCLE)], **given}
    return [thing(base, date=f"2024-03-{day:02}") for day in days]


def _seen(*states: tuple[int, str], side: str = "left", muscle: str = MUSCLE) -> list[Json]:
    return [visit(f"2024-03-{day:02}", tones=[tone(muscle, state, side)]) for day, state in states]


def _case(treatments: list[Json], visits: list[Json], **members: Any) -> rk.Case:
    given = {"log": {"treatments": treatments}, "assessments": visits, "definitions": own(), "as_of": "2024-04-02"}
    return case(**{**given, **members})


@pytest.mark.parametrize(
    "days, states, expected",
    [
        ((2, 16), TWICE, "fail"),
        ((2, 16), TWICE[:4], "pass"),
        ((2,), TWICE, "pass"),
        ((16,), TWICE, "pass"),
        ((2, 3, 4), TWICE, "pass"),
        ((2, 15), TWICE, "fail"),
        ((2, 14), TWICE, "pass"),
        ((1, 16), TWICE, "fail"),
        ((9, 23), TWICE, "pass"),
        ((2, 16), ((1, "spasm"), (8, "releasing"), (15, "hypertonic"), (22, "hypotonic"), (29, "spasm")), "fail"),
        ((2, 16), ((1, "hypertonic"), (8, "unknown"), (15, "hypertonic"), (22, "normal"), (29, "spasm")), "pass"),
        ((2, 16), ((1, "normal"), (15, "normal")), "pass"),
        ((2, 16), (), None),
        ((2, 16), ((1, "unknown"),), None),
        ((), TWICE, None),
    ],
)
def test_cycles(days: tuple[int, ...], states: tuple[tuple[int, str], ...], expected: str | None) -> None:
    """Two cycles of treatment, relief and return fail; without treatment or state nothing is judged."""
    assert ([] if expected is None else [expected]) == said("P39", _case(_given(*days), _seen(*states)))


@pytest.mark.parametrize("limit, expected", [(1, ["fail"]), (2, ["fail"]), (2.5, ["pass"]), (3, ["pass"])])
def test_threshold(limit: float, expected: list[str]) -> None:
    """From how many cycles on a review is asked for is the threshold's."""
    assert expected == said("P39", _case(_given(2, 16), _seen(*TWICE)), relapse_cycles=limit)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("massage", ["fail"]),
        ("trigger-point-injection", ["fail"]),
        ("self-stretch", ["fail"]),
        ("isometric-release", ["fail"]),
        ("dry-needling", ["fail"]),
        ("resistance", []),
        ("ice", []),
        ("education", []),
    ],
)
def test_what_loosens(name: str, expected: list[str]) -> None:
    """Treatments that lower tension or numb are judged, release among them."""
    assert expected == said("P39", _case(_given(2, 16, name=name), _seen(*TWICE)))


@pytest.mark.parametrize("status, expected", [("missed", []), ("planned", []), ("stopped", ["fail"])])
def test_status(status: str, expected: list[str]) -> None:
    """Only what took place loosens."""
    assert expected == said("P39", _case(_given(2, 16, status=status), _seen(*TWICE)))


def test_sessions_count() -> None:
    """Work in sessions loosens as treatments do, and the message names each kind once."""
    rolls = [session("2024-03-02", item(MUSCLE, intervention="foam-rolling"))]
    told = _case([], _seen(*TWICE), log={"sessions": rolls, "treatments": _given(16)})
    (hit,) = hits("P39", told)

    assert ("foam rolling and massage", "2") == (filled(hit)["works"], filled(hit)["number"])


def test_last_treatment_before_relief() -> None:
    """Of several treatments before one relief the last is named, and they count once."""
    treatments = [*_given(2), *_given(4, name="ball-release"), *_given(16)]
    (hit,) = hits("P39", _case(treatments, _seen(*TWICE)))

    assert ("ball release and massage", "2") == (filled(hit)["works"], filled(hit)["number"])


@pytest.mark.parametrize(
    "muscle, side, expected",
    [
        (MUSCLE, "right", []),
        ("trapezius", "left", ["fail"]),
        ("levator-scapulae", "left", []),
        (MUSCLE, "unknown", []),
    ],
)
def test_site(muscle: str, side: str, expected: list[str]) -> None:
    """Only states of the treated muscle, its whole or its parts speak, on the same side."""
    assert expected == said("P39", _case(_given(2, 16), _seen(*TWICE, muscle=muscle, side=side)))


def test_part_of_the_treated_muscle() -> None:
    """A part that was seen speaks for the whole that was treated."""
    whole = _given(2, 16, targets=[site("trapezius")])

    assert ["fail"] == said("P39", _case(whole, _seen(*TWICE)))


def test_each_side_by_itself() -> None:
    """A treatment of both sides is judged on each."""
    both = _given(2, 16, targets=[site(MUSCLE, "right"), site(MUSCLE, "left")])
    visits = [visit(each["date"], tones=[*each["tones"], tone(MUSCLE, "normal", "right")]) for each in _seen(*TWICE)]

    assert ["fail", "pass"] == said("P39", _case(both, visits))


@pytest.mark.parametrize(
    "values, expected",
    [
        ((6, 1, 6, 1, 6), ["fail"]),
        ((6, 1, 6, 1, 5), ["pass"]),
        ((6, 5, 6, 5, 6), ["pass"]),
        ((6, 4, 7, 4, 6), ["pass"]),
        ((6, 4, 7, 4, 7), ["fail"]),
        ((1, 0.7, 1, 0.7, 1), ["fail"]),
    ],
)
def test_pain(values: tuple[float, ...], expected: list[str]) -> None:
    """Pain that eases and is as high as before counts as a return."""
    days = (1, 8, 15, 22, 29)
    visits = [
        visit(f"2024-03-{day:02}", pains=[pain("neck", value, "central")])
        for day, value in zip(days, values, strict=True)
    ]

    assert expected == said("P39", _case(_given(2, 16), visits))


def test_millimeters_count_by_percent() -> None:
    """A fall in millimeters counts by its percentage, never as points."""
    days = (1, 8, 15, 22, 29)
    told = [
        _case(
            _given(2, 16),
            [
                visit(f"2024-03-{day:02}", pains=[pain("neck", value, "central") | {"scale": "vas-mm"}])
                for day, value in zip(days, values, strict=True)
            ],
        )
        for values in ((60, 50, 60, 50, 60), (60, 42, 60, 42, 60))
    ]

    assert [["pass"], ["fail"]] == [said("P39", each) for each in told]


@pytest.mark.parametrize(
    "where, expected",
    [
        ({"region": "neck", "side": "central"}, ["fail"]),
        ({"region": "neck", "muscle": MUSCLE, "side": "left"}, ["fail"]),
        ({"region": "neck", "muscle": "levator-scapulae", "side": "left"}, []),
        ({"region": "knee", "side": "left"}, []),
    ],
)
def test_place_of_pain(where: Json, expected: list[str]) -> None:
    """Pain of the muscle or of its region speaks; pain elsewhere does not."""
    days = zip((1, 8, 15, 22, 29), (6, 1, 6, 1, 6), strict=True)
    visits = [visit(f"2024-03-{day:02}", pains=[{**pain("neck", value), **where}]) for day, value in days]

    assert expected == said("P39", _case(_given(2, 16), visits))


@pytest.mark.parametrize(
    "side, expected", [("left", ["fail"]), ("right", []), ("bilateral", ["fail"]), ("unknown", [])]
)
def test_side_of_a_limb(side: str, expected: list[str]) -> None:
    """Pain of a limb speaks on its own side only, and not where the side is unknown."""
    days = zip((1, 8, 15, 22, 29), (6, 1, 6, 1, 6), strict=True)
    visits = [visit(f"2024-03-{day:02}", pains=[pain("knee", value, side)]) for day, value in days]
    treatments = _given(2, 16, targets=None, region="knee", region_side="left")

    assert expected == said("P39", _case(treatments, visits))


def test_measures_are_not_mixed() -> None:
    """Values of another timing belong to another line."""
    values = ((1, 6, "now"), (8, 1, "worst"), (15, 6, "now"), (22, 1, "worst"), (29, 6, "now"))
    visits = [
        visit(f"2024-03-{day:02}", pains=[pain("neck", value, "central") | {"timing": timing}])
        for day, value, timing in values
    ]

    assert ["pass"] == said("P39", _case(_given(2, 16), visits))


@pytest.mark.parametrize(
    "members, expected",
    [
        ({"patient": {"causes": ["underuse"]}}, ["pass"]),
        ({"patient": {"causes": ["weakness", "over-exercise"]}}, ["pass"]),
        ({"patient": {"causes": ["over-exercise"]}}, ["fail"]),
        ({"patient": {"causes": []}}, ["fail"]),
        ({"patient": None}, ["fail"]),
        ({"program": program(presumed_cause="weakness")}, ["pass"]),
        ({"program": program(presumed_cause="muscle-imbalance")}, ["fail"]),
    ],
)
def test_reviewed_by_a_cause(members: Json, expected: list[str]) -> None:
    """Weakness or underuse as a recorded cause shows the review."""
    assert expected == said("P39", _case(_given(2, 16), _seen(*TWICE), **members))


@pytest.mark.parametrize(
    "at, activity, expected",
    [(4, "underactive", "pass"), (3, "underactive", "fail"), (4, "overactive", "fail"), (4, "unknown", "fail")],
)
def test_reviewed_by_activity(at: int, activity: str, expected: str) -> None:
    """An observation at or after the second return that calls the muscle underactive shows the review."""
    visits = _seen(*TWICE)
    visits[at]["tones"][0]["activity"] = activity

    assert [expected] == said("P39", _case(_given(2, 16), visits))


def test_a_third_return_after_the_review() -> None:
    """A review at the second return holds for the third one."""
    visits = _seen(*TWICE, (30, "normal"), (31, "hypertonic"))
    visits[4]["tones"][0]["activity"] = "underactive"

    assert ["pass"] == said("P39", _case(_given(2, 16, 29), visits))


def test_review_of_a_region() -> None:
    """A region has no activity; its review stands among the causes only."""
    days = zip((1, 8, 15, 22, 29), (6, 1, 6, 1, 6), strict=True)
    visits = [visit(f"2024-03-{day:02}", pains=[pain("neck", value, "central")]) for day, value in days]
    (hit,) = hits("P39", _case(_given(2, 16, targets=None, region="neck"), visits))

    assert (None, "neck") == (hit.site, filled(hit)["target"])


def test_work_without_a_place() -> None:
    """Work on no named place is not judged."""
    assert [] == said("P39", _case(_given(2, 16, targets=None), _seen(*TWICE)))


def test_view_of_an_earlier_day() -> None:
    """A view of an earlier day does not see the second return."""
    told = _case(_given(2, 16), _seen(*TWICE))

    assert (["pass"], ["fail"]) == (said("P39", told, as_of="2024-03-28"), said("P39", told, as_of="2024-03-29"))


def test_times_of_one_day() -> None:
    """On one day times decide; without one the observation comes first (A18)."""
    visits = [
        visit("2024-03-01", time="08:00", tones=[tone(MUSCLE, "hypertonic")]),
        visit("2024-03-01", time="12:00", tones=[tone(MUSCLE, "normal")]),
        visit("2024-03-02", tones=[tone(MUSCLE, "hypertonic")]),
    ]
    timed, untimed = _given(1, time="10:00"), _given(1)
    told = [said("P39", _case(each, visits), relapse_cycles=1) for each in (timed, untimed)]

    assert [["fail"], ["pass"]] == told


def test_place_and_facts() -> None:
    """The finding stands at the last return and shows each cycle."""
    (hit,) = hits("P39", _case(_given(2, 16), _seen(*TWICE)))

    assert "$.assessments[4].tones[0]" == str(hit.path)
    assert [31, 25, 18, 17, 11, 4] == [fact.age_days for fact in hit.facts]
