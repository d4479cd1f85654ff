"""Strategies for whole documents that load."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import count
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit.models._ids import ids_of
from rehabkit.models.case import Case, Waiver
from rehabkit.models.complaint import Patient, RedFlagScreen
from rehabkit.models.log import Log, Session, SessionItem
from rehabkit.models.observation import Assessment
from rehabkit.models.program import Claim, Phase, Program
from rehabkit.testing._choices import LAST_DAY, Sites, codes, dates, interventions, maybe, pools, sites, sizes, some
from rehabkit.testing._loading import kit, loadable, made
from rehabkit.testing._numbered import numbered
from rehabkit.testing._observed import visits
from rehabkit.testing._planned import some_phases, work
from rehabkit.testing._told import activities, complaints, definitions
from rehabkit.testing._values import Given, make, tuples
from rehabkit.vocab import Status

_PLACEHOLDER = "x"
"""Id of a case that is drawn, and of parts that nothing tells apart yet."""


@st.composite
def programs(draw: DrawFn, *, at: Sites | None = None) -> Program:
    """Draw a program whose phases follow or overlap each other lawfully.

    Args:
        draw: Given by Hypothesis.
        at: Sites to choose targets from.
    """
    placed: list[Phase] = []
    names = map("e{}".format, count(1))
    for phase in draw(some_phases(sites() if at is None else at)) or ():
        earlier = tuple(each.id for each in placed)
        overlaps, waits = (draw(st.booleans()), draw(st.booleans())) if placed else (False, False)
        free = max((each.to_day + 1 for each in placed), default=phase.from_day)
        moved = _moved(phase, (placed[-1].from_day if overlaps else free) - phase.from_day)
        work = moved.prescriptions
        placed.append(
            attrs.evolve(
                moved,
                id=f"ph{len(placed) + 1}",
                requires=earlier[:1] if waits else None,
                concurrent_with=earlier if overlaps else None,
                prescriptions=None if work is None else tuple(attrs.evolve(each, id=next(names)) for each in work),
            )
        )
    return make(draw, Program, {}, None, kit(), id="pr1", phases=tuple(placed), claims=None)


def _moved(phase: Phase, days: int) -> Phase:
    def move(thing: Any, **changed: Any) -> Any:
        ends = {name: getattr(thing, name) for name in ("from_day", "to_day")}
        moved = {name: None if day is None else day + days for name, day in ends.items()}
        return attrs.evolve(thing, **moved, **changed)

    work = phase.prescriptions
    found: Phase = move(phase, prescriptions=None if work is None else tuple(move(each) for each in work))
    return found


@st.composite
def sessions(draw: DrawFn, *, prescribed: Iterable[str] = (), at: Sites | None = None) -> Session:
    """Draw a sitting whose items carry out prescriptions or stand alone.

    Args:
        draw: Given by Hypothesis.
        prescribed: Ids of the prescriptions that it may carry out.
        at: Sites to choose targets from.
    """
    named = tuple(prescribed)
    stated = work(sites() if at is None else at)
    items: list[SessionItem] = []
    for _ in range(draw(sizes())):
        carries = draw(st.sampled_from((None, *named)))
        given = {**stated, "intervention": interventions()} if carries is None else {}
        items.append(made(draw, SessionItem, given, prescription=carries, **({} if given else {"intervention": None})))
    return made(draw, Session, {"status": st.sampled_from((None, None, *Status))}, items=tuple(items))


@st.composite
def logs(
    draw: DrawFn, *, program: Program | None = None, prescribed: Iterable[str] = (), at: Sites | None = None
) -> Log:
    """Draw a log of sessions, treatments, activities and rest, whose ids differ from each other and the program's.

    Args:
        draw: Given by Hypothesis.
        program: Program whose prescriptions sessions may carry out.
        prescribed: Ids of further prescriptions that sessions may carry out.
        at: Sites to choose targets from.
    """
    first, number = draw(dates()), draw(st.sampled_from((None, 0, 2, 4, 6)))
    days = [min(first + dt.timedelta(days=n), LAST_DAY) for n in range(number or 0)]
    sitting = sessions(prescribed=(*prescribed, *_prescribed(program)), at=at)
    log = made(
        draw,
        Log,
        {"activities": activities()},
        sessions=tuple(draw(sitting) for _ in range(draw(sizes()))),
        rest_days=None if number is None else tuple(dict.fromkeys(days)),
    )
    taken = {_PLACEHOLDER} | ({name for _, name in ids_of(program)} if program is not None else set())
    numbered_log: Log = numbered(log, taken)
    return numbered_log


def _prescribed(program: Program | None) -> list[str]:
    return [each.id for phase in (program.phases or () if program else ()) for each in phase.prescriptions or ()]


@st.composite
def cases(
    draw: DrawFn,
    *,
    at: Sites | None = None,
    assessed: SearchStrategy[tuple[Assessment, ...] | None] | None = None,
    programmed: SearchStrategy[Program | None] | None = None,
) -> Case:
    """Draw a case that the strict loader accepts, with places for every rule in many of them.

    Args:
        draw: Given by Hypothesis.
        at: Sites to choose from.
        assessed: Assessments to choose from.
        programmed: Programs to choose from.
    """
    if at is None:
        at = draw(st.sampled_from(pools()))
    program = draw(maybe(programs(at=at)) if programmed is None else programmed)
    case = made(
        draw,
        Case,
        {**_PERSON, "assessments": visits(at) if assessed is None else assessed},
        program=program,
        log=draw(maybe(logs(program=program, at=at))),
        waivers=None,
        claims=None,
    )
    known = st.sampled_from([name for _, name in ids_of(case)])
    waived = range(draw(st.sampled_from((0, 0, 1, 2))))
    claimed = range(draw(st.sampled_from((0, 0, 1, 2))))
    waivers = tuple(made(draw, Waiver, {"rule": codes(), "id": known}) for _ in waived)
    claims = tuple(made(draw, Claim, {"based_on": st.none() | tuples(known, max_size=2)}) for _ in claimed)
    claims = numbered(claims, {name for _, name in ids_of(case)})
    return attrs.evolve(case, waivers=waivers or None, claims=claims or None)


_PERSON: Given = {
    "as_of": st.sampled_from((None, LAST_DAY, LAST_DAY + dt.timedelta(days=20))),
    "complaints": some(complaints()),
    "patient": st.none() | loadable(Patient),
    "program_start": maybe(dates()),
    "red_flag_screen": maybe(loadable(RedFlagScreen)),
    "definitions": st.none() | definitions(),
}
