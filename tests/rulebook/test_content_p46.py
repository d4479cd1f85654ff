from __future__ import annotations

import itertools
from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, own, pain, phase, program, said, thing, visit

import rehabkit as rk
from rehabkit.ruleset import Fact


def _goal(*measures: str, **given: Any) -> Json:
    return thing(given, kind="pain", measures=list(measures))


def _claim(**given: Any) -> Json:
    return thing(given, claim="pain-fell-by-strength")


def _course(*values: float | None, claim: Json | None = None, region: str = "hip", **members: Any) -> rk.Case:
    """Return a case of a claim, with pain told on the first days of some months."""
    visits = [
        visit(f"2024-{month:02}-01", pains=[pain(region, value, id=f"p{month}")])
        for month, value in enumerate(values, start=1)
        if value is not None
    ]
    claims = [_claim() if claim is None else claim]
    return case(**{"claims": claims, "assessments": visits, "definitions": own(), **members})


@pytest.mark.parametrize(
    "goal, expected",
    [
        (_goal("strength"), ["fail"]),
        (_goal("pain"), ["pass"]),
        (_goal("pain", "strength"), ["pass"]),
        (_goal("strength", "pain"), ["pass"]),
        (_goal("strength", "range"), ["pass"]),
        (_goal("function"), ["pass"]),
        (_goal(), ["pass"]),
        (_goal(measures=None), ["unknown"]),
        (_goal("strength", kind="function"), []),
        (_goal("strength", kind="relief"), []),
        (_goal(measures=None, kind="function"), []),
    ],
)
def test_goals(goal: Json, expected: list[str]) -> None:
    """A goal about pain may have strength beside another measure, and not alone; other goals may."""
    assert expected == said("P46", case(goals=[goal]))


def test_unknown_goal_is_a_note() -> None:
    """What a goal is measured by is asked as a note."""
    report = rk.check(case(goals=[_goal(id="g1", measures=None)]))
    finding = next(each for each in report.unknown if each.rule == "P46")

    assert rk.Severity.INFO is finding.severity
    assert finding.message == "By what goal g1, which is about pain, is measured is not stated"
    assert ("$.goals[0].measures",) == finding.needs


@pytest.mark.parametrize(
    "values, expected",
    [
        ((), "fail"),
        ((5,), "fail"),
        ((5, 3), "fail"),
        ((5, 3, 3), "fail pain-measured"),
        ((5, 3, 4), "fail"),
        ((5, 5, 3), "fail"),
        ((5, 3, 5), "fail"),
        ((5, 3.5, 3.5), "fail pain-measured"),
        ((5, 3.6, 3.6), "fail"),
        ((5, 8, 3, 3), "fail pain-measured"),
        ((9, 7, 7), "fail pain-measured"),
        ((9, 7.1, 7.1), "fail"),
        ((1, 0, 0), "fail pain-measured"),
        ((0, 0, 0), "fail"),
        ((3, 5, 5), "fail"),
    ],
)
def test_fall_of_pain(values: tuple[float, ...], expected: str) -> None:
    """Pain fell if the newest two values are both lower than the first by the points or the percent (A72)."""
    assert [expected] == said("P46", _course(*values))


@pytest.mark.parametrize(
    "thresholds, expected",
    [
        ({"change_points": 1}, "fail pain-measured"),
        ({"change_points": 1.5}, "fail"),
        ({"change_percent": 20}, "fail pain-measured"),
        ({"change_percent": 21}, "fail"),
    ],
)
def test_thresholds(thresholds: dict[str, float], expected: str) -> None:
    """A fall from 5 to 4 counts from a point or twenty percent on."""
    assert [expected] == said("P46", _course(5, 4, 4), **thresholds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "claim, expected",
    [
        (_claim(based_on=["p1", "p2", "p3"]), "fail pain-measured"),
        (_claim(based_on=["p1", "p2", "p3", "m1"]), "fail pain-measured"),
        (_claim(based_on=["p2", "p3"]), "fail"),
        (_claim(based_on=["m1"]), "fail"),
        (_claim(based_on=[]), "fail"),
        (_claim(date="2024-03-01"), "fail pain-measured"),
        (_claim(date="2024-02-29"), "fail"),
    ],
)
def test_what_a_claim_rests_on(claim: Json, expected: str) -> None:
    """Only what a claim names counts, where it names anything, and only what was told by its day."""
    strong = thing({"id": "m1"}, muscle="gluteus-maximus", side="left", grade="strong", scale="category")
    told = _course(5, 3, 3, claim=claim)
    tested = case(assessments=[visit("2024-01-02", strengths=[strong])]).assessments
    told = rk.apply(told, rk.Edit.insert("$.assessments[3]", next(iter(tested or ()))))

    assert [expected] == said("P46", told)


@pytest.mark.parametrize(
    "change",
    [{"context": "rest"}, {"timing": "worst"}, {"side": "right"}, {"region": "knee"}, {"scale": "vas-mm"}],
    ids=lambda change: str(next(iter(change))),
)
def test_one_measure(change: Json) -> None:
    """Values of another measure, timing, context, side or scale are not compared."""
    later = [visit(f"2024-0{month}-01", pains=[{**pain("hip", 1), **change}]) for month in (2, 3)]
    visits = [visit("2024-01-01", pains=[pain("hip", 6)]), *later]

    assert ["fail"] == said("P46", case(claims=[_claim()], assessments=visits))


