"""P08: release work is aimed at a muscle that is held long, and not at its tight partner."""

from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    ELBOW,
    START,
    Json,
    case,
    done,
    filled,
    hits,
    item,
    own,
    pair,
    planned,
    said,
    site,
    thing,
    tone,
    visit,
    work,
)

import rehabkit as rk

TRICEPS, BICEPS = "triceps-brachii", "biceps-brachii"
LONG = "hypotonic - held long and weak (the source: hypotonic); not neurological hypotonia"
SHORT = "hypertonic - held short (the source: hypertonic); not spasticity"
CLINICIAN = {"change_basis": "clinician-statement"}


def _released(*tones: Json, muscle: str = BICEPS, members: Json | None = None, **given: Any) -> rk.Case:
    """Return a case with release work of the left biceps."""
    assessments = [visit("2024-04-01", tones=list(tones))]
    work_done = item(muscle, **{"intervention": "isometric-release", **given})
    return done(work_done, **{"assessments": assessments, "definitions": ELBOW, **(members or {})})


@pytest.mark.parametrize(
    "own_state, partner, expected",
    [
        ("hypertonic", None, ["pass"]),
        ("spasm", "hypertonic", ["pass"]),
        ("releasing", "hypertonic", ["pass"]),
        ("hypotonic", None, ["fail"]),
        ("hypotonic", "normal", ["fail"]),
        ("hypotonic", "hypertonic", ["fail"]),
        ("normal", None, []),
        ("normal", "normal", []),
        ("normal", "hypertonic", ["fail"]),
        ("normal", "spasm", ["fail"]),
        ("normal", "releasing", []),
        ("unknown", "hypertonic", ["unknown"]),
        (None, "hypertonic", ["unknown"]),
        (None, "hypotonic", []),
        (None, "unknown", []),
        (None, None, []),
    ],
)
def test_states(own_state: str | None, partner: str | None, expected: list[str]) -> None:
    """A long muscle, or a normal one whose partner is tight, fails; an unknown one beside it is unknown."""
    given = {"releasing": CLINICIAN}
    tones = [
        tone(muscle, state, **given.get(state, {}))
        for muscle, state in ((BICEPS, own_state), (TRICEPS, partner))
        if state is not None
    ]

    assert expected == said("P08", _released(*tones))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"lengthens": [site(TRICEPS)]}, ["pass"]),
        ({"lengthens": [site(TRICEPS)], "contracts": [site(BICEPS)]}, ["pass"]),
        ({"contracts": [site(TRICEPS)]}, ["fail"]),
        ({"lengthens": [site(BICEPS), site(TRICEPS)]}, ["fail", "pass"]),
        ({"lengthens": []}, []),
    ],
    ids=["targets", "lengthens", "reciprocal", "contracts alone", "both", "none"],
)
def test_muscle_to_lengthen(given: Json, expected: list[str]) -> None:
    """The muscle to lengthen is judged, whichever contracts."""
    told = _released(tone(BICEPS, "hypotonic"), tone(TRICEPS, "hypertonic"), **given)

    assert expected == said("P08", told)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"technique": "pir"}, ["fail"]),
        ({"intervention": "gpr"}, ["fail"]),
        ({"intervention": "gpr", "strengthening": True}, []),
        ({"intervention": "resistance"}, []),
        ({"intervention": "massage"}, []),
        ({"intervention": "self-stretch"}, []),
        ({"intervention": "self-stretch", "technique": "hold-relax"}, ["fail"]),
        ({"intervention": "body-awareness", "technique": "hanna-somatics"}, ["fail"]),
        ({"intervention": "myofascial-release"}, []),
        ({"status": "missed"}, []),
        ({"status": "planned"}, ["fail"]),
    ],
)
def test_kinds_of_work(given: Json, expected: list[str]) -> None:
    """Release contractions are judged, not hands-on methods (A58), nor mixed work that strengthens."""
    assert expected == said("P08", _released(tone(BICEPS, "hypotonic"), **given))


def test_mixed_work_beside_release() -> None:
    """Mixed work that strengthens is left out, and release work after it is judged."""
    mixed = item(BICEPS, intervention="gpr", strengthening=True)
    release = item(BICEPS, intervention="isometric-release")
    seen = [visit("2024-04-01", tones=[tone(BICEPS, "hypotonic")])]

    assert ["fail"] == said("P08", done(mixed, release, assessments=seen, definitions=ELBOW))


@pytest.mark.parametrize("side, expected", [("left", ["fail"]), ("right", [])])
def test_sides(side: str, expected: list[str]) -> None:
    """The tension of the other side, its own or its partner's, says nothing."""
    assert expected == said("P08", _released(tone(BICEPS, "hypotonic", side)))
    assert expected == said("P08", _released(tone(BICEPS, "normal"), tone(TRICEPS, "hypertonic", side)))


@pytest.mark.parametrize("gates, expected", [(True, ["fail"]), (False, [])])
def test_pairs(gates: bool, expected: list[str]) -> None:  # noqa: FBT001  # a row of the table
    """Only gating pairs make a partner."""
    pairs = own(pair(BICEPS, TRICEPS, gates=gates))
    told = _released(tone(BICEPS, "normal"), tone(TRICEPS, "hypertonic"), members={"definitions": pairs})

    assert expected == said("P08", told)


