from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, filled, hits, item, own, program, said, session, work
from tests.rulebook._build import phase as stretch_of_days

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

TRICEPS = "triceps-brachii"
WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAILY = {"days_per_week": 7}
PHASE = "$.program.phases[0]"
HOMEWORK = f"{PHASE}.prescriptions[0]"


def _homework(**given: Any) -> Json:
    given = {"intervention": "isometric-release", "actor": "patient", "setting": "home", **given}
    return work(TRICEPS, **given)


def _days(*names: str) -> Json:
    return {"weekdays": [{"day": name} for name in names]}


def _release(*works: Json, last: int = 27, start: str | None = START, **members: Any) -> rk.Case:
    """Return a case with one release phase; day 0 is a Tuesday."""
    phase = stretch_of_days(*works, id="ph1", kind="release", to_day=last)
    return case(program_start=start, program=program(phase), definitions=own(), **members)


@pytest.mark.parametrize(
    "dosage, expected",
    [
        (DAILY, "pass"),
        ({"days_per_week": 6}, "fail"),
        ({"days_per_week": 1}, "fail"),
        (_days(*WEEK), "pass"),
        (_days(*WEEK[1:]), "fail"),
        (_days(), "fail"),
        ({"times_per_day": 7}, "unknown"),
        ({"hold_s": 10}, "unknown"),
        (None, "unknown"),
    ],
)
def test_days_of_the_week(dosage: Json | None, expected: str) -> None:
    """Homework is on every calendar day; six days fail and days that are not stated leave it unknown (A31)."""
    assert [expected] == said("P13", _release(_homework(dosage=dosage)))


@pytest.mark.parametrize(
    "dosage, expected", [(_days(*WEEK), "pass"), (_days(*WEEK[1:]), "fail"), (DAILY, "pass"), (None, "unknown")]
)
def test_program_without_a_start(dosage: Json | None, expected: str) -> None:
    """Named days without a start cover every day only where all seven are named."""
    assert [expected] == said("P13", _release(_homework(dosage=dosage), start=None))


@pytest.mark.parametrize(
    "works, expected",
    [
        ([{"dosage": _days(*WEEK[:4])}, {"dosage": _days(*WEEK[4:])}], "pass"),
        ([{"dosage": _days(*WEEK[:4])}, {"dosage": _days(*WEEK[:4])}], "fail"),
        ([{"dosage": _days(*WEEK[:4])}, {"dosage": {"days_per_week": 3}}], "unknown"),
        ([{"dosage": _days(*WEEK[:4])}, {"dosage": {"days_per_week": 2}}], "fail"),
        ([{"dosage": {"days_per_week": 3}}, {"dosage": _days(*WEEK[:4])}], "unknown"),
        ([{"dosage": _days(*WEEK), "to_day": 13}, {"dosage": _days(*WEEK), "from_day": 14}], "pass"),
        ([{"dosage": _days(*WEEK), "to_day": 13}, {"dosage": _days(*WEEK), "from_day": 15}], "fail"),
        ([{"dosage": _days(*WEEK), "from_day": 1}], "fail"),
    ],
)
def test_several_without_a_start(works: list[Json], expected: str) -> None:
    """Days that several prescriptions name for one time add up, and count once, without a start as well."""
    assert [expected] == said("P13", _release(*(_homework(**given) for given in works), start=None))


@pytest.mark.parametrize(
    "first, second, expected",
    [((0, 6), (8, 27), "fail"), ((0, 7), (8, 27), "pass"), ((1, 6), (7, 27), "fail")],
)
def test_named_days_hold_in_their_window(first: tuple[int, int], second: tuple[int, int], expected: str) -> None:
    """Days that are named count from the first day of a prescription to its last."""
    works = [_homework(dosage=_days(*WEEK), from_day=begins, to_day=ends) for begins, ends in (first, second)]
    some = [_homework(dosage=_days(*WEEK[1:]), from_day=7, to_day=13), _homework(dosage=DAILY, from_day=14)]

    assert [expected] == said("P13", _release(*works))
    assert ["fail"] == said("P13", _release(*some))


def test_one_more_day_a_week() -> None:
    """One more day a week might be the one that is bare."""
    works = [_homework(dosage=_days(*WEEK[1:])), _homework(dosage={"days_per_week": 1})]

    assert ["unknown"] == said("P13", _release(*works))


