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
    planned,
    program,
    said,
    session,
    thing,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

NEGATIVE = {"state": "negative", "date": "2024-03-01"}
ADVICE = "Have a health professional examine the nerves"
STOP = "Stop exercising and seek emergency medical help."


def _screened(screen: Json | None = NEGATIVE, **members: Any) -> rk.Case:
    return case(red_flag_screen=screen, definitions=own(), **members)


def _symptom(name: str, date: str = "2024-03-02", **given: Any) -> Json:
    return visit(date, symptoms=[thing(given, symptom=name)])


@pytest.mark.parametrize(
    "screen, expected",
    [
        (None, ["unknown"]),
        ({"state": "not-screened"}, ["unknown"]),
        (NEGATIVE, ["pass"]),
        ({"state": "negative"}, ["pass"]),
        ({"state": "positive"}, ["fail"]),
        ({"state": "positive", "positives": []}, ["fail"]),
        ({"state": "positive", "positives": [{"category": "fracture"}, {"category": "infection"}]}, ["fail", "fail"]),
    ],
    ids=["none", "not screened", "negative", "undated", "unnamed", "empty", "two"],
)
def test_states_of_the_screen(screen: Json | None, expected: list[str]) -> None:
    """A person without a screen is unknown, and each positive category fails, one that is not named too."""
    assert expected == said("P33", _screened(screen))


@pytest.mark.parametrize(
    "members, expected",
    [
        ({"program": program(phase(work()))}, []),
        ({"complaints": [{"id": "c1", "region": "neck", "side": "central"}]}, ["unknown"]),
        ({"assessments": [visit("2024-03-01")]}, ["unknown"]),
        ({"log": {"rest_days": ["2024-03-01"]}}, []),
        ({"log": {"events": [thing({}, event="syncope")]}}, ["fail"]),
        ({"red_flag_screen": {"state": "not-screened"}}, []),
        ({"red_flag_screen": {"state": "positive"}}, ["fail"]),
    ],
    ids=["template", "complaint", "assessment", "log", "stop sign", "not screened", "positive"],
)
def test_without_a_patient(members: Json, expected: list[str]) -> None:
    """A template is silent; a complaint or an assessment is about somebody; a flag is one whoever has it."""
    assert expected == said("P33", case(patient=None, definitions=own(), **members))


@pytest.mark.parametrize(
    "flag, urgency, what, advice, value",
    [
        (
            {"category": "fracture", "finding": "major-trauma"},
            "emergency",
            "Fracture (major trauma)",
            "Seek medical assessment at once, as an emergency after major trauma.",
            "positive on 2024-03-01",
        ),
        (
            {"category": "malignancy", "date": "2024-02-20"},
            "urgent",
            "Malignancy",
            "Seek urgent medical assessment.",
            "positive on 2024-02-20",
        ),
        (
            {"category": "malignancy", "urgency": "emergency"},
            "emergency",
            "Malignancy",
            "Seek urgent medical assessment.",
            "positive on 2024-03-01",
        ),
        (
            {"category": "malignancy", "urgency": "refer"},
            "urgent",
            "Malignancy",
            "Seek urgent medical assessment.",
            "positive on 2024-03-01",
        ),
    ],
    ids=["finding", "own date", "raised", "lowered"],
)
def test_positive_category(flag: Json, urgency: str, what: str, advice: str, value: str) -> None:
    """A positive category has its urgency, which an examiner can raise and not lower."""
    told = _screened({"state": "positive", "date": "2024-03-01", "positives": [flag]})

    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse("$.red_flag_screen.positives[0]"),
        facts=(Fact("$.red_flag_screen.positives[0]", value),),
        parameters=parameters(urgency=urgency, what=what, advice=advice),
    )
    assert [expected] == hits("P33", told)


def test_positive_without_a_category() -> None:
    """A positive screen that names nothing is referred as another warning sign, without a day where it has none."""
    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse("$.red_flag_screen"),
        facts=(Fact("$.red_flag_screen", "positive"),),
        parameters=parameters(
            urgency="refer",
            what="a red flag that is not named",
            advice="Ask a physician to look at it before going on.",
        ),
    )
    assert [expected] == hits("P33", _screened({"state": "positive"}))


