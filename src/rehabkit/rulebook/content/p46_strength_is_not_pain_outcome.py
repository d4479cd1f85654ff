"""A goal about pain is measured by strength alone, or less pain is put down to strength.

What it checks
    Each goal about pain: strength is not its only measure. Each claim of the kind `pain-fell-by-strength`, in the
    program or the case, made by the day as of which the case is seen: it fails. It is a note where pain was measured
    and fell: by the points or percent of the thresholds against the first value, at the newest two observations of
    the same measure (A72). Where a claim says what it rests on, only pains among that count.

Why
    One source holds that stronger is in general not the same as less pain (S4-02), that what exercise improves does
    not always go along with less pain (S4-05), and that tolerance explains improvement more often than strength
    alone (S4-07).

When it does not apply
    Goals of other kinds; goals about pain that have another measure beside strength, or none. A claim about back
    pain is contested: another source holds that strength work makes it rarer and is the lasting answer (S1-26,
    S1-30). A claim without a condition is about the back where a complaint is. A goal whose measures are not stated
    is unknown.

References:
    S4-02, S4-05, S4-07; disputed by S1-26, S1-30. Evidence entry E40: changes in strength rarely track changes in
    chronic low back pain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Reading, courses
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.program import Claim, Goal
from rehabkit.rulebook import _cases_content
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, listed, parameters
from rehabkit.vocab import ClaimKind, Family, GoalKind, GoalMeasure, Outcome, Region, Severity

_BACK = frozenset({Region.LOW_BACK, Region.UPPER_BACK})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each goal about pain, and each claim that strength lessened it."""
    case, now = chart.case, chart.as_of
    for position, goal in enumerate(case.goals or ()):
        if goal.kind is GoalKind.PAIN:
            yield _goal(goal, Path(("goals", position)))
    for root, claims in (("program", case.program.claims if case.program else None), (None, case.claims)):
        for position, claim in enumerate(claims or ()):
            told = claim.date is None or now is None or claim.date <= now
            if claim.claim is ClaimKind.PAIN_FELL_BY_STRENGTH and told:
                path = Path(() if root is None else (root,)) / "claims" / position
                yield _claim(chart, claim, path)


def _goal(goal: Goal, path: Path) -> Hit:
    subject = f"goal {goal.id}"
    if goal.measures is None:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=path,
            parameters=parameters(subject=subject),
            needs=(f"{path}.measures",),
        )
    if set(goal.measures) != {GoalMeasure.STRENGTH}:
        return PASS
    return Hit(
        outcome=Outcome.FAIL,
        path=path,
        facts=(Fact(f"{path}.measures", "strength"),),
        parameters=parameters(subject=subject, what="is about pain, and is measured by strength alone"),
    )


def _claim(chart: Chart, claim: Claim, path: Path) -> Hit:
    fallen = _fallen(chart, claim)
    back = _is_about_back(chart, claim)
    stated = [Fact(f"{path}.claim", str(claim.claim))]
    if claim.condition is not None:
        stated.append(Fact(f"{path}.condition", claim.condition))
    if claim.based_on is not None:
        stated.append(Fact(f"{path}.based_on", listed(sorted(claim.based_on)) if claim.based_on else "nothing"))
    softening = "pain-measured" if fallen else None
    if back:
        softening = "back-pain-measured" if fallen else "back-pain"
    return Hit(
        outcome=Outcome.FAIL,
        path=path,
        facts=(*stated, *(_fact(reading, chart.as_of) for reading in fallen)),
        parameters=parameters(subject=f"claim {claim.id}", what="puts less pain down to strength"),
        softening=softening,
    )


def _fallen(chart: Chart, claim: Claim) -> tuple[Reading, ...]:
    """Return the first and the newest two readings of each measure of pain that fell by a claim's day."""
    counted = [
        entry
        for entry in chart.pains
        if (claim.date is None or entry.moment.date <= claim.date)
        and (claim.based_on is None or (entry.observation is not None and entry.observation.id in claim.based_on))
    ]
    points, percent = chart.number("change-points"), chart.number("change-percent")
    found: list[Reading] = []
    for course in courses(counted, ()):
        first, *later = course.readings
        falling = attrs.evolve(course, lower_is_worse=True)
        newest = later[-2:]
        if len(newest) > 1 and all(falling.is_worse(first, each, points=points, percent=percent) for each in newest):
            found += [first, *newest]
    return tuple(found)


def _is_about_back(chart: Chart, claim: Claim) -> bool:
    if claim.condition is not None:
        return "back" in claim.condition.split("-")
    return any(entry.complaint.region in _BACK for entry in chart.episodes)


def _fact(reading: Reading, now: dt.date | None) -> Fact:
    return Fact(str(reading.path), f"pain {reading.text}", None if now is None else (now - reading.date).days)


RULE = Rule(
    code="P46",
    slug="strength-is-not-pain-outcome",
    family=Family.CONTENT,
    principle="P46",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="{subject} {what}",
    suggestion="The source would have pain measured as pain, and strength recorded beside it",
    unknown="By what {subject}, which is about pain, is measured is not stated",
    softenings=(
        Softening("pain-measured", Severity.INFO, "pain was measured and fell; only its explanation is in question"),
        Softening(
            "back-pain",
            Severity.WARNING,
            "another source holds that getting stronger is the lasting answer to back pain",
            contested=True,
        ),
        Softening(
            "back-pain-measured",
            Severity.INFO,
            "pain was measured and fell, and another source holds that strength is the lasting answer to back pain",
            contested=True,
        ),
    ),
    thresholds=("change-points", "change-percent"),
    check=check,
    pair=MinimalPair(
        good=_cases_content.less_pain,
        bad=Edit.remove("$.goals[0].measures[0]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.goals[0]"),
            facts=(Fact("$.goals[0].measures", "strength"),),
            parameters=parameters(subject="goal g1", what="is about pain, and is measured by strength alone"),
        ),
        blind=Edit.remove("$.goals[0].measures"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.goals[0]"),
            parameters=parameters(subject="goal g1"),
            needs=("$.goals[0].measures",),
        ),
    ),
    doc=__doc__,
)
