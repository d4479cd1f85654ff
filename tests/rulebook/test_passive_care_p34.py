from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    Json,
    case,
    filled,
    hits,
    pain,
    phase,
    planned,
    program,
    said,
    thing,
    tone,
    visit,
    work,
)

import rehabkit as rk

HURTS = {"complaints": [{"id": "c1", "region": "neck", "side": "central"}]}
FIRST = {"complaints": [{"id": "c1", "region": "neck", "side": "central", "course": "first"}]}


def _plan(*names: str, members: Json | None = None, **given: Any) -> rk.Case:
    """Return a case of somebody with a complaint whose one phase prescribes some interventions."""
    works = [work(intervention=name) for name in names]
    return planned(program=program(phase(*works), **given), **{**HURTS, **(members or {})})


@pytest.mark.parametrize(
    "names, expected",
    [
        (["massage"], ["fail"]),
        (["foam-rolling", "self-stretch"], ["fail"]),
        (["trigger-point-injection"], ["fail"]),
        (["isometric-release"], ["fail"]),
        (["gpr"], ["fail"]),
        (["local-anesthetic", "manipulation", "myofascial-release"], ["fail"]),
        (["massage", "resistance"], ["pass"]),
        (["isometric-release", "stabilizer-endurance"], ["pass"]),
        (["massage", "walking"], ["pass"]),
        (["massage", "postural-retraining"], ["pass"]),
        (["massage", "core"], ["pass"]),
        (["massage", "pnf"], ["pass"]),
        (["massage", "ice"], ["fail other-treatment"]),
        (["massage", "education", "medication"], ["fail other-treatment"]),
        (["ice"], ["pass"]),
        (["resistance"], ["pass"]),
        ([], []),
    ],
)
def test_what_a_plan_is_made_of(names: list[str], expected: list[str]) -> None:
    """A plan of tension relief alone fails, release included (T04); any exercise of another kind is enough."""
    assert expected == said("P34", _plan(*names))


@pytest.mark.parametrize(
    "name, expected",
    [
        ("manipulation", ["fail beside-other-work"]),
        ("myofascial-release", ["fail beside-other-work"]),
        ("massage", ["pass"]),
        ("isometric-release", ["pass"]),
        ("cranio-sacral", ["pass"]),
        ("self-stretch", ["pass"]),
    ],
)
def test_disputed_beside_strength(name: str, expected: list[str]) -> None:
    """Beside strength, what one source opposes and another asks for is noted (T05, T07), release is not (T04)."""
    assert expected == said("P34", _plan(name, "resistance"))


@pytest.mark.parametrize("technique, expected", [("pir", ["pass"]), ("cranio-sacral", ["fail beside-other-work"])])
def test_technique_beside_strength(technique: str, expected: list[str]) -> None:
    """A technique adds its own stances to those of the treatment; a release contraction is not noted (T04)."""
    told = planned(work(intervention="massage", technique=technique), work(), **HURTS)

    assert expected == said("P34", told)


def test_a_note_is_contested_and_mild() -> None:
    """What stands beside other work is a contested note."""
    told = _plan("manipulation", "resistance")
    found = [each for each in rk.check(told).findings if each.rule == "P34"]

    assert [("info", True)] == [(each.severity, each.contested) for each in found]
    assert ["beside other work"] == [filled(hit)["beside"] for hit in hits("P34", told)]


@pytest.mark.parametrize("strengthening, expected", [(True, ["pass"]), (False, ["fail"]), (None, ["fail"])])
def test_mixed_method(strengthening: Any, expected: list[str]) -> None:
    """A mixed method strengthens where its entry says so (A41)."""
    told = planned(work(intervention="gpr", strengthening=strengthening), **HURTS)

    assert expected == said("P34", told)


@pytest.mark.parametrize("strengthening, expected", [(False, ["pass"]), (True, ["pass"])])
def test_exercise_that_does_not_strengthen(strengthening: Any, expected: list[str]) -> None:
    """An exercise that lowers no tension is not tension relief, whether it strengthens or not."""
    told = planned(work(strengthening=strengthening), work(intervention="massage"), **HURTS)

    assert expected == said("P34", told)


@pytest.mark.parametrize(
    "aim, goals, expected",
    [
        ("relief", None, ["relief-only"]),
        ("relief", ["function"], ["relief-only"]),
        (None, ["relief"], ["relief-only"]),
        (None, ["relief", "relief"], ["relief-only"]),
        (None, ["relief", "function"], ["fail"]),
        (None, [], ["fail"]),
        (None, None, ["fail"]),
        ("resolution", ["relief"], ["fail"]),
        ("function", None, ["fail"]),
        ("prevention", None, ["fail"]),
    ],
)
def test_relief_only(aim: str | None, goals: list[str] | None, expected: list[str]) -> None:
    """A program for relief only may be passive (S1-02); its own aim goes before the goals."""
    wanted = None if goals is None else [thing({}, kind=kind) for kind in goals]

    assert expected == said("P34", _plan("massage", members={"goals": wanted}, aim=aim))


@pytest.mark.parametrize(
    "members, first, last, expected",
    [
        (FIRST, 0, 0, ["single-treatment"]),
        (FIRST, 0, 1, ["fail"]),
        (HURTS, 0, 0, ["fail"]),
        (
            {"complaints": [*FIRST["complaints"], thing({}, region="hip", side="left", course="chronic")]},
            0,
            0,
            ["fail"],
        ),
    ],
)
def test_single_treatment_of_a_first_episode(members: Json, first: int, last: int, expected: list[str]) -> None:
    """A single relief treatment of a first episode is outside the rule (S1-07)."""
    told = planned(work(intervention="massage", from_day=first, to_day=last), **members)

    assert expected == said("P34", told)


