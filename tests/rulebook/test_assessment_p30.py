from __future__ import annotations

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
    pair,
    phase,
    program,
    said,
    session,
    thing,
    tone,
    visit,
    work,
)

import rehabkit as rk

MUSCLE = "hamstrings"


def _case(*visits: Json, based_on: Any = ("t1",), date: str = "2024-04-10", **given: Any) -> rk.Case:
    """Return a case whose session on one day names a basis."""
    names = None if based_on is None else list(based_on)
    stated = {name: given.pop(name) for name in ("time", "status") if name in given}
    log = {"sessions": [session(date, item(MUSCLE, based_on=names, **stated))]}
    return case(**{"assessments": list(visits), "log": log, "definitions": own(), "as_of": "2024-12-31", **given})


def _seen(date: str, identifier: str = "t1", **given: Any) -> Json:
    return visit(date, tones=[tone(MUSCLE, "normal", id=identifier)], **given)


@pytest.mark.parametrize(
    "date, expected",
    [("2024-04-09", ["pass"]), ("2024-04-10", ["pass"]), ("2024-04-11", ["fail"]), ("2020-01-01", ["pass"])],
)
def test_day(date: str, expected: list[str]) -> None:
    """What justifies work was observed on its day at the latest; without a limit no age is too old (A18, A19)."""
    assert expected == said("P30", _case(_seen(date)))


@pytest.mark.parametrize(
    "seen, done, expected",
    [
        ("09:00", "10:00", "pass"),
        ("10:00", "10:00", "pass"),
        ("11:00", "10:00", "fail"),
        (None, "10:00", "pass"),
        ("11:00", None, "pass"),
    ],
)
def test_times(seen: str | None, done: str | None, expected: str) -> None:
    """On one day the times decide where both are known (A18)."""
    assert [expected] == said("P30", _case(_seen("2024-04-10", time=seen), time=done))


@pytest.mark.parametrize("limit, expected", [(9, ["unknown"]), (10, ["pass"]), (11, ["pass"]), (None, ["pass"])])
def test_age(limit: float | None, expected: list[str]) -> None:
    """Exactly the limit is fresh; older leaves it unknown (A19)."""
    assert expected == said("P30", _case(_seen("2024-03-31")), assessment_age_days=limit)


def test_unknown() -> None:
    """The unknown outcome says what would decide, with the age."""
    (hit,) = hits("P30", _case(_seen("2024-03-01")), assessment_age_days=7)

    assert (("a newer assessment at or before 2024-04-10",), [40]) == (hit.needs, [f.age_days for f in hit.facts])


def test_later_goes_before_older() -> None:
    """Where one basis is later and another too old, the later one is told."""
    told = _case(_seen("2024-03-01"), _seen("2024-04-11", "t2"), based_on=["t1", "t2"])
    (hit,) = hits("P30", told, assessment_age_days=7)

    assert (rk.Outcome.FAIL, "t2", [None]) == (hit.outcome, filled(hit)["bases"], [f.age_days for f in hit.facts])


@pytest.mark.parametrize(
    "based_on, expected",
    [(None, []), ([], []), (["x9"], []), (["t1"], ["pass"]), (["t1", "t2"], ["fail"]), (["t2", "x9"], ["fail"])],
)
def test_basis(based_on: list[str] | None, expected: list[str]) -> None:
    """Each named observation is read; what is no observation, as a complaint, is left out."""
    other = [{"id": "x9", "region": "thigh", "side": "left"}]
    told = _case(_seen("2024-04-01"), _seen("2024-04-11", "t2"), based_on=based_on, complaints=other)

    assert expected == said("P30", told)


@pytest.mark.parametrize(
    "kind, given",
    [
        ("strengths", {"muscle": MUSCLE, "side": "left", "grade": "weak", "scale": "category"}),
        ("pains", {"region": "thigh", "side": "left", "value": 1, "scale": "nprs"}),
        ("symptoms", {"symptom": "stiffness"}),
        ("images", {"modality": "mri", "region": "hip", "result": "abnormality"}),
    ],
)
def test_kinds(kind: str, given: Json) -> None:
    """Observations of every kind may be a basis."""
    told = _case(visit("2024-04-11", **{kind: [thing({"id": "t1"}, **given)]}))

    assert ["fail"] == said("P30", told)


