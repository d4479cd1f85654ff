"""What strategies choose from: sites that belong together, days, names of the catalogs, lengths of lists."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit import catalog
from rehabkit.models.anatomy import Site
from rehabkit.rulebook import RULES
from rehabkit.testing._values import MOST_ITEMS
from rehabkit.vocab import Side

T = TypeVar("T")
Sites = SearchStrategy[Site]

FEW = 32
"""How many strategies for chosen sites are kept."""

FIRST_DAY, LAST_DAY = dt.date(2024, 3, 1), dt.date(2024, 4, 30)

_POOLS = tuple(
    tuple(Site(muscle=muscle, side=side) for muscle, side in pool)
    for pool in (
        (("biceps-brachii", Side.LEFT), ("triceps-brachii", Side.LEFT)),
        (("upper-trapezius", Side.LEFT), ("upper-trapezius", Side.RIGHT), ("trapezius", Side.LEFT)),
        (("erector-spinae", Side.RIGHT), ("rectus-abdominis", Side.MIDLINE), ("paraspinals", Side.RIGHT)),
        (("biceps-brachii", Side.RIGHT), ("triceps-brachii", Side.RIGHT), ("triceps-brachii", Side.LEFT)),
    )
)
# Read at import: what is slow in the first draws, Hypothesis would hold against the strategies.
_SITES = tuple(
    Site(muscle=muscle.id, side=side)
    for muscle in catalog.muscles()
    for side in ((Side.MIDLINE,) if muscle.midline else (Side.LEFT, Side.RIGHT))
)
_INTERVENTIONS = (*catalog.exercises().ids, *catalog.treatments().ids)
_TECHNIQUES = tuple(catalog.techniques().ids)

_RARE = 5
_OFTEN = ("resistance", "self-stretch", "isometric-release")
_USUAL = (*_OFTEN * 2, "resistance", "resistance", "pnf", "stabilizer-hold", "plyometric", "ice", "walking")


@st.composite
def mostly(draw: DrawFn, usual: tuple[T, ...], every: tuple[T, ...]) -> T:
    """Draw one of the usual values, or now and then any."""
    return draw(st.sampled_from(every if draw(st.integers(0, 5)) == _RARE else usual))


@st.composite
def maybe(draw: DrawFn, strategy: SearchStrategy[T]) -> T | None:
    """Draw None, or seven times as often a value."""
    return draw(strategy) if draw(st.sampled_from((False, *[True] * 7))) else None


@cache
def sizes() -> SearchStrategy[int]:
    """Return a strategy for the length of a list."""
    return st.sampled_from((0, 1, 1, 2, 2, MOST_ITEMS))


@st.composite
def some(draw: DrawFn, item: SearchStrategy[T]) -> tuple[T, ...] | None:
    """Draw nothing stated, or mostly one to three items."""
    return tuple(draw(item) for _ in range(draw(sizes()))) if draw(st.sampled_from((False, *[True] * 7))) else None


@st.composite
def sites(draw: DrawFn) -> Site:
    """Draw a site of a catalog muscle, some of them often."""
    return draw(common_sites())


@cache
def common_sites() -> Sites:
    """Return the one strategy behind `sites`, so that what is drawn at its sites is built once."""
    return mostly(tuple(site for pool in _POOLS for site in pool), _SITES)


@cache
def pools() -> tuple[Sites, ...]:
    """Return strategies for a few sites that belong together, and one for all."""
    return (*(st.sampled_from(pool) for pool in _POOLS), common_sites())


@cache
def dates() -> SearchStrategy[dt.date]:
    """Return a strategy for the days that documents bear."""
    return st.dates(FIRST_DAY, LAST_DAY)


@cache
def interventions() -> SearchStrategy[str]:
    """Return a strategy for ids of interventions, some of them often."""
    return mostly(_USUAL, _INTERVENTIONS)


@cache
def techniques() -> SearchStrategy[str]:
    """Return a strategy for ids of techniques."""
    return st.sampled_from(_TECHNIQUES)


@cache
def codes() -> SearchStrategy[str]:
    """Return a strategy for codes of rules that can be waived."""
    return st.sampled_from([rule.code for rule in RULES if not rule.is_always_heard])
