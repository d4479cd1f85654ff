"""The former level of activity is taken up again before healing time has passed.

What it checks
    Each acute mechanical complaint of the spine, and each muscle strain, with a day of onset, against each activity,
    session or prescription at full level in work, household or sport: the day is not before day 14 where damage is
    minor, and not before day 42 where it is significant; that day itself is allowed (A08, A09), whatever the pain.

Why
    One source gives two weeks for minor and up to six weeks for significant damage (S3-143, S3-144), notes that
    pain may be gone within 1 to 3 days (S3-147), and sees the return to the former level at that point as a
    contribution to the next episode (S3-148).

When it does not apply
    No day of onset (A62); after surgery, fracture, dislocation, tendon or ligament repair or nerve injury, or under
    a prescribed restriction; complaints of other kinds; activities at a reduced level, walking and self-care
    (A12). Error only where damage is recorded as diagnosed. A recurrent episode is judged for six months, always as
    a warning (A10, S3-146). A level, or a domain of life, that is not stated leaves an activity unknown.
    Silence is no clearance.

References:
    S3-143, S3-144, S3-146 to S3-148. Evidence entries E36, E37: for structural injury mixed, for non-specific low
    back pain contested.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Episode, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.log import ActivityRecord
from rehabkit.rulebook import _cases
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, NotApplicable, Rule, Softening, Verdict, parameters
from rehabkit.vocab import (
    ActivityKind,
    Course,
    Damage,
    DamageBasis,
    Domain,
    Family,
    Level,
    Outcome,
    Region,
    Severity,
    Side,
    Status,
    Task,
    is_sided,
)

DEMANDING = frozenset({Domain.WORK, Domain.HOUSEHOLD, Domain.SPORT})
_UNSTATED = {"domain": "the domain of life of this full level", "level": "its level"}
EVERYDAY = frozenset({Task.WALKING, Task.SITTING, Task.STANDING, Task.SLEEPING, Task.TURNING})


@attrs.frozen
class _Return:
    """Something done or planned at full level, or an activity whose level is not stated.

    Attributes:
        path: Where it stands.
        name: What it is.
        days: Its days.
        region: Region it loads; None means any.
        side: Side it loads; None means any.
        counts: Whether its domain of life counts, or may count.
        missing: Field that is not stated and would decide, or None.
    """

    path: Path
    name: str
    days: tuple[dt.date, ...]
    region: Region | None
    side: Side | None
    counts: bool
    missing: str | None = None


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each thing at full level, once, against all acute episodes that it may disturb."""
    returns = [*_activities(chart), *_works(chart)]
    if returns:
        yield from (NotApplicable(each.path, each.reason) for each in chart.episodes if each.reason is not None)
    for found in returns:
        verdicts = [verdict for episode in chart.episodes for verdict in _judge(chart, episode, found)]
        judged = [verdict for verdict in verdicts if isinstance(verdict, Hit)]
        if judged:
            yield min(judged, key=_concern)
        else:
            yield from verdicts


def _concern(hit: Hit) -> int:
    """Return how little a verdict says against an activity: 0 for a plain failure."""
    if hit.outcome is Outcome.PASS:
        return 3
    if hit.outcome is Outcome.UNKNOWN:
        return 2
    return 0 if hit.softening is None else 1


def _activities(chart: Chart) -> Iterator[_Return]:
    for position, activity in enumerate((chart.case.log.activities or ()) if chart.case.log is not None else ()):
        seen = chart.as_of is None or activity.date <= chart.as_of
        if seen and activity.kind in {None, ActivityKind.ACTIVITY} and _may_be_full(activity):
            path = Path(("log", "activities", position))
            name, days = activity.name or "an activity", (activity.date,)
            missing = "level" if activity.level is None else "domain" if activity.domain is None else None
            counts = activity.domain in {None, *DEMANDING} and name.casefold() != Task.WALKING
            yield _Return(path, name, days, activity.region, activity.side, counts, missing)


def _may_be_full(activity: ActivityRecord) -> bool:
    """Return whether an activity is at full level, or a demanding one of a level that is not stated."""
    return activity.level is Level.FULL or (activity.level is None and activity.domain in DEMANDING)


def _works(chart: Chart) -> Iterator[_Return]:
    for entry in chart.works:
        if entry.level is Level.FULL and entry.status is not Status.MISSED:
            days = chart.open_days(entry) if entry.moment is None else (entry.moment.date,)
            yield _Return(entry.path, entry.name, days, None, None, not _is_everyday(entry))


def _is_everyday(entry: WorkEntry) -> bool:
    return bool(entry.tasks) and set(entry.tasks) <= EVERYDAY


