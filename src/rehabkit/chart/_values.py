"""What the chart hands to rules: observations with their places, partners, judgments."""

from __future__ import annotations

import datetime as dt
from typing import Generic, TypeVar

import attrs

from rehabkit.chart._moments import Moment
from rehabkit.location import Path
from rehabkit.models.anatomy import MusclePair, Site
from rehabkit.models.case import Case
from rehabkit.resolve import dated

V = TypeVar("V")

ThresholdValue = float | str | None
"""A number, a word, or None for a threshold that is off."""


@attrs.frozen(kw_only=True)
class Partner:
    """A site that a pair links to another one.

    Attributes:
        site: The partner's site.
        pair: The pair.
        path: Where the pair stands.
    """

    site: Site
    pair: MusclePair
    path: Path


@attrs.frozen(kw_only=True)
class Seen(Generic[V]):
    """An observation with its place and moment.

    Attributes:
        observation: The observation.
        path: Where it stands.
        moment: When it was made.
    """

    observation: V
    path: Path
    moment: Moment


@attrs.frozen(kw_only=True)
class Judged(Generic[V]):
    """The first moment at which work was judged in some way.

    Attributes:
        value: What was judged.
        moment: The first such moment.
        days: Number of planned days judged so; 1 for work of the log, 0 for a plan without dates.
    """

    value: V
    moment: Moment
    days: int


def as_of_default(case: Case) -> dt.date | None:
    """Return the day as of which a case is told: its own, else its newest record's, else the program's start."""
    if case.as_of is not None:
        return case.as_of
    records = [day for _, day, is_record in dated(case) if is_record]
    return max(records, default=case.program_start)
