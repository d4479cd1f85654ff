from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, item, own, phase, program, said, session, thing, work

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

ONSET = dt.date(2024, 1, 1)
ACUTE = {
    "id": "c1",
    "region": "low-back",
    "side": "central",
    "kind": "acute-mechanical-spine",
    "onset": "2024-01-01",
    "damage": "minor",
    "damage_basis": "diagnosed",
}


def _on(day: int) -> str:
    return (ONSET + dt.timedelta(days=day)).isoformat()


def _activity(day: int, **given: Any) -> Json:
    return thing({"level": "full", "domain": "household", **given}, date=_on(day))


def _back(*activities: Json, complaint: Json | None = None, **members: Any) -> rk.Case:
    told = {**ACUTE, **(complaint or {})}
    return case(
        complaints=[{name: value for name, value in told.items() if value is not None}],
        log={"activities": list(activities)},
        definitions=own(),
        **members,
    )


@pytest.mark.parametrize(
    "day, complaint, expected",
    [
        (0, {}, "fail"),
        (13, {}, "fail"),
        (14, {}, "pass"),
        (41, {"damage": "significant"}, "fail"),
        (42, {"damage": "significant"}, "pass"),
        (13, {"damage": "unknown"}, "fail damage-presumed"),
        (41, {"damage": "unknown"}, "fail damage-presumed"),
        (42, {"damage": "unknown"}, "pass"),
        (41, {"damage": None}, "fail damage-presumed"),
        (42, {"damage": None}, "pass"),
        (13, {"damage_basis": "presumed"}, "fail damage-presumed"),
        (13, {"damage_basis": None}, "fail damage-presumed"),
        (14, {"damage_basis": "presumed"}, "pass"),
        (182, {"course": "recurrent"}, "fail recurrent"),
        (183, {"course": "recurrent"}, "pass"),
        (13, {"course": "first"}, "fail"),
        (14, {"course": "chronic"}, "pass"),
        (13, {"region": "thigh", "side": "left", "kind": "unknown"}, "fail extrapolated"),
        (13, {"region": "thigh", "side": "left", "kind": "muscle-strain"}, "fail"),
        (13, {"region": "neck", "kind": None}, "fail"),
    ],
)
def test_healing_time(day: int, complaint: Json, expected: str) -> None:
    """Full level is not taken up before day 14, 42 or 183; that day itself is allowed (A08-A11)."""
    assert [expected] == said("P25", _back(_activity(day), complaint=complaint))


@pytest.mark.parametrize(
    "complaint, expected",
    [
        ({"damage": "none"}, []),
        ({"kind": "tendinopathy"}, ["not-acute-mechanical"]),
        ({"kind": "after-surgery"}, ["after-surgery"]),
        ({"onset": None}, ["no-injury-date"]),
    ],
)
def test_no_healing_time(complaint: Json, expected: list[str]) -> None:
    """Without damage, or outside acute episodes, nothing is judged."""
    assert expected == said("P25", _back(_activity(3), complaint=complaint))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"domain": "work"}, ["fail"]),
        ({"domain": "sport"}, ["fail"]),
        ({"domain": "household", "kind": "activity"}, ["fail"]),
        ({"domain": "self-care"}, []),
        ({"domain": "leisure"}, []),
        ({"domain": None}, ["unknown"]),
        ({"level": "reduced"}, []),
        ({"level": "none"}, []),
        ({"level": None}, ["unknown"]),
        ({"level": None, "name": "Walking"}, []),
        ({"level": None, "domain": "leisure"}, []),
        ({"level": None, "domain": None}, []),
        ({"kind": "gentle-movement"}, []),
        ({"kind": "bed-rest"}, []),
    ],
)
def test_activities(given: Json, expected: list[str]) -> None:
    """Full level in work, household or sport counts; self-care, gentle movement and reduced level never do (A12)."""
    assert expected == said("P25", _back(_activity(3, **given)))


def test_domain_not_stated_after_the_window() -> None:
    """Once healing time has passed, a domain that is not stated makes no difference."""
    assert ["pass"] == said("P25", _back(_activity(14, domain=None)))


