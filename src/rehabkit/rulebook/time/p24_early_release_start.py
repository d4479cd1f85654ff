"""Release work begins late after a first mechanical injury.

What it checks
    Each first episode of an acute mechanical complaint of the spine, or of a muscle strain, for which release work
    is recorded or planned: the first of it is no later than day 3 after the onset (A35). Day 3 is allowed. Release
    work that names neither muscle nor region is read as meant for the complaint that began last.

Why
    One source would have contract-release therapy begin within 2 to 3 days of a first mechanical injury, and the
    sooner the better (S3-124, S3-135).

When it does not apply
    Cases without any release work: its absence is no late start. Recurrent and chronic episodes; no day of onset
    (A62); after surgery, fracture, dislocation, tendon or ligament repair or nerve injury, or under a restriction
    prescribed for those days; complaints of other kinds. Significant damage lowers the finding. An undated release
    treatment of the past may have come first, which leaves it unknown.

References:
    S3-124, S3-135. Evidence entry E32: one small trial of limb strains; for the spine it is opinion.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Episode, EpisodeDay
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_time
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, NotApplicable, Rule, Softening, Verdict, parameters
from rehabkit.vocab import Course, Damage, Effect, Family, Outcome, Severity

FIRST = frozenset({None, Course.FIRST, Course.UNKNOWN})


@attrs.frozen
class _Start:
    """A day of release work.

    Attributes:
        day: The day.
        path: Where it stands.
        name: What it is.
        id: Its id, by which the first one of a day is told.
    """

    day: EpisodeDay
    path: Path
    name: str
    id: str


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each complaint for which there is release work."""
    starts: dict[Path, list[_Start]] = {}
    for entry in chart.work(Effect.RELEASE_CONTRACTION):
        for day in chart.episode_days(entry):
            starts.setdefault(day.episode.path, []).append(_Start(day, entry.path, entry.name, entry.id))
    past = list(_past(chart))
    for episode in chart.episodes:
        if episode.path in starts:
            yield _judge(chart, episode, starts[episode.path], past)


def _past(chart: Chart) -> Iterator[tuple[dt.date | None, str]]:
    """Yield day and name of each release treatment before the program."""
    for treatment in (chart.case.patient.past_treatments or ()) if chart.case.patient is not None else ():
        found = chart.joined.interventions[treatment.treatment]
        if Effect.RELEASE_CONTRACTION in chart.joined.effects(found):
            yield treatment.date, found.name


def _judge(chart: Chart, episode: Episode, starts: list[_Start], past: list[tuple[dt.date | None, str]]) -> Verdict:
    first = min(starts, key=lambda start: (start.day.date, start.id))
    limit = chart.number("release-start-days")
    reason = _reason(episode, first.day.date, limit)
    if reason is not None:
        return NotApplicable(episode.path, reason)
    dates = [date for date, _ in past if date is not None]
    earlier = [number for date in dates if (number := episode.day(date)) is not None]
    if min([first.day.number, *earlier]) <= limit:
        return PASS
    undated = [name for date, name in past if date is None]
    said = parameters(what=first.name, date=first.day.date, day=first.day.number)
    facts = (
        Fact(f"{episode.path}.onset", f"day 0 is {episode.onset}", first.day.number),
        Fact(str(first.path), f"{first.name} on {first.day.date}, day {first.day.number}"),
    )
    if undated:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=first.path,
            facts=facts,
            parameters=tuple(sorted((*said, *parameters(past=undated[0])))),
            needs=("day of the past release treatment",),
        )
    return Hit(
        outcome=Outcome.FAIL,
        path=first.path,
        facts=facts,
        parameters=tuple(sorted((*said, *parameters(limit=f"{limit:g}")))),
        softening=_softening(episode),
    )


def _reason(episode: Episode, first: dt.date, limit: float) -> str | None:
    """Return why an episode is not judged: by itself, or by what holds in its first days or at the start."""
    if episode.reason is not None or episode.onset is None:
        return episode.reason
    if episode.complaint.course not in FIRST:
        return "not-a-first-episode"
    days = [episode.onset + dt.timedelta(days=number) for number in range(int(limit) + 1)]
    reasons = [episode.reason_on(day) for day in (*days, first)]
    return next((reason for reason in reasons if reason is not None), None)


def _softening(episode: Episode) -> str | None:
    if episode.complaint.damage is Damage.SIGNIFICANT:
        return "damage-significant"
    return "extrapolated" if episode.is_extrapolated else None


RULE = Rule(
    code="P24",
    slug="early-release-start",
    family=Family.TIME,
    principle="P24",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="The first release work is {what} on {date}, day {day} after the onset",
    suggestion="The source would have release work begin by day {limit}",
    unknown="The first dated release work is {what} on {date}, day {day} after the onset, "
    "and the day of the past {past} is not recorded",
    softenings=(
        Softening("damage-significant", Severity.INFO, "the damage is significant, and the source then allows longer"),
        Softening("extrapolated", Severity.WARNING, "this limb complaint is not recorded as a muscle strain"),
    ),
    thresholds=("release-start-days",),
    check=check,
    pair=MinimalPair(
        good=_cases_time.treated,
        bad=Edit("$.log.treatments[1].date", dt.date(2024, 5, 5)),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.treatments[1]"),
            facts=(
                Fact("$.complaints[0].onset", "day 0 is 2024-05-01", 4),
                Fact("$.log.treatments[1]", "isometric release (post-isometric relaxation) on 2024-05-05, day 4"),
            ),
            parameters=parameters(
                date="2024-05-05",
                day="4",
                limit="3",
                what="isometric release (post-isometric relaxation)",
            ),
        ),
    ),
    doc=__doc__,
)
