"""The muscle catalog: what moves a joint, what opposes it, what belongs together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rehabkit.bounds import echo
from rehabkit.catalog._catalog import Catalog, fold
from rehabkit.codec import plain
from rehabkit.errors import UnknownNameError
from rehabkit.models.anatomy import Action, Muscle, MuscleAction, MusclePair
from rehabkit.vocab import ActionRole, Joint, LinkedSide, Movement, MuscleKind, PairKind, Region

_GROUPS = frozenset({MuscleKind.GROUP, MuscleKind.FUNCTIONAL_GROUP})
_EMPTY_WORDS = frozenset({"m", "mm", "muscle", "muscles", "musculus", "musculi"})
_ORDER = {ActionRole.PRIME: 0, None: 1, ActionRole.ACCESSORY: 2}


class Muscles(Catalog[Muscle]):
    """Muscles, their parts and groups."""

    __slots__ = ("_acting", "_groups", "_whole")

    def __init__(self, entries: Iterable[Muscle]) -> None:
        """Index the entries by name, action and whole.

        Raises:
            DataError: Two entries have one id.
        """
        super().__init__(
            "muscles",
            entries,
            id_of=lambda muscle: muscle.id,
            names_of=_names,
            words_of=_words,
            row_of=self.row,
            key_of=_bare,
        )
        self._acting: dict[Action, list[tuple[Muscle, MuscleAction]]] = {}
        self._whole: dict[str, str] = {}
        self._groups: dict[str, list[str]] = {}
        for muscle in self:
            for done in muscle.actions or ():
                self._acting.setdefault(done.action, []).append((muscle, done))
            for part in muscle.parts or ():
                if muscle.kind is MuscleKind.FUNCTIONAL_GROUP:
                    self._groups.setdefault(part, []).append(muscle.id)
                else:
                    self._whole[part] = muscle.id
        for acting in self._acting.values():
            acting.sort(key=lambda entry: (_ORDER[entry[1].role], _is_doubtful(entry[1])))

    def by_action(self, joint: Joint | str, movement: Movement | str) -> tuple[Muscle, ...]:
        """Return what makes a movement at a joint: prime movers first; among equals, doubtful ones last.

        Raises:
            UnknownNameError: There is no such joint or movement.
        """
        return tuple(muscle for muscle, _ in self._acting.get(_action(f"{joint} {movement}"), ()))

    def antagonists(self, muscle: str, action: Action | str | None = None) -> tuple[Muscle, ...]:
        """Return the muscles that oppose a muscle, derived from what both do; prime movers first.

        Only firm actions count: accessory, posture-dependent and contested ones derive nothing. Lateral flexion and
        rotation are opposed on the other side too, so a muscle may oppose its own namesake there; `derived_pairs`
        says which sides are meant. Derived antagonists never close a gate.

        Args:
            muscle: Id or name.
            action: One action alone, such as `elbow flexion`.

        Raises:
            UnknownNameError: There is no such muscle, joint or movement.
        """
        found = {pair.antagonist: None for pair in self.derived_pairs(muscle, action)}
        return tuple(self[name] for name in found)

    def synergists(self, muscle: str, action: Action | str | None = None) -> tuple[Muscle, ...]:
        """Return the muscles that share a firm action with a muscle, prime movers first.

        Args:
            muscle: Id or name.
            action: One action alone, such as `elbow flexion`.

        Raises:
            UnknownNameError: There is no such muscle, joint or movement.
        """
        named = self[muscle]
        kin = {named.id, *self._line(named.id), *self._inside(named)}
        movers = (other.id for done in _firm(named, action) for other in self._movers(done.action))
        found = [name for name in dict.fromkeys(movers) if name not in kin]
        return tuple(self[name] for name in found)

    def derived_pairs(self, muscle: str, action: Action | str | None = None) -> tuple[MusclePair, ...]:
        """Return the pairs of a muscle with those that oppose it, by action; none of them gates.

        Args:
            muscle: Id or name.
            action: One action alone, such as `elbow flexion`.

        Raises:
            UnknownNameError: There is no such muscle, joint or movement.
        """
        return tuple(self._derive(self[muscle], action))

    def _derive(self, muscle: Muscle, action: Action | str | None) -> Iterator[MusclePair]:
        kin = {muscle.id, *self._line(muscle.id), *self._inside(muscle)}
        for done in _firm(muscle, action):
            for side, opposing in done.action.opponents:
                for other in self._movers(opposing):
                    is_ruled_out = muscle.midline or other.midline if side is LinkedSide.OPPOSITE else other.id in kin
                    if not is_ruled_out:
                        yield _derived(muscle, other, done.action, side)

    def parts(self, muscle: str) -> tuple[Muscle, ...]:
        """Return the parts or members of a muscle at every depth, outermost first.

        Raises:
            UnknownNameError: There is no such muscle.
        """
        return tuple(self[name] for name in self._inside(self[muscle]))

    def whole(self, muscle: str) -> Muscle | None:
        """Return the muscle or group of which a muscle is a part, or None; functional groups are apart.

        Raises:
            UnknownNameError: There is no such muscle.
        """
        found = self._whole.get(self[muscle].id)
        return None if found is None else self[found]

    def groups(self, muscle: str | None = None) -> tuple[Muscle, ...]:
        """Return all groups, or those that a muscle belongs to, by itself or with its whole.

        Raises:
            UnknownNameError: There is no such muscle.
        """
        if muscle is None:
            return tuple(each for each in self if not _is_single(each))
        named = self[muscle]
        line = (named.id, *self._line(named.id))
        wholes = [name for name in line[1:] if not _is_single(self[name])]
        overlapping = (name for each in line for name in self._groups.get(each, ()))
        return tuple(self[name] for name in dict.fromkeys([*wholes, *overlapping]))

    def in_region(self, region: Region | str) -> tuple[Muscle, ...]:
        """Return what belongs to a region.

        Raises:
            UnknownNameError: There is no such region.
        """
        if region not in list(Region):
            raise UnknownNameError(_no("region", region))
        return tuple(muscle for muscle in self if region in muscle.regions)

    def row(self, muscle: Muscle) -> dict[str, Any]:
        """Return a muscle as a flat dictionary; lists are empty where nothing is known."""
        known = plain(muscle)
        cited = [name for done in muscle.actions or () for name in done.references or ()]
        cited += [claim.reference for claim in muscle.role_claims or ()]
        cited += [claim.reference for claim in muscle.tendencies or ()]
        return {
            "id": muscle.id,
            "name": muscle.name,
            "latin": muscle.latin,
            "synonyms": known.get("synonyms", []),
            "kind": (muscle.kind or MuscleKind.MUSCLE).value,
            "regions": known["regions"],
            "midline": muscle.midline,
            "part_of": self._whole.get(muscle.id),
            "groups": self._groups.get(muscle.id, []),
            "parts": known.get("parts", []),
            "joints": known.get("joints", []),
            "actions": known.get("actions", []),
            "nerves": known.get("nerves", []),
            "roots": known.get("roots", []),
            "origin": muscle.origin,
            "insertion": muscle.insertion,
            "roles": known.get("roles", []),
            "role_claims": known.get("role_claims", []),
            "tendencies": known.get("tendencies", []),
            "xrefs": known.get("xrefs", []),
            "sources": list(
                dict.fromkeys([*(muscle.references or ()), *(muscle.nerve_references or ()), *cited]),
            ),
            "note": muscle.note,
        }

    def _movers(self, action: Action) -> Iterator[Muscle]:
        """Yield the muscles with a firm action; a part only where its muscle does not have it."""
        acting = [muscle for muscle, done in self._acting.get(action, ()) if done.is_firm and _is_single(muscle)]
        firm = {muscle.id for muscle in acting}
        yield from (muscle for muscle in acting if firm.isdisjoint(self._line(muscle.id)))

    def _line(self, name: str) -> tuple[str, ...]:
        """Return the wholes of a muscle, nearest first."""
        line: list[str] = []
        while (whole := self._whole.get(line[-1] if line else name)) is not None:
            line.append(whole)
        return tuple(line)

    def _inside(self, muscle: Muscle) -> tuple[str, ...]:
        found: dict[str, None] = {}
        ahead = list(muscle.parts or ())
        while ahead:
            name = ahead.pop(0)
            found[name] = None
            ahead += self[name].parts or ()
        return tuple(found)


def _is_single(muscle: Muscle) -> bool:
    return muscle.kind not in _GROUPS


def _bare(name: str) -> str:
    """Return a name without the words that say that it is a muscle."""
    return "-".join(word for word in fold(name).split("-") if word not in _EMPTY_WORDS)


def _is_doubtful(done: MuscleAction) -> bool:
    return bool(done.posture_dependent or done.contested)


def _firm(muscle: Muscle, action: Action | str | None) -> Iterator[MuscleAction]:
    wanted = _action(action) if isinstance(action, str) else action
    for done in muscle.actions or ():
        if done.is_firm and wanted in {None, done.action}:
            yield done


def _action(text: str) -> Action:
    """Return the action that two words name.

    Raises:
        UnknownNameError: They name none.
    """
    joint, _, movement = " ".join(text.split()).partition(" ")
    if joint not in list(Joint):
        raise UnknownNameError(_no("joint", joint))
    if movement not in list(Movement):
        raise UnknownNameError(_no("movement", movement))
    return Action(joint=Joint(joint), movement=Movement(movement))


def _no(what: str, name: str) -> str:
    return f"no {what} is named {echo(str(name))}"


def _derived(muscle: Muscle, other: Muscle, action: Action, side: LinkedSide) -> MusclePair:
    crossed = LinkedSide.MIDLINE if muscle.midline is not other.midline else side
    return MusclePair(
        id=f"{muscle.id}-and-{other.id}-{action.joint}-{action.movement}"[:100],
        agonist=muscle.id,
        antagonist=other.id,
        joint=action.joint,
        movement=action.movement,
        kind=PairKind.ANTAGONIST,
        sides=crossed,
        gates=False,
        reference="derived",
    )


def _names(muscle: Muscle) -> Iterator[str]:
    yield from (name for name in (muscle.name, muscle.latin) if name is not None)
    yield from muscle.synonyms or ()


def _words(muscle: Muscle) -> Iterator[str]:
    yield from muscle.regions
    yield from muscle.roles or ()
    yield from (f"{done.joint} {done.movement}" for done in muscle.actions or ())
