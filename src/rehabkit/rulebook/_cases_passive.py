"""Base cases of the rules on passive care."""

from __future__ import annotations

import datetime as dt

import attrs

from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case, Definitions
from rehabkit.models.complaint import Patient
from rehabkit.models.log import Log, LoggedTreatment, Session, SessionItem
from rehabkit.models.observation import ActorRecord, Assessment, ToneObservation
from rehabkit.models.work import Prescription
from rehabkit.rulebook import _cases
from rehabkit.vocab import Actor, Purpose, Setting, Side, TestResult, Tone, ToneMethod, ToneTest

_KNOWN = Patient(conditions=(), precautions=())
_TRAPEZIUS = (Site(muscle="upper-trapezius", side=Side.RIGHT),)


def rolled() -> Case:
    """Return a case whose plan strengthens the right upper trapezius and also rolls it."""
    case = _cases.neck()
    rolling = Prescription(
        id="e2", intervention="foam-rolling", actor=Actor.PATIENT, setting=Setting.HOME, targets=_TRAPEZIUS
    )
    assert case.program is not None  # noqa: S101  # it has one
    assert case.program.phases is not None  # noqa: S101
    (phase,) = case.program.phases
    phase = attrs.evolve(phase, prescriptions=(*(phase.prescriptions or ()), rolling))
    return attrs.evolve(case, id="rolled", patient=_KNOWN, program=attrs.evolve(case.program, phases=(phase,)))


def injected() -> Case:
    """Return a case with one injection against pain, and a plan that strengthens."""
    injection = LoggedTreatment(
        id="j1",
        date=dt.date(2024, 3, 20),
        treatment="trigger-point-injection",
        actor=Actor.PHYSICIAN,
        targets=_TRAPEZIUS,
        purpose=Purpose.PAIN_CONTROL,
    )
    return attrs.evolve(_cases.neck(), id="injected", patient=_KNOWN, log=Log(treatments=(injection,)))


def relieved() -> Case:
    """Return a case whose right upper trapezius was massaged twice and came back tight once."""
    states = {
        1: Tone.HYPERTONIC,
        8: Tone.NORMAL,
        15: Tone.HYPERTONIC,
        22: Tone.NORMAL,
        29: Tone.NORMAL,
    }
    visits = tuple(
        Assessment(
            id=f"a{day}",
            date=dt.date(2024, 3, day),
            assessor=ActorRecord(profession=Actor.PHYSIOTHERAPIST),
            tones=(trapezius(f"t{day}", state),),
        )
        for day, state in states.items()
    )
    massages = tuple(
        LoggedTreatment(
            id=f"m{day}",
            date=dt.date(2024, 3, day),
            treatment="massage",
            actor=Actor.MASSAGE_THERAPIST,
            targets=_TRAPEZIUS,
        )
        for day in (2, 16)
    )
    return Case(
        id="relieved",
        as_of=dt.date(2024, 4, 2),
        patient=_KNOWN,
        red_flag_screen=_cases.neck().red_flag_screen,
        assessments=visits,
        log=Log(treatments=massages),
        definitions=Definitions(pairs=(), only_own_pairs=True),
    )


def massaged() -> Case:
    """Return a case whose tight right upper trapezius is massaged without more pain than before."""
    visit = Assessment(
        id="a1",
        date=dt.date(2024, 4, 1),
        assessor=ActorRecord(profession=Actor.PHYSIOTHERAPIST),
        tones=(trapezius("t1", Tone.HYPERTONIC),),
    )
    work = attrs.evolve(massage("i1"), pain_before=2, pain_during=2)
    return attrs.evolve(
        relieved(),
        id="massaged",
        assessments=(visit,),
        log=Log(sessions=(Session(id="s1", date=dt.date(2024, 4, 2), items=(work,)),)),
    )


def loaded() -> Case:
    """Return a case with one session that strengthens the right upper trapezius, as the plan has it."""
    work = SessionItem(id="i1", prescription="e1", pain_before=0)
    sessions = (Session(id="s1", date=dt.date(2024, 4, 2), items=(work,)),)
    return attrs.evolve(_cases.neck(), id="loaded", patient=_KNOWN, log=Log(sessions=sessions))


def massage(identifier: str) -> SessionItem:
    """Return a massage of the right upper trapezius."""
    return SessionItem(id=identifier, intervention="massage", actor=Actor.MASSAGE_THERAPIST, targets=_TRAPEZIUS)


def massage_session(identifier: str, item: str) -> Session:
    """Return a sitting of its own with a massage of the right upper trapezius."""
    return Session(id=identifier, date=dt.date(2024, 4, 2), items=(massage(item),))


def trapezius(identifier: str, tone: Tone) -> ToneObservation:
    """Return a tension state of the right upper trapezius, shown by a function test."""
    is_long = tone is Tone.HYPOTONIC
    return ToneObservation(
        id=identifier,
        muscle="upper-trapezius",
        side=Side.RIGHT,
        tone=tone,
        method=ToneMethod.FUNCTION_TEST,
        test=ToneTest.CONTRACT_ON_REQUEST if is_long else ToneTest.RELEASE_ON_REQUEST,
        result=TestResult.YES if tone is Tone.NORMAL else TestResult.NO,
    )
