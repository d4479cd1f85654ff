"""What the tests of the command line share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from rehabkit import cli

STORIES = Path(__file__).parents[2] / "examples" / "stories"


class Done(NamedTuple):
    """What a command did: its exit status and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]
Write = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command line in this process."""

    def run_with(*arguments: str | Path) -> Done:
        status = cli.run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Done(status, printed.out, printed.err)

    return run_with


@pytest.fixture
def story() -> Callable[[str], dict[str, Any]]:
    """Return a function that reads an example story as plain data."""
    return lambda name: cast("dict[str, Any]", json.loads((STORIES / f"{name}.json").read_text(encoding="utf-8")))


@pytest.fixture
def bad() -> str:
    """Return the file of a case that rests too long (P20)."""
    return str(STORIES / "s03-bad.json")


@pytest.fixture
def good() -> str:
    """Return the file of a case without an error."""
    return str(STORIES / "s10-good.json")


@pytest.fixture
def refused(tmp_path: Path) -> str:
    """Return a file that is refused for one problem."""
    path = tmp_path / "refused.json"
    path.write_text('{"schema": "rehabkit/case/1", "id": "c1", "height": 3}', encoding="utf-8")
    return str(path)


@pytest.fixture
def referred(tmp_path: Path) -> str:
    """Return the file of a case with a positive red flag."""
    path = tmp_path / "referred.json"
    screen = {"state": "positive", "date": "2024-03-01", "positives": [{"id": "r1", "category": "cauda-equina"}]}
    path.write_text(json.dumps({"schema": "rehabkit/case/1", "id": "c1", "red_flag_screen": screen}), encoding="utf-8")
    return str(path)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that makes streams look like terminals."""

    def pretend(*names: str, columns: int = 80, color: bool = False) -> None:
        for name in names:
            monkeypatch.setattr(getattr(sys, name), "isatty", lambda: True)
        for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "NO_COLOR"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", "xterm-256color")
        if not color:
            monkeypatch.setenv("NO_COLOR", "1")

    return pretend
