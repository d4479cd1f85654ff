"""Naive oracles of P02 and P03, written from the pages alone: what hurts, and what is strengthened there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.differential._plain import (
    Moment,
    Plain,
    Said,
    View,
    carried,
    date,
    failed,
    is_seen,
    took_place,
    undecided,
    visits,
)
from tests.differential.oracle_gate import Place, muscle, strengthened, strengthens, targets, told, work

AXIAL = {"neck", "upper-back", "low-back"}
BACK = {"upper-back", "low-back"}
HELD = {"stabilizer-hold", "stabilizer-endurance", "pnf"}
ORDER = [("now", "movement"), ("now", "rest"), ("average", "movement"), ("average", "rest")]
WORST = -len(ORDER)


def pain(view: View, place: Place, judged: Moment, since: dt.date | None = None) -> float | None:
    """Return the pain at a site up to a moment, told after a day; None where none can be told (A65, A74).

    On its day a worst value gives way to any other; on a later day it leaves a pain open that was within the limit,
    unless it is 0.
    """
    seen: list[tuple[dt.date, int, str, float]] = []
    for moment, visit in visits(view):
        for each in visit.get("pains", []):
            kind = (each["timing"], each["context"])
            rank = -ORDER.index(kind) if kind in ORDER else WORST
            if _is_here(view, each, place) and is_seen(moment, judged) and (since is None or moment.day > since):
                seen.append((moment.day, rank, moment.time or "", each["value"]))
    decided = max((each for each in seen if each[1] != WORST), default=None)
    doubted = [each for each in seen if decided is None or each[0] > decided[0]]
    if decided is None or (decided[3] <= view.number("pain-limit", 0) and any(value > 0 for *_, value in doubted)):
        return None
    return decided[3]


def _is_here(view: View, each: Plain, place: Place) -> bool:
    region, side = _where(view, place)
    return each["region"] == region and (side is None or each["side"] in {side, "bilateral"})


def _where(view: View, place: Place) -> tuple[str, str | None]:
    """Return region and side of a site; regions of the spine are not sided (A07)."""
    region: str = muscle(view.document, place[0])["regions"][0]
    return region, None if region in AXIAL else place[1]


def _entered(view: View, phase: Plain | None, region: str) -> dt.date | None:
    """Return the first day of a phase that is entered only once the pain of a region has gone (A63)."""
    limit = view.number("pain-limit", 0)
    for each in [] if phase is None else phase.get("entry", {}).get("pains", []):
        if phase is not None and each["region"] == region and each["at_most"] <= limit:
            return date(view.document["program_start"]) + dt.timedelta(days=phase["from_day"])
    return None


def _value(view: View, each: Plain, phase: Plain | None, place: Place, moment: Moment) -> float | None:
    """Return the pain that decides; where pain has gone on entry, only what was told after that day does."""
    if "pain_before" in each:
        found: float = each["pain_before"]
        return found
    since = _entered(view, phase, _where(view, place)[0])
    told_since = pain(view, place, moment, since)
    return 0 if since is not None and told_since is None else told_since


def p02(view: View) -> Iterator[Said]:
    """Yield where a muscle is strengthened in pain, or where its pain is not known."""
    is_template = not any(view.document.get(name) for name in ("patient", "assessments", "complaints"))
    for each, phase, moments in work(view):
        for place in targets(each) if strengthens(each) or each["intervention"] == "pnf" else ():
            if phase is None or not is_template:
                yield from _p02(view, each, place, [_value(view, each, phase, place, moment) for moment in moments])


def _p02(view: View, each: Plain, place: Place, values: list[float | None]) -> Iterator[Said]:
    known = [value for value in values if value is not None]
    if any(value > view.number("pain-limit", 0) for value in known):
        severity, contested = weight(each, _where(view, place)[0], max(known))
        yield failed("P02", severity, each["id"], site=told(place), contested=contested)
    elif None in values:
        yield undecided("P02", "warning", carried(each), site=told(place))
    elif any(value > 0 for value in known):
        yield failed("P02", "info", each["id"], site=told(place))


def weight(each: Plain, region: str, highest: float) -> tuple[str | None, bool | None]:
    """Return the severity of strengthening in pain, and whether it is contested (T01).

    The pages leave open what a pain rule is worth that the pain itself exceeds.
    """
    if each["intervention"] == "work-hardening" or each.get("loading") == "aggressive":
        return "error", False
    rule = each.get("pain_rule", {})
    monitored = "during_at_most" in rule and "next_morning_at_most" in rule
    if monitored and highest > rule["during_at_most"] and each["intervention"] not in HELD:
        return None, None
    if monitored or each["intervention"] in HELD or (region in BACK and each.get("loading") == "progressive"):
        return "warning", True
    return "error" if region in AXIAL else "warning", False


def p03(view: View) -> Iterator[Said]:
    """Yield where a region is strengthened again before day 7 after it was strengthened in pain."""
    bouts = list(_bouts(view))
    for each, phase, place, moments in strengthened(view):
        after = [
            (moment.day - bout.day).days
            for moment in moments
            for bout, *where in bouts
            if where == [*_where(view, place)] and _is_after(moment, bout, is_planned=phase is not None)
        ]
        if any(days < view.number("inhibition-days", 7) for days in after):
            is_neck = _where(view, place)[0] == "neck"
            severity, contested = ("warning", True) if is_neck else ("info", None)
            yield failed("P03", severity, each["id"], site=told(place), contested=contested)


def _is_after(moment: Moment, bout: Moment, *, is_planned: bool) -> bool:
    """Return whether work comes after a bout; what is planned has no time of day and may follow it (A30)."""
    if is_planned:
        return bout.day <= moment.day
    return (bout.day, bout.time or "") < (moment.day, moment.time or "")


def _bouts(view: View) -> Iterator[tuple[Moment, str, str | None]]:
    for moment, item in took_place(view):
        for place in targets(item) if strengthens(item) else ():
            value = _value(view, item, None, place, moment)
            if value is not None and value > view.number("pain-limit", 0):
                yield moment, *_where(view, place)
