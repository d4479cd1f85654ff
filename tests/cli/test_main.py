from __future__ import annotations

import json
import os
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rehabkit import __main__, __version__

STORIES = Path(__file__).parents[2] / "examples" / "stories"
PROGRAM = [sys.executable, "-m", "rehabkit"]


def test_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The console script reads the arguments of the process."""
    monkeypatch.setattr(sys, "argv", ["rehabkit", "--version"])

    assert __main__.main() == 0
    assert f"rehabkit {__version__}\n" == capsys.readouterr().out


def test_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -m rehabkit` exits with the status of the command."""
    monkeypatch.setattr(sys, "argv", ["rehabkit", "rule", "nonsense"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(__main__.__file__, run_name="__main__")

    assert caught.value.code == 2


@pytest.mark.parametrize("name", ["cyclopts", "rich"])
def test_missing_extra(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Without what the extra brings, one sentence says how to get it."""
    monkeypatch.setitem(sys.modules, name, None)

    assert __main__.main() == 2
    assert capsys.readouterr() == ("", 'The command line needs cyclopts and rich: pip install "rehabkit[cli]"\n')


def test_process() -> None:
    """A process checks a story, exits with 1, and pipes no escape sequence."""
    done = subprocess.run(
        [*PROGRAM, "check", str(STORIES / "s02-bad.json")],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )

    assert (done.returncode, done.stderr) == (1, "")
    assert "P01 release-before-strengthen" in done.stdout
    assert "\x1b" not in done.stdout


def test_same_bytes_under_any_hash_seed() -> None:
    """JSON output is byte-identical, whatever the hash seed."""
    outputs = {
        subprocess.run(
            [*PROGRAM, "check", str(STORIES), "--output-format", "json", "--statistics"],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(outputs) == 1
    assert len(json.loads(outputs.pop())["files"]) == len(list(STORIES.glob("*.json")))


@pytest.mark.skipif(os.name != "posix", reason="pipes break differently elsewhere")
def test_reader_that_goes_away() -> None:
    """A closed pipe ends the run quietly."""
    with subprocess.Popen([*PROGRAM, "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (141, b"")


@pytest.mark.skipif(os.name != "posix", reason="signals are sent differently elsewhere")
def test_interrupted_process() -> None:
    """Ctrl-C while stdin is read ends the run quietly with 130."""
    # A process started in the background, as some builds do, inherits that Ctrl-C is ignored.
    heard = (
        "import signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from rehabkit.__main__ import main\n"
        "sys.exit(main())"
    )
    with subprocess.Popen(
        [sys.executable, "-c", heard, "check", str(STORIES / "s02-bad.json"), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()

    assert (process.returncode, said) == (130, b"")


def test_help_needs_no_rules() -> None:
    """Help is printed without loading rules or catalogs."""
    code = (
        "import sys\n"
        "from rehabkit.cli import run\n"
        "run(['--help'])\n"
        "sys.exit(any(name in sys.modules for name in ('rehabkit.rulebook', 'rehabkit.catalog', 'cattrs')))"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
