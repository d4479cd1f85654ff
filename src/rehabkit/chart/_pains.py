"""Pain over time: which value speaks of a site at a moment (A65, A74)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from rehabkit.chart._moments import Moment
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.observation import PainObservation
from rehabkit.resolve import Joined
from rehabkit.vocab import Analgesia, PainContext, PainScale, PainTiming, Region, Side, is_sided

_NOW = {None, PainTiming.NOW}
_CONTEXT_RANK = {
    PainContext.MOVEMENT: 0,
    PainContext.SESSION: 0,
    PainContext.REST: 1,
    PainContext.ANY: 1,
    None: 1,
}


@attrs.frozen(kw_only=True)
class PainEntry:
    """A pain value that may speak of a site.

    Attributes:
        value: The value.
        scale: Its scale.
        path: Where it stands.
        moment: When it was told.
        region: Region it speaks of.
        analgesia: Pain relief at that time.
        observation: The observation, or None for a value told in a session.
    """

    value: float
    scale: PainScale
    path: Path
    moment: Moment
    region: Region | None = None
    analgesia: Analgesia | None = None
    observation: PainObservation | None = None

    def exceeds(self, limit: float) -> bool:
        """Return whether the value is above a limit in NPRS points; millimeters are compared with 0 alone (A74)."""
        return self.value > limit if self.scale is PainScale.NPRS else limit == 0 and self.value > 0

    def __str__(self) -> str:
        """Return value and scale as people read them."""
        shown = int(self.value) if float(self.value).is_integer() else self.value
        return f"{shown} mm on a VAS" if self.scale is PainScale.VAS_MM else f"{shown}/10"


@attrs.frozen(kw_only=True)
class Subject:
    """Whose pain is asked for: a site, or a region where no muscle is named.

    Attributes:
        site: The site, or None.
        regions: The site's regions, or the region.
        side: The side, or None where it does not matter.
    """

    site: Site | None
    regions: tuple[Region, ...]
    side: Side | None

    def __str__(self) -> str:
        """Return the subject as people read it."""
        if self.site is not None:
            return str(self.site)
        side = f" ({self.side})" if self.side is not None else ""
        return f"{self.regions[0]}{side}"


@attrs.frozen(kw_only=True)
class PainView:
    """What is known of a site's pain at a moment.

    Attributes:
        known: The values that speak of it, highest first; one per region and one for the muscle.
        doubtful: Values of an unknown side, or of a kind that cannot decide alone.
    """

    known: tuple[PainEntry, ...]
    doubtful: tuple[PainEntry, ...]


def order_rank(entry: PainEntry) -> int | None:
    """Return how a value ranks in the order of A74, or None where it cannot decide alone."""
    seen = entry.observation
    if seen is None:
        return 0
    if seen.timing in _NOW:
        return _CONTEXT_RANK.get(seen.context)
    return 2 if seen.timing is PainTiming.AVERAGE else None


class PainLines:
    """The pain values that a case records, oldest first.

    Of values alike otherwise the id, and not the order in which they are told, decides.

    Attributes:
        entries: The values.
    """

    __slots__ = ("_joined", "entries")

    def __init__(self, joined: Joined, visible_to: Moment | None) -> None:
        """Collect the observations up to a moment; without one there are none."""
        self._joined = joined
        entries = (
            PainEntry(
                value=observation.value,
                scale=observation.scale,
                path=Path(("assessments", at, "pains", position)),
                moment=Moment(assessment.date, assessment.time),
                region=observation.region,
                analgesia=observation.analgesia,
                observation=observation,
            )
            for at, assessment in enumerate(joined.case.assessments or ())
            if visible_to is not None and assessment.date <= visible_to.date
            for position, observation in enumerate(assessment.pains or ())
        )
        self.entries = tuple(sorted(entries, key=_told))

    def view(self, subject: Subject, moment: Moment) -> PainView:
        """Return what is known of a subject's pain: in its regions, and at the muscle itself.

        A value of a whole region that is newer than the muscle's own in that region speaks for the muscle as well.
        """
        seen = [entry for entry in self.entries if entry.moment.is_seen_at(moment)]
        muscles = self._related(subject)
        known: list[PainEntry] = []
        doubtful: list[PainEntry] = []
        for region in dict.fromkeys(entry.region for entry in seen):
            inside = [entry for entry in seen if entry.region is region]
            whole = region in subject.regions or region is Region.WHOLE_BODY
            regional = [entry for entry in inside if _muscle(entry) is None and whole]
            own = [
                entry
                for entry in inside
                if _muscle(entry) in muscles or (muscles == set() and whole and _muscle(entry))
            ]
            newest = _newest(regional, subject.side)
            since = None if newest is None else newest.moment.date
            of_muscle = _newest(own, subject.side)
            known += [e for e in (newest, of_muscle) if e is not None and (since is None or e.moment.date >= since)]
            last = max((e.moment.date for e in (newest, of_muscle) if e is not None), default=None)
            doubtful += [
                e
                for e in (*regional, *own)
                if _is_doubtful(e, subject.side) and (last is None or _is_open(e, subject.side, last))
            ]
        return PainView(known=tuple(sorted(known, key=lambda entry: -entry.value)), doubtful=tuple(doubtful))

    def _related(self, subject: Subject) -> set[str]:
        """Return the muscle of a subject with its wholes and parts."""
        if subject.site is None:
            return set()
        name = subject.site.muscle
        parts = {part for part, wholes in self._joined.parents.items() if name in wholes}
        return {name, *self._joined.parents.get(name, ()), *parts}

    def baseline(self, entry: PainEntry) -> PainEntry | None:
        """Return the first value of the same region, muscle, side, scale, timing and context."""
        seen = entry.observation
        same = [e for e in self.entries if seen is not None and _same_measure(e, seen)]
        return min(same, key=lambda e: e.moment.key(), default=None)


def _told(entry: PainEntry) -> tuple[object, ...]:
    assert entry.observation is not None  # noqa: S101  # each of these was observed
    return (*entry.moment.key(), entry.observation.id)


def _muscle(entry: PainEntry) -> str | None:
    return None if entry.observation is None else entry.observation.muscle


def _same_measure(entry: PainEntry, other: PainObservation) -> bool:
    seen = entry.observation
    return seen is not None and _measure(seen) == _measure(other)


def _measure(seen: PainObservation) -> tuple[object, ...]:
    return seen.region, seen.muscle, seen.side, seen.scale, seen.timing, seen.context


def _newest(entries: Iterable[PainEntry], side: Side | None) -> PainEntry | None:
    """Return the value that decides: of the newest day the first in the order of A74, of that the last one told."""
    ranked = [
        (rank, entry) for entry in entries if (rank := order_rank(entry)) is not None and _side_match(entry, side)
    ]
    if not ranked:
        return None
    day = max(entry.moment.date for _, entry in ranked)
    best = min(rank for rank, entry in ranked if entry.moment.date == day)
    today = [entry for rank, entry in ranked if entry.moment.date == day and rank == best]
    return max(today, key=lambda entry: (entry.moment.key(), entry.value))


def _is_doubtful(entry: PainEntry, side: Side | None) -> bool:
    """Return whether a value leaves its side open, or cannot decide alone."""
    match = _side_match(entry, side)
    return match is None or (match and order_rank(entry) is None)


def _is_open(entry: PainEntry, side: Side | None, last: dt.date) -> bool:
    """Return whether a doubtful value is newer than what is known; of one day, an open side is not settled (A74)."""
    return entry.moment.date > last or (entry.moment.date == last and _side_match(entry, side) is None)


def _side_match(entry: PainEntry, side: Side | None) -> bool | None:
    """Return whether a pain is on a side; None where its own side cannot tell (A07, A76)."""
    seen = entry.observation
    if seen is None or not is_sided(seen.region) or side in {None, Side.MIDLINE}:
        return True
    if seen.side in {Side.LEFT, Side.RIGHT} and side in {Side.LEFT, Side.RIGHT}:
        return seen.side is side
    return True if Side.BILATERAL in {seen.side, side} else None