@pytest.mark.parametrize(
    "event, expected",
    [
        ("chest-pain", ["pass", "fail"]),
        ("syncope", ["pass", "fail"]),
        ("severe-breathlessness", ["pass", "fail"]),
        ("sudden-neurological-symptom", ["pass", "fail"]),
        ("fall", ["pass"]),
        ("pain-flare", ["pass"]),
        ("soreness", ["pass"]),
        ("dizziness", ["pass"]),
        ("other", ["pass"]),
    ],
)
def test_events(event: str, expected: list[str]) -> None:
    """The four stop signs fail, other events do not."""
    told = _screened(log={"sessions": [session("2024-03-05", item(events=[thing({}, event=event)]))]})

    assert expected == said("P33", told)


def test_places_of_stop_signs() -> None:
    """Stop signs of sessions, treatments and the log are found, each with its day where it has one."""
    sign = {"event": "chest-pain"}
    log = {
        "sessions": [session("2024-03-05", item(events=[thing(sign), thing(sign, date="2024-03-06")]))],
        "treatments": [thing({}, date="2024-03-07", treatment="massage", events=[thing(sign)])],
        "events": [thing(sign, date="2024-03-08"), thing(sign)],
    }
    found = [(str(hit.path), hit.facts[0].value) for hit in hits("P33", _screened(log=log))]

    assert [
        ("$.log.sessions[0].items[0].events[0]", "chest-pain on 2024-03-05"),
        ("$.log.sessions[0].items[0].events[1]", "chest-pain on 2024-03-06"),
        ("$.log.treatments[0].events[0]", "chest-pain on 2024-03-07"),
        ("$.log.events[0]", "chest-pain on 2024-03-08"),
        ("$.log.events[1]", "chest-pain"),
    ] == found


def test_stop_sign_in_words() -> None:
    """A stop sign is an emergency, named with its event."""
    (found,) = hits("P33", _screened(log={"events": [thing({}, event="severe-breathlessness")]}))
    what = "Stop sign during exercise (severe breathlessness)"

    assert {"urgency": "emergency", "what": what, "advice": STOP} == filled(found)


def test_events_of_a_later_day() -> None:
    """Events after the day of the view are not seen, and planned items have none."""
    told = _screened(
        log={
            "sessions": [
                session("2024-03-05", item(events=[thing({}, event="syncope")])),
                session("2024-03-02", item(status="planned", events=[thing({}, event="syncope")])),
            ],
            "events": [thing({}, event="syncope", date="2024-03-04"), thing({}, event="syncope", date="2024-03-03")],
        }
    )

    assert ["pass", "fail"] == said("P33", told, as_of="2024-03-03")


@pytest.mark.parametrize(
    "screen, symptom, date, expected",
    [
        (NEGATIVE, "morning-stiffness", "2024-03-02", ["unknown"]),
        (NEGATIVE, "morning-stiffness", "2024-03-01", ["pass"]),
        (NEGATIVE, "stiffness", "2024-03-02", ["pass"]),
        ({"state": "negative"}, "morning-stiffness", "2024-02-01", ["unknown"]),
        (NEGATIVE, "extremity-pain", "2024-03-02", ["unknown", "fail limb-symptom"]),
        (NEGATIVE, "extremity-numbness", "2024-03-01", ["pass", "fail limb-symptom"]),
        (None, "extremity-pain", "2024-03-01", ["unknown", "fail limb-symptom"]),
        ({"state": "positive"}, "morning-stiffness", "2024-03-02", ["fail"]),
    ],
)
def test_symptoms_after_the_screen(screen: Json | None, symptom: str, date: str, expected: list[str]) -> None:
    """A symptom of a category that first appears after the last screen asks for a new one."""
    assert expected == said("P33", _screened(screen, assessments=[_symptom(symptom, date)]))


def test_known_symptom_is_not_new() -> None:
    """A symptom that was there before the screen is not new when it is recorded again."""
    told = _screened(
        assessments=[_symptom("morning-stiffness", "2024-02-20"), _symptom("morning-stiffness", "2024-03-20")]
    )

    assert ["pass"] == said("P33", told)


