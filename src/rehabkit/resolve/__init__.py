"""Joins a case with its definitions and the catalog, once, and refuses what does not fit.

Refused here: names that lead nowhere (D02), sides that a muscle does not have (D06), dates that
cannot be (D07), and pairs whose sides cannot be linked (D08).
"""

from __future__ import annotations

from itertools import islice

from rehabkit import catalog
from rehabkit.errors import MOST_COUNTED, MOST_PROBLEMS, CaseError, Problem
from rehabkit.location import Path
from rehabkit.models.case import Case, Definitions
from rehabkit.resolve._dates import date_doubts, dated
from rehabkit.resolve._doubts import place_of
from rehabkit.resolve._joined import Intervention, Joined, JoinedPair
from rehabkit.resolve._names import reference_doubts, walk
from rehabkit.resolve._pairs import loop_doubts, pair_doubts, pairs_of, parents_of, replaced_by

__all__ = ["Intervention", "Joined", "JoinedPair", "dated", "join", "walk"]


def join(case: Case) -> Joined:
    """Return the case joined with its definitions and the catalog.

    Raises:
        CaseError: A name leads nowhere, a side or date cannot be, or a pair cannot be linked.
    """
    definitions = case.definitions or Definitions()
    shipped_muscles = {muscle.id: muscle for muscle in catalog.muscles()}
    shipped: dict[str, Intervention] = {entry.id: entry for entry in catalog.exercises()}
    shipped.update((entry.id, entry) for entry in catalog.treatments())
    own_muscles = {muscle.id: muscle for muscle in definitions.muscles or ()}
    entries: tuple[Intervention, ...] = (*(definitions.exercises or ()), *(definitions.treatments or ()))
    own = {entry.id: entry for entry in entries}
    muscles = {**shipped_muscles, **own_muscles}
    joined = Joined(
        case=case,
        muscles=muscles,
        parents=parents_of(muscles),
        pairs=tuple(pairs_of(definitions)),
        interventions={**shipped, **own},
        replaced=tuple(replaced_by(definitions, shipped_muscles, shipped)),
    )
    problems: list[tuple[Path, Problem]] = []
    more = 0
    for found in (reference_doubts(joined), date_doubts(case), loop_doubts(joined, definitions), pair_doubts(joined)):
        problems += [(doubt.path, doubt.problem()) for doubt in islice(found, MOST_PROBLEMS)]
        more += sum(1 for _ in islice(found, MOST_COUNTED))
    if problems:
        problems.sort(key=lambda entry: place_of(entry[0]))
        raise CaseError([problem for _, problem in problems], more=more)
    return joined
