"""The ids of a document: each names one thing (D03)."""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.bounds import Model, fields_of
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.location import Step

_APART = frozenset({"definitions", "waivers"})


def ids_of(model: Model, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield each id of a document with the steps to the object that bears it, in document order.

    Ids of definitions are those of the catalog, and a waiver's id is that of the thing it concerns; both are apart.
    """
    for field in fields_of(type(model)):
        value = getattr(model, field.name)
        if value is None or field.name in _APART:
            continue
        if field.name == "id":
            yield steps, value
        elif issubclass(field.kind, Model):
            if field.many:
                for position, item in enumerate(value):
                    yield from ids_of(item, (*steps, field.name, position))
            else:
                yield from ids_of(value, (*steps, field.name))


def repeated_ids(model: Model) -> Iterator[FieldError]:
    """Yield a fault for each id that an earlier thing of the document already bears."""
    seen: set[str] = set()
    for steps, found in ids_of(model):
        if found in seen:
            yield FieldError(ProblemCode.DUPLICATE_ID, (*steps, "id"), f"{found} is used twice")
        seen.add(found)
