"""Cases turned into equal ones: the other side of the body, other weeks, other ids, other muscles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

import attrs

from rehabkit.bounds import Model, fields_of
from rehabkit.models._ids import ids_of
from rehabkit.models.case import Case
from rehabkit.vocab import Side

M = TypeVar("M", bound=Model)
Change = Callable[[str, Any], Any]

_IDS = frozenset({"id", "based_on", "concurrent_with", "holds", "prescription", "requires"})
_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_SIDE = re.compile(r"\b(left|right)\b")


def mirrored(case: Case) -> Case:
    """Return a case with left and right swapped wherever a side is stated."""
    return _changed(case, lambda _, value: _OTHER.get(value, value) if isinstance(value, Side) else value)


def mirrored_words(text: str) -> str:
    """Return a text with the words left and right swapped."""
    return _SIDE.sub(lambda found: _OTHER[Side(found[0])], text)


def shifted(case: Case, weeks: int) -> Case:
    """Return a case with all dates moved by whole weeks, so that weekdays stay."""
    days = dt.timedelta(weeks=weeks)
    return _changed(case, lambda _, value: value + days if isinstance(value, dt.date) else value)


def shifted_words(text: str, weeks: int) -> str:
    """Return a text with all dates moved by whole weeks."""
    return _DAY.sub(lambda found: str(dt.date.fromisoformat(found[0]) + dt.timedelta(weeks=weeks)), text)


def renamed(case: Case, prefix: str) -> Case:
    """Return a case whose ids, other than those of its definitions, have a prefix, as have their mentions."""
    names = {name for _, name in ids_of(case)}
    found = _changed(case, lambda name, value: prefix + value if name in _IDS and value in names else value)
    return attrs.evolve(found, definitions=case.definitions)


def elsewhere(case: Case, words: Mapping[tuple[str | None, str], str]) -> Case:
    """Return a case with other words, found by the name of the field, or None for any field, and the word."""

    def change(name: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        word = words.get((name, value), words.get((None, value), value))
        return type(value)(word) if isinstance(value, StrEnum) else word

    return _changed(case, change)


def _changed(model: M, change: Change) -> M:
    """Return a model with each of its values changed, by the name of the field and the value."""
    found: dict[str, Any] = {}
    for field in fields_of(type(model)):
        value = getattr(model, field.name)
        if isinstance(value, tuple):
            found[field.name] = tuple(_value(item, field.name, change) for item in value)
        else:
            found[field.name] = _value(value, field.name, change)
    return type(model)(**found)


def _value(value: Any, name: str, change: Change) -> Any:
    return _changed(value, change) if isinstance(value, Model) else change(name, value)
