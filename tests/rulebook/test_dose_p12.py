from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
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
    thing,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact

TRICEPS, BICEPS, ERECTOR = "triceps-brachii", "biceps-brachii", "erector-spinae"
FIRST = "$.program.phases[0].prescriptions[0]"
HARD = {"loading": "aggressive"}


def _seen(*pains: Json, date: str = "2024-04-01") -> list[Json]:
    return [visit(date, pains=list(pains))]


def _release(**dosage: Any) -> rk.Case:
    return planned(work(TRICEPS, intervention="isometric-release", dosage=dosage), definitions=own())


@pytest.mark.parametrize(
    "rule, expected",
    [
        ({"instruction": "avoid"}, "pass"),
        ({"instruction": "up-to-limit", "during_at_most": 4}, "pass"),
        ({"instruction": "up-to-limit"}, "pass"),
        ({"instruction": "push-through"}, "fail"),
        ({"instruction": "seek"}, "fail"),
        ({"instruction": "push-through", "during_at_most": 5}, "pass"),
        ({"instruction": "push-through", "after_at_most": 5}, "pass"),
        ({"instruction": "push-through", "next_morning_at_most": 5}, "pass"),
        ({"instruction": "seek", "during_at_most": 0}, "pass"),
        ({"instruction": "seek", "during_at_most": 9.5}, "pass"),
        ({"instruction": "seek", "during_at_most": 10}, "fail"),
        ({"instruction": "seek", "during_at_most": 10, "after_at_most": 3}, "pass"),
    ],
)
def test_instruction(rule: Json, expected: str) -> None:
    """No instruction seeks pain or pushes through it without an upper limit; the end of the scale is no limit."""
    assert [expected] == said("P12", planned(work(BICEPS, pain_rule=rule)))


@pytest.mark.parametrize("intervention", ["walking", "isometric-release", "self-stretch", "massage", "resistance"])
def test_instruction_for_any_work(intervention: str) -> None:
    """The instruction counts whatever the work is, exposure too."""
    told = planned(work(None, intervention=intervention, pain_rule={"instruction": "seek"}))

    assert ["fail"] == said("P12", told)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"pain_rule": {"instruction": "avoid"}}, ["fail", "pass"]),
        ({"pain_rule": {"instruction": "seek"}}, ["fail", "fail"]),
        ({"pain_rule": {"instruction": "seek"}, "status": "missed"}, ["fail"]),
    ],
)
def test_instruction_of_items(given: Json, expected: list[str]) -> None:
    """An item that tells nothing of its own is judged at its prescription."""
    told = case(
        program_start=START,
        program=program(phase(work(BICEPS, id="e1", pain_rule={"instruction": "push-through"}))),
        log={"sessions": [session(START, item(prescription="e1", **given))]},
    )

    assert expected == said("P12", told)


@pytest.mark.parametrize(
    "dosage, expected",
    [
        ({"effort_percent": 20}, ["pass"]),
        ({"effort_percent": 99.9}, ["pass"]),
        ({"effort_percent": 100}, ["fail"]),
        ({"effort_percent": 20, "effort_percent_to": 100}, ["fail"]),
        ({"effort_percent": 20, "effort_percent_to": 25}, ["pass"]),
        ({"intensity": {"value": 100, "unit": "percent", "reference": "mvc"}}, ["fail"]),
        ({"intensity": {"value": 100, "unit": "percent", "reference": "own-maximal-effort"}}, ["fail"]),
        ({"intensity": {"value": 10, "value_to": 100, "unit": "percent", "reference": "mvc"}}, ["fail"]),
        ({"intensity": {"value": 100, "unit": "percent", "reference": "mvc-emg"}}, []),
        ({"intensity": {"value": 10, "unit": "borg-cr10"}}, []),
        ({"to_failure": True}, ["fail"]),
        ({"to_failure": False}, ["pass"]),
        ({"effort_percent": 20, "to_failure": True}, ["fail"]),
        ({"hold_s": 10}, []),
    ],
)
def test_effort_of_a_release(dosage: Json, expected: list[str]) -> None:
    """A release contraction is never maximal; an effort that is not stated is no place."""
    assert expected == said("P12", _release(**dosage))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"intervention": "resistance"}, []),
        ({"intervention": "isometric-strength"}, []),
        ({"intervention": "massage"}, []),
        ({"intervention": "resistance", "technique": "pir"}, ["fail"]),
    ],
)
def test_effort_of_other_work(given: Json, expected: list[str]) -> None:
    """Maximal effort is asked about in release contractions alone."""
    assert expected == said("P12", planned(work(TRICEPS, dosage={"effort_percent": 100}, **given), definitions=own()))


