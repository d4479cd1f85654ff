"""Damaged documents are loaded or refused in order; nothing else ever comes out of the loader."""

from __future__ import annotations

import ast
import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.fuzz import mutations

import rehabkit as rk
from rehabkit import testing
from rehabkit.location import Path as Place

UNMEASURED = True

ROOT = Path(__file__).parents[2]
DOCUMENTED = frozenset(record.id for record in rk.problems)

OF_EXAMPLES = 17_300
PARTS, DRAWN, OF_EACH = 6, 10, 45
CHECKED_EVERY = 20
MOST_SHOWN = 1_500

Read = Callable[[str | bytes], "rk.Case | rk.Program"]
READERS: dict[str, Read] = {"rehabkit/case/1": rk.loads, "rehabkit/program/1": rk.loads_program}

_STEP = re.compile(r"""\.[A-Za-z_][A-Za-z0-9_-]*|\[\d+\]|\[('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\]""")


def _documents() -> dict[str, Any]:
    """Return the documents of the examples by name; the program of a case is a document as well."""
    found: dict[str, Any] = {}
    for file in sorted((ROOT / "examples").rglob("*.json")):
        name = file.relative_to(ROOT / "examples").as_posix()
        found[name] = json.loads(file.read_bytes())
        if "program" in found[name]:
            found[f"{name}: program"] = {"schema": "rehabkit/program/1", **found[name]["program"]}
    return found


DOCUMENTS = _documents()
SHARES = {name: len(json.dumps(data)) ** -0.5 for name, data in DOCUMENTS.items()}
"""How the mutated documents are shared out: more to small ones, which are quick to read."""


def _steps(path: str) -> list[str | int]:
    """Return the steps of a problem's path, keys in brackets among them.

    Raises:
        ValueError: The text is no path.
    """
    if "['" not in path and '["' not in path:
        return list(Place.parse(path).steps)
    steps: list[str | int] = []
    at = 1
    while at < len(path):
        found = _STEP.match(path, at)
        if found is None or path[0] != "$":
            msg = f"not a path: {path}"
            raise ValueError(msg)
        steps.append(ast.literal_eval(found[1]) if found[1] else Place.parse("$" + found[0]).steps[0])
        at = found.end()
    return steps


def _leads(path: str, data: Any) -> bool:
    """Return whether all steps of a path but the last lead to something; the last may be what is missing."""
    for step in _steps(path)[:-1]:
        if data is None or (isinstance(step, str) and step.endswith("...")):
            return True
        try:
            data = data[step]
        except (LookupError, TypeError):
            return False
    return True


def _refused_in_order(error: rk.LoadError, text: str | bytes) -> None:
    """Assert that a refusal lists what is wrong as the documentation promises."""
    try:
        data = json.loads(text, parse_int=len)  # no number is too long to be looked at
    except (ValueError, RecursionError):
        data = None

    assert 1 <= len(error.problems) <= 100
    assert error.more >= 0
    for problem in error.problems:
        assert problem.code in DOCUMENTED, problem
        assert 1 <= len(problem.message) <= 200, problem
        assert problem.message.isprintable(), problem
        assert _leads(problem.path, data), problem


def _judge(text: str | bytes, read: Read, *, checks: bool = False) -> bool:
    """Assert what must hold of a document, and return whether it loads."""
    try:
        document = read(text)
    except rk.LoadError as error:
        _refused_in_order(error, text)
        return False
    dumped = rk.dumps(document)
    again = read(dumped)
    assert again == document
    assert rk.dumps(again) == dumped
    if checks:
        assert rk.check(document).rows
    return True


def _judge_damaged(name: str, data: Any, number: int) -> int:
    """Judge mutated versions of a document; return how many of them load.

    Raises:
        AssertionError: One is not as it must be; it is shown shortened.
    """
    read = READERS[data["schema"]]
    loaded = 0
    for turn in range(number):
        text = mutations.damaged(data, mutations.seeded(name, turn))
        try:
            loaded += _judge(text, read, checks=loaded % CHECKED_EVERY == 0)
        except Exception as error:
            msg = f"{name}, turn {turn}: {type(error).__name__}: {str(error)[:300]}\n{_shortened(text, read, error)}"
            raise AssertionError(msg) from error
    return loaded


