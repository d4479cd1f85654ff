"""What is examined by test or image: strength, range of motion, the nervous system, images."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from rehabkit.bounds import Bounds, Clauses, Model
from rehabkit.models._clauses import Among, Either, Needs, Stated
from rehabkit.models._fields import (
    Id,
    Name,
    ObservedSide,
    PainPoints,
    RegionSide,
    Text,
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

MEASURED_SCALES = tuple(scale for scale in StrengthScale if scale not in STRENGTH_GRADES)
"""Strength scales that take a value."""

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

    CLAUSES: ClassVar[Clauses] = (
        Stated(
            {"scale": MEASURED_SCALES},
            at="value",
            why="{scale} takes a value and no grade",
            fields=("value",),
            never=("grade",),
        ),
        Stated(
            {"scale": tuple(STRENGTH_GRADES)},
            at="value",
            why="{scale} is ordinal and takes a grade only",
            never=("value", "norm_value"),
        ),
        *(Among({"scale": (scale,)}, "grade", grades, on="scale") for scale, grades in STRENGTH_GRADES.items()),
    )

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

    CLAUSES: ClassVar[Clauses] = (Either(("value", "result")), Needs("unit", "value"), Needs("value", "unit"))

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

    CLAUSES: ClassVar[Clauses] = (
        Needs("grade", "scale"),
        Needs("scale", "grade"),
        Either(("result", "grade")),
        *(
            Among({"scale": (scale,)}, "grade", grades, on="scale", required=False)
            for scale, grades in NEURO_GRADES.items()
        ),
    )

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
