from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    Json,
    filled,
    hits,
    item,
    own,
    pain,
    phase,
    planned,
    program,
    said,
    session,
    thing,
    visit,
)

import rehabkit as rk

DAYS = ("2024-04-01", "2024-04-10", "2024-04-20", "2024-04-25")


def _walked(*values: float, visits: list[Json] | None = None, **members: Any) -> rk.Case:
    """Return a case that walks for four weeks from 2024-04-02, with pains of the low back from the day before on."""
    told = [visit(day, pains=[pain("low-back", value, "central")]) for day, value in zip(DAYS, values, strict=False)]
    given = {"assessments": told if visits is None else visits, "definitions": own(), "as_of": "2024-05-30"}
    return planned(thing({}, intervention="walking"), **{**given, **members})


@pytest.mark.parametrize(
    "values, expected",
    [
        ((3, 5, 5), ["fail"]),
        ((4, 5.9, 6), ["fail"]),
        ((8, 9.9, 10), ["pass"]),
        ((8, 10, 10), ["fail"]),
        ((3, 3.9, 3.9), ["fail"]),
        ((3, 3.8, 3.9), ["pass"]),
        ((3, 5, 4), ["fail"]),
        ((3, 5, 3), ["pass"]),
        ((3, 3, 5), ["pass"]),
        ((5, 3, 3), ["pass"]),
        ((0, 1.9, 2), ["pass"]),
        ((0, 2, 2), ["fail"]),
        ((3, 5), []),
        ((3,), []),
        ((), []),
    ],
)
def test_size_and_length_of_a_rise(values: tuple[float, ...], expected: list[str]) -> None:
    """The newest two values count, by 2 points or 30 % of the first, both inclusive; 0 has no percent (A72)."""
    assert expected == said("P48", _walked(*values))


@pytest.mark.parametrize(
    "thresholds, expected",
    [
        ({}, ["fail"]),
        ({"change_points": 2.5}, ["fail"]),
        ({"change_points": 2.5, "change_percent": 41}, ["pass"]),
        ({"change_points": 2.5, "change_percent": 40}, ["fail"]),
    ],
)
def test_thresholds(thresholds: dict[str, Any], expected: list[str]) -> None:
    """Points and percent are thresholds, and one of them is enough."""
    assert expected == said("P48", _walked(5, 7, 7), **thresholds)


