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
    site,
    tone,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact, Hit, parameters

TRICEPS, BICEPS = "triceps-brachii", "biceps-brachii"
HELD_SHORT = "hypertonic - held short (the source: hypertonic); not spasticity"
SPASM = "spasm - sudden involuntary contraction (the source: spasm)"


def _curl(*tones: Json, **members: Any) -> rk.Case:
    """Return a case that strengthens the left biceps, with tension states seen a month before."""
    return planned(work(BICEPS), assessments=[visit("2024-03-01", tones=list(tones))], definitions=ELBOW, **members)


@pytest.mark.parametrize(
    "state, given, expected",
    [
        ("hypertonic", {}, ["fail"]),
        ("spasm", {}, ["fail"]),
        ("releasing", {}, []),
        ("releasing", {"change_basis": "clinician-statement"}, ["pass"]),
        ("releasing", {"change_basis": "test-gain"}, ["pass"]),
        ("normal", {}, ["pass"]),
        ("hypotonic", {}, ["pass"]),
        ("unknown", {}, []),
    ],
)
def test_state_of_the_partner(state: str, given: Json, expected: list[str]) -> None:
    """Only a tight partner fails; one that is unknown, or releasing from nothing, is left to P28 (A77)."""
    assert expected == said("P01", _curl(tone(TRICEPS, state, **given)))


def test_one_partner_of_two_without_an_observation() -> None:
    """A partner that is normal is no pass while another one is unknown."""
    two = own(pair(BICEPS, TRICEPS), pair(BICEPS, "brachialis"))
    told = [
        planned(
            work(BICEPS),
            assessments=[visit("2024-03-01", tones=[tone(name, "normal") for name in names])],
            definitions=two,
        )
        for names in ([TRICEPS], [TRICEPS, "brachialis"])
    ]

    assert [[], ["pass"]] == [said("P01", each) for each in told]


def test_partner_without_an_observation() -> None:
    """A partner that nobody looked at is no place of this rule."""
    assert [] == said("P01", _curl())


@pytest.mark.parametrize(
    "how, expected",
    [
        ({"method": "palpation"}, ["fail palpation-only"]),
        ({"method": None}, ["fail unproven-tone"]),
        ({"method": "function-test"}, ["fail unproven-tone"]),
        ({"method": "function-test", "test": "length-test"}, ["fail unproven-tone"]),
        ({"method": "function-test", "test": "length-test", "result": "no"}, ["fail"]),
        ({"method": "self-report"}, ["fail unproven-tone"]),
        ({"method": "imaging"}, []),
        ({"method": "elastography"}, ["fail"]),
        ({"method": "myotonometry"}, ["fail"]),
        ({"method": "emg"}, ["fail"]),
    ],
)
def test_how_tension_was_found(how: Json, expected: list[str]) -> None:
    """A named test with its result or an instrument is believed; touch alone and anything else softens."""
    assert expected == said("P01", _curl(tone(TRICEPS, "hypertonic", **how)))


@pytest.mark.parametrize(
    "state, how, expected",
    [
        ("normal", {}, ["fail target-normal"]),
        ("normal", {"method": "palpation"}, ["fail palpation-only"]),
        ("hypotonic", {}, ["fail"]),
        ("hypertonic", {}, ["fail"]),
        ("unknown", {}, ["fail"]),
    ],
)
def test_state_of_the_target(state: str, how: Json, expected: list[str]) -> None:
    """A target known to be normal softens a finding that rests on a test (A53)."""
    told = _curl(tone(TRICEPS, "hypertonic", **how), tone(BICEPS, state))

    assert expected == said("P01", told)


@pytest.mark.parametrize(
    "later, expected",
    [
        (tone(BICEPS, "normal"), "fail target-normal"),
        (tone(BICEPS, "unknown"), "fail"),
        (tone(BICEPS, "hypertonic", "unknown"), "fail"),
        (tone("biceps-brachii-long-head", "hypertonic"), "fail"),
        (tone("biceps-brachii-long-head", "normal"), "fail target-normal"),
    ],
    ids=["normal", "unknown", "tight on a side left open", "tight part", "normal part"],
)
def test_doubt_about_a_normal_target(later: Json, expected: str) -> None:
    """A target that was normal softens nothing once its state is in doubt or a part of it is tight (A53)."""
    visits = [
        visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic"), tone(BICEPS, "normal")]),
        visit("2024-03-08", tones=[later]),
    ]

    assert [expected] == said("P01", planned(work(BICEPS), assessments=visits, definitions=ELBOW))


