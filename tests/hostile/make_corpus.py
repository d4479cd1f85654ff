"""Hostile documents: what they are, why each is refused, and at which place.

As a script, it writes them into a folder: `python tests/hostile/make_corpus.py FOLDER`.
"""

from __future__ import annotations

import gzip
import json
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import attrs

MOST_BYTES = 16 * 2**20
MOST_LISTED = 100
MOST_COUNTED = 200_000
NAME = "Maximiliane Rosalinde von Wolkenstein-Trostburg zu Obersaxen"
SLUG = NAME.lower().replace(" ", "-")

_DOSE = "$.program.phases[0].prescriptions[0].dosage"
_WORK = "$.program.phases[0].prescriptions[0]"
_VISIT = "$.assessments[0]"
_DAY = "2024-03-01"
_NOT_JSON = "F05 $"
_NOT_UTF8 = "F02 $"
_TOO_LARGE = "F03 $"
_TOO_DEEP = "F04 $"
_NO_SCHEMA = "F09 $.schema"

Json = Any
Source = bytes | Callable[[], bytes]


@attrs.frozen
class Entry:
    """A document with what becomes of it.

    Attributes:
        name: Name of the file, without its ending.
        refused: Code and path of the first problem; None where the document loads.
        source: The bytes, or what makes them.
        total: How many problems there are, where that is the point.
        seconds: CPU time that loading may take.
        megabytes: Memory that the process may need.
        why: Why the allowance is larger than that of other documents.
    """

    name: str
    refused: str | None
    source: Source = attrs.field(repr=False)
    total: int | None = attrs.field(default=None, kw_only=True)
    seconds: float = attrs.field(default=1.0, kw_only=True)
    megabytes: float = attrs.field(default=200.0, kw_only=True)
    why: str | None = attrs.field(default=None, kw_only=True)

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.name}.json"

    def data(self) -> bytes:
        """Return the document's bytes."""
        return self.source if isinstance(self.source, bytes) else self.source()


def case(**members: Json) -> bytes:
    """Return a case document with some members."""
    return json.dumps({"schema": "rehabkit/case/1", "id": "x", **members}, ensure_ascii=False).encode()


def raw(members: str | bytes) -> bytes:
    """Return a case document with members as JSON text."""
    text = members.encode() if isinstance(members, str) else members
    return b'{"schema": "rehabkit/case/1", "id": "x", ' + text + b"}"


def many(key: str, item: Callable[[int], str], number: int) -> Callable[[], bytes]:
    """Return what makes a case document whose list at a key has so many items."""
    return lambda: raw(f'"{key}": [{",".join(map(item, range(number)))}]')


def phase(name: str = "ph1", first: int = 0, last: int = 9, **members: Json) -> Json:
    """Return a phase."""
    return {"id": name, "kind": "release", "from_day": first, "to_day": last, **members}


def program(*phases: Json, **members: Json) -> bytes:
    """Return a case document with a program."""
    return case(program={"id": "pr1", "phases": phases, **members})


def work(**members: Json) -> bytes:
    """Return a case document with one prescription."""
    return program(phase(prescriptions=[{"id": "e1", "intervention": "core", **members}]))


def dose(members: str) -> bytes:
    """Return a case document with one dose as JSON text."""
    return work(dosage="DOSE").replace(b'"DOSE"', f"{{{members}}}".encode())


def visit(**members: Json) -> bytes:
    """Return a case document with one assessment."""
    return case(assessments=[{"id": "a1", "date": _DAY, **members}])


def muscle(name: str, **members: Json) -> Json:
    """Return the definition of a muscle."""
    return {"id": name, "regions": ["hip"], "midline": True, **members}


