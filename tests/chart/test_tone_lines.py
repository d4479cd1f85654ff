"""The chart's tension lines against a deliberately naive scan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rulebook._build import Json, case, chart, phase, program, tone, visit, work

import rehabkit as rk
from rehabkit.chart import Gate, GateState, Moment, Proof
from rehabkit.vocab import Side, Tone

WHOLE_OF = {"limb": "core", "front": "limb", "back": "limb"}
TIGHT = {"hypertonic", "spasm"}
PROTECTIVE = ["hypotonic", "normal", "releasing", "unknown", "hypertonic", "spasm"]
DAYS = ["2024-03-01", "2024-03-02", "2024-03-03"]
TIMES = [None, "08:00", "12:00"]


class Seen(NamedTuple):
    """An observation of the naive scan."""

    muscle: str
    side: str
    state: str
    day: str
    time: str | None
    basis: str | None


def _tree(*, midline: bool) -> Json:
    """Return definitions of a core with a limb with a front and a back."""
    parts = {"core": ["limb"], "limb": ["front", "back"]}
    return {
        "muscles": [
            {
                "id": name,
                "regions": ["hip"],
                "midline": midline and name == "core",
                **({"parts": parts[name]} if name in parts else {}),
            }
            for name in ("core", "limb", "front", "back")
        ]
    }


def _document(seen: list[Seen], *, midline: bool) -> rk.Case:
    visits = [
        visit(each.day, time=each.time, tones=[tone(each.muscle, each.state, each.side, change_basis=each.basis)])
        for each in seen
    ]
    return case(assessments=visits, definitions=_tree(midline=midline))


# -- the naive scan ---------------------------------------------------------------------------------


def _is_known_by(each: Seen, day: str, time: str | None) -> bool:
    """Return whether a day and time see an observation: on one day only two times can tell (A18)."""
    if each.day == day and each.time is not None and time is not None:
        return each.time <= time
    return each.day <= day


def _wholes(muscle: str) -> list[str]:
    """Return a muscle and its wholes, nearest first."""
    return [muscle, *_wholes(WHOLE_OF[muscle])] if muscle in WHOLE_OF else [muscle]


def _parts(muscle: str) -> Iterator[str]:
    """Yield a muscle and all that is part of it."""
    yield muscle
    for part, whole in WHOLE_OF.items():
        if whole == muscle:
            yield from _parts(part)


def _speaks_of(each: Seen, muscle: str, side: str) -> bool:
    """Return whether an observation is of a site, or of a whole of it; a midline whole is on both sides."""
    return each.muscle in _wholes(muscle) and (
        each.side in {side, "unknown"} or (each.side == "midline" and each.muscle != muscle)
    )


def _is_later(one: Seen, other: Seen, muscle: str) -> bool:
    """Return whether one observation goes before another: newer, else of the part, else more protective (A21)."""
    if (one.day, one.time or "") != (other.day, other.time or ""):
        return (one.day, one.time or "") > (other.day, other.time or "")
    line = _wholes(muscle)
    if one.muscle != other.muscle:
        return line.index(one.muscle) < line.index(other.muscle)
    return PROTECTIVE.index(one.state) > PROTECTIVE.index(other.state)


def _line_state(seen: list[Seen], muscle: str, side: str, *, opens_at: str) -> str:
    """Return the gate of one line by looking at every pair of observations."""
    line = [each for each in seen if _speaks_of(each, muscle, side)]
    telling = [each for each in line if each.state != "unknown" and each.side != "unknown"]
    newest = next((e for e in telling if not any(_is_later(other, e, muscle) for other in telling)), None)
    if newest is None:
        return "unknown"
    if (
        opens_at == "releasing"
        and newest.state == "releasing"
        and newest.basis is None
        and not any(_is_later(newest, other, muscle) for other in telling)
    ):
        return "unknown"
    if newest.state in TIGHT or (newest.state == "releasing" and opens_at == "normal"):
        return "closed"
    doubts = [e for e in line if e.state == "unknown" or (e.side == "unknown" and e.state in TIGHT)]
    return "unknown" if any(_is_later(each, newest, muscle) for each in doubts) else "open"


def _naive_gate(seen: list[Seen], muscle: str, side: str, *, opens_at: str, midline: bool) -> str:
    """Return the gate of a site: closed by any part, then unknown by any part, else open."""
    states = set()
    for part in _parts(muscle):
        both = ["left", "right"] if side == "midline" else [side]
        sides = ["midline"] if midline and part == "core" else both
        states |= {_line_state(seen, part, each, opens_at=opens_at) for each in sides}
    return next(state for state in ("closed", "unknown", "open") if state in states)


# -- what is generated ------------------------------------------------------------------------------


@st.composite
def _observations(draw: st.DrawFn) -> tuple[list[Seen], bool]:
    """Return observations that differ in instant, muscle, side or state, and whether the core is midline."""
    midline = draw(st.booleans())
    found = draw(
        st.lists(
            st.builds(
                Seen,
                muscle=st.sampled_from(["core", "limb", "front", "back"]),
                side=st.sampled_from(["left", "right", "left", "unknown"]),
                state=st.sampled_from(PROTECTIVE),
                day=st.sampled_from(DAYS),
                time=st.sampled_from(TIMES),
                basis=st.sampled_from([None, "test-gain"]),
            ),
            max_size=7,
            unique_by=lambda each: (each.muscle, each.side, PROTECTIVE.index(each.state) // 2, each.day, each.time),
        )
    )
    moved = [e._replace(side="midline") if midline and e.muscle == "core" and e.side != "unknown" else e for e in found]
    return list({(e.muscle, e.side, _grade(e), e.day, e.time): e for e in moved}.values()), midline


def _grade(each: Seen) -> int:
    """Return how protective a state is; normal and hypotonic are alike to a gate."""
    return max(PROTECTIVE.index(each.state), 1)


@settings(max_examples=250, deadline=None)
@given(told=_observations(), opens_at=st.sampled_from(["releasing", "normal"]))
def test_gates_are_those_of_a_naive_scan(told: tuple[list[Seen], bool], opens_at: str) -> None:
    """Every gate of every site at every moment is what a scan over all pairs of observations gives."""
    seen, midline = told
    drawn = chart(_document(seen, midline=midline), as_of=DAYS[-1], gate_opens_at=opens_at)
    sites = [
        (muscle, side)
        for muscle in ("core", "limb", "front", "back")
        for side in (("midline",) if midline and muscle == "core" else ("left", "right"))
    ]
    moments = [(day, time) for day in DAYS for time in TIMES]

    expected = {
        (muscle, side, day, time): _naive_gate(
            [each for each in seen if _is_known_by(each, day, time)], muscle, side, opens_at=opens_at, midline=midline
        )
        for muscle, side in sites
        for day, time in moments
    }
    found = {
        (muscle, side, day, time): str(drawn.gate(_site(muscle, side), _moment(day, time)).state)
        for muscle, side, day, time in expected
    }
    assert expected == found


def _site(muscle: str, side: str = "left") -> rk.Site:
    return rk.Site(muscle=muscle, side=Side(side))


def _moment(day: str, time: str | None = None) -> Moment:
    return Moment(dt.date.fromisoformat(day), None if time is None else dt.time.fromisoformat(time))


# -- single facts -----------------------------------------------------------------------------------


def _gate(*visits: Json, muscle: str = "limb", side: str = "left", age: float | None = None, **given: str) -> Gate:
    told = case(assessments=list(visits), definitions=_tree(midline=False))
    return chart(told, as_of=DAYS[-1], assessment_age_days=age, **given).gate(_site(muscle, side), _moment(DAYS[-1]))


def _paths(gate: Gate) -> list[str]:
    return [str(entry.path) for entry in gate.entries]


def test_closed_gate_names_whole_and_parts() -> None:
    """A closed gate names each tight observation once, the whole's before its parts'."""
    gate = _gate(
        visit(DAYS[0], tones=[tone("limb", "hypertonic"), tone("front", "spasm"), tone("back", "normal")]),
        visit(DAYS[1], tones=[tone("back", "hypertonic")]),
    )

    assert ["$.assessments[0].tones[0]", "$.assessments[0].tones[1]", "$.assessments[1].tones[0]"] == sorted(
        _paths(gate)
    )
    assert len(_paths(gate)) == len(set(_paths(gate)))


def test_inherited_tension_is_named_once() -> None:
    """A whole's observation that its parts inherit stands once in the gate."""
    gate = _gate(visit(DAYS[0], tones=[tone("limb", "hypertonic")]))

    assert (GateState.CLOSED, ["$.assessments[0].tones[0]"]) == (gate.state, _paths(gate))