def test_phase_that_begins_later() -> None:
    """The days of a phase are counted from its own first day."""
    later = stretch_of_days(_homework(dosage=DAILY, to_day=15), kind="release", from_day=7, to_day=16)
    (found,) = hits("P13", case(program_start=START, program=program(later), definitions=own()))

    assert "planned on 9 of 10 days, first missing 2024-04-18" == filled(found)["coverage"]


@pytest.mark.parametrize("days, expected", [(("friday", "saturday"), "pass"), (("tuesday", "wednesday"), "fail")])
def test_named_days_of_a_later_phase(days: tuple[str, str], expected: str) -> None:
    """Named days are those of the calendar, also where a phase begins on another weekday than the program."""
    later = stretch_of_days(_homework(dosage=_days(*days)), kind="release", from_day=3, to_day=4)

    assert [expected] == said("P13", case(program_start=START, program=program(later), definitions=own()))


def test_each_phase_by_its_own_homework() -> None:
    """The homework of another release phase fills no day of this one."""
    phases = [
        stretch_of_days(_homework(dosage={"days_per_week": days}), kind="release", from_day=first, to_day=first + 13)
        for days, first in ((4, 0), (3, 14))
    ]

    assert ["fail", "fail"] == said("P13", case(program_start=START, program=program(*phases), definitions=own()))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"actor": "patient", "setting": None}, "pass"),
        ({"actor": "caregiver"}, "pass"),
        ({"actor": "patient", "setting": "gym"}, "pass"),
        ({"actor": "patient", "setting": "clinic"}, "fail"),
        ({"actor": "therapist"}, "fail"),
        ({"actor": None}, "unknown"),
        ({"actor": None, "setting": "clinic"}, "fail"),
        ({"intervention": "resistance"}, "fail"),
        ({"intervention": "resistance", "technique": "pir"}, "pass"),
    ],
)
def test_whose_work_it_is(given: Json, expected: str) -> None:
    """Homework is release work by the patient or a caregiver outside the clinic; an unstated actor is unknown."""
    assert [expected] == said("P13", _release(_homework(dosage=DAILY, **given)))


@pytest.mark.parametrize(
    "kind, expected", [("release", ["fail"]), ("counter-strength", []), ("cause-and-pain", []), ("custom", [])]
)
def test_kinds_of_phases(kind: str, expected: list[str]) -> None:
    """Only release phases ask for homework (A61)."""
    told = case(program_start=START, program=program(stretch_of_days(kind=kind)), definitions=own())

    assert expected == said("P13", told)


@pytest.mark.parametrize(
    "works, expected",
    [
        ([_homework(dosage=DAILY, to_day=13), _homework(dosage=DAILY, from_day=14)], "pass"),
        ([_homework(dosage=DAILY, to_day=13), _homework(dosage=DAILY, from_day=15)], "fail"),
        ([_homework(dosage=DAILY, to_day=13), _homework(from_day=15)], "unknown"),
        ([_homework(dosage={"days_per_week": 3}), _homework(dosage={"days_per_week": 3})], "fail"),
        ([_homework(dosage={"days_per_week": 3}), _homework(dosage={"days_per_week": 4})], "unknown"),
        ([_homework(dosage=_days(*WEEK[:5])), _homework(dosage={"days_per_week": 2})], "unknown"),
        ([_homework(dosage=_days(*WEEK[:5])), _homework(dosage={"days_per_week": 1})], "fail"),
        ([_homework(dosage=_days(*WEEK[:5])), _homework(dosage=_days(*WEEK[5:]))], "pass"),
        ([_homework(dosage={"days_per_week": 6}), _homework(actor=None)], "unknown"),
    ],
    ids=[
        "one after the other",
        "a gap",
        "a gap and days not stated",
        "three and three",
        "three and four",
        "weekdays and two more",
        "weekdays and one more",
        "weekdays and weekend",
        "six and no actor",
    ],
)
def test_several_prescriptions(works: list[Json], expected: str) -> None:
    """Several prescriptions cover the days together, and what might still fill a gap leaves it unknown."""
    assert [expected] == said("P13", _release(*works))


@pytest.mark.parametrize("days, expected", [(2, "fail"), (3, "unknown")])
def test_short_phase(days: int, expected: str) -> None:
    """In a phase shorter than a week, as many days a week as it has might be all of them."""
    assert [expected] == said("P13", _release(_homework(dosage={"days_per_week": days}), last=2))


