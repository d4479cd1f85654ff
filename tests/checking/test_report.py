from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs
import pytest
from tests.rulebook._build import case

import rehabkit as rk
from rehabkit.report import DISCLAIMER, Finding, Report
from rehabkit.report._text import concise, lines
from rehabkit.rulebook import _cases

REPORT_KEYS = {
    "schema",
    "version",
    "profile",
    "as_of",
    "thresholds",
    "referral",
    "findings",
    "waived",
    "rules",
    "errors",
    "disclaimer",
}
FINDING_KEYS = {
    "rule",
    "slug",
    "principle",
    "outcome",
    "severity",
    "softening",
    "softened_because",
    "contested",
    "path",
    "site",
    "message",
    "suggestion",
    "needs",
    "facts",
    "supporting",
    "opposing",
    "evidence",
}


def _check(case: rk.Case, *edits: rk.Edit, **given: Any) -> Report:
    return rk.check(rk.apply(case, edits), **given)


TIGHT = rk.Edit("$.assessments[1].tones[0].tone", rk.Tone.HYPERTONIC)
FELT = [rk.Edit(f"$.assessments[{visit}].tones[0].method", rk.ToneMethod.PALPATION) for visit in (0, 1)]
FLAGGED = rk.Edit("$.red_flag_screen", _cases.POSITIVE_SCREEN)
UNSTATED = rk.Edit.remove("$.program.phases[0].prescriptions[0].dosage.effort_percent")


def _waiver(**given: Any) -> rk.Edit:
    waiver = rk.Waiver(**{"rule": "P01", "id": "e1", "reason": "agreed", "author": "dr. b", **given})
    return rk.Edit("$.waivers", (waiver,))


# -- values -----------------------------------------------------------------------------------------


def test_failures_and_unknown() -> None:
    """Findings are failures and unknown outcomes, and each of them is one of the two."""
    place = "$.program.phases[0].prescriptions[0]"
    report = _check(
        _cases.neck(),
        rk.Edit("$.assessments[0].pains", ()),
        rk.Edit(f"{place}.intervention", "isometric-release"),
        rk.Edit(f"{place}.strengthening", value=True),
        rk.Edit(f"{place}.dosage.effort_percent", 50),
    )

    assert (["P09"], ["P02", "P10"]) == (
        [finding.rule for finding in report.failures],
        [finding.rule for finding in report.unknown],
    )
    assert set(report.findings) == {*report.failures, *report.unknown}


@pytest.mark.parametrize(
    "severities, outcome, ok",
    [
        ([], rk.Outcome.FAIL, True),
        (["info", "warning"], rk.Outcome.FAIL, True),
        (["error"], rk.Outcome.FAIL, False),
        (["error"], rk.Outcome.UNKNOWN, True),
    ],
    ids=["nothing", "warnings", "an error", "unknown"],
)
def test_ok(severities: list[str], outcome: rk.Outcome, ok: bool) -> None:  # noqa: FBT001  # a row of the table
    """A report is ok without a failure at error; an unknown outcome never touches it (design 3.2)."""
    found = tuple(
        Finding(
            rule="P01",
            slug="s",
            principle=None,
            outcome=outcome,
            severity=rk.Severity(severity),
            path="$",
            message="m",
        )
        for severity in severities
    )
    report = Report(case="c", profile="sources", as_of=None, thresholds=(), findings=found)

    assert ok == report.ok


def test_waived_errors_leave_a_report_ok() -> None:
    """A waived error does not touch whether the report is ok."""
    assert _check(_cases.elbow(), TIGHT, _waiver()).ok


def test_raise_for_errors() -> None:
    """A report that is not ok raises, referral first, then each failure at error with rule, place and words."""
    report = _check(_cases.elbow(), TIGHT, FLAGGED)
    with pytest.raises(rk.FailedCheckError) as caught:
        report.raise_for_errors()
    said = str(caught.value).split("\n")

    assert "emergency: Cauda equina (saddle numbness)" == said[0]
    assert [f"{f.rule} {f.path}: {f.message}" for f in report.failures] == said[1:]


def test_raise_for_errors_of_a_good_report() -> None:
    """A report that is ok raises nothing, warnings or not."""
    reports = [_check(_cases.elbow()), _check(_cases.elbow(), TIGHT, *FELT)]

    assert [[], ["warning"]] == [[str(finding.severity) for finding in report.findings] for report in reports]
    for report in reports:
        report.raise_for_errors()


# -- JSON -------------------------------------------------------------------------------------------


