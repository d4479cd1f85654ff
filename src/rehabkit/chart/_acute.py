"""Days of acute episodes: days of rest, and for which complaint work is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from rehabkit.chart._episodes import Episode, is_other_side
from rehabkit.chart._pains import Subject
from rehabkit.chart._works import WorkEntry
from rehabkit.location import Path
from rehabkit.models.complaint import Complaint
from rehabkit.models.log import Log
from rehabkit.vocab import ActivityKind, Region, is_sided


@attrs.frozen(kw_only=True)
class RestDay:
    """A day of rest.

    Attributes:
        date: The day.
        path: Where it is recorded as rest.
        bed_rest: Where it is recorded as bed rest, or None.
    """

    date: dt.date
    path: Path
    bed_rest: Path | None


@attrs.frozen(kw_only=True)
class EpisodeDay:
    """A day of work, with the complaint that the work is for.

    Attributes:
        date: The day.
        episode: The complaint.
    """

    date: dt.date
    episode: Episode

    @property
    def number(self) -> int:
        """The day's number, counted from the onset as day 0."""
        number = self.episode.day(self.date)
        assert number is not None  # noqa: S101  # days before the onset are left out
        return number

    @property
    def reason(self) -> str | None:
        """Why the time rules do not apply on that day, or None."""
        return self.episode.reason_on(self.date)


def rest_recorded(
    log: Log | None, resting: Iterable[WorkEntry], visible_to: dt.date | None
) -> tuple[RestDay, ...] | None:
    """Return the days of rest up to a day, in order; None where the log says nothing of rest."""
    if log is None:
        return None
    bed = {
        activity.date: Path(("log", "activities", position))
        for position, activity in enumerate(log.activities or ())
        if activity.kind is ActivityKind.BED_REST
    }
    treated = {entry.moment.date: entry.path for entry in resting if entry.is_done and entry.moment is not None}
    if log.rest_days is None and not bed and not treated:
        return None
    named = {day: Path(("log", "rest_days", position)) for position, day in enumerate(log.rest_days or ())}
    return tuple(
        RestDay(date=day, path=path, bed_rest=bed.get(day))
        for day, path in sorted({**treated, **bed, **named}.items())
        if visible_to is None or day <= visible_to
    )


def rest_of(episode: Episode, episodes: Iterable[Episode], rest: tuple[RestDay, ...]) -> Iterator[RestDay]:
    """Yield the days of rest that belong to an episode: to the one that began last before their run of rest."""
    onsets = [other.onset for other in episodes if other.onset is not None]
    resting = {day.date for day in rest}
    for day in rest:
        first = day.date
        while first - dt.timedelta(days=1) in resting and any(onset < first for onset in onsets):
            first -= dt.timedelta(days=1)
        last = max((onset for onset in onsets if onset <= first), default=None)
        if episode.onset is not None and episode.onset == last:
            yield day


def episode_on(episodes: Iterable[Episode], subjects: tuple[Subject, ...], date: dt.date) -> EpisodeDay | None:
    """Return the complaint that work on a day is for: of those that it may concern, the one that began last.

    Work without muscle and region may concern any complaint. A complaint without a day of onset comes last.
    """
    begun = [
        episode
        for episode in episodes
        if (episode.onset is None or episode.onset <= date) and may_concern(subjects, episode.complaint)
    ]
    last = max(begun, key=lambda episode: _key(episode, date), default=None)
    return None if last is None else EpisodeDay(date=date, episode=last)


def _key(episode: Episode, date: dt.date) -> tuple[dt.date, bool, str]:
    return episode.onset or dt.date.min, episode.reason_on(date) is None, episode.complaint.id


def may_concern(subjects: tuple[Subject, ...], complaint: Complaint) -> bool:
    """Return whether work on some subjects may be for a complaint; work on none may be for any."""
    return not subjects or any(_is_about(subject, complaint) for subject in subjects)


def _is_about(subject: Subject, complaint: Complaint) -> bool:
    if complaint.region is not Region.WHOLE_BODY and not {complaint.region, Region.WHOLE_BODY} & set(subject.regions):
        return False
    return not is_sided(complaint.region) or not is_other_side(subject.side, complaint.side)
