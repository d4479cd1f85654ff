"""What holds for the report of every case: it adds up, and no choice of rules or profile hides anything."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests._depth import examples
from tests.laws._findings import all_said, fails

import rehabkit as rk
from rehabkit import testing
from rehabkit.report import Finding

SEVERITIES = tuple(rk.Severity)
EXERCISED = ("P01", "P02", "P05", "P07", "P09", "P10", "P13", "P20", "P25", "P28", "P33")
CODES = [rule.code for rule in rk.rules]
ALWAYS = {rule.code for rule in rk.rules if rule.is_always_heard}


@settings(max_examples=examples(100))
@given(testing.cases())
def test_no_case_makes_a_check_raise(case: rk.Case) -> None:
    """A check of any case that loads ends in a report, with one row a rule."""
    assert [row.rule for row in rk.check(case).rows] == CODES


def test_every_rule_is_exercised() -> None:
    """The base cases and what breaks them bring a place and a finding of every rule."""
    places: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    for rule in rk.rules:
        good = rule.pair.good()
        for case in (good, rk.apply(good, rule.pair.bad)):
            for row in rk.check(case).rows:
                places[row.rule] += row.places
                findings[row.rule] += row.failed + row.unknown

    assert [] == [code for code in EXERCISED if not places[code] or not findings[code]]


@settings(max_examples=examples(25))
@given(testing.cases())
def test_rows_add_up(case: rk.Case) -> None:
    """Each rule has one row; its places are what passed, failed or stayed unknown, and findings list the rest."""
    report = rk.check(case)
    found = Counter(finding.rule for finding in (*report.findings, *report.waived))

    assert [row.rule for row in report.rows] == CODES
    assert [row.places for row in report.rows] == [row.passed + row.failed + row.unknown for row in report.rows]
    assert {code: found[code] for code in CODES} == {row.rule: row.failed + row.unknown for row in report.rows}


@settings(max_examples=examples(25))
@given(testing.cases())
def test_unknown_is_no_error(case: rk.Case) -> None:
    """What could not be decided is a warning or info that names what is missing, and never keeps a report from ok."""
    report = rk.check(case)

    assert all(finding.severity is not rk.Severity.ERROR for finding in report.unknown)
    assert all(finding.needs for finding in report.unknown)
    assert report.ok is (not report.referral and not any(f.severity is rk.Severity.ERROR for f in report.failures))


@settings(max_examples=examples(25))
@given(testing.cases())
def test_contested_is_at_most_a_warning(case: rk.Case) -> None:
    """A contested finding is at most a warning under the default profile."""
    report = rk.check(case)

    assert all(f.severity is not rk.Severity.ERROR for f in (*report.findings, *report.waived) if f.contested)


@given(testing.cases())
def test_strict_is_never_milder(case: rk.Case) -> None:
    """The profile `strict` finds what `sources` finds, nowhere milder."""

    def weighed(profile: str) -> list[tuple[str, Finding]]:
        report = rk.check(case, profile=profile)
        bare = [(attrs.evolve(f, severity=rk.Severity.INFO), f) for f in (*report.findings, *report.waived)]
        return sorted(((repr(key), f) for key, f in bare), key=lambda pair: pair[0])

    sources, strict = weighed("sources"), weighed("strict")

    assert [key for key, _ in sources] == [key for key, _ in strict]
    pairs = zip(strict, sources, strict=True)
    assert all(SEVERITIES.index(a.severity) <= SEVERITIES.index(b.severity) for (_, a), (_, b) in pairs)


@given(testing.cases(), st.sampled_from(CODES))
def test_one_rule_alone(case: rk.Case, code: str) -> None:
    """A rule selected alone finds what it finds among all; what nothing silences stays."""
    alone, full = rk.check(case, select=[code]), rk.check(case)
    ran = {code, *ALWAYS}

    assert {row.rule for row in alone.rows} == ran
    assert [f for f in alone.findings if f.rule == code] == [f for f in full.findings if f.rule == code]
    assert [f for f in alone.waived if f.rule == code] == [f for f in full.waived if f.rule == code]
    assert {f.rule for f in alone.findings} <= {*ran, "W01", "W02", "D10"}
    assert alone.referral == full.referral


@settings(max_examples=examples(25))
@given(testing.cases(), st.sets(st.sampled_from(CODES), max_size=4))
def test_ignored_rules_take_nothing_along(case: rk.Case, codes: set[str]) -> None:
    """Ignored rules find nothing, all others find what they find anyway, and what nothing silences is never ignored."""
    report, full = rk.check(case, ignore=codes), rk.check(case)
    dropped = codes - ALWAYS

    assert list(report.rows) == [row for row in full.rows if row.rule not in dropped]
    assert all_said(f for f in report.findings if f.rule in CODES) == all_said(
        f for f in full.findings if f.rule in CODES and f.rule not in dropped
    )


@given(testing.cases(), st.floats(0, 10), st.floats(0, 10))
def test_a_higher_pain_limit_never_adds_a_failure(case: rk.Case, first: float, second: float) -> None:
    """Where the pain limit is raised, no place is added at which P02 fails."""
    low, high = (rk.check(case, thresholds={"pain-limit": limit}) for limit in sorted((first, second)))

    assert fails(high, "P02", plain=True) <= fails(low, "P02")
    assert fails(high, "P02", plain=True) <= fails(low, "P02", plain=True)


@settings(max_examples=examples(25))
@given(testing.cases(), st.floats(0, 10), st.floats(25, 100), st.floats(0, 10), st.floats(0, 75))
def test_a_wider_effort_band_never_adds_a_failure(
    case: rk.Case, low: float, high: float, less: float, more: float
) -> None:
    """Where the effort band is widened, no place is added at which P09 fails."""
    narrow = rk.check(case, thresholds={"release-effort-min": low, "release-effort-max": high})
    wide = rk.check(
        case, thresholds={"release-effort-min": max(0, low - less), "release-effort-max": min(100, high + more)}
    )

    assert fails(wide, "P09") <= fails(narrow, "P09")


@given(testing.cases(), st.data())
def test_a_tight_partner_never_opens_a_gate(case: rk.Case, data: st.DataObject) -> None:
    """Where one observation says tight instead, no place is lost at which P01 fails."""
    tones = [
        (at, position) for at, visit in enumerate(case.assessments or ()) for position in range(len(visit.tones or ()))
    ]
    if not tones:
        return
    at, position = data.draw(st.sampled_from(tones))
    tight = data.draw(st.sampled_from((rk.Tone.HYPERTONIC, rk.Tone.SPASM)))
    other = rk.apply(case, rk.Edit(f"$.assessments[{at}].tones[{position}].tone", tight))

    assert fails(rk.check(case), "P01") <= fails(rk.check(other), "P01")


@settings(max_examples=examples(25))
@given(testing.programs())
def test_templates(program: rk.Program) -> None:
    """A program alone can be checked, and nobody is referred for want of a person."""
    report = rk.check(program)

    assert report.referral == ()
    assert "P33" not in {finding.rule for finding in report.findings}
