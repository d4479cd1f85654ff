from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, hits, own, said, thing

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

ACUTE = {"id": "c1", "region": "low-back", "side": "central", "kind": "acute-mechanical-spine", "onset": "2024-05-01"}


def _rested(*days: int, complaint: Json | None = None, **log: Any) -> rk.Case:
    """Return a case of an acute back with days of rest in May."""
    rest = [f"2024-05-{day:02}" for day in days]
    complaints = [{**ACUTE, **(complaint or {})}]
    stated = [{name: value for name, value in each.items() if value is not None} for each in complaints]
    return case(complaints=stated, log={"rest_days": rest, **log}, definitions=own())


@pytest.mark.parametrize(
    "days, expected",
    [
        ((), "pass"),
        ((1, 2, 3), "pass"),
        ((1, 2, 3, 4), "fail"),
        ((1, 3, 5), "pass"),
        ((1, 3, 5, 7), "fail"),
    ],
)
def test_days_of_rest(days: tuple[int, ...], expected: str) -> None:
    """Three calendar days of rest are allowed and four are not; they need not lie together (A06)."""
    assert [expected] == said("P20", _rested(*days))


@pytest.mark.parametrize("limit, expected", [(4, ["pass"]), (3.9, ["fail"]), (0, ["fail"])])
def test_threshold(limit: float, expected: list[str]) -> None:
    """The limit is the threshold's."""
    assert expected == said("P20", _rested(1, 2, 3, 4), rest_days=limit)


@pytest.mark.parametrize(
    "first, expected", [("2024-05-01", ["fail"]), ("2024-05-02", ["pass"]), ("2024-04-30", ["fail"])]
)
def test_day_zero(first: str, expected: list[str]) -> None:
    """The day of onset is day 0 and counts, and rest before it does not (A08)."""
    assert expected == said("P20", _rested(1, 2, 3, 4, complaint={"onset": first}))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"region": "low-back", "region_side": "central"}, ["fail"]),
        ({"region": "elbow", "region_side": "left"}, ["pass"]),
        ({"status": "missed"}, ["pass"]),
        ({"treatment": "ice"}, ["pass"]),
    ],
)
def test_treatment_of_rest(given: Json, expected: list[str]) -> None:
    """A logged treatment of rest is a day of rest for the complaint that it may be for, if it took place."""
    rest = {"id": "x1", "date": "2024-05-04", "treatment": "rest", **given}

    assert expected == said("P20", _rested(1, 2, 3, treatments=[rest]))


def test_treatments_of_rest_alone() -> None:
    """Four logged treatments of rest are too many days of rest, without any other record of rest."""
    days = [{"id": f"x{day}", "date": f"2024-05-0{day}", "treatment": "rest"} for day in range(1, 5)]
    (hit,) = hits("P20", case(complaints=[ACUTE], log={"treatments": days}, definitions=own()))

    assert [f"$.log.treatments[{at}]" for at in range(4)] == [fact.path for fact in hit.facts[1:]]


def test_place_of_a_day_that_is_recorded_twice() -> None:
    """A day of rest is shown where it is named as one, else as bed rest, else as a treatment."""
    bed = [thing({}, date=f"2024-05-0{day}", kind="bed-rest") for day in (1, 2, 3)]
    rest = [{"id": f"x{day}", "date": f"2024-05-0{day}", "treatment": "rest"} for day in range(1, 5)]
    (hit,) = hits("P20", _rested(1, activities=bed, treatments=rest))

    assert ["rest_days[0]", "activities[1]", "activities[2]", "treatments[3]"] == [
        fact.path.removeprefix("$.log.") for fact in hit.facts[1:]
    ]


def test_bed_rest_counts_once_a_day() -> None:
    """Bed rest counts as rest, and a day that is recorded twice counts once."""
    bed = [thing({}, date=f"2024-05-0{day}", kind="bed-rest") for day in (1, 2, 3)]
    walk = [thing({}, date="2024-05-04", kind="gentle-movement")]
    told = {
        "same days": said("P20", _rested(1, 2, 3, activities=[*bed, *walk])),
        "one more": said("P20", _rested(4, activities=[*bed, *walk])),
    }

    assert {"same days": ["pass"], "one more": ["fail"]} == told


@pytest.mark.parametrize(
    "log, expected",
    [
        (None, []),
        ({}, []),
        ({"activities": [thing({}, date="2024-05-04", kind="gentle-movement")]}, []),
        ({"activities": [thing({}, date="2024-05-04", kind="bed-rest")]}, ["pass"]),
        ({"rest_days": []}, ["pass"]),
    ],
    ids=["no log", "empty log", "no rest", "bed rest", "rest of none"],
)
def test_rest_not_stated(log: Json | None, expected: list[str]) -> None:
    """Nothing is judged where rest is not stated; an empty list states that there was none."""
    assert expected == said("P20", case(complaints=[ACUTE], log=log, definitions=own()))


