"""Each problem of a document's form: its code, its exact path, and a sentence that people can read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import rehabkit as rk
from rehabkit import codec
from rehabkit.codec import Limits
from rehabkit.codec._reader import Reading

HEAD = '"schema": "rehabkit/case/1", "id": "x"'
Told = list[tuple[str, str, str]]


def _case(members: str) -> str:
    """Return a case document with some members as JSON text."""
    return f"{{{HEAD}, {members}}}"


def _work(members: str) -> str:
    """Return a case document with one prescription that has some members."""
    phase = '"id": "ph1", "kind": "release", "from_day": 0, "to_day": 9'
    work = f'{{"id": "e1", "intervention": "core", {members}}}'
    return _case(f'"program": {{"id": "pr1", "phases": [{{{phase}, "prescriptions": [{work}]}}]}}')


def _dose(members: str) -> str:
    """Return a case document with one dose."""
    return _work(f'"dosage": {{{members}}}')


def _visit(members: str) -> str:
    """Return a case document with one assessment."""
    return _case(f'"assessments": [{{"id": "a1", {members}}}]')


def _refused(text: str | bytes, limits: Limits = codec.DEFAULT_LIMITS) -> Told:
    """Return the problems for which a document is refused."""
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(text, limits=limits)
    return [(problem.code.value, problem.path, problem.message) for problem in caught.value.problems]


DOSE = "$.program.phases[0].prescriptions[0].dosage"
NULL = "must not be null; leave the key out where nothing is stated"
DAY = "must be a day such as 2024-03-01, without time or offset (got {})"
CLOCK = "must be a time such as 08:05 on the patient's wall clock, without seconds or offset (got {})"
ID = "must match [a-z0-9][a-z0-9._-]* (got {})"
KEY = "is not a key of this object"

TABLE: list[tuple[str, str, str, str, str]] = [
    ("not JSON", "{", "F05", "$", "is not JSON: expecting property name enclosed in double quotes, line 1, column 2"),
    ("nothing", "", "F05", "$", "is not JSON: expecting value, line 1, column 1"),
    ("two documents", "{} {}", "F05", "$", "is not JSON: extra data, line 1, column 4"),
    ("a comment", "// x\n{}", "F05", "$", "is not JSON: expecting value, line 1, column 1"),
    (
        "a raw control character",
        _case('"note": "a\nb"'),
        "F05",
        "$",
        "is not JSON: invalid control character at, line 1, column 52",
    ),
    ("a list", "[]", "F11", "$", "must be an object"),
    ("null", "null", "F11", "$", "must be an object"),
    ("no schema", '{"id": "x"}', "F09", "$.schema", 'must be given, and be "rehabkit/case/1"'),
    (
        "other schema",
        '{"schema": "rehabkit/case/2"}',
        "F15",
        "$.schema",
        "must be \"rehabkit/case/1\" (got 'rehabkit/case/2'); this version reads no other",
    ),
    (
        "a schema that begins alike",
        '{"schema": "rehabkit/case/10"}',
        "F15",
        "$.schema",
        "must be \"rehabkit/case/1\" (got 'rehabkit/case/10'); this version reads no other",
    ),
    (
        "no text as schema",
        '{"schema": 1}',
        "F15",
        "$.schema",
        'must be "rehabkit/case/1" (got 1); this version reads no other',
    ),
    (
        "program as case",
        '{"schema": "rehabkit/program/1"}',
        "F15",
        "$.schema",
        "must be \"rehabkit/case/1\" (got 'rehabkit/program/1'); this version reads no other",
    ),
    ("missing key", '{"schema": "rehabkit/case/1"}', "F09", "$.id", "must be given (a text)"),
    ("missing key inside", _visit('"note": "x"'), "F09", "$.assessments[0].date", "must be given (a date)"),
    (
        "missing word",
        _case('"goals": [{"id": "g1", "text": "walk"}]'),
        "F09",
        "$.goals[0].kind",
        f"must be given (one of {', '.join(rk.GoalKind)})",
    ),
    (
        "missing word of some",
        _case('"complaints": [{"id": "c1", "region": "knee"}]'),
        "F09",
        "$.complaints[0].side",
        "must be given (one of left, right, bilateral, central, alternating, unknown)",
    ),
    (
        "missing word of many",
        _case('"patient": {"medications": [{"id": "m1"}]}'),
        "F09",
        "$.patient.medications[0].drug_class",
        "must be given (a word of this field)",
    ),
    (
        "missing list",
        _case('"definitions": {"muscles": [{"id": "m", "midline": true}]}'),
        "F09",
        "$.definitions.muscles[0].regions",
        "must be given (a list)",
    ),
    ("duplicate key", f'{{{HEAD}, "id": "y"}}', "F06", "$.id", "must not be given twice"),
    ("duplicate schema", f'{{{HEAD}, "schema": "rehabkit/case/1"}}', "F06", "$.schema", "must not be given twice"),
    ("duplicate key inside", _dose('"sets": 1, "sets": 1'), "F06", f"{DOSE}.sets", "must not be given twice"),
    ("unknown key", _case('"goal": []'), "F10", "$.goal", f"{KEY}; did you mean goals?"),
    ("unlike any key", _case('"zzz": 1'), "F10", "$.zzz", KEY),
    ("unknown key inside", _dose('"reps": 3'), "F10", f"{DOSE}.reps", KEY),
    ("a key with a blank", _case('"two words": 1'), "F10", "$['two words']", KEY),
    ("an endless key", _case(f'"{"k" * 500}": 1'), "F10", "$['" + "k" * 40 + "...']", KEY),
    ("a surrogate in a key", _case(r'"\ud800": 1'), "F10", r"$['\ud800']", KEY),
    ("null field", _case('"note": null'), "F08", "$.note", NULL),
    ("null for a required field", '{"schema": "rehabkit/case/1", "id": null}', "F08", "$.id", NULL),
    ("null list", _case('"goals": null'), "F08", "$.goals", NULL),
    ("null item", _case('"goals": [null]'), "F08", "$.goals[0]", "must not be null"),
    (
        "null word in a list",
        _case('"patient": {"causes": ["underuse", null]}'),
        "F08",
        "$.patient.causes[1]",
        "must not be null",
    ),
    ("a list for an object", _case('"program": []'), "F11", "$.program", "must be an object (got a list)"),
    ("a text for an object", _case('"log": "x"'), "F11", "$.log", "must be an object (got 'x')"),
    ("an object for a list", _case('"goals": {}'), "F11", "$.goals", "must be a list (got an object)"),
    ("a text for a list", _case('"goals": "x"'), "F11", "$.goals", "must be a list (got 'x')"),
    ("a number for a text", _case('"note": 3'), "F11", "$.note", "must be a text (got 3)"),
    ("a text for a whole number", _dose('"sets": "3"'), "F11", f"{DOSE}.sets", "must be a whole number (got '3')"),
    ("true for a whole number", _dose('"sets": true'), "F11", f"{DOSE}.sets", "must be a whole number (got true)"),
    ("a fraction for a whole number", _dose('"sets": 3.9'), "D01", f"{DOSE}.sets", "must be a whole number (got 3.9)"),
    ("a pointed whole number", _dose('"sets": 3.0'), "D01", f"{DOSE}.sets", "must be a whole number (got 3.0)"),
    ("a text for a number", _dose('"hold_s": "5"'), "F11", f"{DOSE}.hold_s", "must be a number (got '5')"),
    ("true for a number", _dose('"hold_s": true'), "F11", f"{DOSE}.hold_s", "must be a number (got true)"),
    (
        "a number for true",
        _work('"strengthening": 1'),
        "F11",
        f"{DOSE[:-7]}.strengthening",
        "must be true or false (got 1)",
    ),
    (
        "a text for true",
        _work('"strengthening": "yes"'),
        "F11",
        f"{DOSE[:-7]}.strengthening",
        "must be true or false (got 'yes')",
    ),
    ("a number for a word", _work('"actor": 1'), "F11", f"{DOSE[:-7]}.actor", "must be a word (got 1)"),
    (
        "an unknown word",
        _work('"actor": "pateint"'),
        "F12",
        f"{DOSE[:-7]}.actor",
        "is not a word of this field (got 'pateint'); did you mean patient?",
    ),
    (
        "a day of rest twice",
        _case('"log": {"rest_days": ["2024-03-01", "2024-03-02", "2024-03-01"]}'),
        "F14",
        "$.log.rest_days",
        "must not name the same thing twice",
    ),
    (
        "an empty list where there must be something",
        _case('"definitions": {"muscles": [{"id": "m", "midline": true, "regions": []}]}'),
        "D01",
        "$.definitions.muscles[0].regions",
        "must have at least 1 items (got 0)",
    ),
    (
        "a word in capitals",
        _work('"actor": "Patient"'),
        "F12",
        f"{DOSE[:-7]}.actor",
        "is not a word of this field (got 'Patient'); did you mean patient?",
    ),
    (
        "a word with a blank",
        _work('"actor": "patient "'),
        "F12",
        f"{DOSE[:-7]}.actor",
        "is not a word of this field (got 'patient '); did you mean patient?",
    ),
    (
        "unlike any word",
        _work('"actor": "zzz"'),
        "F12",
        f"{DOSE[:-7]}.actor",
        "is not a word of this field (got 'zzz')",
    ),
    (
        "a word that the field does not take",
        _work('"targets": [{"muscle": "soleus", "side": "bilateral"}]'),
        "F12",
        f"{DOSE[:-7]}.targets[0].side",
        "must be one of left, right, midline (got 'bilateral')",
    ),
    (
        "a number for a date",
        _visit('"date": 20240301'),
        "F11",
        "$.assessments[0].date",
        "must be a date as text (got 20240301)",
    ),
    (
        "a date with time",
        _visit('"date": "2024-03-01T08:00"'),
        "F13",
        "$.assessments[0].date",
        DAY.format("'2024-03-01T08:00'"),
    ),
    ("a bare date", _visit('"date": "20240301"'), "F13", "$.assessments[0].date", DAY.format("'20240301'")),
    ("a week date", _visit('"date": "2024-W09-5"'), "F13", "$.assessments[0].date", DAY.format("'2024-W09-5'")),
    (
        "foreign digits",
        _visit('"date": "\uff12\uff10\uff12\uff14-03-01"'),
        "F13",
        "$.assessments[0].date",
        DAY.format(r"'\uff12\uff10\uff12\uff14-03-01'"),
    ),
    (
        "no such day",
        _visit('"date": "2023-02-29"'),
        "F13",
        "$.assessments[0].date",
        "is not a day of the calendar (got '2023-02-29')",
    ),
    (
        "month 13",
        _visit('"date": "2024-13-01"'),
        "F13",
        "$.assessments[0].date",
        "is not a day of the calendar (got '2024-13-01')",
    ),
    (
        "year 0",
        _visit('"date": "0000-01-01"'),
        "F13",
        "$.assessments[0].date",
        "is not a day of the calendar (got '0000-01-01')",
    ),
    (
        "a day too early",
        _visit('"date": "1899-12-31"'),
        "D01",
        "$.assessments[0].date",
        "must be from 1900-01-01 to 2199-12-31 (got 1899-12-31)",
    ),
    (
        "a number for a time",
        _visit('"date": "2024-03-01", "time": 8'),
        "F11",
        "$.assessments[0].time",
        "must be a time as text (got 8)",
    ),
    (
        "a time with seconds",
        _visit('"date": "2024-03-01", "time": "08:05:00"'),
        "F13",
        "$.assessments[0].time",
        CLOCK.format("'08:05:00'"),
    ),
    (
        "a time with an offset",
        _visit('"date": "2024-03-01", "time": "08:05Z"'),
        "F13",
        "$.assessments[0].time",
        CLOCK.format("'08:05Z'"),
    ),
    (
        "a time in other digits",
        _visit('"date": "2024-03-01", "time": "\uff10\uff18:\uff10\uff15"'),
        "F13",
        "$.assessments[0].time",
        CLOCK.format(r"'\uff10\uff18:\uff10\uff15'"),
    ),
    (
        "hour 24",
        _visit('"date": "2024-03-01", "time": "24:00"'),
        "F13",
        "$.assessments[0].time",
        CLOCK.format("'24:00'"),
    ),
    (
        "a number too great",
        _dose('"hold_s": 86400.5'),
        "D01",
        f"{DOSE}.hold_s",
        "must be from 0 to 86400 s (got 86400.5)",
    ),
    ("NaN", _dose('"hold_s": NaN'), "D01", f"{DOSE}.hold_s", "must be a number (got NaN)"),
    ("Infinity", _dose('"hold_s": Infinity'), "D01", f"{DOSE}.hold_s", "must be a number (got Infinity)"),
    ("minus Infinity", _dose('"sets": -Infinity'), "D01", f"{DOSE}.sets", "must be a whole number (got -Infinity)"),
    ("NaN for a text", _case('"note": NaN'), "F11", "$.note", "must be a text (got NaN)"),
    ("1e400", _dose('"hold_s": 1e400'), "D01", f"{DOSE}.hold_s", "must be a finite number (got inf)"),
    ("1e400 for a whole number", _dose('"sets": 1e400'), "D01", f"{DOSE}.sets", "must be a whole number (got inf)"),
    ("2**70", _dose(f'"sets": {2**70}'), "D01", f"{DOSE}.sets", f"must be from 1 to 10000 (got {2**70})"),
    (
        "2**70 for a number",
        _dose(f'"hold_s": {2**70}'),
        "D01",
        f"{DOSE}.hold_s",
        f"must be from 0 to 86400 s (got {2**70})",
    ),
    (
        "400 digits",
        _dose(f'"sets": {"9" * 400}'),
        "D01",
        f"{DOSE}.sets",
        f"must be from 1 to 10000 (got {'9' * 37}...)",
    ),
    (
        "100,000 digits",
        _dose(f'"sets": {"9" * 100_000}'),
        "D01",
        f"{DOSE}.sets",
        f"must be a whole number (got {'9' * 20}...)",
    ),
    (
        "100,000 digits for a number",
        _dose(f'"hold_s": {"9" * 100_000}'),
        "D01",
        f"{DOSE}.hold_s",
        f"must be a number (got {'9' * 20}...)",
    ),
    (
        "100,000 digits for a text",
        _case(f'"note": {"9" * 100_000}'),
        "F11",
        "$.note",
        f"must be a text (got {'9' * 20}...)",
    ),
    ("half a surrogate pair", _case(r'"note": "\ud800"'), "F07", "$.note", "must not hold half of a surrogate pair"),
    ("the other half", _case(r'"note": "\udfff x"'), "F07", "$.note", "must not hold half of a surrogate pair"),
    (
        "half a surrogate pair as id",
        '{"schema": "rehabkit/case/1", "id": "\\ud800"}',
        "F07",
        "$.id",
        "must not hold half of a surrogate pair",
    ),
    (
        "half a surrogate pair as word",
        _work(r'"actor": "\ud800"'),
        "F12",
        f"{DOSE[:-7]}.actor",
        r"is not a word of this field (got '\ud800')",
    ),
    ("a capital in an id", '{"schema": "rehabkit/case/1", "id": "X"}', "F16", "$.id", ID.format("'X'")),
    ("an empty id", '{"schema": "rehabkit/case/1", "id": ""}', "F16", "$.id", ID.format("''")),
    ("a line feed in an id", '{"schema": "rehabkit/case/1", "id": "x\\n"}', "F16", "$.id", ID.format(r"'x\n'")),
    (
        "a long id",
        f'{{"schema": "rehabkit/case/1", "id": "{"x" * 101}"}}',
        "D01",
        "$.id",
        "must have at most 100 characters (got 101)",
    ),
    ("a long text", _case(f'"note": "{"x" * 5_001}"'), "D01", "$.note", "must have at most 5000 characters (got 5001)"),
    (
        "a thing named twice",
        _work('"tasks": ["walking", "walking"]'),
        "F14",
        f"{DOSE[:-7]}.tasks",
        "must not name the same thing twice",
    ),
    ("an upper end alone", _dose('"sets_to": 2'), "F14", f"{DOSE}.sets_to", "must not stand without sets"),
    (
        "a waived referral",
        _case('"waivers": [{"rule": "p33", "id": "x", "reason": "", "author": ""}]'),
        "F17",
        "$.waivers[0].rule",
        "p33 cannot be waived",
    ),
    (
        "an id used twice",
        _visit(
            '"date": "2024-03-01", "images": [{"id": "a1", "modality": "ct", "region": "hip", "result": "abnormality"}]'
        ),
        "D03",
        "$.assessments[0].images[0].id",
        "a1 is used twice",
    ),
    (
        "a day outside its phase",
        _work('"to_day": 10'),
        "D04",
        f"{DOSE[:-7]}.to_day",
        "must lie within the phase, days 0 to 9 (got 10)",
    ),
]


@pytest.mark.parametrize("row", [pytest.param(row[1:], id=row[0]) for row in TABLE])
def test_refusal(row: tuple[str, str, str, str]) -> None:
    """A document is refused with one coded problem at its exact place, in one short sentence."""
    text, code, path, message = row

    assert _refused(text) == [(code, path, message)]
    assert _refused(text.encode()) == [(code, path, message)]
    assert len(message) <= 200
    assert message.isascii()


@pytest.mark.parametrize(
    "data, message",
    [
        pytest.param(b'{"id": "\xff"}', "must be UTF-8 (byte 8 is not)", id="no UTF-8"),
        pytest.param("{}".encode("utf-16"), "must be UTF-8 (byte 3 is zero, as in UTF-16)", id="UTF-16"),
        pytest.param(b"\xed\xa0\x80", "must be UTF-8 (byte 0 is not)", id="a surrogate in bytes"),
    ],
)
def test_encoding(data: bytes, message: str) -> None:
    """Bytes that are not UTF-8 are refused."""
    assert _refused(data) == [("F02", "$", message)]


def test_surrogate_in_a_text() -> None:
    """A Python text with half of a surrogate pair is refused before it is read."""
    assert _refused('{"id": "\ud800"}') == [("F07", "$", "must not hold half of a surrogate pair")]


@pytest.mark.parametrize("code", ["utf-16-le", "utf-32"])
def test_other_encodings(code: str) -> None:
    """No other encoding of Unicode is guessed."""
    assert _refused(_case('"note": "x"').encode(code))[0][0] in {"F02", "F05"}


def test_byte_order_mark() -> None:
    """A byte order mark before UTF-8 is allowed, in bytes and in text."""
    text = _case('"note": "x"')

    assert rk.loads(b"\xef\xbb\xbf" + text.encode()) == rk.loads(text)
    assert rk.loads("\ufeff" + text) == rk.loads(text)


def _nested(levels: int) -> str:
    """Return a text of so many levels, with brackets inside strings that do not count."""
    return f'{{"[[[\\"[": {"[" * (levels - 1)}{"]" * (levels - 1)}}}'


@pytest.mark.parametrize("most", [2, 5, 64])
def test_depth(most: int) -> None:
    """A document may be as deep as the limit and no deeper; brackets in texts do not count."""
    limits = Limits(most_levels=most)

    assert _refused(_nested(most), limits)[0][0] == "F09"
    assert _refused(_nested(most + 1), limits) == [("F04", "$", f"must be at most {most} levels deep")]


def test_bottomless() -> None:
    """A document of a hundred thousand levels is refused before it is parsed."""
    assert _refused("[" * 100_000) == [("F04", "$", "must be at most 64 levels deep")]


def test_closing_brackets() -> None:
    """More closing than opening brackets are no depth."""
    assert _refused("]]]]")[0][0] == "F05"


@pytest.mark.parametrize("kind", [str, str.encode])
def test_size(kind: Any) -> None:
    """A document may have as many bytes as the limit and not one more."""
    text = _case('"note": "\u00e4"')
    size = len(text.encode())

    assert rk.loads(kind(text), limits=Limits(most_bytes=size)).note == "\u00e4"
    assert _refused(kind(text), Limits(most_bytes=size - 1)) == [
        ("F03", "$", f"must have at most {size - 1} bytes (got {size})")
    ]


def test_default_limits() -> None:
    """By default a document has at most 16 MiB and 64 levels, and an error at most 100 problems."""
    assert Limits(most_bytes=16_777_216, most_levels=64, most_problems=100) == codec.DEFAULT_LIMITS


def test_all_problems_at_once() -> None:
    """One pass names every problem of form, type and bounds, in document order, several in one object too."""
    document = {
        "schema": "rehabkit/case/1",
        "extra": 1,
        "as_of": "2024-02-30",
        "complaints": [{"id": "C1", "region": "lowback", "side": "left"}, {"id": "c2", "side": 3}],
        "assessments": [
            {"id": "a1", "tones": [{"id": "t1", "muscle": "soleus", "side": "left", "tone": "normal", "result": "no"}]}
        ],
        "program": {"id": "pr1", "phases": [{"id": "ph1", "kind": "release", "from_day": -1, "to_day": 2.5}]},
        "waivers": [{"rule": "D01", "id": "x", "reason": "", "author": ""}],
        "note": None,
    }

    assert [problem[:2] for problem in _refused(json.dumps(document))] == [
        ("F10", "$.extra"),
        ("F09", "$.id"),
        ("F13", "$.as_of"),
        ("F16", "$.complaints[0].id"),
        ("F12", "$.complaints[0].region"),
        ("F09", "$.complaints[1].region"),
        ("F11", "$.complaints[1].side"),
        ("F09", "$.assessments[0].date"),
        ("F14", "$.assessments[0].tones[0].result"),
        ("D01", "$.program.phases[0].from_day"),
        ("D01", "$.program.phases[0].to_day"),
        ("F17", "$.waivers[0].rule"),
        ("F08", "$.note"),
    ]


def test_contradictions_wait_for_sound_fields() -> None:
    """What cannot stand together is named where the object's fields are sound, and only there."""
    assert _refused(_dose('"sets": 0, "hold_s_to": 3')) == [("D01", f"{DOSE}.sets", "must be from 1 to 10000 (got 0)")]
    assert [problem[1] for problem in _refused(_dose('"sets_to": 2, "hold_s_to": 3'))] == [
        f"{DOSE}.sets_to",
        f"{DOSE}.hold_s_to",
    ]


