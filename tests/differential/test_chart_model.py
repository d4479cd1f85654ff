"""The chart against a naive scan of the same document, at every site and moment."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.differential import naive_chart
from tests.differential._plain import ORIGIN, Moment, Plain, day
from tests.differential.drawing import chosen, rarely
from tests.differential.naive_chart import Place, Scan

import rehabkit as rk
from rehabkit import chart
from rehabkit.checking import thresholds_with
from rehabkit.resolve import join
from rehabkit.vocab import Side

MUSCLES: list[Plain] = [
    {"id": "thigh", "regions": ["hip", "knee"], "midline": False, "parts": ["thigh-head", "thigh-tail"]},
    {"id": "thigh-head", "regions": ["hip"], "midline": False, "parts": ["thigh-head-deep"]},
    {"id": "thigh-head-deep", "regions": ["hip"], "midline": False},
    {"id": "thigh-tail", "regions": ["knee"], "midline": False},
    {"id": "trunk", "regions": ["low-back"], "midline": True, "parts": ["trunk-side"]},
    {"id": "trunk-side", "regions": ["low-back"], "midline": False},
]
PLACES: list[Place] = [
    (each["id"], side) for each in MUSCLES for side in (["midline"] if each["midline"] else ["left", "right"])
]
NAMES = [each["id"] for each in MUSCLES]
LAST = 8
TIMES = (None, None, "08:00", "17:00")
MOMENTS = [
    Moment(ORIGIN + dt.timedelta(days=number), time) for number in range(0, LAST + 2, 2) for time in (None, "12:00")
]


@st.composite
def charted(draw: st.DrawFn) -> Scan:
    """Draw a document about six muscles, some part of others, and how it is seen."""
    family = draw(st.sampled_from([NAMES[:4], NAMES[4:], NAMES]))
    as_of = draw(chosen(LAST + 1, LAST + 1, 5))
    document = {
        "schema": "rehabkit/case/1",
        "id": "case",
        "assessments": [_visit(draw, number, family) for number in range(draw(st.integers(1, 4)))],
        "program_start": day(0),
        "program": {"id": "pr", "phases": [_phase(draw, family)]},
        "log": {
            "complete": draw(st.booleans()),
            "sessions": [_session(draw, n, family) for n in range(draw(st.integers(0, 3)))],
        },
        "definitions": {"muscles": MUSCLES, "only_own_pairs": True},
    }
    opens_at = draw(chosen("releasing", "releasing", "normal"))
    return Scan(document, ORIGIN + dt.timedelta(days=as_of), opens_at, draw(chosen(None, None, 2)))


def _visit(draw: st.DrawFn, number: int, family: list[str]) -> Plain:
    time = draw(st.sampled_from(TIMES))
    return {
        "id": f"a{number}",
        "date": day(draw(st.integers(0, LAST))),
        **({} if time is None else {"time": time}),
        "tones": [_tone(draw, f"t{number}-{at}", family) for at in range(draw(st.integers(0, 3)))],
        "pains": [_pain(draw, f"p{number}-{at}", family) for at in range(draw(st.integers(0, 2)))],
    }


def _side(draw: st.DrawFn, name: str) -> str:
    found: str = "midline" if name == "trunk" else draw(chosen("left", "left", "right"))
    return found


def _tone(draw: st.DrawFn, name: str, family: list[str]) -> Plain:
    observed = draw(st.sampled_from(family))
    side = "unknown" if observed != "trunk" and rarely(draw) else _side(draw, observed)
    state = draw(chosen("normal", "normal", "hypertonic", "releasing", "releasing", "spasm", "hypotonic", "unknown"))
    method = draw(chosen("palpation", "palpation", "imaging", None))
    return {
        "id": name,
        "muscle": observed,
        "side": side,
        "tone": state,
        **({} if method is None else {"method": method}),
        **({"change_basis": "clinician-statement"} if state == "releasing" and draw(st.booleans()) else {}),
    }


def _pain(draw: st.DrawFn, name: str, family: list[str]) -> Plain:
    timing, context = (
        draw(chosen(None, "now", "now", "average", "worst")),
        draw(chosen(None, "movement", "rest", "night")),
    )
    return {
        "id": name,
        "region": draw(chosen("hip", "knee", "low-back", "whole-body")),
        "side": draw(chosen("left", "right", "bilateral", "central", "unknown")),
        "value": draw(st.integers(0, 5)),
        "scale": "nprs",
        **({} if timing is None else {"timing": timing}),
        **({} if context is None else {"context": context}),
        **({"muscle": draw(st.sampled_from(family))} if rarely(draw) else {}),
    }


def _work(draw: st.DrawFn, name: str, family: list[str]) -> Plain:
    target = draw(st.sampled_from(family))
    return {
        "id": name,
        "intervention": draw(chosen("resistance", "resistance", "massage", "walking")),
        "targets": [{"muscle": target, "side": _side(draw, target)}],
    }


def _phase(draw: st.DrawFn, family: list[str]) -> Plain:
    first = draw(st.integers(0, 4))
    found: Plain = {"id": "ph", "kind": "custom", "from_day": first, "to_day": first + draw(st.integers(0, 16))}
    found["prescriptions"] = []
    for name in ("e0", "e1"):
        often: Plain = draw(
            chosen({}, {"days_per_week": 3}, {"days_per_week": 5}, {"weekdays": [{"day": "sunday"}, {"day": "monday"}]})
        )
        start = {"from_day": draw(st.integers(first, found["to_day"]))} if draw(st.booleans()) else {}
        found["prescriptions"].append({**_work(draw, name, family), **start, **({"dosage": often} if often else {})})
    return found


def _session(draw: st.DrawFn, number: int, family: list[str]) -> Plain:
    time = draw(st.sampled_from(TIMES))
    items = []
    for at in range(draw(st.integers(1, 2))):
        name = f"s{number}-{at}"
        item = (
            {"id": name, "prescription": draw(chosen("e0", "e1"))} if draw(st.booleans()) else _work(draw, name, family)
        )
        status = draw(chosen(None, None, "missed", "planned", "partial", "stopped"))
        told = draw(chosen({}, {"pain_before": 0}, {"pain_before": 2}, {"pain_before": 0, "pain_during": 1}))
        items.append({**item, **told, **({} if status is None else {"status": status})})
    return {
        "id": f"s{number}",
        "date": day(draw(st.integers(0, LAST))),
        **({} if time is None else {"time": time}),
        "items": items,
    }


def _chart(scan: Scan) -> chart.Chart:
    given: dict[str, float | str] = {
        "gate-opens-at": scan.opens_at,
        **({} if scan.age is None else {"assessment-age-days": scan.age}),
    }
    return chart.Chart(join(rk.loads(json.dumps(scan.document))), scan.as_of, thresholds_with(given))


def _site(place: Place) -> rk.Site:
    return rk.Site(muscle=place[0], side=Side(place[1]))


def _moment(moment: Moment) -> chart.Moment:
    return chart.Moment(moment.day, None if moment.time is None else dt.time.fromisoformat(moment.time))


@given(charted())
def test_newest_tension(scan: Scan) -> None:
    """The newest known tension of a site is the one a scan finds, own or inherited, at any moment."""
    drawn = _chart(scan)

    for place in PLACES:
        for moment in MOMENTS:
            newest = drawn.tone(_site(place), _moment(moment))
            found = None if newest is None else (newest.observation.tone, newest.moment.date, newest.observation.muscle)
            assert found == _told(scan, naive_chart.newest(scan, place, moment))


def _told(scan: Scan, name: str | None) -> tuple[str, dt.date, str] | None:
    for visit in scan.document["assessments"]:
        for tone in visit["tones"]:
            if tone["id"] == name:
                return tone["tone"], dt.date.fromisoformat(visit["date"]), tone["muscle"]
    return None


@given(charted())
def test_gates(scan: Scan) -> None:
    """A site's gate is what a scan makes of its own line and of every part's, at any moment and threshold."""
    drawn = _chart(scan)
    found = {
        (place, moment): str(drawn.gate(_site(place), _moment(moment)).state) for place in PLACES for moment in MOMENTS
    }

    assert found == {(place, moment): naive_chart.gate(scan, place, moment) for place in PLACES for moment in MOMENTS}


@given(charted())
def test_pains(scan: Scan) -> None:
    """The pains that speak of a site are those a scan finds: one a region, and the muscle's own unless it is older."""
    drawn = _chart(scan)

    for place in PLACES:
        for moment in MOMENTS:
            known = drawn.pain(drawn.subject(_site(place)), _moment(moment)).known
            assert [entry.value for entry in known] == naive_chart.pains(scan, place, moment)


