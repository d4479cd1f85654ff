from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    START,
    Json,
    case,
    filled,
    hits,
    item,
    own,
    phase,
    program,
    said,
    session,
    site,
    tone,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact

ERECTOR = "erector-spinae"
ONCE = {"times_per_day": 1, "days_per_week": 7}
DISCS = {"id": "k1", "condition": "disc-degeneration"}
BACK = {"id": "c1", "region": "low-back", "side": "central", "long_standing": True}
KNEE = {"id": "c1", "region": "knee", "side": "left", "long_standing": True}


def _home(muscle: str = ERECTOR, **given: Any) -> Json:
    return work(
        muscle, **{"intervention": "isometric-release", "actor": "patient", "setting": "home", "dosage": ONCE, **given}
    )


def _told(
    *works: Json,
    kind: str = "release",
    complaints: list[Json] | None = None,
    conditions: list[Json] | None = None,
    **members: Any,
) -> rk.Case:
    """Return a long-standing back with disc degeneration unless something else is given."""
    return case(
        program_start=START,
        program=program(phase(*works, kind=kind)),
        patient={"conditions": [DISCS] if conditions is None else conditions},
        complaints=[BACK] if complaints is None else complaints,
        definitions=own(),
        **members,
    )


@pytest.mark.parametrize(
    "dosage, expected",
    [
        (ONCE, "fail"),
        ({"times_per_day": 2, "days_per_week": 7}, "pass"),
        ({"times_per_day": 1, "times_per_day_to": 2, "days_per_week": 7}, "pass"),
        ({"times_per_day": 1}, "fail"),
        ({"times_per_day": 2}, "pass"),
        ({"days_per_week": 7}, "unknown"),
        (None, "unknown"),
        ({"weekdays": [{"day": "monday", "times": 2}]}, "pass"),
        ({"weekdays": [{"day": "monday", "times": 2}, {"day": "friday"}]}, "fail"),
        ({"weekdays": [{"day": "monday"}]}, "fail"),
    ],
)
def test_times_a_day(dosage: Json | None, expected: str) -> None:
    """Homework more often than once a day passes, and what is not stated stays unknown."""
    assert [expected] == said("P14", _told(_home(dosage=dosage)))


@pytest.mark.parametrize("least, expected", [(0, "pass"), (1, "fail"), (2, "fail")])
def test_limit(least: int, expected: str) -> None:
    """The daily minimum is a threshold, and more than that passes."""
    assert [expected] == said("P14", _told(_home()), homework_times_per_day=least)


def test_limit_of_nothing() -> None:
    """What is not stated stays unknown where the minimum is nothing at all."""
    assert ["unknown"] == said("P14", _told(_home(dosage=None)), homework_times_per_day=0)


@pytest.mark.parametrize(
    "complaint, expected",
    [
        ({}, ["fail"]),
        ({"long_standing": False}, []),
        ({"long_standing": None}, []),
        ({"long_standing": None, "course": "chronic"}, []),
        ({"onset": "2024-04-02"}, ["fail"]),
        ({"onset": "2024-04-03"}, []),
        ({"region": "neck"}, ["fail"]),
    ],
)
def test_long_standing(complaint: Json, expected: list[str]) -> None:
    """Only what somebody recorded as long-standing counts, once it has begun (A34)."""
    told = {name: value for name, value in {**BACK, **complaint}.items() if value is not None}

    assert expected == said("P14", _told(_home(), complaints=[told]), as_of="2024-04-02")


