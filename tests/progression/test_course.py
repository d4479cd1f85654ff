"""Which phase a case is in, and what follows it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.progression._build import (
    EXIT,
    RELEASING,
    date_of,
    day,
    did,
    hurts,
    log,
    person,
    ready,
    release,
    seen,
    strength,
    task,
    tight,
    two,
)
from tests.rulebook._build import Json, case, item, phase, program, session, thing

import rehabkit as rk

PLAIN = program(release(), strength(), task(), id="pr")
BESIDE = program(release(to_day=41, exit=EXIT), strength(concurrent_with=["release"]), task(), id="pr")


def _bad(offset: int) -> Json:
    return seen(offset, tight("hypertonic"), hurts(3))


HERE: dict[str, tuple[rk.Case, int, str]] = {
    "before the start": (person(PLAIN), -3, "release"),
    "the first day": (person(PLAIN), 0, "release"),
    "by the calendar": (person(PLAIN), 14, "strength"),
    "by the calendar, two further": (person(PLAIN), 42, "task"),
    "after the end": (person(PLAIN), 400, "task"),
    "exit not met": (person(two(), _bad(0)), 20, "release"),
    "exit not known": (person(two()), 20, "release"),
    "exit met on the planned day": (person(two(), ready(10)), 14, "strength"),
    "exit met by a visit of the planned day": (person(two(), ready(14)), 14, "release"),
    "exit met by a visit after the planned day": (person(two(), _bad(14), ready(20)), 20, "release"),
    "the day after such a visit": (person(two(), _bad(14), ready(20)), 21, "strength"),
    "exit met before, and a visit of the planned day": (person(two(), ready(10), ready(14)), 14, "release"),
    "exit met, the planned day to come": (person(two(), ready(10)), 13, "release"),
    "exit met too early, and no more": (person(two(), ready(7), _bad(12)), 20, "release"),
    "exit met at a later visit": (person(two(), _bad(12), ready(18), _bad(25)), 30, "strength"),
    "entry not met": (person(two(None, {"tones": [RELEASING]}), _bad(0)), 20, "release"),
    "work logged in the first": (person(PLAIN, log=log(did(20, "r1"))), 20, "release"),
    "work logged in the second, ahead of the plan": (person(two(), _bad(0), log=log(did(9, "s1"))), 9, "strength"),
    "work logged after a step back": (person(PLAIN, log=log(did(16, "s1"), did(20, "r1"))), 21, "release"),
    "two phases on one day": (person(PLAIN, log=log(did(16, "s1"), did(16, "r1"))), 16, "strength"),
    "work missed": (person(two(), _bad(0), log=log(did(9, "s1", status="missed"))), 9, "release"),
    "work of no prescription": (
        person(two(), _bad(0), log=log(session(day(9), item("biceps-brachii")))), 9, "release"),
    "beside each other, both at work": (person(BESIDE, log=log(did(20, "s1"), did(21, "r1"))), 21, "strength"),
    "beside each other, one alone": (person(BESIDE, log=log(did(20, "r1"))), 21, "release"),
    "a phase after the logged one is due": (person(PLAIN, log=log(did(20, "s1"))), 42, "task"),
    "days since the phase began": (
        person(two({"days": [{"since": "phase-start", "at_least": 20}]})), 19, "release"),
    "days since the phase began have passed": (
        person(two({"days": [{"since": "phase-start", "at_least": 20}]})), 20, "strength"),
}  # fmt: skip


@pytest.mark.parametrize("told, offset, expected", HERE.values(), ids=list(HERE))
def test_phase_in_course(told: rk.Case, offset: int, expected: str) -> None:
    """Logged work comes first; a further phase is entered on its planned day where the criteria allow it."""
    assert rk.advance(told, date_of(offset)).phase == expected


@pytest.mark.parametrize("offset", [13, 14, 20])
def test_visit_is_asked_whether_to_move_on(offset: int) -> None:
    """At the visit that meets the criteria the answer is to advance, before, on and after the planned day."""
    answer = rk.advance(person(two(), _bad(0), ready(offset)))

    assert (answer.phase, answer.decision, answer.to) == ("release", rk.Decision.ADVANCE, "strength")


def test_template() -> None:
    """Where no day is stated, the first phase is in course."""
    told = case(patient=None, program=PLAIN)

    assert rk.advance(told, date_of(100)).phase == "release"


FOLLOWS: dict[str, tuple[list[Json], str, str | None]] = {
    "in time order": ([strength(), release(), task()], "release", "strength"),
    "the last": ([release(), strength(), task()], "task", None),
    "one that waits for another is later": (
        [release(), strength(requires=["task"]), task()], "release", "task"),
    "one that waits for this one comes after it, whatever its days": (
        [strength(from_day=0, to_day=13, concurrent_with=["release"], requires=["release"]), release()],
        "release", "strength"),
    "one that this one waits for is not next": (
        [release(requires=["strength"]), strength()], "release", None),
    "two from the same day do not follow each other": (
        [release(), strength(from_day=0, to_day=13, concurrent_with=["release"]), task()], "release", "task"),
    "a later one that runs beside this one": (
        [release(to_day=41), strength(concurrent_with=["release"])], "release", "strength"),
}  # fmt: skip


@pytest.mark.parametrize("phases, here, expected", FOLLOWS.values(), ids=list(FOLLOWS))
def test_next_phase(phases: list[Json], here: str, expected: str | None) -> None:
    """The next phase begins later, or waits for this one, and waits for no other that is to come."""
    for each in phases:
        each["prescriptions"] = []
    told = person(program(*phases, id="pr"), seen(500))

    answer = rk.advance(told, phase=here)

    assert (answer.decision, answer.to) == (rk.Decision.ADVANCE, expected)


FORMER: dict[str, tuple[list[Json], str, str | None]] = {
    "in time order": ([strength(), release(), task()], "task", "strength"),
    "the first": ([release(), strength()], "release", None),
    "one that the former waits for is earlier": (
        [strength(requires=["task"]), task(), phase(id="end", from_day=70, to_day=80)], "end", "strength"),
    "one that runs beside this one": (
        [release(to_day=41), strength(concurrent_with=["release"])], "strength", "release"),
}  # fmt: skip


@pytest.mark.parametrize("phases, here, expected", FORMER.values(), ids=list(FORMER))
def test_previous_phase(phases: list[Json], here: str, expected: str | None) -> None:
    """The phase before one begins earlier, and no other of the earlier ones waits for it."""
    told = person(program(*phases, id="pr"), seen(0, hurts(0)), seen(90, hurts(3)), seen(93, hurts(3)))

    answer = rk.advance(told, phase=here)

    assert (answer.decision, answer.to) == (rk.Decision.REGRESS, expected)


def test_loop_of_days_and_prerequisites() -> None:
    """Prerequisites against the order of days neither loop nor fail."""
    phases = [
        phase(id="a", to_day=6, requires=["c"]),
        phase(id="b", from_day=7, to_day=13),
        phase(id="c", from_day=14, to_day=20),
    ]
    told = person(program(*phases, id="pr"), seen(100))

    assert rk.advance(told).phase in {"a", "b", "c"}


BEGAN: dict[str, tuple[Json, list[Json], int]] = {
    "its first logged work": (PLAIN, [did(2, "r1"), did(5, "r1"), did(9, "r1")], 2),
    "after another phase": (PLAIN, [did(2, "r1"), did(16, "s1"), did(20, "r1"), did(22, "r1")], 20),
    "after another phase, from the day on which both were at work": (
        PLAIN, [did(2, "r1"), did(16, "s1"), did(16, "r1"), did(20, "r1")], 20),
    "another phase on the newest day": (PLAIN, [did(2, "r1"), did(20, "s1"), did(20, "r1")], 2),
    "another phase that runs beside it": (BESIDE, [did(2, "r1"), did(16, "s1"), did(20, "r1")], 2),
    "no work of it": (PLAIN, [did(16, "s1")], 0),
}  # fmt: skip


@pytest.mark.parametrize("plan, sessions, expected", BEGAN.values(), ids=list(BEGAN))
def test_begin_of_a_phase(plan: Json, sessions: list[Json], expected: int) -> None:
    """A phase began with its first logged work since the case was in a phase that does not run beside it."""
    first, *others = plan["phases"]
    since = {"days": [{"since": "phase-start", "at_least": 0}]}
    told = person({**plan, "phases": [{**first, "exit": since}, *others]}, seen(30), log=log(*sessions))

    criterion, *_ = rk.advance(told, phase="release").criteria

    assert criterion.facts == (rk.Fact("$.program.phases", day(expected), 30 - expected),)


def _flare(*readings: tuple[int, float], begun: int = 14, **given: Any) -> bool:
    """Return whether pain on some days asks for a step back in the second phase."""
    visits = [seen(offset, hurts(value, **given)) for offset, value in readings]
    told = person(program(release(), strength(), id="pr"), *visits, log=log(did(begun, "s1")))
    return rk.advance(told, phase="strength").decision is rk.Decision.REGRESS


FLARES: dict[str, tuple[tuple[tuple[int, float], ...], bool]] = {
    "two points, twice": (((14, 4), (16, 6), (18, 6)), True),
    "30 percent, twice": (((14, 3), (16, 3.9), (18, 3.9)), True),
    "less than both": (((14, 4), (16, 5), (18, 5)), False),
    "once": (((14, 4), (16, 6)), False),
    "up and down": (((14, 4), (16, 6), (18, 4)), False),
    "against the best of the phase": (((14, 6), (16, 3), (18, 6), (20, 6)), True),
    "against the best of the phase, not the last": (((14, 3), (16, 4), (18, 5), (20, 5)), True),
    "against the last before the phase": (((7, 3), (15, 6), (17, 6)), True),
    "against the phase, not better days before it": (((7, 2), (14, 6), (16, 6), (18, 6)), False),
    "against the last before the phase, not the first": (((5, 3), (7, 6), (15, 6), (17, 6)), False),
    "begun on its first day": (((7, 3), (14, 6), (16, 6)), True),
    "begun before the phase": (((7, 3), (12, 6), (15, 6)), False),
    "two on one day count once": (((14, 3), (16, 6), (16, 6)), False),
}


@pytest.mark.parametrize("readings, expected", FLARES.values(), ids=list(FLARES))
def test_flare_up(readings: tuple[tuple[int, float], ...], expected: bool) -> None:  # noqa: FBT001  # the fact itself
    """A flare-up is a rise of two points or 30 percent in two records in a row, both in the phase (A72)."""
    assert _flare(*readings) is expected


def test_flare_up_beside_a_new_record() -> None:
    """A measure that was recorded once hides no flare-up of another one."""
    visits = [
        seen(at, functions=[thing({}, name="walk", value=value, unit="m", better="higher")])
        for at, value in ((14, 500), (16, 340), (18, 350))
    ]
    told = person(program(release(), strength(), id="pr"), seen(15, hurts(0)), *visits, log=log(did(14, "s1")))

    assert rk.advance(told, phase="strength").decision is rk.Decision.REGRESS


def test_flare_up_of_a_phase_without_days() -> None:
    """Where it is not known when the phase began, the best record of all is the one to compare with."""
    visits = [seen(at, hurts(value)) for at, value in ((0, 3), (2, 4), (4, 5), (6, 5))]
    told = person(program(release(), strength(), id="pr"), *visits, program_start=None)

    assert (
        rk.advance(told, phase="strength")
        .because[0]
        .startswith(f"Two records in a row of pain of elbow (left) are worse than 3/10 on {day(0)}")
    )


def test_flare_up_of_what_can_be_done() -> None:
    """A fall of what the person can do is a flare-up as well."""
    visits = [
        seen(at, functions=[thing({}, name="walk", value=value, unit="m", better="higher")])
        for at, value in ((14, 500), (16, 340), (18, 350))
    ]
    told = person(program(release(), strength(), id="pr"), *visits, log=log(did(14, "s1")))

    assert rk.advance(told, phase="strength").decision is rk.Decision.REGRESS


def test_flare_up_in_millimeters() -> None:
    """Millimeters count by percent alone: 2 mm are not two points (A74)."""
    assert not _flare((14, 40), (16, 42), (18, 42), scale="vas-mm")
    assert _flare((14, 40), (16, 52), (18, 52), scale="vas-mm")


def test_flare_up_by_thresholds_of_ones_own() -> None:
    """What counts as a change is a threshold."""
    visits = [seen(at, hurts(value)) for at, value in ((14, 5), (16, 6), (18, 6))]
    told = person(program(release(), strength(), id="pr"), *visits)

    assert rk.advance(told, phase="strength").decision is rk.Decision.STAY
    assert rk.advance(told, phase="strength", thresholds={"change-points": 1}).decision is rk.Decision.REGRESS