def test_effort_of_items() -> None:
    """An item with a dose of its own is judged, and one without is judged at its prescription."""
    told = case(
        program_start=START,
        program=program(phase(work(TRICEPS, id="e1", intervention="isometric-release", dosage={"effort_percent": 20}))),
        log={
            "sessions": [
                session(START, item(prescription="e1", dosage={"effort_percent": 100})),
                session(START, item(prescription="e1")),
            ]
        },
        definitions=own(),
    )

    assert ["pass", "fail"] == said("P12", told)


@pytest.mark.parametrize(
    "given, expected",
    [
        (HARD, ["fail"]),
        ({"intervention": "work-hardening"}, ["fail"]),
        ({"intervention": "work-hardening", "strengthening": False}, []),
        ({"loading": "progressive"}, []),
        ({}, []),
        ({"intervention": "walking", **HARD}, []),
        ({"intervention": "carrying", "strengthening": True, **HARD}, ["fail"]),
    ],
)
def test_aggressive_work(given: Json, expected: list[str]) -> None:
    """Only aggressive strengthening is asked about."""
    told = planned(work(BICEPS, **given), assessments=_seen(pain("low-back", 3, "central")), definitions=own())

    assert expected == said("P12", told)


@pytest.mark.parametrize(
    "pains, expected",
    [
        ([pain("low-back", 3, "central")], ["fail"]),
        ([pain("upper-back", 0.5, "left")], ["fail"]),
        ([pain("neck", 1, "right")], ["fail"]),
        ([pain("whole-body", 4, "bilateral")], ["fail"]),
        ([pain("low-back", 0, "central")], ["pass"]),
        ([pain("low-back", 0, "central"), pain("neck", 2, "central")], ["fail"]),
        ([pain("knee", 5)], []),
        ([pain("pelvis", 5, "central")], []),
        ([{**pain("low-back", 5, "central"), "timing": "worst"}], []),
        ([pain("low-back", 5, "central", muscle=ERECTOR)], ["fail"]),
        ([], []),
    ],
)
def test_whose_pain(pains: list[Json], expected: list[str]) -> None:
    """It is the spine or the neck that hurts, whatever is strengthened; a pain that is not known is no place."""
    told = planned(work(BICEPS, **HARD), assessments=_seen(*pains), definitions=own())

    assert expected == said("P12", told)


@pytest.mark.parametrize("limit, expected", [(0, ["fail"]), (2, ["fail"]), (3, ["pass"]), (4, ["pass"])])
def test_limit(limit: float, expected: list[str]) -> None:
    """Only a pain strictly above the limit counts."""
    told = planned(work(BICEPS, **HARD), assessments=_seen(pain("neck", 3, "central")), definitions=own())

    assert expected == said("P12", told, pain_limit=limit)


@pytest.mark.parametrize("value, limit, expected", [(30, 0, ["fail"]), (30, 2, []), (0, 2, ["pass"]), (0, 0, ["pass"])])
def test_millimeters(value: float, limit: float, expected: list[str]) -> None:
    """Millimeters compare with a limit of 0 alone (A74)."""
    seen = {**pain("neck", value, "central"), "scale": "vas-mm"}
    told = planned(work(BICEPS, **HARD), assessments=_seen(seen), definitions=own())

    assert expected == said("P12", told, pain_limit=limit)


@pytest.mark.parametrize(
    "entry, second, expected",
    [
        ({"pains": [{"region": "low-back", "at_most": 0}]}, None, []),
        ({"pains": [{"region": "neck", "at_most": 0}]}, None, ["fail"]),
        ({"pains": [{"region": "low-back", "at_most": 2}]}, None, ["fail"]),
        ({"pains": [{"region": "low-back", "at_most": 0}]}, "2024-04-02", []),
        ({"pains": [{"region": "low-back", "at_most": 0}]}, "2024-04-03", ["fail"]),
        ({}, None, ["fail"]),
    ],
)
def test_entry_criteria(entry: Json, second: str | None, expected: list[str]) -> None:
    """A phase that asks for an end of pain on entry is believed, until a later observation (A63)."""
    visits = _seen(pain("low-back", 3, "central"))
    visits += [] if second is None else _seen(pain("low-back", 3, "central"), date=second)
    told = case(
        program_start=START,
        program=program(phase(work(BICEPS, **HARD), entry=entry)),
        assessments=visits,
        definitions=own(),
    )

    assert expected == said("P12", told)


