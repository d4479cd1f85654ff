from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, filled, hits, own, phase, program, said, tone, visit, work

import rehabkit as rk
from rehabkit.ruleset import Fact

MOVER = work("rectus-abdominis", "midline", id="e1")
BACK = {"id": "c1", "region": "low-back", "side": "central"}
WORK = Fact("$.program.phases[0].prescriptions[0]", "resistance training of rectus-abdominis (midline)")


def _told(*works: Json, complaints: list[Json] | None = None, **members: Any) -> rk.Case:
    return case(
        program_start=START,
        program=program(phase(*works)),
        complaints=[BACK] if complaints is None else complaints,
        **{"definitions": own(), **members},
    )


@pytest.mark.parametrize(
    "works, expected",
    [
        ([MOVER], ["fail"]),
        ([MOVER, work("multifidus")], ["pass"]),
        ([MOVER, work("multifidus", intervention="stabilizer-endurance")], ["pass"]),
        ([MOVER, work(None, intervention="stabilizer-hold")], ["pass"]),
        ([MOVER, work("transversus-abdominis", intervention="core")], ["pass"]),
        ([MOVER, work("lower-trapezius", intervention="pnf")], ["pass"]),
        ([MOVER, work("lumbar-multifidus", intervention="motor-control")], ["pass"]),
        ([MOVER, work("multifidus", intervention="self-stretch")], ["fail"]),
        ([MOVER, work("multifidus", intervention="isometric-release")], ["fail"]),
        ([MOVER, work("multifidus", intervention="massage")], ["fail"]),
        ([MOVER, work(None, intervention="core")], ["fail"]),
        ([MOVER, work("upper-trapezius")], ["fail"]),
        ([work("multifidus")], []),
        ([work("gluteus-maximus")], []),
        ([work("rectus-abdominis", "midline", intervention="core")], []),
        ([work(None)], []),
        ([], []),
    ],
)
def test_who_is_trained(works: list[Json], expected: list[str]) -> None:
    """A program that strengthens a mover has work for stabilizers too."""
    assert expected == said("P18", _told(*works))


@pytest.mark.parametrize(
    "works, needs",
    [
        ([MOVER, work("gluteus-maximus")], ["role of gluteus-maximus"]),
        ([MOVER, work("iliocostalis")], ["role of iliocostalis"]),
        ([MOVER, work(None, id="e2")], ["$.program.phases[0].prescriptions[1].targets"]),
        (
            [work("gluteus-maximus"), MOVER, work("biceps-brachii")],
            ["role of biceps-brachii", "role of gluteus-maximus"],
        ),
    ],
)
def test_roles_that_are_not_recorded(works: list[Json], needs: list[str]) -> None:
    """Strengthened muscles without a role or a name leave it unknown; a group's role is not its members' (A26)."""
    (found,) = hits("P18", _told(*works))

    assert (rk.Outcome.UNKNOWN, tuple(needs)) == (found.outcome, found.needs)


@pytest.mark.parametrize(
    "roles, expected",
    [(["mover"], "fail"), (["stabilizer"], "pass"), (["mover", "stabilizer"], "pass"), ([], "pass"), (None, "unknown")],
)
def test_roles_of_the_case(roles: list[str] | None, expected: str) -> None:
    """A muscle of the case has the roles that it states; an empty list is no mover."""
    muscle = {"id": "mine", "regions": ["low-back"], "midline": False, **({} if roles is None else {"roles": roles})}

    assert [expected] == said("P18", _told(MOVER, work("mine"), definitions=own(muscles=[muscle])))


@pytest.mark.parametrize(
    "complaint, expected",
    [
        ({"region": "low-back", "side": "central"}, ["fail"]),
        ({"region": "upper-back", "side": "left"}, ["fail"]),
        ({"region": "neck", "side": "central"}, []),
        ({"region": "knee", "side": "left"}, []),
        ({"region": "neck", "side": "central", "kind": "muscle-spasm"}, ["fail"]),
        ({"region": "thigh", "side": "left", "kind": "muscle-spasm"}, ["fail extrapolated"]),
        ({"region": "low-back", "side": "central", "onset": START}, ["fail"]),
        ({"region": "low-back", "side": "central", "onset": "2024-04-03"}, []),
    ],
)
def test_complaints(complaint: Json, expected: list[str]) -> None:
    """Complaints of the back and spasms count, a spasm of a limb as a note."""
    assert expected == said("P18", _told(MOVER, complaints=[{"id": "c1", **complaint}]), as_of=START)


@pytest.mark.parametrize(
    "seen, date, expected",
    [
        (tone("erector-spinae", "spasm"), START, ["fail"]),
        (tone("upper-trapezius", "spasm"), START, ["fail"]),
        (tone("biceps-brachii", "spasm"), START, ["fail extrapolated"]),
        (tone("iliopsoas", "spasm"), START, ["fail"]),
        (tone("erector-spinae", "spasm", "unknown"), START, ["fail"]),
        (tone("erector-spinae", "hypertonic"), START, []),
        (tone("erector-spinae", "spasm", method="imaging"), START, []),
        (tone("erector-spinae", "spasm", method="palpation"), START, ["fail"]),
        (tone("erector-spinae", "spasm"), "2024-04-03", []),
    ],
)
def test_spasms(seen: Json, date: str, expected: list[str]) -> None:
    """A spasm that was observed by the day seen counts; an image shows none."""
    told = _told(MOVER, complaints=[], assessments=[visit(date, tones=[seen])])

    assert expected == said("P18", told, as_of=START)


def test_limb_and_back() -> None:
    """Beside a complaint of the back the spasm of a limb softens nothing."""
    told = _told(MOVER, assessments=[visit(START, tones=[tone("biceps-brachii", "spasm")])])

    assert ["fail"] == said("P18", told)


@pytest.mark.parametrize("kind, expected", [("maintenance", "unknown"), ("acute-care", "fail")])
def test_phases_that_do_not_state_their_work(kind: str, expected: str) -> None:
    """A later phase whose prescriptions are not stated may hold work for stabilizers."""
    open_phase = phase(kind=kind, from_day=28, to_day=40, prescriptions=None)
    told = case(program_start=START, program=program(phase(MOVER), open_phase), complaints=[BACK], definitions=own())

    assert [expected] == said("P18", told)


def test_unknown_is_not_softened() -> None:
    """A softening lowers a failure and no unknown outcome."""
    told = _told(
        MOVER, work("soleus"), complaints=[{**BACK, "region": "thigh", "side": "left", "kind": "muscle-spasm"}]
    )

    assert ["unknown"] == said("P18", told)


def test_without_dates() -> None:
    """A case without any date is judged by what it records."""
    told = case(program=program(phase(MOVER)), complaints=[BACK], definitions=own())

    assert ["fail"] == said("P18", told)


@pytest.mark.parametrize("order", [1, -1])
def test_finding(order: int) -> None:
    """The finding names the grounds and the movers, in whatever order they stand."""
    complaints = [BACK, {"id": "c2", "region": "neck", "side": "left", "kind": "muscle-spasm"}][::order]
    told = _told(
        MOVER, work("upper-trapezius", id="e2"), work("rectus-abdominis", "midline", id="e3"), complaints=complaints
    )
    (found,) = hits("P18", told)

    assert {
        "movers": "rectus-abdominis and upper-trapezius",
        "ground": "complaint of the low back and spasm of the neck",
    } == filled(found)
    assert ("$.program", WORK) == (str(found.path), found.facts[2])
