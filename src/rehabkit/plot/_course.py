"""Pain and tension of a site or a region over time, with the gate between visits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rehabkit.bounds import echo
from rehabkit.chart import Chart
from rehabkit.errors import UnknownNameError
from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case
from rehabkit.plot._blocks import Block, gap, key, short, stacked, words
from rehabkit.plot._canvas import Axes, area, dates_along, ink, marks, nothing_along, number, write
from rehabkit.plot._gates import Held, chart_of, gate_keys, held, referral_of, tone_keys, who_says_so
from rehabkit.plot._measures import Line, lines, sites
from rehabkit.plot._palette import GATES, NONE, SERIES, TONES, Look
from rehabkit.plot._told import referral_rows
from rehabkit.vocab import PainScale, Region, Side

_TOP = 10.0
_AIR = 0.5
_SIZE = 6
_STEP = 3
_LARGEST = 15
_STYLES = ("-", "--", ":", "-.")

Spell = tuple[dt.date, dt.date, Held]
Lane = tuple[Site, tuple[Spell, ...]]


def course(
    case: Case,
    where: Site | Region,
    side: Side | None = None,
    *,
    as_of: dt.date | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw pain over time, and below it how muscles are held and whether that opens or closes the gate.

    Pain is drawn from 0 at the bottom to 10 at the top. Values in millimeters have an axis of their own on the right;
    nothing is converted. Pain told with done work is drawn beside that of visits.

    Args:
        case: The case.
        where: A muscle on a side, or a region.
        side: Side of the region; any by default.
        as_of: Day as of which the case is seen; its own by default.
        ax: Axes to draw on; a figure of its own by default.

    Raises:
        CaseError: A name in the case leads nowhere, or a side or date cannot be.
        UnknownNameError: The case knows no such muscle.
    """
    chart = chart_of(case, as_of)
    if isinstance(where, Site) and where.muscle not in chart.joined.muscles:
        msg = f"no muscle is named {echo(where.muscle)}"
        raise UnknownNameError(msg)
    found = tuple(lines(chart, where, side))
    lanes = tuple(_lanes(chart, tuple(sites(chart, where, side))))
    days = [point.date for line in found for point in line.points] + [day for _, s in lanes for d in s for day in d[:2]]
    banner = tuple(referral_rows(referral_of(case, as_of)))
    name = str(where) if isinstance(where, Site) or side is None else f"{where} ({side})"
    drawn = stacked(
        ax,
        f"Pain and tension over time: {name}, case {case.id}",
        [
            *banner,
            _pain_block(found),
            gap(),
            *(_lane_block(lane) for lane in lanes),
            *([] if days else [words("No pain and no tension state is recorded here")]),
            *_keys(found, lanes),
            words(f"As of {chart.as_of}" if chart.as_of is not None else "Nothing is dated"),
        ],
        top=_TOP + _AIR + sum(block.lines for block in banner),
    )
    if days:
        _pain_axis(drawn, found)
        dates_along(drawn, min(days), max(days))
    else:
        nothing_along(drawn)
    return drawn


def _keys(found: tuple[Line, ...], lanes: tuple[Lane, ...]) -> Iterator[Block]:
    held_so = [seen for _, spells in lanes for _, _, seen in spells]
    yield gap()
    yield from (key(_look(at), line.told) for at, line in enumerate(found))
    yield from tone_keys((seen.tone for seen in held_so if seen.tone is not None), hatched=False)
    yield from gate_keys(seen.gate for seen in held_so)
    yield gap()
    if lanes:
        yield words(who_says_so())


def _look(at: int) -> Look:
    return SERIES[at % len(SERIES)]


def _pain_block(found: tuple[Line, ...]) -> Block:
    """Return the field of pain, whose heights are the values themselves."""

    def draw(ax: Axes, _y: float) -> None:
        for at, line in enumerate(found):
            heights = [point.value / line.top * _TOP for point in line.points]
            dates = [number(point.date) for point in line.points]
            style = "none" if line.is_of_work else _STYLES[at % len(_STYLES)]
            # Later measures are smaller, so that equal values do not hide each other.
            size = min(_SIZE + _STEP * (len(found) - 1 - at), _LARGEST)
            marks(ax, dates, heights, _look(at), line=style, gid=f"pain {line.told}", size=size)

    return Block(lines=_TOP + _AIR, draw=draw, told=" ".join(_told(line) for line in found))


def _told(line: Line) -> str:
    values = ", ".join(f"{point.value:g} on {point.date}" for point in line.points)
    return f"{line.told[0].upper()}{line.told[1:]}: {values}."


def _pain_axis(ax: Axes, found: tuple[Line, ...]) -> None:
    ticks = range(0, int(_TOP) + 1, 2)
    ax.set_yticks(list(ticks))
    for tick in ticks:
        ax.axhline(tick, color=ink(ax), alpha=0.15, linewidth=0.6, zorder=0)
    if any(line.scale is PainScale.VAS_MM for line in found):
        for tick in ticks:
            write(ax, tick, f"{tick * 10} mm", x=1.01)


def _lanes(chart: Chart, found: tuple[Site, ...]) -> Iterator[Lane]:
    """Yield sites with their spells: from one observation that may matter to the next, the last to the case's day."""
    for site in found:
        days = sorted({entry.moment.date for entry in chart.tones if _matters(chart, entry.observation.muscle, site)})
        ends = [*days[1:], max(chart.as_of or days[-1], days[-1])]
        spells = ((first, last, held(chart, site, first)) for first, last in zip(days, ends, strict=True))
        yield site, tuple(spells)


def _matters(chart: Chart, muscle: str, site: Site) -> bool:
    parents = chart.joined.parents
    return muscle == site.muscle or muscle in parents.get(site.muscle, ()) or site.muscle in parents.get(muscle, ())


def _lane_block(lane: Lane) -> Block:
    site, spells = lane

    def draw(ax: Axes, y: float) -> None:
        write(ax, y - 0.5, short(str(site)), bold=True)
        for first, last, seen in spells:
            low, high = number(first), number(max(last, first + dt.timedelta(days=1)))
            look = GATES[seen.gate]
            dashes = ":" if look.color == NONE else "-"
            area(ax, (low, high), (y - 1.75, y - 1.15), look, dashes=dashes, gid=f"{site} {first}")
            if seen.tone is not None:
                marks(ax, [low], [y - 2.25], TONES[seen.tone])

    told = "; ".join(f"from {first} {seen}" for first, _, seen in spells)
    return Block(lines=2.8, draw=draw, told=f"{told}.")
