"""Ladders of exposure: the doses of one activity, one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

import attrs

from rehabkit.chart._works import WorkEntry
from rehabkit.models.dosage import Dosage

T = TypeVar("T", int, dt.date)

_PERCENT = 100

_MEASURES = {
    "duration_min": "min",
    "repetitions": "repetitions",
    "hold_s": "s",
    "load_kg": "kg",
}


@attrs.frozen(kw_only=True)
class Measure:
    """One figure of a dose.

    Attributes:
        name: Field of the dose that it is read from.
        value: The value; repetitions are those of all sets together.
        unit: Its unit.
    """

    name: str
    value: Decimal
    unit: str

    def __str__(self) -> str:
        """Return value and unit."""
        return f"{self.value:f} {self.unit}"


@attrs.frozen(kw_only=True)
class Rise:
    """A figure of a step beside the highest one before it.

    Attributes:
        reached: The highest figure before.
        at: The work that first had it.
        now: The figure of this step.
    """

    reached: Measure
    at: WorkEntry
    now: Measure

    def exceeds(self, percent: float) -> bool:
        """Return whether it rises by more than some percent."""
        return (self.now.value - self.reached.value) * _PERCENT > Decimal(str(percent)) * self.reached.value


@attrs.frozen(kw_only=True)
class Rung:
    """A step of a ladder that has steps before it.

    Attributes:
        entry: The step.
        before: The steps before it, earliest first.
    """

    entry: WorkEntry
    before: tuple[WorkEntry, ...]

    @property
    def rises(self) -> tuple[Rise, ...]:
        """Each figure that stands here and, above zero, before; each with the highest one before."""
        found = []
        for name, now in measures_of(self.entry.dosage).items():
            told = [(each, measures_of(each.dosage).get(name)) for each in self.before]
            known = [(measure.value, each, measure) for each, measure in told if measure is not None and measure.value]
            if known:
                _, highest, reached = max(known, key=lambda each: each[0])
                found.append(Rise(reached=reached, at=highest, now=now))
        return tuple(found)


def measures_of(dosage: Dosage | None) -> dict[str, Measure]:
    """Return the figures of a dose by field, the upper end of each range."""
    found = {}
    for name, unit in _MEASURES.items():
        value = None if dosage is None else _upper(dosage, name)
        if value is not None and dosage is not None:
            sets = _upper(dosage, "sets") if name == "repetitions" else None
            found[name] = Measure(name=name, value=value if sets is None else value * sets, unit=unit)
    return found


def ladder_key(entry: WorkEntry) -> tuple[object, ...]:
    """Return what makes doses steps of one ladder: the intervention, its place and the tasks that it trains."""
    where = (frozenset(entry.sites), entry.get("region"), entry.get("region_side"))
    return (None if entry.intervention is None else entry.intervention.id, *where, frozenset(entry.tasks))


def rungs(entries: Iterable[WorkEntry], begins: Callable[[WorkEntry], T]) -> Iterator[Rung]:
    """Yield each entry that follows another one of its ladder, earliest first.

    Entries that begin on one day are one step: none of them follows the other.
    """
    found: dict[tuple[object, ...], list[WorkEntry]] = {}
    for entry in sorted(entries, key=begins):
        found.setdefault(ladder_key(entry), []).append(entry)
    for steps in found.values():
        for entry in steps:
            before = tuple(each for each in steps if begins(each) < begins(entry))
            if before:
                yield Rung(entry=entry, before=before)


def _upper(dosage: Dosage, name: str) -> Decimal | None:
    value = getattr(dosage, f"{name}_to")
    value = getattr(dosage, name) if value is None else value
    return None if value is None else Decimal(str(value))
