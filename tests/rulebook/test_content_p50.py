from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, own, phase, program, said, session, site, thing, visit

import rehabkit as rk

SURGERY = {"id": "su1", "state": "considered", "region": "low-back", "urgency": "elective", "indication": "none"}
COMPLAINT = {"id": "c1", "region": "low-back", "side": "central", "course": "chronic"}
SCREEN = {"state": "negative", "date": "2024-04-01", "positives": []}


def _without(thing: Json) -> Json:
    return {name: value for name, value in thing.items() if value is not None}


def _told(surgery: Json | None = None, complaint: Json | None = None, **members: Any) -> rk.Case:
    """Return a case that considers an operation on a chronic low back, with no past treatment."""
    patient = {"surgeries": [_without({**SURGERY, **(surgery or {})})], "past_treatments": members.pop("tried", [])}
    given = {
        "patient": _without(patient),
        "complaints": [_without({**COMPLAINT, **(complaint or {})})],
        "red_flag_screen": SCREEN,
        "definitions": own(),
        "as_of": "2024-04-30",
    }
    return case(**{**given, **members})


def test_nothing_tried() -> None:
    """The suggestion is told at the operation, without a word against it."""
    (hit,) = hits("P50", _told())

    assert "$.patient.surgeries[0]" == str(hit.path)
    assert {"region": "low back"} == filled(hit)
    assert [("$.complaints[0]", "long-lasting complaint of the low back")] == [(f.path, f.value) for f in hit.facts]


@pytest.mark.parametrize(
    "surgery",
    [
        {"state": "planned"},
        {"state": "done"},
        {"urgency": "urgent"},
        {"urgency": None},
        {"indication": "surgeon"},
        {"indication": "unknown"},
        {"indication": None},
        {"region": "neck"},
    ],
    ids=str,
)
def test_silent_unless_open(surgery: Json) -> None:
    """It speaks of an operation on that region that is considered, elective and without a surgeon's indication."""
    assert [] == said("P50", _told(surgery))


@pytest.mark.parametrize(
    "complaint, expected",
    [
        ({"course": None}, []),
        ({"course": "recurrent"}, []),
        ({"course": None, "stage": "chronic"}, ["fail"]),
        ({"course": None, "long_standing": True}, ["fail"]),
        ({"course": None, "long_standing": False}, []),
        ({"course": None, "kind": "persistent-pain"}, ["fail"]),
    ],
)
def test_long_pain(complaint: Json, expected: list[str]) -> None:
    """The complaint is chronic, long-standing or persistent by its own record."""
    assert expected == said("P50", _told(complaint=complaint))


@pytest.mark.parametrize(
    "surgery, side, expected",
    [
        ({"region": "knee", "side": "left"}, "left", ["fail"]),
        ({"region": "knee", "side": "right"}, "left", []),
        ({"region": "knee"}, "left", ["fail"]),
        ({"region": None}, "left", ["fail"]),
    ],
)
def test_sides(surgery: Json, side: str, expected: list[str]) -> None:
    """An operation on the other side is for another complaint."""
    assert expected == said("P50", _told(surgery, {"region": "knee", "side": side}))


@pytest.mark.parametrize(
    "screen",
    [
        None,
        {"state": "negative"},
        {"state": "not-screened"},
        {"state": "positive", "date": "2024-04-01", "positives": [{"category": "fracture"}]},
    ],
    ids=["none", "undated", "not screened", "positive"],
)
def test_silent_without_a_dated_negative_screen(screen: Json | None) -> None:
    """Only a dated negative screen lets it speak; P33 goes before it."""
    assert [] == said("P50", _told(red_flag_screen=screen))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"neuro": [thing({}, kind="reflex", result="reduced")]}, []),
        ({"neuro": [thing({}, kind="reflex", scale="tendon-reflex", grade="1+")]}, []),
        ({"neuro": [thing({}, kind="reflex", result="normal")]}, ["fail"]),
        ({"neuro": [thing({}, kind="neurodynamic-test", result="negative")]}, ["fail"]),
        ({"symptoms": [thing({}, symptom="extremity-numbness")]}, []),
        ({"symptoms": [thing({}, symptom="extremity-pain")]}, []),
        ({"symptoms": [thing({}, symptom="stiffness")]}, ["fail"]),
    ],
)
def test_silent_with_a_deficit(given: Json, expected: list[str]) -> None:
    """Any neurological finding or limb symptom silences it."""
    assert expected == said("P50", _told(assessments=[visit("2024-04-10", **given)]))


def test_silent_after_a_deficit() -> None:
    """A neurological finding silences it though a later one is normal."""
    visits = [
        visit(f"2024-04-1{day}", neuro=[thing({}, kind="reflex", result=result)])
        for day, result in enumerate(("reduced", "normal"))
    ]

    assert [] == said("P50", _told(assessments=visits))


@pytest.mark.parametrize("event, expected", [("chest-pain", []), ("soreness", ["fail"])])
def test_silent_with_a_stop_sign(event: str, expected: list[str]) -> None:
    """A stop sign silences it."""
    assert expected == said("P50", _told(log={"events": [{"id": "ev1", "event": event}]}))


@pytest.mark.parametrize(
    "tried, expected",
    [
        (None, ["unknown"]),
        ([], ["fail"]),
        (["ice", "medication", "education"], ["fail"]),
        (["massage"], ["pass"]),
        (["isometric-release"], ["pass"]),
        (["pnf"], ["pass"]),
        (["ice", "resistance"], ["pass"]),
    ],
)
def test_what_was_tried(tried: list[str] | None, expected: list[str]) -> None:
    """Work on muscles among the past treatments is enough; past treatments that are not stated leave it unknown."""
    treatments = None if tried is None else [thing({}, treatment=name) for name in tried]

    assert expected == said("P50", _told(tried=treatments))


@pytest.mark.parametrize(
    "status, expected", [("done", ["pass"]), ("planned", ["pass"]), ("missed", ["unknown"]), (None, ["pass"])]
)
def test_work_of_the_case(status: str | None, expected: list[str]) -> None:
    """Muscle work of the log counts as well, unless it was missed, and so does a program."""
    release = thing({"targets": [site("hamstrings")], "status": status}, intervention="isometric-release")
    told = _told(tried=None, log={"sessions": [session("2024-04-10", release)]})
    planned = program(phase(thing({"intervention": "resistance"})))

    assert expected == said("P50", told)
    assert ["pass"] == said("P50", _told(tried=None, program=planned))


def test_needs() -> None:
    """An unknown asks for the past treatments."""
    (hit,) = hits("P50", _told(tried=None))

    assert ("past treatments of the person",) == hit.needs


def test_no_patient() -> None:
    """Without a patient there is no operation."""
    assert [] == said("P50", case(patient=None, complaints=[COMPLAINT]))
