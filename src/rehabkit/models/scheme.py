"""Dose schemes: published tables of sets, changes of load, weeks, pain bands, quotas and ladders, as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

import attrs

from rehabkit.bounds import Bounds, Clauses, Model
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models._clauses import Needs
from rehabkit.models._fields import Count, Id, Measure, Name, PainPoints, Percent, Text, not_after
from rehabkit.models.dosage import Dosage
from rehabkit.vocab import Counted, LoadUnit, PainVerdict, RatedPain, SchemeKind

Repetitions = Annotated[int, Bounds(ge=0, le=10_000, unit="repetitions")]
Difference = Annotated[int, Bounds(ge=-10_000, le=10_000, unit="repetitions")]
Week = Annotated[int, Bounds(ge=1, le=520, unit="weeks")]
Load = Annotated[float, Bounds(ge=0, le=10_000, unit="kg or lb")]
Weight = Annotated[LoadUnit, Bounds(among=(LoadUnit.KILOGRAM, LoadUnit.POUND))]

TABLES: dict[SchemeKind, str] = {
    SchemeKind.SETS: "sets",
    SchemeKind.CHANGES: "changes",
    SchemeKind.WEEKS: "weeks",
    SchemeKind.PAIN_BANDS: "bands",
    SchemeKind.QUOTA: "quota_percent",
    SchemeKind.LADDER: "steps",
}
"""The field that holds the table of each kind of scheme."""


@attrs.frozen(kw_only=True)
class SchemeSet(Model):
    """One set of a scheme.

    Attributes:
        repetitions: Repetitions; absent means as many as can be done.
        percent: Load, in percent of the repetition maximum; absent means the load that the scheme adjusted before.
    """

    repetitions: Count | None = None
    percent: Percent | None = None


@attrs.frozen(kw_only=True)
class LoadChange(Model):
    """One row of a table of changes.

    Attributes:
        at_least: Fewest repetitions, or fewest over the goal; absent means no lower end.
        at_most: Most; absent means no upper end.
        change: Change of the load, or the lower end of its range; absent where the publication names no amount.
        change_to: Upper end of the range.
    """

    at_least: Difference | None = None
    at_most: Difference | None = None
    change: Measure | None = None
    change_to: Measure | None = None

    def together(self) -> Iterator[FieldError]:
        """Both ranges have their ends in order."""
        yield from not_after("at_least", self.at_least, "at_most", self.at_most)
        yield from not_after("change", self.change, "change_to", self.change_to)


@attrs.frozen(kw_only=True)
class SchemeWeek(Model):
    """One row of a schedule.

    Attributes:
        from_week: First week of the row; the first week of all is 1.
        to_week: Last week of the row.
        dosage: What the row gives.
        note: What the row says beside it.
    """

    from_week: Week
    to_week: Week
    dosage: Dosage
    note: Text | None = None

    def together(self) -> Iterator[FieldError]:
        """A row does not end before it begins."""
        yield from not_after("from_week", self.from_week, "to_week", self.to_week)


@attrs.frozen(kw_only=True)
class PainBand(Model):
    """One band of a pain-monitoring version.

    Attributes:
        verdict: What the version says of a pain in it.
        at_least: Lowest pain of the band.
        above: Pain above which the band begins, where that pain itself lies outside.
        at_most: Highest pain of the band.
    """

    verdict: PainVerdict
    at_least: PainPoints | None = None
    above: PainPoints | None = None
    at_most: PainPoints


@attrs.frozen(kw_only=True)
class Scheme(Model):
    """A published way to set or change a dose; rehabkit tells what it gives and ranks none.

    Attributes:
        id: Name, such as `delorme`.
        name: Name in words.
        kind: What its table gives.
        summary: How it works, in rehabkit's words.
        for_whom: Who was treated or trained by it, as far as it was read.
        maximum: Repetition maximum of which the sets take a percentage.
        sets: Sets of one session.
        counted: What the table of changes counts.
        counted_in: Which set it is counted in, in words.
        sessions: Sessions in a row that must show it; absent means one.
        changes: Table of changes.
        change_unit: Unit of the changes.
        weeks: Schedule.
        rated: Which pain the bands rate.
        bands: Pain bands.
        settles: Whether the pain must have settled by the next morning.
        quota_percent: Percent of the mean of the baseline at which a quota starts.
        baseline_sessions: Sessions that make the baseline.
        steps: Steps of a ladder, lowest first.
        step_unit: Unit of the steps.
        step_dosage: What is done at each step.
        references: References: the publication, and where its figures were read.
        verified: Whether the table was read in the publication after which the scheme is named.
        note: What was read where, and who disagrees.
    """

    CLAUSES: ClassVar[Clauses] = (
        Needs("sets", "maximum"),
        Needs("changes", "counted"),
        Needs("changes", "counted_in"),
        Needs("bands", "rated"),
        Needs("quota_percent", "baseline_sessions"),
        Needs("steps", "step_unit"),
    )

    id: Id
    name: Name
    kind: SchemeKind
    summary: Text
    for_whom: Text
    maximum: Count | None = None
    sets: Annotated[tuple[SchemeSet, ...], Bounds(fewest=1)] | None = None
    counted: Counted | None = None
    counted_in: Name | None = None
    sessions: Count | None = None
    changes: Annotated[tuple[LoadChange, ...], Bounds(fewest=1)] | None = None
    change_unit: LoadUnit | None = None
    weeks: Annotated[tuple[SchemeWeek, ...], Bounds(fewest=1)] | None = None
    rated: RatedPain | None = None
    bands: Annotated[tuple[PainBand, ...], Bounds(fewest=1)] | None = None
    settles: bool | None = None
    quota_percent: Percent | None = None
    baseline_sessions: Count | None = None
    steps: Annotated[tuple[Measure, ...], Bounds(fewest=1, distinct=True)] | None = None
    step_unit: Name | None = None
    step_dosage: Dosage | None = None
    references: Annotated[tuple[Id, ...], Bounds(fewest=1, distinct=True)]
    verified: bool
    note: Text

    def together(self) -> Iterator[FieldError]:
        """A scheme has the table that its kind gives."""
        table = TABLES[self.kind]
        if getattr(self, table) is None:
            yield FieldError(ProblemCode.CONTRADICTION, (table,), f"must be stated for the kind {self.kind}")