@pytest.mark.parametrize("number, listed, more", [(99, 99, 0), (100, 100, 0), (101, 100, 1), (250, 100, 150)])
def test_most_problems(number: int, listed: int, more: int) -> None:
    """An error lists a hundred problems and counts the rest."""
    members = ", ".join(f'"k{position}": 1' for position in range(number))
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(_case(members))

    assert (len(caught.value.problems), caught.value.more) == (listed, more)


def test_fewer_problems() -> None:
    """A smaller limit lists fewer problems and counts the rest."""
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(_case('"a": 1, "b": 1, "c": 1'), limits=Limits(most_problems=2))

    assert [problem.path for problem in caught.value.problems] == ["$.a", "$.b"]
    assert caught.value.more == 1


def test_long_loops_are_cut() -> None:
    """A loop of long ids is counted and not spelled out."""
    loop = [
        {"id": f"{n}" * 90, "kind": "task", "from_day": n, "to_day": n, "requires": [f"{(n + 1) % 3}" * 90]}
        for n in range(3)
    ]
    ((code, path, message),) = _refused(_case(f'"program": {{"id": "pr1", "phases": {json.dumps(loop)}}}'))

    assert (code, path) == ("D05", "$.program.phases[0].requires")
    assert message == f"must not form a loop (3 phases, one of them {'0' * 37}...)"


