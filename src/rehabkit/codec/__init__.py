"""Documents in and out: strict both ways, and the only home of cattrs."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from itertools import count
from pathlib import Path as File
from typing import Any, TypeVar

import cattrs

from rehabkit.bounds import Model, echo
from rehabkit.codec._json import Limits, parse
from rehabkit.codec._reader import Enough, Reading, model_reader
from rehabkit.codec._schema import json_schema
from rehabkit.codec._writer import plain
from rehabkit.errors import LoadError, Problem, ProblemCode
from rehabkit.models.case import CASE_SCHEMA, PROGRAM_SCHEMA, Case
from rehabkit.models.program import Program

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "converter",
    "dump",
    "dumps",
    "json_schema",
    "plain",
    "read_bytes",
    "read_case",
    "read_program",
    "structure",
]

M = TypeVar("M", bound=Model)

DEFAULT_LIMITS = Limits()
_NUMBERS = count(1)
_PERMISSIONS = 0o777
_SCHEMAS: dict[type[Model], str] = {Case: CASE_SCHEMA, Program: PROGRAM_SCHEMA}


def structure(cls: type[M], raw: object, *, limits: Limits = DEFAULT_LIMITS, source: str | None = None) -> M:
    """Return plain data as a model.

    Raises:
        LoadError: The data are not what the model takes; all problems at once.
    """
    reading = Reading(limits.most_problems)
    value: object = None
    with suppress(Enough):
        value = model_reader(cls)(raw, (), reading)
    if reading.problems:
        raise LoadError(reading.problems, more=reading.more, source=source)
    assert isinstance(value, cls)  # noqa: S101  # a reader without problems has built its model
    return value


def read_case(data: str | bytes, *, limits: Limits = DEFAULT_LIMITS, source: str | None = None) -> Case:
    """Return a case document as a case; its references are not yet joined.

    Raises:
        LoadError: The document is not a sound case document.
    """
    return structure(Case, _body(data, CASE_SCHEMA, limits, source), limits=limits, source=source)


def read_program(data: str | bytes, *, limits: Limits = DEFAULT_LIMITS, source: str | None = None) -> Program:
    """Return a program document as a program; its references are not yet joined.

    Raises:
        LoadError: The document is not a sound program document.
    """
    return structure(Program, _body(data, PROGRAM_SCHEMA, limits, source), limits=limits, source=source)


def _body(data: str | bytes, schema: str, limits: Limits, source: str | None) -> dict[str, Any]:
    raw = parse(data, limits, source)
    if not isinstance(raw, dict):
        raise LoadError([Problem(ProblemCode.WRONG_TYPE, "$", "must be an object")], source=source)
    if "schema" not in raw:
        why = f'must be given, and be "{schema}"'
        raise LoadError([Problem(ProblemCode.MISSING_KEY, "$.schema", why)], source=source)
    given = raw.pop("schema")
    if given != schema:
        why = f'must be "{schema}" (got {echo(given)}); this version reads no other'
        raise LoadError([Problem(ProblemCode.WRONG_SCHEMA, "$.schema", why)], source=source)
    return raw


def read_bytes(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return a file's bytes, at most one more than the limit allows.

    Raises:
        LoadError: The file cannot be read.
    """
    try:
        with File(path).open("rb") as file:
            return file.read(limits.most_bytes + 1)
    except (OSError, ValueError) as error:
        why = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise LoadError([Problem(ProblemCode.UNREADABLE, "$", why)], source=os.fspath(path)) from None


def dumps(document: Case | Program) -> str:
    """Return a document's JSON text: UTF-8, indented, byte-stable, ending in a newline."""
    body = {"schema": _SCHEMAS[type(document)], **plain(document)}
    return json.dumps(body, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def dump(document: Case | Program, path: str | os.PathLike[str]) -> None:
    """Write a document to a file, whole or not at all.

    It is written beside its place under a name of its own and then moved there. A link is followed; a file
    that is replaced hands on its permissions.

    Raises:
        OSError: The file cannot be written; what stood there before stands there still.
    """
    text = dumps(document).encode()
    target = File(os.path.realpath(path))
    temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}-{next(_NUMBERS)}.tmp")
    try:
        with temporary.open("xb") as file:
            if target.exists():
                temporary.chmod(target.stat().st_mode & _PERMISSIONS)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def converter() -> cattrs.Converter:
    """Return a cattrs converter that reads and writes rehabkit's models as documents have them.

    Apps that hold cases inside their own attrs classes use it; structuring raises `LoadError`.
    """
    made = cattrs.Converter()
    made.register_structure_hook_func(_is_model, lambda raw, cls: structure(cls, raw))
    made.register_unstructure_hook_func(_is_model, plain)
    return made


def _is_model(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Model)
