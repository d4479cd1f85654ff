"""Plain case documents in a language so small that a naive oracle is surely complete, biased toward findings."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from tests.differential._plain import Plain
from tests.differential.drawing import (
    GROUPS,
    MIDLINE,
    REGION,
    STATES,
    chosen,
    dated,
    head,
    narrowed,
    phase,
    rarely,
    sessions,
    sites,
)


def tone(
    draw: DrawFn, muscles: tuple[str, ...], name: str, methods: tuple[str, ...], states: tuple[str, ...] = STATES
) -> Plain:
    """Return an observation of tension, by a method that a rule believes."""
    muscle, found = draw(st.sampled_from(muscles)), draw(st.sampled_from(states))
    usual = ["left", "left", "right", "right"] if muscle == "back-long" else ["left"] * 6
    side = "midline" if muscle in MIDLINE else draw(chosen(*usual, "right", "unknown"))
    method = draw(st.sampled_from(methods))
    tested = {"test": "release-on-request", "result": "no" if found in {"hypertonic", "spasm"} else "yes"}
    return {
        "id": name,
        "muscle": muscle,
        "side": side,
        "tone": found,
        "method": method,
        **(tested if method == "function-test" else {}),
        **({"change_basis": "clinician-statement"} if found == "releasing" else {}),
    }


def tones_of(draw: DrawFn, muscles: tuple[str, ...], *, timed: bool) -> list[Plain]:
    """Return visits in which tension was observed, the first time mostly of every muscle."""
    methods = draw(chosen(("palpation",), ("function-test",), ("function-test", "palpation", "myotonometry")))
    found = []
    for number, when in enumerate(dated(draw, 4, timed=timed, last=10)):
        every = number == 0 and not rarely(draw)
        observed = [(each,) for each in muscles] if every else [muscles] * draw(st.integers(1, 3))
        tones = [tone(draw, each, f"t{number}-{at}", methods) for at, each in enumerate(observed)]
        found.append({"id": f"a{number}", **when, "tones": tones})
    return found


@st.composite
def gate_documents(draw: DrawFn, *, stretched: bool = False) -> Plain:
    """Draw documents of tension, and of strengthening or stretching that is planned or done."""
    document = head(draw)
    muscles = draw(st.sampled_from([group for group in GROUPS if not stretched or len(set(group)) == 2]))
    timed = draw(st.booleans())
    kinds = ("self-stretch", "self-stretch", "passive-stretch", "isometric-release", "isometric-release")
    usual = kinds if stretched else (*["resistance"] * 5, "stabilizer-hold", "pnf", "walking")
    document["assessments"] = tones_of(draw, muscles, timed=timed)
    if draw(st.booleans()):
        document["patient"] = {"imbalance": draw(chosen("presumed", "unknown"))}

    def work(name: str) -> Plain:
        intervention = draw(st.sampled_from(usual))
        loaded = {"strengthening": True} if intervention == "pnf" and draw(st.booleans()) else {}
        return {"id": name, "intervention": intervention, "targets": sites(draw, muscles), **loaded}

    planned = []
    if not rarely(draw):
        document["program"] = {"id": "pr", "phases": [_phase(draw, muscles, work, stretched=stretched)]}
        planned = [each["id"] for each in document["program"]["phases"][0]["prescriptions"]]

    def item(name: str) -> Plain:
        carried = draw(st.sampled_from([None, *planned]))
        state = {"status": draw(chosen("missed", "partial", "done"))} if rarely(draw) else {}
        return {**(work(name) if carried is None else {"id": name, "prescription": carried}), **state}

    if "program" not in document or draw(st.booleans()):
        document["log"] = sessions(draw, item, timed=timed, most=3)
    return document


def _phase(draw: DrawFn, muscles: tuple[str, ...], work: Any, *, stretched: bool) -> Plain:
    found = phase(draw, "ph", "custom", draw(st.integers(0, 12)))
    if rarely(draw):
        found["entry"] = {"tones": [{**draw_criterion(draw, muscles)}]}
    found["prescriptions"] = []
    for name in ("e0", "e1")[: draw(st.integers(1, 2))]:
        each = {**work(name), **narrowed(draw, found)}
        if stretched and each["intervention"] == "isometric-release":
            each["intervention"] = "self-stretch"
        if rarely(draw):
            each["dosage"] = {"weekdays": [{"day": draw(chosen("monday", "friday"))}, {"day": "sunday"}]}
        found["prescriptions"].append(each)
    return found


def draw_criterion(draw: DrawFn, muscles: tuple[str, ...]) -> Plain:
    """Return a tension state by which a phase is entered."""
    target = draw(chosen(*sites(draw, muscles)))
    named = {} if rarely(draw) else {"side": target["side"]}
    return {"muscle": target["muscle"], **named, "at_least": draw(chosen("releasing", "normal"))}


@st.composite
def pain_documents(draw: DrawFn, *, again: bool = False) -> Plain:
    """Draw documents of pain, and of strengthening that is planned or done, or done in pain again and again."""
    document = head(draw)
    name = draw(chosen("arm-back", "arm-back", "neck-back", "back-long"))
    timed, axial = draw(st.booleans()), REGION[name] != "elbow"
    side = draw(chosen("left", "right", "central", "bilateral") if axial else chosen("left", "left", "bilateral"))
    if not rarely(draw):
        document["assessments"] = [
            {"id": f"a{at}", **when, "pains": _pains(draw, at, name, side)}
            for at, when in enumerate(dated(draw, 3, timed=timed, last=10))
        ]

    def work(each: str) -> Plain:
        kinds = (*["resistance"] * (15 if again else 3), "stabilizer-hold", "work-hardening", "pnf", "walking")
        intervention = draw(st.sampled_from(kinds))
        return {
            "id": each,
            "intervention": intervention,
            "targets": sites(draw, (name,)),
            **_manner(draw, intervention, REGION[name]),
        }

    planned = []
    if not rarely(draw):
        within = phase(draw, "ph", "custom", draw(st.integers(0, 12)))
        if rarely(draw):
            within["entry"] = {"pains": [{"region": REGION[name], "at_most": draw(chosen(0, 0, 2))}]}
        within["prescriptions"] = [{**work("e0"), **narrowed(draw, within)}]
        document["program"] = {"id": "pr", "phases": [within]}
        planned = ["e0"]

    def item(each: str) -> Plain:
        carried = draw(st.sampled_from([None, *planned]))
        told = {"pain_before": draw(chosen(0, 1, 3, 5.5))} if again or draw(st.booleans()) else {}
        return {**(work(each) if carried is None else {"id": each, "prescription": carried}), **told}

    if again or not planned or draw(st.booleans()):
        document["log"] = sessions(draw, item, timed=timed, number=5 if again else 3)
    return document


def _pains(draw: DrawFn, at: int, name: str, side: str) -> list[Plain]:
    kinds = [("now", "movement"), ("now", "rest"), ("average", "movement"), ("worst", "movement")]
    found = []
    for timing, context in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=2, unique=True)):
        value = draw(chosen(0, 0, 1, 3, 5.5))
        found.append(
            {
                "id": f"p{at}-{timing}-{context}",
                "region": REGION[name],
                "side": side,
                "value": value,
                "scale": "nprs",
                "timing": timing,
                "context": context,
            }
        )
    return found


def _manner(draw: DrawFn, intervention: str, region: str) -> Plain:
    """Return how work is loaded, as far as the pages say what follows from it."""
    if intervention in {"work-hardening", "stabilizer-hold", "pnf", "walking"}:
        return {}
    if region == "low-back":
        return {"loading": draw(chosen("progressive", "progressive", "aggressive"))}
    rule = {"instruction": "up-to-limit", "during_at_most": 4, "next_morning_at_most": 4}
    limited = {"pain_rule": rule}
    return draw(chosen({}, {}, {}, {"loading": "aggressive"}, limited, {"pain_rule": {"instruction": "avoid"}}))
