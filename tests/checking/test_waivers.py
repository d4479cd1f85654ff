from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.rulebook._build import Json, case, own, visit

import rehabkit as rk
from rehabkit.codec import structure
from rehabkit.rulebook import RULES, _cases
from rehabkit.ruleset import Hit


def _waiver(**given: Any) -> Json:
    defaults = {"rule": "P01", "id": "e1", "reason": "agreed with the patient", "author": "dr. b"}
    return {**defaults, **given}


def _report(*waivers: Json, as_of: dt.date | None = None, **given: Any) -> Any:
    """Return the report of a case that breaks P01 at prescription e1 of phase ph1, on the left, as of 2 April."""
    told = rk.apply(_cases.elbow(), rk.Edit("$.assessments[1].tones[0].tone", rk.Tone.HYPERTONIC))
    stated = tuple(structure(rk.Waiver, waiver) for waiver in waivers)
    return rk.check(rk.apply(told, rk.Edit("$.waivers", stated)), as_of=as_of, **given)


def _rules(report: Any) -> tuple[list[str], list[str]]:
    """Return the rules that are reported, and those that are waived."""
    return [finding.rule for finding in report.findings], [finding.rule for finding in report.waived]


Rules = tuple[list[str], list[str]]

WAIVED: Rules = ([], ["P01"])
UNUSED: Rules = (["P01", "W02"], [])
EXPIRED: Rules = (["P01", "W01"], [])
UNSEEN: Rules = (["P01"], [])


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, WAIVED),
        ({"id": "ph1"}, WAIVED),
        ({"id": "pr1"}, WAIVED),
        ({"id": "elbow"}, WAIVED),
        ({"id": "a1"}, UNUSED),
        ({"rule": "p01"}, WAIVED),
        ({"rule": "release-before-strengthen"}, WAIVED),
        ({"rule": "Release-Before-Strengthen"}, WAIVED),
        ({"rule": "P02"}, UNUSED),
        ({"rule": "P0"}, UNUSED),
        ({"rule": "order"}, UNUSED),
        ({"side": "left"}, WAIVED),
        ({"side": "unknown"}, WAIVED),
        ({"side": "right"}, UNUSED),
        ({"expiry": "2024-04-02"}, WAIVED),
        ({"expiry": "2024-04-03"}, WAIVED),
        ({"expiry": "2024-04-01"}, EXPIRED),
        ({"date": "2024-04-02"}, WAIVED),
        ({"date": "2024-04-01", "expiry": "2024-04-02"}, WAIVED),
        ({"date": "2024-04-03"}, UNSEEN),
    ],
)
def test_what_a_waiver_sets_aside(given: Json, expected: tuple[list[str], list[str]]) -> None:
    """A waiver holds for its rule, thing and side from its date through its last day; else it is reported."""
    assert expected == _rules(_report(_waiver(**given)))


@pytest.mark.parametrize("name", ["s1", "i1"])
def test_thing_of_the_log(name: str) -> None:
    """A waiver names a session item, or the session that holds it."""
    told = rk.apply(_cases.stretched(), rk.Edit.remove("$.log.sessions[0].items[0]"))
    waiver = structure(rk.Waiver, _waiver(rule="P05", id=name.replace("i1", "i2")))

    assert ([], ["P05"]) == _rules(rk.check(rk.apply(told, rk.Edit("$.waivers", (waiver,)))))


def test_finding_without_a_site_has_no_side() -> None:
    """A waiver for a side does not set aside what concerns no site."""
    told = rk.apply(_cases.released(), rk.Edit("$.program.phases[0].prescriptions[0].dosage.effort_percent", 30))
    waivers = [structure(rk.Waiver, _waiver(rule="P09", side=side)) for side in ("left", "unknown")]
    found = [_rules(rk.check(rk.apply(told, rk.Edit("$.waivers", (waiver,))))) for waiver in waivers]

    assert [(["P09", "W02"], []), ([], ["P09"])] == found