@pytest.mark.parametrize(
    "condition, expected",
    [
        ({"condition": "disc-degeneration"}, ["fail"]),
        ({"condition": "disc-herniation"}, ["fail"]),
        ({"condition": "spinal-stenosis"}, ["fail"]),
        ({"condition": "facet-disease"}, ["fail"]),
        ({"condition": "osteoarthritis"}, ["fail"]),
        ({"condition": "disc-bulge"}, ["fail"]),
        ({"condition": "bone-spurs"}, ["fail"]),
        ({"condition": "ligament-dysfunction"}, ["fail"]),
        ({"condition": "nerve-entrapment"}, ["fail"]),
        ({"condition": "postural-dysfunction"}, []),
        ({"condition": "fibromyalgia"}, []),
        ({"condition": "osteoporosis"}, []),
        ({"condition": "disc-degeneration", "region": "low-back"}, ["fail"]),
        ({"condition": "disc-degeneration", "region": "whole-body"}, ["fail"]),
        ({"condition": "disc-degeneration", "region": "neck"}, []),
        ({"condition": "osteoarthritis", "region": "knee", "side": "left"}, []),
        ({"condition": "disc-degeneration", "since": "2024-04-02"}, ["fail"]),
        ({"condition": "disc-degeneration", "since": "2024-04-03"}, []),
    ],
)
def test_degenerative_change(condition: Json, expected: list[str]) -> None:
    """The conditions that the source lists count, at the complaint's place, once they are known."""
    told = _told(_home(), conditions=[{"id": "k1", **condition}])

    assert expected == said("P14", told, as_of="2024-04-02")


@pytest.mark.parametrize(
    "condition, expected",
    [
        ({"condition": "osteoarthritis"}, ["fail"]),
        ({"condition": "osteoarthritis", "region": "knee", "side": "left"}, ["fail"]),
        ({"condition": "osteoarthritis", "region": "knee", "side": "bilateral"}, ["fail"]),
        ({"condition": "osteoarthritis", "region": "knee"}, ["fail"]),
        ({"condition": "osteoarthritis", "region": "knee", "side": "right"}, []),
        ({"condition": "osteoarthritis", "region": "hip", "side": "left"}, []),
        ({"condition": "disc-degeneration"}, []),
        ({"condition": "disc-degeneration", "region": "whole-body"}, []),
    ],
)
def test_limbs(condition: Json, expected: list[str]) -> None:
    """Sides of limbs are exact, and a spinal condition is not at a limb."""
    told = _told(_home("quadriceps"), complaints=[KNEE], conditions=[{"id": "k1", **condition}])

    assert expected == said("P14", told)


def test_osteoarthritis_as_the_complaint() -> None:
    """A complaint of osteoarthritis is degenerative change by itself."""
    (found,) = hits("P14", _told(_home(), complaints=[{**BACK, "kind": "osteoarthritis"}], conditions=[]))

    assert Fact("$.complaints[0].kind", "long-standing osteoarthritis") == found.facts[-1]


def test_without_a_patient() -> None:
    """A template without a patient has no condition on record."""
    told = rk.Case(id="x", program=_told(_home()).program, complaints=_told().complaints)

    assert [] == said("P14", told)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"actor": "caregiver"}, ["fail"]),
        ({"actor": "therapist"}, []),
        ({"actor": None}, []),
        ({"setting": "clinic"}, []),
        ({"setting": None}, ["fail"]),
        ({"intervention": "resistance"}, []),
        ({"intervention": "body-awareness", "technique": "hanna-somatics"}, ["fail"]),
        ({"targets": None}, ["fail"]),
    ],
)
def test_what_is_homework(given: Json, expected: list[str]) -> None:
    """Homework is release work by the patient or a caregiver outside the clinic."""
    assert expected == said("P14", _told(_home(**given)))


@pytest.mark.parametrize("kind, expected", [("release", ["fail"]), ("counter-strength", []), ("maintenance", [])])
def test_kinds_of_phases(kind: str, expected: list[str]) -> None:
    """Only release phases are judged (A61)."""
    assert expected == said("P14", _told(_home(), kind=kind))


@pytest.mark.parametrize(
    "muscle, side, expected",
    [("erector-spinae", "left", []), ("quadriceps", "left", ["fail"]), ("quadriceps", "right", ["fail"])],
)
def test_place_of_another_complaint(muscle: str, side: str, expected: list[str]) -> None:
    """Homework at the place of another complaint alone is not for this one; elsewhere it is for all."""
    other = {"id": "c2", "region": "low-back", "side": "central"}
    told = _told(
        _home(muscle, targets=[site(muscle, side)]),
        complaints=[KNEE, other],
        conditions=[{"id": "k1", "condition": "osteoarthritis"}],
    )

    assert expected == said("P14", told)


