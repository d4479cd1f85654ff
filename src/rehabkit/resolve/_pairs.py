"""Parts, pairs and replaced entries: loops (D05), and pairs whose sides cannot be linked (D08)."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterator, Mapping
from functools import partial

from rehabkit import catalog
from rehabkit.bounds import short
from rehabkit.errors import ProblemCode
from rehabkit.location import Path
from rehabkit.models.anatomy import Muscle, MusclePair
from rehabkit.models.case import Definitions
from rehabkit.resolve._doubts import Doubt
from rehabkit.resolve._joined import Intervention, Joined, JoinedPair
from rehabkit.vocab import LinkedSide


def parents_of(muscles: Mapping[str, Muscle]) -> dict[str, tuple[str, ...]]:
    """Return the wholes of each part, nearest first; a muscle in a loop stands among its own."""
    direct: dict[str, list[str]] = {}
    for muscle in muscles.values():
        for part in muscle.parts or ():
            direct.setdefault(part, []).append(muscle.id)
    found: dict[str, tuple[str, ...]] = {}
    for name, wholes in direct.items():
        line: dict[str, None] = {}
        ahead = deque(wholes)
        while ahead:
            parent = ahead.popleft()
            if parent not in line:
                line[parent] = None
                ahead.extend(direct.get(parent, ()))
        found[name] = tuple(line)
    return found


def loop_doubts(joined: Joined, definitions: Definitions) -> Iterator[Doubt]:
    for position, muscle in enumerate(definitions.muscles or ()):
        if muscle.id in joined.parents.get(muscle.id, ()):
            path = Path(("definitions", "muscles", position, "parts"))
            why = partial("{} must not be a part of its own part".format, short(muscle.id))
            yield Doubt(path, ProblemCode.CYCLIC_PREREQUISITE, why)


def pairs_of(definitions: Definitions) -> Iterator[JoinedPair]:
    own = {pair.id for pair in definitions.pairs or ()}
    for position, pair in enumerate(definitions.pairs or ()):
        yield JoinedPair(pair, Path(("definitions", "pairs", position)))
    if not definitions.only_own_pairs:
        yield from (JoinedPair(pair, Path.catalog("pairs", pair.id)) for pair in catalog.pairs() if pair.id not in own)


def replaced_by(
    definitions: Definitions, muscles: Mapping[str, Muscle], interventions: Mapping[str, Intervention]
) -> Iterator[tuple[Path, str]]:
    kinds: tuple[tuple[str, tuple[Muscle | MusclePair | Intervention, ...], Container[str]], ...] = (
        ("muscles", definitions.muscles or (), muscles),
        ("pairs", definitions.pairs or (), catalog.pairs().ids),
        ("exercises", definitions.exercises or (), interventions),
        ("treatments", definitions.treatments or (), interventions),
    )
    for name, entries, shipped in kinds:
        for position, entry in enumerate(entries):
            if entry.id in shipped:
                yield Path(("definitions", name, position)), entry.id


def pair_doubts(joined: Joined) -> Iterator[Doubt]:
    for entry in joined.pairs:
        pair = entry.pair
        if entry.path.root != "$" or pair.sides is None:
            continue
        known = [joined.muscles.get(name) for name in (pair.agonist, pair.antagonist)]
        midline = [muscle.midline for muscle in known if muscle is not None]
        fits = any(midline) if pair.sides is LinkedSide.MIDLINE else all(midline) or not any(midline)
        if len(midline) == len(known) and not fits:
            found = "one of the two muscles alone is" if any(midline) else "none of the two muscles is"
            why = partial("cannot be {}: {} a midline muscle".format, pair.sides, found)
            yield Doubt(entry.path / "sides", ProblemCode.PAIR_MALFORMED, why)