@pytest.mark.parametrize(
    "methods, proof",
    [
        ({"limb": "palpation", "front": "palpation"}, Proof.PALPATION),
        ({"limb": "palpation", "front": "emg"}, Proof.SHOWN),
        ({"back": "self-report", "front": "palpation"}, Proof.PALPATION),
        ({"limb": "self-report", "front": "self-report"}, Proof.UNPROVEN),
    ],
    ids=["felt", "one shown", "one felt", "told"],
)
def test_best_proof_of_several(methods: dict[str, str], proof: Proof) -> None:
    """Of several tight muscles the best proven one gives the gate its proof."""
    gate = _gate(visit(DAYS[0], tones=[tone(name, "hypertonic", method=how) for name, how in methods.items()]))

    assert proof == gate.proof


@pytest.mark.parametrize(
    "seen, recorded",
    [
        ([], False),
        ([tone("limb", "unknown")], True),
        ([tone("front", "unknown")], True),
        ([tone("limb", "hypertonic", "unknown")], True),
        ([tone("limb", "normal", "unknown")], False),
        ([tone("core", "unknown")], True),
        ([tone("limb", "unknown", "right")], False),
    ],
    ids=["nothing", "whole", "part", "tight somewhere", "normal somewhere", "inherited", "other side"],
)
def test_recorded_unknown(seen: list[Json], recorded: bool) -> None:  # noqa: FBT001  # a row of the table
    """A gate says whether somebody looked and could not tell (A68, A76)."""
    gate = _gate(visit(DAYS[0], tones=seen))

    assert (GateState.UNKNOWN, recorded) == (gate.state, gate.recorded_unknown)


