"""Naive oracles of P01, P05 and P28, written from the pages alone: who is tight, and what is done about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.differential._plain import (
    Moment,
    Plain,
    Said,
    View,
    date,
    failed,
    is_seen,
    planned_days,
    prescriptions,
    took_place,
    undecided,
    visits,
)

STRENGTHENING = {"resistance", "work-hardening", "stabilizer-endurance", "stabilizer-hold"}
STRETCHING = {"self-stretch", "passive-stretch"}
PROTECTION = ["normal", "hypotonic", "releasing", "unknown", "hypertonic", "spasm"]
TIGHT = frozenset({"hypertonic", "spasm"})
OTHER_SIDE = {"left": "right", "right": "left"}

Place = tuple[str, str]
Seen = tuple[Moment, bool, Plain]
Work = tuple[Plain, Plain | None, list[Moment]]


def muscle(document: Plain, name: str) -> Plain:
    """Return a muscle that the document defines."""
    found: Plain = next(each for each in document["definitions"]["muscles"] if each["id"] == name)
    return found


def wholes(document: Plain, name: str) -> list[str]:
    """Return the muscles that have a muscle as a part."""
    return [each["id"] for each in document["definitions"]["muscles"] if name in each.get("parts", [])]


def line(view: View, place: Place, judged: Moment) -> list[Plain]:
    """Return what was seen at a site up to a moment, oldest first, of one instant the most protective last.

    What was seen on a side that was left open makes a site unknown where it would close the gate (A76).
    """
    name, side = place
    seen: list[Seen] = []
    for moment, visit in visits(view):
        for tone in visit.get("tones", []):
            inherited = tone["muscle"] in wholes(view.document, name)
            if (tone["muscle"] == name or inherited) and tone["side"] in {side, "unknown"} and is_seen(moment, judged):
                left_open = tone["side"] == "unknown"
                if not left_open or tone["tone"] in {*TIGHT, "unknown"}:
                    blurred = {**tone, "tone": "unknown" if left_open else tone["tone"], "original": tone["tone"]}
                    seen.append((moment, not inherited, blurred))
    seen.sort(key=lambda each: (each[0].day, each[0].time or "", each[1], PROTECTION.index(each[2]["tone"])))
    return [tone for _, _, tone in seen]


def state(view: View, place: Place, judged: Moment, closed: frozenset[str] = TIGHT) -> str:
    """Return the newest tension at a site; a later unknown does not open a gate that was closed (A68)."""
    states = [tone["tone"] for tone in line(view, place, judged)]
    known = [tone for tone in states if tone != "unknown"]
    if known and states[-1] == "unknown":
        return known[-1] if known[-1] in closed else "unknown"
    return states[-1] if states else "unknown"


def asked(document: Plain, place: Place) -> list[Place]:
    """Return a site and the sites of its parts."""
    return [place, *((part, place[1]) for part in muscle(document, place[0]).get("parts", []))]


def closing(opens_at: str) -> frozenset[str]:
    """Return the states that close a gate."""
    return TIGHT | ({"releasing"} if opens_at == "normal" else frozenset())


def gate(view: View, place: Place, judged: Moment) -> str:
    """Return whether a site's gate is open, closed or unknown."""
    closed = closing(view.opens_at)
    states = [state(view, each, judged, closed) for each in asked(view.document, place)]
    if any(each in closed for each in states):
        return "closed"
    return "unknown" if "unknown" in states else "open"


def partners(document: Plain, place: Place) -> list[Place]:
    """Return the sites that gate a site."""
    found: list[Place] = []
    for name in (place[0], *wholes(document, place[0])):
        for pair in document["definitions"].get("pairs", []):
            gates = pair.get("gates", pair.get("kind", "antagonist") == "antagonist")
            for own, other in (("agonist", "antagonist"), ("antagonist", "agonist")):
                if gates and pair[own] == name:
                    found += [(pair[other], side) for side in linked(document, pair, other, place[1])]
    return list(dict.fromkeys(found))


def linked(document: Plain, pair: Plain, other: str, side: str) -> list[str]:
    """Return the sides of the other muscle that a pair links to a side."""
    if muscle(document, pair[other]).get("midline", False):
        return ["midline"]
    if side == "midline":
        return ["left", "right"]
    return [OTHER_SIDE[side] if pair.get("sides", "same") == "opposite" else side]


def is_palpated(view: View, place: Place, judged: Moment) -> bool:
    """Return whether touch is all that a site's present tight state rests on, since it last was not tight."""
    closed = closing(view.opens_at)
    methods: list[str] = []
    for each in asked(view.document, place):
        if state(view, each, judged, closed) in closed:
            known = [tone for tone in line(view, each, judged) if tone["tone"] != "unknown"]
            methods.append(known[-1]["method"])
            for tone in reversed(known[:-1]):
                if tone["tone"] not in TIGHT:
                    break
                methods.append(tone["method"])
    return set(methods) == {"palpation"}


def strengthens(work: Plain) -> bool:
    """Return whether work is strengthening (A03, A42, A43)."""
    found: bool = work.get("strengthening", work["intervention"] in STRENGTHENING)
    return found


def covers(view: View, phase: Plain, place: Place) -> bool:
    """Return whether a phase is entered only once a site has begun to release (A63)."""
    wanted = {"normal"} if view.opens_at == "normal" else {"releasing", "normal"}
    return any(
        tone["muscle"] in [place[0], *wholes(view.document, place[0])]
        and tone.get("side", place[1]) == place[1]
        and tone["at_least"] in wanted
        for tone in phase.get("entry", {}).get("tones", [])
    )


