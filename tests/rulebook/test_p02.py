from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    ELBOW,
    START,
    Json,
    case,
    done,
    filled,
    hits,
    item,
    own,
    pain,
    phase,
    planned,
    program,
    said,
    session,
    site,
    tone,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

NONE = own()
TRAPEZIUS, ERECTOR, BICEPS, TRICEPS = "upper-trapezius", "erector-spinae", "biceps-brachii", "triceps-brachii"


def _neck(*pains: Json, **given: Any) -> rk.Case:
    """Return a case that plans work for the left upper trapezius, with pains told the day before."""
    return planned(work(TRAPEZIUS, **given), assessments=[visit("2024-04-01", pains=list(pains))], definitions=NONE)


def _monitored(limit: float) -> Json:
    """Return a pain rule with a limit and a next-morning check."""
    return {"instruction": "up-to-limit", "during_at_most": limit, "next_morning_at_most": 2}


@pytest.mark.parametrize(
    "value, limit, expected",
    [
        (0, 0, ["pass"]),
        (0.1, 0, ["fail"]),
        (10, 0, ["fail"]),
        (3, 3, ["fail within-limit"]),
        (3.1, 3, ["fail"]),
        (2.9, 3, ["fail within-limit"]),
        (0.5, 3, ["fail within-limit"]),
        (0, 3, ["pass"]),
    ],
)
def test_limit(value: float, limit: float, expected: list[str]) -> None:
    """Pain strictly above the limit fails, and pain up to a raised limit is a note (A02)."""
    assert expected == said("P02", _neck(pain("neck", value, "central")), pain_limit=limit)


@pytest.mark.parametrize(
    "value, limit, expected",
    [(0, 0, ["pass"]), (1, 0, ["fail"]), (1, 1, ["unknown"]), (1, 3, ["unknown"]), (0, 3, ["pass"])],
)
def test_millimeters(value: float, limit: float, expected: list[str]) -> None:
    """Millimeters are compared with a limit of zero only, and never converted (A74)."""
    told = _neck(pain("neck", value, "central", scale="vas-mm"))

    assert expected == said("P02", told, pain_limit=limit)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"loading": "progressive"}, ["fail"]),
        ({"loading": "aggressive"}, ["fail"]),
        ({"pain_rule": _monitored(4)}, ["fail pain-rule"]),
        ({"pain_rule": _monitored(3)}, ["fail"]),
        ({"pain_rule": {"instruction": "up-to-limit", "during_at_most": 3}}, ["fail"]),
        ({"pain_rule": {"instruction": "up-to-limit", "next_morning_at_most": 3}}, ["fail"]),
        ({"pain_rule": {"instruction": "avoid"}}, ["fail"]),
        (
            {
                "loading": "aggressive",
                "pain_rule": {"instruction": "up-to-limit", "during_at_most": 3, "next_morning_at_most": 2},
            },
            ["fail"],
        ),
        ({"intervention": "stabilizer-hold"}, ["fail hold-or-pnf"]),
        ({"intervention": "stabilizer-endurance"}, ["fail hold-or-pnf"]),
        ({"intervention": "stabilizer-hold", "pain_rule": _monitored(4)}, ["fail pain-rule"]),
        ({"intervention": "pnf"}, ["fail hold-or-pnf"]),
        ({"intervention": "work-hardening"}, ["fail"]),
        ({"intervention": "walking"}, []),
        ({"intervention": "gentle-movement"}, []),
        ({"intervention": "resistance", "strengthening": False}, []),
        ({"intervention": "carrying", "strengthening": True}, ["fail"]),
    ],
)
def test_kinds_of_work_in_a_painful_neck(given: Json, expected: list[str]) -> None:
    """In the neck only a monitored pain rule, holds and PNF soften, and aggressive work never does."""
    assert expected == said("P02", _neck(pain("neck", 4, "central"), **given))


