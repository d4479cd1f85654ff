"""A case: one person's document, the thing that is loaded, checked and dumped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from rehabkit.bounds import Bounds, Clauses, Model, short
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._clauses import Unlike
from rehabkit.models._fields import Date, Id, Name, ObservedSide, Text
from rehabkit.models._ids import repeated_ids
from rehabkit.models.anatomy import Muscle, MusclePair
from rehabkit.models.complaint import Complaint, Patient, RedFlagScreen
from rehabkit.models.intervention import Exercise, PermittedActors, Treatment
from rehabkit.models.log import Log
from rehabkit.models.observation import Assessment
from rehabkit.models.program import Claim, Goal, Program

CASE_SCHEMA = "rehabkit/case/1"
"""Schema id that every case document bears."""

PROGRAM_SCHEMA = "rehabkit/program/1"
"""Schema id of a program document, a template without a person."""

_NEVER_WAIVED = (
    "[Pp]33|[Rr][Ee][Ff][Ee][Rr]-[Rr][Ee][Dd]-[Ff][Ll][Aa][Gg][Ss]|[DdFfSsWw][0-9]+"
    "|contraindication-respected|precaution-respected|stop-sign-heeded|state-conflict"
)

MOST_MUSCLES = 300
"""Most muscles that a case may define (library choice)."""


@attrs.frozen(kw_only=True)
class Waiver(Model):
    """A clinician's decision to set a rule aside for one thing; shown, never hidden.

    Attributes:
        rule: Code or slug of the rule; rules of safety and data checks cannot be waived.
        id: Id of the thing it concerns, or of a thing that holds it.
        side: Side it concerns.
        reason: Why.
        author: Who decided.
        date: Day of the decision; an earlier view of the case does not see it.
        expiry: Last day on which it holds, inclusive; absent means no end.
    """

    CLAUSES: ClassVar[Clauses] = (
        Unlike("rule", _NEVER_WAIVED, ProblemCode.WAIVER_REFUSED, "{value} cannot be waived"),
    )

    rule: Name
    id: Id
    side: ObservedSide | None = None
    reason: Text
    author: Name
    date: Date | None = None
    expiry: Date | None = None


@attrs.frozen(kw_only=True)
class Definitions(Model):
    """What a case brings beside the shipped catalog; a whole entry may replace a shipped one.

    Attributes:
        muscles: Muscles.
        pairs: Pairs.
        exercises: Exercises.
        treatments: Treatments.
        permitted_actors: Who may perform what, in this case's jurisdiction.
        only_own_pairs: Whether the shipped pairs are left out.
    """

    muscles: Annotated[tuple[Muscle, ...], Bounds(most=MOST_MUSCLES)] | None = None
    pairs: tuple[MusclePair, ...] | None = None
    exercises: tuple[Exercise, ...] | None = None
    treatments: tuple[Treatment, ...] | None = None
    permitted_actors: tuple[PermittedActors, ...] | None = None
    only_own_pairs: bool | None = None

    def together(self) -> Iterator[FieldError]:
        """Ids are unique by kind; exercises and treatments share one namespace (D03)."""
        for names in (("muscles",), ("pairs",), ("exercises", "treatments")):
            seen: set[str] = set()
            for name in names:
                for position, entry in enumerate(getattr(self, name) or ()):
                    if entry.id in seen:
                        why = f"{short(entry.id)} is used twice"
                        yield FieldError(ProblemCode.DUPLICATE_ID, (name, position, "id"), why)
                    seen.add(entry.id)


@attrs.frozen(kw_only=True)
class Case(Model):
    """One person's document.

    Attributes:
        id: Id of the case.
        as_of: Day up to which the case is told; no record lies after it (D07).
        patient: What is known of the person; absent for a template.
        red_flag_screen: The screen for red flags.
        complaints: What the person comes with.
        goals: What the person wants; an empty list is none.
        assessments: Observations, visit by visit.
        program_start: Day 0 of the program.
        program: The program.
        log: What was done.
        waivers: Rules set aside.
        definitions: What the case brings beside the catalog.
        claims: What the case asserts.
        note: A remark.
    """

    id: Id
    as_of: Date | None = None
    patient: Patient | None = None
    red_flag_screen: RedFlagScreen | None = None
    complaints: tuple[Complaint, ...] | None = None
    goals: tuple[Goal, ...] | None = None
    assessments: tuple[Assessment, ...] | None = None
    program_start: Date | None = None
    program: Program | None = None
    log: Log | None = None
    waivers: tuple[Waiver, ...] | None = None
    definitions: Definitions | None = None
    claims: tuple[Claim, ...] | None = None
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """Ids are unique in the document; definitions and waivers are apart (D03)."""
        yield from repeated_ids(self)
