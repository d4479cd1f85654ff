"""What a law compares: findings as values that can be mirrored, shifted and sorted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

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


def is_meant(case: rk.Case, finding: Finding, waiver: rk.Waiver) -> bool:
    """Return whether a waiver names the rule of a finding, a thing on its path, and its side or none."""
    on_side = waiver.side is None or (finding.site is not None and finding.site.side is waiver.side)
    return finding.rule == waiver.rule and waiver.id in {case.id, *holders(case, finding)} and on_side


def holders(case: rk.Case, finding: Finding) -> list[str]:
    """Return the ids of the things on the path of a finding, outermost first."""
    held: Any = case
    found: list[str] = []
    for step in rk.Path.parse(finding.path).steps:
        held = held[step] if isinstance(step, int) else getattr(held, step, None)
        if getattr(held, "id", None) is not None:
            found.append(held.id)
    return found
