"""Sets of a repetition maximum, and the load that a table of changes gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model
from rehabkit.models._fields import Measure
from rehabkit.models.complaint import RedFlagScreen
from rehabkit.models.log import EventRecord
from rehabkit.models.scheme import Load, LoadChange, Repetitions, Scheme, SchemeSet, Weight
from rehabkit.progression._outcomes import Given, Undecided, Withheld, given, missing, named, no_table, withheld
from rehabkit.progression._told import change_told, what_counts
from rehabkit.vocab import Counted, LoadUnit

KILOGRAMS_PER_POUND = Decimal("0.45359237")
"""The international avoirdupois pound, exactly."""

_CHOSEN = "the amount of the rise is the asker's: none is published"


@attrs.frozen(kw_only=True)
class Result(Model):
    """What one session showed, as a scheme counts it.

    Attributes:
        load: Load that was lifted.
        unit: Its unit, kilograms or pounds.
        repetitions: Repetitions done in the set that the scheme counts.
        repetitions_before: The same of the session before.
        goal: Repetitions wanted in that set.
    """

    load: Load | None = None
    unit: Weight | None = None
    repetitions: Repetitions | None = None
    repetitions_before: Repetitions | None = None
    goal: Repetitions | None = None


@attrs.frozen(kw_only=True)
class _Chosen(Model):
    """A rise of one's own; refuses what is no number."""

    rise: Annotated[float, Bounds(ge=-10_000, le=10_000, unit="kg or lb")] | None


@attrs.frozen(kw_only=True)
class _Conversion(Model):
    """A load from one unit to the other; refuses what is no load, and words that are no `LoadUnit`."""

    amount: Measure
    unit: Weight
    to: Weight


@attrs.frozen(kw_only=True)
class LoadRange:
    """A load as a published range gives it.

    Attributes:
        low: Lowest load that the table gives.
        high: Highest load; equal to the lowest where the table gives one.
        unit: Unit of both.
    """

    low: float
    high: float
    unit: LoadUnit


@attrs.frozen(kw_only=True)
class PlannedSet:
    """One set with its load.

    Attributes:
        repetitions: Repetitions, or None for as many as can be done.
        percent: Percent of the repetition maximum, or None where the load is the changed one.
        load: The load, in the unit of the maximum, or None where it is the changed one.
        unit: Unit of the load.
    """

    repetitions: int | None
    percent: float | None
    load: float | None
    unit: LoadUnit


def sets_of(
    scheme: Scheme,
    maximum: float | None,
    unit: LoadUnit,
    *,
    screen: RedFlagScreen | None = None,
    events: Iterable[EventRecord] = (),
) -> Given[tuple[PlannedSet, ...]] | Undecided | Withheld:
    """Return the sets of one session that a scheme gives for a repetition maximum.

    The loads are exact: nothing is rounded to the plates of a gym.

    Args:
        scheme: A scheme with sets, such as `rk.schemes["delorme"]`.
        maximum: Load of the repetition maximum that the scheme names, or None where it is not known.
        unit: Its unit; the loads have the same.
        screen: The person's red-flag screen.
        events: What happened in exercise; a stop sign withholds the answer.
    """
    if stop := withheld(named(scheme), screen, events):
        return stop
    if scheme.sets is None:
        return no_table(scheme, "sets")
    if maximum is None:
        return missing(scheme.id, (f"{scheme.maximum}-repetition maximum",))
    Result(load=maximum, unit=unit)  # refuses what is no load
    sets = tuple(_planned(row, _fraction(maximum), unit) for row in scheme.sets)
    return given(scheme, sets, f"the table gives {len(sets)} sets of the {scheme.maximum}-repetition maximum", screen)


def _planned(row: SchemeSet, maximum: Fraction, unit: LoadUnit) -> PlannedSet:
    load = None if row.percent is None else float(maximum * _fraction(row.percent) / 100)
    return PlannedSet(repetitions=row.repetitions, percent=row.percent, load=load, unit=unit)


