"""P21: gentle movement in the days of rest."""

from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, item, own, said, session, thing

import rehabkit as rk
from rehabkit.ruleset import Fact

ACUTE = {"id": "c1", "region": "low-back", "side": "central", "kind": "acute-mechanical-spine", "onset": "2024-05-01"}
THIGH = {"region": "thigh", "side": "left"}


def _act(day: int, kind: str | None = "gentle-movement", **given: Any) -> Json:
    return thing({"kind": kind, **given}, date=f"2024-05-{day:02}")


def _rested(*activities: Json, days: tuple[int, ...] | None = (1, 2, 3), **given: Any) -> rk.Case:
    """Return a case of an acute back with days of rest in May."""
    complaint = {**ACUTE, **given.pop("complaint", {})}
    members = {"complaints": [{name: value for name, value in complaint.items() if value is not None}], **given}
    rest = None if days is None else [f"2024-05-{day:02}" for day in days]
    log = {"rest_days": rest, "activities": list(activities), **members.pop("log", {})}
    stated = {name: value for name, value in log.items() if value is not None}
    return case(**{"log": stated, "definitions": own(), **members})


def _severity(told: rk.Case) -> str:
    """Return the severity of the one finding of these rules."""
    (found,) = (finding for finding in rk.check(told).findings if finding.rule == "P21")
    return str(found.severity)


@pytest.mark.parametrize(
    "activities, expected",
    [
        ([], ["unknown"]),
        ([_act(1)], ["pass"]),
        ([_act(3)], ["pass"]),
        ([_act(4)], ["unknown"]),
        ([_act(2, None)], ["pass"]),
        ([_act(2, "activity", level="reduced")], ["pass"]),
        ([_act(2, "activity", level="none")], ["unknown"]),
        ([_act(2, "bed-rest")], ["fail"]),
        ([_act(2, "bed-rest"), _act(2)], ["pass"]),
        ([_act(2, "bed-rest"), _act(1)], ["fail"]),
        ([_act(4, "bed-rest"), _act(1)], ["fail"]),
    ],
)
def test_movement(activities: list[Json], expected: list[str]) -> None:
    """Some day of rest has movement, and no day of bed rest is without it; nothing recorded is unknown (A71)."""
    assert expected == said("P21", _rested(*activities))


@pytest.mark.parametrize("complete, expected", [(True, ["fail"]), (False, ["unknown"])])
def test_complete_log(complete: bool, expected: list[str]) -> None:  # noqa: FBT001  # a row of the table
    """In a log that is declared complete, no entry means no movement (A71)."""
    told = _rested(log={"complete": complete})

    assert expected == said("P21", told)
    assert [rk.Path.parse("$.complaints[0]")] == [hit.path for hit in hits("P21", told)]


@pytest.mark.parametrize(
    "pains, expected",
    [
        ({"pain_before": 5, "pain_after": 5}, ["pass", "pass"]),
        ({"pain_before": 5, "pain_after": 4}, ["pass", "pass"]),
        ({"pain_before": 5, "pain_after": 5.5}, ["pass", "fail"]),
        ({"pain_before": 0, "pain_after": 1}, ["pass", "fail"]),
        ({"pain_before": 50, "pain_after": 51, "pain_scale": "vas-mm"}, ["pass", "fail"]),
        ({"pain_after": 5}, ["pass"]),
        ({"pain_before": 5}, ["pass"]),
    ],
)
def test_pain(pains: Json, expected: list[str]) -> None:
    """Pain after movement is not above pain before it; where it is not recorded there is no place."""
    assert expected == said("P21", _rested(_act(2, **pains)))


@pytest.mark.parametrize("day, expected", [(1, ["pass", "fail"]), (3, ["pass", "fail"]), (4, ["pass"])])
def test_pain_outside_of_rest(day: int, expected: list[str]) -> None:
    """Movement after the days of rest is none of this rule's."""
    assert expected == said("P21", _rested(_act(2), _act(day, pain_before=2, pain_after=3)))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"intervention": "walking"}, ["pass"]),
        ({"intervention": "gentle-movement", "status": "partial"}, ["pass"]),
        ({"intervention": "walking", "status": "missed"}, ["unknown"]),
        ({"intervention": "walking", "status": "planned"}, ["unknown"]),
        ({"intervention": "isometric-release"}, ["unknown"]),
        ({"intervention": "walking", "pain_before": 3, "pain_during": 3, "pain_after": 2}, ["pass", "pass"]),
        ({"intervention": "walking", "pain_before": 3, "pain_during": 4, "pain_after": 3}, ["pass", "fail"]),
        ({"intervention": "walking", "pain_before": 3, "pain_during": 3, "pain_after": 4}, ["pass", "fail"]),
    ],
)
def test_sessions(given: Json, expected: list[str]) -> None:
    """Walking and gentle movement in a session count, with pain during them."""
    assert expected == said("P21", _rested(log={"sessions": [session("2024-05-02", item(**given))]}))


@pytest.mark.parametrize(
    "days, activities, expected",
    [
        (None, [], []),
        (None, [_act(2)], []),
        ((), [_act(2)], []),
        (None, [_act(2, "bed-rest")], ["fail"]),
        ((1, 3), [_act(2, pain_before=1, pain_after=2)], ["unknown"]),
    ],
    ids=["no rest", "movement alone", "rest of none", "bed rest alone", "between"],
)
def test_days_of_rest(days: tuple[int, ...] | None, activities: list[Json], expected: list[str]) -> None:
    """Without days of rest there is nothing to judge."""
    assert expected == said("P21", _rested(*activities, days=days))