@pytest.mark.parametrize(
    "complaint, expected",
    [
        ({"damage": "significant"}, ["fail damage-significant"]),
        ({"damage": "minor"}, ["fail"]),
        ({"damage": "unknown"}, ["fail"]),
        ({"kind": "muscle-strain", "region": "thigh", "side": "left"}, ["fail"]),
        ({"kind": None, "region": "thigh", "side": "left"}, ["fail extrapolated"]),
        ({"kind": "unknown", "region": "thigh", "side": "left"}, ["fail extrapolated"]),
        ({"kind": "unknown", "region": "thigh", "side": "left", "damage": "significant"}, ["fail damage-significant"]),
        ({"kind": None}, ["fail"]),
        ({"kind": "muscle-imbalance"}, ["not-acute-mechanical"]),
        ({"kind": "fracture"}, ["fracture"]),
        ({"onset": None}, ["no-injury-date"]),
        ({"onset_manner": "gradual"}, ["no-injury-date"]),
    ],
)
def test_complaints(complaint: Json, expected: list[str]) -> None:
    """The limit is softened by significant damage and for limbs of unrecorded kind, and binds acute episodes only."""
    assert expected == said("P20", _rested(1, 2, 3, 4, complaint=complaint))


def test_next_episode() -> None:
    """A run of rest counts to the episode that began last before it; rest after a day up counts to the next one."""
    second = {**ACUTE, "id": "c2", "onset": "2024-05-05"}
    run = case(
        complaints=[ACUTE, second],
        log={"rest_days": [f"2024-05-0{day}" for day in range(1, 7)]},
        definitions=own(),
    )
    apart = case(
        complaints=[ACUTE, second],
        log={"rest_days": [f"2024-05-0{day}" for day in (1, 2, 5, 6, 7, 8)]},
        definitions=own(),
    )

    assert (["fail", "pass"], ["pass", "fail"]) == (said("P20", run), said("P20", apart))


def test_view_of_an_earlier_day() -> None:
    """Rest after the day of the view is not seen, and the finding shows each day with its place."""
    bed = [thing({}, date="2024-05-02", kind="bed-rest")]
    told = _rested(1, 3, 5, 6, activities=bed)

    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse("$.complaints[0]"),
        facts=(
            Fact("$.complaints[0].onset", "day 0 is 2024-05-01"),
            Fact("$.log.rest_days[0]", "rest on 2024-05-01, day 0"),
            Fact("$.log.activities[0]", "rest on 2024-05-02, day 1"),
            Fact("$.log.rest_days[1]", "rest on 2024-05-03, day 2"),
            Fact("$.log.rest_days[2]", "rest on 2024-05-05, day 4"),
        ),
        parameters=parameters(number=4, limit=3, onset="2024-05-01"),
    )
    assert ["pass"] == said("P20", told, as_of="2024-05-04")
    assert [expected] == hits("P20", told, as_of="2024-05-05")


RESTRICTED = {"precautions": [thing({}, kind="immobilization", region="low-back", to_date="2024-05-03")]}
OPERATED = {"surgeries": [thing({}, state="done", region="low-back", date="2024-05-04")]}


@pytest.mark.parametrize(
    "patient, days, expected",
    [
        (RESTRICTED, (1, 2, 3), ["prescribed-restriction"]),
        (RESTRICTED, (1, 2, 3, 4, 5, 6), ["pass"]),
        (RESTRICTED, (1, 2, 3, 4, 5, 6, 7), ["fail"]),
        (RESTRICTED, (), ["pass"]),
        (OPERATED, (1, 2, 3, 4, 5, 6), ["pass"]),
        (OPERATED, (4, 5, 6, 7), ["after-surgery"]),
        ({**RESTRICTED, **OPERATED}, (3, 4), ["prescribed-restriction"]),
    ],
    ids=["restricted", "three more", "four more", "no rest", "operated later", "after surgery", "one after the other"],
)
def test_days_that_are_not_judged(patient: Json, days: tuple[int, ...], expected: list[str]) -> None:
    """Days under a restriction, or after surgery of the region, are not counted."""
    told = case(
        patient=patient,
        complaints=[ACUTE],
        log={"rest_days": [f"2024-05-{day:02}" for day in days]},
        definitions=own(),
    )

    assert expected == said("P20", told)


def test_limb_spasm_is_extrapolated() -> None:
    """A spasm of a limb may be no strain, which softens the finding; one of the back is acute."""
    told = [
        said("P20", _rested(1, 2, 3, 4, complaint={"kind": "muscle-spasm", **where}))
        for where in ({"region": "thigh", "side": "left"}, {})
    ]

    assert [["fail extrapolated"], ["fail"]] == told
