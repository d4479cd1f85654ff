"""A program for a muscle imbalance has no review of the demands of work.

What it checks
    Each program where an imbalance is on record: a review of the physical demands of work is one of its components.
    An imbalance is on record where the patient, a complaint or the program's presumed cause says so, or where one
    muscle of a gating pair was tight while the other was held long. Recorded causes that lie in load, such as
    static work, stand beside the finding.

Why
    One source holds that rehabilitation looks closely at the physical demands of work (S3-98); it names bending,
    extension, static positions and repetitive motion among the causes (S3-40, S3-41, S3-42).

When it does not apply
    No imbalance on record: healthy people, and complaints of another cause (A51). A person who is recorded to have
    no demands of work, and no cause that lies in load. Components that are not stated, and not known to be none,
    leave it unknown.

References:
    S3-98, S3-40, S3-41, S3-42. Evidence entry E28: the review itself is opinion.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, imbalance_of
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.program import Program
from rehabkit.rulebook import _cases_content
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Verdict,
    ground_fact,
    listed,
    parameters,
)
from rehabkit.vocab import Cause, Component, Family, Outcome, Severity

_LOADS = frozenset({Cause.FORWARD_BENDING_LOAD, Cause.EXTENSION_LOAD, Cause.STATIC_WORK, Cause.REPETITIVE_MOTION})
_PLACE = Path(("program",))


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program where an imbalance is on record."""
    program, patient = chart.case.program, chart.case.patient
    grounds = imbalance_of(chart)
    if program is None or not grounds:
        return
    loads = tuple(_loads(chart))
    if Component.WORKPLACE_REVIEW in (program.components or ()):
        yield PASS
    elif patient is not None and patient.work_demands == () and not loads:
        yield NotApplicable(_PLACE, "no-demands-of-work")
    else:
        is_stated = program.components is not None
        yield Hit(
            outcome=Outcome.FAIL if is_stated else Outcome.UNKNOWN,
            path=_PLACE,
            facts=(*(ground_fact(ground, chart) for ground in grounds), *loads, *_stated(chart, program)),
            parameters=parameters(program=program.id),
            needs=() if is_stated else ("$.program.components",),
        )


def _loads(chart: Chart) -> Iterator[Fact]:
    patient = chart.case.patient
    for position, cause in enumerate((patient.causes or ()) if patient is not None else ()):
        if cause in _LOADS:
            yield Fact(f"$.patient.causes[{position}]", f"recorded cause: {cause}")


def _stated(chart: Chart, program: Program) -> Iterator[Fact]:
    patient = chart.case.patient
    if patient is not None and patient.work_demands:
        yield Fact("$.patient.work_demands", f"demands of work: {listed(sorted(patient.work_demands))}")
    if program.components is not None:
        told = listed(sorted(program.components)) if program.components else "none"
        yield Fact("$.program.components", f"components: {told}")


RULE = Rule(
    code="P41",
    slug="workplace-reviewed",
    family=Family.CONTENT,
    principle="P41",
    severity=Severity.WARNING,
    message="Program {program} is for a muscle imbalance, and has no review of the physical demands of work",
    suggestion="The source would have a review of the physical demands of work in a program for a muscle imbalance",
    unknown="Whether program {program}, for a muscle imbalance, has a review of the demands of work is not stated",
    check=check,
    pair=MinimalPair(
        good=_cases_content.workplace,
        bad=Edit.remove("$.program.components[0]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.patient.imbalance", "imbalance: presumed"),
                Fact("$.program.presumed_cause", "presumed cause: muscle-imbalance"),
                Fact("$.patient.causes[0]", "recorded cause: static-work"),
                Fact("$.patient.work_demands", "demands of work: sitting"),
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
                Fact("$.patient.causes[0]", "recorded cause: static-work"),
                Fact("$.patient.work_demands", "demands of work: sitting"),
            ),
            parameters=parameters(program="pr1"),
            needs=("$.program.components",),
        ),
    ),
    doc=__doc__,
)
