"""Plain case documents in a language so small that a naive oracle is surely complete, biased toward findings.

All muscles and pairs are the document's own: each muscle has one region, and a pair joins two wholes. Within a
document, either every visit and session bears a time of day or none does.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from tests.differential._plain import Plain, day

RARE = 3
LAST = 20
"""Last day on which something is observed or done."""

MUSCLES: list[Plain] = [
    {"id": "arm-front", "regions": ["elbow"], "midline": False, "parts": ["arm-front-long", "arm-front-short"]},
    {"id": "arm-front-long", "regions": ["elbow"], "midline": False},
    {"id": "arm-front-short", "regions": ["elbow"], "midline": False},
    {"id": "arm-back", "regions": ["elbow"], "midline": False},
    {"id": "neck-front", "regions": ["neck"], "midline": True},
    {"id": "neck-back", "regions": ["neck"], "midline": False},
    {"id": "back-long", "regions": ["low-back"], "midline": False},
]
PAIRS: list[Plain] = [
    {"id": "arm", "agonist": "arm-front", "antagonist": "arm-back"},
    {"id": "neck", "agonist": "neck-back", "antagonist": "neck-front", "sides": "midline", "gates": True},
    {"id": "sides", "agonist": "back-long", "antagonist": "back-long", "sides": "opposite"},
    {"id": "pattern", "agonist": "arm-back", "antagonist": "neck-back", "kind": "corresponding"},
    {"id": "curated", "agonist": "arm-back", "antagonist": "neck-front", "sides": "midline", "gates": True},
]
GROUPS = (
    ("arm-front", "arm-back"),
    ("arm-front", "arm-back"),
    ("arm-front", "arm-front-long", "arm-back"),
    ("arm-front-long", "arm-front-short", "arm-back"),
    ("neck-front", "neck-back"),
    ("back-long",),
    ("back-long",),
    ("arm-back", "arm-front", "neck-front"),
)
TIMES = ("08:00", "12:00", "18:00")
MIDLINE = {each["id"] for each in MUSCLES if each["midline"]}
REGION = {each["id"]: each["regions"][0] for each in MUSCLES}
STATES = ("normal", "normal", "hypertonic", "hypertonic", "hypertonic", "releasing", "spasm", "hypotonic", "unknown")


def chosen(*usual: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for one of some values."""
    return st.sampled_from(usual)


def rarely(draw: DrawFn) -> bool:
    """Draw whether to do what is done once in four times."""
    return draw(st.integers(0, 3)) == RARE


def head(draw: DrawFn, *, newest: int = LAST) -> Plain:
    """Return the head of a document: its words, and the day as of which it is told."""
    as_of = draw(chosen(newest, newest, newest + 5, None))
    return {
        "schema": "rehabkit/case/1",
        "id": "case",
        **({} if as_of is None else {"as_of": day(as_of)}),
        "program_start": day(0),
        "definitions": {"muscles": MUSCLES, "pairs": PAIRS, "only_own_pairs": True},
    }


def sites(draw: DrawFn, muscles: tuple[str, ...]) -> list[Plain]:
    """Return the targets of work: one site, or a muscle on both sides."""
    name = draw(st.sampled_from(muscles))
    sides = draw(chosen(*[["left"]] * 6, ["right"], ["left", "right"]))
    return [{"muscle": name, "side": side} for side in (["midline"] if name in MIDLINE else sides)]


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


def slots_by(*, timed: bool) -> Any:
    """Return what two visits must not share: the day, or the day and the time."""
    return (lambda slot: slot) if timed else (lambda slot: slot[0])


def dated(draw: DrawFn, number: int, *, timed: bool, first: int = 0, last: int = LAST) -> list[Plain]:
    """Return the dates, and the times where there are any, of visits or sessions, no two at one time."""
    slots = st.tuples(st.integers(first, last), st.sampled_from(TIMES))
    found = draw(st.lists(slots, min_size=1, max_size=number, unique_by=slots_by(timed=timed)))
    return [{"date": day(when), **({"time": time} if timed else {})} for when, time in sorted(found)]


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


def phase(draw: DrawFn, name: str, kind: str, first: int, **fields: Any) -> Plain:
    """Return a phase of some days."""
    last = first + draw(st.integers(0, 12))
    return {"id": name, "kind": kind, "from_day": first, "to_day": last, **fields}


def narrowed(draw: DrawFn, within: Plain) -> Plain:
    """Return days of a prescription that are fewer than its phase's."""
    if not rarely(draw):
        return {}
    first = draw(st.integers(within["from_day"], within["to_day"]))
    return {"from_day": first, "to_day": draw(st.integers(first, within["to_day"]))}


def sessions(draw: DrawFn, item: Any, *, timed: bool, most: int = 1, number: int = 3) -> Plain:
    """Return a log of sessions, each of some items."""
    found = []
    for at, when in enumerate(dated(draw, number, timed=timed, first=2, last=14)):
        names = [f"s{at}-{each}" for each in range(draw(st.integers(1, most)))]
        found.append({"id": f"s{at}", **when, "items": [item(name) for name in names]})
    return {"sessions": found, **({"complete": True} if rarely(draw) else {})}


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


def _effort(draw: DrawFn) -> Plain:
    ends = (9.99, 10, 15, 25, 25.01, 60)
    low = draw(st.sampled_from(ends))
    found: Plain = {} if rarely(draw) else {"effort_percent": low}
    if found and rarely(draw):
        found["effort_percent_to"] = draw(st.sampled_from([each for each in ends if each >= low]))
    if rarely(draw):
        found["range_percent"] = draw(chosen(10, 20, 25.01))
    return found


