"""D09, state conflict: which records of one time contradict the definitions."""

from __future__ import annotations

from typing import Any

import pytest

import rehabkit as rk

from ._build import Json, case, filled, hits, said, thing, tone, visit

DAY = "2024-04-01"


def _strong(grade: str = "strong", scale: str = "category", side: str = "left") -> Json:
    return thing({}, muscle="biceps-brachii", side=side, grade=grade, scale=scale)


def _states(*states: str, **given: Any) -> rk.Case:
    """Return a visit that records some states of the left biceps."""
    return case(assessments=[visit(DAY, tones=[tone("biceps-brachii", state) for state in states], **given)])


@pytest.mark.parametrize(
    "states, expected",
    [
        (["hypertonic"], []),
        (["hypertonic", "hypertonic"], ["pass"]),
        (["hypertonic", "normal"], ["fail"]),
        (["hypotonic", "normal"], ["fail"]),
        (["spasm", "releasing"], ["fail"]),
        (["unknown", "normal"], []),
        (["hypertonic", "normal", "spasm"], ["fail"]),
    ],
)
def test_tension_states_of_one_time(states: list[str], expected: list[str]) -> None:
    """Two known tension states of one time contradict each other where they differ."""
    assert expected == said("D09", _states(*states))


@pytest.mark.parametrize(
    "states, used",
    [
        (["hypertonic", "normal"], "hypertonic"),
        (["normal", "hypertonic"], "hypertonic"),
        (["spasm", "hypertonic"], "spasm"),
        (["releasing", "normal"], "releasing"),
        (["normal", "hypotonic"], "hypotonic"),
    ],
)
def test_more_protective_state_is_used(states: list[str], used: str) -> None:
    """Message and suggestion say that the more protective state is read, and the chart reads it (A21)."""
    told = _states(*states)
    (hit,) = hits("D09", told)
    chart_reads = rk.check(told, rules=[rk.rules["D09"]]).findings[0]

    assert filled(hit)["used"].startswith(used)
    assert not filled(hit)["other"].startswith(used)
    assert str(hit.path) == hit.facts[0].path != hit.facts[1].path
    assert filled(hit)["other"] in hit.facts[0].value
    assert f"the check reads {used}" in str(chart_reads.suggestion)


@pytest.mark.parametrize(
    "state, strength, expected",
    [
        ("hypotonic", _strong(), ["fail"]),
        ("hypotonic", _strong("5", "mmt"), ["fail"]),
        ("hypotonic", _strong("4+", "mmt"), ["pass"]),
        ("hypotonic", _strong("normal"), ["pass"]),
        ("hypotonic", _strong("weak"), ["pass"]),
        ("hypertonic", _strong("weak"), ["pass"]),
        ("hypertonic", _strong(), ["pass"]),
        ("hypotonic", _strong(side="right"), []),
        ("hypotonic", _strong(side="unknown"), []),
    ],
)
def test_hypotonic_and_strong(state: str, strength: Json, expected: list[str]) -> None:
    """A hypotonic muscle is weak by definition; a hypertonic one may be weak (S3-32)."""
    assert expected == said("D09", _states(state, strengths=[strength]))


@pytest.mark.parametrize(
    "first, second, expected",
    [
        ({}, {}, ["fail"]),
        ({"time": "09:00"}, {"time": "09:00"}, ["fail"]),
        ({"time": "09:00"}, {"time": "10:00"}, []),
        ({"time": "09:00"}, {}, []),
        ({}, {"date": "2024-04-02"}, []),
    ],
)
def test_one_time(first: Json, second: Json, expected: list[str]) -> None:
    """Two visits are of one time where day and time agree; a muscle may change between two times."""
    visits = [
        visit(**{"date": DAY, **first}, tones=[tone("biceps-brachii", "hypertonic")]),
        visit(**{"date": DAY, **second}, tones=[tone("biceps-brachii", "normal")]),
    ]

    assert expected == said("D09", case(as_of="2024-04-02", assessments=visits))


@pytest.mark.parametrize(
    "other",
    [
        tone("biceps-brachii", "normal", "right"),
        tone("biceps-brachii", "normal", "unknown"),
        tone("biceps-brachii-long-head", "normal"),
        tone("biceps-brachii", "normal", method="imaging"),
    ],
)
def test_records_that_may_stand_together(other: Json) -> None:
    """The other side, an unknown side, a part, and an image that shows no tension contradict nothing."""
    told = case(assessments=[visit(DAY, tones=[tone("biceps-brachii", "hypertonic"), other])])

    assert [] == said("D09", told)


def test_nothing_silences_it() -> None:
    """Neither a profile nor a selection takes a contradiction out of a report (design 3.8)."""
    told = case(
        assessments=[visit(DAY, tones=[tone("biceps-brachii", "hypertonic"), tone("biceps-brachii", "normal")])]
    )
    for report in (
        rk.check(told, select="P01", ignore=["D09", "data"]),
        *(rk.check(told, profile=p) for p in rk.profiles),
    ):
        assert [rk.Severity.WARNING] == [each.severity for each in report.findings if each.rule == "D09"]