def test_waived_finding_is_shown() -> None:
    """A waived finding keeps all it says, with the waiver; it does not touch whether the report is ok."""
    plain, report = _report(), _report(_waiver(expiry="2024-05-01"))
    (found,) = report.waived

    assert (False, True) == (plain.ok, report.ok)
    assert plain.findings[0].message == found.message
    assert structure(rk.Waiver, _waiver(expiry="2024-05-01")) == found.waiver
    assert {"reason": "agreed with the patient", "author": "dr. b", "expiry": "2024-05-01"} == found.to_data()["waiver"]


def test_first_waiver_that_fits_is_used() -> None:
    """Of two waivers for one finding the first is used and the other one is noted."""
    report = _report(_waiver(reason="first"), _waiver(id="ph1", reason="second"))

    assert (["W02"], ["first"]) == (
        [finding.rule for finding in report.findings],
        [finding.waiver.reason for finding in report.waived],
    )


@pytest.mark.parametrize("given", [{"expiry": "2024-04-01"}, {"date": "2024-04-03"}], ids=["expired", "not yet"])
def test_waiver_behind_one_that_does_not_hold(given: Json) -> None:
    """A waiver that holds is used, also where one for the same finding that does not hold stands before it."""
    report = _report(_waiver(reason="first", **given), _waiver(reason="second"))

    assert (["second"], "P01" in _rules(report)[0]) == ([finding.waiver.reason for finding in report.waived], False)


def test_notes_in_words() -> None:
    """Expired waivers are warnings and unused ones are notes, each at its own place."""
    report = _report(_waiver(expiry="2024-04-01"), _waiver(rule="P02"))
    notes = [finding for finding in report.findings if finding.rule.startswith("W")]

    assert [
        (
            "W01",
            "waiver-expired",
            rk.Severity.WARNING,
            "$.waivers[0]",
            "The waiver of P01 for e1 expired on 2024-04-01 and sets nothing aside",
        ),
        ("W02", "waiver-unused", rk.Severity.INFO, "$.waivers[1]", "The waiver of P02 for e1 sets nothing aside"),
    ] == [(note.rule, note.slug, note.severity, note.path, note.message) for note in notes]
    assert {(None, None, None)} == {(note.principle, note.evidence, note.suggestion) for note in notes}


@pytest.mark.parametrize("given", [{"ignore": ["P01"]}, {"select": ["P09"]}], ids=["ignored", "not selected"])
def test_waiver_of_a_rule_that_did_not_run(given: dict[str, Any]) -> None:
    """A waiver of a rule that did not run is not called unused."""
    assert ([], []) == _rules(_report(_waiver(), **given))


def test_waiver_of_a_rule_that_is_not_there() -> None:
    """A waiver of a rule that nobody knows sets nothing aside, and says so."""
    assert UNUSED == _rules(_report(_waiver(rule="P99")))


def test_expired_waivers_are_noted_whatever_runs() -> None:
    """An expired waiver is noted although its rule was not selected."""
    assert (["W01"], []) == _rules(_report(_waiver(expiry="2024-04-01"), select=[]))


def test_view_of_an_earlier_day() -> None:
    """As of an earlier day a waiver that was decided later is not seen, and one that expired later holds."""
    later, earlier = _waiver(date="2024-04-02"), _waiver(expiry="2024-04-01")
    day = dt.date(2024, 4, 1)

    assert [UNSEEN, WAIVED] == [_rules(_report(waiver, as_of=day)) for waiver in (later, earlier)]


