"""Exercise goes on after a stop sign.

What it checks
    Each event of the log. After one that is a stop sign (chest pain, syncope, severe breathlessness, a sudden
    neurological symptom) no exercise is done, later in the same sitting or on a later day, until a red-flag screen
    is negative that is dated after the day of the sign. Other events pass.

Why
    A safety rule of the library: no source article has it. That the sign itself is referred at once is P33, which
    stands beside each failure of this rule.

When it does not apply
    A log without events. What is planned is not judged, nor what was missed; treatments and activities are no
    exercise. A screen of the day of the sign counts as made before it. Where the order of sign and exercise on one
    day is not stated, or the sign has no day, it is unknown.

References:
    A table of signs for stopping a test or limiting training (`heart-fail-rev-2023-exercise`), read in excerpt. That
    exercise waits for a screen is a library choice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rehabkit.chart import Chart, LoggedEvent, WorkEntry, exercise_after, logged_events
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.log import EventRecord
from rehabkit.rulebook import _cases_safety
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, parameters
from rehabkit.vocab import STOP_SIGNS, Event, Family, Outcome, ScreenState, Severity


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each event of the log by the exercise after it."""
    for event in logged_events(chart):
        if event.event.event not in STOP_SIGNS:
            yield PASS
            continue
        after = exercise_after(chart, event, _cleared(chart, event.date))
        if after.certain:
            yield _hit(event, Outcome.FAIL, after.certain)
        elif after.doubtful:
            yield _hit(event, Outcome.UNKNOWN, after.doubtful)
        else:
            yield PASS


def _cleared(chart: Chart, sign: dt.date | None) -> dt.date | None:
    """Return the day of a negative screen that was made after the day of a sign."""
    screen = chart.case.red_flag_screen
    if screen is None or screen.state is not ScreenState.NEGATIVE or screen.date is None or sign is None:
        return None
    return screen.date if screen.date > sign else None


def _hit(event: LoggedEvent, outcome: Outcome, works: tuple[WorkEntry, ...]) -> Hit:
    days = sorted({str(entry.moment.date) for entry in works if entry.moment is not None})
    what = event.event.event.replace("-", " ")
    facts = (
        Fact(str(event.path), f"{event.event.event}{f' on {event.date}' if event.date is not None else ''}"),
        *(Fact(str(entry.path), entry.name) for entry in works),
    )
    return Hit(
        outcome=outcome,
        path=event.path,
        facts=facts,
        parameters=parameters(
            sign=what,
            number=f"{len(works)} piece{'' if len(works) == 1 else 's'}",
            first=days[0],
            last=days[-1],
        ),
        needs=(f"day and time of {what}, and of the exercise",) if outcome is Outcome.UNKNOWN else (),
    )


RULE = Rule(
    code="S03",
    slug="stop-sign-heeded",
    family=Family.SAFETY,
    principle="S03",
    severity=Severity.ERROR,
    message="After {sign} the log has {number} of exercise ({first} to {last}), and no later negative screen before it",
    suggestion="A safety rule of the library would have no exercise before a later screen is negative",
    unknown="Whether {number} of exercise ({first} to {last}) came after {sign} is not stated",
    implies=("P33",),
    check=check,
    pair=MinimalPair(
        good=_cases_safety.sore,
        bad=Edit("$.log.sessions[0].items[0].events[0].event", Event.CHEST_PAIN),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[0].items[0].events[0]"),
            facts=(
                Fact("$.log.sessions[0].items[0].events[0]", "chest-pain on 2024-04-02"),
                Fact("$.log.sessions[0].items[1]", "balance exercise"),
            ),
            parameters=parameters(first="2024-04-02", last="2024-04-02", number="1 piece", sign="chest pain"),
        ),
        blind=Edit("$.log.events", (EventRecord(id="ev2", event=Event.SYNCOPE),)),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.log.events[0]"),
            facts=(
                Fact("$.log.events[0]", "syncope"),
                Fact("$.log.sessions[0].items[0]", "walking"),
                Fact("$.log.sessions[0].items[1]", "balance exercise"),
            ),
            parameters=parameters(first="2024-04-02", last="2024-04-02", number="2 pieces", sign="syncope"),
            needs=("day and time of syncope, and of the exercise",),
        ),
    ),
    doc=__doc__,
)
