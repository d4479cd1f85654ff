"""Ladders of holds or exposure, whose steps are their maker's or a publication's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._fields import Id, Measure, Name, Text
from rehabkit.models.complaint import RedFlagScreen
from rehabkit.models.log import EventRecord
from rehabkit.models.scheme import Scheme
from rehabkit.progression._outcomes import (
    Given,
    Undecided,
    Withheld,
    missing,
    no_table,
    unscreened,
    withheld,
)

_RULES = {
    1: "a step that was reached and tolerated is followed by the next (library choice)",
    0: "a step that was not reached is repeated (library choice)",
    -1: "a step that was not tolerated is followed by the one below (library choice)",
}
_TOP = "the ladder has no further step"
_BOTTOM = "the ladder has no step below"


@attrs.frozen(kw_only=True)
class Ladder(Model):
    """Steps that rise: seconds of a hold, repetitions, minutes, degrees.

    Attributes:
        steps: The steps, lowest first; they rise.
        unit: Their unit.
        rise_at_most: Largest rise between two steps that its maker allows.
        source: Where the steps come from; absent means that they are their maker's own choice.
        references: References of the publication.
        verified: Whether the steps were read in it.
    """

    steps: Annotated[tuple[Measure, ...], Bounds(fewest=1)]
    unit: Name
    rise_at_most: Measure | None = None
    source: Text | None = None
    references: Annotated[tuple[Id, ...], Bounds(distinct=True)] | None = None
    verified: bool | None = None

    @property
    def origin(self) -> str:
        """Where the steps come from, in words."""
        return self.source if self.source is not None else "own choice"

    def together(self) -> Iterator[FieldError]:
        """Each step lies above the one before, by no more than is allowed."""
        for position, (low, high) in enumerate(pairwise(self.steps), start=1):
            if high <= low:
                yield FieldError(ProblemCode.CONTRADICTION, ("steps", position), "must lie above the step before")
            elif self.rise_at_most is not None and high - low > self.rise_at_most:
                why = f"must rise by at most {self.rise_at_most:g} (got {high - low:g})"
                yield FieldError(ProblemCode.CONTRADICTION, ("steps", position), why)


@attrs.frozen(kw_only=True)
class Rung:
    """A place on a ladder.

    Attributes:
        step: Number of the step, of which the lowest is 1.
        value: Its value.
        unit: Unit of the value.
    """

    step: int
    value: float
    unit: str


@attrs.frozen(kw_only=True)
class _Tried(Model):
    """A step and what came of it; refuses what is none."""

    step: Annotated[int, Bounds(ge=-10_000, le=10_000)]
    reached: Measure | None
    tolerated: bool | None


def ladder_of(scheme: Scheme) -> Ladder | Undecided:
    """Return the ladder of a scheme that publishes one."""
    if scheme.steps is None:
        return no_table(scheme, "ladder")
    assert scheme.step_unit is not None  # noqa: S101  # steps do not stand without it
    return Ladder(
        steps=scheme.steps,
        unit=scheme.step_unit,
        source=scheme.id,
        references=scheme.references,
        verified=scheme.verified,
    )


def climb(
    ladder: Ladder,
    step: int,
    *,
    reached: float | None,
    tolerated: bool | None,
    screen: RedFlagScreen | None = None,
    events: Iterable[EventRecord] = (),
) -> Given[Rung] | Undecided | Withheld:
    """Return the place on a ladder after a result.

    When a step is followed, repeated or left is a library choice and said so; the steps are the ladder's own.

    Args:
        ladder: The ladder.
        step: Number of the step that was tried, of which the lowest is 1.
        reached: What was done, in the unit of the steps.
        tolerated: Whether it was tolerated, by whatever the person's plan counts as such.
        screen: The person's red-flag screen.
        events: What happened in exercise; a stop sign withholds the answer.

    Raises:
        FieldError: What was reached is no number.
        ValueError: The ladder has no such step.
    """
    _Tried(step=step, reached=reached, tolerated=tolerated)
    if not 1 <= step <= len(ladder.steps):
        msg = f"the ladder has steps 1 to {len(ladder.steps)} (got {step})"
        raise ValueError(msg)
    if stop := withheld(ladder.origin, screen, events):
        return stop
    if reached is None or tolerated is None:
        asked = {f"{ladder.unit} that were reached": reached, "whether it was tolerated": tolerated}
        return missing(ladder.origin, tuple(need for need, value in asked.items() if value is None))
    return _placed(ladder, step, _move(reached >= ladder.steps[step - 1], tolerated=tolerated), screen)


def _move(is_reached: bool, *, tolerated: bool) -> int:  # noqa: FBT001  # what the next line reads
    if not tolerated:
        return -1
    return 1 if is_reached else 0


def _placed(ladder: Ladder, step: int, move: int, screen: RedFlagScreen | None) -> Given[Rung] | Undecided:
    target = step + move
    if target < 1:
        return Undecided(scheme=ladder.origin, because=_BOTTOM)
    if target > len(ladder.steps):
        return Undecided(scheme=ladder.origin, because=_TOP)
    value = ladder.steps[target - 1]
    return Given(
        scheme=ladder.origin,
        value=Rung(step=target, value=value, unit=ladder.unit),
        because=f"step {target} of {len(ladder.steps)}: {value:g} {ladder.unit}",
        references=ladder.references or (),
        verified=bool(ladder.verified),
        choices=(_RULES[move],),
        not_known=unscreened(screen),
    )
