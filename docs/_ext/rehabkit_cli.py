"""The page of the command line: each command's help, and what it prints for the shipped examples."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from sphinx.errors import ExtensionError

from rehabkit.cli import app, run
from rehabkit_markdown import fence, page

_ROOT = Path(__file__).parents[2]
_WIDTH = 84
_STORY = "examples/stories/s02-bad.json"
_RECORDS = "exercises.json"
_OUTSIDE = """\
[
  {"id": "Curl_Example", "name": "Curl (example)", "category": "strength", "mechanic": "isolation",
   "equipment": "dumbbell", "primaryMuscles": ["biceps"], "secondaryMuscles": ["forearms"]}
]
"""

# What is shown of each command: its arguments, and how many lines of a long output.
_SHOWN = {
    "check": (
        (f"check {_STORY} --select P01", 32),
        (f"check {_STORY} --select order --output-format concise --statistics", 24),
    ),
    "advance": ((f"advance {_STORY}", 24),),
    "rule": (("rule P01", 14),),
    "rules": (("rules", 8),),
    "principle": (("principle P01", 14),),
    "muscles": (("muscles hip flexor", 12),),
    "pairs": (("pairs biceps", 12),),
    "techniques": (("techniques", 8),),
    "exercises": (("exercises bridge", 12),),
    "schemes": (("schemes", 8),),
    "schema": (("schema program", 10),),
    "import-exercises": ((f"import-exercises {_RECORDS}", 24),),
}

_INTRODUCTION = """\
The console script `rehabkit` comes with the extra `cli`. Its commands print for people, and with \
`--output-format json` for programs. What stands below was printed when this documentation was built, from the folder \
that holds `examples`; the last line in brackets says how much of a long output is left out."""

_CONVENTIONS = """\
Exit status
: Of `check`: 0 without a failure at error, 1 with one or with a referral, 2 where an input or an option is unusable; \
2 outweighs 1. Other commands exit with 0 or 2 where their help says nothing else. That a check exits with 0 does not \
mean that a program is safe, suitable or effective.

Streams
: Results go to standard output; what is refused goes to standard error, and so does progress, on a terminal alone. \
Where there is no terminal, or `NO_COLOR` is set, nothing is colored.

Address of the page
: A finding names the page of this documentation that explains its rule, as `page` in text, `url` in JSON and \
`helpUri` in SARIF. `rehabkit rule CODE` explains the same without a network."""


def command_page() -> str:
    """Return the page of the command line.

    Raises:
        ExtensionError: A command has no example here, or an example no command.
    """
    commands = [name for name in app if not name.startswith("-")]
    if set(commands) != _SHOWN.keys():
        msg = f"commands and their examples differ: {', '.join(sorted(set(commands) ^ _SHOWN.keys()))}"
        raise ExtensionError(msg)
    with _at_home():
        return page(
            "# Command line",
            _INTRODUCTION,
            fence(_printed("--help")[0]),
            _CONVENTIONS,
            *(_command(name) for name in _SHOWN),
        )


def first_finding() -> str:
    """Return the first finding of a shipped example as the terminal shows it, for the front page."""
    with _at_home():
        text, _ = _printed(f"check {_STORY} --select P01")
    head, finding, *_ = text.split("\n\n")
    return page(fence(f"$ rehabkit check {_STORY} --select P01\n{head}\n\n{finding}"))


def _command(name: str) -> str:
    told = [fence(_transcript(arguments, longest), "console") for arguments, longest in _SHOWN[name]]
    file = [f"With this text in `{_RECORDS}`:", fence(_OUTSIDE.strip(), "json")] if _reads_records(name) else []
    return page(f"## {name}", fence(_printed(f"{name} --help")[0]), *file, *told).rstrip()


def _reads_records(arguments: str) -> bool:
    return arguments.startswith("import-exercises")


def _transcript(arguments: str, longest: int) -> str:
    text, code = _printed(arguments)
    lines = text.splitlines()
    left = len(lines) - longest
    if left > 1:
        lines = [*lines[:longest], f"[{left} more lines]"]
    return "\n".join([f"$ rehabkit {arguments}", *lines, "$ echo $?", str(code)])


def _printed(arguments: str) -> tuple[str, int]:
    """Return what a command prints, one stream after the other, and its exit status."""
    out, err = io.StringIO(), io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / _RECORDS
        records.write_text(_OUTSIDE, encoding="utf-8")
        words = [str(records) if word == _RECORDS else word for word in shlex.split(arguments)]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = run(words)
            except SystemExit as stop:
                code = int(stop.code or 0)
    text = (out.getvalue() + err.getvalue()).replace(str(records), _RECORDS)
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()), code


@contextlib.contextmanager
def _at_home() -> Iterator[None]:
    """Run commands from the project folder, where the examples are, at one width whatever the terminal is."""
    settings = {**os.environ, "COLUMNS": str(_WIDTH), "NO_COLOR": "1"}
    with (
        contextlib.chdir(_ROOT),
        mock.patch.dict(os.environ, settings, clear=True),
        mock.patch("rehabkit.cli._terminal._PIPED", _WIDTH),
    ):
        yield
