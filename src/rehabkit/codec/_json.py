"""From bytes to plain data: what JSON allows, and nothing that only Python's reader allows."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import accumulate
from typing import Any

import attrs

from rehabkit.errors import LoadError, Problem, ProblemCode

_MOST_DIGITS = 400
_STRINGS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_NOT_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
_STEPS = bytes.maketrans(b"[{]}", b"\x02\x02\x00\x00")


@attrs.frozen(kw_only=True)
class Limits:
    """How much of a document is read before it is refused; all are library choices.

    Attributes:
        most_bytes: Largest document, in bytes.
        most_levels: Deepest nesting; it is measured before parsing, since deep input kills some interpreters.
        most_problems: Problems that one error lists; the rest are counted.
    """

    most_bytes: int = 16 * 1024 * 1024
    most_levels: int = 64
    most_problems: int = 100


@attrs.frozen
class NotANumber:
    """A number that JSON does not have, or that no field could hold.

    Attributes:
        text: How it was written, shortened.
    """

    text: str


class Pairs(dict[str, Any]):
    """An object's members, with the keys that were given more than once.

    Attributes:
        repeated: Those keys, each once.
    """

    __slots__ = ("repeated",)

    def __init__(self, members: list[tuple[str, Any]]) -> None:
        """Keep the last value of each key, as JSON readers do, and note what that hides."""
        super().__init__(members)
        self.repeated: tuple[str, ...] = ()
        if len(self) < len(members):
            self.repeated = tuple(key for key, times in Counter(key for key, _ in members).items() if times > 1)


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
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(ProblemCode.ENCODING, f"must be UTF-8 (byte {error.start} is not)") from None
    levels = _levels(data)
    if levels > limits.most_levels:
        raise refuse(ProblemCode.TOO_DEEP, f"must be at most {limits.most_levels} levels deep (got {levels:,})")
    try:
        return json.loads(
            text,
            object_pairs_hook=Pairs,
            parse_constant=NotANumber,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        why = f"is not JSON: {error.msg.lower()}, line {error.lineno}, column {error.colno}"
        raise refuse(ProblemCode.NOT_JSON, why) from None


def _levels(data: bytes) -> int:
    brackets = _STRINGS.sub(b"", data).translate(_STEPS, _NOT_BRACKETS)
    return max(accumulate(step - 1 for step in brackets), default=0)


def _whole(text: str) -> int | NotANumber:
    return int(text) if len(text) <= _MOST_DIGITS else NotANumber(text[:20] + "...")
