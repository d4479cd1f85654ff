"""What fields of one object can stand together, said as data.

Construction asks each clause, and the JSON Schema states it; only what no schema can say is code, in `together`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from rehabkit.bounds import Model, echo, short
from rehabkit.errors import FieldError, ProblemCode

When = Mapping[str, tuple[object, ...]]


@attrs.frozen
class Needs:
    """A field that says nothing without another one.

    Attributes:
        field: The field.
        other: The one it needs.
    """

    field: str
    other: str

    def faults(self, model: Model) -> Iterator[FieldError]:
        """Yield a fault where the field stands alone."""
        if getattr(model, self.field) is not None and getattr(model, self.other) is None:
            yield FieldError(ProblemCode.CONTRADICTION, (self.field,), f"must not stand without {self.other}")


@attrs.frozen
class Apart:
    """A field that cannot stand beside another one.

    Attributes:
        field: The field.
        other: The one it must not stand beside.
    """

    field: str
    other: str

    def faults(self, model: Model) -> Iterator[FieldError]:
        """Yield a fault where both are stated."""
        if getattr(model, self.field) is not None and getattr(model, self.other) is not None:
            yield FieldError(ProblemCode.CONTRADICTION, (self.field,), f"must not stand beside {self.other}")


@attrs.frozen
class Either:
    """Fields of which at least one must be stated.

    Attributes:
        fields: The fields.
    """

    fields: tuple[str, ...]

    def faults(self, model: Model) -> Iterator[FieldError]:
        """Yield a fault where none is stated."""
        if all(getattr(model, name) is None for name in self.fields):
            why = f"must have a {' or a '.join(self.fields)}"
            yield FieldError(ProblemCode.CONTRADICTION, (self.fields[0],), why)


@attrs.frozen
class Stated:
    """Fields that must be stated, and fields that must not, where others have certain values.

    Attributes:
        when: Fields with the values that they have then; None stands for absent.
        fields: Fields that must be stated.
        never: Fields that must be absent.
        at: The field at which a fault is reported.
        why: What is wrong; may hold the names of fields in braces.
    """

    when: When
    at: str
    why: str
    fields: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def faults(self, model: Model) -> Iterator[FieldError]:
        """Yield a fault where one is missing, or one too many is there."""
        if _holds(self.when, model) and (
            any(getattr(model, name) is None for name in self.fields)
            or any(getattr(model, name) is not None for name in self.never)
        ):
            yield FieldError(ProblemCode.CONTRADICTION, (self.at,), self.why.format_map(_Values(model)))


@attrs.frozen
class Among:
    """A text that is one of a few where other fields have certain values.

    Attributes:
        when: Fields with the values that they have then.
        field: The field.
        words: What it may be.
        on: Field whose value the message names.
        required: Whether it must be stated then.
    """

    when: When
    field: str
    words: tuple[str, ...]
    on: str
    required: bool = True

    def faults(self, model: Model) -> Iterator[FieldError]:
        """Yield a fault where the text is another one."""
        value = getattr(model, self.field)
        if value is None and not self.required:
            return
        if _holds(self.when, model) and value not in self.words:
            why = f"must be one of {', '.join(self.words)} on {getattr(model, self.on)} (got {echo(value)})"
            yield FieldError(ProblemCode.VALUE_RANGE, (self.field,), why)


@attrs.frozen
class Within:
    """Numbers that lie in narrower limits where other fields have certain values.

    Attributes:
        when: Fields with the values that they have then; None stands for absent.
        fields: The numbers.
        low: Smallest value.
        high: Largest value.
        of: What they are values of, as the message says it.
    """

    when: When
    fields: tuple[str, ...]
    low: float
    high: float
    of: str

    def faults(self, model: Model) -> Iterator[FieldError]:
        """Yield a fault for each number out of its limits."""
        if _holds(self.when, model):
            for name in self.fields:
                value = getattr(model, name)
                if value is not None and not self.low <= value <= self.high:
                    why = f"must be from {self.low} to {self.high} {self.of} (got {echo(value)})"
                    yield FieldError(ProblemCode.VALUE_RANGE, (name,), why)


@attrs.frozen
class Empty:
    """A list that must be empty, or absent, unless another field has a certain value.

    Attributes:
        field: The list.
        unless: The other field.
        value: Its value.
    """

    field: str
    unless: str
    value: object

    def faults(self, model: Model) -> Iterator[FieldError]:
        """Yield a fault where the list is not empty."""
        state = getattr(model, self.unless)
        if getattr(model, self.field) and state != self.value:
            yield FieldError(
                ProblemCode.CONTRADICTION, (self.field,), f"must be empty where the {self.unless} is {state}"
            )


@attrs.frozen
class Once:
    """A list whose items differ in one of their fields.

    Attributes:
        field: The list.
        key: The field of its items.
    """

    field: str
    key: str

    def faults(self, model: Model) -> Iterator[FieldError]:
        """Yield a fault for each value that several items have."""
        seen: dict[object, int] = {}
        for item in getattr(model, self.field) or ():
            value = getattr(item, self.key)
            seen[value] = seen.get(value, 0) + 1
        for value, times in seen.items():
            if times > 1:
                yield FieldError(ProblemCode.CONTRADICTION, (self.field,), f"must name {value} once")


@attrs.frozen
class Unlike:
    """A text that must not match a pattern.

    Attributes:
        field: The field.
        pattern: Regular expression that a whole text must not match.
        code: Code of the fault.
        why: What is wrong; may hold the text, shortened, as `{value}`.
    """

    field: str
    pattern: str
    code: ProblemCode
    why: str

    def faults(self, model: Model) -> Iterator[FieldError]:
        """Yield a fault where the text matches."""
        value = getattr(model, self.field)
        if value is not None and re.fullmatch(self.pattern, value):
            yield FieldError(self.code, (self.field,), self.why.format(value=short(value)))


class _Values(dict[str, Any]):
    """The fields of a model by name, for messages."""

    __slots__ = ("model",)

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def __missing__(self, name: str) -> object:
        return getattr(self.model, name)


def _holds(when: When, model: Model) -> bool:
    return all(getattr(model, name) in values for name, values in when.items())
