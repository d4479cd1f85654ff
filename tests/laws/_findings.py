"""What a law compares: findings as values that can be mirrored, shifted and sorted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import rehabkit as rk
from rehabkit.report import Finding, Report

Said = tuple[str, ...]


def said(finding: Finding, change: Callable[[str], str] = str) -> Said:
    """Return what a finding says, with a change made to its words.

    The words of message and facts are sorted: in which order two sides are named is no part of a law.
    """
    facts = sorted(" ".join((fact.path, change(fact.value), str(fact.age_days))) for fact in finding.facts)
    return (
        finding.rule,
        finding.outcome.value,
        finding.severity.value,
        str(finding.softening),
        finding.path,
        change(str(finding.site)),
        *sorted(re.findall(r"[\w.-]+", change(finding.message))),
        *(" ".join(sorted(fact.split())) for fact in facts),
        *sorted(change(need) for need in finding.needs),
    )


def all_said(findings: Iterable[Finding], change: Callable[[str], str] = str) -> list[Said]:
    """Return what findings say, sorted."""
    return sorted(said(finding, change) for finding in findings)


def fails(report: Report, rule: str, *, plain: bool = False) -> set[tuple[str, str]]:
    """Return places and sites at which a rule fails, waived ones too; `plain` leaves softened ones out."""
    return {
        (finding.path, str(finding.site))
        for finding in (*report.findings, *report.waived)
        if finding.rule == rule and finding.outcome is rk.Outcome.FAIL and not (plain and finding.softening)
    }
