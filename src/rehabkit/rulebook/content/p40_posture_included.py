"""A program for a muscle imbalance has no postural retraining.

What it checks
    Each program where an imbalance is on record: postural retraining is one of its components, or one of the
    exercises that are prescribed or done. An imbalance is on record where the patient, a complaint or the program's
    presumed cause says so, or where one muscle of a gating pair was tight while the other was held long.

Why
    One source holds that rehabilitation includes postural retraining, because posture is either cause or result of
    an imbalance (S3-97); it names lifelong poor posture (S3-39), and another source slumped sitting (S2-18).

When it does not apply
    No imbalance on record: healthy people, and complaints of another cause (A51). A tight muscle known by touch alone
    records no imbalance (S1-11), nor does tone that may be neurogenic (A69). Components that are not stated,
    and not known to be none, leave it unknown, and so does a program that states no phases or prescriptions.

References:
    S3-97, S3-39, S2-18. Evidence entry E28: reviews find no consensus on posture as a cause.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry, imbalance_of, unstated_work
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Exercise
from rehabkit.models.program import Program
from rehabkit.rulebook import _cases_content
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, ground_fact, listed, parameters
from rehabkit.vocab import Cause, Component, ExerciseType, Family, Outcome, Severity, Status

_CAUSES = frozenset({Cause.POOR_POSTURE, Cause.POOR_SITTING_POSTURE})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program where an imbalance is on record."""
    program = chart.case.program
    grounds = imbalance_of(chart)
    if program is None or not grounds:
        return
    if Component.POSTURAL_RETRAINING in (program.components or ()) or any(map(_is_postural, chart.works)):
        yield PASS
        return
    needs = (*(("$.program.components",) if program.components is None else ()), *unstated_work(chart))
    yield Hit(
        outcome=Outcome.UNKNOWN if needs else Outcome.FAIL,
        path=Path(("program",)),
        facts=(*(ground_fact(ground, chart) for ground in grounds), *_causes(chart), *_components(program)),
        parameters=parameters(program=program.id),
        needs=needs,
    )


def _is_postural(entry: WorkEntry) -> bool:
    found = entry.intervention
    is_type = isinstance(found, Exercise) and found.type is ExerciseType.POSTURAL_RETRAINING
    return is_type and entry.status is not Status.MISSED


def _causes(chart: Chart) -> Iterator[Fact]:
    patient = chart.case.patient
    for position, cause in enumerate((patient.causes or ()) if patient is not None else ()):
        if cause in _CAUSES:
            yield Fact(f"$.patient.causes[{position}]", f"recorded cause: {cause}")


def _components(program: Program) -> Iterator[Fact]:
    if program.components is not None:
        told = listed(sorted(program.components)) if program.components else "none"
        yield Fact("$.program.components", f"components: {told}")


RULE = Rule(
    code="P40",
    slug="posture-included",
    family=Family.CONTENT,
    principle="P40",
    severity=Severity.WARNING,
    message="Program {program} is for a muscle imbalance, and has no postural retraining",
    suggestion="The source would have postural retraining in a program for a muscle imbalance",
    unknown="Whether program {program}, for a muscle imbalance, has postural retraining is not stated",
    check=check,
    pair=MinimalPair(
        good=_cases_content.posture,
        bad=Edit.remove("$.program.components[0]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.patient.imbalance", "imbalance: presumed"),
                Fact("$.program.presumed_cause", "presumed cause: muscle-imbalance"),
                Fact("$.patient.causes[0]", "recorded cause: poor-posture"),
                Fact("$.program.components", "components: none"),
            ),
            parameters=parameters(program="pr1"),
        ),
        blind=Edit.remove("$.program.components"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.patient.imbalance", "imbalance: presumed"),
                Fact("$.program.presumed_cause", "presumed cause: muscle-imbalance"),
                Fact("$.patient.causes[0]", "recorded cause: poor-posture"),
            ),
            parameters=parameters(program="pr1"),
            needs=("$.program.components",),
        ),
    ),
    doc=__doc__,
)
