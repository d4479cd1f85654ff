"""From models to JSON Schema: what the reader asks of a document, as far as a schema can say it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from inspect import cleandoc
from typing import Any, Literal

from rehabkit.bounds import Bounds, Field, Model, fields_of
from rehabkit.models._clauses import Among, Apart, Either, Empty, Needs, Once, Stated, Unlike, Within
from rehabkit.models.case import CASE_SCHEMA, PROGRAM_SCHEMA, Case
from rehabkit.models.program import Program

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The dialect in which the schemas are written."""

UNSTATED: dict[str, tuple[str, str]] = {
    "F02": ("encoding", "A schema judges values, not the bytes they were written in."),
    "F03": ("size", "A schema does not see how large a text is, nor how many values it holds."),
    "F04": ("depth", "A schema does not count levels; its own objects end long before the limit."),
    "F05": ("number spelling", "NaN and Infinity, which some parsers take, are no JSON."),
    "F06": ("repeated keys", "A parser has dropped all but one before a schema is asked."),
    "F07": ("half surrogates", "A pattern cannot name half of a character in every dialect of patterns."),
    "D01": ("whole numbers", "3.0 is an integer to a schema; where a whole number is meant, rehabkit takes 3 alone."),
    "D02": ("references", "Whether a name leads to something depends on the rest of the document and the catalog."),
    "D03": ("unique ids", "Ids are unique in the whole document, across lists of different objects."),
    "D04": ("days of phases", "A schema cannot compare two values of a document."),
    "D05": ("loops", "A schema cannot follow prerequisites and parts."),
    "D06": ("sides of muscles", "Whether a muscle has a left and a right is known by the catalog."),
    "D07": ("impossible dates", "A schema cannot compare dates of a document."),
    "D08": ("pairs", "A schema cannot compare the two names of a pair."),
    "F14": ("order of ranges", "A schema cannot compare the ends of a range, nor a joint with a list of joints."),
}
"""What the loader refuses though the schema does not: code, what it is, why no schema states it."""

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
_LEAP = "(19|2[01])(0[48]|[2468][048]|[13579][26])|2000"
_DAY = (
    f"^((19|20|21)[0-9]{{2}}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    f"|02-(0[1-9]|1[0-9]|2[0-8]))|({_LEAP})-02-29)$"
)
_NEWLINE = {"pattern": "\\n"}  # before one, Python's `$` is at the end
_CLOCK = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
_ATTRIBUTE = re.compile(r"    (\w+): (.*)")
_UNIT = re.compile("_(s|min|kg)(?=_to$|$)")

Schema = dict[str, Any]


def json_schema(kind: Literal["case", "program"] = "case") -> Schema:
    """Return the JSON Schema (2020-12) of a document, made from the models that read it.

    What it refuses, the loader refuses; the loader also refuses what no schema can state, such as a name that
    leads nowhere. Descriptions come from docstrings, so `python -OO` leaves them out.

    Args:
        kind: `case`, or `program` for a template without a person.

    Raises:
        ValueError: There is no document of that kind.
    """
    known: Mapping[str, tuple[type[Model], str]] = {"case": (Case, CASE_SCHEMA), "program": (Program, PROGRAM_SCHEMA)}
    if kind not in known:
        msg = f"kind must be case or program (got {kind!r})"
        raise ValueError(msg)
    root, name = known[kind]
    body = _object(root)
    head = {"schema": {"title": "Schema", "description": "Version of this document's shape.", "const": name}}
    used = _used(root)
    return {
        "$schema": DIALECT,
        "$id": f"urn:{name.replace('/', ':')}",
        "title": f"rehabkit {kind} document, version {name.rpartition('/')[2]}",
        **body,
        "properties": {**head, **body["properties"]},
        "required": ["schema", *body["required"]],
        "$defs": {kind.__name__: _definition(kind) for kind in sorted(used, key=lambda each: each.__name__)},
    }


def _used(root: type[Model]) -> set[type]:
    """Return the classes and words that a document may hold."""
    found: set[type] = set()
    ahead: list[type[Model]] = [root]
    while ahead:
        for field in fields_of(ahead.pop()):
            if field.kind in found:
                continue
            if issubclass(field.kind, Model):
                ahead.append(field.kind)
                found.add(field.kind)
            elif issubclass(field.kind, StrEnum) and not field.bounds.among:
                found.add(field.kind)
    return found


def _definition(kind: type) -> Schema:
    if issubclass(kind, Model):
        return {"title": kind.__name__, **_object(kind)}
    return {"title": kind.__name__, **_described_as(_summary(kind)), "type": "string", "enum": _words(kind)}


