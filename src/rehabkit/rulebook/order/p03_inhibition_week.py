"""A region is strengthened in the week after it was strengthened in pain.

What it checks
    Each piece of strengthening that follows strengthening in pain of the same region and side: it lies 7 days or more
    after it. The day of the painful work and the six after it count, the seventh day is free (A30). Pain told with
    the work decides, or else what is known of the site's pain at that moment; it is above the limit (0 by default).
    Axial regions are not sided, limbs are (A07).

Why
    One source reports that patients with neck pain who strengthened had activation lowered for as long as a week
    (S0-13), which trying harder does not overcome (S0-15). Others strengthen without such a wait (S1-30, S2-14,
    S2-28), which makes it always contested. Any other region than the neck is extrapolated, a note.

When it does not apply
    Strengthening without an earlier painful bout; further work of the same sitting, which is the same bout; work that
    is not strengthening. Strength tests inside the week are another rule's, and missing pain is P02's.

References:
    S0-13, S0-15; disputed by S1-30, S2-14, S2-28. Evidence entry E02: a small study of patients saw a fall at 30
    minutes and none at one hour or one week.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Inhibition, Moment, PainEntry, Subject, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_order
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    Rule,
    Softening,
    Verdict,
    day_parameters,
    pain_fact,
    parameters,
)
from rehabkit.vocab import Effect, Family, Outcome, Region, Severity, Side, is_sided


@attrs.frozen
class _Bout:
    """Strengthening in pain.

    Attributes:
        window: Its window.
        pain: The pain.
        regions: Regions in which it was done in pain.
    """

    window: Inhibition
    pain: PainEntry
    regions: frozenset[Region]

    def key(self) -> tuple[object, ...]:
        """Return a key by which bouts sort in time; sides do not decide it."""
        entry = self.window.entry
        return *_time(entry), self.pain.value, entry.id, self.window.site.muscle, str(self.pain.path)


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each strengthened site or region that was strengthened in pain before."""
    bouts = sorted(_bouts(chart), key=_Bout.key)
    lines: dict[Subject, list[_Bout]] = {}
    for entry in chart.work(Effect.STRENGTHENING) if bouts else ():
        for subject in chart.subjects(entry):
            if subject not in lines:
                lines[subject] = [bout for bout in bouts if _is_same(subject, bout)]
            yield from _judge(chart, entry, subject, lines[subject])


def _bouts(chart: Chart) -> Iterator[_Bout]:
    """Yield each strengthened site of each piece of work done in pain."""
    done = [entry for entry in chart.work(Effect.STRENGTHENING) if entry.is_done]
    for site in {site: None for entry in done for site in entry.sites}:
        for window in chart.inhibitions(site):
            if window.pain is not None and site in window.entry.sites:
                regions = frozenset(chart.muscle(site.muscle).regions)
                at = frozenset(region for region in regions if region is window.pain.region)
                yield _Bout(window, window.pain, at or regions)


def _time(entry: WorkEntry) -> tuple[dt.date, dt.time, str]:
    """Return when work of the log was done; of two sittings without times on one day, the ids decide."""
    assert entry.moment is not None  # noqa: S101  # asked of work of the log only
    return (*entry.moment.key(), entry.sitting or "")


def _judge(chart: Chart, entry: WorkEntry, subject: Subject, line: list[_Bout]) -> Iterator[Verdict]:
    days = [day for day in chart.days(entry) if line and _is_before(line[0], entry, day)]
    inside = {day: bout for day in days if (bout := _last(line, entry, day)) is not None}
    if inside:
        first = min(inside)
        yield _hit(entry, subject, inside[first], first, len(inside))
    elif days:
        yield PASS


def _last(line: list[_Bout], entry: WorkEntry, day: dt.date) -> _Bout | None:
    """Return the last bout before work in whose window a day lies."""
    position = bisect_right(line, day, key=lambda bout: bout.window.begins)
    while position > 0 and line[position - 1].window.holds_on(day):
        position -= 1
        if _is_before(line[position], entry, day):
            return line[position]
    return None


def _is_same(subject: Subject, bout: _Bout) -> bool:
    """Return whether a subject lies in the painful region, on its side where that is sided."""
    regions = bout.regions & set(subject.regions)
    side = bout.window.site.side
    sides = {side, subject.side}
    return any(not is_sided(region) or not {Side.LEFT, Side.RIGHT} <= sides for region in regions)


def _is_before(bout: _Bout, entry: WorkEntry, day: dt.date) -> bool:
    """Return whether a bout came before work, in another sitting."""
    if entry.is_prescription:
        return bout.window.begins <= day
    return _time(bout.window.entry) < _time(entry) and bout.window.entry.sitting != entry.sitting


def _hit(entry: WorkEntry, subject: Subject, bout: _Bout, day: dt.date, days: int) -> Hit:
    window = bout.window
    age = (day - window.begins).days
    done = f"{window.entry.name} of {window.site.muscle} on {window.begins}"
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=subject.site,
        facts=(Fact(str(window.entry.path), done, age), pain_fact(bout.pain, Moment(day))),
        parameters=parameters(
            work=entry.name,
            target=subject,
            when=day_parameters(Moment(day), days),
            age=f"{age} day{'' if age == 1 else 's'}",
            bout=f"{window.begins} (pain {bout.pain})",
            free=window.free,
        ),
        softening="neck" if Region.NECK in bout.regions & set(subject.regions) else "outside-the-neck",
    )


RULE = Rule(
    code="P03",
    slug="inhibition-week",
    family=Family.ORDER,
    principle="P03",
    severity=Severity.WARNING,
    message="{work} strengthens {target} {when}, {age} after its region was strengthened in pain on {bout}",
    suggestion="The source would expect activation to be back by {free}, and no strengthening of the region before",
    softenings=(
        Softening("neck", Severity.WARNING, "other sources strengthen without such a wait", contested=True),
        Softening(
            "outside-the-neck",
            Severity.INFO,
            "the source speaks of necks, this region is extrapolated, and other sources strengthen without a wait",
            contested=True,
        ),
    ),
    thresholds=("pain-limit", "inhibition-days"),
    check=check,
    pair=MinimalPair(
        good=_cases_order.waited,
        bad=Edit("$.log.sessions[1].date", dt.date(2024, 4, 8)),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[1].items[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(
                Fact("$.log.sessions[0].items[0]", "resistance training of upper-trapezius on 2024-04-02", 6),
                Fact("$.log.sessions[0].items[0].pain_during", "pain 3/10", 6),
            ),
            parameters=parameters(
                age="6 days",
                bout="2024-04-02 (pain 3/10)",
                free="2024-04-09",
                target="upper-trapezius (right)",
                when="on 2024-04-08",
                work="resistance training",
            ),
            softening="neck",
        ),
    ),
    doc=__doc__,
)