def decided_on(view: View, place: Place, judged: Moment) -> list[str]:
    """Return the days of the known observations that close a site's gate or leave it unknown."""
    found = []
    for each in asked(view.document, place):
        known = [tone for tone in line(view, each, judged) if tone["tone"] != "unknown"]
        if known and state(view, each, judged) in {*TIGHT, "releasing", "unknown"}:
            ids = known[-1]["id"]
            found += [visit["date"] for _, visit in visits(view) if ids in [each["id"] for each in visit["tones"]]]
    return found


def gate_of(view: View, phase: Plain | None, place: Place, judged: Moment) -> str:
    """Return a site's gate as work sees it.

    Criteria of entry stand for observations that cannot exist yet, so that one made after the phase begins goes
    before them (A63).
    """
    found = gate(view, place, judged)
    if phase is None or not covers(view, phase, place):
        return found
    begins = str(date(view.document["program_start"]) + dt.timedelta(days=phase["from_day"]))
    return found if any(day > begins for day in decided_on(view, place, judged)) else "open"


def work(view: View) -> Iterator[Work]:
    """Yield work that was done or is planned, with its phase where it is planned, and its moments."""
    for moment, item in took_place(view):
        yield item, None, [moment]
    for phase, prescription in prescriptions(view.document):
        yield prescription, phase, [Moment(each, None) for each in planned_days(view, phase, prescription)]


def targets(each: Plain) -> list[Place]:
    """Return the sites of work."""
    return [(target["muscle"], target["side"]) for target in each.get("targets", [])]


def told(place: Place) -> str:
    """Return a site in words."""
    return f"{place[0]} ({place[1]})"


def strengthened(view: View) -> Iterator[tuple[Plain, Plain | None, Place, list[Moment]]]:
    """Yield each site that is strengthened, with the work, its phase and its moments."""
    for each, phase, moments in work(view):
        for place in targets(each) if strengthens(each) else ():
            yield each, phase, place, moments


def p01(view: View) -> Iterator[Said]:
    """Yield where a muscle is strengthened while one that is paired with it is tight."""
    for each, phase, place, moments in strengthened(view):
        linked_to = partners(view.document, place)
        found = []
        for moment in moments:
            closed = [other for other in linked_to if gate_of(view, phase, other, moment) == "closed"]
            found += [_p01(view, each, place, closed, moment)] if closed else []
        yield from sorted(found, key=lambda said: (said.severity != "error", bool(said.contested)))[:1]


def _p01(view: View, each: Plain, place: Place, closed: list[Place], moment: Moment) -> Said:
    palpated = all(is_palpated(view, other, moment) for other in closed)
    normal = state(view, place, moment) == "normal" and gate(view, place, moment) == "open"
    severity = "warning" if palpated or normal else "error"
    contested = None if palpated and normal else palpated
    return failed("P01", severity, each["id"], site=told(place), contested=contested)


def p05(view: View) -> Iterator[Said]:
    """Yield where a tight muscle is stretched that was not contracted and relaxed just before."""
    released = _released(view)
    for each, phase, moments in work(view):
        for place in targets(each) if each["intervention"] in STRETCHING else ():
            gates = [gate_of(view, phase, place, moment) for moment in moments]
            if "closed" in gates and (each["id"], place) not in released:
                yield failed("P05", "error", each["id"], site=told(place), contested=False)


def _released(view: View) -> set[tuple[str, Place]]:
    """Return the items before which, in the same session, a site was contracted and relaxed."""
    found: set[tuple[str, Place]] = set()
    for session in view.document.get("log", {}).get("sessions", []):
        before: set[Place] = set()
        ids = [item["id"] for item in session["items"]]
        for _, item in took_place(view):
            if item["id"] in ids:
                found |= {(item["id"], place) for place in before}
                before |= set(targets(item)) if item["intervention"] == "isometric-release" else set()
    return found


def p28(view: View) -> Iterator[Said]:
    """Yield where a muscle is strengthened while the tension of one that is paired with it is not known."""
    presumed = view.document.get("patient", {}).get("imbalance") == "presumed"
    presumed = presumed or view.document.get("program", {}).get("presumed_cause") == "muscle-imbalance"
    for each, phase, place, moments in strengthened(view):
        for other in partners(view.document, place):
            for moment in moments:
                unknown = gate_of(view, phase, other, moment) == "unknown"
                if unknown and (presumed or _is_asked(view, place, other, moment)):
                    where = "ph" if phase or "prescription" in each else "log"
                    yield undecided("P28", "warning", where, site=told(other))


def _is_asked(view: View, place: Place, other: Place, moment: Moment) -> bool:
    """Return whether a muscle of a pair is recorded as tight, or the other's tension as unknown (A17, A73)."""
    recorded = [tone for each in asked(view.document, other) for tone in _since_known(view, each, moment)]
    unknown = any(tone["original"] == "unknown" for tone in recorded)
    return unknown or any(_is_tight(view, each, moment) for each in (place, other))


def _since_known(view: View, place: Place, moment: Moment) -> list[Plain]:
    """Return what was seen at a site after it was last known."""
    since: list[Plain] = []
    for tone in line(view, place, moment):
        if tone["tone"] == "unknown":
            since.append(tone)
        else:
            since.clear()
    return since


def _is_tight(view: View, place: Place, moment: Moment) -> bool:
    """Return whether a muscle is recorded as tight, on its side or on one that was left open since."""
    sites = asked(view.document, place)
    left_open = any(tone["original"] in TIGHT for each in sites for tone in _since_known(view, each, moment))
    return left_open or any(state(view, each, moment) in TIGHT for each in sites)
