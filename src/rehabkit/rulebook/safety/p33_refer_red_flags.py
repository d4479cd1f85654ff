"""A red flag is positive, or nobody has looked for one.

What it checks
    (a) Each positive category of the red-flag screen, and each stop sign in the log: error in every profile, named
    first, with its urgency. (b) Each limb pain or numbness that is recorded as a symptom: a neurological examination
    at or after its first day is on record, else a warning. (c) A person without a screen, or with a symptom of a
    category that appeared after the last screen: unknown.

Why
    A safety rule of the library: no source contains a screen. One source names limb pain and numbness as signs of a
    pinched nerve root (S3-17), and two tell their readers to consult a professional (S3-149, S0-27). Reassurance
    (S3-127) must not win against them.

When it does not apply
    A template without a person. Nothing silences this rule: no profile, no selection, no waiver. Single flags have
    poor accuracy; the finding asks for an examination and is never a diagnosis.

References:
    Categories, findings and urgencies are the catalog's, with their references: the international framework for red
    flags of the spine, the cervical vascular framework, and the cauda equina pathway. Most categories have not been
    checked against a text, and some have none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rehabkit import catalog
from rehabkit.chart import Chart, Moment, Seen
from rehabkit.location import Path
from rehabkit.models.complaint import RedFlag
from rehabkit.models.edit import Edit
from rehabkit.models.evidence import RedFlagRecord
from rehabkit.models.log import EventRecord
from rehabkit.models.observation import SymptomObservation
from rehabkit.rulebook import _cases
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, parameters
from rehabkit.vocab import STOP_SIGNS, Family, Outcome, RedFlagCategory, ScreenState, Severity, Symptom, Urgency

LIMB = frozenset({Symptom.EXTREMITY_PAIN, Symptom.EXTREMITY_NUMBNESS})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the screen, the log's events and the symptoms of a case that is about somebody."""
    if not chart.has_person and chart.case.log is None and chart.case.red_flag_screen is None:
        return
    yield from _screen(chart)
    for path, event, day in _events(chart):
        if event.event in STOP_SIGNS:
            yield _stop(path, event, day)
    yield from _limb(chart)


def _screen(chart: Chart) -> Iterator[Verdict]:
    screen = chart.case.red_flag_screen
    path = Path(("red_flag_screen",))
    if screen is None or screen.state is ScreenState.NOT_SCREENED:
        if chart.has_person:
            yield _unscreened(
                Path() if screen is None else path, "No red-flag screen is recorded", "a dated red-flag screen"
            )
    elif screen.state is ScreenState.POSITIVE:
        if not screen.positives:
            yield _positive(path, None, None)
        for position, flag in enumerate(screen.positives or ()):
            yield _positive(path / "positives" / position, flag, screen.date)
    else:
        new = list(_new_symptoms(chart, screen.date))
        for seen, record in new:
            since = f"since the screen on {screen.date}" if screen.date is not None else "and the screen is not dated"
            why = (
                f"{seen.observation.symptom.replace('-', ' ').capitalize()} ({record.name.lower()}) is recorded {since}"
            )
            yield _unscreened(seen.path, why, "a red-flag screen after that day", _symptom_fact(seen, chart))
        if not new:
            yield PASS


def _new_symptoms(chart: Chart, screened: dt.date | None) -> Iterator[tuple[Seen[SymptomObservation], RedFlagRecord]]:
    """Yield the first observation of each symptom of a category that appeared after the screen."""
    records = {symptom: record for record in reversed(tuple(catalog.red_flags())) for symptom in record.symptoms}
    first: dict[Symptom, Seen[SymptomObservation]] = {}
    for seen in chart.symptoms:
        first.setdefault(seen.observation.symptom, seen)
    for symptom, seen in first.items():
        if symptom in records and (screened is None or seen.moment.date > screened):
            yield seen, records[symptom]


def _events(chart: Chart) -> Iterator[tuple[Path, EventRecord, dt.date | None]]:
    """Yield each event of the log that is seen as of the chart's day."""
    found: list[tuple[Path, EventRecord, dt.date | None]] = []
    for entry in chart.works:
        if entry.moment is not None and not entry.is_planned:
            for position, event in enumerate(getattr(entry.stated, "events", None) or ()):
                found.append((entry.path / "events" / position, event, event.date or entry.moment.date))
    for position, event in enumerate((chart.case.log.events or ()) if chart.case.log is not None else ()):
        found.append((Path(("log", "events", position)), event, event.date))
    for path, event, day in found:
        if day is None or chart.as_of is None or day <= chart.as_of:
            yield path, event, day


