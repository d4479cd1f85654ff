"""P06: stretching goes on although a muscle is no less tight after it."""

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
    phase,
    program,
    said,
    session,
    site,
    thing,
    tone,
    visit,
    work,
)

import rehabkit as rk

FIRST = dt.date(2024, 4, 1)
HAMSTRINGS, CALF = "hamstrings", "gastrocnemius"
CLINICIAN = {"change_basis": "clinician-statement"}


def _on(day: int) -> str:
    return (FIRST + dt.timedelta(days=day)).isoformat()


def _seen(day: int, *states: str, **given: Any) -> Json:
    return visit(_on(day), tones=[tone(HAMSTRINGS, state, **given) for state in states])


def _stretch(day: int, side: str = "left", **given: Any) -> Json:
    return session(_on(day), item(HAMSTRINGS, side, **{"intervention": "self-stretch", **given}))


THRICE = [_stretch(1), _stretch(2), _stretch(3)]
AGAIN = _stretch(8)


def _case(visits: list[Json], *sessions: Json, **members: Any) -> rk.Case:
    stretched = list(sessions) or [*THRICE, AGAIN]
    return case(
        **{"assessments": visits, "log": {"sessions": stretched}, "definitions": own(), "as_of": _on(30), **members}
    )


TIGHT = [_seen(0, "hypertonic"), _seen(7, "hypertonic")]


@pytest.mark.parametrize(
    "before, after, expected",
    [
        ("hypertonic", "hypertonic", ["fail"]),
        ("hypertonic", "spasm", ["fail"]),
        ("spasm", "hypertonic", ["pass"]),
        ("normal", "hypertonic", ["fail"]),
        ("hypotonic", "spasm", ["fail"]),
        ("releasing", "hypertonic", ["fail"]),
        ("hypertonic", "releasing", ["pass"]),
        ("hypertonic", "normal", ["pass"]),
        ("normal", "normal", ["pass"]),
        ("releasing", "releasing", ["pass"]),
        ("hypertonic", "unknown", []),
        ("unknown", "hypertonic", []),
    ],
)
def test_states(before: str, after: str, expected: list[str]) -> None:
    """A muscle that is tight afterwards, and no less than before, fails where stretching goes on."""
    assert expected == said("P06", _case([_seen(0, before), _seen(7, after)]))


@pytest.mark.parametrize(
    "sessions, expected",
    [
        ([], ["fail"]),
        ([*THRICE], ["pass"]),
        ([*THRICE[:2], AGAIN], []),
        ([*THRICE[:2], _stretch(7), AGAIN], []),
        ([*THRICE[:2], _stretch(3, status="missed"), AGAIN], []),
        ([*THRICE[:2], _stretch(3, status="planned"), AGAIN], []),
        ([*THRICE[:2], _stretch(3, "right"), AGAIN], []),
        ([*THRICE, _stretch(8, "right")], ["pass"]),
        ([*THRICE, _stretch(8, status="missed")], ["pass"]),
        ([*THRICE, _stretch(8, status="planned")], ["fail"]),
        ([*THRICE, _stretch(7)], ["fail"]),
        ([_stretch(-1), *THRICE[:2], AGAIN], []),
        ([_stretch(0), *THRICE[:2], AGAIN], ["fail"]),
    ],
    ids=[
        "goes on",
        "ends",
        "two sittings",
        "third on the day",
        "one missed",
        "one planned",
        "one of the other side",
        "other side later",
        "missed later",
        "planned later",
        "on the day",
        "one before",
        "one on the first day",
    ],
)
def test_sittings(sessions: list[Json], expected: list[str]) -> None:
    """Three sittings between two observations count; an observation of the day was made before that day's work."""
    assert expected == said("P06", _case(TIGHT, *sessions))


@pytest.mark.parametrize("sittings, expected", [(1, ["fail"]), (3, ["fail"]), (4, [])])
def test_threshold(sittings: float, expected: list[str]) -> None:
    """The number of sittings is the threshold's."""
    assert expected == said("P06", _case(TIGHT), stretch_sittings=sittings)


def test_two_stretches_of_one_sitting() -> None:
    """Stretches of one sitting count once."""
    twice = session(_on(1), *(item(HAMSTRINGS, intervention="self-stretch") for _ in range(3)))

    assert [] == said("P06", _case(TIGHT, twice, AGAIN))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"intervention": "passive-stretch"}, ["fail"]),
        ({"technique": "pir"}, []),
        ({"technique": "hold-relax"}, []),
        ({"intervention": "isometric-release"}, []),
        ({"intervention": "massage"}, []),
        ({"lengthens": [site(CALF)]}, []),
        ({"lengthens": [site(HAMSTRINGS)], "targets": []}, ["fail"]),
        ({"targets": []}, []),
    ],
)
def test_kinds_of_work(given: Json, expected: list[str]) -> None:
    """Plain stretching counts, of the muscles to lengthen; techniques that contract first do not."""
    sessions = [_stretch(day, **given) for day in (1, 2, 3, 8)]

    assert expected == said("P06", _case(TIGHT, *sessions))


@pytest.mark.parametrize(
    "before, after, expected",
    [
        ("normal", "hypertonic", ["fail"]),
        ("hypertonic", "hypertonic", ["pass"]),
        ("normal", "normal", ["pass"]),
        (None, "hypertonic", ["pass"]),
        ("normal", None, ["pass"]),
    ],
)
def test_tightness_elsewhere(before: str | None, after: str | None, expected: list[str]) -> None:
    """Another muscle that has become tight in between counts, though the stretched one is freer."""
    first, second = _seen(0, "hypertonic"), _seen(7, "releasing")
    first["tones"] += [tone(CALF, before)] if before is not None else []
    second["tones"] += [tone(CALF, after)] if after is not None else []
    told = _case([first, second])

    assert expected == said("P06", told)
    assert ["; newly tight by then: gastrocnemius (left)"] * expected.count("fail") == [
        filled(hit)["elsewhere"] for hit in hits("P06", told)
    ]


