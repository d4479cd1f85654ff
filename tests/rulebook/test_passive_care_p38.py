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

MUSCLE = "upper-trapezius"
TIGHT, FREE = "spasm", "normal"
STRENGTH = program(phase(work("lower-trapezius", "right")))
RELAPSED = [(1, TIGHT), (8, FREE), (15, TIGHT)]


def _shot(day: int, *, side: str = "right", **given: Any) -> Json:
    """Return an injection into the upper trapezius on a day of March."""
    defaults: Json = {"date": f"2024-03-{day:02}", "treatment": "trigger-point-injection"}
    return thing(given, **defaults, targets=[site(MUSCLE, side)])


def _seen(*states: tuple[int, str], side: str = "right") -> list[Json]:
    """Return visits on days of March with a tension state each."""
    return [visit(f"2024-03-{day:02}", tones=[tone(MUSCLE, state, side)]) for day, state in states]


def _case(*shots: Json, **members: Any) -> rk.Case:
    """Return a case with injections and what else is given."""
    return case(**{"log": {"treatments": list(shots)}, "definitions": own(), "as_of": "2024-04-02", **members})


@pytest.mark.parametrize(
    "plan, purpose, expected",
    [
        (STRENGTH, "pain-control", ["fail once-beside-strength"]),
        (STRENGTH, None, ["fail once-beside-strength"]),
        (STRENGTH, "cure", ["fail once"]),
        (None, "pain-control", ["fail once-against-pain"]),
        (None, None, ["fail once"]),
        (None, "cure", ["fail once"]),
        (program(phase(work(MUSCLE, "right", intervention="massage"))), "pain-control", ["fail once-against-pain"]),
        (program(phase(work(MUSCLE, "right", intervention="pnf"))), "pain-control", ["fail once-beside-strength"]),
    ],
)
def test_one_injection(plan: Json | None, purpose: str | None, expected: list[str]) -> None:
    """A single injection that is no cure is a note beside strength work, and for pain control contested (T13)."""
    assert expected == said("P38", _case(_shot(2, purpose=purpose), program=plan, program_start="2024-03-01"))


@pytest.mark.parametrize(
    "plan, purpose, expected",
    [
        (None, "pain-control", "fail"),
        (None, "cure", "fail"),
        (STRENGTH, "pain-control", "fail beside-strength"),
        (STRENGTH, None, "fail beside-strength"),
        (STRENGTH, "cure", "fail as-cure"),
    ],
)
def test_repeated_with_return(plan: Json | None, purpose: str | None, expected: str) -> None:
    """Repeated after a return and with nothing that strengthens, it is plain whatever its purpose."""
    shots = [_shot(day, purpose=purpose) for day in (2, 16)]
    told = _case(*shots, assessments=_seen(*RELAPSED), program=plan, program_start="2024-03-01")

    assert expected == said("P38", told)[1]


@pytest.mark.parametrize(
    "states, expected",
    [
        (RELAPSED, "fail"),
        ([(1, TIGHT), (8, "releasing"), (15, "hypertonic")], "fail"),
        ([(1, TIGHT), (8, FREE)], "fail repeated"),
        ([(1, TIGHT), (15, TIGHT)], "fail repeated"),
        ([(1, FREE), (15, TIGHT)], "fail repeated"),
        ([(1, TIGHT), (8, FREE), (17, TIGHT)], "fail repeated"),
        ([(1, TIGHT), (8, FREE), (16, TIGHT)], "fail"),
        ([(1, TIGHT), (8, "unknown"), (15, TIGHT)], "fail repeated"),
        ([(3, TIGHT), (8, FREE), (15, TIGHT)], "fail repeated"),
        ([], "fail repeated"),
    ],
)
def test_return(states: list[tuple[int, str]], expected: str) -> None:
    """A return is tight before, free after the injection, and tight again by the day of the next one."""
    told = _case(_shot(2), _shot(16), assessments=_seen(*states))

    assert ["fail once", expected] == said("P38", told)


@pytest.mark.parametrize(
    "values, expected",
    [
        ((6, 1, 6), "fail"),
        ((6, 1, 7), "fail"),
        ((6, 1, 5), "fail repeated"),
        ((6, 4, 6), "fail"),
        ((6, 4.5, 6), "fail repeated"),
        ((2, 1.4, 2), "fail"),
        ((0, 0, 6), "fail repeated"),
    ],
)
def test_return_of_pain(values: tuple[float, ...], expected: str) -> None:
    """Pain that falls by the thresholds of change and is later at least what it was is a return, too."""
    days = zip((1, 8, 15), values, strict=True)
    visits = [visit(f"2024-03-{day:02}", pains=[pain("neck", value, "central")]) for day, value in days]

    assert expected == said("P38", _case(_shot(2), _shot(16), assessments=visits))[1]


