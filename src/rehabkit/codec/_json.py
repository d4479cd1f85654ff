"""From bytes to plain data: what JSON allows, and nothing that only Python's reader allows."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import attrs

from rehabkit.errors import LoadError, Problem, ProblemCode

_MOST_DIGITS = 400
# Possessive, and taking an unfinished text to its end: no input makes it try a place twice.
_STRINGS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_NOT_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
_STEPS = bytes.maketrans(b"[{]}", b"\x02\x02\x00\x00")
_NARROW = bytes(range(0xF0))
_ENDS = 2  # a text has two quotes, a list two brackets


@attrs.frozen(kw_only=True)
class Limits:
    """How much of a document is read before it is refused; all are library choices.

    Attributes:
        most_bytes: Largest document, in bytes.
        most_levels: Deepest nesting; it is measured before parsing, since deep input kills some interpreters.
        most_values: Most keys, values and items together; they are counted before parsing, since small
            ones take far more memory than text.
        most_problems: Problems that one error lists; the rest are counted.
    """

    most_bytes: int = 16 * 1024 * 1024
    most_levels: int = 64
    most_values: int = 1_000_000
    most_problems: int = 100


@attrs.frozen
class NotANumber:
    """A number that JSON does not have, or that no field could hold.

    Attributes:
        text: How it was written, shortened.
    """

    text: str


class Pairs(dict[str, Any]):
    """The members of an object that gives a key more than once.

    Attributes:
        repeated: Those keys, each once.
    """

    __slots__ = ("repeated",)

    def __init__(self, members: list[tuple[str, Any]]) -> None:
        """Keep the last value of each key, as JSON readers do, and note what that hides."""
        super().__init__(members)
        self.repeated: tuple[str, ...] = tuple(
            key for key, times in Counter(key for key, _ in members).items() if times > 1
        )


def parse(data: str | bytes, limits: Limits, source: str | None = None) -> object:
    """Return the plain data of a JSON text.

    Raises:
        LoadError: The text is too large, too deep, not UTF-8, or not JSON.
    """

    def refuse(code: ProblemCode, why: str) -> LoadError:
        return LoadError([Problem(code, "$", why)], source=source)

    if isinstance(data, str):
        try:
            data = data.encode()
        except UnicodeEncodeError:
            raise refuse(ProblemCode.BAD_TEXT, "must not hold half of a surrogate pair") from None
    if len(data) > limits.most_bytes:
        why = f"must have at most {limits.most_bytes:,} bytes (got {len(data):,})"
        raise refuse(ProblemCode.TOO_LARGE, why)
    if b"\0" in data:
        raise refuse(ProblemCode.ENCODING, f"must be UTF-8 (byte {data.index(0)} is zero, as in UTF-16)")
    _measure(data, limits, refuse)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(ProblemCode.ENCODING, f"must be UTF-8 (byte {error.start} is not)") from None
    try:
        return json.loads(
            text,
            object_pairs_hook=_members,
            parse_constant=NotANumber,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        why = f"is not JSON: {error.msg.lower()}, line {error.lineno}, column {error.colno}"
        raise refuse(ProblemCode.NOT_JSON, why) from None


def _measure(data: bytes, limits: Limits, refuse: Callable[[ProblemCode, str], LoadError]) -> None:
    """Refuse what would cost the parser too much, in one pass over the bytes."""
    too_many = refuse(ProblemCode.TOO_LARGE, f"must have at most {limits.most_values:,} keys, values and items")
    # A character beyond the basic plane makes every text four times as wide in memory.
    most = limits.most_values // 2 if data.translate(None, _NARROW) else limits.most_values
    ends = _ENDS * most
    if data.count(b'"') > ends or data.count(b"\\") > ends:
        raise too_many
    bare = _STRINGS.sub(b"", data)
    brackets = bare.translate(_STEPS, _NOT_BRACKETS)
    if any(level > limits.most_levels for level in accumulate(step - 1 for step in brackets[:ends])):
        raise refuse(ProblemCode.TOO_DEEP, f"must be at most {limits.most_levels} levels deep")
    if len(brackets) > ends or sum(map(bare.count, (b",", b":", b"[", b"{"))) > most:
        raise too_many


def _members(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    return found if len(found) == len(members) else Pairs(members)


def _whole(text: str) -> int | NotANumber:
    return int(text) if len(text) <= _MOST_DIGITS else NotANumber(text[:20] + "...")
