"""Which muscles stand for a movement: each once, as a whole or by its parts."""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit import catalog
from rehabkit.models.anatomy import OPPOSITES, Muscle, MuscleAction
from rehabkit.vocab import ActionRole, Joint, Movement, MuscleKind

GROUPS = (MuscleKind.GROUP, MuscleKind.FUNCTIONAL_GROUP)


def facing(joint: Joint) -> Iterator[tuple[Movement, Movement]]:
    """Yield the movements that some muscle makes at a joint, two opposite ones at a time."""
    done = {movement for movement in Movement if catalog.muscles().by_action(joint, movement)}
    for movement in Movement:
        opposite = OPPOSITES[movement]
        if {movement, opposite} & done and list(Movement).index(movement) <= list(Movement).index(opposite):
            yield movement, opposite


def movers(joint: Joint, movement: Movement) -> tuple[tuple[Muscle, MuscleAction], ...]:
    """Return the muscles that make a movement, each once: a whole or its parts, and a group only where no member acts.

    The parts stand for their whole where one of them has the action more firmly.
    """
    known = catalog.muscles()
    acting = {
        muscle.id: next(done for done in muscle.actions or () if (done.joint, done.movement) == (joint, movement))
        for muscle in known.by_action(joint, movement)
    }
    single = {name for name in acting if known[name].kind not in GROUPS}
    lonely = {name for name in acting.keys() - single if not any(part.id in acting for part in known.parts(name))}
    nearest = {name: next((whole for whole in _wholes(name) if whole in single), None) for name in single}
    places = list(acting)

    def order(name: str) -> tuple[bool, bool, bool, int]:
        done = acting[name]
        accessory = done.role is not ActionRole.PRIME
        return accessory, bool(done.contested), bool(done.posture_dependent), places.index(name)

    chosen = {*lonely, *_chosen(None, nearest, acting)}
    return tuple((known[name], acting[name]) for name in sorted(acting.keys() & chosen, key=order))


def _chosen(whole: str | None, nearest: dict[str, str | None], acting: dict[str, MuscleAction]) -> Iterator[str]:
    for name in (name for name, above in nearest.items() if above == whole):
        parts = {part.id for part in catalog.muscles().parts(name)} & nearest.keys()
        if any(_weakness(acting[part]) < _weakness(acting[name]) for part in parts):
            yield from _chosen(name, nearest, acting)
        else:
            yield name


def _weakness(done: MuscleAction) -> tuple[bool, bool]:
    return bool(done.posture_dependent or done.contested), done.role is not ActionRole.PRIME


def _wholes(name: str) -> Iterator[str]:
    whole = catalog.muscles().whole(name)
    while whole is not None:
        yield whole.id
        whole = catalog.muscles().whole(whole.id)
