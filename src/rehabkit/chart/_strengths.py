"""Strength tests: which show weakness by the thresholds, and which were made in pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehabkit.chart._pains import PainEntry
from rehabkit.chart._values import Seen
from rehabkit.models.anatomy import Site
from rehabkit.models.examination import MMT_GRADES, StrengthObservation
from rehabkit.vocab import PainScale, Side, StrengthScale

if TYPE_CHECKING:
    from rehabkit.chart import Chart


def shows_weakness(chart: Chart, seen: StrengthObservation) -> bool | None:
    """Return whether a strength test shows weakness by the thresholds (A82), or None where it cannot tell."""
    if seen.scale is StrengthScale.CATEGORY:
        return seen.grade == "weak"
    if seen.scale is StrengthScale.MMT and seen.grade is not None:
        return MMT_GRADES.index(seen.grade) < MMT_GRADES.index(str(chart.thresholds["mmt-normal"]))
    if seen.scale is StrengthScale.DYNAMOMETRY_PERCENT_OTHER_SIDE and seen.value is not None:
        return seen.value < chart.number("dynamometry-normal-percent")
    if seen.value is not None and seen.norm_value is not None:
        return seen.value < seen.norm_value
    return None


def pain_at_test(chart: Chart, seen: Seen[StrengthObservation]) -> tuple[PainEntry, ...]:
    """Return the pain told with a test, or else what is known of the site's pain at that moment, highest first."""
    test = seen.observation
    if test.pain_during is not None:
        told = PainEntry(
            value=test.pain_during, scale=PainScale.NPRS, path=seen.path / "pain_during", moment=seen.moment
        )
        return (told,)
    if test.side is Side.UNKNOWN:
        return ()
    return chart.pain(chart.subject(Site(muscle=test.muscle, side=test.side)), seen.moment).known


def strength_shown(seen: StrengthObservation) -> str:
    """Return a strength test in words."""
    shown = seen.grade if seen.grade is not None else f"{seen.value:g}"
    return f"{seen.muscle} ({seen.side}): strength {shown} on {seen.scale}"
