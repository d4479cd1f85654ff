"""Small programs with criteria, around one elbow, in the words of documents."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.rulebook._build import (
    ELBOW,
    START,
    Json,
    case,
    item,
    pain,
    phase,
    program,
    session,
    site,
    thing,
    tone,
    visit,
)

import rehabkit as rk

TRICEPS, BICEPS = "triceps-brachii", "biceps-brachii"
NEGATIVE = {"state": "negative", "date": "2024-04-01", "positives": []}
RELEASING = {"muscle": TRICEPS, "side": "left", "at_least": "releasing"}
PAINLESS = {"region": "elbow", "side": "left", "at_most": 0}
EXIT = {"tones": [RELEASING], "pains": [PAINLESS]}


def date_of(offset: int) -> dt.date:
    """Return a day of the program."""
    return dt.date.fromisoformat(START) + dt.timedelta(days=offset)


def day(offset: int) -> str:
    """Return a day of the program, as documents write it."""
    return date_of(offset).isoformat()


def release(**given: Any) -> Json:
    """Return the first phase: two weeks of release work on the triceps."""
    work = {"id": "r1", "intervention": "isometric-release", "targets": [site(TRICEPS)]}
    return phase(work, **{"id": "release", "kind": "release", "to_day": 13, **given})


def strength(**given: Any) -> Json:
    """Return the second phase: four weeks of strengthening the biceps."""
    work = {"id": "s1", "intervention": "resistance", "targets": [site(BICEPS)]}
    return phase(work, **{"id": "strength", "kind": "counter-strength", "from_day": 14, "to_day": 41, **given})


def task(**given: Any) -> Json:
    """Return a third phase without work."""
    return phase(**{"id": "task", "kind": "task", "from_day": 42, "to_day": 60, **given})


def two(leave: Json | None = EXIT, enter: Json | None = None, **given: Any) -> Json:
    """Return a program of release and strength with exit criteria of the first and entry criteria of the second."""
    return program(release(exit=leave), strength(entry=enter, **given), id="pr")


def person(plan: Json | None, *visits: Json, **members: Any) -> rk.Case:
    """Return a screened person under a program."""
    given = {"program_start": START, "red_flag_screen": NEGATIVE, "definitions": ELBOW, "assessments": list(visits)}
    return case(**{**given, "program": plan, **members})


def seen(offset: int, *found: Json, **given: Any) -> Json:
    """Return a visit of a day of the program, its observations sorted into their lists by their keys."""
    lists: dict[str, list[Json]] = {}
    for each in found:
        name = (
            "tones" if "tone" in each else "pains" if "timing" in each else "ranges" if "joint" in each else "strengths"
        )
        lists.setdefault(name, []).append(each)
    return visit(day(offset), **lists, **given)


def tight(state: str, side: str = "left", **given: Any) -> Json:
    """Return a tension state of the triceps; `releasing` with what it is compared with (A77)."""
    basis = {"change_basis": "clinician-statement"} if state == "releasing" else {}
    return tone(TRICEPS, state, side, **{**basis, **given})


def hurts(value: float, side: str = "left", **given: Any) -> Json:
    """Return pain of the elbow on movement now."""
    return pain("elbow", value, side, **{"timing": "now", **given})


def force(value: float, side: str = "left", **given: Any) -> Json:
    """Return the strength of the biceps in newtons, unless a scale is given."""
    return thing(given, muscle=BICEPS, side=side, scale="dynamometry-n", value=value)


def graded(grade: str, scale: str = "mmt", side: str = "left") -> Json:
    """Return the strength of the biceps on an ordinal scale."""
    return thing({}, muscle=BICEPS, side=side, scale=scale, grade=grade)


def bends(value: float, side: str = "left", **given: Any) -> Json:
    """Return the flexion of the elbow in degrees."""
    return thing(given, joint="elbow", movement="flexion", side=side, value=value, unit="degrees")


def ready(offset: int) -> Json:
    """Return a visit that meets `EXIT`."""
    return seen(offset, tight("releasing"), hurts(0))


def did(offset: int, prescription: str, **given: Any) -> Json:
    """Return a session in which a prescription was carried out."""
    return session(day(offset), item(prescription=prescription, **given))


def log(*sessions: Json, **given: Any) -> Json:
    """Return a log."""
    return {"sessions": list(sessions), **given}


def complaint(onset: int | None) -> Json:
    """Return a strain of the elbow."""
    begun = {} if onset is None else {"onset": day(onset)}
    return thing(begun, region="elbow", side="left", kind="muscle-strain")


def decided(told: rk.Case, **given: Any) -> tuple[str, str | None]:
    """Return the decision of `advance`, and the phase that it leads to."""
    answer = rk.advance(told, **given)
    return answer.decision.value, answer.to
