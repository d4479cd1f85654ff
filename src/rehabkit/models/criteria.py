"""Criteria: the conditions by which a phase is entered or left, by kind."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from rehabkit.bounds import Bounds, Clauses, Model
from rehabkit.models._clauses import Among, Stated
from rehabkit.models._fields import (
    Days,
    Id,
    MuscleSide,
    Name,
    PainPoints,
    Percent,
    RegionSide,
    Seconds,
    Text,
)
from rehabkit.models.examination import MEASURED_SCALES, STRENGTH_GRADES
from rehabkit.vocab import (
    DaysSince,
    Joint,
    Movement,
    Region,
    StrengthScale,
    Tone,
)


@attrs.frozen(kw_only=True)
class ToneCriterion(Model):
    """A tension state to be reached.

    Attributes:
        muscle: Muscle.
        side: Side; absent means every side that the muscle has.
        at_least: `releasing` or `normal`.
    """

    muscle: Id
    side: MuscleSide | None = None
    at_least: Annotated[Tone, Bounds(among=(Tone.RELEASING, Tone.NORMAL))]


@attrs.frozen(kw_only=True)
class PainCriterion(Model):
    """Pain not to be exceeded.

    Attributes:
        region: Region.
        muscle: Muscle to which it is narrowed.
        side: Side; absent means any side of the region.
        at_most: Highest pain, 0-10.
    """

    region: Region
    muscle: Id | None = None
    side: RegionSide | None = None
    at_most: PainPoints


@attrs.frozen(kw_only=True)
class StrengthCriterion(Model):
    """Strength to be reached.

    Attributes:
        muscle: Muscle.
        side: Side; absent means every side that the muscle has.
        at_least: Grade on an ordinal scale.
        value_at_least: Value on any other scale.
        scale: The scale.
    """

    CLAUSES: ClassVar[Clauses] = (
        Stated(
            {"scale": MEASURED_SCALES},
            at="value_at_least",
            why="{scale} takes a value and no grade",
            fields=("value_at_least",),
            never=("at_least",),
        ),
        Stated(
            {"scale": tuple(STRENGTH_GRADES)},
            at="value_at_least",
            why="{scale} is ordinal and takes a grade only",
            never=("value_at_least",),
        ),
        *(Among({"scale": (scale,)}, "at_least", grades, on="scale") for scale, grades in STRENGTH_GRADES.items()),
    )

    muscle: Id
    side: MuscleSide | None = None
    at_least: Name | None = None
    value_at_least: Annotated[float, Bounds(ge=0, le=100_000)] | None = None
    scale: StrengthScale


@attrs.frozen(kw_only=True)
class RangeCriterion(Model):
    """A range of motion to be reached.

    Attributes:
        joint: Joint.
        movement: Movement.
        side: Side; absent means any side.
        at_least_degrees: Range in degrees.
    """

    joint: Joint
    movement: Movement
    side: MuscleSide | None = None
    at_least_degrees: Annotated[float, Bounds(ge=-360, le=360, unit="degrees")]


@attrs.frozen(kw_only=True)
class HoldCriterion(Model):
    """A hold to be reached.

    Attributes:
        prescription: Prescription whose hold counts.
        at_least_s: Seconds held.
    """

    prescription: Id
    at_least_s: Seconds


@attrs.frozen(kw_only=True)
class DaysCriterion(Model):
    """Days to have passed.

    Attributes:
        since: From which day they count.
        at_least: Number of days.
    """

    since: DaysSince
    at_least: Days


@attrs.frozen(kw_only=True)
class SymmetryCriterion(Model):
    """A share of the other side to be reached.

    Attributes:
        muscle: Muscle whose strength is compared.
        side: Side that must catch up.
        at_least_percent: Percent of the other side.
    """

    muscle: Id
    side: MuscleSide
    at_least_percent: Percent


@attrs.frozen(kw_only=True)
class Criteria(Model):
    """Conditions by which a phase is entered or left; all of them hold together.

    Attributes:
        tones: Tension states.
        pains: Pain.
        strengths: Strength.
        ranges: Ranges of motion.
        holds: Holds.
        days: Days passed.
        symmetries: Symmetry.
        text: Anything else, in words.
    """

    tones: tuple[ToneCriterion, ...] | None = None
    pains: tuple[PainCriterion, ...] | None = None
    strengths: tuple[StrengthCriterion, ...] | None = None
    ranges: tuple[RangeCriterion, ...] | None = None
    holds: tuple[HoldCriterion, ...] | None = None
    days: tuple[DaysCriterion, ...] | None = None
    symmetries: tuple[SymmetryCriterion, ...] | None = None
    text: Text | None = None
