from __future__ import annotations

import re

import pytest

import rehabkit as rk
from rehabkit.vocab import LinkedSide, PairKind

ACTING = [
    (pair, rk.Action(joint=pair.joint, movement=pair.movement))
    for pair in rk.pairs
    if pair.joint is not None and pair.movement is not None
]
"""Each curated pair that belongs to an action, with what its agonist does."""


def test_muscles_of_pairs_exist() -> None:
    """Both muscles of every pair are shipped under these very ids."""
    assert [] == [
        pair.id for pair in rk.pairs for name in (pair.agonist, pair.antagonist) if name not in rk.muscles.ids
    ]


def test_sides_of_pairs_fit() -> None:
    """A pair is linked by the midline exactly where one of its muscles is a midline one."""
    with_midline = {
        pair.id: any(rk.muscles[name].midline for name in (pair.agonist, pair.antagonist)) for pair in rk.pairs
    }

    assert [] == [pair.id for pair in rk.pairs if (pair.sides is LinkedSide.MIDLINE) != with_midline[pair.id]]


def test_no_pair_is_there_twice() -> None:
    """No two pairs join the same muscles on the same side."""
    joined = [(frozenset({pair.agonist, pair.antagonist}), pair.sides) for pair in rk.pairs]

    assert len(joined) == len(set(joined))


def test_only_pairs_that_a_source_names_gate() -> None:
    """Every pair states whether it gates and who names it, and only source items make one gate (A13)."""
    gating = {pair.id: pair.reference or "" for pair in rk.pairs if pair.is_gating}
    items = re.compile(r"S\d-\d{2,3}(, S\d-\d{2,3})*")

    assert [] == [pair.id for pair in rk.pairs if pair.gates is None or pair.reference is None]
    assert [] == [name for name, reference in gating.items() if items.fullmatch(reference) is None]
    assert gating


def test_agonists_make_the_movement() -> None:
    """The agonist of a pair with an action makes that movement, itself or by a part, and the antagonist opposes it."""
    assert [] == [pair.id for pair, action in ACTING if action not in _actions(pair.agonist)]
    assert [] == [pair.id for pair, action in ACTING if action.opposite not in _actions(pair.antagonist)]


def _actions(muscle: str) -> set[rk.Action]:
    found = {done.action for done in rk.muscles[muscle].actions or ()}
    return found.union(*(_actions(part) for part in rk.muscles[muscle].parts or ()))


def test_every_antagonist_pair_has_an_action() -> None:
    """Antagonists are pairs at a joint, named after a text or a source item; a pattern has no movement of its own."""
    kinds = {kind: [pair for pair in rk.pairs if pair.kind is kind] for kind in PairKind}
    with_action = {pair.id for pair, _ in ACTING}

    assert len(rk.pairs) == sum(map(len, kinds.values()))
    assert [] == [pair.id for pair in kinds[PairKind.ANTAGONIST] if pair.id not in with_action]
    assert [] == [pair.id for pair in kinds[PairKind.ANTAGONIST] if pair.reference == "library choice"]
    assert [] == [pair.id for pair in kinds[PairKind.CLINICAL_PATTERN] if pair.id in with_action]
    assert [] == [pair.id for pair in rk.pairs if pair.note is None]


def test_ids_of_pairs() -> None:
    """A pair bears the names of its two muscles."""
    assert [] == [pair.id for pair in rk.pairs if pair.id != f"{pair.agonist}-and-{pair.antagonist}"]


# -- derived and curated ----------------------------------------------------------------------------


UNDERIVED = {
    "external-intercostals-and-internal-intercostals": "what the internal intercostals do is contested",
}
"""Curated pairs of antagonists that do not follow from the actions of both, with the reason."""


def _line(name: str) -> set[str]:
    """Return a muscle with all its wholes and all its parts."""
    found, whole = {name, *(part.id for part in rk.muscles.parts(name))}, rk.muscles.whole(name)
    while whole is not None:
        found.add(whole.id)
        whole = rk.muscles.whole(whole.id)
    return found


def test_derived_pairs_agree_with_curated_ones() -> None:
    """The antagonist of a curated pair, its whole or a part of it follows from actions too, or a reason is given."""
    alone = [
        pair.id
        for pair, action in ACTING
        if _line(pair.antagonist).isdisjoint(muscle.id for muscle in rk.muscles.antagonists(pair.agonist, action))
    ]

    assert list(UNDERIVED) == alone


def test_sides_of_derived_pairs_agree() -> None:
    """A derived pair joins the two muscles of a curated one on the same side as this does."""
    for pair, action in ACTING:
        names = _line(pair.antagonist)
        derived = [found for found in rk.muscles.derived_pairs(pair.agonist, action) if found.antagonist in names]
        as_entered = {found.sides for found in derived if _is_alike(found.antagonist, pair.antagonist)}
        assert (pair.id, as_entered or {pair.sides}) == (pair.id, {pair.sides})


def _is_alike(first: str, second: str) -> bool:
    return rk.muscles[first].midline is rk.muscles[second].midline


# -- pairs of the sources and of the tradition ------------------------------------------------------


def test_gating_pairs() -> None:
    """The pairs that close gates are the two that the sources name."""
    gating = [(pair.id, pair.sides, pair.reference) for pair in rk.pairs if pair.is_gating]

    assert [
        ("biceps-brachii-and-triceps-brachii", LinkedSide.SAME, "S3-38"),
        ("erector-spinae-and-rectus-abdominis", LinkedSide.MIDLINE, "S3-65, S3-66"),
    ] == gating


def test_corresponding_pairs() -> None:
    """The muscles that a source says to answer to the paraspinals are of the abdomen, the hip and the thigh."""
    found = [pair for pair in rk.pairs if pair.kind is PairKind.CORRESPONDING]

    assert {"S3-66"} == {pair.reference for pair in found}
    assert {
        "external-oblique",
        "internal-oblique",
        "gluteus-maximus",
        "gluteus-medius",
        "hamstrings",
        "quadriceps",
    } == {pair.antagonist for pair in found}


UPPER = (
    {"upper-trapezius", "levator-scapulae", "pectoralis-major", "pectoralis-minor"},
    {"deep-neck-flexors", "lower-trapezius", "serratus-anterior", "rhomboids"},
)
LOWER = ({"iliopsoas", "rectus-femoris", "erector-spinae"}, {"gluteus-maximus", "abdominals"})


@pytest.mark.parametrize("tight, weak", [UPPER, LOWER], ids=["upper", "lower"])
def test_crossed_patterns(tight: set[str], weak: set[str]) -> None:
    """Every muscle of a crossed pattern stands in a pair that is told as a pattern, tight muscle first."""
    pattern = [
        pair
        for pair in rk.pairs
        if pair.kind is PairKind.CLINICAL_PATTERN and pair.agonist in tight and pair.antagonist in weak
    ]

    assert tight == {pair.agonist for pair in pattern}
    assert weak == {pair.antagonist for pair in pattern}


def test_patterns_are_told_as_disputed() -> None:
    """A pair of the clinical tradition names its author, is contested and never gates."""
    pattern = [pair for pair in rk.pairs if pair.kind is PairKind.CLINICAL_PATTERN]

    assert pattern
    assert [] == [pair.id for pair in pattern if "page-2010-janda-approach" not in (pair.reference or "").split(", ")]
    assert [] == [pair.id for pair in pattern if "Janda" not in (pair.note or "")]
    assert [] == [pair.id for pair in pattern if not pair.contested or pair.is_gating]