def test_tight_part() -> None:
    """A muscle with a tight part is tight."""
    told = _released(
        tone("biceps-femoris", "hypertonic"),
        tone("hamstrings", "normal"),
        muscle="hamstrings",
        members={"definitions": own()},
    )

    assert ["pass"] == said("P08", told)


@pytest.mark.parametrize(
    "where, expected",
    [({"region": "elbow"}, ["neurogenic-tone"]), ({"region": "knee"}, ["fail"]), ({}, ["neurogenic-tone"])],
)
def test_neurogenic_tone(where: Json, expected: list[str]) -> None:
    """Where tone may be neurogenic the rule does not apply (A69)."""
    muscles = [
        {"id": name, "name": name, "regions": ["elbow"], "midline": False, "parts": []} for name in (BICEPS, TRICEPS)
    ]
    told = _released(
        tone(BICEPS, "hypotonic"),
        members={
            "patient": {"conditions": [thing(where, condition="stroke")]},
            "definitions": own(pair(BICEPS, TRICEPS), muscles=muscles),
        },
    )

    assert expected == said("P08", told)


def test_neurogenic_partner() -> None:
    """A partner whose tone may be neurogenic counts as none that is tight."""
    seen = thing({}, kind="spasticity", muscle=TRICEPS, side="left", scale="modified-ashworth", grade="2")
    assessments = [visit("2024-04-01", tones=[tone(BICEPS, "normal"), tone(TRICEPS, "hypertonic")], neuro=[seen])]

    assert [] == said("P08", _released(members={"assessments": assessments}))


@pytest.mark.parametrize("opens_at, expected", [("releasing", []), ("normal", ["fail"])])
def test_gate_opens_at(opens_at: str, expected: list[str]) -> None:
    """Under the strict choice a partner that has begun to release still counts as tight."""
    told = _released(tone(BICEPS, "normal"), tone(TRICEPS, "releasing", **CLINICIAN))

    assert expected == said("P08", told, gate_opens_at=opens_at)


@pytest.mark.parametrize("states", [("normal", "hypotonic"), ("hypotonic", "normal")])
def test_states_of_one_instant(states: tuple[str, str]) -> None:
    """Of two states of one instant the one that is held long is used, whatever their order (A21)."""
    assert ["fail"] == said("P08", _released(*(tone(BICEPS, state) for state in states)))


@pytest.mark.parametrize("days, expected", [(1, ["fail"]), (None, ["fail"])])
def test_fresh_assessment(days: float | None, expected: list[str]) -> None:
    """A tension state of exactly the limit's age is still fresh."""
    assert expected == said("P08", _released(tone(BICEPS, "hypotonic")), assessment_age_days=days)


def test_old_assessment() -> None:
    """A tension state that is too old decides nothing."""
    told = _released(
        members={"assessments": [visit("2024-03-01", tones=[tone(BICEPS, "hypotonic")])]},
    )

    assert ([], ["fail"]) == (said("P08", told, assessment_age_days=7), said("P08", told))


def test_plan() -> None:
    """A prescription gives one finding: failing days before unknown ones, with the first day and their number."""
    release = work(BICEPS, intervention="isometric-release")
    visits = [
        visit("2024-04-01", tones=[tone(TRICEPS, "hypertonic")]),
        visit("2024-04-10", tones=[tone(BICEPS, "hypotonic")]),
        visit("2024-04-20", tones=[tone(BICEPS, "hypertonic")]),
    ]
    told = [planned(release, assessments=visits[:end], definitions=ELBOW) for end in (1, 2, 3)]

    assert [["unknown"], ["fail"], ["fail"]] == [said("P08", each) for each in told]
    assert [
        "on 2024-04-02 and on 27 further planned days",
        "on 2024-04-10 and on 19 further planned days",
        "on 2024-04-10 and on 9 further planned days",
    ] == [filled(hits("P08", each)[0])["when"] for each in told]


def test_unknown_names_what_would_decide() -> None:
    """An unknown outcome names the tight partner and the missing observation."""
    (hit,) = hits("P08", _released(tone(TRICEPS, "hypertonic")))

    assert f"triceps-brachii (left), {SHORT}" == filled(hit)["partners"]
    assert (f"tension of biceps-brachii (left) at or before {START}",) == hit.needs
    assert (rk.Path.parse("$.log.sessions[0].items[0]"), "biceps-brachii (left)") == (hit.path, str(hit.site))
    assert ["$.assessments[0].tones[0]", "$.definitions.pairs[0]"] == [fact.path for fact in hit.facts]


def test_reason() -> None:
    """The finding says how the muscle is, and which partner is tight."""
    alone = _released(tone(BICEPS, "hypotonic"))
    beside = _released(tone(BICEPS, "hypotonic"), tone(TRICEPS, "hypertonic"))

    assert [LONG, f"{LONG}; its paired muscle is tight: triceps-brachii (left), {SHORT}"] == [
        filled(hits("P08", told)[0])["why"] for told in (alone, beside)
    ]


def test_without_targets() -> None:
    """Work that names no muscle is no place."""
    assert [] == said("P08", _released(muscle=BICEPS, targets=[], members={"patient": {}}))
    assert [] == said("P08", case(definitions=ELBOW))


def test_severity() -> None:
    """A failure is a warning, an unknown outcome a note."""
    told = [_released(tone(BICEPS, "hypotonic")), _released(tone(TRICEPS, "hypertonic"))]

    assert ["warning", "info"] == [
        str(finding.severity) for each in told for finding in rk.check(each).findings if finding.rule == "P08"
    ]
