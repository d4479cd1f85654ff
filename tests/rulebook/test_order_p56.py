"""P56: a tight muscle is itself loaded above the release band."""

from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, done, filled, hits, item, own, phase, planned, program, said, tone, visit, work

import rehabkit as rk
from rehabkit.ruleset import Fact

NONE = own()
TRICEPS = "triceps-brachii"


def _seen(state: str, date: str = "2024-04-01", **given: Any) -> Json:
    return visit(date, tones=[tone(TRICEPS, state, **given)])


TIGHT = [_seen("hypertonic")]


def _did(dosage: Json | None = None, *visits: Json, **given: Any) -> rk.Case:
    stated = {} if dosage is None else {"dosage": dosage}
    return done(item(TRICEPS, **{**stated, **given}), assessments=list(visits) or TIGHT, definitions=NONE)


@pytest.mark.parametrize(
    "state, given, expected",
    [
        ("hypertonic", {}, ["fail weak-or-tight"]),
        ("spasm", {}, ["fail weak-or-tight"]),
        ("hypertonic", {"method": "palpation"}, ["fail weak-or-tight"]),
        ("normal", {}, ["pass"]),
        ("hypotonic", {}, ["pass"]),
        ("releasing", {"change_basis": "clinician-statement"}, ["pass"]),
        ("releasing", {}, []),
        ("unknown", {}, []),
        ("hypertonic", {"side": "right"}, []),
        ("hypertonic", {"side": "unknown"}, []),
    ],
)
def test_state_of_the_muscle(state: str, given: Json, expected: list[str]) -> None:
    """Only a muscle that is tight itself fails, and one of unknown tension is no place."""
    assert expected == said("P56", _did({"effort_percent": 60}, _seen(state, **given)))


@pytest.mark.parametrize(
    "dosage, given, expected",
    [
        ({"effort_percent": 25}, {}, "pass"),
        ({"effort_percent": 25.1}, {}, "fail weak-or-tight"),
        ({"effort_percent": 5}, {}, "pass"),
        ({"effort_percent": 20, "effort_percent_to": 25}, {}, "pass"),
        ({"effort_percent": 20, "effort_percent_to": 30}, {}, "fail weak-or-tight"),
        ({"intensity": {"value": 40, "unit": "percent", "reference": "mvc"}}, {}, "fail weak-or-tight"),
        ({"intensity": {"value": 20, "value_to": 26, "unit": "percent", "reference": "mvc"}}, {}, "fail weak-or-tight"),
        ({"intensity": {"value": 20, "unit": "percent", "reference": "own-maximal-effort"}}, {}, "pass"),
        ({"intensity": {"value": 80, "unit": "percent", "reference": "heart-rate-maximum"}}, {}, "unknown"),
        ({"intensity": {"value": 5, "unit": "borg-cr10"}}, {}, "unknown"),
        ({"resistance": "heavy"}, {}, "fail weak-or-tight"),
        ({"resistance": "moderate"}, {}, "fail weak-or-tight"),
        ({"resistance": "light"}, {}, "unknown"),
        ({"resistance": "heavy", "effort_percent": 20}, {}, "pass"),
        ({"repetitions": 10}, {}, "unknown"),
        (None, {}, "unknown"),
        (None, {"loading": "aggressive"}, "fail weak-or-tight"),
        ({"effort_percent": 20}, {"loading": "aggressive"}, "fail weak-or-tight"),
        ({"effort_percent": 20}, {"loading": "progressive"}, "pass"),
        (None, {"intervention": "work-hardening"}, "fail weak-or-tight"),
    ],
)
def test_load(dosage: Json | None, given: Json, expected: str) -> None:
    """Effort above the band fails, its upper end does not; without effort, aggressive or heavy work counts."""
    assert [expected] == said("P56", _did(dosage, **given))


@pytest.mark.parametrize("limit, expected", [(60, "pass"), (59.9, "fail weak-or-tight")])
def test_threshold(limit: float, expected: str) -> None:
    """The upper end of the band is the threshold's."""
    assert [expected] == said("P56", _did({"effort_percent": 60}), release_effort_max=limit)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"intervention": "isometric-release"}, []),
        ({"intervention": "gpr", "strengthening": True}, []),
        ({"intervention": "self-stretch"}, []),
        ({"intervention": "core"}, ["fail weak-or-tight"]),
        ({"intervention": "core", "strengthening": False}, []),
        ({"intervention": "core", "strengthening": True}, ["fail weak-or-tight"]),
        ({"intervention": "resistance", "strengthening": False}, []),
        ({"intervention": "stabilizer-hold"}, ["fail weak-or-tight"]),
        ({"status": "missed"}, []),
        ({"status": "planned"}, ["fail weak-or-tight"]),
    ],
)
def test_kinds_of_work(given: Json, expected: list[str]) -> None:
    """Strengthening is judged; release contractions are left to P09."""
    assert expected == said("P56", _did({"effort_percent": 60}, **given))