@pytest.mark.parametrize(
    "lines, expected",
    [
        ([("hypertonic", {}), ("hypertonic", {"method": "palpation"})], ["fail"]),
        ([("hypertonic", {}), ("normal", {}), ("hypertonic", {"method": "palpation"})], ["fail palpation-only"]),
        ([("hypertonic", {"method": None}), ("hypertonic", {"method": "palpation"})], ["fail unproven-tone"]),
        ([("hypertonic", {}), ("unknown", {}), ("hypertonic", {"method": "palpation"})], ["fail"]),
        ([("normal", {}), ("hypertonic", {"method": "palpation"})], ["fail palpation-only"]),
        ([("hypertonic", {}), ("unknown", {})], ["fail"]),
        ([("hypertonic", {}), ("releasing", {})], ["pass"]),
        ([("releasing", {}), ("hypertonic", {})], ["fail"]),
        ([("releasing", {}), ("unknown", {})], []),
    ],
    ids=[
        "still shown",
        "shown before it was normal",
        "never proved",
        "shown before an unknown",
        "felt after normal",
        "unknown after tight",
        "released",
        "relapsed",
        "unknown after release",
    ],
)
def test_tension_over_time(lines: list[tuple[str, Json]], expected: list[str]) -> None:
    """The newest known state decides, and what showed the state since it began counts as its proof."""
    visits = [
        visit(f"2024-03-{day:02}", tones=[tone(TRICEPS, state, **how)])
        for day, (state, how) in enumerate(lines, start=1)
    ]
    told = planned(work(BICEPS), assessments=visits, definitions=ELBOW)

    assert expected == said("P01", told)


@pytest.mark.parametrize("side, expected", [("left", ["fail"]), ("right", []), ("unknown", [])])
def test_side(side: str, expected: list[str]) -> None:
    """A state on the other side, or on an unknown one, closes no gate here."""
    assert expected == said("P01", _curl(tone(TRICEPS, "hypertonic", side)))


def test_muscle_without_a_gating_pair() -> None:
    """A muscle without a gating pair may be strengthened while others are tight (A50)."""
    told = _curl(tone(TRICEPS, "hypertonic"))
    alone = rk.apply(told, rk.Edit("$.definitions.pairs[0].gates", value=False))

    assert [] == said("P01", alone)


def test_threshold_gate_opens_at() -> None:
    """With the gate opening at normal, a partner that is releasing still closes it (A01)."""
    told = _curl(tone(TRICEPS, "releasing", change_basis="test-gain"))

    assert ["fail"] == said("P01", told, gate_opens_at="normal")


@pytest.mark.parametrize("limit, expected", [(31, []), (32, ["pass"]), (33, ["pass"]), (None, ["pass"])])
def test_age_of_an_assessment(limit: float | None, expected: list[str]) -> None:
    """An assessment of exactly the age limit is still fresh, and an older one says nothing (A19)."""
    told = rk.apply(_curl(tone(TRICEPS, "normal")), rk.Edit("$.program.phases[0].to_day", 0))

    assert expected == said("P01", told, assessment_age_days=limit)


