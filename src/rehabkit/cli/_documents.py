"""From paths to judged documents: one bad file never hides the others."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import partial
from pathlib import Path as File
from typing import Any

import attrs

from rehabkit import codec
from rehabkit._batches import in_order
from rehabkit.checking import check
from rehabkit.cli._usage import STDIN, UsageError
from rehabkit.documents import loads_program
from rehabkit.errors import LoadError, Problem, ProblemCode, ProblemsError
from rehabkit.models.case import Case
from rehabkit.models.evidence import Profile
from rehabkit.models.program import Program
from rehabkit.report import DISCLAIMER, Report

_MOST_BYTES = codec.DEFAULT_LIMITS.most_bytes
_SUFFIXES = frozenset({".json", ".jsonl"})


@attrs.frozen
class Options:
    """How documents are checked; the words are those of `rehabkit.check`."""

    profile: Profile
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    thresholds: dict[str, float | str]
    as_of: dt.date | None


@attrs.frozen
class Document:
    """A document to read.

    Attributes:
        file: The file's name.
        line: Line of the file that holds it; None where it is the whole file.
        data: Its bytes; None where the file is still to be read.
        problem: Why there is nothing to read.
    """

    file: str
    line: int | None = None
    data: bytes | None = None
    problem: Problem | None = None


@attrs.frozen
class Entry:
    """A document's report, or the problems for which it is refused.

    Attributes:
        file: The file's name.
        line: Line of the file that holds the document, or None.
        report: The report, or None.
        problems: The problems that are listed.
        more: How many problems are not listed.
    """

    file: str
    line: int | None
    report: Report | None = None
    problems: tuple[Problem, ...] = ()
    more: int = 0

    @property
    def shown(self) -> str:
        """Name of the document, as reports print it."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def to_data(self) -> dict[str, Any]:
        """Return the entry as plain data."""
        head: dict[str, Any] = {"file": self.file, "line": self.line}
        if self.report is not None:
            return {**head, **self.report.to_data()}
        errors = [{"code": p.code.value, "path": p.path, "message": p.message} for p in self.problems]
        return {
            **head,
            "case": None,
            "as_of": None,
            "thresholds": {},
            "referral": [],
            "findings": [],
            "waived": [],
            "rules": [],
            "errors": errors,
            **({"more_errors": self.more} if self.more else {}),
            "disclaimer": DISCLAIMER,
        }


def files(paths: Iterable[str]) -> Iterator[Document]:
    """Yield the files that paths name; a folder stands for the documents in it."""
    for path in paths:
        if path == STDIN or not File(path).is_dir():
            yield Document(path)
            continue
        found = list(_inside(path))
        yield from found or [_refused(path, "is a folder that holds no .json or .jsonl file")]


def _inside(folder: str) -> Iterator[Document]:
    """Yield a folder's documents in the order of their names; what is hidden is left out."""
    failed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = File(place, name)
            # A pipe in a folder would be waited for; one that is named by itself is meant.
            if not name.startswith(".") and path.suffix.lower() in _SUFFIXES and not path.is_fifo():
                yield Document(str(path))
    for error in failed:
        yield _refused(str(error.filename), f"cannot be read: {error.strerror}")


def has_lines(file: str) -> bool:
    """Return whether each line of a file is a document."""
    return File(file).suffix.lower() == ".jsonl"


def documents(found: Iterable[Document]) -> Iterator[Document]:
    """Yield the documents of files: one of each, or one of each line."""
    for file in found:
        if file.problem is not None:
            yield file
        elif file.file == STDIN:
            yield _standard_input()
        elif has_lines(file.file):
            yield from _lines(file.file)
        else:
            yield file


def _standard_input() -> Document:
    try:
        return Document(STDIN, data=sys.stdin.buffer.read(_MOST_BYTES + 1))
    except (OSError, AttributeError):  # without a standard input there is no stream either
        return _refused(STDIN, "cannot be read")


def _lines(name: str) -> Iterator[Document]:
    number = 0
    some = False
    try:
        with File(name).open("rb") as file:
            while line := file.readline(_MOST_BYTES + 1):
                number += 1
                if line.strip():
                    some = True
                    yield Document(name, number, line.rstrip(b"\r\n"))
                while len(line) > _MOST_BYTES and not line.endswith(b"\n"):
                    line = file.readline(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        yield _refused(name, f"cannot be read: {getattr(error, 'strerror', None) or error}")
        return
    if not some:
        yield _refused(name, "holds no case; each line of a .jsonl file is one")


def _refused(name: str, why: str) -> Document:
    return Document(name, problem=Problem(ProblemCode.UNREADABLE, "$", why))


def judged(found: Iterable[Document], options: Options, jobs: int) -> Iterator[Entry]:
    """Yield the entry of each document, in their order.

    Raises:
        UsageError: A process of several ended early.
    """
    one = partial(judge, options)
    if jobs == 1:
        yield from map(one, found)
        return
    # A new interpreter for each process: a fork would copy the thread that draws the progress bar.
    context = multiprocessing.get_context("spawn")
    # Ctrl-C is for this process alone; the others end with it.
    pool = ProcessPoolExecutor(jobs, context, signal.signal, (signal.SIGINT, signal.SIG_IGN))
    try:
        yield from in_order(pool, jobs, one, found)
    except BrokenExecutor:
        msg = "a process of --jobs ended early, perhaps for want of memory; --jobs 1 needs the least"
        raise UsageError(msg) from None


def judge(options: Options, document: Document) -> Entry:
    """Return the entry of a document."""
    if document.problem is not None:
        return Entry(document.file, document.line, problems=(document.problem,))
    try:
        report = check(read(document), **attrs.asdict(options, recurse=False))
    except ProblemsError as error:
        return Entry(document.file, document.line, None, error.problems, error.more)
    return Entry(document.file, document.line, report)


def read(document: Document) -> Case | Program:
    """Return a case or a program, whichever the schema of a document names.

    Raises:
        LoadError: The document is refused.
    """
    data = codec.read_bytes(document.file) if document.data is None else document.data
    try:
        return codec.read_case(data)
    except LoadError as error:
        if not _is_other_schema(error):
            raise
        refused = error
    try:
        return loads_program(data)
    except LoadError as error:
        raise refused if _is_other_schema(error) else error from None


def _is_other_schema(error: LoadError) -> bool:
    return [problem.code for problem in error.problems] == [ProblemCode.WRONG_SCHEMA]
