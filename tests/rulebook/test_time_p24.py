"""P24: release work begins early after a first mechanical injury."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, item, own, phase, program, said, session, site, thing

import rehabkit as rk

ONSET = dt.date(2024, 5, 1)
ACUTE = {
    "id": "c1",
    "region": "low-back",
    "side": "central",
    "kind": "acute-mechanical-spine",
    "onset": "2024-05-01",
    "damage": "minor",
}
THIGH = {"region": "thigh", "side": "left"}
ERECTOR = site("erector-spinae")


def _on(day: int) -> str:
    return (ONSET + dt.timedelta(days=day)).isoformat()


def _release(day: int, **given: Any) -> Json:
    return thing({"treatment": "isometric-release", **given}, date=_on(day))


def _complaint(**given: Any) -> Json:
    return {name: value for name, value in {**ACUTE, **given}.items() if value is not None}


def _treated(*treatments: Json, complaint: Json | None = None, **members: Any) -> rk.Case:
    told = {"complaints": [_complaint(**(complaint or {}))], "log": {"treatments": list(treatments)}}
    return case(**{**told, "definitions": own(), **members})


def _severity(told: rk.Case) -> str:
    """Return the severity of the one finding of these rules."""
    (found,) = (finding for finding in rk.check(told).findings if finding.rule == "P24")
    return str(found.severity)


@pytest.mark.parametrize(
    "day, complaint, expected",
    [
        (-1, {}, []),
        (0, {}, ["pass"]),
        (1, {}, ["pass"]),
        (3, {}, ["pass"]),
        (4, {}, ["fail"]),
        (200, {}, ["fail"]),
        (4, {"damage": None}, ["fail"]),
        (4, {"damage": "significant"}, ["fail damage-significant"]),
        (4, {"damage": "significant", "kind": None, **THIGH}, ["fail damage-significant"]),
        (4, {"kind": None, **THIGH}, ["fail extrapolated"]),
        (4, {"kind": "muscle-strain", **THIGH}, ["fail"]),
        (4, {"course": "first"}, ["fail"]),
        (4, {"course": "unknown"}, ["fail"]),
        (4, {"course": "recurrent"}, ["not-a-first-episode"]),
        (4, {"course": "chronic"}, ["not-a-first-episode"]),
        (4, {"kind": "ligament-repair"}, ["ligament-repair"]),
        (4, {"kind": "ligament-repair", "course": "recurrent"}, ["ligament-repair"]),
        (4, {"kind": "muscle-imbalance"}, ["not-acute-mechanical"]),
        (4, {"onset": None}, ["no-injury-date"]),
        (4, {"onset_manner": "gradual"}, ["no-injury-date"]),
    ],
)
def test_first_release(day: int, complaint: Json, expected: list[str]) -> None:
    """Release work begins by day 3 of a first episode (A35)."""
    assert expected == said("P24", _treated(_release(day), complaint=complaint))


@pytest.mark.parametrize("limit, expected", [(4, ["pass"]), (3.9, ["fail"]), (0, ["fail"])])
def test_threshold(limit: float, expected: list[str]) -> None:
    """The last day is the threshold's."""
    assert expected == said("P24", _treated(_release(4)), release_start_days=limit)


def test_day_of_the_onset() -> None:
    """Release work on the day of the onset begins on day 0."""
    assert ["pass"] == said("P24", _treated(_release(0)), release_start_days=0)


