"""Work: what prescriptions, session items and logged treatments have in common, and prescriptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._fields import (
    Days,
    Id,
    Name,
    RegionSide,
    Text,
)
from rehabkit.models.anatomy import Site
from rehabkit.models.dosage import Dosage, PainRule
from rehabkit.models.observation import ActorRecord
from rehabkit.vocab import (
    Actor,
    AttentionalFocus,
    Channel,
    ContractionMode,
    Grouping,
    LearnedVia,
    Level,
    Loading,
    MuscleLength,
    Purpose,
    Region,
    Setting,
    Supervision,
    Task,
    TreatmentGroup,
)


@attrs.frozen(kw_only=True)
class Equipment(Model):
    """A thing that is used, and how it is set.

    Attributes:
        name: The thing.
        setting: Its setting, such as a band's color or a pressure.
    """

    name: Name
    setting: Name | None = None


@attrs.frozen(kw_only=True)
class Progression(Model):
    """When and how a prescription is made harder, and easier.

    Attributes:
        criterion: When it moves on.
        step: What changes, and by how much.
        regression: When and how it goes back, or stops.
    """

    criterion: Text | None = None
    step: Text | None = None
    regression: Text | None = None


@attrs.frozen(kw_only=True)
class Work(Model):
    """What prescriptions, session items and logged treatments have in common.

    Attributes:
        technique: Id of the technique.
        actor: Who performs.
        actor_record: More about who performs.
        setting: Where.
        supervision: How it is watched.
        channel: How it is delivered.
        grouping: Alone or in a group.
        targets: Muscles that work or are treated, with sides.
        contracts: Muscles that contract, where they are not the targets (P08).
        lengthens: Muscles to lengthen, where they are not the targets (P08).
        region: Region that is treated, where no muscle is named.
        region_side: Side of that region.
        dosage: The dose.
        contraction_mode: How the targets work.
        muscle_length: At which length the targets work.
        attentional_focus: Where the person's attention is directed.
        loading: How load develops.
        strengthening: Whether it strengthens, against what its type says (A41 to A43).
        pain_rule: What the patient is told about pain.
        tasks: Tasks it trains.
        level: Level against the time before the complaint (A12).
        purpose: What it is for.
        based_on: Ids of the observations it rests on.
        learned_via: How the technique was learned.
        equipment: What is used; an empty list is none.
        cues: What the patient is told or shown.
        volition: Effort that the patient must supply, in words.
        note: A remark.
    """

    technique: Id | None = None
    actor: Actor | None = None
    actor_record: ActorRecord | None = None
    setting: Setting | None = None
    supervision: Supervision | None = None
    channel: Channel | None = None
    grouping: Grouping | None = None
    targets: Annotated[tuple[Site, ...], Bounds(distinct=True)] | None = None
    contracts: Annotated[tuple[Site, ...], Bounds(distinct=True)] | None = None
    lengthens: Annotated[tuple[Site, ...], Bounds(distinct=True)] | None = None
    region: Region | None = None
    region_side: RegionSide | None = None
    dosage: Dosage | None = None
    contraction_mode: ContractionMode | None = None
    muscle_length: MuscleLength | None = None
    attentional_focus: AttentionalFocus | None = None
    loading: Loading | None = None
    strengthening: bool | None = None
    pain_rule: PainRule | None = None
    tasks: Annotated[tuple[Task, ...], Bounds(distinct=True)] | None = None
    level: Level | None = None
    purpose: Purpose | None = None
    based_on: Annotated[tuple[Id, ...], Bounds(distinct=True)] | None = None
    learned_via: LearnedVia | None = None
    equipment: tuple[Equipment, ...] | None = None
    cues: Text | None = None
    volition: Text | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class Prescription(Work):
    """An intervention put into a phase, with targets, dose, actor and setting.

    The attributes of `Work` and:

    Attributes:
        id: Id in the document.
        intervention: Id of the exercise or treatment.
        from_day: First day; absent means the phase's.
        to_day: Last day, inclusive; absent means the phase's.
        target_function: Function that is to change directly.
        aims: Outcomes further on.
        group: Group of the component in the Rehabilitation Treatment Specification System.
        mechanism: Presumed mechanism.
        starting_level: Rule for the first dose.
        progression: When and how it is made harder or easier.
        materials: Leaflets, videos, links.
        motivation: What is done for motivation.
    """

    id: Id
    intervention: Id
    from_day: Days | None = None
    to_day: Days | None = None
    target_function: Text | None = None
    aims: tuple[Text, ...] | None = None
    group: TreatmentGroup | None = None
    mechanism: Text | None = None
    starting_level: Text | None = None
    progression: Progression | None = None
    materials: tuple[Text, ...] | None = None
    motivation: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """The last day is not before the first."""
        if self.from_day is not None and self.to_day is not None and self.to_day < self.from_day:
            yield FieldError(ProblemCode.PHASE_DATES, ("to_day",), f"must not be before from_day {self.from_day}")
