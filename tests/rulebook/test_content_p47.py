from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, done, filled, hits, item, own, phase, program, said, thing, work

import rehabkit as rk
from rehabkit.ruleset import Fact


def _claim(**given: Any) -> Json:
    return thing(given, claim="best-exercise")


def _told(*claims: Json, **members: Any) -> rk.Case:
    return case(**{"program": program(phase(), claims=list(claims)), "definitions": own(), **members})


def _long(*works: Json, days: int = 84, **members: Any) -> rk.Case:
    """Return a case whose program spans some days."""
    return _told(program=program(phase(*works, to_day=days - 1)), **members)


CORE = work(intervention="core")


@pytest.mark.parametrize(
    "intervention, expected",
    [
        ("core", "fail favored-elsewhere"),
        ("resistance", "fail favored-elsewhere"),
        ("stabilizer-hold", "fail favored-elsewhere"),
        ("pnf", "fail favored-elsewhere"),
        ("own-pir", "fail favored-elsewhere"),
        ("walking", "fail"),
        ("general-exercise", "fail"),
        ("massage", "fail"),
        ("myofascial-release", "fail"),
        (None, "fail"),
    ],
)
@pytest.mark.parametrize("horizon", ["short-term", "long-term", None])
def test_contested_where_a_source_favors_it(intervention: str | None, expected: str, horizon: str | None) -> None:
    """A claim is contested where another source has that very answer (T10, T11)."""
    definitions = own(exercises=[{"id": "own-pir", "name": "own", "type": "mobility", "technique": "pir"}])

    assert [expected] == said("P47", _told(_claim(intervention=intervention, horizon=horizon), definitions=definitions))


@pytest.mark.parametrize("claim", ["pain-fell-by-strength", "no-imbalance", "imbalance-shown"])
def test_other_claims(claim: str) -> None:
    """Claims of other kinds are no place."""
    assert [] == said("P47", _told(_claim(claim=claim, intervention="core")))


@pytest.mark.parametrize(
    "members, expected",
    [
        ({}, ["$.program.claims[0]"]),
        ({"claims": [_claim()]}, ["$.claims[0]"]),
        ({"program": program(phase(), claims=[_claim(), _claim()])}, [f"$.program.claims[{n}]" for n in (0, 1)]),
        (
            {"program": program(phase(), claims=[_claim(claim="imbalance-shown"), _claim()]), "claims": [_claim()]},
            ["$.program.claims[1]", "$.claims[0]"],
        ),
        ({"claims": [], "program": program(phase(), claims=[])}, []),
    ],
    ids=["program", "case", "two", "both", "none"],
)
def test_places(members: Json, expected: list[str]) -> None:
    """Each claim is a place, in the program and at the top of the case."""
    told = case(**members) if members else _told(_claim())

    assert expected == [str(hit.path) for hit in hits("P47", told)]


@pytest.mark.parametrize(
    "date, expected", [("2024-04-02", ["fail"]), ("2024-04-03", []), ("2024-04-01", ["fail"]), (None, ["fail"])]
)
def test_claims_of_later_days_are_not_seen(date: str | None, expected: list[str]) -> None:
    """A claim counts from its day on, and at once where it has none."""
    assert expected == said("P47", _told(_claim(date=date)), as_of=START)


def test_dated_claim_in_an_undated_case() -> None:
    """Where nothing else is dated, there is no day before which a claim would lie."""
    assert ["fail"] == said("P47", _told(_claim(date="2024-04-02")))


@pytest.mark.parametrize(
    "given, what",
    [
        ({}, "names one exercise as the best exercise"),
        ({"intervention": "walking"}, "names walking as the best exercise"),
        ({"condition": "neck-pain"}, "names one exercise as the best exercise for neck-pain"),
        ({"horizon": "short-term"}, "names one exercise as the best exercise in the short term"),
        (
            {"intervention": "core", "condition": "low-back-pain", "horizon": "long-term"},
            "names core exercise as the best exercise for low-back-pain in the long term",
        ),
    ],
)
def test_words_of_a_claim(given: Json, what: str) -> None:
    """The message says what is claimed, as far as it is stated, and the facts show each field."""
    (hit,) = hits("P47", _told(_claim(id="cl1", **given)))

    assert {"subject": "claim cl1", "what": what} == filled(hit)
    stated = {"claim": "best-exercise", **given}
    assert [f"{key}: {value}" for key, value in stated.items()] == [fact.value for fact in hit.facts]


@pytest.mark.parametrize(
    "works, days, expected",
    [
        ([CORE], 83, []),
        ([CORE], 84, ["fail core-only"]),
        ([CORE], 400, ["fail core-only"]),
        ([CORE, {**CORE, "id": "e9"}], 84, ["fail core-only"]),
        ([CORE, work(intervention="walking")], 84, ["pass"]),
        ([work(intervention="walking")], 84, ["pass"]),
        ([CORE, work(intervention="massage")], 84, ["fail core-only"]),
        ([work(intervention="massage")], 84, []),
        ([], 84, []),
        ([work(intervention="planks")], 84, ["fail core-only"]),
    ],
    ids=["short", "long", "longer", "two", "mixed", "other", "with massage", "no exercise", "empty", "own core"],
)
def test_long_plan_of_core_alone(works: list[Json], days: int, expected: list[str]) -> None:
    """A long-term plan of core exercise alone is noted; treatments beside it are no exercise (T10)."""
    definitions = own(exercises=[{"id": "planks", "name": "planks", "type": "core"}])

    assert expected == said("P47", _long(*works, days=days, definitions=definitions))


@pytest.mark.parametrize("limit, expected", [(100, []), (84, ["fail core-only"]), (10, ["fail core-only"])])
def test_threshold(limit: float, expected: list[str]) -> None:
    """From how many days on a plan is long-term is a threshold."""
    assert expected == said("P47", _long(CORE), long_term_days=limit)


def test_span_of_several_phases() -> None:
    """The span reaches from the first day of any phase to the last, in whatever order they stand."""
    late, early = phase(CORE, from_day=60, to_day=93), phase(from_day=10, to_day=59)
    told = case(program=program(late, early))

    assert ["fail core-only"] == said("P47", told)
    assert [] == said("P47", told, long_term_days=85)


def test_log_is_no_plan() -> None:
    """Core exercise in the log alone makes no plan, and another exercise there does not change one."""
    assert [] == said("P47", done(item(intervention="core")))
    logged = {"sessions": [thing({}, date=START, items=[item(intervention="walking")])]}
    assert ["fail core-only"] == said("P47", _long(CORE, log=logged))


def test_core_alone_is_told() -> None:
    """The finding stands at the program and names its exercises; it is a contested note."""
    told = case(program=program(phase(CORE, to_day=99), id="pr1"))
    finding = next(each for each in rk.check(told).findings if each.rule == "P47")

    assert finding.message == "Program pr1 has no exercise but core work in 100 days"
    assert ("$.program", rk.Severity.INFO, True) == (finding.path, finding.severity, finding.contested)
    assert (Fact("$.program.phases[0].prescriptions[0]", "core exercise"),) == finding.facts
    assert {"S1-31", "S2-28", "S3-104"} == {each.item for each in finding.opposing}
