"""Loosening helps and tightness returns, twice or more.

What it checks
    Each site that was loosened by treatment, and whose tension or pain is recorded: how often relief after a
    treatment ended in a state as bad as before. From the second time on, the explanation by overuse or overactivity
    has to have been reviewed: the muscle is recorded as underactive since then, or weakness or underuse is a
    recorded cause. Release work by contraction counts as loosening.

Why
    One source reasons that a muscle that is loosened and returns to its state is rather weak and underused (S2-08,
    S2-09), since numbing and rest would have settled overuse (S2-12); another holds that the trouble may be too
    little activity (S1-22).

When it does not apply
    Sites without a loosening treatment, or without a recorded state. Relief is a tension state that is no longer
    tight, or a fall of pain by the thresholds of change. Several treatments before one relief count once.

References:
    S2-08, S2-09, S2-12, S1-22. Evidence entry E20: recurrence is common whatever the care.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from rehabkit.chart import Chart, Moment, PainEntry, Relapse, Subject, concerns, relapses, relief_lines
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_passive
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    Rule,
    Verdict,
    listed,
    pain_fact,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Activity, Cause, Effect, Family, Outcome, PresumedCause, Severity, Side, Tone

LOOSENS = (
    Effect.TENSION_REDUCING,
    Effect.INHIBITORY,
    Effect.NUMBING,
    Effect.STRETCHING,
    Effect.RELEASE_CONTRACTION,
)
REVIEWED = frozenset({Cause.UNDERUSE, Cause.WEAKNESS})

_NORMAL = "neither held short nor held long, by function-test (release-on-request: yes)"
_TIGHT = "held short (the source: hypertonic); not spasticity, by function-test (release-on-request: no)"


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each loosened site whose state is recorded."""
    works = [entry for entry in chart.work(*LOOSENS) if entry.is_done]
    subjects = {subject for entry in works for subject in chart.subjects(entry)}
    for subject in sorted(subjects, key=str):
        if relief_lines(chart, subject):
            about = [entry for entry in works if concerns(chart, entry, subject)]
            yield _judge(chart, subject, relapses(chart, subject, about))


def _judge(chart: Chart, subject: Subject, found: tuple[Relapse, ...]) -> Verdict:
    asks_from = ceil(chart.number("relapse-cycles"))
    if len(found) < asks_from or _is_reviewed(chart, subject, found[asks_from - 1].back.moment):
        return PASS
    assert chart.as_of is not None  # noqa: S101  # treatments that are done have a day
    now = Moment(chart.as_of)
    return Hit(
        outcome=Outcome.FAIL,
        path=found[-1].back.path,
        site=subject.site,
        facts=tuple(fact for relapse in found for fact in _facts(relapse, now)),
        parameters=parameters(
            target=subject,
            number=len(found),
            works=listed(sorted({relapse.work.name for relapse in found})),
            since=found[-1].back.moment.date,
        ),
    )


def _is_reviewed(chart: Chart, subject: Subject, since: Moment) -> bool:
    case = chart.case
    causes = (case.patient.causes or ()) if case.patient is not None else ()
    if not REVIEWED.isdisjoint(causes):
        return True
    if case.program is not None and case.program.presumed_cause is PresumedCause.WEAKNESS:
        return True
    line = chart.tone_line(subject.site) if subject.site is not None else ()
    return any(entry.observation.activity is Activity.UNDERACTIVE and since.is_seen_at(entry.moment) for entry in line)


def _facts(relapse: Relapse, now: Moment) -> Iterator[Fact]:
    work = relapse.work
    assert work.moment is not None  # noqa: S101  # it is done
    yield Fact(str(work.path), f"{work.name} on {work.moment.date}", work.moment.days_before(now))
    for state in (relapse.eased, relapse.back):
        yield pain_fact(state, now) if isinstance(state, PainEntry) else tone_fact(state, now)


RULE = Rule(
    code="P39",
    slug="relapse-questions-cause",
    family=Family.PASSIVE_CARE,
    principle="P39",
    severity=Severity.WARNING,
    message="{target} was loosened by {works} and was as bad as before again {number} times, last on {since}",
    suggestion="The source would review whether overuse or overactivity explains the state of {target}",
    thresholds=("change-points", "change-percent", "relapse-cycles"),
    check=check,
    pair=MinimalPair(
        good=_cases_passive.relieved,
        bad=Edit("$.assessments[4].tones[0]", _cases_passive.trapezius("t29", Tone.HYPERTONIC)),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.assessments[4].tones[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(
                Fact("$.log.treatments[0]", "massage on 2024-03-02", 31),
                Fact("$.assessments[1].tones[0]", f"upper-trapezius (right): normal - {_NORMAL}", 25),
                Fact("$.assessments[2].tones[0]", f"upper-trapezius (right): hypertonic - {_TIGHT}", 18),
                Fact("$.log.treatments[1]", "massage on 2024-03-16", 17),
                Fact("$.assessments[3].tones[0]", f"upper-trapezius (right): normal - {_NORMAL}", 11),
                Fact("$.assessments[4].tones[0]", f"upper-trapezius (right): hypertonic - {_TIGHT}", 4),
            ),
            parameters=parameters(
                number=2,
                since="2024-03-29",
                target="upper-trapezius (right)",
                works="massage",
            ),
        ),
    ),
    doc=__doc__,
)
