"""What rules leave out is told with the place that is left out."""

from __future__ import annotations

import pytest

import rehabkit as rk
from rehabkit.ruleset import NotApplicable

from ._build import ELBOW, case, done, item, own, phase, planned, program, session, thing, tone, verdicts, visit, work

MUSCLE, PARTNER = "biceps-brachii", "triceps-brachii"
PLAN = "$.program"
ITEM = "$.log.sessions[0].items[0]"
STROKE = {"conditions": [{"id": "k1", "condition": "stroke"}]}
TONES = [visit("2024-04-01", tones=[tone(MUSCLE, "normal"), tone(PARTNER, "hypertonic")])]
FRACTURE = {"id": "c1", "region": "elbow", "side": "left", "kind": "fracture", "onset": "2024-04-01"}
SPRAIN = {**FRACTURE, "kind": "muscle-strain"}
STRAPPED = {"precautions": [thing({}, kind="immobilization", region="elbow")]}
HOT = {**FRACTURE, "inflammation": "present"}
RIGID = {"id": "z1", "kind": "rigidity", "result": "increased", "muscle": MUSCLE}
PAIR = visit("2024-04-01", tones=[tone(MUSCLE, "normal"), tone(PARTNER, "spasm")], neuro=[RIGID])
AFRAID = visit("2024-04-01", symptoms=[thing({}, symptom="fear-of-pain", severity="marked")])
ONCE = phase(work(MUSCLE, actor="therapist", from_day=0, to_day=0))
FIRST = {"id": "c1", "region": "elbow", "side": "left", "course": "first"}
RESTED = {"rest_days": ["2024-04-02"], "activities": [thing({}, date="2024-04-02", level="full", domain="work")]}


def _neurogenic(intervention: str) -> rk.Case:
    return done(item(MUSCLE, intervention=intervention), patient=STROKE, assessments=TONES, definitions=ELBOW)


def _released() -> rk.Case:
    seen = [visit(f"2024-03-0{day}", tones=[tone(MUSCLE, state)]) for day, state in ((1, "spasm"), (2, "normal"))]
    return case(program=program(phase()), patient=STROKE, assessments=seen, definitions=ELBOW)


def _stretched() -> rk.Case:
    seen = [visit(f"2024-04-0{day}", tones=[tone(MUSCLE, "spasm")]) for day in (1, 5)]
    days = [session(f"2024-04-0{day}", item(MUSCLE, intervention="self-stretch")) for day in (2, 3, 4)]
    return case(log={"sessions": days}, patient=STROKE, assessments=seen, definitions=own())


def _after(complaint: dict[str, str], intervention: str) -> rk.Case:
    return done(item(intervention=intervention), complaints=[complaint], definitions=own())


@pytest.mark.parametrize(
    "rule, told, path",
    [
        ("P01", _neurogenic("resistance"), ITEM),
        ("P05", _neurogenic("self-stretch"), ITEM),
        ("P06", _stretched(), "$.assessments[1].tones[0]"),
        ("P07", _released(), PLAN),
        ("P08", _neurogenic("isometric-release"), ITEM),
        ("P16", case(program=program(ONCE), complaints=[FIRST]), PLAN),
        ("P20", case(complaints=[FRACTURE], log=RESTED), "$.complaints[0]"),
        ("P21", case(complaints=[FRACTURE], log=RESTED), "$.complaints[0]"),
        ("P22", _after(FRACTURE, "ice"), ITEM),
        ("P23", _after(HOT, "heat"), ITEM),
        ("P24", _after(FRACTURE, "isometric-release"), "$.complaints[0]"),
        ("P25", case(complaints=[FRACTURE], log=RESTED), "$.complaints[0]"),
        ("P25", case(complaints=[SPRAIN], patient=STRAPPED, log=RESTED), "$.log.activities[0]"),
        (
            "P28",
            planned(work(MUSCLE), assessments=[PAIR], definitions=ELBOW),
            "$.program.phases[0].prescriptions[0]",
        ),
        ("P29", case(assessments=[PAIR], definitions=ELBOW), "$.assessments[0].tones[1]"),
        ("P34", case(program=program(phase(work(intervention="massage")), aim="relief"), complaints=[SPRAIN]), PLAN),
        ("P35", _neurogenic("massage"), ITEM),
        ("P37", done(item(MUSCLE, intervention="massage", pain_during=4, familiar_pain=True)), ITEM),
        ("P41", case(program=program(components=[]), patient={"imbalance": "presumed", "work_demands": []}), PLAN),
        ("P53", case(program=program(), assessments=[AFRAID]), PLAN),
        ("P56", _neurogenic("resistance"), ITEM),
    ],
)
def test_place(rule: str, told: rk.Case, path: str) -> None:
    """The place of what is left out is the thing that would be judged."""
    (left_out,) = verdicts(rule, told)

    assert isinstance(left_out, NotApplicable)
    assert path == str(left_out.path)
