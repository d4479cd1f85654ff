"""Criteria of phases against what is recorded: met, not met, or not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from rehabkit.location import Path
from rehabkit.models.criteria import Criteria
from rehabkit.progression._measures import range_, strength, symmetry
from rehabkit.progression._passed import days, hold
from rehabkit.progression._shown import View
from rehabkit.progression._states import pain, tone
from rehabkit.progression._wording import each_criterion, sentence
from rehabkit.ruleset import Fact
from rehabkit.vocab import CriterionKind, CriterionState

_SHOWS: dict[str, tuple[CriterionKind, Any]] = {
    "tones": (CriterionKind.TONE, tone),
    "pains": (CriterionKind.PAIN, pain),
    "strengths": (CriterionKind.STRENGTH, strength),
    "ranges": (CriterionKind.RANGE, range_),
    "holds": (CriterionKind.HOLD, hold),
    "days": (CriterionKind.DAYS, days),
    "symmetries": (CriterionKind.SYMMETRY, symmetry),
}


@attrs.frozen(kw_only=True)
class CriterionResult:
    """A criterion of a program beside what is recorded.

    Attributes:
        path: Where the criterion stands.
        kind: What it is about.
        sentence: The criterion as a sentence.
        state: Met, not met, or unknown.
        facts: The observations that met or failed it.
        needs: What to measure next; empty where it is met.
    """

    path: str
    kind: CriterionKind
    sentence: str
    state: CriterionState
    facts: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "path": self.path,
            "kind": self.kind.value,
            "sentence": self.sentence,
            "state": self.state.value,
            "facts": [{"path": fact.path, "value": fact.value, "age_days": fact.age_days} for fact in self.facts],
            "needs": list(self.needs),
        }


def results(criteria: Criteria | None, path: Path, view: View) -> Iterator[CriterionResult]:
    """Yield each criterion beside what is recorded, in the order of `Criteria`; words are left to a person."""
    if criteria is None:
        return
    for name, position, criterion in each_criterion(criteria):
        kind, show = _SHOWS[name]
        shown = show(criterion, view)
        yield CriterionResult(
            path=str(path / name / position),
            kind=kind,
            sentence=sentence(criterion),
            state=shown.state,
            facts=shown.facts,
            needs=() if shown.state is CriterionState.MET else shown.needs,
        )
    if criteria.text is not None:
        yield CriterionResult(
            path=str(path / "text"),
            kind=CriterionKind.WORDS,
            sentence=criteria.text,
            state=CriterionState.UNKNOWN,
            needs=("a person's judgment of this sentence",),
        )