def test_entry_criteria_and_a_visit_without_such_pain() -> None:
    """A later visit that tells nothing of spine or neck leaves the phase believed (A63)."""
    entry = {"pains": [{"region": "low-back", "at_most": 0}]}
    told = case(
        program_start=START,
        program=program(phase(work(BICEPS, **HARD), entry=entry)),
        assessments=[*_seen(pain("low-back", 3, "central")), *_seen(pain("knee", 3), date="2024-04-09")],
        definitions=own(),
    )

    assert [] == said("P12", told)


def test_entry_criteria_and_a_session() -> None:
    """What was done in such a phase is judged by the pain that was observed."""
    hard = work(BICEPS, **HARD, id="w", from_day=0, to_day=0)
    entry = {"pains": [{"region": "low-back", "at_most": 0}]}
    told = case(
        program_start=START,
        program=program(phase(hard, entry=entry)),
        assessments=_seen(pain("low-back", 3, "central")),
        log={"sessions": [session(START, item(prescription="w"))]},
        definitions=own(),
    )

    assert ["$.log.sessions[0].items[0]"] == [str(hit.path) for hit in hits("P12", told)]


def test_entry_criteria_without_a_start() -> None:
    """Without a start, entry criteria stand for observations."""
    criteria = {"pains": [{"region": "low-back", "at_most": 0}]}
    told = case(
        program=program(phase(work(BICEPS, **HARD), entry=criteria)),
        assessments=_seen(pain("low-back", 3, "central")),
        definitions=own(),
    )

    assert [] == said("P12", told)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"pain_before": 0}, ["pass"]),
        ({"pain_before": 4}, ["fail"]),
        ({"pain_before": 40, "pain_scale": "vas-mm"}, ["fail"]),
        ({}, ["fail"]),
        ({"targets": [{"muscle": BICEPS, "side": "left"}], "pain_before": 0}, ["fail"]),
        ({"targets": None, "region": "low-back", "pain_before": 0}, ["pass"]),
    ],
)
def test_pain_told_with_the_work(given: Json, expected: list[str]) -> None:
    """A pain told before work of the spine goes before an observation; told before other work it says nothing."""
    told = done(
        item(ERECTOR, **HARD, **given) if "targets" not in given else item(None, **HARD, **given),
        assessments=_seen(pain("low-back", 3, "central")),
        definitions=own(),
    )

    assert expected == said("P12", told)


def test_own_millimeters_and_a_limit() -> None:
    """A pain in millimeters told with the work does not compare with a limit in points."""
    told = done(item(ERECTOR, **HARD, pain_before=40, pain_scale="vas-mm"), definitions=own())

    assert [] == said("P12", told, pain_limit=2)


def test_own_points_and_a_limit() -> None:
    """A pain told with the work without a scale is in points, and compares with a limit in points."""
    told = done(item("multifidus", **HARD, pain_before=3), definitions=own())

    assert ["fail"] == said("P12", told, pain_limit=2)


def test_work_after_missed_work() -> None:
    """Missed work hides nothing that follows."""
    hard: Json = {**HARD, "pain_before": 3}

    assert ["fail"] == said("P12", done(item("multifidus", **hard, status="missed"), item("multifidus", **hard)))


def test_days() -> None:
    """The finding names the first day in pain and how many there are."""
    visits = [*_seen(pain("neck", 0, "central")), *_seen(pain("neck", 2, "central"), date="2024-04-20")]
    told = planned(work(BICEPS, **HARD, dosage={"days_per_week": 7}), assessments=visits, definitions=own())
    (found,) = hits("P12", told)

    assert (
        "strengthens aggressively on 2024-04-20 and on 9 further planned days with pain of spine or neck 2/10"
        == (filled(found)["told"])
    )
    assert (Fact("$.assessments[1].pains[0]", "neck (central): pain 2/10, movement, now", 0),) == found.facts


def test_several_faults_are_one_finding() -> None:
    """One piece of work gives one finding, with all that is found."""
    told = planned(
        work(
            TRICEPS,
            intervention="isometric-release",
            pain_rule={"instruction": "seek"},
            dosage={"effort_percent": 100, "to_failure": True},
        ),
        definitions=own(),
    )
    (found,) = hits("P12", told)

    assert {
        "work": "isometric release",
        "told": "tells the patient to seek pain without an upper limit and asks for a maximal release contraction",
        "wanted": "no instruction to work into pain and a release contraction that is never maximal",
    } == filled(found)
    assert [
        Fact(f"{FIRST}.pain_rule.instruction", "instruction: seek"),
        Fact(f"{FIRST}.dosage.effort_percent", "100 %"),
        Fact(f"{FIRST}.dosage.to_failure", "on to failure"),
    ] == list(found.facts)


