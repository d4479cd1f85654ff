from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, item, own, pain, said, session, site, thing, visit

import rehabkit as rk

MUSCLE = "hamstrings"


def _test(**given: Any) -> Json:
    return thing(given, muscle=MUSCLE, **{"side": "left", "grade": "weak", "scale": "category", **given})


def _case(*tests: Json, day: str = "2024-04-10", sessions: list[Json] | None = None, **seen: Any) -> rk.Case:
    """Return a case with strength tests of the left hamstrings on one day."""
    found = visit(day, strengths=list(tests), **seen)
    log = {"sessions": sessions or []}
    return case(assessments=[found], log=log, definitions=own(), as_of="2024-04-30")


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["pass"]),
        ({"pain_during": 0}, ["pass"]),
        ({"pain_during": 1}, ["fail"]),
        ({"pain_during": 10}, ["fail"]),
        ({"grade": "normal", "pain_during": 5}, []),
        ({"grade": "strong", "pain_during": 5}, []),
        ({"grade": "4", "scale": "mmt", "pain_during": 5}, ["fail"]),
        ({"grade": "5", "scale": "mmt", "pain_during": 5}, []),
        ({"grade": None, "value": 89, "scale": "dynamometry-percent-other-side", "pain_during": 5}, ["fail"]),
        ({"grade": None, "value": 10, "scale": "hold-s", "pain_during": 5}, []),
        ({"grade": None, "value": 9, "norm_value": 10, "scale": "hold-s", "pain_during": 5}, ["fail"]),
        ({"side": "unknown", "pain_during": 5}, ["fail"]),
        ({"side": "unknown"}, ["pass"]),
    ],
)
def test_pain_told_with_the_test(given: Json, expected: list[str]) -> None:
    """Weakness in pain is noted; a test that shows none or cannot tell is not judged."""
    test = {name: value for name, value in _test(**given).items() if value is not None}

    assert expected == said("P31", _case(test))


@pytest.mark.parametrize(
    "region, side, value, expected",
    [
        ("thigh", "left", 3, "fail"),
        ("thigh", "left", 0, "pass"),
        ("thigh", "right", 3, "pass"),
        ("thigh", "unknown", 3, "pass"),
        ("shoulder", "left", 3, "pass"),
    ],
)
def test_pain_of_that_time(region: str, side: str, value: float, expected: str) -> None:
    """Without a pain told with the test, what is known of the site counts."""
    assert [expected] == said("P31", _case(_test(), pains=[pain(region, value, side)]))


def test_own_pain_goes_first() -> None:
    """A pain told with the test stands for the region's."""
    assert ["pass"] == said("P31", _case(_test(pain_during=0), pains=[pain("thigh", 5)]))


def test_unknown_side_has_no_region() -> None:
    """Of a muscle on an unknown side no pain is known."""
    assert ["pass"] == said("P31", _case(_test(side="unknown"), pains=[pain("thigh", 5, "bilateral")]))


@pytest.mark.parametrize("limit, expected", [(2.9, ["fail"]), (3, ["pass"])])
def test_pain_limit(limit: float, expected: list[str]) -> None:
    """Pain counts strictly above the threshold."""
    assert expected == said("P31", _case(_test(pain_during=3)), pain_limit=limit)


@pytest.mark.parametrize(
    "date, expected",
    [
        ("2024-04-02", "fail"),
        ("2024-04-03", "fail"),
        ("2024-04-08", "fail"),
        ("2024-04-09", "pass"),
        ("2024-04-01", "pass"),
    ],
)
def test_after_strengthening_in_pain(date: str, expected: str) -> None:
    """The week after strengthening in pain is noted, the seventh day is free (A30)."""
    lift = session("2024-04-02", item(MUSCLE, pain_before=4), time="08:00")

    assert [expected] == said("P31", _case(_test(pain_during=0), day=date, time="10:00", sessions=[lift]))


@pytest.mark.parametrize("days, expected", [(8, ["pass"]), (9, ["fail"])])
def test_threshold_of_the_window(days: float, expected: list[str]) -> None:
    """How long the window is, is the threshold's."""
    lift = session("2024-04-02", item(MUSCLE, pain_before=4))

    assert expected == said("P31", _case(_test(), sessions=[lift]), inhibition_days=days)


def test_several_windows() -> None:
    """A window that is over does not hide the one that still holds."""
    lifts = [session(day, item(MUSCLE, pain_before=4)) for day in ("2024-04-01", "2024-04-08")]
    (hit,) = hits("P31", _case(_test(), sessions=lifts))

    assert "resistance training in pain was on 2024-04-08" == filled(hit)["reasons"]


def test_strengthening_without_pain() -> None:
    """Strengthening without pain opens no window."""
    lift = session("2024-04-09", item(MUSCLE, pain_before=0))

    assert ["pass"] == said("P31", _case(_test(), sessions=[lift]))


@pytest.mark.parametrize(
    "massage, test, expected",
    [
        ("09:00", "10:00", "fail"),
        ("10:00", "09:00", "pass"),
        ("10:00", "10:00", "pass"),
        (None, "10:00", "pass"),
        ("09:00", None, "pass"),
    ],
)
def test_after_inhibiting_treatment(massage: str | None, test: str | None, expected: str) -> None:
    """A treatment that came before the test on its day is noted; without times the test came first (A18)."""
    rub = session("2024-04-10", item(MUSCLE, intervention="massage"), time=massage)

    assert [expected] == said("P31", _case(_test(), time=test, sessions=[rub]))


def test_inhibiting_treatment_of_the_day_before() -> None:
    """Of the day after a treatment nothing is assumed (A29)."""
    assert ["pass"] == said(
        "P31", _case(_test(), sessions=[session("2024-04-09", item(MUSCLE, intervention="massage"))])
    )


@pytest.mark.parametrize("muscle, side", [(MUSCLE, "right"), ("quadriceps", "left")])
def test_other_site(muscle: str, side: str) -> None:
    """Work on another muscle or side opens no window for this one."""
    lift = session("2024-04-09", item(muscle, side, pain_before=4))

    assert ["pass"] == said("P31", _case(_test(), sessions=[lift]))


def test_missed_work() -> None:
    """Missed work opens no window."""
    lift = session("2024-04-09", item(MUSCLE, pain_before=4, status="missed"))

    assert ["pass"] == said("P31", _case(_test(), sessions=[lift]))


def test_every_reason_is_told() -> None:
    """The finding tells all reasons, with their facts and ages."""
    both = [session("2024-04-08", item(targets=[site(MUSCLE)], pain_before=4))]
    (hit,) = hits("P31", _case(_test(pain_during=2), sessions=both))

    assert "pain is 2/10 and resistance training in pain was on 2024-04-08" == filled(hit)["reasons"]
    assert [0, 0, 2] == [fact.age_days for fact in hit.facts]


def test_each_test_is_judged() -> None:
    """Each test that shows weakness is a place of its own."""
    assert ["fail", "pass"] == said("P31", _case(_test(pain_during=2), _test(side="right", pain_during=0)))


def test_severity() -> None:
    """The note is an info."""
    (finding,) = (each for each in rk.check(_case(_test(pain_during=2))).findings if each.rule == "P31")

    assert rk.Severity.INFO is finding.severity
