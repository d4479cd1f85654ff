from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    START,
    Json,
    case,
    done,
    hits,
    item,
    own,
    phase,
    planned,
    program,
    said,
    session,
    site,
    tone,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

NONE = own()
HAMSTRINGS = "hamstrings"
TIGHT = [visit("2024-04-01", tones=[tone(HAMSTRINGS, "hypertonic")])]


def _stretch(**given: Any) -> Json:
    return item(HAMSTRINGS, intervention="self-stretch", **given)


def _release(muscle: str = HAMSTRINGS, side: str = "left", **given: Any) -> Json:
    return item(muscle, side, intervention="isometric-release", **given)


@pytest.mark.parametrize(
    "state, expected",
    [
        ("hypertonic", ["fail"]),
        ("spasm", ["fail"]),
        ("normal", ["pass"]),
        ("hypotonic", ["pass"]),
        ("releasing", []),
        ("unknown", []),
    ],
)
def test_state_of_the_muscle(state: str, expected: list[str]) -> None:
    """Only a muscle that is tight itself fails, and one whose tension is unknown is no place."""
    told = done(_stretch(), assessments=[visit("2024-04-01", tones=[tone(HAMSTRINGS, state)])], definitions=NONE)

    assert expected == said("P05", told)


@pytest.mark.parametrize(
    "items, expected",
    [
        ([_release(), _stretch()], ["pass"]),
        ([_stretch(), _release()], ["fail"]),
        ([_release(side="right"), _stretch()], ["fail"]),
        ([_release("quadriceps"), _stretch()], ["fail"]),
        ([_release("biceps-femoris"), _stretch()], ["pass"]),
        ([_release(status="missed"), _stretch()], ["fail"]),
        ([_release(status="planned"), _stretch()], ["fail"]),
        ([_stretch(status="missed")], []),
        ([_stretch(technique="pir")], ["pass"]),
        ([_stretch(technique="hold-relax")], ["pass"]),
        ([_stretch(technique="contract-relax")], ["pass"]),
        ([_stretch(technique="gpr")], ["fail"]),
        ([item(HAMSTRINGS, intervention="passive-stretch")], ["fail"]),
    ],
    ids=[
        "contracted before",
        "contracted after",
        "other side",
        "other muscle",
        "a part of it",
        "contraction missed",
        "contraction planned",
        "stretch missed",
        "pir",
        "hold-relax",
        "contract-relax",
        "gpr",
        "passive",
    ],
)
def test_what_comes_before(items: list[Json], expected: list[str]) -> None:
    """A contraction of the same muscle earlier in the session, or in the technique itself, prepares a stretch."""
    assert expected == said("P05", done(*items, assessments=TIGHT, definitions=NONE))


def test_contraction_of_another_session() -> None:
    """A contraction in another session of the day does not prepare a stretch."""
    log = {"sessions": [session(START, _release()), session(START, _stretch())]}

    assert ["fail"] == said("P05", case(log=log, assessments=TIGHT, definitions=NONE))


def test_contraction_of_a_whole() -> None:
    """A contraction of the whole prepares the stretch of its part."""
    told = done(_release(), item("biceps-femoris", intervention="self-stretch"), assessments=TIGHT, definitions=NONE)

    assert ["pass"] == said("P05", told)


@pytest.mark.parametrize(
    "lengthens, expected",
    [([site(HAMSTRINGS)], ["fail"]), ([site("quadriceps")], []), ([], []), ([site(HAMSTRINGS, "right")], [])],
    ids=["named", "another", "none", "other side"],
)
def test_muscles_to_lengthen(lengthens: list[Json], expected: list[str]) -> None:
    """Where the muscles to lengthen are named, they are judged and not the targets (P08)."""
    told = done(_stretch(lengthens=lengthens), assessments=TIGHT, definitions=NONE)

    assert expected == said("P05", told)


def _planned_stretch(**given: Any) -> Json:
    return work(HAMSTRINGS, intervention="self-stretch", **given)


def _planned_release(**given: Any) -> Json:
    return work(HAMSTRINGS, intervention="isometric-release", **given)


EVERY_DAY, THREE_DAYS = {"days_per_week": 7}, {"days_per_week": 3}


