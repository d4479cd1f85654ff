"""Who opposes whom at a joint: two columns for each pair of opposite movements."""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.bounds import echo
from rehabkit.errors import UnknownNameError
from rehabkit.models.anatomy import Muscle, MuscleAction
from rehabkit.plot._blocks import Block, gap, short, stacked, words
from rehabkit.plot._canvas import SIZE, Axes, area, nothing_along, write
from rehabkit.plot._movers import facing, movers
from rehabkit.plot._palette import NONE, ORANGE, SKY, Look
from rehabkit.vocab import ActionRole, Joint, Movement

_COLUMNS = ((0.0, 0.485), (0.515, 1.0))
_LOOKS = (Look(SKY), Look(ORANGE))
_HOLLOW = Look(NONE)
_FAINT = 0.45
_ROOM = 33
_DASHES = {(True, False): "--", (False, True): ":", (True, True): "-."}

Acting = tuple[tuple[Muscle, MuscleAction], ...]


def opponents(joint: Joint | str, *, ax: Axes | None = None) -> Axes:
    """Draw the muscles that the catalog lists for each movement at a joint, opposite ones facing each other.

    Main movers are filled and bold; what depends on posture is dashed and bears a `~`, what is contested is dotted
    and bears a `?`.

    Args:
        joint: The joint.
        ax: Axes to draw on; a figure of its own by default.

    Raises:
        UnknownNameError: There is no such joint.
    """
    if joint not in list(Joint):
        msg = f"no joint is named {echo(joint)}"
        raise UnknownNameError(msg)
    place = Joint(joint)
    drawn = stacked(
        ax,
        f"Muscles that oppose each other: {place.replace('-', ' ')}",
        [
            *(block for one, other in facing(place) for block in _facing_blocks(place, one, other)),
            words("Filled and bold: main mover. Dashed, ~: depends on posture. Dotted, ?: contested. Else accessory"),
            words("As the catalog of muscles cites it; who opposes whom follows from the movements"),
        ],
    )
    nothing_along(drawn)
    return drawn


def _facing_blocks(joint: Joint, one: Movement, other: Movement) -> Iterator[Block]:
    columns = (movers(joint, one), movers(joint, other))
    names = (_words(one), f"{_words(other)}, other side" if one is other else _words(other))
    yield _head(names)
    places = (f"{joint} {one}", f"{joint} {other} across" if one is other else f"{joint} {other}")
    yield _rows(columns, places, names)
    yield gap()


def _words(movement: Movement) -> str:
    text = movement.replace("-", " ")
    return text.replace("same side", "to the same side").replace("opposite side", "to the opposite side")


def _head(names: tuple[str, str]) -> Block:
    def draw(ax: Axes, y: float) -> None:
        for name, (low, _) in zip(names, _COLUMNS, strict=True):
            write(ax, y - 0.5, name, x=low, bold=True)

    return Block(lines=1.1, draw=draw)


def _rows(columns: tuple[Acting, Acting], places: tuple[str, str], names: tuple[str, str]) -> Block:
    def draw(ax: Axes, y: float) -> None:
        for acting, place, x, look in zip(columns, places, _COLUMNS, _LOOKS, strict=True):
            for position, (muscle, done) in enumerate(acting):
                _box(ax, (x, y - 1.2 * position), look, (muscle, done), f"{place} {muscle.id}")
            if not acting:
                write(ax, y - 0.55, "none listed", x=x[0] + 0.02)

    told = " ".join(f"{name}: {_said(acting)}." for name, acting in zip(names, columns, strict=True))
    return Block(lines=1.2 * max(1, *map(len, columns)), draw=draw, told=told)


def _box(
    ax: Axes, at: tuple[tuple[float, float], float], look: Look, entry: tuple[Muscle, MuscleAction], gid: str
) -> None:
    (x, y), (muscle, done) = at, entry
    prime = done.role is ActionRole.PRIME
    dashes = _DASHES.get((bool(done.posture_dependent), bool(done.contested)), "-")
    filled = look if prime else _HOLLOW
    area(ax, x, (y - 1.1, y), filled, dashes=dashes, alpha=_FAINT, gid=gid, across=True)
    write(ax, y - 0.6, short(muscle.name or muscle.id, _ROOM), x=x[0] + 0.015, bold=prime, size=SIZE - 1)
    mark = ("~" if done.posture_dependent else "") + ("?" if done.contested else "")
    write(ax, y - 0.6, mark, x=x[1] - 0.015, align="right", bold=True)


def _said(acting: Acting) -> str:
    return ", ".join(_named(muscle, done) for muscle, done in acting) or "none listed"


def _named(muscle: Muscle, done: MuscleAction) -> str:
    notes = ["main mover"] if done.role is ActionRole.PRIME else []
    notes += ["depends on posture"] if done.posture_dependent else []
    notes += ["contested"] if done.contested else []
    return f"{muscle.id} ({', '.join(notes)})" if notes else muscle.id
