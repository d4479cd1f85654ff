"""Damage to JSON documents: pure functions of a document and a random generator.

Each mutation returns a new value, shares what it leaves alone, and never changes what it is given. Where a
document has no place for it, it returns the document as it is.
"""

from __future__ import annotations

import json
import random
import re
import string
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

Steps = tuple[str | int, ...]
Mutation = Callable[[Any, Random], Any]
ByteMutation = Callable[[bytes, Random], bytes]

COPIES = 50
"""How often `multiply` repeats a list."""

MOST_NODES = 2_500
"""Most values of a document that `multiply` makes."""

NUMBERS: tuple[float, ...] = (
    0,
    -1,
    1,
    2,
    100,
    -0.0,
    0.5,
    5e-324,
    1e-9,
    1e16,
    1e308,
    -1e308,
    2**31,
    2**53 + 1,
    -(2**63),
    2**64,
    10**30,
    10**399,
    10**400,
    10**4000,
    float("inf"),
    float("-inf"),
    float("nan"),
)
DAYS = (
    "0000-01-01",
    "0001-01-01",
    "1899-12-31",
    "1900-01-01",
    "1900-02-29",
    "1999-12-31",
    "2000-02-29",
    "2023-02-29",
    "2024-02-29",
    "2024-02-30",
    "2024-04-31",
    "2024-12-31",
    "2024-13-01",
    "2024-3-1",
    "2024-03-01T00:00",
    "2024-03-01Z",
    "2024-W10-5",
    "20240301",
    "-2024-03-01",
    "2100-01-01",
    "2262-04-12",
    "9999-12-31",
    "10000-01-01",
    "٢٠٢٤-٠٣-٠١",  # noqa: RUF001  # digits of another script
    "00:00",
    "23:59",
    "24:00",
    "08:60",
    "8:05",
    "08:05:30",
    "08:05+02:00",
)
TEXTS = (
    "",
    " ",
    "x",
    "unknown",
    "none",
    "null",
    "Left",
    "left ",
    "\ud800",
    "a\udfff",
    "\ud83d",
    "\ud83d\ude00",  # two halves that make a whole when they are written as escapes
    "😀",
    "👩‍👩‍👧‍👦",
    "e\u0301",
    "ﬁ",
    "İ",
    "\u202eabc",
    "\ufeff",
    "\x00",
    "\x1b[31m",
    "\t\n\r",
    "\x7f",
    "\x85",
    "\u2028",
    "$.program",
    "..",
    "{0}",
    "{muscle}",
    "%s",
    "'",
    '"',
    "\\",
    "\\u0041",
    "__class__",
    "it's " + "x" * 60,
    "a" * 100,
    "a" * 101,
    "x" * 2_000,
    "x" * 2_001,
    "é" * 10_000,
    "x" * 100_000,
)
LITERALS = (
    b"1e999",
    b"-1e999",
    b"1E400",
    b"1e-400",
    b"-0",
    b"-0.0",
    b"3.0",
    b"1e0",
    b"00",
    b"+1",
    b".5",
    b"1.",
    b"0x10",
    b"1_000",
    b"NaN",
    b"Infinity",
    b"-Infinity",
    b"9" * 400,
    b"9" * 401,
    b"9" * 5_000,
    b"0." + b"1" * 5_000,
    b"True",
    b"undefined",
)
SCRAPS = (
    b"\x00",
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\\",
    b'"',
    b"\\ud800",
    b"\\u00",
    b"\n",
    b",",
    b":",
    b"[",
    b"]",
    b"{",
    b"}",
    b"{}",
    b"null",
    b"//x\n",
    b"[" * 65,
    b"[" * 100_000,
    b'{"a":' * 100,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}")
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_MEMBER = re.compile(rb'"\w+": (?:"[^"\\]*"|-?[\d.]+|true|false|null|\[\]|\{\})')
_KINDS = 7


def seeded(*parts: object) -> Random:
    """Return the random generator of a name, the same in every process."""
    return random.Random("/".join(map(str, parts)))  # noqa: S311  # repeatable, not secret


