from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, own, phase, planned, program, said, site, thing, visit

import rehabkit as rk

ELBOW = {"region": "elbow", "side": "left"}
TARGETS = [site("biceps-brachii")]


def _told(work: Json, *precautions: Json, **members: Any) -> rk.Case:
    """Return a case that prescribes work of the left biceps daily for four weeks from 2024-04-02."""
    patient = {"precautions": [thing(each) for each in precautions]}
    return planned(thing({"targets": TARGETS, **work}), **{"patient": patient, "definitions": own(), **members})


@pytest.mark.parametrize(
    "work, expected",
    [
        ({"intervention": "resistance"}, ["unknown"]),
        ({"intervention": "resistance", "dosage": {"joint_motion": "none"}}, ["pass"]),
        ({"intervention": "resistance", "dosage": {"joint_motion": "partial-range"}}, ["fail"]),
        ({"intervention": "resistance", "dosage": {"sets": 1}}, ["unknown"]),
        ({"intervention": "resistance", "contraction_mode": "isometric"}, ["pass"]),
        ({"intervention": "resistance", "contraction_mode": "eccentric"}, ["fail"]),
        ({"intervention": "isometric-strength"}, ["pass"]),
        ({"intervention": "isometric-release"}, ["pass"]),
        ({"intervention": "isometric-release", "dosage": {"joint_motion": "full-range"}}, ["fail"]),
        ({"intervention": "body-awareness", "technique": "pir"}, ["pass"]),
        ({"intervention": "body-awareness", "technique": "hanna-somatics"}, ["fail"]),
        ({"intervention": "body-awareness"}, []),
        ({"intervention": "self-stretch"}, ["fail"]),
        ({"intervention": "self-stretch", "dosage": {"joint_motion": "none"}}, ["pass"]),
        ({"intervention": "walking"}, []),
        ({"intervention": "massage"}, []),
    ],
)
def test_immobilization(work: Json, expected: list[str]) -> None:
    """No joint moves: by the work's own word, its mode, its technique, or since it stretches; else it is unknown."""
    assert expected == said("S02", _told(work, {"kind": "immobilization", **ELBOW}))


@pytest.mark.parametrize(
    "work, expected",
    [
        ({"intervention": "resistance"}, ["fail"]),
        ({"intervention": "isometric-release"}, ["fail"]),
        ({"intervention": "pnf"}, ["fail"]),
        ({"intervention": "self-stretch"}, ["pass"]),
        ({"intervention": "core", "strengthening": True}, ["fail"]),
    ],
)
def test_no_active_contraction(work: Json, expected: list[str]) -> None:
    """Whatever contracts a muscle of the place goes beyond it, and a stretch does not."""
    assert expected == said("S02", _told(work, {"kind": "no-active-contraction", **ELBOW}))


@pytest.mark.parametrize(
    "limit, dosage, expected",
    [
        (5, {"load_kg": 5}, ["pass"]),
        (5, {"load_kg": 5.1}, ["fail"]),
        (5, {"load_kg": 2, "load_kg_to": 6}, ["fail"]),
        (5, {"load_kg": 2, "load_kg_to": 5}, ["pass"]),
        (5, {"sets": 3}, ["unknown"]),
        (5, None, ["unknown"]),
        (None, {"load_kg": 2}, ["unknown"]),
        (0, {"load_kg": 0}, ["pass"]),
        (0, {"load_kg": 1}, ["fail"]),
    ],
)
def test_load_limit(limit: float | None, dosage: Json | None, expected: list[str]) -> None:
    """The upper end of a load is compared with the limit, which is itself allowed; missing numbers leave it unknown."""
    precaution = {"kind": "load-limit", **ELBOW, "load_kg_at_most": limit}

    assert expected == said("S02", _told({"intervention": "resistance", "dosage": dosage}, precaution))


def test_load_limit_binds_strength_work() -> None:
    """A limit of load says nothing about a stretch."""
    assert ["pass"] == said("S02", _told({"intervention": "self-stretch"}, {"kind": "load-limit", **ELBOW}))


