"""A program run forward under stated responses: phase decisions, doses and findings on a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import get_args

import attrs

from rehabkit.bounds import echo
from rehabkit.chart import as_of_default
from rehabkit.checking import check
from rehabkit.documents import as_case
from rehabkit.errors import UnknownNameError
from rehabkit.models.case import Case
from rehabkit.models.program import Program
from rehabkit.progression._advance import answer
from rehabkit.progression._answer import Advance
from rehabkit.progression._course import phases_of
from rehabkit.progression._responses import EventOn, HoldCourse, Response
from rehabkit.progression._timeline import Dose, Ending, Timeline, TimelineEntry
from rehabkit.progression._visits import Script, Stay, free_prefix, in_course, visited
from rehabkit.report import Finding
from rehabkit.vocab import Decision

Key = tuple[object, ...]

MOST_DAYS = 3_650
"""Most days that a simulation runs (library choice)."""

TEMPLATE_START = dt.date(2024, 1, 1)
"""First day of a template without a start, a Monday (library choice)."""


def simulate(
    case: Case | Program,
    responses: Iterable[Response],
    *,
    start: dt.date | None = None,
    every_days: int = 7,
    last_day: int | None = None,
) -> Timeline:
    """Run a program forward, visit by visit, under stated responses; the same input gives the same timeline.

    The first visit is on day 0, or on the day as of which the case is told, if that is later. At each visit what the
    responses state is observed, and all work planned since the visit before, or up to a stop sign, is logged as done.
    Then `advance` answers, and its answer is carried out: the next phase begins, or the one before, or the simulation
    ends with a referral. What nobody states is not known, and may leave a phase undecided to the end. Where something
    happens after the last visit, the last day is one more.

    Args:
        case: The case, or a program alone.
        responses: What is observed and logged, from which day on.
        start: First day of the program, where the case states none.
        every_days: Days between two visits.
        last_day: Last day of the program to simulate; absent means twice its length.

    Raises:
        CaseError: A name in the case leads nowhere, or a side or date cannot be.
        FieldError: A response states a value that no observation can have.
        TypeError: A response is none of those of this module.
        UnknownNameError: A response names a prescription that the program does not have.
        ValueError: `every_days` is below 1, `last_day` lies before the first visit or `MOST_DAYS` after it, or an event
            lies before the first visit.
    """
    here = _begun(case, start)
    script = _script(here, responses)
    here, first = attrs.evolve(here, as_of=None), _first_day(here, script)
    last = _last_day(here, first, every_days, last_day)
    for each in script.responses:
        _refuse_lost(here, each, first)
    entries: list[TimelineEntry] = []
    known: set[Key] = set()
    stay: Stay | None = None
    began: dt.date | None = None
    ending: Ending | None = None
    days = _visit_days(script, first, last, every_days)
    for before, day in zip([first, *days], days, strict=False):
        here = visited(here, script, stay, before, day)
        told = answer(here, script.date(day), None if stay is None else stay.phase.id, {}, began)
        stay = stay or _planned(here, told.phase, day)
        found = {_key(each): each for each in check(here, as_of=script.date(day)).findings}
        entries.append(
            TimelineEntry(
                day=day,
                date=script.date(day),
                phase=told.phase,
                decision=told,
                doses=tuple(_doses(here, stay, day)),
                findings=tuple(each for key, each in found.items() if key not in known),
            )
        )
        known.update(found)
        ending = _ending(told)
        if ending is not None:
            break
        moved = _moved(here, told.to, day)
        stay, began = (moved, script.date(day)) if moved is not None else (stay, began)
    return Timeline(entries=tuple(entries), ending=ending or Ending.LAST_DAY, case=here)


def _begun(case: Case | Program, start: dt.date | None) -> Case:
    """Return the case with a first day."""
    told = case if isinstance(case, Case) else as_case(case)
    return attrs.evolve(told, program_start=told.program_start or start or TEMPLATE_START)


def _script(case: Case, responses: Iterable[Response]) -> Script:
    assert case.program_start is not None  # noqa: S101  # just stated
    sessions = (case.log.sessions or ()) if case.log is not None else ()
    return Script(
        responses=tuple(responses),
        start=case.program_start,
        prefix=free_prefix(case),
        logged=frozenset(session.date for session in sessions),
    )


def _refuse_lost(case: Case, response: object, first: int) -> None:
    """Refuse a response that would change nothing and be lost without a word."""
    if not isinstance(response, Response):
        kinds = ", ".join(kind.__name__ for kind in get_args(Response))
        msg = f"a response must be one of {kinds} (got {echo(response)})"
        raise TypeError(msg)
    if isinstance(response, EventOn) and response.day < first:
        msg = f"an event must not lie before the first visit, day {first} (got day {response.day})"
        raise ValueError(msg)
    works = (each.id for phase in phases_of(case.program) for each in phase.prescriptions or ())
    if isinstance(response, HoldCourse) and response.prescription not in works:
        msg = f"the program has no prescription named {response.prescription!r:.60}"
        raise UnknownNameError(msg)


def _visit_days(script: Script, first: int, last: int, every_days: int) -> list[int]:
    """Return the days of the visits; the last day is one where something happens after the last visit."""
    days = [*range(first, last + 1, every_days)]
    late = (each for each in script.responses if isinstance(each, EventOn) and days[-1] < each.day <= last)
    return [*days, last] if any(late) else days


def _first_day(case: Case, script: Script) -> int:
    told = as_of_default(case) or script.start
    return max((told - script.start).days, 0)


def _last_day(case: Case, first: int, every_days: int, last_day: int | None) -> int:
    if every_days < 1:
        msg = f"every_days must be at least 1 (got {every_days})"
        raise ValueError(msg)
    if last_day is not None and not first <= last_day <= first + MOST_DAYS:
        msg = f"last_day must be from {first} to {first + MOST_DAYS} (got {last_day})"
        raise ValueError(msg)
    length = max((phase.to_day + 1 for phase in phases_of(case.program)), default=0)
    return min(max(2 * length, first), first + MOST_DAYS) if last_day is None else last_day


def _moved(case: Case, name: str | None, day: int) -> Stay | None:
    """Return a phase that begins on a day."""
    found = (phase for phase in phases_of(case.program) if phase.id == name)
    return next((Stay(phase=phase, since=day) for phase in found), None)


def _planned(case: Case, name: str | None, day: int) -> Stay | None:
    """Return a phase that began on its planned day, or begins on a day before that."""
    begun = _moved(case, name, day)
    return None if begun is None else attrs.evolve(begun, since=min(begun.phase.from_day, day))


def _doses(case: Case, stay: Stay | None, day: int) -> Iterator[Dose]:
    for each in in_course(case, stay, day) if stay is not None else ():
        yield Dose(prescription=each.id, intervention=each.intervention, dosage=each.dosage)


def _key(finding: Finding) -> Key:
    """Return what tells a finding from others; of findings at observations, the visit does not."""
    place = None if finding.path.startswith("$.assessments") else finding.path
    return finding.rule, place, finding.site, finding.outcome, finding.softening


def _ending(told: Advance) -> Ending | None:
    if told.decision is Decision.STOP_AND_REFER:
        return Ending.REFERRED
    if told.phase is None:
        return Ending.NO_PHASE
    return Ending.PROGRAM_ENDED if told.decision is Decision.ADVANCE and told.to is None else None
