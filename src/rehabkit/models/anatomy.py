"""Muscles, what they do, where they are, and the pairs they work in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from rehabkit.bounds import Bounds, Clauses, Model, short
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._clauses import Needs
from rehabkit.models._fields import Id, MuscleSide, Name, Text
from rehabkit.vocab import (
    ActionRole,
    Joint,
    LinkedSide,
    Movement,
    MuscleKind,
    MuscleRole,
    MuscleTendency,
    PairKind,
    Region,
    Side,
)

ROOT_PATTERN = "C[1-8]|T[1-9]|T1[0-2]|L[1-5]|S[1-5]|Co|CN (V|VII|IX|X|XI|XII)"
XREF_PATTERN = "(FMA|UBERON):[0-9]{1,10}"

MOST_PARTS = 60
"""Most parts of a muscle (library choice)."""

Root = Annotated[str, Bounds(pattern=ROOT_PATTERN, longest=10)]
Xref = Annotated[str, Bounds(pattern=XREF_PATTERN, longest=30)]

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
    Movement.ANTERIOR_TILT: Movement.POSTERIOR_TILT,
    Movement.LATERAL_DEVIATION_SAME_SIDE: Movement.LATERAL_DEVIATION_OPPOSITE_SIDE,
}
_TO_A_SIDE = frozenset(
    {
        Movement.ROTATION_SAME_SIDE,
        Movement.ROTATION_OPPOSITE_SIDE,
        Movement.LATERAL_DEVIATION_SAME_SIDE,
        Movement.LATERAL_DEVIATION_OPPOSITE_SIDE,
    }
)
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
    def opponents(self) -> tuple[tuple[LinkedSide, Action], ...]:
        """The actions that oppose this one, each with its side relative to this muscle's.

        A rotation is opposed by the same rotation of the other side's muscle and by the opposite one on
        this side; lateral flexion by that of the other side alone.
        """
        across = (LinkedSide.OPPOSITE, self)
        if self.movement is Movement.LATERAL_FLEXION:
            return (across,)
        along = (LinkedSide.SAME, self.opposite)
        return (along, across) if self.movement in _TO_A_SIDE else (along,)


@attrs.frozen(kw_only=True)
class MuscleAction(Model):
    """What a muscle does at a joint.

    Attributes:
        joint: The joint that moves.
        movement: How it moves, seen from the muscle's own side.
        role: Prime mover or accessory; absent where nobody says.
        posture_dependent: Whether the direction or the existence of the action depends on the joint's position.
        contested: Whether texts or measurements disagree about it.
        note: On which position it depends, who disagrees, or what else a reader must know.
        references: Ids of the references that give the action.
    """

    joint: Joint
    movement: Movement
    role: ActionRole | None = None
    posture_dependent: bool | None = None
    contested: bool | None = None
    note: Text | None = None
    references: Annotated[tuple[Name, ...], Bounds(distinct=True)] | None = None

    @property
    def action(self) -> Action:
        """The bare action."""
        return Action(joint=self.joint, movement=self.movement)

    @property
    def is_firm(self) -> bool:
        """Whether it is neither accessory, nor posture-dependent, nor contested; antagonists follow from such alone."""
        return self.role is not ActionRole.ACCESSORY and not self.posture_dependent and not self.contested


@attrs.frozen(kw_only=True)
class RoleClaim(Model):
    """Who calls a muscle a mover or a stabilizer.

    Attributes:
        role: The role.
        reference: Id of the reference or source item, or "library choice".
        contested: Whether someone disagrees.
        note: Who disagrees, or what else a reader must know.
    """

    role: MuscleRole
    reference: Name
    contested: bool | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class TendencyClaim(Model):
    """Who calls a muscle postural (said to tighten) or phasic (said to weaken).

    Attributes:
        tendency: The tendency.
        reference: Id of the reference.
        contested: Whether someone disagrees.
        note: Who disagrees, or what else a reader must know.
    """

    tendency: MuscleTendency
    reference: Name
    contested: bool | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class Muscle(Model):
    """A muscle, a part of one, or a group of them.

    Attributes:
        id: English name in kebab-case.
        name: English name.
        latin: Name of the Terminologia Anatomica.
        synonyms: What else people type.
        kind: Muscle (the default), part of one, group, or functional group.
        regions: Regions of the body it belongs to; at least one.
        midline: Whether it is treated as one midline muscle (side `midline`) and not as left and right.
        parts: Ids of its parts or members.
        joints: Joints that it crosses.
        actions: What it does.
        roles: Mover or stabilizer, as the sources use the words.
        role_claims: Who says so.
        tendencies: Who calls it postural or phasic.
        origin: Proximal attachment.
        insertion: Distal attachment.
        nerves: Nerves that supply it.
        roots: Spinal roots or cranial nerves in them, such as C5.
        xrefs: Identifiers in FMA and UBERON, such as FMA:37670.
        references: Ids of the references for names, attachments and joints.
        nerve_references: Ids of the references for nerves and roots.
        note: What a reader must know about this entry.
    """

    id: Id
    name: Name | None = None
    latin: Name | None = None
    synonyms: tuple[Name, ...] | None = None
    kind: MuscleKind | None = None
    regions: Annotated[tuple[Region, ...], Bounds(fewest=1, distinct=True)]
    midline: bool
    parts: Annotated[tuple[Id, ...], Bounds(most=MOST_PARTS, distinct=True)] | None = None
    joints: Annotated[tuple[Joint, ...], Bounds(distinct=True)] | None = None
    actions: tuple[MuscleAction, ...] | None = None
    roles: Annotated[tuple[MuscleRole, ...], Bounds(distinct=True)] | None = None
    role_claims: tuple[RoleClaim, ...] | None = None
    tendencies: tuple[TendencyClaim, ...] | None = None
    origin: Text | None = None
    insertion: Text | None = None
    nerves: Annotated[tuple[Name, ...], Bounds(distinct=True)] | None = None
    roots: Annotated[tuple[Root, ...], Bounds(distinct=True)] | None = None
    xrefs: Annotated[tuple[Xref, ...], Bounds(distinct=True)] | None = None
    references: Annotated[tuple[Name, ...], Bounds(distinct=True)] | None = None
    nerve_references: Annotated[tuple[Name, ...], Bounds(distinct=True)] | None = None
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """A muscle is not its own part, and acts only on joints that it crosses."""
        if self.id in (self.parts or ()):
            why = f"must not name the muscle itself ({short(self.id)})"
            yield FieldError(ProblemCode.CYCLIC_PREREQUISITE, ("parts",), why)
        if self.joints is not None:
            for position, done in enumerate(self.actions or ()):
                if done.joint not in self.joints:
                    why = f"must be one of the joints that the muscle crosses (got {done.joint})"
                    yield FieldError(ProblemCode.CONTRADICTION, ("actions", position, "joint"), why)


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

    CLAUSES: ClassVar[Clauses] = (Needs("movement", "joint"),)

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
        """A muscle pairs with itself on the other side only."""
        if self.agonist == self.antagonist and self.sides is not LinkedSide.OPPOSITE:
            why = f"must not pair a muscle with itself on the same side ({short(self.agonist)})"
            yield FieldError(ProblemCode.PAIR_MALFORMED, ("antagonist",), why)

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