@pytest.mark.parametrize(
    "neuro, expected",
    [
        ({"muscle": TRICEPS, "side": "left"}, ["neurogenic-tone"]),
        ({"muscle": BICEPS, "side": "left"}, ["neurogenic-tone"]),
        ({"muscle": TRICEPS, "side": "right"}, ["fail"]),
        ({"muscle": "deltoid", "side": "left"}, ["fail"]),
    ],
)
def test_neurogenic_tone(neuro: Json, expected: list[str]) -> None:
    """Spasticity of the target or of a partner makes the rule not applicable (A69)."""
    seen = {"id": "z1", "kind": "spasticity", "result": "increased", **neuro}
    told = planned(
        work(BICEPS),
        assessments=[visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic")], neuro=[seen])],
        definitions=ELBOW,
    )

    assert expected == said("P01", told)


@pytest.mark.parametrize(
    "criterion, opens_at, expected",
    [
        ({"muscle": TRICEPS, "side": "left", "at_least": "releasing"}, "releasing", ["pass"]),
        ({"muscle": TRICEPS, "at_least": "releasing"}, "releasing", ["pass"]),
        ({"muscle": TRICEPS, "side": "right", "at_least": "releasing"}, "releasing", ["fail"]),
        ({"muscle": BICEPS, "side": "left", "at_least": "releasing"}, "releasing", ["fail"]),
        ({"muscle": TRICEPS, "side": "left", "at_least": "releasing"}, "normal", ["fail"]),
        ({"muscle": TRICEPS, "side": "left", "at_least": "normal"}, "normal", ["pass"]),
        (None, "releasing", ["fail"]),
    ],
)
def test_entry_criteria(criterion: Json | None, opens_at: str, expected: list[str]) -> None:
    """A planned phase that asks for the partner's release on entry is fine (A63)."""
    entry = {"tones": [criterion]} if criterion is not None else {}
    told = case(
        program_start=START,
        program=program(phase(work(BICEPS), entry=entry)),
        assessments=[visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic")])],
        definitions=ELBOW,
    )

    assert expected == said("P01", told, gate_opens_at=opens_at)


def test_newer_observation_goes_before_entry_criteria() -> None:
    """A tight partner seen after the phase began fails although the phase asked for its release."""
    entry = {"tones": [{"muscle": TRICEPS, "side": "left", "at_least": "releasing"}]}
    told = case(
        program_start=START,
        program=program(phase(work(BICEPS), entry=entry)),
        assessments=[visit("2024-04-03", tones=[tone(TRICEPS, "hypertonic")])],
        definitions=ELBOW,
    )

    assert ["fail"] == said("P01", told)


def test_entry_criteria_do_not_excuse_what_was_done() -> None:
    """Work that was done is judged by the observation at or before it, entry criteria or not."""
    entry = {"tones": [{"muscle": TRICEPS, "side": "left", "at_least": "releasing"}]}
    told = case(
        program_start=START,
        program=program(phase(work(BICEPS, id="e1"), entry=entry)),
        assessments=[visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic")])],
        log={"sessions": [session(START, item(prescription="e1"))]},
        definitions=ELBOW,
    )

    assert ["pass", "fail"] == said("P01", told)


def test_no_hindsight() -> None:
    """Each session is judged by the newest state at or before it, and a missed item not at all (A20)."""
    told = case(
        assessments=[
            visit("2024-03-01", tones=[tone(TRICEPS, "hypertonic")]),
            visit("2024-03-10", tones=[tone(TRICEPS, "releasing")]),
            visit("2024-03-20", tones=[tone(TRICEPS, "hypertonic")]),
        ],
        log={
            "sessions": [
                session("2024-02-29", item(BICEPS)),
                session("2024-03-09", item(BICEPS)),
                session("2024-03-10", item(BICEPS)),
                session("2024-03-20", item(BICEPS), item(BICEPS, status="missed")),
            ]
        },
        definitions=ELBOW,
    )

    assert ["fail", "pass", "fail"] == said("P01", told)


@pytest.mark.parametrize(
    "seen, worked, expected",
    [("08:00", "09:00", ["fail"]), ("09:00", "08:00", []), (None, "08:00", ["fail"]), ("09:00", None, ["fail"])],
)
def test_same_day(seen: str | None, worked: str | None, expected: list[str]) -> None:
    """On one day the times decide; where one is missing, the observation counts as made before (A18)."""
    visits = [{"id": "a1", "date": START, "tones": [tone(TRICEPS, "hypertonic")]}]
    if seen is not None:
        visits[0]["time"] = seen
    told = done(item(BICEPS, time=worked), assessments=visits, definitions=ELBOW)

    assert expected == said("P01", told)


def test_planned_days_after_a_relapse() -> None:
    """A plan fails from the first day on which the partner is tight, and the finding counts the days."""
    told = planned(
        work(BICEPS),
        assessments=[
            visit("2024-04-01", tones=[tone(TRICEPS, "normal")]),
            visit("2024-04-28", tones=[tone(TRICEPS, "hypertonic")]),
        ],
        definitions=ELBOW,
    )
    (found,) = hits("P01", told)

    assert "on 2024-04-28 and on 1 further planned day" == dict(found.parameters)["when"]


def test_the_plain_stretch_is_named() -> None:
    """Where a plan is softened on some days only, the finding is plain and names the first of all days."""
    told = planned(
        work(BICEPS),
        assessments=[
            visit("2024-04-01", tones=[tone(TRICEPS, "hypertonic", method="palpation")]),
            visit("2024-04-29", tones=[tone(TRICEPS, "hypertonic")]),
        ],
        definitions=ELBOW,
    )
    (found,) = hits("P01", told)

    assert (None, "on 2024-04-02 and on 27 further planned days") == (
        found.softening,
        dict(found.parameters)["when"],
    )


@pytest.mark.parametrize(
    "brachialis, expected",
    [
        ({"method": "palpation"}, ["fail"]),
        ({}, ["fail"]),
    ],
    ids=["touch", "test"],
)
def test_one_shown_partner_is_enough(brachialis: Json, expected: list[str]) -> None:
    """One partner shown by a test makes the finding plain, whatever shows the others."""
    told = _curl(tone(TRICEPS, "hypertonic"), tone("brachialis", "spasm", **brachialis))
    both = rk.apply(told, rk.Edit.insert("$.definitions.pairs[1]", rk.MusclePair(**pair(BICEPS, "brachialis"))))

    assert expected == said("P01", both)


def test_touch_and_hearsay() -> None:
    """Partners known by touch and by report together are unproven."""
    told = _curl(
        tone(TRICEPS, "hypertonic", method="palpation"), tone("brachialis", "hypertonic", method="self-report")
    )
    both = rk.apply(told, rk.Edit.insert("$.definitions.pairs[1]", rk.MusclePair(**pair(BICEPS, "brachialis"))))

    assert ["fail unproven-tone"] == said("P01", both)


def test_finding_names_the_closed_partners() -> None:
    """The finding names only tight partners, with their states, facts, pairs and the target's own state (A16)."""
    definitions = own(
        pair(BICEPS, TRICEPS, joint="elbow", movement="flexion"),
        pair(BICEPS, "brachialis"),
        pair(BICEPS, "brachioradialis"),
        pair(BICEPS, "deltoid"),
    )
    seen = [
        tone(TRICEPS, "hypertonic"),
        tone("brachialis", "spasm", method="emg"),
        tone("brachioradialis", "hypertonic", method="palpation"),
        tone("deltoid", "normal"),
        tone(BICEPS, "hypotonic", method=None),
    ]
    told = done(
        item(BICEPS, loading="progressive"),
        assessments=[visit("2024-04-01", tones=seen)],
        definitions=definitions,
    )

    expected = Hit(
        outcome=rk.Outcome.FAIL,
        path=rk.Path.parse("$.log.sessions[0].items[0]"),
        site=rk.Site(**{**site(BICEPS), "side": rk.Side.LEFT}),
        facts=(
            Fact(
                "$.assessments[0].tones[0]",
                f"triceps-brachii (left): {HELD_SHORT}, by function-test (release-on-request: no)",
                1,
            ),
            Fact("$.assessments[0].tones[1]", f"brachialis (left): {SPASM}, by emg", 1),
            Fact("$.assessments[0].tones[2]", f"brachioradialis (left): {HELD_SHORT}, by palpation", 1),
            Fact("$.definitions.pairs[0]", "biceps-brachii and triceps-brachii are a gating pair (elbow flexion)"),
            Fact("$.definitions.pairs[1]", "biceps-brachii and brachialis are a gating pair"),
            Fact("$.definitions.pairs[2]", "biceps-brachii and brachioradialis are a gating pair"),
            Fact(
                "$.assessments[0].tones[4]",
                "biceps-brachii (left): hypotonic - held long and weak (the source: hypotonic); "
                "not neurological hypotonia, method not stated",
                1,
            ),
        ),
        parameters=parameters(
            partners=(
                f"triceps-brachii (left) and brachioradialis (left), {HELD_SHORT} and brachialis (left), {SPASM}"
            ),
            target="biceps-brachii (left)",
            tight="triceps-brachii (left), brachialis (left) and brachioradialis (left)",
            when=f"on {START}",
            work="resistance training",
        ),
    )
    assert [expected] == hits("P01", told)
