"""Errors: what they carry, how they read, and that they travel between processes."""

from __future__ import annotations

import pickle

import pytest

import rehabkit as rk
from rehabkit.errors import MOST_PROBLEMS, ProblemsError

PROBLEM = rk.Problem(rk.ProblemCode.NULL, "$.id", "must not be null")


@pytest.mark.parametrize("code", rk.ProblemCode)
def test_codes(code: rk.ProblemCode) -> None:
    """A problem's code is a letter and two digits, with a name in words."""
    assert code.value[0] in "FD"
    assert code.value[1:].isdigit()
    assert code.slug == code.name.lower().replace("_", "-")


def test_codes_are_distinct() -> None:
    """No two problems share a code."""
    assert len({code.value for code in rk.ProblemCode.__members__.values()}) == len(rk.ProblemCode.__members__)


def test_problem_is_one_line() -> None:
    """A problem reads as code, path and reason."""
    assert str(PROBLEM) == "F08 $.id: must not be null"


@pytest.mark.parametrize(
    "steps, text",
    [
        ((), "must be"),
        (("dosage", "sets"), "dosage.sets: must be"),
        (("phases", 0, "id"), "phases[0].id: must be"),
        ((0,), "[0]: must be"),
    ],
)
def test_field_error_names_its_field(steps: tuple[str | int, ...], text: str) -> None:
    """A model's error names field and reason, and is a ValueError."""
    error = rk.FieldError(rk.ProblemCode.VALUE_RANGE, steps, "must be")

    assert str(error) == text
    assert isinstance(error, ValueError)
    assert error.others == ()


def test_field_error_travels() -> None:
    """A model's error is whole after pickling."""
    other = rk.FieldError(rk.ProblemCode.BAD_ID, ("b",), "why not")
    error = pickle.loads(pickle.dumps(rk.FieldError(rk.ProblemCode.NULL, ("a", 0), "why", (other,))))  # noqa: S301

    assert (error.code, error.steps, error.why) == (rk.ProblemCode.NULL, ("a", 0), "why")
    assert [str(each) for each in error.others] == ["b: why not"]


@pytest.mark.parametrize("cls", [rk.LoadError, rk.CaseError])
@pytest.mark.parametrize(
    "number, more, source, text",
    [
        (1, 0, None, "F08 $.id: must not be null"),
        (1, 0, "a.json", "a.json: F08 $.id: must not be null"),
        (2, 0, None, "F08 $.id: must not be null\nF08 $.id: must not be null"),
        (1, 3, "a.json", "a.json: F08 $.id: must not be null\na.json: and 3 more"),
    ],
)
def test_problems_read_line_by_line(
    cls: type[ProblemsError], number: int, more: int, source: str | None, text: str
) -> None:
    """An error with problems lists them line by line, with the file in front, also after pickling."""
    error = cls([PROBLEM] * number, more=more, source=source)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes

    assert [str(error), str(copy)] == [text, text]
    assert (type(copy), copy.problems, copy.more, copy.source) == (cls, error.problems, more, source)


def test_most_problems() -> None:
    """An error lists a hundred problems and counts the rest."""
    error = rk.LoadError([PROBLEM] * (MOST_PROBLEMS + 2), more=5)

    assert (len(error.problems), error.more) == (100, 7)
    assert str(error).splitlines()[-1] == "and 7 more"
