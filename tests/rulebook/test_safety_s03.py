from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, own, said, session, thing

import rehabkit as rk

DAY, NEXT = "2024-04-02", "2024-04-03"
CHEST = {"id": "ev1", "event": "chest-pain"}


def _work(intervention: str = "walking", **given: Any) -> Json:
    return thing(given, intervention=intervention)


def _hurt(**given: Any) -> Json:
    """Return a walk during which the chest hurts."""
    return _work(events=[CHEST], **given)


def _logged(*sessions: Json, **members: Any) -> rk.Case:
    log = {"sessions": list(sessions), **members.pop("log", {})}
    return case(**{"log": log, "definitions": own(), **members})


@pytest.mark.parametrize(
    "event, expected",
    [
        ("chest-pain", ["fail"]),
        ("syncope", ["fail"]),
        ("severe-breathlessness", ["fail"]),
        ("sudden-neurological-symptom", ["fail"]),
        ("dizziness", ["pass"]),
        ("fall", ["pass"]),
        ("pain-flare", ["pass"]),
        ("other", ["pass"]),
    ],
)
def test_stop_signs(event: str, expected: list[str]) -> None:
    """Every event is a place, and only stop signs end exercise."""
    first = _work(events=[{"id": "ev1", "event": event}])

    assert expected == said("S03", _logged(session(DAY, first, _work())))


def test_stop_sign_after_another_event() -> None:
    """A stop sign is judged after an event that is none."""
    first = _work(events=[{"id": "ev0", "event": "dizziness"}, CHEST])

    assert ["pass", "fail"] == said("S03", _logged(session(DAY, first, _work())))


@pytest.mark.parametrize(
    "items, expected",
    [
        ((_hurt(),), ["pass"]),
        ((_work(), _hurt()), ["pass"]),
        ((_hurt(), _work()), ["fail"]),
        ((_hurt(), _work("heat")), ["pass"]),
        ((_hurt(), _work(status="missed")), ["pass"]),
        ((_hurt(), _work(status="planned")), ["pass"]),
        ((_hurt(), _work(status="stopped")), ["fail"]),
        ((_hurt(status="stopped"), _work()), ["fail"]),
    ],
)
def test_one_sitting(items: tuple[Json, ...], expected: list[str]) -> None:
    """Within a sitting the order of its items decides; treatments, missed and planned items are no exercise done."""
    assert expected == said("S03", _logged(session(DAY, *items)))


@pytest.mark.parametrize("date, expected", [("2024-04-01", ["pass"]), (DAY, ["unknown"]), (NEXT, ["fail"])])
def test_other_days(date: str, expected: list[str]) -> None:
    """Exercise of an earlier day passes and of a later one fails; on the day itself the order is not known."""
    assert expected == said("S03", _logged(session(DAY, _hurt()), session(date, _work())))


@pytest.mark.parametrize(
    "sign, other, expected",
    [
        ("08:00", "09:00", ["fail"]),
        ("09:00", "08:00", ["pass"]),
        ("08:00", "08:00", ["unknown"]),
        (None, "09:00", ["unknown"]),
        ("08:00", None, ["unknown"]),
    ],
)
def test_times_of_a_day(sign: str | None, other: str | None, expected: list[str]) -> None:
    """Of two sittings of one day the times decide."""
    told = _logged(session(DAY, _hurt(), time=sign), session(DAY, _work(), time=other))

    assert expected == said("S03", told)


def test_certain_goes_before_doubtful() -> None:
    """Where some exercise certainly followed, what is doubtful is not told."""
    told = _logged(session(DAY, _hurt()), session(DAY, _work(), id="s2"), session(NEXT, _work(), id="s3"))
    (hit,) = hits("S03", told)

    assert {"first": NEXT, "last": NEXT, "number": "1 piece", "sign": "chest pain"} == filled(hit)


@pytest.mark.parametrize(
    "screen, expected",
    [
        (None, ["fail"]),
        ({"state": "negative", "date": "2024-04-03"}, ["pass"]),
        ({"state": "negative", "date": "2024-04-04"}, ["pass"]),
        ({"state": "negative", "date": "2024-04-05"}, ["fail"]),
        ({"state": "negative", "date": DAY}, ["fail"]),
        ({"state": "negative", "date": "2024-04-01"}, ["fail"]),
        ({"state": "negative"}, ["fail"]),
        ({"state": "positive", "date": NEXT}, ["fail"]),
        ({"state": "not-screened"}, ["fail"]),
    ],
)
def test_screen(screen: Json | None, expected: list[str]) -> None:
    """Exercise from the day of a negative screen on passes, if that was made after the day of the sign."""
    told = _logged(session(DAY, _hurt()), session("2024-04-04", _work()), red_flag_screen=screen, as_of="2024-04-30")

    assert expected == said("S03", told)


