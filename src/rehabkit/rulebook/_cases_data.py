"""Base case for the minimal pair of the rule on data; people are invented."""

from __future__ import annotations

import attrs

from rehabkit.models.case import Case
from rehabkit.models.examination import StrengthObservation
from rehabkit.rulebook import _cases
from rehabkit.vocab import Side, StrengthScale


def graded() -> Case:
    """Return a case like `elbow` whose hypotonic biceps is tested as weak at the same visit."""
    case = _cases.elbow()
    first, *later = list(case.assessments or ())
    test = StrengthObservation(
        id="m1", muscle="biceps-brachii", side=Side.LEFT, grade="weak", scale=StrengthScale.CATEGORY
    )
    return attrs.evolve(case, id="graded", assessments=(attrs.evolve(first, strengths=(test,)), *later))
