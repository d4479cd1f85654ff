"""What several pictures say: whom to ask first, what was checked, which marks were used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from rehabkit.documents import as_case
from rehabkit.models.case import Case
from rehabkit.models.program import Program
from rehabkit.plot._blocks import UNBROKEN, Block, gap, key, words
from rehabkit.plot._canvas import Axes, marks, write
from rehabkit.plot._palette import SEVERITIES, UNDECIDED, WAIVED, Look
from rehabkit.report import DISCLAIMER, Finding, Referral, Report
from rehabkit.vocab import Outcome, Severity

_IN_A_LINE = 5


@attrs.frozen
class Cell:
    """Findings of one rule at one place that speak alike.

    Attributes:
        rule: Code of the rule.
        grade: Error, warning, note, not decided or waived.
        count: How many there are.
    """

    rule: str
    grade: str
    count: int

    def __str__(self) -> str:
        """Return the code, with the number where there are several."""
        return self.rule if self.count == 1 else f"{self.rule} x{self.count}"


GRADES: dict[str, Look] = {
    "error": SEVERITIES[Severity.ERROR],
    "warning": SEVERITIES[Severity.WARNING],
    "note": SEVERITIES[Severity.INFO],
    "not decided": UNDECIDED,
    "waived": WAIVED,
}
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def grade(finding: Finding) -> str:
    """Return how a finding speaks, in a word."""
    if finding.waiver is not None:
        return "waived"
    return "not decided" if finding.outcome is Outcome.UNKNOWN else _WORDS[finding.severity]


def cells(findings: Iterable[Finding]) -> tuple[Cell, ...]:
    """Return findings by rule and grade, in their order."""
    counts: dict[tuple[str, str], int] = {}
    for finding in findings:
        row = finding.rule, grade(finding)
        counts[row] = counts.get(row, 0) + 1
    return tuple(Cell(rule, word, count) for (rule, word), count in counts.items())


def cell_rows(found: tuple[Cell, ...], place: str) -> Block:
    """Return cells side by side, each a mark and a code."""

    def draw(ax: Axes, y: float) -> None:
        for position, cell in enumerate(found):
            x, at = (position % _IN_A_LINE) / _IN_A_LINE + 0.03, y - position // _IN_A_LINE - 0.5
            marks(ax, [x], [at], GRADES[cell.grade], across=True)
            write(ax, at, str(cell), x=x + 0.03, gid=f"{cell.rule} {cell.grade} {place}")

    told = ", ".join(f"{cell} {cell.grade}" for cell in found)
    return Block(lines=-(-len(found) // _IN_A_LINE), draw=draw, told=f"Findings at {place}: {told}." if found else "")


def grade_keys(found: Iterable[Finding]) -> Iterator[Block]:
    """Yield what the marks that were used mean, and the names of the rules."""
    shown = tuple(found)
    used = {grade(finding) for finding in shown}
    yield from (key(look, word) for word, look in GRADES.items() if word in used)
    yield from rule_names(shown)


def rule_names(found: Iterable[Finding]) -> Iterator[Block]:
    """Yield the names of the rules that the codes stand for."""
    names = sorted({f"{finding.rule}{UNBROKEN}{finding.slug}" for finding in found})
    if names:
        yield words(", ".join(names))


def referral_rows(referral: Iterable[Referral]) -> Iterator[Block]:
    """Yield where to refer, before anything else is drawn."""
    for item in referral:
        yield words(f"Before anything else, {item.urgency}: {item.what}. {item.advice}", bold=True, gid=item.path)
        yield gap()


def checked(report: Report, profiles: Iterable[str]) -> Iterator[Block]:
    """Yield by which profiles and as of which day a case was checked, and what that does not mean."""
    seen = "" if report.as_of is None else f", as of {report.as_of}"
    yield gap()
    yield words(f"Case {report.case}{seen}; profile {', '.join(profiles)}")
    yield words(DISCLAIMER)


def case_of(case: Case | Program) -> Case:
    """Return a case, made of a program where that stands alone."""
    return case if isinstance(case, Case) else as_case(case)


def day_of(start: dt.date | None, day: dt.date) -> int | None:
    """Return a date as a day of the program, or None where its start is not stated."""
    return None if start is None else (day - start).days
