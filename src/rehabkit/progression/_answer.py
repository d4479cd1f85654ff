"""The answer of `advance`."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from rehabkit.progression._criteria import CriterionResult
from rehabkit.report import Referral
from rehabkit.report._text import aged
from rehabkit.vocab import CriterionState, Decision

_MARKS = {CriterionState.MET: "met", CriterionState.NOT_MET: "not met", CriterionState.UNKNOWN: "unknown"}


@attrs.frozen(kw_only=True)
class Advance:
    """What a program's own criteria say of the phase in course; no recommendation.

    Attributes:
        decision: Stay, advance, regress, undecided, or stop and refer.
        as_of: Day as of which it is said, or None where nothing is dated.
        phase: Id of the phase in course, or None where the program has none.
        to: Id of the phase that the decision leads to; None where it leads to none.
        because: The reasons, in sentences.
        criteria: Each criterion with what met or failed it: exit of this phase, entry of the next, exit of further
            phases that the next one requires, rules that the next one would not keep, entry of this one where it
            does not hold.
        needs: What to measure next.
        referral: Where to refer, most urgent first; nothing else is said beside it.
    """

    decision: Decision
    as_of: dt.date | None
    phase: str | None
    to: str | None = None
    because: tuple[str, ...]
    criteria: tuple[CriterionResult, ...] = ()
    needs: tuple[str, ...] = ()
    referral: tuple[Referral, ...] = ()

    def __str__(self) -> str:
        """Return the decision with its reasons, one a line."""
        to = "" if self.to is None else f" to {self.to}"
        lines = [f"{self.phase or 'no phase'}: {self.decision.replace('_', ' ')}{to}"]
        lines += [f"  {reason}" for reason in self.because]
        for each in self.criteria:
            lines.append(f"  {_MARKS[each.state]}: {each.sentence}")
            lines += [f"    {fact.path}  {aged(fact)}" for fact in each.facts]
        lines += [f"  to measure: {need}" for need in self.needs]
        return "\n".join(lines)

    def to_data(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        return {
            "as_of": None if self.as_of is None else self.as_of.isoformat(),
            "phase": self.phase,
            "decision": self.decision.value,
            "to": self.to,
            "because": list(self.because),
            "criteria": [each.to_data() for each in self.criteria],
            "needs": list(self.needs),
            "referral": [
                {"urgency": each.urgency.value, "what": each.what, "advice": each.advice, "path": each.path}
                for each in self.referral
            ],
        }
