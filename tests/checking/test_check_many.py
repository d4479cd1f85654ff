from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

import rehabkit as rk
from rehabkit.rulebook import _cases

CASES = [_cases.elbow(), _cases.released(), _cases.stretched(), _cases.episode(), _cases.neck()] * 4
BROKEN = rk.apply(_cases.elbow(), rk.Edit("$.program.phases[0].prescriptions[0].intervention", "nothing"))


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.native)])
def test_reports_come_in_order(jobs: int) -> None:
    """The reports are those of single checks, in the order of the cases, however many processes work."""
    expected = [rk.check(case).to_json() for case in CASES]

    assert expected == [report.to_json() for report in rk.check_many(CASES, jobs=jobs)]


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.native)])
def test_arguments_reach_every_case(jobs: int) -> None:
    """Profile, selection, thresholds and day are the same for every case; generators may give selectors."""
    reports = list(
        rk.check_many(
            iter(CASES[:3]),
            jobs=jobs,
            profile="strict",
            select=(code for code in ["P01", "P09"]),
            ignore=(code for code in ["P09"]),
            thresholds={"pain-limit": 3},
            as_of=dt.date(2024, 4, 1),
        )
    )

    assert [("strict", dt.date(2024, 4, 1), ["D09", "P01", "P33", "S01", "S02", "S03"], 3)] * 3 == [
        (report.profile, report.as_of, [row.rule for row in report.rows], dict(report.thresholds)["pain-limit"])
        for report in reports
    ]


def test_cases_are_taken_one_by_one() -> None:
    """In one process a report is there before the next case is asked for."""
    asked: list[str] = []

    def cases() -> Iterator[rk.Case]:
        for case in CASES[:3]:
            asked.append(case.id)
            yield case

    reports = rk.check_many(cases())
    first = next(reports)

    assert (["elbow"], "elbow") == (asked, first.case)


@pytest.mark.native
def test_processes_take_few_cases_ahead() -> None:
    """With several processes the first report is there while most cases have not been asked for."""
    cases = iter(CASES * 10)
    next(rk.check_many(cases, jobs=2, select=["P01"]))

    assert len(CASES) * 5 < len(list(cases))


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.native)])
def test_rules_of_ones_own(jobs: int) -> None:
    """Rules that are given run in place of the shipped ones, in each process."""
    reports = rk.check_many(CASES[:2], jobs=jobs, rules=(rule for rule in rk.rules if rule.code == "P13"))

    assert [["P13"], ["P13"]] == [[row.rule for row in report.rows] for report in reports]


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.native)])
def test_refused_case(jobs: int) -> None:
    """A case that is refused raises its error, whole, from another process as well."""
    with pytest.raises(rk.CaseError) as caught:
        list(rk.check_many([_cases.elbow(), BROKEN], jobs=jobs))

    assert [("D02", "$.program.phases[0].prescriptions[0].intervention")] == [
        (problem.code, problem.path) for problem in caught.value.problems
    ]


def test_no_cases() -> None:
    """No cases give no reports."""
    assert [] == list(rk.check_many([]))