@pytest.mark.parametrize(
    "work, expected",
    [
        ({"intervention": "resistance", "dosage": {"joint_motion": "full-range"}}, ["fail"]),
        ({"intervention": "resistance", "dosage": {"joint_motion": "partial-range"}}, ["pass"]),
        ({"intervention": "resistance", "dosage": {"joint_motion": "none"}}, ["pass"]),
        ({"intervention": "resistance", "dosage": {"sets": 1}}, ["unknown"]),
        ({"intervention": "resistance"}, ["unknown"]),
        ({"intervention": "self-stretch"}, ["unknown"]),
        ({"intervention": "isometric-release"}, ["pass"]),
    ],
)
def test_range_limit(work: Json, expected: list[str]) -> None:
    """The full range goes beyond a limit of range; how far a joint moves that is not stated leaves it unknown."""
    assert expected == said("S02", _told(work, {"kind": "range-limit", **ELBOW}))


@pytest.mark.parametrize(
    "region, work, expected",
    [
        ("knee", {"intervention": "walking", "level": "full"}, ["fail"]),
        ("knee", {"intervention": "walking", "level": "reduced"}, ["pass"]),
        ("knee", {"intervention": "walking"}, ["unknown"]),
        (None, {"intervention": "walking", "level": "full"}, ["fail"]),
        ("elbow", {"intervention": "walking", "level": "full"}, []),
        ("elbow", {"intervention": "carrying", "level": "full"}, ["fail"]),
        ("knee", {"intervention": "carrying", "level": "full"}, ["fail"]),
        ("knee", {"intervention": "task-practice", "tasks": ["sitting"], "level": "full"}, []),
        ("knee", {"intervention": "task-practice", "tasks": ["work-task", "stairs"]}, ["unknown"]),
        ("knee", {"intervention": "resistance"}, []),
        ("knee", {"intervention": "one-leg-stand", "level": "full"}, ["fail"]),
    ],
)
def test_weight_bearing(region: str | None, work: Json, expected: list[str]) -> None:
    """Tasks on the feet, carrying and lifting bear weight, on an arm only the latter two; the level decides."""
    precaution = {"kind": "weight-bearing", "region": region}

    assert expected == said("S02", _told({**work, "targets": None}, precaution))


@pytest.mark.parametrize(
    "work, expected",
    [
        ({"level": "full"}, ["unknown"]),
        ({}, ["unknown"]),
        ({"level": "reduced"}, ["pass"]),
        ({"tasks": ["stairs"], "level": "full"}, ["fail"]),
        ({"tasks": [], "level": "full"}, []),
    ],
)
def test_exercise_that_serves_tasks(work: Json, expected: list[str]) -> None:
    """The tasks that an exercise of the catalog serves, perhaps lying down, never fail a restriction of weight."""
    told = _told({"intervention": "quadriceps-set", "targets": None, **work}, {"kind": "weight-bearing"})

    assert expected == said("S02", told)


def test_one_finding_where_no_muscle_is_named() -> None:
    """What a task does to a restriction of weight and the work itself to another is told in one finding."""
    work = {"intervention": "resistance", "targets": None, "tasks": ["stairs"], "level": "full"}
    (hit,) = hits("S02", _told(work, {"kind": "weight-bearing"}, {"kind": "no-active-contraction"}))

    assert (
        "a muscle contracts (no active contraction); stairs is at the full level (weight bearing)"
        == filled(hit)["what"]
    )


def test_level_of_the_phase() -> None:
    """A level that the work does not state is its phase's."""
    walk = program(phase(thing({"intervention": "walking"}), level="reduced"))
    told = _told({}, {"kind": "weight-bearing", "region": "knee"}, program=walk)

    assert ["pass"] == said("S02", told)


