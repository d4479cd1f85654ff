"""Base cases for the rules of dose and manner. People are invented."""

from __future__ import annotations

import attrs

from rehabkit.models.anatomy import MusclePair, Site
from rehabkit.models.case import Case, Definitions
from rehabkit.models.complaint import Complaint, ConditionRecord, Patient
from rehabkit.models.criteria import Criteria, PainCriterion, ToneCriterion
from rehabkit.models.dosage import Dosage, PainRule
from rehabkit.models.log import Log, Session, SessionItem
from rehabkit.models.program import Phase
from rehabkit.models.work import Prescription
from rehabkit.rulebook._cases import neck, released
from rehabkit.vocab import (
    Actor,
    ComplaintKind,
    Condition,
    Course,
    JointMotion,
    LearnedVia,
    LinkedSide,
    Loading,
    PainInstruction,
    PhaseKind,
    Pressure,
    Region,
    Resistance,
    Setting,
    Side,
    Supervision,
    TestResult,
    Tone,
)

_TRICEPS = (Site(muscle="triceps-brachii", side=Side.LEFT),)
_ERECTOR = (Site(muscle="erector-spinae", side=Side.LEFT),)
_BACK_PAIR = MusclePair(
    id="es-ra", agonist="erector-spinae", antagonist="rectus-abdominis", sides=LinkedSide.MIDLINE, gates=True
)


def practiced() -> Case:
    """Return the release phase with one session that hurts no more than before it."""
    told = released()
    item = SessionItem(id="i1", prescription="e1", pain_before=3, pain_during=3)
    assessments = tuple(attrs.evolve(visit, pains=None) for visit in told.assessments or ())
    session = Session(id="s1", date=told.program_start, items=(item,))  # type: ignore[arg-type]  # the case states it
    return attrs.evolve(told, id="practiced", assessments=assessments, log=Log(sessions=(session,)))


def somatic() -> Case:
    """Return the release phase with Hanna work that was learned, alone at home, twice a day."""
    return _with_work(
        released(),
        "somatic",
        Prescription(
            id="e1",
            intervention="body-awareness",
            technique="hanna-somatics",
            actor=Actor.PATIENT,
            setting=Setting.HOME,
            supervision=Supervision.NONE,
            learned_via=LearnedVia.PRACTITIONER,
            targets=_TRICEPS,
            dosage=Dosage(effort_percent=15, joint_motion=JointMotion.NONE, times_per_day=2, days_per_week=7),
        ),
    )


def cautious() -> Case:
    """Return the painless neck with an instruction to avoid pain."""
    told = neck()
    work = attrs.evolve(_works(told)[0], pain_rule=PainRule(instruction=PainInstruction.AVOID))
    return _with_work(told, "cautious", work)


def visiting() -> Case:
    """Return the painless neck with a visit to a clinic each week."""
    told = neck()
    assert told.program is not None  # noqa: S101  # the case above states it
    return attrs.evolve(told, id="visiting", program=attrs.evolve(told.program, clinic_visits_per_week=1))


def light() -> Case:
    """Return the release phase with very light cranio-sacral work beside the homework."""
    told = released()
    manual = Prescription(
        id="e2",
        intervention="cranio-sacral",
        actor=Actor.THERAPIST,
        setting=Setting.CLINIC,
        dosage=Dosage(pressure=Pressure.VERY_LIGHT, days_per_week=1),
    )
    return _with_work(told, "light", *_works(told), manual)


def degenerated() -> Case:
    """Return a long-standing back with disc degeneration: release twice a day, then movers and a stabilizer."""
    told = released()
    assert told.program is not None  # noqa: S101  # the case above states both
    assert told.assessments is not None  # noqa: S101
    visit = told.assessments[0]
    assert visit.tones is not None  # noqa: S101
    assert visit.pains is not None  # noqa: S101
    tone = attrs.evolve(visit.tones[0], muscle="erector-spinae")
    hip = attrs.evolve(tone, id="t2", muscle="gluteus-maximus", tone=Tone.NORMAL, result=TestResult.YES)
    pain = attrs.evolve(visit.pains[0], region=Region.LOW_BACK, side=Side.CENTRAL, value=3)
    release = _release("e1", times=2)
    entry = Criteria(
        tones=(ToneCriterion(muscle="erector-spinae", at_least=Tone.RELEASING),),
        pains=(PainCriterion(region=Region.LOW_BACK, at_most=0),),
    )
    phases = (
        Phase(id="ph1", kind=PhaseKind.RELEASE, from_day=0, to_day=27, prescriptions=(release,)),
        Phase(
            id="ph2",
            kind=PhaseKind.COUNTER_STRENGTH,
            from_day=28,
            to_day=83,
            entry=entry,
            prescriptions=(_mover(), _stabilizer(), _release("e4", times=2)),
        ),
    )
    return attrs.evolve(
        told,
        id="degenerated",
        patient=Patient(
            conditions=(ConditionRecord(id="k1", condition=Condition.DISC_DEGENERATION, region=Region.LOW_BACK),)
        ),
        complaints=(
            Complaint(
                id="c1",
                region=Region.LOW_BACK,
                side=Side.CENTRAL,
                kind=ComplaintKind.PERSISTENT_PAIN,
                course=Course.CHRONIC,
                long_standing=True,
            ),
        ),
        assessments=(attrs.evolve(visit, tones=(tone, hip), pains=(pain,)),),
        program=attrs.evolve(told.program, phases=phases),
        definitions=Definitions(pairs=(_BACK_PAIR,), only_own_pairs=True),
    )


def _release(identifier: str, *, times: int) -> Prescription:
    return attrs.evolve(
        _works(released())[0],
        id=identifier,
        targets=_ERECTOR,
        dosage=Dosage(
            repetitions=3,
            hold_s=10,
            effort_percent=20,
            joint_motion=JointMotion.NONE,
            times_per_day=times,
            days_per_week=7,
        ),
    )


def _mover() -> Prescription:
    return attrs.evolve(_works(neck())[0], id="e2", targets=(Site(muscle="rectus-abdominis", side=Side.MIDLINE),))


def _stabilizer() -> Prescription:
    return Prescription(
        id="e3",
        intervention="stabilizer-endurance",
        actor=Actor.PATIENT,
        setting=Setting.HOME,
        targets=(Site(muscle="multifidus", side=Side.LEFT),),
        loading=Loading.PROGRESSIVE,
        dosage=Dosage(repetitions=10, hold_s=8, resistance=Resistance.LIGHT, days_per_week=3),
    )


def _works(told: Case) -> tuple[Prescription, ...]:
    """Return the prescriptions of a case's first phase."""
    phases = told.program.phases if told.program is not None else None
    return (phases[0].prescriptions or ()) if phases else ()


def _with_work(told: Case, identifier: str, *works: Prescription) -> Case:
    """Return a case with other prescriptions in its first phase."""
    program = told.program
    assert program is not None  # noqa: S101  # every base case above has a program
    assert program.phases is not None  # noqa: S101
    phase = attrs.evolve(program.phases[0], prescriptions=works)
    return attrs.evolve(told, id=identifier, program=attrs.evolve(program, phases=(phase,)))
