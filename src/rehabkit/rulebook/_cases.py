"""Base cases for minimal pairs, and what their broken versions give.

Each case brings its own pairs, so that a growing catalog moves no test. People are invented.
"""

from __future__ import annotations

import datetime as dt

import attrs

from rehabkit.models.anatomy import MusclePair, Site
from rehabkit.models.case import Case, Definitions
from rehabkit.models.complaint import Complaint, Patient, RedFlag, RedFlagScreen
from rehabkit.models.dosage import Dosage
from rehabkit.models.log import ActivityRecord, Log, Session, SessionItem
from rehabkit.models.observation import ActorRecord, Assessment, PainObservation, ToneObservation
from rehabkit.models.program import Engagement, Phase, Program
from rehabkit.models.work import Prescription
from rehabkit.vocab import (
    ActivityKind,
    Actor,
    Aim,
    ChangeBasis,
    ComplaintKind,
    Component,
    Course,
    Damage,
    DamageBasis,
    Domain,
    Inflammation,
    Joint,
    JointMotion,
    Level,
    Loading,
    Movement,
    Origin,
    PainContext,
    PainScale,
    PainTiming,
    PhaseKind,
    PresumedCause,
    RedFlagCategory,
    Region,
    ScreenState,
    Setting,
    Side,
    SleepEffect,
    TestResult,
    Tone,
    ToneMethod,
    ToneTest,
)

_START = dt.date(2024, 4, 2)
_SCREEN = RedFlagScreen(state=ScreenState.NEGATIVE, date=dt.date(2024, 3, 1), positives=())
_THERAPIST = ActorRecord(profession=Actor.PHYSIOTHERAPIST)
_BICEPS = Site(muscle="biceps-brachii", side=Side.LEFT)
_ELBOW_PAIR = MusclePair(
    id="biceps-triceps",
    agonist="biceps-brachii",
    antagonist="triceps-brachii",
    joint=Joint.ELBOW,
    movement=Movement.FLEXION,
    gates=True,
)
_RESULT = {
    Tone.HYPERTONIC: TestResult.NO,
    Tone.SPASM: TestResult.NO,
    Tone.RELEASING: TestResult.PARTLY,
    Tone.NORMAL: TestResult.YES,
}

POSITIVE_SCREEN = RedFlagScreen(
    state=ScreenState.POSITIVE,
    date=dt.date(2024, 3, 1),
    positives=(RedFlag(id="rf1", category=RedFlagCategory.CAUDA_EQUINA, finding="saddle-numbness"),),
)


def elbow() -> Case:
    """Return a case that strengthens the left biceps after its tight partner has begun to release."""
    first = _visit(
        "a1", dt.date(2024, 3, 1), _tone("t1", "triceps-brachii", Tone.HYPERTONIC), pain=_no_pain("p1", Region.ELBOW)
    )
    biceps = ToneObservation(
        id="t2",
        muscle="biceps-brachii",
        side=Side.LEFT,
        tone=Tone.HYPOTONIC,
        method=ToneMethod.FUNCTION_TEST,
        test=ToneTest.CONTRACT_ON_REQUEST,
        result=TestResult.NO,
    )
    released = attrs.evolve(
        _tone("t3", "triceps-brachii", Tone.RELEASING), change_basis=ChangeBasis.EARLIER_OBSERVATION
    )
    second = _visit("a2", dt.date(2024, 4, 1), released, pain=_no_pain("p2", Region.ELBOW))
    return Case(
        id="elbow",
        as_of=dt.date(2024, 4, 2),
        patient=Patient(),
        red_flag_screen=_SCREEN,
        assessments=(attrs.evolve(first, tones=(*(first.tones or ()), biceps)), second),
        program_start=_START,
        program=_program(_strengthening()),
        definitions=Definitions(pairs=(_ELBOW_PAIR,), only_own_pairs=True),
    )


def assessed() -> Case:
    """Return a case that strengthens the left biceps while its partner is known to be normal."""
    visit = _visit(
        "a1", dt.date(2024, 4, 1), _tone("t1", "triceps-brachii", Tone.NORMAL), pain=_no_pain("p1", Region.ELBOW)
    )
    return attrs.evolve(elbow(), id="assessed", assessments=(visit,))


def neck() -> Case:
    """Return a case that strengthens the right upper trapezius with a neck free of pain."""
    visit = _visit("a1", dt.date(2024, 4, 1), pain=_no_pain("p1", Region.NECK, Side.CENTRAL))
    work = attrs.evolve(_strengthening(), targets=(Site(muscle="upper-trapezius", side=Side.RIGHT),))
    return Case(
        id="neck",
        as_of=dt.date(2024, 4, 2),
        patient=Patient(),
        red_flag_screen=_SCREEN,
        assessments=(visit,),
        program_start=_START,
        program=_program(work),
        definitions=Definitions(pairs=(), only_own_pairs=True),
    )


