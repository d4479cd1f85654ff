"""`python -m rehabkit.testing new-rule` writes a rule that works, and its test."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from rehabkit.testing import __main__
from rehabkit.testing.__main__ import main

NEW = ("new-rule", "X101", "--slug", "goal-has-day", "--family", "content")


def test_what_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two files are written, the module and its test, and named on standard output."""
    folder = tmp_path / "rules"
    status = main([*NEW, "--folder", str(folder)])

    assert status == 0
    assert sorted(file.name for file in folder.iterdir()) == ["test_x101_goal_has_day.py", "x101_goal_has_day.py"]
    assert capsys.readouterr().out.splitlines()[:2] == [
        str(folder / "x101_goal_has_day.py"),
        str(folder / "test_x101_goal_has_day.py"),
    ]


def test_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The module exits with the command's status."""
    monkeypatch.setattr(sys, "argv", ["rehabkit.testing", *NEW, "--folder", str(tmp_path)])
    with pytest.raises(SystemExit) as left:
        runpy.run_path(__main__.__file__, run_name="__main__")

    assert left.value.code == 0


@pytest.mark.native
@pytest.mark.parametrize(
    "more, tests, passed",
    [((), "test", "2 passed"), (("--principle", "P43"), "minimal_pair", "1 passed")],
    ids=["own principle", "shipped principle"],
)
def test_what_is_written_is_sound(tmp_path: Path, more: tuple[str, ...], tests: str, passed: str) -> None:
    """The test that is written passes at once."""
    command = [sys.executable, "-m", "rehabkit.testing", *NEW, *more]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", tests, str(tmp_path)]
    told = subprocess.run(run, capture_output=True, cwd=tmp_path, env=environment, text=True, check=False)

    assert told.returncode == 0, told.stdout
    assert passed in told.stdout


REFUSED = [
    (("new-rule", "x1", "--slug", "a", "--family", "content"), "a code must be a capital letter"),
    (("new-rule", "X1", "--slug", "A b", "--family", "content"), "a slug must be words of small letters"),
    (("new-rule", "X1", "--slug", "a", "--family", "none"), "a family must be one of order, "),
    (("new-rule", "P01", "--slug", "a", "--family", "content"), "P01 is taken by the shipped rule P01"),
    (
        ("new-rule", "X1", "--slug", "release-before-strengthen", "--family", "content"),
        "release-before-strengthen is taken by the shipped rule P01",
    ),
    ((*NEW, "--principle", "X9"), "no shipped principle has the code X9"),
    ((*NEW, "--folder", "."), "x101_goal_has_day.py is there already"),
]


@pytest.mark.parametrize("arguments, why", [pytest.param(*row, id=str(number)) for number, row in enumerate(REFUSED)])
def test_refused(
    arguments: tuple[str, ...],
    why: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What cannot be, is taken or leads nowhere is refused in one sentence, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x101_goal_has_day.py").touch()
    status = main(arguments)

    assert status == 2
    assert why in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["x101_goal_has_day.py"]