@pytest.mark.parametrize("status, expected", [("missed", []), ("planned", ["fail"]), ("stopped", ["fail"])])
def test_status(status: str, expected: list[str]) -> None:
    """Missed work needs no basis."""
    assert expected == said("P30", _case(_seen("2024-04-11"), status=status))


def test_view_of_an_earlier_day() -> None:
    """An observation after the day of the view is not seen."""
    assert [] == said("P30", _case(_seen("2024-04-11")), as_of="2024-04-10")


@pytest.mark.parametrize(
    "date, expected", [("2024-04-01", ["pass"]), ("2024-04-02", ["pass"]), ("2024-04-05", ["fail"])]
)
def test_prescription(date: str, expected: list[str]) -> None:
    """Planned days before the observation are told, first day and number."""
    plan: Json = {"program": program(phase(work(MUSCLE, based_on=["t1"]))), "program_start": "2024-04-02", "log": None}
    told = _case(_seen(date), **plan)

    assert expected == said("P30", told)
    assert ["on 2024-04-02 and on 2 further planned days"] * expected.count("fail") == [
        filled(hit)["when"] for hit in hits("P30", told)
    ]


def test_item_takes_over_the_basis() -> None:
    """A session item takes the basis over from its prescription, and a plan that is all logged is not judged twice."""
    prescribed = work(MUSCLE, based_on=["t1"], id="e1", from_day=0, to_day=0)
    done = {"sessions": [session("2024-04-02", item(prescription="e1"))]}
    plan: Json = {"program": program(phase(prescribed)), "program_start": "2024-04-02", "log": done}

    assert ["fail"] == said("P30", _case(_seen("2024-04-05"), **plan))


def test_undated_case() -> None:
    """A template without any date is not judged."""
    told = case(patient=None, program=program(phase(work(MUSCLE, based_on=["n0"], id="n0"))))

    assert [] == said("P30", told)


def _hurt(onset: str = "2024-04-05", **given: Any) -> Json:
    """Return what a case tells of a strain of the left thigh that hurts four days later."""
    told = thing(given, region="thigh", side="left", kind="muscle-strain", onset=onset)
    return {"complaints": [told]}


def _pain(value: float = 3, date: str = "2024-04-09", region: str = "thigh") -> Json:
    return visit(date, pains=[pain(region, value)])


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, "fail"),
        ({"onset": "2024-04-01"}, "pass"),
        ({"onset": "2024-04-02"}, "fail"),
        ({"onset": "2024-04-10"}, "pass"),
        ({"onset": "2024-04-11"}, "pass"),
        ({"kind": "other", "damage": "minor"}, "fail"),
        ({"kind": "other"}, "pass"),
        ({"kind": "other", "damage": "none"}, "pass"),
        ({"onset_manner": "gradual"}, "pass"),
        ({"onset_manner": "sudden"}, "fail"),
        ({"side": "right"}, "pass"),
        ({"side": "bilateral"}, "fail"),
        ({"region": "shoulder"}, "pass"),
    ],
)
def test_injury_between(given: Json, expected: str) -> None:
    """A tension state of before a painful injury of its region is outdated after it (S3-76)."""
    assert [expected] == said("P30", _case(_seen("2024-04-01"), _pain(), **_hurt(**given)))


@pytest.mark.parametrize(
    "seen, expected",
    [
        (_pain(0), "pass"),
        (_pain(1), "fail"),
        (_pain(region="shoulder"), "pass"),
        (_pain(date="2024-04-04"), "pass"),
        (_pain(date="2024-04-05"), "fail"),
    ],
    ids=["no pain", "little pain", "elsewhere", "before", "on the day"],
)
def test_painful_injury(seen: Json, expected: str) -> None:
    """An injury without pain on record since it, in its region, outdates nothing."""
    assert [expected] == said("P30", _case(_seen("2024-04-01"), seen, **_hurt()))


def test_injury_on_the_day_of_work() -> None:
    """An injury of the very day of the work lies between a state of before and that work."""
    assert ["fail"] == said("P30", _case(_seen("2024-04-01"), _pain(date="2024-04-10"), **_hurt("2024-04-10")))


