"""Pain values as lines over time, and the sites whose tension is drawn beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, WorkEntry
from rehabkit.models.anatomy import Site
from rehabkit.models.log import LoggedWork
from rehabkit.models.observation import PainObservation
from rehabkit.vocab import PainScale, Region, Side

_SIDED = {Side.LEFT, Side.RIGHT}
_MOST = {PainScale.NPRS: 10.0, PainScale.VAS_MM: 100.0}
_TOLD = {
    "pain_before": "before work",
    "pain_during": "during work",
    "pain_after": "after work",
    "pain_next_morning": "the morning after work",
}


@attrs.frozen
class Point:
    """A pain value on a day; that of a morning after is told of the day before."""

    date: dt.date
    value: float


@attrs.frozen(kw_only=True)
class Line:
    """Pain values of one measure, oldest first.

    Attributes:
        told: What was measured.
        scale: Its scale.
        points: The values.
        is_of_work: Whether they were told with work of the log.
    """

    told: str
    scale: PainScale
    points: tuple[Point, ...]
    is_of_work: bool

    @property
    def top(self) -> float:
        """The highest value that the scale has."""
        return _MOST[self.scale]


def lines(chart: Chart, where: Site | Region, side: Side | None) -> Iterator[Line]:
    """Yield the pain values that speak of a site or region, first those of visits, then those told with work."""
    observed = [
        (_measure(seen), seen.scale, Point(entry.moment.date, seen.value))
        for entry in chart.pains
        if (seen := entry.observation) is not None and _speaks(chart, seen, where, side)
    ]
    worked = [
        told
        for entry in chart.works
        if entry.is_done and _is_at(chart, entry, where, side)
        for told in _pains_of(entry)
    ]
    for found, is_of_work in ((observed, False), (worked, True)):
        grouped: dict[tuple[str, PainScale], list[Point]] = {}
        for name, scale, point in found:
            grouped.setdefault((name, scale), []).append(point)
        for (name, scale), points in grouped.items():
            unit = ", mm on a VAS (axis on the right)" if scale is PainScale.VAS_MM else ", 0 to 10"
            ordered = tuple(sorted(points, key=lambda point: point.date))
            yield Line(told=name + unit, scale=scale, points=ordered, is_of_work=is_of_work)


def sites(chart: Chart, where: Site | Region, side: Side | None) -> Iterator[Site]:
    """Yield the site, or the sites of a region, of which a tension state is recorded."""
    if isinstance(where, Site):
        known = chart.tone_line(where) or any(where.muscle in _wholes(chart, e.observation.muscle) for e in chart.tones)
        yield from [where] if known else []
        return
    seen = {(entry.observation.muscle, entry.observation.side) for entry in chart.tones}
    for muscle, own in sorted(seen):
        if where in chart.muscle(muscle).regions and own is not Side.UNKNOWN and _fits(own, side):
            yield Site(muscle=muscle, side=own)


def _wholes(chart: Chart, muscle: str) -> tuple[str, ...]:
    return chart.joined.parents.get(muscle, ())


def _fits(own: Side | None, side: Side | None) -> bool:
    """Return whether a side is not the other one."""
    return own is side or own not in _SIDED or side not in _SIDED


def _speaks(chart: Chart, seen: PainObservation, where: Site | Region, side: Side | None) -> bool:
    if isinstance(where, Region):
        return seen.region in {where, Region.WHOLE_BODY} and _fits(seen.side, side)
    regions = {Region.WHOLE_BODY, *chart.muscle(where.muscle).regions}
    line = {where.muscle, *_wholes(chart, where.muscle)}
    own = seen.muscle is None or seen.muscle in line or where.muscle in _wholes(chart, seen.muscle)
    return own and (seen.region in regions or seen.muscle in line) and _fits(seen.side, where.side)


def _measure(seen: PainObservation) -> str:
    place = f"{seen.region} ({seen.side})" + (f" at {seen.muscle}" if seen.muscle else "")
    kinds = [word for word in (seen.timing, seen.context) if word is not None]
    return ", ".join([f"pain, {place}", *kinds])


def _is_at(chart: Chart, entry: WorkEntry, where: Site | Region, side: Side | None) -> bool:
    if isinstance(where, Site):
        return any(chart.related(site, where) for site in entry.sites)
    named = entry.get("region") is where and _fits(entry.get("region_side"), side)
    at = any(where in chart.muscle(site.muscle).regions and _fits(site.side, side) for site in entry.sites)
    return named or at


def _pains_of(entry: WorkEntry) -> Iterator[tuple[str, PainScale, Point]]:
    """Yield the pains that done work tells."""
    assert isinstance(entry.stated, LoggedWork)  # noqa: S101  # work that was done stands in the log
    assert entry.moment is not None  # noqa: S101
    for name, told in _TOLD.items():
        value: float | None = getattr(entry.stated, name)
        if value is not None:
            yield f"pain {told}", entry.stated.pain_scale or PainScale.NPRS, Point(entry.moment.date, value)
