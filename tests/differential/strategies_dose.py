"""Plain documents of release work, and of a complaint with rest and activities, for naive oracles."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from tests.differential._plain import Plain, day
from tests.differential.drawing import LAST, chosen, head, rarely


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
    sided: Plain = {} if region != "knee" else {"side": draw(chosen("left", "right"))}
    here: Plain = {"region": region}
    where: Plain = draw(chosen({}, {}, {}, here, {**here, **sided}, {**here, **sided}, {"region": "shoulder"}))
    return {
        "id": f"v{number}",
        "date": day(max(0, onset + after)) if onset + after > 0 else day(onset + 1),
        "domain": draw(chosen("work", "household", "sport", "sport", "self-care")),
        "name": "gardening",
        "level": draw(chosen(*["full"] * 6, "reduced")),
        **where,
    }