def test_injury_within_a_plan() -> None:
    """The planned days from the injury on are told, though the pain is first recorded days after it."""
    plan: Json = {"program": program(phase(work(MUSCLE, based_on=["t1"]))), "program_start": "2024-04-02", "log": None}
    (hit,) = hits("P30", _case(_seen("2024-04-01"), _pain(), **_hurt(), **plan))

    assert "on 2024-04-05 and on 24 further planned days" == filled(hit)["when"]


def test_injury_and_other_observations() -> None:
    """An injury outdates tension states alone, and of those the ones on a known side."""
    strength = visit(
        "2024-04-01", strengths=[thing({"id": "t1"}, muscle=MUSCLE, side="left", grade="weak", scale="category")]
    )
    unsided = visit("2024-04-01", tones=[tone(MUSCLE, "normal", "unknown", id="t1")])

    assert [["pass"], ["pass"]] == [said("P30", _case(seen, _pain(), **_hurt())) for seen in (strength, unsided)]


def test_injury_in_words() -> None:
    """The finding names the state and the day of the newest injury between."""
    both: Json = {"complaints": [*_hurt()["complaints"], *_hurt("2024-04-07")["complaints"]]}
    (hit,) = hits("P30", _case(_seen("2024-04-01"), _pain(), **both))

    assert "which was observed before the injury of 2024-04-07" == filled(hit)["how"]
    assert [("$.assessments[0].tones[0]", 9)] == [(fact.path, fact.age_days) for fact in hit.facts]


def _strengthened(*visits: Json, partner: str = "quadriceps", **given: Any) -> rk.Case:
    """Return a case whose left hamstrings are strengthened after a strain, without a named basis."""
    return _case(*visits, based_on=None, definitions=own(pair(MUSCLE, partner)), **{**_hurt(), **given})


def _partner(date: str, state: str = "normal") -> Json:
    return visit(date, tones=[tone("quadriceps", state, id=f"q{date}")])


@pytest.mark.parametrize(
    "visits, given, expected",
    [
        ([_partner("2024-04-01"), _pain()], {}, ["fail"]),
        ([_partner("2024-04-01"), _pain(), _partner("2024-04-09")], {}, ["pass"]),
        ([_partner("2024-04-05"), _pain()], {}, ["pass"]),
        ([_partner("2024-04-01", "hypertonic"), _pain()], {}, []),
        ([_pain()], {}, []),
        ([_partner("2024-04-01"), _pain()], {"complaints": []}, []),
        ([_partner("2024-04-01"), _pain()], {"partner": "triceps-brachii"}, []),
        ([_partner("2024-04-01"), _pain()], {"status": "missed"}, []),
    ],
    ids=["before", "seen again", "same day", "closed", "unknown", "no injury", "another pair", "missed"],
)
def test_gate_of_before_an_injury(visits: list[Json], given: Json, expected: list[str]) -> None:
    """Strengthening rests on the state of the paired muscle that lets it, where that is of before an injury."""
    assert expected == said("P30", _strengthened(*visits, **given))


@pytest.mark.parametrize(
    "entry, expected",
    [
        (None, ["fail"]),
        ({"pains": [{"region": "thigh", "at_most": 0}]}, ["fail"]),
        ({"tones": [{"muscle": "quadriceps", "side": "left", "at_least": "releasing"}]}, []),
    ],
)
def test_planned_gate_of_before_an_injury(entry: Json | None, expected: list[str]) -> None:
    """A phase that asks for tension states on entry does not rest on the old ones (A63)."""
    begins = phase(work(MUSCLE), **({} if entry is None else {"entry": entry}))
    plan: Json = {"program": program(begins), "program_start": "2024-04-10", "log": None}

    assert expected == said("P30", _strengthened(_partner("2024-04-01"), _pain(), **plan))


def test_done_in_a_phase_that_asks_on_entry() -> None:
    """What was done in such a phase rests on what was observed."""
    asks = {"tones": [{"muscle": "quadriceps", "side": "left", "at_least": "releasing"}]}
    plan = phase(work(MUSCLE, id="e1", from_day=0, to_day=0), entry=asks)
    told = _strengthened(
        _partner("2024-04-01"),
        _pain(),
        program=program(plan),
        program_start="2024-04-10",
        log={"sessions": [session("2024-04-10", item(prescription="e1"))]},
    )

    assert ["fail"] == said("P30", told)