@pytest.mark.parametrize("age, state", [(1, GateState.UNKNOWN), (2, GateState.OPEN), (None, GateState.OPEN)])
def test_age_limit(age: float | None, state: GateState) -> None:
    """A state of exactly the age limit is fresh, and an older one is unknown and named (A19)."""
    gate = _gate(visit(DAYS[0], tones=[tone("limb", "normal")]), age=age)

    assert (state, ["$.assessments[0].tones[0]"]) == (gate.state, _paths(gate))


def test_old_tension_is_unknown_too() -> None:
    """Past the age limit a tight state neither closes nor opens."""
    gate = _gate(visit(DAYS[0], tones=[tone("limb", "spasm")]), age=1)

    assert (GateState.UNKNOWN, True) == (gate.state, gate.recorded_unknown)


def test_line_is_in_order() -> None:
    """A line holds own and inherited observations by instant, whole before part, milder before tighter."""
    told = case(
        assessments=[
            visit(DAYS[1], tones=[tone("front", "hypertonic"), tone("front", "normal"), tone("limb", "spasm")]),
            visit(DAYS[0], time="12:00", tones=[tone("core", "normal")]),
            visit(DAYS[0], tones=[tone("front", "spasm"), tone("back", "spasm"), tone("front", "spasm", "right")]),
            visit(DAYS[0], time="08:00", tones=[tone("limb", "releasing", "unknown")]),
        ],
        definitions=_tree(midline=False),
    )
    line = [
        (entry.observation.muscle, str(entry.tone), entry.distance, entry.side_unknown)
        for entry in chart(told).tone_line(_site("front"))
    ]

    assert [
        ("front", "spasm", 0, False),
        ("limb", "releasing", 1, True),
        ("core", "normal", 2, False),
        ("limb", "spasm", 1, False),
        ("front", "normal", 0, False),
        ("front", "hypertonic", 0, False),
    ] == line


