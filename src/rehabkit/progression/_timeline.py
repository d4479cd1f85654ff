"""What a simulation gives: its visits, and why it ends."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import attrs

from rehabkit.models.case import Case
from rehabkit.models.dosage import Dosage
from rehabkit.progression._answer import Advance
from rehabkit.report import Finding


class Ending(StrEnum):
    """Why a simulation ends."""

    PROGRAM_ENDED = "program-ended"
    REFERRED = "referred"
    LAST_DAY = "last-day"
    NO_PHASE = "no-phase"


@attrs.frozen(kw_only=True)
class Dose:
    """A prescription that is in course.

    Attributes:
        prescription: Its id.
        intervention: Id of its intervention.
        dosage: Its dose.
    """

    prescription: str
    intervention: str
    dosage: Dosage | None


@attrs.frozen(kw_only=True)
class TimelineEntry:
    """One simulated visit.

    Attributes:
        day: Day of the program.
        date: Its date.
        phase: Id of the phase in course until this visit.
        decision: What the program's own criteria say.
        doses: What was in course.
        findings: What a check as of this day finds and no visit before did.
    """

    day: int
    date: dt.date
    phase: str | None
    decision: Advance
    doses: tuple[Dose, ...]
    findings: tuple[Finding, ...]


@attrs.frozen(kw_only=True)
class Timeline:
    """What a simulation gives; it says nothing of any real person.

    Attributes:
        entries: The visits, first to last.
        ending: Why it ends.
        case: The case with everything simulated, as of the last visit.
    """

    entries: tuple[TimelineEntry, ...]
    ending: Ending
    case: Case

    def to_rows(self) -> list[dict[str, object]]:
        """Return a row for each visit: day, date, phase, decision, to, doses, findings."""
        return [
            {
                "day": entry.day,
                "date": entry.date.isoformat(),
                "phase": entry.phase,
                "decision": entry.decision.decision.value,
                "to": entry.decision.to,
                "doses": [dose.prescription for dose in entry.doses],
                "findings": [finding.rule for finding in entry.findings],
            }
            for entry in self.entries
        ]

    def __str__(self) -> str:
        """Return the timeline as a table."""
        lines = [f"{'day':>4}  {'date':10}  {'phase':16}  decision"]
        for entry in self.entries:
            to = "" if entry.decision.to is None else f" to {entry.decision.to}"
            found = ", ".join(dict.fromkeys(finding.rule for finding in entry.findings))
            told = f"{entry.decision.decision.replace('_', ' ')}{to}{f'; new findings: {found}' if found else ''}"
            lines.append(f"{entry.day:>4}  {entry.date}  {entry.phase or '-':16}  {told}")
        return "\n".join([*lines, f"ends: {self.ending.replace('-', ' ')}"])
