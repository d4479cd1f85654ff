"""Parts of pictures that stand below each other, and the words for the whole."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable

import attrs

from rehabkit.plot._canvas import SIZE, Axes, area, ink, marks, own_axes, write
from rehabkit.plot._palette import Look

_ROOM = 62
_TITLE = 10.0
_TITLE_ROOM = 54
_ALT = "alt-text"
_MIDDLE = 0.5

UNBROKEN = "\N{NO-BREAK SPACE}"
"""A space at which no line ends."""


@attrs.frozen(kw_only=True)
class Block:
    """A part of a picture; parts stand below each other.

    Attributes:
        lines: Its height, in lines of text.
        draw: Draws it on axes, from a height downward; a line is 1 high.
        told: What it shows, in words.
    """

    lines: float
    draw: Callable[[Axes, float], None]
    told: str = ""


def stacked(ax: Axes | None, title: str, blocks: Iterable[Block], *, top: float = 0.0) -> Axes:
    """Return axes with parts below each other, the first one's upper edge at `top`."""
    parts = tuple(blocks)
    height = sum(part.lines for part in parts)
    axes = own_axes(height) if ax is None else ax
    axes.set_ylim(top - height, top)
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    axes.tick_params(colors=ink(axes), labelsize=SIZE - 1)
    shown = textwrap.fill(title, _TITLE_ROOM)
    axes.set_title(shown, loc="left", fontsize=_TITLE, fontweight="bold", color=ink(axes), parse_math=False)
    at = top
    for part in parts:
        part.draw(axes, at)
        at -= part.lines
    told = " ".join(each for each in (f"{title}.", *(part.told for part in parts)) if each)
    axes.text(0, top, told, visible=False, gid=_ALT, parse_math=False)
    return axes


def alt_text(ax: Axes) -> str:
    """Return what the pictures on some axes show, in words; empty where none of this module is there."""
    return " ".join(text.get_text() for text in ax.texts if text.get_gid() == _ALT)


def words(text: str, *, bold: bool = False, gid: str | None = None) -> Block:
    """Return a text in lines that fit."""
    shown = _wrapped(text, _ROOM - 6 if bold else _ROOM)

    def draw(ax: Axes, y: float) -> None:
        for position, line in enumerate(shown):
            write(ax, y - position - _MIDDLE, line, bold=bold, gid=None if position else gid)

    return Block(lines=len(shown), draw=draw, told=f"{text.rstrip('.')}.".replace(UNBROKEN, " "))


def _wrapped(text: str, room: int) -> list[str]:
    return textwrap.wrap(_printable(text), room, break_on_hyphens=False)


def key(look: Look, text: str, *, hatched: bool = False) -> Block:
    """Return a text beside the marker, or the hatched area, that it explains."""
    shown = _wrapped(text, _ROOM - 4)

    def draw(ax: Axes, y: float) -> None:
        if hatched:
            area(ax, (0.0, 0.045), (y - 0.78, y - 0.22), look, across=True)
        else:
            marks(ax, [0.02], [y - _MIDDLE], look, across=True)
        for position, line in enumerate(shown):
            write(ax, y - position - _MIDDLE, line, x=0.06)

    return Block(lines=len(shown), draw=draw, told=f"{text.rstrip('.')}.")


def gap(lines: float = 0.5) -> Block:
    """Return an empty part."""
    return Block(lines=lines, draw=lambda _ax, _y: None)


def short(text: str, room: int = _ROOM) -> str:
    """Return a text that fits into one line."""
    shown = " ".join(_printable(text).split())
    return shown if len(shown) <= room else f"{shown[: room - 1]}…"


def _printable(text: str) -> str:
    return "".join(each if each.isprintable() or each == UNBROKEN else " " for each in text)
