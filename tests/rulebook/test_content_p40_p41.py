from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    ELBOW,
    START,
    Json,
    case,
    hits,
    item,
    own,
    pair,
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
from rehabkit.ruleset import Fact

BOTH = pytest.mark.parametrize("rule", ["P40", "P41"])
PRESUMED = {"imbalance": "presumed"}
HELD_LONG = {"method": "function-test", "test": "contract-on-request", "result": "no"}


def _told(*works: Json, patient: Json | None = None, components: list[str] | None = None, **members: Any) -> rk.Case:
    """Return a case whose program says of its components what is given."""
    plan = program(phase(*works), components=components)
    return case(**{"patient": patient or {}, "program_start": START, "program": plan, "definitions": ELBOW, **members})


def _pair_seen(tight: Json, loose: Json, *, apart: str | None = None, **members: Any) -> rk.Case:
    """Return a case in which two muscles were examined, on one day or on two."""
    first = visit("2024-03-01", tones=[tight] if apart else [tight, loose])
    visits = [first, visit(apart, tones=[loose])] if apart else [first]
    return _told(components=[], **{"assessments": visits, "as_of": "2024-04-30", **members})


TIGHT = tone("triceps-brachii", "hypertonic", id="t1")
LOOSE = tone("biceps-brachii", "hypotonic", id="t2", **HELD_LONG)


@BOTH
@pytest.mark.parametrize(
    "members, expected",
    [
        ({"patient": PRESUMED}, ["fail"]),
        ({"patient": {"imbalance": "unknown"}}, []),
        ({"patient": {"imbalance": "absent"}}, []),
        ({}, []),
        ({"patient": None, "assessments": []}, []),
        ({"complaints": [thing({}, region="elbow", side="left", kind="muscle-imbalance")]}, ["fail"]),
        ({"complaints": [thing({}, region="elbow", side="left", kind="tendinopathy")]}, []),
        ({"complaints": [thing({}, region="elbow", side="left")]}, []),
        ({"patient": {"causes": ["poor-posture", "static-work"]}}, []),
    ],
    ids=["presumed", "unknown", "absent", "healthy", "template", "complaint", "other", "unnamed", "cause alone"],
)
def test_ground_in_words(rule: str, members: Json, expected: list[str]) -> None:
    """A stated or presumed imbalance asks for the component; other complaints and healthy people do not (A51)."""
    assert expected == said(rule, _told(**{"components": [], **members}))


@BOTH
@pytest.mark.parametrize("cause, expected", [("muscle-imbalance", ["fail"]), ("weakness", []), ("unknown", [])])
def test_presumed_cause_of_a_template(rule: str, cause: str, expected: list[str]) -> None:
    """A program alone is judged by the cause that it presumes."""
    plan = program(phase(), components=[], presumed_cause=cause)

    assert expected == said(rule, rk.Case(id="x", program=case(program=plan).program))


@BOTH
@pytest.mark.parametrize(
    "tight, loose, expected",
    [
        (TIGHT, LOOSE, ["fail"]),
        (LOOSE, TIGHT, ["fail"]),
        (tone("triceps-brachii", "spasm"), LOOSE, ["fail"]),
        (tone("triceps-brachii", "hypertonic", method="emg"), LOOSE, ["fail"]),
        (tone("triceps-brachii", "hypertonic", method="palpation"), LOOSE, []),
        (tone("triceps-brachii", "hypertonic", method="function-test"), LOOSE, []),
        (tone("triceps-brachii", "hypertonic", method="imaging"), LOOSE, []),
        (tone("triceps-brachii", "hypertonic", "right"), LOOSE, []),
        (tone("triceps-brachii", "hypertonic", "unknown"), LOOSE, []),
        (TIGHT, tone("biceps-brachii", "hypotonic", "unknown", **HELD_LONG), []),
        (tone("triceps-brachii", "releasing", change_basis="clinician-statement"), LOOSE, []),
        (TIGHT, tone("biceps-brachii", "normal"), []),
        (TIGHT, tone("biceps-brachii", "hypertonic"), []),
        (TIGHT, tone("brachialis", "hypotonic", **HELD_LONG), []),
    ],
)
def test_imbalance_shown_by_a_pair(rule: str, tight: Json, loose: Json, expected: list[str]) -> None:
    """One tight and one long muscle of a gating pair, on one side and not by touch alone, show an imbalance."""
    assert expected == said(rule, _pair_seen(tight, loose))


