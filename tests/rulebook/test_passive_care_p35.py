from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    Json,
    case,
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

MUSCLE = "hamstrings"
WEAK = {"grade": "weak", "scale": "category"}


def _strength(side: str = "left", muscle: str = MUSCLE, **given: Any) -> Json:
    return thing(given, muscle=muscle, side=side)


def _treated(
    state: str | None,
    *tests: Json,
    name: str = "massage",
    day: str = "2024-04-02",
    pains: list[Json] | None = None,
    **members: Any,
) -> rk.Case:
    """Return a case whose left hamstrings are treated a day after what is known of them."""
    tones = [] if state is None else [tone(MUSCLE, state)]
    seen = visit("2024-04-01", tones=tones, strengths=list(tests), pains=pains or [])
    log = {"sessions": [session(day, item(MUSCLE, intervention=name), id="s1")]}
    return case(**{"assessments": [seen], "log": log, "definitions": own(), **members})


@pytest.mark.parametrize(
    "state, expected",
    [
        ("hypotonic", ["fail supposed"]),
        ("hypertonic", ["pass"]),
        ("spasm", ["pass"]),
        ("releasing", ["pass"]),
        ("normal", ["pass"]),
        ("unknown", []),
        (None, []),
    ],
)
def test_tension(state: str | None, expected: list[str]) -> None:
    """A hypotonic muscle is not inhibited; a tight one may be, and of an unknown one nothing is said (T08)."""
    assert expected == said("P35", _treated(state))


@pytest.mark.parametrize(
    "name, expected",
    [
        ("massage", ["fail supposed"]),
        ("foam-rolling", ["fail supposed"]),
        ("ball-release", ["fail supposed"]),
        ("manipulation", ["fail supposed"]),
        ("gpr", ["fail supposed"]),
        ("self-stretch", ["fail"]),
        ("passive-stretch", ["fail"]),
        ("isometric-release", []),
        ("resistance", []),
        ("trigger-point-injection", []),
    ],
)
def test_what_inhibits(name: str, expected: list[str]) -> None:
    """Massage, rolling, manipulation and stretch inhibit; the stretch of a hypotonic muscle is plain (T06)."""
    assert expected == said("P35", _treated("hypotonic", name=name))


@pytest.mark.parametrize("name", ["massage", "self-stretch"])
@pytest.mark.parametrize(
    "state, expected",
    [
        ("normal", ["fail supposed"]),
        ("hypertonic", ["pass"]),
        ("releasing", ["pass"]),
        ("unknown", ["unknown"]),
        (None, ["unknown"]),
    ],
)
def test_weak_at_a_tension(name: str, state: str | None, expected: list[str]) -> None:
    """Weakness counts only where the tension is known not to be raised; where it is not known, that would decide."""
    assert expected == said("P35", _treated(state, _strength(**WEAK), name=name))


@pytest.mark.parametrize("test", [{"grade": "normal", "scale": "category"}, {"pain_during": 1, **WEAK}])
def test_no_weakness_without_tension(test: Json) -> None:
    """Where the tension is not known and no weakness counts, there is nothing to judge."""
    assert [] == said("P35", _treated(None, _strength(**test)))


def test_tension_that_would_decide() -> None:
    """The unknown outcome is an info that names the tension it needs and the test it has."""
    told = _treated(None, _strength(id="m1", **WEAK))
    (finding,) = (each for each in rk.check(told).findings if each.rule == "P35")

    assert rk.Severity.INFO is finding.severity
    assert ("tension of hamstrings (left) at or before 2024-04-02",) == finding.needs
    assert ["hamstrings (left)"] == [str(hit.site) for hit in hits("P35", told)]
    assert {"work": "massage", "target": "hamstrings (left)", "when": "on 2024-04-02"} == dict(
        hits("P35", told)[0].parameters
    )
    assert ["$.assessments[0].strengths[0]"] == [fact.path for fact in finding.facts]


@pytest.mark.parametrize(
    "profile, expected", [("sources", "warning"), ("strength-first", "error"), ("release-first", "info")]
)
def test_profiles(profile: str, expected: str) -> None:
    """The profile of the source that supposes it makes it an error; it stays contested under each."""
    (finding,) = (each for each in rk.check(_treated("hypotonic"), profile=profile).findings if each.rule == "P35")

    assert (expected, True) == (finding.severity, finding.contested)


@pytest.mark.parametrize(
    "test, expected",
    [
        (WEAK, "fail supposed"),
        ({"grade": "normal", "scale": "category"}, "pass"),
        ({"grade": "5", "scale": "mmt"}, "pass"),
        ({"grade": "5-", "scale": "mmt"}, "fail supposed"),
        ({"value": 90, "scale": "dynamometry-percent-other-side"}, "pass"),
        ({"value": 89.9, "scale": "dynamometry-percent-other-side"}, "fail supposed"),
        ({"value": 90, "norm_value": 100, "scale": "dynamometry-n"}, "fail supposed"),
        ({"value": 100, "norm_value": 100, "scale": "dynamometry-n"}, "pass"),
        ({"value": 90, "scale": "dynamometry-n"}, "pass"),
        ({"side": "right", **WEAK}, "pass"),
        ({"side": "unknown", **WEAK}, "pass"),
        ({"muscle": "rectus-femoris", **WEAK}, "pass"),
        ({"pain_during": 0, **WEAK}, "fail supposed"),
        ({"pain_during": 1, **WEAK}, "pass"),
    ],
)
def test_strength(test: Json, expected: str) -> None:
    """The newest test of the same site shows weakness by the thresholds (A82), unless it was made in pain."""
    assert [expected] == said("P35", _treated("normal", _strength(**test)))