@pytest.mark.parametrize(
    "treatments, expected",
    [
        ([], []),
        ([_release(9), _release(3)], ["pass"]),
        ([_release(9), _release(4)], ["fail"]),
        ([_release(3, status="missed"), _release(9)], ["fail"]),
        ([_release(3, status="partial"), _release(9)], ["pass"]),
        ([_release(3, treatment="massage"), _release(9)], ["fail"]),
        ([_release(3, treatment="gpr"), _release(9)], ["pass"]),
        ([_release(9, treatment="heat")], []),
    ],
    ids=["none", "earlier", "late", "missed", "partly", "massage", "mixed", "no release"],
)
def test_which_comes_first(treatments: list[Json], expected: list[str]) -> None:
    """The first release work decides, once per complaint; without any there is nothing to judge."""
    assert expected == said("P24", _treated(*treatments))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"targets": [ERECTOR]}, ["fail"]),
        ({"region": "low-back"}, ["fail"]),
        ({"targets": [site("triceps-brachii")]}, []),
        ({"targets": [site("triceps-brachii"), ERECTOR]}, ["fail"]),
        ({"region": "knee", "region_side": "left"}, []),
    ],
)
def test_region_of_the_work(given: Json, expected: list[str]) -> None:
    """Release work of another region is none of the complaint's."""
    muscle = {"id": "erector-spinae", "name": "erector spinae", "regions": ["low-back"], "midline": False}

    assert expected == said("P24", _treated(_release(9, **given), definitions=own(muscles=[muscle])))


@pytest.mark.parametrize(
    "second, expected",
    [
        ({"onset": _on(7)}, ["pass"]),
        ({"onset": _on(5)}, ["fail"]),
        ({"onset": _on(10)}, ["fail"]),
        ({"onset": _on(7), "kind": "fracture"}, ["fracture"]),
        ({"onset": _on(7), "course": "recurrent"}, ["not-a-first-episode"]),
    ],
)
def test_next_episode(second: Json, expected: list[str]) -> None:
    """Release work counts to the complaint that began last."""
    complaints = [_complaint(), _complaint(id="c2", **second)]
    told = [_treated(_release(9), complaints=order) for order in (complaints, complaints[::-1])]

    assert [expected, expected] == [said("P24", each) for each in told]


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"from_day": 0}, ["pass"]),
        ({"from_day": 3}, ["pass"]),
        ({"from_day": 4}, ["fail"]),
        ({"from_day": 2, "dosage": {"weekdays": [{"day": "monday"}]}}, ["fail"]),
        ({"from_day": 2, "dosage": {"days_per_week": 7}}, ["pass"]),
        ({"from_day": 4, "intervention": "self-stretch"}, []),
    ],
)
def test_plan(given: Json, expected: list[str]) -> None:
    """A plan is judged by the first day on which it has release work; 2024-05-06 is a Monday, day 5."""
    work = thing({"intervention": "isometric-release", **given})
    plan = {"complaints": [ACUTE], "program": program(phase(work)), "definitions": own()}

    assert expected == said("P24", case(program_start=_on(0), **plan))
    assert [] == said("P24", case(**plan))


@pytest.mark.parametrize("complete, expected", [(None, ["pass"]), (True, ["fail"])])
def test_plan_and_log(complete: bool | None, expected: list[str]) -> None:  # noqa: FBT001  # a row of the table
    """A planned day without an entry is no missed day, unless the log is declared complete (A71)."""
    work = thing({"id": "e1"}, intervention="isometric-release")
    log = {"sessions": [session(_on(9), item(prescription="e1"))], "complete": complete}
    told = case(
        complaints=[ACUTE],
        program_start=_on(0),
        program=program(phase(work)),
        log={name: value for name, value in log.items() if value is not None},
        definitions=own(),
    )

    assert expected == said("P24", told)


@pytest.mark.parametrize(
    "past, expected",
    [
        ({"treatment": "isometric-release", "date": _on(2)}, ["pass"]),
        ({"treatment": "isometric-release", "date": _on(4)}, ["fail"]),
        ({"treatment": "isometric-release", "date": _on(-1)}, ["fail"]),
        ({"treatment": "massage", "date": _on(2)}, ["fail"]),
        ({"treatment": "isometric-release"}, ["unknown"]),
        ({"treatment": "massage"}, ["fail"]),
    ],
)
def test_past_treatments(past: Json, expected: list[str]) -> None:
    """A release treatment before the program may have come first; without a date that is unknown."""
    told = _treated(_release(9), patient={"past_treatments": [thing(past)]})

    assert expected == said("P24", told)


