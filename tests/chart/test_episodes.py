from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.rulebook._build import Json, case, chart, thing

from rehabkit.chart import Episode

ONSET = "2024-05-01"


def _complaint(**given: Any) -> Json:
    defaults = {"region": "low-back", "side": "central", "kind": "acute-mechanical-spine", "onset": ONSET}
    return thing({**defaults, **given})


def _episodes(*complaints: Json, as_of: str | None = "2024-12-31", **members: Any) -> tuple[Episode, ...]:
    return chart(case(complaints=list(complaints), **members), as_of=as_of).episodes


@pytest.mark.parametrize(
    "given, reason",
    [
        ({}, None),
        ({"kind": "muscle-strain", "region": "thigh", "side": "left"}, None),
        ({"kind": "muscle-spasm"}, None),
        ({"kind": None}, None),
        ({"kind": "unknown"}, None),
        ({"kind": "unknown", "region": "thigh", "side": "left"}, None),
        ({"onset": None}, "no-injury-date"),
        ({"onset_manner": "gradual"}, "no-injury-date"),
        ({"onset_manner": "sudden"}, None),
        ({"kind": "after-surgery"}, "after-surgery"),
        ({"kind": "fracture"}, "fracture"),
        ({"kind": "dislocation"}, "dislocation"),
        ({"kind": "tendon-repair"}, "tendon-repair"),
        ({"kind": "ligament-repair"}, "ligament-repair"),
        ({"kind": "nerve-injury"}, "nerve-injury"),
        ({"kind": "muscle-imbalance"}, "not-acute-mechanical"),
        ({"kind": "persistent-pain"}, "not-acute-mechanical"),
        ({"kind": "fracture", "onset": None}, "no-injury-date"),
    ],
)
def test_reasons(given: Json, reason: str | None) -> None:
    """The time rules apply to dated acute mechanical complaints of the spine and to strains."""
    (found,) = _episodes(_complaint(**given))

    assert reason == found.reason


def _done(date: str | None = None, **given: Any) -> Json:
    stated = {"state": "done", **given}
    return {"surgeries": [thing(stated if date is None else {"date": date, **stated})]}


def _restricted(kind: str = "load-limit", **given: Any) -> Json:
    return {"precautions": [thing(given, kind=kind)]}


SURGERY = [None, "after-surgery", "after-surgery"]
ALWAYS = ["after-surgery"] * 3
RESTRICTED = ["prescribed-restriction"] * 3
FREE: list[str | None] = [None, None, None]
PATIENTS: dict[str, tuple[Json | None, list[str | None]]] = {
    "no patient": (None, FREE),
    "nothing": ({}, FREE),
    "operated": (_done("2024-05-10", region="low-back"), [*SURGERY]),
    "operated on the day of onset": (_done("2024-05-01"), [*ALWAYS]),
    "operated some day": (_done(region="whole-body"), [*ALWAYS]),
    "operated twice": (
        {"surgeries": [thing({}, state="done", date=date) for date in ("2024-06-01", "2024-05-10")]},
        [*SURGERY],
    ),
    "operated before": (_done("2024-04-30", region="low-back"), FREE),
    "operated elsewhere": (_done("2024-05-10", region="knee"), FREE),
    "considered": (_done("2024-05-10", state="considered"), FREE),
    "planned": (_done("2024-05-10", state="planned"), FREE),
    "restricted": (_restricted(region="low-back"), [*RESTRICTED]),
    "restricted all over": (_restricted("other"), [*RESTRICTED]),
    "restricted to a day": (_restricted(to_date="2024-05-10"), ["prescribed-restriction"] * 2 + [None]),
    "restricted from a day": (_restricted(from_date="2024-05-10"), [None] + ["prescribed-restriction"] * 2),
    "restricted before": (_restricted(to_date="2024-04-30"), FREE),
    "restricted elsewhere": (_restricted(region="knee"), FREE),
    "heat forbidden": (_restricted("no-heat"), FREE),
}


@pytest.mark.parametrize("patient, reasons", PATIENTS.values(), ids=list(PATIENTS))
def test_surgery_and_restrictions(patient: Json | None, reasons: list[str | None]) -> None:
    """Surgery of the region since the onset, and restrictions in force, take the time rules away from their day on."""
    (found,) = _episodes(_complaint(), patient=patient)
    days = ("2024-05-09", "2024-05-10", "2024-05-11")

    assert reasons == [found.reason_on(dt.date.fromisoformat(day)) for day in days]


@pytest.mark.parametrize(
    "side, complaint, expected",
    [
        ("left", {}, "prescribed-restriction"),
        ("right", {}, None),
        (None, {}, "prescribed-restriction"),
        ("bilateral", {}, "prescribed-restriction"),
        ("right", {"region": "low-back", "side": "left"}, "prescribed-restriction"),
    ],
    ids=["same side", "other side", "no side", "both sides", "axial region"],
)
def test_sides_of_restrictions(side: str | None, complaint: Json, expected: str | None) -> None:
    """A restriction of the other side of a limb restricts nothing here."""
    told = _complaint(**{"region": "thigh", "side": "left", "kind": "muscle-strain", **complaint})
    restriction = _restricted(**({} if side is None else {"region": told["region"], "side": side}))
    (found,) = _episodes(told, patient=restriction)

    assert expected == found.reason_on(dt.date(2024, 5, 9))