@pytest.mark.parametrize(
    "region, side, value, expected",
    [
        ("thigh", "left", 3, "pass"),
        ("thigh", "left", 0, "fail supposed"),
        ("thigh", "right", 3, "fail supposed"),
        ("shoulder", "left", 3, "fail supposed"),
    ],
)
def test_pain_of_the_day(region: str, side: str, value: float, expected: str) -> None:
    """Where no pain is told with the test, the pain of the region at that time counts."""
    assert [expected] == said("P35", _treated("normal", _strength(**WEAK), pains=[pain(region, value, side)]))


def test_pain_limit() -> None:
    """What is in pain is the threshold's."""
    told = _treated("normal", _strength(pain_during=2, **WEAK))

    assert [["pass"], ["fail supposed"]] == [said("P35", told, pain_limit=limit) for limit in (1.9, 2)]


def test_newest_test() -> None:
    """A later test replaces an earlier one, and one that cannot tell is passed over."""
    tests = [
        _strength(**WEAK),
        _strength(grade="normal", scale="category"),
        _strength(scale="dynamometry-n", value=10),
    ]
    visits = [
        visit("2024-03-01", strengths=[tests[0]], tones=[tone(MUSCLE, "normal")]),
        visit("2024-04-01", strengths=tests[1:]),
    ]

    assert ["pass"] == said("P35", _treated("normal", assessments=visits))
    assert ["fail supposed"] == said("P35", _treated("normal", assessments=visits, log=_on("2024-03-20")))


def _on(day: str, **given: Any) -> Json:
    return {"sessions": [session(day, item(MUSCLE, intervention="massage", **given), id="s1")]}


@pytest.mark.parametrize("day, expected", [("2024-03-31", []), ("2024-04-01", ["fail supposed"])])
def test_no_hindsight(day: str, expected: list[str]) -> None:
    """A session is judged by what was known by then."""
    assert expected == said("P35", _treated("hypotonic", day=day))


@pytest.mark.parametrize(
    "status, expected", [("missed", []), ("done", ["fail supposed"]), ("planned", ["fail supposed"])]
)
def test_status(status: str, expected: list[str]) -> None:
    """What was missed did not inhibit; what is planned is judged."""
    assert expected == said("P35", _treated("hypotonic", log=_on("2024-04-02", status=status)))


def test_lengthened_muscle() -> None:
    """Where the muscle to lengthen is not the target, it is the one that is judged."""
    stretch = item("quadriceps", intervention="self-stretch", lengthens=[site(MUSCLE)])

    assert ["fail"] == said("P35", _treated("hypotonic", log={"sessions": [session("2024-04-02", stretch)]}))


def test_other_side() -> None:
    """Sides are exact."""
    other = {"sessions": [session("2024-04-02", item(MUSCLE, "right", intervention="massage"))]}

    assert [] == said("P35", _treated("hypotonic", log=other))


def test_plan() -> None:
    """A prescription gives one finding, which names the first day and how many."""
    weekly = work(MUSCLE, intervention="massage", dosage={"days_per_week": 1})
    plan: Json = {"program": program(phase(weekly)), "program_start": "2024-04-02"}
    (hit,) = hits("P35", _treated("hypotonic", log=None, **plan))

    assert "on 2024-04-02 and on 3 further planned days" == dict(hit.parameters)["when"]


def test_plain_day_goes_first() -> None:
    """Where a plan has a plain day and a contested one, the plain one is told."""
    daily = work(MUSCLE, intervention="self-stretch")
    visits = [
        visit("2024-04-01", tones=[tone(MUSCLE, "normal")], strengths=[_strength(**WEAK)]),
        visit("2024-04-10", tones=[tone(MUSCLE, "hypotonic")]),
    ]
    plan: Json = {"program": program(phase(daily)), "program_start": "2024-04-02", "as_of": "2024-04-12"}
    (hit,) = hits("P35", _treated(None, log=None, assessments=visits, **plan))

    assert (None, "on 2024-04-10 and on 19 further planned days") == (hit.softening, dict(hit.parameters)["when"])


def test_neurogenic() -> None:
    """Tone that may be neurogenic is left out (A69)."""
    stroke = {"conditions": [{"id": "k", "condition": "stroke"}]}

    assert ["neurogenic-tone"] == said("P35", _treated("hypotonic", patient=stroke))


def test_facts() -> None:
    """The finding shows tension and strength with their ages."""
    (hit,) = hits("P35", _treated("normal", _strength(**WEAK)))

    assert [("$.assessments[0].tones[0]", 1), ("$.assessments[0].strengths[0]", 1)] == [
        (fact.path, fact.age_days) for fact in hit.facts
    ]
    assert "hamstrings (left): strength weak on category" == hit.facts[1].value
    assert dict(hit.parameters)["state"].endswith(" and weak")


def test_no_place() -> None:
    """Work on no named muscle is not judged."""
    log = {"sessions": [session("2024-04-02", item(intervention="massage", region="thigh", region_side="left"))]}

    assert [] == said("P35", _treated("hypotonic", log=log))