def next_dose(
    scheme: Scheme,
    result: Result,
    *,
    rise: float | None = None,
    screen: RedFlagScreen | None = None,
    events: Iterable[EventRecord] = (),
) -> Given[LoadRange] | Undecided | Withheld:
    """Return the load that a table of changes gives after a result, as the published range.

    Args:
        scheme: A scheme with changes, such as `rk.schemes["dapre-next-session"]`.
        result: What the session showed.
        rise: Amount chosen by whoever asks, in the unit of the load, where the publication names none.
        screen: The person's red-flag screen.
        events: What happened in exercise; a stop sign withholds the answer.

    Raises:
        FieldError: The rise is no number.
        ValueError: The rise is not above 0.
    """
    _Chosen(rise=rise)
    if rise is not None and not rise > 0:
        msg = f"a rise has to be above 0 (got {rise})"
        raise ValueError(msg)
    if stop := withheld(named(scheme), screen, events):
        return stop
    if scheme.changes is None:
        return no_table(scheme, "change of load")
    if needs := tuple(_needs(scheme, result)):
        return missing(scheme.id, needs)
    count = _counted(scheme, result)
    row = next((row for row in scheme.changes if _covers(row, count)), None)
    if row is None:
        return Undecided(scheme=scheme.id, because=_silent(scheme, count))
    return _changed(scheme, row, result, rise, screen)


def _needs(scheme: Scheme, result: Result) -> Iterator[str]:
    if result.load is None:
        yield "load"
    if result.unit is None:
        yield "unit of the load"
    if result.repetitions is None:
        yield f"repetitions in {scheme.counted_in}"
    if scheme.sessions is not None and result.repetitions_before is None:
        yield f"repetitions in {scheme.counted_in}, session before"
    if scheme.counted is Counted.OVER_GOAL and result.goal is None:
        yield "goal of repetitions"


def _counted(scheme: Scheme, result: Result) -> int:
    """Return what the table counts; of two sessions, what both have shown."""
    done = [result.repetitions, result.repetitions_before if scheme.sessions is not None else None]
    fewest = min(each for each in done if each is not None)
    if scheme.counted is Counted.REPETITIONS:
        return fewest
    assert result.goal is not None  # noqa: S101  # asked before
    return fewest - result.goal


def _covers(row: LoadChange, count: int) -> bool:
    return (row.at_least is None or count >= row.at_least) and (row.at_most is None or count <= row.at_most)


def _silent(scheme: Scheme, count: int) -> str:
    return f"the publication says nothing of {count} {what_counts(scheme)} in {scheme.counted_in}"


def _changed(
    scheme: Scheme, row: LoadChange, result: Result, rise: float | None, screen: RedFlagScreen | None
) -> Given[LoadRange] | Undecided:
    assert result.load is not None and result.unit is not None  # noqa: S101, PT018  # asked before
    low = rise if row.change is None else row.change
    if low is None:
        return Undecided(scheme=scheme.id, because=change_told(scheme, row), needs=("amount of the rise",))
    if low != 0 and scheme.change_unit in {LoadUnit.KILOGRAM, LoadUnit.POUND} and scheme.change_unit != result.unit:
        why = f"the table is in {scheme.change_unit}, the load in {result.unit}"
        return Undecided(scheme=scheme.id, because=why, needs=(f"load in {scheme.change_unit}",))
    high = low if row.change_to is None else row.change_to
    is_percent = scheme.change_unit is LoadUnit.PERCENT
    ends = [_moved(result.load, end, is_percent=is_percent) for end in (low, high)]
    if ends[0] < 0:
        return Undecided(scheme=scheme.id, because="the table takes off more than the whole load")
    value = LoadRange(low=ends[0], high=ends[1], unit=result.unit)
    return given(scheme, value, change_told(scheme, row), screen, (_CHOSEN,) if row.change is None else ())


def _moved(load: float, change: float, *, is_percent: bool) -> float:
    base, step = _fraction(load), _fraction(change)
    return float(base * (100 + step) / 100 if is_percent else base + step)


def _fraction(number: float) -> Fraction:
    """Return a number as it is written, so that 0.1 is a tenth."""
    return Fraction(str(number))


def convert_load(amount: float, unit: LoadUnit, to: LoadUnit, *, decimals: int) -> float:
    """Return a load in the other unit, by the exact pound of 0.45359237 kg, rounded half to even.

    Args:
        amount: The load.
        unit: Its unit.
        to: The unit wanted.
        decimals: Decimals that are kept.

    Raises:
        FieldError: The amount is no number, or a unit no `LoadUnit`.
        ValueError: A unit is neither kilograms nor pounds.
    """
    if LoadUnit.PERCENT in {unit, to}:
        msg = "a percentage is no load: it has to be kg or lb"
        raise ValueError(msg)
    _Conversion(amount=amount, unit=unit, to=to)
    value = Decimal(str(amount))
    if unit is not to:
        value = value * KILOGRAMS_PER_POUND if to is LoadUnit.KILOGRAM else value / KILOGRAMS_PER_POUND
    return float(value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN))
