from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    START,
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
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact

MULTIFIDUS, LUMBAR = "multifidus", "lumbar-multifidus"
FIRST = "$.program.phases[0].prescriptions[0]"


def _endurance(muscle: str | None = MULTIFIDUS, side: str = "left", **given: Any) -> Json:
    return work(muscle, side, **{"intervention": "stabilizer-endurance", **given})


def _hold(muscle: str | None = MULTIFIDUS, side: str = "left", **given: Any) -> Json:
    return work(muscle, side, **{"intervention": "stabilizer-hold", **given})


def _told(*works: Json, **members: Any) -> rk.Case:
    return planned(*works, **{"definitions": own(), **members})


@pytest.mark.parametrize(
    "works, expected",
    [
        ([_endurance(), _hold()], ["pass"]),
        ([_hold(), _endurance()], ["pass"]),
        ([_endurance()], ["fail"]),
        ([_hold()], ["fail"]),
        ([work(MULTIFIDUS)], ["fail"]),
        ([work(MULTIFIDUS), _endurance()], ["fail"]),
        ([work("rectus-abdominis", "midline")], []),
        ([work(MULTIFIDUS, intervention="core")], []),
        ([work(MULTIFIDUS, intervention="isometric-release")], []),
        ([work(MULTIFIDUS, intervention="core", strengthening=True)], ["fail"]),
        ([_endurance(strengthening=False)], ["fail"]),
        ([], []),
    ],
)
def test_both_kinds(works: list[Json], expected: list[str]) -> None:
    """A stabilizer that is trained has endurance work and resisted holds; other muscles are not asked about (A70)."""
    assert expected == said("P17", _told(*works))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"dosage": {"hold_s": 8}}, "pass"),
        ({"dosage": {"hold_s": 0}}, "fail"),
        ({"dosage": {"hold_s": 0, "hold_s_to": 5}}, "pass"),
        ({"dosage": {"hold_s": 8, "resistance": "light"}}, "pass"),
        ({"dosage": {"hold_s": 8, "resistance": "none"}}, "fail"),
        ({"dosage": {"resistance": "light"}}, "fail"),
        ({"contraction_mode": "isometric"}, "pass"),
        ({"contraction_mode": "concentric"}, "fail"),
    ],
)
def test_one_exercise_may_be_both(given: Json, expected: str) -> None:
    """Endurance work with seconds held, or by its mode, is a hold too, unless it has no resistance."""
    assert [expected] == said("P17", _told(_endurance(**given)))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, "pass"),
        ({"dosage": {"resistance": "heavy"}}, "pass"),
        ({"dosage": {"resistance": "none"}}, "fail"),
        ({"intervention": "isometric-strength"}, "pass"),
        ({"intervention": "resistance"}, "fail"),
        ({"intervention": "resistance", "dosage": {"hold_s": 5}}, "pass"),
        ({"intervention": "gpr", "strengthening": True}, "fail"),
        ({"intervention": "own-hold"}, "pass"),
    ],
)
def test_what_is_a_hold(given: Json, expected: str) -> None:
    """A hold is so by its type, its mode or its seconds."""
    exercise = {"id": "own-hold", "name": "own hold", "type": "stabilizer-hold"}

    assert [expected] == said("P17", _told(_endurance(), _hold(**given), definitions=own(exercises=[exercise])))


@pytest.mark.parametrize(
    "works, expected",
    [
        ([_endurance(), _hold(side="right")], ["fail", "fail"]),
        ([_endurance(LUMBAR), _hold()], ["pass", "pass"]),
        ([_endurance(LUMBAR), _hold(side="right")], ["fail", "fail"]),
        ([work(LUMBAR)], ["fail"]),
        ([_endurance("gluteus-maximus")], ["fail"]),
        ([_endurance("rectus-abdominis", "midline"), work("rectus-abdominis", "midline")], ["fail"]),
    ],
    ids=[
        "other side",
        "whole and part",
        "whole and part of the other side",
        "part of a stabilizer",
        "no role",
        "mover",
    ],
)
def test_sites(works: list[Json], expected: list[str]) -> None:
    """Sides are exact, whole and part count together, and what is trained as a stabilizer is one."""
    assert expected == said("P17", _told(*works))


