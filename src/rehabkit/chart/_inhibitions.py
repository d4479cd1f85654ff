"""Inhibition windows: when activation of a site may be shut down, apart from its tension (A30, A29)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from rehabkit.chart._pains import PainEntry
from rehabkit.chart._works import WorkEntry
from rehabkit.models.anatomy import Site
from rehabkit.vocab import Effect, PainScale

if TYPE_CHECKING:
    from rehabkit.chart import Chart


class InhibitionCause(StrEnum):
    """What may shut activation down."""

    PAIN = "pain"
    TECHNIQUE = "technique"


@attrs.frozen(kw_only=True)
class Inhibition:
    """A window in which a site's activation may be shut down.

    Attributes:
        site: The site.
        cause: Strengthening in pain, or a technique that inhibits.
        entry: The work that opens the window.
        pain: The pain in which the site was strengthened.
        begins: First day of the window.
        free: First day after it.
    """

    site: Site
    cause: InhibitionCause
    entry: WorkEntry
    pain: PainEntry | None
    begins: dt.date
    free: dt.date

    def holds_on(self, day: dt.date) -> bool:
        """Return whether a day lies in the window."""
        return self.begins <= day < self.free


def inhibitions(chart: Chart, site: Site) -> tuple[Inhibition, ...]:
    """Return the windows in which a site's activation may be shut down, by their days.

    Strengthening in pain above the limit opens one for the days that the threshold gives, its own day
    included and the last one free (A30); a technique that inhibits opens one for its own day (A29).
    """
    works = chart.work(Effect.STRENGTHENING, Effect.INHIBITORY)
    return tuple(
        window
        for entry in works
        if any(chart.related(each, site) for each in entry.sites)
        and (window := _opened_by(chart, entry, site)) is not None
    )


def _opened_by(chart: Chart, entry: WorkEntry, site: Site) -> Inhibition | None:
    if not entry.is_done or entry.moment is None:
        return None
    pain: PainEntry | None = None
    if entry.has(Effect.INHIBITORY):
        cause, days = InhibitionCause.TECHNIQUE, 1.0
    else:
        limit = chart.number("pain-limit")
        pain = next((each for each in _pains_at_work(chart, entry, site) if each.exceeds(limit)), None)
        if pain is None:
            return None
        cause, days = InhibitionCause.PAIN, chart.number("inhibition-days")
    begins = entry.moment.date
    free = begins + dt.timedelta(days=days)
    return Inhibition(site=site, cause=cause, entry=entry, pain=pain, begins=begins, free=free)


def _pains_at_work(chart: Chart, entry: WorkEntry, site: Site) -> tuple[PainEntry, ...]:
    """Return the pain told with the work, or else what is known of the site's pain at that moment."""
    assert entry.moment is not None  # noqa: S101  # asked of done work only
    told = tuple(
        PainEntry(
            value=value,
            scale=getattr(entry.stated, "pain_scale", None) or PainScale.NPRS,
            path=entry.path / name,
            moment=entry.moment,
        )
        for name in ("pain_before", "pain_during")
        if (value := getattr(entry.stated, name, None)) is not None
    )
    return told or chart.pain(chart.subject(site), entry.moment).known
