from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    START,
    Json,
    case,
    done,
    filled,
    hits,
    item,
    own,
    pain,
    phase,
    program,
    said,
    session,
    site,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact

TRICEPS = "triceps-brachii"
PLACE = "$.log.sessions[0].items[0]"


def _release(**given: Any) -> Json:
    return item(TRICEPS, **{"intervention": "isometric-release", **given})


def _told(*pains: Json, date: str = START, **given: Any) -> rk.Case:
    """Return a release contraction, with pains observed on a day."""
    return done(_release(**given), assessments=[visit(date, pains=list(pains))], definitions=own())


@pytest.mark.parametrize(
    "before, during, expected",
    [
        (0, 0, "pass"),
        (3, 3, "pass"),
        (3, 2.5, "pass"),
        (3, 3.5, "fail"),
        (0, 0.5, "fail"),
        (0, 10, "fail"),
        (None, 0, "pass"),
        (None, 1, "unknown"),
    ],
)
def test_against_the_time_before(before: float | None, during: float, expected: str) -> None:
    """Pain during release is at most that just before; without that, any pain is undecided (A59)."""
    assert [expected] == said("P11", _told(pain_before=before, pain_during=during))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"technique": "met"}, ["fail"]),
        ({"technique": "hanna-somatics", "intervention": "body-awareness"}, ["fail"]),
        ({"intervention": "gpr"}, ["fail"]),
        ({"intervention": "massage"}, []),
        ({"intervention": "myofascial-release"}, []),
        ({"intervention": "resistance"}, []),
        ({"status": "partial"}, ["fail"]),
        ({"status": "stopped"}, ["fail"]),
        ({"status": "missed"}, []),
        ({"status": "planned"}, []),
        ({"pain_during": None}, []),
        ({"pain_during": None, "pain_after": 5}, []),
    ],
)
def test_what_is_judged(given: Json, expected: list[str]) -> None:
    """Only a release contraction that was done, with a pain told during it, is judged."""
    assert expected == said("P11", _told(**{"pain_before": 1, "pain_during": 2, **given}))


@pytest.mark.parametrize(
    "seen, date, expected",
    [
        ([pain("elbow", 3)], START, "pass"),
        ([pain("elbow", 2)], START, "fail"),
        ([pain("elbow", 3)], "2024-04-01", "unknown"),
        ([pain("elbow", 0)], "2024-04-01", "unknown"),
        ([pain("elbow", 3, "right")], START, "unknown"),
        ([pain("elbow", 3, "bilateral")], START, "pass"),
        ([pain("elbow", 2, "unknown")], START, "unknown"),
        ([pain("elbow", 2), pain("shoulder", 3)], START, "pass"),
        ([pain("elbow", 2), pain("shoulder", 1)], START, "fail"),
        ([pain("elbow", 2), pain("shoulder", 1, "unknown")], START, "unknown"),
        ([pain("knee", 3)], START, "unknown"),
        ([{**pain("elbow", 2), "timing": "average"}], START, "unknown"),
        ([{**pain("elbow", 2), "timing": "worst"}], START, "unknown"),
        ([{**pain("elbow", 5), "timing": "worst"}], START, "unknown"),
        ([], START, "unknown"),
    ],
)
def test_observed_that_day(seen: list[Json], date: str, expected: str) -> None:
    """Where nothing is told with the work, a pain observed now on the same day counts, and no other."""
    assert [expected] == said("P11", _told(*seen, date=date, pain_during=3))


@pytest.mark.parametrize("time, expected", [("08:00", "fail"), ("09:00", "fail"), ("10:00", "unknown"), (None, "fail")])
def test_time_of_day(time: str | None, expected: str) -> None:
    """An observation that is later on the day is not of the time before (A18)."""
    told = done(
        _release(pain_during=3, time="09:00"),
        assessments=[visit(START, pains=[pain("elbow", 0)], **({} if time is None else {"time": time}))],
        definitions=own(),
    )

    assert [expected] == said("P11", told)


def test_own_value_goes_first() -> None:
    """The value told with the work goes before an observation of the day."""
    assert ["fail"] == said("P11", _told(pain("elbow", 8), pain_before=2, pain_during=3))


@pytest.mark.parametrize(
    "observed, expected",
    [({"value": 20}, "unknown"), ({"value": 60}, "unknown"), ({"value": 0}, "fail")],
)
def test_scales_are_not_converted(observed: Json, expected: str) -> None:
    """Points and millimeters do not compare, except that none at all is none (A74)."""
    seen = {**pain("elbow", 0), **observed, "scale": "vas-mm"}

    assert [expected] == said("P11", _told(seen, pain_during=3))


def test_millimeters() -> None:
    """Two values of one item are on one scale."""
    told = _told(pain_before=20, pain_during=30, pain_scale="vas-mm")
    (found,) = hits("P11", told)

    assert ("30 mm on a VAS", "20 mm on a VAS") == (filled(found)["during"], filled(found)["before"])


def test_a_place_without_a_muscle() -> None:
    """Work that names a region compares with the pain of that region."""
    told = _told(pain("elbow", 1), targets=None, region="elbow", region_side="left", pain_during=3)

    assert ["fail"] == said("P11", told)


def test_treatments_and_items_of_prescriptions() -> None:
    """A treatment of the log is judged like an item, and an item takes its work from its prescription."""
    given = {"id": "x1", "date": START, "treatment": "isometric-release", "targets": [site(TRICEPS)]}
    told = case(
        program_start=START,
        program=program(phase(work(TRICEPS, id="e1", intervention="isometric-release"))),
        log={
            "sessions": [session(START, item(prescription="e1", pain_before=0, pain_during=1))],
            "treatments": [{**given, "pain_before": 5, "pain_during": 5}],
        },
        definitions=own(),
    )

    assert ["fail", "pass"] == said("P11", told)


def test_facts_of_an_observation() -> None:
    """The finding names both pains with their places."""
    (found,) = hits("P11", _told(pain("elbow", 1), pain_during=3))

    assert (
        Fact(f"{PLACE}.pain_during", "pain 3/10 during it"),
        Fact("$.assessments[0].pains[0]", "elbow (left): pain 1/10, movement, now", 0),
    ) == found.facts


def test_highest_pain_before() -> None:
    """Of several pains just before, the highest is the one that is compared with and told first."""
    (found,) = hits("P11", _told(pain("elbow", 1), pain("shoulder", 2), pain_during=3))

    assert "2/10" == filled(found)["before"]
    assert [f"$.assessments[0].pains[{at}]" for at in (1, 0)] == [fact.path for fact in found.facts[1:]]


def test_view_before_the_session() -> None:
    """A view of an earlier day does not see the session."""
    assert [] == said("P11", _told(pain_before=0, pain_during=3), as_of="2024-04-01")
