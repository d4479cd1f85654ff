"""The only module that knows matplotlib: axes, text, areas and markers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rehabkit.plot._palette import NONE, Look

try:
    from matplotlib.axes import Axes
    from matplotlib.colors import to_rgba
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle
    from matplotlib.ticker import MaxNLocator
except ModuleNotFoundError as error:
    _MISSING = 'rehabkit.plot needs matplotlib: pip install "rehabkit[plot]"'
    raise ModuleNotFoundError(_MISSING, name=error.name) from error

_WIDTH = 4.6
__all__ = [
    "SIZE",
    "Axes",
    "area",
    "dates_along",
    "days_along",
    "ink",
    "ink_over",
    "marks",
    "nothing_along",
    "number",
    "own_axes",
    "write",
]

_LINE = 0.2
SIZE = 9.0
_DARK = 0.18
_MOST_DATES = 4
_EPOCH = dt.date(1970, 1, 1)


def own_axes(lines: float) -> Axes:
    """Return axes of a figure of their own, for a number of lines of text."""
    figure = Figure(figsize=(_WIDTH, (lines + 5) * _LINE), layout="constrained")
    return figure.add_subplot()


def ink(ax: Axes) -> str:
    """Return the color for text and lines: black on a light background, white on a dark one."""
    figure = ax.get_figure()
    grounds = [ax.get_facecolor(), *([] if figure is None else [figure.get_facecolor()])]
    seen = next((to_rgba(ground) for ground in grounds if to_rgba(ground)[3]), to_rgba("white"))
    return _ink_on(seen)


def _ink_on(color: tuple[float, float, float, float]) -> str:
    red, green, blue = (part**2.2 for part in color[:3])
    return "white" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < _DARK else "black"


def ink_over(ax: Axes, look: Look) -> str:
    """Return the color for text on an area."""
    return ink(ax) if look.color == NONE else _ink_on(to_rgba(look.color))


def days_along(ax: Axes, first: float, last: float) -> None:
    """Let the days of a program run along the top."""
    ax.set_xlim(first, max(last, first + 1))
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    _ticks_on_top(ax)


def dates_along(ax: Axes, first: dt.date, last: dt.date) -> None:
    """Let dates run along the top, with some air at both ends."""
    margin = max((last - first).days * 0.03, 1)
    ax.set_xlim(number(first) - margin, number(last) + margin)
    steps = min((last - first).days, _MOST_DATES - 1)
    days = [first + (last - first) * step // max(steps, 1) for step in range(steps + 1)]
    ax.set_xticks([number(day) for day in days], [day.isoformat() for day in days])
    _ticks_on_top(ax)


def number(day: dt.date) -> float:
    """Return a date as matplotlib counts dates, in days since 1970."""
    return float((day - _EPOCH).days)


def _ticks_on_top(ax: Axes) -> None:
    ax.xaxis.tick_top()
    ax.spines["top"].set_visible(True)
    ax.spines["top"].set_color(ink(ax))


def nothing_along(ax: Axes) -> None:
    """Let nothing run along the top: the width is 1."""
    ax.set_xlim(0, 1)
    ax.set_xticks([])


def write(
    ax: Axes,
    y: float,
    text: str,
    *,
    x: float = 0.0,
    bold: bool = False,
    align: str = "left",
    color: str | None = None,
    gid: str | None = None,
    rotation: float = 0,
    size: float = SIZE,
) -> None:
    """Write a line whose middle is at `y`; `x` is a part of the axes' width."""
    ax.text(
        x,
        y,
        text,
        transform=ax.get_yaxis_transform(),
        ha=align,
        va="bottom" if rotation else "center_baseline",
        rotation=rotation,
        fontsize=size,
        fontweight="bold" if bold else "normal",
        color=color or ink(ax),
        gid=gid,
        parse_math=False,
    )


def area(
    ax: Axes,
    x: tuple[float, float],
    y: tuple[float, float],
    look: Look,
    *,
    gid: str | None = None,
    dashes: str = "-",
    alpha: float = 1.0,
    across: bool = False,
) -> None:
    """Fill an area from lower left to upper right; across: `x` is given in parts of the axes' width."""
    fill = NONE if look.color == NONE else to_rgba(look.color, alpha)
    patch = Rectangle(
        (x[0], y[0]),
        x[1] - x[0],
        y[1] - y[0],
        transform=ax.get_yaxis_transform() if across else ax.transData,
        facecolor=fill,
        edgecolor=ink(ax),
        linewidth=0.8,
        linestyle=dashes,
        hatch=look.hatch or None,
        gid=gid,
        clip_on=False,
    )
    ax.add_artist(patch)


def marks(
    ax: Axes,
    x: Sequence[float],
    y: Sequence[float],
    look: Look,
    *,
    gid: str | None = None,
    line: str = "none",
    across: bool = False,
    size: float = 6.0,
) -> None:
    """Draw markers, joined by a line if one is asked for; across: `x` is given in parts of the axes' width."""
    ax.plot(
        x,
        y,
        transform=ax.get_yaxis_transform() if across else ax.transData,
        marker=look.marker,
        markersize=size,
        markerfacecolor=look.color,
        markeredgecolor=ink(ax),
        markeredgewidth=0.8,
        linestyle=line,
        linewidth=1.2,
        color=ink(ax) if look.color == NONE else look.color,
        gid=gid,
        clip_on=False,
        scalex=False,
        scaley=False,
    )
