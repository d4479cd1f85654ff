"""The person: complaints, history, medication, and the red-flag screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from rehabkit.bounds import Bounds, Clauses, Model
from rehabkit.errors import FieldError
from rehabkit.models._clauses import Empty
from rehabkit.models._fields import Date, Days, Id, Kilograms, Name, RegionSide, Text, Time, Year, not_after
from rehabkit.vocab import (
    Actor,
    Cause,
    ComplaintKind,
    Condition,
    Course,
    DailyPattern,
    Damage,
    DamageBasis,
    DrugClass,
    Imbalance,
    Inflammation,
    Irritability,
    OnsetCertainty,
    OnsetManner,
    PainMechanism,
    PrecautionKind,
    RedFlagCategory,
    Region,
    ScreenState,
    Stage,
    SurgeryIndication,
    SurgeryState,
    SurgeryUrgency,
    Symptom,
    Trigger,
    Urgency,
)


@attrs.frozen(kw_only=True)
class Diagnosis(Model):
    """A diagnosis, with who made it; rehabkit neither makes nor codes any.

    Attributes:
        text: The diagnosis in words.
        system: Coding system.
        code: Code in that system.
        by: Profession of who made it.
        date: Day it was made.
    """

    text: Text
    system: Name | None = None
    code: Name | None = None
    by: Actor | None = None
    date: Date | None = None


@attrs.frozen(kw_only=True)
class Complaint(Model):
    """What a person comes with.

    Attributes:
        id: Id in the document.
        region: Where.
        side: Side.
        kind: Kind of complaint; decides whether the time rules P20 to P25 apply.
        onset: Day 0 of the complaint (A08); without it the time rules do not apply (A62).
        onset_manner: Sudden or gradual.
        onset_certainty: How well the onset is known.
        stage: Acute, subacute or chronic, by its recorder.
        course: First, recurrent or chronic.
        long_standing: Whether it has stood for long; no source gives a number (A34).
        damage: Extent of tissue damage.
        damage_basis: Whether the damage was diagnosed or is presumed.
        inflammation: Whether inflammation is known.
        trigger: What set it off.
        expected_recovery_days: Days until recovery that the person was told to expect (S3-05); rehabkit states none.
        diagnosis: A diagnosis, if there is one; none is a normal state.
        irritability: How easily it is stirred up.
        daily_pattern: How it behaves over 24 hours.
        pain_mechanism: Presumed mechanism of the pain.
        pain_mechanism_by: Who presumes it.
        note: A remark.
    """

    id: Id
    region: Region
    side: RegionSide
    kind: ComplaintKind | None = None
    onset: Date | None = None
    onset_manner: OnsetManner | None = None
    onset_certainty: OnsetCertainty | None = None
    stage: Stage | None = None
    course: Course | None = None
    long_standing: bool | None = None
    damage: Damage | None = None
    damage_basis: DamageBasis | None = None
    inflammation: Inflammation | None = None
    trigger: Trigger | None = None
    expected_recovery_days: Days | None = None
    diagnosis: Diagnosis | None = None
    irritability: Irritability | None = None
    daily_pattern: DailyPattern | None = None
    pain_mechanism: PainMechanism | None = None
    pain_mechanism_by: Actor | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class ConditionRecord(Model):
    """A long-term condition.

    Attributes:
        id: Id in the document.
        condition: Which condition.
        region: Where; absent means the whole body.
        side: Side.
        since: Day it was first known.
        note: A remark.
    """

    id: Id
    condition: Condition
    region: Region | None = None
    side: RegionSide | None = None
    since: Date | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class Surgery(Model):
    """Surgery that is considered, planned or done.

    Attributes:
        id: Id in the document.
        state: Considered, planned or done.
        date: Day of the surgery, or of the consideration.
        region: Where.
        side: Side.
        procedure: The procedure in words.
        urgency: Elective or urgent.
        indication: Who sees an indication.
    """

    id: Id
    state: SurgeryState
    date: Date | None = None
    region: Region | None = None
    side: RegionSide | None = None
    procedure: Text | None = None
    urgency: SurgeryUrgency | None = None
    indication: SurgeryIndication | None = None


@attrs.frozen(kw_only=True)
class Precaution(Model):
    """A prescribed restriction or a recorded contraindication.

    Attributes:
        id: Id in the document.
        kind: What is restricted.
        region: Where; absent means everywhere.
        side: Side.
        from_date: First day.
        to_date: Last day, inclusive; absent means until further notice.
        by: Who prescribed it.
        load_kg_at_most: Heaviest load that a load limit leaves, in kilograms.
        text: The restriction in words.
    """

    id: Id
    kind: PrecautionKind
    region: Region | None = None
    side: RegionSide | None = None
    from_date: Date | None = None
    to_date: Date | None = None
    by: Actor | None = None
    load_kg_at_most: Kilograms | None = None
    text: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """The last day is not before the first."""
        yield from not_after("from_date", self.from_date, "to_date", self.to_date)


@attrs.frozen(kw_only=True)
class Medication(Model):
    """A medicine, by class; rehabkit checks no doses.

    Attributes:
        id: Id in the document.
        drug_class: Class of the medicine.
        name: Its name in words.
        start: First day.
        end: Last day.
        last_dose_date: Day of the last dose.
        last_dose_time: Time of the last dose.
        by: Who prescribed it.
    """

    id: Id
    drug_class: DrugClass
    name: Name | None = None
    start: Date | None = None
    end: Date | None = None
    last_dose_date: Date | None = None
    last_dose_time: Time | None = None
    by: Actor | None = None

    def together(self) -> Iterator[FieldError]:
        """The last day is not before the first."""
        yield from not_after("start", self.start, "end", self.end)


@attrs.frozen(kw_only=True)
class PastTreatment(Model):
    """A treatment tried before this program.

    Attributes:
        id: Id in the document.
        treatment: Id of the intervention.
        date: Day, if known.
        outcome: What came of it, in words.
    """

    id: Id
    treatment: Id
    date: Date | None = None
    outcome: Text | None = None


@attrs.frozen(kw_only=True)
class Patient(Model):
    """What is known of the person, without a name; absent is not stated, an empty list is none.

    Attributes:
        birth_year: Year of birth.
        age: Age in years, where the year of birth is not given.
        imbalance: What is presumed about muscle imbalance.
        conditions: Long-term conditions.
        causes: Presumed causes; a set, never one (S4-06).
        work_demands: Physical demands of work, such as `sitting`.
        surgeries: Surgery considered, planned or done.
        precautions: Restrictions and contraindications.
        medications: Medicines.
        past_treatments: Treatments tried before.
        note: A remark.
    """

    birth_year: Year | None = None
    age: Annotated[int, Bounds(ge=0, le=130, unit="years")] | None = None
    imbalance: Imbalance | None = None
    conditions: tuple[ConditionRecord, ...] | None = None
    causes: Annotated[tuple[Cause, ...], Bounds(distinct=True)] | None = None
    work_demands: tuple[Id, ...] | None = None
    surgeries: tuple[Surgery, ...] | None = None
    precautions: tuple[Precaution, ...] | None = None
    medications: tuple[Medication, ...] | None = None
    past_treatments: tuple[PastTreatment, ...] | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class RedFlag(Model):
    """A positive category of a red-flag screen.

    Attributes:
        id: Id in the document.
        category: Category of the red flag.
        finding: What was found, such as `saddle-numbness`.
        symptom: Symptom it was found by.
        region: Where.
        side: Side.
        date: Day it was found.
        urgency: Urgency set by the examiner; absent means the category's own.
        note: A remark.
    """

    id: Id | None = None
    category: RedFlagCategory
    finding: Id | None = None
    symptom: Symptom | None = None
    region: Region | None = None
    side: RegionSide | None = None
    date: Date | None = None
    urgency: Urgency | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class RedFlagScreen(Model):
    """Whether and when red flags were asked about, and which were found.

    Attributes:
        state: Not screened, negative or positive.
        date: Day of the screen.
        positives: What was found.
        screener: Who asked.
    """

    CLAUSES: ClassVar[Clauses] = (Empty("positives", unless="state", value=ScreenState.POSITIVE),)

    state: ScreenState
    date: Date | None = None
    positives: tuple[RedFlag, ...] | None = None
    screener: Actor | None = None
