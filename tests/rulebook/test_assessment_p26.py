from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
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
    thing,
    tone,
    visit,
    work,
)

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
        ("hypertonic", None, ["unknown"]),
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


def test_last_of_two_named_states_is_told() -> None:
    """Of two named states of one site the finding tells the newer one, and shows both."""
    told = _case(_state("spasm", id="t2"), earlier=[_state(id="t1")], based_on=["t1", "t2"])
    (hit,) = hits("P26", told)

    assert filled(hit)["state"].startswith("spasm - ")
    assert ["$.assessments[0].tones[0]", "$.assessments[1].tones[0]"] == [fact.path for fact in hit.facts]


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


def test_basis_of_the_whole() -> None:
    """Work that names the state of a whole as its basis is judged there, and not at each of its parts."""
    part = tone("biceps-femoris", "normal", id="t2")

    assert ["fail"] == said("P26", _case(_state(), part, based_on=["t1"]))


def test_part_of_a_felt_whole() -> None:
    """A part inherits what touch says of its whole."""
    log = {"sessions": [session("2024-04-02", item("biceps-femoris", intervention="massage"))]}

    assert ["fail"] == said("P26", case(assessments=[visit("2024-04-01", tones=[_state()])], log=log))


@pytest.mark.parametrize(
    "method, activity, expected",
    [
        ("palpation", "overactive", ["fail"]),
        ("palpation", "underactive", ["fail"]),
        ("palpation", "unknown", []),
        ("palpation", None, []),
        ("emg", "overactive", ["pass"]),
        ("imaging", "overactive", []),
        (None, "overactive", ["unknown"]),
    ],
)
def test_activity(method: str | None, activity: str | None, expected: list[str]) -> None:
    """An activity that touch alone tells cannot choose work either (S1-11)."""
    given = {} if activity is None else {"activity": activity}

    assert expected == said("P26", _case(_state("unknown", method, **given), based_on=["t1"]))


@pytest.mark.parametrize("method, how", [("palpation", "palpation"), (None, "a method that is not stated")])
def test_activity_in_words(method: str | None, how: str) -> None:
    """Where only the activity is told, the finding names it and where it stands."""
    (hit,) = hits("P26", _case(_state("unknown", method, activity="overactive"), based_on=["t1"]))

    assert "overactive (a hypothesis of its activity)" == filled(hit)["state"]
    assert [("$.assessments[1].tones[0].activity", f"hamstrings (left): overactive, by {how}", 1)] == [
        (fact.path, fact.value, fact.age_days) for fact in hit.facts
    ]


@pytest.mark.parametrize(
    "methods, expected",
    [
        ([None], "unknown"),
        ([None, "palpation"], "unknown"),
        ([None, "emg"], "pass"),
        ([None, "imaging"], "unknown"),
        (["palpation", "palpation"], "fail"),
    ],
)
def test_method_that_is_not_stated(methods: list[str | None], expected: str) -> None:
    """A method that is not stated leaves it unknown, unless a like state is shown by something else than touch."""
    states = [_state(method=method, id=f"t{number}") for number, method in enumerate(methods, 1)]
    told = _case(*states, based_on=["t1"])

    assert [expected] == said("P26", told)
    assert [("method of t1",)] * ("unknown" == expected) == [hit.needs for hit in hits("P26", told) if hit.needs]


def test_methods_of_earlier_states() -> None:
    """Where the named state was felt and an earlier like one has no method, that method is asked for."""
    (hit,) = hits("P26", _case(_state(), earlier=[_state(method=None, id="t0")], based_on=["t1"]))

    assert ("method of the earlier states of hamstrings (left)",) == hit.needs


def test_profile_of_skilled_hands() -> None:
    """The profile of the source that relies on skilled hands makes a contested note of it; no other one does."""
    told = _case(_state())
    found = {
        profile: [
            (each.severity, each.contested) for each in rk.check(told, profile=profile).findings if "P26" == each.rule
        ]
        for profile in ("sources", "release-first", "strength-first")
    }

    assert found == {
        "sources": [(rk.Severity.WARNING, False)],
        "release-first": [(rk.Severity.INFO, True)],
        "strength-first": [(rk.Severity.ERROR, False)],
    }
