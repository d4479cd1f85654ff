"""Paths: the one spelling of a place in a document."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehabkit.location import Path, Step

SPELLED: list[tuple[tuple[Step, ...], str]] = [
    ((), "$"),
    (("id",), "$.id"),
    (("phases", 0, "prescriptions", 12), "$.phases[0].prescriptions[12]"),
    (("kebab-case", "_x", "A1"), "$.kebab-case._x.A1"),
    ((0, 1), "$[0][1]"),
]


@pytest.mark.parametrize("steps, text", SPELLED)
def test_spelling(steps: tuple[Step, ...], text: str) -> None:
    """A path is spelled in one way, and read back to the same path."""
    assert str(Path(steps)) == text
    assert Path.parse(text) == Path(steps)


@pytest.mark.parametrize(
    "key, text",
    [
        ("two words", "$['two words']"),
        ("1st", "$['1st']"),
        ("", "$['']"),
        ("it's", '$["it\'s"]'),
        ("\u00e4", r"$['\xe4']"),
        ("\ud800", r"$['\ud800']"),
        ("a\nb", r"$['a\nb']"),
        ("x" * 40, "$." + "x" * 40),
        ("x" * 41, "$['" + "x" * 40 + "...']"),
        ("\U0001f469" * 5, "$['" + r"\U0001f469" * 4 + "...']"),
    ],
)
def test_odd_keys(key: str, text: str) -> None:
    """A key that is no plain name is quoted, escaped and shortened."""
    assert str(Path() / key) == text


@pytest.mark.parametrize(
    "text, message",
    [
        ("", "a path must begin with '$' (got '')"),
        ("phases", "a path must begin with '$' (got 'phases')"),
        ("$phases", "a path must go on with '.name' or '[0]' at character 1 (got '$phases')"),
        ("$.phases[x]", "a path must go on with '.name' or '[0]' at character 8 (got '$.phases[x]')"),
        ("$.phases[-1]", "a path must go on with '.name' or '[0]' at character 8 (got '$.phases[-1]')"),
        ("$.a..b", "a path must go on with '.name' or '[0]' at character 3 (got '$.a..b')"),
        ("$.1", "a path must go on with '.name' or '[0]' at character 1 (got '$.1')"),
    ],
)
def test_no_path(text: str, message: str) -> None:
    """A text that is no path is refused, and where it goes wrong is named."""
    with pytest.raises(ValueError) as caught:
        Path.parse(text)

    assert str(caught.value) == message


def test_steps_further_in() -> None:
    """A path grows by one step and keeps its root."""
    assert Path.parse("$.phases") / 3 / "id" == Path(("phases", 3, "id"))
    assert str(Path.catalog("pairs", "biceps-triceps") / "gates") == "catalog:pairs/biceps-triceps.gates"


def test_catalog() -> None:
    """A shipped datum has a path of its own, which is no place in the document."""
    assert str(Path.catalog("pairs", "x")) == "catalog:pairs/x"
    assert Path.catalog("pairs", "x") != Path()


def test_reading_order() -> None:
    """Paths sort with positions as numbers, and a whole before its parts."""
    texts = ["$", "$.a", "$.a[2]", "$.a[2].x", "$.a[10]", "$.b"]
    shuffled = random.Random(1).sample(texts, len(texts))  # noqa: S311  # a shuffle, not a secret

    assert sorted(shuffled, key=lambda text: Path.parse(text).order()) == texts


@given(st.lists(st.from_regex("[A-Za-z_][A-Za-z0-9_-]{0,39}", fullmatch=True) | st.integers(0), max_size=6))
def test_round_trip(steps: list[Step]) -> None:
    """Every path of plain names and positions is read back as it was spelled."""
    path = Path(tuple(steps))

    assert Path.parse(str(path)) == path
