"""Ice alone lies outside the ice period, or there is no inflammation.

What it checks
    Each use of ice alone after the onset of an acute mechanical complaint of the spine, or of a muscle strain: it is
    no later than day 3, and inflammation is known. Day 3 is allowed. Ice that names neither muscle nor region is read
    as meant for the complaint that began last.

Why
    One source gives ice in the first 2 to 3 days, where inflammation is known (S3-131).

When it does not apply
    Contrast, and ice on a day that also has heat, is not ice alone (A38). Inflammation that is not recorded leaves
    ice in its period unknown, as a note (A36). Significant damage lowers the finding. No day of onset (A62); after
    surgery, fracture, dislocation, tendon or ligament repair or nerve injury, or under a prescribed restriction;
    complaints of other kinds. Contraindications to cold are another rule's.

References:
    S3-131. Evidence entry E34: the evidence on cold is insufficient.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rehabkit.chart import Chart, EpisodeDay, Moment, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_time
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Softening,
    Verdict,
    day_parameters,
    parameters,
)
from rehabkit.vocab import Damage, Effect, Family, Inflammation, Outcome, Severity


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each piece of work that cools and does not heat."""
    warm = {day for entry in chart.work(Effect.HEATING) for day in chart.days(entry)}
    for entry in chart.work(Effect.COOLING):
        days = [day for day in chart.episode_days(entry) if day.date not in warm]
        judged = [day for day in days if day.reason is None]
        barred = [day.reason for day in days if day.reason is not None]
        if judged:
            yield _judge(chart, entry, judged)
        elif barred:
            yield NotApplicable(entry.path, barred[0])


def _judge(chart: Chart, entry: WorkEntry, days: list[EpisodeDay]) -> Verdict:
    limit = chart.number("ice-days")
    failed = [day for day in days if day.number > limit or _inflammation(day) is Inflammation.ABSENT]
    unknown = [day for day in days if day not in failed and _inflammation(day) is not Inflammation.PRESENT]
    if failed:
        return _failure(entry, failed, limit)
    if unknown:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            facts=(_onset(unknown[0]),),
            parameters=_when(entry, unknown),
            needs=(f"{unknown[0].episode.path}.inflammation",),
        )
    return PASS


def _failure(entry: WorkEntry, days: list[EpisodeDay], limit: float) -> Hit:
    first = days[0]
    is_late = first.number > limit
    absent = Fact(f"{first.episode.path}.inflammation", "inflammation: absent")
    why = f"past the ice period, which ends on day {limit:g}" if is_late else "while inflammation is recorded as absent"
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        facts=(_onset(first),) if _inflammation(first) is not Inflammation.ABSENT else (_onset(first), absent),
        parameters=tuple(sorted((*_when(entry, days), *parameters(why=why, limit=f"{limit:g}")))),
        softening=_softening(days),
    )


def _inflammation(day: EpisodeDay) -> Inflammation:
    return day.episode.complaint.inflammation or Inflammation.UNKNOWN


def _onset(day: EpisodeDay) -> Fact:
    return Fact(f"{day.episode.path}.onset", f"day 0 is {day.episode.onset}", day.number)


def _when(entry: WorkEntry, days: list[EpisodeDay]) -> tuple[tuple[str, str], ...]:
    return parameters(what=entry.name, when=day_parameters(Moment(days[0].date), len(days)), day=days[0].number)


def _softening(days: list[EpisodeDay]) -> str | None:
    """Return what softens the finding on each of its days: the least of it."""
    if not all(day.episode.complaint.damage is Damage.SIGNIFICANT for day in days):
        return "extrapolated" if all(day.episode.is_extrapolated for day in days) else None
    return "damage-significant"


RULE = Rule(
    code="P22",
    slug="ice-window",
    family=Family.TIME,
    principle="P22",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="{what} alone {when}, on day {day} after the onset, {why}",
    suggestion="The source would have ice alone up to day {limit}, and where inflammation is known",
    unknown="{what} alone {when}, on day {day} after the onset, and whether there is inflammation is not recorded",
    softenings=(
        Softening("damage-significant", Severity.INFO, "the damage is significant, and the source then allows longer"),
        Softening("extrapolated", Severity.WARNING, "this limb complaint is not recorded as a muscle strain"),
    ),
    thresholds=("ice-days",),
    check=check,
    pair=MinimalPair(
        good=_cases_time.treated,
        bad=Edit("$.log.treatments[0].date", dt.date(2024, 5, 5)),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.treatments[0]"),
            facts=(Fact("$.complaints[0].onset", "day 0 is 2024-05-01", 4),),
            parameters=parameters(
                day="4",
                limit="3",
                what="ice",
                when="on 2024-05-05",
                why="past the ice period, which ends on day 3",
            ),
        ),
        blind=Edit.remove("$.complaints[0].inflammation"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.log.treatments[0]"),
            facts=(Fact("$.complaints[0].onset", "day 0 is 2024-05-01", 1),),
            parameters=parameters(
                day="1",
                what="ice",
                when="on 2024-05-02",
            ),
            needs=("$.complaints[0].inflammation",),
        ),
    ),
    doc=__doc__,
)
