"""Naive oracles of P09 and P13, written from the pages alone: how hard release work is, and whether it is daily."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tests.differential._plain import (
    Plain,
    Said,
    View,
    carried,
    date,
    failed,
    items,
    prescriptions,
    status,
    took_place,
    undecided,
    whole,
)

ENDS = ("effort_percent", "effort_percent_to", "range_percent", "range_percent_to")


def p09(view: View) -> Iterator[Said]:
    """Yield release contractions outside the band, or with no effort stated."""
    low, high = view.number("release-effort-min", 10), view.number("release-effort-max", 25)
    everything = [prescription for _, prescription in prescriptions(view.document)]
    everything += [item for _, item in took_place(view) if _states_dose(view.document, item)]
    for each in everything:
        dosage = each.get("dosage", {})
        if each["intervention"] == "isometric-release":
            if any(not low <= dosage[end] <= high for end in ENDS if end in dosage):
                yield failed("P09", "error", each["id"], contested=False)
            elif "effort_percent" not in dosage:
                yield undecided("P09", None, carried(each))


def _states_dose(document: Plain, item: Plain) -> bool:
    """Return whether an item states a dose of its own; else it is judged at its prescription."""
    stated = [each for _, each in prescriptions(document) if each["id"] == item.get("prescription")]
    return not stated or item.get("dosage") is not stated[0].get("dosage")


def p13(view: View) -> Iterator[Said]:
    """Yield release phases and logs in which homework is not daily."""
    for phase in view.document.get("program", {}).get("phases", []):
        if phase["kind"] == "release" and any(_is_release(each) for each in phase.get("prescriptions", [])):
            outcome = _planned(view.document, phase)
            if outcome == "fail":
                yield failed("P13", "error", phase["id"], contested=False)
            if outcome == "unknown":
                yield undecided("P13", None, phase["id"])
            if _falls_short(view, phase):
                yield failed("P13", "warning", "log", contested=False)


def _is_release(each: Plain) -> bool:
    found: bool = each["intervention"] == "isometric-release"
    return found


def _is_homework(each: Plain) -> bool:
    return _is_release(each) and each["actor"] == "patient" and each["setting"] == "home"


def _days(document: Plain, phase: Plain) -> list[dt.date]:
    start = date(document["program_start"])
    return [start + dt.timedelta(days=number) for number in range(phase["from_day"], phase["to_day"] + 1)]


def _planned(document: Plain, phase: Plain) -> str:
    """Return whether each day of a phase has its homework."""
    outcome = "pass"
    for each in _days(document, phase):
        on_the_day = {_on(document, phase, work, each) for work in phase["prescriptions"] if _is_homework(work)}
        if "yes" not in on_the_day:
            outcome = "unknown" if "unknown" in on_the_day and outcome != "fail" else "fail"
    return outcome


def _on(document: Plain, phase: Plain, work: Plain, each: dt.date) -> str:
    """Return whether homework is planned on a day."""
    dosage = work.get("dosage", {})
    number = (each - date(document["program_start"])).days
    first, last = ({**phase, **work}[name] for name in ("from_day", "to_day"))
    if not first <= number <= last:
        return "no"
    if "weekdays" in dosage:
        return "yes" if each.strftime("%A").lower() in {named["day"] for named in dosage["weekdays"]} else "no"
    if "days_per_week" not in dosage:
        return "unknown"
    return "yes" if dosage["days_per_week"] == 7 else "no"


def _falls_short(view: View, phase: Plain) -> bool:
    """Return whether the log shows a day of a phase without homework (A71)."""
    done: set[dt.date] = set()
    missed: set[dt.date] = set()
    for session, item in items(view):
        if _is_homework(whole(view.document, item)):
            kept = status(session, item) == "done"
            (done if kept else missed).add(date(session["date"]))
    complete = view.document.get("log", {}).get("complete", False)
    days = [each for each in _days(view.document, phase) if each <= view.as_of]
    return any(each not in done and (complete or each in missed) for each in days)