def test_reason_of_the_complaint_holds_on_every_day() -> None:
    """A complaint to which the time rules do not apply is out on every day."""
    (found,) = _episodes(_complaint(kind="fracture"))

    assert ("fracture", "fracture") == (found.reason, found.reason_on(dt.date(2024, 5, 9)))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"kind": None, "region": "thigh", "side": "left"}, True),
        ({"kind": "unknown", "region": "knee", "side": "left"}, True),
        ({"kind": None}, False),
        ({"kind": "muscle-strain", "region": "thigh", "side": "left"}, False),
    ],
)
def test_extrapolated(given: Json, expected: bool) -> None:  # noqa: FBT001  # a row of the table
    """A limb complaint whose kind is not recorded is extrapolated, an axial one is not."""
    (found,) = _episodes(_complaint(**given))

    assert expected == found.is_extrapolated


@pytest.mark.parametrize("date, expected", [("2024-04-30", None), ("2024-05-01", 0), ("2024-05-09", 8)])
def test_days(date: str, expected: int | None) -> None:
    """Day 0 is the onset, and a later complaint of the region ends nothing (A08, A09)."""
    found = _episodes(_complaint(), _complaint(onset="2024-05-05"))[0]

    assert expected == found.day(dt.date.fromisoformat(date))


def test_undated_complaint_has_no_days() -> None:
    """Without an onset no date has a day number; an operation of any day takes the time rules away."""
    (found,) = _episodes(_complaint(onset=None), patient=_done("2024-05-02"))

    assert (None, dt.date(2024, 5, 2)) == (found.day(dt.date(2024, 5, 2)), found.operated)


def test_view_of_an_earlier_day() -> None:
    """A complaint that had not begun by the day of the view is not seen; an undated one is."""
    complaints = [_complaint(id="c1"), _complaint(id="c2", onset="2024-05-20"), _complaint(id="c3", onset=None)]
    found = [(entry.complaint.id, str(entry.path)) for entry in _episodes(*complaints, as_of="2024-05-19")]

    assert [("c1", "$.complaints[0]"), ("c3", "$.complaints[2]")] == found


def test_oldest_first() -> None:
    """Complaints come by their onsets, in whatever order they are told: undated ones last, those of one day by id."""
    told = [("c4", None), ("c3", ONSET), ("c2", ONSET), ("c1", "2024-05-20"), ("c5", "2024-04-20")]
    found = _episodes(*(_complaint(id=name, onset=onset) for name, onset in told))

    assert ["c5", "c2", "c3", "c1", "c4"] == [entry.complaint.id for entry in found]


def test_complaint_of_the_day_of_the_view() -> None:
    """A complaint that begins on the day of the view is seen."""
    assert 1 == len(_episodes(_complaint(), as_of=ONSET))


def test_operation_of_the_other_side() -> None:
    """An operation of the other side of a limb takes no time rules away."""
    told = _complaint(region="thigh", side="left", kind="muscle-strain")
    operated = [
        _episodes(told, patient=_done(ONSET, region="thigh", side=side))[0].operated for side in ("left", "right")
    ]

    assert [dt.date(2024, 5, 1), None] == operated


def _rest(onsets: list[str], *, rest: list[str], **log: Any) -> list[list[str] | None]:
    """Return the days of May that belong to each of some complaints as rest."""
    days = {} if not rest else {"rest_days": [f"2024-05-{day}" for day in rest]}
    complaints = [_complaint(id=f"c{at}", onset=f"2024-05-{onset}") for at, onset in enumerate(onsets)]
    drawn = chart(case(complaints=complaints, log={**days, **log}), as_of="2024-12-31")
    found = [drawn.rest(episode) for episode in drawn.episodes]
    return [None if days is None else [f"{day.date:%d}" for day in days] for days in found]


@pytest.mark.parametrize(
    "onsets, rest, expected",
    [
        (["01", "05"], ["05", "06"], [[], ["05", "06"]]),
        (["01", "05"], ["04", "05", "06"], [["04", "05", "06"], []]),
        (["01", "05"], ["03", "05", "06"], [["03"], ["05", "06"]]),
        (["02", "04"], ["01", "02", "03", "04"], [["02", "03", "04"], []]),
        (["02"], ["01"], [[]]),
    ],
    ids=["since the later one", "since before it", "after a gap", "since before both", "before any"],
)
def test_rest_belongs_to_one_complaint(onsets: list[str], rest: list[str], expected: list[list[str]]) -> None:
    """A run of rest belongs to the complaint that began last up to its first day; rest before any belongs to none."""
    assert expected == _rest(onsets, rest=rest)


@pytest.mark.parametrize(
    "status, expected", [("done", ["03"]), ("partial", ["03"]), ("planned", None), ("missed", None)]
)
def test_resting_treatment(status: str, expected: list[str] | None) -> None:
    """A resting treatment is rest on its day where it was given; one that is planned or missed says nothing of rest."""
    given = {"id": "x1", "date": "2024-05-03", "treatment": "rest", "status": status}

    assert [expected] == _rest(["01"], rest=[], treatments=[given])
