"""Reads documents whole: shape first, then what they name."""

from __future__ import annotations

import os
from itertools import chain, count

from rehabkit import codec, resolve
from rehabkit.codec import DEFAULT_LIMITS, Limits
from rehabkit.errors import CaseError, LoadError
from rehabkit.models._ids import ids_of
from rehabkit.models.case import Case
from rehabkit.models.program import Program

__all__ = ["as_case", "load", "load_program", "loads", "loads_program"]


def loads(data: str | bytes, *, limits: Limits = DEFAULT_LIMITS, source: str | None = None) -> Case:
    """Return the case of a JSON text.

    Args:
        data: The text, or its UTF-8 bytes.
        limits: How much is read before a document is refused.
        source: Name of the document in error messages.

    Raises:
        LoadError: The document is refused; all problems of the pass that refused it are listed.
    """
    case = codec.read_case(data, limits=limits, source=source)
    _join(case, source)
    return case


def load(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS) -> Case:
    """Return the case of a JSON file.

    Args:
        path: The file.
        limits: How much is read before a document is refused.

    Raises:
        LoadError: The file cannot be read, or the document is refused.
    """
    return loads(codec.read_bytes(path, limits=limits), limits=limits, source=os.fspath(path))


def load_program(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS) -> Program:
    """Return the program of a JSON file, a template without a person.

    Args:
        path: The file.
        limits: How much is read before a document is refused.

    Raises:
        LoadError: The file cannot be read, or the document is refused.
    """
    return loads_program(codec.read_bytes(path, limits=limits), limits=limits, source=os.fspath(path))


def loads_program(data: str | bytes, *, limits: Limits = DEFAULT_LIMITS, source: str | None = None) -> Program:
    """Return the program of a JSON text, a template without a person.

    Args:
        data: The text, or its UTF-8 bytes.
        limits: How much is read before a document is refused.
        source: Name of the document in error messages.

    Raises:
        LoadError: The document is refused.
    """
    program = codec.read_program(data, limits=limits, source=source)
    _join(as_case(program), source, root="$.program")
    return program


def as_case(program: Program) -> Case:
    """Return a case that holds a program and no person."""
    name = f"{program.id[:90]}.template"
    taken = {found for _, found in ids_of(program)}
    names = chain((name,), (f"{name}{number}" for number in count(2)))
    return Case(id=next(each for each in names if each not in taken), program=program)


def _join(case: Case, source: str | None, *, root: str = "$") -> None:
    try:
        resolve.join(case)
    except CaseError as error:
        problems = [problem._replace(path="$" + problem.path.removeprefix(root)) for problem in error.problems]
        raise LoadError(problems, more=error.more, source=source) from None
