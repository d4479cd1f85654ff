"""Pairs of muscles, left and right: how each is held, and which gate that closes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart
from rehabkit.models.anatomy import MusclePair, Site, both
from rehabkit.models.case import Case
from rehabkit.plot._blocks import Block, gap, short, stacked, words
from rehabkit.plot._canvas import Axes, area, nothing_along, write
from rehabkit.plot._gates import Held, chart_of, gate_words, held, referral_of, tone_keys, who_says_so
from rehabkit.plot._palette import NONE, TONES, Look
from rehabkit.plot._told import referral_rows
from rehabkit.vocab import Side

_COLUMNS = {Side.LEFT: 0.0, Side.RIGHT: 0.52, Side.MIDLINE: 0.26}
_SWATCH = 0.045
_UNRECORDED = Look(NONE)


@attrs.frozen(kw_only=True)
class _Shown:
    """A pair with how its muscles are held."""

    pair: MusclePair
    path: str
    agonist: tuple[Held, ...]
    antagonist: tuple[Held, ...]

    @property
    def held(self) -> tuple[Held, ...]:
        return (*self.agonist, *self.antagonist)


def tone_pairs(case: Case, *, as_of: dt.date | None = None, ax: Axes | None = None) -> Axes:
    """Draw the tension that is recorded, pair by pair, each muscle on its left and right or on the midline.

    A pair that gates is shown if one of its sites has a record, any other pair if both of its muscles have. What is
    recorded of other muscles stands below.

    Args:
        case: The case.
        as_of: Day as of which it is seen; its own by default.
        ax: Axes to draw on; a figure of its own by default.

    Raises:
        CaseError: A name in the case leads nowhere, or a side or date cannot be.
    """
    chart = chart_of(case, as_of)
    shown = tuple(_shown(chart, chart.as_of)) if chart.as_of is not None else ()
    alone = tuple(_alone(chart, chart.as_of, shown)) if chart.as_of is not None else ()
    every = [*(each for pair in shown for each in pair.held), *alone]
    drawn = stacked(
        ax,
        f"Tension recorded in pairs of muscles, case {case.id}",
        [
            *referral_rows(referral_of(case, as_of)),
            *([_heads()] if every else [words("No tension state is recorded")]),
            *(block for pair in shown for block in _pair_blocks(pair)),
            *_alone_blocks(alone),
            *tone_keys((each.tone for each in every if each.tone is not None), hatched=True),
            *_about_gates(shown),
            words(f"As of {chart.as_of}" if chart.as_of is not None else "Nothing is dated"),
        ],
    )
    nothing_along(drawn)
    return drawn


def _about_gates(shown: tuple[_Shown, ...]) -> Iterator[Block]:
    gates = [each.gate for pair in shown if pair.pair.is_gating for each in pair.held]
    if gates:
        yield gap()
        yield from gate_words(gates)
        yield words(who_says_so())
    yield gap()


def _shown(chart: Chart, day: dt.date) -> Iterator[_Shown]:
    for entry in chart.joined.pairs:
        agonist, antagonist = (
            tuple(held(chart, site, day) for site in _sites(chart, name))
            for name in (entry.pair.agonist, entry.pair.antagonist)
        )
        known = [any(each.tone is not None for each in line) for line in (agonist, antagonist)]
        if any(known) if entry.pair.is_gating else all(known):
            yield _Shown(pair=entry.pair, path=str(entry.path), agonist=agonist, antagonist=antagonist)


def _sites(chart: Chart, muscle: str) -> tuple[Site, ...]:
    return (Site(muscle=muscle, side=Side.MIDLINE),) if chart.muscle(muscle).midline else both(muscle)


def _alone(chart: Chart, day: dt.date, shown: tuple[_Shown, ...]) -> Iterator[Held]:
    """Yield the sites that have a record and stand in no pair that is shown."""
    drawn = {each.site.muscle for pair in shown for each in pair.held}
    seen = dict.fromkeys((entry.observation.muscle, entry.observation.side) for entry in chart.tones)
    for muscle in dict.fromkeys(muscle for muscle, _ in seen if muscle not in drawn):
        yield from (held(chart, site, day) for site in _sites(chart, muscle))


def _alone_blocks(alone: tuple[Held, ...]) -> Iterator[Block]:
    if alone:
        yield words("in no pair that is drawn", bold=True)
    for muscle in dict.fromkeys(each.site.muscle for each in alone):
        yield _muscle_block(muscle, tuple(each for each in alone if each.site.muscle == muscle), "-", gates=False)
    yield gap()


def _heads() -> Block:
    def draw(ax: Axes, y: float) -> None:
        for side in (Side.LEFT, Side.RIGHT):
            write(ax, y - 0.5, side.value, x=_COLUMNS[side], bold=True)

    return Block(lines=1.2, draw=draw)


def _pair_blocks(shown: _Shown) -> Iterator[Block]:
    pair = shown.pair
    moves = [word.replace("-", " ") for word in (pair.joint, pair.movement) if word is not None]
    notes = [*([" ".join(moves)] if moves else []), *([] if pair.is_gating else ["does not gate"])]
    notes += ["contested"] if pair.contested else []
    yield words(f"{pair.id}: {', '.join(notes)}" if notes else pair.id, bold=True, gid=shown.path)
    for muscle, line in ((pair.agonist, shown.agonist), (pair.antagonist, shown.antagonist)):
        yield _muscle_block(muscle, line, shown.path, gates=pair.is_gating)
    yield gap()


def _muscle_block(muscle: str, line: tuple[Held, ...], place: str, *, gates: bool) -> Block:
    def draw(ax: Axes, y: float) -> None:
        write(ax, y - 0.5, short(muscle))
        for each in line:
            x = _COLUMNS[each.site.side]
            look = _UNRECORDED if each.tone is None else TONES[each.tone]
            dashes = ":" if look.color == NONE else "-"
            area(ax, (x, x + _SWATCH), (y - 1.8, y - 1.2), look, dashes=dashes, across=True, gid=f"{place} {each.site}")
            write(ax, y - 1.5, f"{each.word} · gate {each.gate}" if gates else each.word, x=x + _SWATCH + 0.015)

    told = "; ".join(str(each) if gates else str(each).partition(", gate")[0] for each in line)
    return Block(lines=2, draw=draw, told=f"{told}.")
