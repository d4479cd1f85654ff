"""Hanna work is done alone before it was learned.

What it checks
    Each piece of work of a technique that its source wants learned first, where the patient does it alone: how it
    was learned is stated, from a practitioner or from media. Where nothing is stated, earlier work of that technique
    with a teacher counts as learning it: planned to begin no later than the work alone, or done by that day.

Why
    One source has this work done on one's own once it is understood and done properly (S3-109); tapes, discs and
    books serve where no practitioner is near (S3-110).

When it does not apply
    Other techniques; work with a teacher or in a group; a case without such work (A80). An item of the log that
    says nothing of its own is judged at its prescription. How it was learned, where it is not stated, leaves it
    unknown.

References:
    S3-109, S3-110. Evidence entry E38: no study of the technique is named there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry, is_alone
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Technique
from rehabkit.rulebook import _cases_dose
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, parameters
from rehabkit.vocab import Actor, Family, LearnedVia, Outcome, Severity, Status, Supervision

_TAUGHT = frozenset({Supervision.SUPERVISED, Supervision.ASSISTED})
_NO_TEACHER = frozenset({None, Actor.PATIENT, Actor.CAREGIVER})
Course = tuple[Technique | None, bool]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each piece of such work that is done alone."""
    practice = [entry for entry in chart.works if _is_practice(entry)]
    lessons: dict[Course, int] = {}
    for entry in practice:
        if _is_lesson(entry):
            course, day = _first_day(chart, entry)
            lessons[course] = min(day, lessons.get(course, day))
    for entry in practice:
        if is_alone(entry) and _speaks(entry):
            yield _judge(chart, entry, lessons)


def _is_practice(entry: WorkEntry) -> bool:
    technique = entry.technique
    return technique is not None and technique.must_be_learned is True and entry.status is not Status.MISSED


def _is_lesson(entry: WorkEntry) -> bool:
    return entry.actor not in _NO_TEACHER or entry.get("supervision") in _TAUGHT


def _speaks(entry: WorkEntry) -> bool:
    """Return whether work is not judged at its prescription."""
    return entry.is_prescription or entry.prescription is None or entry.stated.learned_via is not None


def _judge(chart: Chart, entry: WorkEntry, lessons: dict[Course, int]) -> Verdict:
    learned: LearnedVia | None = entry.get("learned_via")
    course, day = _first_day(chart, entry)
    if learned is LearnedVia.NONE:
        return Hit(
            outcome=Outcome.FAIL,
            path=entry.path,
            facts=(Fact(f"{entry.path}.learned_via", "learned via: none"),),
            parameters=parameters(work=entry.name),
        )
    if learned is None and lessons.get(course, math.inf) > day:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            parameters=parameters(work=entry.name),
            needs=(f"{entry.path}.learned_via",),
        )
    return PASS


def _first_day(chart: Chart, entry: WorkEntry) -> tuple[Course, int]:
    """Return the technique, whether its first day is dated, and that day as a number."""
    if entry.moment is not None:
        return (entry.technique, True), entry.moment.date.toordinal()
    first = chart.window(entry)[0]
    date = chart.date_of(first)
    return ((entry.technique, False), first) if date is None else ((entry.technique, True), date.toordinal())


RULE = Rule(
    code="P55",
    slug="hanna-learn-first",
    family=Family.CONTENT,
    principle="P55",
    severity=Severity.WARNING,
    unknown_severity=Severity.WARNING,
    message="{work} is done alone and was not learned",
    suggestion="The source would have {work} learned from a practitioner or from media before it is done alone",
    unknown="{work} is done alone, and how it was learned is not stated",
    check=check,
    pair=MinimalPair(
        good=_cases_dose.somatic,
        bad=Edit("$.program.phases[0].prescriptions[0].learned_via", LearnedVia.NONE),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=(Fact("$.program.phases[0].prescriptions[0].learned_via", "learned via: none"),),
            parameters=parameters(work="body awareness (Hanna somatic education)"),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].learned_via"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            parameters=parameters(work="body awareness (Hanna somatic education)"),
            needs=("$.program.phases[0].prescriptions[0].learned_via",),
        ),
    ),
    doc=__doc__,
)
