from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, filled, hits, item, own, phase, program, said, session, site, work

import rehabkit as rk
from rehabkit.ruleset import Fact

TRICEPS = "triceps-brachii"
WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
TWICE, ONCE = {"times_per_day": 2, "days_per_week": 7}, {"times_per_day": 1, "days_per_week": 7}
FIRST = "$.program.phases[0].prescriptions[0]"


def _hanna(**given: Any) -> Json:
    given = {
        "intervention": "body-awareness",
        "technique": "hanna-somatics",
        "actor": "patient",
        "setting": "home",
        **given,
    }
    return work(TRICEPS, **given)


def _named(days: list[str], times: int | None = 2) -> Json:
    given = {} if times is None else {"times": times}
    return {"weekdays": [{"day": day, **given} for day in days]}


def _told(*works: Json, kind: str = "counter-strength", start: str | None = START, **members: Any) -> rk.Case:
    """Return a case with one phase of four weeks; day 0 is a Tuesday."""
    return case(program_start=start, program=program(phase(*works, kind=kind)), definitions=own(), **members)


def _log(*sessions: Json, **given: Any) -> Json:
    return {"sessions": list(sessions), **given}


@pytest.mark.parametrize(
    "dosage, expected",
    [
        (TWICE, "pass"),
        ({"times_per_day": 3, "days_per_week": 7}, "pass"),
        (ONCE, "fail"),
        ({"times_per_day": 1, "times_per_day_to": 2, "days_per_week": 7}, "fail"),
        ({"times_per_day": 2, "times_per_day_to": 3, "days_per_week": 7}, "pass"),
        ({"times_per_day": 2, "days_per_week": 6}, "fail"),
        ({"times_per_day": 7, "days_per_week": 2}, "fail"),
        ({"times_per_day": 2, "days_per_week": 6, "days_per_week_to": 7}, "fail"),
        (_named(WEEK), "pass"),
        (_named(WEEK, None), "fail"),
        (_named(WEEK[1:]), "fail"),
        (_named([]), "fail"),
        ({"days_per_week": 7}, "unknown"),
        ({"days_per_week": 6}, "fail"),
        ({"times_per_day": 2}, "unknown"),
        ({"times_per_day": 1}, "fail"),
        ({"hold_s": 5}, "unknown"),
        (None, "unknown"),
    ],
)
def test_times_and_days(dosage: Json | None, expected: str) -> None:
    """Such work falls on every day at least twice; what is not stated leaves it unknown unless the rest decides."""
    assert [expected] == said("P15", _told(_hanna(dosage=dosage)))


@pytest.mark.parametrize(
    "dosage, expected", [(_named(WEEK), "pass"), (_named(WEEK, None), "fail"), (_named(WEEK[1:]), "fail")]
)
def test_program_without_a_start(dosage: Json, expected: str) -> None:
    """Named days without a start cover every day only where all seven are named."""
    assert [expected] == said("P15", _told(_hanna(dosage=dosage), start=None))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"setting": None}, ["fail"]),
        ({"setting": "work"}, ["fail"]),
        ({"setting": "clinic"}, []),
        ({"setting": "group"}, []),
        ({"setting": "gym"}, []),
        ({"actor": None}, ["fail"]),
        ({"actor": None, "setting": None}, []),
        ({"actor": "hanna-teacher"}, []),
        ({"supervision": "none"}, ["fail"]),
        ({"supervision": "remote"}, ["fail"]),
        ({"supervision": "supervised"}, []),
        ({"supervision": "assisted"}, []),
        ({"technique": "pir"}, []),
        ({"technique": None}, []),
    ],
)
def test_whose_work_it_is(given: Json, expected: list[str]) -> None:
    """Only what the patient does without a teacher is home work of this kind."""
    assert expected == said("P15", _told(_hanna(dosage=ONCE, **given)))


