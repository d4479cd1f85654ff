"""Cranio-sacral work presses more firmly than its source describes.

What it checks
    Each piece of cranio-sacral work, and of any other technique for which a source gives a firmest pressure: the
    stated pressure is no firmer than the limit, very light by default (A40).

Why
    One source describes this work as very gentle, with less pressure than the weight of a coin (S3-115).

When it does not apply
    Other work. A session item that states no dose of its own is judged at its prescription. A pressure that is not
    stated leaves it unknown; grams are not read, since the coin is not named.

References:
    S3-115. No published evidence was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_dose
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, parameters
from rehabkit.vocab import Family, Outcome, Pressure, Severity, Status

_FIRMNESS = tuple(Pressure)


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each piece of such work that states its own dose."""
    for entry in chart.works:
        if entry.states_dosage and entry.status is not Status.MISSED and _has_limit(chart, entry):
            yield _judge(entry, Pressure(str(chart.thresholds["cranio-sacral-pressure"])))


def _has_limit(chart: Chart, entry: WorkEntry) -> bool:
    return chart.joined.pressure_is_limited(entry.intervention, entry.technique)


def _judge(entry: WorkEntry, limit: Pressure) -> Verdict:
    pressure = entry.dosage.pressure if entry.dosage is not None else None
    if pressure is None:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            parameters=parameters(work=entry.name, limit=_told(limit)),
            needs=(f"{entry.path}.dosage.pressure",),
        )
    if _FIRMNESS.index(pressure) <= _FIRMNESS.index(limit):
        return PASS
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        facts=(Fact(f"{entry.path}.dosage.pressure", str(pressure)),),
        parameters=parameters(work=entry.name, pressure=_told(pressure), limit=_told(limit)),
    )


def _told(pressure: Pressure) -> str:
    return str(pressure).replace("-", " ")


RULE = Rule(
    code="P19",
    slug="cranio-sacral-light",
    family=Family.DOSE,
    principle="P19",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="{work} has {pressure} pressure; the limit is {limit}",
    suggestion="The source would have {limit} pressure, less than the weight of a coin",
    unknown="{work} does not state its pressure; the limit is {limit}",
    thresholds=("cranio-sacral-pressure",),
    check=check,
    pair=MinimalPair(
        good=_cases_dose.light,
        bad=Edit("$.program.phases[0].prescriptions[1].dosage.pressure", Pressure.LIGHT),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[1]"),
            facts=(Fact("$.program.phases[0].prescriptions[1].dosage.pressure", "light"),),
            parameters=parameters(
                limit="very light",
                pressure="light",
                work="cranio-sacral therapy",
            ),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[1].dosage.pressure"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[1]"),
            parameters=parameters(
                limit="very light",
                work="cranio-sacral therapy",
            ),
            needs=("$.program.phases[0].prescriptions[1].dosage.pressure",),
        ),
    ),
    doc=__doc__,
)
