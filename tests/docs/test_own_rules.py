"""The example package of rules of one's own works, as a package of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import rehabkit as rk

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "examples" / "own-rules"
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(PLACE / "src"), str(ROOT / "src")))}


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", *arguments]
    told = subprocess.run(command, capture_output=True, cwd=PLACE, env=ENVIRONMENT, text=True, check=False)

    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout


def test_its_own_tests() -> None:
    """The tests of the example pass."""
    assert "3 passed" in _run("pytest", "-q", "-p", "no:cacheprovider")


def test_its_command(tmp_path: Path) -> None:
    """Its command prints the finding of its own rule beside those of the shipped ones."""
    goal = rk.Goal(id="g1", kind=rk.GoalKind.FUNCTION, text="walk to the lake")
    file = tmp_path / "case.json"
    file.write_text(rk.dumps(rk.Case(id="x", goals=(goal,))), encoding="utf-8")
    told = _run("own_rules", str(file))

    assert "X101 goal-has-day" in told
    assert "A goal without a day is put off." in " ".join(told.split())
    assert "P33" in told
