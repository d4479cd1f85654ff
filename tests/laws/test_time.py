"""Time: only distances count, nothing knows what comes later, and a view is the case as it was told then."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.laws._findings import all_said

import rehabkit as rk
from rehabkit import codec, testing
from rehabkit.report import Finding, Report

DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
ON_THE_DAY = {"P01", "P02", "P05", "P09", "P10", "P33"}
"""Rules that judge a done item by its own day; P28 does so as well where no prescription shares its place."""


@given(testing.cases(), st.integers(-1_000, 5_000))
def test_shift(case: rk.Case, weeks: int) -> None:
    """A case moved by whole weeks gives the same findings, moved by as much."""

    def moved(text: str) -> str:
        return DAY.sub(lambda found: str(dt.date.fromisoformat(found[0]) + dt.timedelta(weeks=weeks)), text)

    def later(value: object) -> object:
        if isinstance(value, dict):
            return {key: later(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [later(inner) for inner in value]
        return moved(value) if isinstance(value, str) and DAY.fullmatch(value) else value

    shifted = codec.structure(rk.Case, later(codec.plain(case)))
    report, other = rk.check(case), rk.check(shifted)

    assert all_said(other.findings) == all_said(report.findings, moved)
    assert all_said(other.waived) == all_said(report.waived, moved)
    assert other.rows == report.rows


def _done(case: rk.Case, report: Report) -> list[Finding]:
    """Return the findings at work of the log that took place."""
    rules = ON_THE_DAY | ({"P28"} if case.program is None else set())
    done = {
        f"$.log.sessions[{at}].items[{position}]"
        for at, session in enumerate((case.log.sessions or ()) if case.log is not None else ())
        for position, item in enumerate(session.items or ())
        if (item.status or session.status) not in {rk.Status.PLANNED, rk.Status.MISSED}
    }
    done |= {
        f"$.log.treatments[{at}]"
        for at, treatment in enumerate((case.log.treatments or ()) if case.log is not None else ())
        if treatment.status not in {rk.Status.PLANNED, rk.Status.MISSED}
    }
    found = (*report.findings, *report.waived)
    return [each for each in found if each.rule in rules and any(each.path.startswith(path) for path in done)]


@given(testing.cases(programmed=st.none() | testing.programs()), testing.assessments(), st.integers(1, 30))
def test_no_hindsight(case: rk.Case, visit: rk.Assessment, days: int) -> None:
    """An observation made after every session changes no finding at a session that was done.

    Neurological observations are left out: they say that the rules of tension never applied.
    """
    last = dt.date(2024, 4, 30)
    newest = attrs.evolve(visit, id="later", date=last + dt.timedelta(days=days), tones=None, pains=None, neuro=None)
    newest = attrs.evolve(
        newest,
        tones=tuple(attrs.evolve(tone, id=f"late-t{n}") for n, tone in enumerate(visit.tones or ())),
        pains=tuple(attrs.evolve(pain, id=f"late-p{n}") for n, pain in enumerate(visit.pains or ())),
        strengths=None,
        ranges=None,
        symptoms=None,
        functions=None,
        images=None,
        outcomes=None,
    )
    before = attrs.evolve(case, as_of=None)
    after = attrs.evolve(before, assessments=(*(case.assessments or ()), newest))
    view = last + dt.timedelta(days=60)

    assert all_said(_done(after, rk.check(after, as_of=view))) == all_said(_done(before, rk.check(before, as_of=view)))


def _is_late(record: Any, day: dt.date) -> bool:
    """Return whether a record of the log or an assessment is made after a day; what is planned is no record."""
    if isinstance(record, rk.Session):
        statuses = {item.status or record.status for item in record.items or ()}
        return record.date > day and rk.Status.PLANNED not in statuses
    if isinstance(record, rk.LoggedTreatment):
        return record.date > day and record.status is not rk.Status.PLANNED
    found = record if isinstance(record, dt.date) else record.date
    return found is not None and found > day


def _split(case: rk.Case, day: dt.date) -> tuple[rk.Case, rk.Case]:
    """Return a case with the records after a day at the end of their lists, and the same case without them."""

    def split(holder: Any, *names: str) -> tuple[Any, Any]:
        whole: dict[str, Any] = {}
        early: dict[str, Any] = {}
        for name in names:
            records = getattr(holder, name, None)
            if records is not None:
                early[name] = tuple(record for record in records if not _is_late(record, day))
                whole[name] = (*early[name], *(record for record in records if _is_late(record, day)))
        return (attrs.evolve(holder, **whole), attrs.evolve(holder, **early)) if holder is not None else (None, None)

    log, log_cut = split(case.log, "sessions", "treatments", "activities", "rest_days", "events")
    whole, cut = split(case, "assessments")
    return attrs.evolve(whole, log=log), attrs.evolve(cut, log=log_cut)


@given(testing.cases(), st.dates(dt.date(2024, 2, 25), dt.date(2024, 5, 5)))
def test_view(case: rk.Case, day: dt.date) -> None:
    """A case viewed from a day is judged like the case without the records of later days."""
    about = attrs.evolve(case, patient=case.patient or rk.Patient(), waivers=None, claims=None)
    whole, cut = _split(about, day)
    report, other = rk.check(whole, as_of=day), rk.check(cut, as_of=day)

    assert all_said(report.findings) == all_said(other.findings)
    assert report.rows == other.rows
    assert report.referral == other.referral
