"""What findings say, word for word, about the cases of the second reader.

`told/*.txt` holds it as a clinician would read it: message, what the source would have, facts, what would decide,
and why a rule does not judge. A change of words shows there and is read before it lands;
`REHABKIT_WRITE=1 pytest tests/acceptance/test_told.py` writes the files anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.acceptance.test_second_reading import CASES, Case, cases_in, report_on

if TYPE_CHECKING:
    from rehabkit.report import Finding, Report

TOLD = Path(__file__).parent / "told"
FILES = sorted(file.stem for file in CASES.glob("*.jsonl"))


def _readable(name: str) -> list[Case]:
    return [case for case in cases_in(name) if "error" not in case]


def _meant(case: Case) -> set[str]:
    """Return the codes of the rules that a case is about."""
    named = {code for key in ("forbidden", "silent", "plain", "waived") for code in case.get(key, [])}  # type: ignore[attr-defined]
    return {*named, *(wanted["rule"] for wanted in case.get("required", []))}


def _told(case: Case) -> str:
    report = report_on(case)
    return "\n".join([f"# {case['name']}", *_lines(report, _meant(case))])


def _lines(report: Report, meant: set[str]) -> Iterator[str]:
    for finding in (*report.findings, *report.waived):
        if finding.rule in meant:
            yield from _finding(finding)
    for row in report.rows:
        if row.rule in meant:
            yield from (f"{row.rule} not applicable: {reason}" for reason in row.not_applicable)


def _finding(finding: Finding) -> Iterator[str]:
    softening = f" {finding.softening}" if finding.softening is not None else ""
    contested = " contested" if finding.contested else ""
    site = f" {finding.site}" if finding.site is not None else ""
    yield f"{finding.rule} {finding.outcome} {finding.severity}{softening}{contested} {finding.path}{site}"
    yield f"  {finding.message}"
    if finding.suggestion is not None:
        yield f"  {finding.suggestion}"
    for fact in finding.facts:
        yield f"  - {fact.path}: {fact.value}" + (f" ({fact.age_days} days)" if fact.age_days is not None else "")
    yield from (f"  ? {need}" for need in finding.needs)


@cache
def _kept(name: str) -> dict[str, str]:
    file = TOLD / f"{name}.txt"
    if "REHABKIT_WRITE" in os.environ:
        file.write_text("\n\n".join(map(_told, _readable(name))) + "\n", encoding="utf-8")
    blocks = file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return {block.partition("\n")[0].removeprefix("# "): block for block in blocks}


@pytest.mark.parametrize("name", FILES)
def test_each_case_is_kept(name: str) -> None:
    """The file has a paragraph for each case that can be read, and for no other."""
    assert [case["name"] for case in _readable(name)] == list(_kept(name))


@pytest.mark.parametrize(
    "name, case", [pytest.param(name, case, id=case["name"]) for name in FILES for case in _readable(name)]
)
def test_told(name: str, case: Case) -> None:
    """A finding says what the file has of it, with its facts and what would decide."""
    assert _kept(name)[case["name"]] == _told(case)
