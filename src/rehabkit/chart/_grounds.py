"""Grounds on which the rules of content ask: an imbalance that is recorded or presumed, and pain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from rehabkit.chart._episodes import Episode
from rehabkit.chart._moments import Moment
from rehabkit.chart._pains import PainEntry
from rehabkit.chart._tones import ToneEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case
from rehabkit.models.tone import is_tight, with_gloss
from rehabkit.vocab import ComplaintKind, Imbalance, PresumedCause, Region, Side, Tone

if TYPE_CHECKING:
    from rehabkit.chart import Chart

_PAINFUL = frozenset(
    {
        ComplaintKind.PERSISTENT_PAIN,
        ComplaintKind.NON_SPECIFIC_PAIN,
        ComplaintKind.RADICULAR_PAIN,
        ComplaintKind.HEADACHE,
    }
)
"""Kinds of complaint whose name says pain."""


@attrs.frozen(kw_only=True)
class Ground:
    """A datum on account of which a rule asks for something.

    Attributes:
        path: Where it stands.
        text: What it says.
        date: Its day, where it is dated.
    """

    path: Path
    text: str
    date: dt.date | None = None


def imbalance_of(chart: Chart) -> tuple[Ground, ...]:
    """Return what states, presumes or shows a muscle imbalance; nothing where there is none on record."""
    found = (*_stated(chart.case, chart.episodes), *_shown_by_pairs(chart))
    return tuple({ground.path: ground for ground in found}.values())


def pain_of(chart: Chart) -> tuple[Ground, ...]:
    """Return what says that the person was in pain when the program began, or since."""
    pains = _since_start(chart.pains, chart.case.program_start)
    return (*_complaints(chart.episodes, _PAINFUL), *_told(pains, chart.number("pain-limit")))


def program_span(chart: Chart) -> int:
    """Return how many days the program's phases span, first and last included."""
    days = [day for entry in chart.phases for day in (entry.phase.from_day, entry.phase.to_day)]
    return max(days) - min(days) + 1 if days else 0


def unstated_work(chart: Chart) -> tuple[str, ...]:
    """Return what would say which work a program has, where no phase of it does; none where one does.

    A single phase without prescriptions is no gap, such as one in which a physician looks for the cause.
    """
    program = chart.case.program
    if program is not None and program.phases is None:
        return ("$.program.phases",)
    silent = tuple(f"{entry.path}.prescriptions" for entry in chart.phases if entry.phase.prescriptions is None)
    return silent if len(silent) == len(chart.phases) else ()


def _stated(case: Case, complaints: tuple[Episode, ...]) -> Iterator[Ground]:
    """Yield each datum that states or presumes a muscle imbalance."""
    if case.patient is not None and case.patient.imbalance is Imbalance.PRESUMED:
        yield Ground(path=Path(("patient", "imbalance")), text=f"imbalance: {Imbalance.PRESUMED}")
    if case.program is not None and case.program.presumed_cause is PresumedCause.MUSCLE_IMBALANCE:
        text = f"presumed cause: {PresumedCause.MUSCLE_IMBALANCE}"
        yield Ground(path=Path(("program", "presumed_cause")), text=text)
    yield from _complaints(complaints, frozenset({ComplaintKind.MUSCLE_IMBALANCE}))


def _shown_by_pairs(chart: Chart) -> Iterator[Ground]:
    """Yield the tension states of gating partners of which one was tight while the other was held long (S3-30).

    Touch alone shows no tight muscle (S1-11), and tone that may be neurogenic is left out (A69).
    """
    patient = chart.case.patient
    if patient is not None and patient.imbalance is Imbalance.ABSENT:
        return
    for site in dict.fromkeys(_examined(chart)):
        for partner in chart.partners(site):
            if not chart.neurogenic(site) and not chart.neurogenic(partner.site):
                yield from _shown(chart, site, partner.site)


def _told(pains: tuple[PainEntry, ...], limit: float) -> Iterator[Ground]:
    """Yield what was told on the first day with pain above a limit."""
    above = [entry for entry in pains if entry.exceeds(limit)]
    first = min((entry.moment.date for entry in above), default=None)
    for entry in above:
        if entry.moment.date == first:
            yield Ground(path=entry.path, text=f"{entry.region}: pain {entry}", date=first)


def _since_start(pains: tuple[PainEntry, ...], start: dt.date | None) -> tuple[PainEntry, ...]:
    """Return the pains of a program, told oldest first: of each region the last ones when it starts, and all later."""
    last: dict[Region | None, dt.date] = {}
    for entry in pains:
        if start is not None and entry.moment.date <= start:
            last[entry.region] = entry.moment.date
    return tuple(entry for entry in pains if entry.moment.date >= last.get(entry.region, dt.date.min))


def _complaints(complaints: tuple[Episode, ...], kinds: frozenset[ComplaintKind]) -> Iterator[Ground]:
    for entry in complaints:
        if entry.complaint.kind in kinds:
            yield Ground(path=entry.path / "kind", text=f"complaint: {entry.complaint.kind}", date=entry.onset)


def _examined(chart: Chart) -> Iterator[Site]:
    for visit in chart.case.assessments or ():
        for seen in visit.tones or ():
            if seen.side is not Side.UNKNOWN:
                yield Site(muscle=seen.muscle, side=seen.side)


def _shown(chart: Chart, site: Site, partner: Site) -> Iterator[Ground]:
    for tight in chart.tone_line(site):
        if not is_tight(tight.tone) or not tight.is_believed or tight.side_unknown or tight.distance:
            continue
        for loose in chart.tone_line(partner):
            when = max(tight.moment, loose.moment, key=Moment.key)
            if loose.tone is Tone.HYPOTONIC and {tight, loose} == {
                chart.tone(site, when),
                chart.tone(partner, when),
            }:
                yield from map(_state, (tight, loose))


def _state(entry: ToneEntry) -> Ground:
    seen = entry.observation
    text = f"{seen.muscle} ({seen.side}): {with_gloss(seen.tone)}"
    return Ground(path=entry.path, text=text, date=entry.moment.date)
