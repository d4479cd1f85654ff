"""P03: a region is strengthened in the week after it was strengthened in pain."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.rulebook._build import (
    Json,
    case,
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
    thing,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact

NECK, ARM = "upper-trapezius", "biceps-brachii"
FIRST = dt.date(2024, 4, 2)


def _on(day: int) -> str:
    return (FIRST + dt.timedelta(days=day)).isoformat()


def _log(*sessions: Json, **members: Any) -> rk.Case:
    return case(**{"log": {"sessions": list(sessions)}, "definitions": own(), "as_of": _on(60), **members})


def _hurt(muscle: str = NECK, side: str = "left", **given: Any) -> Json:
    return item(muscle, side, **{"pain_before": 3, **given})


def _later(muscle: str = NECK, side: str = "left", **given: Any) -> Json:
    return item(muscle, side, **{"pain_before": 0, **given})


@pytest.mark.parametrize(
    "day, expected",
    [(1, ["fail neck"]), (6, ["fail neck"]), (7, ["pass"]), (8, ["pass"]), (-1, [])],
)
def test_days(day: int, expected: list[str]) -> None:
    """The six days after the painful work count, the seventh is free, and earlier work is no place (A30)."""
    assert expected == said("P03", _log(session(_on(0), _hurt()), session(_on(day), _later())))


@pytest.mark.parametrize("days, expected", [(3, ["pass"]), (4, ["fail neck"]), (0, ["pass"])])
def test_threshold(days: float, expected: list[str]) -> None:
    """The number of days is the threshold's."""
    told = _log(session(_on(0), _hurt()), session(_on(3), _later()))

    assert expected == said("P03", told, inhibition_days=days)


@pytest.mark.parametrize(
    "given, limit, expected",
    [
        ({"pain_before": 1}, 0, ["fail neck"]),
        ({"pain_before": 0}, 0, []),
        ({"pain_before": 0, "pain_during": 1}, 0, ["fail neck"]),
        ({"pain_before": 0, "pain_after": 5}, 0, []),
        ({"pain_before": 3}, 3, []),
        ({"pain_before": 3.5}, 3, ["fail neck"]),
        ({"pain_before": None}, 0, []),
        ({"status": "missed"}, 0, []),
        ({"status": "planned"}, 0, []),
        ({"status": "stopped"}, 0, ["fail neck"]),
        ({"intervention": "walking"}, 0, []),
        ({"intervention": "walking", "strengthening": True}, 0, ["fail neck"]),
        ({"intervention": "massage"}, 0, []),
    ],
)
def test_painful_bout(given: Json, limit: float, expected: list[str]) -> None:
    """Only strengthening that was done, in pain above the limit, opens the week."""
    told = _log(session(_on(0), _hurt(**given)), session(_on(3), _later()))

    assert expected == said("P03", told, pain_limit=limit)


@pytest.mark.parametrize("value, expected", [(4, ["fail neck"]), (0, [])])
def test_pain_of_the_region(value: float, expected: list[str]) -> None:
    """Where no pain is told with the work, what is known of the region decides."""
    told = _log(
        session(_on(0), _hurt(pain_before=None)),
        session(_on(3), _later()),
        assessments=[visit(_on(0), pains=[pain("neck", value, "central")])],
    )

    assert expected == said("P03", told)


@pytest.mark.parametrize(
    "first, second, expected",
    [
        ((NECK, "left"), (NECK, "right"), ["fail neck"]),
        ((NECK, "left"), ("sternocleidomastoid", "right"), ["fail neck"]),
        ((ARM, "left"), (ARM, "left"), ["fail outside-the-neck"]),
        ((ARM, "left"), (ARM, "right"), []),
        ((ARM, "left"), ("triceps-brachii", "left"), ["fail outside-the-neck"]),
        ((ARM, "left"), (NECK, "left"), []),
        (("erector-spinae", "left"), ("rectus-abdominis", "midline"), []),
        (("erector-spinae", "left"), ("multifidus", "right"), ["fail outside-the-neck"]),
    ],
)
def test_regions_and_sides(first: tuple[str, str], second: tuple[str, str], expected: list[str]) -> None:
    """The same region counts, on the same side where it is sided; outside the neck it is extrapolated (A07)."""
    places = {
        "erector-spinae": ("low-back", False),
        "multifidus": ("low-back", False),
        "rectus-abdominis": ("abdomen", True),
        "biceps-brachii": ("elbow", False),
        "triceps-brachii": ("elbow", False),
        "upper-trapezius": ("neck", False),
        "sternocleidomastoid": ("neck", False),
    }
    muscles = [
        {"id": name, "name": name, "regions": [region], "midline": midline}
        for name, (region, midline) in places.items()
        if name in {first[0], second[0]}
    ]
    told = _log(session(_on(0), _hurt(*first)), session(_on(3), _later(*second)), definitions=own(muscles=muscles))

    assert expected == said("P03", told)


