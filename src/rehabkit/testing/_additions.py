"""What can be added to a compliant case, none of which a rule objects to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rehabkit.bounds import Model
from rehabkit.models.anatomy import Muscle
from rehabkit.models.case import Case, Definitions
from rehabkit.models.complaint import Complaint, Medication, Patient
from rehabkit.models.intervention import Exercise
from rehabkit.models.log import ActivityRecord, Log, Session, SessionItem
from rehabkit.models.observation import (
    Assessment,
    FunctionObservation,
    OutcomeObservation,
    PainObservation,
    ToneObservation,
)
from rehabkit.models.program import Goal, Phase
from rehabkit.testing._values import models
from rehabkit.vocab import (
    ActivityKind,
    ComplaintKind,
    Domain,
    DrugClass,
    ExerciseType,
    GoalKind,
    PainContext,
    PainScale,
    PainTiming,
    PhaseKind,
    Region,
    Side,
    TestResult,
    Tone,
    ToneMethod,
    ToneTest,
)

M = TypeVar("M", bound=Model)
Addition = Callable[[DrawFn, Case, dt.date], Case]

_KINDS = (ComplaintKind.OTHER, ComplaintKind.UNKNOWN, ComplaintKind.BURSITIS, ComplaintKind.OSTEOARTHRITIS)
_GOALS = tuple(kind for kind in GoalKind if kind is not GoalKind.RELIEF)
_SIDES = (Side.LEFT, Side.RIGHT)
_WORDS = ("", "as told on the telephone", "tension is left for later")
_AGES = (20, 60)


def _with(holder: M, name: str, *items: Model) -> M:
    return attrs.evolve(holder, **{name: (*(getattr(holder, name) or ()), *items)})


def _logged(case: Case, name: str, *items: Model) -> Case:
    return attrs.evolve(case, log=_with(case.log or Log(), name, *items))


def _complaint(draw: DrawFn, case: Case, _: dt.date) -> Case:
    """Return a case with a complaint where no muscle of a base case is."""
    side, kind = draw(st.sampled_from((Side.CENTRAL, *_SIDES))), draw(st.sampled_from(_KINDS))
    complaint = Complaint(id="more-complaint", region=Region.HEAD, side=side, kind=kind)
    return _with(case, "complaints", complaint)


def _goal(draw: DrawFn, case: Case, _: dt.date) -> Case:
    goal = Goal(id="more-goal", kind=draw(st.sampled_from(_GOALS)), text=draw(st.sampled_from(_WORDS)))
    return _with(case, "goals", goal)


def _birth(draw: DrawFn, case: Case, day: dt.date) -> Case:
    year = day.year - draw(st.integers(*_AGES))
    return attrs.evolve(case, patient=attrs.evolve(case.patient or Patient(), birth_year=year))


def _medication(draw: DrawFn, case: Case, _: dt.date) -> Case:
    drug = Medication(id="more-medication", drug_class=draw(st.sampled_from(DrugClass)))
    return attrs.evolve(case, patient=_with(case.patient or Patient(), "medications", drug))


def _activity(draw: DrawFn, case: Case, day: dt.date) -> Case:
    domain = draw(st.sampled_from((Domain.HOUSEHOLD, Domain.LEISURE)))
    return _logged(case, "activities", ActivityRecord(id="more-activity", date=day, domain=domain))


def _measures(draw: DrawFn, case: Case, day: dt.date) -> Case:
    functions = draw(st.lists(models(FunctionObservation, id=st.just("more-function")), max_size=1))
    outcomes = draw(st.lists(models(OutcomeObservation, id=st.just("more-outcome")), max_size=1))
    return _with(
        case, "assessments", Assessment(id="more-visit", date=day, functions=tuple(functions), outcomes=tuple(outcomes))
    )


def _painless(draw: DrawFn, case: Case, day: dt.date) -> Case:
    pain = PainObservation(
        id="more-pain",
        region=Region.WRIST_HAND,
        side=draw(st.sampled_from(_SIDES)),
        value=0,
        scale=PainScale.NPRS,
        timing=PainTiming.NOW,
        context=PainContext.MOVEMENT,
    )
    return _with(case, "assessments", Assessment(id="painless-visit", date=day, pains=(pain,)))


def _muscle(draw: DrawFn, case: Case, _: dt.date) -> Case:
    region = draw(st.sampled_from(Region))
    muscle = Muscle(id="more-muscle", regions=(region,), midline=False)
    return attrs.evolve(case, definitions=_with(case.definitions or Definitions(), "muscles", muscle))


def _exercise(draw: DrawFn, case: Case, _: dt.date) -> Case:
    kind = draw(st.sampled_from(ExerciseType))
    exercise = Exercise(id="more-exercise", name="more", type=kind, muscles=())
    return attrs.evolve(case, definitions=_with(case.definitions or Definitions(), "exercises", exercise))


def _sitting(draw: DrawFn, case: Case, day: dt.date) -> Case:
    item = SessionItem(id="more-item", intervention="breathing")
    items = draw(st.sampled_from(((), (item,))))
    return _logged(case, "sessions", Session(id="more-session", date=day, items=items))


def _again(_: DrawFn, case: Case, day: dt.date) -> Case:
    """Return a case whose last session takes place once more the day after."""
    sessions = () if case.log is None else case.log.sessions or ()
    if not sessions:
        return case
    last = max(sessions, key=lambda session: session.date)
    items = tuple(attrs.evolve(item, id=f"again-{item.id}", events=None) for item in last.items or ())
    session = attrs.evolve(last, id="again", date=last.date + dt.timedelta(days=1), items=items)
    return _logged(attrs.evolve(case, as_of=max(day, session.date)), "sessions", session)


def _normal(draw: DrawFn, case: Case, day: dt.date) -> Case:
    tone = ToneObservation(
        id="more-tone",
        muscle="rhomboids",
        side=draw(st.sampled_from(_SIDES)),
        tone=Tone.NORMAL,
        method=ToneMethod.FUNCTION_TEST,
        test=ToneTest.RELEASE_ON_REQUEST,
        result=TestResult.YES,
    )
    return _with(case, "assessments", Assessment(id="normal-visit", date=day, tones=(tone,)))


def _movement(_: DrawFn, case: Case, day: dt.date) -> Case:
    activity = ActivityRecord(id="more-movement", date=day, kind=ActivityKind.GENTLE_MOVEMENT)
    return _logged(case, "activities", activity)


def _phase(draw: DrawFn, case: Case, _: dt.date) -> Case:
    if case.program is None or not case.program.phases:
        return case
    first = max(phase.to_day for phase in case.program.phases) + 1
    last = first + draw(st.integers(0, 27))
    phase = Phase(id="more-phase", kind=PhaseKind.CUSTOM, from_day=first, to_day=last)
    return attrs.evolve(case, program=_with(case.program, "phases", phase))


HARMLESS: tuple[Addition, ...] = (
    _complaint,
    _goal,
    _birth,
    _medication,
    _activity,
    _measures,
    _painless,
    _muscle,
    _exercise,
    _sitting,
    _again,
)
"""What neither breaks a rule nor mends it."""

HELPFUL: tuple[Addition, ...] = (_normal, _movement, _phase)
"""What breaks no rule but is what some rule asks for, so that it could mend a broken case."""
