"""Naive scans of a plain document: what the chart must find, with loops over lists and nothing kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from tests.differential._plain import Moment, Plain, date, is_seen

PROTECTION = ("normal", "hypotonic", "releasing", "unknown", "hypertonic", "spasm")
TIGHT = {"hypertonic", "spasm"}
SIDED = {"elbow", "hip", "knee"}
ORDER = ("movement", "session", "rest", "any")

Place = tuple[str, str]


class Scan(NamedTuple):
    """A document as it is scanned.

    Attributes:
        document: The document.
        as_of: The day as of which it is seen.
        opens_at: The state from which a gate is open.
        age: The age in days that observations may have, or None.
    """

    document: Plain
    as_of: dt.date
    opens_at: str = "releasing"
    age: int | None = None


class Seen(NamedTuple):
    """A tension state that speaks of a site.

    Attributes:
        name: Id of the observation.
        moment: When it was made.
        distance: How far above the site's muscle the observed one stands.
        tone: The state; an image shows none.
        told: The observation.
    """

    name: str
    moment: Moment
    distance: int
    tone: str
    told: Plain

    @property
    def is_known(self) -> bool:
        """Whether it says something of the site's own side."""
        return self.tone != "unknown" and self.told["side"] != "unknown"


def muscle(scan: Scan, name: str) -> Plain:
    """Return a muscle of the document."""
    found: Plain = next(each for each in scan.document["definitions"]["muscles"] if each["id"] == name)
    return found


def above(scan: Scan, name: str) -> Iterator[tuple[str, int]]:
    """Yield a muscle and its wholes at every height, with their distances."""
    level, distance = [name], 0
    while level:
        yield from ((each, distance) for each in level)
        muscles = scan.document["definitions"]["muscles"]
        level = [each["id"] for each in muscles if set(level) & set(each.get("parts", []))]
        distance += 1


def below(scan: Scan, place: Place) -> Iterator[Place]:
    """Yield a site and the sites of its parts at every depth."""
    yield place
    for part in muscle(scan, place[0]).get("parts", []):
        sides = [place[1]] if place[1] != "midline" else ["left", "right"]
        for side in ["midline"] if muscle(scan, part)["midline"] else sides:
            yield from below(scan, (part, side))


def line(scan: Scan, place: Place, judged: Moment) -> list[Seen]:
    """Return what was seen of a site up to a moment, by picking the oldest again and again."""
    pool: list[Seen] = []
    heights = dict(above(scan, place[0]))
    for visit in scan.document["assessments"]:
        moment = Moment(date(visit["date"]), visit.get("time"))
        for told in visit.get("tones", []) if moment.day <= scan.as_of and is_seen(moment, judged) else ():
            distance = heights.get(told["muscle"])
            sides = {place[1], "unknown"} | ({"midline"} if distance else set())
            sides |= {"left", "right"} if distance and place[1] == "midline" else set()
            if distance is not None and told["side"] in sides:
                tone = "unknown" if told.get("method") == "imaging" else told["tone"]
                pool.append(Seen(told["id"], moment, distance, tone, told))
    found: list[Seen] = []
    while pool:
        oldest = pool[0]
        for each in pool[1:]:
            oldest = each if _is_older(each, oldest) else oldest
        pool.remove(oldest)
        found.append(oldest)
    return found


def _is_older(one: Seen, other: Seen) -> bool:
    if one.moment.day != other.moment.day:
        return one.moment.day < other.moment.day
    if one.moment.time != other.moment.time:
        return one.moment.time is None or (other.moment.time is not None and one.moment.time < other.moment.time)
    if one.distance != other.distance:
        return one.distance > other.distance
    return PROTECTION.index(one.tone) < PROTECTION.index(other.tone)


def newest(scan: Scan, place: Place, judged: Moment) -> str | None:
    """Return the id of the newest known tension at a site."""
    known = [each.name for each in line(scan, place, judged) if each.is_known]
    return known[-1] if known else None


def gate(scan: Scan, place: Place, judged: Moment) -> str:
    """Return whether a site's gate is open: its own line must say so, and every part's."""
    states = [_state(scan, each, judged) for each in below(scan, place)]
    return "closed" if "closed" in states else "unknown" if "unknown" in states else "open"


def _state(scan: Scan, place: Place, judged: Moment) -> str:
    seen = line(scan, place, judged)
    known = [each for each in seen if each.is_known]
    if not known:
        return "unknown"
    last, since = known[-1], seen[seen.index(known[-1]) + 1 :]
    if (
        last.tone == "releasing"
        and scan.opens_at == "releasing"
        and not (len(known) > 1 or "change_basis" in last.told)
    ):
        return "unknown"
    if scan.age is not None and (judged.day - last.moment.day).days > scan.age:
        return "unknown"
    if last.tone in TIGHT or (last.tone == "releasing" and scan.opens_at == "normal"):
        return "closed"
    doubted = any(each.tone == "unknown" or each.tone in TIGHT for each in since)
    return "unknown" if doubted else "open"


