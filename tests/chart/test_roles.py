from __future__ import annotations

import pytest
from tests.rulebook._build import case, chart

from rehabkit.chart._roles import roles_of
from rehabkit.models.anatomy import Muscle
from rehabkit.vocab import MuscleKind, MuscleRole, Region

MOVER, STABILIZER = MuscleRole.MOVER, MuscleRole.STABILIZER


def _muscle(name: str, kind: MuscleKind | None = None, roles: tuple[MuscleRole, ...] | None = None) -> Muscle:
    return Muscle(id=name, regions=(Region.LOW_BACK,), midline=False, kind=kind, roles=roles)


@pytest.mark.parametrize(
    "own, kind, whole, whole_kind, expected",
    [
        ((STABILIZER,), MuscleKind.PART, (MOVER,), MuscleKind.MUSCLE, {STABILIZER}),
        ((), MuscleKind.PART, (MOVER,), MuscleKind.MUSCLE, set()),
        (None, MuscleKind.PART, (MOVER,), MuscleKind.MUSCLE, {MOVER}),
        (None, MuscleKind.PART, (MOVER,), None, {MOVER}),
        (None, MuscleKind.PART, (MOVER,), MuscleKind.GROUP, None),
        (None, MuscleKind.PART, None, MuscleKind.MUSCLE, None),
        (None, MuscleKind.MUSCLE, (MOVER,), MuscleKind.MUSCLE, None),
        (None, None, (MOVER,), MuscleKind.FUNCTIONAL_GROUP, None),
    ],
)
def test_roles(
    own: tuple[MuscleRole, ...] | None,
    kind: MuscleKind | None,
    whole: tuple[MuscleRole, ...] | None,
    whole_kind: MuscleKind | None,
    expected: set[MuscleRole] | None,
) -> None:
    """A part without roles has those of its muscle, and from a group nothing is taken over (A26)."""
    muscles = {"own": _muscle("own", kind, own), "whole": _muscle("whole", whole_kind, whole)}

    assert expected == roles_of(muscles, ("whole",), "own")


def test_nearest_whole_with_roles() -> None:
    """Of several wholes the nearest one with roles counts."""
    muscles = {
        "own": _muscle("own", MuscleKind.PART),
        "near": _muscle("near"),
        "far": _muscle("far", None, (MOVER,)),
        "farther": _muscle("farther", None, (STABILIZER,)),
    }

    assert frozenset({MOVER}) == roles_of(muscles, ("near", "far", "farther"), "own")


def test_part_of_nothing() -> None:
    """A part that no muscle claims has no roles to take over."""
    alone = {"id": "alone", "regions": ["hip"], "midline": False, "kind": "part"}

    assert chart(case(definitions={"muscles": [alone]})).roles("alone") is None
