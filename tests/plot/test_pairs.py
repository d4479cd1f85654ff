from __future__ import annotations

import datetime as dt

from tests.plot._seen import S02, elbow, named, texts
from tests.rulebook._build import case, own, pair, tone, visit

import rehabkit as rk
import rehabkit.plot as rp
from rehabkit.models.tone import with_gloss


def test_sites_of_a_pair() -> None:
    """Each muscle of a pair has a box on its left and right, or on the midline, with state and gate."""
    ax = rp.tone_pairs(S02)

    assert [
        "$.definitions.pairs[0]",
        "$.definitions.pairs[0] erector-spinae (left)",
        "$.definitions.pairs[0] erector-spinae (right)",
        "$.definitions.pairs[0] rectus-abdominis (midline)",
    ] == sorted(named(ax, "$."))
    assert 2 == texts(ax).count("hypertonic · gate closed")
    assert 1 == texts(ax).count("hypotonic · gate open")


def test_gloss() -> None:
    """Each tension state that is drawn has its gloss, and no other one."""
    told = rp.alt_text(rp.tone_pairs(S02))

    assert with_gloss(rk.Tone.HYPERTONIC) in told
    assert with_gloss(rk.Tone.HYPOTONIC) in told
    assert with_gloss(rk.Tone.RELEASING) not in told


def test_whose_gate() -> None:
    """The picture says who holds the gate and who disputes it."""
    told = rp.alt_text(rp.tone_pairs(S02))

    assert "The gate is principle P01, held by S3-87, S3-95, S3-30; disputed by S1-11, S1-23, S2-09." in told


def test_as_of() -> None:
    """An earlier view sees the earlier state."""
    before = rp.alt_text(rp.tone_pairs(elbow(), as_of=dt.date(2024, 4, 10)))
    after = rp.alt_text(rp.tone_pairs(elbow()))

    assert "triceps-brachii (left) hypertonic on 2024-04-02, gate closed" in before
    assert "triceps-brachii (left) releasing on 2024-04-16, gate open" in after


def test_state_of_a_part_closes_the_whole() -> None:
    """The state of a part that closes a muscle's gate is shown at the muscle."""
    visits = [visit("2024-04-02", tones=[tone("triceps-brachii-long-head", "hypertonic")])]
    told = rp.alt_text(rp.tone_pairs(elbow(assessments=visits)))

    assert "triceps-brachii (left) hypertonic on 2024-04-02, gate closed" in told


def test_unknown_is_not_unrecorded() -> None:
    """A state that somebody could not tell is unknown; a site that nobody looked at is not recorded."""
    visits = [visit("2024-04-02", tones=[tone("triceps-brachii", "unknown")])]
    told = rp.alt_text(rp.tone_pairs(elbow(assessments=visits)))

    assert "triceps-brachii (left) unknown, gate unknown" in told
    assert "triceps-brachii (right) not recorded, gate unknown" in told


def test_neurogenic_tone_is_not_judged() -> None:
    """Where the tone may be neurogenic, no gate is told (A69)."""
    spasticity = {"kind": "spasticity", "scale": "modified-ashworth", "grade": "2"}
    neuro = [{"id": "ash", "muscle": "triceps-brachii", "side": "left", **spasticity}]
    visits = [visit("2024-04-02", tones=[tone("triceps-brachii", "hypertonic")], neuro=neuro)]
    told = rp.alt_text(rp.tone_pairs(elbow(assessments=visits)))

    assert "triceps-brachii (left) hypertonic on 2024-04-02, gate not judged" in told
    assert "gate not judged: the tone may be neurogenic" in told


def test_pair_that_does_not_gate() -> None:
    """A pair that does not gate is drawn where both muscles have a record, without a gate."""
    pairs = own(pair("biceps-brachii", "triceps-brachii", id="arm", kind="clinical-pattern", contested=True))
    tones = [tone("triceps-brachii", "normal"), tone("biceps-brachii", "spasm")]
    ax = rp.tone_pairs(elbow(definitions=pairs, assessments=[visit("2024-04-02", tones=tones)]))

    assert "arm: does not gate, contested" in texts(ax)
    assert "gate" not in rp.alt_text(ax).replace("does not gate", "")


def test_pair_without_notes() -> None:
    """A pair of which nothing more is said stands under its name alone."""
    assert "elbow" in texts(rp.tone_pairs(elbow()))


def test_states_outside_pairs() -> None:
    """A recorded state of a muscle in no pair is drawn below the pairs."""
    visits = [visit("2024-04-02", tones=[tone("soleus", "hypertonic", "right"), tone("triceps-brachii", "normal")])]
    ax = rp.tone_pairs(elbow(assessments=visits))

    assert "in no pair that is drawn" in texts(ax)
    assert ["- soleus (left)", "- soleus (right)"] == sorted(named(ax, "- "))


def test_nothing_recorded() -> None:
    """A case without a tension state is said to have none, and one without dates to have none of those."""
    assert ["No tension state is recorded", "Nothing is dated"] == texts(rp.tone_pairs(case()))
