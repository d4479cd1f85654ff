"""P57, exposure is graded: what is a step of a ladder, and how far it may rise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rehabkit as rk

from ._build import Json, case, filled, hits, item, planned, said, session, site, work

WALK = "walking"


def _walk(day: int, **given: Any) -> Json:
    """Return a prescription of walking for a week from a day on."""
    return work(**{"intervention": WALK, "from_day": day, "to_day": day + 6, **given})


def _steps(*doses: Json | None, **given: Any) -> rk.Case:
    """Return a program that walks with one dose after the other."""
    return planned(*(_walk(7 * number, dosage=dose, **given) for number, dose in enumerate(doses)))


def _walked(*doses: Json) -> rk.Case:
    """Return a log of walks, one a day."""
    items = (item(intervention=WALK, dosage=dose) for dose in doses)
    return case(log={"sessions": [session(f"2024-04-{day:02}", item) for day, item in enumerate(items, 2)]})


@pytest.mark.parametrize(
    "doses, expected",
    [
        ([{"duration_min": 10}, {"duration_min": 15}], ["pass"]),
        ([{"duration_min": 10}, {"duration_min": 15.01}], ["fail"]),
        ([{"duration_min": 10}, {"duration_min": 5}, {"duration_min": 15}], ["pass", "pass"]),
        ([{"duration_min": 10}, {"duration_min": 5}, {"duration_min": 15.5}], ["pass", "fail"]),
        ([{"duration_min": 10, "duration_min_to": 20}, {"duration_min": 30}], ["pass"]),
        ([{"duration_min": 20}, {"duration_min": 20, "duration_min_to": 31}], ["fail"]),
        ([{"repetitions": 10}, {"sets": 2, "repetitions": 8}], ["fail"]),
        ([{"sets": 2, "repetitions": 10}, {"sets": 3, "repetitions": 10}], ["pass"]),
        ([{"hold_s": 10}, {"hold_s": 20}], ["fail"]),
        ([{"load_kg": 2}, {"load_kg": 10}], ["fail"]),
        ([{"load_kg": 0}, {"load_kg": 10}], ["unknown"]),
        ([{"duration_min": 10, "times_per_day": 1}, {"duration_min": 10, "times_per_day": 3}], ["pass"]),
        ([{"duration_min": 10}, {"repetitions": 10}], ["unknown"]),
        ([None, {"duration_min": 10}], ["unknown"]),
        ([{"duration_min": 10}], []),
        ([{"duration_min": 10}, {"duration_min": 40}, {"duration_min": 50}], ["fail", "pass"]),
    ],
)
def test_steps_of_a_plan(doses: list[Json | None], expected: list[str]) -> None:
    """A step of more than half above the highest figure before it is noted; how often is not compared."""
    assert expected == said("P57", _steps(*doses))


def test_what_is_said() -> None:
    """A finding names both figures with their places, and the limit as a choice of the library."""
    (hit,) = hits("P57", _steps({"duration_min": 10}, {"duration_min": 40}))
    (finding,) = [
        each for each in rk.check(_steps({"duration_min": 10}, {"duration_min": 40})).findings if each.rule == "P57"
    ]

    assert ["10 min", "40 min"] == [fact.value for fact in hit.facts]
    assert {"limit": "50", "rises": "from 10 min to 40 min", "work": "walking"} == filled(hit)
    assert rk.Severity.INFO is finding.severity
    assert "library choice" in finding.message


@pytest.mark.parametrize(
    "doses, needs",
    [
        ([{"duration_min": 10}, {"repetitions": 10}], [1]),
        ([{"duration_min": 10}, None], [1]),
        ([None, {"duration_min": 10}], [0]),
        ([None, None], [0, 1]),
    ],
)
def test_what_would_decide(doses: list[Json | None], needs: list[int]) -> None:
    """The doses that are not stated would decide, or else that of the step itself."""
    (hit,) = hits("P57", _steps(*doses))

    assert tuple(f"$.program.phases[0].prescriptions[{at}].dosage" for at in needs) == hit.needs


def test_two_figures_rise() -> None:
    """Each figure that rises too far is told."""
    (hit,) = hits(
        "P57", _steps({"sets": 1, "repetitions": 5, "load_kg": 2}, {"sets": 3, "repetitions": 5, "load_kg": 4})
    )

    assert "from 5 repetitions to 15 repetitions and from 2 kg to 4 kg" == filled(hit)["rises"]


@pytest.mark.parametrize(
    "first, second, expected",
    [
        ({}, {}, ["fail"]),
        ({"tasks": ["walking"]}, {"tasks": ["stairs"]}, []),
        ({"region": "knee", "region_side": "left"}, {"region": "knee", "region_side": "right"}, []),
        ({"targets": [site("soleus")]}, {"targets": [site("soleus", "right")]}, []),
        ({"intervention": "aerobic"}, {"intervention": "walking"}, []),
        ({"intervention": "resistance"}, {"intervention": "resistance"}, []),
        ({"from_day": 3}, {"from_day": 3}, []),
    ],
)
def test_what_is_one_ladder(first: Json, second: Json, expected: list[str]) -> None:
    """Steps of one ladder are of one exposure, place and task, and begin one after the other."""
    told = planned(
        _walk(0, **{"dosage": {"duration_min": 10}, **first}), _walk(8, **{"dosage": {"duration_min": 60}, **second})
    )

    assert expected == said("P57", told)


@pytest.mark.parametrize(
    "doses, expected",
    [
        ([{"duration_min": 10}, {"duration_min": 12}, {"duration_min": 14}], ["pass", "pass"]),
        ([{"duration_min": 10}, {"duration_min": 60}], ["fail"]),
        ([{"duration_min": 10}, {"repetitions": 60}], []),
    ],
)
def test_log(doses: list[Json], expected: list[str]) -> None:
    """What was done is judged by the same limit; figures that cannot be compared are left alone in a log."""
    assert expected == said("P57", _walked(*doses))


def test_log_that_only_follows_the_plan() -> None:
    """A session that takes its dose from a prescription is judged at the prescription alone."""
    told = planned(
        _walk(0, id="e1", dosage={"duration_min": 10}),
        _walk(7, id="e2", dosage={"duration_min": 60}),
        log={
            "sessions": [
                session("2024-04-02", item(prescription="e1")),
                session("2024-04-09", item(prescription="e2")),
            ]
        },
    )

    assert ["fail"] == said("P57", told)


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_bound_is_exact(first: int, later: int) -> None:
    """A rise is noted exactly where twice the later figure is more than three times the earlier one."""
    told = _steps({"load_kg": first / 10}, {"load_kg": later / 10})

    assert (["fail"] if 2 * later > 3 * first else ["pass"]) == said("P57", told)