@pytest.mark.parametrize("side, expected", [("left", ["fail"]), ("right", [])])
def test_the_other_limb(side: str, expected: list[str]) -> None:
    """Homework at the place of a plain complaint is not for a long-standing one of the other limb."""
    plain = {"id": "c2", "region": "knee", "side": "left"}
    told = _told(
        _home("quadriceps"),
        complaints=[{**KNEE, "side": side, "kind": "osteoarthritis"}, plain],
        conditions=[],
    )

    assert expected == said("P14", told)


def test_phases_at_one_time() -> None:
    """Homework of two release phases that run at one time counts together for the same sites."""
    phases = [
        phase(_home(), id="ph1", kind="release", concurrent_with=["ph2"]),
        phase(_home(), id="ph2", kind="release", concurrent_with=["ph1"]),
    ]
    told = case(
        program_start=START,
        program=program(*phases),
        patient={"conditions": [DISCS]},
        complaints=[BACK],
        definitions=own(),
    )

    assert ["pass", "pass"] == said("P14", told)


def test_session_is_no_plan() -> None:
    """What carries out a prescription is judged there alone."""
    log = {"sessions": [session(START, item(prescription="e1"))]}

    assert ["fail"] == said("P14", _told(_home(id="e1"), log=log))


@pytest.mark.parametrize(
    "second, expected",
    [
        ({}, ["pass", "pass"]),
        ({"targets": [site(ERECTOR, "right")]}, ["fail", "fail"]),
        ({"from_day": 14}, ["fail", "pass"]),
        ({"dosage": {"times_per_day": 1, "days_per_week": 3}}, ["fail", "fail"]),
        ({"dosage": {"days_per_week": 7}}, ["fail", "unknown"]),
        ({"actor": "therapist"}, ["fail"]),
    ],
)
def test_morning_and_evening(second: Json, expected: list[str]) -> None:
    """Homework of one phase for the same sites counts together where its days are certain."""
    assert expected == said("P14", _told(_home(), _home(**second)))


def test_finding() -> None:
    """The finding names how often, the complaint and the change."""
    (found,) = hits("P14", _told(_home(dosage={"times_per_day": 3})), homework_times_per_day=4)

    assert ("3 times", "disc degeneration", "4") == tuple(
        filled(found)[name] for name in ("often", "change", "minimum")
    )
    assert [
        "$.program.phases[0].prescriptions[0].dosage",
        "$.complaints[0].long_standing",
        "$.patient.conditions[0]",
    ] == [fact.path for fact in found.facts]


@pytest.mark.parametrize(
    "state, condition, expected",
    [
        ({"chronic": True}, {}, ["fail"]),
        ({"chronic": False}, {}, []),
        ({}, {}, []),
        ({"chronic": True, "side": "right"}, {}, []),
        ({"chronic": True}, {"region": "low-back"}, ["fail"]),
        ({"chronic": True}, {"region": "neck"}, []),
    ],
)
def test_long_standing_tension(state: Json, condition: Json, expected: list[str]) -> None:
    """A tension recorded as long-standing counts for the muscle that the homework targets, at its place."""
    visits = [visit("2024-04-01", tones=[tone(ERECTOR, "hypertonic", **state)])]
    told = _told(_home(), complaints=[], conditions=[{**DISCS, **condition}], assessments=visits)

    assert expected == said("P14", told)


@pytest.mark.parametrize("side, expected", [("left", ["fail"]), ("right", [])])
def test_long_standing_tension_of_a_limb(side: str, expected: list[str]) -> None:
    """Degenerative change of the other limb is not at the place of a long-standing tension."""
    visits = [visit("2024-04-01", tones=[tone("quadriceps", "hypertonic", chronic=True)])]
    worn = {"id": "k1", "condition": "osteoarthritis", "region": "knee", "side": side}

    assert expected == said("P14", _told(_home("quadriceps"), complaints=[], conditions=[worn], assessments=visits))


def test_long_standing_tension_is_named() -> None:
    """The finding names the tension that is recorded as long-standing, with the degenerative change."""
    visits = [visit("2024-04-01", tones=[tone(ERECTOR, "hypertonic", chronic=True)])]
    (hit,) = hits("P14", _told(_home(), complaints=[], assessments=visits))

    assert (
        Fact("$.assessments[0].tones[0].chronic", "long-standing tension of erector-spinae (left)"),
        Fact("$.patient.conditions[0]", "disc degeneration"),
    ) == hit.facts[1:]