@pytest.mark.parametrize(
    "others, expected",
    [
        ([], ["unknown"]),
        ([work(TRICEPS, intervention="isometric-release", actor="patient")], ["unknown"]),
        ([work(TRICEPS, intervention="isometric-release", actor="therapist")], ["pass"]),
        ([work(TRICEPS, actor="patient")], ["pass"]),
    ],
    ids=["other phase", "other homework", "work of a therapist", "strengthening"],
)
def test_days_that_p13_asks_for(others: list[Json], expected: list[str]) -> None:
    """The days of a release phase's only homework are one datum, and P13 asks for it."""
    kind = "release" if others else "counter-strength"

    assert expected == said("P15", _told(_hanna(dosage={"times_per_day": 2}), *others, kind=kind))


def test_without_an_actor_p13_does_not_ask() -> None:
    """Work at home without an actor is no homework to P13, so that its days are asked for here."""
    assert ["unknown"] == said("P15", _told(_hanna(dosage={"times_per_day": 2}, actor=None), kind="release"))


@pytest.mark.parametrize(
    "first, second, expected",
    [
        (ONCE, ONCE, ["pass", "pass"]),
        (_named(WEEK[:4]), _named(WEEK[4:]), ["pass", "pass"]),
        (_named(WEEK[:3]), _named(WEEK[4:]), ["fail", "fail"]),
        ({"times_per_day": 2, "days_per_week": 4}, {"times_per_day": 2, "days_per_week": 3}, ["unknown", "unknown"]),
        (ONCE, {"days_per_week": 7}, ["unknown", "unknown"]),
        (ONCE, {"times_per_day": 1}, ["unknown", "unknown"]),
        (ONCE, _named([]), ["fail", "fail"]),
    ],
)
def test_several_for_the_same_sites(first: Json, second: Json, expected: list[str]) -> None:
    """Prescriptions of one phase for the same sites count together, such as morning and evening."""
    assert expected == said("P15", _told(_hanna(dosage=first), _hanna(dosage=second)))


@pytest.mark.parametrize("side, expected", [("left", ["pass", "pass"]), ("right", ["fail", "fail"])])
def test_sites_are_exact(side: str, expected: list[str]) -> None:
    """Work on the other side does not count for this one."""
    second = _hanna(dosage=ONCE, targets=[site(TRICEPS, side)])

    assert expected == said("P15", _told(_hanna(dosage=ONCE), second))


@pytest.mark.parametrize("start", [START, None])
@pytest.mark.parametrize("last, expected", [(27, ["pass", "pass"]), (13, ["fail", "fail"])], ids=["beside", "apart"])
def test_named_days_in_turn(last: int, expected: list[str], start: str | None) -> None:
    """Named days of two prescriptions add up where they stand side by side, and not where one follows the other."""
    first = _hanna(dosage=_named(WEEK, None), to_day=last)
    second = _hanna(dosage=_named(WEEK, None), from_day=(last + 1) % 28)

    assert expected == said("P15", _told(first, second, start=start))


def test_windows() -> None:
    """A prescription is judged in its own days, and another one counts only where it falls."""
    told = _told(_hanna(dosage=ONCE), _hanna(dosage=ONCE, from_day=14))

    assert ["fail", "pass"] == said("P15", told)


@pytest.mark.parametrize("least, expected", [(0, "pass"), (1, "pass"), (2, "fail"), (3, "fail")])
def test_limit(least: int, expected: str) -> None:
    """The least number of times is a threshold; that number itself is enough."""
    assert [expected] == said("P15", _told(_hanna(dosage=ONCE)), hanna_times_per_day=least)


@pytest.mark.parametrize(
    "given, coverage",
    [
        ({"dosage": ONCE}, "planned once a day"),
        ({"dosage": ONCE, "from_day": 3, "to_day": 3}, "planned once a day"),
        ({"dosage": {"times_per_day": 1}}, "planned once a day"),
        ({"dosage": {"times_per_day": 5, "days_per_week": 3}}, "planned on 3 of 7 days of a week"),
        ({"dosage": _named([])}, "planned on 0 of 7 days of a week"),
        ({"dosage": _named(WEEK[1:])}, "planned often enough on 24 of 28 days, first missing 2024-04-08"),
    ],
)
def test_coverage_in_words(given: Json, coverage: str) -> None:
    """The finding says how often the work is planned."""
    (found,) = hits("P15", _told(_hanna(**given)))

    assert {"work": "body awareness (Hanna somatic education)", "coverage": coverage, "least": "2"} == filled(found)


