from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from tests.importing._records import press

import rehabkit as rk

Run = Callable[..., Any]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes records to a file and returns its name."""

    def write_records(*records: object) -> str:
        path = tmp_path / "records.json"
        path.write_text(json.dumps(records), encoding="utf-8")
        return str(path)

    return write_records


def test_report(run: Run, write: Callable[..., str]) -> None:
    """The report tells counts, losses by reason and field, candidates, and defects and refusals by record."""
    done = run("import-exercises", write(press(primaryMuscles=["chest"], instructions=[]), press(category="Arms")))

    assert (done.status, done.err) == (1, "")
    assert done.out.splitlines() == [
        "imported: 2 records, 1 exercise, 1 refused, 6 losses, 1 defect.",
        "",
        "Not carried over",
        "reason      field           losses  records",
        "ambiguous   primaryMuscles       1        1",
        "no-field    force                1        1",
        "no-field    images               1        1",
        "no-field    level                1        1",
        "no-field    mechanic             1        1",
        "not-stated  instructions         1        1",
        "",
        "Open: none of these was chosen",
        "value  reason     losses  candidates",
        "chest  ambiguous       1  pectoralis-major, pectoralis-minor",
        "",
        "Defects of the source",
        "record             id          defect   what is wrong",
        "$[0].instructions  Wall_press  missing  is empty",
        "",
        "Refused, without an exercise",
        "record         id          defect         what is wrong",
        "$[1].category  Wall_press  unknown-value  no type of exercise is known for Arms",
    ]


def test_sections_that_are_empty(run: Run, write: Callable[..., str]) -> None:
    """Where nothing is open, wrong or refused, the report has no heading for it, and the exit status is 0."""
    done = run("import-exercises", write(press(less=("id",))), "--muscle", "triceps=triceps brachii,anconeus")

    assert done.status == 0
    assert ["Not carried over", "Defects of the source"] == [
        line for line in done.out.splitlines() if line[:1].isupper()
    ]
    assert "$[0].id  -   missing  is not given" in done.out


def test_json(run: Run, write: Callable[..., str]) -> None:
    """As JSON, the command prints what the import holds, by the decisions that the options state."""
    file = write({"title": "Press", "id": 7, "category": "Yoga", "target": "chest", "steps": ["Lean."]})
    options = ["--source", "other", "--muscle", "chest=pectoralis-major,pectoralis-minor", "--type", "yoga=mobility"]
    keys = ["--key", "title=name", "--key", "target=primaryMuscles", "--key", "steps=instructions"]
    done = run("import-exercises", file, *options, *keys, "--output-format", "json")
    data = json.loads(done.out)

    assert (done.status, data["schema"], data["source"]) == (0, "rehabkit/import/1", "other")
    assert data["exercises"] == [
        {
            "id": "other.7",
            "name": "Press",
            "type": "mobility",
            "muscles": [
                {"muscle": "pectoralis-major", "role": "target"},
                {"muscle": "pectoralis-minor", "role": "target"},
            ],
            "movement": "Lean.",
            "note": "other: 7",
        }
    ]
    assert (data["losses"], data["defects"], data["refused"]) == ([], [], [])


def test_default_type(run: Run, write: Callable[..., str]) -> None:
    """A default type keeps records that have none."""
    done = run("import-exercises", write(press(category="Arms")), "--default-type", "resistance")

    assert done.status == 0
    assert "1 record, 1 exercise, 0 refused" in done.out


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for the standard input."""
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(json.dumps([press()]).encode())))
    done = run("import-exercises", "-")

    assert done.status == 0
    assert done.out.startswith("imported: 1 record, 1 exercise,")


def test_no_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a standard input, one sentence says so."""
    monkeypatch.setattr("sys.stdin", None)

    assert run("import-exercises", "-") == (2, "", "rehabkit: <stdin>: F01 $: cannot be read\n")


@pytest.mark.parametrize(
    "text, told",
    [
        ("{}", "F11 $: must be a list of records (got an object)"),
        ("3", "F11 $: must be a list of records (got 3)"),
        ("[", "F05 $: is not JSON: expecting value, line 1, column 2"),
        ("[" * 100 + "]" * 100, "F04 $: must be at most 64 levels deep"),
    ],
)
def test_unusable_file(run: Run, tmp_path: Path, text: str, told: str) -> None:
    """What is no JSON list is refused with file, code and place, and exit status 2."""
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")

    assert run("import-exercises", path) == (2, "", f"rehabkit: {path}: {told}\n")


@pytest.mark.parametrize(
    "options, told",
    [
        (["--muscle", "chest"], "--muscle takes NAME=WORD (got 'chest')"),
        (["--muscle", "chest=heart"], "none of the muscles is named 'heart'"),
        (["--type", "yoga=calm"], "no type of exercise is named 'calm'"),
        (["--source", "!"], "the source must have 1 to 40 characters, with a letter or digit (got '!')"),
    ],
)
def test_unusable_options(run: Run, write: Callable[..., str], options: list[str], told: str) -> None:
    """A decision that cannot be used is told in one sentence, with exit status 2."""
    done = run("import-exercises", write(press()), *options)

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"rehabkit: {told}")


def test_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """A file that is not there is told with its name."""
    done = run("import-exercises", tmp_path / "none.json")

    assert (done.status, done.err) == (
        2,
        f"rehabkit: {tmp_path}/none.json: F01 $: cannot be read: No such file or directory\n",
    )


def test_same_as_the_library(run: Run, write: Callable[..., str]) -> None:
    """The command prints the data of `rk.import_exercises`."""
    done = run("import-exercises", write(press(level="guru")), "--output-format", "json")

    assert json.loads(done.out) == rk.import_exercises([press(level="guru")]).to_data()
