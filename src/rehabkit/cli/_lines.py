"""On which line of a JSON text its values begin, for places that are told as paths."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from rehabkit.location import Path

# Nothing here is tried twice, so that a text of quotes alone is read in one go as well.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[{}\[\],:]|[^\s"{}\[\],:]+')
_ROOT = "$"
_FIRST = {"{": None, "[": 0}


def lines_of(text: str, paths: Iterable[str]) -> dict[str, int]:
    """Return the line of each path, counted from 1; what is not there has the line of what would hold it."""
    ways = {path: _outwards(path) for path in paths}
    wanted = {place for way in ways.values() for place in way} - {_ROOT}
    found = {place: line for place, line in _values(text) if place in wanted} if wanted else {}
    return {path: next((found[place] for place in way if place in found), 1) for path, way in ways.items()}


def _outwards(path: str) -> tuple[str, ...]:
    """Return a path and all that it may stand in, innermost first."""
    ends = [step.start() for step in re.finditer(r"[.\[]", path)]
    return (path, *(path[:end] for end in reversed(ends)))


def _values(text: str) -> Iterator[tuple[str, int]]:
    """Yield path and line of each value; an object's next key is None until it is read."""
    trail: list[str | int | None] = []
    line, at = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", at, token.start())
        at, mark = token.start(), token[0]
        if mark in {"}", "]"}:
            del trail[-1:]
        elif mark == ",":
            trail[-1:] = [_next(step) for step in trail[-1:]]
        elif trail[-1:] == [None]:
            trail[-1] = str(json.loads(mark))
        elif mark != ":":
            yield str(Path(tuple(step for step in trail if step is not None))), line
            if mark in _FIRST:
                trail.append(_FIRST[mark])


def _next(step: str | int | None) -> int | None:
    return step + 1 if isinstance(step, int) else None