def places(data: Any) -> list[tuple[Steps, Any]]:
    """Return every value of a document with the steps that lead to it, the document first."""
    found: list[tuple[Steps, Any]] = [((), data)]
    for steps, value in found:  # the list grows as it is read
        if isinstance(value, dict):
            found.extend([((*steps, key), item) for key, item in value.items()])
        elif isinstance(value, list):
            found.extend([((*steps, position), item) for position, item in enumerate(value)])
    return found


def changed(data: Any, steps: Steps, change: Callable[[Any], Any]) -> Any:
    """Return a document with the value at a place changed; only what leads there is copied."""
    if not steps:
        return change(data)
    copied = data.copy()
    copied[steps[0]] = changed(data[steps[0]], steps[1:], change)
    return copied


def without(data: Any, steps: Steps) -> Any:
    """Return a document without the value at a place."""

    def cut(parent: Any) -> Any:
        copied = parent.copy()
        del copied[steps[-1]]
        return copied

    return changed(data, steps[:-1], cut)


def _any(data: Any, rng: Random, kind: type | tuple[type, ...] = object) -> tuple[Steps, Any] | None:
    """Return some place below the root that holds a value of a kind."""
    found = [place for place in places(data)[1:] if isinstance(place[1], kind)]
    return rng.choice(found) if found else None


def drop(data: Any, rng: Random) -> Any:
    """Leave a member or an item out."""
    place = _any(data, rng)
    return data if place is None else without(data, place[0])


def swap(data: Any, rng: Random) -> Any:
    """Exchange two values, mostly of one key."""
    found = places(data)[1:]
    if not found:
        return data
    first, one = rng.choice(found)
    alike = [place for place in found if place[0][-1] == first[-1] and place[0] != first]
    second, other = rng.choice(alike if alike and rng.random() < 0.7 else found)
    if first[: len(second)] == second or second[: len(first)] == first:
        return data
    return changed(changed(data, first, lambda _: other), second, lambda _: one)


def borrow(data: Any, rng: Random) -> Any:
    """Put a copy of one value in place of another, mostly of one kind."""
    found = places(data)[1:]
    if not found:
        return data
    steps, value = rng.choice(found)
    alike = [place for place in found if type(place[1]) is type(value) and place[1] != value]
    _, other = rng.choice(alike if alike and rng.random() < 0.7 else found)
    return changed(data, steps, lambda _: other)


def duplicate(data: Any, rng: Random) -> Any:
    """Give an item of a list twice."""
    place = _any(data, rng, list)
    if place is None or not place[1]:
        return data
    items = place[1].copy()
    items.insert(rng.randrange(len(items) + 1), rng.choice(items))
    return changed(data, place[0], lambda _: items)


def retype(data: Any, rng: Random) -> Any:
    """Write a value as another kind: text, whole number, fraction, truth, null, list or object."""
    place = _any(data, rng)
    if place is None:
        return data
    steps, value = place
    number = value if isinstance(value, int | float) else 1
    others = (
        value if isinstance(value, str) else json.dumps(value),
        int(number) if abs(number) < 2**53 else 0,
        float(number) if abs(number) < 2**53 else 0.5,
        bool(value),
        None,
        [value],
        {"id": value} if rng.random() < 0.5 else {},
    )
    kinds = [other for other in others if type(other) is not type(value)]
    return changed(data, steps, lambda _: rng.choice(kinds))


def rename(data: Any, rng: Random) -> Any:
    """Give a member another key: a slip, a neighbor's, one from elsewhere, or an odd one; its place stays."""
    found = [steps for steps, _ in places(data)[1:] if isinstance(steps[-1], str)]
    if not found:
        return data
    steps = rng.choice(found)
    key = str(steps[-1])

    def renamed(parent: dict[str, Any]) -> dict[str, Any]:
        at = rng.randrange(len(key) + 1)
        names = (
            key[:at] + key[at + 1 :],
            key.upper(),
            f"{key}_to",
            rng.choice(list(parent)),
            str(rng.choice(found)[-1]),
            rng.choice(TEXTS),
        )
        name = rng.choice(names)
        return {name if each == key else each: value for each, value in parent.items()}

    return changed(data, steps[:-1], renamed)


