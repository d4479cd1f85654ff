"""Ids told apart."""

from __future__ import annotations

from itertools import chain, count
from typing import Any

import attrs

from rehabkit.bounds import Model, fields_of
from rehabkit.models.case import Definitions, Waiver


def numbered(value: Any, taken: set[str]) -> Any:
    """Return objects with ids that differ from those taken and from each other, as a document asks."""
    if isinstance(value, tuple):
        return tuple(numbered(item, taken) for item in value)
    if value is None or isinstance(value, Definitions | Waiver):
        return value
    changed: dict[str, Any] = {}
    for field in fields_of(type(value)):
        found = getattr(value, field.name)
        if found is not None and field.name == "id":
            changed["id"] = free(found, taken)
        elif issubclass(field.kind, Model):
            changed[field.name] = numbered(found, taken)
    return attrs.evolve(value, **changed)


def free(name: str, taken: set[str]) -> str:
    """Return the first id like a name that is not taken, and take it."""
    found = next(each for each in chain([name], (f"{name[:90]}.{n}" for n in count(2))) if each not in taken)
    taken.add(found)
    return found
