"""What the documents drawn for oracles have in common.

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


def slots_by(*, timed: bool) -> Any:
    """Return what two visits must not share: the day, or the day and the time."""
    return (lambda slot: slot) if timed else (lambda slot: slot[0])


def dated(draw: DrawFn, number: int, *, timed: bool, first: int = 0, last: int = LAST) -> list[Plain]:
    """Return the dates, and the times where there are any, of visits or sessions, no two at one time."""
    slots = st.tuples(st.integers(first, last), st.sampled_from(TIMES))
    found = draw(st.lists(slots, min_size=1, max_size=number, unique_by=slots_by(timed=timed)))
    return [{"date": day(when), **({"time": time} if timed else {})} for when, time in sorted(found)]


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
