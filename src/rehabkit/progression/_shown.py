"""What a record shows of one criterion, seen at a moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from rehabkit.chart import Chart, Moment
from rehabkit.models.anatomy import Site
from rehabkit.ruleset import Fact
from rehabkit.vocab import CriterionState, Side


@attrs.frozen(kw_only=True)
class Shown:
    """What the record shows of one criterion.

    Attributes:
        state: Met, not met, or unknown.
        facts: What shows it.
        needs: What to measure next.
    """

    state: CriterionState
    facts: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class View:
    """A chart at a moment, and the day on which a phase began.

    Attributes:
        chart: The chart.
        now: The moment.
        began: The day from which `phase-start` counts, or None where it is not known.
    """

    chart: Chart
    now: Moment
    began: dt.date | None

    def is_old(self, seen: Moment, *names: str) -> bool:
        """Return whether an observation is older than the first of some age limits that is not off (A81)."""
        limits = (limit for limit in map(self.chart.limit, names) if limit is not None)
        limit = next(limits, None)
        return limit is not None and seen.days_before(self.now) > limit

    def sites(self, muscle: str, side: Side | None) -> tuple[Site, ...]:
        """Return the sites that a criterion speaks of: its own, or every one that the muscle has."""
        if self.chart.muscle(muscle).midline:
            return (Site(muscle=muscle, side=Side.MIDLINE),)
        return tuple(Site(muscle=muscle, side=each) for each in (Side.LEFT, Side.RIGHT) if side in {None, each})


def met_if(met: bool, facts: Iterable[Fact], needs: tuple[str, ...]) -> Shown:  # noqa: FBT001  # the fact itself
    """Return what is shown where the record decides."""
    state = CriterionState.MET if met else CriterionState.NOT_MET
    return Shown(state=state, facts=tuple(facts), needs=needs)


def unknown(needs: tuple[str, ...], facts: Iterable[Fact] = ()) -> Shown:
    """Return what is shown where the record does not decide."""
    return Shown(state=CriterionState.UNKNOWN, facts=tuple(facts), needs=needs)


def all_of(shown: Iterable[Shown]) -> Shown:
    """Return several as one: not met where one is not, else unknown where one is, else met."""
    found = list(shown)
    for state in (CriterionState.NOT_MET, CriterionState.UNKNOWN):
        deciding = [each for each in found if each.state is state]
        if deciding:
            return _together(state, deciding)
    return _together(CriterionState.MET, found)


def _together(state: CriterionState, found: Iterable[Shown]) -> Shown:
    facts = dict.fromkeys(fact for each in found for fact in each.facts)
    needs = dict.fromkeys(need for each in found for need in each.needs)
    return Shown(state=state, facts=tuple(facts), needs=tuple(needs))