def test_region_of_the_pain() -> None:
    """Of a muscle in several regions, the one that hurt counts where that is told."""
    muscles = [
        {"id": "long", "name": "long", "regions": ["neck", "upper-back"], "midline": False},
        {"id": "low", "name": "low", "regions": ["upper-back"], "midline": False},
    ]
    told = [
        _log(
            session(_on(0), _hurt("long", pain_before=None)),
            session(_on(3), _later("low")),
            assessments=[visit(_on(0), pains=[pain(region, 4, "central")])],
            definitions=own(muscles=muscles),
        )
        for region in ("neck", "upper-back")
    ]

    assert [[], ["fail outside-the-neck"]] == [said("P03", each) for each in told]


def test_neck_beside_the_region_of_the_pain() -> None:
    """Work that also reaches the neck is outside the neck where the region that hurt is another."""
    muscles = [
        {"id": "long", "name": "long", "regions": ["neck", "upper-back"], "midline": False},
        {"id": "low", "name": "low", "regions": ["upper-back"], "midline": False},
    ]
    told = _log(session(_on(0), _hurt("low")), session(_on(3), _later("long")), definitions=own(muscles=muscles))

    assert ["fail outside-the-neck"] == said("P03", told)


@pytest.mark.parametrize(
    "side, expected", [("left", ["fail outside-the-neck"]), ("right", []), (None, ["fail outside-the-neck"])]
)
def test_work_of_a_region(side: str | None, expected: list[str]) -> None:
    """Later work that names a region alone is judged by it."""
    muscle = {"id": ARM, "name": ARM, "regions": ["elbow"], "midline": False}
    where = {"region": "elbow", "region_side": side}
    later = item(None, **{name: value for name, value in where.items() if value is not None})
    told = _log(session(_on(0), _hurt(ARM)), session(_on(3), later), definitions=own(muscles=[muscle]))

    assert expected == said("P03", told)


@pytest.mark.parametrize(
    "sessions, expected",
    [
        ([session(_on(0), _hurt(), _hurt(), _later())], []),
        ([session(_on(0), _hurt(), id="a"), session(_on(0), _later(), id="b")], ["fail neck"]),
        ([session(_on(0), _hurt(), id="b"), session(_on(0), _later(), id="a")], []),
        (
            [session(_on(0), _hurt(), id="b", time="08:00"), session(_on(0), _later(), id="a", time="18:00")],
            ["fail neck"],
        ),
        ([session(_on(0), _hurt(), id="a", time="18:00"), session(_on(0), _later(), id="b", time="08:00")], []),
        ([session(_on(0), _hurt(), _later(time="18:00"), time="08:00")], []),
    ],
    ids=["one sitting", "two sittings", "other ids", "later that day", "earlier that day", "times in a sitting"],
)
def test_same_day(sessions: list[Json], expected: list[str]) -> None:
    """Further work of the same sitting is the same bout; a later sitting of that day is not."""
    found = [said("P03", _log(*order)) for order in (sessions, sessions[::-1])]

    assert [expected, expected] == found


def test_each_further_session() -> None:
    """Each later session is judged by the last painful bout before it."""
    told = _log(*(session(_on(day), _hurt()) for day in (0, 3, 10)), session(_on(16), _later()))

    assert ["fail neck", "pass", "fail neck"] == said("P03", told)
    assert ["3 days", "6 days"] == [filled(hit)["age"] for hit in hits("P03", told)]


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail neck"]),
        ({"from_day": 6}, ["fail neck"]),
        ({"from_day": 7}, ["pass"]),
        ({"to_day": 0, "from_day": 0}, ["fail neck"]),
    ],
)
def test_plan(given: Json, expected: list[str]) -> None:
    """A prescription gives one finding for its planned days in the week."""
    told = _log(
        session(_on(0), _hurt()), program_start=_on(0), program=program(phase(work(NECK, **given))), as_of=_on(0)
    )

    assert expected == said("P03", told)


