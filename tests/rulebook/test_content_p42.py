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
    pain,
    phase,
    program,
    said,
    thing,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact

PRESUMED = {"imbalance": "presumed"}
GLUTEUS, BICEPS = "gluteus-maximus", "biceps-brachii"


def _told(*works: Json, days: int = 100, **members: Any) -> rk.Case:
    """Return a case of a presumed imbalance whose program spans some days."""
    plan = program(phase(*works, to_day=days - 1))
    given = {"patient": PRESUMED, "program_start": START, "program": plan, "definitions": own(), **members}
    return case(**given)


def _dose(begins: int = 0, muscle: str | None = GLUTEUS, side: str = "left", **dosage: Any) -> Json:
    """Return strength work with a dose that begins on a day of the phase."""
    return work(muscle, side, from_day=begins, dosage=dosage)


STEADY = work(GLUTEUS, loading="constant")
RISING = work(GLUTEUS, loading="progressive")


@pytest.mark.parametrize(
    "works, expected",
    [
        ([], "fail"),
        ([work(intervention="walking")], "fail"),
        ([work(intervention="core")], "fail"),
        ([work(intervention="core", strengthening=True, loading="progressive")], "pass"),
        ([work(GLUTEUS, strengthening=False, loading="progressive")], "fail"),
        ([STEADY], "fail"),
        ([RISING], "pass"),
        ([STEADY, RISING], "pass"),
        ([work(GLUTEUS)], "unknown"),
        ([work(GLUTEUS), STEADY], "unknown"),
        ([work(GLUTEUS, loading="aggressive")], "fail"),
        ([work(GLUTEUS, intervention="work-hardening", loading="progressive")], "fail"),
        ([work(GLUTEUS, progression={"step": "2 kg more"})], "pass"),
        ([work(GLUTEUS, loading="constant", progression={"criterion": "12 repetitions"})], "fail"),
    ],
)
def test_loading_in_words(works: list[Json], expected: str) -> None:
    """Strength work counts as progressive by its loading or its stated step; aggressive work is not sensible."""
    assert [expected] == said("P42", _told(*works))


@pytest.mark.parametrize(
    "days, expected", [(28, []), (83, []), (84, ["fail"]), (85, ["fail"]), (1000, ["fail"])], ids=str
)
def test_long_term(days: int, expected: list[str]) -> None:
    """A plan is long-term from the day of the threshold on."""
    assert expected == said("P42", _told(STEADY, days=days))


@pytest.mark.parametrize("limit, expected", [(100, ["fail"]), (101, [])])
def test_threshold(limit: float, expected: list[str]) -> None:
    """The span that counts as long-term is a threshold."""
    assert expected == said("P42", _told(STEADY), long_term_days=limit)


@pytest.mark.parametrize(
    "members, expected",
    [
        ({}, []),
        ({"patient": {"imbalance": "absent"}}, []),
        ({"assessments": [visit("2024-04-01", pains=[pain("hip", 0)])]}, []),
        ({"assessments": [visit("2024-04-01", pains=[pain("hip", 1)])]}, ["fail"]),
        ({"complaints": [thing({}, region="hip", side="left", kind="persistent-pain")]}, ["fail"]),
        ({"complaints": [thing({}, region="hip", side="left", kind="fracture")]}, []),
        ({"complaints": [thing({}, region="hip", side="left", kind="muscle-imbalance")]}, ["fail"]),
    ],
)
def test_who_is_meant(members: Json, expected: list[str]) -> None:
    """The rule speaks of people with an imbalance or pain, and not of healthy ones."""
    assert expected == said("P42", _told(STEADY, **{"patient": {}, **members}))


