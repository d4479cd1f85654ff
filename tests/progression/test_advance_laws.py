"""What holds of `advance` for every case: monotone, honest about the unknown, at one with the rules, symmetric."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.progression._build import (
    RELEASING,
    bends,
    day,
    decided,
    graded,
    hurts,
    log,
    person,
    release,
    seen,
    strength,
    task,
    tight,
    two,
)
from tests.rulebook._build import Json, item, program, session, thing

import rehabkit as rk
from rehabkit import codec, testing

DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
WEEK = {"days": [{"since": "program-start", "at_least": 7}]}
POSITIVE = {"state": "positive", "date": "2024-04-01", "positives": [{"id": "f1", "category": "cauda-equina"}]}
STAY, UNDECIDED, REFER = (
    (each, None) for each in (rk.Decision.STAY, rk.Decision.UNDECIDED, rk.Decision.STOP_AND_REFER)
)
ADVANCE = (rk.Decision.ADVANCE, "strength")

TONES = ("spasm", "hypertonic", "releasing", "normal")
KNOWN = {
    "tone": st.sampled_from(TONES),
    "pain": st.integers(0, 6),
    "grade": st.sampled_from(("2", "3-", "3", "4", "5")),
    "range": st.integers(100, 140),
    "percent": st.integers(50, 120),
}
ORDER: dict[str, Callable[[Any], float]] = {
    "tone": TONES.index,
    "pain": lambda value: -value,
    "grade": lambda grade: float(grade.replace("-", "")) - 0.3 * grade.endswith("-"),
    "range": float,
    "percent": float,
}
CRITERIA: dict[str, Json] = {
    "tones": RELEASING,
    "pains": {"region": "elbow", "at_most": 2},
    "strengths": {"muscle": "biceps-brachii", "side": "left", "scale": "mmt", "at_least": "3"},
    "ranges": {"joint": "elbow", "movement": "flexion", "at_least_degrees": 120},
    "symmetries": {"muscle": "biceps-brachii", "side": "left", "at_least_percent": 80},
}
Values = dict[str, Any]


def _visit(offset: int, values: Values) -> Json:
    percent = values.get("percent")
    makers: dict[str, Callable[[Any], Json]] = {
        "tone": tight,
        "pain": hurts,
        "grade": graded,
        "range": bends,
        "percent": lambda _: thing({}, muscle="biceps-brachii", side="left", value=percent,
                                   scale="dynamometry-percent-other-side"),
    }  # fmt: skip
    return seen(offset, *(makers[name](value) for name, value in values.items()))


def _some_criteria() -> st.SearchStrategy[Json | None]:
    names = st.none() | st.lists(st.sampled_from(sorted(CRITERIA)), unique=True)
    return names.map(lambda chosen: None if chosen is None else {name: [CRITERIA[name]] for name in chosen})


@st.composite
def courses(draw: st.DrawFn) -> tuple[Json, list[Values], str]:
    """Draw a program with criteria, visits a week apart, each of some observations, and the phase in course."""
    plan = program(
        release(entry=draw(_some_criteria()), exit=draw(_some_criteria())),
        strength(entry=draw(_some_criteria()), exit=draw(_some_criteria())),
        task(entry=draw(_some_criteria()), requires=draw(st.sampled_from((None, ["release"], ["strength"])))),
        id="pr",
    )
    visits = draw(st.lists(st.fixed_dictionaries({}, optional=KNOWN), min_size=1, max_size=5))
    return plan, visits, draw(st.sampled_from(("release", "strength", "task")))


def _case(plan: Json, visits: list[Values], **members: Any) -> rk.Case:
    return person(plan, *(_visit(7 * at, values) for at, values in enumerate(visits)), **members)


@given(courses(), st.sampled_from(sorted(KNOWN)), st.data())
def test_better_never_leads_away(course: tuple[Json, list[Values], str], name: str, data: st.DataObject) -> None:
    """The better of two newest observations neither ends an advance nor leads a step back."""
    plan, visits, here = course
    worse, better = sorted((data.draw(KNOWN[name]), data.draw(KNOWN[name])), key=ORDER[name])

    low, high = (
        rk.advance(_case(plan, [*visits[:-1], {**visits[-1], name: value}]), phase=here).decision
        for value in (worse, better)
    )

    assert low is not rk.Decision.ADVANCE or high is rk.Decision.ADVANCE
    assert high is not rk.Decision.REGRESS or low is rk.Decision.REGRESS


@given(courses())
def test_unknown_never_advances(course: tuple[Json, list[Values], str]) -> None:
    """Whoever advances has met every criterion that is listed, and whoever is undecided has failed none."""
    plan, visits, here = course
    answer = rk.advance(_case(plan, visits), phase=here)

    states = {each.state for each in answer.criteria}
    if answer.decision is rk.Decision.ADVANCE:
        assert states <= {rk.CriterionState.MET}
    if answer.decision is rk.Decision.UNDECIDED:
        assert rk.CriterionState.NOT_MET not in states
        assert answer.needs


def _begun(told: rk.Case, name: str, offset: int) -> rk.Case:
    """Return a case whose program goes over to a phase on a day, whatever its entry criteria are."""
    assert told.program is not None
    (following,) = (each for each in told.program.phases or () if each.id == name)
    alone = attrs.evolve(following, from_day=offset, to_day=offset + 20, entry=None, requires=None)
    return attrs.evolve(told, program=attrs.evolve(told.program, phases=(alone,)))


@given(courses())
def test_agrees_with_the_rules(course: tuple[Json, list[Values], str]) -> None:
    """Whoever advances may be checked as if the next phase began that day: P01, P02 and P28 say no more than a note."""
    plan, visits, here = course
    told = _case(plan, visits)
    answer = rk.advance(told, phase=here)

    if answer.decision is rk.Decision.ADVANCE and answer.to is not None:
        report = rk.check(_begun(told, answer.to, 7 * (len(visits) - 1)), select=["P01", "P02", "P28"])
        own = [each for each in report.findings if each.rule != "P33"]
        assert all(each.severity is rk.Severity.INFO for each in own)
        assert not any(each.outcome is rk.Outcome.UNKNOWN for each in own)


@given(st.fixed_dictionaries({}, optional={"tone": KNOWN["tone"], "pain": KNOWN["pain"]}))
def test_gate_alone(values: Values) -> None:
    """Where the gate is all there is, a failing rule keeps, an unknown outcome leaves it open."""
    told = _case(two(WEEK), [{}, values])
    report = rk.check(_begun(told, "strength", 7), select=["P01", "P02", "P28"])

    failed = any(each.severity is not rk.Severity.INFO for each in report.failures)
    expected = STAY if failed else UNDECIDED if report.unknown else ADVANCE
    assert decided(told, phase="release") == expected


@given(courses(), st.booleans())
def test_referral_always_wins(course: tuple[Json, list[Values], str], screened: bool) -> None:  # noqa: FBT001  # drawn
    """A positive screen or a stop sign gives a referral, whatever the criteria say."""
    plan, visits, here = course
    members: dict[str, Any] = (
        {"red_flag_screen": POSITIVE}
        if screened
        else {"log": log(session(day(0), item(prescription="r1", events=[{"id": "x1", "event": "syncope"}])))}
    )

    assert decided(_case(plan, visits, **members), phase=here) == REFER


@given(testing.cases(programmed=testing.programs()))
def test_never_raises(told: rk.Case) -> None:
    """Every case that loads has an answer, in every phase; it refers where a check refers, and only there."""
    referred = bool(rk.check(told).referral)
    names = [None, *(each.id for each in (told.program.phases or () if told.program else ()))]

    for name in names:
        answer = rk.advance(told, phase=name)
        assert (answer.decision is rk.Decision.STOP_AND_REFER) is referred
        assert str(answer)


def _retold(told: rk.Case, change: Callable[[str], str]) -> rk.Case:
    """Return a case with its text changed."""
    return codec.structure(rk.Case, json.loads(change(json.dumps(codec.plain(told)))))


def _text(answer: rk.Advance) -> str:
    return json.dumps(answer.to_data())


@given(courses(), st.integers(-500, 500))
def test_shift(course: tuple[Json, list[Values], str], weeks: int) -> None:
    """A case moved by whole weeks has the same answer, moved by as much."""

    def moved(text: str) -> str:
        return DAY.sub(lambda found: str(dt.date.fromisoformat(found[0]) + dt.timedelta(weeks=weeks)), text)

    told = _case(*course[:2])

    assert _text(rk.advance(_retold(told, moved), phase=course[2])) == moved(_text(rk.advance(told, phase=course[2])))


@given(courses())
def test_mirror(course: tuple[Json, list[Values], str]) -> None:
    """A mirrored case has the mirrored answer."""

    def swapped(text: str) -> str:
        return re.sub(r"\b(left|right)\b", lambda found: {"left": "right", "right": "left"}[found[0]], text)

    told = _case(*course[:2])

    assert _text(rk.advance(_retold(told, swapped), phase=course[2])) == swapped(
        _text(rk.advance(told, phase=course[2]))
    )


@given(courses(), st.randoms(use_true_random=False))
def test_order_of_lists(course: tuple[Json, list[Values], str], random: Any) -> None:
    """The order in which phases, visits and observations stand changes no decision."""
    told = codec.plain(_case(*course[:2]))
    before = rk.advance(codec.structure(rk.Case, told))
    for listed in (told["assessments"], told["program"]["phases"]):
        random.shuffle(listed)
    after = rk.advance(codec.structure(rk.Case, told))

    assert (after.decision, after.phase, after.to) == (before.decision, before.phase, before.to)
    assert sorted(after.because) == sorted(before.because)
