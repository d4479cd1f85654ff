"""Criteria of strength, symmetry and range."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from rehabkit.chart import Seen
from rehabkit.models.anatomy import Site
from rehabkit.models.criteria import RangeCriterion, StrengthCriterion, SymmetryCriterion
from rehabkit.models.examination import STRENGTH_GRADES, RangeObservation, StrengthObservation
from rehabkit.progression._shown import Shown, View, all_of, met_if, unknown
from rehabkit.ruleset import Fact, strength_fact
from rehabkit.vocab import RangeUnit, Side, StrengthScale

V = TypeVar("V")

_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
_MEASURED = (StrengthScale.DYNAMOMETRY_N, StrengthScale.HOLD_S, StrengthScale.REPETITIONS)
_AGE = "assessment-age-days"


def strength(criterion: StrengthCriterion, view: View) -> Shown:
    """Return what the newest test on the criterion's own scale shows; scales are never converted."""
    return all_of(_strength(site, criterion, view) for site in view.sites(criterion.muscle, criterion.side))


def _strength(site: Site, criterion: StrengthCriterion, view: View) -> Shown:
    needs = (f"the strength of {site} on {criterion.scale}",)
    test = _test(view, site, criterion.scale)
    if test is None:
        return unknown(needs)
    grades = STRENGTH_GRADES.get(criterion.scale, ())
    least = grades.index(criterion.at_least) if criterion.at_least in grades else criterion.value_at_least or 0
    return met_if(_amount(test.observation) >= least, [strength_fact(test, view.now)], needs)


def symmetry(criterion: SymmetryCriterion, view: View) -> Shown:
    """Return what the newest test shows that compares the sides, or that measures both on one scale."""
    site = Site(muscle=criterion.muscle, side=criterion.side)
    if criterion.side not in _OTHER:
        return unknown((f"a person's judgment: {site} has no other side",))
    other = Site(muscle=criterion.muscle, side=_OTHER[criterion.side])
    needs = (f"the strength of {site} and of {other} on one scale that measures",)
    shares = [*_stated_share(view, site), *_shares(view, site, other)]
    if not shares:
        return unknown(needs)
    share, tests = max(shares, key=lambda each: (each[1][0].moment.key(), -each[0]))
    return met_if(share >= criterion.at_least_percent, [strength_fact(test, view.now) for test in tests], needs)


Share = tuple[float, tuple[Seen[StrengthObservation], ...]]


def _stated_share(view: View, site: Site) -> Iterable[Share]:
    test = _test(view, site, StrengthScale.DYNAMOMETRY_PERCENT_OTHER_SIDE)
    if test is not None:
        yield _amount(test.observation), (test,)


def _shares(view: View, site: Site, other: Site) -> Iterable[Share]:
    for scale in _MEASURED:
        first, second = _test(view, site, scale), _test(view, other, scale)
        if first is not None and second is not None and _amount(second.observation) > 0:
            yield _amount(first.observation) * 100 / _amount(second.observation), (first, second)


def _test(view: View, site: Site, scale: StrengthScale) -> Seen[StrengthObservation] | None:
    wanted = (site.muscle, site.side, scale)
    found = (
        seen
        for seen in view.chart.strengths
        if (seen.observation.muscle, seen.observation.side, seen.observation.scale) == wanted
    )
    return _newest(found, view, _amount)


def _amount(test: StrengthObservation) -> float:
    grades = STRENGTH_GRADES.get(test.scale, ())
    return grades.index(test.grade) if test.grade in grades else test.value or 0


def range_(criterion: RangeCriterion, view: View) -> Shown:
    """Return what the newest range shows; without a side, of each side that is recorded."""
    what = f"{criterion.joint} {criterion.movement}".replace("-", " ")
    needs = (f"the range of {what if criterion.side is None else f'{what} ({criterion.side})'} in degrees",)
    sides = Side if criterion.side is None else (criterion.side,)
    newest = (
        _newest((seen for seen in _ranges(criterion, view) if seen.observation.side is side), view, _degrees)
        for side in sides
    )
    found = [seen for seen in newest if seen is not None]
    if not found:
        return unknown(needs)
    return all_of(
        met_if(_degrees(seen.observation) >= criterion.at_least_degrees, [_fact(what, seen, view)], needs)
        for seen in found
    )


def _ranges(criterion: RangeCriterion, view: View) -> Iterable[Seen[RangeObservation]]:
    wanted = (criterion.joint, criterion.movement, RangeUnit.DEGREES)
    for seen in view.chart.ranges:
        if (seen.observation.joint, seen.observation.movement, seen.observation.unit) == wanted:
            yield seen


def _degrees(seen: RangeObservation) -> float:
    return seen.value or 0


def _fact(what: str, seen: Seen[RangeObservation], view: View) -> Fact:
    told = f"{what} ({seen.observation.side}): {_degrees(seen.observation):g} degrees"
    return Fact(str(seen.path), told, seen.moment.days_before(view.now))


def _newest(found: Iterable[Seen[V]], view: View, amount: Callable[[V], float]) -> Seen[V] | None:
    """Return the newest of some tests, of two at one time the lower one; none where it is too old (A81)."""
    seen = [each for each in found if each.moment.is_seen_at(view.now)]
    newest = max(seen, key=lambda each: (each.moment.key(), -amount(each.observation)), default=None)
    return None if newest is None or view.is_old(newest.moment, _AGE) else newest
