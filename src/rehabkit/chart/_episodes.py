"""Acute episodes: to which complaints the time rules P20-P25 apply, and on which days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.location import Path
from rehabkit.models.case import Case
from rehabkit.models.complaint import Complaint, Precaution
from rehabkit.vocab import ComplaintKind, OnsetManner, PrecautionKind, Region, Side, SurgeryState, is_sided

ACUTE = frozenset({ComplaintKind.ACUTE_MECHANICAL_SPINE, ComplaintKind.MUSCLE_STRAIN, ComplaintKind.MUSCLE_SPASM})
"""Complaints to which the time rules apply: acute mechanical ones of the spine, and muscle strains."""

_STRUCTURAL = frozenset(
    {
        ComplaintKind.AFTER_SURGERY,
        ComplaintKind.FRACTURE,
        ComplaintKind.DISLOCATION,
        ComplaintKind.TENDON_REPAIR,
        ComplaintKind.LIGAMENT_REPAIR,
        ComplaintKind.NERVE_INJURY,
    }
)
_EXTRAPOLATED = frozenset({None, ComplaintKind.UNKNOWN, ComplaintKind.MUSCLE_SPASM})
_RESTRICTIONS = frozenset(
    {
        PrecautionKind.WEIGHT_BEARING,
        PrecautionKind.LOAD_LIMIT,
        PrecautionKind.RANGE_LIMIT,
        PrecautionKind.IMMOBILIZATION,
        PrecautionKind.NO_ACTIVE_CONTRACTION,
        PrecautionKind.OTHER,
    }
)


@attrs.frozen(kw_only=True)
class Episode:
    """A complaint as the time rules see it.

    Attributes:
        complaint: The complaint.
        path: Where it stands.
        onset: Day 0.
        operated: Day on which its region is operated on after the onset, if it is.
        restrictions: Restrictions prescribed for it.
        reason: Why the time rules do not apply at all, or None.
        is_extrapolated: Whether they are carried over to a limb complaint that may be no strain.
    """

    complaint: Complaint
    path: Path
    onset: dt.date | None
    operated: dt.date | None
    restrictions: tuple[Precaution, ...]
    reason: str | None
    is_extrapolated: bool

    def day(self, date: dt.date) -> int | None:
        """Return the day number of a date on or after the onset, or None."""
        if self.onset is None or date < self.onset:
            return None
        return (date - self.onset).days

    def reason_on(self, date: dt.date) -> str | None:
        """Return why the time rules do not apply on a date, or None where they do."""
        if self.reason is not None:
            return self.reason
        if self.operated is not None and date >= self.operated:
            return "after-surgery"
        if any(_is_in_force(precaution, date) for precaution in self.restrictions):
            return "prescribed-restriction"
        return None


def episodes(case: Case, visible_to: dt.date | None) -> Iterator[Episode]:
    """Yield each complaint that had begun by a day as an episode, oldest first; undated ones come last."""
    for position, complaint in sorted(enumerate(case.complaints or ()), key=_age):
        if complaint.onset is not None and visible_to is not None and complaint.onset > visible_to:
            continue
        operations = list(_operations(case, complaint))
        yield Episode(
            complaint=complaint,
            path=Path(("complaints", position)),
            onset=complaint.onset,
            operated=min((day for day in operations if day is not None), default=None),
            restrictions=tuple(_restrictions(case, complaint)),
            reason=_reason(complaint, undated_operation=None in operations),
            is_extrapolated=complaint.kind in _EXTRAPOLATED and is_sided(complaint.region),
        )


def _age(numbered: tuple[int, Complaint]) -> tuple[dt.date, str]:
    _, complaint = numbered
    return complaint.onset or dt.date.max, complaint.id


def _reason(complaint: Complaint, *, undated_operation: bool) -> str | None:
    if complaint.onset is None or complaint.onset_manner is OnsetManner.GRADUAL:
        return "no-injury-date"
    if complaint.kind in _STRUCTURAL:
        return str(complaint.kind)
    if complaint.kind not in ACUTE | _EXTRAPOLATED:
        return "not-acute-mechanical"
    return "after-surgery" if undated_operation else None


def _operations(case: Case, complaint: Complaint) -> Iterator[dt.date | None]:
    """Yield the days, or None for an undated one, of operations on a complaint's region since its onset."""
    for surgery in (case.patient.surgeries or ()) if case.patient is not None else ():
        done = surgery.state is SurgeryState.DONE and _concerns(surgery.region, surgery.side, complaint)
        if done and (surgery.date is None or complaint.onset is None or surgery.date >= complaint.onset):
            yield surgery.date


def _restrictions(case: Case, complaint: Complaint) -> Iterator[Precaution]:
    for precaution in (case.patient.precautions or ()) if case.patient is not None else ():
        if precaution.kind in _RESTRICTIONS and _concerns(precaution.region, precaution.side, complaint):
            yield precaution


def _is_in_force(precaution: Precaution, date: dt.date) -> bool:
    begun = precaution.from_date is None or precaution.from_date <= date
    return begun and (precaution.to_date is None or date <= precaution.to_date)


def _concerns(region: Region | None, side: Side | None, complaint: Complaint) -> bool:
    if region not in {None, Region.WHOLE_BODY, complaint.region}:
        return False
    return not is_sided(complaint.region) or not is_other_side(side, complaint.side)


def is_other_side(first: Side | None, second: Side | None) -> bool:
    """Return whether one side is left and the other right."""
    return {first, second} == {Side.LEFT, Side.RIGHT}