def pains(scan: Scan, place: Place, judged: Moment) -> list[float]:
    """Return the pains that speak of a site, highest first: one of each region, and one of the muscle itself."""
    names = {name for name, _ in above(scan, place[0])} | {name for name, _ in below(scan, place)}
    found: list[float] = []
    for region in ("elbow", "hip", "knee", "low-back", "neck", "whole-body"):
        told = [each for each in _told(scan, judged) if each[1]["region"] == region and _is_on(each[1], place[1])]
        here = region in {*muscle(scan, place[0])["regions"], "whole-body"}
        regional = _decides([each for each in told if here and "muscle" not in each[1]])
        own = _decides([each for each in told if each[1].get("muscle") in names])
        if regional:
            found.append(regional[1]["value"])
        if own and (not regional or own[0].day >= regional[0].day):
            found.append(own[1]["value"])
    return sorted(found, reverse=True)


def _told(scan: Scan, judged: Moment) -> Iterator[tuple[Moment, Plain]]:
    for visit in scan.document["assessments"]:
        moment = Moment(date(visit["date"]), visit.get("time"))
        if moment.day <= scan.as_of and is_seen(moment, judged):
            yield from ((moment, each) for each in visit.get("pains", []))


def _is_on(told: Plain, side: str) -> bool:
    return told["region"] not in SIDED or side == "midline" or told["side"] in {side, "bilateral"}


def _decides(told: list[tuple[Moment, Plain]]) -> tuple[Moment, Plain] | None:
    """Return the value of the newest day that comes first in the order of A74, of that the last and highest."""
    best: tuple[tuple[object, ...], tuple[Moment, Plain]] | None = None
    for moment, each in told:
        rank = _rank(each)
        key = (moment.day, -rank, moment.time or "", each["value"])
        if rank < len(ORDER) and (best is None or key > best[0]):
            best = key, (moment, each)
    return None if best is None else best[1]


def _rank(each: Plain) -> int:
    if each.get("timing", "now") == "average":
        return 2
    now = {"movement": 0, "session": 0, "rest": 1, "any": 1}
    return now.get(each.get("context", "any"), len(ORDER)) if each.get("timing", "now") == "now" else len(ORDER)


def planned(scan: Scan, phase: Plain, prescription: Plain) -> list[str]:
    """Return the dates on which a prescription is planned."""
    dosage = prescription.get("dosage", {})
    span = {**phase, **prescription}
    start, found = date(scan.document["program_start"]), []
    for number in range(span["from_day"], span["to_day"] + 1):
        each = start + dt.timedelta(days=number)
        named = [plan["day"] for plan in dosage.get("weekdays", [])]
        position = (number - span["from_day"]) % 7
        spread = (
            [share * 7 // dosage["days_per_week"] for share in range(dosage["days_per_week"])]
            if "days_per_week" in dosage
            else range(7)
        )
        if each.strftime("%A").lower() in named if named else position in spread:
            found.append(str(each))
    return found


def left_open(scan: Scan, phase: Plain, prescription: Plain) -> list[str]:
    """Return the planned dates that the log does not cover."""
    log = scan.document["log"]
    covered = set()
    for session in log["sessions"]:
        for item in session["items"]:
            status = item.get("status", session.get("status", "done"))
            if (
                item.get("prescription") == prescription["id"]
                and status != "planned"
                and date(session["date"]) <= scan.as_of
            ):
                covered.add(session["date"])
    told = (
        []
        if not log.get("complete")
        else [each for each in planned(scan, phase, prescription) if date(each) <= scan.as_of]
    )
    return [each for each in planned(scan, phase, prescription) if each not in covered and each not in told]


def windows(scan: Scan, place: Place) -> list[tuple[str, str, str]]:
    """Return cause, first day and first free day of what may shut activation of a site down (A29, A30)."""
    found = []
    for session in scan.document["log"]["sessions"]:
        for item in session["items"] if date(session["date"]) <= scan.as_of else ():
            work = {**_carried(scan, item), **item}
            status = item.get("status", session.get("status", "done"))
            hit = any(_is_related(scan, place, (each["muscle"], each["side"])) for each in work.get("targets", []))
            cause = _cause(scan, work, place, session) if hit and status in {"done", "partial", "stopped"} else None
            if cause is not None:
                free = date(session["date"]) + dt.timedelta(days=7 if cause == "pain" else 1)
                found.append((cause, session["date"], str(free)))
    return found


def _carried(scan: Scan, item: Plain) -> Plain:
    for phase in scan.document["program"]["phases"]:
        for prescription in phase["prescriptions"]:
            if prescription["id"] == item.get("prescription"):
                return dict(prescription)
    return {}


def _cause(scan: Scan, work: Plain, place: Place, session: Plain) -> str | None:
    if work["intervention"] == "massage":
        return "technique"
    told = [work[name] for name in ("pain_before", "pain_during") if name in work]
    values = told or pains(scan, place, Moment(date(session["date"]), session.get("time")))
    return "pain" if work["intervention"] == "resistance" and any(value > 0 for value in values) else None


def _is_related(scan: Scan, one: Place, other: Place) -> bool:
    same_side = one[1] == other[1] or "midline" in {one[1], other[1]}
    lines = [{name for name, _ in above(scan, each[0])} for each in (one, other)]
    return same_side and (one[0] in lines[1] or other[0] in lines[0])
