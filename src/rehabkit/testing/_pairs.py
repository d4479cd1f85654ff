"""The law of the minimal pair: a good case is quiet, and one edit adds what the rule declares."""

from __future__ import annotations

from rehabkit.checking import check
from rehabkit.models.case import Case
from rehabkit.models.edit import Edit, apply
from rehabkit.report import Report
from rehabkit.rulebook import RULES
from rehabkit.ruleset import Hit, Rule
from rehabkit.testing._laws import expect, hits_of
from rehabkit.vocab import Severity

_LOUD = frozenset({Severity.ERROR, Severity.WARNING})


def assert_minimal_pair(rule: Rule) -> None:
    """Assert that the minimal pair of a rule shows what the rule finds, beside all shipped rules.

    The good case gives nothing at warning or above, and the rule judges a place of it. The edit `bad` adds the hit
    `finds`, whole, and `blind` the hit `misses`; at any severity, no rule finds anything then but this one and those
    that it implies.

    Args:
        rule: The rule, a shipped one or one of your own.

    Raises:
        AssertionError: The pair does not show it; the text says what differs.
    """
    pair = rule.pair
    good = pair.good()
    report = _report(rule, good)
    loud = sorted(finding.rule for finding in report.findings if finding.severity in _LOUD)
    places = next(row.places for row in report.rows if row.rule == rule.code)
    expect(rule, "the good case is quiet", [], loud)
    expect(rule, "the good case has a place that the rule judges", expected=True, got=places > 0)
    expect(rule, "the pair has `misses` where it has `blind`", pair.blind is None, pair.misses is None)
    _shows(rule, good, "bad", pair.bad, pair.finds)
    if pair.blind is not None:
        _shows(rule, good, "blind", pair.blind, pair.misses)


def _report(rule: Rule, case: Case) -> Report:
    return check(case, rules=[rule, *(each for each in RULES if each.code != rule.code)])


def _shows(rule: Rule, good: Case, name: str, edit: Edit, hit: Hit | None) -> None:
    case = apply(good, edit)
    codes = [finding.rule for finding in _report(rule, case).findings]
    expect(rule, f"the edit `{name}` adds the hit that the pair declares", [hit], hits_of(rule, case))
    expect(rule, f"the edit `{name}` adds one finding of the rule", 1, codes.count(rule.code))
    expect(rule, f"the edit `{name}` adds no more than it implies", [], sorted({*codes} - {rule.code, *rule.implies}))