@pytest.mark.parametrize(
    "works, place, coverage",
    [
        ([], PHASE, "planned on no day"),
        ([_homework(dosage=_days())], HOMEWORK, "planned on no day"),
        ([_homework(dosage={"days_per_week": 3})], HOMEWORK, "planned on 3 of 7 days of a week"),
        (
            [_homework(dosage=_days(*WEEK[1:]))],
            HOMEWORK,
            "planned on 24 of 28 days, first missing 2024-04-08",
        ),
        (
            [_homework(dosage=DAILY, to_day=9), _homework(dosage=DAILY, from_day=12)],
            PHASE,
            "planned on 26 of 28 days, first missing 2024-04-12",
        ),
    ],
    ids=["nothing", "no days", "three days", "no Mondays", "a gap"],
)
def test_coverage_in_words(works: list[Json], place: str, coverage: str) -> None:
    """The finding says how many days are covered and which is the first without homework."""
    (found,) = hits("P13", _release(*works))

    assert (place, {"phase": "ph1", "coverage": coverage}) == (str(found.path), filled(found))


def test_coverage_without_dates() -> None:
    """Without a start the first missing day is counted from day 0."""
    (found,) = hits("P13", _release(_homework(dosage=DAILY, to_day=9), start=None))

    assert "planned on 10 of 28 days, first missing on day 10" == filled(found)["coverage"]


@pytest.mark.parametrize(
    "dosage, fact",
    [
        (_days("monday", "friday"), Fact(f"{HOMEWORK}.dosage.weekdays", "monday, friday")),
        (_days(), Fact(f"{HOMEWORK}.dosage.weekdays", "none")),
        ({"days_per_week": 3}, Fact(f"{HOMEWORK}.dosage.days_per_week", "3 days a week")),
        ({"hold_s": 10}, Fact(HOMEWORK, "days of the week not stated")),
        (None, Fact(HOMEWORK, "days of the week not stated")),
    ],
    ids=["named", "none named", "days a week", "dose without days", "no dose"],
)
def test_frequency_is_a_fact(dosage: Json | None, fact: Fact) -> None:
    """How often homework is planned is the finding's fact."""
    (found,) = hits("P13", _release(_homework(dosage=dosage)))

    assert (fact,) == found.facts


@pytest.mark.parametrize(
    "works, needs",
    [
        ([_homework()], [f"{HOMEWORK}.dosage.weekdays"]),
        ([_homework(actor=None, dosage=DAILY)], [f"{HOMEWORK}.actor"]),
        (
            [_homework(actor=None), _homework(actor=None)],
            [f"{HOMEWORK}.actor", f"{PHASE}.prescriptions[1].actor"],
        ),
        ([_homework(), _homework()], [f"{PHASE}.dosage.weekdays"]),
    ],
    ids=["days", "actor", "actors", "days of several"],
)
def test_needs(works: list[Json], needs: list[str]) -> None:
    """An unknown outcome names the plan fields that would decide."""
    (found,) = hits("P13", _release(*works))

    assert tuple(needs) == found.needs


def test_prescriptions_not_stated() -> None:
    """A release phase that does not state its prescriptions is unknown, not empty."""
    phase = {"id": "ph1", "kind": "release", "from_day": 0, "to_day": 6}
    told = case(program_start=START, program=program(phase), definitions=own())

    expected = Hit(
        outcome=rk.Outcome.UNKNOWN,
        path=rk.Path.parse(PHASE),
        parameters=parameters(phase="ph1", total=7),
        needs=(f"{PHASE}.prescriptions",),
    )
    assert [expected] == hits("P13", told)


def _logged(*sessions: Json, as_of: str = "2024-04-04", **log: Any) -> list[str]:
    """Return what is said of three days of daily homework, with a log."""
    told = _release(_homework(id="e1", dosage=DAILY), as_of=as_of, log={"sessions": list(sessions), **log})
    return said("P13", told)


def _did(day: int, **given: Any) -> Json:
    return session(f"2024-04-{day:02}", item(**{"prescription": "e1", **given}))


DONE = [_did(day) for day in (2, 3, 4)]


