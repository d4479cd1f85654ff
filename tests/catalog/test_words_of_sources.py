from __future__ import annotations

import json

import pytest

import rehabkit as rk
from rehabkit.codec import plain

WORDS: dict[str, str] = {
    "S3-39": "Cause/poor-posture",
    "S3-40": "Cause/forward-bending-load",
    "S3-41": "Cause/extension-load",
    "S3-42": "Cause/static-work Cause/repetitive-motion",
    "S3-43": "Cause/lack-of-exercise",
    "S3-44": "Cause/over-exercise",
    "S3-45": "Cause/incorrect-exercise",
    "S3-46": "Cause/physical-repetitive-stress",
    "S3-47": "Cause/emotional-stress",
    "S3-48": "Cause/poor-sleep",
    "S3-49": "Cause/accident",
    "S3-50": "Cause/earlier-injury",
    "S3-51": "Cause/other",
    "S3-76": "Cause/guarding",
    "S3-07": "Cause/undertreated-pain Cause/lost-homeostasis Cause/poor-metabolism",
    "S3-53": "Cause/central-stabilization",
    "S3-80": "Cause/generic-exercise-sheet",
    "S3-86": "Cause/excess-stretching",
    "S2-04": "Cause/overuse",
    "S2-09": "Cause/underuse Cause/weakness",
    "S2-10": "Cause/compensation",
    "S2-18": "Cause/poor-sitting-posture",
    "S2-19": "Cause/stabilizer-neglect",
    "S2-20": "Cause/fatigue",
    "S2-03": "Cause/nerve-misfire",
    "S3-67": "Trigger/reach-rotated Trigger/bend-pickup Trigger/gardening Trigger/golf",
    "S3-73": "Cause/inflammation Cause/stress-hormones",
    "S3-126": "Cause/fear Symptom/fear-of-pain",
    "S1-19": "Cause/manual-inhibition",
    "S0-01": "Symptom/heavy-head",
    "S0-02": "Symptom/felt-tightness Symptom/stiffness Symptom/soreness",
    "S2-02": "Tone/spasm Symptom/spasm",
    "S2-32": "Symptom/ache Symptom/stiffness Symptom/loss-of-control Symptom/jerky-motion Symptom/spasm",
    "S3-17": "Symptom/extremity-pain Symptom/extremity-numbness",
    "S3-56": "Symptom/reduced-flexibility",
    "S3-57": "Symptom/easy-fatigue",
    "S3-58": "Symptom/burning-after-activity",
    "S3-59": "Symptom/posture-intolerance",
    "S3-60": "Symptom/stiff-on-rising",
    "S3-61": "Symptom/end-of-day-exhaustion",
    "S3-62": "Symptom/morning-stiffness",
    "S3-125": "Symptom/guarding Symptom/avoidance",
    "S4-12": "Symptom/poor-sleep Symptom/low-mood Symptom/poor-memory Symptom/poor-cognition Symptom/low-motivation",
    "S3-16": (
        "Condition/osteoarthritis Condition/disc-degeneration Condition/disc-bulge Condition/disc-herniation "
        "Condition/facet-disease Condition/ligament-dysfunction Condition/bone-spurs Condition/nerve-entrapment "
        "Condition/spinal-stenosis"
    ),
    "S3-11": "Condition/fascial-dysfunction Condition/metabolic-dysfunction Condition/postural-dysfunction",
    "S3-18": "Condition/alignment-dysfunction",
    "S3-21": "Condition/fibromyalgia",
    "S3-119": "Actor/chiropractor Actor/osteopath Actor/physiotherapist Actor/specialty-therapist",
    "S4-04": "GoalMeasure/fitness GoalMeasure/flexibility GoalMeasure/strength GoalMeasure/motor-control",
}
"""What the sources name, by statement, and the words that stand for it."""

PATIENT = {
    "causes": list(rk.Cause),
    "conditions": [{"id": f"k{at}", "condition": word} for at, word in enumerate(rk.Condition)],
}
COMPLAINT = {"id": "c1", "region": "low-back", "side": "central", "expected_recovery_days": 21}
GOALS = [{"id": f"g{at}", "kind": "function", "measures": [word]} for at, word in enumerate(rk.GoalMeasure)]
VISITS = [
    {
        "id": f"a{at}",
        "date": "2024-05-01",
        "assessor": {"profession": actor},
        "symptoms": [{"id": f"y{at}-{of}", "symptom": word} for of, word in enumerate(rk.Symptom)],
    }
    for at, actor in enumerate(rk.Actor)
]


@pytest.mark.parametrize("item, words", WORDS.items(), ids=list(WORDS))
def test_what_a_source_names_has_a_word(item: str, words: str) -> None:
    """Each cause, symptom, condition, actor and measure that a source names has a word of its own."""
    assert {f"word:{word}" for word in words.split()} <= set(rk.items[item].homes or ())


def test_every_word_can_be_written() -> None:
    """A case can name every cause, condition, symptom, actor and measure, and keeps them as they are written."""
    told = {
        "schema": "rehabkit/case/1",
        "id": "all",
        "patient": PATIENT,
        "complaints": [COMPLAINT],
        "goals": GOALS,
        "assessments": VISITS,
    }
    kept = plain(rk.loads(json.dumps(told)))

    assert told | {"schema": None} == kept | {"schema": None}


def test_every_cause_is_cited() -> None:
    """Every cause has an entry that names the statements behind it."""
    assert set(rk.Cause) == set(rk.causes.ids)
    assert [] == [cause.id for cause in rk.causes if not cause.items]
