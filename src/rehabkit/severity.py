"""How severe a finding is under a profile."""

from __future__ import annotations

import attrs

from rehabkit.models.evidence import Profile
from rehabkit.ruleset import Hit, Rule
from rehabkit.vocab import Outcome, Severity

_ORDER = tuple(Severity)


def as_viewed(rule: Rule, hit: Hit, profile: Profile) -> Hit:
    """Return a hit with the softening that a profile gives to plain failures of its rule, if it gives one."""
    if hit.outcome is not Outcome.FAIL or hit.softening is not None or rule.is_always_heard:
        return hit
    given = {row.selector: row.softening for row in profile.overrides}
    return attrs.evolve(hit, softening=given.get(rule.code))


def severity_of(rule: Rule, hit: Hit, profile: Profile) -> Severity:
    """Return the severity of a failure or of an unknown outcome.

    A rule that nothing silences keeps its severities under every profile. An unknown outcome is never an error. A
    contested finding is at most a warning, unless the profile drops softenings.
    """
    softening = rule.softening(hit.softening)
    if hit.outcome is Outcome.UNKNOWN:
        return rule.unknown_severity
    if rule.is_always_heard:
        return rule.severity if softening is None else softening.severity
    table = {row.selector: row.severity for row in profile.overrides}
    plain = table.get(rule.code, rule.severity)
    if softening is None:
        return plain
    named = table.get(f"{rule.code}/{softening.name}")
    if named is not None:
        return named
    if profile.drops_softenings and softening.severity is not Severity.INFO:
        return plain
    found = softening.severity if rule.code not in table else _milder(plain, softening.severity)
    return _milder(found, Severity.WARNING) if softening.contested else found


def _milder(first: Severity, second: Severity) -> Severity:
    return max(first, second, key=_ORDER.index)
