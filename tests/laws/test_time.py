"""Time: only distances count, nothing knows what comes later, and a view is the case as it was told then."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws._findings import all_said
from tests.laws._judged import KINDS, judged_cases

import rehabkit as rk
from rehabkit import testing
from rehabkit.report import Finding, Report
from rehabkit.testing._orders import done, hindsight
from rehabkit.testing._turned import shifted, shifted_words

ON_THE_DAY = {"P01", "P02", "P05", "P09", "P10", "P33"}
"""Rules that judge a done item by its own day; P28 does so as well where no prescription shares its place."""


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data(), weeks=st.integers(-1_000, 4_000))
def test_shift(kind: str, data: st.DataObject, weeks: int) -> None:
    """A case moved by whole weeks gives the same findings, moved by as much."""
    case = data.draw(judged_cases(kind))

    def moved(text: str) -> str:
        return shifted_words(text, weeks)

    report, other = rk.check(case), rk.check(shifted(case, weeks))

    assert all_said(other.findings) == all_said(report.findings, moved)
    assert all_said(other.waived) == all_said(report.waived, moved)
    assert other.rows == report.rows


def _done(case: rk.Case, report: Report) -> list[Finding]:
    """Return the findings at work of the log that took place."""
    rules = ON_THE_DAY | ({"P28"} if case.program is None else set())
    found = (*report.findings, *report.waived)
    return [each for each in found if each.rule in rules and each.path.startswith(done(case))]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "acute"])
@given(data=st.data(), visit=testing.assessments())
def test_no_hindsight(kind: str, data: st.DataObject, visit: rk.Assessment) -> None:
    """What is observed after every session, contrary to all before, changes no finding at a session that was done."""
    before, after, day = hindsight(data.draw(judged_cases(kind)), visit)

    assert all_said(_done(after, rk.check(after, as_of=day))) == all_said(_done(before, rk.check(before, as_of=day)))


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


def _days(case: rk.Case) -> list[dt.date]:
    """Return the days on which something is recorded, and the first day of drawn documents."""
    log = case.log or rk.Log()
    found = {dt.date(2024, 3, 1), *(log.rest_days or ())}
    found |= {visit.date for visit in case.assessments or ()}
    found |= {session.date for session in log.sessions or ()}
    found |= {treatment.date for treatment in log.treatments or ()}
    found |= {activity.date for activity in log.activities or ()}
    return sorted(found)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_view(kind: str, data: st.DataObject) -> None:
    """A case viewed from a day is judged like the case without the records of later days."""
    case = data.draw(judged_cases(kind))
    day = data.draw(st.sampled_from(_days(case)))
    about = attrs.evolve(case, patient=case.patient or rk.Patient(), waivers=None, claims=None)
    whole, cut = _split(about, day)
    report, other = rk.check(whole, as_of=day), rk.check(cut, as_of=day)

    assert all_said(report.findings) == all_said(other.findings)
    assert report.rows == other.rows
    assert report.referral == other.referral
