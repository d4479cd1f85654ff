"""Cases by a second reader of the principles, who wrote what must be found before looking at any rule.

Each line of `second_reading/*.jsonl` is a case: a document with how it is checked, and what is expected:
`required` findings, codes `forbidden` at warning or error, `silent` (no failure at all), `plain` (no failure that
is not contested), `at_most` so many findings, what is `waived`, whether the report is `ok` or refers, or the
`error` with which the document is refused.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, cast

import pytest

import rehabkit as rk

if TYPE_CHECKING:
    from rehabkit.report import Finding, Report

CASES = Path(__file__).parent / "second_reading"


class Required(TypedDict):
    """A finding that must be there."""

    rule: str
    outcome: str
    severity: list[str]
    softening: NotRequired[str | None]
    contested: NotRequired[bool]
    path_has: NotRequired[str]
    names: NotRequired[list[str]]


class Refused(TypedDict):
    """A problem with which a document must be refused."""

    code: str
    path: str | None


class Case(TypedDict):
    """One case with what is expected of it."""

    name: str
    fact: str
    document: NotRequired[dict[str, Any]]
    text: NotRequired[str]
    profile: NotRequired[str]
    thresholds: NotRequired[dict[str, float | str]]
    select: NotRequired[list[str]]
    ignore: NotRequired[list[str]]
    as_of: NotRequired[str]
    required: NotRequired[list[Required]]
    forbidden: NotRequired[list[str]]
    silent: NotRequired[list[str]]
    plain: NotRequired[list[str]]
    at_most: NotRequired[dict[str, int]]
    waived: NotRequired[list[str]]
    ok: NotRequired[bool]
    referral: NotRequired[bool]
    error: NotRequired[Refused]


def cases_in(name: str) -> list[Case]:
    """Return the cases of a file."""
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [cast("Case", json.loads(line)) for line in lines]


EVERY = [case for file in sorted(CASES.glob("*.jsonl")) for case in cases_in(file.stem)]


def _text(case: Case) -> str:
    return case.get("text") or json.dumps(case.get("document"))


def report_on(case: Case) -> Report:
    """Return the report of a case, checked as the case says; once for all tests of a process."""
    if case["name"] not in _REPORTS:
        _REPORTS[case["name"]] = _checked(case)
    return _REPORTS[case["name"]]


_REPORTS: dict[str, Report] = {}


def _checked(case: Case) -> Report:
    as_of = case.get("as_of")
    return rk.check(
        rk.loads(_text(case)),
        profile=case.get("profile", "sources"),
        thresholds=case.get("thresholds"),
        select=case.get("select"),
        ignore=case.get("ignore"),
        as_of=None if as_of is None else dt.date.fromisoformat(as_of),
    )


def _ids(document: object, path: str) -> list[str]:
    """Return the ids of the objects that a path leads through."""
    found: list[str] = []
    here = document
    for step in rk.Path.parse(path).steps:
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        if isinstance(here, dict) and "id" in here:
            found.append(here["id"])
    return found


def _is(finding: Finding, wanted: Required, document: object) -> bool:
    told = f"{finding.message} {finding.facts}"
    return (
        finding.rule == wanted["rule"]
        and finding.outcome == wanted["outcome"]
        and finding.severity in wanted["severity"]
        and ("softening" not in wanted or finding.softening == wanted["softening"])
        and ("contested" not in wanted or finding.contested is wanted["contested"])
        and ("path_has" not in wanted or wanted["path_has"] in _ids(document, finding.path))
        and all(name in told for name in wanted.get("names", []))
    )


def _told(findings: list[Finding]) -> list[str]:
    return [f"{f.rule} {f.outcome} {f.severity} {f.softening} {f.path}: {f.message}" for f in findings]


def _against(case: Case, report: Report) -> list[Finding]:
    """Return the findings that must not be there."""
    forbidden, silent, plain = (set(case.get(name, [])) for name in ("forbidden", "silent", "plain"))  # type: ignore[call-overload]
    return [
        f
        for f in report.findings
        if (f.rule in forbidden and f.severity is not rk.Severity.INFO)
        or (f.rule in silent and f.outcome is rk.Outcome.FAIL)
        or (f.rule in plain and f.outcome is rk.Outcome.FAIL and not f.contested)
    ]


@pytest.mark.parametrize("case", [each for each in EVERY if "error" not in each], ids=lambda case: case["name"])
def test_second_reading(case: Case) -> None:
    """A case brings what its reader requires, and nothing that its reader forbids."""
    report = report_on(case)
    findings = list(report.findings)
    missing = [
        wanted
        for wanted in case.get("required", [])
        if not any(_is(finding, wanted, case.get("document")) for finding in findings)
    ]
    too_many = {code: n for code, n in case.get("at_most", {}).items() if sum(f.rule == code for f in findings) > n}

    assert [] == missing, _told(findings)
    assert [] == _told(_against(case, report)), case["fact"]
    assert {} == too_many
    assert case.get("waived", sorted({f.rule for f in report.waived})) == sorted({f.rule for f in report.waived})
    assert case.get("ok", report.ok) is report.ok
    assert case.get("referral", bool(report.referral)) is bool(report.referral)


@pytest.mark.parametrize("case", [each for each in EVERY if "error" not in each], ids=lambda case: case["name"])
def test_what_findings_rest_on(case: Case) -> None:
    """Every fact of every finding stands in the document or the catalog and says something, softened or not."""
    report = report_on(case)
    findings = (*report.findings, *report.waived)
    facts = [fact for finding in findings for fact in finding.facts]

    assert [] == [fact for fact in facts if not fact.path.startswith("catalog:") and not _stands(case, fact.path)]
    assert [] == [fact for fact in facts if not fact.value]
    assert [] == [need for finding in findings for need in finding.needs if not need or "None" in need]


def _stands(case: Case, path: str) -> bool:
    here: Any = case.get("document")
    for step in rk.Path.parse(path).steps:
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        elif isinstance(here, dict):
            here = here.get(step, here)
        else:
            return False
    return here is not None


@pytest.mark.parametrize("case", [each for each in EVERY if "error" in each], ids=lambda case: case["name"])
def test_refused(case: Case) -> None:
    """A document that cannot be is refused with the code, and at the place, that its reader expects."""
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(_text(case))
    wanted = case.get("error")

    assert wanted is not None
    assert any(
        wanted["code"] == found.code and wanted["path"] in {None, found.path} for found in caught.value.problems
    ), caught.value.problems


def test_there_are_cases() -> None:
    """More than two hundred cases are read, each with a name of its own and something expected."""
    names = [case["name"] for case in EVERY]

    assert len(names) > 200
    assert len(names) == len(set(names))
    assert [] == [case["name"] for case in EVERY if not set(case) - {"name", "fact", "document", "text", "profile"}]
