"""Stretching goes on although a muscle is no less tight after it.

What it checks
    Each muscle, on each side, that is seen again after it was stretched in at least 3 sittings since an earlier
    observation. Where it is then tight, and as tight as before or more, or where another muscle is tight that was not
    tight before, no further stretching of it is done before the next observation, or planned after the last one.

Why
    One source holds that a muscle in chronic contraction pulls back the more, the more it is stretched (S3-85), and
    that excess may deepen the contraction or make other muscles shorten (S3-86). Another sees a loosened area return
    to where it was (S2-08).

When it does not apply
    Fewer sittings, a library choice (the sources say repeated and excess); no observation before or after them;
    techniques that contract before they stretch, which a source asks for; a muscle that is not tight afterwards; tone
    that may be neurogenic (A69). What the other muscle's tightness comes from is left open.

References:
    S3-85, S3-86, S2-08. Evidence entry E23: no study was found that stretching makes a muscle tighter.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Moment, ToneEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.tone import is_tight, rank, with_gloss
from rehabkit.rulebook import _cases_order
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Verdict,
    day_parameters,
    listed,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Effect, Family, Outcome, Severity, Side, Tone


@attrs.frozen
class _Series:
    """Sittings of stretching between two observations of a muscle.

    Attributes:
        site: The muscle.
        before: What was seen before them.
        after: What was seen after them.
        following: The next observation after that, or None.
        count: Number of sittings.
    """

    site: Site
    before: ToneEntry
    after: ToneEntry
    following: ToneEntry | None
    count: int


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each observation of a muscle after it was stretched repeatedly."""
    stretches = [entry for entry in chart.work(Effect.STRETCHING) if not entry.has(Effect.RELEASE_CONTRACTION)]
    sites = {site: None for entry in stretches if entry.is_done for site in _stretched(entry)}
    for site in sites:
        own = [entry for entry in stretches if any(chart.related(each, site) for each in _stretched(entry))]
        for series in _series(chart, site, own):
            if chart.neurogenic(site):
                yield NotApplicable(series.after.path, "neurogenic-tone")
            else:
                yield _judge(chart, series, own)


def _stretched(entry: WorkEntry) -> tuple[Site, ...]:
    lengthens: tuple[Site, ...] | None = entry.get("lengthens")
    return entry.sites if lengthens is None else lengthens


def _series(chart: Chart, site: Site, own: list[WorkEntry]) -> Iterator[_Series]:
    """Yield the last observation of each day, with the last one before it that lies enough sittings back."""
    line = [state for state in chart.tone_line(site) if state.tone is not Tone.UNKNOWN and not state.side_unknown]
    for position, after in enumerate(line):
        following = line[position + 1] if position + 1 < len(line) else None
        if following is not None and following.moment.date == after.moment.date:
            continue
        for before in reversed(line[:position]):
            count = len({entry.sitting for entry in own if entry.is_done and _lies(entry, before, after)})
            if count >= chart.number("stretch-sittings"):
                yield _Series(site, before, after, following, count)
                break


def _lies(entry: WorkEntry, before: ToneEntry, after: ToneEntry | None) -> bool:
    """Return whether work of the log lies between two observations."""
    moment = entry.moment
    if moment is None or not before.moment.is_seen_at(moment):
        return False
    return after is None or not after.moment.is_seen_at(moment)


def _judge(chart: Chart, series: _Series, own: list[WorkEntry]) -> Verdict:
    before, after = series.before.tone, series.after.tone
    elsewhere = list(_elsewhere(chart, series))
    if not elsewhere and not (is_tight(after) and rank(after) >= rank(before)):
        return PASS
    further = min(_further(chart, series, own), key=lambda each: (each[1].key(), each[0].id), default=None)
    return PASS if further is None else _hit(series, elsewhere, *further)


def _elsewhere(chart: Chart, series: _Series) -> Iterator[ToneEntry]:
    """Yield the newest state of each other muscle that has become tight in between."""
    named = {
        Site(muscle=observation.muscle, side=observation.side)
        for assessment in chart.case.assessments or ()
        for observation in assessment.tones or ()
        if observation.side is not Side.UNKNOWN
    }
    for site in sorted(named):
        if not chart.related(site, series.site) and not chart.neurogenic(site):
            before = chart.tone(site, series.before.moment)
            after = chart.tone(site, series.after.moment)
            if before is not None and after is not None and is_tight(after.tone) and not is_tight(before.tone):
                yield after


def _further(chart: Chart, series: _Series, own: list[WorkEntry]) -> Iterator[tuple[WorkEntry, Moment, int]]:
    """Yield the stretching after an observation, with its first day and their number."""
    for entry in own:
        if entry.moment is not None and _lies(entry, series.after, series.following):
            yield entry, entry.moment, 1
        elif entry.moment is None and series.following is None:
            days = [day for day in chart.days(entry) if day >= series.after.moment.date]
            if days:
                yield entry, Moment(days[0]), len(days)


def _hit(series: _Series, elsewhere: list[ToneEntry], entry: WorkEntry, moment: Moment, days: int) -> Hit:
    others = sorted({f"{state.observation.muscle} ({state.observation.side})" for state in elsewhere})
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=series.site,
        facts=tuple(tone_fact(state, moment) for state in (series.before, series.after, *elsewhere)),
        parameters=parameters(
            target=series.site,
            count=series.count,
            before=f"{with_gloss(series.before.tone)}, on {series.before.moment.date}",
            after=f"{with_gloss(series.after.tone)}, on {series.after.moment.date}",
            elsewhere=f"; newly tight by then: {listed(others)}" if others else "",
            work=entry.name,
            when=day_parameters(moment, days),
        ),
    )


_SHORT = "hypertonic - held short (the source: hypertonic); not spasticity"

RULE = Rule(
    code="P06",
    slug="stretch-backfire",
    family=Family.ORDER,
    principle="P06",
    severity=Severity.WARNING,
    message="{target} was stretched in {count} sittings between two observations ({before}; {after}{elsewhere}), "
    "and is stretched again {when} ({work})",
    suggestion="The source would end the stretching of {target} and change the approach",
    thresholds=("stretch-sittings",),
    check=check,
    pair=MinimalPair(
        good=_cases_order.loosened,
        bad=Edit("$.assessments[1].tones[0].tone", Tone.HYPERTONIC),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[3].items[1]"),
            site=Site(muscle="hamstrings", side=Side.LEFT),
            facts=(
                Fact(
                    "$.assessments[0].tones[0]",
                    f"hamstrings (left): {_SHORT}, by function-test (release-on-request: no)",
                    8,
                ),
                Fact(
                    "$.assessments[1].tones[0]",
                    f"hamstrings (left): {_SHORT}, by function-test (release-on-request: partly)",
                    1,
                ),
            ),
            parameters=parameters(
                after=f"{_SHORT}, on 2024-04-08",
                before=f"{_SHORT}, on 2024-04-01",
                count="3",
                elsewhere="",
                target="hamstrings (left)",
                when="on 2024-04-09",
                work="self stretch",
            ),
        ),
    ),
    doc=__doc__,
)