def filled(piece: bytes, head: bytes = b"", tail: bytes = b"", size: int = MOST_BYTES) -> Callable[[], bytes]:
    """Return what makes a document of a size, filled with a piece that is repeated."""
    room = size - len(head) - len(tail)
    return lambda: head + piece * (room // len(piece)) + tail


def numbered(prefix: str, refused: str | None, sources: Iterable[Source]) -> Iterator[Entry]:
    """Yield an entry for each document, all with one outcome."""
    for number, source in enumerate(sources, 1):
        yield Entry(f"{prefix}-{number:02}", refused, source)


def _depths() -> Iterator[Entry]:
    deep = 100_000
    yield Entry("depth-lists", _TOO_DEEP, b"[" * deep + b"]" * deep)
    yield Entry("depth-lists-unterminated", _TOO_DEEP, b"[" * deep)
    yield Entry("depth-objects", _TOO_DEEP, b'{"a":' * deep + b"1" + b"}" * deep)
    yield Entry("depth-objects-unterminated", _TOO_DEEP, b'{"a":' * deep)
    yield Entry("depth-mixed", _TOO_DEEP, b'[{"a":' * deep + b"1" + b"}]" * deep)
    yield Entry("depth-inside-a-case", _TOO_DEEP, raw(b'"goals": ' + b"[" * deep + b"]" * deep))
    yield Entry("depth-behind-a-backslash", _TOO_DEEP, raw(b'"note": "\\\\", "goals": ' + b"[" * 65 + b"]" * 65))
    yield Entry("depth-behind-a-quote", _TOO_DEEP, raw(b'"note": "\\"", "goals": ' + b"[" * 65 + b"]" * 65))
    yield Entry("depth-in-an-open-text", _NOT_JSON, b'"' + b"[" * deep)
    yield Entry("depth-in-a-text", None, case(note="[{" * 2_500))
    yield Entry("depth-64", "F10 $.deep", raw('"deep": ' + "[" * 63 + "]" * 63))
    yield Entry("depth-65", _TOO_DEEP, raw('"deep": ' + "[" * 64 + "]" * 64))
    yield Entry("depth-16-mib", _TOO_DEEP, filled(b"["))
    yield Entry("depth-16-mib-objects", _TOO_LARGE, filled(b'{"":'))
    yield Entry("closing-only", _NOT_JSON, b"]" * deep)
    yield Entry("closing-only-braces", _NOT_JSON, b"}" * deep)
    yield Entry("closing-only-16-mib", _TOO_LARGE, filled(b"]"))
    yield Entry("closing-then-opening", _NOT_JSON, b"]" * deep + b"[" * deep)
    yield from numbered(
        "unterminated",
        _NOT_JSON,
        (b"{", b"[", b'"', b'{"', b'{"a', b'{"a"', b'{"a":', b'{"a":1', b'{"a":1,', b"[1,", b'"\\', b'"\\u12', b"t"),
    )


_NO_NUMBERS = (
    *("+1", "01", "-01", "00", ".5", "-.5", "1.", "1.e2", "1e", "1e+", "0x10", "0b1", "0o7", "1_000", "1 000", "1,5"),
    *("- 1", "--1", "-", "1f", "1n", "1/2", "5%", "nan", "inf", "-NaN", "+Infinity", "INF", "#INF", "None", "TRUE"),
    *("\uff11", "\u0661", "\u221e", "\u00bd", "\u22121"),
)


def _numbers() -> Iterator[Entry]:
    for number, text in enumerate(_NO_NUMBERS, 1):
        yield Entry(f"no-number-{number:02}", _NOT_JSON, dose(f'"hold_s": {text}'))
    long = "9" * 100_000
    refused = {
        "1e400": "1e400",
        "minus-1e400": "-1e400",
        "nan": "NaN",
        "infinity": "Infinity",
        "minus-infinity": "-Infinity",
        "100000-digits": long,
        "minus-100000-digits": f"-{long}",
        "100000-digits-and-a-point": f"{long}.5",
        "endless-exponent": f"1e{long}",
        "401-digits": "9" * 401,
        "400-digits": "9" * 400,
        "two-to-the-70": str(2**70),
        "minus-two-to-the-70": str(-(2**70)),
        "just-above": "86400.000001",
        "just-below": "-0.000001",
    }
    for name, text in refused.items():
        yield Entry(f"number-{name}", f"D01 {_DOSE}.hold_s", dose(f'"hold_s": {text}'))
        yield Entry(f"whole-{name}", f"D01 {_DOSE}.sets", dose(f'"sets": {text}'))
    for number, text in enumerate(("1e-400", "-0", "-0.0", "0e999", "1E2", "1e+2", "86400", "0." + "3" * 100_000), 1):
        yield Entry(f"accepted-number-{number}", None, dose(f'"hold_s": {text}'))
    yield Entry("number-too-fine", f"D01 {_DOSE}.hold_s", dose('"hold_s": -1e-300'))
    for number, text in enumerate(("1.0", "1e0", "1e-400", "-0", "0", "10001", "1.5"), 1):
        yield Entry(f"no-whole-number-{number}", f"D01 {_DOSE}.sets", dose(f'"sets": {text}'))
    yield from numbered("not-a-count", f"F11 {_DOSE}.sets", map(dose, ('"sets": true', '"sets": "3"', '"sets": [3]')))
    yield Entry("zero-that-is-negative", None, program(phase(first=0)).replace(b'"from_day": 0', b'"from_day": -0'))
    head = raw('"program": {"id": "pr1", "session_duration_min": ')[:-1]
    place = "$.program.session_duration_min"
    yield Entry("digits-16-mib", "F11 $", filled(b"9"))
    yield Entry("digits-16-mib-in-a-field", f"D01 {place}", filled(b"9", head, b"}}"))
    yield Entry("digits-16-mib-and-a-point", f"D01 {place}", filled(b"9", head, b".5}}"))
    yield Entry("digits-16-mib-behind-a-point", None, filled(b"3", head + b"0.", b"}}"))
    yield Entry("zeros-16-mib-behind-a-point", None, filled(b"0", head + b"0.", b"1}}"))
    yield Entry("exponent-16-mib", f"D01 {place}", filled(b"9", head + b"1e", b"}}"))


def _keys() -> Iterator[Entry]:
    head = '"schema": "rehabkit/case/1"'
    yield Entry("duplicate-id", "F06 $.id", f'{{{head}, "id": "x", "id": "y"}}'.encode(), total=1)
    yield Entry("duplicate-schema", "F06 $.schema", f'{{{head}, {head}, "id": "x"}}'.encode())
    yield Entry("duplicate-schema-other-first", "F06 $.schema", f'{{"schema": 1, {head}, "id": "x"}}'.encode())
    yield Entry("duplicate-schema-other-last", "F15 $.schema", f'{{{head}, "schema": 1, "id": "x"}}'.encode())
    yield Entry("duplicate-as-escape", "F06 $.id", f'{{{head}, "id": "x", "\\u0069d": "x"}}'.encode())
    yield Entry("duplicate-thrice", "F06 $.note", raw('"note": "a", "note": "b", "note": "c"'), total=1)
    yield Entry("duplicate-list", "F06 $.goals", raw('"goals": [], "goals": []'))
    yield Entry("duplicate-in-an-item", "F06 $.goals[0].id", raw('"goals": [{"id": "g", "id": "h", "kind": "pain"}]'))
    yield Entry("duplicate-deep", f"F06 {_DOSE}.sets", dose('"sets": 1, "sets": 2'))
    yield Entry("duplicate-unknown", "F10 $.zzz", raw('"zzz": 1, "zzz": 2'), total=2)
    yield Entry("duplicate-100000", "F06 $.id", lambda: raw(",".join(['"id": 1'] * 100_000)), total=2)
    yield Entry("unknown-key", "F10 $.zzz", case(zzz=1))
    yield Entry("unknown-key-in-an-item", "F10 $.goals[0].zzz", case(goals=[{"id": "g", "kind": "pain", "zzz": 1}]))
    yield Entry("unknown-key-deep", f"F10 {_DOSE}.zzz", dose('"zzz": 1'))
    yield Entry("unknown-key-misspelled", "F10 $.goal", case(goal=[]))
    yield Entry("unknown-key-other-case", "F10 $.Goals", case(Goals=[]))
    yield Entry("unknown-key-of-python", "F10 $.__class__", case(__class__="x"))
    yield Entry("unknown-key-of-javascript", "F10 $.__proto__", case(__proto__={}))
    yield Entry("unknown-key-reference", "F10 $['$ref']", raw('"$ref": "file:///etc/passwd"'))
    yield Entry("unknown-key-empty", "F10 $['']", raw('"": 1'))
    yield Entry("unknown-key-dotted", "F10 $['patient.age']", raw('"patient.age": 1'))
    yield Entry("unknown-key-quote", 'F10 $["it\'s"]', raw('"it\'s": 1'))
    yield Entry("unknown-key-line-feed", r"F10 $['a\nb']", raw(r'"a\nb": 1'))
    yield Entry("unknown-key-escape-sequence", r"F10 $['\x1b[31m']", raw(r'"\u001b[31m": 1'))
    yield Entry("unknown-key-right-to-left", r"F10 $['\u202eeton']", raw(r'"\u202eeton": 1'))
    yield Entry("unknown-key-zero-width", r"F10 $['note\u200b']", raw(r'"note\u200b": "x"'))
    yield Entry("unknown-key-kelvin", r"F10 $['\u212aind']", raw(r'"\u212aind": "x"'))
    yield Entry("unknown-key-dotted-50000", "F10 $['" + "a." * 20 + "...']", raw(f'"{"a." * 50_000}": 1'))
    yield Entry(
        "unknown-keys-100000",
        "F10 $.key0",
        lambda: raw(",".join(f'"key{position}": 1' for position in range(100_000))),
        total=100_000,
    )
    yield Entry(
        "unknown-keys-300000",
        "F10 $.key0",
        lambda: raw(",".join(f'"key{position}": 1' for position in range(300_000))),
        total=MOST_LISTED + MOST_COUNTED,
        seconds=2,
        why="300,000 keys",
    )
    yield Entry("schema-of-a-program", "F15 $.schema", b'{"schema": "rehabkit/program/1", "id": "x"}')
    yield Entry("missing-schema", _NO_SCHEMA, b'{"id": "x"}')
    yield Entry("missing-everything", _NO_SCHEMA, b"{}")
    yield Entry("missing-id", "F09 $.id", f"{{{head}}}".encode())
    yield Entry("missing-key-in-an-item", "F09 $.goals[0].id", case(goals=[{}]), total=2)
    yield Entry("missing-key-deep", f"F09 {_WORK}.intervention", program(phase(prescriptions=[{"id": "e1"}])))
    yield Entry("null-id", "F08 $.id", f'{{{head}, "id": null}}'.encode())
    yield Entry("null-list", "F08 $.goals", case(goals=None))
    yield Entry("null-item", "F08 $.goals[0]", case(goals=[None]))
    yield Entry("null-deep", f"F08 {_DOSE}.sets", dose('"sets": null'))
    no_texts: tuple[Json, ...] = (None, 1, True, [], {}, ["rehabkit/case/1"], "")
    yield from numbered(
        "schema",
        "F15 $.schema",
        (
            *(json.dumps({"schema": other}).encode() for other in no_texts),
            *(json.dumps({"schema": f"rehabkit/{other}"}).encode() for other in ("case/2", "CASE/1", "case/1 ")),
            json.dumps({"schema": "rehabkit/case/1\x00"}).encode(),
            json.dumps({"schema": "\ud800"}).encode(),
            filled(b"a", b'{"schema": "', b'"}'),
        ),
    )


def _texts() -> Iterator[Entry]:
    for number, half in enumerate((r"\ud800", r"\udfff", r"\udc00\ud800", r"\ud800\ud800\udc00", r"\uD83Dx"), 1):
        yield Entry(f"surrogate-in-a-text-{number}", "F07 $.note", raw(f'"note": "{half}"'))
        yield Entry(f"surrogate-in-an-id-{number}", "F07 $.goals[0].id", raw(f'"goals": [{{"id": "{half}"}}]'), total=2)
        yield Entry(
            f"surrogate-in-a-word-{number}", "F12 $.goals[0].kind", raw(f'"goals": [{{"id": "g", "kind": "{half}"}}]')
        )
    yield Entry("surrogate-in-a-key", r"F10 $['\ud800']", raw(r'"\ud800": 1'))
    yield Entry("surrogate-in-a-deep-key", rf"F10 {_DOSE}['\udfff']", dose(r'"\udfff": 1'))
    yield Entry("surrogate-in-a-date", f"F13 {_VISIT}.date", raw(r'"assessments": [{"id": "a1", "date": "\ud800"}]'))
    yield Entry("surrogate-pair", None, raw(r'"note": "\ud83d\ude00"'))
    yield Entry("noncharacter", None, raw(r'"note": "\uffff\ufdd0"'))
    yield Entry("escaped-nul", None, raw(r'"note": "\u0000"'))
    yield Entry("escaped-nul-in-an-id", "F16 $.goals[0].id", raw(r'"goals": [{"id": "a\u0000b", "kind": "pain"}]'))
    for number, word in enumerate(("zzz", "pian", "Pain", "pain ", "", "pain\u0301", "p\u0430in", "pain\x00"), 1):
        yield Entry(f"no-word-{number}", "F12 $.goals[0].kind", case(goals=[{"id": "g", "kind": word}]), total=1)
    note = b'{"schema": "rehabkit/case/1", "id": "x", "note": "'
    yield Entry("text-5000", None, case(note="x" * 5_000))
    yield Entry("text-5000-emoji", None, case(note="\U0001f600" * 5_000))
    yield Entry("text-5001", "D01 $.note", case(note="x" * 5_001))
    yield Entry("text-5001-escapes", "D01 $.note", note + rb"\u0041" * 5_001 + b'"}')
    yield Entry("text-1-mb", "D01 $.note", case(note="x" * 1_000_000))
    yield Entry("text-50-mb", _TOO_LARGE, filled(b"x", b'{"note": "', b'"}', 50_000_000))
    yield Entry("text-16-mib", "D01 $.note", filled(b"x", note, b'"}'))
    yield Entry("text-16-mib-and-one", _TOO_LARGE, filled(b"x", note, b'"}', MOST_BYTES + 1))
    yield Entry("text-16-mib-accents", "D01 $.note", filled("\u00e9".encode(), note, b'"}'))
    yield Entry("text-16-mib-emoji", "D01 $.note", filled("\U0001f600".encode(), note, b'"}'))
    yield Entry("text-16-mib-one-emoji", "D01 $.note", filled(b"x", note + "\U0001f600".encode(), b'"}'))
    yield Entry("text-16-mib-one-emoji-one-escape", "D01 $.note", filled(b"x", note + "\U0001f600\\n".encode(), b'"}'))
    yield Entry("text-16-mib-brackets", "D01 $.note", filled(b"[{", note, b'"}'))
    yield Entry("text-16-mib-commas", "D01 $.note", filled(b",", note, b'"}'))
    yield Entry("text-16-mib-unterminated", _NOT_JSON, filled(b"x", note))
    yield Entry("text-900000-escapes", "D01 $.note", note + rb"\n" * 900_000 + b'"}')
    yield Entry("id-16-mib", "D01 $.goals[0].id", filled(b"x", raw('"goals": [{"id": "')[:-1], b'", "kind": "pain"}]}'))
    yield Entry("key-16-mib", f"F10 $['{'x' * 40}...']", filled(b"x", raw('"')[:-1], b'": 1}'))
    yield Entry(
        "word-16-mib", "F12 $.goals[0].kind", filled(b"x", raw('"goals": [{"id": "g", "kind": "')[:-1], b'"}]}')
    )
    yield Entry("date-16-mib", "F13 $.as_of", filled(b"0", raw('"as_of": "')[:-1], b'"}'))
    yield Entry("only-quotes-16-mib", _TOO_LARGE, filled(b'"'))
    yield Entry("only-backslashes-16-mib", _TOO_LARGE, filled(b"\\"))
    yield Entry("only-escapes-16-mib", _TOO_LARGE, filled(rb"\u0041", b'"', b'"'))
    yield Entry("only-escaped-quotes-16-mib", _TOO_LARGE, filled(rb"\"", b'"', b'"'))
    yield Entry("quotes-and-backslashes-16-mib", _TOO_LARGE, filled(b'"\\'))
    yield Entry("only-quotes", _NOT_JSON, b'"' * 100_001)
    yield Entry("only-backslashes", _NOT_JSON, b"\\" * 100_001)
    yield Entry("only-escaped-quotes", _NOT_JSON, b'"' + rb"\"" * 100_001)
    yield Entry("900000-empty-texts", "F11 $", b"[" + b",".join([b'""'] * 900_000) + b"]")


def _encodings() -> Iterator[Entry]:
    text = '{"schema": "rehabkit/case/1", "id": "x", "note": "M\u00fcller \u65e5\u672c"}'
    for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        yield Entry(f"encoding-{code}", _NOT_UTF8, text.encode(code))
    yield Entry("encoding-utf-16-be-mark", _NOT_UTF8, b"\xfe\xff" + text.encode("utf-16-be"))
    yield Entry("encoding-utf-32-be-mark", _NOT_UTF8, b"\x00\x00\xfe\xff" + text.encode("utf-32-be"))
    for code in ("latin-1", "cp1252", "mac-roman", "cp437"):
        yield Entry(f"encoding-{code}", _NOT_UTF8, case(note="M\u00fcller").decode().encode(code))
    for code in ("shift-jis", "gb18030", "euc-jp"):
        yield Entry(f"encoding-{code}", _NOT_UTF8, case(note="\u65e5\u672c").decode().encode(code))
    yield Entry("encoding-ebcdic", _NOT_UTF8, case(note="x").decode().encode("cp500"))
    yield Entry("encoding-utf-7", None, case(note="M\u00fcller").decode().encode("utf-7").replace(b"+AHs-", b"{"))
    wrong = {
        "overlong-2": b"\xc0\xaf",
        "overlong-3": b"\xe0\x80\xaf",
        "overlong-4": b"\xf0\x80\x80\xaf",
        "overlong-quote": b"\xc0\xa2",
        "overlong-nul": b"\xc0\x80",
        "surrogate": b"\xed\xa0\x80",
        "surrogate-pair": b"\xed\xa0\xbd\xed\xb8\x80",
        "beyond": b"\xf4\x90\x80\x80",
        "five-bytes": b"\xf8\x88\x80\x80\x80",
        "lone-continuation": b"\x80",
        "cut-sequence": b"\xe2\x82",
        "no-byte": b"\xff",
        "nul": b"\x00",
    }
    for name, piece in wrong.items():
        yield Entry(f"bytes-{name}", _NOT_UTF8, raw(b'"note": "a' + piece + b'b"'))
        yield Entry(f"bytes-{name}-in-a-key", _NOT_UTF8, raw(b'"a' + piece + b'": 1'))
    yield Entry("bytes-cut-at-the-end", _NOT_UTF8, case(note="x") + b"\xe2\x82")
    yield Entry("bytes-no-utf8-16-mib", _NOT_UTF8, filled(b"\xff"))
    yield Entry("bytes-nul-16-mib", _NOT_UTF8, filled(b"\x00"))
    yield Entry("mark", None, b"\xef\xbb\xbf" + case(note="x"))
    yield Entry("mark-twice", _NOT_JSON, b"\xef\xbb\xbf\xef\xbb\xbf" + case(note="x"))
    yield Entry("mark-at-the-end", _NOT_JSON, case(note="x") + b"\xef\xbb\xbf")
    yield Entry("mark-alone", _NOT_JSON, b"\xef\xbb\xbf")
    yield Entry("mark-cut", _NOT_UTF8, b"\xef\xbb" + case(note="x"))


def _sizes() -> Iterator[Entry]:
    whole = case(note="x")
    yield Entry("padded-16-mib", None, filled(b" ", whole))
    yield Entry("padded-16-mib-in-front", None, filled(b"\n", b"", whole))
    yield Entry("padded-16-mib-and-one", _TOO_LARGE, filled(b" ", whole, size=MOST_BYTES + 1))
    for name, piece in {"lists": b"[],", "objects": b"{},", "ones": b"1,", "colons": b":", "commas": b","}.items():
        yield Entry(f"only-{name}-16-mib", _TOO_LARGE, filled(piece))
        yield Entry(f"only-{name}-16-mib-in-a-case", _TOO_LARGE, filled(piece, raw('"goals": [')[:-1], b"1]}"))
    yield Entry("only-short-texts-16-mib", _TOO_LARGE, filled(b'"x",', b"[", b'"x"]'))
    yield Entry("only-short-objects-16-mib", _TOO_LARGE, filled(b'{"a":1},', b"[", b"{}]"))
    yield Entry("only-pairs-of-brackets-16-mib", _TOO_LARGE, filled(b"[]"))
    yield Entry("only-line-feeds-16-mib", _NOT_JSON, filled(b"\n"))
    yield Entry("bad-items-100000", "F09 $.goals[0].id", many("goals", lambda _: "{}", 100_000), total=200_000)
    yield Entry("bad-items-null", "F08 $.goals[0]", many("goals", lambda _: "null", 100_000), total=100_000)
    yield Entry("bad-items-texts", "F11 $.goals[0]", many("goals", lambda _: '"x"', 100_000), total=100_000)
    yield Entry("bad-items-lists", "F11 $.goals[0]", many("goals", lambda _: "[]", 100_000), total=100_000)
    yield Entry("bad-items-999000", "F08 $.goals[0]", many("goals", lambda _: "null", 999_000), total=200_100)
    yield Entry("bad-words-100000", "F12 $.patient.causes[0]", _causes('"zzz"'), total=100_000)
    yield Entry("repeated-words-100000", "F14 $.patient.causes", _causes('"other"'), total=1)
    yield Entry(
        "bad-words-that-resemble",
        "F12 $.goals[0].kind",
        many("goals", lambda n: f'{{"id": "g{n}", "kind": "participatoin"}}', 10_000),
        total=10_000,
    )
    yield Entry("long-numbers-40000", "F11 $.goals[0]", many("goals", lambda _: "9" * 400, 40_000), total=40_000)
    yield Entry(
        "wide-texts",
        "F03 $",
        lambda: raw(",".join(f'"\U0001f600{n:06}":"\U0001f600{"a" * 10}"' for n in range(490_000))),
    )
    slow: dict[str, Any] = {"seconds": 6, "why": "100,000 well-formed objects"}
    yield Entry("goals-100000", None, many("goals", lambda n: f'{{"id": "g{n}", "kind": "pain"}}', 100_000), **slow)
    yield Entry(
        "goals-30000-one-id",
        "D03 $.goals[1].id",
        many("goals", lambda _: '{"id": "g", "kind": "pain"}', 30_000),
        total=29_999,
    )
    yield Entry(
        "dangling-100000",
        "D02 $.claims[0].based_on[0]",
        lambda: case(claims=[{"id": "c", "claim": "no-imbalance", "based_on": [f"z{n}" for n in range(100_000)]}]),
        total=100_000,
        **slow,
    )
    yield Entry(
        "dangling-300000",
        "D02 $.claims[0].based_on[0]",
        lambda: case(claims=[{"id": "c", "claim": "no-imbalance", "based_on": [f"z{n}" for n in range(300_000)]}]),
        total=MOST_LISTED + MOST_COUNTED,
        **slow,
    )


def _causes(word: str) -> Callable[[], bytes]:
    return lambda: raw(f'"patient": {{"causes": [{",".join([word] * 100_000)}]}}')


def _syntax() -> Iterator[Entry]:
    yield Entry("empty", _NOT_JSON, b"")
    yield from numbered("blank", _NOT_JSON, (b" ", b"\n", b"\t\r\n " * 1_000, b"\x0c", b"\xc2\xa0"))
    yield from numbered("bare", "F11 $", (b'"x"', b"1", b"-1.5e3", b"true", b"false", b"null", b"[]", b"[{}]", b"NaN"))
    yield from numbered(
        "trailing-comma", _NOT_JSON, (b'{"a": 1,}', b"[1,]", b"[,]", b"{,}", b"[1,,2]", raw('"goals": [],'))
    )
    yield from numbered(
        "comment", _NOT_JSON, (b"// x\n{}", b"/* x */{}", b"# x\n{}", b"{} // x", b"<!-- -->{}", raw("/**/"))
    )
    yield from numbered(
        "quotes",
        _NOT_JSON,
        (b"{'a': 1}", b"{a: 1}", b'{"a": x}', b"{`a`: 1}", "{\u201ca\u201d: 1}".encode(), b'{""": 1}'),
    )
    yield from numbered(
        "two", _NOT_JSON, (b"{}{}", b"{} {}", case() + b"\n" + case(), case() + b",", b"[] 1", case() + b"}")
    )
    yield from numbered(
        "separator",
        _NOT_JSON,
        (b'{"a" 1}', b'{"a"= 1}', b"[1 2]", b"[1;2]", b'{"a": 1 "b": 2}', b"{1: 1}", b"{null: 1}"),
    )
    yield from numbered(
        "escape", _NOT_JSON, (rb'"\x41"', rb'"\a"', rb'"\u12"', rb'"\u12G4"', rb'"\U00000041"', rb'"\'"', rb'"\u+123"')
    )
    yield from numbered("control", _NOT_JSON, (b'"a\nb"', b'"a\tb"', b'"\x1b[31m"', b'"\x01"', b"\x0b{}", b"\x1a"))
    yield from numbered("word", _NOT_JSON, (b"True", b"None", b"undefined", b"tr", b"truex", b"NULL", b"Infin"))


_NO_DAYS = (
    *("0000-01-01", "10000-01-01", "2024-13-01", "2024-00-01", "2024-01-00", "2024-04-31", "2023-02-29", "1900-02-29"),
    *("2024-03-01T08:00", "2024-03-01T08:00:00Z", "2024-03-01+02:00", "2024-03-01Z", "2024-03-01 08:00", "-2024-03-01"),
    *(
        "+2024-03-01",
        "20240301",
        "2024-W09-5",
        "2024-061",
        "2024-3-1",
        "24-03-01",
        "2024/03/01",
        "01.03.2024",
        "03/01/24",
    ),
    *("2024-03", "2024", "", " 2024-03-01", "2024-03-01 ", "2024-03-01\n", "today", "\u0662\u0660\u0662\u0664-03-01"),
    *("\uff12\uff10\uff12\uff14-03-01", "2024\u221203\u221201", "2024\u201303\u201301", "2024-03-0\u00b9"),
)
_NO_TIMES = (
    *("24:00", "08:5", "8:05", "08:05:00", "08:05Z", "08:05+02:00", "08:60", "-1:00", "0805", "08.05", "08:05 ", "8"),
    *("08:05 am", "", "08:05\n", "T08:05", "\u0660\u0668:\u0660\u0665", "08\uff1a05"),
)


def _moments() -> Iterator[Entry]:
    for number, text in enumerate(_NO_DAYS, 1):
        yield Entry(f"no-day-{number:02}", f"F13 {_VISIT}.date", visit(date=text))
    for number, text in enumerate(_NO_TIMES, 1):
        yield Entry(f"no-time-{number:02}", f"F13 {_VISIT}.time", visit(time=text))
    yield from numbered(
        "day-out-of-range", "D01 $.as_of", (case(as_of=f"{text}") for text in ("1899-12-31", "2200-01-01"))
    )
    yield from numbered("day", None, (case(as_of=text) for text in ("1900-01-01", "2199-12-31", "2024-02-29")))
    yield from numbered("time", None, (visit(time=text) for text in ("00:00", "23:59")))
    yield Entry("day-as-number", f"F11 {_VISIT}.date", visit(date=20240301))
    yield Entry("day-as-seconds", f"F11 {_VISIT}.date", visit(date=1709251200.0))
    yield Entry("time-as-number", f"F11 {_VISIT}.time", visit(time=8))
    yield Entry(
        "day-before-birth",
        f"D07 {_VISIT}.date",
        case(patient={"birth_year": 2030}, assessments=[{"id": "a1", "date": _DAY}]),
    )
    yield Entry(
        "day-after-as-of", f"D07 {_VISIT}.date", case(as_of="2024-02-29", assessments=[{"id": "a1", "date": _DAY}])
    )


def _ids() -> Iterator[Entry]:
    goal = {"id": "g1", "kind": "pain"}
    yield Entry("same-id-as-the-case", "D03 $.goals[0].id", case(goals=[{**goal, "id": "x"}]))
    yield Entry("same-id-in-a-list", "D03 $.goals[1].id", case(goals=[goal, goal]))
    yield Entry(
        "same-id-across-lists", f"D03 {_VISIT}.id", case(goals=[goal], assessments=[{"id": "g1", "date": _DAY}])
    )
    yield Entry("same-id-in-the-program", "D03 $.program.phases[0].id", program(phase("pr1")))
    yield Entry(
        "same-id-deep", f"D03 {_WORK}.id", program(phase(prescriptions=[{"id": "ph1", "intervention": "core"}]))
    )
    yield Entry(
        "same-muscle", "D03 $.definitions.muscles[1].id", case(definitions={"muscles": [muscle("m"), muscle("m")]})
    )
    either = {
        "exercises": [{"id": "i", "name": "i", "type": "core"}],
        "treatments": [{"id": "i", "name": "i", "kind": "ice"}],
    }
    yield Entry("same-exercise-and-treatment", "D03 $.definitions.treatments[0].id", case(definitions=either))
    for number, text in enumerate(
        ("", "X", "-x", ".x", "x y", "x/y", "../x", "x\n", "\u00e4", "x\u200b", "\u0131", "%00"), 1
    ):
        yield Entry(f"bad-id-{number:02}", "F16 $.goals[0].id", case(goals=[{**goal, "id": text}]))
    yield Entry("long-id", "D01 $.goals[0].id", case(goals=[{**goal, "id": "x" * 101}]))
    yield Entry("longest-id", None, case(goals=[{**goal, "id": "x" * 100}]))


def _site(**members: Json) -> Json:
    return {"muscle": "nowhere", "side": "left", **members}


def _references() -> Iterator[tuple[str, str, bytes]]:
    """Yield each kind of name: class and field, the path where it leads nowhere, and the document."""
    lost = "nowhere"
    item = {"id": "i1", "intervention": "core"}
    given = {"id": "t1", "date": _DAY, "treatment": "massage"}

    def session(**members: Json) -> bytes:
        return case(log={"sessions": [{"id": "s1", "date": _DAY, "items": [{**item, **members}]}]})

    def treatment(**members: Json) -> bytes:
        return case(log={"treatments": [{**given, **members}]})

    def entry(**members: Json) -> bytes:
        return program(phase(entry=members))

    for field, value in {"technique": lost, "intervention": lost, "based_on": [lost]}.items():
        yield f"Prescription.{field}", f"{_WORK}.{field}", work(**{field: value})
    for field, value in {"technique": lost, "intervention": lost, "prescription": lost, "based_on": [lost]}.items():
        yield f"SessionItem.{field}", f"$.log.sessions[0].items[0].{field}", session(**{field: value})
    for field, value in {"technique": lost, "treatment": lost, "prescription": lost, "based_on": [lost]}.items():
        yield f"LoggedTreatment.{field}", f"$.log.treatments[0].{field}", treatment(**{field: value})
    claim = {"id": "c1", "claim": "no-imbalance"}
    yield "Claim.intervention", "$.claims[0].intervention", case(claims=[{**claim, "intervention": lost}])
    yield "Claim.based_on", "$.claims[0].based_on[0]", case(claims=[{**claim, "based_on": [lost]}])
    tailoring = [{"what": "x", "based_on": [lost]}]
    yield "Tailoring.based_on", "$.program.tailoring[0].based_on[0]", program(tailoring=tailoring)
    yield "Phase.requires", "$.program.phases[0].requires[0]", program(phase(requires=[lost]))
    yield "Phase.concurrent_with", "$.program.phases[0].concurrent_with[0]", program(phase(concurrent_with=[lost]))
    change = {"id": "m1", "date": _DAY, "what": "x", "prescription": lost}
    yield "Modification.prescription", "$.log.modifications[0].prescription", case(log={"modifications": [change]})
    past = [{"id": "pt1", "treatment": lost}]
    yield "PastTreatment.treatment", "$.patient.past_treatments[0].treatment", case(patient={"past_treatments": past})
    waiver = {"rule": "p01", "id": lost, "reason": "x", "author": "x"}
    yield "Waiver.id", "$.waivers[0].id", case(waivers=[waiver])
    yield "Site.muscle", f"{_WORK}.targets[0].muscle", work(targets=[_site()])
    observations: dict[str, tuple[str, Json]] = {
        "ToneObservation": ("tones", {"tone": "normal"}),
        "StrengthObservation": ("strengths", {"scale": "mmt", "grade": "5"}),
        "RangeObservation": ("ranges", {"joint": "hip", "result": "normal"}),
        "NeurologicalObservation": ("neuro", {"kind": "reflex", "result": "normal"}),
        "PainObservation": ("pains", {"region": "hip", "value": 1, "scale": "nprs"}),
        "SymptomObservation": ("symptoms", {"symptom": "stiffness"}),
    }
    for name, (key, members) in observations.items():
        yield f"{name}.muscle", f"{_VISIT}.{key}[0].muscle", visit(**{key: [_site(id="o1", **members)]})
    criteria: dict[str, tuple[str, Json]] = {
        "ToneCriterion": ("tones", {"at_least": "normal"}),
        "PainCriterion": ("pains", {"region": "hip", "at_most": 1}),
        "StrengthCriterion": ("strengths", {"scale": "mmt", "at_least": "5"}),
        "SymmetryCriterion": ("symmetries", {"at_least_percent": 90}),
    }
    for name, (key, members) in criteria.items():
        yield f"{name}.muscle", f"$.program.phases[0].entry.{key}[0].muscle", entry(**{key: [_site(**members)]})
    hold = [{"prescription": lost, "at_least_s": 1}]
    yield "HoldCriterion.prescription", "$.program.phases[0].entry.holds[0].prescription", entry(holds=hold)


def _references_of_definitions() -> Iterator[tuple[str, str, bytes]]:
    """Yield the names in definitions."""
    lost = "nowhere"

    def defined(**members: Json) -> bytes:
        return case(definitions=members)

    exercise = {"id": "i", "name": "i", "type": "core"}
    yield (
        "Exercise.technique",
        "$.definitions.exercises[0].technique",
        defined(exercises=[{**exercise, "technique": lost}]),
    )
    ice = {"id": "i", "name": "i", "kind": "ice", "technique": lost}
    yield "Treatment.technique", "$.definitions.treatments[0].technique", defined(treatments=[ice])
    part = [{"muscle": lost, "role": "target"}]
    yield (
        "ExerciseMuscle.muscle",
        "$.definitions.exercises[0].muscles[0].muscle",
        defined(exercises=[{**exercise, "muscles": part}]),
    )
    permitted = [{"intervention": lost, "actors": ["physician"]}]
    yield (
        "PermittedActors.intervention",
        "$.definitions.permitted_actors[0].intervention",
        defined(permitted_actors=permitted),
    )
    yield "Muscle.parts", "$.definitions.muscles[0].parts[0]", defined(muscles=[muscle("m", parts=[lost])])
    for field, other in (("agonist", "antagonist"), ("antagonist", "agonist")):
        pair = {"id": "p", field: lost, other: "soleus"}
        yield f"MusclePair.{field}", f"$.definitions.pairs[0].{field}", defined(pairs=[pair])


def _dangling() -> Iterator[Entry]:
    for name, path, document in chain(_references(), _references_of_definitions()):
        place = path if path.endswith("]") or not name.endswith("based_on") else f"{path}[0]"
        yield Entry(f"dangling-{name}", f"D02 {place}", document, total=1)
    yield Entry("name-of-another-kind", f"D02 {_WORK}.targets[0].muscle", work(targets=[_site(muscle="massage")]))
    yield Entry(
        "name-of-a-waiver",
        "D02 $.claims[0].based_on[0]",
        case(
            claims=[{"id": "c1", "claim": "no-imbalance", "based_on": ["w"]}],
            waivers=[{"rule": "p01", "id": "c1", "reason": "w", "author": "w"}],
        ),
    )
    yield Entry(
        "side-of-a-paired-muscle",
        f"D06 {_WORK}.targets[0].side",
        work(targets=[_site(muscle="soleus", side="midline")]),
    )
    pair = {"id": "p", "agonist": "soleus", "antagonist": "soleus", "sides": "same"}
    yield Entry("pair-of-one-muscle", "D08 $.definitions.pairs[0].antagonist", case(definitions={"pairs": [pair]}))


def _programs() -> Iterator[Entry]:
    loop = "$.program.phases[0].requires"
    yield Entry("loop-of-one-phase", f"D05 {loop}", program(phase(requires=["ph1"])))
    yield Entry(
        "loop-of-two-phases", f"D05 {loop}", program(phase("a", 0, 0, requires=["b"]), phase("b", 1, 1, requires=["a"]))
    )
    ring = [phase(f"p{n}", n, n, requires=[f"p{(n + 1) % 300}"]) for n in range(300)]
    yield Entry("loop-of-300-phases", f"D05 {loop}", program(*ring), total=1)
    yield Entry("phases-that-overlap", "D04 $.program.phases[1].from_day", program(phase("a"), phase("b", 9)), total=1)
    together = [phase(f"p{n}") for n in range(300)]
    yield Entry("phases-that-all-overlap", "D04 $.program.phases[1].from_day", program(*together), total=300 * 299 // 2)
    yield Entry(
        "phases-that-may-overlap",
        None,
        lambda: program(*(phase(f"p{n}", concurrent_with=[f"p{m}" for m in range(300) if m != n]) for n in range(300))),
    )
    yield Entry(
        "phases-that-require-all-before",
        None,
        lambda: program(*(phase(f"p{n}", n, n, requires=[f"p{m}" for m in range(n)]) for n in range(300))),
    )
    yield Entry("phase-that-ends-early", "D04 $.program.phases[0].to_day", program(phase(first=3, last=2)))
    yield Entry("work-outside-its-phase", f"D04 {_WORK}.to_day", work(to_day=10))
    yield Entry("phases-300", None, program(*(phase(f"p{n}", n, n) for n in range(300))))
    yield Entry("phases-301", "D01 $.program.phases", program(*(phase(f"p{n}", n, n) for n in range(301))), total=1)
    names = [f"z{number}" for number in range(2_000)]
    yield Entry(
        "phases-that-name-many",
        "D04 $.program.phases[1].from_day",
        lambda: program(*(phase(f"p{n}", concurrent_with=names) for n in range(300))),
        seconds=2,
        why="600,000 names",
    )


def _muscles() -> Iterator[Entry]:
    def defined(number: int, parts: Callable[[int], Iterable[int]]) -> bytes:
        named = [muscle(f"m{n}", parts=[f"m{part}" for part in parts(n)]) for n in range(number)]
        return case(definitions={"muscles": named})

    place = "D05 $.definitions.muscles[0].parts"
    yield Entry("muscles-300", None, lambda: defined(300, lambda _: ()))
    yield Entry("muscles-301", "D01 $.definitions.muscles", lambda: defined(301, lambda _: ()), total=1)
    yield Entry("loop-of-one-muscle", place, lambda: defined(1, lambda n: [n]))
    yield Entry("loop-of-two-muscles", place, lambda: defined(2, lambda n: [1 - n]), total=2)
    yield Entry("loop-of-300-muscles", place, lambda: defined(300, lambda n: [(n + 1) % 300]), total=300)
    yield Entry("loops-of-61-muscles", place, lambda: defined(61, lambda n: [m for m in range(61) if m != n]), total=61)
    shipped = [muscle("soleus", parts=["m"]), muscle("m", parts=["soleus"])]
    yield Entry("loop-with-a-shipped-muscle", place, case(definitions={"muscles": shipped}), total=2)
    yield Entry("parts-in-a-line", None, lambda: defined(300, lambda n: range(n + 1, min(n + 2, 300))))
    yield Entry("parts-60", None, lambda: defined(300, lambda n: range(n + 1, min(n + 61, 300))))
    yield Entry("parts-61", place.replace("D05", "D01"), lambda: defined(62, lambda n: range(1, 62) if n == 0 else ()))


def _people() -> Iterator[Entry]:
    """Yield documents with a person's name at each place that an error could repeat."""
    cut = f"['{NAME[:40]}...']"
    yield Entry("name-as-schema", "F15 $.schema", json.dumps({"schema": NAME}).encode())
    yield Entry("name-as-key", f"F10 ${cut}", raw(f'"{NAME}": 1'))
    yield Entry("name-as-deep-key", f"F10 {_DOSE}{cut}", dose(f'"{NAME}": 1'))
    yield Entry("name-as-repeated-key", f"F10 ${cut}", raw(f'"{NAME}": 1, "{NAME}": 2'), total=2)
    yield Entry("name-as-id", "F16 $.goals[0].id", case(goals=[{"id": NAME, "kind": "pain"}]))
    yield Entry("name-as-word", "F12 $.goals[0].kind", case(goals=[{"id": "g", "kind": NAME}]))
    yield Entry("name-as-day", f"F13 {_VISIT}.date", visit(date=NAME))
    yield Entry("name-behind-a-day", f"F13 {_VISIT}.date", visit(date=f"{_DAY} {NAME}"))
    yield Entry("name-as-time", f"F13 {_VISIT}.time", visit(time=NAME))
    yield Entry("name-as-number", f"F11 {_DOSE}.hold_s", work(dosage={"hold_s": NAME}))
    yield Entry("name-as-whole-number", f"F11 {_DOSE}.sets", work(dosage={"sets": NAME}))
    yield Entry("name-as-flag", f"F11 {_WORK}.strengthening", work(strengthening=NAME))
    yield Entry("name-as-list", "F11 $.goals", case(goals=NAME))
    yield Entry("name-as-object", "F11 $.patient", case(patient=NAME))
    yield Entry("name-as-item", "F11 $.goals[0]", case(goals=[NAME]))
    yield Entry("name-in-an-object-as-text", "F11 $.note", case(note={"name": NAME}))
    yield Entry("name-as-document", "F11 $", json.dumps(NAME).encode())
    yield Entry("name-without-quotes", _NOT_JSON, f'{{"name": {NAME}}}'.encode())
    yield Entry("name-before-json", _NOT_JSON, NAME.encode() + b"\n{}")
    yield Entry("name-in-latin-1", _NOT_UTF8, f'{{"name": "{NAME} M\u00fcller"}}'.encode("latin-1"))
    yield Entry(
        "name-with-accents", "F12 $.goals[0].kind", case(goals=[{"id": "g", "kind": "\u00e9\u00df\u0141" * 30}])
    )
    yield Entry("name-with-emoji", "F12 $.goals[0].kind", case(goals=[{"id": "g", "kind": "\U0001f9d1" * 60}]))
    yield Entry("name-with-accents-as-key", "F10 $['" + r"\xe9" * 10 + "...']", case(**{"\u00e9" * 60: 1}))
    strength = {"id": "o", "muscle": "soleus", "side": "left", "scale": "mmt", "grade": NAME}
    yield Entry("name-as-grade", f"D01 {_VISIT}.strengths[0].grade", visit(strengths=[strength]))
    waiver = {"rule": "D" + "0123456789" * 6, "id": "x", "reason": NAME, "author": NAME}
    yield Entry("number-of-a-person-as-rule", "F17 $.waivers[0].rule", case(waivers=[waiver]))
    yield Entry("number-of-a-person", f"D01 {_DOSE}.sets", dose(f'"sets": {"7569217076985" * 4}'))
    yield Entry("long-number-of-a-person", f"D01 {_DOSE}.sets", dose(f'"sets": {"7569217076985" * 40}'))


def _people_as_ids() -> Iterator[Entry]:
    """Yield documents with a person's name as an id, which sound documents may hold."""
    yield Entry("name-of-a-muscle", f"D02 {_WORK}.targets[0].muscle", work(targets=[_site(muscle=SLUG)]))
    yield Entry("name-of-an-intervention", f"D02 {_WORK}.intervention", work(intervention=SLUG))
    yield Entry("name-of-a-technique", f"D02 {_WORK}.technique", work(technique=SLUG))
    yield Entry("name-of-a-thing", f"D02 {_WORK}.based_on[0]", work(based_on=[SLUG]))
    yield Entry("name-as-id-of-two", "D03 $.goals[1].id", case(goals=[{"id": SLUG, "kind": "pain"}] * 2))
    yield Entry(
        "name-of-two-phases", "D03 $.program.phases[1].id", program(phase(SLUG, 0, 0), phase(SLUG, 1, 1)), total=1
    )
    yield Entry("name-of-a-phase", "D04 $.program.phases[1].from_day", program(phase(SLUG), phase("b")))
    yield Entry("name-in-a-loop", "D05 $.program.phases[0].requires", program(phase(SLUG, requires=[SLUG])))
    ring = [phase(f"{SLUG}{n}", n, n, requires=[f"{SLUG}{(n + 1) % 3}"]) for n in range(3)]
    yield Entry("name-in-a-longer-loop", "D05 $.program.phases[0].requires", program(*ring))
    own = "$.definitions.muscles[0].parts"
    yield Entry("name-of-its-own-part", f"D05 {own}", case(definitions={"muscles": [muscle(SLUG, parts=[SLUG])]}))
    parts = [muscle(SLUG, parts=["m"]), muscle("m", parts=[SLUG])]
    yield Entry("name-of-the-part-of-a-part", f"D05 {own}", case(definitions={"muscles": parts}))
    yield Entry(
        "name-of-a-midline-muscle",
        f"D06 {_WORK}.targets[0].side",
        program(phase(prescriptions=[{"id": "e1", "intervention": "core", "targets": [_site(muscle=SLUG)]}]))[:-1]
        + b', "definitions": '
        + json.dumps({"muscles": [muscle(SLUG)]}).encode()
        + b"}",
    )
    pair = {"id": "p", "agonist": SLUG, "antagonist": SLUG}
    yield Entry(
        "name-of-a-pair",
        "D08 $.definitions.pairs[0].antagonist",
        case(definitions={"muscles": [muscle(SLUG)], "pairs": [pair]}),
    )
    two = [muscle(SLUG, midline=False), muscle(f"{SLUG}-2", midline=False)]
    linked = {"id": "p", "agonist": SLUG, "antagonist": f"{SLUG}-2", "sides": "midline"}
    yield Entry(
        "name-of-both-of-a-pair",
        "D08 $.definitions.pairs[0].sides",
        case(definitions={"muscles": two, "pairs": [linked]}),
    )


def _foreign() -> Iterator[Entry]:
    """Yield what other programs write."""
    person = {"resourceType": "Patient", "id": "x", "name": [{"family": NAME}], "birthDate": "1974-12-25"}
    objects: dict[str, Json] = {
        "fhir-patient": person,
        "fhir-bundle": {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": person}] * 100},
        "openehr-composition": {"_type": "COMPOSITION", "archetype_node_id": "openEHR-EHR-COMPOSITION.encounter.v1"},
        "json-schema": {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"},
        "json-ld": {"@context": "https://schema.org", "@type": "Patient"},
        "geojson": {"type": "FeatureCollection", "features": []},
        "notebook": {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5},
        "sarif": {"version": "2.1.0", "runs": []},
        "web-error": {"error": {"code": 401, "message": "Unauthorized"}},
    }
    for name, document in objects.items():
        yield Entry(f"foreign-{name}", _NO_SCHEMA, json.dumps(document).encode())
    yield Entry("foreign-own-report", "F15 $.schema", b'{"schema": "rehabkit/report/1", "files": []}')
    yield Entry("foreign-list-of-cases", "F11 $", b"[" + case() + b"]")
    texts = {
        "csv": f"id,name,date\n1,{NAME},{_DAY}\n",
        "csv-quoted": f'"id";"name"\n"1";"{NAME}"\n',
        "html": "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head></html>\n",
        "xml": '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>',
        "hl7": f"MSH|^~\\&|ADT|HOSPITAL|||202403010800||ADT^A01|1|P|2.5\rPID|1||1||{NAME}",
        "json-lines": case().decode() + "\n" + case().decode() + "\n",
        "json-sequence": "\x1e" + case().decode() + "\n",
        "jsonp": f"callback({case().decode()});",
        "json-behind-a-guard": ")]}',\n" + case().decode(),
        "json5": "{schema: 'rehabkit/case/1', id: 'x',}",
        "yaml": f"schema: rehabkit/case/1\nid: x\npatient: {NAME}\n",
        "yaml-bomb": "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
        "yaml-object": '!!python/object/apply:os.system ["true"]\n',
        "toml": 'schema = "rehabkit/case/1"\nid = "x"\n',
        "python": "{'schema': 'rehabkit/case/1', 'id': 'x', 'note': None}",
        "merge-conflict": f"<<<<<<< HEAD\n{case().decode()}\n=======\n{case().decode()}\n>>>>>>> x\n",
        "git-lfs": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "rtf": "{\\rtf1\\ansi " + NAME + "}",
        "escaped-twice": json.dumps(case().decode())[1:-1],
        "base64": "eyJzY2hlbWEiOiAicmVoYWJraXQvY2FzZS8xIn0=",
        "traceback": 'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\n',
    }
    for name, text in texts.items():
        yield Entry(f"foreign-{name}", _NOT_JSON, text.encode())
    yield Entry("foreign-json-in-json", "F11 $", json.dumps(case().decode()).encode())
    binaries = {
        "gzip": gzip.compress(case(), mtime=0),
        "pickle": pickle.dumps({"schema": "rehabkit/case/1"}, 4),
        "pickle-0": pickle.dumps({"schema": "\u00e4"}, 0),
        "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        "zip": b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "sqlite": b"SQLite format 3\x00\x10\x00",
        "cbor": b"\xa2\x66schema\x6frehabkit/case/1\x62id\x61x",
        "message-pack": b"\x82\xa6schema\xafrehabkit/case/1\xa2id\xa1x",
        "dicom": b"\x00" * 128 + b"DICM",
        "program": b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 8,
    }
    for name, data in binaries.items():
        yield Entry(f"foreign-{name}", _NOT_UTF8, data)


ENTRIES: tuple[Entry, ...] = tuple(
    chain(
        _depths(),
        _numbers(),
        _keys(),
        _texts(),
        _encodings(),
        _sizes(),
        _syntax(),
        _moments(),
        _ids(),
        _dangling(),
        _programs(),
        _muscles(),
        _people(),
        _people_as_ids(),
        _foreign(),
    )
)
"""All documents, each under a name of its own."""


def write(folder: Path, entries: Iterable[Entry] = ENTRIES) -> int:
    """Write documents into a folder and return their number."""
    number = 0
    for entry in entries:
        (folder / entry.file).write_bytes(entry.data())
        number += 1
    return number


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{write(target)} documents in {target}\n")
