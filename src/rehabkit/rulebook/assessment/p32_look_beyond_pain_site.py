"""Only the painful area was examined, or is treated.

What it checks
    The assessments of somebody in pain, as a whole: where the tension or strength of muscles was examined, at least
    one examined muscle lies outside the regions that hurt. Where tension is lowered or numbed by treatment or
    stretch, at least one piece of work, of any kind, aims outside them. The regions are those of recorded pain and
    of the complaints.

Why
    One source holds that a back problem likely includes weaknesses elsewhere (S1-29), another that abdominal, hip
    and thigh muscles lengthen and weaken in answer (S3-66); that a painful area may feel tight for reasons lying
    elsewhere is drawn from the text (S1-39). The first also tells of the wish to work on the very spot (S1-03).

When it does not apply
    Nobody in pain and no complaint; no muscle examined or treated. The sources speak of the back; other regions are
    extrapolated. Pain of the whole body has no beyond.

References:
    S1-29, S1-39, S1-03, S3-66. Evidence entry E12: opinion; leg training barely helped neck pain.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_assessment
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, listed, parameters
from rehabkit.vocab import Effect, Family, Outcome, Region, Severity, Status

BACK = frozenset({Region.LOW_BACK, Region.UPPER_BACK})
LOWERS = (Effect.TENSION_REDUCING, Effect.INHIBITORY, Effect.NUMBING, Effect.STRETCHING)


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the assessments once, and the treatments once."""
    painful = dict(_painful(chart))
    if not painful or Region.WHOLE_BODY in painful:
        return
    examined = dict(_examined(chart))
    if examined:
        beyond = any(painful.keys().isdisjoint(chart.muscle(name).regions) for name in examined)
        yield PASS if beyond else _unexamined(painful, examined)
    treated = {entry.path: entry for entry in _works(chart) if entry.has(*LOWERS) and chart.subjects(entry)}
    if treated:
        beyond = any(_aims_beyond(chart, entry, painful) for entry in _works(chart))
        yield PASS if beyond else _on_the_spot(painful, list(treated.values()))


def _works(chart: Chart) -> Iterator[WorkEntry]:
    return (entry for entry in chart.works if entry.status is not Status.MISSED)


def _aims_beyond(chart: Chart, entry: WorkEntry, painful: dict[Region, Path]) -> bool:
    """Return whether work aims at a place that does not hurt; work without a place aims at none."""
    return any(painful.keys().isdisjoint(subject.regions) for subject in chart.subjects(entry))


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


def _unexamined(painful: dict[Region, Path], examined: dict[str, Path]) -> Hit:
    names = sorted(examined)
    verb = "is" if len(names) == 1 else "are"
    facts = tuple(Fact(str(examined[name]), f"{name} was examined") for name in names)
    what = f"Of the muscles only {listed(names)} {verb} examined, and none beyond"
    return _hit(painful, painful[min(painful)], facts, what)


def _on_the_spot(painful: dict[Region, Path], treated: list[WorkEntry]) -> Hit:
    names = sorted({entry.name for entry in treated})
    facts = tuple(Fact(str(entry.path), entry.name) for entry in treated)
    return _hit(painful, treated[0].path, facts, f"Plan and log have {listed(names)}, and no work beyond")


def _hit(painful: dict[Region, Path], path: Path, facts: tuple[Fact, ...], what: str) -> Hit:
    regions = sorted(painful)
    names = listed(region.replace("-", " ") for region in regions)
    return Hit(
        outcome=Outcome.FAIL,
        path=path,
        facts=(*(Fact(str(painful[region]), f"{region.replace('-', ' ')} hurts") for region in regions), *facts),
        parameters=parameters(regions=names, what=what),
        softening=None if BACK & painful.keys() else "extrapolated",
    )


RULE = Rule(
    code="P32",
    slug="look-beyond-pain-site",
    family=Family.ASSESSMENT,
    principle="P32",
    severity=Severity.INFO,
    message="{what} what hurts: {regions}",
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
                Fact("$.complaints[0]", "low back hurts"),
                Fact("$.assessments[0].tones[0]", "multifidus was examined"),
            ),
            parameters=parameters(
                regions="low back",
                what="Of the muscles only multifidus is examined, and none beyond",
            ),
        ),
    ),
    doc=__doc__,
)
