from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, chart, phase, program, session, work

import rehabkit as rk
from rehabkit.chart import WorkEntry, beyond_restriction, beyond_weight
from rehabkit.vocab import Outcome, PrecautionKind, Region


def _prescribed(*, phase_level: str | None = None, **given: Any) -> WorkEntry:
    return chart(case(program=program(phase(work(**given), level=phase_level)))).works[0]


def _restriction(kind: str, region: str = "knee") -> rk.Precaution:
    return rk.Precaution(id="pc1", kind=PrecautionKind(kind), region=Region(region))


@pytest.mark.parametrize(
    "level, phase_level, expected",
    [
        ("full", None, Outcome.FAIL),
        ("reduced", "full", Outcome.PASS),
        (None, "full", Outcome.FAIL),
        (None, "reduced", Outcome.PASS),
        (None, None, Outcome.UNKNOWN),
    ],
)
def test_level_of_a_task(level: str | None, phase_level: str | None, expected: Outcome) -> None:
    """A task on the feet bears weight at its own level, else at its phase's."""
    entry = _prescribed(intervention="walking", level=level, phase_level=phase_level)
    found = beyond_weight(entry, _restriction("weight-bearing"))

    assert found is not None
    assert expected is found[0]


def test_task_without_a_phase() -> None:
    """Walking of the log that carries out no prescription, and tells no level, is not known to bear weight."""
    drawn = chart(case(log={"sessions": [session(START, {"id": "i1", "intervention": "walking"})]}))
    found = beyond_weight(drawn.works[0], _restriction("weight-bearing"))

    assert (Outcome.UNKNOWN, "the level of walking") == found


@pytest.mark.parametrize(
    "region, tasks, expected",
    [
        ("knee", ["walking"], True),
        ("wrist-hand", ["walking"], False),
        ("wrist-hand", ["lifting"], True),
        ("knee", ["lifting"], True),
        ("knee", ["sitting"], False),
    ],
)
def test_where_a_task_bears_weight(region: str, tasks: list[str], expected: bool) -> None:  # noqa: FBT001
    """Arms bear what is lifted or carried, legs and spine what is done on the feet as well."""
    drawn = chart(case(program=program(phase(work(tasks=tasks, level="full")))))

    assert expected == (beyond_weight(drawn.works[0], _restriction("weight-bearing", region)) is not None)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"intervention": "massage"}, Outcome.UNKNOWN),
        ({"intervention": "massage", "dosage": {"joint_motion": "none"}}, Outcome.PASS),
        ({"intervention": "massage", "dosage": {"joint_motion": "full-range"}}, Outcome.FAIL),
        ({"contraction_mode": "isometric"}, Outcome.PASS),
        ({"contraction_mode": "concentric"}, Outcome.FAIL),
    ],
)
def test_immobilization(given: Json, expected: Outcome) -> None:
    """Work at an immobilized place must move no joint; where nothing tells, that is not known."""
    found = beyond_restriction(_prescribed(**given), _restriction("immobilization"))

    assert found is not None
    assert expected is found[0]
