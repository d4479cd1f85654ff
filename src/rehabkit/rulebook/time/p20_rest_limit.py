"""Rest after an acute episode lasts longer than the source allows.

What it checks
    Each acute mechanical complaint of the spine, and each muscle strain, with a day of onset: the calendar days
    recorded as rest or bed rest, or with a logged treatment of rest for it, from that day on are at most 3 (A06); 3
    is allowed.

Why
    One source allows rest of 2 to 3 days at most (S3-128), since healing needs some healthy movement (S3-74).

When it does not apply
    No day of onset (A62); after surgery, fracture, dislocation, tendon or ligament repair or nerve injury, or under
    a prescribed restriction; complaints of other kinds. Significant damage lowers the finding (S3-137), and so does
    a limb complaint whose kind is not recorded. Nothing is judged where rest is not stated.

References:
    S3-128, S3-137, S3-74. Evidence entry E33.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rehabkit.chart import Chart, Episode, RestDay
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, NotApplicable, Rule, Softening, Verdict, parameters
from rehabkit.vocab import Damage, Family, Outcome, Severity


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each acute episode for which rest is stated."""
    for episode in chart.episodes:
        days = chart.rest(episode)
        if days is None:
            return
        judged = [day for day in days if episode.reason_on(day.date) is None]
        barred = [reason for day in days if (reason := episode.reason_on(day.date)) is not None]
        if episode.reason is not None:
            yield NotApplicable(episode.path, episode.reason)
        elif barred and not judged:
            yield NotApplicable(episode.path, barred[0])
        else:
            yield _judge(chart, episode, judged)


def _judge(chart: Chart, episode: Episode, days: list[RestDay]) -> Verdict:
    limit = chart.number("rest-days")
    if len(days) <= limit:
        return PASS
    return Hit(
        outcome=Outcome.FAIL,
        path=episode.path,
        facts=(
            Fact(f"{episode.path}.onset", f"day 0 is {episode.onset}"),
            *(Fact(str(day.path), f"rest on {day.date}, day {episode.day(day.date)}") for day in days),
        ),
        parameters=parameters(number=len(days), limit=f"{limit:g}", onset=episode.onset),
        softening=_softening(episode),
    )


def _softening(episode: Episode) -> str | None:
    if episode.complaint.damage is Damage.SIGNIFICANT:
        return "damage-significant"
    return "extrapolated" if episode.is_extrapolated else None


RULE = Rule(
    code="P20",
    slug="rest-limit",
    family=Family.TIME,
    principle="P20",
    severity=Severity.ERROR,
    message="{number} days of rest are recorded after the onset on {onset}; the limit is {limit}",
    suggestion="The source would have at most {limit} days of rest, with gentle movement that does not raise pain",
    softenings=(
        Softening(
            "damage-significant", Severity.WARNING, "the damage is significant, and the source then allows longer"
        ),
        Softening("extrapolated", Severity.WARNING, "this limb complaint is not recorded as a muscle strain"),
    ),
    thresholds=("rest-days",),
    check=check,
    pair=MinimalPair(
        good=_cases.episode,
        bad=Edit.insert("$.log.rest_days[3]", dt.date(2024, 5, 4)),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.complaints[0]"),
            facts=(
                Fact("$.complaints[0].onset", "day 0 is 2024-05-01"),
                Fact("$.log.rest_days[0]", "rest on 2024-05-01, day 0"),
                Fact("$.log.rest_days[1]", "rest on 2024-05-02, day 1"),
                Fact("$.log.rest_days[2]", "rest on 2024-05-03, day 2"),
                Fact("$.log.rest_days[3]", "rest on 2024-05-04, day 3"),
            ),
            parameters=parameters(
                limit="3",
                number="4",
                onset="2024-05-01",
            ),
        ),
    ),
    doc=__doc__,
)
