from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, own, phase, planned, program, said, session, thing, visit

import rehabkit as rk

SCREEN = {"state": "negative", "date": "2024-04-01", "positives": []}


def _fear(symptom: str = "fear-of-pain", severity: str | None = "marked", **given: Any) -> Json:
    return thing({**given, "severity": severity}, symptom=symptom)


def _told(*symptoms: Json, components: Sequence[str] | None = (), **members: Any) -> rk.Case:
    """Return a case of marked fear with a program of balance exercise."""
    work = thing({"intervention": members.pop("intervention", "balance")})
    given = {
        "assessments": [visit("2024-04-01", symptoms=list(symptoms or (_fear(),)))],
        "red_flag_screen": SCREEN,
        "definitions": own(),
        "program_start": "2024-04-02",
        "program": program(phase(work), **({} if components is None else {"components": list(components)})),
    }
    return case(**{**given, **members})


@pytest.mark.parametrize(
    "symptom, severity, expected",
    [
        ("fear-of-pain", "marked", ["fail"]),
        ("guarding", "marked", ["fail"]),
        ("avoidance", "marked", ["fail"]),
        ("fear-of-pain", "moderate", []),
        ("fear-of-pain", "mild", []),
        ("fear-of-pain", None, []),
        ("low-mood", "marked", []),
    ],
)
def test_what_asks(symptom: str, severity: str | None, expected: list[str]) -> None:
    """Marked fear of pain, guarding or avoidance asks for an answer, and no number stands for the word."""
    assert expected == said("P53", _told(_fear(symptom, severity)))


@pytest.mark.parametrize(
    "components, expected",
    [
        (None, ["unknown"]),
        ([], ["fail"]),
        (["education"], ["pass"]),
        (["fear-education"], ["pass"]),
        (["home-program"], ["fail"]),
    ],
)
def test_components(components: Sequence[str] | None, expected: list[str]) -> None:
    """Education, on fear or in general, answers it; components that are not stated leave it unknown."""
    assert expected == said("P53", _told(components=components))


@pytest.mark.parametrize(
    "intervention, expected",
    [
        ("gentle-movement", ["pass"]),
        ("walking", ["pass"]),
        ("dance", ["pass"]),
        ("education", ["pass"]),
        ("resistance", ["fail"]),
        ("massage", ["fail"]),
    ],
)
def test_work(intervention: str, expected: list[str]) -> None:
    """Gentle or graded movement answers it, and so does education as a treatment."""
    assert expected == said("P53", _told(intervention=intervention))


@pytest.mark.parametrize(
    "log, expected",
    [
        ({"activities": [thing({}, date="2024-04-03", kind="gentle-movement")]}, ["pass"]),
        ({"activities": [thing({}, date="2024-04-03", kind="bed-rest")]}, ["fail"]),
        ({"activities": []}, ["fail"]),
        ({"sessions": [session("2024-04-03", thing({}, intervention="walking"))]}, ["pass"]),
        ({"sessions": [session("2024-04-03", thing({}, intervention="walking", status="missed"))]}, ["fail"]),
    ],
)
def test_log(log: Json, expected: list[str]) -> None:
    """Movement of the log answers it, unless it was missed."""
    assert expected == said("P53", _told(log=log))


def test_later_movement_is_not_seen() -> None:
    """Gentle movement of a later day does not count yet."""
    told = _told(log={"activities": [thing({}, date="2024-04-10", kind="gentle-movement")]})

    assert (["fail"], ["pass"]) == (said("P53", told, as_of="2024-04-09"), said("P53", told, as_of="2024-04-10"))


@pytest.mark.parametrize(
    "screen, expected",
    [
        (None, ["no-negative-screen"]),
        ({"state": "not-screened"}, ["no-negative-screen"]),
        ({"state": "positive", "positives": [{"category": "fracture"}]}, ["no-negative-screen"]),
        ({"state": "negative"}, ["fail"]),
    ],
)
def test_no_reassurance_beside_a_red_flag(screen: Json | None, expected: list[str]) -> None:
    """Without a negative screen it is not applicable, so that nothing stands beside P33."""
    assert expected == said("P53", _told(red_flag_screen=screen))


@pytest.mark.parametrize(
    "severity, side, expected", [("mild", "left", []), ("marked", "left", ["fail"]), ("mild", "right", ["fail"])]
)
def test_newest_of_each_place(severity: str, side: str, expected: list[str]) -> None:
    """The newest record of a symptom at a place decides."""
    visits = [
        visit("2024-04-01", symptoms=[_fear("guarding", region="knee", side="left")]),
        visit("2024-04-10", symptoms=[_fear("guarding", severity, region="knee", side=side)]),
    ]

    assert expected == said("P53", _told(assessments=visits))


def test_prescriptions_not_stated() -> None:
    """Where no phase states its work, gentle movement may be there: the finding names what would tell."""
    told = _told(program=program({"id": "ph1", "kind": "custom", "from_day": 0, "to_day": 9}, components=[]))
    (hit,) = hits("P53", told)

    assert ("$.program.phases[0].prescriptions",) == hit.needs


def test_no_program() -> None:
    """Without a program nothing is judged, and nothing without fear."""
    assert [] == said("P53", _told(program=None))
    assert [] == said("P53", planned(thing({"intervention": "balance"})))


def test_words() -> None:
    """The finding names the symptoms and their records with their age."""
    (hit,) = hits("P53", _told(_fear(), _fear("guarding")), as_of="2024-04-11")

    assert "$.program" == str(hit.path)
    assert {"symptoms": "fear of pain and guarding"} == filled(hit)
    assert [
        ("$.assessments[0].symptoms[0]", "fear-of-pain: marked", 10),
        ("$.assessments[0].symptoms[1]", "guarding: marked", 10),
    ] == [(fact.path, fact.value, fact.age_days) for fact in hit.facts]