def test_without_a_log() -> None:
    """Without anything at full level there is no place."""
    assert [] == said("P25", case(complaints=[ACUTE], definitions=own()))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"level": "full"}, ["fail"]),
        ({"level": "full", "status": "missed"}, []),
        ({"level": "reduced"}, []),
        ({"level": "full", "tasks": ["walking", "sitting"]}, []),
        ({"level": "full", "tasks": ["walking", "sitting", "standing", "sleeping", "turning"]}, []),
        ({"level": "full", "tasks": ["walking", "lifting"]}, ["fail"]),
        ({"level": "full", "intervention": "walking"}, []),
        ({"level": "full", "intervention": "carrying"}, ["fail"]),
    ],
)
def test_sessions(given: Json, expected: list[str]) -> None:
    """Sessions at full level count, unless they train everyday tasks alone."""
    told = case(complaints=[ACUTE], log={"sessions": [session(_on(13), item(**given))]}, definitions=own())

    assert expected == said("P25", told)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"level": "full"}, ["fail"]),
        ({"level": "full", "from_day": 14}, ["pass"]),
        ({"level": "full", "from_day": 13}, ["fail"]),
        ({}, []),
    ],
)
def test_prescriptions(given: Json, expected: list[str]) -> None:
    """A prescription at full level is judged on its planned days."""
    told = case(
        complaints=[ACUTE],
        program_start=_on(0),
        program=program(phase(work(**given))),
        definitions=own(),
    )

    assert expected == said("P25", told)


def test_prescription_without_dates() -> None:
    """A prescription of a program without a start has no day to judge."""
    told = case(complaints=[ACUTE], program=program(phase(work(level="full"))), definitions=own())

    assert [] == said("P25", told)


def test_days_that_the_log_covers() -> None:
    """Planned days that the log covers are left to the log."""
    told = case(
        complaints=[ACUTE],
        program_start=_on(13),
        program=program(phase(work(id="e1", level="full"))),
        log={"sessions": [session(_on(13), item(prescription="e1", level="reduced"))]},
        definitions=own(),
    )

    assert ["pass"] == said("P25", told)


def test_next_episode_begins_anew() -> None:
    """An activity is judged once, by the episode that speaks most against it; a later one heals nothing."""
    second = {**ACUTE, "id": "c2", "onset": _on(20)}
    told = case(
        complaints=[ACUTE, second],
        log={"activities": [_activity(15), _activity(33), _activity(34)]},
        definitions=own(),
    )

    assert ["pass", "fail", "pass"] == said("P25", told)


def test_before_the_onset() -> None:
    """What was done before day 0 is no return."""
    assert [] == said("P25", _back(_activity(-1)))


def test_view_of_an_earlier_day() -> None:
    """An activity after the day of the view is not seen."""
    told = _back(_activity(3), _activity(5))

    assert ["fail"] == said("P25", told, as_of=_on(4))


def test_thresholds() -> None:
    """The healing times are the thresholds', and a recurrent episode has its own."""
    told = _back(_activity(10))
    recurrent = _back(_activity(100), complaint={"course": "recurrent"})
    answers = [
        said("P25", told, healing_days_minor=10),
        said("P25", told, healing_days_minor=11),
        said("P25", recurrent, healing_days_recurrent=100),
        said("P25", recurrent, healing_days_recurrent=101),
        said("P25", recurrent, healing_days_recurrent=0, healing_days_minor=101),
    ]

    assert [["pass"], ["fail"], ["pass"], ["fail recurrent"], ["fail recurrent"]] == answers


def test_first_early_day_is_named() -> None:
    """A plan's finding names its first early day, with onset, damage and course as facts."""
    told = case(
        complaints=[{**ACUTE, "course": "chronic", "damage": "unknown", "damage_basis": "unknown"}],
        program_start=_on(40),
        program=program(phase(work(level="full", dosage={"days_per_week": 7}))),
        definitions=own(),
    )
    place = "$.program.phases[0].prescriptions[0]"

    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse(place),
        facts=(
            Fact(place, f"resistance training at full level on {_on(40)}, day 40"),
            Fact("$.complaints[0].onset", "day 0 is 2024-01-01", 40),
            Fact("$.complaints[0]", "damage: unknown, unknown; course: chronic"),
        ),
        parameters=parameters(what="resistance training", day=40, limit=42),
        softening="damage-presumed",
    )
    assert [expected] == hits("P25", told)