def test_threshold_of_change() -> None:
    """What fall of pain is relief is for the thresholds to say."""
    visits = [
        visit(f"2024-03-{day:02}", pains=[pain("neck", value, "central")]) for day, value in ((1, 6), (8, 5), (15, 6))
    ]
    told = _case(_shot(2), _shot(16), assessments=visits)

    assert ["fail once", "fail repeated"] == said("P38", told)
    assert ["fail once", "fail"] == said("P38", told, change_points=1)
    assert ["fail once", "fail"] == said("P38", told, change_percent=15)


@pytest.mark.parametrize(
    "second, expected",
    [
        ({"side": "left"}, "fail once"),
        ({"targets": [site("levator-scapulae", "right")]}, "fail once"),
        ({"targets": None, "region": "neck"}, "fail"),
        ({"targets": None, "region": "shoulder", "region_side": "left"}, "fail once"),
        ({"targets": None}, "fail once"),
        ({"status": "partial"}, "fail"),
    ],
)
def test_same_place(second: Json, expected: str) -> None:
    """Injections elsewhere are no repetition; a region counts with its muscles."""
    stated = {**_shot(16, side=second.get("side", "right")), **second, "side": None}
    later = {name: value for name, value in stated.items() if value is not None}
    visits = [
        visit(f"2024-03-{day:02}", tones=[tone(MUSCLE, state, "right")], pains=[pain("neck", value, "central")])
        for day, state, value in ((1, TIGHT, 6), (8, FREE, 1), (15, TIGHT, 6))
    ]

    assert expected == said("P38", _case(_shot(2), later, assessments=visits))[1]


def test_places_that_are_not_named() -> None:
    """Two injections at no named place are a repetition whose return cannot be seen."""
    shots = [{name: value for name, value in _shot(day).items() if name != "targets"} for day in (2, 16)]
    told = _case(*shots, assessments=_seen(*RELAPSED))

    assert ["fail once", "fail repeated"] == said("P38", told)
    assert {"a place that is not named"} == {filled(hit)["target"] for hit in hits("P38", told)}
    assert "1 earlier one there, with no recorded return" == filled(hits("P38", told)[1])["history"]


def test_two_sites_are_two_places() -> None:
    """Each site of an injection is judged by itself."""
    both = {**_shot(16), "targets": [site(MUSCLE, "left"), site(MUSCLE, "right")]}

    assert ["fail once", "fail once", "fail repeated"] == said("P38", _case(_shot(2), both))


@pytest.mark.parametrize(
    "status, expected",
    [("missed", ["fail once"]), ("done", ["fail once", "fail repeated"]), ("planned", ["fail once", "fail once"])],
)
def test_status(status: str, expected: list[str]) -> None:
    """A missed injection was not given, and a planned one repeats nothing yet."""
    assert expected == said("P38", _case(_shot(16), _shot(2, status=status)))


def test_two_on_one_day() -> None:
    """Two injections of one day are one use."""
    assert ["fail once", "fail once"] == said("P38", _case(_shot(2), _shot(2)))


def test_no_hindsight() -> None:
    """Strength work that is logged later was not there yet; planned work was."""
    later = [session("2024-03-20", item("lower-trapezius", "right"))]
    earlier = [session("2024-03-02", item("lower-trapezius", "right"))]
    told = [said("P38", _case(log={"treatments": [_shot(2)], "sessions": sessions})) for sessions in (later, earlier)]

    assert [["fail once"], ["fail once-beside-strength"]] == told


def test_missed_strength_work() -> None:
    """Strength work that was missed is not there."""
    missed = [session("2024-03-02", item("lower-trapezius", "right", status="missed"))]

    assert ["fail once"] == said("P38", _case(log={"treatments": [_shot(2)], "sessions": missed}))


@pytest.mark.parametrize(
    "dosage, last, expected",
    [
        ({"days_per_week": 1}, 27, ["fail repeated"]),
        ({"days_per_week": 1}, 13, ["fail repeated"]),
        ({"days_per_week": 1}, 6, ["fail once"]),
        ({"weekdays": [{"day": "monday"}]}, 27, ["fail repeated"]),
        ({"sets": 1}, 27, ["fail once"]),
        (None, 27, ["fail once"]),
    ],
)
def test_prescription(dosage: Json | None, last: int, expected: list[str]) -> None:
    """A prescription is repeated where its days say so; it is one place."""
    given = {"intervention": "trigger-point-injection", "dosage": dosage, "to_day": last}
    told = case(program=program(phase(work(MUSCLE, "right", **given))), program_start="2024-03-02", definitions=own())

    assert expected == said("P38", told)


