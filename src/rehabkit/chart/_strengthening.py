"""What counts as strengthening: the one place that decides it (A03, A42, A43)."""

from __future__ import annotations

from collections.abc import Mapping

from rehabkit.chart._values import ThresholdValue
from rehabkit.models.dosage import Dosage, Intensity
from rehabkit.vocab import Effect, IntensityReference, IntensityUnit, Resistance

_DEGREES = tuple(Resistance)
_OWN_MAXIMUM = frozenset(
    {IntensityReference.OWN_MAXIMAL_EFFORT, IntensityReference.MVC, IntensityReference.ONE_REPETITION_MAXIMUM}
)


def is_strengthening(
    effects: frozenset[Effect], dosage: Dosage | None, *, stated: bool | None, thresholds: Mapping[str, ThresholdValue]
) -> bool:
    """Return whether work is strengthening (A03, A42, A43).

    Its own word decides; else its type or technique strengthens as such; else it strengthens with load, and the load
    reaches the set one. Of several statements of load the first decides: percent of the own maximum, resistance in
    words, kilograms. A load that is not stated is none.

    Args:
        effects: What the intervention and its technique do.
        dosage: The dose.
        stated: What the work itself says of it.
        thresholds: Values of all thresholds, of which the three `strengthening-*` are read.
    """
    if stated is not None:
        return stated
    if Effect.STRENGTHENING in effects:
        return True
    return Effect.STRENGTHENING_WITH_LOAD in effects and dosage is not None and _is_loaded(dosage, thresholds)


def _is_loaded(dosage: Dosage, thresholds: Mapping[str, ThresholdValue]) -> bool:
    percent, kilograms = _percent(dosage), _kilograms(dosage)
    if percent is not None:
        return _reaches(percent, thresholds["strengthening-load-percent"])
    if dosage.resistance is not None:
        degree = Resistance(str(thresholds["strengthening-resistance"]))
        return _DEGREES.index(dosage.resistance) >= _DEGREES.index(degree)
    return kilograms is not None and _reaches(kilograms, thresholds["strengthening-load-kg"])


def _reaches(value: float, limit: ThresholdValue) -> bool:
    return isinstance(limit, int | float) and value >= limit


def _percent(dosage: Dosage) -> float | None:
    """Return the load in percent of the own maximum, of a range the upper end."""
    if dosage.effort_percent is not None:
        return dosage.effort_percent_to if dosage.effort_percent_to is not None else dosage.effort_percent
    found = dosage.intensity
    if found is None or found.unit is not IntensityUnit.PERCENT or found.reference not in _OWN_MAXIMUM:
        return None
    return _upper(found)


def _kilograms(dosage: Dosage) -> float | None:
    """Return the load in kilograms, of a range the upper end."""
    if dosage.load_kg is not None:
        return dosage.load_kg_to if dosage.load_kg_to is not None else dosage.load_kg
    found = dosage.intensity
    return _upper(found) if found is not None and found.unit is IntensityUnit.KG else None


def _upper(intensity: Intensity) -> float:
    return intensity.value_to if intensity.value_to is not None else intensity.value