def stretched() -> Case:
    """Return a case whose session contracts and relaxes the tight left hamstrings before it stretches them."""
    hamstrings = (Site(muscle="hamstrings", side=Side.LEFT),)
    visit = _visit(
        "a1", dt.date(2024, 4, 1), _tone("t1", "hamstrings", Tone.HYPERTONIC), pain=_no_pain("p1", Region.THIGH)
    )
    release = SessionItem(
        id="i1",
        intervention="isometric-release",
        technique="pir",
        targets=hamstrings,
        dosage=Dosage(effort_percent=20, joint_motion=JointMotion.NONE, hold_s=10, repetitions=3),
    )
    stretch = SessionItem(id="i2", intervention="self-stretch", targets=hamstrings)
    return Case(
        id="stretched",
        as_of=dt.date(2024, 4, 2),
        patient=Patient(),
        red_flag_screen=_SCREEN,
        assessments=(visit,),
        log=Log(sessions=(Session(id="s1", date=dt.date(2024, 4, 2), items=(release, stretch)),)),
        definitions=Definitions(pairs=(), only_own_pairs=True),
    )


def released() -> Case:
    """Return a case with a release phase and daily homework for the tight left triceps."""
    visit = _visit(
        "a1", dt.date(2024, 3, 1), _tone("t1", "triceps-brachii", Tone.HYPERTONIC), pain=_no_pain("p1", Region.ELBOW)
    )
    homework = Prescription(
        id="e1",
        intervention="isometric-release",
        technique="pir",
        actor=Actor.PATIENT,
        setting=Setting.HOME,
        targets=(Site(muscle="triceps-brachii", side=Side.LEFT),),
        dosage=Dosage(
            sets=1,
            repetitions=3,
            hold_s=10,
            effort_percent=20,
            joint_motion=JointMotion.NONE,
            times_per_day=1,
            days_per_week=7,
        ),
    )
    return Case(
        id="released",
        as_of=dt.date(2024, 4, 2),
        patient=Patient(),
        red_flag_screen=_SCREEN,
        assessments=(visit,),
        program_start=_START,
        program=attrs.evolve(_program(homework, kind=PhaseKind.RELEASE), aim=Aim.RELIEF),
        definitions=Definitions(pairs=(_ELBOW_PAIR,), only_own_pairs=True),
    )


def episode() -> Case:
    """Return a case of minor diagnosed damage with three days of rest and full gardening on day 14."""
    complaint = Complaint(
        id="c1",
        region=Region.LOW_BACK,
        side=Side.CENTRAL,
        kind=ComplaintKind.ACUTE_MECHANICAL_SPINE,
        onset=dt.date(2024, 5, 1),
        course=Course.FIRST,
        damage=Damage.MINOR,
        damage_basis=DamageBasis.DIAGNOSED,
        inflammation=Inflammation.ABSENT,
    )
    walk = ActivityRecord(
        id="v1", date=dt.date(2024, 5, 2), kind=ActivityKind.GENTLE_MOVEMENT, pain_before=5, pain_after=5
    )
    garden = ActivityRecord(
        id="v2", date=dt.date(2024, 5, 15), domain=Domain.HOUSEHOLD, name="gardening", level=Level.FULL
    )
    return Case(
        id="episode",
        as_of=dt.date(2024, 5, 31),
        patient=Patient(),
        red_flag_screen=attrs.evolve(_SCREEN, date=dt.date(2024, 5, 1)),
        complaints=(complaint,),
        log=Log(activities=(walk, garden), rest_days=tuple(dt.date(2024, 5, day) for day in (1, 2, 3))),
        definitions=Definitions(pairs=(), only_own_pairs=True),
    )


def _tone(identifier: str, muscle: str, tone: Tone) -> ToneObservation:
    return ToneObservation(
        id=identifier,
        muscle=muscle,
        side=Side.LEFT,
        tone=tone,
        method=ToneMethod.FUNCTION_TEST,
        test=ToneTest.RELEASE_ON_REQUEST,
        result=_RESULT[tone],
    )


def _no_pain(identifier: str, region: Region, side: Side = Side.LEFT) -> PainObservation:
    return PainObservation(
        id=identifier,
        region=region,
        side=side,
        value=0,
        scale=PainScale.NPRS,
        timing=PainTiming.NOW,
        context=PainContext.MOVEMENT,
    )


def _visit(identifier: str, date: dt.date, *tones: ToneObservation, pain: PainObservation) -> Assessment:
    return Assessment(id=identifier, date=date, assessor=_THERAPIST, tones=tones, pains=(pain,))


def _strengthening() -> Prescription:
    return Prescription(
        id="e1",
        intervention="resistance",
        actor=Actor.PATIENT,
        setting=Setting.HOME,
        targets=(_BICEPS,),
        loading=Loading.PROGRESSIVE,
        dosage=Dosage(sets=3, repetitions=10, days_per_week=3),
    )


def _program(work: Prescription, *, kind: PhaseKind = PhaseKind.COUNTER_STRENGTH) -> Program:
    return Program(
        id="pr1",
        origin=Origin.INDIVIDUALIZED,
        discussed_with_patient=True,
        presumed_cause=PresumedCause.MUSCLE_IMBALANCE,
        components=(Component.CAUSE_AND_PAIN_CONTROL, Component.POSTURAL_RETRAINING, Component.WORKPLACE_REVIEW),
        engagement=Engagement(enjoyment=True, can_keep_up=True, sleep_effect=SleepEffect.NEUTRAL),
        phases=(Phase(id="ph1", kind=kind, from_day=0, to_day=27, prescriptions=(work,)),),
    )
