"""Strength that has not risen between two tests, and the effort that was stated for it before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from rehabkit.chart._moments import Moment
from rehabkit.chart._strengths import shows_weakness
from rehabkit.chart._values import Seen
from rehabkit.chart._works import WorkEntry
from rehabkit.models.anatomy import Site
from rehabkit.models.dosage import Dosage
from rehabkit.models.examination import MMT_GRADES, StrengthObservation
from rehabkit.vocab import Effect, IntensityReference, IntensityUnit, StrengthScale

if TYPE_CHECKING:
    from rehabkit.chart import Chart

_CATEGORIES = ("weak", "normal", "strong")
_OWN = frozenset({IntensityReference.OWN_MAXIMAL_EFFORT, IntensityReference.MVC})


@attrs.frozen(kw_only=True)
class Plateau:
    """Two strength tests of a site, on one scale and of two days, without a gain.

    Attributes:
        before: The earlier one.
        after: The later one.
        effort: Highest effort that was stated for strengthening the site up to then, in percent, or None.
    """

    before: Seen[StrengthObservation]
    after: Seen[StrengthObservation]
    effort: float | None


def highest_effort(dosage: Dosage) -> tuple[str, float | None]:
    """Return the highest stated effort in percent of the person's own, with its field."""
    if dosage.effort_percent is not None:
        upper = dosage.effort_percent_to
        return ("effort_percent", dosage.effort_percent) if upper is None else ("effort_percent_to", upper)
    found = dosage.intensity
    if found is None or found.unit is not IntensityUnit.PERCENT or found.reference not in _OWN:
        return "", None
    return ("intensity.value", found.value) if found.value_to is None else ("intensity.value_to", found.value_to)


def plateau(chart: Chart, entry: WorkEntry, site: Site) -> Plateau | None:
    """Return the last two tests of a site before work begins, if the later is no higher and not yet normal."""
    first = _begins(chart, entry)
    if first is None:
        return None
    tests = [
        seen for seen in chart.strengths if _is_of(seen.observation, site) and seen.moment.is_seen_at(Moment(first))
    ]
    if not tests or shows_weakness(chart, tests[-1].observation) is False:
        return None
    last = tests[-1]
    before = [e for e in tests if e.observation.scale is last.observation.scale and e.moment.date < last.moment.date]
    if not before or _level(last.observation) > _level(before[-1].observation):
        return None
    return Plateau(before=before[-1], after=last, effort=_effort(chart, entry, site, last.moment.date))


def _begins(chart: Chart, entry: WorkEntry) -> dt.date | None:
    """Return the day of work of the log, or the first day of a prescription where the program is dated."""
    return chart.date_of(chart.window(entry)[0]) if entry.moment is None else entry.moment.date


def _effort(chart: Chart, entry: WorkEntry, site: Site, day: dt.date) -> float | None:
    """Return the highest stated effort of other strengthening of a site that began up to a day, or None."""
    efforts = []
    for other in chart.work(Effect.STRENGTHENING):
        first = _begins(chart, other) if other.is_done or other.is_prescription else None
        if (
            first is not None
            and first <= day
            and other is not entry
            and site in other.sites
            and other.dosage is not None
        ):
            efforts.append(highest_effort(other.dosage)[1])
    return max((effort for effort in efforts if effort is not None), default=None)


def _is_of(seen: StrengthObservation, site: Site) -> bool:
    return (seen.muscle, seen.side) == (site.muscle, site.side)


def _level(seen: StrengthObservation) -> float:
    """Return a test as a number of its own scale."""
    if seen.grade is None:
        return seen.value or 0
    return (MMT_GRADES if seen.scale is StrengthScale.MMT else _CATEGORIES).index(seen.grade)
