"""Moments on the patient's calendar, and the days on which a dose is planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.models.dosage import Dosage
from rehabkit.vocab import Weekday

_WEEKDAYS = tuple(Weekday)
_WEEK = 7


@attrs.frozen
class Moment:
    """A day, with a time of day where one is known.

    Attributes:
        date: The day.
        time: The time on the patient's clock.
    """

    date: dt.date
    time: dt.time | None = None

    def is_seen_at(self, later: Moment) -> bool:
        """Return whether an observation of this moment is known at another one.

        On the same day the times decide; where one is missing, the observation counts as made before (A18).
        """
        if self.date != later.date or self.time is None or later.time is None:
            return self.date <= later.date
        return self.time <= later.time

    def days_before(self, later: Moment) -> int:
        """Return how many days lie between this moment and a later one."""
        return (later.date - self.date).days

    def key(self) -> tuple[dt.date, dt.time]:
        """Return a key by which moments sort; a day without a time comes first."""
        return self.date, self.time or dt.time.min


def planned_offsets(dosage: Dosage | None, start: dt.date | None, first: int, last: int) -> Iterator[int]:
    """Yield the days of a program, counted from its start, on which a dose is planned.

    Named days need the start's date; without it, and without a frequency, every day is taken. A number
    of days a week is spread evenly over each week from the first day on (library choice).
    """
    if dosage is None:
        yield from range(first, last + 1)
    elif dosage.weekdays is not None and start is not None:
        named = {plan.day for plan in dosage.weekdays}
        for day in range(first, last + 1):
            if _WEEKDAYS[(start + dt.timedelta(days=day)).weekday()] in named:
                yield day
    else:
        per_week = dosage.days_per_week or _WEEK
        pattern = {position * _WEEK // per_week for position in range(per_week)}
        yield from (day for day in range(first, last + 1) if (day - first) % _WEEK in pattern)