def test_tightness_elsewhere_after_the_observation() -> None:
    """A muscle that becomes tight only after the later observation is not newly tight by then."""
    visits = [_seen(0, "hypertonic"), _seen(7, "releasing"), _seen(14, "normal")]
    for each, state in zip(visits, ("normal", "normal", "hypertonic"), strict=True):
        each["tones"] += [tone(CALF, state)]

    assert ["pass", "pass"] == said("P06", _case(visits))


def test_part_is_not_elsewhere() -> None:
    """A part of the stretched muscle, and a side that is not known, are no other muscle."""
    first, second = _seen(0, "hypertonic"), _seen(7, "releasing")
    first["tones"] += [tone("semitendinosus", "normal"), tone(CALF, "normal", "unknown")]
    second["tones"] += [tone("semitendinosus", "hypertonic"), tone(CALF, "hypertonic", "unknown")]

    assert ["pass"] == said("P06", _case([first, second]))


def test_each_observation() -> None:
    """Each observation is judged by the stretching that follows it up to the next one."""
    visits = [_seen(0, "hypertonic"), _seen(7, "hypertonic"), _seen(14, "hypertonic"), _seen(21, "normal")]
    sessions = [_stretch(day) for day in (1, 2, 3, 8, 9, 15, 16, 22)]

    assert ["fail", "fail", "pass"] == said("P06", _case(visits, *sessions))
    assert ["on 2024-04-09", "on 2024-04-16"] == [filled(hit)["when"] for hit in hits("P06", _case(visits, *sessions))]
    assert ["3", "5"] == [filled(hit)["count"] for hit in hits("P06", _case(visits, *sessions))]


def test_stretching_after_the_next_observation() -> None:
    """Stretching that goes on only after the next observation is no answer to the one before it."""
    visits = [*TIGHT, _seen(14, "normal")]

    assert ["pass", "pass"] == said("P06", _case(visits, *THRICE, _stretch(15)))


def test_states_of_one_day() -> None:
    """Of two states of one day the last one is judged, once (A21)."""
    told = _case([_seen(0, "hypertonic"), _seen(7, "releasing", "spasm", **CLINICIAN)])

    assert ["fail"] == said("P06", told)


@pytest.mark.parametrize("side, expected", [("left", ["fail"]), ("right", []), ("unknown", [])])
def test_side_of_the_observation(side: str, expected: list[str]) -> None:
    """Observations of the other side, or of an unknown one, say nothing."""
    assert expected == said("P06", _case([_seen(0, "hypertonic"), _seen(7, "hypertonic", side=side)]))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"to_day": 6}, ["pass"]),
        ({"from_day": 20}, ["fail"]),
        ({"intervention": "resistance"}, ["pass"]),
    ],
)
def test_plan(given: Json, expected: list[str]) -> None:
    """Stretching that is planned after the last observation goes on."""
    planned = work(HAMSTRINGS, **{"intervention": "self-stretch", **given})
    members = {"program_start": _on(0), "program": program(phase(planned))}

    assert expected == said("P06", _case(TIGHT, *THRICE, **members))


def test_plan_before_the_next_observation() -> None:
    """Days of a plan are looked at after the last observation alone, and the first of them is named."""
    planned = work(HAMSTRINGS, intervention="self-stretch")
    plan = {"program_start": _on(0), "program": program(phase(planned))}
    told = [_case([*TIGHT, _seen(14, state)], *THRICE, **plan) for state in ("normal", "hypertonic")]

    assert [["pass", "pass"], ["pass", "fail"]] == [said("P06", each) for each in told]
    assert ["on 2024-04-15 and on 13 further planned days"] == [filled(hit)["when"] for hit in hits("P06", told[1])]


def test_dateless_plan() -> None:
    """A plan without dates does not say that stretching goes on."""
    plan = {"program": program(phase(work(HAMSTRINGS, intervention="self-stretch")))}

    assert ["pass"] == said("P06", _case(TIGHT, *THRICE, **plan))


def test_first_further_stretch_is_named() -> None:
    """The finding stands at the first stretch after the observation, whatever the order of the log."""
    sessions = [_stretch(9), AGAIN, *THRICE]

    assert [["on 2024-04-09"], ["on 2024-04-09"]] == [
        [filled(hit)["when"] for hit in hits("P06", _case(TIGHT, *order))] for order in (sessions, sessions[::-1])
    ]


@pytest.mark.parametrize("condition, expected", [("stroke", ["neurogenic-tone"]), ("osteoporosis", ["fail"])])
def test_neurogenic_tone(condition: str, expected: list[str]) -> None:
    """Where tone may be neurogenic the rule does not apply (A69)."""
    patient = {"conditions": [thing({}, condition=condition)]}

    assert expected == said("P06", _case(TIGHT, patient=patient))


def test_view_of_an_earlier_day() -> None:
    """What was seen or done after the day of the view is not known."""
    assert ([], ["pass"], ["fail"]) == tuple(said("P06", _case(TIGHT), as_of=_on(day)) for day in (6, 7, 8))


def test_severity() -> None:
    """The finding is a plain warning."""
    found = [finding for finding in rk.check(_case(TIGHT)).findings if finding.rule == "P06"]

    assert [("warning", False)] == [(str(finding.severity), finding.contested) for finding in found]