def test_later_screen_is_not_seen() -> None:
    """A screen of a later day does not yet count, and neither does later exercise."""
    screen = {"state": "negative", "date": "2024-04-05"}
    told = _logged(session(DAY, _hurt()), session("2024-04-06", _work()), red_flag_screen=screen, as_of="2024-04-30")

    assert (["pass"], ["pass"]) == (said("S03", told, as_of="2024-04-04"), said("S03", told))
    assert [] == said("S03", told, as_of="2024-04-01")


def test_screen_clears_only_what_comes_after_it() -> None:
    """Exercise between the sign and the screen stays, and is counted alone."""
    days = ("2024-04-03", "2024-04-04", "2024-04-08")
    screen = {"state": "negative", "date": "2024-04-07"}
    sessions = [session(day, _work(), id=f"x{day[-1]}") for day in days]
    (hit,) = hits("S03", _logged(session(DAY, _hurt()), *sessions, red_flag_screen=screen))

    assert {"first": "2024-04-03", "last": "2024-04-04", "number": "2 pieces", "sign": "chest pain"} == filled(hit)


@pytest.mark.parametrize(
    "day, expected", [(None, ["unknown"]), ("2024-04-01", ["fail"]), (DAY, ["unknown"]), (NEXT, ["pass"])]
)
def test_outside_sessions(day: str | None, expected: list[str]) -> None:
    """An event outside sessions has a day at most: on that day the order is not known, without one never."""
    event = {key: value for key, value in {**CHEST, "date": day}.items() if value is not None}
    told = _logged(session(DAY, _work()), log={"events": [event]}, as_of="2024-04-30")

    assert expected == said("S03", told)


@pytest.mark.parametrize("other, expected", [("2024-04-03", ["unknown"]), ("2024-04-04", ["fail"]), (DAY, ["pass"])])
def test_event_of_another_day_than_its_session(other: str, expected: list[str]) -> None:
    """An event may have a day of its own, which then decides."""
    late = _work(events=[{**CHEST, "date": "2024-04-03"}])
    told = _logged(session(DAY, late), session(other, _work()), as_of="2024-04-30")

    assert expected == said("S03", told)


def test_treatments() -> None:
    """An event during a treatment counts, and so does exercise that is logged as a treatment."""
    treatments = [
        thing({}, date=DAY, treatment="massage", events=[CHEST]),
        thing({}, date=NEXT, treatment="isometric-release"),
        thing({}, date=NEXT, treatment="ice"),
    ]
    (hit,) = hits("S03", case(log={"treatments": treatments}, definitions=own()))

    assert "$.log.treatments[0].events[0]" == str(hit.path)
    assert ["$.log.treatments[0].events[0]", "$.log.treatments[1]"] == [fact.path for fact in hit.facts]


def test_nothing_to_judge() -> None:
    """Without events nothing is judged, and a planned item has none."""
    plan = session(DAY, _hurt(status="planned"), _work())

    assert ([], [], []) == (
        said("S03", _logged(session(DAY, _work()))),
        said("S03", case()),
        said("S03", _logged(plan)),
    )


def test_referral_goes_first() -> None:
    """The sign itself is referred by P33, and no suggestion stands beside it."""
    report = rk.check(_logged(session(DAY, _hurt(), _work())))

    assert ["P33", "S03"] == [finding.rule for finding in report.findings if finding.severity == "error"]
    assert [None] == [finding.suggestion for finding in report.findings if finding.rule == "S03"]


def test_later_event_is_not_seen() -> None:
    """An event of a later day is no place yet."""
    told = _logged(session(DAY, _work()), log={"events": [{**CHEST, "date": NEXT}]})

    assert ([], ["pass"]) == (said("S03", told, as_of=DAY), said("S03", told, as_of=NEXT))


def test_needs() -> None:
    """An unknown order asks for day and time."""
    (hit,) = hits("S03", _logged(session(DAY, _hurt()), session(DAY, _work())))

    assert ("day and time of chest pain, and of the exercise",) == hit.needs
