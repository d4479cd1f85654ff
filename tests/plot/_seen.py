"""What stands on axes, and cases for pictures."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from tests.rulebook._build import ELBOW, START, Json, case, item, pain, phase, program, session, tone, visit, work

import rehabkit as rk

STORIES = {path.stem: rk.load(path) for path in sorted(Path("examples/stories").glob("*.json"))}
S02 = STORIES["s02-bad"]
FLAGGED: Json = {
    "state": "positive",
    "date": START,
    "positives": [{"id": "flag", "category": "cauda-equina"}],
}


def gids(ax: Axes) -> Counter[str]:
    """Return what the artists on axes are called, with how many bear each name."""
    return Counter(str(artist.get_gid()) for artist in ax.get_children() if artist.get_gid() is not None)


def named(ax: Axes, start: str) -> list[str]:
    """Return the names that begin so, in the order drawn."""
    return [name for name in gids(ax) if name.startswith(start)]


def texts(ax: Axes) -> list[str]:
    """Return the lines of text that are seen."""
    return [text.get_text() for text in ax.texts if text.get_visible()]


def line(ax: Axes, gid: str) -> list[tuple[float, float]]:
    """Return the points of a line."""
    found = next(each for each in ax.lines if each.get_gid() == gid)
    return list(zip(_numbers(found, "x"), _numbers(found, "y"), strict=True))


def _numbers(found: Line2D, axis: str) -> list[float]:
    data = found.get_xdata() if axis == "x" else found.get_ydata()
    return [float(cast("float", value)) for value in data]  # type: ignore[union-attr]  # a sequence, as it was given


def png(ax: Axes) -> bytes:
    """Return the picture, small."""
    room = io.BytesIO()
    figure = ax.get_figure()
    assert isinstance(figure, Figure)
    figure.savefig(room, format="png", dpi=40)
    return room.getvalue()


def elbow(**members: object) -> rk.Case:
    """Return two visits of an elbow with a program of two phases and a log."""
    given = {
        "program_start": START,
        "definitions": ELBOW,
        "assessments": [
            visit("2024-04-02", tones=[tone("triceps-brachii", "hypertonic")], pains=[pain("elbow", 4)]),
            visit("2024-04-16", tones=[tone("triceps-brachii", "releasing")], pains=[pain("elbow", 1)]),
        ],
        "program": program(
            phase(work("triceps-brachii", id="r1", intervention="isometric-release"), id="release", to_day=13),
            phase(work("biceps-brachii", id="s1", from_day=20), id="strength", from_day=14, name="Growing\nstrong"),
            id="plan",
        ),
        "log": {"sessions": [session("2024-04-05", item("biceps-brachii", pain_before=3, pain_during=5), id="done")]},
    }
    return case(**{**given, **members})
