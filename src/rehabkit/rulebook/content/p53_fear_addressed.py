"""Marked fear of pain, guarding or avoidance is recorded, and the program does not answer it.

What it checks
    The program of a person whose newest record of fear of pain, of guarding or of avoidance is marked: it has
    education, gentle or graded movement, or the log has such movement.

Why
    One source holds that guarding and avoidance are common, and that fear of pain adds to it (S3-125, S3-126).

When it does not apply
    No program; a record that is not marked, or no longer. Where the red-flag screen is missing or positive the rule
    is not applicable: nothing that could reassure stands beside it, and pain may protect (S0-10). Components that
    are not stated, and not known to be none, leave it unknown, and so does a program that states no prescriptions.

References:
    S3-126, S3-125; disputed by S0-10. Evidence entry E35: an association, at very low certainty.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, Seen, unstated_work
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Treatment
from rehabkit.models.observation import SymptomObservation
from rehabkit.rulebook import _cases_course
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, NotApplicable, Rule, Verdict, listed, parameters
from rehabkit.vocab import (
    ActivityKind,
    Component,
    Effect,
    Family,
    Outcome,
    ScreenState,
    Severity,
    Status,
    Symptom,
    SymptomSeverity,
    TreatmentKind,
)

FEAR = (Symptom.FEAR_OF_PAIN, Symptom.GUARDING, Symptom.AVOIDANCE)
TAUGHT = frozenset({Component.EDUCATION, Component.FEAR_EDUCATION})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program where fear, guarding or avoidance is marked."""
    program, marked = chart.case.program, _marked(chart)
    if program is None or not marked:
        return
    screen = chart.case.red_flag_screen
    if screen is None or screen.state is not ScreenState.NEGATIVE:
        yield NotApplicable(Path(("program",)), "no-negative-screen")
    elif TAUGHT.intersection(program.components or ()) or _is_moved(chart):
        yield PASS
    else:
        needs = (*(("$.program.components",) if program.components is None else ()), *unstated_work(chart))
        yield Hit(
            outcome=Outcome.UNKNOWN if needs else Outcome.FAIL,
            path=Path(("program",)),
            facts=tuple(_fact(chart, seen) for seen in marked),
            parameters=parameters(
                symptoms=listed(sorted({seen.observation.symptom.replace("-", " ") for seen in marked}))
            ),
            needs=needs,
        )


def _marked(chart: Chart) -> list[Seen[SymptomObservation]]:
    """Return the newest record of each symptom and place, where it is marked."""
    newest: dict[tuple[object, ...], Seen[SymptomObservation]] = {}
    for seen in chart.symptoms:
        told = seen.observation
        if told.symptom in FEAR:
            newest[(told.symptom, told.region, told.muscle, told.side)] = seen
    return [seen for seen in newest.values() if seen.observation.severity is SymptomSeverity.MARKED]


def _is_moved(chart: Chart) -> bool:
    """Return whether the person moves on purpose, or is taught as a treatment."""
    log = chart.case.log
    walks = (log.activities or ()) if log is not None else ()
    seen = [each for each in walks if chart.as_of is None or each.date <= chart.as_of]
    if any(each.kind is ActivityKind.GENTLE_MOVEMENT for each in seen):
        return True
    return any(
        entry.has(Effect.EXPOSURE)
        or (isinstance(entry.intervention, Treatment) and entry.intervention.kind is TreatmentKind.EDUCATION)
        for entry in chart.works
        if entry.status is not Status.MISSED
    )


def _fact(chart: Chart, seen: Seen[SymptomObservation]) -> Fact:
    age = None if chart.as_of is None else (chart.as_of - seen.moment.date).days
    return Fact(str(seen.path), f"{seen.observation.symptom}: {seen.observation.severity}", age)


RULE = Rule(
    code="P53",
    slug="fear-addressed",
    family=Family.CONTENT,
    principle="P53",
    severity=Severity.INFO,
    unknown_severity=Severity.INFO,
    message="On record and marked: {symptoms}; the program has neither education nor gentle or graded movement",
    suggestion="The source would have the fear of pain answered within the program",
    unknown="On record and marked: {symptoms}; whether the program has education or gentle movement is not stated",
    check=check,
    pair=MinimalPair(
        good=_cases_course.afraid,
        bad=Edit.remove("$.program.components[0]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(Fact("$.assessments[0].symptoms[0]", "fear-of-pain: marked", 29),),
            parameters=parameters(symptoms="fear of pain"),
        ),
        blind=Edit.remove("$.program.components"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program"),
            facts=(Fact("$.assessments[0].symptoms[0]", "fear-of-pain: marked", 29),),
            parameters=parameters(symptoms="fear of pain"),
            needs=("$.program.components",),
        ),
    ),
    doc=__doc__,
)
