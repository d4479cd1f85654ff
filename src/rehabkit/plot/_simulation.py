"""A simulated course: phases, decisions and new findings, visit by visit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rehabkit.plot._blocks import Block, gap, key, short, stacked, words
from rehabkit.plot._canvas import Axes, area, days_along, marks, write
from rehabkit.plot._palette import DECISIONS, PHASE, WORK
from rehabkit.plot._told import referral_rows
from rehabkit.progression import Timeline, TimelineEntry
from rehabkit.vocab import Decision

_WORDS = {
    Decision.STOP_AND_REFER: "stop and refer",
    Decision.REGRESS: "back to the phase before",
    Decision.STAY: "stay",
    Decision.UNDECIDED: "undecided",
    Decision.ADVANCE: "on to the next phase, or the end",
}


def simulation(timeline: Timeline, *, ax: Axes | None = None) -> Axes:
    """Draw what a simulation gives: phases between visits, the decision at each, what was in course, new findings.

    Args:
        timeline: The simulation.
        ax: Axes to draw on; a figure of its own by default.

    Raises:
        ValueError: The timeline has no visit.
    """
    entries = timeline.entries
    if not entries:
        msg = "the timeline must have at least one visit"
        raise ValueError(msg)
    drawn = stacked(
        ax,
        f"Simulated course of case {timeline.case.id}; no real person's",
        [
            *referral_rows(entries[-1].decision.referral),
            *(_phase_block(name, entries) for name in _phases(timeline)),
            _decision_block(entries),
            *(_dose_block(name, entries) for name in _doses(entries)),
            gap(),
            *(key(look, _WORDS[word]) for word, look in DECISIONS.items() if word in _decided(entries)),
            *([key(WORK, "work in course at a visit")] if _doses(entries) else []),
            gap(),
            *_finding_rows(entries),
            gap(),
            words(f"Ends: {timeline.ending.replace('-', ' ')}"),
            words(f"Along the top: days of the program; the first visit is on {entries[0].date}, day {entries[0].day}"),
            words("What is observed was stated beforehand; the decisions are what the program's own criteria say"),
        ],
    )
    days_along(drawn, entries[0].day - 0.5, entries[-1].day + 0.5)
    return drawn


def _phases(timeline: Timeline) -> tuple[str, ...]:
    program = timeline.case.program
    return tuple(phase.id for phase in (program.phases or ())) if program is not None else ()


def _decided(entries: tuple[TimelineEntry, ...]) -> set[Decision]:
    return {entry.decision.decision for entry in entries}


def _stays(name: str, entries: tuple[TimelineEntry, ...]) -> tuple[tuple[int, int], ...]:
    """Return the stretches between visits that a phase took."""
    return tuple((before.day, after.day) for before, after in pairwise(entries) if after.phase == name)


def _phase_block(name: str, entries: tuple[TimelineEntry, ...]) -> Block:
    stays = _stays(name, entries)

    def draw(ax: Axes, y: float) -> None:
        write(ax, y - 0.5, name if stays else f"{name}: not entered between visits", bold=True)
        for first, last in stays:
            area(ax, (first, last), (y - 1.7, y - 1), PHASE, gid=f"phase {name} {first}")

    told = ", ".join(f"days {first} to {last}" for first, last in stays)
    return Block(lines=2, draw=draw, told=f"Phase {name}: {told or 'not entered between visits'}.")


def _decision_block(entries: tuple[TimelineEntry, ...]) -> Block:
    def draw(ax: Axes, y: float) -> None:
        write(ax, y - 0.5, "decisions at visits", bold=True)
        for entry in entries:
            look = DECISIONS[entry.decision.decision]
            marks(ax, [entry.day], [y - 1.45], look, gid=f"decision {entry.day}", size=7)

    told = "; ".join(f"day {entry.day} {_decision(entry)}" for entry in entries)
    return Block(lines=2.1, draw=draw, told=f"Decisions: {told}.")


def _decision(entry: TimelineEntry) -> str:
    to = "" if entry.decision.to is None else f" to {entry.decision.to}"
    return f"{entry.decision.decision.replace('_', ' ')}{to}"


def _doses(entries: tuple[TimelineEntry, ...]) -> dict[str, str]:
    return {dose.prescription: dose.intervention for entry in entries for dose in entry.doses}


def _dose_block(name: str, entries: tuple[TimelineEntry, ...]) -> Block:
    days = [entry.day for entry in entries if any(dose.prescription == name for dose in entry.doses)]
    text = f"{name} · {_doses(entries)[name]}"

    def draw(ax: Axes, y: float) -> None:
        write(ax, y - 0.5, short(text))
        marks(ax, days, [y - 1.3] * len(days), WORK, gid=f"work {name}")

    return Block(lines=1.9, draw=draw, told=f"{text}: at the visits of days {', '.join(map(str, days))}.")


def _finding_rows(entries: tuple[TimelineEntry, ...]) -> Iterator[Block]:
    for entry in entries:
        found = dict.fromkeys(finding.rule for finding in entry.findings)
        if found:
            yield words(f"New findings on day {entry.day}: {', '.join(found)}", gid=f"findings {entry.day}")
