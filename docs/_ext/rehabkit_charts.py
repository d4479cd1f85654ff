"""Drawings of who opposes whom at a joint: plain SVG, made of text and outlines that scale with the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import attrs

_WIDTH = 340
_COLUMN = 162
_PADDING = 8
_TYPE = 13.5
_LINE = 17
_GAP = 5
_MARK = 9

_ADVANCES = {"ijl'": 0.23, "ft.,()- ": 0.29, "r": 0.34, "ckvsxyz": 0.51, "w": 0.73, "m": 0.84}
_LETTER = 0.56
_CAPITAL = 0.7
_SLACK = 1.05
_BOLD = 1.07

_DASHES = {(True, False): "6 3", (False, True): "1.5 3", (True, True): "8 3 1.5 3"}
_WORDS = {
    "rotation-same-side": "rotation to the same side",
    "rotation-opposite-side": "rotation to the opposite side",
    "lateral-deviation-same-side": "deviation to the same side",
    "lateral-deviation-opposite-side": "deviation to the opposite side",
}


@attrs.frozen
class Entry:
    """A name in a column of a chart."""

    name: str
    address: str = ""
    prime: bool = False
    postural: bool = False
    contested: bool = False

    @property
    def mark(self) -> str:
        """The signs that say in a character what the outline says."""
        return ("~" if self.postural else "") + ("?" if self.contested else "")

    @property
    def told(self) -> str:
        """The name with what the outline says, in words."""
        words = ["prime mover"] if self.prime else []
        words += ["depends on posture"] if self.postural else []
        words += ["contested"] if self.contested else []
        return f"{self.name} ({', '.join(words)})" if words else self.name


@attrs.frozen
class Column:
    """One of two facing columns."""

    title: str
    entries: tuple[Entry, ...]


def movement_name(movement: str) -> str:
    """Return a movement in words."""
    return _WORDS.get(movement, movement.replace("-", " "))


def chart(name: str, title: str, left: Column, right: Column) -> str:
    """Return a drawing of two facing columns.

    Args:
        name: Begins the ids in the drawing; unique on its page.
        title: What a reader who does not see the drawing is told first.
        left: What pulls one way.
        right: What pulls the other way.
    """
    head = max(len(_wrapped(column.title, _COLUMN - 18, bold=True)) for column in (left, right)) * _LINE + 10
    middle = _WIDTH / 2
    drawn: list[str] = []
    bottom: float = head
    for column, side in ((left, "left"), (right, "right")):
        x = 0 if side == "left" else _WIDTH - _COLUMN
        body, end = _column(column, side, x, head)
        drawn += [f'<g class="{side}">', *_title(column.title, side, x), *body, "</g>"]
        bottom = max(bottom, end)
    told = " ".join(f"{column.title}: {_said(column.entries)}." for column in (left, right))
    return "\n".join(
        [
            _opening(bottom + 2, f'role="group" aria-labelledby="{name}-title {name}-desc"'),
            f'<title id="{name}-title">{escape(title)}</title>',
            f'<desc id="{name}-desc">{escape(told)}</desc>',
            f'<line class="axis" x1="{middle}" x2="{middle}" y1="2" y2="{bottom:g}" stroke="currentColor"/>',
            *drawn,
            "</svg>",
        ]
    )


def legend() -> str:
    """Return a drawing that explains the outlines."""
    samples = (
        (Entry("prime mover", prime=True), Entry("depends on posture", postural=True)),
        (Entry("accessory"), Entry("contested", contested=True)),
    )
    drawn: list[str] = []
    bottom = 0.0
    for entries, side, x in zip(samples, ("left", "right"), (0, _WIDTH - _COLUMN), strict=True):
        body, bottom = _column(Column("", entries), side, x, 2)
        drawn += [f'<g class="{side}">', *body, "</g>"]
    return "\n".join(
        [
            _opening(bottom + 2, 'aria-hidden="true"'),
            *drawn,
            "</svg>",
        ]
    )


def _opening(height: float, more: str) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height:g}" font-size="{_TYPE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {more}>'


def _said(entries: Sequence[Entry]) -> str:
    return ", ".join(entry.told for entry in entries) or "nothing in the catalog"


def _title(text: str, side: str, x: float) -> Iterator[str]:
    lines = _wrapped(text, _COLUMN - 18, bold=True)
    for position, line in enumerate(lines):
        last = position == len(lines) - 1
        shown = f"← {line}" if side == "left" and not position else line
        shown = f"{shown} →" if side == "right" and last else shown
        anchor = ("end", x + _COLUMN - 4) if side == "left" else ("start", x + 4)
        yield (
            f'<text class="head" x="{anchor[1]:g}" y="{(position + 1) * _LINE - 3}" text-anchor="{anchor[0]}" '
            f'font-weight="bold">{escape(shown)}</text>'
        )


def _column(column: Column, side: str, x: float, y: float) -> tuple[list[str], float]:
    drawn: list[str] = []
    for entry in column.entries:
        body, y = _box(entry, side, x, y)
        drawn += body
    if not column.entries:
        place = f'x="{x + _COLUMN / 2:g}" y="{y + _LINE:g}" text-anchor="middle"'
        drawn.append(f'<text {place} font-style="italic">none listed</text>')
        y += _LINE + _PADDING
    return drawn, y


def _box(entry: Entry, side: str, x: float, y: float) -> tuple[list[str], float]:
    room = _COLUMN - 2 * _PADDING - (_MARK * len(entry.mark) + 4 if entry.mark else 0)
    lines = _wrapped(entry.name, room, bold=entry.prime)
    height = len(lines) * _LINE + 8
    dashes = _DASHES.get((entry.postural, entry.contested))
    outline = f' stroke-dasharray="{dashes}" stroke-linecap="round"' if dashes else ""
    inner, anchor = (x + _COLUMN - _PADDING, "end") if side == "left" else (x + _PADDING, "start")
    outer, other = (x + _PADDING, "start") if side == "left" else (x + _COLUMN - _PADDING, "end")
    place = f'x="{x + 1:g}" y="{y:g}" width="{_COLUMN - 2}" height="{height}" rx="4"'
    width = 1.6 if entry.prime or dashes else 1
    filled = 0.2 if entry.prime else 0
    paint = f'stroke="currentColor" stroke-width="{width}"{outline} fill="currentColor" fill-opacity="{filled}"'
    drawn = [f"<rect {place} {paint}/>"]
    if entry.prime:
        bar = x + _COLUMN - 5 if side == "left" else x + 1
        drawn.append(f'<rect x="{bar:g}" y="{y:g}" width="4" height="{height}" rx="1.5" fill="currentColor"/>')
    weight = ' font-weight="bold"' if entry.prime else ""
    drawn += [
        f'<text x="{inner:g}" y="{y + (position + 1) * _LINE:g}" text-anchor="{anchor}"{weight}>{escape(line)}</text>'
        for position, line in enumerate(lines)
    ]
    if entry.mark:
        drawn.append(
            f'<text class="mark" x="{outer:g}" y="{y + height / 2 + 5:g}" text-anchor="{other}" '
            f'font-weight="bold">{entry.mark}</text>'
        )
    if entry.address:
        drawn = [f'<a href="{escape(entry.address)}" tabindex="-1">', *drawn, "</a>"]
    return drawn, y + height + _GAP


def _wrapped(text: str, room: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}", bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _width(text: str, *, bold: bool) -> float:
    return sum(map(_advance, text)) * _TYPE * _SLACK * (_BOLD if bold else 1)


def _advance(character: str) -> float:
    """Return about how wide a character is in the sans-serif types of the page, in sizes of the type."""
    if character.isupper():
        return _CAPITAL
    return next((width for characters, width in _ADVANCES.items() if character in characters), _LETTER)


def figure(charts: Iterable[str]) -> str:
    """Return drawings as one figure, beside each other where there is room."""
    return "\n".join(['<figure class="opposed">', *charts, "</figure>"])
