"""Only the painful area was examined.

What it checks
    The assessments of somebody in pain, as a whole: where the tension or strength of muscles was examined, at least
    one examined muscle lies outside the regions that hurt. The regions are those of recorded pain and of the
    complaints.

Why
    One source holds that a back problem likely includes weaknesses elsewhere (S1-29), another that abdominal, hip
    and thigh muscles lengthen and weaken in answer (S3-66); that a painful area may feel tight for reasons lying
    elsewhere is drawn from the text (S1-39).

When it does not apply
    Nobody in pain and no complaint; no muscle examined. The sources speak of the back; other regions are
    extrapolated. Pain of the whole body has no beyond.

References:
    S1-29, S1-39, S3-66. Evidence entry E12: opinion; leg training barely helped neck pain.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_assessment
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, listed, parameters
from rehabkit.vocab import Family, Outcome, Region, Severity

BACK = frozenset({Region.LOW_BACK, Region.UPPER_BACK})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the assessments once."""
    painful = dict(_painful(chart))
    examined = dict(_examined(chart))
    if not painful or not examined or Region.WHOLE_BODY in painful:
        return
    beyond = [name for name in examined if painful.keys().isdisjoint(chart.muscle(name).regions)]
    yield PASS if beyond else _hit(painful, examined)


def _painful(chart: Chart) -> Iterator[tuple[Region, Path]]:
    """Yield each region that hurts, with a place that says so; where several do, the last one holds."""
    for pain in chart.pains:
        if pain.value > 0 and pain.region is not None:
            yield pain.region, pain.path
    for episode in chart.episodes:
        yield episode.complaint.region, episode.path


def _examined(chart: Chart) -> Iterator[tuple[str, Path]]:
    for position, visit in enumerate(chart.case.assessments or ()):
        if chart.as_of is not None and visit.date <= chart.as_of:
            path = Path(("assessments", position))
            for at, tone in enumerate(visit.tones or ()):
                yield tone.muscle, path / "tones" / at
            for at, test in enumerate(visit.strengths or ()):
                yield test.muscle, path / "strengths" / at


def _hit(painful: dict[Region, Path], examined: dict[str, Path]) -> Hit:
    regions = sorted(painful)
    return Hit(
        outcome=Outcome.FAIL,
        path=painful[regions[0]],
        facts=(
            *(Fact(str(painful[region]), f"{region} hurts") for region in regions),
            *(Fact(str(examined[name]), f"{name} was examined") for name in sorted(examined)),
        ),
        parameters=parameters(regions=listed(regions), muscles=listed(sorted(examined))),
        softening=None if BACK & painful.keys() else "extrapolated",
    )


RULE = Rule(
    code="P32",
    slug="look-beyond-pain-site",
    family=Family.ASSESSMENT,
    principle="P32",
    severity=Severity.INFO,
    message="Of the muscles only {muscles} is examined, all within what hurts: {regions}",
    suggestion="The sources would look for weakness beyond {regions} as well",
    softenings=(
        Softening("extrapolated", Severity.INFO, "the sources speak of the back; this region is extrapolated"),
    ),
    check=check,
    pair=MinimalPair(
        good=_cases_assessment.sore,
        bad=Edit.remove("$.assessments[0].tones[1]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.complaints[0]"),
            facts=(
                Fact("$.complaints[0]", "low-back hurts"),
                Fact("$.assessments[0].tones[0]", "multifidus was examined"),
            ),
            parameters=parameters(
                muscles="multifidus",
                regions="low-back",
            ),
        ),
    ),
    doc=__doc__,
)
