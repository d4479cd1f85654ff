"""Courses of one measure, and changes for the worse that last (A72)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from rehabkit.chart._pains import PainEntry
from rehabkit.chart._values import Seen
from rehabkit.location import Path
from rehabkit.models.observation import FunctionObservation
from rehabkit.vocab import Analgesia, Better, PainScale, PainTiming

if TYPE_CHECKING:
    from rehabkit.chart import Chart

_PERCENT = 100


@attrs.frozen(kw_only=True)
class Reading:
    """A value of a measure on one day.

    Attributes:
        value: The value.
        path: Where it stands.
        date: The day.
        text: The value as people read it.
    """

    value: float
    path: Path
    date: dt.date
    text: str


@attrs.frozen(kw_only=True)
class Course:
    """All readings of one measure, one a day, oldest first.

    Attributes:
        name: What is measured, in words.
        readings: The readings.
        lower_is_worse: Whether less is worse.
        in_points: Whether a change may be counted in points of the NPRS.
    """

    name: str
    readings: tuple[Reading, ...]
    lower_is_worse: bool
    in_points: bool

    def worse_by(self, first: Reading, later: Reading) -> Decimal:
        """Return by how much a later reading is worse, exactly as the decimals say."""
        rise = Decimal(str(later.value)) - Decimal(str(first.value))
        return -rise if self.lower_is_worse else rise

    def is_worse(self, first: Reading, later: Reading, *, points: float, percent: float) -> bool:
        """Return whether a later reading is worse by some points, or by some percent of the first one."""
        worse = self.worse_by(first, later)
        if self.in_points and worse >= Decimal(str(points)):
            return True
        return worse > 0 and first.value > 0 and worse * _PERCENT >= Decimal(str(percent)) * Decimal(str(first.value))


@attrs.frozen(kw_only=True)
class Stretch:
    """The part of a course that falls into a program.

    Attributes:
        course: The course.
        first: The newest reading up to the first day, or else the first one after it.
        later: The readings after that one, oldest first.
    """

    course: Course
    first: Reading
    later: tuple[Reading, ...]

    def is_worse(self, *, points: float, percent: float) -> bool:
        """Return whether the newest two readings are both worse than the first one (A72)."""
        newest = self.later[-2:]
        return len(newest) > 1 and all(
            self.course.is_worse(self.first, each, points=points, percent=percent) for each in newest
        )


def program_stretches(chart: Chart) -> Iterator[Stretch]:
    """Yield the course of each pain and function during the program; none where its start is not stated."""
    start, last = chart.case.program_start, max((each.phase.to_day for each in chart.phases), default=None)
    if chart.case.program is not None and start is not None:
        end = None if last is None else chart.date_of(last)
        found = (within(course, start, end) for course in courses(chart.pains, chart.functions))
        yield from (each for each in found if each is not None)


def courses(pains: Iterable[PainEntry], functions: Iterable[Seen[FunctionObservation]]) -> Iterator[Course]:
    """Yield the course of each pain and function that was measured the same way.

    Pain under a local anesthetic is left out: it hides pain (A75).
    """
    told: dict[tuple[object, ...], list[PainEntry]] = {}
    for entry in pains:
        seen = entry.observation
        if seen is not None and seen.analgesia is not Analgesia.LOCAL:
            timing = seen.timing or PainTiming.NOW
            told.setdefault((seen.region, seen.muscle, seen.side, seen.scale, timing, seen.context), []).append(entry)
    yield from map(_of_pain, told.values())
    measured: dict[tuple[object, ...], list[Seen[FunctionObservation]]] = {}
    for found in functions:
        what = found.observation
        measured.setdefault((what.name, what.task, what.unit, what.better), []).append(found)
    yield from map(_of_function, measured.values())


def within(course: Course, first_day: dt.date, last_day: dt.date | None) -> Stretch | None:
    """Return the part of a course that falls between two days, or None where there is no reading."""
    seen = [each for each in course.readings if last_day is None or each.date <= last_day]
    before = [each for each in seen if each.date <= first_day]
    if not seen:
        return None
    first = before[-1] if before else seen[0]
    return Stretch(course=course, first=first, later=tuple(each for each in seen if each.date > first.date))


def _of_pain(entries: list[PainEntry]) -> Course:
    seen = entries[0].observation
    assert seen is not None  # noqa: S101  # collected so
    readings = [Reading(value=e.value, path=e.path, date=e.moment.date, text=str(e)) for e in entries]
    return Course(
        name=f"pain of {seen.muscle or seen.region} ({seen.side})",
        readings=_daily(readings, lower_is_worse=False),
        lower_is_worse=False,
        in_points=seen.scale is PainScale.NPRS,
    )


def _of_function(found: list[Seen[FunctionObservation]]) -> Course:
    what = found[0].observation
    lower = what.better is Better.HIGHER
    readings = [
        Reading(
            value=each.observation.value,
            path=each.path,
            date=each.moment.date,
            text=f"{each.observation.value:g} {each.observation.unit}",
        )
        for each in found
    ]
    return Course(
        name=what.name.replace("-", " "),
        readings=_daily(readings, lower_is_worse=lower),
        lower_is_worse=lower,
        in_points=False,
    )


def _daily(readings: list[Reading], *, lower_is_worse: bool) -> tuple[Reading, ...]:
    """Return one reading a day, the worst of it."""
    days: dict[dt.date, Reading] = {}
    for each in sorted(readings, key=lambda reading: reading.value, reverse=not lower_is_worse):
        days.setdefault(each.date, each)
    return tuple(days[day] for day in sorted(days))