@given(charted())
def test_planned_days(scan: Scan) -> None:
    """The planned days of a prescription, and those of them that the log leaves open, are those a scan finds."""
    drawn = _chart(scan)
    entries = {entry.id: entry for entry in drawn.works if entry.is_prescription}

    for phase in scan.document["program"]["phases"]:
        for prescription in phase["prescriptions"]:
            entry = entries[prescription["id"]]
            assert [str(each) for each in drawn.planned_days(entry)] == naive_chart.planned(scan, phase, prescription)
            assert [str(each) for each in drawn.open_days(entry)] == naive_chart.left_open(scan, phase, prescription)


@given(charted())
def test_inhibition_windows(scan: Scan) -> None:
    """The windows of inhibition of a site are those a scan of the log finds, by their days."""
    drawn = _chart(scan)

    for place in PLACES:
        found = [(str(each.cause), str(each.begins), str(each.free)) for each in drawn.inhibitions(_site(place))]
        assert [begins for _, begins, _ in found] == sorted(begins for _, begins, _ in found)
        assert sorted(found) == sorted(naive_chart.windows(scan, place))


def test_scans_tell() -> None:
    """The documents are such that a scan gives each kind of answer in a twentieth of 200 of them, and more."""
    told: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}

    @settings(max_examples=200, derandomize=True, database=None, phases=[Phase.generate])
    @given(charted())
    def sweep(scan: Scan) -> None:
        for kind, counted in told.items():
            counted.update(_answers(scan, kind))

    sweep()

    assert {kind: len(counted) for kind, counted in told.items()} == KINDS
    assert min(min(counted.values()) for counted in told.values()) >= OFTEN


KINDS = {"gate": 3, "pains": 2, "windows": 3, "left open": 2}
OFTEN = 10
"""A twentieth of 200 examples."""


def _answers(scan: Scan, answer: str) -> set[str]:
    """Return which kinds of answer a scan gives."""
    if answer == "gate":
        return {naive_chart.gate(scan, place, MOMENTS[-1]) for place in PLACES}
    if answer == "pains":
        return {str(bool(naive_chart.pains(scan, place, MOMENTS[-1]))) for place in PLACES}
    if answer == "windows":
        causes = {cause for place in PLACES for cause, *_ in naive_chart.windows(scan, place)}
        return causes or {"none"}
    phase = scan.document["program"]["phases"][0]
    plans = [
        (naive_chart.planned(scan, phase, e), naive_chart.left_open(scan, phase, e)) for e in phase["prescriptions"]
    ]
    return {str(every == some) for every, some in plans}
