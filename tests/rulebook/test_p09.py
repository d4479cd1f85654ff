from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, done, filled, hits, item, own, phase, planned, program, said
from tests.rulebook._build import session as sitting
from tests.rulebook._build import work as prescribed

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

TRICEPS = "triceps-brachii"


def _release(dosage: Json | None, **given: Any) -> rk.Case:
    """Return a plan of isometric release with a dose."""
    given = {"intervention": "isometric-release", "dosage": dosage, **given}

    return planned(prescribed(TRICEPS, **given), definitions=own())


def _percent(value: float, reference: str = "own-maximal-effort", **given: Any) -> Json:
    return {"intensity": {"value": value, "unit": "percent", "reference": reference, **given}}


@pytest.mark.parametrize(
    "dosage, expected",
    [
        ({"effort_percent": 9.9}, "fail"),
        ({"effort_percent": 10}, "pass"),
        ({"effort_percent": 25}, "pass"),
        ({"effort_percent": 25.1}, "fail"),
        ({"effort_percent": 0}, "fail"),
        ({"effort_percent": 100}, "fail"),
        ({"effort_percent": 10, "effort_percent_to": 25}, "pass"),
        ({"effort_percent": 9.9, "effort_percent_to": 25}, "fail"),
        ({"effort_percent": 10, "effort_percent_to": 25.1}, "fail"),
        ({"effort_percent": 20, "range_percent": 9.9}, "fail"),
        ({"effort_percent": 20, "range_percent": 10}, "pass"),
        ({"effort_percent": 20, "range_percent": 10, "range_percent_to": 25}, "pass"),
        ({"effort_percent": 20, "range_percent": 10, "range_percent_to": 25.1}, "fail"),
        ({"range_percent": 20}, "unknown"),
        ({"range_percent": 30}, "fail"),
        ({"hold_s": 10}, "unknown"),
        (None, "unknown"),
        (_percent(20), "pass"),
        (_percent(25.1), "fail"),
        (_percent(20, value_to=25), "pass"),
        (_percent(20, value_to=26), "fail"),
        (_percent(20, "mvc"), "pass"),
        (_percent(9, "mvc"), "fail"),
        (_percent(20, "one-repetition-maximum"), "unknown"),
        ({"intensity": {"value": 3, "unit": "borg-cr10"}}, "unknown"),
        ({"effort_percent": 20, **_percent(80)}, "pass"),
    ],
)
def test_band(dosage: Json | None, expected: str) -> None:
    """Effort, and range where it is stated, lie within 10 to 25 percent, both ends of each included (A04, A05)."""
    assert [expected] == said("P09", _release(dosage))


@pytest.mark.parametrize(
    "low, high, expected", [(20, 25, ["pass"]), (20.1, 25, ["fail"]), (10, 20, ["pass"]), (10, 19.9, ["fail"])]
)
def test_thresholds(low: float, high: float, expected: list[str]) -> None:
    """The band is the thresholds', whatever the technique says."""
    told = _release({"effort_percent": 20}, technique="pir")

    assert expected == said("P09", told, release_effort_min=low, release_effort_max=high)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"technique": "pir"}, ["fail"]),
        ({"technique": "met"}, ["fail"]),
        ({"technique": "hanna-somatics"}, ["fail"]),
        ({"technique": "hold-relax"}, ["fail"]),
        ({"technique": "gpr"}, ["fail"]),
        ({"intervention": "gpr"}, []),
        ({"intervention": "resistance", "technique": "hold-relax"}, []),
        ({"intervention": "resistance"}, []),
        ({"intervention": "resistance", "technique": "pir"}, ["fail"]),
    ],
)
def test_techniques(given: Json, expected: list[str]) -> None:
    """The band binds isometric release, whatever its technique, and the techniques to which its source gives one."""
    assert expected == said("P09", _release({"effort_percent": 50}, **given))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"prescription": "e1"}, ["pass"]),
        ({"prescription": "e1", "dosage": {"effort_percent": 50}}, ["pass", "fail"]),
        ({"prescription": "e1", "dosage": {"effort_percent": 50}, "status": "missed"}, ["pass"]),
        ({"intervention": "isometric-release"}, ["pass", "unknown"]),
    ],
)
def test_session_items(given: Json, expected: list[str]) -> None:
    """An item that states no dose of its own is judged at its prescription."""
    told = case(
        program_start=START,
        program=program(
            phase(prescribed(TRICEPS, id="e1", intervention="isometric-release", dosage={"effort_percent": 20}))
        ),
        log={"sessions": [sitting(START, item(**given))]},
        definitions=own(),
    )

    assert expected == said("P09", told)


def test_what_lies_outside_is_named() -> None:
    """The finding shows every stated value as a fact and names those outside the band."""
    told = done(
        item(
            TRICEPS,
            intervention="isometric-release",
            dosage={"effort_percent": 5, "effort_percent_to": 30, "range_percent": 20, "range_percent_to": 40.5},
        ),
        definitions=own(),
    )
    place = "$.log.sessions[0].items[0]"

    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse(place),
        facts=(
            Fact(f"{place}.dosage.effort_percent", "5 %"),
            Fact(f"{place}.dosage.effort_percent_to", "30 %"),
            Fact(f"{place}.dosage.range_percent", "20 %"),
            Fact(f"{place}.dosage.range_percent_to", "40.5 %"),
        ),
        parameters=parameters(work="isometric release", values="5 %, 30 % and 40.5 %", low="10", high="25"),
    )
    assert [expected] == hits("P09", told)


def test_path_of_an_intensity() -> None:
    """An intensity is shown at its own path."""
    (found,) = hits("P09", _release(_percent(40, value_to=50)))
    place = "$.program.phases[0].prescriptions[0].dosage.intensity"

    assert (Fact(f"{place}.value", "40 %"), Fact(f"{place}.value_to", "50 %")) == found.facts
    assert "40 % and 50 %" == filled(found)["values"]
