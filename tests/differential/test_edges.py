"""Edges that planted faults moved without any other test noticing: a first day, an equal moment, another session."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.progression._build import date_of, hurts, person, seen, tight, two
from tests.rulebook._build import (
    Json,
    case,
    chart,
    item,
    own,
    pain,
    pair,
    phase,
    program,
    said,
    session,
    site,
    tone,
    visit,
)

import rehabkit as rk
from rehabkit.chart import Moment

BICEPS, TRICEPS, HAMSTRINGS = "biceps-brachii", "triceps-brachii", "hamstrings"
PAIR = own(pair(BICEPS, TRICEPS, gates=True))
TESTED = {"method": "function-test", "test": "release-on-request", "result": "no"}
BEGINS, NEXT = "2024-04-05", "2024-04-06"


def _planned(entry: Json, *visits: Json) -> rk.Case:
    """Return a plan that strengthens the biceps from 5 April on, under criteria of entry."""
    work = {"id": "e1", "intervention": "resistance", "targets": [site(BICEPS)]}
    plan = program(phase(work, id="ph", from_day=4, to_day=9, entry=entry))
    return case(program=plan, program_start="2024-04-01", assessments=list(visits), definitions=PAIR)


@pytest.mark.parametrize("date, expected", [(BEGINS, ["pass"]), (NEXT, ["fail"])])
def test_tension_on_the_day_that_a_phase_begins(date: str, expected: list[str]) -> None:
    """A criterion of entry stands for tension seen up to the day the phase begins, not for later tension (A63)."""
    entry = {"tones": [{"muscle": TRICEPS, "side": "left", "at_least": "releasing"}]}
    told = _planned(entry, visit(date, tones=[tone(TRICEPS, "hypertonic", **TESTED)]))

    assert said("P01", told) == expected


@pytest.mark.parametrize("date, expected", [(BEGINS, ["pass"]), (NEXT, ["fail extrapolated"])])
def test_pain_on_the_day_that_a_phase_begins(date: str, expected: list[str]) -> None:
    """A criterion of entry stands for pain told up to the day the phase begins, not for later pain (A63)."""
    entry = {"pains": [{"region": region, "at_most": 0} for region in ("elbow", "shoulder")]}
    told = _planned(entry, visit(date, pains=[pain("elbow", 3)]))

    assert said("P02", told) == expected


@pytest.mark.parametrize("states", [("normal", "hypotonic"), ("hypotonic", "normal")], ids="-".join)
def test_normal_and_hypotonic_at_one_moment(states: tuple[str, str]) -> None:
    """Of two states of one moment that both open the gate, held long is the one that protects (A21, A53)."""
    found = visit("2024-04-01", tones=[tone(BICEPS, state) for state in states])
    newest = chart(case(assessments=[found])).tone(rk.Site(muscle=BICEPS, side=rk.Side.LEFT), _now())

    assert newest is not None
    assert newest.tone is rk.Tone.HYPOTONIC


def _now() -> Moment:
    return Moment(dt.date(2024, 4, 2))


def _stretched(*before: str) -> rk.Case:
    """Return a log in which tight hamstrings are released in one session and stretched in another."""
    first = [item(HAMSTRINGS, intervention=each) for each in before]
    second = [item("soleus", intervention="walking"), item(HAMSTRINGS, intervention="self-stretch")]
    sessions = [session("2024-04-02", *first), session("2024-04-02", *second)]
    return case(
        assessments=[visit("2024-04-01", tones=[tone(HAMSTRINGS, "hypertonic", **TESTED)])], log={"sessions": sessions}
    )


def test_release_in_another_session() -> None:
    """A stretch is prepared by release work of its own session, and of no other one of that day (S3-88)."""
    assert said("P05", _stretched("isometric-release")) == ["fail"]


def test_flare_up_from_the_first_day_of_a_phase() -> None:
    """A record of the day on which a phase began counts among the two that are worse (A72)."""
    visits = [seen(13, tight("releasing"), hurts(0)), seen(14, hurts(3)), seen(16, hurts(3))]
    answer = rk.advance(person(two(), *visits), date_of(16), phase="strength")

    assert answer.decision is rk.Decision.REGRESS
