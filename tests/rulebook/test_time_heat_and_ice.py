"""P22 and P23: ice and heat after the onset of an acute episode."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, own, phase, program, said, thing

import rehabkit as rk
from rehabkit.ruleset import Fact

ONSET = dt.date(2024, 5, 1)
ACUTE = {
    "id": "c1",
    "region": "low-back",
    "side": "central",
    "kind": "acute-mechanical-spine",
    "onset": "2024-05-01",
    "damage": "minor",
    "inflammation": "present",
}
THIGH = {"region": "thigh", "side": "left"}


def _on(day: int) -> str:
    return (ONSET + dt.timedelta(days=day)).isoformat()


def _given(day: int, treatment: str, **given: Any) -> Json:
    return thing(given, date=_on(day), treatment=treatment)


def _complaint(**given: Any) -> Json:
    return {name: value for name, value in {**ACUTE, **given}.items() if value is not None}


def _treated(*treatments: Json, complaint: Json | None = None, **members: Any) -> rk.Case:
    told = {"complaints": [_complaint(**(complaint or {}))], "log": {"treatments": list(treatments)}}
    return case(**{**told, "definitions": own(), **members})


def _severity(told: rk.Case) -> str:
    """Return the severity of the one finding of these rules."""
    (found,) = (finding for finding in rk.check(told).findings if finding.rule in {"P22", "P23"})
    return str(found.severity)


@pytest.mark.parametrize(
    "day, complaint, expected",
    [
        (-1, {}, []),
        (0, {}, ["pass"]),
        (3, {}, ["pass"]),
        (4, {}, ["fail"]),
        (300, {}, ["fail"]),
        (1, {"inflammation": "absent"}, ["fail"]),
        (4, {"inflammation": "absent"}, ["fail"]),
        (1, {"inflammation": "unknown"}, ["unknown"]),
        (1, {"inflammation": None}, ["unknown"]),
        (4, {"inflammation": None}, ["fail"]),
        (4, {"damage": "significant"}, ["fail damage-significant"]),
        (1, {"damage": "significant", "inflammation": "absent"}, ["fail damage-significant"]),
        (4, {"damage": None}, ["fail"]),
        (4, {"kind": None, **THIGH}, ["fail extrapolated"]),
        (4, {"kind": "muscle-spasm", "damage": "significant", **THIGH}, ["fail damage-significant"]),
        (4, {"kind": "muscle-strain", **THIGH}, ["fail"]),
        (4, {"kind": "fracture"}, ["fracture"]),
        (4, {"kind": "tendinopathy"}, ["not-acute-mechanical"]),
        (4, {"onset": None}, ["no-injury-date"]),
        (4, {"onset_manner": "gradual"}, ["no-injury-date"]),
    ],
)
def test_ice(day: int, complaint: Json, expected: list[str]) -> None:
    """Ice alone ends with day 3 and needs known inflammation, which is unknown where nobody says (A36)."""
    assert expected == said("P22", _treated(_given(day, "ice"), complaint=complaint))


@pytest.mark.parametrize(
    "day, complaint, expected",
    [
        (-1, {}, []),
        (0, {}, ["fail"]),
        (2, {}, ["fail"]),
        (3, {}, ["pass"]),
        (1, {"inflammation": "absent"}, []),
        (1, {"inflammation": "unknown"}, []),
        (1, {"inflammation": None}, []),
        (1, {"damage": "significant"}, ["fail"]),
        (1, {"kind": "unknown", **THIGH}, ["fail extrapolated"]),
        (1, {"kind": "muscle-strain", **THIGH}, ["fail"]),
        (1, {"kind": "after-surgery"}, ["after-surgery"]),
        (1, {"onset": None}, ["no-injury-date"]),
    ],
)
@pytest.mark.parametrize("treatment", ["heat", "contrast"])
def test_heat(treatment: str, day: int, complaint: Json, expected: list[str]) -> None:
    """With known inflammation, heat and contrast begin on day 3; without it nothing is asked (A37)."""
    assert expected == said("P23", _treated(_given(day, treatment), complaint=complaint))


@pytest.mark.parametrize(
    "rule, day, limit, expected",
    [
        ("P22", 3, 2, ["fail"]),
        ("P22", 2, 2, ["pass"]),
        ("P22", 2.0, 2.5, ["pass"]),
        ("P22", 0, 0, ["pass"]),
        ("P23", 0, 0, ["pass"]),
        ("P23", 2, 2, ["pass"]),
        ("P23", 3, 4, ["fail"]),
    ],
)
def test_threshold(rule: str, day: int, limit: float, expected: list[str]) -> None:
    """Both rules read the same last day of the ice period."""
    told = _treated(_given(int(day), "ice" if rule == "P22" else "heat"))

    assert expected == said(rule, told, ice_days=limit)


@pytest.mark.parametrize(
    "treatments, expected",
    [
        ([_given(8, "contrast")], []),
        ([_given(8, "ice"), _given(8, "heat")], []),
        ([_given(8, "heat"), _given(8, "ice")], []),
        ([_given(8, "ice"), _given(8, "contrast")], []),
        ([_given(8, "ice"), _given(9, "heat")], ["fail"]),
        ([_given(8, "ice"), _given(8, "heat", status="missed")], ["fail"]),
        ([_given(8, "ice", status="missed")], []),
        ([_given(8, "massage")], []),
        ([_given(1, "ice"), _given(8, "ice"), _given(9, "ice")], ["pass", "fail", "fail"]),
    ],
    ids=["contrast", "in turn", "order", "with contrast", "next day", "heat missed", "ice missed", "other", "each"],
)
def test_ice_alone(treatments: list[Json], expected: list[str]) -> None:
    """Contrast, and ice with heat on one day, is not ice alone (A38); each treatment is judged by itself."""
    assert expected == said("P22", _treated(*treatments))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"region": "low-back"}, ["fail"]),
        ({"region": "knee"}, []),
        ({"region": "whole-body"}, ["fail"]),
        ({"targets": [{"muscle": "erector-spinae", "side": "left"}]}, []),
        ({"targets": [{"muscle": "iliopsoas", "side": "left"}]}, ["fail"]),
        ({"targets": [{"muscle": "quadriceps", "side": "left"}]}, []),
    ],
)
def test_region_of_the_treatment(given: Json, expected: list[str]) -> None:
    """A treatment of another region is none of the complaint; one that names no place may be."""
    own_muscle = {"id": "erector-spinae", "name": "erector spinae", "regions": ["neck"], "midline": False}
    told = _treated(_given(8, "ice", **given), definitions=own(muscles=[own_muscle]))

    assert expected == said("P22", told)


@pytest.mark.parametrize("complaint", [{"region": "whole-body"}, {"region": "low-back"}])
def test_complaint_of_the_whole_body(complaint: Json) -> None:
    """A complaint of the whole body is met by any treatment."""
    expected = ["fail"] if complaint["region"] == "whole-body" else []

    assert expected == said("P22", _treated(_given(8, "ice", region="knee", region_side="left"), complaint=complaint))


@pytest.mark.parametrize(
    "side, expected", [("left", ["fail"]), ("right", []), ("bilateral", ["fail"]), (None, ["fail"])]
)
def test_side_of_the_treatment(side: str | None, expected: list[str]) -> None:
    """A treatment of the other side of a limb is none of the complaint."""
    where = {"region": "thigh"} if side is None else {"region": "thigh", "region_side": side}
    told = _treated(_given(8, "ice", **where), complaint={"kind": "muscle-strain", **THIGH})

    assert expected == said("P22", told)


@pytest.mark.parametrize(
    "second, expected",
    [
        ({"onset": _on(6)}, ["pass"]),
        ({"onset": _on(10)}, ["fail"]),
        ({"onset": _on(6), "kind": "fracture"}, ["fracture"]),
        ({"onset": _on(0), "kind": "fracture"}, ["fail"]),
        ({"onset": None}, ["fail"]),
        ({"onset": _on(6), "region": "neck"}, ["pass"]),
    ],
)
def test_several_complaints(second: Json, expected: list[str]) -> None:
    """A treatment without a place is read as meant for the complaint that began last."""
    complaints = [_complaint(), _complaint(id="c2", **second)]
    told = [_treated(_given(8, "ice"), complaints=order) for order in (complaints, complaints[::-1])]

    assert [expected, expected] == [said("P22", each) for each in told]


@pytest.mark.parametrize("other", ["c0", "c2"])
def test_two_complaints_of_one_day(other: str) -> None:
    """Of two complaints of one day, the one under no restriction is meant, whatever their ids."""
    complaints = [_complaint(), _complaint(**{"id": other, "kind": "muscle-strain", **THIGH})]
    patient = {"precautions": [thing({}, kind="load-limit", region="thigh")]}

    assert ["fail"] == said("P22", _treated(_given(8, "ice"), complaints=complaints, patient=patient))


@pytest.mark.parametrize(
    "rule, treatment, window, expected",
    [
        ("P22", "ice", (0, 3), ["pass"]),
        ("P22", "ice", (0, 9), ["fail"]),
        ("P23", "heat", (0, 9), ["fail"]),
        ("P23", "heat", (3, 9), ["pass"]),
    ],
)
def test_plan(rule: str, treatment: str, window: tuple[int, int], expected: list[str]) -> None:
    """A prescription is judged once, on its planned days."""
    first, last = window
    work = thing({}, intervention=treatment, from_day=first, to_day=last)
    told = case(complaints=[ACUTE], program_start=_on(0), program=program(phase(work)), definitions=own(), as_of=_on(0))
    dateless = case(complaints=[ACUTE], program=program(phase(work)), definitions=own())

    assert (expected, []) == (said(rule, told), said(rule, dateless))


def test_plan_names_the_first_day() -> None:
    """The finding names the first planned day that violates, and how many follow."""
    works = [thing({}, intervention=name, from_day=0, to_day=9) for name in ("ice", "heat")]
    told = [
        case(complaints=[ACUTE], program_start=_on(0), program=program(phase(work)), definitions=own())
        for work in works
    ]

    assert ["on 2024-05-05 and on 5 further planned days", "on 2024-05-01 and on 2 further planned days"] == [
        filled(hits(rule, each)[0])["when"] for rule, each in zip(("P22", "P23"), told, strict=True)
    ]


def test_plan_over_two_episodes() -> None:
    """A prescription that runs into another episode is softened only where all its violating days are."""
    second = _complaint(id="c2", onset=_on(10), kind="unknown", **THIGH)
    work = thing({}, intervention="ice", from_day=4, to_day=20)
    plan = {"program_start": _on(0), "program": program(phase(work)), "definitions": own()}
    told = [
        case(complaints=[_complaint(), second], **plan),
        case(complaints=[_complaint(damage="significant"), second], **plan),
    ]

    assert [["fail"], ["fail"]] == [said("P22", each) for each in told]


@pytest.mark.parametrize("rule, treatment, first_day", [("P22", "ice", 4), ("P23", "heat", 0)])
@pytest.mark.parametrize(
    "second, expected", [({}, "fail"), ({"kind": "unknown", **THIGH}, "fail extrapolated")], ids=["spine", "limb"]
)
def test_plan_that_begins_in_an_extrapolated_episode(
    rule: str, treatment: str, first_day: int, second: Json, expected: str
) -> None:
    """The first violating day softens nothing where a later one lies in an episode that is not extrapolated."""
    complaints = [_complaint(kind="unknown", **THIGH), _complaint(**{"id": "c2", "onset": _on(10), **second})]
    work = thing({}, intervention=treatment, from_day=first_day, to_day=20)
    plan = {"program_start": _on(0), "program": program(phase(work)), "definitions": own()}

    assert [expected] == said(rule, case(complaints=complaints, **plan))


@pytest.mark.parametrize("rule, treatment", [("P22", "ice"), ("P23", "heat")])
@pytest.mark.parametrize(
    "patient, reason",
    [
        ({"precautions": [thing({}, kind="load-limit", region="low-back")]}, "prescribed-restriction"),
        ({"surgeries": [thing({}, state="done", region="low-back", date=_on(1))]}, "after-surgery"),
    ],
)
def test_days_that_are_not_judged(rule: str, treatment: str, patient: Json, reason: str) -> None:
    """Under a restriction, and after surgery, nothing is judged, and the report says so."""
    assert [reason] == said(rule, _treated(_given(2, treatment), patient=patient))


def test_view_of_an_earlier_day() -> None:
    """A treatment after the day of the view is not seen; one planned in the log is."""
    told = _treated(_given(8, "ice"), _given(9, "ice", status="planned"))

    assert (["fail"], ["fail", "fail"]) == (said("P22", told, as_of=_on(7)), said("P22", told))


def test_why() -> None:
    """The finding says which part of the period is not kept, with what shows it."""
    late, dry, both = (
        hits("P22", _treated(_given(day, "ice"), complaint={"inflammation": inflammation}))[0]
        for day, inflammation in ((4, "present"), (3, "absent"), (4, "absent"))
    )
    onset = [Fact("$.complaints[0].onset", "day 0 is 2024-05-01", age) for age in (3, 4)]
    absent = Fact("$.complaints[0].inflammation", "inflammation: absent")
    ends = "past the ice period, which ends on day 3"

    assert [(onset[1],), (onset[0], absent), (onset[1], absent)] == [late.facts, dry.facts, both.facts]
    assert [ends, "while inflammation is recorded as absent", ends] == [filled(hit)["why"] for hit in (late, dry, both)]


def test_severities() -> None:
    """Ice is a warning, a note with significant damage or unknown inflammation; heat is a note."""
    told = [
        _treated(_given(8, "ice")),
        _treated(_given(8, "ice"), complaint={"damage": "significant"}),
        _treated(_given(1, "ice"), complaint={"inflammation": "unknown"}),
        _treated(_given(1, "heat")),
    ]

    assert ["warning", "info", "info", "info"] == [_severity(each) for each in told]
