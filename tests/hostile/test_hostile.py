"""No document, however made, gets anything out of the library but a coded refusal at a bounded cost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.hostile import load_one
from tests.hostile.make_corpus import ENTRIES, MOST_LISTED, Entry, write

from rehabkit.bounds import Model, fields_of
from rehabkit.models.case import Case
from rehabkit.resolve import _names

UNMEASURED = True

MOST_ECHOED = 40
LONGEST_MESSAGE = 200
LONGEST_SEARCHED = 2**16
# The command line reads files as `load` does: of those of 16 MiB, three are enough.
TOGETHER = [entry for entry in ENTRIES if "16-mib" not in entry.name or entry.name.startswith("padded-")]

Load = Callable[[Entry, bytes], dict[str, Any]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder for documents; they are large, so that it is removed at the end."""
    made = tmp_path_factory.mktemp("hostile")
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def load(folder: Path) -> Iterator[Load]:
    """Return a function that loads a document in a process of its own and tells what came of it."""
    with subprocess.Popen(
        [sys.executable, load_one.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as runner:
        assert runner.stdin is not None
        assert runner.stdout is not None
        ask, answer = runner.stdin, runner.stdout

        def load_entry(entry: Entry, data: bytes) -> dict[str, Any]:
            file = folder / entry.file
            file.write_bytes(data)
            ask.write(json.dumps({"path": str(file), "seconds": entry.seconds}) + "\n")
            ask.flush()
            told: dict[str, Any] = json.loads(answer.readline())
            file.unlink()
            return told

        yield load_entry


def _echoed(told: dict[str, Any], data: bytes) -> list[str]:
    """Return the parts of paths and messages that repeat more of a short document than is allowed."""
    text = data.decode(errors="replace") if len(data) <= LONGEST_SEARCHED else ""
    repeated = []
    for part in (part for _, *parts in told["problems"] for part in parts):
        runs = (part[start : start + MOST_ECHOED + 1] for start in range(len(part) - MOST_ECHOED))
        repeated += [run for run in runs if run in text]
    return repeated


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_document(entry: Entry, load: Load) -> None:
    """A document loads, or is refused for the stated reason in short messages, and costs no more than allowed."""
    data = entry.data()
    told = load(entry, data)

    assert told["outcome"] == ("loaded" if entry.refused is None else "refused")
    problems = [(f"{code} {path}", message) for code, path, message in told["problems"]]
    assert [entry.refused][: len(problems)] == [place for place, _ in problems[:1]]
    assert entry.total in {None, len(problems) + told["more"]}
    assert len(problems) == MOST_LISTED or (len(problems) < MOST_LISTED and told["more"] == 0)
    assert all(len(message) <= LONGEST_MESSAGE for _, message in problems)
    assert all(part.isascii() and part.isprintable() for problem in problems for part in problem)
    assert _echoed(told, data) == []
    assert told["seconds"] <= entry.seconds
    assert told["megabytes"] is None or told["megabytes"] <= entry.megabytes


def test_names_of_documents() -> None:
    """Each document has a name of its own, and a reason where it may cost more than the others."""
    assert [name for name, times in Counter(entry.name.lower() for entry in ENTRIES).items() if times > 1] == []
    assert [entry.name for entry in ENTRIES if entry.seconds > 1 and entry.why is None] == []


def _reachable(cls: type[Model], found: set[type[Model]]) -> set[type[Model]]:
    if cls not in found:
        found.add(cls)
        for field in fields_of(cls):
            if issubclass(field.kind, Model):
                _reachable(field.kind, found)
    return found


def test_every_kind_of_name() -> None:
    """Each field by which something of a case names something else has a document where it leads nowhere."""
    named = {f"dangling-{cls.__name__}.{field}" for cls in _reachable(Case, set()) for field, _ in _names._naming(cls)}

    assert named == {entry.name for entry in ENTRIES if entry.name.startswith("dangling-") and "." in entry.name}


def test_command_line(folder: Path) -> None:
    """One run of `check` over all documents names each once, checks the good ones, refuses the others, exits with 2."""
    place = folder / "all"
    place.mkdir()
    assert write(place, TOGETHER) == len(TOGETHER)
    command = [sys.executable, "-m", "rehabkit", "check", str(place), "--output-format", "json"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "defect of rehabkit" not in done.stderr
    files = json.loads(done.stdout)["files"]
    refused = {entry.file: entry.refused for entry in TOGETHER} | {"schema-of-a-program.json": None}
    told = {
        Path(file["file"]).name: f"{file['errors'][0]['code']} {file['errors'][0]['path']}" if file["errors"] else None
        for file in files
    }
    assert len(files) == len(TOGETHER)
    assert told == refused
    assert all(file["rules"] for file in files if not file["errors"])
