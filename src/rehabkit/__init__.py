"""A typed vocabulary and a linter for rehabilitation programs.

rehabkit checks documents against named sources and explains what it finds; it never prescribes.
Everything but the errors is loaded on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rehabkit._version import __version__
from rehabkit.errors import (
    CaseError,
    FailedCheckError,
    FieldError,
    LoadError,
    Problem,
    ProblemCode,
    RehabkitError,
    UnknownNameError,
)

if TYPE_CHECKING:
    from rehabkit.bounds import (
        Bounds,
        Model,
    )
    from rehabkit.catalog import (
        Catalog,
        Muscles,
    )
    from rehabkit.checking import (
        check,
        check_many,
    )
    from rehabkit.codec import (
        Limits,
        dump,
        dumps,
        json_schema,
    )
    from rehabkit.documents import (
        load,
        load_program,
        loads,
        loads_program,
    )
    from rehabkit.location import (
        Path,
    )
    from rehabkit.models.anatomy import (
        Action,
        Muscle,
        MuscleAction,
        MusclePair,
        RoleClaim,
        Site,
        TendencyClaim,
        both,
    )
    from rehabkit.models.case import (
        Case,
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
        Dosage,
        Intensity,
        PainRule,
        Tempo,
    )
    from rehabkit.models.edit import (
        Edit,
        apply,
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
        Log,
        LoggedTreatment,
        LoggedWork,
        Modification,
        Session,
        SessionItem,
    )
    from rehabkit.models.observation import (
        ActorRecord,
        Assessment,
        FunctionObservation,
        OutcomeObservation,
        PainObservation,
        SymptomObservation,
        ToneObservation,
    )
    from rehabkit.models.program import (
        Claim,
        Engagement,
        Goal,
        Phase,
        Program,
        Tailoring,
    )
    from rehabkit.models.work import (
        Equipment,
        Prescription,
        Progression,
        Work,
    )
    from rehabkit.report import (
        Finding,
        Referral,
        Report,
    )
    from rehabkit.ruleset import (
        PASS,
        Fact,
        Hit,
        MinimalPair,
        NotApplicable,
        Registry,
        Rule,
        Softening,
    )
    from rehabkit.vocab import (
        ActionRole,
        Activity,
        ActivityKind,
        Actor,
        Aim,
        Analgesia,
        AttentionalFocus,
        Better,
        Cause,
        Certainty,
        ChangeBasis,
        Channel,
        ClaimKind,
        ComplaintKind,
        Component,
        Condition,
        ContractionMode,
        Course,
        DailyPattern,
        Damage,
        DamageBasis,
        DaysSince,
        Domain,
        DrugClass,
        Effect,
        Event,
        EvidenceCertainty,
        EvidenceLevel,
        EvidenceStatus,
        ExerciseRole,
        ExerciseType,
        Family,
        FunctionUnit,
        GoalKind,
        GoalMeasure,
        Grouping,
        Horizon,
        ImagingModality,
        ImagingResult,
        Imbalance,
        Inflammation,
        IntensityReference,
        IntensityUnit,
        Irritability,
        Joint,
        JointMotion,
        LearnedVia,
        LengthResult,
        Level,
        LinkedSide,
        Loading,
        MissedReason,
        Movement,
        MuscleKind,
        MuscleLength,
        MuscleRole,
        MuscleTendency,
        NeuroKind,
        NeuroResult,
        NeuroScale,
        NeuroSign,
        OnsetCertainty,
        OnsetManner,
        Origin,
        Outcome,
        OutcomePoint,
        PainContext,
        PainInstruction,
        PainMechanism,
        PainScale,
        PainTiming,
        PairKind,
        PhaseKind,
        Position,
        PrecautionKind,
        Pressure,
        PresumedCause,
        Purpose,
        RangeMode,
        RangeUnit,
        Read,
        RedFlagCategory,
        Region,
        ReleaseForm,
        Resistance,
        ScreenState,
        Setting,
        Severity,
        Side,
        SideRule,
        SleepEffect,
        SourceKind,
        Stage,
        Stance,
        Status,
        Step,
        StrengthScale,
        Supervision,
        SurgeryIndication,
        SurgeryState,
        SurgeryUrgency,
        Symptom,
        SymptomScale,
        SymptomSeverity,
        Task,
        TestResult,
        ThresholdKind,
        Tone,
        ToneMethod,
        ToneTest,
        TreatmentGroup,
        TreatmentKind,
        Trigger,
        Urgency,
        Weekday,
    )
    from rehabkit.weighing import (
        load_profile,
    )

    causes: Catalog[CauseRecord]
    evidence: Catalog[EvidenceEntry]
    exercises: Catalog[Exercise]
    items: Catalog[Item]
    muscles: Muscles
    pairs: Catalog[MusclePair]
    principles: Catalog[Principle]
    problems: Catalog[ProblemRecord]
    profiles: Catalog[Profile]
    red_flags: Catalog[RedFlagRecord]
    references: Catalog[Reference]
    sources: Catalog[Source]
    techniques: Catalog[Technique]
    thresholds: Catalog[Threshold]
    treatments: Catalog[Treatment]
    rules: Registry
else:
    _HOMES = {
        "rehabkit.bounds": ("Bounds Model"),
        "rehabkit.catalog": ("Catalog Muscles"),
        "rehabkit.checking": ("check check_many"),
        "rehabkit.codec": ("Limits dump dumps json_schema"),
        "rehabkit.documents": ("load load_program loads loads_program"),
        "rehabkit.location": ("Path"),
        "rehabkit.models.anatomy": ("Action Muscle MuscleAction MusclePair RoleClaim Site TendencyClaim both"),
        "rehabkit.models.case": ("Case Definitions Waiver"),
        "rehabkit.models.complaint": (
            "Complaint ConditionRecord Diagnosis Medication PastTreatment Patient Precaution RedFlag "
            "RedFlagScreen Surgery"
        ),
        "rehabkit.models.criteria": (
            "Criteria DaysCriterion HoldCriterion PainCriterion RangeCriterion StrengthCriterion "
            "SymmetryCriterion ToneCriterion"
        ),
        "rehabkit.models.dosage": ("DayPlan Dosage Intensity PainRule Tempo"),
        "rehabkit.models.edit": ("Edit apply"),
        "rehabkit.models.evidence": (
            "CauseRecord EvidenceEntry EvidenceSummary Item Override Principle ProblemRecord Profile "
            "PublishedValue RedFlagRecord Reference Source Threshold"
        ),
        "rehabkit.models.examination": (
            "DetectableChange ImagingObservation NeurologicalObservation RangeObservation StrengthObservation"
        ),
        "rehabkit.models.intervention": (
            "Contraindication Exercise ExerciseMuscle FieldCitation PermittedActors SourceStance SourcedText "
            "Technique Treatment"
        ),
        "rehabkit.models.log": (
            "ActivityRecord DropOut EventRecord Log LoggedTreatment LoggedWork Modification Session SessionItem"
        ),
        "rehabkit.models.observation": (
            "ActorRecord Assessment FunctionObservation OutcomeObservation PainObservation SymptomObservation "
            "ToneObservation"
        ),
        "rehabkit.models.program": ("Claim Engagement Goal Phase Program Tailoring"),
        "rehabkit.models.work": ("Equipment Prescription Progression Work"),
        "rehabkit.report": ("Finding Referral Report"),
        "rehabkit.ruleset": ("Fact Hit MinimalPair NotApplicable PASS Registry Rule Softening"),
        "rehabkit.vocab": (
            "ActionRole Activity ActivityKind Actor Aim Analgesia AttentionalFocus Better Cause Certainty "
            "ChangeBasis Channel ClaimKind ComplaintKind Component Condition ContractionMode Course DailyPattern "
            "Damage DamageBasis DaysSince Domain DrugClass Effect Event EvidenceCertainty EvidenceLevel "
            "EvidenceStatus ExerciseRole ExerciseType Family FunctionUnit GoalKind GoalMeasure Grouping Horizon "
            "ImagingModality ImagingResult Imbalance Inflammation IntensityReference IntensityUnit Irritability "
            "Joint JointMotion LearnedVia LengthResult Level LinkedSide Loading MissedReason Movement MuscleKind "
            "MuscleLength MuscleRole MuscleTendency NeuroKind NeuroResult NeuroScale NeuroSign OnsetCertainty "
            "OnsetManner Origin Outcome OutcomePoint PainContext PainInstruction PainMechanism PainScale "
            "PainTiming PairKind PhaseKind Position PrecautionKind Pressure PresumedCause Purpose RangeMode "
            "RangeUnit Read RedFlagCategory Region ReleaseForm Resistance ScreenState Setting Severity Side "
            "SideRule SleepEffect SourceKind Stage Stance Status Step StrengthScale Supervision SurgeryIndication "
            "SurgeryState SurgeryUrgency Symptom SymptomScale SymptomSeverity Task TestResult ThresholdKind Tone "
            "ToneMethod ToneTest TreatmentGroup TreatmentKind Trigger Urgency Weekday"
        ),
        "rehabkit.weighing": ("load_profile"),
    }
    _HOME = {name: home for home, names in _HOMES.items() for name in names.split()}
    _CATALOGS = frozenset(
        {
            "causes",
            "evidence",
            "exercises",
            "items",
            "muscles",
            "pairs",
            "principles",
            "problems",
            "profiles",
            "red_flags",
            "references",
            "sources",
            "techniques",
            "thresholds",
            "treatments",
        }
    )

    def __getattr__(name: str) -> Any:
        """Return a public name, loading its module on first use."""
        if name in _HOME:
            found = getattr(import_module(_HOME[name]), name)
        elif name in _CATALOGS:
            found = getattr(import_module("rehabkit.catalog"), name)()
        elif name == "rules":
            found = import_module("rehabkit.rulebook").RULES
        else:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        """Return the public names."""
        return __all__


__all__ = [
    "PASS",
    "Action",
    "ActionRole",
    "Activity",
    "ActivityKind",
    "ActivityRecord",
    "Actor",
    "ActorRecord",
    "Aim",
    "Analgesia",
    "Assessment",
    "AttentionalFocus",
    "Better",
    "Bounds",
    "Case",
    "CaseError",
    "Catalog",
    "Cause",
    "CauseRecord",
    "Certainty",
    "ChangeBasis",
    "Channel",
    "Claim",
    "ClaimKind",
    "Complaint",
    "ComplaintKind",
    "Component",
    "Condition",
    "ConditionRecord",
    "ContractionMode",
    "Contraindication",
    "Course",
    "Criteria",
    "DailyPattern",
    "Damage",
    "DamageBasis",
    "DayPlan",
    "DaysCriterion",
    "DaysSince",
    "Definitions",
    "DetectableChange",
    "Diagnosis",
    "Domain",
    "Dosage",
    "DropOut",
    "DrugClass",
    "Edit",
    "Effect",
    "Engagement",
    "Equipment",
    "Event",
    "EventRecord",
    "EvidenceCertainty",
    "EvidenceEntry",
    "EvidenceLevel",
    "EvidenceStatus",
    "EvidenceSummary",
    "Exercise",
    "ExerciseMuscle",
    "ExerciseRole",
    "ExerciseType",
    "Fact",
    "FailedCheckError",
    "Family",
    "FieldCitation",
    "FieldError",
    "Finding",
    "FunctionObservation",
    "FunctionUnit",
    "Goal",
    "GoalKind",
    "GoalMeasure",
    "Grouping",
    "Hit",
    "HoldCriterion",
    "Horizon",
    "ImagingModality",
    "ImagingObservation",
    "ImagingResult",
    "Imbalance",
    "Inflammation",
    "Intensity",
    "IntensityReference",
    "IntensityUnit",
    "Irritability",
    "Item",
    "Joint",
    "JointMotion",
    "LearnedVia",
    "LengthResult",
    "Level",
    "Limits",
    "LinkedSide",
    "LoadError",
    "Loading",
    "Log",
    "LoggedTreatment",
    "LoggedWork",
    "Medication",
    "MinimalPair",
    "MissedReason",
    "Model",
    "Modification",
    "Movement",
    "Muscle",
    "MuscleAction",
    "MuscleKind",
    "MuscleLength",
    "MusclePair",
    "MuscleRole",
    "MuscleTendency",
    "Muscles",
    "NeuroKind",
    "NeuroResult",
    "NeuroScale",
    "NeuroSign",
    "NeurologicalObservation",
    "NotApplicable",
    "OnsetCertainty",
    "OnsetManner",
    "Origin",
    "Outcome",
    "OutcomeObservation",
    "OutcomePoint",
    "Override",
    "PainContext",
    "PainCriterion",
    "PainInstruction",
    "PainMechanism",
    "PainObservation",
    "PainRule",
    "PainScale",
    "PainTiming",
    "PairKind",
    "PastTreatment",
    "Path",
    "Patient",
    "PermittedActors",
    "Phase",
    "PhaseKind",
    "Position",
    "Precaution",
    "PrecautionKind",
    "Prescription",
    "Pressure",
    "PresumedCause",
    "Principle",
    "Problem",
    "ProblemCode",
    "ProblemRecord",
    "Profile",
    "Program",
    "Progression",
    "PublishedValue",
    "Purpose",
    "RangeCriterion",
    "RangeMode",
    "RangeObservation",
    "RangeUnit",
    "Read",
    "RedFlag",
    "RedFlagCategory",
    "RedFlagRecord",
    "RedFlagScreen",
    "Reference",
    "Referral",
    "Region",
    "Registry",
    "RehabkitError",
    "ReleaseForm",
    "Report",
    "Resistance",
    "RoleClaim",
    "Rule",
    "ScreenState",
    "Session",
    "SessionItem",
    "Setting",
    "Severity",
    "Side",
    "SideRule",
    "Site",
    "SleepEffect",
    "Softening",
    "Source",
    "SourceKind",
    "SourceStance",
    "SourcedText",
    "Stage",
    "Stance",
    "Status",
    "Step",
    "StrengthCriterion",
    "StrengthObservation",
    "StrengthScale",
    "Supervision",
    "Surgery",
    "SurgeryIndication",
    "SurgeryState",
    "SurgeryUrgency",
    "SymmetryCriterion",
    "Symptom",
    "SymptomObservation",
    "SymptomScale",
    "SymptomSeverity",
    "Tailoring",
    "Task",
    "Technique",
    "Tempo",
    "TendencyClaim",
    "TestResult",
    "Threshold",
    "ThresholdKind",
    "Tone",
    "ToneCriterion",
    "ToneMethod",
    "ToneObservation",
    "ToneTest",
    "Treatment",
    "TreatmentGroup",
    "TreatmentKind",
    "Trigger",
    "UnknownNameError",
    "Urgency",
    "Waiver",
    "Weekday",
    "Work",
    "__version__",
    "apply",
    "both",
    "causes",
    "check",
    "check_many",
    "dump",
    "dumps",
    "evidence",
    "exercises",
    "items",
    "json_schema",
    "load",
    "load_profile",
    "load_program",
    "loads",
    "loads_program",
    "muscles",
    "pairs",
    "principles",
    "problems",
    "profiles",
    "red_flags",
    "references",
    "rules",
    "sources",
    "techniques",
    "thresholds",
    "treatments",
]