@pytest.mark.parametrize(
    "condition, region, values, expected",
    [
        ("low-back-pain", None, (), "fail back-pain"),
        ("back-pain", None, (), "fail back-pain"),
        ("neck-pain", "low-back", (), "fail"),
        ("backache", None, (), "fail"),
        ("low-back-pain", "knee", (), "fail back-pain"),
        (None, "low-back", (), "fail back-pain"),
        (None, "upper-back", (), "fail back-pain"),
        (None, "neck", (), "fail"),
        (None, None, (), "fail"),
        ("low-back-pain", None, (5, 3, 3), "fail back-pain-measured"),
        ("neck-pain", "low-back", (5, 3, 3), "fail pain-measured"),
    ],
)
def test_back_is_contested(condition: str | None, region: str | None, values: tuple[float, ...], expected: str) -> None:
    """A claim about the back is contested, by its own condition, else by the complaints."""
    side = "left" if region == "knee" else "central"
    complaints = None if region is None else [thing({}, region=region, side=side)]

    assert [expected] == said("P46", _course(*values, claim=_claim(condition=condition), complaints=complaints))


@pytest.mark.parametrize(
    "softening, severity, contested",
    [
        ((None, ()), "warning", False),
        ((None, (5, 3, 3)), "info", False),
        (("back-pain", ()), "warning", True),
        (("back-pain", (5, 3, 3)), "info", True),
    ],
)
def test_severities(softening: tuple[str | None, tuple[float, ...]], severity: str, contested: object) -> None:
    """A claim is a warning, and a note where pain was measured; about the back it is contested."""
    condition, values = softening
    told = _course(*values, claim=_claim(condition=condition))
    found = [each for each in rk.check(told).failures if each.rule == "P46"]

    assert [(severity, contested)] == [(each.severity, each.contested) for each in found]


@pytest.mark.parametrize("date, expected", [("2024-04-02", ["fail"]), ("2024-04-03", []), (None, ["fail"])])
@pytest.mark.parametrize("place", ["case", "program"])
def test_places_and_later_days(place: str, date: str | None, expected: list[str]) -> None:
    """Claims stand in the program or the case, and are seen from their day on."""
    claims = [_claim(claim="imbalance-shown"), _claim(claim="best-exercise"), _claim(date=date)]
    told = case(claims=claims) if place == "case" else case(program=program(phase(), claims=claims))
    root = "$.claims" if place == "case" else "$.program.claims"

    assert expected == said("P46", told, as_of="2024-04-02")
    assert [f"{root}[2]"] * len(expected) == [str(hit.path) for hit in hits("P46", told, as_of="2024-04-02")]


def test_facts() -> None:
    """A claim shows its fields and the values between which pain fell, with their ages."""
    claim = _claim(id="cl1", condition="hip-pain", based_on=["p3", "p2", "p1"])
    (hit,) = hits("P46", _course(5, 3, 3, claim=claim, as_of="2024-03-11"))

    assert hit.facts == (
        Fact("$.claims[0].claim", "pain-fell-by-strength"),
        Fact("$.claims[0].condition", "hip-pain"),
        Fact("$.claims[0].based_on", "p1, p2 and p3"),
        Fact("$.assessments[0].pains[0]", "pain 5/10", 70),
        Fact("$.assessments[1].pains[0]", "pain 3/10", 39),
        Fact("$.assessments[2].pains[0]", "pain 3/10", 10),
    )
    assert {"subject": "claim cl1", "what": "puts less pain down to strength"} == filled(hit)
    (bare,) = hits("P46", _course(claim=_claim(based_on=[])))
    assert Fact("$.claims[0].based_on", "nothing") == bare.facts[1]


def test_facts_of_two_measures() -> None:
    """Where pain fell by two measures, the values of both are shown."""
    visits = [
        visit(f"2024-{month:02}-01", pains=[pain("hip", value), pain("knee", value)])
        for month, value in enumerate((5, 3, 3), start=1)
    ]
    (hit,) = hits("P46", case(claims=[_claim()], assessments=visits, definitions=own()))

    shown = {fact.path for fact in hit.facts}
    assert {f"$.assessments[{at}].pains[{number}]" for at in range(3) for number in range(2)} < shown


def test_order_of_lists_changes_nothing() -> None:
    """The same values in another order of visits give the same outcome."""
    months = [(1, 5), (2, 3), (3, 3)]
    told = [
        case(
            claims=[_claim()],
            assessments=[visit(f"2024-0{month}-01", pains=[pain("hip", value)]) for month, value in order],
        )
        for order in itertools.permutations(months)
    ]

    assert [["fail pain-measured"]] * 6 == [said("P46", each) for each in told]


def test_undated_case() -> None:
    """Without any day there is no pain to look at, and a dated claim is judged all the same."""
    assert ["fail"] == said("P46", case(claims=[_claim(date="2024-04-02")]))
