"""Base cases about the course and content of a program. People are invented."""

from __future__ import annotations

import datetime as dt

import attrs

from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case, Definitions
from rehabkit.models.complaint import Complaint, ConditionRecord, PastTreatment, Patient, Surgery
from rehabkit.models.dosage import Dosage
from rehabkit.models.intervention import PermittedActors
from rehabkit.models.observation import Assessment, PainObservation, SymptomObservation
from rehabkit.models.work import Prescription
from rehabkit.rulebook import _cases
from rehabkit.vocab import (
    Actor,
    Component,
    Condition,
    Course,
    PainContext,
    PainScale,
    PainTiming,
    PhaseKind,
    PresumedCause,
    Region,
    Setting,
    Side,
    SurgeryIndication,
    SurgeryState,
    SurgeryUrgency,
    Symptom,
    SymptomSeverity,
)


def fascia() -> Case:
    """Return a case of fibromyalgia in which the tight left triceps and its fascia are worked on."""
    case = _cases.released()
    triceps = (Site(muscle="triceps-brachii", side=Side.LEFT),)
    manual = Prescription(
        id="e2",
        intervention="myofascial-release",
        actor=Actor.THERAPIST,
        setting=Setting.CLINIC,
        targets=triceps,
        dosage=Dosage(days_per_week=1),
    )
    definitions = attrs.evolve(
        case.definitions or Definitions(),
        permitted_actors=(PermittedActors(intervention="myofascial-release", actors=(Actor.THERAPIST,)),),
    )
    return attrs.evolve(
        _with_work(case, manual),
        id="fascia",
        patient=Patient(conditions=(ConditionRecord(id="k1", condition=Condition.FIBROMYALGIA),)),
        definitions=definitions,
    )


def _with_work(case: Case, work: Prescription) -> Case:
    """Return a case whose program's first phase has one more prescription."""
    program = case.program
    assert program is not None  # noqa: S101  # these base cases have one
    first, *rest = [*(program.phases or ())]
    longer = attrs.evolve(first, prescriptions=(*(first.prescriptions or ()), work))
    return attrs.evolve(case, program=attrs.evolve(program, phases=(longer, *rest)))


def steady() -> Case:
    """Return a case of long walks in which pain of the low back stays as it was before the program."""
    days = (dt.date(2024, 4, 1), dt.date(2024, 4, 10), dt.date(2024, 4, 20))
    walks = Prescription(
        id="e1",
        intervention="walking",
        actor=Actor.PATIENT,
        setting=Setting.HOME,
        dosage=Dosage(duration_min=20, days_per_week=5),
    )
    case = _cases.elbow()
    program = case.program
    assert program is not None  # noqa: S101  # this base case has one
    (phase,) = [*(program.phases or ())]
    phase = attrs.evolve(phase, kind=PhaseKind.TASK, prescriptions=(walks,))
    return attrs.evolve(
        case,
        id="steady",
        as_of=dt.date(2024, 4, 30),
        assessments=tuple(_told(number, day) for number, day in enumerate(days, start=1)),
        program=attrs.evolve(program, presumed_cause=PresumedCause.NON_SPECIFIC, phases=(phase,)),
        definitions=Definitions(pairs=(), only_own_pairs=True),
    )


def _told(number: int, day: dt.date) -> Assessment:
    pain = PainObservation(
        id=f"p{number}",
        region=Region.LOW_BACK,
        side=Side.CENTRAL,
        value=5,
        scale=PainScale.NPRS,
        timing=PainTiming.NOW,
        context=PainContext.MOVEMENT,
    )
    return Assessment(id=f"a{number}", date=day, pains=(pain,))


def fascial() -> Case:
    """Return a case in which myofascial release is planned for the left triceps, long tight and its fascia involved."""
    case = fascia()
    (visit,) = [*(case.assessments or ())]
    tones = tuple(attrs.evolve(tone, chronic=True, fascia_involved=True) for tone in visit.tones or ())
    visits = (attrs.evolve(visit, tones=tones),)
    return attrs.evolve(case, id="fascial", patient=Patient(conditions=()), assessments=visits)


def afraid() -> Case:
    """Return a case of marked fear of pain, whose program is balance work with education about fear."""
    case = steady()
    first, *rest = [*(case.assessments or ())]
    fear = SymptomObservation(id="y1", symptom=Symptom.FEAR_OF_PAIN, severity=SymptomSeverity.MARKED)
    program = case.program
    assert program is not None  # noqa: S101  # the base case has one
    (phase,) = [*(program.phases or ())]
    (walks,) = [*(phase.prescriptions or ())]
    phase = attrs.evolve(phase, prescriptions=(attrs.evolve(walks, intervention="balance"),))
    return attrs.evolve(
        case,
        id="afraid",
        assessments=(attrs.evolve(first, symptoms=(fear,)), *rest),
        program=attrs.evolve(program, components=(Component.FEAR_EDUCATION,), phases=(phase,)),
    )


def considered() -> Case:
    """Return a case of long pain in which surgery is considered after isometric release was tried."""
    surgery = Surgery(
        id="su1",
        state=SurgeryState.CONSIDERED,
        date=dt.date(2024, 4, 20),
        region=Region.LOW_BACK,
        urgency=SurgeryUrgency.ELECTIVE,
        indication=SurgeryIndication.NONE,
    )
    complaint = Complaint(id="c1", region=Region.LOW_BACK, side=Side.CENTRAL, course=Course.CHRONIC)
    tried = PastTreatment(id="pt1", treatment="isometric-release")
    case = steady()
    return attrs.evolve(
        case,
        id="considered",
        patient=Patient(surgeries=(surgery,), past_treatments=(tried,)),
        complaints=(complaint,),
        assessments=(),
        program_start=None,
        program=None,
    )
