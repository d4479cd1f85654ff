"""Findings as SARIF 2.1.0, the form in which code hosts and editors take results of checks.

A finding's place is a logical location, its JSON path, and the line on which it begins; an undecided place is
a result of kind `open`, a waived one is suppressed, and a document that is refused is a notification.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path as File
from typing import Any

from rehabkit import catalog, codec
from rehabkit._version import __version__
from rehabkit.cli._documents import Entry
from rehabkit.cli._lines import lines_of
from rehabkit.cli._usage import STDIN
from rehabkit.report import DISCLAIMER, Finding
from rehabkit.report._address import problem_page, rule_page
from rehabkit.rulebook import RULES
from rehabkit.vocab import Outcome, Severity

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_ODD = re.compile("[^A-Za-z0-9._~/-]")
_TOLD = (
    "severity",
    "softening",
    "softened_because",
    "contested",
    "site",
    "needs",
    "supporting",
    "opposing",
    "evidence",
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def log(entries: Iterable[Entry], profile: str) -> dict[str, Any]:
    """Return the findings of all documents as one SARIF log."""
    results: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    referral: list[dict[str, Any]] = []
    for entry in entries:
        results += _results(entry)
        refused += _refused(entry)
        referral += _referral(entry)
    driver = {
        "name": "rehabkit",
        "version": __version__,
        "fullDescription": {"text": DISCLAIMER},
        "rules": [_rule(identifier) for identifier in dict.fromkeys(result["ruleId"] for result in results)],
    }
    invocation = {"executionSuccessful": not refused, "toolExecutionNotifications": refused}
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "results": results,
        "columnKind": "unicodeCodePoints",
        "properties": {"profile": profile, "referral": referral},
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    if code not in RULES:
        return {"id": code, "helpUri": problem_page(code, catalog.problems()[code].slug)}
    rule = RULES[code]
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "helpUri": rule_page(rule.code, rule.slug),
        "shortDescription": {"text": (rule.doc or rule.slug).strip().partition("\n")[0]},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family.value], "principle": rule.principle},
    }


def _referral(entry: Entry) -> Iterator[dict[str, Any]]:
    """Yield why somebody has to look at a person, which is read before any result."""
    told = [] if entry.report is None else entry.report.to_data()["referral"]
    yield from ({"document": entry.shown, **each} for each in told)


def _results(entry: Entry) -> Iterator[dict[str, Any]]:
    if entry.report is None:
        return
    lines = _lines(entry, [finding.path for finding in (*entry.report.findings, *entry.report.waived)])
    for finding in entry.report.findings:
        yield _result(entry, finding, lines)
    for finding in entry.report.waived:
        waiver = finding.waiver
        why = {} if waiver is None else {"justification": f"{waiver.author}: {waiver.reason}"}
        yield {**_result(entry, finding, lines), "suppressions": [{"kind": "external", "status": "accepted", **why}]}


def _result(entry: Entry, finding: Finding, lines: dict[str, int]) -> dict[str, Any]:
    data = finding.to_data()
    is_open = finding.outcome is Outcome.UNKNOWN
    told = ". ".join(text for text in (data["message"], data["suggestion"]) if text)
    return {
        "ruleId": finding.rule,
        "kind": "open" if is_open else "fail",
        "level": "none" if is_open else _LEVELS[finding.severity],
        "message": {"text": told},
        "locations": [_location(entry, data["path"], lines)],
        "properties": {key: data[key] for key in _TOLD if data.get(key) is not None},
    }


def _refused(entry: Entry) -> Iterator[dict[str, Any]]:
    lines = _lines(entry, [problem.path for problem in entry.problems])
    for problem in entry.problems:
        yield {
            "level": "error",
            "descriptor": {"id": problem.code.value},
            "message": {"text": f"{problem.code.slug}: {problem.message}"},
            "locations": [_location(entry, problem.path, lines)],
        }
    if entry.more:
        yield {"level": "error", "message": {"text": f"and {entry.more} more problems"}}


def _uri(path: str) -> str:
    return _ODD.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), path)


def _lines(entry: Entry, paths: list[str]) -> dict[str, int]:
    """Return the lines of paths; none where the file cannot be read again, such as a pipe."""
    if entry.line is not None:
        return dict.fromkeys(paths, entry.line)
    if not paths or entry.file == STDIN or not File(entry.file).is_file():
        return {}
    try:
        return lines_of(codec.read_bytes(entry.file).decode(errors="replace"), paths)
    except ValueError:  # it can no longer be read, or was changed since
        return {}


def _location(entry: Entry, path: str, lines: dict[str, int]) -> dict[str, Any]:
    uri = "-" if entry.file == STDIN else _uri(File(entry.file).as_posix())
    region = {"region": {"startLine": lines[path]}} if path in lines else {}
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri}, **region},
        "logicalLocations": [{"fullyQualifiedName": path}],
    }