def test_coverage_without_a_start() -> None:
    """Without a start the first day that is short is told by its number, where its place is known."""
    placed = hits("P15", _told(_hanna(dosage=_named([])), _hanna(dosage=ONCE), start=None))
    loose = hits("P15", _told(_hanna(dosage=_named(WEEK[1:])), start=None))

    assert [
        "planned often enough on 0 of 28 days, first missing on day 0",
        "planned once a day",
        "planned on 6 of 7 days of a week",
    ] == [filled(hit)["coverage"] for hit in (*placed, *loose)]


@pytest.mark.parametrize(
    "dosage, fact",
    [
        (None, Fact(FIRST, "times a day and days of the week not stated")),
        ({"hold_s": 5}, Fact(FIRST, "times a day and days of the week not stated")),
        ({"days_per_week": 7}, Fact(f"{FIRST}.dosage", "times a day not stated, 7 days a week")),
        ({"times_per_day": 2}, Fact(f"{FIRST}.dosage", "2 times a day, days not stated")),
        (_named(["monday"]), Fact(f"{FIRST}.dosage.weekdays", "monday 2 times")),
        (_named(["monday", "friday"], None), Fact(f"{FIRST}.dosage.weekdays", "monday once, friday once")),
        (_named([]), Fact(f"{FIRST}.dosage.weekdays", "none")),
    ],
)
def test_facts(dosage: Json | None, fact: Fact) -> None:
    """The fact is the frequency as it is stated."""
    (found,) = hits("P15", _told(_hanna(dosage=dosage)))

    assert (fact,) == found.facts


@pytest.mark.parametrize(
    "dosage, needs",
    [
        ({"days_per_week": 7}, ["times_per_day"]),
        ({"times_per_day": 2}, ["weekdays"]),
        (None, ["times_per_day"]),
    ],
)
def test_needs(dosage: Json | None, needs: list[str]) -> None:
    """An unknown outcome names the field that would decide."""
    (found,) = hits("P15", _told(_hanna(dosage=dosage)))

    assert [f"{FIRST}.dosage.{name}" for name in needs] == list(found.needs)


def _done(date: str, number: int = 2, **given: Any) -> Json:
    return session(date, *(item(prescription="e1", **given) for _ in range(number)))


