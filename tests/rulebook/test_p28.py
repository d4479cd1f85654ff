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
    phase,
    planned,
    program,
    said,
    session,
    tone,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

TRICEPS, BICEPS = "triceps-brachii", "biceps-brachii"
PRESUMED = {"imbalance": "presumed"}


def _curl(*tones: Json, **members: Any) -> rk.Case:
    return planned(work(BICEPS), assessments=[visit("2024-04-01", tones=list(tones))], definitions=ELBOW, **members)


@pytest.mark.parametrize(
    "members, expected",
    [
        ({}, []),
        ({"patient": PRESUMED}, ["unknown"]),
        ({"patient": {"imbalance": "absent"}}, []),
        ({"complaints": [{"id": "c1", "region": "elbow", "side": "left", "kind": "muscle-imbalance"}]}, ["unknown"]),
        ({"complaints": [{"id": "c1", "region": "elbow", "side": "left"}]}, []),
        ({"program": program(phase(work(BICEPS)), presumed_cause="muscle-imbalance")}, ["unknown"]),
        ({"program": program(phase(work(BICEPS)), presumed_cause="weakness")}, []),
        ({"patient": None, "program": program(phase(work(BICEPS)))}, []),
    ],
    ids=[
        "nothing",
        "patient presumed",
        "patient absent",
        "complaint of imbalance",
        "complaint of no kind",
        "program presumes imbalance",
        "program presumes weakness",
        "no patient",
    ],
)
def test_reasons_to_ask(members: Json, expected: list[str]) -> None:
    """An unknown partner is asked about where an imbalance is presumed (A73)."""
    assert expected == said("P28", _curl(**members))


@pytest.mark.parametrize(
    "seen, expected",
    [
        ([tone(BICEPS, "hypertonic")], ["unknown"]),
        ([tone(BICEPS, "normal")], []),
        ([tone(TRICEPS, "unknown")], ["unknown"]),
        ([tone(TRICEPS, "hypertonic", "unknown")], ["unknown"]),
        ([tone(TRICEPS, "normal", "unknown")], []),
        ([tone(TRICEPS, "hypertonic")], []),
        ([tone(TRICEPS, "normal")], ["pass"]),
        ([tone(TRICEPS, "hypotonic")], ["pass"]),
    ],
    ids=[
        "own muscle tight",
        "own muscle normal",
        "partner recorded unknown",
        "partner tight on an unknown side",
        "partner normal on an unknown side",
        "partner tight",
        "partner normal",
        "partner hypotonic",
    ],
)
def test_what_is_recorded(seen: list[Json], expected: list[str]) -> None:
    """Without a presumed imbalance it takes a tight muscle of the pair or a recorded unknown; P01 owns the tight."""
    assert expected == said("P28", _curl(*seen))


@pytest.mark.parametrize("limit, expected", [(None, ["pass"]), (1, ["pass"])])
def test_fresh_enough(limit: float | None, expected: list[str]) -> None:
    """An assessment of exactly the age limit still answers (A19)."""
    told = done(item(BICEPS), assessments=[visit("2024-04-01", tones=[tone(TRICEPS, "normal")])], definitions=ELBOW)

    assert expected == said("P28", told, assessment_age_days=limit)


def test_too_old() -> None:
    """An assessment past the age limit leaves the pair unknown, and is named as a fact."""
    told = done(
        item(BICEPS, id="i1"),
        assessments=[visit("2024-03-31", tones=[tone(TRICEPS, "normal", id="t1")])],
        definitions=ELBOW,
    )

    expected = Hit(
        outcome=rk.Outcome.UNKNOWN,
        path=rk.Path.parse("$.log.sessions[0].items[0]"),
        site=rk.Site(muscle=TRICEPS, side=rk.Side.LEFT),
        facts=(
            Fact("$.definitions.pairs[0]", "biceps-brachii and triceps-brachii are a gating pair"),
            Fact(
                "$.assessments[0].tones[0]",
                "triceps-brachii (left): normal - neither held short nor held long, "
                "by function-test (release-on-request: no)",
                2,
            ),
        ),
        parameters=parameters(
            work="resistance training",
            target="biceps-brachii (left)",
            partner="triceps-brachii (left)",
            when=f"on {START}",
        ),
        needs=(f"tension of triceps-brachii (left) at or before {START}",),
    )
    assert [expected] == hits("P28", told, assessment_age_days=1)


