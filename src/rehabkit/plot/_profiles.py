"""Which rules find something under which profiles, and how firmly they speak."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from rehabkit import catalog
from rehabkit.checking import check
from rehabkit.models.case import Case
from rehabkit.models.evidence import Profile
from rehabkit.models.program import Program
from rehabkit.plot._blocks import Block, gap, stacked, words
from rehabkit.plot._canvas import SIZE, Axes, area, ink_over, nothing_along, write
from rehabkit.plot._palette import NONE
from rehabkit.plot._told import GRADES, Cell, cells, checked, grade, referral_rows, rule_names
from rehabkit.report import Report

_LEFT = 0.11
_LETTERS = {"error": "E", "warning": "W", "note": "N", "not decided": "?", "waived": "w"}
_CHARACTER = 0.37

Table = dict[str, tuple[tuple[Cell, ...], ...]]


def profiles_heat_map(
    case: Case | Program,
    profiles: Iterable[str | Profile] | None = None,
    *,
    as_of: dt.date | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the rules that find something, a row each, under profiles, a column each.

    A cell bears the letter of its firmest grade with the number of findings, and that of the rest below it.

    Args:
        case: The case, or a program alone.
        profiles: Names of profiles, or profiles of one's own; all shipped ones by default.
        as_of: Day as of which the case is seen; its own by default.
        ax: Axes to draw on; a figure of its own by default.

    Raises:
        CaseError: A name in the case leads nowhere, or a side or date cannot be.
        UnknownNameError: There is no such profile.
        ValueError: No profile is given.
    """
    chosen = tuple(catalog.profiles()) if profiles is None else tuple(profiles)
    if not chosen:
        msg = "profiles must name at least one profile"
        raise ValueError(msg)
    reports = tuple(check(case, profile=each, as_of=as_of) for each in chosen)
    names = tuple(report.profile for report in reports)
    table = _table(reports)
    found = [finding for report in reports for finding in (*report.findings, *report.waived)]
    drawn = stacked(
        ax,
        f"Rules by profile, case {case.id}",
        [
            *referral_rows(reports[0].referral),
            _heads(names),
            *(_row(rule, names, columns) for rule, columns in table.items()),
            *([] if table else [words("No rule finds anything, and none is undecided")]),
            gap(),
            *(_letter_key(word) for word in GRADES if word in {grade(finding) for finding in found}),
            *rule_names(found),
            *checked(reports[0], names),
        ],
    )
    nothing_along(drawn)
    return drawn


def _table(reports: tuple[Report, ...]) -> Table:
    """Return the cells of each rule that finds something under some profile, one tuple of cells a profile."""
    columns = [cells((*report.findings, *report.waived)) for report in reports]
    rules = sorted({cell.rule for column in columns for cell in column})
    return {rule: tuple(tuple(cell for cell in column if cell.rule == rule) for column in columns) for rule in rules}


def _column(at: int, count: int) -> tuple[float, float]:
    width = (1 - _LEFT) / count
    return _LEFT + at * width, _LEFT + (at + 1) * width


def _heads(names: tuple[str, ...]) -> Block:
    lines = max(map(len, names)) * _CHARACTER + 0.3

    def draw(ax: Axes, y: float) -> None:
        for at, name in enumerate(names):
            low, high = _column(at, len(names))
            write(ax, y - lines + 0.2, name, x=(low + high) / 2, align="center", rotation=90)

    return Block(lines=lines, draw=draw)


def _row(rule: str, names: tuple[str, ...], columns: tuple[tuple[Cell, ...], ...]) -> Block:
    def draw(ax: Axes, y: float) -> None:
        write(ax, y - 0.55, rule)
        filled = [(at, found) for at, found in enumerate(columns) if found]
        for at, found in filled:
            _draw_cell(ax, y, _column(at, len(names)), found, f"{rule} {names[at]}")

    told = ", ".join(f"{name} {_said(found)}" for name, found in zip(names, columns, strict=True) if found)
    return Block(lines=1.15, draw=draw, told=f"{rule}: {told}.")


def _draw_cell(ax: Axes, y: float, x: tuple[float, float], found: tuple[Cell, ...], gid: str) -> None:
    look = GRADES[_firmest(found)]
    area(ax, x, (y - 1.1, y - 0.05), look, gid=gid, across=True, dashes="-" if look.color != NONE else ":")
    text = " ".join(f"{_LETTERS[cell.grade]}{cell.count}" for cell in _ordered(found))
    write(ax, y - 0.6, text, x=sum(x) / 2, align="center", color=ink_over(ax, look), size=SIZE - 1)


def _ordered(found: tuple[Cell, ...]) -> list[Cell]:
    return sorted(found, key=lambda cell: list(GRADES).index(cell.grade))


def _firmest(found: tuple[Cell, ...]) -> str:
    return _ordered(found)[0].grade


def _said(found: tuple[Cell, ...]) -> str:
    return " and ".join(f"{cell.count} {cell.grade}" for cell in _ordered(found))


def _letter_key(word: str) -> Block:
    look = GRADES[word]

    def draw(ax: Axes, y: float) -> None:
        area(ax, (0.0, 0.06), (y - 0.95, y - 0.05), look, across=True, dashes="-" if look.color != NONE else ":")
        write(ax, y - 0.55, _LETTERS[word], x=0.03, align="center", color=ink_over(ax, look), size=SIZE - 1)
        write(ax, y - 0.55, word, x=0.08)

    return Block(lines=1.1, draw=draw, told=f"{_LETTERS[word]} is {word}.")
