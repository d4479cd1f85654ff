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
