"""Base cases for the minimal pairs of the rules of content; people are invented."""

from __future__ import annotations

import datetime as dt

import attrs

from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case, Definitions
from rehabkit.models.complaint import Complaint, Patient, RedFlagScreen
from rehabkit.models.dosage import Dosage
from rehabkit.models.observation import Assessment, PainObservation
from rehabkit.models.program import Engagement, Goal, Phase, Program
from rehabkit.models.work import Prescription
from rehabkit.vocab import (
    Actor,
    Cause,
    ComplaintKind,
    Component,
    GoalKind,
    GoalMeasure,
    Imbalance,
    Loading,
    Origin,
    PainContext,
    PainScale,
    PainTiming,
    PhaseKind,
    PresumedCause,
    Region,
    ScreenState,
    Setting,
    Side,
    SleepEffect,
    Task,
)

_START = dt.date(2024, 4, 2)
_ANSWERED = Engagement(enjoyment=True, can_keep_up=True, sleep_effect=SleepEffect.NEUTRAL)


def posture() -> Case:
    """Return a case of a presumed imbalance, without demands of work, whose program retrains posture."""
    return Case(
        id="posture",
        as_of=_START,
        patient=Patient(imbalance=Imbalance.PRESUMED, causes=(Cause.POOR_POSTURE,), work_demands=()),
        red_flag_screen=RedFlagScreen(state=ScreenState.NEGATIVE, date=dt.date(2024, 4, 1), positives=()),
        program_start=_START,
        program=_program(_exercise("e1", "general-exercise")),
        definitions=Definitions(pairs=(), only_own_pairs=True),
    )


def workplace() -> Case:
    """Return a case of a presumed imbalance in static work, whose program reviews the demands of work."""
    case = posture()
    program = attrs.evolve(
        _program(_exercise("e1", "postural-retraining"), _exercise("e2", "general-exercise")),
        components=(Component.WORKPLACE_REVIEW,),
    )
    patient = Patient(imbalance=Imbalance.PRESUMED, causes=(Cause.STATIC_WORK,), work_demands=("sitting",))
    return attrs.evolve(case, id="workplace", patient=patient, program=program)


def travel() -> Case:
    """Return a case of a goal that needs walking and carrying, with a program that contains both."""
    goal = Goal(id="g1", kind=GoalKind.FUNCTION, text="travel overseas", tasks=(Task.WALKING, Task.CARRYING))
    program = attrs.evolve(
        _program(_exercise("e1", "walking"), _exercise("e2", "carrying"), _exercise("e3", "core")),
        presumed_cause=PresumedCause.NON_SPECIFIC,
    )
    return attrs.evolve(posture(), id="travel", patient=Patient(), goals=(goal,), program=program)


def exposed() -> Case:
    """Return a case of a program that only lets the patient walk: ten minutes, later fifteen."""
    case = travel()
    assert case.program is not None  # noqa: S101  # stated above
    phases = tuple(
        Phase(
            id=f"ph{number}",
            kind=PhaseKind.CUSTOM,
            from_day=14 * number - 14,
            to_day=14 * number - 1,
            prescriptions=(attrs.evolve(_exercise(f"e{number}", "walking"), dosage=Dosage(duration_min=minutes)),),
        )
        for number, minutes in ((1, 10), (2, 15))
    )
    return attrs.evolve(case, id="exposed", goals=(), program=attrs.evolve(case.program, phases=phases))


def half_a_year() -> Case:
    """Return a case like `travel` that goes on for half a year, and whose program asserts nothing."""
    case = travel()
    assert case.program is not None  # noqa: S101  # stated above
    phases = tuple(attrs.evolve(phase, to_day=181) for phase in case.program.phases or ())
    return attrs.evolve(case, id="half-a-year", program=attrs.evolve(case.program, claims=(), phases=phases))


def less_pain() -> Case:
    """Return a case of a goal about pain that is measured by pain and by strength."""
    goal = Goal(id="g1", kind=GoalKind.PAIN, measures=(GoalMeasure.PAIN, GoalMeasure.STRENGTH))
    return attrs.evolve(travel(), id="less-pain", goals=(goal,))


def stronger() -> Case:
    """Return a case of long-standing hip pain, none at present, with half a year of progressive strength work."""
    pain = PainObservation(
        id="p1",
        region=Region.HIP,
        side=Side.LEFT,
        value=0,
        scale=PainScale.NPRS,
        timing=PainTiming.NOW,
        context=PainContext.MOVEMENT,
    )
    strength = attrs.evolve(
        _exercise("e1", "resistance"),
        targets=(Site(muscle="gluteus-maximus", side=Side.LEFT),),
        loading=Loading.PROGRESSIVE,
    )
    program = attrs.evolve(_program(strength), presumed_cause=PresumedCause.WEAKNESS)
    phases = tuple(attrs.evolve(phase, to_day=181) for phase in program.phases or ())
    return attrs.evolve(
        posture(),
        id="stronger",
        patient=Patient(),
        complaints=(Complaint(id="c1", region=Region.HIP, side=Side.LEFT, kind=ComplaintKind.PERSISTENT_PAIN),),
        assessments=(Assessment(id="a1", date=dt.date(2024, 4, 1), pains=(pain,)),),
        program=attrs.evolve(program, phases=phases),
    )


def _exercise(identifier: str, intervention: str) -> Prescription:
    return Prescription(
        id=identifier,
        intervention=intervention,
        actor=Actor.PATIENT,
        setting=Setting.HOME,
        dosage=Dosage(duration_min=20, days_per_week=3),
    )


def _program(*work: Prescription) -> Program:
    return Program(
        id="pr1",
        origin=Origin.INDIVIDUALIZED,
        discussed_with_patient=True,
        presumed_cause=PresumedCause.MUSCLE_IMBALANCE,
        components=(Component.POSTURAL_RETRAINING,),
        engagement=_ANSWERED,
        phases=(Phase(id="ph1", kind=PhaseKind.CUSTOM, from_day=0, to_day=27, prescriptions=work),),
    )
