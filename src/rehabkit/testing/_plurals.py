"""A strategy for each class of documents and catalogs that has none of its own, named in the plural."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit.bounds import Model
from rehabkit.models.anatomy import (
    Action,
    Muscle,
    MuscleAction,
    MusclePair,
    RoleClaim,
    TendencyClaim,
)
from rehabkit.models.case import (
    Definitions,
    Waiver,
)
from rehabkit.models.complaint import (
    Complaint,
    ConditionRecord,
    Diagnosis,
    Medication,
    PastTreatment,
    Patient,
    Precaution,
    RedFlag,
    RedFlagScreen,
    Surgery,
)
from rehabkit.models.criteria import (
    Criteria,
    DaysCriterion,
    HoldCriterion,
    PainCriterion,
    RangeCriterion,
    StrengthCriterion,
    SymmetryCriterion,
    ToneCriterion,
)
from rehabkit.models.dosage import (
    DayPlan,
    Intensity,
    PainRule,
    Tempo,
)
from rehabkit.models.evidence import (
    CauseRecord,
    EvidenceEntry,
    EvidenceSummary,
    Item,
    Override,
    Principle,
    ProblemRecord,
    Profile,
    PublishedValue,
    RedFlagRecord,
    Reference,
    Source,
    Threshold,
)
from rehabkit.models.examination import (
    DetectableChange,
    ImagingObservation,
    NeurologicalObservation,
    RangeObservation,
    StrengthObservation,
)
from rehabkit.models.intervention import (
    Contraindication,
    Exercise,
    ExerciseMuscle,
    FieldCitation,
    PermittedActors,
    SourcedText,
    SourceStance,
    Technique,
    Treatment,
)
from rehabkit.models.log import (
    ActivityRecord,
    DropOut,
    EventRecord,
    LoggedTreatment,
    LoggedWork,
    Modification,
    SessionItem,
)
from rehabkit.models.observation import (
    ActorRecord,
    FunctionObservation,
    OutcomeObservation,
    SymptomObservation,
)
from rehabkit.models.program import (
    Claim,
    Engagement,
    Goal,
    Tailoring,
)
from rehabkit.models.scheme import (
    LoadChange,
    PainBand,
    Scheme,
    SchemeSet,
    SchemeWeek,
)
from rehabkit.models.work import (
    Equipment,
    Progression,
    Work,
)
from rehabkit.progression._ladders import (
    Ladder,
)
from rehabkit.progression._loads import (
    Result,
)
from rehabkit.testing._together import MENDS
from rehabkit.testing._values import PLAIN, make

M = TypeVar("M", bound=Model)
M_co = TypeVar("M_co", bound=Model, covariant=True)


class Plural(Protocol[M_co]):
    """A strategy of a class, by fields."""

    def __call__(self, **fields: SearchStrategy[Any]) -> SearchStrategy[M_co]:
        """Return a strategy for any value of the class; fields that are given are always stated."""
        ...


def _plural(name: str, cls: type[M]) -> Plural[M]:
    def draw_one(draw: DrawFn, /, **fields: SearchStrategy[Any]) -> M:
        return make(draw, cls, fields, MENDS.get(cls), PLAIN)

    draw_one.__name__ = draw_one.__qualname__ = name
    draw_one.__doc__ = f"Draw any {cls.__name__}; a field that is given is always stated."
    return st.composite(draw_one)


actions: Plural[Action] = _plural("actions", Action)
activity_records: Plural[ActivityRecord] = _plural("activity_records", ActivityRecord)
actor_records: Plural[ActorRecord] = _plural("actor_records", ActorRecord)
cause_records: Plural[CauseRecord] = _plural("cause_records", CauseRecord)
claims: Plural[Claim] = _plural("claims", Claim)
complaints: Plural[Complaint] = _plural("complaints", Complaint)
condition_records: Plural[ConditionRecord] = _plural("condition_records", ConditionRecord)
contraindications: Plural[Contraindication] = _plural("contraindications", Contraindication)
criteria: Plural[Criteria] = _plural("criteria", Criteria)
day_plans: Plural[DayPlan] = _plural("day_plans", DayPlan)
days_criteria: Plural[DaysCriterion] = _plural("days_criteria", DaysCriterion)
definitions: Plural[Definitions] = _plural("definitions", Definitions)
detectable_changes: Plural[DetectableChange] = _plural("detectable_changes", DetectableChange)
diagnoses: Plural[Diagnosis] = _plural("diagnoses", Diagnosis)
drop_outs: Plural[DropOut] = _plural("drop_outs", DropOut)
engagements: Plural[Engagement] = _plural("engagements", Engagement)
equipment_items: Plural[Equipment] = _plural("equipment_items", Equipment)
event_records: Plural[EventRecord] = _plural("event_records", EventRecord)
evidence_entries: Plural[EvidenceEntry] = _plural("evidence_entries", EvidenceEntry)
evidence_summaries: Plural[EvidenceSummary] = _plural("evidence_summaries", EvidenceSummary)
exercise_muscles: Plural[ExerciseMuscle] = _plural("exercise_muscles", ExerciseMuscle)
exercises: Plural[Exercise] = _plural("exercises", Exercise)
field_citations: Plural[FieldCitation] = _plural("field_citations", FieldCitation)
function_observations: Plural[FunctionObservation] = _plural("function_observations", FunctionObservation)
goals: Plural[Goal] = _plural("goals", Goal)
hold_criteria: Plural[HoldCriterion] = _plural("hold_criteria", HoldCriterion)
imaging_observations: Plural[ImagingObservation] = _plural("imaging_observations", ImagingObservation)
intensities: Plural[Intensity] = _plural("intensities", Intensity)
items: Plural[Item] = _plural("items", Item)
ladders: Plural[Ladder] = _plural("ladders", Ladder)
load_changes: Plural[LoadChange] = _plural("load_changes", LoadChange)
logged_treatments: Plural[LoggedTreatment] = _plural("logged_treatments", LoggedTreatment)
logged_works: Plural[LoggedWork] = _plural("logged_works", LoggedWork)
medications: Plural[Medication] = _plural("medications", Medication)
modifications: Plural[Modification] = _plural("modifications", Modification)
muscle_actions: Plural[MuscleAction] = _plural("muscle_actions", MuscleAction)
muscle_pairs: Plural[MusclePair] = _plural("muscle_pairs", MusclePair)
muscles: Plural[Muscle] = _plural("muscles", Muscle)
neurological_observations: Plural[NeurologicalObservation] = _plural(
    "neurological_observations", NeurologicalObservation
)
outcome_observations: Plural[OutcomeObservation] = _plural("outcome_observations", OutcomeObservation)
overrides: Plural[Override] = _plural("overrides", Override)
pain_bands: Plural[PainBand] = _plural("pain_bands", PainBand)
pain_criteria: Plural[PainCriterion] = _plural("pain_criteria", PainCriterion)
pain_rules: Plural[PainRule] = _plural("pain_rules", PainRule)
past_treatments: Plural[PastTreatment] = _plural("past_treatments", PastTreatment)
patients: Plural[Patient] = _plural("patients", Patient)
permitted_actors: Plural[PermittedActors] = _plural("permitted_actors", PermittedActors)
precautions: Plural[Precaution] = _plural("precautions", Precaution)
principles: Plural[Principle] = _plural("principles", Principle)
problem_records: Plural[ProblemRecord] = _plural("problem_records", ProblemRecord)
profiles: Plural[Profile] = _plural("profiles", Profile)
progressions: Plural[Progression] = _plural("progressions", Progression)
published_values: Plural[PublishedValue] = _plural("published_values", PublishedValue)
range_criteria: Plural[RangeCriterion] = _plural("range_criteria", RangeCriterion)
range_observations: Plural[RangeObservation] = _plural("range_observations", RangeObservation)
red_flag_records: Plural[RedFlagRecord] = _plural("red_flag_records", RedFlagRecord)
red_flag_screens: Plural[RedFlagScreen] = _plural("red_flag_screens", RedFlagScreen)
red_flags: Plural[RedFlag] = _plural("red_flags", RedFlag)
references: Plural[Reference] = _plural("references", Reference)
results: Plural[Result] = _plural("results", Result)
role_claims: Plural[RoleClaim] = _plural("role_claims", RoleClaim)
scheme_sets: Plural[SchemeSet] = _plural("scheme_sets", SchemeSet)
scheme_weeks: Plural[SchemeWeek] = _plural("scheme_weeks", SchemeWeek)
schemes: Plural[Scheme] = _plural("schemes", Scheme)
session_items: Plural[SessionItem] = _plural("session_items", SessionItem)
source_stances: Plural[SourceStance] = _plural("source_stances", SourceStance)
sourced_texts: Plural[SourcedText] = _plural("sourced_texts", SourcedText)
sources: Plural[Source] = _plural("sources", Source)
strength_criteria: Plural[StrengthCriterion] = _plural("strength_criteria", StrengthCriterion)
strength_observations: Plural[StrengthObservation] = _plural("strength_observations", StrengthObservation)
surgeries: Plural[Surgery] = _plural("surgeries", Surgery)
symmetry_criteria: Plural[SymmetryCriterion] = _plural("symmetry_criteria", SymmetryCriterion)
symptom_observations: Plural[SymptomObservation] = _plural("symptom_observations", SymptomObservation)
tailorings: Plural[Tailoring] = _plural("tailorings", Tailoring)
techniques: Plural[Technique] = _plural("techniques", Technique)
tempos: Plural[Tempo] = _plural("tempos", Tempo)
tendency_claims: Plural[TendencyClaim] = _plural("tendency_claims", TendencyClaim)
thresholds: Plural[Threshold] = _plural("thresholds", Threshold)
tone_criteria: Plural[ToneCriterion] = _plural("tone_criteria", ToneCriterion)
treatments: Plural[Treatment] = _plural("treatments", Treatment)
waivers: Plural[Waiver] = _plural("waivers", Waiver)
works: Plural[Work] = _plural("works", Work)
