from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    ELBOW,
    START,
    Json,
    case,
    done,
    hits,
    item,
    own,
    pair,
    phase,
    planned,
    program,
    said,
    session,
    thing,
    tone,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

TRICEPS, BICEPS = "triceps-brachii", "biceps-brachii"


def _strength(**given: Any) -> Json:
    return thing(given, muscle=BICEPS, side="left")


def _seen(*partner: Json, **given: Any) -> list[Json]:
    """Return a triceps that was tight on day -32 and has begun to release on day -1, with more about the biceps."""
    return [
        visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic"), *partner], **given),
        visit("2024-04-01", tones=[tone(TRICEPS, "releasing")]),
    ]


IDLE = program(phase())


def _idle(*partner: Json, **given: Any) -> rk.Case:
    """Return a case whose program strengthens nothing."""
    return case(program_start=START, program=IDLE, assessments=_seen(*partner, **given), definitions=ELBOW)


@pytest.mark.parametrize(
    "state, expected", [("hypotonic", ["fail"]), ("normal", []), ("hypertonic", []), ("unknown", ["unknown"])]
)
def test_tension_of_the_partner(state: str, expected: list[str]) -> None:
    """A partner that is held long fails, one of another known tension is no place, an unknown one is asked for."""
    assert expected == said("P07", _idle(tone(BICEPS, state)))


@pytest.mark.parametrize(
    "test, thresholds, expected",
    [
        ({"scale": "category", "grade": "weak"}, {}, ["fail"]),
        ({"scale": "category", "grade": "normal"}, {}, []),
        ({"scale": "mmt", "grade": "5-"}, {}, ["fail"]),
        ({"scale": "mmt", "grade": "5"}, {}, []),
        ({"scale": "mmt", "grade": "4-"}, {"mmt_normal": "4"}, ["fail"]),
        ({"scale": "mmt", "grade": "4"}, {"mmt_normal": "4"}, []),
        ({"scale": "dynamometry-percent-other-side", "value": 89.9}, {}, ["fail"]),
        ({"scale": "dynamometry-percent-other-side", "value": 90}, {}, []),
        ({"scale": "dynamometry-percent-other-side", "value": 90}, {"dynamometry_normal_percent": 91}, ["fail"]),
        ({"scale": "hold-s", "value": 9, "norm_value": 10}, {}, ["fail"]),
        ({"scale": "hold-s", "value": 10, "norm_value": 10}, {}, []),
        ({"scale": "hold-s", "value": 10}, {}, ["unknown"]),
        ({"scale": "category", "grade": "weak", "side": "right"}, {}, ["unknown"]),
        ({"scale": "category", "grade": "weak", "muscle": "brachialis"}, {}, ["unknown"]),
    ],
)
def test_strength_of_the_partner(test: Json, thresholds: dict[str, Any], expected: list[str]) -> None:
    """Weakness is read from a strength test by named thresholds, of the very muscle and side (A82)."""
    assert expected == said("P07", _idle(strengths=[_strength(**test)]), **thresholds)


def test_newest_strength_test() -> None:
    """The newest test that can tell decides."""
    visits = _seen(strengths=[_strength(scale="category", grade="weak")])
    visits[1]["strengths"] = [_strength(scale="category", grade="normal"), _strength(scale="hold-s", value=3)]
    told = case(program_start=START, program=IDLE, assessments=visits, definitions=ELBOW)

    assert [] == said("P07", told)


@pytest.mark.parametrize(
    "states, expected",
    [
        (["hypertonic", "releasing"], ["fail"]),
        (["spasm", "normal"], ["fail"]),
        (["hypertonic", "unknown", "releasing"], ["fail"]),
        (["hypertonic", "hypotonic"], []),
        (["hypertonic"], []),
        (["normal", "releasing"], []),
        (["hypertonic", "releasing", "hypertonic"], []),
        (["hypertonic", "releasing", "hypertonic", "normal"], ["fail"]),
        (["releasing", "hypertonic"], []),
    ],
)
def test_releases(states: list[str], expected: list[str]) -> None:
    """A site that was tight and was then seen to release is judged; a relapse takes it back."""
    visits = [
        visit(f"2024-03-{day:02}", tones=[tone(TRICEPS, state), tone(BICEPS, "hypotonic")])
        for day, state in enumerate(states, start=1)
    ]
    told = case(program_start=START, program=IDLE, assessments=visits, definitions=ELBOW)

    assert expected == said("P07", told)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"change_basis": "clinician-statement"}, ["fail"]),
        ({"change_basis": "clinician-statement", "method": "palpation"}, ["fail palpation-only"]),
        ({}, []),
    ],
)
def test_release_told(given: Json, expected: list[str]) -> None:
    """A release with a basis of its own needs no recorded tightness before it (A77)."""
    told = [visit("2024-04-01", tones=[tone(TRICEPS, "releasing", **given), tone(BICEPS, "hypotonic")])]

    assert expected == said("P07", case(program_start=START, program=IDLE, assessments=told, definitions=ELBOW))