@pytest.mark.parametrize("side", ["left", "right"])
def test_midline_part_of_a_sided_whole(side: str) -> None:
    """A midline part has the states of its whole on either side."""
    drawn = chart(case(assessments=[visit(DAYS[0], tones=[tone("abdominals", "hypertonic", side)])]))
    (entry,) = drawn.tone_line(rk.Site(muscle="rectus-abdominis", side=Side.MIDLINE))

    assert (1, Tone.HYPERTONIC) == (entry.distance, entry.tone)


@pytest.mark.parametrize(
    "day, time, expected",
    [
        ("2024-02-29", None, None),
        (DAYS[0], None, Tone.NORMAL),
        (DAYS[1], "08:00", Tone.NORMAL),
        (DAYS[1], "09:00", Tone.SPASM),
        (DAYS[2], None, Tone.SPASM),
    ],
)
def test_newest(day: str, time: str | None, expected: Tone | None) -> None:
    """The newest known state leaves out unknown ones, unknown sides, and what is seen later."""
    told = case(
        assessments=[
            visit(DAYS[0], tones=[tone("limb", "normal")]),
            visit(DAYS[1], time="09:00", tones=[tone("limb", "spasm")]),
            visit(DAYS[2], tones=[tone("limb", "unknown"), tone("limb", "normal", "unknown")]),
        ],
        definitions=_tree(midline=False),
    )
    found = chart(told).tone(_site("limb"), _moment(day, time))

    assert expected == (None if found is None else found.tone)


def test_a_view_hides_later_observations() -> None:
    """As of an earlier day a later observation is not seen."""
    told = case(
        assessments=[visit(DAYS[0], tones=[tone("limb", "normal")]), visit(DAYS[2], tones=[tone("limb", "spasm")])],
        definitions=_tree(midline=False),
    )
    states = [chart(told, as_of=day).gate(_site("limb"), _moment(DAYS[2])).state for day in (DAYS[1], DAYS[2])]

    assert [GateState.OPEN, GateState.CLOSED] == states


def test_undated_chart_sees_nothing() -> None:
    """A case in which nothing is dated has no observation to see."""
    assert () == chart(case(definitions=_tree(midline=False))).tone_line(_site("limb"))


def test_closed_gate_names_the_whole_first() -> None:
    """A closed gate names a tension that a part inherits at its whole, before what another part has of its own."""
    gate = _gate(
        visit(DAYS[0], tones=[tone("limb", "hypertonic")]), visit(DAYS[1], tones=[tone("front", "hypertonic")])
    )

    assert ["$.assessments[0].tones[0]", "$.assessments[1].tones[0]"] == _paths(gate)


@pytest.mark.parametrize(
    "given, expected",
    [
        ([tone("limb", "releasing")], ["$.assessments[0].tones[0]"]),
        ([tone("limb", "unknown"), tone("limb", "releasing")], ["$.assessments[1].tones[0]"]),
        ([tone("limb", "normal"), tone("limb", "unknown")], ["$.assessments[0].tones[0]"]),
    ],
    ids=["nothing to compare with", "unknown before", "unknown since"],
)
def test_undecided_gate_names_what_is_known(given: list[Json], expected: list[str]) -> None:
    """A gate that is not known names the newest known state; an unknown one before is nothing to compare with (A77)."""
    gate = _gate(*(visit(day, tones=[each]) for day, each in zip(DAYS, given, strict=False)))

    assert (GateState.UNKNOWN, expected, len(given) == 2 and "normal" in given[0].values()) == (
        gate.state,
        _paths(gate),
        gate.recorded_unknown,
    )