def test_undated_case() -> None:
    """Where nothing is dated, a waiver holds whatever its dates."""
    told = case(
        program={
            "id": "pr1",
            "phases": [
                {
                    "id": "ph1",
                    "kind": "custom",
                    "from_day": 0,
                    "to_day": 6,
                    "prescriptions": [
                        {"id": "e1", "intervention": "isometric-release", "dosage": {"effort_percent": 30}}
                    ],
                }
            ],
        },
        waivers=[_waiver(rule="P09", date="2024-01-01", expiry="2024-01-02")],
        definitions=own(),
    )

    assert (["P09"], None) == ([finding.rule for finding in rk.check(told).waived], rk.check(told).as_of)


@pytest.mark.parametrize(
    "rule", ["P33", "refer-red-flags", "S02", "precaution-respected", "D09", "D02", "W01", "F01", "d10"]
)
def test_refused_at_load(rule: str) -> None:
    """Rules of safety, data checks and waiver notes cannot be waived at all (design 3.9)."""
    with pytest.raises(rk.LoadError) as caught:
        structure(rk.Waiver, _waiver(rule=rule))

    assert [("F17", "$.rule", f"{rule} cannot be waived")] == list(caught.value.problems)


def test_family_does_not_reach_a_referral() -> None:
    """No waiver sets a finding of the rule that refers aside, not even one for the whole case."""
    told = case(
        red_flag_screen={"state": "positive"},
        waivers=[_waiver(rule="safety", id="case"), _waiver(rule="P333", id="case")],
        assessments=[visit("2024-03-01")],
    )
    report = rk.check(told)

    assert (["P33", "W02", "W02"], []) == _rules(report)


def test_waived_findings_are_in_order() -> None:
    """Waived findings come in the order of findings: by severity, and not by the order in which rules ran."""
    told = rk.apply(
        _cases.elbow(),
        [
            rk.Edit("$.assessments[1].tones[0].tone", rk.Tone.HYPERTONIC),
            rk.Edit("$.waivers", tuple(structure(rk.Waiver, _waiver(rule=name)) for name in ("P01", "P09"))),
        ],
    )
    hit = Hit(outcome=rk.Outcome.FAIL, path=rk.Path(("program", "phases", 0, "prescriptions", 0)))
    mild, hard = (
        attrs.evolve(
            RULES[code], severity=severity, message="m", suggestion="s", thresholds=(), check=lambda _: iter([hit])
        )
        for code, severity in (("P01", rk.Severity.INFO), ("P09", rk.Severity.ERROR))
    )

    assert ([], ["P09", "P01"]) == _rules(rk.check(told, rules=[mild, hard]))


@pytest.mark.parametrize("name", ["x1", "X1", "mine", "p01", "P01"])
def test_names_of_a_rule_of_ones_own(name: str) -> None:
    """A waiver names a rule by its code, its slug or its principle."""
    hit = Hit(outcome=rk.Outcome.FAIL, path=rk.Path(("program",)))
    rule = attrs.evolve(
        RULES["P01"], code="X1", slug="mine", message="m", suggestion="s", thresholds=(), check=lambda _: iter([hit])
    )
    told = rk.apply(_cases.elbow(), rk.Edit("$.waivers", (structure(rk.Waiver, _waiver(rule=name, id="pr1")),)))

    assert ([], ["X1"]) == _rules(rk.check(told, rules=[rule]))


@pytest.mark.parametrize("family", [rk.Family.SAFETY, rk.Family.DATA])
def test_safety_and_data_of_ones_own(family: rk.Family) -> None:
    """No waiver sets a rule of safety or data aside, not even one that is not shipped and that refers nobody."""
    hit = Hit(outcome=rk.Outcome.FAIL, path=rk.Path(("program",)))
    rule = attrs.evolve(
        RULES["P01"],
        code="X1",
        slug="mine",
        family=family,
        message="m",
        suggestion="s",
        thresholds=(),
        check=lambda _: iter([hit]),
    )
    told = rk.apply(_cases.elbow(), rk.Edit("$.waivers", (structure(rk.Waiver, _waiver(rule="X1", id="pr1")),)))

    assert (["X1", "W02"], []) == _rules(rk.check(told, rules=[rule]))
