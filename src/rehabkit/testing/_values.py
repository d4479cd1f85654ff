"""Strategies inferred from the fields of a model."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit.bounds import Bounds, Field, Model, fields_of
from rehabkit.testing._together import MENDS, Mend

M = TypeVar("M", bound=Model)
T = TypeVar("T")
Given = Mapping[str, SearchStrategy[Any]]

MOST_ITEMS = 3


@attrs.frozen(eq=False)
class Kit:
    """Strategies that stand in place of inferred ones.

    Attributes:
        kinds: Strategies by type.
        names: Strategies by name of a field.
        left_out: Optional fields that are never drawn.
        most_fields: Optional fields that are drawn at most.
    """

    kinds: Mapping[type, Callable[[], SearchStrategy[Any]]]
    names: Mapping[str, Callable[[], SearchStrategy[Any]]]
    left_out: frozenset[str]
    most_fields: int


PLAIN = Kit({}, {}, frozenset(), 5)
"""Nothing stands in place of what is inferred."""

_BARE = Kit({}, {}, frozenset(), 0)


@st.composite
def models(draw: DrawFn, /, cls: type[M], **fields: SearchStrategy[Any]) -> M:
    """Draw any value that a model of rehabkit takes.

    Args:
        draw: Given by Hypothesis.
        cls: The model.
        fields: Strategies for some of its fields, which are then always given. What is drawn for other fields
            gives way to them; where they cannot stand together, one of them gives way.
    """
    given = {name: draw(strategy) for name, strategy in fields.items()}
    fixed = {name: st.just(value) for name, value in given.items()}
    whole = make(draw, cls, fixed, MENDS.get(cls), PLAIN)
    if all(getattr(whole, name) == value for name, value in given.items()):
        return whole
    return make(draw, cls, fixed, MENDS.get(cls), _BARE)


@st.composite
def from_model(draw: DrawFn, /, cls: type[M], *, mend: Mend | None = None, **fields: SearchStrategy[Any]) -> M:
    """Draw a value of a model, inferred from its types and bounds alone.

    Args:
        draw: Given by Hypothesis.
        cls: The model.
        mend: Changes drawn values, in place, so that they can stand together; needed where the model
            overrides `together`.
        fields: Strategies for some of its fields, which are then always given.
    """
    return make(draw, cls, fields, mend, PLAIN)


@st.composite
def values(draw: DrawFn, cls: type[M], given: Given, mend: Mend | None, kit: Kit) -> M:
    """Draw a value of a model: all that it requires, all that is given, and some of the rest."""
    return make(draw, cls, given, mend, kit)


def make(draw: DrawFn, cls: type[M], given: Given, mend: Mend | None, kit: Kit, **fixed: Any) -> M:
    """Return a drawn value of a model with some fields fixed; a fixed None is absent."""
    required, optional = _strategies(cls, kit)  # type: ignore[arg-type]  # mypy finds no __hash__ in type[M]
    unknown = given.keys() - {field.name for field in fields_of(cls)}
    if unknown:
        msg = f"{cls.__name__} has no field {min(unknown)}"
        raise InvalidArgument(msg)
    drawn: dict[str, Any] = dict(fixed)
    for name, strategy in {**required, **given}.items():
        if name not in fixed:
            drawn[name] = draw(strategy)
    for name in draw(_some_of(tuple(name for name in optional if name not in drawn), kit.most_fields)):
        drawn[name] = draw(optional[name])
    if mend is not None:
        mend(drawn, draw)
    return cls(**drawn)


def tuples(item: SearchStrategy[T], **sizes: Any) -> SearchStrategy[tuple[T, ...]]:
    """Return a strategy for lists as models hold them."""
    return st.lists(item, **sizes).map(tuple)


@cache
def _some_of(names: tuple[str, ...], most: int) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=most, unique=True) if names else st.just([])


@cache
def _strategies(cls: type[Model], kit: Kit) -> tuple[Given, Given]:
    required: dict[str, SearchStrategy[Any]] = {}
    optional: dict[str, SearchStrategy[Any]] = {}
    for field in fields_of(cls):
        if field.required or field.name not in kit.left_out:
            (required if field.required else optional)[field.name] = _of_field(field, kit)
    return required, optional


def _of_field(field: Field, kit: Kit) -> SearchStrategy[Any]:
    item = kit.names[field.name]() if field.name in kit.names else _of_kind(field.kind, field.bounds, kit)
    if not field.many:
        return item
    fewest = field.list_bounds.fewest
    return tuples(item, min_size=fewest, max_size=fewest + MOST_ITEMS, unique=field.list_bounds.distinct)


def _of_kind(kind: type, bounds: Bounds, kit: Kit) -> SearchStrategy[Any]:
    if kind in kit.kinds:
        return kit.kinds[kind]()
    if issubclass(kind, Model):
        return values(kind, {}, MENDS.get(kind), kit)
    if issubclass(kind, StrEnum):
        return st.sampled_from(bounds.among or tuple(kind))
    return _LEAVES[kind](bounds)


def _texts(bounds: Bounds) -> SearchStrategy[str]:
    if bounds.pattern is None:
        return st.text(st.characters(exclude_categories=["Cs"]), max_size=bounds.longest)
    fitting = st.from_regex(bounds.pattern, fullmatch=True, alphabet=st.characters(codec="utf-8"))
    return fitting.filter(partial(_fits, bounds))


def _fits(bounds: Bounds, text: str) -> bool:
    return bounds.refuse(text) is None


def _numbers(bounds: Bounds) -> SearchStrategy[float]:
    low, high = bounds.ge, bounds.le
    assert isinstance(low, int | float)  # noqa: S101  # numbers of models have both bounds
    assert isinstance(high, int | float)  # noqa: S101
    return st.integers(math.ceil(low), math.floor(high)) | st.floats(low, high)


_LEAVES: dict[type, Callable[[Bounds], SearchStrategy[Any]]] = {
    str: _texts,
    bool: lambda _: st.booleans(),
    int: lambda bounds: st.integers(bounds.ge, bounds.le),  # type: ignore[arg-type]  # whole numbers have whole bounds
    float: _numbers,
    dt.date: lambda bounds: st.dates(bounds.ge, bounds.le),  # type: ignore[arg-type]  # dates have dates as bounds
    dt.time: lambda _: st.builds(dt.time, st.integers(0, 23), st.integers(0, 59)),
}