@pytest.mark.parametrize(
    "muscle, region, loading, expected",
    [
        (ERECTOR, "low-back", "progressive", ["fail back-progressive"]),
        (ERECTOR, "upper-back", "progressive", ["fail back-progressive"]),
        (ERECTOR, "low-back", "constant", ["fail"]),
        (ERECTOR, "low-back", None, ["fail"]),
        (ERECTOR, "low-back", "aggressive", ["fail"]),
        (ERECTOR, "whole-body", None, ["fail extrapolated"]),
        (BICEPS, "elbow", None, ["fail extrapolated"]),
        (BICEPS, "shoulder", "progressive", ["fail extrapolated"]),
        ("rectus-abdominis", "abdomen", None, ["fail extrapolated"]),
        ("trapezius", "neck", "progressive", ["fail"]),
        ("trapezius", "upper-back", "progressive", ["fail back-progressive"]),
    ],
)
def test_regions(muscle: str, region: str, loading: str | None, expected: list[str]) -> None:
    """Pain in the back softens for progressive load, and other regions than neck and back are extrapolated."""
    side = "midline" if muscle == "rectus-abdominis" else "left"
    told = planned(
        work(muscle, side, loading=loading),
        assessments=[visit("2024-04-01", pains=[pain(region, 4, "left")])],
        definitions=NONE,
    )

    assert expected == said("P02", told)


@pytest.mark.parametrize(
    "region, side, expected",
    [
        ("elbow", "left", ["fail extrapolated"]),
        ("elbow", "bilateral", ["fail extrapolated"]),
        ("elbow", "unknown", ["unknown"]),
        ("elbow", "alternating", ["unknown"]),
        ("elbow", "central", ["unknown"]),
        ("whole-body", "bilateral", ["fail extrapolated"]),
    ],
)
def test_sides_of_limbs(region: str, side: str, expected: list[str]) -> None:
    """Pain on both sides is pain on each, and an open side leaves it unknown (A07, A76)."""
    told = planned(work(BICEPS), assessments=[visit("2024-04-01", pains=[pain(region, 4, side)])], definitions=NONE)

    assert expected == said("P02", told)


@pytest.mark.parametrize("side", ["left", "right", "central", "bilateral", "unknown"])
def test_sides_of_the_spine(side: str) -> None:
    """Pain of an axial region is pain on both sides, whatever side is told (A07)."""
    assert ["fail"] == said("P02", _neck(pain("neck", 4, side)))


NO_VALUE = "no pain value of the region is recorded at or before that day"
OPEN = "the recorded pain leaves its side or its moment open"
NUMBED = "a local anesthetic or block of the same day hides pain"


@pytest.mark.parametrize(
    "pains, doubt",
    [
        ([], NO_VALUE),
        ([pain("neck", 4, "central", timing="worst")], OPEN),
        ([pain("neck", 4, "central", context="night")], OPEN),
        ([pain("neck", 0.5, "central", context="night")], OPEN),
        ([pain("neck", 0, "central", timing="worst")], NO_VALUE),
        ([pain("neck", 0, "central", analgesia="local")], NUMBED),
    ],
    ids=["nothing", "worst alone", "night alone", "a little at night", "worst of nothing", "numb"],
)
def test_doubts(pains: list[Json], doubt: str) -> None:
    """Missing pain, a worst or night value alone, and local anesthesia leave it unknown, each with its reason."""
    (found,) = hits("P02", _neck(*pains))

    assert (rk.Outcome.UNKNOWN, doubt) == (found.outcome, filled(found)["doubt"])