@pytest.mark.parametrize(
    "log, as_of, expected",
    [
        (_log(), "2024-04-03", []),
        (_log(_done("2024-04-02", 1)), "2024-04-03", []),
        (_log(_done("2024-04-02", 1), complete=False), "2024-04-03", []),
        (_log(_done("2024-04-02"), _done("2024-04-03"), complete=True), "2024-04-03", ["pass"]),
        (_log(_done("2024-04-02"), _done("2024-04-03", 1), complete=True), "2024-04-03", ["fail log"]),
        (_log(_done("2024-04-02"), complete=True), "2024-04-03", ["fail log"]),
        (_log(_done("2024-04-02"), complete=True), "2024-04-02", ["pass"]),
        (_log(_done("2024-04-02", 1), _done("2024-04-02", 1, status="missed")), "2024-04-03", ["fail log"]),
        (_log(_done("2024-04-02", 2), _done("2024-04-02", 1, status="missed")), "2024-04-03", ["pass"]),
        (_log(_done("2024-04-02", 2, status="partial"), complete=True), "2024-04-02", ["pass"]),
        (_log(_done("2024-04-02", 2, status="planned"), complete=True), "2024-04-02", ["fail log"]),
        (_log(_done("2024-04-02", 2, setting="clinic"), complete=True), "2024-04-02", ["fail log"]),
        (_log(_done("2024-04-02", 1, dosage=TWICE), complete=True), "2024-04-02", ["pass"]),
        (_log(_done("2024-04-02", 1, dosage={"hold_s": 5}), complete=True), "2024-04-02", ["fail log"]),
        (_log(_done("2024-04-01"), complete=True), "2024-04-01", []),
    ],
)
def test_log(log: Json, as_of: str, expected: list[str]) -> None:
    """A day counts where an item is marked as missed or the log is declared complete, up to the day seen (A71)."""
    assert ["pass", *expected] == said("P15", _told(_hanna(id="e1", dosage=TWICE), log=log), as_of=as_of)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"targets": [site(TRICEPS)]}, ["pass", "pass"]),
        ({"targets": [site(TRICEPS), site(TRICEPS, "right")]}, ["pass", "pass"]),
        ({"targets": [site(TRICEPS, "right")]}, ["pass", "fail log"]),
        ({"technique": "pir"}, ["pass", "fail log"]),
    ],
)
def test_items_without_a_prescription(given: Json, expected: list[str]) -> None:
    """An item of its own counts where it is such work for the same sites."""
    done = _hanna(**given)
    log = _log(session(START, done, {**done, "id": "twin"}), complete=True)

    assert expected == said("P15", _told(_hanna(dosage=TWICE), log=log), as_of=START)


def test_item_at_fewer_sites() -> None:
    """An item that carries out a prescription counts for it, even where it names fewer of its sites."""
    both = [site(TRICEPS), site(TRICEPS, "right")]
    log = _log(_done(START, targets=[site(TRICEPS)]), complete=True)

    assert ["pass", "pass"] == said("P15", _told(_hanna(id="e1", dosage=TWICE, targets=both), log=log), as_of=START)


def test_log_without_a_start() -> None:
    """Without a start no day of the log is due."""
    log = _log(_done(START, 1), complete=True)

    assert ["pass"] == said("P15", _told(_hanna(id="e1", dosage=TWICE), log=log, start=None), as_of=START)


@pytest.mark.parametrize(
    "log, path, fact",
    [
        (
            _log(_done("2024-04-02", 1, status="missed"), _done("2024-04-02", 1)),
            "$.log.sessions[0].items[0]",
            Fact("$.log.sessions[0].items[0]", "2024-04-02: once; an item is marked as missed"),
        ),
        (_log(complete=True), FIRST, Fact("$.log", "2024-04-02: 0 times; the log is declared complete")),
    ],
)
def test_finding_in_the_log(log: Json, path: str, fact: Fact) -> None:
    """The finding stands at the first missed item, else at the prescription, and counts the days."""
    (found,) = hits("P15", _told(_hanna(id="e1", dosage=TWICE), log=log), as_of="2024-04-02")

    assert (path, (fact,)) == (str(found.path), found.facts)
    assert "logged often enough on 0 of 1 days, first missing 2024-04-02" == filled(found)["coverage"]


@pytest.mark.parametrize("start", [None, START])
@pytest.mark.parametrize(
    "first, second, times, expected",
    [(4, 4, 2, "pass"), (4, 4, 1, "fail"), (4, 5, 2, "fail"), (7, 0, 2, "pass"), (5, 3, 2, "pass")],
)
def test_weekdays_named_side_by_side(start: str | None, first: int, second: int, times: int, expected: str) -> None:
    """Work that together names each weekday often enough is kept, and else not, whether or not its start is stated."""
    days = [str(day) for day in rk.Weekday]
    works = [
        work(
            "biceps-brachii",
            intervention="isometric-release",
            technique="hanna-somatics",
            actor="patient",
            setting="home",
            dosage={"weekdays": [{"day": day, "times": times} for day in named]},
        )
        for named in (days[:first], days[second:])
    ]
    told = case(program_start=start, program=program(phase(*works, kind="release")))

    assert [expected, expected] == said("P15", told)
