"""Interventions: exercises and treatments, and the techniques that classify them."""

from __future__ import annotations

from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model
from rehabkit.models._fields import Id, Name, Percent, Text
from rehabkit.models.anatomy import Action
from rehabkit.vocab import (
    Actor,
    Condition,
    ContractionMode,
    DosePart,
    DrugClass,
    Effect,
    ExerciseRole,
    ExerciseType,
    Pressure,
    ReleaseForm,
    Stance,
    Step,
    Task,
    TechniqueClass,
    TreatmentKind,
    WorkingSide,
)


@attrs.frozen(kw_only=True)
class SourceStance(Model):
    """What one source holds of a technique.

    Attributes:
        source: Id of the source, such as `S3`.
        stance: For, against, conditional, or named without a claim.
        condition: The condition, where there is one.
        items: Ids of the source items it rests on.
    """

    source: Name
    stance: Stance
    condition: Text | None = None
    items: tuple[Name, ...]


@attrs.frozen(kw_only=True)
class SourcedText(Model):
    """What sources hold, restated, with the items it rests on.

    Attributes:
        text: What they hold.
        items: Ids of the source items it rests on.
    """

    text: Text
    items: tuple[Name, ...]


@attrs.frozen(kw_only=True)
class FieldCitation(Model):
    """The source items that a field of an entry rests on.

    Attributes:
        field: Name of the field.
        items: Ids of the source items it rests on.
    """

    field: Name
    items: tuple[Name, ...]


@attrs.frozen(kw_only=True)
class Technique(Model):
    """A named way of working, with each source's stance; rehabkit ranks none.

    Attributes:
        id: Id of the technique.
        name: Name.
        synonyms: Other names.
        technique_class: How it is meant to work, by its source or by the library's choice.
        summary: What it is, in one or two sentences.
        effects: What it does in the eyes of the rules, beside its intervention's own effects.
        release_form: Whether its release contraction moves the joint by its own definition (P10).
        steps: Steps in order, where its authors give them.
        contraction_mode: How the muscle works.
        minimum_times_per_day: Least times a day at home that a source asks for.
        effort_percent_min: Lower end of the effort band that a source gives.
        effort_percent_max: Upper end of that band.
        pressure_at_most: Firmest pressure that a source describes (P19).
        must_be_learned: Whether a source asks that it be learned before it is done alone (P55).
        indication: For whom a source describes it.
        contraindications: When it is not done, as a source has it; absent means that no source speaks of it.
        usual_actors: Who performs it, as the sources say.
        written_in: Where a case states it, such as `word:Component/workplace-review`; absent means as the technique
            of an exercise or treatment.
        citations: The items that single fields rest on.
        stances: What each source holds of it.
        evidence: Ids of evidence entries about it.
        references: Ids of references about it.
    """

    id: Id
    name: Name
    synonyms: tuple[Name, ...] | None = None
    technique_class: TechniqueClass
    summary: Text
    effects: Annotated[tuple[Effect, ...], Bounds(distinct=True)]
    release_form: ReleaseForm | None = None
    steps: tuple[Step, ...] | None = None
    contraction_mode: ContractionMode | None = None
    minimum_times_per_day: Annotated[int, Bounds(ge=1, le=24, unit="times a day")] | None = None
    effort_percent_min: Percent | None = None
    effort_percent_max: Percent | None = None
    pressure_at_most: Pressure | None = None
    must_be_learned: bool | None = None
    indication: SourcedText | None = None
    contraindications: tuple[SourcedText, ...] | None = None
    usual_actors: tuple[Actor, ...] | None = None
    written_in: tuple[Name, ...] | None = None
    citations: tuple[FieldCitation, ...] | None = None
    stances: tuple[SourceStance, ...]
    evidence: tuple[Name, ...] | None = None
    references: tuple[Name, ...] | None = None


@attrs.frozen(kw_only=True)
class ExerciseMuscle(Model):
    """A muscle's part in an exercise.

    Attributes:
        muscle: Id of the muscle.
        role: Target, helper, to be kept quiet, or stretched.
        side: Which side's muscle, seen from the side that is trained; absent means both. Says nothing of a
            midline muscle.
    """

    muscle: Id
    role: ExerciseRole
    side: WorkingSide | None = None


