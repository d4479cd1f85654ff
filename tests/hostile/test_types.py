"""Each kind of field takes the JSON values of its own type and no others; nothing is converted."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.hostile.make_corpus import case, program, visit, work

import rehabkit as rk

UNMEASURED = True

Cell = tuple[str, str]

KINDS = ("text", "int", "float", "true", "null", "list", "object", "huge int")
VALUES: dict[str, Any] = {
    "int": 3,
    "float": 2.5,
    "true": True,
    "null": None,
    "list": [],
    "object": {},
    "huge int": 2**70,
}

# What becomes of a value: one row a type, one column a kind of JSON value.
TABLE = """
type    text  int   float true  null  list  object huge
text    ok    F11   F11   F11   F08   F11   F11    F11
id      ok    F11   F11   F11   F08   F11   F11    F11
word    ok    F11   F11   F11   F08   F11   F11    F11
whole   F11   ok    D01   F11   F08   F11   F11    D01
number  F11   ok    ok    F11   F08   F11   F11    D01
flag    F11   F11   F11   ok    F08   F11   F11    F11
date    ok    F11   F11   F11   F08   F11   F11    F11
time    ok    F11   F11   F11   F08   F11   F11    F11
list    F11   F11   F11   F11   F08   ok    F11    F11
object  F11   F11   F11   F11   F08   F11   ok     F11
"""
ROWS = {name: cells for name, *cells in map(str.split, TABLE.strip().splitlines()[1:])}

# A text that fits each type, or that would if texts were converted.
TEXTS = {
    "text": "x",
    "id": "x1",
    "word": "other",
    "whole": "3",
    "number": "2.5",
    "flag": "true",
    "date": "2024-03-01",
    "time": "08:05",
    "list": "[]",
    "object": "{}",
}
FIELDS: dict[str, tuple[str, Callable[[Any], bytes]]] = {
    "text": ("$.note", lambda value: case(note=value)),
    "id": ("$.goals[0].id", lambda value: case(goals=[{"id": value, "kind": "pain"}])),
    "word": ("$.goals[0].kind", lambda value: case(goals=[{"id": "g", "kind": value}])),
    "whole": (
        "$.program.phases[0].prescriptions[0].dosage.sets",
        lambda value: work(dosage={"sets": value}),
    ),
    "number": (
        "$.program.phases[0].prescriptions[0].dosage.hold_s",
        lambda value: work(dosage={"hold_s": value}),
    ),
    "flag": ("$.program.phases[0].prescriptions[0].strengthening", lambda value: work(strengthening=value)),
    "date": ("$.assessments[0].date", lambda value: visit(date=value)),
    "time": ("$.assessments[0].time", lambda value: visit(time=value)),
    "list": ("$.goals", lambda value: case(goals=value)),
    "object": ("$.patient", lambda value: case(patient=value)),
}
ITEMS: dict[str, tuple[str, Callable[[Any], bytes]]] = {
    "text": ("$.program.sources[0]", lambda value: program(sources=[value])),
    "id": ("$.patient.work_demands[0]", lambda value: case(patient={"work_demands": [value]})),
    "word": ("$.patient.causes[0]", lambda value: case(patient={"causes": [value]})),
    "date": ("$.log.rest_days[0]", lambda value: case(log={"rest_days": [value]})),
    "object": ("$.program.tailoring[0]", lambda value: program(tailoring=[value])),
}


def _outcome(document: bytes) -> Cell:
    """Return code and path of the only problem of a document, or that it loads."""
    try:
        rk.loads(document)
    except rk.LoadError as error:
        ((code, path, _),) = error.problems
        return code.value, path
    return "ok", ""


def _value(kind: str, of: str) -> Any:
    return TEXTS[of] if kind == "text" else VALUES[kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("of", FIELDS)
def test_field(of: str, kind: str) -> None:
    """A field takes a value of its type, and refuses every other at its own path."""
    path, document = FIELDS[of]
    cell = ROWS[of][KINDS.index(kind)]

    assert (cell, "" if cell == "ok" else path) == _outcome(document(_value(kind, of)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("of", ITEMS)
def test_item(of: str, kind: str) -> None:
    """An item of a list takes what a field of its type takes, and is refused at its position."""
    path, document = ITEMS[of]
    cell = ROWS[of][KINDS.index(kind)]
    expected = (cell, "" if cell == "ok" else path)
    if (of, kind) == ("object", "object"):
        expected = ("F09", f"{path}.what")

    assert expected == _outcome(document(_value(kind, of)))


def test_table_is_whole() -> None:
    """The table has a cell for each type and kind of value, and each type takes something."""
    assert list(FIELDS) == list(ROWS) == list(TEXTS)
    assert {len(KINDS)} == {len(cells) for cells in ROWS.values()}
    assert [name for name, cells in ROWS.items() if "ok" not in cells] == []
    assert json.dumps(VALUES["huge int"]) == "1180591620717411303424"
