from __future__ import annotations

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
    planned,
    program,
    said,
    session,
    work,
)

TRICEPS = "triceps-brachii"
STILL, MOVING = {"joint_motion": "none"}, {"joint_motion": "partial-range"}


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"dosage": STILL}, ["pass"]),
        ({"dosage": MOVING}, ["fail"]),
        ({"dosage": {"joint_motion": "full-range"}}, ["fail"]),
        ({"dosage": {"hold_s": 10}}, ["unknown"]),
        ({}, ["unknown"]),
        ({"dosage": MOVING, "contraction_mode": "isometric"}, ["fail"]),
        ({"dosage": MOVING, "technique": "pir"}, ["fail"]),
        ({"dosage": MOVING, "technique": "met"}, ["fail"]),
        ({"dosage": MOVING, "technique": "hold-relax"}, ["fail"]),
        ({"dosage": MOVING, "technique": "hanna-somatics"}, ["fail hanna-moves"]),
        ({"dosage": STILL, "technique": "hanna-somatics"}, ["pass"]),
        ({"technique": "hanna-somatics"}, ["unknown"]),
        ({"technique": "hanna-somatics", "contraction_mode": "eccentric"}, ["fail hanna-moves"]),
        ({"dosage": MOVING, "technique": "contract-relax"}, []),
        ({"dosage": MOVING, "technique": "gpr"}, []),
        ({"dosage": MOVING, "intervention": "massage"}, []),
        ({"dosage": MOVING, "intervention": "resistance"}, []),
    ],
)
def test_joint_motion(given: Json, expected: list[str]) -> None:
    """A release contraction does not move the joint, unless its own teachers say that it does (A58)."""
    told = planned(work(TRICEPS, **{"intervention": "isometric-release", **given}), definitions=own())

    assert expected == said("P10", told)


@pytest.mark.parametrize(
    "given, expected",
    [({"prescription": "e1"}, ["pass"]), ({"prescription": "e1", "dosage": MOVING}, ["pass", "fail"])],
    ids=["dose of the prescription", "own dose"],
)
def test_session_items(given: Json, expected: list[str]) -> None:
    """An item that states no dose of its own is judged at its prescription."""
    told = case(
        program_start=START,
        program=program(phase(work(TRICEPS, id="e1", intervention="isometric-release", dosage=STILL))),
        log={"sessions": [session(START, item(**given))]},
        definitions=own(),
    )

    assert expected == said("P10", told)


def test_motion_in_words() -> None:
    """The finding names work and motion in words."""
    (found,) = hits("P10", planned(work(TRICEPS, technique="pir", dosage={"joint_motion": "full-range"})))

    assert {"work": "resistance training (post-isometric relaxation)", "motion": "full range"} == filled(found)


@pytest.mark.parametrize(
    "given, fact",
    [
        ({"dosage": {"joint_motion": "full-range"}}, (".dosage.joint_motion", "full-range")),
        ({"contraction_mode": "concentric"}, ("", "concentric")),
    ],
)
def test_what_tells_the_motion(given: Json, fact: tuple[str, str]) -> None:
    """The fact is the motion of the dose, or else the mode of the work."""
    (found,) = hits("P10", planned(work(TRICEPS, technique="pir", **given)))

    assert [fact] == [(each.path.removeprefix(str(found.path)), each.value) for each in found.facts]
