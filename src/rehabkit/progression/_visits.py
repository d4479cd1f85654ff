"""Simulated visits: the work logged since the last one, and what responses state of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import count
from typing import TypeVar

import attrs

from rehabkit.chart import planned_offsets
from rehabkit.models._ids import ids_of
from rehabkit.models.case import Case
from rehabkit.models.dosage import Dosage
from rehabkit.models.log import EventRecord, Log, Session, SessionItem
from rehabkit.models.observation import Assessment
from rehabkit.models.program import Phase
from rehabkit.models.work import Prescription
from rehabkit.progression._course import beside, phases_of
from rehabkit.progression._responses import (
    EventOn,
    HoldCourse,
    PainCourse,
    RangeCourse,
    Response,
    StrengthCourse,
    ToneCourse,
    held_on,
)
from rehabkit.vocab import STOP_SIGNS, Status

S = TypeVar("S")


@attrs.frozen(kw_only=True)
class Stay:
    """A phase that a simulation is in.

    Attributes:
        phase: The phase.
        since: Day of the program on which it began.
    """

    phase: Phase
    since: int


@attrs.frozen(kw_only=True)
class Script:
    """What a simulation is told.

    Attributes:
        responses: What is observed and logged, from which day on.
        start: Day 0.
        prefix: What the ids of simulated things begin with.
        logged: Days that a log covers already.
    """

    responses: tuple[Response, ...]
    start: dt.date
    prefix: str
    logged: frozenset[dt.date]

    def date(self, day: int) -> dt.date:
        """Return the date of a day of the program."""
        return self.start + dt.timedelta(days=day)


def free_prefix(case: Case) -> str:
    """Return what no id of a case begins with, so that a simulated case can be simulated further."""
    names = tuple(name for _, name in ids_of(case))
    candidates = ("sim-" if number == 1 else f"sim{number}-" for number in count(1))
    return next(each for each in candidates if not any(name.startswith(each) for name in names))


def visited(case: Case, script: Script, stay: Stay | None, last: int, day: int) -> Case:
    """Return a case with the work since the last visit, and what a visit observes."""
    log = case.log or Log()
    sessions = () if stay is None else tuple(_sessions(case, script, stay, last, day))
    events = tuple(_events(script, last, day))
    seen = tuple(_assessments(script, day))
    grown = attrs.evolve(log, sessions=(*(log.sessions or ()), *sessions), events=(*(log.events or ()), *events))
    return attrs.evolve(case, assessments=(*(case.assessments or ()), *seen), log=grown)


def in_course(case: Case, stay: Stay, day: int) -> Iterator[Prescription]:
    """Yield what is prescribed on a day: in the phase, and in those begun before that run beside it (A66).

    Days of a prescription count from the day on which its phase began, which for those beside is the planned one; one
    that lasts to its phase's last day lasts on.
    """
    yield from _prescribed(stay.phase, stay.since, day)
    for other in phases_of(case.program):
        if beside(other, stay.phase) and other.from_day < stay.phase.from_day:
            yield from _prescribed(other, other.from_day, day)


def _prescribed(phase: Phase, since: int, day: int) -> Iterator[Prescription]:
    for each in phase.prescriptions or ():
        first = since + (phase.from_day if each.from_day is None else each.from_day) - phase.from_day
        lasts = each.to_day is None or each.to_day >= phase.to_day
        if first <= day and (lasts or day <= since + (each.to_day or 0) - phase.from_day):
            yield each


def _assessments(script: Script, day: int) -> Iterator[Assessment]:
    told = [(each, f"{script.prefix}o{at}-{day}") for at, each in enumerate(script.responses)]
    pains = _known(each.observed(name, day) for each, name in told if isinstance(each, PainCourse))
    tones = _known(each.observed(name, day) for each, name in told if isinstance(each, ToneCourse))
    strengths = _known(each.observed(name, day) for each, name in told if isinstance(each, StrengthCourse))
    ranges = _known(each.observed(name, day) for each, name in told if isinstance(each, RangeCourse))
    if pains or tones or strengths or ranges:
        yield Assessment(
            id=f"{script.prefix}a{day}",
            date=script.date(day),
            pains=pains,
            tones=tones,
            strengths=strengths,
            ranges=ranges,
        )


def _known(observed: Iterable[S | None]) -> tuple[S, ...]:
    return tuple(each for each in observed if each is not None)


def _sessions(case: Case, script: Script, stay: Stay, last: int, day: int) -> Iterator[Session]:
    """Yield a session for each day since the last visit on which something is planned, up to a stop sign."""
    held = {each.prescription: each for each in script.responses if isinstance(each, HoldCourse)}
    signs = (each.day for each in script.responses if isinstance(each, EventOn) and each.event in STOP_SIGNS)
    for planned in range(last, min((day, *signs))):
        if script.date(planned) in script.logged:
            continue
        works = [each for each in in_course(case, stay, planned) if _is_planned(each, script, stay, planned)]
        items = tuple(
            SessionItem(
                id=f"{script.prefix}i{at}-{planned}",
                prescription=each.id,
                dosage=_held(each, held.get(each.id), planned),
            )
            for at, each in enumerate(works)
        )
        if items:
            date = script.date(planned)
            yield Session(id=f"{script.prefix}s{planned}", date=date, status=Status.DONE, items=items)


def _is_planned(work: Prescription, script: Script, stay: Stay, day: int) -> bool:
    return day in planned_offsets(work.dosage, script.start, stay.since, day)


def _held(work: Prescription, course: HoldCourse | None, day: int) -> Dosage | None:
    """Return the dose that a day's log states, where a response tells the seconds held."""
    seconds = None if course is None else held_on(course.values, day)
    return None if seconds is None else attrs.evolve(work.dosage or Dosage(), hold_s=seconds, hold_s_to=None)


def _events(script: Script, last: int, day: int) -> Iterator[EventRecord]:
    for at, response in enumerate(script.responses):
        if isinstance(response, EventOn) and (last < response.day <= day or response.day == last == day):
            yield EventRecord(id=f"{script.prefix}e{at}", event=response.event, date=script.date(response.day))
