from __future__ import annotations

import attrs
import pytest

import rehabkit as rk
from rehabkit.codec import structure

SAID = {
    "triceps-brachii (left) is releasing (less than before) or normal (neither held short nor held long)": (
        rk.ToneCriterion(muscle="triceps-brachii", side=rk.Side.LEFT, at_least=rk.Tone.RELEASING)
    ),
    "triceps-brachii is normal (neither held short nor held long)": (
        rk.ToneCriterion(muscle="triceps-brachii", at_least=rk.Tone.NORMAL)
    ),
    "pain of elbow (left) is at most 2.5 of 10": (
        rk.PainCriterion(region=rk.Region.ELBOW, side=rk.Side.LEFT, at_most=2.5)
    ),
    "pain of triceps-brachii in the elbow is at most 0 of 10": (
        rk.PainCriterion(region=rk.Region.ELBOW, muscle="triceps-brachii", at_most=0)
    ),
    "strength of biceps-brachii (left) is at least 4- on mmt": (
        rk.StrengthCriterion(muscle="biceps-brachii", side=rk.Side.LEFT, at_least="4-", scale=rk.StrengthScale.MMT)
    ),
    "strength of biceps-brachii is at least 120 N": (
        rk.StrengthCriterion(muscle="biceps-brachii", value_at_least=120, scale=rk.StrengthScale.DYNAMOMETRY_N)
    ),
    "strength of multifidus is at least 30 s held": (
        rk.StrengthCriterion(muscle="multifidus", value_at_least=30, scale=rk.StrengthScale.HOLD_S)
    ),
    "elbow flexion (left) reaches at least 130 degrees": (
        rk.RangeCriterion(joint=rk.Joint.ELBOW, movement=rk.Movement.FLEXION, side=rk.Side.LEFT, at_least_degrees=130)
    ),
    "the hold of e1 reaches at least 10 s": rk.HoldCriterion(prescription="e1", at_least_s=10),
    "at least 14 days have passed since the onset": rk.DaysCriterion(since=rk.DaysSince.ONSET, at_least=14),
    "at least 1 day has passed since the phase began": rk.DaysCriterion(since=rk.DaysSince.PHASE_START, at_least=1),
    "strength of biceps-brachii (left) is at least 90 % of the other side": (
        rk.SymmetryCriterion(muscle="biceps-brachii", side=rk.Side.LEFT, at_least_percent=90)
    ),
}


@pytest.mark.parametrize("said", SAID)
def test_sentence(said: str) -> None:
    """A criterion is one sentence with its unit, its side and the gloss of a tension state (A83)."""
    assert rk.sentence(SAID[said]) == said


def test_no_criterion() -> None:
    """What is no criterion has no sentence."""
    with pytest.raises(TypeError, match="no criterion of a phase: int"):
        rk.sentence(3)


def test_sentences() -> None:
    """Criteria are told in the order of their fields, words last; a phase without any tells none."""
    criteria = structure(
        rk.Criteria,
        {
            "text": "the surgeon agrees",
            "days": [{"since": "surgery", "at_least": 42}],
            "pains": [{"region": "knee", "at_most": 2}],
        },
    )

    assert rk.sentences(criteria) == (
        "pain of knee is at most 2 of 10",
        "at least 42 days have passed since the surgery",
        "the surgeon agrees",
    )
    assert rk.sentences(rk.Criteria(text="the surgeon agrees")) == ("the surgeon agrees",)
    assert rk.sentences(attrs.evolve(criteria, text=None)) == rk.sentences(criteria)[:2]
    assert rk.sentences(None) == ()
