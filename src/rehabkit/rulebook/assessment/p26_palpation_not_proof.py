"""A treatment is chosen by a tension state that touch alone shows.

What it checks
    Each piece of work that names tension states as its basis, at each of their sites; and work that lowers tension
    or numbs and names no basis, at each tight site: by then the state is shown by something else than palpation.

Why
    One source holds that somebody feels an area and calls it tight (S1-09), that this is subjective and shows
    nothing of how active the muscle is (S1-11), and that the treatment follows from the label (S1-17).

When it does not apply
    Work that names another basis; states that are not yet recorded on that day; palpation for tenderness, which is
    pain. A method that is not stated is not read as touch. An image shows no tension (T09). That a function test
    outranks touch is a library choice (A78).

References:
    S1-09, S1-11, S1-17. Evidence entry E08: examiners agree on tenderness, and poorly on taut bands.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, Judged, Moment, ToneEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.tone import is_tight, with_gloss
from rehabkit.rulebook import _cases_assessment
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, day_parameters, parameters, tone_fact
from rehabkit.vocab import Effect, Family, Outcome, Severity, Side, Status, Tone, ToneMethod

LOWERS = (
    Effect.TENSION_REDUCING,
    Effect.INHIBITORY,
    Effect.NUMBING,
    Effect.STRETCHING,
    Effect.RELEASE_CONTRACTION,
)
NO_PROOF = frozenset({ToneMethod.PALPATION, ToneMethod.IMAGING})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each site whose tension chose a piece of work."""
    sites = sorted(_observed(chart))
    for entry in (each for each in chart.works if each.status is not Status.MISSED):
        based_on: tuple[str, ...] | None = entry.get("based_on")
        if based_on is not None:
            named = [site for site in sites if _states(chart, site, based_on)]
            yield from (verdict for site in named for verdict in _judge(chart, entry, site, based_on))
        elif entry.has(*LOWERS):
            yield from (verdict for site in entry.sites for verdict in _judge(chart, entry, site, None))


def _observed(chart: Chart) -> set[Site]:
    return {
        Site(muscle=observation.muscle, side=observation.side)
        for assessment in chart.case.assessments or ()
        for observation in assessment.tones or ()
        if observation.side is not Side.UNKNOWN
    }


def _states(chart: Chart, site: Site, based_on: tuple[str, ...]) -> list[ToneEntry]:
    """Return a site's own states among those that work is based on."""
    own = [entry for entry in chart.tone_line(site) if entry.distance == 0 and not entry.side_unknown]
    return [entry for entry in own if entry.observation.id in based_on and entry.tone is not Tone.UNKNOWN]


def _judge(chart: Chart, entry: WorkEntry, site: Site, based_on: tuple[str, ...] | None) -> Iterator[Verdict]:
    judged = list(chart.judge(entry, lambda moment: _basis(chart, site, moment, based_on)))
    felt = [found for found in judged if found.value and _is_felt_only(chart, site, found)]
    if felt:
        yield _hit(entry, site, felt[0], sum(found.days for found in felt))
    elif any(found.value for found in judged):
        yield PASS


def _basis(chart: Chart, site: Site, moment: Moment, based_on: tuple[str, ...] | None) -> list[ToneEntry]:
    """Return the states that choose the work: the named ones, or the newest one if it is tight."""
    if based_on is not None:
        return [entry for entry in _states(chart, site, based_on) if entry.moment.is_seen_at(moment)]
    newest = chart.tone(site, moment)
    return [newest] if newest is not None and is_tight(newest.tone) else []


def _is_felt_only(chart: Chart, site: Site, found: Judged[list[ToneEntry]]) -> bool:
    """Return whether nothing but touch has shown the state by then."""
    if not all(entry.observation.method is ToneMethod.PALPATION for entry in found.value):
        return False
    kinds = {_kind(entry.tone) for entry in found.value}
    return not any(
        entry.moment.is_seen_at(found.moment)
        and not entry.side_unknown
        and entry.observation.method not in NO_PROOF
        and _kind(entry.tone) in kinds
        for entry in chart.tone_line(site)
    )


def _kind(tone: Tone) -> Tone:
    """Return a state, with spasm counted as hypertonic: both are tight."""
    return Tone.HYPERTONIC if is_tight(tone) else tone


def _hit(entry: WorkEntry, site: Site, found: Judged[list[ToneEntry]], days: int) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=site,
        facts=tuple(tone_fact(state, found.moment) for state in found.value),
        parameters=parameters(
            work=entry.name,
            target=site,
            state=with_gloss(found.value[-1].tone),
            when=day_parameters(found.moment, days),
        ),
    )


RULE = Rule(
    code="P26",
    slug="palpation-not-proof",
    family=Family.ASSESSMENT,
    principle="P26",
    severity=Severity.WARNING,
    message="{work} {when} rests on a state of {target} that touch alone shows: {state}",
    suggestion="The source would not choose treatment of {target} by touch alone",
    check=check,
    pair=MinimalPair(
        good=_cases_assessment.rubbed,
        bad=Edit("$.assessments[0].tones[0]", _cases_assessment.palpated("t1")),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[0].items[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(
                Fact(
                    "$.assessments[0].tones[0]",
                    "upper-trapezius (right): hypertonic - held short (the source: hypertonic); not spasticity, "
                    "by palpation",
                    1,
                ),
            ),
            parameters=parameters(
                state="hypertonic - held short (the source: hypertonic); not spasticity",
                target="upper-trapezius (right)",
                when="on 2024-04-02",
                work="massage",
            ),
        ),
    ),
    doc=__doc__,
)
