"""The base of all models, and the one declaration of what a field may hold.

A field is declared once, `Annotated[int, Bounds(ge=0, le=10, unit="...")]`, and read through
`fields_of` by construction, codec, JSON Schema, strategies, tests and documentation.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import types
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import chain
from typing import Annotated, Any, ClassVar, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from rehabkit.errors import FieldError, ProblemCode

M = TypeVar("M", bound="Model")

_ECHO = 40
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_MOST_BITS = 10_000  # beyond its limit of digits, Python refuses to write a number
_LEAVES = (str, int, float, bool, dt.date, dt.time)
_NAMES = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dt.date: "a date",
    dt.time: "a time of day",
}


def echo(value: object) -> str:
    """Return a value as an error may show it: at most 40 characters, containers not at all."""
    if isinstance(value, str):
        shown = ascii(value if len(value) <= _ECHO else value[: _ECHO - 3] + "...")
        return shown if len(shown) <= _ECHO + 2 else shown[: _ECHO - 3] + "...'"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return "a very long number"
    shown = str(value) if isinstance(value, int | float | dt.date | dt.time) else type(value).__name__
    return shown if len(shown) <= _ECHO else shown[: _ECHO - 3] + "..."


def short(name: str) -> str:
    """Return an id as an error may show it: at most 40 characters, as it is written."""
    return name if len(name) <= _ECHO else name[: _ECHO - 3] + "..."


@attrs.frozen(kw_only=True)
class Bounds:
    """What a value may be, beyond its type.

    Attributes:
        ge: Smallest number or earliest date allowed.
        le: Largest number or latest date allowed.
        unit: Unit of a number, for people.
        pattern: Regular expression that a whole text must match.
        longest: Most characters of a text.
        among: The words of an enumeration that this field takes; empty means all.
        fewest: Fewest items of a list.
        most: Most items of a list.
        distinct: Whether the items of a list must differ.
    """

    ge: float | dt.date | None = None
    le: float | dt.date | None = None
    unit: str | None = None
    pattern: str | None = None
    longest: int | None = None
    among: tuple[StrEnum, ...] = ()
    fewest: int = 0
    most: int | None = None
    distinct: bool = False

    def refuse(self, value: Any) -> tuple[ProblemCode, str] | None:
        """Return code and reason where a value of the right type is out of bounds, else None."""
        if isinstance(value, StrEnum):
            if self.among and value not in self.among:
                words = ", ".join(self.among)
                return ProblemCode.UNKNOWN_WORD, f"must be one of {words} (got {echo(str(value))})"
        elif isinstance(value, str):
            return self._refuse_text(value)
        elif isinstance(value, tuple):
            return self._refuse_list(value)
        elif (self.ge is not None and value < self.ge) or (self.le is not None and value > self.le):
            unit = f" {self.unit}" if self.unit else ""
            return ProblemCode.VALUE_RANGE, f"must be from {self.ge} to {self.le}{unit} (got {echo(value)})"
        return None

    def _refuse_text(self, value: str) -> tuple[ProblemCode, str] | None:
        if self.longest is not None and len(value) > self.longest:
            return ProblemCode.VALUE_RANGE, f"must have at most {self.longest} characters (got {len(value)})"
        if self.pattern is not None and re.fullmatch(self.pattern, value) is None:
            return ProblemCode.BAD_ID, f"must match {self.pattern} (got {echo(value)})"
        return None

    def _refuse_list(self, value: tuple[object, ...]) -> tuple[ProblemCode, str] | None:
        if len(value) < self.fewest:
            return ProblemCode.VALUE_RANGE, f"must have at least {self.fewest} items (got {len(value)})"
        if self.most is not None and len(value) > self.most:
            return ProblemCode.VALUE_RANGE, f"must have at most {self.most} items (got {len(value)})"
        if self.distinct and len(set(value)) < len(value):
            return ProblemCode.CONTRADICTION, "must not name the same thing twice"
        return None


@attrs.frozen(kw_only=True)
class Field:
    """One field of a model, taken apart.

    Attributes:
        name: Name in Python and key in JSON.
        kind: Bare type of the value, or of each item of a list.
        many: Whether the value is a list (a tuple in Python).
        optional: Whether the field may be absent (None in Python).
        required: Whether the field has no default.
        bounds: Bounds of the value or of each item.
        list_bounds: Bounds of the list as a whole.
    """

    name: str
    kind: type
    many: bool
    optional: bool
    required: bool
    bounds: Bounds = Bounds()
    list_bounds: Bounds = Bounds()

    def faults(self, value: object) -> Iterator[FieldError]:
        """Yield why a Python value cannot stand in this field."""
        if value is None and self.optional:
            return
        if not self.many:
            yield from self._item_faults(value, (self.name,))
        elif not isinstance(value, tuple) or value.__class__ is not tuple:
            yield FieldError(ProblemCode.WRONG_TYPE, (self.name,), f"must be a tuple (got {echo(value)})")
        else:
            sound = True
            for position, item in enumerate(value):
                for fault in self._item_faults(item, (self.name, position)):
                    sound = False
                    yield fault
            if sound and (refused := self.list_bounds.refuse(value)):
                yield FieldError(refused[0], (self.name,), refused[1])

    def _item_faults(self, value: object, steps: tuple[str | int, ...]) -> Iterator[FieldError]:
        if value.__class__ is not self.kind and not (self.kind is float and value.__class__ is int):
            yield FieldError(ProblemCode.WRONG_TYPE, steps, f"must be {self.wanted} (got {echo(value)})")
        elif refused := unfit(value) or self.bounds.refuse(value):
            yield FieldError(refused[0], steps, refused[1])

    @property
    def wanted(self) -> str:
        """What a value of this field must be, in words."""
        if issubclass(self.kind, StrEnum):
            return f"a word of {self.kind.__name__}"
        return _NAMES.get(self.kind, f"a {self.kind.__name__}")


def unfit(value: object) -> tuple[ProblemCode, str] | None:
    """Return code and reason where no field at all can hold a value, else None."""
    if isinstance(value, float) and not math.isfinite(value):
        return ProblemCode.VALUE_RANGE, f"must be a finite number (got {echo(value)})"
    if isinstance(value, str) and not value.isascii() and _HALF_PAIR.search(value):
        return ProblemCode.BAD_TEXT, "must not hold half of a surrogate pair"
    if isinstance(value, dt.time) and (value.tzinfo or value.second or value.microsecond):
        return ProblemCode.BAD_DATE, "must be the patient's wall clock in whole minutes, without an offset"
    return None


class Clause(Protocol):
    """A condition on several fields of one object."""

    def faults(self, model: Any, /) -> Iterator[FieldError]:
        """Yield why the object's fields cannot stand together."""
        ...


