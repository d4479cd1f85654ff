"""From plain data to models: strict, every problem of a pass at once, each with its path."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final, TypeVar

from rehabkit.bounds import Bounds, Field, Model, built, echo, fields_of, unfit
from rehabkit.codec._json import NotANumber, Pairs
from rehabkit.errors import MOST_COUNTED, FieldError, Problem, ProblemCode
from rehabkit.location import Path, Step

M = TypeVar("M", bound=Model)
Steps = tuple[Step, ...]


class _Bad:
    """What a reader returns where it has reported a problem."""

    __slots__ = ()


BAD: Final = _Bad()
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})")
_LONGEST_MESSAGE = 200
_LONGEST_LIST = 150


class Enough(Exception):  # noqa: N818  # no error: it ends a reading
    """Ends a reading that only counts, and has counted long enough."""


class Reading:
    """The problems of one pass: the first ones kept, the rest counted, up to `MOST_COUNTED` of them."""

    __slots__ = ("more", "most", "problems")

    def __init__(self, most: int) -> None:
        """Begin a pass that keeps at most so many problems."""
        self.most: int = most
        self.problems: list[Problem] = []
        self.more: int = 0

    @property
    def is_full(self) -> bool:
        """Whether further problems are only counted, so that nobody reads what would be said of them."""
        return len(self.problems) >= self.most

    def refuse(self, code: ProblemCode, steps: Steps, why: str) -> _Bad:
        """Report a problem and return the mark of a value that could not be read."""
        if not self.is_full:
            message = why if len(why) <= _LONGEST_MESSAGE else why[: _LONGEST_MESSAGE - 3] + "..."
            self.problems.append(Problem(code, str(Path(steps)), message))
        elif self.more < MOST_COUNTED:
            self.more += 1
        else:
            raise Enough
        return BAD


Reader = Callable[[object, Steps, Reading], Any]


def model_reader(cls: type[Model]) -> Reader:
    """Return the reader of a model's objects."""
    if cls not in _READERS:
        _READERS[cls] = _model_reader(cls)
    return _READERS[cls]


_READERS: dict[type[Model], Reader] = {}


def _model_reader(cls: type[Model]) -> Reader:
    fields = fields_of(cls)
    readers = {field.name: _field_reader(field) for field in fields}
    missing = {field.name: f"must be given ({_wanted(field)})" for field in fields if field.required}

    def read(raw: object, at: Steps, reading: Reading) -> object:
        if not isinstance(raw, dict):
            return reading.refuse(ProblemCode.WRONG_TYPE, at, f"must be an object (got {_echo(raw)})")
        sound = _keys_are_sound(raw, readers, at, reading)
        values = {}
        for field in fields:
            if field.name in raw:
                value = readers[field.name](raw[field.name], (*at, field.name), reading)
                values[field.name] = value
                sound = sound and value is not BAD
            elif field.required:
                reading.refuse(ProblemCode.MISSING_KEY, (*at, field.name), missing[field.name])
                sound = False
        return _build(cls, values, at, reading) if sound else BAD

    return read


def _wanted(field: Field) -> str:
    if field.many or not issubclass(field.kind, StrEnum):
        return "a list" if field.many else field.wanted
    words = ", ".join(field.bounds.among or field.kind)
    return f"one of {words}" if len(words) <= _LONGEST_LIST else "a word of this field"


def _keys_are_sound(raw: dict[str, object], known: dict[str, Reader], at: Steps, reading: Reading) -> bool:
    unknown = [key for key in raw if key not in known]
    for key in unknown:
        hint = _hint(key, known, reading)
        reading.refuse(ProblemCode.UNKNOWN_KEY, (*at, key), f"is not a key of this object{hint}")
    repeated = raw.repeated if isinstance(raw, Pairs) else ()
    for key in repeated:
        reading.refuse(ProblemCode.DUPLICATE_KEY, (*at, key), "must not be given twice")
    return not unknown and not repeated


