from __future__ import annotations

from collections import Counter

import attrs
import pytest
from matplotlib.patches import Rectangle
from tests.plot._seen import S02, STORIES, elbow, gids, line, named, texts
from tests.rulebook._build import case, visit

import rehabkit as rk
import rehabkit.plot as rp
from rehabkit.report import DISCLAIMER


def _bars(case: rk.Case) -> dict[str, tuple[float, float]]:
    ax = rp.program_timeline(case)
    return {
        str(bar.get_gid()): (bar.get_x(), bar.get_x() + bar.get_width())
        for bar in ax.patches
        if isinstance(bar, Rectangle)
    }


def test_bars_are_phases_and_prescriptions() -> None:
    """Each phase and prescription has one bar from its first day to the end of its last."""
    assert {
        "$.program.phases[0]": (0, 14),
        "$.program.phases[0].prescriptions[0]": (0, 14),
        "$.program.phases[1]": (14, 28),
        "$.program.phases[1].prescriptions[0]": (20, 28),
    } == _bars(elbow())


def test_prescription_may_end_early() -> None:
    """A prescription with a last day of its own ends there."""
    story = _bars(STORIES["s06-good"])

    assert (19, 61) == story["$.program.phases[1].prescriptions[1]"]


@pytest.mark.parametrize("name", STORIES)
def test_findings_are_all_there(name: str) -> None:
    """Each finding of a check stands on the picture, under its rule, as often as the report has it."""
    report = rk.check(STORIES[name])
    drawn: Counter[str] = Counter()
    for text in texts(rp.program_timeline(STORIES[name], report)):
        code, _, count = text.partition(" x")
        if code in {*(finding.rule for finding in report.findings)}:
            drawn[code] += int(count or 1)

    assert Counter(finding.rule for finding in report.findings) == drawn


def test_findings_stand_where_they_are() -> None:
    """A finding stands at its phase, prescription, visit, log or the whole, with its grade."""
    found = named(rp.program_timeline(S02), "P")

    assert [
        "P05 error e1",
        "P32 note e1",
        "P01 error e2",
        "P02 error e2",
        "P04 warning e2",
        "P03 note e2",
        "P32 note assessments",
        "P31 note assessments",
        "P05 error log",
        "P01 error log",
        "P02 error log",
        "P43 error the whole",
        "P40 warning the whole",
        "P41 warning the whole",
        "P45 not decided the whole",
    ] == found


def test_finding_of_a_phase() -> None:
    """A finding of a phase itself stands at that phase."""
    report = rk.check(S02)
    moved = attrs.evolve(report, findings=(attrs.evolve(report.findings[0], path="$.program.phases[0]"),))

    assert ["P05 error ph1"] == named(rp.program_timeline(S02, moved), "P05")


def test_dated_findings_have_a_mark() -> None:
    """A day of the log or of a visit with findings has a mark of the firmest of them."""
    ax = rp.program_timeline(S02)
    marks = {str(each.get_gid()): each.get_marker() for each in ax.lines if " day " in str(each.get_gid())}

    assert {"assessments day -3": "o", "log day 0": "X"} == marks


def test_undated_record_has_no_mark() -> None:
    """A finding of the log that leads through no dated record has no mark on a day."""
    report = rk.check(S02)
    moved = attrs.evolve(report, findings=(attrs.evolve(report.findings[0], path="$.log.complete"),))

    assert [] == named(rp.program_timeline(S02, moved), "log day")


def test_rest_days_are_dates() -> None:
    """A day of rest, which is a bare date, stands on its day, and a finding at it has its mark there."""
    told = elbow(log={"rest_days": ["2024-04-09"]})
    report = rk.check(told)
    moved = attrs.evolve(report, findings=(attrs.evolve(report.findings[0], path="$.log.rest_days[0]"),))
    ax = rp.program_timeline(told, moved)

    assert [7.5] == [x for x, _ in line(ax, "$.log")]
    assert [7.5] == [x for x, _ in line(ax, "log day 7")]


def test_records_are_drawn_on_their_days() -> None:
    """Visits and records of the log stand on their days, counted from the program's start."""
    ax = rp.program_timeline(elbow())

    assert [0.5, 14.5] == [x for x, _ in line(ax, "$.assessments")]
    assert [3.5] == [x for x, _ in line(ax, "$.log")]


def test_without_a_start_nothing_is_dated() -> None:
    """Where the program's start is not stated, records are not placed, and the picture says so."""
    ax = rp.program_timeline(elbow(program_start=None))

    assert [] == named(ax, "$.assessments") + named(ax, "$.log")
    assert "which date day 0 is, is not stated" in rp.alt_text(ax)


def test_program_alone() -> None:
    """A program alone is drawn as a template, with the paths of its own report."""
    program = S02.program
    assert program is not None
    report = rk.check(program)

    assert gids(rp.program_timeline(program)) == gids(rp.program_timeline(program, report))
    assert {finding.rule for finding in report.findings} == {
        name[:3] for name in named(rp.program_timeline(program), "P")
    }


def test_no_program() -> None:
    """A case without a program is said to have none."""
    ax = rp.program_timeline(case(assessments=[visit("2024-04-02")]))

    assert "No program" == ax.get_title(loc="left")
    assert [] == list(ax.get_xticks())


def test_waived_findings_are_shown() -> None:
    """A waived finding is drawn as waived, and never dropped."""
    waiver = rk.Waiver(rule="P01", id="e2", reason="agreed", author="A. Author")
    ax = rp.program_timeline(attrs.evolve(S02, waivers=(waiver,)))

    assert "P01 waived e2" in named(ax, "P01")
    assert "waived" in texts(ax)


def test_profile_weighs() -> None:
    """The findings are those of the profile that is asked for, which the picture names."""
    ax = rp.program_timeline(S02, profile="published-evidence")

    assert "P01 note e2" in named(ax, "P01")
    assert "profile published-evidence" in rp.alt_text(ax)


def test_report_of_another_case() -> None:
    """A report of another case is refused."""
    with pytest.raises(ValueError) as caught:
        rp.program_timeline(S02, rk.check(STORIES["s03-bad"]))

    assert "the report must be of this case, s02-bad (got one of s03-bad)" == str(caught.value)


def test_disclaimer() -> None:
    """The picture carries the disclaimer whole."""
    told = rp.alt_text(rp.program_timeline(STORIES["s06-good"]))

    assert DISCLAIMER in told
