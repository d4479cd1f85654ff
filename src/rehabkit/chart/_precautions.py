"""Recorded precautions, conditions and medicines that bar work at a place for a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from rehabkit.chart._moments import Moment
from rehabkit.chart._pains import Subject
from rehabkit.chart._works import WorkEntry
from rehabkit.location import Path
from rehabkit.models.case import Case
from rehabkit.models.complaint import Patient, Precaution
from rehabkit.models.intervention import Contraindication
from rehabkit.vocab import ComplaintKind, Region, Side, SurgeryState, is_sided

if TYPE_CHECKING:
    from rehabkit.chart import Chart


@attrs.frozen(kw_only=True)
class Bar:
    """Something recorded that may speak against work at a place for a time.

    Attributes:
        path: Where it stands.
        text: What it says.
        region: Where it holds; None is everywhere.
        side: On which side.
        first: First day on which it holds, or None.
        last: Last day, or None.
        precaution: The precaution, where it is one.
    """

    path: Path
    text: str
    region: Region | None = None
    side: Side | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    precaution: Precaution | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Return whether it holds on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def concerns(self, subject: Subject | None) -> bool | None:
        """Return whether it holds where work is done; None where a side or the place is not stated."""
        if self.region is None or self.region is Region.WHOLE_BODY:
            return True
        if subject is None:
            return None
        if Region.WHOLE_BODY in subject.regions:
            return True
        if self.region not in subject.regions:
            return False
        return not is_sided(self.region) or _same_side(self.side, subject.side)


def _same_side(barred: Side | None, worked: Side | None) -> bool | None:
    if {barred, worked} <= {Side.LEFT, Side.RIGHT}:
        return barred is worked
    if barred is Side.UNKNOWN or (barred in {Side.LEFT, Side.RIGHT} and worked in {None, Side.UNKNOWN}):
        return None
    return True


def precaution_bars(patient: Patient | None) -> Iterator[Bar]:
    """Yield each precaution of a person."""
    for position, entry in enumerate((patient.precautions or ()) if patient is not None else ()):
        yield Bar(
            path=Path(("patient", "precautions", position)),
            text=_told(entry),
            region=entry.region,
            side=entry.side,
            first=entry.from_date,
            last=entry.to_date,
            precaution=entry,
        )


def bars_of(patient: Patient, state: Contraindication) -> Iterator[Bar]:
    """Yield each record of a person that is the state of a contraindication."""
    for position, found in enumerate(patient.conditions or ()):
        if found.condition is state.condition:
            path = Path(("patient", "conditions", position))
            yield Bar(path=path, text=str(found.condition), region=found.region, side=found.side, first=found.since)
    for position, taken in enumerate(patient.medications or ()):
        if taken.drug_class is state.drug_class:
            path = Path(("patient", "medications", position))
            yield Bar(path=path, text=str(taken.drug_class), first=taken.start, last=taken.end)


def complaint_bars(case: Case, kinds: frozenset[ComplaintKind]) -> Iterator[Bar]:
    """Yield each complaint of some kinds, from its onset on."""
    for position, found in enumerate(case.complaints or ()):
        if found.kind in kinds:
            yield Bar(
                path=Path(("complaints", position)),
                text=str(found.kind),
                region=found.region,
                side=found.side,
                first=found.onset,
            )


def operation_bars(patient: Patient | None) -> Iterator[Bar]:
    """Yield each operation that was done at a stated region, from its day on."""
    for position, found in enumerate((patient.surgeries or ()) if patient is not None else ()):
        if found.state is SurgeryState.DONE and found.region is not None:
            yield Bar(
                path=Path(("patient", "surgeries", position)),
                text=f"surgery{f' on {found.date}' if found.date is not None else ''}",
                region=found.region,
                side=found.side,
                first=found.date,
            )


def days_or_now(chart: Chart, entry: WorkEntry) -> tuple[dt.date, ...]:
    """Return the days of work, or the case's day for a prescription without dates."""
    if entry.moment is None and chart.case.program_start is None:
        return () if chart.as_of is None else (chart.as_of,)
    return chart.days(entry)


def first_day(chart: Chart, entry: WorkEntry, days: Iterable[dt.date]) -> tuple[Moment, int]:
    """Return the first of some days of work and how many they are, 0 for a prescription without dates."""
    found = sorted(set(days))
    undated = entry.moment is None and chart.case.program_start is None
    return Moment(found[0]), 0 if undated else len(found)


def _told(entry: Precaution) -> str:
    words = [entry.kind.replace("-", " ")]
    if entry.region is not None:
        side = f" ({entry.side})" if entry.side is not None else ""
        words.append(f"at {entry.region.replace('-', ' ')}{side}")
    if entry.load_kg_at_most is not None:
        words.append(f"of at most {entry.load_kg_at_most:g} kg")
    if entry.from_date is not None:
        words.append(f"from {entry.from_date}")
    if entry.to_date is not None:
        words.append(f"to {entry.to_date}")
    if entry.by is not None:
        words.append(f"by {entry.by.replace('-', ' ')}")
    return " ".join(words)
