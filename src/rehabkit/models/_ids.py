"""The ids of a document: each names one thing (D03)."""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.bounds import Model, fields_of, short
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.location import Step

_APART = frozenset({"definitions", "waivers"})


def ids_of(model: Model, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield each id of a document with the steps to the object that bears it, in document order.

    Ids of definitions are those of the catalog, and a waiver's id is that of the thing it concerns; both are apart.
    """
    for name, many in _holding(type(model)):
        value = getattr(model, name)
        if value is None:
            continue
        if name == "id":
            yield steps, value
        elif many:
            for position, item in enumerate(value):
                yield from ids_of(item, (*steps, name, position))
        else:
            yield from ids_of(value, (*steps, name))


def _holding(cls: type[Model]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a class that are an id or hold objects, and whether they hold lists of them."""
    if cls not in _HOLDING:
        _HOLDING[cls] = tuple(
            (field.name, field.many)
            for field in fields_of(cls)
            if field.name not in _APART and (field.name == "id" or issubclass(field.kind, Model))
        )
    return _HOLDING[cls]


_HOLDING: dict[type[Model], tuple[tuple[str, bool], ...]] = {}


def repeated_ids(model: Model) -> Iterator[FieldError]:
    """Yield a fault for each id that an earlier thing of the document already bears."""
    seen: set[str] = set()
    for steps, found in ids_of(model):
        if found in seen:
            yield FieldError(ProblemCode.DUPLICATE_ID, (*steps, "id"), f"{short(found)} is used twice")
        seen.add(found)