def test_unknown_after_release() -> None:
    """A later unknown does not keep an open gate open (A68)."""
    told = planned(
        work(BICEPS),
        assessments=[
            visit("2024-03-01", tones=[tone(TRICEPS, "releasing")]),
            visit("2024-04-01", tones=[tone(TRICEPS, "unknown")]),
        ],
        definitions=ELBOW,
    )

    assert ["unknown"] == said("P28", told)


@pytest.mark.parametrize("muscle", [TRICEPS, BICEPS])
def test_neurogenic_tone(muscle: str) -> None:
    """Rigidity in either muscle of the pair makes the rule not applicable (A69)."""
    neuro = [{"id": "z1", "kind": "rigidity", "result": "increased", "muscle": muscle}]
    told = planned(work(BICEPS), assessments=[visit("2024-04-01", neuro=neuro)], definitions=ELBOW, patient=PRESUMED)

    assert ["neurogenic-tone"] == said("P28", told)


def test_once_per_pair_and_phase() -> None:
    """A pair gives one finding per phase, and the sessions that carry out a phase belong to it."""
    told = case(
        patient=PRESUMED,
        program_start=START,
        program=program(
            phase(work(BICEPS, id="e1"), work(BICEPS), to_day=6),
            phase(work(BICEPS), from_day=7),
        ),
        log={"sessions": [session(START, item(prescription="e1"), item(BICEPS), item(BICEPS))]},
        definitions=ELBOW,
    )

    assert ["unknown", "unknown", "unknown"] == said("P28", told)


def test_an_unknown_goes_before_a_pass() -> None:
    """Of the places of one pair and phase, one that is unknown is shown and no later pass hides it."""
    told = case(
        patient=PRESUMED,
        assessments=[visit("2024-03-10", tones=[tone(TRICEPS, "normal")])],
        log={
            "sessions": [
                session("2024-03-11", item(BICEPS)),
                session("2024-03-09", item(BICEPS)),
                session("2024-03-12", item(BICEPS)),
            ]
        },
        definitions=ELBOW,
    )

    assert ["unknown"] == said("P28", told)


def test_a_pass_gives_way_to_the_first_unknown() -> None:
    """What becomes unknown later in a phase is shown in the place of a pass, at the first work that it concerns."""
    told = case(
        patient=PRESUMED,
        assessments=[
            visit("2024-03-10", tones=[tone(TRICEPS, "normal")]),
            visit("2024-03-12", tones=[tone(TRICEPS, "unknown")]),
        ],
        log={"sessions": [session(f"2024-03-{day}", item(BICEPS)) for day in (11, 13, 14)]},
        definitions=ELBOW,
    )

    assert ["$.log.sessions[1].items[0]"] == [str(hit.path) for hit in hits("P28", told)]


def test_own_muscle_that_was_tight() -> None:
    """A muscle that was tight and is normal since is no reason to ask for its partner."""
    visits = [
        visit("2024-03-01", tones=[tone(BICEPS, "hypertonic")]),
        visit("2024-04-01", tones=[tone(BICEPS, "normal")]),
    ]

    assert [] == said("P28", planned(work(BICEPS), assessments=visits, definitions=ELBOW))


def test_entry_criteria() -> None:
    """A planned phase that asks for the release on entry answers for a partner not seen yet (A63)."""
    entry = {"tones": [{"muscle": TRICEPS, "side": "left", "at_least": "releasing"}]}
    told = case(
        patient=PRESUMED,
        program_start=START,
        program=program(phase(work(BICEPS), entry=entry)),
        definitions=ELBOW,
    )

    assert ["pass"] == said("P28", told)


def test_pairs_that_do_not_gate() -> None:
    """A pair that does not gate is no place of this rule."""
    told = rk.apply(_curl(patient=PRESUMED), rk.Edit("$.definitions.pairs[0].gates", value=False))

    assert [] == said("P28", told)


def test_own_muscle_tight_since_on_a_side_left_open() -> None:
    """Tightness that is told since, on a side that was left open, is a reason to ask for the partner."""
    visits = [
        visit("2024-03-01", tones=[tone(BICEPS, "normal")]),
        visit("2024-04-01", tones=[tone(BICEPS, "hypertonic", "unknown")]),
    ]

    assert [["unknown"], []] == [
        said("P28", planned(work(BICEPS), assessments=[visits[at] for at in order], definitions=ELBOW))
        for order in ((0, 1), (0,))
    ]
