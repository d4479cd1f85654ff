"""Each rule of the package shows what it finds, keeps the laws, and stands beside the shipped rules."""

from __future__ import annotations

import pytest
from own_rules import RULES, check

import rehabkit as rk
from rehabkit.testing import assert_laws, assert_minimal_pair


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_minimal_pair(rule: rk.Rule) -> None:
    """The good case is quiet, and the edit adds the hit that the rule declares."""
    assert_minimal_pair(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_laws(rule: rk.Rule) -> None:
    """The rule keeps the laws of all rules."""
    assert_laws(rule, max_examples=25)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_report(rule: rk.Rule) -> None:
    """A report carries the finding, with the statement that it rests on."""
    report = check(rk.apply(rule.pair.good(), rule.pair.bad))
    (finding,) = [found for found in report.findings if found.rule == rule.code]

    assert [support.item for support in finding.supporting] == ["S9-01"]