def test_unknown_state_does_not_end_a_run() -> None:
    """What was shown tight before a visit that could not tell still proves a tension that is felt after it."""
    gate = _gate(
        visit(DAYS[0], tones=[tone("limb", "hypertonic")]),
        visit(DAYS[1], tones=[tone("limb", "unknown")]),
        visit(DAYS[2], tones=[tone("limb", "hypertonic", method="palpation")]),
    )

    assert (GateState.CLOSED, Proof.SHOWN) == (gate.state, gate.proof)


def test_later_visit_told_first() -> None:
    """A visit after the day of the view hides none that is told after it."""
    told = case(
        assessments=[visit(DAYS[2], tones=[tone("limb", "normal")]), visit(DAYS[0], tones=[tone("limb", "spasm")])],
        definitions=_tree(midline=False),
    )

    assert GateState.CLOSED is chart(told, as_of=DAYS[1]).gate(_site("limb"), _moment(DAYS[1])).state


@pytest.mark.parametrize(
    "whole, side, part, expected",
    [
        (True, "midline", False, ["whole (midline)", "part (left)", "part (right)"]),
        (False, "left", True, ["whole (left)", "part (midline)"]),
        (False, "left", False, ["whole (left)", "part (left)"]),
    ],
    ids=["midline whole", "midline part", "sided"],
)
def test_sides_of_parts(whole: bool, side: str, part: bool, expected: list[str]) -> None:  # noqa: FBT001
    """A part lies on its whole's side; the parts of a midline muscle on both, and a midline part in the middle."""
    muscles = [
        {"id": "whole", "regions": ["hip"], "midline": whole, "parts": ["part"]},
        {"id": "part", "regions": ["hip"], "midline": part},
    ]
    drawn = chart(case(definitions={"muscles": muscles}))

    assert expected == [str(found) for found in drawn.with_parts(_site("whole", side))]


@pytest.mark.parametrize(
    "seen, start, expected",
    [
        ("2024-04-02", "2024-04-02", GateState.OPEN),
        ("2024-04-03", "2024-04-02", GateState.CLOSED),
        ("2024-04-03", None, GateState.OPEN),
    ],
    ids=["on the first day", "later", "no start"],
)
def test_entry_criterion_until_seen(seen: str, start: str | None, expected: GateState) -> None:
    """An entry criterion stands for the gate until an observation after the phase's first day (A63)."""
    entered = phase(work("front"), entry={"tones": [{"muscle": "limb", "at_least": "normal"}]})
    told = case(
        program_start=start,
        program=program(entered),
        assessments=[visit(seen, tones=[tone("limb", "hypertonic")])],
        definitions=_tree(midline=False),
    )
    drawn = chart(told)

    assert expected == drawn.gate_for(drawn.works[0], _site("limb"), _moment("2024-04-04")).state


@pytest.mark.parametrize(
    "at_least, opens_at, expected",
    [
        ("normal", "normal", GateState.OPEN),
        ("normal", "releasing", GateState.OPEN),
        ("releasing", "normal", GateState.UNKNOWN),
        ("releasing", "releasing", GateState.OPEN),
    ],
)
def test_entry_criterion_reaches_the_gate(at_least: str, opens_at: str, expected: GateState) -> None:
    """An entry criterion opens a gate that opens at its state, or below."""
    entered = phase(work("front"), entry={"tones": [{"muscle": "limb", "at_least": at_least}]})
    told = case(program=program(entered), definitions=_tree(midline=False))
    drawn = chart(told, gate_opens_at=opens_at)

    assert expected == drawn.gate_for(drawn.works[0], _site("limb"), _moment("2024-04-04")).state
