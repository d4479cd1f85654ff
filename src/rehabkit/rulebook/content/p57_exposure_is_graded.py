"""An exposure ladder rises in one unbounded step.

What it checks
    Each step of an exposure ladder that has a step before it: the same activity, for the same place and tasks, later
    in the program or in the log. Minutes, repetitions of all sets, seconds held and kilograms are compared with the
    highest figure so far; a rise beyond the limit is noted.

Why
    One source holds that repeated exposure to a movement over a long time builds tolerance to pain (S4-07, S4-08).
    That the steps are bounded is what makes exposure graded; how far a step may rise, no source says.

When it does not apply
    A single step, steps that begin on the same day, and work that is no exposure. How often something is done is not
    compared. Steps that share no figure leave it unknown. One source holds strength training in neck pain for futile
    (S0-16); exposure is not strengthening.

References:
    S4-07, S4-08. Evidence entry E41. The limit is a library choice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rehabkit.chart import Chart, Rung, WorkEntry, rungs
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_content
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, parameters
from rehabkit.vocab import Effect, Family, Outcome, Severity


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each step of exposure that follows another one, as planned and as logged."""
    work = tuple(chart.work(Effect.EXPOSURE))
    for rung in rungs((entry for entry in work if entry.is_prescription), lambda entry: chart.window(entry)[0]):
        yield _judge(chart, rung) if rung.rises else _untold(chart, rung)
    for rung in rungs((entry for entry in work if entry.moment is not None), _day):
        if rung.entry.stated.dosage is not None and rung.rises:
            yield _judge(chart, rung)


def _day(entry: WorkEntry) -> dt.date:
    assert entry.moment is not None  # noqa: S101  # asked of the log only
    return entry.moment.date


def _judge(chart: Chart, rung: Rung) -> Verdict:
    limit = chart.number("exposure-rise-percent")
    beyond = [rise for rise in rung.rises if rise.exceeds(limit)]
    if not beyond:
        return PASS
    facts = (
        fact
        for rise in beyond
        for fact in (
            Fact(f"{rise.at.path}.dosage.{rise.reached.name}", str(rise.reached)),
            Fact(f"{rung.entry.path}.dosage.{rise.now.name}", str(rise.now)),
        )
    )
    rises = listed(f"from {rise.reached} to {rise.now}" for rise in beyond)
    return Hit(
        outcome=Outcome.FAIL,
        path=rung.entry.path,
        facts=tuple(facts),
        parameters=parameters(work=rung.entry.name, rises=rises, limit=f"{limit:g}"),
    )


def _untold(chart: Chart, rung: Rung) -> Hit:
    limit = chart.number("exposure-rise-percent")
    without = [entry for entry in (*rung.before, rung.entry) if entry.dosage is None]
    return Hit(
        outcome=Outcome.UNKNOWN,
        path=rung.entry.path,
        parameters=parameters(work=rung.entry.name, limit=f"{limit:g}"),
        needs=tuple(f"{entry.path}.dosage" for entry in without or [rung.entry]),
    )


RULE = Rule(
    code="P57",
    slug="exposure-is-graded",
    family=Family.CONTENT,
    principle="P57",
    severity=Severity.INFO,
    unknown_severity=Severity.INFO,
    message="{work} rises {rises} in one step; the limit is {limit} % (library choice)",
    suggestion="The source speaks of repeated exposure over a long time; the library expects a step to rise by at "
    "most {limit} %",
    unknown="Whether {work} rises in steps of at most {limit} % is not stated: its steps share no figure",
    thresholds=("exposure-rise-percent",),
    check=check,
    pair=MinimalPair(
        good=_cases_content.exposed,
        bad=Edit("$.program.phases[1].prescriptions[0].dosage.duration_min", 15.1),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[1].prescriptions[0]"),
            facts=(
                Fact("$.program.phases[0].prescriptions[0].dosage.duration_min", "10 min"),
                Fact("$.program.phases[1].prescriptions[0].dosage.duration_min", "15.1 min"),
            ),
            parameters=parameters(limit="50", rises="from 10 min to 15.1 min", work="walking"),
        ),
        blind=Edit.remove("$.program.phases[1].prescriptions[0].dosage"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[1].prescriptions[0]"),
            parameters=parameters(limit="50", work="walking"),
            needs=("$.program.phases[1].prescriptions[0].dosage",),
        ),
    ),
    doc=__doc__,
)