Clauses = tuple[Clause, ...]


@attrs.frozen(kw_only=True)
class Model:
    """Base of all values of a document: frozen, exact in type and bounds, hashable."""

    CLAUSES: ClassVar[Clauses] = ()
    """What fields of the class can stand together, as far as it can be said as data."""

    def __attrs_post_init__(self) -> None:
        """Stand in for the check that each subclass is given."""

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """Give a subclass its check of types, bounds and what must stand together.

        Raises:
            TypeError: The subclass has an `__attrs_post_init__` of its own, or a field that no document can hold.
        """
        if "__attrs_post_init__" in cls.__dict__:
            msg = f"{cls.__name__} must say in together() what it checks, not in __attrs_post_init__"
            raise TypeError(msg)
        fields = fields_of(cls)

        def check(self: Model) -> None:
            faults = [fault for field in fields for fault in field.faults(getattr(self, field.name))]
            _refuse_any(faults or _conflicts(self))

        cls.__attrs_post_init__ = check  # type: ignore[method-assign]  # attrs calls it after __init__

    def together(self) -> Iterator[FieldError]:
        """Yield why fields that are each sound cannot stand together, beyond what `CLAUSES` say."""
        yield from ()


def built(cls: type[M], values: Mapping[str, object]) -> M:
    """Return a value of fields that a reader has found sound one by one; only `together` is asked again.

    Raises:
        FieldError: They cannot stand together.
    """
    made = object.__new__(cls)
    for name, default in _defaults(cls):
        object.__setattr__(made, name, values.get(name, default))
    _refuse_any(_conflicts(made))
    return made


