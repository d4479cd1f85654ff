"""What rehabkit raises, and the coded problems that its errors carry."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

MOST_PROBLEMS = 100
"""Problems that one error lists; the rest are counted (library choice)."""

MOST_COUNTED = 200_000
"""Problems that are counted beyond those listed; there a reading ends (library choice)."""


class ProblemCode(StrEnum):
    """Why a document is refused: `F` for its form, `D` for what its data claim.

    The codes are stable: none is renamed or used again.
    """

    UNREADABLE = "F01"
    ENCODING = "F02"
    TOO_LARGE = "F03"
    TOO_DEEP = "F04"
    NOT_JSON = "F05"
    DUPLICATE_KEY = "F06"
    BAD_TEXT = "F07"
    NULL = "F08"
    MISSING_KEY = "F09"
    UNKNOWN_KEY = "F10"
    WRONG_TYPE = "F11"
    UNKNOWN_WORD = "F12"
    BAD_DATE = "F13"
    CONTRADICTION = "F14"
    WRONG_SCHEMA = "F15"
    BAD_ID = "F16"
    WAIVER_REFUSED = "F17"
    VALUE_RANGE = "D01"
    UNKNOWN_REFERENCE = "D02"
    DUPLICATE_ID = "D03"
    PHASE_DATES = "D04"
    CYCLIC_PREREQUISITE = "D05"
    SIDE_INVALID = "D06"
    IMPOSSIBLE_DATE = "D07"
    PAIR_MALFORMED = "D08"

    @property
    def slug(self) -> str:
        """The code's name in words, as documentation and reports print it."""
        return self.name.lower().replace("_", "-")


class Problem(NamedTuple):
    """One reason to refuse a document: stable code, JSON path, one sentence."""

    code: ProblemCode
    path: str
    message: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        return f"{self.code} {self.path}: {self.message}"


class RehabkitError(Exception):
    """Base of every error that rehabkit raises on purpose."""


class FieldError(RehabkitError, ValueError):
    """A model refused a value.

    Attributes:
        code: The problem's code.
        steps: Where in the object: field names and positions, outermost first.
        why: What the value must be, with the value shortened.
        others: Further faults of the same object.
    """

    def __init__(
        self,
        code: ProblemCode,
        steps: tuple[str | int, ...],
        why: str,
        others: tuple[FieldError, ...] = (),
    ) -> None:
        """Keep the parts; the text names the field first."""
        super().__init__(code, steps, why, others)
        self.code = code
        self.steps = steps
        self.why = why
        self.others = others

    def __str__(self) -> str:
        """Return field and reason as one line."""
        name = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps).lstrip(".")
        return f"{name}: {self.why}" if name else self.why


class ProblemsError(RehabkitError, ValueError):
    """Base of the errors that list problems.

    Attributes:
        problems: The problems in the order of their places, at most 100.
        more: How many problems were found beyond those listed; reading ends when 200,000 are counted.
        source: The file's name, or None.
    """

    def __init__(self, problems: Iterable[Problem], *, more: int = 0, source: str | None = None) -> None:
        """List the first hundred problems and count the rest."""
        found = tuple(problems)
        self.problems: tuple[Problem, ...] = found[:MOST_PROBLEMS]
        self.more: int = more + len(found) - len(self.problems)
        self.source = source
        super().__init__(self.problems, self.more, source)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by parts, so that a worker's error arrives whole."""
        return _rebuild, (type(self), self.problems, self.more, self.source)

    def __str__(self) -> str:
        """Return one line per problem."""
        head = "" if self.source is None else f"{self.source}: "
        lines = [f"{head}{problem}" for problem in self.problems]
        if self.more:
            lines.append(f"{head}and {self.more} more")
        return "\n".join(lines)


def _rebuild(cls: type[ProblemsError], problems: tuple[Problem, ...], more: int, source: str | None) -> ProblemsError:
    return cls(problems, more=more, source=source)


class LoadError(ProblemsError):
    """A document cannot be read as what it should be."""


class CaseError(ProblemsError):
    """A case built in Python names things that do not exist or contradicts itself."""


class UnknownNameError(RehabkitError, LookupError):
    """A catalog, rule, profile or threshold has no such name."""


class FailedCheckError(RehabkitError):
    """A report holds failures at error; raised by `Report.raise_for_errors` alone."""


class DataError(RehabkitError):
    """Shipped data are inconsistent: a defect of rehabkit, never of a document."""
