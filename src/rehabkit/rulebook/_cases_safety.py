"""Base cases about precautions, contraindications and stop signs. People are invented."""

from __future__ import annotations

import datetime as dt

import attrs

from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case, Definitions
from rehabkit.models.complaint import Patient, Precaution
from rehabkit.models.dosage import Dosage
from rehabkit.models.log import EventRecord, Log, LoggedTreatment, Session, SessionItem
from rehabkit.rulebook import _cases
from rehabkit.vocab import Actor, Event, PrecautionKind, Region, Side


def cooled() -> Case:
    """Return a case in which heat is barred from the left knee, which is cooled."""
    no_heat = Precaution(id="pc1", kind=PrecautionKind.NO_HEAT, region=Region.KNEE, side=Side.LEFT, by=Actor.PHYSICIAN)
    ice = LoggedTreatment(
        id="x1",
        date=dt.date(2024, 4, 2),
        treatment="ice",
        actor=Actor.PATIENT,
        region=Region.KNEE,
        region_side=Side.LEFT,
    )
    return attrs.evolve(
        _cases.neck(),
        id="cooled",
        patient=Patient(precautions=(no_heat,)),
        assessments=(),
        program_start=None,
        program=None,
        log=Log(treatments=(ice,)),
    )


def limited() -> Case:
    """Return a case that strengthens the left biceps within the load that a surgeon allows."""
    limit = Precaution(
        id="pc1",
        kind=PrecautionKind.LOAD_LIMIT,
        region=Region.ELBOW,
        side=Side.LEFT,
        from_date=dt.date(2024, 3, 1),
        to_date=dt.date(2024, 4, 14),
        by=Actor.SURGEON,
        load_kg_at_most=5,
    )
    case = _cases.elbow()
    program = case.program
    assert program is not None  # noqa: S101  # this base case has one
    (phase,) = [*(program.phases or ())]
    (work,) = [*(phase.prescriptions or ())]
    work = attrs.evolve(work, dosage=Dosage(sets=3, repetitions=10, days_per_week=3, load_kg=2))
    phase = attrs.evolve(phase, prescriptions=(work,))
    return attrs.evolve(
        case,
        id="limited",
        patient=Patient(conditions=(), precautions=(limit,)),
        program=attrs.evolve(program, phases=(phase,)),
    )


def sore() -> Case:
    """Return a case whose session goes on after a first exercise that left some soreness."""
    soreness = EventRecord(id="ev1", event=Event.SORENESS)
    walk = SessionItem(id="i1", intervention="walking", events=(soreness,))
    balance = SessionItem(
        id="i2", intervention="balance", targets=(Site(muscle="soleus", side=Side.LEFT),), dosage=Dosage(sets=1)
    )
    return Case(
        id="sore",
        as_of=dt.date(2024, 4, 2),
        patient=Patient(),
        red_flag_screen=_cases.neck().red_flag_screen,
        log=Log(sessions=(Session(id="s1", date=dt.date(2024, 4, 2), items=(walk, balance)),)),
        definitions=Definitions(pairs=(), only_own_pairs=True),
    )
