"""A release contraction is done with more or less effort than its source gives.

What it checks
    Each isometric release, and each release contraction of a technique to which the source gives the band, Hanna
    work included: effort, and the part of the range of motion where it is stated, lie in the band, 10 % to 25 % by
    default, both ends included (A04); both ends of a range must lie in it (A05).

Why
    One source holds that release methods always use that part of movement capacity and effort (S3-92) and that
    going all out defeats their purpose (S3-93).

When it does not apply
    Work without a release contraction; techniques for which the source gives no band. A session item that states no
    dose of its own is judged at its prescription. An effort that is not stated leaves it unknown.

References:
    S3-92. Evidence entry E26: practice texts give 10 % to 40 %, and percent of what is left open.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry
from rehabkit.location import Path
from rehabkit.models.dosage import Dosage
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, parameters
from rehabkit.vocab import Effect, Family, IntensityReference, IntensityUnit, Outcome, Severity

Values = tuple[tuple[str, float], ...]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each release contraction that states its own dose."""
    for entry in chart.work(Effect.RELEASE_CONTRACTION):
        if entry.states_dosage and _has_band(chart, entry):
            yield _judge(chart, entry)


def _has_band(chart: Chart, entry: WorkEntry) -> bool:
    """Return whether the source's band speaks of work: isometric release, or a technique that it names."""
    named = entry.technique is not None and entry.technique.effort_percent_min is not None
    return named or chart.is_release_by_type(entry)


def _judge(chart: Chart, entry: WorkEntry) -> Verdict:
    low, high = chart.number("release-effort-min"), chart.number("release-effort-max")
    effort = _effort(entry.dosage)
    stated = (*effort, *_range(entry.dosage))
    outside = tuple((name, value) for name, value in stated if not low <= value <= high)
    if outside:
        return Hit(
            outcome=Outcome.FAIL,
            path=entry.path,
            facts=tuple(Fact(f"{entry.path}.dosage.{name}", f"{value:g} %") for name, value in stated),
            parameters=parameters(
                work=entry.name, values=listed(f"{value:g} %" for _, value in outside), low=f"{low:g}", high=f"{high:g}"
            ),
        )
    if not effort:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            parameters=parameters(work=entry.name, low=f"{low:g}", high=f"{high:g}"),
            needs=(f"{entry.path}.dosage.effort_percent",),
        )
    return PASS


def _effort(dosage: Dosage | None) -> Values:
    """Return the stated effort in percent of the person's own maximal effort."""
    if dosage is None:
        return ()
    if dosage.effort_percent is not None:
        return _ends("effort_percent", dosage.effort_percent, dosage.effort_percent_to)
    intensity = dosage.intensity
    own = {IntensityReference.OWN_MAXIMAL_EFFORT, IntensityReference.MVC}
    if intensity is not None and intensity.unit is IntensityUnit.PERCENT and intensity.reference in own:
        return _ends("intensity.value", intensity.value, intensity.value_to)
    return ()


def _range(dosage: Dosage | None) -> Values:
    if dosage is None or dosage.range_percent is None:
        return ()
    return _ends("range_percent", dosage.range_percent, dosage.range_percent_to)


def _ends(name: str, low: float, high: float | None) -> Values:
    return ((name, low),) if high is None else ((name, low), (f"{name}_to", high))


RULE = Rule(
    code="P09",
    slug="release-effort-band",
    family=Family.DOSE,
    principle="P09",
    severity=Severity.ERROR,
    unknown_severity=Severity.INFO,
    message="{work} asks for {values}; the band is {low} % to {high} %",
    suggestion="The source would have {low} % to {high} % of the person's own capacity and effort",
    unknown="{work} does not state its effort; the band is {low} % to {high} %",
    thresholds=("release-effort-min", "release-effort-max"),
    check=check,
    pair=MinimalPair(
        good=_cases.released,
        bad=Edit("$.program.phases[0].prescriptions[0].dosage.effort_percent", 25.1),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=(Fact("$.program.phases[0].prescriptions[0].dosage.effort_percent", "25.1 %"),),
            parameters=parameters(
                high="25",
                low="10",
                values="25.1 %",
                work="isometric release (post-isometric relaxation)",
            ),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].dosage.effort_percent"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            parameters=parameters(
                high="25",
                low="10",
                work="isometric release (post-isometric relaxation)",
            ),
            needs=("$.program.phases[0].prescriptions[0].dosage.effort_percent",),
        ),
    ),
    doc=__doc__,
)