def move(data: Any, rng: Random) -> Any:
    """Take a value out and put it into another object or list."""
    place = _any(data, rng)
    if place is None:
        return data
    steps, value = place
    rest = without(data, steps)
    target, _ = rng.choice([place for place in places(rest) if isinstance(place[1], dict | list)])

    def put(parent: Any) -> Any:
        copied = parent.copy()
        if isinstance(copied, dict):
            copied[steps[-1] if isinstance(steps[-1], str) else "id"] = value
        else:
            copied.insert(rng.randrange(len(copied) + 1), value)
        return copied

    return changed(rest, target, put)


def multiply(data: Any, rng: Random) -> Any:
    """Repeat a list many times; half of the time each copy gets ids of its own."""
    found = [place for place in places(data) if isinstance(place[1], list) and place[1]]
    small = [place for place in found if len(places(place[1])) * COPIES <= MOST_NODES]
    if not small:
        return data
    steps, items = rng.choice(small)
    if rng.random() < 0.5:
        return changed(data, steps, lambda _: items * COPIES)
    copies = [_with_own_ids(item, number) for number in range(COPIES) for item in items]
    return changed(data, steps, lambda _: copies)


def _with_own_ids(data: Any, number: int) -> Any:
    for steps, value in places(data):
        if steps and steps[-1] == "id" and isinstance(value, str):
            data = changed(data, steps, lambda name: f"{name}.{number}")
    return data


def nest(data: Any, rng: Random) -> Any:
    """Wrap a value in lists or objects."""
    steps, value = rng.choice(places(data))
    for _ in range(rng.choice((1, 1, 2, 10, 63, 64, 65))):
        value = [value] if rng.random() < 0.9 else {"id": value}
    return changed(data, steps, lambda _: value)


def renumber(data: Any, rng: Random) -> Any:
    """Put a number at, near or far beyond a bound in place of a number, rarely of anything."""
    place = _any(data, rng, (int, float) if rng.random() < 0.8 else object)
    if place is None:
        return data
    steps, value = place
    is_plain = type(value) in {int, float} and abs(value) < 1e300
    near = (value + 1, value - 1, -value, value + 0.5, 10) if is_plain else (10,)
    return changed(data, steps, lambda _: rng.choice(near if rng.random() < 0.4 else NUMBERS))


def redate(data: Any, rng: Random) -> Any:
    """Put a day or time at the edge of the calendar in place of a date or time, rarely of another text."""
    found = [steps for steps, value in places(data)[1:] if isinstance(value, str)]
    dates = [steps for steps in found if _DAY.fullmatch(_at(data, steps))]
    if not found:
        return data
    steps = rng.choice(dates if dates and rng.random() < 0.9 else found)
    alike = [day for day in DAYS if len(day) == len(_at(data, steps))]
    return changed(data, steps, lambda _: rng.choice(alike if alike and rng.random() < 0.7 else DAYS))