@pytest.mark.parametrize(
    "thresholds, expected",
    [
        ({}, ["pass"]),
        ({"pain_age_days": 31}, ["unknown"]),
        ({"pain_age_days": 32}, ["pass"]),
        ({"assessment_age_days": 31}, ["unknown"]),
        ({"assessment_age_days": 32}, ["pass"]),
        ({"pain_age_days": 32, "assessment_age_days": 31}, ["pass"]),
        ({"pain_age_days": 31, "assessment_age_days": 32}, ["unknown"]),
    ],
)
def test_age(thresholds: dict[str, Any], expected: list[str]) -> None:
    """Pain past its own age limit is unknown; the age limit of assessments stands in for it."""
    told = done(
        item(TRAPEZIUS),
        assessments=[visit("2024-03-01", pains=[pain("neck", 0, "central")])],
        definitions=NONE,
    )

    assert expected == said("P02", told, **thresholds)


@pytest.mark.parametrize("thigh, expected", [("2024-03-01", "unknown"), ("2024-04-01", "pass")])
def test_age_of_several_regions(thigh: str, expected: str) -> None:
    """Of a muscle of two regions one pain that is new enough decides."""
    told = done(
        item("hamstrings"),
        assessments=[visit("2024-03-01", pains=[pain("hip", 0)]), visit(thigh, pains=[pain("thigh", 0)])],
        definitions=NONE,
    )

    assert [expected] == said("P02", told, pain_age_days=7)


def test_planned_days_on_which_pain_is_too_old() -> None:
    """Pain that grows too old within a plan leaves the days from then on unknown, without any new visit."""
    (found,) = hits("P02", _neck(pain("neck", 0, "central")), pain_age_days=7)

    assert (rk.Outcome.UNKNOWN, "on 2024-04-09 and on 20 further planned days") == (
        found.outcome,
        filled(found)["when"],
    )


def test_age_in_words() -> None:
    """What is too old is told with its limit and shown as a fact."""
    told = done(
        item(TRAPEZIUS),
        assessments=[visit("2024-03-31", pains=[pain("neck", 0, "central")])],
        definitions=NONE,
    )

    expected = Hit(
        outcome=rk.Outcome.UNKNOWN,
        path=rk.Path.parse("$.log.sessions[0].items[0]"),
        site=rk.Site(muscle=TRAPEZIUS, side=rk.Side.LEFT),
        facts=(Fact("$.assessments[0].pains[0]", "neck (central): pain 0/10, movement, now", 2),),
        parameters=parameters(
            work="resistance training",
            does="strengthens",
            target="upper-trapezius (left)",
            when=f"on {START}",
            doubt="the recorded pain is older than 1 days",
        ),
        needs=(f"pain of upper-trapezius (left) on movement, at or before {START}",),
    )
    assert [expected] == hits("P02", told, pain_age_days=1)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"pain_before": 0}, ["pass"]),
        ({"pain_before": 2}, ["fail"]),
        ({"pain_before": 20, "pain_scale": "vas-mm"}, ["fail"]),
        ({"pain_before": 0, "analgesia": "systemic"}, ["fail under-analgesia"]),
        ({"pain_before": 0, "analgesia": "local"}, ["unknown"]),
        ({"pain_before": 0, "analgesia": "none"}, ["pass"]),
        ({"pain_during": 5}, ["unknown"]),
        ({"analgesia": "local"}, ["unknown"]),
    ],
)
def test_value_before_the_work(given: Json, expected: list[str]) -> None:
    """The session's own value before the work goes first; pain during it does not decide."""
    assert expected == said("P02", done(item(TRAPEZIUS, **given), definitions=NONE))


def test_own_value_goes_before_an_assessment() -> None:
    """The value before the work stands although an assessment of that day says otherwise."""
    seen = [visit("2024-04-02", pains=[pain("neck", 8, "central")])]

    assert ["pass"] == said("P02", done(item(TRAPEZIUS, pain_before=0), assessments=seen, definitions=NONE))


def test_own_value_has_no_region() -> None:
    """Without a region of its own, the value before the work is that of the muscle's regions."""
    told = {
        muscle: said("P02", done(item(muscle, pain_before=2, loading="progressive"), definitions=NONE))
        for muscle in (TRAPEZIUS, ERECTOR, BICEPS)
    }

    assert {TRAPEZIUS: ["fail"], ERECTOR: ["fail back-progressive"], BICEPS: ["fail extrapolated"]} == told


