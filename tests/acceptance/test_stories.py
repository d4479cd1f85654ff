"""Six stories, a bad and a good program each: `rehabkit.check` says what expectations.toml says."""

from __future__ import annotations

import functools
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict, cast

import pytest

import rehabkit as rk

if TYPE_CHECKING:
    from rehabkit.report import Finding, Report

STORIES = Path(__file__).parents[2] / "examples" / "stories"
EXPECTATIONS = Path(__file__).with_name("expectations.toml")


class Required(TypedDict):
    """One finding that a case must bring."""

    principle: str
    severity: list[str]
    contested: bool | Literal["any"]
    at: NotRequired[list[str]]
    muscle: NotRequired[str]
    side: NotRequired[str]
    because_of: NotRequired[str]
    names: NotRequired[list[str]]


class Expected(TypedDict):
    """What is expected of one case."""

    id: str
    verdict: Literal["violation", "pass"]
    scope: list[str]
    absent: list[str]
    no_error_at_all: bool
    findings: NotRequired[list[Required]]


def _expectations() -> list[Expected]:
    return cast("list[Expected]", tomllib.loads(EXPECTATIONS.read_text(encoding="utf-8"))["cases"])


CASES = _expectations()
REQUIRED = [
    pytest.param((case["id"], required), id=f"{case['id']}-{required['principle']}")
    for case in CASES
    for required in case.get("findings", [])
]


def _name(value: object) -> str | None:
    """Name a test by its case; leave other parameters to pytest."""
    return str(value["id"]) if isinstance(value, dict) and "id" in value else None


@functools.cache
def _document(case_id: str) -> dict[str, Any]:
    text = (STORIES / f"{case_id}.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


@functools.cache
def _report(case_id: str) -> Report:
    return rk.check(rk.load(STORIES / f"{case_id}.json"))


def _things(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object below `value` that has an id."""
    if isinstance(value, dict):
        if "id" in value:
            yield value
        for child in value.values():
            yield from _things(child)
    elif isinstance(value, list):
        for child in value:
            yield from _things(child)


def _along(document: dict[str, Any], path: str) -> Iterator[dict[str, Any]]:
    """Yield the objects with an id on a JSON path, outermost first, as far as the document goes."""
    here: Any = document
    yield document
    for key, position in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        try:
            here = here[key] if key else here[int(position)]
        except (KeyError, IndexError, TypeError):
            return
        if isinstance(here, dict) and "id" in here:
            yield here


def _place(document: dict[str, Any], finding: Finding) -> set[str]:
    """Return the ids that count as the finding's place.

    Its own thing, what encloses it, and the prescription behind a session item; an enclosing phase,
    program or case counts only where the finding is about nothing smaller.
    """
    things = list(_along(document, finding.path))
    program = document.get("program", {})
    wholes = {document["id"], program.get("id"), *(phase["id"] for phase in program.get("phases", []))}
    near = {thing["id"] for thing in things if thing["id"] not in wholes} or {things[-1]["id"]}
    return near | {thing["prescription"] for thing in things if "prescription" in thing}


def _said(finding: Finding) -> str:
    """Return message and facts as one text in which ids and names of muscles look alike."""
    text = " ".join((finding.message, *map(str, finding.facts)))
    return text.casefold().replace("-", " ")


def _misses(document: dict[str, Any], required: Required, finding: Finding) -> list[str]:
    """Return in which respects a finding is not the required one."""
    site = finding.site
    words = [*required.get("names", []), *([required["because_of"]] if "because_of" in required else [])]
    said = _said(finding)
    checks = {
        "outcome": finding.outcome == "fail",
        "severity": finding.severity in required["severity"],
        "contested": required["contested"] in ("any", finding.contested),
        "place": "at" not in required or not _place(document, finding).isdisjoint(required["at"]),
        "site": "muscle" not in required
        or (site is not None and (site.muscle, site.side) == (required["muscle"], required.get("side"))),
        "words": all(word.casefold().replace("-", " ") in said for word in words),
    }
    return [respect for respect, holds in checks.items() if not holds]


def _loud(report: Report, principles: set[str]) -> list[str]:
    """Return findings of these principles at warning or error, unknown ones included."""
    return [
        f"{finding.rule} {finding.severity} {finding.outcome} at {finding.path}: {finding.message}"
        for finding in report.findings
        if finding.principle in principles and finding.severity in ("error", "warning")
    ]


def test_every_case_has_expectations() -> None:
    """The expectations speak of exactly the documents that the folder holds."""
    expected = sorted(path.stem for path in STORIES.glob("*.json"))

    assert expected == sorted(case["id"] for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_expected_places_exist(case: Expected) -> None:
    """Every id at which a finding is expected is the id of something in the document."""
    ids = {thing["id"] for thing in _things(_document(case["id"]))}
    expected = {place for required in case.get("findings", []) for place in required.get("at", [])}

    assert expected <= ids


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_loads(case: Expected) -> None:
    """The document is a case that the strict loader accepts, under the id of its file."""
    loaded = rk.load(STORIES / f"{case['id']}.json")

    assert case["id"] == loaded.id


@pytest.mark.parametrize("wanted", REQUIRED)
def test_required_finding(wanted: tuple[str, Required]) -> None:
    """The violation is reported at its place, as severe and as contested as the story asks."""
    case_id, required = wanted
    document = _document(case_id)
    found = [
        (_misses(document, required, finding), f"{finding.rule} at {finding.path}")
        for finding in _report(case_id).findings
        if finding.principle == required["principle"]
    ]

    assert any(not misses for misses, _ in found), f"required {required}; found, and in what it differs: {found}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_forbidden_principles_are_quiet(case: Expected) -> None:
    """No principle that the story excludes is reported at warning or error."""
    assert _loud(_report(case["id"]), set(case["absent"])) == []


@pytest.mark.parametrize("case", [case for case in CASES if case["verdict"] == "pass"], ids=_name)
def test_nothing_in_scope(case: Expected) -> None:
    """A good program brings nothing at warning or error in scope, not even undecided."""
    assert _loud(_report(case["id"]), set(case["scope"])) == []


@pytest.mark.parametrize("case", [case for case in CASES if case["no_error_at_all"]], ids=_name)
def test_no_error_at_all(case: Expected) -> None:
    """A good program brings no error of any rule, and its report is ok."""
    report = _report(case["id"])

    assert [finding.rule for finding in report.findings if finding.severity == "error"] == []
    assert report.ok


def test_codes_without_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """Every code in the expectations is a principle of the catalog; those without a rule yet are printed."""
    codes = {code for case in CASES for code in (*case["scope"], *case["absent"])}
    codes |= {required["principle"] for case in CASES for required in case.get("findings", [])}
    without = [code for code in sorted(codes) if code not in rk.rules]
    with capsys.disabled():
        sys.stdout.write(f"\nwithout a rule: {', '.join(without) or 'none'}\n")

    assert [code for code in sorted(codes) if code not in rk.principles] == []
