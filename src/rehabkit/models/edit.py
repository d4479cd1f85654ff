"""Edits: one change at one path, and cases rebuilt by them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar, cast

import attrs

from rehabkit.bounds import Model, fields_of
from rehabkit.errors import RehabkitError
from rehabkit.location import Path, Step

M = TypeVar("M", bound=Model)


class EditError(RehabkitError, LookupError):
    """An edit names a place that is not there."""


class EditKind(StrEnum):
    """What an edit does."""

    SET = "set"
    INSERT = "insert"
    REMOVE = "remove"


@attrs.frozen
class Edit:
    """One change of a case; values are as models hold them.

    Attributes:
        path: Where, such as `$.program.phases[0].from_day`.
        value: The new value.
        kind: Whether the value is set, inserted before a position, or removed.
    """

    path: str
    value: Any = None
    kind: EditKind = EditKind.SET

    @classmethod
    def insert(cls, path: str, value: Any) -> Edit:
        """Return an edit that puts a value into a list, before the position that the path ends with."""
        return cls(path, value, EditKind.INSERT)

    @classmethod
    def remove(cls, path: str) -> Edit:
        """Return an edit that takes an item out of a list, or states a field no more."""
        return cls(path, None, EditKind.REMOVE)


def apply(model: M, edits: Iterable[Edit] | Edit) -> M:
    """Return a model with edits made one after the other.

    Args:
        model: A case, or any other model.
        edits: One edit or several; each path begins at the model.

    Raises:
        EditError: A step of a path is not there; the text names the first such step.
        FieldError: A value cannot stand where it is put.
    """
    for edit in (edits,) if isinstance(edits, Edit) else edits:
        model = cast("M", _applied(model, Path.parse(edit.path).steps, Path(), edit))
    return model


def _applied(value: object, steps: tuple[Step, ...], at: Path, edit: Edit) -> object:
    if not steps:
        return edit.value
    step, rest = steps[0], steps[1:]
    here = at / step
    if isinstance(step, int):
        return _in_list(value, step, rest, here, edit)
    if not isinstance(value, Model) or step not in {field.name for field in fields_of(type(value))}:
        msg = f"nothing at {here}"
        raise EditError(msg)
    if not rest and edit.kind is EditKind.REMOVE:
        return attrs.evolve(value, **{step: None})
    return attrs.evolve(value, **{step: _applied(getattr(value, step), rest, here, edit)})


def _in_list(value: object, step: int, rest: tuple[Step, ...], here: Path, edit: Edit) -> object:
    items = () if value is None else value
    ends = not rest
    room = len(items) + (1 if ends and edit.kind is EditKind.INSERT else 0) if isinstance(items, tuple) else 0
    if not isinstance(items, tuple) or step >= room:
        msg = f"nothing at {here}"
        raise EditError(msg)
    if ends and edit.kind is EditKind.INSERT:
        return (*items[:step], edit.value, *items[step:])
    if ends and edit.kind is EditKind.REMOVE:
        return (*items[:step], *items[step + 1 :])
    return (*items[:step], _applied(items[step], rest, here, edit), *items[step + 1 :])
