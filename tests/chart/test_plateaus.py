from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, chart, item, session, thing, visit

import rehabkit as rk
from rehabkit.chart import Plateau, plateau
from rehabkit.vocab import Side

BICEPS = "biceps-brachii"
FORCE = "dynamometry-n"
DAYS = ["2024-03-04", "2024-03-11", "2024-03-18", "2024-03-25"]


def _test(scale: str, result: float | str) -> Json:
    return thing({"grade" if isinstance(result, str) else "value": result}, muscle=BICEPS, side="left", scale=scale)


def _plateau(tests: list[Json], *sessions: Json) -> Plateau | None:
    """Return the plateau before the last of some sessions; tests lie a week apart."""
    visits = [visit(day, strengths=[test]) for day, test in zip(DAYS, tests, strict=False)]
    drawn = chart(case(assessments=visits, log={"sessions": list(sessions)}))
    return plateau(drawn, drawn.works[-1], rk.Site(muscle=BICEPS, side=Side.LEFT))


@pytest.mark.parametrize(
    "scale, results, expected",
    [
        (FORCE, [20, 20], True),
        (FORCE, [20, 25], False),
        (FORCE, [20, 15], True),
        (FORCE, [0, 0.5], False),
        (FORCE, [0.5, 0], True),
        (FORCE, [20], False),
        (FORCE, [25, 20, 22], False),
        (FORCE, [20, 25, 22], True),
        ("mmt", ["3", "3+"], False),
        ("mmt", ["3", "3"], True),
        ("category", ["weak", "weak"], True),
        ("category", ["weak", "normal"], False),
    ],
)
def test_gain_between_two_tests(scale: str, results: list[Any], expected: bool) -> None:  # noqa: FBT001
    """Strength that is no higher in the last test than in the one before it has reached a plateau."""
    assert expected == (_plateau([_test(scale, each) for each in results], session(DAYS[3], item(BICEPS))) is not None)


def test_two_tests_of_one_day() -> None:
    """Two tests of one day are no course."""
    seen = [visit(DAYS[0], time=time, strengths=[_test(FORCE, 20)]) for time in ("08:00", "16:00")]
    drawn = chart(case(assessments=seen, log={"sessions": [session(DAYS[3], item(BICEPS))]}))

    assert plateau(drawn, drawn.works[0], rk.Site(muscle=BICEPS, side=Side.LEFT)) is None


@pytest.mark.parametrize(
    "given, expected",
    [
        ([(DAYS[0], {})], 60),
        ([(DAYS[1], {})], 60),
        ([(DAYS[2], {})], None),
        ([(DAYS[1], {"status": "planned"})], None),
        ([(DAYS[1], {"status": "missed"})], None),
        ([(DAYS[0], {}), (DAYS[0], {"dosage": {"effort_percent": 70}})], 70),
        ([(DAYS[0], {"muscle": "triceps-brachii"})], None),
    ],
    ids=["before", "on the day of the test", "after it", "planned", "missed", "highest", "elsewhere"],
)
def test_effort_up_to_the_later_test(given: list[tuple[str, Json]], expected: float | None) -> None:
    """A plateau tells the highest effort of other strengthening of the site that was done up to the later test."""
    sessions = [
        session(day, item(**{"muscle": BICEPS, "dosage": {"effort_percent": 60}, **stated})) for day, stated in given
    ]
    last = session(DAYS[3], item(BICEPS, id="last", dosage={"effort_percent": 90}))
    found = _plateau([_test(FORCE, 20), _test(FORCE, 20)], *sessions, last)

    assert found is not None
    assert expected == found.effort


def test_effort_of_the_work_itself() -> None:
    """The effort of the work that is judged is not counted as one before it."""
    found = _plateau(
        [_test(FORCE, 20), _test(FORCE, 20)], session(DAYS[1], item(BICEPS, dosage={"effort_percent": 90}))
    )

    assert found is not None
    assert found.effort is None
