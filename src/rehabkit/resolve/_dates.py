"""Every dated thing of a case, and dates that cannot be (D07)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from rehabkit.errors import ProblemCode
from rehabkit.location import Path
from rehabkit.models.case import Case
from rehabkit.models.complaint import Patient, RedFlagScreen
from rehabkit.models.log import EventRecord, Log
from rehabkit.resolve._doubts import Doubt
from rehabkit.vocab import Status, SurgeryState


def date_doubts(case: Case) -> Iterator[Doubt]:
    birth = case.patient.birth_year if case.patient is not None else None
    for path, day, is_record in dated(case):
        if birth is not None and day.year < birth:
            why = partial("lies before the year of birth, {} (got {})".format, birth, day)
            yield Doubt(path, ProblemCode.IMPOSSIBLE_DATE, why)
        if is_record and case.as_of is not None and day > case.as_of:
            why = partial("lies after the case's as_of, {} (got {})".format, case.as_of, day)
            yield Doubt(path, ProblemCode.IMPOSSIBLE_DATE, why)


def dated(case: Case) -> Iterator[tuple[Path, dt.date, bool]]:
    """Yield each dated thing with its path, its day, and whether it records something that happened."""
    if case.patient is not None:
        yield from _dated_history(case.patient)
    if case.red_flag_screen is not None:
        yield from _dated_screen(case.red_flag_screen)
    for position, complaint in enumerate(case.complaints or ()):
        if complaint.onset is not None:
            yield Path(("complaints", position, "onset")), complaint.onset, True
    for position, assessment in enumerate(case.assessments or ()):
        yield Path(("assessments", position, "date")), assessment.date, True
    if case.log is not None:
        yield from _dated_log(case.log)


def _dated_screen(screen: RedFlagScreen) -> Iterator[tuple[Path, dt.date, bool]]:
    root = Path(("red_flag_screen",))
    if screen.date is not None:
        yield root / "date", screen.date, True
    for position, flag in enumerate(screen.positives or ()):
        if flag.date is not None:
            yield root / "positives" / position / "date", flag.date, True


def _dated_history(patient: Patient) -> Iterator[tuple[Path, dt.date, bool]]:
    root = Path(("patient",))
    for position, surgery in enumerate(patient.surgeries or ()):
        if surgery.date is not None:
            yield root / "surgeries" / position / "date", surgery.date, surgery.state is SurgeryState.DONE
    for position, condition in enumerate(patient.conditions or ()):
        if condition.since is not None:
            yield root / "conditions" / position / "since", condition.since, True
    for position, medicine in enumerate(patient.medications or ()):
        if medicine.last_dose_date is not None:
            yield root / "medications" / position / "last_dose_date", medicine.last_dose_date, True
    for position, treatment in enumerate(patient.past_treatments or ()):
        if treatment.date is not None:
            yield root / "past_treatments" / position / "date", treatment.date, True


def _dated_log(log: Log) -> Iterator[tuple[Path, dt.date, bool]]:
    root = Path(("log",))
    for position, session in enumerate(log.sessions or ()):
        items = session.items or ()
        done = [(item.status or session.status) is not Status.PLANNED for item in items]
        is_record = any(done) if items else session.status is not Status.PLANNED
        here = root / "sessions" / position
        yield here / "date", session.date, is_record
        for number, item in enumerate(items):
            yield from _dated_events(here / "items" / number / "events", item.events)
    for position, treatment in enumerate(log.treatments or ()):
        here = root / "treatments" / position
        yield here / "date", treatment.date, treatment.status is not Status.PLANNED
        yield from _dated_events(here / "events", treatment.events)
    for position, activity in enumerate(log.activities or ()):
        yield root / "activities" / position / "date", activity.date, True
    for position, day in enumerate(log.rest_days or ()):
        yield root / "rest_days" / position, day, True
    for position, change in enumerate(log.modifications or ()):
        yield root / "modifications" / position / "date", change.date, True
    yield from _dated_events(root / "events", log.events)
    if log.drop_out is not None:
        yield root / "drop_out" / "date", log.drop_out.date, True


def _dated_events(root: Path, events: tuple[EventRecord, ...] | None) -> Iterator[tuple[Path, dt.date, bool]]:
    for position, event in enumerate(events or ()):
        if event.date is not None:
            yield root / position / "date", event.date, True
