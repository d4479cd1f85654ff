from __future__ import annotations

import tomllib
from pathlib import Path

import attrs
import pytest

import rehabkit as rk
from rehabkit.report._address import DOCUMENTATION, problem_page, rule_page
from rehabkit.rulebook import _cases

TIGHT = rk.Edit("$.assessments[1].tones[0].tone", rk.Tone.HYPERTONIC)
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_address_of_the_documentation() -> None:
    """The address that findings carry is the one that the package states of its documentation."""
    assert DOCUMENTATION == tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["urls"]["Documentation"]


@pytest.mark.parametrize("rule", list(rk.rules), ids=lambda rule: rule.code)
def test_finding_carries_the_page_of_its_rule(rule: rk.Rule) -> None:
    """A finding of a shipped rule carries the address of that rule's page, as a value and as data."""
    found = rk.check(rk.apply(rule.pair.good(), rule.pair.bad), select=[rule.code]).findings
    page = f"https://rehabkit.example/reference/rules/{rule.code.lower()}-{rule.slug}.html"

    assert {page} == {finding.url for finding in found if finding.rule == rule.code}
    assert {page} == {finding.to_data()["url"] for finding in found if finding.rule == rule.code}


def test_note_carries_the_page_of_its_problem() -> None:
    """A note about the document carries the address of the page about its problem code."""
    waiver = rk.Waiver(rule="P01", id="e1", reason="agreed", author="dr. b")
    report = rk.check(rk.apply(_cases.elbow(), rk.Edit("$.waivers", (waiver,))))
    (note,) = [finding for finding in report.findings if finding.principle is None]

    assert problem_page(note.rule, rk.problems[note.rule].slug) == note.url


def test_own_rule_has_no_page() -> None:
    """A finding of a rule that is not shipped carries no address, even under a shipped code."""
    own = attrs.evolve(rk.rules["P01"], slug="own-check")
    (found,) = rk.check(rk.apply(_cases.elbow(), TIGHT), rules=[own]).findings

    assert found.url is None
    assert "example/" not in rk.check(rk.apply(_cases.elbow(), TIGHT), rules=[own]).to_text()


def test_text_names_the_page_once_for_each_rule() -> None:
    """The text shows the address of a rule's page at the rule's first finding only."""
    slip = rk.load(Path(__file__).parents[2] / "examples" / "stories" / "s02-bad.json")
    report = rk.check(slip, select=["P01"])

    assert len(report.findings) > 1
    assert 1 == report.to_text().count(f"page       {rule_page('P01', 'release-before-strengthen')}\n")