def _judge(chart: Chart, episode: Episode, found: _Return) -> Iterator[Verdict]:
    numbers = {day: number for day in found.days if (number := episode.day(day)) is not None}
    healed = episode.reason is not None or episode.complaint.damage is Damage.NONE
    if healed or not found.counts or not numbers or not _loads(found, episode):
        return
    days = [(day, number) for day, number in numbers.items() if episode.reason_on(day) is None]
    barred = [reason for day in numbers if (reason := episode.reason_on(day)) is not None]
    if not days:
        yield NotApplicable(found.path, barred[0])
        return
    limit = _limit(chart, episode)
    early = [(day, number) for day, number in days if number < limit]
    if not early:
        yield PASS
    elif found.missing is not None:
        yield Hit(
            outcome=Outcome.UNKNOWN,
            path=found.path,
            parameters=parameters(
                what=found.name, day=early[0][1], limit=f"{limit:g}", missing=_UNSTATED[found.missing]
            ),
            needs=(f"{found.path}.{found.missing}",),
        )
    else:
        yield _hit(episode, found, early[0], limit)


def _loads(found: _Return, episode: Episode) -> bool:
    """Return whether something loads an episode's region; without a region of its own it may load any."""
    complaint = episode.complaint
    other_side = is_sided(complaint.region) and {found.side, complaint.side} == {Side.LEFT, Side.RIGHT}
    return found.region in {None, complaint.region} and not other_side


def _ordinary(chart: Chart, episode: Episode) -> float:
    """Return the healing time of an episode's damage; unknown damage takes the longer one (A11)."""
    minor = episode.complaint.damage is Damage.MINOR
    return chart.number("healing-days-minor" if minor else "healing-days-significant")


def _limit(chart: Chart, episode: Episode) -> float:
    """Return the day from which full level is not judged any more."""
    limit = _ordinary(chart, episode)
    recurrent = episode.complaint.course is Course.RECURRENT
    return max(limit, chart.number("healing-days-recurrent")) if recurrent else limit


def _hit(episode: Episode, found: _Return, first: tuple[dt.date, int], limit: float) -> Hit:
    complaint = episode.complaint
    damage = complaint.damage or Damage.UNKNOWN
    basis = complaint.damage_basis or DamageBasis.UNKNOWN
    return Hit(
        outcome=Outcome.FAIL,
        path=found.path,
        facts=(
            Fact(str(found.path), f"{found.name} at full level on {first[0]}, day {first[1]}"),
            Fact(f"{episode.path}.onset", f"day 0 is {episode.onset}", first[1]),
            Fact(str(episode.path), f"damage: {damage}, {basis}; course: {complaint.course or Course.UNKNOWN}"),
        ),
        parameters=parameters(what=found.name, day=first[1], limit=f"{limit:g}"),
        softening=_softening(episode),
    )


def _softening(episode: Episode) -> str | None:
    complaint = episode.complaint
    if complaint.course is Course.RECURRENT:
        return "recurrent"
    if complaint.damage_basis is not DamageBasis.DIAGNOSED or complaint.damage in {None, Damage.UNKNOWN}:
        return "damage-presumed"
    return "extrapolated" if episode.is_extrapolated else None


RULE = Rule(
    code="P25",
    slug="healing-window",
    family=Family.TIME,
    principle="P25",
    severity=Severity.ERROR,
    message="{what} is taken up at full level on day {day}; the source's healing time reaches to day {limit}",
    suggestion="The source would keep it at a reduced level until day {limit}, even without pain",
    unknown="{what} on day {day}, before the source's healing time ends on day {limit}, and {missing} is not stated",
    softenings=(
        Softening(
            "recurrent", Severity.WARNING, "the episode is a recurrent one, for which the source gives up to six months"
        ),
        Softening("damage-presumed", Severity.WARNING, "tissue damage is presumed or unknown and not diagnosed"),
        Softening("extrapolated", Severity.WARNING, "this limb complaint is not recorded as a muscle strain"),
    ),
    thresholds=("healing-days-minor", "healing-days-significant", "healing-days-recurrent"),
    check=check,
    pair=MinimalPair(
        good=_cases.episode,
        bad=Edit("$.log.activities[1].date", dt.date(2024, 5, 14)),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.activities[1]"),
            facts=(
                Fact("$.log.activities[1]", "gardening at full level on 2024-05-14, day 13"),
                Fact("$.complaints[0].onset", "day 0 is 2024-05-01", 13),
                Fact("$.complaints[0]", "damage: minor, diagnosed; course: first"),
            ),
            parameters=parameters(
                day="13",
                limit="14",
                what="gardening",
            ),
        ),
    ),
    doc=__doc__,
)
