from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, item, pain, said, session, thing, tone, visit

import rehabkit as rk

BACK = [{"id": "c1", "region": "low-back", "side": "central"}]


def _strength(muscle: str, **given: Any) -> Json:
    return thing(given, muscle=muscle, side="left", grade="weak", scale="category")


def _case(*muscles: str, **members: Any) -> rk.Case:
    """Return a case of a low-back complaint with the tension of some muscles examined."""
    seen = visit("2024-04-01", tones=[tone(name, "normal") for name in muscles])
    return case(**{"complaints": BACK, "assessments": [seen], **members})


@pytest.mark.parametrize(
    "muscles, expected",
    [
        (["multifidus"], ["fail"]),
        (["erector-spinae", "multifidus"], ["fail"]),
        (["multifidus", "gluteus-maximus"], ["pass"]),
        (["gluteus-maximus"], ["pass"]),
        ([], []),
    ],
)
def test_muscles(muscles: list[str], expected: list[str]) -> None:
    """One examined muscle outside the regions that hurt is enough."""
    assert expected == said("P32", _case(*muscles))


@pytest.mark.parametrize("name, expected", [("multifidus", ["fail"]), ("gluteus-maximus", ["pass"])])
def test_strength_counts(name: str, expected: list[str]) -> None:
    """A strength test examines a muscle as well."""
    seen = visit("2024-04-01", strengths=[_strength(name)])

    assert expected == said("P32", _case(assessments=[seen]))


def test_earlier_visits_count() -> None:
    """All visits up to the day of the view are taken together."""
    visits = [
        visit("2024-04-01", tones=[tone("multifidus", "normal")]),
        visit("2024-04-09", strengths=[_strength("gluteus-maximus")]),
    ]
    told = _case(assessments=visits)

    assert (["pass"], ["fail"]) == (said("P32", told), said("P32", told, as_of="2024-04-08"))


@pytest.mark.parametrize(
    "region, side, value, expected",
    [
        ("low-back", "central", 2, ["fail"]),
        ("low-back", "central", 1, ["fail"]),
        ("low-back", "central", 0, []),
        ("hip", "left", 2, ["pass"]),
        ("whole-body", "central", 2, []),
    ],
)
def test_pain(region: str, side: str, value: float, expected: list[str]) -> None:
    """Recorded pain makes a region that hurts; pain of the whole body has no beyond."""
    seen = visit("2024-04-01", tones=[tone("multifidus", "normal")], pains=[pain(region, value, side)])

    assert expected == said("P32", _case(complaints=None, assessments=[seen]))


def test_several_regions_that_hurt() -> None:
    """Every region that hurts counts."""
    seen = visit("2024-04-01", tones=[tone("gluteus-maximus", "normal")], pains=[pain("hip", 3)])
    told = _case(assessments=[seen])
    (hit,) = hits("P32", told)

    assert "hip and low back" == filled(hit)["regions"]
    assert "$.assessments[0].pains[0]" == str(hit.path)


@pytest.mark.parametrize(
    "region, side, muscle, expected",
    [
        ("low-back", "central", "multifidus", "fail"),
        ("upper-back", "central", "multifidus", "fail"),
        ("neck", "central", "multifidus", "fail extrapolated"),
        ("hip", "left", "gluteus-maximus", "fail extrapolated"),
    ],
)
def test_other_regions(region: str, side: str, muscle: str, expected: str) -> None:
    """The sources speak of the back; other regions are extrapolated."""
    assert [expected] == said("P32", _case(muscle, complaints=[{"id": "c1", "region": region, "side": side}]))


@pytest.mark.parametrize(
    "members",
    [{"complaints": None}, {"complaints": []}, {"assessments": None}, {"patient": None, "complaints": None}],
    ids=["no complaint", "none", "not examined", "template"],
)
def test_nothing_to_judge(members: Json) -> None:
    """Nobody in pain, or nothing examined, is not judged."""
    assert [] == said("P32", _case("multifidus", **members))


def test_complaint_to_come() -> None:
    """A complaint after the day of the view is not seen."""
    later = [{**BACK[0], "onset": "2024-04-05"}]
    told = _case("multifidus", complaints=later, as_of="2024-04-30")

    assert (["fail"], []) == (said("P32", told), said("P32", told, as_of="2024-04-04"))


def test_order_of_lists() -> None:
    """The words do not depend on the order of the visit."""
    told = [
        filled(hits("P32", _case(*names))[0])
        for names in (("multifidus", "erector-spinae"), ("erector-spinae", "multifidus"))
    ]

    assert told[0] == told[1]


def test_several_muscles() -> None:
    """Several muscles are told in the plural."""
    (hit,) = hits("P32", _case("multifidus", "erector-spinae"))

    assert "Of the muscles only erector-spinae and multifidus are examined, and none beyond" == filled(hit)["what"]


def test_severity() -> None:
    """The note is an info."""
    (finding,) = (each for each in rk.check(_case("multifidus")).findings if each.rule == "P32")

    assert rk.Severity.INFO is finding.severity


def _rub(muscle: str, name: str = "massage", **given: Any) -> Json:
    return item(muscle, intervention=name, **given)


@pytest.mark.parametrize(
    "items, expected",
    [
        ([_rub("multifidus")], ["fail"]),
        ([_rub("multifidus"), _rub("erector-spinae", "self-stretch")], ["fail"]),
        ([_rub("multifidus"), _rub("gluteus-maximus")], ["pass"]),
        ([_rub("multifidus"), item("gluteus-maximus")], ["pass"]),
        ([_rub("multifidus"), item("gluteus-maximus", status="missed")], ["fail"]),
        ([_rub("multifidus"), _rub("erector-spinae", "resistance")], ["fail"]),
        ([_rub("multifidus"), item(None, intervention="walking")], ["fail"]),
        ([_rub("multifidus", status="missed")], []),
        ([_rub("multifidus", "resistance")], []),
        ([_rub("multifidus", "isometric-release")], []),
        ([item(None, intervention="massage")], []),
    ],
)
def test_treatment_of_the_painful_spot(items: list[Json], expected: list[str]) -> None:
    """Where tension is lowered or numbed, one piece of work that aims elsewhere is enough (S1-03)."""
    assert expected == said("P32", _case(assessments=None, log={"sessions": [session("2024-04-02", *items)]}))


def test_examination_and_treatment() -> None:
    """Examination and treatment are two places, each with its own words."""
    told = _case("multifidus", log={"sessions": [session("2024-04-02", _rub("multifidus"))]})

    assert [
        ("$.complaints[0]", "Of the muscles only multifidus is examined, and none beyond"),
        ("$.log.sessions[0].items[0]", "Plan and log have massage, and no work beyond"),
    ] == [(str(hit.path), filled(hit)["what"]) for hit in hits("P32", told)]