def _hint(given: str, known: Iterable[str], reading: Reading) -> str:
    """Return what was probably meant; nothing where nobody will read it, since the search is slow."""
    close = [] if reading.is_full else get_close_matches(given[:100], known, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _build(cls: type[Model], values: dict[str, object], at: Steps, reading: Reading) -> object:
    try:
        return built(cls, values)
    except FieldError as error:
        for fault in (error, *error.others):
            reading.refuse(fault.code, at + fault.steps, fault.why)
        return BAD


def _field_reader(field: Field) -> Reader:
    item = model_reader(field.kind) if issubclass(field.kind, Model) else _bounded(_leaf(field.kind), field.bounds)
    fits = _fits(field.bounds) if field.kind is str else _never
    inner = _list_reader(item, fits, field.list_bounds) if field.many else item

    def read(raw: object, at: Steps, reading: Reading) -> object:
        if raw is None:
            return reading.refuse(ProblemCode.NULL, at, "must not be null; leave the key out where nothing is stated")
        return inner(raw, at, reading)

    return read


def _list_reader(item: Reader, fits: Callable[[object], bool], bounds: Bounds) -> Reader:
    def read(raw: object, at: Steps, reading: Reading) -> object:
        if not isinstance(raw, list):
            return reading.refuse(ProblemCode.WRONG_TYPE, at, f"must be a list (got {_echo(raw)})")
        values = tuple(
            entry
            if fits(entry)
            else item(entry, (*at, position), reading)
            if entry is not None
            else reading.refuse(ProblemCode.NULL, (*at, position), "must not be null")
            for position, entry in enumerate(raw)
        )
        if any(value is BAD for value in values):
            return BAD
        refused = bounds.refuse(values)
        return values if refused is None else reading.refuse(refused[0], at, refused[1])

    return read


def _bounded(leaf: Reader, bounds: Bounds) -> Reader:
    if bounds == Bounds():
        return leaf
    fits = _fits(bounds) if leaf is _read_text else _never

    def read(raw: object, at: Steps, reading: Reading) -> object:
        if fits(raw):
            return raw
        value = leaf(raw, at, reading)
        if value is BAD:
            return BAD
        refused = unfit(value) or bounds.refuse(value)
        return value if refused is None else reading.refuse(refused[0], at, refused[1])

    return read


def _fits(bounds: Bounds) -> Callable[[object], bool]:
    """Return what tells quickly that a value is a text within its bounds; of the others it says nothing."""
    longest = bounds.longest or 0
    matches = (lambda _: True) if bounds.pattern is None else re.compile(bounds.pattern).fullmatch

    def fits(raw: object) -> bool:
        return type(raw) is str and len(raw) <= longest and raw.isascii() and matches(raw) is not None

    return fits


def _never(_: object) -> bool:
    return False


def _leaf(kind: type) -> Reader:
    """Return the reader of a leaf type.

    Raises:
        TypeError: No reader knows the type; `fields_of` lets none through.
    """
    if issubclass(kind, StrEnum):
        return _word_reader(kind)
    return _LEAVES[kind]


def _word_reader(words: type[StrEnum]) -> Reader:
    known: dict[object, StrEnum] = {word.value: word for word in words}

    def read(raw: object, at: Steps, reading: Reading) -> object:
        if type(raw) is not str:
            return reading.refuse(ProblemCode.WRONG_TYPE, at, f"must be a word (got {_echo(raw)})")
        if raw in known:
            return known[raw]
        hint = _hint(raw, map(str, words), reading)
        return reading.refuse(ProblemCode.UNKNOWN_WORD, at, f"is not a word of this field (got {echo(raw)}){hint}")

    return read


def _read_text(raw: object, at: Steps, reading: Reading) -> object:
    return raw if type(raw) is str else reading.refuse(ProblemCode.WRONG_TYPE, at, f"must be a text (got {_echo(raw)})")


def _read_flag(raw: object, at: Steps, reading: Reading) -> object:
    if type(raw) is bool:
        return raw
    return reading.refuse(ProblemCode.WRONG_TYPE, at, f"must be true or false (got {_echo(raw)})")


def _read_whole(raw: object, at: Steps, reading: Reading) -> object:
    if type(raw) is int:
        return raw
    code = ProblemCode.VALUE_RANGE if isinstance(raw, float | NotANumber) else ProblemCode.WRONG_TYPE
    return reading.refuse(code, at, f"must be a whole number (got {_echo(raw)})")


def _read_number(raw: object, at: Steps, reading: Reading) -> object:
    if type(raw) in {int, float}:
        return raw
    code = ProblemCode.VALUE_RANGE if isinstance(raw, NotANumber) else ProblemCode.WRONG_TYPE
    return reading.refuse(code, at, f"must be a number (got {_echo(raw)})")


def _read_date(raw: object, at: Steps, reading: Reading) -> object:
    if type(raw) is not str:
        return reading.refuse(ProblemCode.WRONG_TYPE, at, f"must be a date as text (got {_echo(raw)})")
    if _DATE.fullmatch(raw):
        try:
            return dt.date.fromisoformat(raw)
        except ValueError:
            return reading.refuse(ProblemCode.BAD_DATE, at, f"is not a day of the calendar (got {echo(raw)})")
    why = f"must be a day such as 2024-03-01, without time or offset (got {echo(raw)})"
    return reading.refuse(ProblemCode.BAD_DATE, at, why)


def _read_time(raw: object, at: Steps, reading: Reading) -> object:
    if type(raw) is not str:
        return reading.refuse(ProblemCode.WRONG_TYPE, at, f"must be a time as text (got {_echo(raw)})")
    if found := _TIME.fullmatch(raw):
        with suppress(ValueError):
            return dt.time(int(found[1]), int(found[2]))
    why = f"must be a time such as 08:05 on the patient's wall clock, without seconds or offset (got {echo(raw)})"
    return reading.refuse(ProblemCode.BAD_DATE, at, why)


_LEAVES: dict[type, Reader] = {
    str: _read_text,
    bool: _read_flag,
    int: _read_whole,
    float: _read_number,
    dt.date: _read_date,
    dt.time: _read_time,
}


def _echo(raw: object) -> str:
    return raw.text if isinstance(raw, NotANumber) else echo(raw)
