"""Events of the log, and the exercise that was done after each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from rehabkit.chart._moments import Moment
from rehabkit.chart._works import WorkEntry
from rehabkit.location import Path
from rehabkit.models.intervention import Exercise
from rehabkit.models.log import EventRecord

if TYPE_CHECKING:
    from rehabkit.chart import Chart


@attrs.frozen(kw_only=True)
class LoggedEvent:
    """An event of the log.

    Attributes:
        event: The event.
        path: Where it stands.
        date: Its day, or None where neither it nor its work is dated.
        during: The work during which it happened, or None.
    """

    event: EventRecord
    path: Path
    date: dt.date | None
    during: WorkEntry | None


@attrs.frozen(kw_only=True)
class After:
    """The exercise done after an event.

    Attributes:
        certain: What was done after it.
        doubtful: What may have been done after it: the order is not stated.
    """

    certain: tuple[WorkEntry, ...]
    doubtful: tuple[WorkEntry, ...]


def logged_events(chart: Chart) -> Iterator[LoggedEvent]:
    """Yield each event of the log that the chart sees."""
    for entry in chart.works:
        if entry.moment is not None and not entry.is_planned:
            for position, event in enumerate(getattr(entry.stated, "events", None) or ()):
                path = entry.path / "events" / position
                yield from _seen(chart, event, path, event.date or entry.moment.date, entry)
    log = chart.case.log
    for position, event in enumerate((log.events or ()) if log is not None else ()):
        yield from _seen(chart, event, Path(("log", "events", position)), event.date, None)


def _seen(
    chart: Chart, event: EventRecord, path: Path, day: dt.date | None, during: WorkEntry | None
) -> Iterator[LoggedEvent]:
    if day is None or chart.as_of is None or day <= chart.as_of:
        yield LoggedEvent(event=event, path=path, date=day, during=during)


def exercise_after(chart: Chart, event: LoggedEvent, until: dt.date | None) -> After:
    """Return the exercise done after an event, before a day where one is given."""
    certain: list[WorkEntry] = []
    doubtful: list[WorkEntry] = []
    for entry in chart.works:
        if not entry.is_done or not isinstance(entry.intervention, Exercise):
            continue
        assert entry.moment is not None  # noqa: S101  # done work has one
        if until is not None and entry.moment.date >= until:
            continue
        later = _is_later(event, entry, entry.moment)
        if later is not False:
            (doubtful if later is None else certain).append(entry)
    return After(certain=tuple(certain), doubtful=tuple(doubtful))


def _is_later(event: LoggedEvent, entry: WorkEntry, moment: Moment) -> bool | None:
    """Return whether work was done after an event; None where its order on one day is not stated."""
    if event.date is None:
        return None
    if moment.date != event.date:
        return moment.date > event.date
    during = event.during
    if during is None or during.moment is None or during.moment.date != event.date:
        return None
    if during.sitting == entry.sitting:
        return during.order < entry.order
    if moment.time is None or during.moment.time is None or moment.time == during.moment.time:
        return None
    return during.moment.time < moment.time