@pytest.mark.parametrize(
    "treatment, date, status, expected",
    [
        ("local-anesthetic", "2024-04-02", None, ["unknown"]),
        ("trigger-point-injection", "2024-04-02", None, ["unknown"]),
        ("local-anesthetic", "2024-04-01", None, ["pass"]),
        ("local-anesthetic", "2024-04-02", "planned", ["pass"]),
        ("local-anesthetic", "2024-04-02", "missed", ["pass"]),
        ("massage", "2024-04-02", None, ["pass"]),
    ],
)
def test_numbing_treatment(treatment: str, date: str, status: str | None, expected: list[str]) -> None:
    """An anesthetic or injection of the same day hides pain (A75)."""
    given = {"id": "x1", "date": date, "treatment": treatment}
    log = {
        "sessions": [session(START, item(TRAPEZIUS, pain_before=0))],
        "treatments": [given if status is None else {**given, "status": status}],
    }

    assert expected == said("P02", case(log=log, definitions=NONE))


def test_analgesia_is_noted_once() -> None:
    """Pain absent under a pain medicine is a note in a plan as well (A44)."""
    assert ["fail under-analgesia"] == said("P02", _neck(pain("neck", 0, "central", analgesia="systemic")))


@pytest.mark.parametrize(
    "first, last, states, expected",
    [
        (6, 3, ["hypertonic", "releasing"], ["fail release-begun"]),
        (6, 3, ["spasm", "normal"], ["fail release-begun"]),
        (3, 3, ["hypertonic", "releasing"], ["fail extrapolated"]),
        (2, 3, ["hypertonic", "releasing"], ["fail extrapolated"]),
        (6, 3, ["hypertonic", "hypertonic"], ["fail extrapolated"]),
        (6, 3, ["normal", "normal"], ["fail extrapolated"]),
        (6, 3, ["unknown", "unknown"], ["fail extrapolated"]),
    ],
)
def test_release_begun(first: float, last: float, states: list[str], expected: list[str]) -> None:
    """Once the tight partner has begun to release and pain is lower than at first, the finding is softened."""
    told = done(
        item(BICEPS),
        assessments=[
            visit(f"2024-03-0{day}", pains=[pain("elbow", value)], tones=[tone(TRICEPS, state)])
            for day, (value, state) in enumerate(zip((first, last), states, strict=True), start=1)
        ],
        definitions=ELBOW,
    )

    assert expected == said("P02", told)


@pytest.mark.parametrize(
    "before, scale, earlier, expected",
    [
        (2, "nprs", 6, ["fail release-begun"]),
        (6, "nprs", 6, ["fail extrapolated"]),
        (20, "vas-mm", 6, ["fail extrapolated"]),
        (2, "vas-mm", 6, ["fail extrapolated"]),
        (2, "nprs", None, ["fail extrapolated"]),
    ],
)
def test_release_begun_by_the_own_value(before: float, scale: str, earlier: float | None, expected: list[str]) -> None:
    """The value before the work is compared with the first one of the region on the same scale."""
    pains = [] if earlier is None else [pain("elbow", earlier)]
    told = done(
        item(BICEPS, pain_before=before, pain_scale=scale),
        assessments=[
            visit("2024-03-01", pains=pains, tones=[tone(TRICEPS, "hypertonic")]),
            visit("2024-03-02", tones=[tone(TRICEPS, "releasing")]),
        ],
        definitions=ELBOW,
    )

    assert expected == said("P02", told)


