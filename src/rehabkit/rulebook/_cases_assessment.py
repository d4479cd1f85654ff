"""Base cases of the rules on assessment."""

from __future__ import annotations

import datetime as dt

import attrs

from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case, Definitions
from rehabkit.models.complaint import Complaint, Patient
from rehabkit.models.examination import StrengthObservation
from rehabkit.models.log import Log, Session, SessionItem
from rehabkit.models.observation import ActorRecord, Assessment, ToneObservation
from rehabkit.rulebook import _cases
from rehabkit.vocab import (
    Actor,
    ComplaintKind,
    Course,
    Region,
    Side,
    StrengthScale,
    TestResult,
    Tone,
    ToneMethod,
    ToneTest,
)

_MUSCLE = "upper-trapezius"

AFTERWARDS = dt.date(2024, 4, 3)
"""The day after the work of these cases."""


def rubbed() -> Case:
    """Return a case whose right upper trapezius is massaged, tight by a function test."""
    tested = attrs.evolve(
        palpated("t1"), method=ToneMethod.FUNCTION_TEST, test=ToneTest.RELEASE_ON_REQUEST, result=TestResult.NO
    )
    massage = SessionItem(
        id="i1",
        intervention="massage",
        actor=Actor.MASSAGE_THERAPIST,
        targets=(Site(muscle=_MUSCLE, side=Side.RIGHT),),
    )
    return Case(
        id="rubbed",
        as_of=dt.date(2024, 4, 2),
        patient=Patient(conditions=(), precautions=()),
        red_flag_screen=_cases.neck().red_flag_screen,
        assessments=(_visit(tested),),
        log=Log(sessions=(Session(id="s1", date=dt.date(2024, 4, 2), items=(massage,)),)),
        definitions=Definitions(pairs=(), only_own_pairs=True),
    )


def tested() -> Case:
    """Return a case whose right upper trapezius tests weak without pain."""
    weak = StrengthObservation(
        id="m1",
        muscle=_MUSCLE,
        side=Side.RIGHT,
        grade="weak",
        scale=StrengthScale.CATEGORY,
        pain_during=0,
    )
    return attrs.evolve(
        rubbed(), id="tested", assessments=(attrs.evolve(_visit(), tones=None, strengths=(weak,)),), log=None
    )


def founded() -> Case:
    """Return a case whose massage names the tension of the day before as its basis."""
    case = rubbed()
    assert case.log is not None  # noqa: S101  # it has one session with one item
    assert case.log.sessions is not None  # noqa: S101
    (session,) = case.log.sessions
    assert session.items is not None  # noqa: S101
    (item,) = session.items
    session = attrs.evolve(session, items=(attrs.evolve(item, based_on=("t1",)),))
    return attrs.evolve(case, id="founded", as_of=AFTERWARDS, log=Log(sessions=(session,)))


def palpated(identifier: str) -> ToneObservation:
    """Return a right upper trapezius that was felt to be tight."""
    return ToneObservation(
        id=identifier, muscle=_MUSCLE, side=Side.RIGHT, tone=Tone.HYPERTONIC, method=ToneMethod.PALPATION
    )


def imaged(identifier: str) -> ToneObservation:
    """Return a right upper trapezius that was called tight by an image."""
    return attrs.evolve(palpated(identifier), method=ToneMethod.IMAGING)


def paired() -> Case:
    """Return a case whose left triceps is tight and whose left biceps is held long, on one day."""
    case = _cases.elbow()
    return attrs.evolve(case, id="paired", assessments=(case.assessments or ())[:1], program=None, program_start=None)


def normal(identifier: str) -> ToneObservation:
    """Return a left biceps that is normal by a function test."""
    return ToneObservation(
        id=identifier,
        muscle="biceps-brachii",
        side=Side.LEFT,
        tone=Tone.NORMAL,
        method=ToneMethod.FUNCTION_TEST,
        test=ToneTest.CONTRACT_ON_REQUEST,
        result=TestResult.YES,
    )


def sore() -> Case:
    """Return a case of a complaint of the low back with muscles of back and hip examined."""
    tones = (
        attrs.evolve(normal("t1"), muscle="multifidus"),
        attrs.evolve(normal("t2"), muscle="gluteus-maximus"),
    )
    complaint = Complaint(
        id="c1", region=Region.LOW_BACK, side=Side.CENTRAL, kind=ComplaintKind.OTHER, course=Course.RECURRENT
    )
    return attrs.evolve(rubbed(), id="sore", complaints=(complaint,), assessments=(_visit(*tones),), log=None)


def _visit(*tones: ToneObservation) -> Assessment:
    return Assessment(
        id="a1", date=dt.date(2024, 4, 1), assessor=ActorRecord(profession=Actor.PHYSIOTHERAPIST), tones=tones
    )