@pytest.mark.parametrize(
    "sessions, log, expected",
    [
        (DONE, {}, ["pass"]),
        (DONE[:2], {}, ["pass"]),
        (DONE, {"complete": True}, ["pass", "pass"]),
        (DONE[:2], {"complete": True}, ["pass", "fail log"]),
        (DONE[:2], {"complete": False}, ["pass"]),
        ([], {"complete": True}, ["pass", "fail log"]),
        ([*DONE[:2], _did(4, status="missed")], {}, ["pass", "fail log"]),
        ([*DONE, _did(4, status="missed")], {}, ["pass", "pass"]),
        ([*DONE[:2], _did(4, status="partial")], {"complete": True}, ["pass", "pass"]),
        ([*DONE[:2], _did(4, status="stopped")], {"complete": True}, ["pass", "pass"]),
        ([*DONE[:2], _did(4, status="planned")], {"complete": True}, ["pass", "fail log"]),
        ([*DONE[:2], _did(4, setting="clinic")], {"complete": True}, ["pass", "fail log"]),
        ([*DONE[:2], _did(4, actor="therapist")], {"complete": True}, ["pass", "fail log"]),
        (
            [*DONE[:2], _did(4, prescription=None, intervention="isometric-release")],
            {"complete": True},
            ["pass", "pass"],
        ),
        (
            [*DONE[:2], _did(4, prescription=None, intervention="resistance")],
            {"complete": True},
            ["pass", "fail log"],
        ),
        ([_did(1, status="missed")], {}, ["pass"]),
        ([_did(4, prescription=None, intervention="resistance", status="missed")], {}, ["pass"]),
    ],
    ids=[
        "all done",
        "no entry",
        "complete",
        "no entry in a complete log",
        "no entry in an incomplete log",
        "complete and empty",
        "missed",
        "missed and done",
        "partial",
        "stopped",
        "planned",
        "in the clinic",
        "by the therapist",
        "without a prescription",
        "other work",
        "missed before the phase",
        "other work missed",
    ],
)
def test_log(sessions: list[Json], log: Json, expected: list[str]) -> None:
    """Only an item marked as missed, or a gap in a log declared complete, is a missed day (A71)."""
    assert expected == _logged(*sessions, **log)


def test_log_of_another_kind_of_day() -> None:
    """Days after the day of the report are not judged."""
    assert ["pass", "pass"] == _logged(*DONE[:1], as_of="2024-04-02", complete=True)


def test_log_before_the_phase() -> None:
    """A log that ends before the phase begins has no day to judge."""
    told = _release(_homework(id="e1", dosage=DAILY), as_of="2024-04-01", log={"complete": True})

    assert ["pass"] == said("P13", told)


@pytest.mark.parametrize("start", [START, None])
def test_log_without_homework(start: str | None) -> None:
    """Where no homework is planned, or the phase has no dates, the log is not judged."""
    works = [] if start is not None else [_homework(dosage=DAILY)]
    told = _release(*works, start=start, as_of="2024-04-04", log={"complete": True})

    assert 1 == len(said("P13", told))


@pytest.mark.parametrize(
    "sessions, complete, place, fact, coverage",
    [
        (
            [_did(2), _did(3, status="missed"), _did(4, status="missed")],
            None,
            "$.log.sessions[1].items[0]",
            Fact("$.log.sessions[1].items[0]", "2024-04-03: marked as missed"),
            "logged on 1 of 3 days, first missing 2024-04-03",
        ),
        (
            [_did(2), session("2024-04-03", *(item(prescription="e1", status="missed") for _ in range(2)))],
            None,
            "$.log.sessions[1].items[0]",
            Fact("$.log.sessions[1].items[0]", "2024-04-03: marked as missed"),
            "logged on 2 of 3 days, first missing 2024-04-03",
        ),
        (
            [_did(2)],
            True,
            HOMEWORK,
            Fact("$.log", "2024-04-03: no entry in a log that is declared complete"),
            "logged on 1 of 3 days, first missing 2024-04-03",
        ),
    ],
    ids=["missed", "missed twice", "complete"],
)
def test_log_in_words(
    sessions: list[Json],
    complete: bool | None,  # noqa: FBT001  # a row of the table
    place: str,
    fact: Fact,
    coverage: str,
) -> None:
    """A log's finding stands at the missed item, or at the homework, and shows the first bare day."""
    log = {"sessions": sessions, **({} if complete is None else {"complete": complete})}
    told = _release(_homework(id="e1", dosage=DAILY), as_of="2024-04-04", log=log)

    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse(place),
        facts=(fact,),
        parameters=parameters(phase="ph1", coverage=coverage),
        softening="log",
    )
    assert [expected] == hits("P13", told)
