"""Tables of schemes in words, one line a row."""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.models.dosage import Dosage, Intensity
from rehabkit.models.scheme import LoadChange, PainBand, Scheme, SchemeSet, SchemeWeek
from rehabkit.vocab import Counted, IntensityUnit, LoadUnit

_PARTS = {
    "hold_s": "s hold",
    "rest_between_repetitions_s": "s rest between repetitions",
    "rest_between_sets_s": "s rest between sets",
    "rest_between_exercises_s": "s rest between exercises",
    "days_per_week": "days a week",
}


def table_of(scheme: Scheme) -> tuple[str, ...]:
    """Return the published table of a scheme in words, one line a row."""
    return tuple(_lines(scheme))


def _lines(scheme: Scheme) -> Iterator[str]:
    for number, each in enumerate(scheme.sets or (), start=1):
        yield f"set {number}: {set_told(each, scheme.maximum)}"
    yield from (change_told(scheme, row) for row in scheme.changes or ())
    yield from (f"{weeks_told(row)}: {week_told(row)}" for row in scheme.weeks or ())
    yield from (f"pain {band_told(band)}: {band.verdict.replace('-', ' ')}" for band in scheme.bands or ())
    if scheme.settles:
        yield "the pain has gone down by the next morning"
    if scheme.quota_percent is not None:
        yield f"first quota: {scheme.quota_percent:g} % of the mean of {scheme.baseline_sessions} sessions"
    if scheme.steps is not None:
        yield f"steps: {', '.join(f'{step:g}' for step in scheme.steps)} {scheme.step_unit}"


def set_told(row: SchemeSet, maximum: int | None) -> str:
    """Return a set in words."""
    repetitions = "as many repetitions as possible" if row.repetitions is None else f"{row.repetitions} repetitions"
    load = "the changed load" if row.percent is None else f"{row.percent:g} % of the {maximum}-repetition maximum"
    return f"{repetitions} with {load}"


def change_told(scheme: Scheme, row: LoadChange) -> str:
    """Return a row of a table of changes in words."""
    when = f"{_span(row)} {what_counts(scheme)} in {scheme.counted_in}"
    often = f", {scheme.sessions} sessions in a row" if scheme.sessions is not None else ""
    return f"{when}{often}: {amount_told(row, scheme.change_unit)}"


def _span(row: LoadChange) -> str:
    if row.at_most is None:
        return f"{row.at_least} or more"
    if row.at_least is None:
        return f"{row.at_most} or fewer"
    return f"{row.at_least} to {row.at_most}"


def amount_told(row: LoadChange, unit: LoadUnit | None) -> str:
    """Return the change of a row in words."""
    if row.change is None:
        return "the load rises; no amount is published"
    if row.change == 0 and row.change_to is None:
        return "the same load"
    ends = (row.change,) if row.change_to is None else (row.change, row.change_to)
    word = "%" if unit is LoadUnit.PERCENT else unit
    return f"{' to '.join(f'{end:+g}' if end else '0' for end in ends)} {word}"


def what_counts(scheme: Scheme) -> str:
    """Return what a table of changes counts, in words."""
    return "repetitions" if scheme.counted is Counted.REPETITIONS else "repetitions over the goal"


def weeks_told(row: SchemeWeek) -> str:
    """Return the weeks of a row in words."""
    return f"week {row.from_week}" if row.from_week == row.to_week else f"weeks {row.from_week} to {row.to_week}"


def week_told(row: SchemeWeek) -> str:
    """Return the dosage of a row in words, with what the row says beside it."""
    note = f" ({row.note})" if row.note is not None else ""
    return f"{', '.join(_dosage(row.dosage))}{note}"


def _dosage(dosage: Dosage) -> Iterator[str]:
    yield f"{dosage.sets} x {_range(dosage, 'repetitions')}"
    if dosage.intensity is not None:
        yield _intensity(dosage.intensity)
    for name, word in _PARTS.items():
        if getattr(dosage, name) is not None:
            yield f"{_range(dosage, name)} {word}"
    if dosage.tempo is not None:
        yield f"{dosage.tempo.concentric_s:g} s up and {dosage.tempo.eccentric_s:g} s down"


def _intensity(intensity: Intensity) -> str:
    unit = "-repetition maximum" if intensity.unit is IntensityUnit.REPETITION_MAXIMUM else f" {intensity.unit}"
    return f"{intensity.value:g}{unit}"


def _range(dosage: Dosage, name: str) -> str:
    low, high = getattr(dosage, name), getattr(dosage, f"{name}_to", None)
    return f"{low:g}" if high is None else f"{low:g} to {high:g}"


def band_told(band: PainBand) -> str:
    """Return the ends of a pain band in words."""
    low = f"from {band.at_least:g}" if band.at_least is not None else f"above {band.above:g}"
    return f"{low} to {band.at_most:g}"
