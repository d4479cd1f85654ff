"""The command line: it checks documents, explains rules and lists catalogs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from traceback import walk_tb

from cyclopts import App, CycloptsError

from rehabkit._version import __version__
from rehabkit.cli._usage import STDIN, UsageError, complain
from rehabkit.errors import UnknownNameError

__all__ = ["app", "run"]

_UNUSABLE = 2
_INTERRUPTED = 130
_BROKEN_PIPE = 141

# Each command is a function of a private module, imported when the command is given, so that `--help` is quick.
_COMMANDS = {
    "_check:check": (
        "Check cases and program templates against the rules.\n\n"
        "Exit status: 0 without a failure at error; 1 with one, or with a referral; 2 where an input or option is "
        "unusable."
    ),
    "_advance:advance": (
        "Tell what a program's own criteria say of the phase in course; no recommendation.\n\n"
        "Exit status: 0 where each document has an answer, whatever it is; 2 where an input or option is unusable."
    ),
    "_rules:rule": "Explain a rule.",
    "_rules:rules": "List the rules.",
    "_rules:principle": "Explain a principle: who holds it, who disputes it, what the literature says.",
    "_catalogs:muscles": "List muscles, or show one.",
    "_catalogs:pairs": "List pairs of muscles, or show one.",
    "_catalogs:techniques": "List techniques with the sources' stances, or show one.",
    "_catalogs:exercises": "List exercises, or show one.",
    "_catalogs:schemes": "List published dose schemes with their tables, or show one.",
    "_schema:schema": "Print the JSON Schema of a document.",
    "_import:import_exercises": (
        "Import exercises of another data set, and tell what was lost on the way.\n\n"
        "Exit status: 0 where each record gave an exercise; 1 where some are refused; 2 where the file or an option is "
        "unusable."
    ),
}

app: App = App(
    name="rehabkit",
    help="A linter for rehabilitation programs: it checks documents against named sources and explains what it finds.",
    version=f"rehabkit {__version__}",
    help_format="plaintext",
    result_action="return_int_as_exit_code_else_zero",
    exit_on_error=False,
    print_error=False,
    suppress_keyboard_interrupt=False,
)
for _place, _help in _COMMANDS.items():
    app.command(f"rehabkit.cli.{_place}", help=_help)


def run(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status of a command.

    Args:
        arguments: What stands behind the program's name; by default what this process was given.
    """
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # What the terminal's encoding lacks is written as an escape instead of ending the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = app([STDIN if word == "-" else word for word in given])
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except (CycloptsError, UnknownNameError, UsageError) as error:
        complain(str(error))
        return _UNUSABLE
    except OSError as error:
        # What is still buffered must not be written when the interpreter closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return _BROKEN_PIPE
        complain(f"cannot write: {error.strerror}")
        return _UNUSABLE
    except Exception as error:  # noqa: BLE001  # a defect must not exit with 1, which means findings
        *_, (frame, line) = walk_tb(error.__traceback__)
        where = f"{frame.f_code.co_filename}, line {line}"
        complain(f"stopped by a defect of rehabkit, please report it: {type(error).__name__}: {error} ({where})")
        return _UNUSABLE
    return status
