"""The days of rest of an acute episode have no gentle movement, or movement that raises pain.

What it checks
    Each acute mechanical complaint of the spine, and each muscle strain, with days of rest: no day is recorded as bed
    rest without any movement on it, and some day of rest has movement. Then each movement on a day of rest, where
    pain before and after it is recorded: pain after it, or during it, is not above pain before.

Why
    One source would have the resting person move gently, not so that pain rises (S3-129), since healing needs some
    healthy movement and immobility does not help it (S3-74).

When it does not apply
    No days of rest; no day of onset (A62); after surgery, fracture, dislocation, tendon or ligament repair or nerve
    injury, or under a prescribed restriction; complaints of other kinds. Days of rest without an entry of movement
    leave it unknown, unless the log is declared complete (A71). Missing pain is not asked for.

References:
    S3-129, S3-74. Evidence entry E33.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Episode, Moment, PainEntry, RestDay, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.log import ActivityRecord
from rehabkit.rulebook import _cases
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, NotApplicable, Rule, Softening, Verdict, parameters
from rehabkit.vocab import ActivityKind, Effect, Family, Level, Outcome, PainScale, Severity


@attrs.frozen
class _Movement:
    """Movement on a day.

    Attributes:
        path: Where it stands.
        name: What it is.
        date: The day.
        before: Pain before it, or None.
        then: The highest pain during and after it, or None.
    """

    path: Path
    name: str
    date: dt.date
    before: PainEntry | None
    then: PainEntry | None


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the rest of each acute episode, and each movement in it."""
    movements = [*_activities(chart), *_works(chart)]
    resting: dict[dt.date, list[Episode]] = {}
    for episode in chart.episodes:
        days = chart.rest(episode)
        if days is None:
            return
        judged = [day for day in days if episode.reason_on(day.date) is None]
        barred = [reason for day in days if (reason := episode.reason_on(day.date)) is not None]
        if episode.reason is not None:
            yield NotApplicable(episode.path, episode.reason)
        elif judged:
            yield _judge(chart, episode, judged, movements)
        elif barred:
            yield NotApplicable(episode.path, barred[0])
        for day in judged:
            resting.setdefault(day.date, []).append(episode)
    for movement in movements:
        if movement.date in resting and movement.before is not None and movement.then is not None:
            yield _compare(movement, movement.before, movement.then, resting[movement.date])


def _activities(chart: Chart) -> Iterator[_Movement]:
    for position, record in enumerate((chart.case.log.activities or ()) if chart.case.log is not None else ()):
        still = record.kind is ActivityKind.BED_REST or record.level is Level.NONE
        if not still:
            path = Path(("log", "activities", position))
            name = record.name or str(record.kind or ActivityKind.ACTIVITY).replace("-", " ")
            yield _movement(path, name, Moment(record.date), record)


def _works(chart: Chart) -> Iterator[_Movement]:
    for entry in chart.work(Effect.EXPOSURE):
        if entry.is_done and entry.moment is not None:
            yield _movement(entry.path, entry.name, entry.moment, entry)


def _movement(path: Path, name: str, moment: Moment, told: ActivityRecord | WorkEntry) -> _Movement:
    stated = told.stated if isinstance(told, WorkEntry) else told

    def pain(field: str) -> PainEntry | None:
        value = getattr(stated, field, None)
        scale = getattr(stated, "pain_scale", None) or PainScale.NPRS
        return None if value is None else PainEntry(value=value, scale=scale, path=path / field, moment=moment)

    later = [found for found in (pain("pain_during"), pain("pain_after")) if found is not None]
    highest = max(later, key=lambda found: found.value, default=None)
    return _Movement(path, name, moment.date, pain("pain_before"), highest)


def _judge(chart: Chart, episode: Episode, days: list[RestDay], movements: list[_Movement]) -> Verdict:
    moved = {movement.date for movement in movements}
    still = [day for day in days if day.bed_rest is not None and day.date not in moved]
    if not still and any(day.date in moved for day in days):
        return PASS
    if still:
        further = f" and on {len(still) - 1} more" if len(still) > 1 else ""
        what = f"bed rest without movement is recorded on {still[0].date}{further}"
        return _failure([episode], still[0].bed_rest or episode.path, what, still)
    if chart.case.log is not None and chart.case.log.complete is True:
        return _failure([episode], episode.path, "a log that is declared complete has no movement", days)
    return Hit(
        outcome=Outcome.UNKNOWN,
        path=episode.path,
        facts=tuple(_rest_fact(episode, day) for day in days),
        parameters=parameters(onset=episode.onset),
        needs=("movement on a day of rest",),
    )


def _compare(movement: _Movement, before: PainEntry, then: PainEntry, episodes: list[Episode]) -> Verdict:
    if then.value <= before.value:
        return PASS
    what = f"pain was {before} before and {then} with or after {movement.name} on {movement.date}"
    hit = _failure(episodes, movement.path, what, [])
    return attrs.evolve(hit, facts=tuple(Fact(str(pain.path), f"pain {pain}") for pain in (before, then)))


def _failure(episodes: list[Episode], path: Path, what: str, days: list[RestDay]) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=path,
        facts=tuple(_rest_fact(episodes[0], day) for day in days),
        parameters=parameters(onset=episodes[0].onset, what=what),
        softening="extrapolated" if all(episode.is_extrapolated for episode in episodes) else None,
    )


def _rest_fact(episode: Episode, day: RestDay) -> Fact:
    return Fact(str(day.bed_rest or day.path), f"rest on {day.date}, day {episode.day(day.date)}")


RULE = Rule(
    code="P21",
    slug="gentle-movement",
    family=Family.TIME,
    principle="P21",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="In the days of rest after the onset on {onset}, {what}",
    suggestion="The source would have gentle movement that does not raise pain in the days of rest",
    unknown="In the days of rest after the onset on {onset}, no movement is recorded",
    softenings=(Softening("extrapolated", Severity.WARNING, "this limb complaint is not recorded as a muscle strain"),),
    check=check,
    pair=MinimalPair(
        good=_cases.episode,
        bad=Edit("$.log.activities[0].kind", ActivityKind.BED_REST),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.activities[0]"),
            facts=(Fact("$.log.activities[0]", "rest on 2024-05-02, day 1"),),
            parameters=parameters(
                onset="2024-05-01",
                what="bed rest without movement is recorded on 2024-05-02",
            ),
        ),
        blind=Edit.remove("$.log.activities[0]"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.complaints[0]"),
            facts=(
                Fact("$.log.rest_days[0]", "rest on 2024-05-01, day 0"),
                Fact("$.log.rest_days[1]", "rest on 2024-05-02, day 1"),
                Fact("$.log.rest_days[2]", "rest on 2024-05-03, day 2"),
            ),
            parameters=parameters(onset="2024-05-01"),
            needs=("movement on a day of rest",),
        ),
    ),
    doc=__doc__,
)