def test_two_treatments_on_one_day() -> None:
    """Two treatments are not a single one."""
    works = [work(intervention=name, from_day=0, to_day=0) for name in ("massage", "foam-rolling")]

    assert ["fail"] == said("P34", planned(*works, **FIRST))


@pytest.mark.parametrize(
    "members, expected",
    [
        ({}, []),
        ({"patient": {"imbalance": "absent"}}, []),
        ({"patient": {"imbalance": "presumed"}}, ["fail"]),
        ({"assessments": [visit("2024-03-01", pains=[pain("neck", 2, "central")])]}, ["fail"]),
        ({"assessments": [visit("2024-03-01", pains=[pain("neck", 0.5, "central")])]}, ["fail"]),
        ({"assessments": [visit("2024-03-01", pains=[pain("neck", 0, "central")])]}, []),
        ({"assessments": [visit("2024-03-01", tones=[tone("hamstrings", "hypertonic")])]}, ["fail"]),
        ({"assessments": [visit("2024-03-01", tones=[tone("hamstrings", "hypotonic")])]}, ["fail"]),
        ({"assessments": [visit("2024-03-01", tones=[tone("hamstrings", "normal")])]}, []),
        ({"assessments": [visit("2024-03-01", tones=[tone("hamstrings", "hypertonic", method="imaging")])]}, []),
        ({"assessments": [visit("2024-03-01")]}, []),
        ({"patient": None}, []),
    ],
)
def test_something_to_solve(members: Json, expected: list[str]) -> None:
    """Massage of somebody without complaint, pain, tightness or imbalance is not judged (A51)."""
    assert expected == said("P34", planned(work(intervention="massage"), **members))


@pytest.mark.parametrize("cause, expected", [("muscle-imbalance", ["fail"]), ("weakness", []), (None, [])])
def test_presumed_cause(cause: str | None, expected: list[str]) -> None:
    """A program that presumes an imbalance has something to solve."""
    told = planned(program=program(phase(work(intervention="massage")), presumed_cause=cause))

    assert expected == said("P34", told)


def test_template() -> None:
    """A template is judged where it claims to solve something."""
    told = [program(phase(work(intervention="massage")), aim=aim) for aim in ("resolution", "function", None)]

    assert [["fail"], [], []] == [said("P34", case(patient=None, program=each)) for each in told]


def test_pain_after_the_day_of_the_view() -> None:
    """A view of an earlier day does not see later pain."""
    told = planned(work(intervention="massage"), assessments=[visit("2024-04-20", tones=[tone("hamstrings", "spasm")])])

    assert (["fail"], []) == (said("P34", told), said("P34", told, as_of="2024-04-19"))


@pytest.mark.parametrize(
    "names, expected", [(["massage"], ["unknown"]), (["massage", "resistance"], ["pass"]), (["ice"], ["pass"])]
)
def test_phase_without_stated_prescriptions(names: list[str], expected: list[str]) -> None:
    """What a phase prescribes would decide where it is not stated; an empty list says nothing is prescribed."""
    first = phase(*(work(intervention=name) for name in names))
    blank = thing({}, kind="counter-strength", from_day=28, to_day=40)
    told = planned(program=program(first, blank), **HURTS)
    empty = planned(program=program(first, {**blank, "prescriptions": []}), **HURTS)

    assert expected == said("P34", told)
    assert [each.replace("unknown", "fail") for each in expected] == said("P34", empty)


def test_unknown_names_what_is_needed() -> None:
    """The unknown outcome names the prescriptions that would decide."""
    blank = thing({"id": "ph9"}, kind="counter-strength", from_day=28, to_day=40)
    (hit,) = hits("P34", planned(program=program(phase(work(intervention="massage")), blank, id="pr9"), **HURTS))

    assert ("$.program.phases[1].prescriptions",) == hit.needs
    assert {"program": "pr9", "phases": "ph9", "works": "massage"} == filled(hit)
    assert ("$.program", ["$.program.phases[0].prescriptions[0]"]) == (
        str(hit.path),
        [fact.path for fact in hit.facts],
    )


@pytest.mark.parametrize("members", [{"program": None}, {"program": program()}, {"program": {"id": "pr"}}])
def test_nothing_prescribed(members: Json) -> None:
    """A case without prescriptions has no plan to judge, whatever the log holds."""
    log = {"treatments": [thing({}, date="2024-04-02", treatment="massage")]}

    assert [] == said("P34", case(**HURTS, **members, log=log))


def test_words_do_not_depend_on_the_order() -> None:
    """The message lists each kind of work once, whatever the order of the plan."""
    told = [filled(hits("P34", _plan(*names))[0])["works"] for names in (("massage", "gpr"), ("gpr", "massage"))]

    assert 1 == len(set(told))


def test_own_treatment() -> None:
    """A treatment of the case is read by its effects, not by its name."""
    own = {"treatments": [{"id": "magic", "name": "magic", "kind": "massage"}], "only_own_pairs": True}
    other = {"treatments": [{"id": "magic", "name": "magic", "kind": "massage", "effects": ["strengthening"]}]}
    told = [said("P34", _plan("magic", members={"definitions": definitions})) for definitions in (own, other)]

    assert [["fail"], ["pass"]] == told
