"""Base cases for the rules about the order of treatment. People are invented."""

from __future__ import annotations

import datetime as dt

import attrs

from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case
from rehabkit.models.criteria import Criteria, PainCriterion
from rehabkit.models.dosage import Dosage
from rehabkit.models.edit import Edit, apply
from rehabkit.models.log import Log, Session, SessionItem
from rehabkit.models.observation import ToneObservation
from rehabkit.rulebook._cases import neck, released, stretched
from rehabkit.vocab import ChangeBasis, Region, Side, TestResult, Tone, ToneMethod, ToneTest


def loaded() -> Case:
    """Return a case that works the tight right upper trapezius with no more effort than release work."""
    told = neck()
    tight = ToneObservation(
        id="t1",
        muscle="upper-trapezius",
        side=Side.RIGHT,
        tone=Tone.HYPERTONIC,
        method=ToneMethod.FUNCTION_TEST,
        test=ToneTest.RELEASE_ON_REQUEST,
        result=TestResult.NO,
    )
    gentle = Dosage(sets=3, repetitions=10, days_per_week=3, effort_percent=25)
    told = apply(told, Edit("$.assessments[0].tones", (tight,)))
    told = apply(told, Edit("$.program.phases[0].prescriptions[0].dosage", gentle))
    return attrs.evolve(told, id="loaded")


def waited() -> Case:
    """Return a case that strengthens the right upper trapezius seven days after doing so hurt."""
    target = (Site(muscle="upper-trapezius", side=Side.RIGHT),)
    hurt = SessionItem(id="i1", intervention="resistance", targets=target, pain_before=0, pain_during=3)
    later = SessionItem(id="i2", intervention="resistance", targets=target, pain_before=0, pain_during=0)
    sessions = (
        Session(id="s1", date=dt.date(2024, 4, 2), items=(hurt,)),
        Session(id="s2", date=dt.date(2024, 4, 9), items=(later,)),
    )
    return attrs.evolve(
        neck(), id="waited", as_of=dt.date(2024, 4, 30), program_start=None, program=None, log=Log(sessions=sessions)
    )


def aimed() -> Case:
    """Return a case whose release work lengthens the tight left triceps, and not its long, weak partner."""
    weak = ToneObservation(
        id="t2",
        muscle="biceps-brachii",
        side=Side.LEFT,
        tone=Tone.HYPOTONIC,
        method=ToneMethod.FUNCTION_TEST,
        test=ToneTest.CONTRACT_ON_REQUEST,
        result=TestResult.NO,
    )
    return attrs.evolve(apply(released(), Edit.insert("$.assessments[0].tones[1]", weak)), id="aimed")


def soothed() -> Case:
    """Return a case with a painful neck whose program has a pain step, and strengthens once the pain has gone."""
    criteria = Criteria(pains=(PainCriterion(region=Region.NECK, at_most=0),))
    edits = (Edit("$.assessments[0].pains[0].value", 4), Edit("$.program.phases[0].entry", criteria))
    return attrs.evolve(apply(neck(), edits), id="soothed")


def loosened() -> Case:
    """Return a case that stretches the left hamstrings, contracted first, again after they have begun to release."""
    told = stretched()
    assessments, log = told.assessments, told.log
    assert assessments is not None  # noqa: S101  # the case above states both
    assert log is not None  # noqa: S101
    (first,), (sitting,) = assessments, [*(log.sessions or ())]
    (tight,), (release, stretch) = [*(first.tones or ())], [*(sitting.items or ())]
    freer = attrs.evolve(
        tight, id="t2", tone=Tone.RELEASING, result=TestResult.PARTLY, change_basis=ChangeBasis.EARLIER_OBSERVATION
    )
    second = attrs.evolve(first, id="a2", date=dt.date(2024, 4, 8), tones=(freer,), pains=())
    sessions = tuple(
        Session(
            id=f"s{day}",
            date=dt.date(2024, 4, day),
            items=(attrs.evolve(release, id=f"r{day}"), attrs.evolve(stretch, id=f"x{day}")),
        )
        for day in (2, 3, 4, 9)
    )
    return attrs.evolve(
        told,
        id="loosened",
        as_of=dt.date(2024, 4, 9),
        assessments=(first, second),
        log=attrs.evolve(log, sessions=sessions),
    )