def test_plan_names_the_days() -> None:
    """It names the first planned day, and how many further ones there are."""
    told = _log(session(_on(0), _hurt()), program_start=_on(4), program=program(phase(work(NECK))))

    assert ["on 2024-04-06 and on 2 further planned days"] == [filled(hit)["when"] for hit in hits("P03", told)]


def test_plan_without_dates() -> None:
    """A program without a start, or before the bout, has no day to judge."""
    plans = [{}, {"program_start": "2024-01-01"}]
    told = [_log(session(_on(0), _hurt()), program=program(phase(work(NECK))), **plan) for plan in plans]

    assert [[], []] == [said("P03", each) for each in told]


def test_highest_pain_of_a_sitting_is_named() -> None:
    """Of two painful bouts of one sitting the one that hurt more is named, whatever their order."""
    bouts = [_hurt(side="left", id="i1", pain_before=2), _hurt(side="right", id="i2", pain_before=5)]
    told = [_log(session(_on(0), *order), session(_on(1), _later())) for order in (bouts, bouts[::-1])]
    expected = {
        "work": "resistance training",
        "target": "upper-trapezius (left)",
        "when": "on 2024-04-03",
        "age": "1 day",
        "bout": "2024-04-02 (pain 5/10)",
        "free": "2024-04-09",
    }

    assert [[expected], [expected]] == [[filled(hit) for hit in hits("P03", each)] for each in told]


def test_facts() -> None:
    """The finding shows the painful work and its pain, with their age."""
    told = _log(session(_on(0), _hurt()), session(_on(2), _later()))
    (hit,) = hits("P03", told)

    assert (
        Fact("$.log.sessions[0].items[0]", "resistance training of upper-trapezius on 2024-04-02", 2),
        Fact("$.log.sessions[0].items[0].pain_before", "pain 3/10", 2),
    ) == hit.facts


def test_view_of_an_earlier_day() -> None:
    """Work after the day of the view is not seen; work planned in the log is."""
    told = _log(session(_on(0), _hurt()), session(_on(2), _later()), session(_on(4), _later(status="planned")))

    assert (["fail neck"], ["fail neck", "fail neck"]) == (
        said("P03", told, as_of=_on(1)),
        said("P03", told),
    )


def test_treatments_count() -> None:
    """Strengthening that is logged as a treatment counts as any other."""
    given = thing({}, date=_on(2), treatment="resistance", targets=[site(NECK)])
    told = _log(log={"sessions": [session(_on(0), _hurt())], "treatments": [given]})

    assert ["fail neck"] == said("P03", told)


def test_severity() -> None:
    """The finding is contested: a warning for the neck, a note elsewhere."""
    told = [_log(session(_on(0), _hurt(muscle)), session(_on(2), _later(muscle))) for muscle in (NECK, ARM)]
    found = [
        (str(finding.severity), finding.contested)
        for each in told
        for finding in rk.check(each).findings
        if finding.rule == "P03"
    ]

    assert [("warning", True), ("info", True)] == found


def test_order_of_targets() -> None:
    """Of two sides that hurt alike the same pain is shown, in whatever order they are told."""
    muscle = {"id": ARM, "name": ARM, "regions": ["elbow"], "midline": False}
    sides = [site(ARM), site(ARM, "right")]
    told = [
        _log(
            session(_on(0), item(targets=targets)),
            session(_on(1), item(region="elbow")),
            assessments=[visit(_on(0), pains=[pain("elbow", 3), pain("elbow", 3, "right")])],
            definitions=own(muscles=[muscle]),
        )
        for targets in (sides, sides[::-1])
    ]

    assert [["$.log.sessions[0].items[0]", "$.assessments[0].pains[1]"]] * 2 == [
        [fact.path for fact in hit.facts] for each in told for hit in hits("P03", each)
    ]