def _at(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data


def retext(data: Any, rng: Random) -> Any:
    """Put an odd text in place of a text, rarely of anything."""
    place = _any(data, rng, str if rng.random() < 0.9 else object)
    if place is None:
        return data
    odd = rng.choice(TEXTS) if rng.random() < 0.8 else "".join(rng.choices(string.printable, k=rng.randrange(60)))
    return changed(data, place[0], lambda value: f"{value}{odd}" if rng.random() < 0.2 else odd)


MUTATIONS: tuple[tuple[Mutation, int], ...] = (
    (drop, 14),
    (swap, 8),
    (borrow, 10),
    (duplicate, 6),
    (retype, 10),
    (rename, 8),
    (move, 6),
    (multiply, 1),
    (nest, 3),
    (renumber, 12),
    (redate, 10),
    (retext, 12),
)
"""The mutations of data, each with its weight."""


def mutated(data: Any, rng: Random) -> Any:
    """Return a document after one mutation, sometimes after up to four."""
    for mutation in _some(MUTATIONS, rng):
        data = mutation(data, rng)
    return data


def flip(text: bytes, rng: Random) -> bytes:
    """Change one bit."""
    at = rng.randrange(len(text)) if text else 0
    return text[:at] + bytes(byte ^ 1 << rng.randrange(8) for byte in text[at : at + 1]) + text[at + 1 :]


def cut(text: bytes, rng: Random) -> bytes:
    """Leave a stretch out, sometimes all to the end."""
    start = rng.randrange(len(text) + 1)
    length = len(text) if rng.random() < 0.2 else rng.randrange(1, 20)
    return text[:start] + text[start + length :]


def insert(text: bytes, rng: Random) -> bytes:
    """Put a scrap between two bytes, or at an end."""
    at = rng.choice((0, len(text), rng.randrange(len(text) + 1)))
    return text[:at] + rng.choice(SCRAPS) + text[at:]


def splice(text: bytes, rng: Random) -> bytes:
    """Put a copy of one stretch somewhere else."""
    start, at = (rng.randrange(len(text) + 1) for _ in range(2))
    return text[:at] + text[start : start + rng.randrange(1, 200)] + text[at:]


def respell(text: bytes, rng: Random) -> bytes:
    """Write a number as JSON readers may not agree on."""
    return _replaced(text, _NUMBER, rng, lambda _: rng.choice(LITERALS))


def repeat(text: bytes, rng: Random) -> bytes:
    """Give a member of an object twice."""
    return _replaced(text, _MEMBER, rng, lambda member: member + b", " + member)


def _replaced(text: bytes, pattern: re.Pattern[bytes], rng: Random, change: Callable[[bytes], bytes]) -> bytes:
    found = list(pattern.finditer(text))
    if not found:
        return text
    chosen = rng.choice(found)
    return text[: chosen.start()] + change(chosen[0]) + text[chosen.end() :]


BYTE_MUTATIONS: tuple[tuple[ByteMutation, int], ...] = (
    (flip, 3),
    (cut, 2),
    (insert, 3),
    (splice, 2),
    (respell, 4),
    (repeat, 3),
)
"""The mutations of a document's bytes, each with its weight."""


def mutated_bytes(text: bytes, rng: Random) -> bytes:
    """Return a document's bytes after one mutation, sometimes after up to four."""
    for mutation in _some(BYTE_MUTATIONS, rng):
        text = mutation(text, rng)
    return text


def _some(mutations: Sequence[tuple[Any, int]], rng: Random) -> list[Any]:
    number = rng.choice((1, 1, 1, 1, 1, 1, 2, 2, 3, 4))
    return rng.choices([each for each, _ in mutations], [weight for _, weight in mutations], k=number)


def written(data: Any, rng: Random) -> bytes:
    """Return the bytes of a document, with escapes or without."""
    return json.dumps(data, ensure_ascii=rng.random() < 0.8).encode(errors="surrogatepass")


def damaged(data: Any, rng: Random) -> str | bytes:
    """Return a document mutated as data (most often), as bytes, or as both; as a text or as bytes."""
    way = rng.random()
    text = written(mutated(data, rng) if way < 0.85 else data, rng)
    if way >= 0.75:
        return mutated_bytes(text, rng)
    return text if rng.random() < 0.7 else text.decode(errors="surrogatepass")


def shrunk(data: Any, fails: Callable[[Any], bool], *, tries: int = 400) -> Any:
    """Return a document that still fails, without most of what it does not need for that."""
    left = tries
    shrinks = True
    while shrinks and left > 0:
        shrinks = False
        for steps, _ in sorted(places(data)[1:], key=lambda place: len(place[0])):
            try:
                smaller = without(data, steps)
            except (LookupError, TypeError):  # it went with what held it, or moved
                continue
            left -= 1
            if fails(smaller):
                data = smaller
                shrinks = True
            if left <= 0:
                break
    return data
