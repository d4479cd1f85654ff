"""Reports as people read them: lines of styled parts, so that a terminal may color them."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from rehabkit.vocab import Outcome, Severity

if TYPE_CHECKING:
    from rehabkit.report import Finding, Referral, Report, RuleRow, Support
    from rehabkit.ruleset import Fact

_LABEL = 11
_COUNTED = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@attrs.frozen
class Part:
    """A stretch of a line in one style.

    Attributes:
        text: The text.
        style: Its style: plain, strong, dim, path, error, warning, info or unknown.
    """

    text: str
    style: str = "plain"


Line = tuple[Part, ...]


def lines(report: Report, *, width: int, source: str | None) -> Iterator[Line]:
    """Yield the lines of a full report."""
    as_of = f", as of {report.as_of}" if report.as_of is not None else ""
    head = (Part(source or report.case, "strong"),)
    yield from _headed(head, Part(f"case {report.case}, profile {report.profile}{as_of}", "dim"), width)
    yield from referral_lines(report.referral, width)
    explained: dict[str, str] = {}
    for finding in report.findings:
        yield (Part(""),)
        yield from _finding(finding, explained, width)
    for finding in report.waived:
        yield (Part(""),)
        yield from _waived(finding, width)
    yield (Part(""),)
    yield from _summary(report, width)
    yield (Part(""),)


def concise(report: Report, *, source: str | None) -> Iterator[Line]:
    """Yield one line per finding: place, severity, rule, message; what is waived comes last."""
    for findings, grade, style in ((report.findings, _grade, _style), (report.waived, _waiver_grade, _waiver_style)):
        for finding in findings:
            yield (
                Part(f"{source or report.case}: {finding.path}: ", "path"),
                Part(grade(finding), style(finding)),
                Part(f" {finding.rule} {finding.slug}: {finding.message}"),
            )


def referral_lines(referral: Iterable[Referral], width: int) -> Iterator[Line]:
    """Yield where to refer, most urgent first; nothing where there is no referral."""
    for position, item in enumerate(referral):
        if position == 0:
            yield (Part(""),)
            yield (Part("Before anything else:", "error"),)
        yield from block(item.urgency.upper(), f"{item.what}. {item.advice}", width, style="error")
        yield from block("", item.path, width, style="path")


def _finding(finding: Finding, explained: dict[str, str], width: int) -> Iterator[Line]:
    place = f"{finding.path} ({finding.id})" if finding.id is not None else finding.path
    head = (Part(_grade(finding), _style(finding)), Part(f" {finding.rule} {finding.slug}", "strong"))
    yield from _headed(head, Part(place, "path"), width)
    yield from wrapped(finding.message, width, indent=2)
    yield from fact_lines(finding.facts, width)
    for need in finding.needs:
        yield from block("to decide", need, width, style="unknown")
    if finding.softened_because is not None:
        told = f"{finding.softened_because} ({finding.softening})"
        yield from block("lowered", f"{told}; the sources disagree here" if finding.contested else told, width)
    if finding.suggestion is not None:
        yield from block("expected", finding.suggestion, width)
    yield from _explanation(finding, explained, width)
    if finding.url is not None and finding.url not in explained:
        explained[finding.url] = finding.rule
        yield from block("page", finding.url, width, style="path")


def _explanation(finding: Finding, explained: dict[str, str], width: int) -> Iterator[Line]:
    if finding.principle is None:
        return
    if finding.principle in explained:
        yield from block("sources", f"as at the first {explained[finding.principle]} above", width, style="dim")
        return
    explained[finding.principle] = finding.rule
    yield from _supports("source", finding.supporting, width)
    yield from _supports("disputed", finding.opposing, width)
    if finding.evidence is not None:
        level = finding.evidence.level.replace("_", " ")
        standing = f"{finding.evidence.status} (best level: {level}). {finding.evidence.scope}"
        yield from block("literature", standing, width, style="dim")
    if finding.thresholds:
        values = ", ".join(f"{name} = {_shown(value)}" for name, value in finding.thresholds)
        yield from block("thresholds", values, width, style="dim")


def _supports(label: str, supports: Iterable[Support], width: int) -> Iterator[Line]:
    for item in supports:
        yield from block(label, f"{item.item}: {item.claim}", width, style="dim")


def _waived(finding: Finding, width: int) -> Iterator[Line]:
    head = (Part(_waiver_grade(finding), _waiver_style(finding)), Part(f" {finding.rule} {finding.slug}", "strong"))
    yield from _headed(head, Part(finding.path, "path"), width)
    yield from wrapped(finding.message, width, indent=2)
    if finding.waiver is not None:
        until = f", until {finding.waiver.expiry}" if finding.waiver.expiry is not None else ""
        yield from block("reason", f"{finding.waiver.reason} ({finding.waiver.author}{until})", width)


def _summary(report: Report, width: int) -> Iterator[Line]:
    counts = Counter(finding.severity for finding in report.failures)
    told = [number(counts[severity], _COUNTED[severity]) for severity in Severity if counts[severity]]
    told += [f"{len(report.unknown)} not decided"] if report.unknown else []
    told += [f"{len(report.waived)} waived"] if report.waived else []
    judged = [row for row in report.rows if row.places]
    places = sum(row.places for row in judged)
    rules = f"{number(len(judged), 'rule')} judged {number(places, 'place')}"
    yield from wrapped(f"{', '.join(told) or 'No findings'}; {rules}.", width, style="strong")
    silent = [_reason(row) for row in report.rows if not row.places]
    if silent:
        yield from wrapped(f"Not applicable: {', '.join(silent)}.", width, style="dim")


def _reason(row: RuleRow) -> str:
    return f"{row.rule} ({', '.join(row.not_applicable)})" if row.not_applicable else row.rule


def _grade(finding: Finding) -> str:
    if finding.outcome is Outcome.UNKNOWN:
        return f"unknown ({finding.severity})"
    return f"{finding.severity}, contested" if finding.contested else str(finding.severity)


def _style(finding: Finding) -> str:
    return "unknown" if finding.outcome is Outcome.UNKNOWN else str(finding.severity)


def _waiver_grade(finding: Finding) -> str:
    return f"waived {_grade(finding)}"


def _waiver_style(_: Finding) -> str:
    return "info"


def _shown(value: float | str | None) -> str:
    return "off" if value is None else value if isinstance(value, str) else f"{value:g}"


def _headed(head: Line, place: Part, width: int) -> Iterator[Line]:
    """Yield a heading and its place, the place on a line of its own where both do not fit into one."""
    if sum(len(part.text) for part in head) + 2 + len(place.text) <= width:
        yield (*head, Part("  "), place)
    else:
        yield head
        yield (Part("  "), place)


def fact_lines(facts: Iterable[Fact], width: int) -> Iterator[Line]:
    """Yield facts, each with its age and its path."""
    for fact in facts:
        yield from block("fact", aged(fact), width)
        yield (Part(" " * (2 + _LABEL)), Part(fact.path, "path"))


def aged(fact: Fact) -> str:
    """Return what a fact says, with its age where it is dated (A81)."""
    return fact.value if fact.age_days is None else f"{fact.value} [{number(fact.age_days, 'day')} old]"


def number(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def block(label: str, text: str, width: int, *, style: str = "plain", room: int = _LABEL) -> Iterator[Line]:
    """Yield a text behind a label that takes `room` characters, its further lines indented below it."""
    for position, line in enumerate(_wrap(text, width - 2 - room) or [""]):
        yield (Part(f"  {label if position == 0 else '':<{room}}", "dim"), Part(line, style))


def wrapped(text: str, width: int, *, indent: int = 0, style: str = "plain") -> Iterator[Line]:
    """Yield a text in lines of a width."""
    for line in _wrap(text, width - indent):
        yield (Part(" " * indent + line, style),)


def _wrap(text: str, room: int) -> list[str]:
    return textwrap.wrap(text, max(room, 20), break_on_hyphens=False, break_long_words=False)
