"""Muscles, what they do, where they are, and the pairs they work in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._fields import Id, MuscleSide, Name, Text, needs
from rehabkit.vocab import ActionRank, Joint, LinkedSide, Movement, MuscleRole, PairKind, Region, Side

_OPPOSITE = {
    Movement.FLEXION: Movement.EXTENSION,
    Movement.ABDUCTION: Movement.ADDUCTION,
    Movement.INTERNAL_ROTATION: Movement.EXTERNAL_ROTATION,
    Movement.HORIZONTAL_ABDUCTION: Movement.HORIZONTAL_ADDUCTION,
    Movement.ELEVATION: Movement.DEPRESSION,
    Movement.PROTRACTION: Movement.RETRACTION,
    Movement.UPWARD_ROTATION: Movement.DOWNWARD_ROTATION,
    Movement.PRONATION: Movement.SUPINATION,
    Movement.RADIAL_DEVIATION: Movement.ULNAR_DEVIATION,
    Movement.DORSIFLEXION: Movement.PLANTARFLEXION,
    Movement.INVERSION: Movement.EVERSION,
    Movement.OPPOSITION: Movement.REPOSITION,
    Movement.ROTATION_SAME_SIDE: Movement.ROTATION_OPPOSITE_SIDE,
}
OPPOSITES: dict[Movement, Movement] = {
    **_OPPOSITE,
    **{second: first for first, second in _OPPOSITE.items()},
    Movement.LATERAL_FLEXION: Movement.LATERAL_FLEXION,
}
"""Each movement's opposite; lateral flexion is opposed by the same movement of the other side's muscle."""


@attrs.frozen(kw_only=True)
class Action(Model):
    """A movement at a joint.

    Attributes:
        joint: The joint that moves.
        movement: How it moves, seen from the muscle's own side.
    """

    joint: Joint
    movement: Movement

    @property
    def opposite(self) -> Action:
        """The action that undoes this one at the same joint."""
        return attrs.evolve(self, movement=OPPOSITES[self.movement])

    @property
    def opposed_on(self) -> LinkedSide:
        """The side, relative to this muscle's, on which muscles with the `opposite` action oppose it."""
        return LinkedSide.OPPOSITE if self.movement is Movement.LATERAL_FLEXION else LinkedSide.SAME


@attrs.frozen(kw_only=True)
class MuscleAction(Model):
    """What a muscle does at a joint.

    Attributes:
        joint: The joint that moves.
        movement: How it moves, seen from the muscle's own side.
        rank: Prime mover or accessory; absent where nobody says.
        posture: The joint position on which the direction depends, where it does.
    """

    joint: Joint
    movement: Movement
    rank: ActionRank | None = None
    posture: Text | None = None

    @property
    def action(self) -> Action:
        """The bare action."""
        return Action(joint=self.joint, movement=self.movement)


@attrs.frozen(kw_only=True)
class Muscle(Model):
    """A muscle, a part of one, or a group of them.

    Attributes:
        id: English name in kebab-case.
        name: English name.
        latin: Name of the Terminologia Anatomica.
        synonyms: What else people type.
        regions: Regions of the body it belongs to; at least one.
        midline: Whether it is treated as one midline muscle (side `midline`) and not as left and right.
        parts: Ids of its parts or members.
        actions: What it does.
        roles: Mover or stabilizer, as the sources use the words.
        origin: Proximal attachment.
        insertion: Distal attachment.
        nerve: Nerve with roots.
        references: Ids of the references or source items that the data rest on.
        note: What a reader must know about this entry.
    """

    id: Id
    name: Name | None = None
    latin: Name | None = None
    synonyms: tuple[Name, ...] | None = None
    regions: Annotated[tuple[Region, ...], Bounds(fewest=1, distinct=True)]
    midline: bool
    parts: Annotated[tuple[Id, ...], Bounds(distinct=True)] | None = None
    actions: tuple[MuscleAction, ...] | None = None
    roles: Annotated[tuple[MuscleRole, ...], Bounds(distinct=True)] | None = None
    origin: Text | None = None
    insertion: Text | None = None
    nerve: Text | None = None
    references: tuple[Name, ...] | None = None
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """A muscle is not its own part."""
        if self.id in (self.parts or ()):
            yield FieldError(
                ProblemCode.CYCLIC_PREREQUISITE, ("parts",), f"must not name the muscle itself ({self.id})"
            )


@attrs.frozen(kw_only=True)
class MusclePair(Model):
    """Two muscles that work against each other or are said to belong together.

    Attributes:
        id: Id of the pair.
        agonist: Muscle that makes the movement.
        antagonist: Muscle that opposes it or corresponds to it.
        joint: Joint of the action to which the pair belongs.
        movement: The agonist's movement.
        kind: Antagonist (the default), corresponding muscles, or a clinical pattern.
        sides: How the sides are linked (A14); absent means same, or midline where a muscle is a midline one.
        gates: Whether tension in one closes the gate for the other (P01); absent means yes for
            antagonists and no for the other kinds (A13).
        contested: Whether a source disputes the pair.
        reference: Reference or source item that names the pair, or "library choice".
        note: What a reader must know about this pair.
    """

    id: Id
    agonist: Id
    antagonist: Id
    joint: Joint | None = None
    movement: Movement | None = None
    kind: PairKind | None = None
    sides: LinkedSide | None = None
    gates: bool | None = None
    contested: bool | None = None
    reference: Name | None = None
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """A muscle pairs with itself on the other side only; a movement needs its joint."""
        if self.agonist == self.antagonist and self.sides is not LinkedSide.OPPOSITE:
            why = f"must not pair a muscle with itself on the same side ({self.agonist})"
            yield FieldError(ProblemCode.PAIR_MALFORMED, ("antagonist",), why)
        yield from needs("movement", self.movement, "joint", self.joint)

    @property
    def is_gating(self) -> bool:
        """Whether tension in one muscle closes the gate for the other."""
        return self.gates if self.gates is not None else self.kind in {None, PairKind.ANTAGONIST}


@attrs.frozen(kw_only=True, order=True)
class Site(Model):
    """A muscle on a side.

    Attributes:
        muscle: Id of the muscle.
        side: Left, right, or midline for a midline muscle; never unknown (A76).
    """

    muscle: Id
    side: MuscleSide

    def __str__(self) -> str:
        """Return muscle and side as people read them."""
        return f"{self.muscle} ({self.side})"


def both(muscle: str) -> tuple[Site, Site]:
    """Return a paired muscle's two sites, left and right."""
    return Site(muscle=muscle, side=Side.LEFT), Site(muscle=muscle, side=Side.RIGHT)
