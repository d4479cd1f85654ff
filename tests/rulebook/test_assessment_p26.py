from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, hits, item, own, phase, program, said, session, thing, tone, visit, work

import rehabkit as rk

MUSCLE = "hamstrings"


def _state(state: str = "hypertonic", method: str | None = "palpation", side: str = "left", **given: Any) -> Json:
    """Return a tension state by a method; None leaves the method out."""
    found = tone(MUSCLE, state, side, **{"id": "t1", **given}, method=method)
    return {name: value for name, value in found.items() if value is not None}


def _case(*states: Json, name: str = "massage", earlier: list[Json] | None = None, **given: Any) -> rk.Case:
    """Return a case whose left hamstrings are worked on a day after what is known of them."""
    visits = [visit("2024-03-01", tones=earlier or []), visit("2024-04-01", tones=list(states))]
    log = {"sessions": [session("2024-04-02", item(MUSCLE, intervention=name, **given))]}
    return case(assessments=visits, log=log, definitions=own())


@pytest.mark.parametrize(
    "state, method, expected",
    [
        ("hypertonic", "palpation", ["fail"]),
        ("spasm", "palpation", ["fail"]),
        ("normal", "palpation", []),
        ("hypotonic", "palpation", []),
        ("unknown", "palpation", []),
        ("hypertonic", "function-test", ["pass"]),
        ("hypertonic", "myotonometry", ["pass"]),
        ("hypertonic", "self-report", ["pass"]),
        ("hypertonic", None, ["pass"]),
        ("hypertonic", "imaging", []),
    ],
)
def test_state_without_a_stated_basis(state: str, method: str | None, expected: list[str]) -> None:
    """Work that lowers tension is judged on a tight muscle, by the method of its newest state."""
    assert expected == said("P26", _case(_state(state, method)))


@pytest.mark.parametrize(
    "name, expected",
    [
        ("massage", ["fail"]),
        ("self-stretch", ["fail"]),
        ("isometric-release", ["fail"]),
        ("trigger-point-injection", ["fail"]),
        ("resistance", []),
        ("ice", []),
    ],
)
def test_work_without_a_stated_basis(name: str, expected: list[str]) -> None:
    """Without a stated basis only work that lowers tension or numbs is judged."""
    assert expected == said("P26", _case(_state(), name=name))


@pytest.mark.parametrize("name", ["massage", "resistance", "core", "education"])
@pytest.mark.parametrize("state", ["hypertonic", "hypotonic", "normal"])
def test_stated_basis(name: str, state: str) -> None:
    """Any work that names a palpated state as its basis is judged, whatever the state."""
    told = [said("P26", _case(_state(state, method), name=name, based_on=["t1"])) for method in ("palpation", "emg")]

    assert [["fail"], ["pass"]] == told


@pytest.mark.parametrize(
    "based_on, expected",
    [([], []), (["m1"], []), (["t1"], ["fail"]), (["t1", "m1"], ["fail"])],
)
def test_another_basis(based_on: list[str], expected: list[str]) -> None:
    """Work that names another basis, or none, is not said to be chosen by touch."""
    strength = thing({"id": "m1"}, muscle=MUSCLE, side="left", grade="weak", scale="category")
    told = case(
        assessments=[visit("2024-04-01", tones=[_state()], strengths=[strength])],
        log={"sessions": [session("2024-04-02", item(MUSCLE, intervention="massage", based_on=based_on))]},
    )

    assert expected == said("P26", told)


@pytest.mark.parametrize(
    "state, method, expected",
    [
        ("hypertonic", "function-test", "pass"),
        ("spasm", "function-test", "pass"),
        ("hypertonic", "emg", "pass"),
        ("hypertonic", "palpation", "fail"),
        ("hypertonic", "imaging", "fail"),
        ("normal", "function-test", "fail"),
        ("hypotonic", "function-test", "fail"),
    ],
)
@pytest.mark.parametrize("based_on", [None, ["t1"]])
def test_shown_earlier(based_on: list[str] | None, state: str, method: str, expected: str) -> None:
    """A like state that something else has shown stands behind touch."""
    told = _case(_state(), earlier=[_state(state, method, id="t0")], based_on=based_on)

    assert [expected] == said("P26", told)


def test_shown_on_the_other_side() -> None:
    """Sides are exact."""
    assert ["fail"] == said("P26", _case(_state(), earlier=[_state(method="emg", side="right", id="t0")]))


def test_shown_on_no_known_side() -> None:
    """What was shown on an unknown side shows nothing of this one."""
    assert ["fail"] == said("P26", _case(_state(), earlier=[_state(method="emg", side="unknown", id="t0")]))


def test_shown_later() -> None:
    """What is shown after the work did not choose it."""
    visits = [visit("2024-04-01", tones=[_state()]), visit("2024-04-03", tones=[_state(method="emg", id="t2")])]
    log = {"sessions": [session("2024-04-02", item(MUSCLE, intervention="massage"))]}

    assert ["fail"] == said("P26", case(assessments=visits, log=log))


def test_two_named_states() -> None:
    """Of two named states of one site one shown by something else is enough; a second site is judged by itself."""
    states = [
        _state(id="t1"),
        _state(method="emg", id="t2"),
        _state(side="right", id="t3"),
    ]

    assert ["pass", "fail"] == said("P26", _case(*states, based_on=["t1", "t2", "t3"]))


def test_named_state_that_is_still_to_come() -> None:
    """A state that is recorded after the work is not judged here."""
    visits = [visit("2024-04-03", tones=[_state()])]
    log = {"sessions": [session("2024-04-02", item(MUSCLE, intervention="massage", based_on=["t1"]))]}

    assert [] == said("P26", case(assessments=visits, log=log))


@pytest.mark.parametrize("state, side", [("hypertonic", "unknown"), ("unknown", "left")])
def test_nothing_known(state: str, side: str) -> None:
    """A state that is unknown, or of an unknown side, chooses nothing for certain."""
    assert [] == said("P26", _case(_state(state, side=side), based_on=["t1"]))


def test_plan() -> None:
    """A prescription gives one finding with its days; from the day of a proof on it is quiet."""
    rub = work(MUSCLE, intervention="massage")
    visits = [visit("2024-04-01", tones=[_state()]), visit("2024-04-10", tones=[_state(method="emg", id="t2")])]
    (hit,) = hits("P26", case(assessments=visits, program=program(phase(rub)), program_start="2024-04-02"))

    assert "on 2024-04-02 and on 7 further planned days" == dict(hit.parameters)["when"]


def test_missed() -> None:
    """Missed work chose nothing."""
    assert [] == said("P26", _case(_state(), status="missed"))


def test_sites() -> None:
    """Each site is judged by itself."""
    targets = [{"muscle": MUSCLE, "side": "left"}, {"muscle": MUSCLE, "side": "right"}]
    states = [_state(), _state(side="right", method="emg", id="t2")]
    told = _case(*states, targets=targets)

    assert ["fail", "pass"] == said("P26", told)


def test_part_of_a_felt_whole() -> None:
    """A part inherits what touch says of its whole."""
    log = {"sessions": [session("2024-04-02", item("biceps-femoris", intervention="massage"))]}

    assert ["fail"] == said("P26", case(assessments=[visit("2024-04-01", tones=[_state()])], log=log))
