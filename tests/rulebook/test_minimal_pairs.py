from __future__ import annotations

import pytest

import rehabkit as rk
from rehabkit.chart import Chart, as_of_default
from rehabkit.checking import thresholds_with
from rehabkit.models.edit import Edit
from rehabkit.resolve import join
from rehabkit.ruleset import Hit, Rule

LOUD = (rk.Severity.ERROR, rk.Severity.WARNING)


def _hits(rule: Rule, case: rk.Case) -> list[Hit]:
    """Return the failures and unknown outcomes of a rule alone."""
    chart = Chart(join(case), as_of_default(case), thresholds_with({}))
    found = [verdict for verdict in rule.check(chart) if isinstance(verdict, Hit)]
    return [hit for hit in found if hit.outcome is not rk.Outcome.PASS]


@pytest.mark.parametrize("rule", rk.rules, ids=lambda rule: rule.code)
def test_minimal_pair(rule: Rule) -> None:
    """The good case is judged and quiet, and each edit adds exactly the hit that the rule declares."""
    pair = rule.pair
    good = pair.good()
    report = rk.check(good)
    places = {row.rule: row.places for row in report.rows}
    edits = [(pair.bad, pair.finds), (pair.blind, pair.misses)]
    stated = [(edit, hit) for edit, hit in edits if isinstance(edit, Edit)]
    broken = [(rk.apply(good, edit), hit) for edit, hit in stated]

    assert [] == [finding for finding in report.findings if finding.severity in LOUD]
    assert places[rule.code] > 0
    assert (pair.blind is None) == (pair.misses is None)
    assert [[hit] for _, hit in stated] == [_hits(rule, case) for case, _ in broken]
    for case, _ in broken:
        found = rk.check(case).findings
        assert 1 == sum(finding.rule == rule.code for finding in found)
        assert {finding.rule for finding in found} <= {rule.code, *rule.implies}
