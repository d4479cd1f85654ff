"""Places that are told as paths, found again as lines of the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

import pytest

from rehabkit.cli._lines import lines_of
from rehabkit.location import Path

STORIES = File(__file__).parents[2] / "examples" / "stories"


def _leaves(value: Any, path: Path) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, path / key)
    elif isinstance(value, list):
        for position, each in enumerate(value):
            yield from _leaves(each, path / position)
    else:
        yield str(path), value


@pytest.mark.parametrize("name", ["s02-bad", "s03-bad", "s10-bad"])
def test_every_value_stands_on_its_line(name: str) -> None:
    """Each value of a document that has one value a line stands on the line that its path is given."""
    data = json.loads((STORIES / f"{name}.json").read_text(encoding="utf-8"))
    text = json.dumps(data, indent=1)
    leaves = list(_leaves(data, Path()))
    lines = lines_of(text, [path for path, _ in leaves])

    assert len(leaves) > 30
    assert len(set(lines.values())) == len(leaves)
    assert [] == [
        path for path, value in leaves if not text.splitlines()[lines[path] - 1].rstrip(",").endswith(json.dumps(value))
    ]


def test_what_is_not_there_has_the_line_of_what_would_hold_it() -> None:
    """A missing key stands where its object begins, however the keys on the way are spelled."""
    text = '{\n "a": {\n  "b c": [\n   "]\\"{", {}\n  ]\n }, "b": [1,\n 2]\n}'
    paths = ["$.a['b c'][1].id", "$.a['b c']", "$.a.id", "$.b[1]", "$.b[7]", "$.c", "$", "catalog:pairs/x"]

    assert lines_of(text, paths) == dict(zip(paths, [4, 3, 2, 7, 6, 1, 1, 1], strict=True))


@pytest.mark.parametrize("text", ["", "[" * 1_000_000, '"' + '\\"' * 1_000_000, "}],:" * 100_000])
def test_a_text_that_is_not_json_is_its_first_line(text: str) -> None:
    """What is refused as a whole is not searched, whatever it holds."""
    assert lines_of(text, ["$"]) == {"$": 1}
