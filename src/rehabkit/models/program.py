"""Programs: prescriptions in phases, on days relative to the program's start, and the goals they serve."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from typing import Annotated

import attrs

from rehabkit.bounds import Bounds, Model, short
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._fields import (
    Date,
    Days,
    Id,
    Minutes,
    Name,
    Text,
)
from rehabkit.models._ids import repeated_ids
from rehabkit.models.criteria import Criteria
from rehabkit.models.work import Prescription
from rehabkit.vocab import (
    Actor,
    Aim,
    ClaimKind,
    Component,
    GoalKind,
    GoalMeasure,
    Horizon,
    Level,
    Origin,
    PhaseKind,
    PresumedCause,
    SleepEffect,
    Stage,
    Task,
)

MOST_PHASES = 300
"""Most phases of a program (library choice)."""


@attrs.frozen(kw_only=True)
class Goal(Model):
    """What the person wants.

    Attributes:
        id: Id in the document.
        kind: What it is about.
        text: The goal in words.
        tasks: Tasks it needs (S4-17).
        measures: What it is measured by; an empty list is none.
        target_date: Day by which it is wanted.
    """

    id: Id
    kind: GoalKind
    text: Text | None = None
    tasks: Annotated[tuple[Task, ...], Bounds(distinct=True)] | None = None
    measures: Annotated[tuple[GoalMeasure, ...], Bounds(distinct=True)] | None = None
    target_date: Date | None = None


@attrs.frozen(kw_only=True)
class Phase(Model):
    """A stretch of a program.

    Attributes:
        id: Id in the document.
        kind: Kind of the phase.
        name: Name in words.
        from_day: First day, counted from the program's start as day 0.
        to_day: Last day, inclusive.
        entry: When it may begin (A63).
        exit: When it may end.
        requires: Phases that come before it.
        concurrent_with: Phases it may overlap with (A55).
        actor: Who leads it.
        level: Level of activity in it.
        prescriptions: What is prescribed; an empty list is nothing.
        note: A remark.
    """

    id: Id
    kind: PhaseKind
    name: Name | None = None
    from_day: Days
    to_day: Days
    entry: Criteria | None = None
    exit: Criteria | None = None
    requires: Annotated[tuple[Id, ...], Bounds(distinct=True)] | None = None
    concurrent_with: Annotated[tuple[Id, ...], Bounds(distinct=True)] | None = None
    actor: Actor | None = None
    level: Level | None = None
    prescriptions: tuple[Prescription, ...] | None = None
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """A phase ends after it begins, and its prescriptions lie within it (D04)."""
        if self.to_day < self.from_day:
            yield FieldError(ProblemCode.PHASE_DATES, ("to_day",), f"must not be before from_day {self.from_day}")
        for position, prescription in enumerate(self.prescriptions or ()):
            for name in ("from_day", "to_day"):
                day = getattr(prescription, name)
                if day is not None and not self.from_day <= day <= self.to_day:
                    why = f"must lie within the phase, days {self.from_day} to {self.to_day} (got {day})"
                    yield FieldError(ProblemCode.PHASE_DATES, ("prescriptions", position, name), why)


@attrs.frozen(kw_only=True)
class Claim(Model):
    """Something that a program or case asserts.

    Attributes:
        id: Id in the document.
        claim: What is asserted.
        date: Day of the assertion.
        intervention: Intervention it speaks of.
        condition: Condition it speaks of, such as `low-back-pain`.
        horizon: For how long it speaks.
        based_on: Ids of the observations it rests on; an empty list is none.
        text: The claim in words.
    """

    id: Id
    claim: ClaimKind
    date: Date | None = None
    intervention: Id | None = None
    condition: Id | None = None
    horizon: Horizon | None = None
    based_on: tuple[Id, ...] | None = None
    text: Text | None = None


@attrs.frozen(kw_only=True)
class Engagement(Model):
    """What the person was asked about keeping the program up (S4-13 to S4-15).

    Attributes:
        enjoyment: Whether it brings joy.
        can_keep_up: Whether the person can keep it up.
        sleep_effect: What it does to sleep.
    """

    enjoyment: bool | None = None
    can_keep_up: bool | None = None
    sleep_effect: SleepEffect | None = None


@attrs.frozen(kw_only=True)
class Tailoring(Model):
    """How a program was fitted to the person.

    Attributes:
        what: What was fitted.
        based_on: Ids of the observations used.
        by: Who did it.
    """

    what: Text
    based_on: tuple[Id, ...] | None = None
    by: Actor | None = None


@attrs.frozen(kw_only=True)
class Program(Model):
    """A program; alone it is a template in days counted from its start.

    Attributes:
        id: Id in the document.
        title: Title.
        origin: Individualized, a generic sheet, or a protocol (A45).
        aim: What it is for.
        rationale: Why it should work, in words.
        sources: Papers and pages it comes from.
        population: For whom it is meant.
        stage: Stage of the complaint it is meant for.
        discussed_with_patient: Whether it was talked through with the patient (S4-11).
        presumed_cause: What it presumes to be behind the complaint (P49).
        components: What it has beside exercises; an empty list is none.
        clinic_visits_per_week: Visits to a clinic a week.
        session_duration_min: Minutes of one session.
        engagement: What the person was asked about keeping it up.
        tailoring: How it was fitted to the person.
        adherence_plan: How adherence is measured.
        fidelity_plan: How delivery is checked, and by whom.
        claims: What it asserts.
        phases: Its phases; may be empty.
        note: A remark.
    """

    id: Id
    title: Name | None = None
    origin: Origin | None = None
    aim: Aim | None = None
    rationale: Text | None = None
    sources: tuple[Text, ...] | None = None
    population: Text | None = None
    stage: Stage | None = None
    discussed_with_patient: bool | None = None
    presumed_cause: PresumedCause | None = None
    components: Annotated[tuple[Component, ...], Bounds(distinct=True)] | None = None
    clinic_visits_per_week: Annotated[float, Bounds(ge=0, le=50, unit="visits a week")] | None = None
    session_duration_min: Minutes | None = None
    engagement: Engagement | None = None
    tailoring: tuple[Tailoring, ...] | None = None
    adherence_plan: Text | None = None
    fidelity_plan: Text | None = None
    claims: tuple[Claim, ...] | None = None
    phases: Annotated[tuple[Phase, ...], Bounds(most=MOST_PHASES)] | None = None
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """Ids are unique (D03), phases overlap only where one says so (D04), prerequisites form no loop (D05)."""
        yield from repeated_ids(self)
        phases = self.phases or ()
        beside = [frozenset(phase.concurrent_with or ()) for phase in phases]
        for (earlier, first), (later, second) in combinations(enumerate(phases), 2):
            apart = first.to_day < second.from_day or second.to_day < first.from_day
            named = second.id in beside[earlier] or first.id in beside[later]
            if not apart and not named:
                why = f"overlaps with phase {short(first.id)} without naming it in concurrent_with"
                yield FieldError(ProblemCode.PHASE_DATES, ("phases", later, "from_day"), why)
        known = {phase.id: position for position, phase in enumerate(phases)}
        graph = {phase.id: [other for other in phase.requires or () if other in known] for phase in phases}
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            loop: list[str] = error.args[1]
            first_in_text = min(known[name] for name in loop)
            why = f"must not form a loop ({_told(loop)})"
            yield FieldError(ProblemCode.CYCLIC_PREREQUISITE, ("phases", first_in_text, "requires"), why)


def _told(loop: list[str]) -> str:
    """Return a loop as an error may show it: its ids where they are few and short."""
    whole = " -> ".join(loop)
    return whole if short(whole) == whole else f"{len(loop) - 1} phases, one of them {short(loop[0])}"