def _positive(path: Path, flag: RedFlag | None, screened: dt.date | None) -> Hit:
    record = catalog.red_flags()[flag.category if flag is not None else RedFlagCategory.OTHER]
    urgency = (
        record.urgency
        if flag is None or flag.urgency is None
        else min((flag.urgency, record.urgency), key=list(Urgency).index)
    )
    found = f" ({flag.finding.replace('-', ' ')})" if flag is not None and flag.finding is not None else ""
    name = record.name if flag is not None else "a red flag that is not named"
    day = flag.date if flag is not None and flag.date is not None else screened
    return _referral(path, urgency, f"{name}{found}", record.advice, f"positive{f' on {day}' if day else ''}")


def _stop(path: Path, event: EventRecord, day: dt.date | None) -> Hit:
    record = catalog.red_flags()[RedFlagCategory.EXERCISE_STOP_SIGN]
    name = f"{record.name} ({event.event.replace('-', ' ')})"
    return _referral(path, record.urgency, name, record.advice, f"{event.event}{f' on {day}' if day else ''}")


def _referral(path: Path, urgency: Urgency, what: str, advice: str, value: str) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=path,
        facts=(Fact(str(path), value),),
        parameters=parameters(urgency=urgency, what=what, advice=advice),
    )


def _unscreened(path: Path, why: str, need: str, *facts: Fact) -> Hit:
    return Hit(
        outcome=Outcome.UNKNOWN,
        path=path,
        facts=facts,
        parameters=parameters(why=why),
        needs=(need,),
    )


def _limb(chart: Chart) -> Iterator[Verdict]:
    """Judge each limb symptom against the neurological examinations made since it was first recorded."""
    first: dict[tuple[Symptom, object, object], Seen[SymptomObservation]] = {}
    for seen in chart.symptoms:
        found = seen.observation
        if found.symptom in LIMB:
            first.setdefault((found.symptom, found.region, found.side), seen)
    for seen in first.values():
        if any(seen.moment.is_seen_at(examined.moment) for examined in chart.neuro):
            yield PASS
        else:
            found = seen.observation
            where = found.region.replace("-", " ") if found.region is not None else "a limb"
            what = f"{found.symptom.replace('-', ' ')} ({where}), without a neurological examination since"
            advice = "Have a health professional examine the nerves"
            yield Hit(
                outcome=Outcome.FAIL,
                path=seen.path,
                facts=(_symptom_fact(seen, chart),),
                parameters=parameters(urgency=Urgency.REFER, what=what, advice=advice),
                softening="limb-symptom",
            )


def _symptom_fact(seen: Seen[SymptomObservation], chart: Chart) -> Fact:
    age = seen.moment.days_before(Moment(chart.as_of)) if chart.as_of is not None else None
    return Fact(str(seen.path), f"{seen.observation.symptom} first recorded on {seen.moment.date}", age)


RULE = Rule(
    code="P33",
    slug="refer-red-flags",
    family=Family.SAFETY,
    principle="P33",
    severity=Severity.ERROR,
    message="To be examined ({urgency}): {what}",
    suggestion="{advice}",
    unknown="{why}",
    softenings=(
        Softening("limb-symptom", Severity.WARNING, "a limb symptom without a neurological examination on record"),
    ),
    refers=True,
    check=check,
    pair=MinimalPair(
        good=_cases.released,
        bad=Edit("$.red_flag_screen", _cases.POSITIVE_SCREEN),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.red_flag_screen.positives[0]"),
            facts=(Fact("$.red_flag_screen.positives[0]", "positive on 2024-03-01"),),
            parameters=parameters(
                advice="Seek emergency hospital assessment the same day.",
                urgency="emergency",
                what="Cauda equina (saddle numbness)",
            ),
        ),
        blind=Edit.remove("$.red_flag_screen"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            parameters=parameters(
                why="No red-flag screen is recorded",
            ),
            needs=("a dated red-flag screen",),
        ),
    ),
    doc=__doc__,
)