def _json(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(report.to_json())
    return found


def test_keys_of_a_report() -> None:
    """A report in JSON has the keys that were fixed, the case's id, and no others (design 5)."""
    data = _json(_check(_cases.elbow(), TIGHT))

    assert REPORT_KEYS | {"case"} == set(data)
    assert ("rehabkit/report/1", rk.__version__, "sources", "elbow", "2024-04-02", [], DISCLAIMER) == (
        data["schema"],
        data["version"],
        data["profile"],
        data["case"],
        data["as_of"],
        data["errors"],
        data["disclaimer"],
    )


@pytest.mark.parametrize("edits", [[TIGHT], [UNSTATED], [FLAGGED]], ids=["failure", "unknown", "referral"])
def test_keys_of_a_finding(edits: list[rk.Edit]) -> None:
    """A finding in JSON has the keys that were fixed, with id, thresholds and url, and no others."""
    told = _cases.elbow() if edits == [TIGHT] else _cases.released()
    found = _json(_check(told, *edits))["findings"]

    assert found
    assert all(FINDING_KEYS | {"id", "thresholds", "url"} == set(finding) for finding in found)


def test_keys_within() -> None:
    """Facts, sources, evidence, referral and rule rows have the keys that were fixed."""
    data = _json(_check(_cases.elbow(), TIGHT, FLAGGED))
    finding = data["findings"][1]

    assert {"path", "value", "age_days"} == set(finding["facts"][0])
    assert {"source", "item", "claim"} == set(finding["supporting"][0]) == set(finding["opposing"][0])
    assert {"level", "status", "scope"} == set(finding["evidence"])
    assert {"muscle": "biceps-brachii", "side": "left"} == finding["site"]
    assert {"urgency", "what", "advice", "path"} == set(data["referral"][0])
    assert {"rule", "places", "pass", "fail", "unknown"} <= set(data["rules"][0])


def test_notes_have_the_same_keys() -> None:
    """A note on a waiver has the keys of a finding, with nothing where there is nothing."""
    data = _json(_check(_cases.elbow(), _waiver(rule="P02")))
    (note,) = data["findings"]

    assert FINDING_KEYS <= set(note)
    assert (None, None, None, [], {}) == (
        note["principle"],
        note["site"],
        note["evidence"],
        note["supporting"],
        note["thresholds"],
    )


@pytest.mark.parametrize("expiry, expected", [(None, None), ("2024-05-01", "2024-05-01")])
def test_waived_in_json(expiry: str | None, expected: str | None) -> None:
    """A waived finding has its waiver beside the other keys."""
    edit = _waiver(expiry=None if expiry is None else dt.date.fromisoformat(expiry))
    (found,) = _json(_check(_cases.elbow(), TIGHT, edit))["waived"]

    assert {"reason": "agreed", "author": "dr. b", "expiry": expected} == found["waiver"]
    assert FINDING_KEYS | {"id", "thresholds", "url", "waiver"} == set(found)


def test_undated_report() -> None:
    """A report of an undated case has no day."""
    assert _json(rk.check(case()))["as_of"] is None


def test_json_is_byte_stable() -> None:
    """The same check gives the same bytes, ending in one newline."""
    texts = {_check(_cases.elbow(), TIGHT).to_json() for _ in range(2)}
    (text,) = texts

    assert text.endswith("}\n")


def test_data_is_json_without_its_head() -> None:
    """The plain data of a report are its JSON without the head."""
    report = _check(_cases.elbow(), TIGHT, FLAGGED)
    data = _json(report)

    assert {name: data[name] for name in data if name not in {"schema", "version", "profile"}} == report.to_data()


# -- rows -------------------------------------------------------------------------------------------


def test_rows() -> None:
    """Findings as rows are flat, waived ones among them and marked."""
    report = _check(_cases.elbow(), TIGHT, _waiver(), rk.Edit.remove("$.red_flag_screen"))
    shared = {"case": "elbow", "softening": None, "contested": False}

    assert [
        {
            **shared,
            "rule": "P33",
            "slug": "refer-red-flags",
            "outcome": "unknown",
            "severity": "warning",
            "waived": False,
            "path": "$",
            "id": "elbow",
            "muscle": None,
            "side": None,
            "message": "No red-flag screen is recorded",
        },
        {
            **shared,
            "rule": "P01",
            "slug": "release-before-strengthen",
            "outcome": "fail",
            "severity": "error",
            "waived": True,
            "path": "$.program.phases[0].prescriptions[0]",
            "id": "e1",
            "muscle": "biceps-brachii",
            "side": "left",
            "message": report.waived[0].message,
        },
    ] == report.to_rows()


def test_rule_rows() -> None:
    """Rule rows count places by outcome for every rule that ran, with the case."""
    rows = {row["rule"]: row for row in _check(_cases.elbow(), TIGHT).rule_rows()}

    assert [rule.code for rule in rk.rules] == list(rows)
    assert {
        "case": "elbow",
        "rule": "P01",
        "places": 1,
        "pass": 0,
        "fail": 1,
        "unknown": 0,
        "not_applicable": [],
    } == rows["P01"]
    assert 0 == rows["P25"]["places"]


# -- text -------------------------------------------------------------------------------------------


def _text(report: Report, **given: Any) -> str:
    """Return the text with its line breaks as spaces."""
    return " ".join(report.to_text(**given).split())


def test_text_explains_a_finding() -> None:
    """The text has place and id, message with gloss, facts with path and age, sources, disputes, literature."""
    report = _check(_cases.elbow(), TIGHT, *FELT)
    text = _text(report)
    (found,) = report.findings

    expected = [
        "warning, contested P01 release-before-strengthen",
        "$.program.phases[0].prescriptions[0] (e1)",
        found.message,
        "hypertonic - held short (the source: hypertonic); not spasticity",
        "by palpation (release-on-request: partly) [1 day old]",
        "(contract-on-request: no) [32 days old]",
        "$.assessments[1].tones[0]",
        "lowered the tension rests on palpation alone (palpation-only); the sources disagree here",
        f"expected {found.suggestion}",
        f"source S3-87: {rk.items['S3-87'].claim}",
        f"disputed S1-11: {rk.items['S1-11'].claim}",
        "literature unsupported (best level: ",
        rk.principles["P01"].evidence.scope,
        "thresholds gate-opens-at = releasing, assessment-age-days = off",
        "case elbow, profile sources, as of 2024-04-02",
        "1 warning; ",
    ]
    assert [] == [part for part in expected if part not in text]


def test_text_of_an_unknown() -> None:
    """An unknown outcome says so, with what would decide it, and is counted apart."""
    text = _text(_check(_cases.released(), UNSTATED))

    expected = [
        "unknown (info) P09 release-effort-band",
        "to decide $.program.phases[0].prescriptions[0].dosage.effort_percent",
        "1 not decided; ",
        "thresholds release-effort-min = 10, release-effort-max = 25",
    ]
    assert [] == [part for part in expected if part not in text]


def test_text_begins_with_a_referral() -> None:
    """A referral stands before all findings, in capitals by its urgency."""
    text = _text(_check(_cases.elbow(), TIGHT, FLAGGED))
    advice = rk.red_flags["cauda-equina"].advice
    said = f"Before anything else: EMERGENCY Cauda equina (saddle numbness). {advice}"

    assert said in text
    assert text.index(said) < text.index("P33 refer-red-flags") < text.index("P01 release-before-strengthen")
    assert "expected The source" not in text


def test_text_explains_a_principle_once() -> None:
    """A second finding of a principle points to the first one's sources."""
    told = rk.apply(_cases.elbow(), TIGHT)
    assert told.program is not None
    assert told.program.phases is not None
    assert told.program.phases[0].prescriptions is not None
    twin = attrs.evolve(told.program.phases[0].prescriptions[0], id="e2")
    text = _text(_check(told, rk.Edit.insert("$.program.phases[0].prescriptions[1]", twin)))

    assert 1 == text.count("source S3-87:")
    assert 1 == text.count("sources as at the first P01 above")
    assert "2 errors; " in text


def test_text_of_a_softening_that_nobody_disputes() -> None:
    """A softening that is not contested says only why the finding is lowered, in text and in JSON."""
    told = rk.apply(_cases.episode(), rk.Edit("$.log.activities[1].date", dt.date.fromisoformat("2024-05-14")))
    report = _check(told, rk.Edit("$.complaints[0].damage_basis", rk.DamageBasis.PRESUMED))
    reasons = {found["softening"]: found["softened_because"] for found in report.to_data()["findings"]}

    assert "lowered tissue damage is presumed or unknown and not diagnosed (damage-presumed) expected" in _text(report)
    assert reasons["damage-presumed"] == "tissue damage is presumed or unknown and not diagnosed"


@pytest.mark.parametrize(
    "given, reason",
    [
        ({}, "reason agreed (dr. b)"),
        ({"expiry": "2024-05-01"}, "reason agreed (dr. b, until 2024-05-01)"),
    ],
    ids=["open", "until"],
)
def test_text_of_a_waived_finding(given: dict[str, str], reason: str) -> None:
    """A waived finding is shown with reason, author and last day."""
    edit = _waiver(**{name: dt.date.fromisoformat(value) for name, value in given.items()})
    report = _check(_cases.elbow(), TIGHT, edit)
    text = _text(report)

    expected = ["waived error P01 release-before-strengthen", report.waived[0].message, reason, "1 waived; "]
    assert [] == [part for part in expected if part not in text]


def test_waived_finding_without_its_waiver() -> None:
    """A waived finding that lost its waiver is still shown, without a reason."""
    report = _check(_cases.elbow(), TIGHT, _waiver())
    bare = attrs.evolve(report, waived=tuple(attrs.evolve(finding, waiver=None) for finding in report.waived))

    assert "reason" not in bare.to_text()
    assert "waived error P01" in bare.to_text()


def test_text_of_a_note() -> None:
    """A note on a waiver has no sources, but the page of its code."""
    text = _text(_check(_cases.elbow(), _waiver(rule="P02")))
    page = "https://rehabkit.example/reference/problems/w02-waiver-unused.html"

    assert (
        f"info W02 waiver-unused $.waivers[0] The waiver of P02 for e1 sets nothing aside page {page} 1 note; " in text
    )


def test_text_of_nothing() -> None:
    """A report without findings says so with its denominator and what was not applicable, never that all is well."""
    report = _check(_cases.elbow(), select=["P01", "P02", "P05", "P09", "P20", "P33"])
    text = _text(report)

    assert "No findings; 3 rules judged 3 places." in text
    assert "Not applicable: D09, P05, P09, P20, S01, S02, S03." in text
    assert not any(word in text.casefold() for word in ("passed", "all clear", "well done", "\N{CHECK MARK}"))


def test_text_names_why_a_rule_did_not_apply() -> None:
    """A rule that judged no place is listed with the reasons."""
    text = _text(_check(_cases.episode(), rk.Edit("$.complaints[0].kind", rk.ComplaintKind.FRACTURE)))

    assert "P20 (fracture)" in text


def test_text_of_rules_that_all_judged() -> None:
    """Where every rule that ran judged some place, none is called not applicable."""
    report = rk.check(_cases.elbow(), rules=[rk.rules["P01"]])

    assert "Not applicable" not in _text(report)


def test_text_without_evidence() -> None:
    """A finding whose principle has no reading of the literature is explained without one."""
    report = _check(_cases.elbow(), TIGHT)
    bare = attrs.evolve(report, findings=tuple(attrs.evolve(finding, evidence=None) for finding in report.findings))

    assert ("literature" in _text(report), "literature" in _text(bare)) == (True, False)


def test_text_of_an_undated_case() -> None:
    """A report of an undated case names no day."""
    report = rk.check(case())

    assert report.to_text().startswith("case  case case, profile sources\n")


def test_source_of_the_text() -> None:
    """The name of a file stands at the head in place of the case's id."""
    assert _check(_cases.elbow()).to_text(source="a.json").startswith("a.json  case elbow, ")


@pytest.mark.parametrize("width", [10, 40, 60, 100, 200])
def test_width(width: int) -> None:
    """Below its head, prose is wrapped to the width; only paths and addresses stay whole."""
    text = _check(_cases.elbow(), TIGHT).to_text(width=width)
    long = [line for line in text.splitlines()[2:] if len(line) > max(width, 40) and " " in line.strip()]

    assert [] == [line for line in long if not any(word in line for word in ("$", "catalog:", "https:"))]


def test_lines_are_styled() -> None:
    """Each line is made of parts in a style of its own, so that a terminal may color them."""
    report = _check(_cases.elbow(), TIGHT, FLAGGED)
    styles = {part.style for line in lines(report, width=100, source=None) for part in line}

    assert {"plain", "strong", "dim", "path", "error"} == styles


def test_concise() -> None:
    """The concise form has one line per finding, waived ones last."""
    report = _check(_cases.elbow(), TIGHT, _waiver(), rk.Edit.remove("$.red_flag_screen"))
    found = ["".join(part.text for part in line) for line in concise(report, source="a.json")]

    place = "$.program.phases[0].prescriptions[0]"
    assert [
        "a.json: $: unknown (warning) P33 refer-red-flags: No red-flag screen is recorded",
        f"a.json: {place}: waived error P01 release-before-strengthen: {report.waived[0].message}",
    ] == found
    assert "elbow: $: " == next(concise(report, source=None))[0].text