def test_without_a_log() -> None:
    """Without a log there is nothing to judge."""
    assert [] == said("P21", case(complaints=[ACUTE], definitions=own()))


@pytest.mark.parametrize(
    "complaint, expected",
    [
        ({"damage": "significant"}, ["fail"]),
        ({"kind": "muscle-strain", **THIGH}, ["fail"]),
        ({"kind": None, **THIGH}, ["fail extrapolated"]),
        ({"kind": "fracture"}, ["fracture"]),
        ({"kind": "persistent-pain"}, ["not-acute-mechanical"]),
        ({"onset": None}, ["no-injury-date"]),
        ({"onset_manner": "gradual"}, ["no-injury-date"]),
        ({"onset": "2024-05-03"}, []),
    ],
)
def test_complaints(complaint: Json, expected: list[str]) -> None:
    """The rule binds acute episodes, from the day of onset on, and is softened for limbs of unrecorded kind."""
    assert expected == said("P21", _rested(_act(2, "bed-rest"), days=(2,), complaint=complaint))


@pytest.mark.parametrize(
    "patient, expected",
    [
        ({"precautions": [thing({}, kind="immobilization", region="low-back")]}, ["prescribed-restriction"]),
        ({"precautions": [thing({}, kind="immobilization", to_date="2024-05-02")]}, ["unknown"]),
        ({"surgeries": [thing({}, state="done", region="low-back", date="2024-05-01")]}, ["after-surgery"]),
        (
            {
                "precautions": [thing({}, kind="immobilization", to_date="2024-05-01")],
                "surgeries": [thing({}, state="done", region="low-back", date="2024-05-02")],
            },
            ["prescribed-restriction"],
        ),
    ],
)
def test_days_that_are_not_judged(patient: Json, expected: list[str]) -> None:
    """Days under a restriction or after surgery are not judged, nor is movement on them."""
    told = _rested(_act(2, pain_before=1, pain_after=2), patient=patient)

    assert expected == said("P21", told)


def test_view_of_an_earlier_day() -> None:
    """Rest and movement after the day of the view are not seen."""
    told = _rested(_act(3))

    assert (["unknown"], ["pass"]) == (said("P21", told, as_of="2024-05-02"), said("P21", told))


@pytest.mark.parametrize("second, expected", [({}, ["fail"]), ({"kind": "unknown", **THIGH}, ["fail"])])
def test_two_complaints_of_one_day(second: Json, expected: list[str]) -> None:
    """A movement is judged once, and softened only where each complaint is."""
    complaints = [ACUTE, {**ACUTE, "id": "c2", **second}]
    told = _rested(_act(2, pain_before=1, pain_after=2), complaints=complaints)

    assert ["pass", "pass", *expected] == said("P21", told)


def test_limb_movement_is_extrapolated() -> None:
    """Movement in the rest of a limb of unrecorded kind is softened as well."""
    told = _rested(_act(2, pain_before=1, pain_after=2), complaint={"kind": None, **THIGH})

    assert ["pass", "fail extrapolated"] == said("P21", told)


def test_days_of_bed_rest_are_counted() -> None:
    """One finding names the first day of bed rest, how many follow, and each of them with its place."""
    told = _rested(*(_act(day, "bed-rest") for day in (2, 3, 1)))
    (hit,) = hits("P21", told)
    (two,) = hits("P21", _rested(_act(2, "bed-rest"), _act(3, "bed-rest")))

    assert rk.Path.parse("$.log.activities[2]") == hit.path
    assert "bed rest without movement is recorded on 2024-05-01 and on 2 more" == filled(hit)["what"]
    assert "bed rest without movement is recorded on 2024-05-02 and on 1 more" == filled(two)["what"]
    assert [
        Fact("$.log.activities[2]", "rest on 2024-05-01, day 0"),
        Fact("$.log.activities[0]", "rest on 2024-05-02, day 1"),
        Fact("$.log.activities[1]", "rest on 2024-05-03, day 2"),
    ] == list(hit.facts)


def test_pain_is_shown() -> None:
    """The finding shows both values with their places."""
    told = _rested(_act(2, name="a walk", pain_before=2, pain_after=3.5))
    (hit,) = hits("P21", told)

    assert "pain was 2/10 before and 3.5/10 with or after a walk on 2024-05-02" == filled(hit)["what"]
    assert (
        Fact("$.log.activities[0].pain_before", "pain 2/10"),
        Fact("$.log.activities[0].pain_after", "pain 3.5/10"),
    ) == hit.facts


def test_scale_of_pain() -> None:
    """Pain told in millimeters is shown in millimeters, and exercise by its name."""
    walk = item(intervention="walking", pain_before=20, pain_after=30, pain_scale="vas-mm")
    found = hits("P21", _rested(log={"sessions": [session("2024-05-02", walk)]}))

    assert ["pain was 20 mm on a VAS before and 30 mm on a VAS with or after walking on 2024-05-02"] == [
        filled(hit)["what"] for hit in found
    ]


def test_names_of_activities() -> None:
    """An activity without a name is told by its kind."""
    told = [_rested(_act(2, kind, pain_before=2, pain_after=3)) for kind in ("gentle-movement", "activity", None)]

    assert ["gentle movement", "activity", "activity"] == [
        filled(hits("P21", each)[0])["what"].split(" after ")[1].removesuffix(" on 2024-05-02") for each in told
    ]


def test_severities() -> None:
    """A failure is a warning, and silence a note."""
    told = [_rested(_act(2, "bed-rest")), _rested()]

    assert ["warning", "info"] == [_severity(each) for each in told]
