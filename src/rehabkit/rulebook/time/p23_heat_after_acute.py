"""Heat is used in the ice days of an inflamed episode.

What it checks
    Each use of heat, or of heat and cold in turn, after the onset of an acute mechanical complaint of the spine, or
    of a muscle strain, in which inflammation is known: it is not before day 3. Day 3 is allowed for both, ice and
    heat. Heat that names neither muscle nor region is read as meant for the complaint that began last.

Why
    One source has heat, or heat and cold in turn, follow the ice days (S3-133). A commercial text within it implies
    that some heat may add to inflammation (S3-134), which is why this is no more than a note.

When it does not apply
    Inflammation that is absent or not recorded: heat in the first days is then no matter of this rule (A37). No day
    of onset (A62); after surgery, fracture, dislocation, tendon or ligament repair or nerve injury, or under a
    prescribed restriction; complaints of other kinds. Contraindications to heat are another rule's.

References:
    S3-133, S3-134. Evidence entry E34: heat has a small early benefit, so that nothing found asks for a delay.
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
from rehabkit.vocab import Effect, Family, Inflammation, Outcome, Severity


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each piece of work that heats while inflammation is known."""
    for entry in chart.work(Effect.HEATING):
        days = chart.episode_days(entry)
        inflamed = [day for day in days if day.episode.complaint.inflammation is Inflammation.PRESENT]
        judged = [day for day in inflamed if day.reason is None]
        barred = [day.reason for day in inflamed if day.reason is not None]
        if judged:
            yield _judge(chart, entry, judged)
        elif barred:
            yield NotApplicable(entry.path, barred[0])


def _judge(chart: Chart, entry: WorkEntry, days: list[EpisodeDay]) -> Verdict:
    limit = chart.number("ice-days")
    early = [day for day in days if day.number < limit]
    if not early:
        return PASS
    first = early[0]
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        facts=(
            Fact(f"{first.episode.path}.onset", f"day 0 is {first.episode.onset}", first.number),
            Fact(f"{first.episode.path}.inflammation", "inflammation: present"),
        ),
        parameters=parameters(
            what=entry.name,
            when=day_parameters(Moment(first.date), len(early)),
            day=first.number,
            limit=f"{limit:g}",
        ),
        softening="extrapolated" if all(day.episode.is_extrapolated for day in early) else None,
    )


RULE = Rule(
    code="P23",
    slug="heat-after-acute",
    family=Family.TIME,
    principle="P23",
    severity=Severity.INFO,
    message="{what} {when}, on day {day} after the onset and before the ice period ends on day {limit}, "
    "with known inflammation",
    suggestion="The source would have heat, or heat and cold in turn, after the ice days: from day {limit} on",
    softenings=(Softening("extrapolated", Severity.INFO, "this limb complaint is not recorded as a muscle strain"),),
    thresholds=("ice-days",),
    check=check,
    pair=MinimalPair(
        good=_cases_time.treated,
        bad=Edit("$.log.treatments[2].date", dt.date(2024, 5, 3)),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.treatments[2]"),
            facts=(
                Fact("$.complaints[0].onset", "day 0 is 2024-05-01", 2),
                Fact("$.complaints[0].inflammation", "inflammation: present"),
            ),
            parameters=parameters(
                day="2",
                limit="3",
                what="heat",
                when="on 2024-05-03",
            ),
        ),
    ),
    doc=__doc__,
)
