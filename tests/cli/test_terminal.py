from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any

import pytest

from rehabkit import cli
from rehabkit.cli import _terminal, _usage
from rehabkit.report._text import Part

Run = Callable[..., Any]
Terminal = Callable[..., None]


def texts(head: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[str]:
    """Return a table's lines as text."""
    return ["".join(part.text for part in line).rstrip() for line in _terminal.table(head, rows, room)]


@pytest.mark.parametrize("columns,width", [(10, 72), (72, 72), (80, 80), (110, 110), (300, 110)])
def test_width_of_a_terminal(terminal: Terminal, columns: int, width: int) -> None:
    """Lines are as wide as the terminal, from 72 to 110 characters."""
    terminal("stdout", columns=columns)

    assert width == _terminal.width()


def test_width_of_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal lines have 100 characters, whatever the environment says."""
    monkeypatch.setenv("COLUMNS", "80")

    assert _terminal.width() == 100


@pytest.mark.parametrize("columns", [72, 80, 110])
@pytest.mark.parametrize(
    "command",
    ["rules", "rule P02", "principle P01", "muscles", "muscles soleus", "pairs", "techniques", "exercises", "schemes"],
)
def test_lines_fit(run: Run, terminal: Terminal, command: str, columns: int) -> None:
    """No line is wider than the terminal, but for addresses, which are never broken."""
    terminal("stdout", columns=columns)
    lines = run(*command.split()).out.splitlines()

    assert [line for line in lines if len(line) > columns and "://" not in line] == []


@pytest.mark.parametrize("columns", [72, 80, 110])
def test_reports_fit(run: Run, terminal: Terminal, bad: str, columns: int) -> None:
    """No line of a report is wider than the terminal, but for addresses and names of files."""
    terminal("stdout", columns=columns)
    lines = run("check", bad).out.splitlines()

    assert [line for line in lines if len(line) > columns and line != bad and "://" not in line] == []


def test_color_on_a_terminal(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    """A terminal shows styles in color."""
    terminal("stdout", color=True)
    _terminal.show([(Part("stop", "error"), Part(" here  ")), ()])

    assert capsys.readouterr().out == "\x1b[1;31mstop\x1b[0m here\n\n"


def test_no_color_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe gets no escape sequence."""
    _terminal.show([(Part("stop", "error"), Part(" here  ")), ()])

    assert capsys.readouterr().out == "stop here\n\n"


def test_no_color_where_it_is_not_wanted(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    """`NO_COLOR` keeps a terminal free of escape sequences."""
    terminal("stdout", color=False)
    _terminal.show([(Part("stop", "error"),)])

    assert capsys.readouterr().out == "stop\n"


@pytest.mark.parametrize("color", [True, False])
def test_nothing_steers_a_terminal(terminal: Terminal, capsys: pytest.CaptureFixture[str], *, color: bool) -> None:
    """Control characters of documents and file names are shown as escapes."""
    terminal("stdout", color=color)
    _terminal.show([(Part("a\x1b[2Jb\x9b\u202e\udcff\u00e9"),)])

    assert capsys.readouterr().out == "a\\x1b[2Jb\\x9b\\u202e\\udcff\u00e9\n"


def test_complain(capsys: pytest.CaptureFixture[str]) -> None:
    """A complaint is one line on stderr behind the program's name."""
    _usage.complain("no\nway")

    assert capsys.readouterr() == ("", "rehabkit: no\\nway\n")


# Tables


def test_table() -> None:
    """Columns are as wide as their cells, numbers stand to the right, and dashes alone do not count as numbers."""
    assert texts(["id", "count", "note"], [["a", "5", "-"], ["bb", "-", "-"]], 40) == [
        "id  count  note",
        "a       5  -",
        "bb      -  -",
    ]


def test_table_breaks_between_things_first() -> None:
    """A list breaks between its things where they fit."""
    cell = ", ".join(map(_terminal.together, ("hip flexion", "knee extension")))

    assert texts(["id", "actions"], [["a", cell]], 20) == ["id  actions", "a   hip flexion,", "    knee extension"]


def test_table_breaks_within_things() -> None:
    """Where a thing does not fit, it breaks between its words."""
    assert texts(["id", "x"], [["a", _terminal.together("hip flexion")]], 11) == ["id  x", "a   hip", "    flexion"]


def test_table_breaks_at_hyphens() -> None:
    """Where a word does not fit, it breaks at a hyphen."""
    assert texts(["id"], [["psoas-major"]], 7) == ["id", "psoas-", "major"]


def test_table_breaks_anywhere() -> None:
    """Where nothing else helps, a word breaks anywhere."""
    assert texts(["id"], [["iliopsoas"]], 5) == ["id", "iliop", "soas"]


def test_table_with_an_empty_cell() -> None:
    """An empty cell takes a line."""
    assert texts(["a", "b"], [["", "x"]], 10) == ["a  b", "   x"]


# The frame around each command


def test_streams_without_an_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output may go to any text stream."""
    stream = StringIO()
    monkeypatch.setattr(sys, "stdout", stream)

    assert cli.run(["rules"]) == 0
    assert stream.getvalue().startswith("code  slug")


def fail_with(error: BaseException) -> Callable[..., int]:
    """Return an app that raises."""

    def app(_: Sequence[str]) -> int:
        raise error

    return app


def test_interrupt(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C exits with 130 and says nothing."""
    monkeypatch.setattr("rehabkit.cli._rules.show", fail_with(KeyboardInterrupt()))

    assert run("rules") == (130, "", "")


@pytest.mark.parametrize(
    "error,status,said",
    [
        pytest.param(BrokenPipeError(), 141, "", id="pipe"),
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device"),
            2,
            "rehabkit: cannot write: No space left on device\n",
            id="disk",
        ),
    ],
)
def test_output_that_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], error: OSError, status: int, said: str
) -> None:
    """A reader that went away ends the run quietly, a full disk with a sentence; what is buffered is dropped."""
    replaced: list[int] = []
    monkeypatch.setattr(os, "dup2", lambda _, target: replaced.append(target))
    monkeypatch.setattr(cli, "app", fail_with(error))
    expected = [sys.stdout.fileno()]

    assert status == cli.run(["rules"])
    assert (expected, said) == (replaced, capfd.readouterr().err)


def test_defect(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect exits with 2 and one sentence that says where, not with a traceback."""
    monkeypatch.setattr("rehabkit.cli._rules.show", fail_with(KeyError("x")))
    done = run("rules")

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("rehabkit: stopped by a defect of rehabkit, please report it: KeyError: 'x' (")
    assert done.err.count("\n") == 1


def test_unknown_command(run: Run) -> None:
    """An unknown command exits with 2 and says what was probably meant."""
    done = run("checks")

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith('rehabkit: Unknown command "checks". Did you mean "check"?')


def test_help(run: Run) -> None:
    """Help lists every command."""
    done = run("--help")

    assert (done.status, done.err) == (0, "")
    for name in ("check", "rule", "rules", "principle", "muscles", "pairs", "techniques", "exercises", "schemes"):
        assert f" {name} " in done.out


def test_help_of_check(run: Run) -> None:
    """Help of `check` tells the exit status."""
    assert "Exit status: 0 without a failure at error" in run("check", "--help").out
