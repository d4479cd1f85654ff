from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

import pytest

import rehabkit as rk
from rehabkit import vocab
from rehabkit.bounds import Model, fields_of
from rehabkit.resolve import walk

REASON = re.compile(r"(?:In part (?:commercial|no content)|Background|Commercial|No content|Polemic): \S")
CITING = {"causes", "exercises", "muscles", "pairs", "techniques", "thresholds", "treatments"}
"""Catalogs whose entries cite source items."""

HOMED = [(item, home) for item in rk.items for home in item.homes or ()]

EVERY_ITEM = pytest.mark.parametrize("item", list(rk.items), ids=lambda item: item.id)


def _is_word(name: str) -> bool:
    enumeration, _, word = name.partition("/")
    found = getattr(vocab, enumeration, None)
    return isinstance(found, type) and issubclass(found, StrEnum) and word in set(found)


def _is_field(name: str) -> bool:
    model, _, field = name.partition(".")
    found = getattr(rk, model, None) if model in rk.__all__ else None
    return isinstance(found, type) and issubclass(found, Model) and field in {each.name for each in fields_of(found)}


def _entry(name: str) -> Any:
    """Return the entry of a catalog by its very id, or None."""
    kind, _, identifier = name.partition("/")
    found = getattr(rk, kind, None)
    return found[identifier] if isinstance(found, rk.Catalog) and identifier in found.ids else None


def _exists(home: str) -> bool:
    """Return whether what a home names is there, under that very name."""
    kind, _, name = home.partition(":")
    match kind:
        case "word":
            return _is_word(name)
        case "field":
            return _is_field(name)
        case "catalog":
            return _entry(name) is not None and not name.startswith(("items/", "principles/", "problems/"))
        case _:
            return kind == "principle" and name in rk.principles.ids


def _texts(entry: Model) -> set[str]:
    """Return all texts that an entry of a catalog holds."""
    values = [getattr(model, field.name) for _, model in walk(entry) for field in fields_of(type(model))]
    return {text for value in values for text in (value if isinstance(value, tuple) else (value,)) if type(text) is str}


@EVERY_ITEM
def test_homes_exist(item: rk.Item) -> None:
    """Every home of an item is a word, a field, an entry of a catalog or a principle that is there."""
    assert [home for home in item.homes or () if not _exists(home)] == []


@pytest.mark.parametrize(
    "home",
    [
        "word:Symptom/heavy",
        "word:SIDED_REGIONS/hip",
        "word:is_sided/hip",
        "word:Symptoms/heavy-head",
        "field:Complaint.begin",
        "field:Bounds.ge",
        "field:Tone.unknown",
        "catalog:techniques/post-isometric-relaxation",
        "catalog:check/pir",
        "catalog:items/S0-01",
        "principle:P99",
        "principle:P1",
        "rule:P01",
        "Symptom/heavy-head",
    ],
)
def test_what_does_not_exist(home: str) -> None:
    """A home that is not there, or not under that very name, is seen."""
    assert not _exists(home)


@EVERY_ITEM
def test_every_item_is_placed(item: rk.Item) -> None:
    """Every item has a home, or a reason for having none; a reason beside homes says what part was not kept."""
    in_part = (item.left_out or "").startswith("In part ")

    assert (item.homes is None) == (item.left_out is not None and not in_part)
    assert item.left_out is None or REASON.match(item.left_out)


def test_items_are_numbered_without_a_gap() -> None:
    """The items of a source are numbered from 1, each once, in the order of the source."""
    for source in rk.sources.ids:
        found = [item.id for item in rk.items if item.source == source]

        assert found == [f"{source}-{number:02}" for number in range(1, len(found) + 1)]


def test_principles_and_items_name_each_other() -> None:
    """The principles among an item's homes are those that cite it, as support or as opposition."""
    cited = {(item, principle.id) for principle in rk.principles for item in principle.supporting + principle.opposing}
    named = {(item.id, home.removeprefix("principle:")) for item, home in HOMED if home.startswith("principle:")}

    assert cited == named


def test_entries_cite_the_items_that_they_house() -> None:
    """An entry of a catalog that cites source items cites each item that calls it a home."""
    silent = [
        (item.id, home)
        for item, home in HOMED
        for catalog, _, _ in [home.removeprefix("catalog:").partition("/")]
        if home.startswith("catalog:") and catalog in CITING
        if not any(re.search(rf"\b{item.id}\b", text) for text in _texts(_entry(home.removeprefix("catalog:"))))
    ]

    assert silent == []


def test_causes_house_what_they_cite() -> None:
    """Every item that names a cause calls it a home."""
    cited = {(item, f"catalog:causes/{cause.id}") for cause in rk.causes for item in cause.items}

    assert cited - {(item.id, home) for item, home in HOMED} == set()


@pytest.mark.parametrize(
    "homes",
    [
        ("symptom:heavy-head",),
        ("word:symptom/heavy-head",),
        ("word:Symptom",),
        ("field:Complaint/onset",),
        ("catalog:techniques",),
        ("principle:D01",),
        ("principle:P01", "principle:P01"),
        (),
    ],
)
def test_notation_is_strict(homes: tuple[str, ...]) -> None:
    """A home in another notation, one said twice, and an empty list are refused."""
    with pytest.raises(rk.FieldError) as caught:
        rk.Item(id="S0-01", kind="definition", claim="x", homes=homes)

    assert caught.value.steps[0] == "homes"