@pytest.mark.parametrize(
    "place, expected",
    [
        ({"region": "elbow", "side": "right"}, []),
        ({"region": "elbow"}, ["fail"]),
        ({}, ["fail"]),
        ({"region": "knee", "side": "left"}, []),
        ({"region": "elbow", "side": "unknown"}, ["unknown"]),
    ],
)
def test_places(place: Json, expected: list[str]) -> None:
    """A restriction of another place is none of the work's, and one of an unknown side leaves it unknown."""
    assert expected == said("S02", _told({"intervention": "resistance"}, {"kind": "no-active-contraction", **place}))


@pytest.mark.parametrize(
    "work, expected", [({"intervention": "resistance"}, ["unknown"]), ({"intervention": "self-stretch"}, ["pass"])]
)
def test_place_of_work_not_stated(work: Json, expected: list[str]) -> None:
    """Work without a place is unknown where it would go beyond a restriction there, and passes where it would not."""
    told = _told({**work, "targets": None}, {"kind": "no-active-contraction", **ELBOW})

    assert expected == said("S02", told)


@pytest.mark.parametrize(
    "days, expected",
    [
        ({"to_date": "2024-04-01"}, []),
        ({"to_date": "2024-04-02"}, ["fail"]),
        ({"from_date": "2024-04-29"}, ["fail"]),
        ({"from_date": "2024-04-30"}, []),
    ],
)
def test_days(days: Json, expected: list[str]) -> None:
    """A restriction binds the days on which it holds."""
    told = _told({"intervention": "resistance"}, {"kind": "no-active-contraction", **ELBOW, **days})

    assert expected == said("S02", told)


@pytest.mark.parametrize(
    "by, expected",
    [
        (None, ["fail"]),
        ("surgeon", ["fail"]),
        ("patient", ["fail not-prescribed"]),
        ("caregiver", ["fail not-prescribed"]),
        ("media", ["fail not-prescribed"]),
    ],
)
def test_who_prescribed(by: str | None, expected: list[str]) -> None:
    """A restriction that no clinician made is softer."""
    told = _told({"intervention": "resistance"}, {"kind": "no-active-contraction", **ELBOW, "by": by})

    assert expected == said("S02", told)


def test_own_restriction_beside_a_prescribed_one() -> None:
    """One prescribed restriction among those that are gone beyond makes the finding plain."""
    kinds = [{"kind": "no-active-contraction", **ELBOW, "by": by} for by in ("patient", "surgeon")]

    assert ["fail"] == said("S02", _told({"intervention": "resistance"}, *kinds))


def test_failure_goes_before_unknown() -> None:
    """Of several restrictions the worst is told, alone."""
    told = _told(
        {"intervention": "resistance"},
        {"id": "r1", "kind": "range-limit", **ELBOW},
        {"id": "r2", "kind": "no-active-contraction", **ELBOW},
        {"id": "r3", "kind": "no-heat", **ELBOW},
    )
    (hit,) = hits("S02", told)

    assert {
        "work": "resistance training of biceps-brachii (left)",
        "what": "a muscle contracts (no active contraction at elbow (left))",
        "when": "on 2024-04-02 and on 27 further planned days",
    } == filled(hit)
    assert ["$.patient.precautions[1]"] == [fact.path for fact in hit.facts]


@pytest.mark.parametrize(
    "kind, patient, expected",
    [
        ("fracture", {}, ["unknown"]),
        ("after-surgery", {}, ["unknown"]),
        ("dislocation", {}, ["unknown"]),
        ("tendon-repair", {}, ["unknown"]),
        ("ligament-repair", {}, ["unknown"]),
        ("muscle-strain", {}, []),
        ("fracture", {"precautions": []}, []),
    ],
)
def test_nothing_stated_on_precautions(kind: str, patient: Json, expected: list[str]) -> None:
    """After a fracture, surgery or repair of the place it is unknown whether a restriction is prescribed."""
    complaints = [thing({}, kind=kind, **ELBOW)]

    assert expected == said("S02", _told({"intervention": "resistance"}, patient=patient, complaints=complaints))