def test_template() -> None:
    """A template without a person is judged for what it says itself."""
    told = planned(work(BICEPS, pain_rule={"instruction": "seek"}), patient=None)

    assert ["fail"] == said("P12", told)


NECK = "upper-trapezius"


def _flat(
    *grades: str,
    efforts: tuple[float, ...] = (40, 70),
    pains: tuple[float, float] = (4, 4),
    log: Json | None = None,
    **given: Any,
) -> rk.Case:
    """Return a neck that was tested before the program and on day 18, and strengthened from days 0 and 21 on."""
    visits = [
        visit(
            date,
            pains=[pain("neck", value, "central")],
            strengths=[thing({"scale": "mmt", **given}, muscle=NECK, side="left", grade=grade)],
        )
        for date, grade, value in zip(("2024-04-01", "2024-04-20"), grades, pains, strict=True)
    ]
    works = [
        phase(
            work(NECK, id=f"w{at}", dosage={"effort_percent": effort, "days_per_week": 3}),
            from_day=21 * at,
            to_day=21 * at + 20,
        )
        for at, effort in enumerate(efforts)
    ]
    return case(program_start=START, program=program(*works), assessments=visits, log=log, definitions=own())


@pytest.mark.parametrize(
    "grades, given, expected",
    [
        (("3", "3"), {}, ["fail"]),
        (("4", "3"), {}, ["fail"]),
        (("3", "4"), {}, []),
        (("5", "5"), {}, []),
        (("3", "3"), {"efforts": (40, 40)}, ["pass"]),
        (("3", "3"), {"efforts": (70, 40)}, ["pass"]),
        (("3", "3"), {"pains": (4, 0)}, []),
        (("3", "3"), {"pains": (0, 4)}, []),
        (("3", "3"), {"side": "right"}, []),
        (("weak", "weak"), {"scale": "category"}, ["fail"]),
    ],
)
def test_effort_on_a_plateau(grades: tuple[str, str], given: Json, expected: list[str]) -> None:
    """Effort is not raised on a muscle that gained no strength and still hurts (S0-15)."""
    assert expected == said("P12", _flat(*grades, **given))


def test_plateau_with_pain_elsewhere_in_the_spine() -> None:
    """Pain of another part of the spine is none of the muscle that gained no strength."""
    told = _flat("3", "3", pains=(4, 0))
    elsewhere = case(assessments=_seen(pain("low-back", 5, "central"), date="2024-04-21")).assessments
    assert elsewhere is not None

    assert [] == said("P12", rk.apply(told, rk.Edit.insert("$.assessments[2]", elsewhere[0])))


def test_plateau_finding() -> None:
    """It stands at the work that raises the effort, with both tests and the pain."""
    (hit,) = hits("P12", _flat("3", "3"))

    assert "$.program.phases[1].prescriptions[0]" == str(hit.path)
    assert (
        "raises the effort of upper-trapezius (left) from 40 % to 70 % after no gain in strength "
        "between 2024-04-01 and 2024-04-20, with pain 4/10"
    ) == filled(hit)["told"]
    assert (
        Fact("$.assessments[0].strengths[0]", "upper-trapezius (left): strength 3 on mmt"),
        Fact("$.assessments[1].strengths[0]", "upper-trapezius (left): strength 3 on mmt"),
        Fact("$.assessments[1].pains[0]", "neck (central): pain 4/10, movement, now", 0),
    ) == hit.facts


def test_plateau_and_a_session() -> None:
    """A session that states no dose of its own is judged at its prescription."""
    told = _flat("3", "3", log={"sessions": [session("2024-04-24", item(prescription="w1"))]})

    assert ["$.program.phases[1].prescriptions[0]"] == [str(hit.path) for hit in hits("P12", told)]


def test_plateau_of_a_limb() -> None:
    """The source speaks of the neck; a limb is left to other rules."""
    visits = [
        visit(
            date,
            pains=[pain("elbow", 4)],
            strengths=[thing({}, muscle=BICEPS, side="left", grade="3", scale="mmt")],
        )
        for date in ("2024-04-01", "2024-04-20")
    ]
    log = {
        "sessions": [
            session(date, item(intervention="resistance", targets=[site(BICEPS)], dosage={"effort_percent": effort}))
            for date, effort in (("2024-04-02", 40), ("2024-04-22", 70))
        ]
    }

    assert [] == said("P12", case(assessments=visits, log=log, definitions=own()))
