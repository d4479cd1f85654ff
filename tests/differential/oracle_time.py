"""Naive oracles of P20 and P25, written from the pages alone: rest and return after an acute episode."""

from __future__ import annotations

from collections.abc import Iterator

from tests.differential._plain import Plain, Said, View, date, failed

AXIAL = {"neck", "upper-back", "low-back"}
LEVELS = {"work", "household", "sport"}


def is_acute(complaint: Plain) -> bool:
    """Return whether the rules of time apply to a complaint."""
    kind = complaint.get("kind", "unknown")
    return "onset" in complaint and kind in {"acute-mechanical-spine", "muscle-strain", "unknown"}


def is_extrapolated(complaint: Plain) -> bool:
    """Return whether the kind of a limb's complaint is not recorded."""
    return complaint.get("kind", "unknown") == "unknown" and complaint["region"] not in AXIAL


def p20(view: View) -> Iterator[Said]:
    """Yield complaints after which rest lasted too long."""
    rest = [date(each) for each in view.document.get("log", {}).get("rest_days", [])]
    for complaint in view.document.get("complaints", []):
        if is_acute(complaint):
            onset = date(complaint["onset"])
            if len([each for each in rest if onset <= each <= view.as_of]) > view.number("rest-days", 3):
                milder = complaint.get("damage") == "significant" or is_extrapolated(complaint)
                yield failed("P20", "warning" if milder else "error", complaint["id"], contested=False)


def p25(view: View) -> Iterator[Said]:
    """Yield activities at the former level before healing time has passed."""
    for complaint in view.document.get("complaints", []):
        for activity in view.document.get("log", {}).get("activities", []):
            if is_acute(complaint) and date(activity["date"]) <= view.as_of and _is_former_level(activity):
                days = (date(activity["date"]) - date(complaint["onset"])).days
                if _loads(activity, complaint) and 0 <= days < _window(view, complaint):
                    yield failed("P25", _severity(complaint), activity["id"])


def _is_former_level(activity: Plain) -> bool:
    return activity.get("level") == "full" and activity.get("domain") in LEVELS


def _loads(activity: Plain, complaint: Plain) -> bool:
    if activity.get("region", complaint["region"]) != complaint["region"]:
        return False
    return complaint["region"] in AXIAL or activity.get("side", complaint["side"]) == complaint["side"]


def _ordinary(view: View, complaint: Plain) -> float:
    name, usual = ("minor", 14) if complaint.get("damage") == "minor" else ("significant", 42)
    return view.number(f"healing-days-{name}", usual)


def _window(view: View, complaint: Plain) -> float:
    recurrent = view.number("healing-days-recurrent", 183)
    return recurrent if complaint.get("course") == "recurrent" else _ordinary(view, complaint)


def _severity(complaint: Plain) -> str:
    """Return the severity, a warning for a recurrent episode on whatever day (S3-146)."""
    known = complaint.get("damage", "unknown") != "unknown" and complaint.get("damage_basis") == "diagnosed"
    recurs = complaint.get("course") == "recurrent"
    return "warning" if recurs or not known or is_extrapolated(complaint) else "error"