@pytest.mark.parametrize(
    "members, expected",
    [
        ({"patient": {"imbalance": "absent"}}, []),
        ({"patient": PRESUMED}, ["fail"]),
        ({"patient": {"conditions": [thing({}, condition="stroke")]}}, []),
        ({"definitions": own()}, []),
        ({"definitions": own(pair("biceps-brachii", "triceps-brachii", gates=False))}, []),
    ],
    ids=["said to be absent", "presumed as well", "neurogenic", "no pair", "pair without gate"],
)
def test_shown_pair_gives_way(members: Json, expected: list[str]) -> None:
    """A stated absence, tone that may be neurogenic (A69), and muscles that no pair gates show nothing."""
    assert expected == said("P40", _pair_seen(TIGHT, LOOSE, **members))


@pytest.mark.parametrize(
    "later, expected",
    [
        ({}, ["fail"]),
        ({"tones": [tone("triceps-brachii", "normal")]}, []),
        ({"tones": [tone("triceps-brachii", "hypertonic")]}, ["fail"]),
    ],
    ids=["nothing", "let go", "still tight"],
)
def test_pair_seen_on_two_days(later: Json, expected: list[str]) -> None:
    """What was seen on two days is an imbalance if both still held on the later one."""
    between = visit("2024-03-10", **later)
    found = _pair_seen(TIGHT, LOOSE, apart="2024-03-20")
    told = rk.apply(found, rk.Edit.insert("$.assessments[1]", case(assessments=[between]).assessments[0]))  # type: ignore[index]

    assert expected == said("P40", told)


def test_imbalance_of_the_past_still_asks() -> None:
    """A pair that has since come into balance was the program's reason; a view of an earlier day does not see it."""
    balanced = [visit("2024-04-20", tones=[tone("triceps-brachii", "normal"), tone("biceps-brachii", "normal")])]
    told = _pair_seen(TIGHT, LOOSE, apart="2024-03-20")
    later = rk.apply(told, rk.Edit.insert("$.assessments[2]", case(assessments=balanced).assessments[0]))  # type: ignore[index]

    assert ["fail"] == said("P40", later)
    assert [[], ["fail"]] == [said("P40", later, as_of=f"2024-03-{day}") for day in (19, 20)]


def test_facts_of_a_shown_pair() -> None:
    """Both observations stand beside the finding, each once, with age and gloss."""
    told = _pair_seen(TIGHT, LOOSE, as_of="2024-03-11", patient={"causes": ["other", "poor-sitting-posture"]})

    expected = (
        Fact(
            "$.assessments[0].tones[0]",
            "triceps-brachii (left): hypertonic - held short (the source: hypertonic); not spasticity",
            10,
        ),
        Fact(
            "$.assessments[0].tones[1]",
            "biceps-brachii (left): hypotonic - held long and weak (the source: hypotonic); not neurological hypotonia",
            10,
        ),
        Fact("$.patient.causes[1]", "recorded cause: poor-sitting-posture"),
        Fact("$.program.components", "components: none"),
    )
    assert [expected] == [hit.facts for hit in hits("P40", told)]


@pytest.mark.parametrize(
    "components, posture, workplace",
    [
        (None, "unknown", "unknown"),
        ([], "fail", "fail"),
        (["education"], "fail", "fail"),
        (["postural-retraining"], "pass", "fail"),
        (["workplace-review"], "fail", "pass"),
        (["education", "workplace-review", "postural-retraining"], "pass", "pass"),
    ],
)
def test_components(components: list[str] | None, posture: str, workplace: str) -> None:
    """Components that are not stated leave it unknown; none, or others, fail."""
    told = _told(work(), patient=PRESUMED, components=components)

    assert ([posture], [workplace]) == (said("P40", told), said("P41", told))


OWN_EXERCISE = own(exercises=[{"id": "wall-stand", "name": "wall stand", "type": "postural-retraining"}])