@pytest.mark.parametrize(
    "roles, expected",
    [
        (["stabilizer"], ["fail"]),
        (["mover"], []),
        (["mover", "stabilizer"], []),
        ([], []),
        (None, []),
    ],
)
def test_roles(roles: list[str] | None, expected: list[str]) -> None:
    """Resistance training asks for both kinds in muscles that are stabilizers alone."""
    muscle = {"id": "mine", "regions": ["low-back"], "midline": False, **({} if roles is None else {"roles": roles})}

    assert expected == said("P17", _told(work("mine"), definitions=own(muscles=[muscle])))


@pytest.mark.parametrize(
    "works, expected",
    [
        ([_endurance(None)], ["fail"]),
        ([_endurance(None), _hold(None)], ["pass"]),
        ([_endurance(), _hold(None)], ["pass"]),
        ([work(None)], []),
    ],
)
def test_work_without_a_muscle(works: list[Json], expected: list[str]) -> None:
    """Work for stabilizers without a muscle counts for every one, and is a place only by itself."""
    assert expected == said("P17", _told(*works))


def test_phases_count_together() -> None:
    """What one phase lacks another one may have."""
    told = case(
        program_start=START,
        program=program(phase(_endurance()), phase(_hold(), from_day=28, to_day=40)),
        definitions=own(),
    )

    assert ["pass"] == said("P17", told)


@pytest.mark.parametrize(
    "kind, expected", [("counter-strength", "unknown"), ("cause-and-pain", "fail"), ("acute-care", "fail")]
)
def test_phases_that_do_not_state_their_work(kind: str, expected: str) -> None:
    """A later phase whose prescriptions are not stated may hold what is missing."""
    open_phase = phase(id="ph2", kind=kind, from_day=28, to_day=40, prescriptions=None)
    told = case(program_start=START, program=program(phase(_endurance()), open_phase), definitions=own())
    (found,) = hits("P17", told)

    assert expected == found.outcome
    assert (("$.program.phases[1].prescriptions",) if expected == "unknown" else ()) == found.needs


def test_unknown_in_words() -> None:
    """An unknown outcome is a note that says how far the program is known."""
    told = case(
        program_start=START,
        program=program(phase(_endurance()), phase(from_day=28, to_day=40, prescriptions=None)),
        definitions=own(),
    )
    (found,) = [finding for finding in rk.check(told, select="P17").unknown if finding.rule == "P17"]

    assert rk.Severity.INFO is found.severity
    assert (
        "The program trains multifidus (left) without resisted holds, as far as its phases state what is prescribed"
        == found.message
    )


def test_log_alone() -> None:
    """Sessions without a program are no plan."""
    assert [] == said("P17", case(log={"sessions": [session(START, _endurance())]}))


@pytest.mark.parametrize(
    "works, target, missing",
    [
        ([_endurance()], "multifidus (left)", "resisted holds"),
        ([_hold()], "multifidus (left)", "endurance work"),
        ([work(MULTIFIDUS)], "multifidus (left)", "endurance work and resisted holds"),
        ([_hold(None)], "a stabilizer that is not named", "endurance work"),
    ],
)
def test_words(works: list[Json], target: str, missing: str) -> None:
    """The finding names the muscle and what is missing."""
    (found,) = hits("P17", _told(*works))

    assert {"target": target, "missing": missing} == filled(found)


def test_finding() -> None:
    """The finding stands at the first work of the muscle and names all of it once."""
    both = [site(MULTIFIDUS), site(MULTIFIDUS, "right")]
    first, second = hits("P17", _told(_endurance(targets=both), work(LUMBAR)))[:2]

    assert ((FIRST, "left"), (FIRST, "right")) == tuple(
        (str(found.path), found.site.side) for found in (first, second) if found.site is not None
    )
    assert (
        Fact(FIRST, "stabilizer endurance"),
        Fact("$.program.phases[0].prescriptions[1]", "resistance training"),
    ) == first.facts
