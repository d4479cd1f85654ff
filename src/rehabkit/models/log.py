"""The log: what was done, what happened, and what was missed."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from rehabkit.bounds import Bounds, Clauses, Model
from rehabkit.models._clauses import Needs
from rehabkit.models._fields import Date, Id, Name, PainValue, RegionSide, Text, Time
from rehabkit.models.observation import pain_clauses
from rehabkit.models.work import Work
from rehabkit.vocab import ActivityKind, Analgesia, Domain, Event, Level, MissedReason, PainScale, Region, Status


@attrs.frozen(kw_only=True)
class EventRecord(Model):
    """Something that happened during work; stop signs refer at once (P33).

    Attributes:
        id: Id in the document.
        event: What happened.
        date: Day, where it is not the session's.
        note: A remark.
    """

    id: Id
    event: Event
    date: Date | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class LoggedWork(Work):
    """What session items and logged treatments have beside `Work`.

    Attributes:
        pain_before: Pain just before.
        pain_during: Pain during.
        pain_after: Pain just after.
        pain_next_morning: Pain the next morning.
        pain_scale: Scale of the pains; absent means NPRS 0-10.
        familiar_pain: Whether familiar pain was reproduced on purpose (P37).
        analgesia: Pain relief at that time.
        events: What happened.
    """

    CLAUSES: ClassVar[Clauses] = pain_clauses("pain_before", "pain_during", "pain_after", "pain_next_morning")

    pain_before: PainValue | None = None
    pain_during: PainValue | None = None
    pain_after: PainValue | None = None
    pain_next_morning: PainValue | None = None
    pain_scale: PainScale | None = None
    familiar_pain: bool | None = None
    analgesia: Analgesia | None = None
    events: tuple[EventRecord, ...] | None = None


@attrs.frozen(kw_only=True)
class SessionItem(LoggedWork):
    """One piece of work in a session; what it states overrides its prescription.

    The attributes of `Work` and `LoggedWork`, and:

    Attributes:
        id: Id in the document.
        prescription: Id of the prescription it carries out.
        intervention: Id of the exercise or treatment, where there is no prescription.
        status: What became of it; absent means the session's, else done.
        reason: Why it was missed.
        time: Time of day.
    """

    id: Id
    prescription: Id | None = None
    intervention: Id | None = None
    status: Status | None = None
    reason: MissedReason | None = None
    time: Time | None = None


@attrs.frozen(kw_only=True)
class Session(Model):
    """One sitting, done or planned; items stand in the order done.

    Attributes:
        id: Id in the document.
        date: Day.
        time: Time of day.
        status: What became of it; absent means done.
        items: What was done.
        note: A remark.
    """

    id: Id
    date: Date
    time: Time | None = None
    status: Status | None = None
    items: tuple[SessionItem, ...] | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class LoggedTreatment(LoggedWork):
    """A treatment that was given.

    The attributes of `Work` and `LoggedWork`, and:

    Attributes:
        id: Id in the document.
        date: Day.
        time: Time of day.
        treatment: Id of any intervention.
        prescription: Id of the prescription it carries out.
        status: What became of it; absent means done.
    """

    id: Id
    date: Date
    time: Time | None = None
    treatment: Id
    prescription: Id | None = None
    status: Status | None = None


@attrs.frozen(kw_only=True)
class ActivityRecord(Model):
    """An activity of daily life, gentle movement, or bed rest.

    Attributes:
        id: Id in the document.
        date: Day.
        time: Time of day.
        kind: Kind; absent means an ordinary activity.
        domain: Domain of life.
        name: What it was.
        level: Level against the time before the complaint (A12).
        region: Region it loads; absent means any.
        side: Side.
        pain_before: Pain before.
        pain_after: Pain after.
        pain_scale: Scale of the pains; absent means NPRS 0-10.
        note: A remark.
    """

    CLAUSES: ClassVar[Clauses] = (*pain_clauses("pain_before", "pain_after"), Needs("side", "region"))

    id: Id
    date: Date
    time: Time | None = None
    kind: ActivityKind | None = None
    domain: Domain | None = None
    name: Name | None = None
    level: Level | None = None
    region: Region | None = None
    side: RegionSide | None = None
    pain_before: PainValue | None = None
    pain_after: PainValue | None = None
    pain_scale: PainScale | None = None
    note: Text | None = None


@attrs.frozen(kw_only=True)
class DropOut(Model):
    """The end of a program before its time; the reason is the patient's own (S3-83).

    Attributes:
        date: Day.
        reason: The reason in the patient's words.
    """

    date: Date
    reason: Text | None = None


@attrs.frozen(kw_only=True)
class Modification(Model):
    """A change of the program while it ran.

    Attributes:
        id: Id in the document.
        date: Day.
        prescription: Prescription that was changed.
        what: What was changed.
        why: Why.
    """

    id: Id
    date: Date
    prescription: Id | None = None
    what: Text
    why: Text | None = None


@attrs.frozen(kw_only=True)
class Log(Model):
    """What was done.

    Attributes:
        complete: Whether absence of an entry means that nothing was done (A71).
        sessions: Sessions.
        treatments: Treatments given.
        activities: Activities.
        rest_days: Days of rest; an empty list is none.
        events: What happened outside sessions.
        modifications: Changes of the program.
        drop_out: The end before its time.
    """

    complete: bool | None = None
    sessions: tuple[Session, ...] | None = None
    treatments: tuple[LoggedTreatment, ...] | None = None
    activities: tuple[ActivityRecord, ...] | None = None
    rest_days: Annotated[tuple[Date, ...], Bounds(distinct=True)] | None = None
    events: tuple[EventRecord, ...] | None = None
    modifications: tuple[Modification, ...] | None = None
    drop_out: DropOut | None = None
