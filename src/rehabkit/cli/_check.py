"""The command `check`."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from rehabkit import catalog
from rehabkit._version import __version__
from rehabkit.bounds import echo
from rehabkit.checking import thresholds_with
from rehabkit.cli import _sarif
from rehabkit.cli._documents import Document, Entry, Options, documents, files, has_lines, judged
from rehabkit.cli._tally import Tally
from rehabkit.cli._terminal import as_json, show, show_json, width
from rehabkit.cli._usage import UsageError
from rehabkit.errors import LoadError
from rehabkit.models.evidence import Profile
from rehabkit.report import DISCLAIMER, REPORT_SCHEMA
from rehabkit.report._text import Line, Part, concise, lines, number, wrapped
from rehabkit.rulebook import RULES
from rehabkit.weighing import load_profile

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FAILED = 1
_UNUSABLE = 2
_DATA = frozenset({"json", "sarif"})

Format = Literal["full", "concise", "json", "sarif"]
Selectors = Annotated[tuple[str, ...], Parameter(negative="", show_default=False, metavar="RULE,...")]
Settings = Annotated[tuple[str, ...], Parameter(negative="", show_default=False, metavar="NAME=VALUE")]
Switch = Annotated[bool, Parameter(negative="", show_default=False)]


def check(
    *path: Annotated[str, Parameter(required=True)],
    profile: Annotated[str, Parameter(metavar="NAME")] = "sources",
    select: Selectors = (),
    ignore: Selectors = (),
    threshold: Settings = (),
    as_of: Annotated[str | None, Parameter(metavar="DATE")] = None,
    output_format: Format = "full",
    statistics: Switch = False,
    exit_zero: Switch = False,
    jobs: Annotated[int, Parameter(validator=Number(gte=1))] = 1,
) -> int:
    """Check cases and program templates against the rules.

    Args:
        path: A file, a folder with .json and .jsonl files, a .jsonl file with one case on each line, or - for stdin.
        profile: Profile that weighs the findings: a name, or a TOML file of one's own.
        select: Codes, slugs, principles or families of the rules to run, with commas between them.
        ignore: Those to leave out; referral is never left out.
        threshold: A value in place of a threshold's default; may be given several times.
        as_of: Day from which the case is viewed, such as 2024-04-30.
        output_format: How findings are printed.
        statistics: Count places, passes, failures and unknown outcomes of each rule over all files.
        exit_zero: Exit with 0 in place of 1.
        jobs: Number of processes.
    """
    options = _options(profile, select, ignore, threshold, as_of)
    found = list(files(path))
    tally = Tally()
    with _watched(judged(documents(found), options, jobs), found) as entries:
        if output_format == "json":
            for text in _json(tally.counted(entries), tally, options.profile.id, statistics=statistics):
                sys.stdout.write(text)
        elif output_format == "sarif":
            show_json(_sarif.log(tally.counted(entries), options.profile.id))
        else:
            show(_text(tally.counted(entries), tally, output_format, statistics=statistics))
    tally.complain(twice=output_format in _DATA or not (sys.stdout.isatty() and sys.stderr.isatty()))
    if output_format == "concise":
        sys.stderr.write(f"{DISCLAIMER}\n")
    if tally.refused:
        return _UNUSABLE
    return _FAILED if tally.failed and not exit_zero else 0


def _options(
    profile: str, select: tuple[str, ...], ignore: tuple[str, ...], threshold: tuple[str, ...], as_of: str | None
) -> Options:
    """Return the options of a check; every name is looked up before a file is read.

    Raises:
        UnknownNameError: A profile, rule or threshold has no such name.
        UsageError: A threshold or date cannot have its value.
    """
    thresholds = dict(_threshold(text) for text in threshold)
    try:
        thresholds_with(thresholds)
    except ValueError as error:
        raise UsageError(error) from None
    return Options(
        profile=_profile(profile),
        select=_selectors(select),
        ignore=_selectors(ignore),
        thresholds=thresholds,
        as_of=None if as_of is None else day_of(as_of),
    )


def _profile(name: str) -> Profile:
    if not name.endswith(".toml"):
        return catalog.profiles()[name]
    try:
        return load_profile(name)
    except LoadError as error:
        msg = f"{name}: {'; '.join(map(str, error.problems))}"
        raise UsageError(msg) from None


def _selectors(texts: tuple[str, ...]) -> tuple[str, ...] | None:
    selectors = tuple(word.strip() for text in texts for word in text.split(","))
    for selector in selectors:
        RULES.matching(selector)
    return selectors or None


def _threshold(text: str) -> tuple[str, float | str]:
    name, given, value = text.partition("=")
    if not given:
        msg = f"--threshold takes NAME=VALUE, such as pain-limit=2 (got {echo(text)})"
        raise UsageError(msg)
    for kind in (int, float):
        try:
            return name, kind(value)
        except ValueError:
            continue
    return name, value


def day_of(text: str) -> dt.date:
    """Return the day that `--as-of` names.

    Raises:
        UsageError: It names none.
    """
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    msg = f"--as-of takes a date such as 2024-04-30 (got {echo(text)})"
    raise UsageError(msg)


def _json(entries: Iterable[Entry], tally: Tally, profile: str, *, statistics: bool) -> Iterator[str]:
    """Yield the one JSON document piece by piece, so that a cohort need not be held whole."""
    head = as_json({"schema": REPORT_SCHEMA, "version": __version__, "profile": profile})
    yield head.removesuffix("\n}") + ',\n  "files": ['
    between = "\n    "
    for entry in entries:
        yield between + as_json(entry.to_data(), indent=4)
        between = ",\n    "
    yield "\n  ]"
    if statistics:
        yield ',\n  "statistics": ' + as_json(tally.statistics(), indent=2)
    yield "\n}\n"


def _text(entries: Iterable[Entry], tally: Tally, form: Format, *, statistics: bool) -> Iterator[Line]:
    room = width()
    for entry in entries:
        if form == "concise":
            yield from _concise(entry)
        else:
            yield from _full(entry, room)
    if statistics:
        yield from tally.table(room)
        yield ()
    if form == "full":
        if len(tally.files) > 1 or tally.cases:
            yield from wrapped(tally.summary(), room, style="strong")
            yield ()
        yield from wrapped(DISCLAIMER, room, style="dim")


def _full(entry: Entry, room: int) -> Iterator[Line]:
    if entry.report is not None:
        yield from lines(entry.report, width=room, source=entry.shown)
        return
    yield (Part(entry.shown, "strong"), Part("  refused, not checked", "dim"))
    for problem in entry.problems:
        yield ()
        yield (Part("refused", "error"), Part(f" {problem.code} {problem.code.slug}", "strong"), _place(problem.path))
        yield from wrapped(problem.message[:1].upper() + problem.message[1:], room, indent=2)
    yield ()
    yield (Part(f"{number(len(entry.problems) + entry.more, 'problem')}{_unlisted(entry)}.", "strong"),)
    yield ()


def _unlisted(entry: Entry) -> str:
    return f", of which {len(entry.problems)} are listed" if entry.more else ""


def _place(path: str) -> Part:
    return Part(f"  {path}", "path")


def _concise(entry: Entry) -> Iterator[Line]:
    if entry.report is not None:
        yield from concise(entry.report, source=entry.shown)
    for problem in entry.problems:
        yield (
            Part(f"{entry.shown}: {problem.path}: ", "path"),
            Part("refused", "error"),
            Part(f" {problem.code} {problem.code.slug}: {problem.message}"),
        )


@contextmanager
def _watched(entries: Iterator[Entry], found: list[Document]) -> Iterator[Iterable[Entry]]:
    """Draw a progress bar on stderr while several documents are checked, if a terminal shows it."""
    some_lines = any(has_lines(file.file) for file in found)
    if not sys.stderr.isatty() or (len(found) == 1 and not some_lines):
        yield entries
        return
    from rich.console import Console  # noqa: PLC0415  # slow, and of no use without a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    with bar as progress:
        watched = progress.track(entries, total=None if some_lines else len(found))
        if not sys.stdout.isatty():
            yield watched
            return
        # Reports and bar would write over each other on one terminal.
        held = list(watched)
    yield held