def test_source_is_named() -> None:
    """An error names the document that it refuses."""
    with pytest.raises(rk.LoadError) as caught:
        rk.loads("[]", source="a.json")

    assert str(caught.value) == "a.json: F11 $: must be an object"


def test_structure_takes_plain_data() -> None:
    """Plain data are read as documents are: strictly."""
    site = codec.structure(rk.Site, {"muscle": "soleus", "side": "left"})
    with pytest.raises(rk.LoadError) as caught:
        codec.structure(rk.Site, ["soleus", "left"], source="here")

    assert site == rk.Site(muscle="soleus", side=rk.Side.LEFT)
    assert str(caught.value) == "here: F11 $: must be an object (got a list)"


@pytest.mark.parametrize(
    "document",
    ["{", "[]", '{"id": "c1"}', '{"schema": "rehabkit/other/9", "id": "c1"}', '{"schema": "rehabkit/case/1"}'],
    ids=["no JSON", "no object", "no schema", "another schema", "no id"],
)
@pytest.mark.parametrize("read", [codec.read_case, codec.read_program])
def test_refusal_names_the_source(read: Callable[..., object], document: str) -> None:
    """Whatever is wrong with a document, its refusal names where it came from."""
    with pytest.raises(rk.LoadError) as caught:
        read(document, source="told.json")

    assert "told.json" == caught.value.source