@pytest.mark.parametrize(
    "first, later, expected",
    [
        ({"effort_percent": 30}, {"effort_percent": 50}, "pass"),
        ({"effort_percent": 50}, {"effort_percent": 30}, "fail"),
        ({"effort_percent": 50}, {"effort_percent": 50}, "fail"),
        ({"load_kg": 2}, {"load_kg": 2.5}, "pass"),
        ({"load_kg": 2}, {"effort_percent": 60}, "unknown"),
        ({"sets": 3, "repetitions": 10}, {"sets": 3, "repetitions": 8}, "fail"),
        ({"load_kg": 2, "repetitions": 10}, {"load_kg": 4, "repetitions": 8}, "pass"),
        ({"hold_s": 5}, {"hold_s": 10}, "pass"),
        ({"repetitions": 8, "repetitions_to": 12}, {"repetitions": 10}, "fail"),
        ({"repetitions": 8, "repetitions_to": 12}, {"repetitions": 8, "repetitions_to": 15}, "pass"),
        ({"resistance": "light"}, {"resistance": "moderate"}, "pass"),
        ({"resistance": "heavy"}, {"resistance": "moderate"}, "fail"),
        ({"duration_min": 10}, {"duration_min": 11}, "pass"),
        ({"days_per_week": 2}, {"days_per_week": 3}, "unknown"),
        ({}, {}, "unknown"),
    ],
)
def test_successive_doses(first: Json, later: Json, expected: str) -> None:
    """A later dose of the same muscle with more of a measure is progress; none that compares leaves it unknown."""
    assert [expected] == said("P42", _told(_dose(**first), _dose(50, **later)))
    assert [expected] == said("P42", _told(_dose(50, **later), _dose(**first)))


@pytest.mark.parametrize(
    "dosage, expected",
    [
        ({"load_kg": 4, "repetitions": 10}, "fail"),
        ({"effort_percent": 40}, "fail"),
        ({"resistance": "light"}, "fail"),
        ({"intensity": {"value": 60, "unit": "percent", "reference": "one-repetition-maximum"}}, "fail"),
        ({"repetitions": 10}, "unknown"),
        ({"effort_percent": 30, "effort_percent_to": 50}, "unknown"),
        ({"load_kg": 4, "repetitions": 8, "repetitions_to": 12}, "unknown"),
        (
            {"intensity": {"value": 60, "value_to": 70, "unit": "percent", "reference": "one-repetition-maximum"}},
            "unknown",
        ),
    ],
)
def test_one_load_throughout(dosage: Json, expected: str) -> None:
    """Strength work with one load for its whole length never rises (S1-30); a range or no load leaves it open."""
    assert [expected] == said("P42", _told(_dose(**dosage)))


def test_one_load_beside_another_muscle() -> None:
    """One load of each of two muscles, both throughout, is no progress; the facts say so."""
    (hit,) = hits("P42", _told(_dose(load_kg=4), _dose(muscle=BICEPS, load_kg=6)))

    assert rk.Outcome.FAIL is hit.outcome
    assert {"resistance training, loading not stated, one load"} == {fact.value for fact in hit.facts[1:]}


def _intensity(unit: str, value: float, **given: Any) -> Json:
    reference = {"reference": "one-repetition-maximum"} if unit == "percent" else {}
    return {"intensity": {"value": value, "unit": unit, **reference, **given}}


@pytest.mark.parametrize(
    "first, later, expected",
    [
        (_intensity("percent", 60), _intensity("percent", 70), "pass"),
        (_intensity("percent", 70), _intensity("percent", 60), "fail"),
        (_intensity("percent", 60), _intensity("percent", 60, value_to=70), "pass"),
        (_intensity("percent", 60), _intensity("percent", 70, reference="mvc"), "unknown"),
        (_intensity("repetition-maximum", 12), _intensity("repetition-maximum", 8), "pass"),
        (_intensity("repetition-maximum", 8), _intensity("repetition-maximum", 12), "fail"),
        (_intensity("repetitions-in-reserve", 3), _intensity("repetitions-in-reserve", 1), "pass"),
        (_intensity("band-color", 1), _intensity("band-color", 2), "unknown"),
        (_intensity("kg", 1), _intensity("n", 2), "unknown"),
    ],
)
def test_intensities(first: Json, later: Json, expected: str) -> None:
    """Intensities compare in one unit and reference; fewer repetitions to the maximum or in reserve are harder."""
    assert [expected] == said("P42", _told(_dose(**first), _dose(50, **later)))


LIGHT: Json = {"load_kg": 2}
HEAVY: Json = {"load_kg": 9}


