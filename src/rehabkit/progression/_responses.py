"""Stated responses: what a simulated person's pain, tension, strength and log show from which day on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import attrs

from rehabkit.models.anatomy import Site
from rehabkit.models.examination import RangeObservation, StrengthObservation
from rehabkit.models.observation import PainObservation, ToneObservation
from rehabkit.vocab import (
    ChangeBasis,
    Event,
    Joint,
    Movement,
    PainContext,
    PainScale,
    PainTiming,
    RangeUnit,
    Region,
    Side,
    StrengthScale,
    TestResult,
    Tone,
    ToneMethod,
    ToneTest,
)

V = TypeVar("V")

_SHOWS = {Tone.RELEASING: TestResult.PARTLY, Tone.NORMAL: TestResult.YES}


def held_on(values: Iterable[tuple[int, V]], day: int) -> V | None:
    """Return what holds on a day of the program, or None before the first value; of one day the last value holds."""
    begun = [each for each in reversed(tuple(values)) if each[0] <= day]
    return max(begun, key=lambda each: each[0])[1] if begun else None


@attrs.frozen(kw_only=True)
class PainCourse:
    """Pain of a region on the NPRS, 0-10, on movement.

    Attributes:
        values: Days, counted from the program's start as day 0, and what holds from each on.
        region: Region.
        side: Side, as pains have it.
        muscle: Muscle to which it is narrowed.
    """

    values: tuple[tuple[int, float], ...]
    region: Region
    side: Side
    muscle: str | None = None

    def observed(self, identifier: str, day: int) -> PainObservation | None:
        """Return the observation of a day, or None before the first value.

        Raises:
            FieldError: The value is not from 0 to 10, or the side is none of the region.
        """
        value = held_on(self.values, day)
        if value is None:
            return None
        return PainObservation(
            id=identifier,
            region=self.region,
            side=self.side,
            muscle=self.muscle,
            value=value,
            scale=PainScale.NPRS,
            timing=PainTiming.NOW,
            context=PainContext.MOVEMENT,
        )


@attrs.frozen(kw_only=True)
class ToneCourse:
    """Tension state of a site, as a function test shows it.

    Attributes:
        values: Days, counted from the program's start as day 0, and what holds from each on.
        site: The site.
    """

    values: tuple[tuple[int, Tone], ...]
    site: Site

    def observed(self, identifier: str, day: int) -> ToneObservation | None:
        """Return the observation of a day, or None before the first value."""
        tone = held_on(self.values, day)
        if tone is None:
            return None
        hypotonic = tone is Tone.HYPOTONIC
        return ToneObservation(
            id=identifier,
            muscle=self.site.muscle,
            side=self.site.side,
            tone=tone,
            method=ToneMethod.FUNCTION_TEST,
            test=ToneTest.CONTRACT_ON_REQUEST if hypotonic else ToneTest.RELEASE_ON_REQUEST,
            result=_SHOWS.get(tone, TestResult.NO),
            change_basis=ChangeBasis.EARLIER_OBSERVATION if tone is Tone.RELEASING else None,
        )


@attrs.frozen(kw_only=True)
class StrengthCourse:
    """Strength of a site on one scale: grades of an ordinal one, values of any other.

    Attributes:
        values: Days, counted from the program's start as day 0, and what holds from each on.
        site: The site.
        scale: The scale.
    """

    values: tuple[tuple[int, float | str], ...]
    site: Site
    scale: StrengthScale

    def observed(self, identifier: str, day: int) -> StrengthObservation | None:
        """Return the observation of a day, or None before the first value.

        Raises:
            FieldError: The scale has no such grade or value.
        """
        shown = held_on(self.values, day)
        if shown is None:
            return None
        return StrengthObservation(
            id=identifier,
            muscle=self.site.muscle,
            side=self.site.side,
            scale=self.scale,
            grade=shown if isinstance(shown, str) else None,
            value=None if isinstance(shown, str) else shown,
        )


@attrs.frozen(kw_only=True)
class RangeCourse:
    """Range of motion in degrees.

    Attributes:
        values: Days, counted from the program's start as day 0, and what holds from each on.
        joint: Joint.
        movement: Movement.
        side: Side.
    """

    values: tuple[tuple[int, float], ...]
    joint: Joint
    movement: Movement
    side: Side

    def observed(self, identifier: str, day: int) -> RangeObservation | None:
        """Return the observation of a day, or None before the first value."""
        value = held_on(self.values, day)
        if value is None:
            return None
        return RangeObservation(
            id=identifier,
            joint=self.joint,
            movement=self.movement,
            side=self.side,
            value=value,
            unit=RangeUnit.DEGREES,
        )


@attrs.frozen(kw_only=True)
class HoldCourse:
    """Seconds held in a prescription, as the log tells them.

    Attributes:
        values: Days, counted from the program's start as day 0, and what holds from each on.
        prescription: Id of the prescription.
    """

    values: tuple[tuple[int, float], ...]
    prescription: str


@attrs.frozen(kw_only=True)
class EventOn:
    """Something that happens on a day.

    Attributes:
        day: Day of the program.
        event: What happens; a stop sign ends the simulation.
    """

    day: int
    event: Event


Response = PainCourse | ToneCourse | StrengthCourse | RangeCourse | HoldCourse | EventOn