@attrs.frozen(kw_only=True)
class Exercise(Model):
    """Something that a person does.

    Attributes:
        id: Id; exercises and treatments share one namespace.
        name: Name.
        synonyms: Other names.
        type: Type; decides what the rules see unless `effects` says otherwise.
        technique_class: How it is meant to work; absent means as its type.
        technique: Technique it belongs to.
        effects: What it does in the eyes of the rules, instead of its type's own effects.
        muscles: Muscles with their roles.
        actions: Joint actions of the movement, seen from the side that is trained; of a hold, those that the
            targets keep up.
        tasks: Tasks of daily life it trains.
        contraction_mode: How the target works.
        dosed_by: What its dose is counted in; absent means anything.
        equipment: What it needs; an empty list is nothing.
        start: Start position.
        movement: The movement.
        end: End position.
        errors: Common errors.
        contraindications: When it is not done, in words.
        stances: What each source holds of it.
        evidence: Ids of evidence entries about it.
        references: Ids of references or source items.
        note: A remark.
    """

    id: Id
    name: Name
    synonyms: tuple[Name, ...] | None = None
    type: ExerciseType
    technique_class: TechniqueClass | None = None
    technique: Id | None = None
    effects: Annotated[tuple[Effect, ...], Bounds(distinct=True)] | None = None
    muscles: tuple[ExerciseMuscle, ...] | None = None
    actions: Annotated[tuple[Action, ...], Bounds(distinct=True)] | None = None
    tasks: Annotated[tuple[Task, ...], Bounds(distinct=True)] | None = None
    contraction_mode: ContractionMode | None = None
    dosed_by: Annotated[tuple[DosePart, ...], Bounds(fewest=1, distinct=True)] | None = None
    equipment: tuple[Name, ...] | None = None
    start: Text | None = None
    movement: Text | None = None
    end: Text | None = None
    errors: tuple[Text, ...] | None = None
    contraindications: tuple[Text, ...] | None = None
    stances: tuple[SourceStance, ...] | None = None
    evidence: tuple[Name, ...] | None = None
    references: tuple[Name, ...] | None = None
    note: Text | None = None

    @property
    def is_one_sided(self) -> bool:
        """Whether it trains one side at a time."""
        return any(part.side in {WorkingSide.SAME, WorkingSide.OPPOSITE} for part in self.muscles or ())


@attrs.frozen(kw_only=True)
class Contraindication(Model):
    """A recorded state under which a publication speaks against a treatment (S01).

    Attributes:
        condition: Long-term condition.
        drug_class: Medicine that is taken.
        says: What the publication names, where it is narrower than what is recorded.
        references: Ids of the publications.
    """

    condition: Condition | None = None
    drug_class: DrugClass | None = None
    says: Text
    references: Annotated[tuple[Name, ...], Bounds(fewest=1)]


@attrs.frozen(kw_only=True)
class Treatment(Model):
    """Something that is done to a person.

    Attributes:
        id: Id; exercises and treatments share one namespace.
        name: Name.
        synonyms: Other names.
        kind: Kind; decides what the rules see unless `effects` says otherwise.
        technique_class: How it is meant to work; absent means as its kind.
        technique: Technique it belongs to.
        effects: What it does in the eyes of the rules, instead of its kind's own effects.
        contraindications: When it is not done, in words.
        contraindicated: Recorded states under which a publication speaks against it; absent means its kind's (S01).
        needs_professional: Whether it is an injection, an operation or a prescription-only drug; absent means its
            kind's (P54).
        stances: What each source holds of it.
        evidence: Ids of evidence entries about it.
        references: Ids of references or source items.
        note: A remark.
    """

    id: Id
    name: Name
    synonyms: tuple[Name, ...] | None = None
    kind: TreatmentKind
    technique_class: TechniqueClass | None = None
    technique: Id | None = None
    effects: Annotated[tuple[Effect, ...], Bounds(distinct=True)] | None = None
    contraindications: tuple[Text, ...] | None = None
    contraindicated: tuple[Contraindication, ...] | None = None
    needs_professional: bool | None = None
    stances: tuple[SourceStance, ...] | None = None
    evidence: tuple[Name, ...] | None = None
    references: tuple[Name, ...] | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class PermittedActors(Model):
    """Who may perform an intervention, as this case's jurisdiction has it (P54).

    Attributes:
        intervention: Id of the intervention.
        actors: Who may perform it.
    """

    intervention: Id
    actors: Annotated[tuple[Actor, ...], Bounds(fewest=1, distinct=True)]