@pytest.mark.parametrize(
    "screen, why",
    [
        (NEGATIVE, "Morning stiffness (inflammatory back pain) is recorded since the screen on 2024-03-01"),
        (
            {"state": "negative"},
            "Morning stiffness (inflammatory back pain) is recorded and the screen is not dated",
        ),
    ],
    ids=["dated", "undated"],
)
def test_new_symptom_in_words(screen: Json, why: str) -> None:
    """A new symptom is shown with its first day and age, and a new screen is what is needed."""
    expected = Hit(
        outcome=rk.Outcome.UNKNOWN,
        path=rk.Path.parse("$.assessments[0].symptoms[0]"),
        facts=(Fact("$.assessments[0].symptoms[0]", "morning-stiffness first recorded on 2024-03-02", 3),),
        parameters=parameters(why=why),
        needs=("a red-flag screen after that day",),
    )
    told = _screened(screen, as_of="2024-03-05", assessments=[_symptom("morning-stiffness")])

    assert [expected] == hits("P33", told)


@pytest.mark.parametrize(
    "examined, expected",
    [("2024-03-01", ["fail limb-symptom"]), ("2024-03-02", ["pass"]), ("2024-03-20", ["pass"])],
)
def test_neurological_examination(examined: str, expected: list[str]) -> None:
    """A limb symptom asks for a neurological examination at or after its first day."""
    told = _screened(
        {"state": "negative", "date": "2024-03-03"},
        assessments=[
            visit(examined, neuro=[thing({}, kind="reflex", result="normal")]),
            _symptom("extremity-pain"),
            _symptom("extremity-pain", "2024-03-25"),
        ],
    )

    assert ["pass", *expected] == said("P33", told)


@pytest.mark.parametrize(
    "examined, told, expected",
    [
        ("16:00", "08:00", ["pass"]),
        ("08:00", "08:00", ["pass"]),
        ("08:00", "16:00", ["fail limb-symptom"]),
        ("08:00", None, ["pass"]),
        (None, "16:00", ["pass"]),
    ],
)
def test_examination_of_the_same_day(examined: str | None, told: str | None, expected: list[str]) -> None:
    """Of one day an examination counts, unless both have a time and it came before the symptom (A18)."""
    visits = [
        visit("2024-03-02", time=examined, neuro=[thing({}, kind="reflex", result="normal")]),
        visit("2024-03-02", time=told, symptoms=[thing({}, symptom="extremity-numbness")]),
    ]

    assert ["pass", *expected] == said(
        "P33", _screened({"state": "negative", "date": "2024-03-03"}, assessments=visits)
    )


@pytest.mark.parametrize(
    "given, where", [({}, "a limb"), ({"region": "lower-leg", "side": "left"}, "lower leg")], ids=["open", "leg"]
)
def test_limb_symptom_in_words(given: Json, where: str) -> None:
    """The finding on a limb symptom says where it is and what is missing; region and side make it another one."""
    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse("$.assessments[0].symptoms[0]"),
        facts=(Fact("$.assessments[0].symptoms[0]", "extremity-numbness first recorded on 2024-03-01", 0),),
        parameters=parameters(
            urgency="refer",
            what=f"extremity numbness ({where}), without a neurological examination since",
            advice=ADVICE,
        ),
        softening="limb-symptom",
    )
    told = _screened(assessments=[_symptom("extremity-numbness", "2024-03-01", **given)])

    assert [expected] == hits("P33", told)


def test_each_limb_is_judged() -> None:
    """The same symptom on another side is judged by itself."""
    seen = [thing({}, symptom="extremity-pain", region="knee", side=side) for side in ("left", "right", "left")]

    assert ["pass", "fail limb-symptom", "fail limb-symptom"] == said(
        "P33", _screened(assessments=[visit("2024-03-01", symptoms=seen)])
    )


def test_planned_work_has_no_events() -> None:
    """Prescriptions bring no events."""
    assert ["pass"] == said("P33", planned(work("biceps-brachii"), red_flag_screen=NEGATIVE))


def test_place_of_what_is_not_screened() -> None:
    """A screen that was not made is told where it is recorded, and a missing one at the case."""
    told = [hits("P33", _screened(screen))[0] for screen in ({"state": "not-screened"}, None)]

    assert ["$.red_flag_screen", "$"] == [str(hit.path) for hit in told]
    assert [("a dated red-flag screen",)] * 2 == [hit.needs for hit in told]
