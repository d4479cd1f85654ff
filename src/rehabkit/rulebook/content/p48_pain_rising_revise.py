"""Pain rises or ability falls during a program that is not revised.

What it checks
    A dated program during which a pain or a measure of function was observed the same way (region, muscle, side,
    scale, timing and context) before or at its beginning and at least twice later: the newest two are not both worse
    than the first one, by 2 points of the NPRS or by 30 % (A72), unless a change of the program is recorded since the
    first of the two.

Why
    One source holds that exercise can make pain worse (S3-80), and that people stop because pain grows and daily
    ability falls, not out of laziness (S3-82); another saw people made worse by strengthening (S0-07). The finding
    names the end of the program and motivation as a recorded reason beside the rise, and draws no conclusion about
    the cause of the rise.

When it does not apply
    The program's start is not stated; no measure was observed often enough; pain under a local anesthetic, which is
    left out (A75). Millimeters and functions are compared by percent alone, and a value of 0 by points alone. Of
    several values of a day the worst counts. What is not recorded in the log is no missed session (A71).

References:
    S3-80, S3-82, S0-07. Evidence entry E31. The size of a change is a library choice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rehabkit.chart import Chart, Stretch, program_stretches
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.log import SessionItem
from rehabkit.rulebook import _cases_course
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, parameters
from rehabkit.vocab import Family, MissedReason, Outcome, Severity, Status


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program where a measure was observed at least twice since it began."""
    stretches = [each for each in program_stretches(chart) if len(each.later) > 1]
    points, percent = chart.number("change-points"), chart.number("change-percent")
    worse = [each for each in stretches if each.is_worse(points=points, percent=percent)]
    unanswered = [each for each in worse if not _is_revised(chart, each.later[-2].date)]
    if unanswered:
        yield _failure(chart, unanswered)
    elif stretches:
        yield PASS


def _is_revised(chart: Chart, since: dt.date) -> bool:
    """Return whether a change of the program is recorded from a day on, as far as the chart sees."""
    log = chart.case.log
    changes = (log.modifications or ()) if log is not None else ()
    return any(since <= each.date and (chart.as_of is None or each.date <= chart.as_of) for each in changes)


def _failure(chart: Chart, worse: list[Stretch]) -> Hit:
    told = [
        f"{each.course.name} went from {each.first.text} to {each.later[-2].text} and {each.later[-1].text}"
        for each in worse
    ]
    return Hit(
        outcome=Outcome.FAIL,
        path=Path(("program",)),
        facts=(*_readings(chart, worse), *_ends(chart), *_motivation(chart)),
        parameters=parameters(what=listed(sorted(told)), start=chart.case.program_start),
    )


def _readings(chart: Chart, worse: list[Stretch]) -> Iterator[Fact]:
    for each in worse:
        for reading in (each.first, *each.later[-2:]):
            age = None if chart.as_of is None else (chart.as_of - reading.date).days
            yield Fact(str(reading.path), f"{each.course.name}: {reading.text} on {reading.date}", age)


def _ends(chart: Chart) -> Iterator[Fact]:
    log = chart.case.log
    end = log.drop_out if log is not None else None
    if end is not None and (chart.as_of is None or end.date <= chart.as_of):
        yield Fact("$.log.drop_out", f"the program was ended on {end.date}")


def _motivation(chart: Chart) -> Iterator[Fact]:
    """Yield each missed item for which motivation is recorded as the reason (A46)."""
    for entry in chart.works:
        item = entry.stated
        if entry.status is not Status.MISSED or not isinstance(item, SessionItem):
            continue
        if item.reason is MissedReason.MOTIVATION:
            yield Fact(f"{entry.path}.reason", f"missed, and the recorded reason is {item.reason}")


RULE = Rule(
    code="P48",
    slug="pain-rising-revise",
    family=Family.CONTENT,
    principle="P48",
    severity=Severity.WARNING,
    message="During the program that began on {start}, {what}, and no change of the program is recorded since",
    suggestion="The source would have the program revised, and would not put the trouble down to the patient",
    thresholds=("change-points", "change-percent"),
    check=check,
    pair=MinimalPair(
        good=_cases_course.steady,
        bad=Edit("$.assessments[0].pains[0].value", 3),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.assessments[0].pains[0]", "pain of low-back (central): 3/10 on 2024-04-01", 29),
                Fact("$.assessments[1].pains[0]", "pain of low-back (central): 5/10 on 2024-04-10", 20),
                Fact("$.assessments[2].pains[0]", "pain of low-back (central): 5/10 on 2024-04-20", 10),
            ),
            parameters=parameters(
                start="2024-04-02", what="pain of low-back (central) went from 3/10 to 5/10 and 5/10"
            ),
        ),
    ),
    doc=__doc__,
)
