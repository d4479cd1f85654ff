"""Observations: what is seen, felt and told, each part of one dated assessment."""

from __future__ import annotations

from typing import ClassVar

import attrs

from rehabkit.bounds import Clauses, Model
from rehabkit.models._clauses import Needs, Within
from rehabkit.models._fields import (
    Date,
    Days,
    Id,
    Measure,
    Name,
    ObservedSide,
    PainValue,
    RegionSide,
    Text,
    Time,
)
from rehabkit.models.examination import (
    DetectableChange,
    ImagingObservation,
    NeurologicalObservation,
    RangeObservation,
    StrengthObservation,
)
from rehabkit.vocab import (
    Activity,
    Actor,
    Analgesia,
    Better,
    Certainty,
    ChangeBasis,
    FunctionUnit,
    OutcomePoint,
    PainContext,
    PainScale,
    PainTiming,
    Position,
    Region,
    Symptom,
    SymptomScale,
    SymptomSeverity,
    Task,
    TestResult,
    Tone,
    ToneMethod,
    ToneTest,
)


def pain_clauses(*fields: str) -> tuple[Within, ...]:
    """Return what limits pains beside a `pain_scale`, whose absence means NPRS."""
    return (Within({"pain_scale": (PainScale.NPRS, None)}, fields, 0, 10, of="on nprs"),)


@attrs.frozen(kw_only=True)
class ActorRecord(Model):
    """Who somebody is, beyond the word for the profession.

    Attributes:
        profession: Profession.
        role: Role in this case.
        training: Techniques or courses the person is trained in.
    """

    profession: Actor
    role: Name | None = None
    training: tuple[Name, ...] | None = None


@attrs.frozen(kw_only=True)
class ToneObservation(Model):
    """A muscle's tension state, seen once.

    Felt tightness is a symptom, activity a hypothesis; neither is a tension state (A24).

    Attributes:
        id: Id in the document.
        muscle: Muscle that was examined.
        side: Its side; unknown leaves every gate on it unknown (A76).
        tone: The tension state.
        method: How it was found.
        test: Which test showed it; a function test is believed only with its name and result (A78).
        result: What the test gave.
        note: Name of another test, or a remark.
        chronic: Whether the state has stood for long; a chronic half contraction is not a spasm (A25).
        fascia_involved: Whether fascia takes part.
        activity: Hypothesis about the muscle's activity.
        position: Position of the body.
        confounders: What may have misled the observer, such as `head-turned`; an open list (S1-16).
        change_basis: What `releasing` is compared with (A77).
        certainty: How sure the observer was.
    """

    CLAUSES: ClassVar[Clauses] = (Needs("result", "test"),)

    id: Id
    muscle: Id
    side: ObservedSide
    tone: Tone
    method: ToneMethod | None = None
    test: ToneTest | None = None
    result: TestResult | None = None
    note: Text | None = None
    chronic: bool | None = None
    fascia_involved: bool | None = None
    activity: Activity | None = None
    position: Position | None = None
    confounders: tuple[Id, ...] | None = None
    change_basis: ChangeBasis | None = None
    certainty: Certainty | None = None


@attrs.frozen(kw_only=True)
class PainObservation(Model):
    """Pain in a region or at a muscle, told once (A74).

    Attributes:
        id: Id in the document.
        region: Region that hurts.
        muscle: Muscle to which the pain is narrowed.
        side: Side of the pain.
        value: Value on the scale; decimals are legal.
        scale: NPRS 0-10 or VAS 0-100 mm; scales are never converted silently.
        timing: Which moment the value speaks of; absent is read as the moment of the assessment.
        context: What the person did.
        recall_days: Recall window of a worst, average or least value.
        analgesia: Pain relief at that time (A44, A75).
        manageable: Whether the person finds the pain manageable (S3-140).
        certainty: How sure the observer was.
        note: A remark.
    """

    CLAUSES: ClassVar[Clauses] = (Within({"scale": (PainScale.NPRS,)}, ("value",), 0, 10, of="on nprs"),)

    id: Id
    region: Region
    muscle: Id | None = None
    side: RegionSide
    value: PainValue
    scale: PainScale
    timing: PainTiming | None = None
    context: PainContext | None = None
    recall_days: Days | None = None
    analgesia: Analgesia | None = None
    manageable: bool | None = None
    certainty: Certainty | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class SymptomObservation(Model):
    """A symptom or sign, told or seen once.

    Attributes:
        id: Id in the document.
        symptom: Which symptom.
        region: Where.
        muscle: Muscle at which it is felt; felt tightness is no tension state (A24).
        side: Side.
        severity: How marked it is.
        value: Value on the scale.
        scale: Numeric 0-10 or visual analog 0-100 mm.
        certainty: How sure the observer was.
        note: A remark.
    """

    CLAUSES: ClassVar[Clauses] = (
        Needs("value", "scale"),
        Within({"scale": (SymptomScale.NRS,)}, ("value",), 0, 10, of="on nrs"),
    )

    id: Id
    symptom: Symptom
    region: Region | None = None
    muscle: Id | None = None
    side: RegionSide | None = None
    severity: SymptomSeverity | None = None
    value: PainValue | None = None
    scale: SymptomScale | None = None
    certainty: Certainty | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class FunctionObservation(Model):
    """What a person can do, measured once.

    Attributes:
        id: Id in the document.
        name: What was measured, such as `walking-distance` or `rise-from-chair`.
        task: Task of daily life it belongs to.
        value: Measured value.
        unit: Its unit.
        better: Whether higher or lower is better.
        note: A remark.
    """

    id: Id
    name: Id
    task: Task | None = None
    value: Measure
    unit: FunctionUnit
    better: Better
    note: Text | None = None


@attrs.frozen(kw_only=True)
class OutcomeObservation(Model):
    """A score of an outcome instrument; its wording and scoring are not shipped.

    Attributes:
        id: Id in the document.
        instrument: Instrument, such as `odi`, `ndi`, `psfs`.
        version: Version of the instrument.
        score: The score.
        unit: Unit of the score.
        better: Whether higher or lower is better.
        point: Baseline or follow-up.
        detectable_change: Smallest detectable change, cited.
        note: A remark.
    """

    id: Id
    instrument: Id
    version: Name | None = None
    score: Measure
    unit: FunctionUnit | None = None
    better: Better | None = None
    point: OutcomePoint | None = None
    detectable_change: DetectableChange | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class Assessment(Model):
    """The observations of one visit.

    Attributes:
        id: Id in the document.
        date: Day of the visit.
        time: Time of day on the patient's clock; without it the visit counts as before that day's work (A18).
        assessor: Who examined.
        tones: Tension states.
        strengths: Strength tests.
        pains: Pain values.
        ranges: Ranges of motion and length tests.
        symptoms: Symptoms and signs.
        functions: What the person can do.
        neuro: Items of a neurological examination.
        images: Imaging results.
        outcomes: Outcome scores.
        note: A remark.
    """

    id: Id
    date: Date
    time: Time | None = None
    assessor: ActorRecord | None = None
    tones: tuple[ToneObservation, ...] | None = None
    strengths: tuple[StrengthObservation, ...] | None = None
    pains: tuple[PainObservation, ...] | None = None
    ranges: tuple[RangeObservation, ...] | None = None
    symptoms: tuple[SymptomObservation, ...] | None = None
    functions: tuple[FunctionObservation, ...] | None = None
    neuro: tuple[NeurologicalObservation, ...] | None = None
    images: tuple[ImagingObservation, ...] | None = None
    outcomes: tuple[OutcomeObservation, ...] | None = None
    note: Text | None = None
