"""Relapses: relief after a treatment, and its end (S2-08)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from rehabkit.chart._moments import Moment
from rehabkit.chart._pains import PainEntry, Subject
from rehabkit.chart._tones import ToneEntry
from rehabkit.chart._works import WorkEntry
from rehabkit.models.anatomy import Site
from rehabkit.models.tone import is_tight
from rehabkit.vocab import PainScale, Side, Tone, is_sided

if TYPE_CHECKING:
    from rehabkit.chart import Chart

_PERCENT = 100


@attrs.frozen(kw_only=True)
class Relapse:
    """Relief after a treatment, and its end.

    Attributes:
        work: The last treatment before the relief.
        before: The state before it.
        eased: The first observation of relief.
        back: The first observation that is again as bad as before.
    """

    work: WorkEntry
    before: ToneEntry | PainEntry
    eased: ToneEntry | PainEntry
    back: ToneEntry | PainEntry


def concerns(chart: Chart, entry: WorkEntry, subject: Subject | None) -> bool:
    """Return whether work is about a subject; work on no named place is about None."""
    others = chart.subjects(entry)
    if subject is None or not others:
        return subject is None and not others
    return any(_meet(chart, subject, other) for other in others)


def relief_lines(chart: Chart, subject: Subject) -> tuple[tuple[ToneEntry | PainEntry, ...], ...]:
    """Return the lines along which relief and relapse are seen: tension, and each measure of pain."""
    measures: dict[tuple[object, ...], list[PainEntry]] = {}
    for entry in sorted(chart.pains, key=lambda each: (each.moment.key(), each.value)):
        seen = entry.observation
        if seen is not None and _speaks(chart, entry, subject):
            measure = (seen.region, seen.muscle, seen.side, seen.scale, seen.timing, seen.context)
            measures.setdefault(measure, []).append(entry)
    tones = () if subject.site is None else tuple(_tones(chart, subject.site))
    return (*tones, *map(tuple, measures.values()))


def relapses(chart: Chart, subject: Subject, works: Sequence[WorkEntry]) -> tuple[Relapse, ...]:
    """Return the relapses after some treatments, along the line that shows most of them."""
    dated = [(work.moment, work) for work in works if work.moment is not None]
    dated.sort(key=lambda each: (each[0].key(), each[1].name))
    found = (tuple(_along(chart, line, dated)) for line in relief_lines(chart, subject))
    return max(found, key=len, default=())


def _along(
    chart: Chart, line: Sequence[ToneEntry | PainEntry], works: Sequence[tuple[Moment, WorkEntry]]
) -> Iterator[Relapse]:
    free: Moment | None = None
    for moment, _ in works:
        found = _cycle(chart, line, moment) if free is None or free.is_seen_at(moment) else None
        if found is not None:
            before, eased, back = found
            free = back.moment
            between = [other for at, other in works if at.key() >= moment.key() and not eased.moment.is_seen_at(at)]
            yield Relapse(work=between[-1], before=before, eased=eased, back=back)


def _cycle(
    chart: Chart, line: Sequence[ToneEntry | PainEntry], moment: Moment
) -> tuple[ToneEntry | PainEntry, ToneEntry | PainEntry, ToneEntry | PainEntry] | None:
    """Return the state before a moment, the first relief after it, and the first state as bad again."""
    before = next((entry for entry in reversed(line) if entry.moment.is_seen_at(moment)), None)
    if before is None:
        return None
    later = iter([entry for entry in line if not entry.moment.is_seen_at(moment)])
    eased = next((entry for entry in later if _is_eased(chart, before, entry)), None)
    back = next((entry for entry in later if _level(entry) >= _level(before)), None)
    return None if eased is None or back is None else (before, eased, back)


def _level(entry: ToneEntry | PainEntry) -> float:
    return entry.value if isinstance(entry, PainEntry) else float(is_tight(entry.tone))


def _is_eased(chart: Chart, before: ToneEntry | PainEntry, entry: ToneEntry | PainEntry) -> bool:
    """Return whether a state is relief: no longer tight, or less pain by the thresholds of change."""
    fall = _level(before) - _level(entry)
    if isinstance(before, ToneEntry) or fall <= 0:
        return fall > 0
    in_points = before.scale is PainScale.NPRS and fall >= chart.number("change-points")
    return in_points or fall * _PERCENT >= chart.number("change-percent") * before.value


def _tones(chart: Chart, site: Site) -> Iterator[tuple[ToneEntry, ...]]:
    """Yield the known tension states of a site, and of each observed part or whole of it."""
    named = {
        Site(muscle=observation.muscle, side=observation.side)
        for assessment in chart.case.assessments or ()
        for observation in assessment.tones or ()
        if observation.side is not Side.UNKNOWN
    }
    for each in sorted({site, *(other for other in named if chart.related(other, site))}):
        line = (entry for entry in chart.tone_line(each) if entry.tone is not Tone.UNKNOWN and not entry.side_unknown)
        if known := tuple(line):
            yield known


def _speaks(chart: Chart, entry: PainEntry, subject: Subject) -> bool:
    """Return whether a pain value speaks of a subject for certain."""
    seen = entry.observation
    if seen is None or not _same_side(seen.side, subject.side, sided=is_sided(seen.region)):
        return False
    if seen.muscle is None or subject.site is None:
        return seen.region in subject.regions
    return chart.related(Site(muscle=seen.muscle, side=subject.site.side), subject.site)


def _meet(chart: Chart, first: Subject, second: Subject) -> bool:
    if first.site is not None and second.site is not None:
        return chart.related(first.site, second.site)
    shared = [region for region in first.regions if region in second.regions]
    return any(_same_side(first.side, second.side, sided=is_sided(region)) for region in shared)


def _same_side(first: Side | None, second: Side | None, *, sided: bool) -> bool:
    wide = {None, Side.BILATERAL, Side.MIDLINE}
    return not sided or first is second or first in wide or second in wide
