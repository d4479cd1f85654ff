"""Roles of muscles, as the sources use the words."""

from __future__ import annotations

from collections.abc import Mapping

from rehabkit.models.anatomy import Muscle
from rehabkit.vocab import MuscleKind, MuscleRole

_WHOLE = frozenset({None, MuscleKind.MUSCLE})


def roles_of(muscles: Mapping[str, Muscle], wholes: tuple[str, ...], name: str) -> frozenset[MuscleRole] | None:
    """Return the roles of a muscle, or None where none is recorded.

    A part has those of the muscle that it is a part of; from a group nothing is taken over (A26).
    """
    muscle = muscles[name]
    if muscle.roles is not None:
        return frozenset(muscle.roles)
    if muscle.kind is not MuscleKind.PART:
        return None
    found = (muscles[whole].roles for whole in wholes if muscles[whole].kind in _WHOLE)
    return next((frozenset(roles) for roles in found if roles is not None), None)