@st.composite
def release_documents(draw: DrawFn) -> Plain:
    """Draw documents of release work: how hard it is, how often it is planned, and what was done."""
    document = head(draw)
    document["program"] = {"id": "pr", "phases": [_release_phase(draw)]}
    first = document["program"]["phases"][0]["prescriptions"][0]
    if first["actor"] == "patient" and first["dosage"].get("days_per_week") == 7 and "to_day" not in first:
        document["log"] = _homework_log(draw)
    return document


def _release_phase(draw: DrawFn) -> Plain:
    first = draw(st.integers(0, 6))
    kind = draw(chosen("release", "release", "release", "custom"))
    found: Plain = {"id": "ph", "kind": kind, "from_day": first, "to_day": first + draw(st.integers(7, 12))}
    found["prescriptions"] = [
        {
            "id": f"e{number}",
            "intervention": "isometric-release",
            "technique": "pir",
            "targets": [{"muscle": "back-long", "side": "left"}],
            **draw(chosen(*[{"actor": "patient", "setting": "home"}] * 3, {"actor": "therapist", "setting": "clinic"})),
            "dosage": {"joint_motion": "none", **_effort(draw), **how_often},
            **days,
        }
        for number, (how_often, days) in enumerate(_frequencies(draw, found))
    ]
    return found


def _frequencies(draw: DrawFn, within: Plain) -> list[tuple[Plain, Plain]]:
    """Return how often each prescription of a phase is done, and on which days."""
    week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    daily: Plain = {"days_per_week": 7, **draw(chosen({}, {"times_per_day": 1}, {"times_per_day": 2}))}
    cut = draw(st.integers(within["from_day"], within["to_day"] - 1))
    gap = draw(chosen(1, 1, 2))
    half = draw(st.integers(1, 6))
    named = [[{"day": each} for each in days] for days in (week[:half], week[half + draw(chosen(0, 0, 1)) :])]
    return draw(
        chosen(
            *[[(daily, {})]] * 5,
            [({"days_per_week": 6}, {})],
            [({"times_per_day": 1}, {})],
            [({}, {})],
            [(daily, {"to_day": cut}), (daily, {"from_day": min(cut + gap, within["to_day"])})],
            [({"weekdays": days}, {}) for days in named if days],
            [(daily, {}), ({"days_per_week": 3}, {})],
        )
    )


def _homework_log(draw: DrawFn) -> Plain:
    """Return a log of homework, done on most days."""
    found = []
    for number in range(LAST + 1):
        what = draw(chosen("done", "done", "done", "done", "done", "done", "missed", None, "both"))
        for state in ("missed", "done") if what == "both" else (what,) if what else ():
            item: Plain = {"id": f"s{number}-{state}-0", "prescription": "e0", "status": state}
            if rarely(draw):
                item["dosage"] = {"effort_percent": draw(chosen(15, 25.01))}
            found.append({"id": f"s{number}-{state}", "date": day(number), "items": [item]})
    return {"sessions": found, **({"complete": True} if draw(st.booleans()) else {})}


@st.composite
def acute_documents(draw: DrawFn) -> Plain:
    """Draw documents of a complaint with rest and activities after it."""
    newest = 60
    document = head(draw, newest=newest)
    onset = draw(st.integers(0, 8))
    region = draw(chosen("low-back", "neck", "knee"))
    axial = region != "knee"
    kinds = ["muscle-strain", "unknown", None, "fracture", "tendon-repair", "after-surgery", "persistent-pain"]
    kind = draw(st.sampled_from([*["acute-mechanical-spine" if axial else "muscle-strain"] * 30, *kinds]))
    damage = draw(chosen("minor", "minor", "minor", "significant", "significant", "unknown", None))
    stated = {
        "kind": kind,
        "onset": draw(chosen(*[day(onset)] * 9, None)),
        "damage": damage,
        "damage_basis": draw(chosen(*["diagnosed"] * 6, "presumed", None)),
        "course": draw(chosen("first", "first", "first", "first", "recurrent", None)),
    }
    side = "central" if axial else draw(chosen("left", "right"))
    complaint = {"id": "c1", "region": region, "side": side}
    document["complaints"] = [{**complaint, **{key: value for key, value in stated.items() if value is not None}}]
    first = max(0, onset + draw(st.integers(-2, 2)))
    resting = range(first, first + draw(chosen(0, 3, 4, 4, 6, 7)))
    document["log"] = {
        "rest_days": [day(each) for each in resting],
        "activities": [_activity(draw, number, onset, region) for number in range(draw(st.integers(1, 3)))],
    }
    return document


def _activity(draw: DrawFn, number: int, onset: int, region: str) -> Plain:
    after = draw(chosen(-1, 1, 5, 13, 13, 14, 41, 42))
    where: Plain = draw(chosen({}, {}, {}, {"region": region}, {"region": region}, {"region": "shoulder"}))
    return {
        "id": f"v{number}",
        "date": day(max(0, onset + after)) if onset + after > 0 else day(onset + 1),
        "domain": draw(chosen("work", "household", "sport", "sport", "self-care")),
        "name": "gardening",
        "level": draw(chosen(*["full"] * 6, "reduced")),
        **where,
    }
