from __future__ import annotations

import pytest
from tests.rulebook._build import Json, case, chart, own, pair

import rehabkit as rk
from rehabkit.vocab import Side

MUSCLES = [
    {"id": "limb", "regions": ["hip"], "midline": False, "parts": ["front", "back"]},
    {"id": "front", "regions": ["hip"], "midline": False},
    {"id": "back", "regions": ["hip"], "midline": False},
    {"id": "other", "regions": ["hip"], "midline": False},
    {"id": "belt", "regions": ["pelvis"], "midline": True},
    {"id": "band", "regions": ["pelvis"], "midline": True},
]


def _partners(of: str, side: str, *pairs: Json) -> list[str]:
    drawn = chart(case(definitions=own(*pairs, muscles=MUSCLES)))
    return [str(partner.site) for partner in drawn.partners(rk.Site(muscle=of, side=Side(side)))]


@pytest.mark.parametrize(
    "sides, of, side, expected",
    [
        (None, "front", "left", ["other (left)"]),
        (None, "other", "right", ["front (right)"]),
        ("same", "front", "right", ["other (right)"]),
        ("opposite", "front", "left", ["other (right)"]),
        ("opposite", "other", "right", ["front (left)"]),
        ("same", "limb", "left", []),
        ("same", "back", "left", []),
    ],
)
def test_linked_sides(sides: str | None, of: str, side: str, expected: list[str]) -> None:
    """A pair links the same side unless it says opposite; a whole and another part do not inherit it (A14)."""
    assert expected == _partners(of, side, pair("front", "other", sides=sides))


@pytest.mark.parametrize(
    "agonist, antagonist, sides, of, side, expected",
    [
        ("front", "belt", None, "front", "left", ["belt (midline)"]),
        ("front", "belt", "midline", "front", "right", ["belt (midline)"]),
        ("front", "belt", "midline", "belt", "midline", ["front (left)", "front (right)"]),
        ("belt", "band", None, "belt", "midline", ["band (midline)"]),
        ("band", "belt", "midline", "belt", "midline", ["band (midline)"]),
    ],
)
def test_midline(  # noqa: PLR0917  # a row of the table
    agonist: str, antagonist: str, sides: str | None, of: str, side: str, expected: list[str]
) -> None:
    """A midline muscle is linked to both sides, and each side to it."""
    assert expected == _partners(of, side, pair(agonist, antagonist, sides=sides))


def test_muscle_against_its_other_side() -> None:
    """A muscle may be the partner of itself on the opposite side."""
    assert ["other (right)"] == _partners("other", "left", pair("other", "other", sides="opposite"))


def test_parts_inherit_pairs() -> None:
    """A part has its own partners first, then those of its wholes."""
    pairs = [pair("limb", "other"), pair("front", "back")]

    assert ["back (left)", "other (left)"] == _partners("front", "left", *pairs)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["other (left)"]),
        ({"kind": "antagonist"}, ["other (left)"]),
        ({"kind": "corresponding"}, []),
        ({"kind": "clinical-pattern"}, []),
        ({"kind": "corresponding", "gates": True}, ["other (left)"]),
        ({"gates": False}, []),
    ],
)
def test_gating(given: Json, expected: list[str]) -> None:
    """Antagonists gate unless a pair says otherwise, and any pair may be made to gate (A13)."""
    assert expected == _partners("front", "left", pair("front", "other", **given))


def test_first_pair_names_a_partner() -> None:
    """A partner that two pairs link is there once, by the nearer pair and the earlier one."""
    pairs = [pair("limb", "other", id="far"), pair("front", "other", id="near"), pair("other", "front", id="last")]
    drawn = chart(case(definitions=own(*pairs, muscles=MUSCLES)))
    found = drawn.partners(rk.Site(muscle="front", side=Side.LEFT))

    assert [("near", "$.definitions.pairs[1]")] == [(partner.pair.id, str(partner.path)) for partner in found]


def test_shipped_pairs_hold_beside_own_ones() -> None:
    """Shipped pairs hold unless the case wants its own only, and one of the same id is replaced."""
    shipped = "biceps-brachii-and-triceps-brachii"
    biceps = rk.Site(muscle="biceps-brachii", side=Side.LEFT)
    replaced = pair("biceps-brachii", "brachialis", id=shipped)
    found = [
        [(str(partner.site), str(partner.path)) for partner in chart(case(definitions=definitions)).partners(biceps)]
        for definitions in (None, {"pairs": [pair("biceps-brachii", "deltoid")]}, {"pairs": [replaced]}, own())
    ]

    assert [
        [("triceps-brachii (left)", f"catalog:pairs/{shipped}")],
        [("deltoid (left)", "$.definitions.pairs[0]"), ("triceps-brachii (left)", f"catalog:pairs/{shipped}")],
        [("brachialis (left)", "$.definitions.pairs[0]")],
        [],
    ] == found
