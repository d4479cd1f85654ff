"""Problems of a joined case, put into words only where somebody reads them."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from rehabkit.bounds import Model, fields_of
from rehabkit.errors import Problem, ProblemCode
from rehabkit.location import Path
from rehabkit.models.case import Case


@attrs.frozen
class Doubt:
    """A problem that is put into words only where somebody will read it.

    Attributes:
        path: The place.
        code: The problem's code.
        why: Returns the sentence.
    """

    path: Path
    code: ProblemCode
    why: Callable[[], str]

    def problem(self) -> Problem:
        return Problem(self.code, str(self.path), self.why())


def place_of(path: Path) -> tuple[int, ...]:
    """Return a key by which places of a case sort as in the document."""
    place: list[int] = []
    kind: type[Model] = Case
    for step in path.steps:
        if isinstance(step, int):
            place.append(step)
            continue
        names = [field.name for field in fields_of(kind)]
        place.append(names.index(step))
        kind = fields_of(kind)[place[-1]].kind
    return tuple(place)
