from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, item, own, phase, program, said, session, site, thing, work

import rehabkit as rk

MUSCLE = "hamstrings"
DAY = "2024-04-02"


def _rub(side: str = "left", muscle: str = MUSCLE, **given: Any) -> Json:
    return item(muscle, side, **{"intervention": "massage", **given})


def _lift(**given: Any) -> Json:
    return item(MUSCLE, **given)


def _treatment(date: str = DAY, **given: Any) -> Json:
    return thing(given, date=date, treatment="massage", targets=[site(MUSCLE)])


def _case(*sessions: Json, treatments: list[Json] | None = None, **members: Any) -> rk.Case:
    log = {"sessions": list(sessions), "treatments": treatments or []}
    return case(**{"log": log, "definitions": own(), "as_of": "2024-04-30", **members})


@pytest.mark.parametrize(
    "items, expected",
    [
        ([_rub(), _lift()], ["fail"]),
        ([_lift(), _rub()], ["pass"]),
        ([_lift()], ["pass"]),
        ([_rub()], []),
        ([_lift(), _rub(), _lift()], ["pass", "fail"]),
        ([_rub("right"), _lift()], ["pass"]),
        ([_rub(muscle="quadriceps"), _lift()], ["pass"]),
        ([_rub(muscle="biceps-femoris"), _lift()], ["fail"]),
        ([_rub(status="missed"), _lift()], ["pass"]),
        ([_rub(), _lift(status="missed")], []),
        ([_rub(), _lift(status="partial")], ["fail"]),
        ([_rub(), _lift(status="planned")], ["pass"]),
        ([_rub(status="planned"), _lift(status="planned")], ["fail"]),
    ],
)
def test_order_in_a_session(items: list[Json], expected: list[str]) -> None:
    """In one sitting the order decides, for the same muscle and side (A29)."""
    assert expected == said("P36", _case(session(DAY, *items)))


@pytest.mark.parametrize(
    "name, expected",
    [
        ("massage", "fail"),
        ("foam-rolling", "fail"),
        ("manipulation", "fail"),
        ("self-stretch", "fail"),
        ("isometric-release", "pass"),
        ("ice", "pass"),
        ("myofascial-release", "pass"),
        ("trigger-point-injection", "pass"),
        ("resistance", "pass"),
    ],
)
def test_what_inhibits(name: str, expected: str) -> None:
    """Techniques that inhibit and stretches count; release contractions and numbing do not."""
    found = said("P36", _case(session(DAY, _rub(intervention=name), _lift())))

    assert expected == found[-1]


@pytest.mark.parametrize(
    "name, given, judged",
    [
        ("stabilizer-hold", {}, True),
        ("walking", {}, False),
        ("carrying", {"strengthening": True}, True),
        ("pnf", {}, False),
        ("pnf", {"strengthening": True}, True),
        ("resistance", {"strengthening": False}, False),
    ],
)
def test_what_loads(name: str, given: Json, *, judged: bool) -> None:
    """Strengthening is loading, and PNF only where the entry says so (A42)."""
    told = _case(session(DAY, _rub(), _lift(intervention=name, **given)))

    assert (["fail"] if judged else []) == said("P36", told)


@pytest.mark.parametrize(
    "massage, lift, expected",
    [
        ("09:00", "10:00", "fail"),
        ("10:00", "10:00", "fail"),
        ("10:01", "10:00", "pass"),
        (None, "10:00", "unknown"),
        ("09:00", None, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_times_of_one_day(massage: str | None, lift: str | None, expected: str) -> None:
    """In different sittings the times decide, and without them nothing tells."""
    told = _case(session(DAY, _lift(), time=lift), treatments=[_treatment(time=massage)])

    assert [expected] == said("P36", told)


@pytest.mark.parametrize("date, expected", [("2024-04-01", "pass"), (DAY, "unknown"), ("2024-04-03", "pass")])
def test_day(date: str, expected: str) -> None:
    """Of the day before nothing is assumed (A29)."""
    assert [expected] == said("P36", _case(session(DAY, _lift()), treatments=[_treatment(date)]))


def test_what_is_known_goes_before_what_is_not() -> None:
    """A treatment that came before decides, whatever the order of another one."""
    told = _case(session(DAY, _rub(), _lift()), treatments=[_treatment()])
    (hit,) = hits("P36", told)

    assert (rk.Outcome.FAIL, ["$.log.sessions[0].items[0]"]) == (hit.outcome, [fact.path for fact in hit.facts])


def test_what_is_open_goes_before_what_came_after() -> None:
    """A treatment that came after settles nothing about another one whose order is not stated."""
    told = _case(session(DAY, _lift(), _rub()), treatments=[_treatment()])
    (hit,) = hits("P36", told)

    assert (rk.Outcome.UNKNOWN, ["$.log.treatments[0]"]) == (hit.outcome, [fact.path for fact in hit.facts])


def test_unknown_names_what_is_needed() -> None:
    """The unknown outcome names the times that would decide, and is an info."""
    told = _case(session(DAY, _lift(id="lift")), treatments=[_treatment(id="rub")])
    (hit,) = hits("P36", told)
    (finding,) = (each for each in rk.check(told).findings if each.rule == "P36")

    assert ("time of lift on 2024-04-02", "time of rub on 2024-04-02") == hit.needs
    assert rk.Severity.INFO is finding.severity


def test_several_treatments() -> None:
    """Treatments are named once each, in an order of their own."""
    (hit,) = hits("P36", _case(session(DAY, _rub(), _rub(), _rub(intervention="foam-rolling"), _lift())))

    assert "foam rolling and massage" == filled(hit)["treatments"]
    assert 3 == len(hit.facts)


def test_sites_are_judged_by_themselves() -> None:
    """Work on both sides fails on the treated one only."""
    both = item(targets=[site(MUSCLE), site(MUSCLE, "right")])

    assert ["pass", "fail"] == said("P36", _case(session(DAY, _rub("right"), both)))


def test_lengthened_muscle() -> None:
    """Where a stretch lengthens another muscle than its target, that one is inhibited."""
    stretch = item("quadriceps", intervention="self-stretch", lengthens=[site(MUSCLE)])

    assert ["fail"] == said("P36", _case(session(DAY, stretch, _lift())))


def test_mixed_work() -> None:
    """Work that stretches and strengthens is not its own predecessor."""
    assert ["pass"] == said("P36", _case(session(DAY, _lift(intervention="gpr", strengthening=True))))


def test_prescriptions() -> None:
    """A plan does not say what comes first on a day, and is not judged."""
    works = (work(MUSCLE, intervention="massage"), work(MUSCLE))

    assert [] == said("P36", _case(program=program(phase(*works)), program_start=DAY))


def test_item_of_a_prescription() -> None:
    """A session item takes its muscles over from its prescription."""
    works = (work(MUSCLE, intervention="massage", id="e1"), work(MUSCLE, id="e2"))
    items = (item(prescription="e1"), item(prescription="e2"))

    assert ["fail"] == said("P36", _case(session(DAY, *items), program=program(phase(*works)), program_start=DAY))
