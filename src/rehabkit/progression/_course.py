"""Which phase a case is in, what comes before and after it, and whether a measure flares up in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Moment, Reading, courses
from rehabkit.location import Path
from rehabkit.models.program import Phase, Program
from rehabkit.progression._criteria import results
from rehabkit.progression._shown import View
from rehabkit.vocab import CriterionState

_FEWEST = 3


@attrs.frozen
class Course:
    """The phase that a case is in.

    Attributes:
        phase: The phase.
        began: The day on which it began, or None where it is not known.
    """

    phase: Phase
    began: dt.date | None


def phases_of(program: Program | None) -> tuple[Phase, ...]:
    """Return the phases of a program by their first days."""
    phases = () if program is None else program.phases or ()
    return tuple(sorted(phases, key=_place))


def next_phase(program: Program | None, here: Phase) -> Phase | None:
    """Return the phase that follows one: the first of the later ones that waits for no other of them."""
    later = [phase for phase in phases_of(program) if _follows(phase, here)]
    names = {phase.id for phase in later}
    return next((phase for phase in later if names.isdisjoint(phase.requires or ())), None)


def previous_phase(program: Program | None, here: Phase) -> Phase | None:
    """Return the phase before one: the last of the earlier ones that no other of them waits for."""
    earlier = [phase for phase in phases_of(program) if _follows(here, phase)]
    waited = {name for phase in earlier for name in phase.requires or ()}
    return next((phase for phase in reversed(earlier) if phase.id not in waited), None)


def beside(first: Phase, second: Phase) -> bool:
    """Return whether two phases may run at one time (A55)."""
    return first.id in (second.concurrent_with or ()) or second.id in (first.concurrent_with or ())


def begin_of(chart: Chart, phase: Phase) -> dt.date | None:
    """Return the day on which a phase began: that of the first work logged in it, else its planned one.

    Where the case has been in another phase in between, only what was logged after that counts.
    """
    logged = _logged(chart)
    own = [day for day, other in logged if other.id == phase.id]
    elsewhere = [day for day, other in logged if other.id != phase.id and not beside(other, phase)]
    left = max((day for day in elsewhere if own and day < max(own)), default=dt.date.min)
    return min((day for day in own if day > left), default=chart.date_of(phase.from_day))


def course_of(chart: Chart) -> Course | None:
    """Return the phase in course: the newest one that log, criteria and calendar all allow.

    It begins with the phase of the newest logged work, or else the first. The next one is entered on its planned
    day, or at the first visit after it, where the criteria between the two are met then, or where there are none;
    but not by a visit of the very day that is asked about, whose answer is whether to move on.
    """
    phases = phases_of(chart.case.program)
    if not phases:
        return None
    worked, phase = _worked(chart) or (None, phases[0])
    here: Course | None = Course(phase, begin_of(chart, phase))
    seen: dict[str, Course] = {}
    while here is not None and here.phase.id not in seen:
        seen[here.phase.id] = here
        here = _entered(chart, here, worked)
    return list(seen.values())[-1]


def flare_ups(
    chart: Chart, began: dt.date | None, *, points: float, percent: float
) -> Iterator[tuple[str, Reading, Reading, Reading]]:
    """Yield each measure with its best record and the newest two, where both are worse and lie in the phase (A72).

    The best one is that of the phase so far, or else the last one before it.
    """
    for course in courses(chart.pains, chart.functions):
        if len(course.readings) < _FEWEST:
            continue
        *before, first, second = course.readings
        if began is not None and first.date < began:
            continue
        inside = [reading for reading in before if began is None or reading.date >= began] or before[-1:]
        best = min(inside, key=lambda reading: course.worse_by(inside[0], reading))
        if all(course.is_worse(best, each, points=points, percent=percent) for each in (first, second)):
            yield course.name, best, first, second


def _place(phase: Phase) -> tuple[int, int, str]:
    return phase.from_day, phase.to_day, phase.id


def _follows(later: Phase, earlier: Phase) -> bool:
    if later.id in (earlier.requires or ()):
        return False
    return earlier.id in (later.requires or ()) or later.from_day > earlier.from_day


def _worked(chart: Chart) -> tuple[dt.date, Phase] | None:
    """Return the day of the newest logged work, and its phase or the last logged one that runs beside it."""
    logged = _logged(chart)
    if not logged:
        return None
    day, newest = max(logged, key=lambda each: (each[0], _place(each[1])))
    return day, max((other for _, other in logged if other is newest or beside(other, newest)), key=_place)


def _logged(chart: Chart) -> list[tuple[dt.date, Phase]]:
    """Return day and phase of all logged work that carries out a prescription."""
    return [
        (entry.moment.date, entry.phase.phase)
        for entry in chart.works
        if entry.is_done and entry.moment is not None and entry.phase is not None
    ]


def _entered(chart: Chart, here: Course, worked: dt.date | None) -> Course | None:
    """Return the next phase where it was entered, though no work is logged in it."""
    ahead = next_phase(chart.case.program, here.phase)
    begins = None if ahead is None else chart.date_of(ahead.from_day)
    if ahead is None or begins is None or chart.as_of is None or (worked is not None and begins <= worked):
        return None
    days = {begins, chart.as_of, *chart.visits} - ({chart.as_of} & set(chart.visits))
    may_enter = sorted(day for day in days if begins <= day <= chart.as_of)
    return next((Course(ahead, day) for day in may_enter if _is_open(chart, here, ahead, day)), None)


def _is_open(chart: Chart, here: Course, ahead: Phase, day: dt.date) -> bool:
    view = View(chart=chart, now=Moment(day), began=here.began)
    between = (*results(here.phase.exit, Path(), view), *results(ahead.entry, Path(), view))
    return all(each.state is CriterionState.MET for each in between)