def test_prescription_after_injections() -> None:
    """Of a prescription's days the first of the worst is named."""
    planned = program(phase(work(MUSCLE, "right", intervention="trigger-point-injection")))
    told = _case(_shot(2), assessments=_seen(*RELAPSED), program=planned, program_start="2024-03-02")
    (first, _) = hits("P38", told)

    assert first.softening is None
    assert filled(first)["when"].startswith("on 2024-03-15 and on ")
    assert "1 earlier one there, with relief and return" == filled(first)["history"]


@pytest.mark.parametrize(
    "sessions, expected",
    [
        ([], "on 2024-03-10 and on 19 further planned days"),
        ([session("2024-03-12", item("lower-trapezius", "right"))], "on 2024-03-10 and on 1 further planned day"),
    ],
    ids=["alone", "strengthened later"],
)
def test_planned_days_after_an_injection(sessions: list[Json], expected: str) -> None:
    """A planned day after a done injection is a repeat until there is strength work, without a visit."""
    planned = program(phase(work(MUSCLE, "right", intervention="trigger-point-injection")))
    log = {"treatments": [_shot(9)], "sessions": sessions}
    (first, _) = hits("P38", _case(log=log, program=planned, program_start="2024-03-02"))

    assert ("repeated", expected) == (first.softening, filled(first)["when"])


def test_planned_often_is_told() -> None:
    """A prescription on several days says so where no earlier injection is recorded."""
    weekly = work(MUSCLE, "right", intervention="trigger-point-injection", dosage={"days_per_week": 1})
    (hit,) = hits("P38", case(program=program(phase(weekly)), program_start="2024-03-02"))

    assert "it is planned on several days" == filled(hit)["history"]


def test_undated_plan() -> None:
    """A template without any date is not judged."""
    told = case(patient=None, program=program(phase(work(MUSCLE, "right", intervention="trigger-point-injection"))))

    assert [] == said("P38", told)


@pytest.mark.parametrize("name", ["local-anesthetic", "dry-needling", "medication", "massage"])
def test_other_treatments(name: str) -> None:
    """Other treatments are not judged."""
    assert [] == said("P38", _case({**_shot(2), "treatment": name}))


def test_own_injection() -> None:
    """An injection of the case is known by its kind."""
    treatments = [{"id": "shot", "name": "shot", "kind": "trigger-point-injection"}]
    told = _case({**_shot(2), "treatment": "shot"}, definitions=own(treatments=treatments))

    assert ["fail once"] == said("P38", told)


def test_facts() -> None:
    """The finding shows the injections, the return in tension or pain, and the work beside it."""
    visits = [
        visit(f"2024-03-{day:02}", pains=[pain("neck", value, "central")]) for day, value in ((1, 6), (8, 1), (15, 6))
    ]
    plan: Json = {"program": STRENGTH, "program_start": "2024-03-01"}
    (_, by_pain) = hits("P38", _case(_shot(2), _shot(16), assessments=visits, **plan))
    (_, by_tone) = hits("P38", _case(_shot(2), _shot(16), assessments=_seen(*RELAPSED)))

    assert [
        "$.log.treatments[1]",
        "$.log.treatments[0]",
        "$.assessments[1].pains[0]",
        "$.assessments[2].pains[0]",
        "$.program.phases[0].prescriptions[0]",
    ] == [fact.path for fact in by_pain.facts]
    assert [None, 14, 8, 1, None] == [fact.age_days for fact in by_pain.facts]
    assert "trigger point injection on 2024-03-02" == by_pain.facts[1].value
    assert ["$.assessments[1].tones[0]", "$.assessments[2].tones[0]"] == [fact.path for fact in by_tone.facts[2:]]
    assert (
        "2 earlier ones there, with relief and return"
        == filled(hits("P38", _case(_shot(2), _shot(3), _shot(16), assessments=_seen(*RELAPSED)))[2])["history"]
    )


def test_one_against_pain() -> None:
    """A single injection for pain control without strength work is a contested warning (T13)."""
    (finding,) = (each for each in rk.check(_case(_shot(2, purpose="pain-control"))).findings if each.rule == "P38")

    assert (rk.Severity.WARNING, True) == (finding.severity, finding.contested)
    assert "no earlier one is recorded there" in finding.message
