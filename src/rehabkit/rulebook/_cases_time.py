"""Base cases for the time rules of an acute episode. People are invented."""

from __future__ import annotations

import datetime as dt

import attrs

from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case
from rehabkit.models.complaint import Patient
from rehabkit.models.dosage import Dosage
from rehabkit.models.log import LoggedTreatment
from rehabkit.rulebook._cases import episode
from rehabkit.vocab import Actor, Inflammation, JointMotion, Setting, Side


def treated() -> Case:
    """Return the acute episode with known inflammation: ice on day 1, release on day 2, heat on day 5."""
    told = episode()
    complaints, log = told.complaints, told.log
    assert complaints is not None  # noqa: S101  # the case above states both
    assert log is not None  # noqa: S101
    ice = LoggedTreatment(id="x1", date=dt.date(2024, 5, 2), treatment="ice")
    release = LoggedTreatment(
        id="x2",
        date=dt.date(2024, 5, 3),
        treatment="isometric-release",
        technique="pir",
        actor=Actor.THERAPIST,
        setting=Setting.CLINIC,
        targets=(Site(muscle="erector-spinae", side=Side.LEFT),),
        dosage=Dosage(effort_percent=15, joint_motion=JointMotion.NONE),
        pain_before=4,
        pain_during=4,
    )
    heat = LoggedTreatment(id="x3", date=dt.date(2024, 5, 6), treatment="heat")
    return attrs.evolve(
        told,
        id="treated",
        patient=Patient(conditions=(), precautions=()),
        complaints=(attrs.evolve(complaints[0], inflammation=Inflammation.PRESENT),),
        log=attrs.evolve(log, treatments=(ice, release, heat)),
    )