@pytest.mark.parametrize(
    "criterion, expected",
    [
        ({"region": "neck", "at_most": 0}, ["pass"]),
        ({"region": "neck", "at_most": 1}, ["fail"]),
        ({"region": "whole-body", "at_most": 0}, ["pass"]),
        ({"region": "elbow", "at_most": 0}, ["fail"]),
        ({"region": "neck", "muscle": TRAPEZIUS, "at_most": 0}, ["pass"]),
        ({"region": "neck", "muscle": "scalenes", "at_most": 0}, ["fail"]),
        ({"region": "neck", "side": "right", "at_most": 0}, ["pass"]),
    ],
)
def test_entry_criteria(criterion: Json, expected: list[str]) -> None:
    """A planned phase whose entry keeps the region's pain within the limit is fine (A63)."""
    told = case(
        program_start=START,
        program=program(phase(work(TRAPEZIUS), entry={"pains": [criterion]})),
        assessments=[visit("2024-04-01", pains=[pain("neck", 4, "central")])],
        definitions=NONE,
    )

    assert expected == said("P02", told)


@pytest.mark.parametrize("value, expected", [(4, ["fail"]), (0, ["pass"])])
def test_newer_pain_goes_before_entry_criteria(value: float, expected: list[str]) -> None:
    """Pain told after the phase began counts although the phase asked for none."""
    told = case(
        program_start=START,
        program=program(phase(work(TRAPEZIUS), entry={"pains": [{"region": "neck", "at_most": 0}]})),
        assessments=[visit("2024-04-03", pains=[pain("neck", value, "central")])],
        definitions=NONE,
    )

    assert expected == said("P02", told)


def test_entry_criteria_without_dates() -> None:
    """In a program without a start, entry criteria stand and no value counts as newer."""
    told = case(
        program=program(phase(work(TRAPEZIUS), entry={"pains": [{"region": "neck", "at_most": 0}]})),
        assessments=[visit("2024-04-03", pains=[pain("neck", 4, "central")])],
        definitions=NONE,
    )

    assert ["pass"] == said("P02", told)


def test_template() -> None:
    """A template without a person has no pain to speak of."""
    told = case(patient=None, program_start=START, program=program(phase(work(TRAPEZIUS))), definitions=NONE)

    assert [] == said("P02", told)


def test_work_without_targets() -> None:
    """Work that names no muscle is no place of this rule."""
    assert [] == said("P02", planned(work(), definitions=NONE))


def test_prescription_that_the_log_covers() -> None:
    """A prescription whose days the log covers is left to the log."""
    told = case(
        program_start=START,
        program=program(phase(work(TRAPEZIUS, id="e1"), to_day=0)),
        log={"sessions": [session(START, item(prescription="e1", pain_before=0))]},
        definitions=NONE,
    )

    assert ["pass"] == said("P02", told)


def test_unknown_days_are_counted() -> None:
    """The finding on missing pain counts the planned days before the first value."""
    told = planned(
        work(TRAPEZIUS), assessments=[visit("2024-04-04", pains=[pain("neck", 0, "central")])], definitions=NONE
    )
    (found,) = hits("P02", told)

    assert "on 2024-04-02 and on 1 further planned day" == filled(found)["when"]


@pytest.mark.parametrize("holder", ["item", "prescription"])
def test_facts_name_their_holder(holder: str) -> None:
    """Loading and pain rule are shown where they are stated, at the item or at its prescription."""
    given: Json = {
        "loading": "constant",
        "pain_rule": {"instruction": "up-to-limit", "during_at_most": 3, "next_morning_at_most": 2.5},
    }
    of_item, of_prescription = (given, {}) if holder == "item" else ({}, given)
    told = case(
        program_start=START,
        program=program(phase(work(TRAPEZIUS, id="e1", **of_prescription), to_day=0)),
        log={"sessions": [session(START, item(prescription="e1", pain_before=2.5, **of_item))]},
        definitions=NONE,
    )
    item_path = "$.log.sessions[0].items[0]"
    place = item_path if holder == "item" else "$.program.phases[0].prescriptions[0]"

    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse(item_path),
        site=rk.Site(**{**site(TRAPEZIUS), "side": rk.Side.LEFT}),
        facts=(
            Fact(f"{item_path}.pain_before", "pain 2.5/10", 0),
            Fact(f"{place}.loading", "loading: constant"),
            Fact(f"{place}.pain_rule", "pain at most 3 during and 2.5 the next morning"),
        ),
        parameters=parameters(
            work="resistance training",
            does="strengthens",
            target="upper-trapezius (left)",
            when=f"on {START}",
            pain="2.5/10",
            limit="0",
        ),
        softening="pain-rule",
    )
    assert [expected] == hits("P02", told)


