"""A plan relies on what others do in a clinic, without work by the patient.

What it checks
    The program, where it states visits to a clinic or work by somebody else: the patient, or a caregiver, does at
    least one of its exercises or release contractions, wherever that is, or it has a home program. A log that is
    declared complete is judged as well, once such work was due: beside what others did, the patient did some.

Why
    One source holds that lasting recovery needs the patient's continuous active part (S3-102), and that one session
    a week with a therapist will not do (S3-103). More visits do not replace it (A39). Another source leans on work
    by a therapist's hands (S2-28) and prescribes exercises beside it (S2-29, T26).

When it does not apply
    A program in which nobody but the patient is stated to do anything; medical treatment alone; a single treatment
    on one day where every complaint is a first episode. How much the patient does is not judged (T16). Exercises
    without an actor, and phases whose prescriptions are not stated, leave it unknown. A log that is not declared
    complete is not judged (A71).

References:
    S3-102, S3-103; disputed by S2-28. Evidence entries E29, E43, E06: supported as "not passive care alone".
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry, is_by_patient, unstated_phases
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Exercise
from rehabkit.models.program import Program
from rehabkit.rulebook import _cases_dose
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Softening,
    Verdict,
    listed,
    parameters,
)
from rehabkit.vocab import Actor, Component, Course, Effect, Family, Outcome, Setting, Severity

_PLACE = Path(("program",))
_NOBODY = frozenset({None, Actor.MEDIA})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program, and its complete log."""
    program = chart.case.program
    if program is None:
        return
    works = [entry for entry in chart.works if entry.is_prescription]
    clinic = [entry for entry in works if _is_by_others(entry)]
    if not clinic and not program.clinic_visits_per_week:
        return
    if _is_single(chart, works):
        yield NotApplicable(_PLACE, "single-treatment")
        return
    yield _plan(chart, program, works, clinic)
    yield from _log(chart, [entry for entry in works if _is_own(entry)])


def _is_by_others(entry: WorkEntry) -> bool:
    """Return whether somebody else is stated to do work, medical treatment aside."""
    away = entry.actor is None and entry.setting is Setting.CLINIC
    stated = entry.actor not in _NOBODY and not is_by_patient(entry)
    return (stated or away) and not entry.has(Effect.MEDICAL)


def _is_active(entry: WorkEntry) -> bool:
    """Return whether work is something that a person does, and not a treatment of the person."""
    return isinstance(entry.intervention, Exercise) or entry.has(Effect.RELEASE_CONTRACTION)


def _is_own(entry: WorkEntry) -> bool:
    return is_by_patient(entry) and _is_active(entry)


def _is_single(chart: Chart, works: list[WorkEntry]) -> bool:
    courses = {complaint.course for complaint in chart.case.complaints or ()}
    if len(works) != 1 or courses != {Course.FIRST}:
        return False
    first, last = chart.window(works[0])
    return first == last


def _plan(chart: Chart, program: Program, works: list[WorkEntry], clinic: list[WorkEntry]) -> Verdict:
    if any(_is_own(entry) for entry in works) or Component.HOME_PROGRAM in (program.components or ()):
        return PASS
    visits = program.clinic_visits_per_week
    facts = [Fact("$.program.clinic_visits_per_week", f"{visits:g} a week")] if visits else []
    facts += [_by(entry) for entry in clinic]
    told = parameters(what="The program", clinic=_clinic(visits, clinic))
    phases = ("$.program.phases",) if program.phases is None else unstated_phases(chart.phases)
    needs = (*_actors(works), *phases)
    outcome = Outcome.UNKNOWN if needs else Outcome.FAIL
    return Hit(outcome=outcome, path=_PLACE, facts=tuple(facts), parameters=told, needs=needs)


def _actors(works: list[WorkEntry]) -> list[str]:
    """Return where the actor of something that a person does is not stated."""
    unstated = [entry for entry in works if entry.actor is None and _is_active(entry)]
    return [f"{entry.path}.actor" for entry in unstated]


def _by(entry: WorkEntry) -> Fact:
    return Fact(str(entry.path), f"{entry.name}, {_who(entry)}")


def _who(entry: WorkEntry) -> str:
    return "in a clinic" if entry.actor is None else f"by {str(entry.actor).replace('-', ' ')}"


def _clinic(visits: float | None, clinic: list[WorkEntry]) -> str:
    work = [f"work {who}" for who in sorted({_who(entry) for entry in clinic})]
    told = [f"{visits:g} clinic visit{'' if visits == 1 else 's'} a week"] if visits else []
    return listed([*told, *work])


def _log(chart: Chart, planned: list[WorkEntry]) -> Iterator[Verdict]:
    """Judge a complete log of a plan in which the patient has work that was due."""
    log, today = chart.case.log, chart.as_of
    if log is None or log.complete is not True or today is None:
        return
    done = [entry for entry in chart.works if entry.is_done]
    clinic = [entry for entry in done if _is_by_others(entry)]
    if not clinic or not any(day <= today for entry in planned for day in chart.planned_days(entry)):
        return
    if any(_is_active(entry) and (entry.actor is None or is_by_patient(entry)) for entry in done):
        yield PASS
        return
    yield Hit(
        outcome=Outcome.FAIL,
        path=_PLACE,
        facts=(Fact("$.log", "declared complete"), *(_by(entry) for entry in clinic)),
        parameters=parameters(what="The log", clinic=_clinic(None, clinic)),
        softening="log",
    )


RULE = Rule(
    code="P16",
    slug="active-participation",
    family=Family.DOSE,
    principle="P16",
    severity=Severity.ERROR,
    unknown_severity=Severity.WARNING,
    message="{what} has {clinic} and no work by the patient",
    suggestion="The source would have work by the patient beside {clinic}",
    unknown="{what} has {clinic}, and whether the patient works beside that is not stated",
    softenings=(Softening("log", Severity.WARNING, "the log falls short of a plan"),),
    check=check,
    pair=MinimalPair(
        good=_cases_dose.visiting,
        bad=Edit("$.program.phases[0].prescriptions[0].actor", Actor.THERAPIST),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.program.clinic_visits_per_week", "1 a week"),
                Fact("$.program.phases[0].prescriptions[0]", "resistance training, by therapist"),
            ),
            parameters=parameters(clinic="1 clinic visit a week and work by therapist", what="The program"),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].actor"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program"),
            facts=(Fact("$.program.clinic_visits_per_week", "1 a week"),),
            parameters=parameters(clinic="1 clinic visit a week", what="The program"),
            needs=("$.program.phases[0].prescriptions[0].actor",),
        ),
    ),
    doc=__doc__,
)
