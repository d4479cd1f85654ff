"""Muscles, actions, pairs and sites; and what follows from single values."""

from __future__ import annotations

from typing import Any

import pytest

import rehabkit as rk
from rehabkit.models.anatomy import OPPOSITES
from rehabkit.models.tone import GLOSS, INSTRUMENTS, is_tight, rank, with_gloss
from rehabkit.vocab import SIDED_REGIONS, is_sided

KNEE = rk.Joint.KNEE


@pytest.mark.parametrize("movement", rk.Movement)
def test_opposite_is_an_involution(movement: rk.Movement) -> None:
    """The opposite of an action's opposite is the action, at the same joint."""
    action = rk.Action(joint=KNEE, movement=movement)

    assert action.opposite.opposite == action
    assert action.opposite.joint is KNEE
    assert OPPOSITES[OPPOSITES[movement]] is movement


@pytest.mark.parametrize("movement", rk.Movement)
def test_opponents(movement: rk.Movement) -> None:
    """Lateral flexion is opposed by the other side alone, turning by both sides, the rest by the same side."""
    action = rk.Action(joint=rk.Joint.LUMBAR_SPINE, movement=movement)
    across = (rk.LinkedSide.OPPOSITE, action)
    along = (rk.LinkedSide.SAME, action.opposite)

    if movement is rk.Movement.LATERAL_FLEXION:
        assert action.opponents == (across,)
    elif "side" in movement:
        assert action.opponents == (along, across)
    else:
        assert action.opponents == (along,)


@pytest.mark.parametrize("side", [rk.LinkedSide.SAME, rk.LinkedSide.OPPOSITE])
@pytest.mark.parametrize("movement", rk.Movement)
def test_opposition_is_mutual(movement: rk.Movement, side: rk.LinkedSide) -> None:
    """Whatever opposes an action is opposed by it, on the same kind of side."""
    action = rk.Action(joint=rk.Joint.CERVICAL_SPINE, movement=movement)

    for where, other in action.opponents:
        if where is side:
            assert (where, action) in other.opponents


def test_bare_action() -> None:
    """A muscle's action has a bare action without role and note."""
    done = rk.MuscleAction(joint=KNEE, movement=rk.Movement.FLEXION, role=rk.ActionRole.PRIME, note="bent")

    assert done.action == rk.Action(joint=KNEE, movement=rk.Movement.FLEXION)


@pytest.mark.parametrize(
    "more, expected",
    [
        ({}, True),
        ({"role": rk.ActionRole.PRIME}, True),
        ({"role": rk.ActionRole.ACCESSORY}, False),
        ({"posture_dependent": True}, False),
        ({"posture_dependent": False, "contested": False}, True),
        ({"contested": True}, False),
    ],
)
def test_firm_action(more: dict[str, Any], expected: bool) -> None:  # noqa: FBT001  # table
    """An action is firm unless it is accessory, posture-dependent or contested."""
    assert rk.MuscleAction(joint=KNEE, movement=rk.Movement.FLEXION, **more).is_firm is expected


def test_acts_only_on_joints_that_it_crosses() -> None:
    """A muscle that states its joints has no action at another one."""
    done = rk.MuscleAction(joint=KNEE, movement=rk.Movement.FLEXION)
    base: dict[str, Any] = {"id": "x", "regions": (rk.Region.THIGH,), "midline": False, "actions": (done,)}

    rk.Muscle(**base)
    rk.Muscle(**base, joints=(rk.Joint.HIP, KNEE))
    with pytest.raises(rk.FieldError) as caught:
        rk.Muscle(**base, joints=(rk.Joint.HIP,))
    assert caught.value.code is rk.ProblemCode.CONTRADICTION
    assert caught.value.steps == ("actions", 0, "joint")


@pytest.mark.parametrize(
    "kind, gates, expected",
    [
        (None, None, True),
        (rk.PairKind.ANTAGONIST, None, True),
        (rk.PairKind.CORRESPONDING, None, False),
        (rk.PairKind.CLINICAL_PATTERN, None, False),
        (rk.PairKind.CORRESPONDING, True, True),
        (rk.PairKind.ANTAGONIST, False, False),
        (None, False, False),
    ],
)
def test_gating(kind: rk.PairKind | None, gates: bool | None, expected: bool) -> None:  # noqa: FBT001  # table
    """A pair gates where it says so; where it is silent, antagonists do and other kinds do not."""
    pair = rk.MusclePair(id="x", agonist="soleus", antagonist="tibialis-anterior", kind=kind, gates=gates)

    assert pair.is_gating is expected


def test_both() -> None:
    """A paired muscle has two sites, left first."""
    left, right = rk.both("soleus")

    assert (left, right) == (
        rk.Site(muscle="soleus", side=rk.Side.LEFT),
        rk.Site(muscle="soleus", side=rk.Side.RIGHT),
    )
    assert [str(left), str(right)] == ["soleus (left)", "soleus (right)"]


def test_sites_sort_by_muscle_and_side() -> None:
    """Sites have an order: by muscle, then left before midline before right."""
    sites = [*rk.both("soleus"), rk.Site(muscle="longus-colli", side=rk.Side.MIDLINE)]

    assert [str(site) for site in sorted(sites)] == ["longus-colli (midline)", "soleus (left)", "soleus (right)"]


@pytest.mark.parametrize("tone", rk.Tone)
def test_tension_states_bear_their_gloss(tone: rk.Tone) -> None:
    """A tension state is printed with what it means."""
    assert with_gloss(tone) == f"{tone.value} - {GLOSS[tone]}"


@pytest.mark.parametrize("tone", rk.Tone)
def test_tight_states(tone: rk.Tone) -> None:
    """Hypertonic and in spasm are tight, and rank above all other states."""
    assert is_tight(tone) is (tone in {rk.Tone.HYPERTONIC, rk.Tone.SPASM})
    assert is_tight(tone) is (rank(tone) > rank(rk.Tone.UNKNOWN))


def test_instruments_measure() -> None:
    """No hand and no word of the patient counts as an instrument."""
    assert {rk.ToneMethod.PALPATION, rk.ToneMethod.SELF_REPORT, rk.ToneMethod.FUNCTION_TEST}.isdisjoint(INSTRUMENTS)


@pytest.mark.parametrize("region", rk.Region)
def test_sided_regions(region: rk.Region) -> None:
    """Limbs come in left and right; neck, back, trunk and head do not."""
    axial = {"neck", "upper-back", "low-back", "pelvis", "abdomen", "head", "whole-body"}

    assert is_sided(region) is (region.value not in axial)
    assert is_sided(region) is (region in SIDED_REGIONS)


@pytest.mark.parametrize(
    "during, morning, expected", [(4, 4, True), (0, 0, True), (None, 4, False), (4, None, False), (None, None, False)]
)
def test_monitored_pain_rule(during: float | None, morning: float | None, expected: bool) -> None:  # noqa: FBT001
    """A pain rule is monitored with a limit during work and one for the next morning."""
    rule = rk.PainRule(instruction=rk.PainInstruction.UP_TO_LIMIT, during_at_most=during, next_morning_at_most=morning)

    assert rule.is_monitored is expected


def test_source_of_an_item() -> None:
    """An item's id begins with its source."""
    assert rk.Item(id="S3-87", kind="prohibition", claim="x").source == "S3"
