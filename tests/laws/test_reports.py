"""What holds for the report of every case: it adds up, and no choice of rules or profile hides anything."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests._depth import examples
from tests.laws._findings import all_said, fails, is_meant
from tests.laws._judged import ALWAYS, KINDS, judged_cases, judged_of

import rehabkit as rk
from rehabkit import testing
from rehabkit.report import Finding

SEVERITIES = tuple(rk.Severity)
LIMITS = st.sampled_from((0, 1, 2.5, 3, 5.5)) | st.floats(0, 10)
EXERCISED = ("P01", "P02", "P05", "P07", "P09", "P10", "P13", "P20", "P25", "P28", "P33")
CODES = [rule.code for rule in rk.rules]


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


@settings(max_examples=examples(50))
@given(judged_of())
def test_rows_add_up(case: rk.Case) -> None:
    """Each rule has one row; its places are what passed, failed or stayed unknown, and findings list the rest."""
    report = rk.check(case)
    found = Counter(finding.rule for finding in (*report.findings, *report.waived))

    assert [row.rule for row in report.rows] == CODES
    assert [row.places for row in report.rows] == [row.passed + row.failed + row.unknown for row in report.rows]
    assert {code: found[code] for code in CODES} == {row.rule: row.failed + row.unknown for row in report.rows}


@settings(max_examples=examples(50))
@given(judged_of())
def test_unknown_is_no_error(case: rk.Case) -> None:
    """What could not be decided is a warning or info that names what is missing, and never keeps a report from ok."""
    report = rk.check(case)

    assert all(finding.severity is not rk.Severity.ERROR for finding in report.unknown)
    assert all(finding.needs for finding in report.unknown)
    assert report.ok is (not report.referral and not any(f.severity is rk.Severity.ERROR for f in report.failures))


@settings(max_examples=examples(50))
@given(judged_of())
def test_contested_is_at_most_a_warning(case: rk.Case) -> None:
    """A contested finding is at most a warning under the default profile."""
    report = rk.check(case)

    assert all(f.severity is not rk.Severity.ERROR for f in (*report.findings, *report.waived) if f.contested)


@settings(max_examples=examples(50))
@given(judged_of("any", "pain", "pain again", "tension"))
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


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "any"])
@given(data=st.data())
def test_waivers_set_aside_what_they_name(kind: str, data: st.DataObject) -> None:
    """What is waived is what a waiver names, by rule, thing and side; all else is found as without waivers."""
    case = data.draw(judged_cases(kind))
    report, bare = rk.check(case), rk.check(attrs.evolve(case, waivers=None))
    named = [found for found in bare.findings if any(is_meant(case, found, waiver) for waiver in case.waivers or ())]
    others = [found for found in bare.findings if found not in named]
    kept = [found for found in report.findings if not found.path.startswith("$.waivers")]

    assert all_said(report.waived) == all_said(named)
    assert all_said(kept) == all_said(others)
    assert report.rows == bare.rows


def _codes_of(report: rk.Report) -> st.SearchStrategy[str]:
    """Return a strategy for codes of rules, mostly of such as found something."""
    found = sorted({finding.rule for finding in (*report.findings, *report.waived)} & {*CODES})
    return st.sampled_from([*found * len(CODES), *CODES])


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=examples(10))
@given(data=st.data())
def test_one_rule_alone(kind: str, data: st.DataObject) -> None:
    """A rule selected alone finds what it finds among all; what nothing silences stays."""
    case = data.draw(judged_cases(kind))
    full = rk.check(case)
    code = data.draw(_codes_of(full))
    alone = rk.check(case, select=[code])
    ran = {code, *ALWAYS}

    assert {row.rule for row in alone.rows} == ran
    assert [f for f in alone.findings if f.rule == code] == [f for f in full.findings if f.rule == code]
    assert [f for f in alone.waived if f.rule == code] == [f for f in full.waived if f.rule == code]
    assert {f.rule for f in alone.findings} <= {*ran, "W01", "W02", "D10"}
    assert alone.referral == full.referral


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=examples(10))
@given(data=st.data())
def test_ignored_rules_take_nothing_along(kind: str, data: st.DataObject) -> None:
    """Ignored rules find nothing, all others find what they find anyway, and what nothing silences is never ignored."""
    case = data.draw(judged_cases(kind))
    full = rk.check(case)
    codes = data.draw(st.sets(_codes_of(full), max_size=4))
    report = rk.check(case, ignore=codes)
    dropped = codes - ALWAYS

    assert list(report.rows) == [row for row in full.rows if row.rule not in dropped]
    assert all_said(f for f in report.findings if f.rule in CODES) == all_said(
        f for f in full.findings if f.rule in CODES and f.rule not in dropped
    )


@given(judged_of("any", "pain", "pain again"), LIMITS, LIMITS)
def test_a_higher_pain_limit_never_adds_a_failure(case: rk.Case, first: float, second: float) -> None:
    """Where the pain limit is raised, no place is added at which P02 fails."""
    low, high = (rk.check(case, thresholds={"pain-limit": limit}) for limit in sorted((first, second)))

    assert fails(high, "P02", plain=True) <= fails(low, "P02")
    assert fails(high, "P02", plain=True) <= fails(low, "P02", plain=True)


@settings(max_examples=examples(50))
@given(judged_of("any", "release"), LIMITS, st.floats(25, 100), LIMITS, st.floats(0, 75))
def test_a_wider_effort_band_never_adds_a_failure(
    case: rk.Case, low: float, high: float, less: float, more: float
) -> None:
    """Where the effort band is widened, no place is added at which P09 fails."""
    narrow = rk.check(case, thresholds={"release-effort-min": low, "release-effort-max": high})
    wide = rk.check(
        case, thresholds={"release-effort-min": max(0, low - less), "release-effort-max": min(100, high + more)}
    )

    assert fails(wide, "P09") <= fails(narrow, "P09")


@settings(max_examples=examples(50))
@given(judged_cases("tension"), st.data())
def test_a_tight_partner_never_opens_a_gate(case: rk.Case, data: st.DataObject) -> None:
    """Where one observation says tight instead, no place is lost at which P01 fails."""
    tones = [
        (at, position) for at, visit in enumerate(case.assessments or ()) for position in range(len(visit.tones or ()))
    ]
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
