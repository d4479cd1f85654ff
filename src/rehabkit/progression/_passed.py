"""Criteria of logged holds and of days passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from rehabkit.chart import WorkEntry
from rehabkit.models.criteria import DaysCriterion, HoldCriterion
from rehabkit.progression._shown import Shown, View, met_if, unknown
from rehabkit.ruleset import Fact
from rehabkit.vocab import DaysSince, Status, SurgeryState

Datum = tuple[dt.date, str]


def hold(criterion: HoldCriterion, view: View) -> Shown:
    """Return what the newest logged hold of a prescription shows, of two at one time the shorter one."""
    needs = (f"the seconds held in {criterion.prescription}, in the log",)
    found = list(_held(criterion.prescription, view))
    if not found:
        return unknown(needs)
    day, seconds, path = max(found, key=lambda each: (each[0], -each[1]))
    fact = Fact(path, f"held {seconds:g} s on {day[0]}", (view.now.date - day[0]).days)
    return met_if(seconds >= criterion.at_least_s, [fact], needs)


def _held(prescription: str, view: View) -> Iterator[tuple[tuple[dt.date, dt.time], float, str]]:
    for entry in view.chart.works:
        named = entry.prescription is not None and entry.prescription.id == prescription
        if named and entry.is_done and entry.moment is not None and entry.moment.is_seen_at(view.now):
            seconds = _seconds(entry)
            if seconds is not None:
                yield entry.moment.key(), seconds, str(entry.path)


def _seconds(entry: WorkEntry) -> float | None:
    """Return the seconds held; work that was not done in full shows what it states itself alone."""
    dosage = entry.dosage if entry.status is Status.DONE else entry.stated.dosage
    return None if dosage is None else dosage.hold_s


def days(criterion: DaysCriterion, view: View) -> Shown:
    """Return whether the days have passed; of several onsets or operations, since the last one."""
    found = max(_SINCE[criterion.since](view), default=None)
    if found is None:
        return unknown((f"the day of the {criterion.since.replace('-', ' ')}",))
    day, path = found
    passed = (view.now.date - day).days
    due = day + dt.timedelta(days=criterion.at_least)
    return met_if(passed >= criterion.at_least, [Fact(path, str(day), passed)], (f"again on or after {due}",))


def _onsets(view: View) -> Iterator[Datum]:
    for position, complaint in enumerate(view.chart.case.complaints or ()):
        if complaint.onset is not None and complaint.onset <= view.now.date:
            yield complaint.onset, f"$.complaints[{position}].onset"


def _operations(view: View) -> Iterator[Datum]:
    patient = view.chart.case.patient
    for position, surgery in enumerate((patient.surgeries or ()) if patient is not None else ()):
        if surgery.state is SurgeryState.DONE and surgery.date is not None and surgery.date <= view.now.date:
            yield surgery.date, f"$.patient.surgeries[{position}].date"


def _program(view: View) -> Iterator[Datum]:
    if view.chart.case.program_start is not None:
        yield view.chart.case.program_start, "$.program_start"


def _phase(view: View) -> Iterator[Datum]:
    if view.began is not None:
        yield view.began, "$.program.phases"


_SINCE: dict[DaysSince, Callable[[View], Iterator[Datum]]] = {
    DaysSince.ONSET: _onsets,
    DaysSince.SURGERY: _operations,
    DaysSince.PROGRAM_START: _program,
    DaysSince.PHASE_START: _phase,
}