@pytest.mark.parametrize("day, expected", [(2, ["pass"]), (4, ["unknown"])])
def test_dated_and_undated_past_treatment(day: int, expected: list[str]) -> None:
    """A past treatment without a day leaves it unknown beside one that came too late."""
    past = [thing({}, treatment="isometric-release", date=_on(day)), thing({}, treatment="isometric-release")]

    assert expected == said("P24", _treated(_release(9), patient={"past_treatments": past}))


def test_undated_past_treatment() -> None:
    """The unknown outcome names what would decide; an early start needs it not."""
    patient = {"past_treatments": [thing({}, treatment="isometric-release")]}
    (hit,) = hits("P24", _treated(_release(9), patient=patient))

    assert ("day of the past release treatment",) == hit.needs
    assert ("$.log.treatments[0]", ["$.complaints[0].onset", "$.log.treatments[0]"]) == (
        str(hit.path),
        [fact.path for fact in hit.facts],
    )
    assert {"what": "isometric release", "date": "2024-05-10", "day": "9", "past": "isometric release"} == filled(hit)
    assert ["pass"] == said("P24", _treated(_release(2), patient=patient))


@pytest.mark.parametrize(
    "patient, expected",
    [
        ({"precautions": [thing({}, kind="immobilization", to_date=_on(2))]}, ["prescribed-restriction"]),
        ({"precautions": [thing({}, kind="immobilization", from_date=_on(3))]}, ["prescribed-restriction"]),
        (
            {"precautions": [thing({}, kind="immobilization", from_date=_on(3), to_date=_on(3))]},
            ["prescribed-restriction"],
        ),
        ({"precautions": [thing({}, kind="immobilization", from_date=_on(4), to_date=_on(6))]}, ["fail"]),
        ({"precautions": [thing({}, kind="immobilization", to_date=_on(2), region="knee")]}, ["fail"]),
        ({"surgeries": [thing({}, state="done", region="low-back", date=_on(6))]}, ["after-surgery"]),
        ({"surgeries": [thing({}, state="done", region="low-back", date=_on(20))]}, ["fail"]),
        ({"surgeries": [thing({}, state="done", region="low-back")]}, ["after-surgery"]),
    ],
)
def test_days_that_are_not_judged(patient: Json, expected: list[str]) -> None:
    """Where a restriction holds in the first days, or surgery came first, the rule does not apply."""
    told = _treated(_release(9), patient=patient, as_of=_on(30))

    assert expected == said("P24", told)


def test_view_of_an_earlier_day() -> None:
    """Work after the day of the view is not seen."""
    told = _treated(_release(9))

    assert ([], ["fail"]) == (said("P24", told, as_of=_on(8)), said("P24", told, as_of=_on(9)))


def test_place_and_severity() -> None:
    """The finding stands at the first release work; it is a warning, a note with significant damage or unknown."""
    patient = {"past_treatments": [thing({}, treatment="isometric-release")]}
    told = [
        _treated(_release(12), _release(9)),
        _treated(_release(9), complaint={"damage": "significant"}),
        _treated(_release(9), patient=patient),
    ]

    assert rk.Path.parse("$.log.treatments[1]") == hits("P24", told[0])[0].path
    assert ["warning", "info", "info"] == [_severity(each) for each in told]


def test_two_starts_of_one_day() -> None:
    """Of two starts on one day the ids decide, whatever their order."""
    starts = [_release(9, id="b"), _release(9, id="a", treatment="gpr")]
    told = [filled(hits("P24", _treated(*order))[0])["what"] for order in (starts, starts[::-1])]
    work = session(_on(9), item(intervention="isometric-release", id="c"))
    beside = _treated(log={"sessions": [work], "treatments": starts})

    assert ["global postural reeducation"] * 2 == told
    assert "global postural reeducation" == filled(hits("P24", beside)[0])["what"]