def test_strengthening_beside_release() -> None:
    """A release contraction is left out, and strengthening after it is judged."""
    works = [item(TRICEPS, intervention="gpr", strengthening=True), item(TRICEPS, dosage={"effort_percent": 60})]

    assert ["fail weak-or-tight"] == said("P56", done(*works, assessments=TIGHT, definitions=NONE))


def test_gate_opens_at() -> None:
    """Under the strict choice a muscle that has begun to release still counts as tight."""
    told = _did({"effort_percent": 60}, _seen("releasing", change_basis="clinician-statement"))

    assert ["fail weak-or-tight"] == said("P56", told, gate_opens_at="normal")


def test_old_assessment() -> None:
    """A tension state that is too old decides nothing."""
    assert [] == said("P56", _did({"effort_percent": 60}, _seen("hypertonic", "2024-03-01")), assessment_age_days=7)


@pytest.mark.parametrize("kind, expected", [("stroke", ["neurogenic-tone"]), ("osteoporosis", ["fail weak-or-tight"])])
def test_neurogenic_tone(kind: str, expected: list[str]) -> None:
    """Where tone may be neurogenic the rule does not apply (A69)."""
    patient = {"conditions": [{"id": "k", "condition": kind}]}
    told = done(item(TRICEPS, dosage={"effort_percent": 60}), patient=patient, assessments=TIGHT, definitions=NONE)

    assert expected == said("P56", told)


@pytest.mark.parametrize(
    "entry, expected",
    [
        (None, ["fail weak-or-tight"]),
        ({"tones": [{"muscle": TRICEPS, "at_least": "releasing"}]}, ["pass"]),
        ({"tones": [{"muscle": TRICEPS, "side": "right", "at_least": "releasing"}]}, ["fail weak-or-tight"]),
    ],
)
def test_entry_criteria(entry: Json | None, expected: list[str]) -> None:
    """A planned phase that asks for the release on entry is fine (A63)."""
    strong = work(TRICEPS, dosage={"effort_percent": 60})
    told = planned(assessments=TIGHT, definitions=NONE, program=program(phase(strong, entry=entry)))

    assert expected == said("P56", told)


def test_planned_days_before_the_release() -> None:
    """A prescription gives one finding, with the first tight day and how many there are."""
    told = planned(
        work(TRICEPS, dosage={"effort_percent": 60}),
        assessments=[*TIGHT, _seen("releasing", "2024-04-10")],
        definitions=NONE,
    )
    (hit,) = hits("P56", told)

    assert "on 2024-04-02 and on 7 further planned days" == filled(hit)["when"]


def test_place_of_the_dose() -> None:
    """The finding shows the dose where it stands: at the item, or at its prescription."""
    members = {"assessments": TIGHT, "definitions": NONE}
    doses: list[Json] = [{}, {"dosage": {"resistance": "heavy"}}]
    log = [
        planned(
            work(TRICEPS, id="e1", dosage={"effort_percent": 60}),
            log={"sessions": [{"id": "s", "date": "2024-04-02", "items": [item(prescription="e1", **given)]}]},
            **members,
        )
        for given in doses
    ]
    found = [[hit.facts[-1] for hit in hits("P56", each) if hit.path.steps[0] == "log"] for each in log]

    assert [
        [Fact("$.program.phases[0].prescriptions[0].dosage", "60 % effort")],
        [Fact("$.log.sessions[0].items[0].dosage.resistance", "heavy resistance")],
    ] == found


def test_aggressive_work_is_shown() -> None:
    """Work that counts as aggressive by itself is shown as that, where it stands."""
    (hit,) = hits("P56", _did(loading="aggressive"))

    assert Fact("$.log.sessions[0].items[0]", "aggressive loading") == hit.facts[-1]


def test_each_side() -> None:
    """Work that names no side is judged on both, and fails on the tight one alone (A52)."""
    both = {"id": "x", "name": "x", "type": "resistance", "muscles": [{"muscle": TRICEPS, "role": "target"}]}
    told = done(
        item(intervention="x", dosage={"effort_percent": 60}), assessments=TIGHT, definitions=own(exercises=[both])
    )

    assert [rk.Site(muscle=TRICEPS, side=rk.Side.LEFT)] == [hit.site for hit in hits("P56", told)]


def test_severity() -> None:
    """The finding is a contested warning, also under the strict profile; an unknown effort is a note."""
    told = [_did({"effort_percent": 60}), _did()]
    found = [
        (str(finding.severity), finding.contested)
        for each in told
        for profile in ("sources", "strict")
        for finding in rk.check(each, profile=profile).findings
        if finding.rule == "P56"
    ]

    assert [("warning", True)] * 2 + [("info", False)] * 2 == found
