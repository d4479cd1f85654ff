"""A program as a timeline of phases, with what a check finds on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

import attrs

from rehabkit.checking import check
from rehabkit.location import Path
from rehabkit.models.case import Case
from rehabkit.models.evidence import Profile
from rehabkit.models.program import Phase, Program
from rehabkit.models.work import Prescription
from rehabkit.plot._blocks import Block, gap, short, stacked, words
from rehabkit.plot._canvas import Axes, area, days_along, marks, nothing_along, write
from rehabkit.plot._palette import NONE, PHASE, WORK, Look
from rehabkit.plot._told import GRADES, case_of, cell_rows, cells, checked, day_of, grade, grade_keys, referral_rows
from rehabkit.report import Finding, Report

_RECORD = Look(NONE, "|")
_RECORDS = ("sessions", "treatments", "activities", "rest_days")

Place = tuple[str | int, ...]
Placed = dict[Place, tuple[Finding, ...]]


@attrs.frozen(kw_only=True)
class _Row:
    """A bar over days, with what it is."""

    place: Place
    text: str
    first: int
    last: int
    look: Look
    height: float
    indent: float


def program_timeline(
    case: Case | Program, report: Report | None = None, *, profile: str | Profile = "sources", ax: Axes | None = None
) -> Axes:
    """Draw a program's phases and prescriptions over its days, with what a check finds at each.

    The days count from the program's start as day 0. Records of the log and visits are drawn where the start is
    stated. A finding of a whole stretch stands below its bar, not on a day.

    Args:
        case: The case, or a program alone.
        report: The report of this case; one is made where none is given.
        profile: Profile of the report that is made.
        ax: Axes to draw on; a figure of its own by default.

    Raises:
        ValueError: The report is of another case.
        CaseError: A name in the case leads nowhere, or a side or date cannot be.
        UnknownNameError: There is no such profile.
    """
    whole = case_of(case)
    told = _report_of(case, report, profile)
    found = _placed(told, "$" if isinstance(case, Case) else "$.program")
    rows = tuple(_rows(whole))
    visits, log = tuple(_visit_days(whole)), tuple(_log_days(whole))
    drawn = stacked(
        ax,
        f"Program {whole.program.id}: phases and findings" if whole.program is not None else "No program",
        [
            *referral_rows(told.referral),
            *(block for row in rows for block in _row_blocks(row, found)),
            *_record_blocks(whole, "assessments", visits, found),
            *_record_blocks(whole, "log", log, found),
            *_rest(found),
            gap(),
            *grade_keys((*told.findings, *told.waived)),
            *checked(told, (told.profile,)),
            *([_start(whole)] if rows or visits or log else []),
        ],
    )
    days = (0, *visits, *log, *(row.last for row in rows))
    if len(days) > 1:
        days_along(drawn, min(days), max(days))
    else:
        nothing_along(drawn)
    return drawn


def _report_of(case: Case | Program, report: Report | None, profile: str | Profile) -> Report:
    if report is None:
        return check(case, profile=profile)
    if report.case != case.id:
        msg = f"the report must be of this case, {case.id} (got one of {report.case})"
        raise ValueError(msg)
    return report


def _start(case: Case) -> Block:
    start = "which date day 0 is, is not stated" if case.program_start is None else f"day 0 is {case.program_start}"
    return words(f"Along the top: days of the program; {start}")


def _placed(report: Report, root: str) -> Placed:
    """Return findings by where they are drawn."""
    found: dict[Place, list[Finding]] = {}
    for finding in (*report.findings, *report.waived):
        path = Path.parse(finding.path.replace("$", root, 1))
        found.setdefault(_place(path.steps), []).append(finding)
    return {place: tuple(findings) for place, findings in found.items()}


def _place(steps: Place) -> Place:
    match steps:
        case ("program", "phases", int(phase), "prescriptions", int(position), *_):
            return phase, position
        case ("program", "phases", int(phase), *_):
            return (phase,)
        case ("assessments" | "log" as kind, *_):
            return (kind,)
        case _:
            return ()


def _rows(case: Case) -> Iterator[_Row]:
    phases = (case.program.phases or ()) if case.program is not None else ()
    for at, phase in enumerate(phases):
        yield _Row(
            place=(at,),
            text=f"{phase.id} · {_phase_name(phase)} · days {phase.from_day} to {phase.to_day}",
            first=phase.from_day,
            last=phase.to_day + 1,
            look=PHASE,
            height=0.7,
            indent=0.0,
        )
        for position, each in enumerate(phase.prescriptions or ()):
            first = phase.from_day if each.from_day is None else each.from_day
            last = phase.to_day if each.to_day is None else each.to_day
            yield _Row(
                place=(at, position),
                text=f"{each.id} · {_work_name(each)}",
                first=first,
                last=last + 1,
                look=WORK,
                height=0.35,
                indent=0.03,
            )


def _phase_name(phase: Phase) -> str:
    return short(phase.name, 28) if phase.name else phase.kind.replace("-", " ")


def _work_name(prescription: Prescription) -> str:
    targets = ", ".join(str(site) for site in prescription.targets or ())
    return f"{prescription.intervention}: {targets}" if targets else prescription.intervention


def _row_blocks(row: _Row, found: Placed) -> Iterator[Block]:
    path = "$.program" + "".join(
        f".{name}[{step}]" for name, step in zip(("phases", "prescriptions"), row.place, strict=False)
    )

    def draw(ax: Axes, y: float) -> None:
        write(ax, y - 0.5, short(row.text), x=row.indent, bold=row.look is PHASE)
        area(ax, (row.first, row.last), (y - 1 - row.height, y - 1), row.look, gid=path)

    yield Block(lines=1.2 + row.height, draw=draw, told=f"{row.text}.")
    yield from _cells(found, row.place, row.text.partition(" · ")[0])


def _cells(found: Placed, place: Place, name: str) -> Iterator[Block]:
    if place in found:
        yield cell_rows(cells(found[place]), name)
    yield gap(0.3)


def _visit_days(case: Case) -> Iterator[int]:
    yield from _days(case.program_start, (visit.date for visit in case.assessments or ()))


def _log_days(case: Case) -> Iterator[int]:
    if case.log is not None:
        for name in _RECORDS:
            yield from _days(
                case.program_start, (getattr(record, "date", record) for record in getattr(case.log, name) or ())
            )


def _days(start: dt.date | None, dates: Iterable[dt.date]) -> Iterator[int]:
    yield from (day for date in dates if (day := day_of(start, date)) is not None)


def _record_blocks(case: Case, name: str, days: tuple[int, ...], found: Placed) -> Iterator[Block]:
    findings = found.get((name,), ())
    if not days and not findings:
        return
    yield words(name, bold=True)
    if days:
        yield Block(lines=1, draw=partial(_draw_records, name, days), told=f"On days {', '.join(map(str, days))}.")
        yield from _dated(case, name, findings)
    yield from _cells(found, (name,), name)


def _draw_records(name: str, days: tuple[int, ...], ax: Axes, y: float) -> None:
    marks(ax, [day + 0.5 for day in days], [y - 0.5] * len(days), _RECORD, gid=f"$.{name}", size=9)


def _dated(case: Case, name: str, findings: tuple[Finding, ...]) -> Iterator[Block]:
    """Yield a lane on which the firmest finding of each day has its mark."""
    by_day: dict[int, list[str]] = {}
    for finding in findings:
        day = _day_of_record(case, Path.parse(finding.path).steps)
        if day is not None:
            by_day.setdefault(day, []).append(grade(finding))

    def draw(ax: Axes, y: float) -> None:
        for day, grades in by_day.items():
            look = GRADES[min(grades, key=list(GRADES).index)]
            marks(ax, [day + 0.5], [y - 0.4], look, gid=f"{name} day {day}")

    if by_day:
        yield Block(lines=0.9, draw=draw, told=f"With findings: days {', '.join(map(str, sorted(by_day)))}.")


def _day_of_record(case: Case, steps: Place) -> int | None:
    """Return the day of the record that a path leads through, or None where none is dated or day 0 is not known."""
    here: object = case
    for step in steps:
        here = here[step] if isinstance(here, tuple) and isinstance(step, int) else getattr(here, str(step), None)
        date = here if isinstance(here, dt.date) else getattr(here, "date", None)
        if isinstance(date, dt.date):
            return day_of(case.program_start, date)
    return None


def _rest(found: Placed) -> Iterator[Block]:
    if () in found:
        yield words("the case and its program as a whole", bold=True)
        yield from _cells(found, (), "the whole")
