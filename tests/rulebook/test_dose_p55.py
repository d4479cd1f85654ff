from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, hits, item, own, phase, program, said, session, work

import rehabkit as rk

TRICEPS = "triceps-brachii"
LESSON = {"actor": "hanna-teacher", "setting": "clinic"}


def _hanna(**given: Any) -> Json:
    given = {
        "intervention": "body-awareness",
        "technique": "hanna-somatics",
        "actor": "patient",
        "setting": "home",
        **given,
    }
    return work(TRICEPS, **given)


def _told(*works: Json, start: str | None = START, **members: Any) -> rk.Case:
    return case(program_start=start, program=program(phase(*works)), definitions=own(), **members)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"learned_via": "practitioner"}, ["pass"]),
        ({"learned_via": "media"}, ["pass"]),
        ({"learned_via": "none"}, ["fail"]),
        ({}, ["unknown"]),
        ({"learned_via": "none", "actor": None}, ["fail"]),
        ({"learned_via": "none", "actor": None, "setting": None}, []),
        ({"learned_via": "none", "setting": None}, ["fail"]),
        ({"learned_via": "none", "supervision": "none"}, ["fail"]),
        ({"learned_via": "none", "supervision": "supervised"}, []),
        ({"learned_via": "none", "supervision": "assisted"}, []),
        ({"learned_via": "none", "setting": "clinic"}, []),
        ({"learned_via": "none", "setting": "group"}, []),
        ({"learned_via": "none", "actor": "hanna-teacher"}, []),
        ({"learned_via": "none", "technique": "pir"}, []),
        ({"learned_via": "none", "technique": None}, []),
    ],
)
def test_how_it_was_learned(given: Json, expected: list[str]) -> None:
    """Work alone is learned from a practitioner or from media; work with a teacher is not judged."""
    assert expected == said("P55", _told(_hanna(**given)))


@pytest.mark.parametrize(
    "lesson, expected",
    [
        ({**LESSON, "to_day": 6}, "pass"),
        ({**LESSON, "from_day": 7}, "pass"),
        ({**LESSON, "from_day": 8}, "unknown"),
        ({"actor": "media"}, "pass"),
        ({"actor": "patient", "supervision": "supervised"}, "pass"),
        ({"actor": None, "setting": "clinic"}, "unknown"),
        ({**LESSON, "technique": "pir"}, "unknown"),
    ],
)
@pytest.mark.parametrize("start", [START, None])
def test_planned_lessons(lesson: Json, expected: str, start: str | None) -> None:
    """A lesson that begins no later counts as learning where nothing is stated."""
    told = _told(_hanna(**lesson), _hanna(from_day=7), start=start)

    assert [expected] == said("P55", told)


def test_lessons_do_not_outweigh_a_word() -> None:
    """What is stated not to be learned stays so, whatever lessons are planned."""
    assert ["fail"] == said("P55", _told(_hanna(**LESSON), _hanna(learned_via="none")))


@pytest.mark.parametrize("order", [1, -1])
def test_the_first_lesson_counts(order: int) -> None:
    """Of several lessons the first one counts, in whatever order they stand."""
    lessons = [_hanna(**LESSON, from_day=3), _hanna(**LESSON, from_day=9)][::order]

    assert ["pass"] == said("P55", _told(*lessons, _hanna(from_day=5)))


@pytest.mark.parametrize(
    "date, status, expected",
    [
        ("2024-04-01", "done", "pass"),
        ("2024-04-02", "done", "pass"),
        ("2024-04-03", "done", "unknown"),
        ("2024-04-01", "missed", "unknown"),
    ],
)
def test_lessons_of_the_log(date: str, status: str, expected: str) -> None:
    """A lesson that was given by the first day of work alone counts, and a missed one does not."""
    log = {"sessions": [session(date, _hanna(**LESSON, status=status))]}

    assert [expected] == said("P55", _told(_hanna(), log=log))


@pytest.mark.parametrize("start", [START, None])
def test_log_alone(start: str | None) -> None:
    """Days of the log compare without a program."""
    lesson, alone = session("2024-04-03", _hanna(**LESSON)), session("2024-04-04", _hanna())
    told = case(log={"sessions": [session("2024-04-02", _hanna()), lesson, alone]}, program_start=start)

    assert ["unknown", "pass"] == said("P55", told)


def test_days_without_a_start_do_not_compare_with_dates() -> None:
    """A dated lesson says nothing of planned work whose start is not stated."""
    log = {"sessions": [session("2024-04-01", _hanna(**LESSON))]}

    assert ["unknown"] == said("P55", _told(_hanna(), start=None, log=log))


def test_planned_lessons_without_a_start() -> None:
    """A planned lesson whose start is not stated says nothing of work that is dated."""
    log = {"sessions": [session(START, _hanna())]}

    assert ["unknown"] == said("P55", _told(_hanna(**LESSON), start=None, log=log))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["pass"]),
        ({"learned_via": "none"}, ["pass", "fail"]),
        ({"learned_via": "media"}, ["pass", "pass"]),
        ({"learned_via": "none", "status": "missed"}, ["pass"]),
        ({"learned_via": "none", "supervision": "assisted"}, ["pass"]),
    ],
)
def test_session_items(given: Json, expected: list[str]) -> None:
    """An item that says nothing of its own is judged at its prescription."""
    log = {"sessions": [session(START, item(prescription="e1", **given))]}

    assert expected == said("P55", _told(_hanna(id="e1", learned_via="practitioner"), log=log))


def test_what_is_missing() -> None:
    """An unknown outcome names the field that would decide."""
    (found,) = hits("P55", _told(_hanna()))

    assert ("$.program.phases[0].prescriptions[0].learned_via",) == found.needs