@pytest.mark.parametrize(
    "first, later, expected",
    [
        (_dose(**LIGHT), _dose(0, **HEAVY), "fail"),
        (_dose(**LIGHT), _dose(1, **HEAVY), "pass"),
        (_dose(**LIGHT), _dose(50, side="right", **HEAVY), "unknown"),
        (_dose(**LIGHT), _dose(50, BICEPS, **HEAVY), "unknown"),
        (_dose(**LIGHT), _dose(50, None, **HEAVY), "unknown"),
        (_dose(0, None, **LIGHT), _dose(50, None, **HEAVY), "pass"),
        (_dose(0, None, **LIGHT), {**_dose(50, None, **HEAVY), "intervention": "isometric-strength"}, "unknown"),
        (_dose(**LIGHT), {**_dose(50, **HEAVY), "intervention": "isometric-strength"}, "pass"),
        (_dose(**LIGHT), {**_dose(50, **HEAVY), "loading": "aggressive"}, "unknown"),
        ({**_dose(**LIGHT), "loading": "constant"}, {**_dose(50, **HEAVY), "loading": "constant"}, "pass"),
    ],
    ids=[
        "together", "next day", "other side", "other muscle", "no muscle", "same exercise", "other exercise",
        "other exercise, same muscle", "aggressive", "each constant",
    ],
)  # fmt: skip
def test_what_compares(first: Json, later: Json, expected: str) -> None:
    """Doses compare for one muscle and side, or for one exercise where no muscle is named."""
    assert [expected] == said("P42", _told(first, later))


def test_phases_give_the_days() -> None:
    """A prescription without days of its own begins with its phase."""
    first = phase(work(GLUTEUS, dosage=LIGHT), to_day=49)
    later = phase(work(GLUTEUS, dosage=HEAVY), from_day=50, to_day=99)
    told = [_told(program=program(*order)) for order in ((first, later), (later, first))]

    assert [["pass"], ["pass"]] == [said("P42", each) for each in told]


@pytest.mark.parametrize(
    "works, what",
    [
        ([], "at all"),
        ([work(intervention="walking")], "at all"),
        ([STEADY], "that progresses"),
        ([work(GLUTEUS, loading="aggressive")], "that is not aggressive"),
        ([STEADY, work(GLUTEUS, loading="aggressive")], "that progresses"),
    ],
)
def test_words(works: list[Json], what: str) -> None:
    """The message says whether strength work is missing, steady or aggressive."""
    assert [what] == [filled(hit)["what"] for hit in hits("P42", _told(*works))]


def test_facts_and_needs() -> None:
    """The finding shows the ground and each piece of strength work; what would decide is its loading."""
    (hit,) = hits("P42", _told(work(GLUTEUS), STEADY, work(BICEPS, intervention="work-hardening")))

    path = "$.program.phases[0].prescriptions"
    assert hit.facts == (
        Fact("$.patient.imbalance", "imbalance: presumed"),
        Fact(f"{path}[0]", "resistance training, loading not stated"),
        Fact(f"{path}[1]", "resistance training, loading constant"),
        Fact(f"{path}[2]", "aggressive strengthening, loading aggressive"),
    )
    assert (f"{path}[0].loading",) == hit.needs


@pytest.mark.parametrize(
    "plan, expected",
    [
        (None, []),
        ({}, []),
        ({"phases": []}, []),
        ({"phases": [phase(prescriptions=None, to_day=99)]}, ["unknown"]),
        ({"phases": [phase(prescriptions=None, to_day=1), phase(from_day=2, to_day=99)]}, ["fail"]),
    ],
    ids=["no program", "no phases stated", "no phases", "no prescriptions stated", "one phase without"],
)
def test_how_much_of_a_program_is_stated(plan: Json | None, expected: list[str]) -> None:
    """Without phases there is no span; where no phase states its work, it is unknown."""
    assert expected == said("P42", _told(program=None if plan is None else thing(plan)))


def test_log_is_no_plan() -> None:
    """Strength work of the log does not stand for a plan."""
    logged = {"sessions": [thing({}, date=START, items=[item(GLUTEUS, loading="progressive")])]}

    assert ["fail"] == said("P42", _told(STEADY, log=logged))


def test_carried_out_otherwise_than_planned() -> None:
    """An item that says more than its prescription does not stand for the plan either."""
    done = item(prescription="steady", loading="progressive")
    logged = {"sessions": [thing({}, date=START, items=[done])]}

    assert ["fail"] == said("P42", _told({**STEADY, "id": "steady"}, log=logged))
