"""What every command prints with: styled lines, tables and JSON."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from rehabkit.cli._usage import printable
from rehabkit.report._text import Line, Part

_PIPED = 100
_NARROWEST = 72
_WIDEST = 110
_GAP = 2
_TIE = "\xa0"
_BETWEEN = re.compile(" ")
# Where a cell may be broken, from the mildest: between things, between their words, at hyphens, anywhere.
_BREAKS = (_BETWEEN, re.compile(f"[ {_TIE}]"), re.compile(f"[ {_TIE}]|(?<=-)"), re.compile(""))
_STYLES = {
    "plain": "",
    "strong": "bold",
    "dim": "dim",
    "path": "cyan",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "unknown": "bold magenta",
}


def width() -> int:
    """Return the characters of a line: the terminal's within readable limits, or 100 where there is none."""
    if not sys.stdout.isatty():
        return _PIPED
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def show(lines: Iterable[Line]) -> None:
    """Print lines, in color where a terminal shows them and `NO_COLOR` is not set."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        for line in lines:
            sys.stdout.write("".join(printable(part.text) for part in line).rstrip() + "\n")
        return
    from rich.console import Console  # noqa: PLC0415  # slow, and of no use without a terminal
    from rich.text import Text  # noqa: PLC0415  # likewise

    console = Console(highlight=False)
    for line in lines:
        text = Text.assemble(*((printable(part.text), _STYLES[part.style]) for part in line))
        text.rstrip()
        console.print(text, soft_wrap=True)


def show_json(data: object) -> None:
    """Print plain data as JSON."""
    sys.stdout.write(as_json(data) + "\n")


def as_json(data: object, *, indent: int = 0) -> str:
    """Return plain data as indented JSON that the output's encoding can hold."""
    utf8 = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    text = json.dumps(data, indent=2, ensure_ascii=not utf8, allow_nan=False)
    return text.replace("\n", "\n" + " " * indent)


def together(text: str) -> str:
    """Return a text that a cell keeps on one line where it can."""
    return text.replace(" ", _TIE)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> Iterator[Line]:
    """Yield a table without borders: the first column strong, numbers to the right, long cells wrapped."""
    columns = list(zip(head, *rows, strict=True))
    right = [set(cells[1:]) != {"-"} and all(_is_number(cell) for cell in cells[1:]) for cells in columns]
    widths = _widths(columns, room)
    yield _row(head, widths, right, ["dim"] * len(head))
    for cells in rows:
        wrapped = [_wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            told = [lines[number] if number < len(lines) else "" for lines in wrapped]
            yield _row(told, widths, right, ["strong", *["plain"] * (len(head) - 1)])


def _is_number(cell: str) -> bool:
    return cell == "-" or cell[:1].isdigit()


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the widths of columns, the widest ones narrowed until all fit; names break last."""
    widths = [max(map(len, cells)) for cells in columns]
    for breaks in _BREAKS:
        floors = [max(len(piece) for cell in cells for piece in breaks.split(cell)) for cells in columns]
        if breaks is not _BREAKS[-1]:
            floors[0] = widths[0]
        while sum(widths) + _GAP * (len(widths) - 1) > room:
            spare = [size if size > floor else 0 for size, floor in zip(widths, floors, strict=True)]
            if not any(spare):
                break
            widths[spare.index(max(spare))] -= 1
    return widths


def _wrap(cell: str, size: int) -> list[str]:
    """Return the lines of a cell, broken at the mildest kind of break that lets every piece fit."""
    breaks = next(breaks for breaks in _BREAKS if max(map(len, breaks.split(cell))) <= size)
    text = cell if breaks is _BETWEEN else cell.replace(_TIE, " ")
    lines = textwrap.wrap(text, size, break_on_hyphens=breaks in _BREAKS[2:])
    return [line.replace(_TIE, " ") for line in lines] or [""]


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool], styles: Sequence[str]) -> Line:
    last = len(widths) - 1
    return tuple(
        Part((cell.rjust(size) if aligned else cell.ljust(size)) + ("" if position == last else " " * _GAP), style)
        for position, (cell, size, aligned, style) in enumerate(zip(cells, widths, right, styles, strict=True))
    )
