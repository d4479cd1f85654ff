"""The command `advance`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Annotated, Any, Literal

import attrs
from cyclopts import Parameter

from rehabkit._version import __version__
from rehabkit.cli._check import day_of
from rehabkit.cli._documents import Document, documents, files, read
from rehabkit.cli._terminal import show, show_json, width
from rehabkit.cli._usage import complain
from rehabkit.documents import as_case
from rehabkit.errors import Problem, ProblemCode, ProblemsError, UnknownNameError
from rehabkit.models.case import Case
from rehabkit.progression import Advance, CriterionResult
from rehabkit.progression import advance as advance_case
from rehabkit.report import DISCLAIMER
from rehabkit.report._text import Line, Part, block, fact_lines, referral_lines, wrapped
from rehabkit.vocab import CriterionState, Decision

ADVANCE_SCHEMA = "rehabkit/advance/1"
"""Schema id of the JSON output."""

_UNUSABLE = 2
_STYLES = {Decision.STOP_AND_REFER: "error", Decision.REGRESS: "warning", Decision.UNDECIDED: "unknown"}
_MARKS = {
    CriterionState.MET: ("met", "plain"),
    CriterionState.NOT_MET: ("not met", "warning"),
    CriterionState.UNKNOWN: ("unknown", "unknown"),
}

_NOTHING: dict[str, Any] = {
    **dict.fromkeys(("as_of", "phase", "decision", "to")),
    **{name: [] for name in ("because", "criteria", "needs", "referral")},
}


@attrs.frozen(kw_only=True)
class Answer:
    """What is said of a document, or the problems for which it is refused.

    Attributes:
        document: The document.
        told: The answer, or None.
        problems: The problems.
        more: How many problems are not listed.
    """

    document: Document
    told: Advance | None = None
    problems: tuple[Problem, ...] = ()
    more: int = 0

    @property
    def shown(self) -> str:
        """Name of the document."""
        return self.document.file if self.document.line is None else f"{self.document.file}:{self.document.line}"

    def to_data(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        return {
            "file": self.document.file,
            "line": self.document.line,
            **(_NOTHING if self.told is None else self.told.to_data()),
            "errors": [{"code": p.code.value, "path": p.path, "message": p.message} for p in self.problems],
            **({"more_errors": self.more} if self.more else {}),
            "disclaimer": DISCLAIMER,
        }


def advance(
    *path: Annotated[str, Parameter(required=True)],
    as_of: Annotated[str | None, Parameter(metavar="DATE")] = None,
    phase: Annotated[str | None, Parameter(metavar="ID")] = None,
    output_format: Literal["full", "json"] = "full",
) -> int:
    """Tell what a program's own criteria say of the phase in course.

    Args:
        path: A file, a folder with .json and .jsonl files, a .jsonl file with one case on each line, or - for stdin.
        as_of: Day from which the case is viewed, such as 2024-04-30.
        phase: Id of the phase in course; by default what log, criteria and calendar say.
        output_format: How the answer is printed.
    """
    one = partial(_answer, None if as_of is None else day_of(as_of), phase)
    answers = [one(document) for document in documents(files(path))]
    if output_format == "json":
        head = {"schema": ADVANCE_SCHEMA, "version": __version__}
        show_json({**head, "files": [answer.to_data() for answer in answers]})
    else:
        show(_text(answers))
    for answer in answers:
        for problem in answer.problems:
            complain(f"{answer.shown}: {problem}")
        if answer.more:
            complain(f"{answer.shown}: and {answer.more} more")
    return _UNUSABLE if any(answer.problems for answer in answers) else 0


def _answer(as_of: dt.date | None, phase: str | None, document: Document) -> Answer:
    if document.problem is not None:
        return Answer(document=document, problems=(document.problem,))
    try:
        found = read(document)
        case = found if isinstance(found, Case) else as_case(found)
        return Answer(document=document, told=advance_case(case, as_of, phase=phase))
    except ProblemsError as error:
        return Answer(document=document, problems=error.problems, more=error.more)
    except UnknownNameError as error:
        problem = Problem(ProblemCode.UNKNOWN_REFERENCE, "$.program.phases", str(error))
        return Answer(document=document, problems=(problem,))


def _text(answers: list[Answer]) -> Iterator[Line]:
    room = width()
    for answer in answers:
        if answer.told is not None:
            yield from _told(answer.shown, answer.told, room)
            yield ()
    yield from wrapped(DISCLAIMER, room, style="dim")


def _told(name: str, told: Advance, room: int) -> Iterator[Line]:
    as_of = "" if told.as_of is None else f"as of {told.as_of}, "
    yield (Part(name, "strong"), Part(f"  {as_of}phase {told.phase or '-'}", "dim"))
    yield from referral_lines(told.referral, room)
    yield ()
    to = "" if told.to is None else f" to {told.to}"
    yield (Part(f"{told.decision.replace('_', ' ')}{to}", _STYLES.get(told.decision, "strong")),)
    for reason in () if told.referral else told.because:
        yield from wrapped(reason, room, indent=2)
    for each in told.criteria:
        yield from _criterion(each, room)
    for need in told.needs:
        yield from block("to measure", need, room, style="unknown")


def _criterion(each: CriterionResult, room: int) -> Iterator[Line]:
    mark, style = _MARKS[each.state]
    yield from block(mark, each.sentence, room, style=style)
    yield from block("", each.path, room, style="path")
    yield from fact_lines(each.facts, room)