def _shortened(text: str | bytes, read: Read, error: Exception) -> str:
    """Return a smaller document that fails in the same way, cut where it is still long."""

    def fails(data: Any) -> bool:
        try:
            _judge(json.dumps(data), read, checks=True)
        except Exception as other:  # noqa: BLE001  # whatever comes out is compared
            return type(other) is type(error)
        return False

    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        shown = repr(text)
    else:
        shown = json.dumps(mutations.shrunk(data, fails) if fails(data) else data)
    return shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}... ({len(shown)} characters)"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_examples(name: str) -> None:
    """An example that was damaged loads and goes round, or is refused with documented problems; some load."""
    number = math.ceil(OF_EXAMPLES * SHARES[name] / sum(SHARES.values()))

    assert 0 < _judge_damaged(name, DOCUMENTS[name], number) < number


@pytest.mark.parametrize("part", range(PARTS))
@settings(max_examples=DRAWN, phases=[Phase.generate])
@given(case=testing.cases(), seed=st.integers(0, 2**32))
def test_drawn(part: int, case: rk.Case, seed: int) -> None:
    """A drawn case that was damaged loads and goes round, or is refused with documented problems."""
    assert 0 <= _judge_damaged(f"drawn {part} {seed}", json.loads(rk.dumps(case)), OF_EACH) <= OF_EACH


def test_twenty_thousand() -> None:
    """The two tests above judge 20,000 documents, and both kinds of document are among them."""
    assert OF_EXAMPLES + PARTS * DRAWN * OF_EACH >= 20_000
    assert set(READERS) == {data["schema"] for data in DOCUMENTS.values()}


@pytest.mark.parametrize("mutation", [each for each, _ in mutations.MUTATIONS], ids=lambda each: each.__name__)
def test_mutations_are_pure(mutation: mutations.Mutation) -> None:
    """A mutation changes most documents, never the value it was given, and repeats itself by its seed."""
    names = sorted(DOCUMENTS)
    before = json.dumps(DOCUMENTS)
    first = [json.dumps(mutation(DOCUMENTS[name], mutations.seeded(name))) for name in names]
    again = [json.dumps(mutation(DOCUMENTS[name], mutations.seeded(name))) for name in names]

    assert first == again
    assert json.dumps(DOCUMENTS) == before
    assert sum(json.dumps(DOCUMENTS[name]) != text for name, text in zip(names, first, strict=True)) > len(names) / 2


@pytest.mark.parametrize("mutation", [each for each, _ in mutations.MUTATIONS], ids=lambda each: each.__name__)
@pytest.mark.parametrize("data", ["null", "1", '"x"', "[]", "{}", "[[]]", '{"a": {}}'])
def test_mutations_take_any_document(mutation: mutations.Mutation, data: str) -> None:
    """A mutation has an answer for the smallest documents too, and it can be written."""
    for turn in range(20):
        assert json.dumps(mutation(json.loads(data), mutations.seeded(turn)))


@pytest.mark.parametrize("mutation", [each for each, _ in mutations.BYTE_MUTATIONS], ids=lambda each: each.__name__)
@pytest.mark.parametrize("text", [b"", b"1", b'{"a": 1}'])
def test_byte_mutations_take_any_text(mutation: mutations.ByteMutation, text: bytes) -> None:
    """A mutation of bytes repeats itself by its seed, on the shortest texts too."""
    for turn in range(20):
        assert mutation(text, mutations.seeded(turn)) == mutation(text, mutations.seeded(turn))


def _broken(text: str | bytes) -> rk.Case:
    """Stand in for a loader with a defect: it stumbles over any waiver."""
    case = rk.loads(text)
    if case.waivers is not None:
        raise KeyError(case.waivers[0].id)
    return case


def test_defects_are_shown_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception other than LoadError fails the test, and the document is shown without what it does not need."""
    monkeypatch.setitem(READERS, "rehabkit/case/1", _broken)
    waiver = {"rule": "P05", "id": "c", "reason": "r", "author": "a"}
    data = {**DOCUMENTS["stories/s02-good.json"], "id": "c", "waivers": [waiver]}
    with pytest.raises(AssertionError, match="KeyError: 'c'") as caught:
        _judge_damaged("planted", data, 50)
    shown = json.loads(str(caught.value).splitlines()[-1])

    assert shown["waivers"][0].keys() >= waiver.keys()
    assert shown.keys() == {"schema", "id", "waivers"}