def test_the_plain_stretch_is_named() -> None:
    """Where planned days are softened only until neck pain sets in, the finding is plain and names the first day."""
    told = planned(
        work("trapezius", loading="progressive"),
        assessments=[
            visit("2024-04-01", pains=[pain("upper-back", 3, "central")]),
            visit("2024-04-28", pains=[pain("neck", 5, "central")]),
        ],
        definitions=NONE,
    )
    (found,) = hits("P02", told)

    assert (None, "5/10", "on 2024-04-02 and on 27 further planned days") == (
        found.softening,
        filled(found)["pain"],
        filled(found)["when"],
    )


def test_the_first_softened_stretch_is_named() -> None:
    """Where every planned day is softened, the finding names the first, with the softening of that day."""
    told = planned(
        work(BICEPS),
        assessments=[
            visit("2024-03-30", pains=[pain("elbow", 6)], tones=[tone(TRICEPS, "hypertonic")]),
            visit("2024-04-01", pains=[pain("elbow", 3)], tones=[tone(TRICEPS, "releasing")]),
            visit("2024-04-10", pains=[pain("whole-body", 7, "bilateral")]),
        ],
        definitions=ELBOW,
    )
    (found,) = hits("P02", told)

    assert ("release-begun", "on 2024-04-02 and on 27 further planned days") == (
        found.softening,
        filled(found)["when"],
    )


@pytest.mark.parametrize(
    "given, pains, expected",
    [
        ({"region": "neck"}, [pain("neck", 4, "central")], ["fail"]),
        ({"region": "neck"}, [pain("neck", 0, "central")], ["pass"]),
        ({"region": "low-back", "loading": "progressive"}, [pain("low-back", 4)], ["fail back-progressive"]),
        ({"region": "elbow", "region_side": "left"}, [pain("elbow", 4)], ["fail extrapolated"]),
        ({"region": "elbow"}, [pain("elbow", 4, "right")], ["fail extrapolated"]),
        ({"region": "neck"}, [], ["unknown"]),
    ],
    ids=["neck", "no pain", "back", "side", "any side", "nothing recorded"],
)
def test_work_of_a_region(given: Json, pains: list[Json], expected: list[str]) -> None:
    """Work that names a region and no muscle is judged by the pain of that region."""
    told = done(item(**given), assessments=[visit("2024-04-01", pains=pains)], definitions=NONE)

    assert expected == said("P02", told)


def test_region_in_words() -> None:
    """A finding on a region has no site and names the region with its side."""
    told = done(
        item(region="elbow", region_side="left"),
        assessments=[visit("2024-04-01", pains=[pain("elbow", 4)])],
        definitions=NONE,
    )
    (found,) = hits("P02", told)

    assert (None, "elbow (left)") == (found.site, filled(found)["target"])


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"drug_class": "local-anesthetic", "last_dose_date": START}, ["unknown"]),
        ({"drug_class": "local-anesthetic", "last_dose_date": "2024-04-01"}, ["pass"]),
        ({"drug_class": "local-anesthetic"}, ["pass"]),
        ({"drug_class": "nsaid", "last_dose_date": START}, ["pass"]),
    ],
    ids=["same day", "day before", "undated", "another class"],
)
def test_anesthetic_among_medicines(given: Json, expected: list[str]) -> None:
    """A local anesthetic among the medicines hides the pain of the day of its last dose (A75)."""
    told = done(
        item(TRAPEZIUS),
        patient={"medications": [{"id": "md", **given}]},
        assessments=[visit("2024-04-01", pains=[pain("neck", 0, "central")])],
        definitions=NONE,
    )

    assert expected == said("P02", told)