@pytest.mark.parametrize(
    "works, expected",
    [
        ([_planned_release(), _planned_stretch()], ["pass"]),
        ([_planned_stretch(), _planned_release()], ["fail"]),
        ([_planned_release(dosage=THREE_DAYS), _planned_stretch(dosage=EVERY_DAY)], ["fail"]),
        ([_planned_release(dosage=EVERY_DAY), _planned_stretch(dosage=THREE_DAYS)], ["pass"]),
        ([_planned_release(to_day=5), _planned_stretch(to_day=6)], ["fail"]),
        ([_planned_release(to_day=6), _planned_stretch(to_day=6)], ["pass"]),
        ([_planned_stretch()], ["fail"]),
        ([_planned_stretch(technique="gpr")], ["fail"]),
    ],
    ids=["before", "after", "fewer days", "more days", "ends earlier", "ends together", "alone", "by itself"],
)
def test_plans(works: list[Json], expected: list[str]) -> None:
    """In a plan, release work listed before the stretch and on all its days prepares it."""
    assert expected == said("P05", planned(*works, assessments=TIGHT, definitions=NONE))


def test_release_of_another_phase() -> None:
    """Release work of an earlier phase does not prepare a stretch."""
    told = case(
        program_start=START,
        program=program(phase(_planned_release(), to_day=6), phase(_planned_stretch(), from_day=7)),
        assessments=TIGHT,
        definitions=NONE,
    )

    assert ["fail"] == said("P05", told)


def test_release_of_a_concurrent_phase() -> None:
    """Release work of a phase beside that of the stretch stands in no order to it."""
    beside = phase(work("quadriceps"), _planned_stretch(), concurrent_with=["loosen"])
    plan = program(phase(_planned_release(), id="loosen"), beside)

    assert ["fail"] == said("P05", case(program_start=START, program=plan, assessments=TIGHT, definitions=NONE))


@pytest.mark.parametrize(
    "release, stretch, expected",
    [
        ({"dosage": EVERY_DAY}, {"dosage": THREE_DAYS}, "pass"),
        ({"dosage": THREE_DAYS}, {"dosage": EVERY_DAY}, "fail"),
        ({"to_day": 5}, {"to_day": 6}, "fail"),
        ({"dosage": {"weekdays": [{"day": "monday"}]}}, {"dosage": {"weekdays": [{"day": "monday"}]}}, "pass"),
        ({"dosage": {"weekdays": [{"day": "monday"}]}}, {"dosage": {"weekdays": [{"day": "friday"}]}}, "fail"),
    ],
    ids=["more days", "fewer days", "ends earlier", "same day", "another day"],
)
def test_plans_without_a_start(release: Json, stretch: Json, expected: str) -> None:
    """Without a start, the release work is on all days of the stretch as well, counted from day 0."""
    plan = program(phase(_planned_release(**release), _planned_stretch(**stretch)))

    assert [expected] == said("P05", case(program=plan, assessments=TIGHT, definitions=NONE))


def test_entry_criteria() -> None:
    """A phase that asks for the muscle's release on entry may stretch it (A63)."""
    entry = {"tones": [{"muscle": HAMSTRINGS, "side": "left", "at_least": "releasing"}]}
    told = case(
        program_start=START,
        program=program(phase(_planned_stretch(), entry=entry)),
        assessments=TIGHT,
        definitions=NONE,
    )

    assert ["pass"] == said("P05", told)


def test_neurogenic_tone() -> None:
    """A muscle with a Tardieu grade is not judged (A69)."""
    neuro = [{"id": "z1", "kind": "spasticity", "scale": "tardieu", "grade": "2", "muscle": HAMSTRINGS, "side": "left"}]
    told = done(
        _stretch(),
        assessments=[visit("2024-04-01", tones=[tone(HAMSTRINGS, "hypertonic")], neuro=neuro)],
        definitions=NONE,
    )

    assert ["neurogenic-tone"] == said("P05", told)


def test_days_until_the_release() -> None:
    """The finding names the first tight day and counts those until the release that was seen."""
    told = planned(
        _planned_stretch(),
        assessments=[*TIGHT, visit("2024-04-05", tones=[tone(HAMSTRINGS, "releasing")])],
        definitions=NONE,
    )
    held = "hypertonic - held short (the source: hypertonic); not spasticity"

    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse("$.program.phases[0].prescriptions[0]"),
        site=rk.Site(muscle=HAMSTRINGS, side=rk.Side.LEFT),
        facts=(
            Fact(
                "$.assessments[0].tones[0]",
                f"hamstrings (left): {held}, by function-test (release-on-request: no)",
                1,
            ),
        ),
        parameters=parameters(
            work="self stretch",
            target="hamstrings (left)",
            state=held,
            when="on 2024-04-02 and on 2 further planned days",
        ),
    )
    assert [expected] == hits("P05", told)