def _defaults(cls: type[Model]) -> tuple[tuple[str, object], ...]:
    if cls not in _DEFAULTS:
        _DEFAULTS[cls] = tuple((attribute.name, attribute.default) for attribute in attrs.fields(cls))
    return _DEFAULTS[cls]


_DEFAULTS: dict[type[Model], tuple[tuple[str, object], ...]] = {}


def _conflicts(model: Model) -> list[FieldError]:
    """Return what cannot stand together in an object whose fields are sound."""
    return [*chain.from_iterable(clause.faults(model) for clause in model.CLAUSES), *model.together()]


def _refuse_any(faults: list[FieldError]) -> None:
    if faults:
        first, *others = faults
        raise FieldError(first.code, first.steps, first.why, tuple(others))


def fields_of(cls: type[Model]) -> tuple[Field, ...]:
    """Return a model's fields in the order of documents: `id` first, then as declared.

    Raises:
        TypeError: An annotation is a union, a container other than a homogeneous tuple,
            or a number or text without bounds.
    """
    if cls not in _KNOWN:
        hints = get_type_hints(cls, include_extras=True)
        found = [_field(a.name, hints[a.name], required=a.default is attrs.NOTHING) for a in attrs.fields(cls)]
        _KNOWN[cls] = tuple(sorted(found, key=lambda field: field.name != "id"))
    return _KNOWN[cls]


_KNOWN: dict[type[Model], tuple[Field, ...]] = {}


def _field(name: str, annotation: Any, *, required: bool) -> Field:
    annotation, optional = _without_none(annotation)
    annotation, bounds = _without_bounds(annotation)
    if get_origin(annotation) is not tuple:
        return Field(
            name=name,
            kind=_kind(name, annotation, bounds),
            many=False,
            optional=optional,
            required=required,
            bounds=bounds,
        )
    arguments = get_args(annotation)
    if arguments[1:] != (Ellipsis,):
        msg = f"{name}: a list must be tuple[X, ...] (got {annotation})"
        raise TypeError(msg)
    item, item_bounds = _without_bounds(arguments[0])
    return Field(
        name=name,
        kind=_kind(name, item, item_bounds),
        many=True,
        optional=optional,
        required=required,
        bounds=item_bounds,
        list_bounds=bounds,
    )


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) not in {Union, types.UnionType}:
        return annotation, False
    kept = [argument for argument in get_args(annotation) if argument is not types.NoneType]
    if len(kept) != 1:
        msg = f"unions are not allowed in models (got {annotation})"
        raise TypeError(msg)
    return kept[0], True


def _without_bounds(annotation: Any) -> tuple[Any, Bounds]:
    if get_origin(annotation) is not Annotated:
        return annotation, Bounds()
    bare, *extras = get_args(annotation)
    (bounds,) = (extra for extra in extras if isinstance(extra, Bounds))
    return bare, bounds


def _kind(name: str, annotation: Any, bounds: Bounds) -> type:
    known = isinstance(annotation, type) and (annotation in _LEAVES or issubclass(annotation, StrEnum | Model))
    if not known:
        msg = f"{name}: a model cannot hold {annotation}"
        raise TypeError(msg)
    if annotation in {int, float, dt.date} and (bounds.ge is None or bounds.le is None):
        msg = f"{name}: a number or date must have both bounds"
        raise TypeError(msg)
    if annotation is str and bounds.longest is None:
        msg = f"{name}: a text must have a longest length"
        raise TypeError(msg)
    result: type = annotation
    return result