@pytest.mark.parametrize(
    "value, expected", [(3, ["fail pain-rule"]), (3.1, ["fail"]), (30, ["fail"])], ids=["within", "above", "in mm"]
)
def test_pain_above_its_own_rule(value: float, expected: list[str]) -> None:
    """A monitored pain rule softens only pain that keeps the limit of that rule (T01)."""
    rule = {"instruction": "up-to-limit", "during_at_most": 3, "next_morning_at_most": 2}
    scale = "vas-mm" if value == 30 else "nprs"

    assert expected == said("P02", _neck(pain("neck", value, "central", scale=scale), pain_rule=rule))


def test_pain_elsewhere_excuses_nothing() -> None:
    """Of several regions in pain, one that nothing softens is named although another hurts more."""
    told = done(
        item("trapezius", loading="progressive"),
        assessments=[visit("2024-04-01", pains=[pain("neck", 2, "central"), pain("upper-back", 7, "central")])],
        definitions=NONE,
    )
    (found,) = hits("P02", told)

    assert (None, "2/10") == (found.softening, filled(found)["pain"])


@pytest.mark.parametrize(
    "regions, expected",
    [(["hip"], ["fail extrapolated"]), (["hip", "thigh"], ["pass"]), (["whole-body"], ["pass"])],
    ids=["one", "both", "whole body"],
)
def test_entry_criteria_of_several_regions(regions: list[str], expected: list[str]) -> None:
    """Entry criteria stand for the regions they name, and for no other."""
    entry = {"pains": [{"region": region, "at_most": 0} for region in regions]}
    told = case(
        program_start=START,
        program=program(phase(work("adductors"), entry=entry)),
        assessments=[visit("2024-04-01", pains=[pain("hip", 4), pain("thigh", 4)])],
        definitions=NONE,
    )

    assert expected == said("P02", told)


@pytest.mark.parametrize(
    "basis, expected",
    [
        ("clinician-statement", ["fail release-begun"]),
        ("test-gain", ["fail release-begun"]),
        (None, ["fail extrapolated"]),
    ],
)
def test_release_that_is_told(basis: str | None, expected: list[str]) -> None:
    """A release that states what it is compared with counts without an earlier observation (A77)."""
    told = done(
        item(BICEPS),
        assessments=[
            visit("2024-03-01", pains=[pain("elbow", 6)]),
            visit("2024-03-02", pains=[pain("elbow", 3)], tones=[tone(TRICEPS, "releasing", change_basis=basis)]),
        ],
        definitions=ELBOW,
    )

    assert expected == said("P02", told)


def test_what_was_done_is_about_somebody() -> None:
    """A log without a patient is judged, a plan without one is not."""
    told = case(
        patient=None,
        program_start=START,
        program=program(phase(work(TRAPEZIUS))),
        log={"sessions": [session(START, item(TRAPEZIUS, pain_before=4))]},
        definitions=NONE,
    )

    assert ["fail"] == said("P02", told)


def test_days_without_dates() -> None:
    """A program without a start is judged as of the case's day, and says that its days are not dated."""
    told = planned(
        work(TRAPEZIUS),
        program_start=None,
        assessments=[visit("2024-04-01", pains=[pain("neck", 4, "central")])],
        definitions=NONE,
    )
    (found,) = hits("P02", told)

    assert "on days that are not dated (seen as of 2024-04-01)" == filled(found)["when"]


@pytest.mark.parametrize("given, does", [({}, "strengthens"), ({"intervention": "pnf"}, "facilitates")])
def test_what_the_work_does(given: Json, does: str) -> None:
    """PNF in pain is not called strengthening (A42)."""
    (hit,) = hits("P02", _neck(pain("neck", 3, "central"), **given))

    assert does == dict(hit.parameters)["does"]


