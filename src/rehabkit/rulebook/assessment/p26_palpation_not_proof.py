"""A treatment is chosen by a tension state that touch alone shows.

What it checks
    Each piece of work that names tension or activity states as its basis, at each of their sites; and work that
    lowers tension or numbs and names no basis, at each tight site: by then the state is shown by something else than
    palpation.

Why
    One source holds that somebody feels an area and calls it tight (S1-09), that this is subjective and shows
    nothing of how active the muscle is (S1-11), and that the treatment follows from the label (S1-17).

When it does not apply
    Work that names another basis; states that are not yet recorded on that day; palpation for tenderness, which is
    pain. A method that is not stated is not read as touch: where nothing but touch stands beside it, it is unknown.
    An image shows no tension (T09). That a function test outranks touch is a library choice (A78). One source has
    skilled hands find tight muscles (S3-119), so that the profile that follows it makes a contested note of it.

References:
    S1-09, S1-11, S1-17; disputed by S3-119. Evidence entry E08: examiners agree on tenderness, and poorly on taut
    bands.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, Judged, Moment, ToneEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.tone import is_tight, with_gloss
from rehabkit.rulebook import _cases_assessment
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    Rule,
    Softening,
    Verdict,
    day_parameters,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Activity, Effect, Family, Outcome, Severity, Side, Status, Tone, ToneMethod

LOWERS = (
    Effect.TENSION_REDUCING,
    Effect.INHIBITORY,
    Effect.NUMBING,
    Effect.STRETCHING,
    Effect.RELEASE_CONTRACTION,
)
TOUCH = frozenset({ToneMethod.PALPATION})


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
    return [entry for entry in own if entry.observation.id in based_on and _kind(entry) is not None]


def _judge(chart: Chart, entry: WorkEntry, site: Site, based_on: tuple[str, ...] | None) -> Iterator[Verdict]:
    judged = [found for found in chart.judge(entry, lambda each: _basis(chart, site, each, based_on)) if found.value]
    shown = [(found, _methods(chart, site, found)) for found in judged]
    felt = [found for found, methods in shown if methods <= TOUCH]
    untold = [found for found, methods in shown if methods <= TOUCH | {None}]
    if felt:
        yield _hit(entry, site, felt, Outcome.FAIL)
    elif untold:
        yield _hit(entry, site, untold, Outcome.UNKNOWN)
    elif judged:
        yield PASS


def _basis(chart: Chart, site: Site, moment: Moment, based_on: tuple[str, ...] | None) -> list[ToneEntry]:
    """Return the states that choose the work: the named ones, or the newest one if it is tight."""
    if based_on is not None:
        return [entry for entry in _states(chart, site, based_on) if entry.moment.is_seen_at(moment)]
    newest = chart.tone(site, moment)
    return [newest] if newest is not None and is_tight(newest.tone) else []


def _methods(chart: Chart, site: Site, found: Judged[list[ToneEntry]]) -> frozenset[ToneMethod | None]:
    """Return by what the states, or like ones, are shown by then; None where that is not stated."""
    kinds = {_kind(entry) for entry in found.value}
    return frozenset(
        entry.observation.method
        for entry in chart.tone_line(site)
        if entry.moment.is_seen_at(found.moment) and not entry.side_unknown and _kind(entry) in kinds
    )


def _kind(entry: ToneEntry) -> str | None:
    """Return the tension that an entry tells, spasm counted as hypertonic, else its activity; an image tells none."""
    activity = entry.observation.activity
    if entry.tone is not Tone.UNKNOWN:
        return Tone.HYPERTONIC if is_tight(entry.tone) else entry.tone
    is_told = entry.observation.method is not ToneMethod.IMAGING and activity is not Activity.UNKNOWN
    return activity if is_told else None


def _hit(entry: WorkEntry, site: Site, alike: list[Judged[list[ToneEntry]]], outcome: Outcome) -> Hit:
    found = alike[0]
    untold = [state.observation.id for state in found.value if state.observation.method is None]
    needs = tuple(f"method of {name}" for name in untold) or (f"method of the earlier states of {site}",)
    return Hit(
        outcome=outcome,
        path=entry.path,
        site=site,
        facts=tuple(_fact(state, found.moment) for state in found.value),
        parameters=parameters(
            work=entry.name,
            rests="names no basis and meets" if entry.get("based_on") is None else "rests on",
            target=site,
            state=_shown(found.value[-1]),
            when=day_parameters(found.moment, sum(each.days for each in alike)),
        ),
        needs=needs if outcome is Outcome.UNKNOWN else (),
    )


def _fact(state: ToneEntry, moment: Moment) -> Fact:
    if state.tone is not Tone.UNKNOWN:
        return tone_fact(state, moment)
    seen = state.observation
    told = f"{seen.muscle} ({seen.side}): {seen.activity}, by {seen.method or 'a method that is not stated'}"
    return Fact(f"{state.path}.activity", told, state.moment.days_before(moment))


def _shown(state: ToneEntry) -> str:
    known = state.tone is not Tone.UNKNOWN
    return with_gloss(state.tone) if known else f"{state.observation.activity} (a hypothesis of its activity)"


RULE = Rule(
    code="P26",
    slug="palpation-not-proof",
    family=Family.ASSESSMENT,
    principle="P26",
    severity=Severity.WARNING,
    message="{work} {when} {rests} a state of {target} that touch alone shows: {state}",
    suggestion="The source would not choose treatment of {target} by touch alone",
    unknown="{work} {when} {rests} a state of {target}, and how it was found is not stated: {state}",
    unknown_severity=Severity.INFO,
    softenings=(
        Softening(
            "skilled-hands",
            Severity.INFO,
            "the source that this profile follows has skilled hands find tight muscles",
            contested=True,
        ),
    ),
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
                rests="names no basis and meets",
                state="hypertonic - held short (the source: hypertonic); not spasticity",
                target="upper-trapezius (right)",
                when="on 2024-04-02",
                work="massage",
            ),
        ),
    ),
    doc=__doc__,
)