@pytest.mark.parametrize(
    "before, after, expected",
    [
        ("palpation", "palpation", "fail palpation-only"),
        ("palpation", None, "fail palpation-only"),
        (None, "palpation", "fail"),
        ("self-report", "palpation", "fail"),
    ],
)
def test_tightness_by_palpation_alone(before: str | None, after: str | None, expected: str) -> None:
    """It is named where palpation alone showed the tightness, whatever showed the release."""
    visits = [
        visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic", **_by(before)), tone(BICEPS, "hypotonic")]),
        visit("2024-04-01", tones=[tone(TRICEPS, "releasing", **_by(after))]),
    ]

    assert [expected] == said("P07", case(program_start=START, program=IDLE, assessments=visits, definitions=ELBOW))


@pytest.mark.parametrize(
    "methods, expected",
    [(("palpation", None), "fail"), ((None, "palpation"), "fail"), (("palpation", "palpation"), "fail palpation-only")],
    ids=["shown later", "felt later", "felt twice"],
)
def test_tightness_seen_twice(methods: tuple[str | None, str | None], expected: str) -> None:
    """Of two observations of the tightness one by a test is enough."""
    visits = [
        *(
            visit(f"2024-03-0{day}", tones=[tone(TRICEPS, "hypertonic", **_by(method)), tone(BICEPS, "hypotonic")])
            for day, method in enumerate(methods, start=1)
        ),
        visit("2024-04-01", tones=[tone(TRICEPS, "releasing")]),
    ]

    assert [expected] == said("P07", case(program_start=START, program=IDLE, assessments=visits, definitions=ELBOW))


@pytest.mark.parametrize("profile, severity", [("sources", "error"), ("strict", "error"), ("strength-first", "info")])
def test_palpation_alone_in_profiles(profile: str, severity: str) -> None:
    """Palpation alone leaves it an uncontested error, and a note in the profile strength-first (part 4)."""
    visits = [
        visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic", method="palpation"), tone(BICEPS, "hypotonic")]),
        visit("2024-04-01", tones=[tone(TRICEPS, "normal")]),
    ]
    told = case(program_start=START, program=IDLE, assessments=visits, definitions=ELBOW)

    assert [(severity, False)] == [
        (str(found.severity), found.contested)
        for found in rk.check(told, profile=profile).findings
        if found.rule == "P07"
    ]


def _by(method: str | None) -> Json:
    return {} if method is None else {"method": method}


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["pass"]),
        ({"muscle": "brachialis"}, ["fail"]),
        ({"side": "right"}, ["fail"]),
        ({"intervention": "self-stretch"}, ["fail"]),
        ({"strengthening": False}, ["fail"]),
        ({"intervention": "walking", "strengthening": True}, ["pass"]),
    ],
)
def test_strengthening_that_is_planned(given: Json, expected: list[str]) -> None:
    """Planned strengthening of the partner keeps the rule, other work does not."""
    told = planned(work(**{"muscle": BICEPS, **given}), assessments=_seen(tone(BICEPS, "hypotonic")), definitions=ELBOW)

    assert expected == said("P07", told)


def test_strengthening_beside_other_work() -> None:
    """Strengthening of the partner counts after work that strengthens another muscle."""
    works = [work("brachialis"), work(BICEPS)]

    assert ["pass"] == said("P07", planned(*works, assessments=_seen(tone(BICEPS, "hypotonic")), definitions=ELBOW))


@pytest.mark.parametrize("last, expected", [(9, ["fail"]), (10, ["pass"])])
def test_strengthening_that_ended(last: int, expected: list[str]) -> None:
    """Strengthening must reach the day of the release; work that ended before does not count."""
    told = planned(
        work(BICEPS, to_day=last),
        assessments=[
            visit("2024-04-02", tones=[tone(TRICEPS, "hypertonic"), tone(BICEPS, "hypotonic")]),
            visit("2024-04-12", tones=[tone(TRICEPS, "releasing")]),
        ],
        definitions=ELBOW,
    )

    assert expected == said("P07", told)


@pytest.mark.parametrize(
    "date, status, expected",
    [
        ("2024-04-01", "done", ["pass"]),
        ("2024-03-31", "done", ["fail"]),
        ("2024-04-01", "missed", ["fail"]),
        ("2024-04-20", "planned", ["pass"]),
    ],
)
def test_strengthening_in_a_log(date: str, status: str, expected: list[str]) -> None:
    """Sessions from the day of the release on count, missed ones do not."""
    told = done(item(BICEPS, status=status), date=date, assessments=_seen(tone(BICEPS, "hypotonic")), definitions=ELBOW)

    assert expected == said("P07", told, as_of="2024-04-02")


def test_program_without_a_start() -> None:
    """In a program without dates strengthening counts wherever it stands."""
    told = case(program=program(phase(work(BICEPS))), assessments=_seen(tone(BICEPS, "hypotonic")), definitions=ELBOW)

    assert ["pass"] == said("P07", told)


