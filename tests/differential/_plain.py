"""Plain documents, and what is said about them in words that an oracle and a report share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import rehabkit as rk

Plain = dict[str, Any]
Thresholds = Mapping[str, float | str]

ORIGIN = dt.date(2024, 3, 1)
"""Day 0 of every generated document, a Friday."""


class Said(NamedTuple):
    """One finding; None stands where the pages leave a value open.

    Attributes:
        rule: Code of the rule.
        outcome: `fail` or `unknown`.
        severity: Severity under the profile `sources`.
        contested: Whether it is contested.
        id: Id of the thing it is about.
        site: Muscle and side, where the rule judges sites.
    """

    rule: str
    outcome: str
    severity: str | None
    contested: bool | None
    id: str
    site: str | None = None


class Moment(NamedTuple):
    """A day, with a time of day where one is known.

    Attributes:
        day: The day.
        time: The time, HH:MM.
    """

    day: dt.date
    time: str | None


class View(NamedTuple):
    """A document as an oracle sees it.

    Attributes:
        document: The document.
        as_of: The day as of which it is seen.
        thresholds: The thresholds that are not the usual ones.
    """

    document: Plain
    as_of: dt.date
    thresholds: Thresholds

    def number(self, name: str, usual: float) -> float:
        """Return a threshold."""
        return float(self.thresholds.get(name, usual))

    @property
    def opens_at(self) -> str:
        """The state from which a gate is open."""
        return str(self.thresholds.get("gate-opens-at", "releasing"))


def failed(
    rule: str, severity: str | None, name: str, *, site: str | None = None, contested: bool | None = None
) -> Said:
    """Return a failure."""
    return Said(rule, "fail", severity, contested, name, site)


def undecided(rule: str, severity: str | None, name: str, *, site: str | None = None) -> Said:
    """Return what cannot be decided."""
    return Said(rule, "unknown", severity, None, name, site)


def day(number: int) -> str:
    """Return the date of a day as a document writes it."""
    return str(ORIGIN + dt.timedelta(days=number))


def date(text: str) -> dt.date:
    """Return the date that a document writes."""
    return dt.date.fromisoformat(text)


def is_seen(observed: Moment, judged: Moment) -> bool:
    """Return whether an observation was made at or before a moment (A18)."""
    if observed.day != judged.day or observed.time is None or judged.time is None:
        return observed.day <= judged.day
    return observed.time <= judged.time


def visits(view: View) -> Iterator[tuple[Moment, Plain]]:
    """Yield the assessments that a view sees."""
    for visit in view.document.get("assessments", []):
        if date(visit["date"]) <= view.as_of:
            yield Moment(date(visit["date"]), visit.get("time")), visit


def prescriptions(document: Plain) -> Iterator[tuple[Plain, Plain]]:
    """Yield each phase with each of its prescriptions."""
    for phase in document.get("program", {}).get("phases", []):
        for prescription in phase.get("prescriptions", []):
            yield phase, prescription


def items(view: View) -> Iterator[tuple[Plain, Plain]]:
    """Yield each session that a view sees, with each of its items."""
    for session in view.document.get("log", {}).get("sessions", []):
        if date(session["date"]) <= view.as_of:
            for item in session["items"]:
                yield session, item


def status(session: Plain, item: Plain) -> str:
    """Return what became of an item."""
    found: str = item.get("status") or session.get("status") or "done"
    return found


def carried(each: Plain) -> str:
    """Return the id of the prescription that work carries out or is, else its own."""
    found: str = each["prescription"] if "prescription" in each else each["id"]
    return found


def whole(document: Plain, item: Plain) -> Plain:
    """Return an item with what its prescription says where it says nothing itself."""
    for _, prescription in prescriptions(document):
        if prescription["id"] == item.get("prescription"):
            return {**prescription, **item}
    return item


def took_place(view: View) -> Iterator[tuple[Moment, Plain]]:
    """Yield the items that were done at least in part, with their moments."""
    for session, item in items(view):
        if status(session, item) in {"done", "partial", "stopped"}:
            yield Moment(date(session["date"]), session.get("time")), whole(view.document, item)


def planned_days(view: View, phase: Plain, prescription: Plain) -> list[dt.date]:
    """Return the days on which a prescription is planned and which the log leaves open."""
    start = date(view.document["program_start"])
    first, last = ({**phase, **prescription}[name] for name in ("from_day", "to_day"))
    days = [start + dt.timedelta(days=number) for number in range(first, last + 1)]
    named = [each["day"] for each in prescription.get("dosage", {}).get("weekdays", [])]
    if named:
        days = [each for each in days if each.strftime("%A").lower() in named]
    covered = {date(session["date"]) for session, item in items(view) if item.get("prescription") == prescription["id"]}
    complete = view.document.get("log", {}).get("complete", False)
    return [each for each in days if each not in covered and not (complete and each <= view.as_of)]


def newest_day(document: Plain) -> dt.date:
    """Return the day as of which a document is judged by default."""
    if "as_of" in document:
        return date(document["as_of"])
    log = document.get("log", {})
    dated = [visit["date"] for visit in document.get("assessments", [])]
    dated += [each["date"] for name in ("sessions", "activities") for each in log.get(name, [])]
    dated += log.get("rest_days", [])
    return date(max(dated, default=document.get("program_start", day(0))))


_STEP = re.compile(r"\.([a-z_]+)|\[([0-9]+)\]")


def holders(document: Plain, path: str) -> list[str]:
    """Return the ids of the things that lie on a path, outermost first."""
    here: Any = document
    found: list[str] = []
    for name, position in _STEP.findall(path):
        if isinstance(here, dict) and name not in here:
            break
        here = here[name] if name else here[int(position)]
        if isinstance(here, dict) and "id" in here:
            found.append(here["id"])
    return found


def said(document: Plain, report: rk.Report, rule: str) -> set[Said]:
    """Return what a report says by a rule."""
    return {
        Said(
            finding.rule,
            str(finding.outcome),
            str(finding.severity),
            finding.contested,
            holders(document, str(finding.path))[-1],
            None if finding.site is None else str(finding.site),
        )
        for finding in report.findings
        if finding.rule == rule
    }


def differences(expected: set[Said], found: set[Said]) -> tuple[list[Said], list[Said]]:
    """Return what only the oracle says, and what only the report says."""
    return (
        sorted((each for each in expected if not any(_agree(each, other) for other in found)), key=str),
        sorted((each for each in found if not any(_agree(other, each) for other in expected)), key=str),
    )


def _agree(expected: Said, found: Said) -> bool:
    return all(wanted is None or wanted == got for wanted, got in zip(expected, found, strict=True))