@pytest.mark.parametrize(
    "members, expected",
    [
        ({"works": [work(intervention="postural-retraining")]}, "pass"),
        ({"works": [work(intervention="wall-stand")], "definitions": OWN_EXERCISE}, "pass"),
        ({"works": [work(intervention="body-awareness"), work(intervention="massage")]}, "fail"),
        ({"log": {"sessions": [session(START, item(intervention="postural-retraining"))]}}, "pass"),
        ({"log": {"sessions": [session(START, item(intervention="postural-retraining", status="missed"))]}}, "fail"),
        ({"log": {"sessions": [session("2024-04-03", item(intervention="postural-retraining"))]}}, "fail"),
    ],
    ids=["prescribed", "own exercise", "others", "done", "missed", "done after the view"],
)
def test_posture_as_an_exercise(members: Json, expected: str) -> None:
    """An exercise of the type satisfies posture, prescribed or done; it is no review of work."""
    plan = program(phase(*members.get("works", [])), components=[])
    others = {name: value for name, value in members.items() if name != "works"}
    told = case(**{"patient": PRESUMED, "program_start": START, "program": plan, "definitions": own(), **others})

    assert ([expected], ["fail"]) == (said("P40", told, as_of=START), said("P41", told, as_of=START))


@pytest.mark.parametrize(
    "stated, needs",
    [
        ({}, ("$.program.components", "$.program.phases")),
        ({"components": []}, ("$.program.phases",)),
        ({"phases": []}, ("$.program.components",)),
        ({"components": [], "phases": []}, ()),
    ],
)
def test_what_would_decide_posture(stated: Json, needs: tuple[str, ...]) -> None:
    """Phases that are not stated might hold the exercise; an empty list of phases holds none."""
    told = case(patient=PRESUMED, program=thing(stated))

    assert [needs] == [hit.needs for hit in hits("P40", told)]
    assert [("$.program.components",) if "components" not in stated else ()] == [h.needs for h in hits("P41", told)]


@pytest.mark.parametrize(
    "patient, components, expected",
    [
        ({"work_demands": []}, [], ["no-demands-of-work"]),
        ({"work_demands": []}, None, ["no-demands-of-work"]),
        ({"work_demands": [], "causes": ["poor-posture"]}, [], ["no-demands-of-work"]),
        ({"work_demands": [], "causes": ["static-work"]}, [], ["fail"]),
        ({"work_demands": [], "causes": ["repetitive-motion"]}, None, ["unknown"]),
        ({"work_demands": []}, ["workplace-review"], ["pass"]),
        ({"work_demands": ["sitting"]}, [], ["fail"]),
        ({"causes": ["extension-load"]}, [], ["fail"]),
    ],
)
def test_demands_of_work(patient: Json, components: list[str] | None, expected: list[str]) -> None:
    """Demands recorded as none leave nothing to review, unless a cause lies in load; not stated is not none."""
    assert expected == said("P41", _told(patient={**PRESUMED, **patient}, components=components))


def test_facts_of_work() -> None:
    """Causes that lie in load, demands and components stand beside the finding, lists in one order."""
    patient = {**PRESUMED, "causes": ["poor-sleep", "forward-bending-load"], "work_demands": ["sitting", "lifting"]}
    told = _told(patient=patient, components=["sleep-advice", "education"])

    expected = (
        Fact("$.patient.imbalance", "imbalance: presumed"),
        Fact("$.patient.causes[1]", "recorded cause: forward-bending-load"),
        Fact("$.patient.work_demands", "demands of work: lifting and sitting"),
        Fact("$.program.components", "components: education and sleep-advice"),
    )
    assert [expected] == [hit.facts for hit in hits("P41", told)]


@BOTH
def test_without_a_program(rule: str) -> None:
    """Without a program there is nothing to judge."""
    assert [] == said(rule, case(patient=PRESUMED))


def test_complaint_that_begins_later_is_not_seen() -> None:
    """A complaint is no ground before its onset."""
    complaint = thing({}, region="elbow", side="left", kind="muscle-imbalance", onset="2024-04-10")
    told = _told(components=[], complaints=[complaint])

    assert [[], ["fail"]] == [said("P40", told, as_of=f"2024-04-{day}") for day in ("09", "10")]
