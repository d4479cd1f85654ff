"""What is examined by test or image: strength, range of motion, the nervous system, images."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model, echo
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._fields import (
    Id,
    Name,
    ObservedSide,
    PainPoints,
    RegionSide,
    Text,
    needs,
)
from rehabkit.vocab import (
    Certainty,
    ImagingModality,
    ImagingResult,
    Joint,
    LengthResult,
    Movement,
    NeuroKind,
    NeuroResult,
    NeuroScale,
    NeuroSign,
    Position,
    RangeMode,
    RangeUnit,
    Region,
    StrengthScale,
)

MMT_GRADES = ("0", "1", "1+", "2-", "2", "2+", "3-", "3", "3+", "4-", "4", "4+", "5-", "5")
"""Manual muscle test grades, lowest first; plus and minus are by local rule, and none is a number."""

CATEGORY_GRADES = ("weak", "normal", "strong")
"""Strength in words, lowest first (A48: library choice)."""

STRENGTH_GRADES: dict[StrengthScale, tuple[str, ...]] = {
    StrengthScale.MMT: MMT_GRADES,
    StrengthScale.CATEGORY: CATEGORY_GRADES,
}
"""Legal grades of the ordinal strength scales."""

NEURO_GRADES: dict[NeuroScale, tuple[str, ...]] = {
    NeuroScale.MODIFIED_ASHWORTH: ("0", "1", "1+", "2", "3", "4"),
    NeuroScale.TARDIEU: ("0", "1", "2", "3", "4", "5"),
    NeuroScale.MRC: MMT_GRADES,
    NeuroScale.TENDON_REFLEX: ("0", "1+", "2+", "3+", "4+"),
}
"""Legal grades of the neurological scales; ordinal texts, never averaged."""


@attrs.frozen(kw_only=True)
class DetectableChange(Model):
    """The smallest change that an instrument can tell from error.

    Attributes:
        value: Change in the instrument's own unit.
        reference: Where the figure comes from.
    """

    value: Annotated[float, Bounds(ge=0, le=100_000)]
    reference: Name


@attrs.frozen(kw_only=True)
class StrengthObservation(Model):
    """A muscle's strength, tested once.

    Attributes:
        id: Id in the document.
        muscle: Muscle that was tested.
        side: Its side.
        grade: Grade on an ordinal scale (`mmt`, `category`), as text.
        value: Value on any other scale.
        scale: The scale.
        norm_value: Norm on the same scale, where one is cited.
        norm_reference: Where the norm comes from.
        pain_during: Pain during the test, 0-10; weakness under pain may be inhibition (P31).
        position: Position of the body.
        method: How it was tested, such as `break-test`.
        confounders: What may have misled the observer.
        certainty: How sure the observer was.
        note: A remark.
    """

    id: Id
    muscle: Id
    side: ObservedSide
    grade: Name | None = None
    value: Annotated[float, Bounds(ge=0, le=100_000)] | None = None
    scale: StrengthScale
    norm_value: Annotated[float, Bounds(ge=0, le=100_000)] | None = None
    norm_reference: Name | None = None
    pain_during: PainPoints | None = None
    position: Position | None = None
    method: Id | None = None
    confounders: tuple[Id, ...] | None = None
    certainty: Certainty | None = None
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """An ordinal scale has a grade of its own, any other scale a value."""
        grades = STRENGTH_GRADES.get(self.scale)
        if grades is None:
            if self.value is None or self.grade is not None:
                yield FieldError(ProblemCode.CONTRADICTION, ("value",), f"{self.scale} takes a value and no grade")
            return
        if self.value is not None or self.norm_value is not None:
            yield FieldError(ProblemCode.CONTRADICTION, ("value",), f"{self.scale} is ordinal and takes a grade only")
        if self.grade not in grades:
            why = f"must be one of {', '.join(grades)} on {self.scale} (got {echo(self.grade)})"
            yield FieldError(ProblemCode.VALUE_RANGE, ("grade",), why)


@attrs.frozen(kw_only=True)
class RangeObservation(Model):
    """A range of motion, or a named length test.

    Attributes:
        id: Id in the document.
        joint: Joint that was moved.
        movement: Movement of the joint.
        side: Side that was moved.
        muscle: Muscle whose length was tested.
        test: Name of a length test, such as `thomas-test`.
        value: Measured value.
        unit: Its unit.
        result: What a length test showed.
        mode: Who moved the joint.
        pain_during: Pain during the test, 0-10.
        detectable_change: Smallest detectable change, cited.
        confounders: What may have misled the observer.
        certainty: How sure the observer was.
        note: A remark.
    """

    id: Id
    joint: Joint
    movement: Movement | None = None
    side: ObservedSide
    muscle: Id | None = None
    test: Id | None = None
    value: Annotated[float, Bounds(ge=-360, le=1_000)] | None = None
    unit: RangeUnit | None = None
    result: LengthResult | None = None
    mode: RangeMode | None = None
    pain_during: PainPoints | None = None
    detectable_change: DetectableChange | None = None
    confounders: tuple[Id, ...] | None = None
    certainty: Certainty | None = None
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """A range has a value with its unit, or a result."""
        if self.value is None and self.result is None:
            yield FieldError(ProblemCode.CONTRADICTION, ("value",), "must have a value or a result")
        yield from needs("unit", self.unit, "value", self.value)
        yield from needs("value", self.value, "unit", self.unit)


@attrs.frozen(kw_only=True)
class NeurologicalObservation(Model):
    """One item of a neurological examination; no source rule reads its grades (A69).

    Attributes:
        id: Id in the document.
        kind: What was examined.
        level: Nerve root or nerve, such as `L5`.
        sign: Named sign.
        region: Region.
        muscle: Muscle.
        side: Side.
        result: What was found.
        scale: Scale of the grade.
        grade: Grade on the scale, as text.
        position: Position of the body.
        certainty: How sure the observer was.
        note: A remark.
    """

    id: Id
    kind: NeuroKind
    level: Name | None = None
    sign: NeuroSign | None = None
    region: Region | None = None
    muscle: Id | None = None
    side: RegionSide | None = None
    result: NeuroResult | None = None
    scale: NeuroScale | None = None
    grade: Name | None = None
    position: Position | None = None
    certainty: Certainty | None = None
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """A grade and its scale go together; the examination has a result or a grade."""
        yield from needs("grade", self.grade, "scale", self.scale)
        yield from needs("scale", self.scale, "grade", self.grade)
        if self.result is None and self.grade is None:
            yield FieldError(ProblemCode.CONTRADICTION, ("result",), "must have a result or a grade")
        if self.scale is not None and self.grade is not None and self.grade not in NEURO_GRADES[self.scale]:
            why = f"must be one of {', '.join(NEURO_GRADES[self.scale])} on {self.scale} (got {echo(self.grade)})"
            yield FieldError(ProblemCode.VALUE_RANGE, ("grade",), why)


@attrs.frozen(kw_only=True)
class ImagingObservation(Model):
    """What an image showed; images show neither tone nor imbalance (P27).

    Attributes:
        id: Id in the document.
        modality: Kind of image.
        region: Region.
        side: Side.
        result: What it showed.
        note: A remark.
    """

    id: Id
    modality: ImagingModality
    region: Region
    side: RegionSide | None = None
    result: ImagingResult
    note: Text | None = None