@pytest.mark.parametrize(
    "given, expected", [({}, ["unknown"]), ({"pain_before": 4}, ["fail"])], ids=["told before", "felt that day"]
)
def test_pain_and_an_anesthetic(given: Json, expected: list[str]) -> None:
    """An anesthetic hides whether pain told earlier is still there; pain that is felt before the work stands (A75)."""
    seen = [visit("2024-04-01", pains=[pain("neck", 4, "central")])]
    numbed = {"id": "x1", "date": START, "treatment": "local-anesthetic"}
    log = {"sessions": [session(START, item(TRAPEZIUS, **given))], "treatments": [numbed]}

    assert expected == said("P02", case(log=log, assessments=seen, definitions=NONE))


@pytest.mark.parametrize("value", [0, 4])
def test_work_under_an_anesthetic(value: float) -> None:
    """Work done under local anesthesia leaves pain told earlier unknown, and shows it."""
    seen = [visit("2024-04-01", pains=[pain("neck", value, "central")])]
    (hit,) = hits("P02", done(item(TRAPEZIUS, analgesia="local"), assessments=seen, definitions=NONE))

    assert (rk.Outcome.UNKNOWN, NUMBED) == (hit.outcome, filled(hit)["doubt"])
    assert ["$.assessments[0].pains[0]"] == [fact.path for fact in hit.facts]


def test_pain_on_the_day_a_phase_begins() -> None:
    """Pain told on the day a phase begins is asked of by its entry criteria (A63)."""
    told = case(
        program_start=START,
        program=program(phase(work(TRAPEZIUS), entry={"pains": [{"region": "neck", "at_most": 0}]})),
        assessments=[visit(START, pains=[pain("neck", 4, "central")])],
        definitions=NONE,
    )

    assert ["pass"] == said("P02", told)


@pytest.mark.parametrize("given", [{"prescription": "e1"}, {"muscle": TRAPEZIUS, "status": "planned"}])
def test_entry_criteria_and_the_log(given: Json) -> None:
    """Entry criteria excuse a plan and not what was done in its phase, nor sessions planned beside it."""
    works = [work(TRAPEZIUS, id="e1", to_day=0)]
    told = case(
        program_start=START,
        program=program(phase(*works, entry={"pains": [{"region": "neck", "at_most": 0}]})),
        log={"sessions": [session(START, item(**given))]},
        assessments=[visit("2024-04-01", pains=[pain("neck", 4, "central")])],
        definitions=NONE,
    )

    assert "fail" in said("P02", told)


@pytest.mark.parametrize("values, expected", [((6, 1), ["fail release-begun"]), ((1, 6), ["fail extrapolated"])])
def test_first_pain_of_the_region(values: tuple[float, float], expected: list[str]) -> None:
    """The value before the work is compared with the first pain of the region, whichever visit is told first."""
    visits = [
        visit(f"2024-03-0{day}", pains=[pain("elbow", value)], tones=[tone(TRICEPS, state)])
        for day, value, state in zip((1, 2), values, ("hypertonic", "releasing"), strict=True)
    ]
    told = [done(item(BICEPS, pain_before=2), assessments=order, definitions=ELBOW) for order in (visits, visits[::-1])]

    assert [expected, expected] == [said("P02", each) for each in told]


def test_pain_within_the_limit_later_on() -> None:
    """Pain within a raised limit is noted on the first planned day that has it."""
    told = planned(
        work(TRAPEZIUS),
        assessments=[
            visit("2024-04-01", pains=[pain("neck", 0, "central")]),
            visit("2024-04-20", pains=[pain("neck", 2, "central")]),
        ],
        definitions=NONE,
    )
    (hit,) = hits("P02", told, pain_limit=3)

    assert ("within-limit", "on 2024-04-20 and on 9 further planned days") == (hit.softening, filled(hit)["when"])