@pytest.mark.parametrize(
    "members",
    [{}, {"log": {}}, {"log": {"sessions": []}}, {"log": {"rest_days": ["2024-04-01"]}}],
    ids=["nothing", "empty log", "no session", "rest alone"],
)
def test_nothing_that_could_strengthen(members: Json) -> None:
    """A case without program and sessions is not judged."""
    assert [] == said("P07", case(assessments=_seen(tone(BICEPS, "hypotonic")), definitions=ELBOW, **members))


def test_undated_case() -> None:
    """A case in which nothing is dated is not judged."""
    assert [] == said("P07", case(program=IDLE, definitions=ELBOW))


@pytest.mark.parametrize("muscle", [TRICEPS, BICEPS])
def test_neurogenic_tone(muscle: str) -> None:
    """Flaccidity of either muscle makes the rule not applicable (A69)."""
    neuro = [{"id": "z1", "kind": "flaccidity", "result": "positive", "muscle": muscle, "side": "left"}]

    assert ["neurogenic-tone"] == said("P07", _idle(tone(BICEPS, "hypotonic"), neuro=neuro))


def test_unknown_side_releases_nothing() -> None:
    """A release on an unknown side is no release of a site."""
    visits = [
        visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic"), tone(BICEPS, "hypotonic")]),
        visit("2024-04-01", tones=[tone(TRICEPS, "normal", "unknown")]),
    ]
    told = case(program_start=START, program=IDLE, assessments=visits, definitions=ELBOW)

    assert [] == said("P07", told)


def test_release_of_a_whole() -> None:
    """A release that is seen on the whole is a release of its parts."""
    visits = [
        visit("2024-03-01", tones=[tone("rectus-femoris", "hypertonic"), tone(BICEPS, "hypotonic")]),
        visit("2024-04-01", tones=[tone("quadriceps", "releasing")]),
    ]
    told = case(
        program_start=START,
        program=IDLE,
        assessments=visits,
        definitions=own(pair("rectus-femoris", BICEPS)),
    )

    assert ["fail"] == said("P07", told)


def test_place_and_facts_without_a_program() -> None:
    """Without a program the first session is the place, and each datum is a fact with its age."""
    told = done(
        item("deltoid", id="i1"),
        date="2024-04-03",
        assessments=_seen(tone(BICEPS, "normal"), strengths=[_strength(scale="hold-s", value=4.5, norm_value=10)]),
        definitions=ELBOW,
    )

    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse("$.log.sessions[0]"),
        site=rk.Site(muscle=BICEPS, side=rk.Side.LEFT),
        facts=(
            Fact(
                "$.assessments[1].tones[0]",
                "triceps-brachii (left): releasing - less than before, by function-test (release-on-request: no)",
                2,
            ),
            Fact(
                "$.assessments[0].tones[1]",
                "biceps-brachii (left): normal - neither held short nor held long, "
                "by function-test (release-on-request: no)",
                33,
            ),
            Fact("$.assessments[0].strengths[0]", "biceps-brachii (left): strength 4.5 on hold-s", 33),
        ),
        parameters=parameters(tight="triceps-brachii (left)", since="2024-04-01", counter="biceps-brachii (left)"),
    )
    assert [expected] == hits("P07", told)


def test_what_is_needed() -> None:
    """An unknown partner is asked for by its strength or tension."""
    (found,) = hits("P07", _idle())

    assert ("strength or tension of biceps-brachii (left)",) == found.needs


def test_every_release_is_judged() -> None:
    """Each partner of a released site is judged once, in the order of the released sites."""
    visits = [
        visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic"), tone("deltoid", "hypertonic")]),
        visit("2024-04-01", tones=[tone(TRICEPS, "normal"), tone("deltoid", "normal")]),
    ]
    told = case(
        log={"sessions": [session(START)]},
        assessments=visits,
        definitions=own(pair(TRICEPS, BICEPS), pair(TRICEPS, "brachialis"), pair("deltoid", BICEPS)),
    )
    found = [(dict(hit.parameters)["tight"], dict(hit.parameters)["counter"]) for hit in hits("P07", told)]

    assert [
        ("deltoid (left)", "biceps-brachii (left)"),
        ("triceps-brachii (left)", "brachialis (left)"),
    ] == found


@pytest.mark.parametrize("first, second", [("left", "right"), ("right", "left")])
def test_partner_of_both_sides(first: str, second: str) -> None:
    """Where both sides of a muscle are released, their partner is asked for once, by the side released first."""
    visits = [
        visit("2024-03-01", tones=[tone("neck", "hypertonic", first), tone("neck", "hypertonic", second)]),
        visit("2024-03-08", tones=[tone("neck", "normal", first)]),
        visit("2024-03-09", tones=[tone("neck", "normal", second)]),
    ]
    muscles = [
        {"id": "neck", "regions": ["neck"], "midline": False},
        {"id": "throat", "regions": ["neck"], "midline": True},
    ]
    definitions = {**own(pair("neck", "throat", sides="midline", gates=True)), "muscles": muscles}
    (hit,) = hits("P07", case(program_start=START, program=IDLE, assessments=visits, definitions=definitions))

    assert dict(hit.parameters)["tight"] == f"neck ({first})"
    assert dict(hit.parameters)["since"] == "2024-03-08"