@pytest.mark.parametrize("name, what", [("gardening", "gardening"), (None, "an activity")])
@pytest.mark.parametrize(
    "field, missing", [("domain", "the domain of life of this full level"), ("level", "its level")]
)
def test_what_is_needed(name: str | None, what: str, field: str, missing: str) -> None:
    """An early activity without a domain of life, or a demanding one without a level, asks for it."""
    (found,) = hits("P25", _back(_activity(13, name=name, **{field: None})))

    assert (f"$.log.activities[0].{field}",) == found.needs
    assert {"what": what, "day": "13", "limit": "14", "missing": missing} == filled(found)


def test_level_not_stated_after_the_window() -> None:
    """Once healing time has passed, a level that is not stated makes no difference."""
    assert ["pass"] == said("P25", _back(_activity(14, level=None)))


@pytest.mark.parametrize(
    "patient, days, expected",
    [
        ({"precautions": [thing({}, kind="load-limit", to_date=_on(13))]}, [13], ["prescribed-restriction"]),
        ({"precautions": [thing({}, kind="load-limit", to_date=_on(12))]}, [13], ["fail"]),
        ({"precautions": [thing({}, kind="no-heat")]}, [13], ["fail"]),
        ({"surgeries": [thing({}, state="done", date=_on(5))]}, [4, 5], ["fail", "after-surgery"]),
    ],
    ids=["restricted", "restricted before", "heat forbidden", "operated"],
)
def test_days_that_are_not_judged(patient: Json, days: list[int], expected: list[str]) -> None:
    """Days under a restriction, or after surgery of the region, are not applicable."""
    told = _back(*(_activity(day) for day in days), patient=patient)

    assert expected == said("P25", told)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"region": "thigh"}, ["fail"]),
        ({"region": "thigh", "side": "left"}, ["fail"]),
        ({"region": "thigh", "side": "right"}, []),
        ({"region": "elbow"}, []),
        ({"name": "walking"}, []),
        ({"name": "Walking", "domain": None}, []),
    ],
    ids=["anywhere", "region", "side", "other side", "other region", "walking", "walking of no stated domain"],
)
def test_what_an_activity_loads(given: Json, expected: list[str]) -> None:
    """An activity that loads another region or the other side of a limb, and walking, is no return."""
    told = _back(_activity(3, **given), complaint={"region": "thigh", "side": "left", "kind": "muscle-strain"})

    assert expected == said("P25", told)


@pytest.mark.parametrize(
    "first, second, expected",
    [
        ({}, {}, ["fail"]),
        ({"damage_basis": "presumed"}, {"region": "neck"}, ["fail"]),
        ({"damage_basis": "presumed"}, {"region": "neck", "damage_basis": "presumed"}, ["fail damage-presumed"]),
        ({"onset": _on(-20)}, {"region": "neck"}, ["fail"]),
        ({"onset": _on(-20)}, {"region": "neck", "onset": _on(-20)}, ["pass"]),
        ({"kind": "fracture"}, {"region": "neck"}, ["fracture", "fail"]),
    ],
    ids=["alike", "plain and softened", "both softened", "healed and fresh", "both healed", "one out"],
)
def test_several_episodes(first: Json, second: Json, expected: list[str]) -> None:
    """Something at full level is judged once against all episodes, and the gravest verdict stands."""
    complaints = [{**ACUTE, **first}, {**ACUTE, "id": "c2", **second}]
    told = case(complaints=complaints, log={"activities": [_activity(3)]}, definitions=own())

    assert expected == said("P25", told)


def test_unknown_domain_goes_before_a_pass() -> None:
    """Against several episodes, an open question stands before a pass."""
    complaints = [{**ACUTE, "onset": _on(-20)}, {**ACUTE, "id": "c2", "region": "neck"}]
    told = case(complaints=complaints, log={"activities": [_activity(3, domain=None)]}, definitions=own())

    assert ["unknown"] == said("P25", told)


@pytest.mark.parametrize("day", [0, 13, 14])
def test_recurrent_episode_inside_healing_time(day: int) -> None:
    """A recurrent episode is milder than a first one for all of its six months (S3-146)."""
    assert ["fail recurrent"] == said("P25", _back(_activity(day), complaint={"course": "recurrent"}))


def test_day_of_the_onset() -> None:
    """What is done on the day of the onset is done on day 0."""
    (hit,) = hits("P25", _back(_activity(0)))

    assert "0" == filled(hit)["day"]