@pytest.mark.parametrize(
    "place, expected",
    [
        ({"region": "elbow", "side": "right"}, []),
        ({"region": "knee", "side": "left"}, []),
        ({"region": "elbow", "side": "left", "onset": "2024-04-29"}, ["unknown"]),
        ({"region": "elbow", "side": "left", "onset": "2024-04-30"}, []),
        ({"region": "elbow", "side": "unknown"}, []),
    ],
)
def test_complaint_elsewhere(place: Json, expected: list[str]) -> None:
    """Only a complaint of the place that has begun asks for precautions."""
    complaints = [thing({}, kind="fracture", **place)]
    told = _told({"intervention": "resistance"}, patient=None, complaints=complaints, as_of="2024-05-30")

    assert expected == said("S02", told)


def test_words_of_unknown() -> None:
    """What is not stated is named, with the record beside it."""
    complaints = [thing({}, kind="fracture", **ELBOW)]
    (hit,) = hits("S02", _told({"intervention": "resistance"}, patient={}, complaints=complaints))

    assert "whether a restriction is prescribed (fracture)" == filled(hit)["what"]
    assert ("whether a restriction is prescribed",) == hit.needs
    assert [("$.complaints[0]", "fracture")] == [(fact.path, fact.value) for fact in hit.facts]


def test_log() -> None:
    """What was done is judged on its own day; what was missed is not."""
    precaution = thing({"kind": "no-active-contraction", **ELBOW, "to_date": "2024-04-10"})
    done = [
        thing({"targets": TARGETS, **given}, date=date, treatment="resistance")
        for date, given in (("2024-04-10", {}), ("2024-04-11", {}), ("2024-04-09", {"status": "missed"}))
    ]
    told = case(patient={"precautions": [precaution]}, log={"treatments": done}, definitions=own())

    assert ["$.log.treatments[0]"] == [str(hit.path) for hit in hits("S02", told)]


def test_undated() -> None:
    """A prescription without dates is judged on the case's day."""
    work = program(phase(thing({"intervention": "resistance", "targets": TARGETS})))
    patient = {"precautions": [thing({"kind": "no-active-contraction"})]}
    told = case(patient=patient, program=work, assessments=[visit("2024-04-09")], definitions=own())
    (hit,) = hits("S02", told)

    assert "on days that are not dated (seen as of 2024-04-09)" == filled(hit)["when"]


def test_no_person() -> None:
    """A template is not judged, and neither is a case without any day."""
    work = program(phase(thing({"intervention": "resistance", "targets": TARGETS})))
    patient = {"precautions": [thing({"kind": "no-active-contraction"})]}

    assert ([], []) == (
        said("S02", case(patient=None, program=work)),
        said("S02", case(patient=patient, program=work)),
    )


@pytest.mark.parametrize(
    "surgery, patient, expected",
    [
        ({}, {}, ["unknown"]),
        ({"date": None}, {}, ["unknown"]),
        ({"state": "planned"}, {}, []),
        ({"date": "2024-04-29"}, {}, ["unknown"]),
        ({"date": "2024-04-30"}, {}, []),
        ({"region": None}, {}, []),
        ({"side": "right"}, {}, []),
        ({"region": "knee"}, {}, []),
        ({}, {"precautions": []}, []),
    ],
)
def test_operation(surgery: Json, patient: Json, expected: list[str]) -> None:
    """After an operation of the place it is unknown whether a restriction is prescribed, while nothing is stated."""
    done = thing(surgery, **{"state": "done", "date": "2024-03-20", **ELBOW, **surgery})
    told = _told({"intervention": "resistance"}, patient={"surgeries": [done], **patient}, as_of="2024-05-30")

    assert expected == said("S02", told)


def test_work_without_a_muscle() -> None:
    """Work that bears weight and names no muscle is called by its name alone."""
    precaution = {"kind": "weight-bearing", "region": "knee"}
    (hit,) = hits("S02", _told({"intervention": "walking", "level": "full", "targets": None}, precaution))

    assert (None, "walking") == (hit.site, filled(hit)["work"])