@pytest.mark.parametrize(
    "change",
    [
        {"region": "neck"},
        {"muscle": "erector-spinae"},
        {"side": "left"},
        {"scale": "vas-mm"},
        {"timing": "worst"},
        {"context": "rest"},
        {"analgesia": "local"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_only_like_values_are_compared(change: Json) -> None:
    """Values of another place, scale, timing or context are no course, and pain under a block is left out (A75)."""
    visits = [visit(day, pains=[pain("low-back", 5, "central")]) for day in DAYS[1:3]]
    first = visit(DAYS[0], pains=[{**pain("low-back", 3, "central"), **change}])

    assert [] == said("P48", _walked(visits=[first, *visits]))


def test_no_timing_is_now() -> None:
    """A value without a timing speaks of the moment of the visit, like one of now."""
    told = [pain("low-back", value, "central") for value in (3, 5, 5)]
    del told[1]["timing"]

    assert ["fail"] == said("P48", _walked(visits=[visit(day, pains=[p]) for day, p in zip(DAYS, told, strict=False)]))


@pytest.mark.parametrize("values, expected", [((10, 12, 12), ["pass"]), ((10, 13, 13), ["fail"])])
def test_millimeters_by_percent(values: tuple[float, ...], expected: list[str]) -> None:
    """Points of the NPRS are no millimeters: a VAS is compared by percent alone (A74)."""
    pains = [{**pain("low-back", value, "central"), "scale": "vas-mm"} for value in values]

    assert expected == said("P48", _walked(visits=[visit(day, pains=[p]) for day, p in zip(DAYS, pains, strict=False)]))


@pytest.mark.parametrize(
    "better, values, expected",
    [
        ("higher", (1000, 700, 700), ["fail"]),
        ("higher", (1000, 701, 700), ["pass"]),
        ("higher", (1000, 1300, 1300), ["pass"]),
        ("lower", (10, 13, 13), ["fail"]),
        ("lower", (10, 7, 7), ["pass"]),
    ],
)
def test_ability(better: str, values: tuple[float, ...], expected: list[str]) -> None:
    """A fall of a function by 30 % counts like a rise of pain, in the direction that is worse."""
    told = [
        visit(day, functions=[thing({}, name="walking-distance", value=value, unit="m", better=better)])
        for day, value in zip(DAYS, values, strict=False)
    ]

    assert expected == said("P48", _walked(visits=told))


@pytest.mark.parametrize(
    "log, expected",
    [
        ({"modifications": [thing({}, date="2024-04-09", what="less")]}, ["fail"]),
        ({"modifications": [thing({}, date="2024-04-10", what="less")]}, ["pass"]),
        ({"modifications": [thing({}, date="2024-04-30", what="less")]}, ["pass"]),
        ({"modifications": []}, ["fail"]),
        ({}, ["fail"]),
    ],
)
def test_revision(log: Json, expected: list[str]) -> None:
    """A change of the program since the first of the two values answers them; an earlier one does not."""
    assert expected == said("P48", _walked(3, 5, 5, log=log))


def test_revision_not_yet_seen() -> None:
    """A change of the program that is recorded later is not seen from an earlier day."""
    told = _walked(3, 5, 5, log={"modifications": [thing({}, date="2024-04-28", what="less")]})

    assert (["fail"], ["pass"]) == (said("P48", told, as_of="2024-04-27"), said("P48", told, as_of="2024-04-28"))


@pytest.mark.parametrize("as_of, expected", [("2024-04-10", []), ("2024-04-19", []), ("2024-04-20", ["fail"])])
def test_view(as_of: str, expected: list[str]) -> None:
    """Values of later days are not seen."""
    assert expected == said("P48", _walked(3, 5, 5), as_of=as_of)


def test_baseline_is_the_newest_before_the_start() -> None:
    """Of several values before the program the newest is compared with, and what comes after its end is not."""
    earlier = visit("2024-03-01", pains=[pain("low-back", 2, "central")])
    later = [visit(day, pains=[pain("low-back", 9, "central")]) for day in ("2024-05-01", "2024-05-10")]
    during = [visit(day, pains=[pain("low-back", 4, "central")]) for day in DAYS[:3]]

    assert ["pass"] == said("P48", _walked(visits=[earlier, *during, *later]))


def test_first_day_and_last_day_belong_to_the_program() -> None:
    """Without a value before the start the first one is compared with, and the last day counts."""
    days = ("2024-04-03", "2024-04-10", "2024-04-29")
    told = [visit(day, pains=[pain("low-back", v, "central")]) for day, v in zip(days, (3, 5, 5), strict=True)]
    late = [told[0], told[1], {**told[2], "date": "2024-04-30"}]

    assert (["fail"], []) == (said("P48", _walked(visits=told)), said("P48", _walked(visits=late)))


def test_values_after_the_program_are_none_of_its_own() -> None:
    """A measure that was told after the last day alone is not judged."""
    days = ("2024-05-01", "2024-05-10", "2024-05-20")
    told = [visit(day, pains=[pain("low-back", v, "central")]) for day, v in zip(days, (3, 5, 5), strict=True)]

    assert [] == said("P48", _walked(visits=told))


def test_worst_of_a_day_whatever_the_order() -> None:
    """Of two values of one day the higher counts, in whichever order they stand."""
    told = [
        visit(day, pains=[pain("low-back", value, "central") for value in values])
        for day, values in zip(DAYS, ((3,), (2, 5), (5, 2)), strict=False)
    ]

    assert ["fail"] == said("P48", _walked(visits=told))


def test_needs_a_dated_program() -> None:
    """Without a program, or without its start, nothing is judged; without phases the program has no end."""
    undated = _walked(3, 5, 5, program_start=None)
    endless = _walked(3, 5, 5, program=program())

    assert ([], [], ["fail"]) == (
        said("P48", undated),
        said("P48", _walked(3, 5, 5, program=None)),
        said("P48", endless),
    )


def test_facts_and_words() -> None:
    """The finding names the readings, the end of the program, and motivation as a recorded reason, of the log alone."""
    walk = thing({}, id="w", intervention="walking")
    missed = session("2024-04-22", item(prescription="w", status="missed", reason="motivation"), id="s1")
    ill = session("2024-04-23", item(prescription="w", status="missed", reason="illness"), id="s2")
    done = session("2024-04-24", item(prescription="w"), id="s3")
    drop_out = {"date": "2024-04-26", "reason": "it hurts"}
    log = {"sessions": [missed, ill, done], "drop_out": drop_out}
    told = _walked(3, 5, 6, program=program(phase(walk)), log=log)
    (hit,) = hits("P48", told)
    (early,), (same_day,) = (hits("P48", told, as_of=day) for day in ("2024-04-25", "2024-04-26"))

    assert {
        "start": "2024-04-02",
        "what": "pain of low-back (central) went from 3/10 to 5/10 and 6/10",
    } == filled(hit)
    assert "$.program" == str(hit.path)
    assert [
        ("$.assessments[0].pains[0]", 59),
        ("$.assessments[1].pains[0]", 50),
        ("$.assessments[2].pains[0]", 40),
        ("$.log.drop_out", None),
        ("$.log.sessions[0].items[0].reason", None),
    ] == [(fact.path, fact.age_days) for fact in hit.facts]
    assert "$.log.drop_out" not in [fact.path for fact in early.facts]
    assert "$.log.drop_out" in [fact.path for fact in same_day.facts]


def test_newest_values_are_told() -> None:
    """Of a longer course the first value and the newest two are told."""
    (hit,) = hits("P48", _walked(3, 4, 5, 6))

    assert "pain of low-back (central) went from 3/10 to 5/10 and 6/10" == filled(hit)["what"]
    assert [f"$.assessments[{at}].pains[0]" for at in (0, 2, 3)] == [fact.path for fact in hit.facts]


def test_missed_treatment() -> None:
    """A treatment that was missed has no reason on record, and none is told."""
    missed = thing({}, date="2024-04-22", treatment="massage", status="missed")
    (hit,) = hits("P48", _walked(3, 5, 5, log={"treatments": [missed]}))

    assert [f"$.assessments[{at}].pains[0]" for at in (0, 1, 2)] == [fact.path for fact in hit.facts]


def test_reason_beside_work_that_was_done() -> None:
    """A reason for missing work is told for missed work alone."""
    done = session("2024-04-22", item(intervention="walking", reason="motivation"))
    (hit,) = hits("P48", _walked(3, 5, 5, log={"sessions": [done]}))

    assert [f"$.assessments[{at}].pains[0]" for at in (0, 1, 2)] == [fact.path for fact in hit.facts]


def test_one_finding_for_several_measures() -> None:
    """Two measures that get worse are one finding of the program, which names both."""
    told = [
        visit(
            day,
            pains=[pain("low-back", value, "central"), pain("neck", value, "central")],
            functions=[thing({}, name="sit-to-stand", value=20, unit="repetitions", better="higher")],
        )
        for day, value in zip(DAYS, (3, 5, 5), strict=False)
    ]
    (hit,) = hits("P48", _walked(visits=told))

    assert (
        "pain of low-back (central) went from 3/10 to 5/10 and 5/10 "
        "and pain of neck (central) went from 3/10 to 5/10 and 5/10"
    ) == filled(hit)["what"]


def test_each_rise_asks_for_its_own_answer() -> None:
    """A change that answers one rise is no answer to another one that came after it."""
    back, neck = ((3, 5, 5, None), (3, None, 5, 5))
    visits = [
        visit(
            day,
            pains=[
                pain(region, value, "central")
                for region, value in (("low-back", first), ("neck", second))
                if value is not None
            ],
        )
        for day, first, second in zip(DAYS, back, neck, strict=True)
    ]
    changed = {"modifications": [thing({}, date="2024-04-15", what="fewer steps")]}
    (hit,) = hits("P48", _walked(visits=visits, log=changed))

    assert "pain of neck (central) went from 3/10 to 5/10 and 5/10" == filled(hit)["what"]
