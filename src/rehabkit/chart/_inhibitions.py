"""Inhibition windows: when activation of a site may be shut down, apart from its tension (A30, A29)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import attrs

from rehabkit.chart._pains import PainEntry
from rehabkit.chart._works import WorkEntry
from rehabkit.models.anatomy import Site


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