@pytest.mark.parametrize(
    "length, expected", [(199, "x" * 199), (200, "x" * 200), (201, f"{'x' * 197}..."), (5_000, f"{'x' * 197}...")]
)
def test_long_messages_are_cut(length: int, expected: str) -> None:
    """What is said of one problem has at most two hundred characters; beyond, three dots end it."""
    reading = Reading(1)
    reading.refuse(rk.ProblemCode.BAD_TEXT, ("id",), "x" * length)

    assert reading.problems == [rk.Problem(rk.ProblemCode.BAD_TEXT, "$.id", expected)]


def test_problems_beyond_the_most_are_counted() -> None:
    """A reading keeps so many problems and counts the others; one that keeps none begins at none."""
    reading = Reading(1)
    assert (reading.is_full, reading.more) == (False, 0)
    for _ in range(3):
        reading.refuse(rk.ProblemCode.BAD_TEXT, (), "x")

    assert (reading.is_full, reading.more, len(reading.problems)) == (True, 2, 1)


@pytest.mark.parametrize(
    "read, schema", [(codec.read_case, "rehabkit/case/1"), (codec.read_program, "rehabkit/program/1")]
)
def test_limits_of_both_documents(read: Callable[..., object], schema: str) -> None:
    """The limit of listed problems holds for cases and for programs."""
    document = json.dumps({"schema": schema, "id": "x", "a": 1, "b": 1, "c": 1})
    with pytest.raises(rk.LoadError) as caught:
        read(document, limits=Limits(most_problems=2))

    assert (len(caught.value.problems), caught.value.more) == (2, 1)
