from __future__ import annotations

import attrs
import pytest

import rehabkit as rk
from rehabkit.rulebook import RULES
from rehabkit.ruleset import Hit, Rule, Softening
from rehabkit.severity import as_viewed, severity_of

SOFTENINGS = (
    Softening("plain", rk.Severity.WARNING, "it is plain"),
    Softening("disputed", rk.Severity.WARNING, "it is disputed", contested=True),
    Softening("note", rk.Severity.INFO, "it is a note"),
    Softening("noted", rk.Severity.INFO, "it is a disputed note", contested=True),
)
ERROR = attrs.evolve(RULES["P09"], code="P77", softenings=SOFTENINGS, unknown_severity=rk.Severity.WARNING)
WARNING = attrs.evolve(ERROR, severity=rk.Severity.WARNING)
REFERRAL = attrs.evolve(ERROR, refers=True)
SOFTENED = [None, "plain", "disputed", "note", "noted"]


def _profile(*, drops: bool = False, **overrides: str) -> rk.Profile:
    rows = tuple(
        rk.Override(selector=name.replace("__", "/"), severity=rk.Severity(severity))
        for name, severity in overrides.items()
    )
    return rk.Profile(id="mine", summary="mine", drops_softenings=drops, overrides=rows)


def _severities(rule: Rule, profile: rk.Profile) -> list[str]:
    """Return the severity of a plain failure, then of each softened one."""
    hits = [Hit(outcome=rk.Outcome.FAIL, softening=name) for name in SOFTENED]
    return [str(severity_of(rule, hit, profile)) for hit in hits]


@pytest.mark.parametrize(
    "rule, profile, expected",
    [
        (ERROR, rk.profiles["sources"], ["error", "warning", "warning", "info", "info"]),
        (WARNING, rk.profiles["sources"], ["warning", "warning", "warning", "info", "info"]),
        (ERROR, rk.profiles["strict"], ["error", "error", "error", "info", "info"]),
        (WARNING, rk.profiles["strict"], ["warning", "warning", "warning", "info", "info"]),
        (ERROR, _profile(P77="info"), ["info", "info", "info", "info", "info"]),
        (ERROR, _profile(P77="warning"), ["warning", "warning", "warning", "info", "info"]),
        (WARNING, _profile(P77="error"), ["error", "warning", "warning", "info", "info"]),
        (ERROR, _profile(P77__plain="error"), ["error", "error", "warning", "info", "info"]),
        (ERROR, _profile(P77__plain="info"), ["error", "info", "warning", "info", "info"]),
        (ERROR, _profile(P77="info", P77__plain="warning"), ["info", "warning", "info", "info", "info"]),
        (ERROR, _profile(P77="warning", drops=True), ["warning", "warning", "warning", "info", "info"]),
        (ERROR, _profile(P77__note="error", drops=True), ["error", "error", "error", "error", "info"]),
        (ERROR, _profile(P77__disputed="info"), ["error", "warning", "info", "info", "info"]),
        (ERROR, _profile(P77__noted="error"), ["error", "warning", "warning", "info", "error"]),
        (ERROR, _profile(P78="info"), ["error", "warning", "warning", "info", "info"]),
    ],
    ids=[
        "sources",
        "sources, a warning",
        "strict",
        "strict, a warning",
        "lowered to info",
        "lowered to warning",
        "raised to error",
        "softening raised",
        "softening lowered",
        "rule and softening",
        "strict and lowered",
        "strict and raised",
        "contested softening lowered",
        "contested softening raised",
        "another rule",
    ],
)
def test_failures(rule: Rule, profile: rk.Profile, expected: list[str]) -> None:
    """A failure weighs what profile, rule and softening say; strict drops softenings but keeps notes (design 3.7)."""
    assert expected == _severities(rule, profile)


@pytest.mark.parametrize("softening", ["disputed", "noted"])
def test_contested_is_at_most_a_warning(softening: str) -> None:
    """Without a row of its own, a contested finding is at most a warning, even of a rule that is raised."""
    hit = Hit(outcome=rk.Outcome.FAIL, softening=softening)
    firm = attrs.evolve(ERROR, softenings=tuple(attrs.evolve(each, severity=rk.Severity.ERROR) for each in SOFTENINGS))

    assert rk.Severity.WARNING is severity_of(firm, hit, rk.profiles["sources"])


@pytest.mark.parametrize("profile", [*rk.profiles, _profile(P77="info", P77__plain="error")], ids=lambda p: p.id)
def test_unknown_is_never_an_error(profile: rk.Profile) -> None:
    """An unknown outcome weighs what its rule says, under every profile (design 3.2)."""
    hit = Hit(outcome=rk.Outcome.UNKNOWN)

    assert rk.Severity.WARNING is severity_of(ERROR, hit, profile)
    assert rk.Severity.INFO is severity_of(attrs.evolve(ERROR, unknown_severity=rk.Severity.INFO), hit, profile)


@pytest.mark.parametrize("profile", [*rk.profiles, _profile(P77="info")], ids=lambda p: p.id)
def test_referral_keeps_its_severity(profile: rk.Profile) -> None:
    """A plain failure of a rule that refers is an error under every profile (design 3.8)."""
    assert rk.Severity.ERROR is severity_of(REFERRAL, Hit(outcome=rk.Outcome.FAIL), profile)


def test_softened_referral_is_no_error() -> None:
    """A softened finding of the rule that refers stays a warning under strict as well."""
    rule, hit = RULES["P33"], Hit(outcome=rk.Outcome.FAIL, softening="limb-symptom")

    assert {rk.Severity.WARNING} == {severity_of(rule, hit, rk.profiles[name]) for name in ("sources", "strict")}


@pytest.mark.parametrize(
    "rule, hit, softening",
    [
        (ERROR, Hit(outcome=rk.Outcome.FAIL), "note"),
        (ERROR, Hit(outcome=rk.Outcome.FAIL, softening="plain"), "plain"),
        (ERROR, Hit(outcome=rk.Outcome.UNKNOWN), None),
        (REFERRAL, Hit(outcome=rk.Outcome.FAIL), None),
        (attrs.evolve(ERROR, code="P78"), Hit(outcome=rk.Outcome.FAIL), None),
    ],
    ids=["plain failure", "softened already", "unknown", "referral", "another rule"],
)
def test_softening_that_a_profile_gives(rule: Rule, hit: Hit, softening: str | None) -> None:
    """A profile softens plain failures of the rule it names, and neither unknown outcomes nor referrals."""
    row = rk.Override(selector="P77", severity=rk.Severity.INFO, softening="note")
    profile = attrs.evolve(_profile(), overrides=(row,))

    assert softening == as_viewed(rule, hit, profile).softening
