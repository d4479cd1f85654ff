from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    Json,
    case,
    filled,
    hits,
    own,
    phase,
    planned,
    program,
    said,
    session,
    site,
    thing,
    tone,
    visit,
)

import rehabkit as rk

HERE = [site("hamstrings")]


def _told(work: Json | None = None, **members: Any) -> rk.Case:
    """Return a case that plans myofascial release of the left hamstrings."""
    given = thing({"targets": HERE, **(work or {})}, intervention="myofascial-release")
    return planned(given, **{"definitions": own(), **members})


def _seen(muscle: str = "hamstrings", side: str = "left", date: str = "2024-04-01", **given: Any) -> list[Json]:
    return [visit(date, tones=[tone(muscle, "hypertonic", side, **given)])]


@pytest.mark.parametrize(
    "assessments, expected",
    [
        (None, ["fail"]),
        (_seen(), ["fail"]),
        (_seen(chronic=True), ["unknown"]),
        (_seen(fascia_involved=True), ["unknown"]),
        (_seen(chronic=True, fascia_involved=True), ["pass"]),
        (_seen(chronic=True, fascia_involved=False), ["fail"]),
        (_seen(chronic=False, fascia_involved=True), ["fail"]),
        (_seen(chronic=False, fascia_involved=False), ["fail"]),
        (_seen(side="right", chronic=True, fascia_involved=True), ["fail"]),
        (_seen(muscle="gluteus-maximus", chronic=True, fascia_involved=True), ["fail"]),
    ],
    ids=[
        "none",
        "plain",
        "chronic",
        "fascia",
        "both",
        "no fascia",
        "not chronic",
        "neither",
        "other side",
        "other muscle",
    ],
)
def test_tension_states(assessments: list[Json] | None, expected: list[str]) -> None:
    """A tension state of that very site says both: that it is chronic and that the fascia takes part (S3-112)."""
    assert expected == said("P52", _told(assessments=assessments))


@pytest.mark.parametrize(
    "complaint, expected",
    [
        ({"region": "thigh", "side": "left", "long_standing": True}, ["pass"]),
        ({"region": "thigh", "side": "left", "long_standing": False}, ["fail"]),
        ({"region": "thigh", "side": "left", "course": "chronic"}, ["unknown"]),
        ({"region": "thigh", "side": "right", "long_standing": True}, ["unknown"]),
        ({"region": "thigh", "side": "bilateral", "long_standing": True}, ["pass"]),
        ({"region": "neck", "side": "central", "long_standing": True}, ["unknown"]),
    ],
)
def test_long_standing_complaints(complaint: Json, expected: list[str]) -> None:
    """Long-standing is what its recorder marks as such (A34), for the region and not for the other side."""
    told = _told(complaints=[thing(complaint)], assessments=_seen(fascia_involved=True))

    assert expected == said("P52", told)


@pytest.mark.parametrize("first, second", [(True, False), (False, True)])
def test_two_records_of_one_half(first: bool, second: bool) -> None:  # noqa: FBT001  # a row of the table
    """Complaint and tension state both say whether it is long-standing, and one that says so is enough."""
    complaints = [thing({}, region="thigh", side="left", long_standing=first)]

    assert ["pass"] == said(
        "P52", _told(complaints=complaints, assessments=_seen(chronic=second, fascia_involved=True))
    )


@pytest.mark.parametrize("condition, expected", [("fibromyalgia", ["pass"]), ("osteoarthritis", ["fail"])])
def test_fibromyalgia(condition: str, expected: list[str]) -> None:
    """In fibromyalgia the source works on the fascia as well."""
    assert expected == said("P52", _told(patient={"conditions": [{"id": "k1", "condition": condition}]}))


def test_no_patient() -> None:
    """A person may be known by assessments alone; a template is not judged."""
    assert (["fail"], []) == (
        said("P52", _told(patient=None, assessments=_seen())),
        said("P52", _told(patient=None)),
    )


@pytest.mark.parametrize(
    "work, complaint, expected",
    [
        ({"targets": None, "region": "thigh", "region_side": "left"}, "thigh", ["pass"]),
        ({"targets": None, "region": "thigh", "region_side": "right"}, "thigh", ["fail"]),
        ({"targets": None, "region": "thigh", "region_side": "left"}, "neck", ["unknown"]),
        ({"targets": None, "region": "neck"}, "neck", ["unknown"]),
        ({"targets": None}, "neck", ["pass"]),
    ],
)
def test_region_or_no_place(work: Json, complaint: str, expected: list[str]) -> None:
    """A region takes its own complaints and muscles; work without a place takes any of them."""
    complaints = [
        thing({"region": complaint, "side": "left" if complaint == "thigh" else "central"}, long_standing=True)
    ]

    assert expected == said("P52", _told(work, complaints=complaints, assessments=_seen(fascia_involved=True)))


def test_each_site() -> None:
    """Each site is a place of its own."""
    told = _told(
        {"targets": [*HERE, site("hamstrings", "right")]}, assessments=_seen(chronic=True, fascia_involved=True)
    )
    (hit,) = hits("P52", told)

    assert ["pass", "fail"] == said("P52", told)
    assert {"target": "hamstrings (right)", "work": "myofascial release"} == filled(hit)


@pytest.mark.parametrize("date, expected", [("2024-04-03", ["pass"]), ("2024-04-04", ["fail"])])
def test_done_work_knows_only_what_was_seen(date: str, expected: list[str]) -> None:
    """What was done is judged by what was seen at or before it."""
    treatments = [thing({"targets": HERE}, date="2024-04-03", treatment="myofascial-release")]
    seen = _seen(date=date, chronic=True, fascia_involved=True)
    told = case(assessments=seen, log={"treatments": treatments}, definitions=own())

    assert expected == said("P52", told)


@pytest.mark.parametrize("status, expected", [("done", ["fail"]), ("missed", []), ("planned", ["fail"])])
def test_log(status: str, expected: list[str]) -> None:
    """What is done or planned in the log without a prescription is judged, what was missed is not."""
    treatments = [thing({"targets": HERE}, date="2024-04-03", treatment="myofascial-release", status=status)]

    assert expected == said("P52", case(log={"treatments": treatments}, definitions=own(), as_of="2024-04-30"))


def test_prescription_carried_out() -> None:
    """What is done as prescribed is judged once, at the prescription."""
    work = thing({"targets": HERE}, id="w", intervention="myofascial-release")
    log = {"sessions": [session("2024-04-03", thing({}, prescription="w"))]}
    told = case(program_start="2024-04-02", program=program(phase(work)), log=log, definitions=own())

    assert ["$.program.phases[0].prescriptions[0]"] == [str(hit.path) for hit in hits("P52", told)]


def test_work_beside_a_prescription_carried_out() -> None:
    """What is done without a prescription is judged, also after something that was prescribed."""
    massage = {"intervention": "myofascial-release"}
    items = [session("2024-04-03", thing({}, prescription="w")), session("2024-04-04", thing(massage, targets=HERE))]
    told = _told({"id": "w"}, log={"sessions": items})

    assert ["$.program.phases[0].prescriptions[0]", "$.log.sessions[1].items[0]"] == [
        str(hit.path) for hit in hits("P52", told)
    ]


def test_other_work() -> None:
    """Only work on fascia is judged; without a place the finding says so."""
    (hit,) = hits("P52", _told({"targets": None}))

    assert [] == said("P52", planned(thing({"intervention": "massage", "targets": HERE})))
    assert "a place that is not stated" == filled(hit)["target"]
