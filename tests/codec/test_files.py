"""Documents of files: cases and programs, and files that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import rehabkit as rk
from rehabkit.codec import Limits

PHASE = {"id": "ph1", "kind": "release", "from_day": 0, "to_day": 9}
WORK = {"id": "e1", "intervention": "isometric-release", "technique": "pir"}


def _written(folder: Path, document: object) -> Path:
    """Write a document and return its file."""
    file = folder / "document.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def _program(**phase: Any) -> dict[str, Any]:
    """Return a program document with one phase."""
    return {"schema": "rehabkit/program/1", "id": "pr1", "phases": [{**PHASE, **phase}]}


def test_load(tmp_path: Path) -> None:
    """A case is loaded from its file, named by path or in words."""
    file = _written(tmp_path, {"schema": "rehabkit/case/1", "id": "x"})

    assert [rk.load(file), rk.load(str(file))] == [rk.Case(id="x")] * 2


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is a problem of the document, with its name and no traceback of the system."""
    with pytest.raises(rk.LoadError) as caught:
        rk.load(tmp_path / "nowhere.json")

    assert caught.value.problems == (
        rk.Problem(rk.ProblemCode.UNREADABLE, "$", "cannot be read: No such file or directory"),
    )
    assert caught.value.source == str(tmp_path / "nowhere.json")
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("read", [rk.load, rk.load_program])
def test_unreadable(read: Any, tmp_path: Path) -> None:
    """A folder, and a name that no file can have, are unreadable."""
    for name in (tmp_path, "a\0b"):
        with pytest.raises(rk.LoadError) as caught:
            read(name)

        assert [problem.code for problem in caught.value.problems] == [rk.ProblemCode.UNREADABLE]


def test_large_file(tmp_path: Path) -> None:
    """A file beyond the limit is refused after one byte more than the limit."""
    file = tmp_path / "large.json"
    file.write_bytes(b" " * 5_000)
    with pytest.raises(rk.LoadError) as caught:
        rk.load(file, limits=Limits(most_bytes=1_000))

    assert str(caught.value) == f"{file}: F03 $: must have at most 1,000 bytes (got 1,001)"


def test_load_program(tmp_path: Path) -> None:
    """A program is loaded from its file, and written back to the same document."""
    document = _program(prescriptions=[WORK])
    program = rk.load_program(_written(tmp_path, document))

    assert json.loads(rk.dumps(program)) == document


def test_case_is_no_program(tmp_path: Path) -> None:
    """A case document is not read as a program."""
    with pytest.raises(rk.LoadError) as caught:
        rk.load_program(_written(tmp_path, {"schema": "rehabkit/case/1", "id": "x"}))

    assert [problem.path for problem in caught.value.problems] == ["$.schema"]


@pytest.mark.parametrize(
    "document, problems",
    [
        pytest.param(
            _program(prescriptions=[{**WORK, "intervention": "isometric-relase"}]),
            [
                (
                    "D02",
                    "$.phases[0].prescriptions[0].intervention",
                    "no intervention is named 'isometric-relase'",
                )
            ],
            id="unknown intervention",
        ),
        pytest.param(
            _program(prescriptions=[{**WORK, "targets": [{"muscle": "soleus", "side": "midline"}]}]),
            [
                (
                    "D06",
                    "$.phases[0].prescriptions[0].targets[0].side",
                    "soleus is a paired muscle: its side must be left or right (got midline)",
                )
            ],
            id="side",
        ),
        pytest.param(_program(id="pr1"), [("D03", "$.phases[0].id", "pr1 is used twice")], id="an id used twice"),
    ],
)
def test_paths_in_programs(document: dict[str, Any], problems: list[tuple[str, str, str]], tmp_path: Path) -> None:
    """Problems of a program document stand at their places in that document."""
    with pytest.raises(rk.LoadError) as caught:
        rk.load_program(_written(tmp_path, document))

    assert [(p.code.value, p.path, p.message) for p in caught.value.problems] == problems
    assert caught.value.source == str(tmp_path / "document.json")


def test_any_program_has_a_template(tmp_path: Path) -> None:
    """No id of a program or its phases stands in the way of loading or checking it alone."""
    document = {**_program(id=f"{'p' * 90}.template"), "id": "p" * 100}
    program = rk.load_program(_written(tmp_path, document))

    assert rk.check(program).ok


def test_references_come_after_form() -> None:
    """What a case names is looked up where its form is sound, in a second pass."""
    phases = [{**PHASE, "requires": ["ph9"], "prescriptions": [{**WORK, "technique": "pirr"}]}]
    document = {"schema": "rehabkit/case/1", "id": "x", "program": {"id": "pr1", "phases": phases}}
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(json.dumps(document), source="x.json")

    assert [(p.code.value, p.path) for p in caught.value.problems] == [
        ("D02", "$.program.phases[0].requires[0]"),
        ("D02", "$.program.phases[0].prescriptions[0].technique"),
    ]
    assert caught.value.source == "x.json"
