"""Cases whose findings are known beforehand: compliant by construction, or broken in one way."""

from __future__ import annotations

import re

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from tests._depth import examples

import rehabkit as rk
from rehabkit import testing

LOUD = frozenset({rk.Severity.ERROR, rk.Severity.WARNING})
PROFILES = [profile.id for profile in rk.profiles]
HARSH = rk.Profile(
    id="harsh",
    summary="Every failure of a rule that a profile weighs is an error.",
    drops_softenings=True,
    overrides=tuple(
        rk.Override(selector=rule.code, severity=rk.Severity.ERROR) for rule in rk.rules if not rule.is_always_heard
    ),
)
FEW = settings(max_examples=4, phases=[Phase.generate])


def _loud(report: rk.Report) -> set[str]:
    return {finding.rule for finding in report.findings if finding.severity in LOUD}


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=examples(25), phases=[Phase.generate])
@given(st.data())
def test_compliant(profile: str, data: st.DataObject) -> None:
    """A compliant case loads, and gives nothing at warning or above under its profile."""
    case = data.draw(testing.compliant_cases(profile=profile))

    assert rk.loads(rk.dumps(case)) == case
    assert set() == _loud(rk.check(case, profile=profile))


@settings(max_examples=examples(25), phases=[Phase.generate])
@given(testing.compliant_cases(profile=HARSH))
def test_compliant_under_an_own_profile(case: rk.Case) -> None:
    """Under a profile of one's own that lets nothing pass, what is drawn gives no failure at all."""
    assert set() == _loud(rk.check(case, profile=HARSH))


def test_compliant_cases_differ() -> None:
    """What is drawn reaches other sides, muscles, days, ids, doses, lengths and notes than what it is built from."""
    seen: list[rk.Case] = []

    @settings(max_examples=250, derandomize=True, database=None, phases=[Phase.generate])
    @given(testing.compliant_cases())
    def draw(case: rk.Case) -> None:
        seen.append(case)

    draw()
    told = [rk.dumps(case) for case in seen]
    bases = {rule.pair.good().id for rule in rk.rules}

    assert len({case.as_of is not None and case.as_of.year for case in seen}) > 10
    assert {case.id in bases for case in seen} == {True, False}
    assert any(len(case.complaints or ()) > 1 for case in seen)
    assert any(case.note is not None for case in seen)
    assert any(rk.check(case).findings for case in seen)
    for words in ("quadriceps", '"more-exercise"'):
        assert any(words in text for text in told), words
    for name in ("days_per_week", "sets"):
        assert len({found for text in told for found in re.findall(rf'"{name}": (\d+)', text)}) > 1, name


@pytest.mark.parametrize("profile", ["sources", "strict"])
@pytest.mark.parametrize("rule", rk.rules, ids=lambda rule: rule.code)
@FEW
@given(st.data())
def test_breaking(rule: rk.Rule, profile: str, data: st.DataObject) -> None:
    """A broken case has the finding of its rule, and at warning or above no other but what that implies."""
    case = data.draw(testing.cases_breaking(rule.code, profile=profile))
    report = rk.check(case, profile=profile)
    outcomes = {finding.outcome for finding in report.findings if finding.rule == rule.code}

    assert rk.loads(rk.dumps(case)) == case
    assert rule.pair.finds.outcome in outcomes
    assert _loud(report) <= {rule.code, *rule.implies}


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=examples(20), phases=[Phase.generate])
@given(st.data())
def test_breaking_under_every_profile(profile: str, data: st.DataObject) -> None:
    """So it is under every shipped profile."""
    rule = data.draw(testing.rules())
    report = rk.check(data.draw(testing.cases_breaking(rule.slug, profile=profile)), profile=profile)

    assert rule.pair.finds.outcome in {finding.outcome for finding in report.findings if finding.rule == rule.code}
    assert _loud(report) <= {rule.code, *rule.implies}


def test_breaking_an_unknown_rule() -> None:
    """A rule that there is not is an invalid argument, once something is drawn."""
    with pytest.raises(InvalidArgument, match="no rule is named 'P99'"):
        find(testing.cases_breaking("P99"), lambda _: True)
    with pytest.raises(InvalidArgument, match="no rule is named 'P99'"):
        find(testing.findings(code="P99"), lambda _: True)


def test_unknown_profile() -> None:
    """A profile that there is not has its usual error."""
    with pytest.raises(rk.UnknownNameError):
        find(testing.compliant_cases(profile="nobody"), lambda _: True)
    with pytest.raises(rk.UnknownNameError):
        find(testing.cases_breaking("P01", profile="nobody"), lambda _: True)


@given(testing.cohorts(of=testing.compliant_cases()))
@settings(max_examples=examples(10))
def test_cohorts(cohort: list[rk.Case]) -> None:
    """The cases of a cohort have ids of their own."""
    assert len({case.id for case in cohort}) == len(cohort) <= 5


@given(testing.cohorts(size=3))
@settings(max_examples=examples(10))
def test_cohorts_of_a_size(cohort: list[rk.Case]) -> None:
    """A cohort has the size that is asked for, and each of its cases loads."""
    assert [rk.loads(rk.dumps(case)) for case in cohort] == cohort
    assert len({case.id for case in cohort}) == 3


@given(
    testing.cohorts(size=2, of=st.just(rk.Case(id="x", waivers=(rk.Waiver(rule="P01", id="x", reason="", author=""),))))
)
def test_a_waiver_for_a_whole_case(cohort: list[rk.Case]) -> None:
    """A waiver that names its case names it in a cohort as well."""
    assert [rk.loads(rk.dumps(case)) for case in cohort] == cohort


@given(testing.cohorts(size=20, of=testing.compliant_cases(), different=1))
@settings(max_examples=examples(5))
def test_cohorts_that_repeat(cohort: list[rk.Case]) -> None:
    """A cohort repeats what it is drawn from, under other ids."""
    assert len(cohort) == 20
    assert len({rk.dumps(case).replace(case.id, "") for case in cohort}) == 1