def _object(cls: type[Model]) -> Schema:
    fields = fields_of(cls)
    told = described(cls)
    clauses = [part for clause in cls.CLAUSES for part in _clause(clause, cls)]
    needs: dict[str, list[str]] = {}
    for clause in cls.CLAUSES:
        if isinstance(clause, Needs):
            needs.setdefault(clause.field, []).append(clause.other)
    return {
        **_described_as(_summary(cls)),
        "type": "object",
        "properties": {field.name: _property(field, told.get(field.name)) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
        **({"dependentRequired": needs} if needs else {}),
        **({"allOf": clauses} if clauses else {}),
    }


def _property(field: Field, told: str | None) -> Schema:
    head = {"title": _title(field), **_described_as(told)}
    item = _value(field.kind, field.bounds)
    if not field.many:
        return {**head, **item}
    bounds = field.list_bounds
    return {
        **head,
        "type": "array",
        "items": item,
        **({"minItems": bounds.fewest} if bounds.fewest else {}),
        **({"maxItems": bounds.most} if bounds.most is not None else {}),
        **({"uniqueItems": True} if bounds.distinct else {}),
    }


def _value(kind: type, bounds: Bounds) -> Schema:
    if bounds.among:
        return {"type": "string", "enum": [word.value for word in bounds.among]}
    if issubclass(kind, Model | StrEnum):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if kind is dt.date:
        return {"type": "string", "pattern": _DAY, "maxLength": 10}
    if kind is dt.time:
        return {"type": "string", "pattern": _CLOCK, "maxLength": 5}
    limits = {
        "minimum": bounds.ge,
        "maximum": bounds.le,
        "maxLength": bounds.longest,
        "pattern": None if bounds.pattern is None else f"^({bounds.pattern})$",
        "not": None if bounds.pattern is None else _NEWLINE,
    }
    return {"type": _PLAIN[kind], **{key: value for key, value in limits.items() if value is not None}}


def _title(field: Field) -> str:
    """Return a key as people read it, with its unit."""
    unit = field.bounds.unit
    words = _UNIT.sub("", field.name).replace("_", " ").capitalize()
    return words if unit is None else f"{words} ({unit})"


def _clause(clause: object, cls: type[Model]) -> Iterator[Schema]:  # noqa: C901  # one case for each kind
    """Yield what a schema says of a clause.

    Raises:
        TypeError: Nobody knows how to say it.
    """
    match clause:
        case Needs():
            return
        case Apart():
            yield {"not": _given(clause.field, clause.other)}
        case Either():
            yield {"anyOf": [_given(name) for name in clause.fields]}
        case Stated():
            given = _given(*clause.fields)
            properties = {**given["properties"], **dict.fromkeys(clause.never, False)}
            yield _where(clause.when, {**given, "properties": properties})
        case Among():
            then = {"properties": {clause.field: {"enum": list(clause.words)}}}
            yield _where(clause.when, {**then, **({"required": [clause.field]} if clause.required else {})})
        case Within():
            limits = {"type": "number", "minimum": clause.low, "maximum": clause.high}
            yield _where(clause.when, {"properties": dict.fromkeys(clause.fields, limits)})
        case Empty():
            given = {"properties": {clause.field: {"type": "array", "minItems": 1}}, "required": [clause.field]}
            yield {"if": given, "then": {"properties": {clause.unless: {"const": clause.value}}}}
        case Once():
            for word in _words(_kind_within(cls, clause.field, clause.key)):
                same = {"type": "object", "properties": {clause.key: {"const": word}}, "required": [clause.key]}
                once = {"type": "array", "contains": same, "minContains": 0, "maxContains": 1}
                yield {"properties": {clause.field: once}}
        case Unlike():
            yield {"properties": {clause.field: {"type": "string", "not": {"pattern": f"^({clause.pattern})$"}}}}
        case _:
            msg = f"no schema for {clause!r}"
            raise TypeError(msg)


def _given(*names: str) -> Schema:
    return {"properties": dict.fromkeys(names, True), "required": list(names)}


def _words(kind: type) -> list[str]:
    return [word.value for word in kind] if issubclass(kind, StrEnum) else []


def _kind_within(cls: type[Model], name: str, key: str) -> type:
    """Return what a field of the items of a list holds."""
    (items,) = (field.kind for field in fields_of(cls) if field.name == name)
    (kind,) = (field.kind for field in fields_of(items) if field.name == key)
    return kind


def _where(when: Mapping[str, tuple[object, ...]], then: Schema) -> Schema:
    told = {name: {"enum": [value for value in values if value is not None]} for name, values in when.items()}
    required = [name for name, values in when.items() if None not in values]
    return {"if": {"properties": told, "required": required}, "then": then}


def described(cls: type) -> dict[str, str]:
    """Return what the docstrings of a class and its bases say of each attribute."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        _, _, attributes = cleandoc(base.__dict__.get("__doc__") or "").partition("\nAttributes:\n")
        name = ""
        for line in attributes.splitlines():
            if (match := _ATTRIBUTE.fullmatch(line)) is not None:
                name, text = match.groups()
                found[name] = text
            else:
                found[name] += " " + line.strip()
    return found


def _summary(cls: type) -> str:
    """Return what a docstring says before it lists attributes."""
    told = cleandoc(cls.__dict__.get("__doc__") or "").partition("\nAttributes:")[0]
    parts = (part.replace("\n", " ").strip() for part in told.split("\n\n"))
    return " ".join(part for part in parts if not part.startswith("The attributes of "))


def _described_as(text: str | None) -> Schema:
    return {"description": text.replace("`", "")} if text else {}
