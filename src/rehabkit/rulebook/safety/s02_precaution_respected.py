"""Work goes beyond a prescribed precaution.

What it checks
    Each planned or done piece of work that strengthens, contracts or stretches a place for which a restriction is
    recorded on that day: immobilization leaves no joint motion; no active contraction leaves none; a limit of load is
    not exceeded; a limit of range is not the full range. Work that consists of tasks on the feet, or of carrying and
    lifting, at the full level goes beyond a restriction of weight bearing.

Why
    A safety rule of the library: no source article has it. What is prescribed by whoever knows the person goes
    before every source.

When it does not apply
    A template without a person; other kinds of precaution; places and days for which none is recorded. A limit or a
    dose that is not stated leaves it unknown. So does an exercise of the catalog that serves such tasks and may be
    done lying down, while the case does not state its tasks; and work that strengthens, contracts or stretches in a
    region after surgery, fracture, dislocation or a repair while nothing is stated on precautions. Silence is no
    clearance.

References:
    None: what is checked is the person's own prescription. The reading of each kind is a library choice.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import (
    ACTIVE,
    Bar,
    Chart,
    Subject,
    WorkEntry,
    beyond_restriction,
    beyond_weight,
    complaint_bars,
    days_or_now,
    first_day,
    operation_bars,
    precaution_bars,
)
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_safety
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, day_parameters, parameters
from rehabkit.vocab import Actor, ComplaintKind, Effect, Family, Outcome, Severity, Side, Status

LAY = frozenset({Actor.PATIENT, Actor.CAREGIVER, Actor.MEDIA})
RESTRICTED = frozenset(
    {
        ComplaintKind.AFTER_SURGERY,
        ComplaintKind.FRACTURE,
        ComplaintKind.DISLOCATION,
        ComplaintKind.TENDON_REPAIR,
        ComplaintKind.LIGAMENT_REPAIR,
    }
)
"""Kinds of complaint after which a restriction is commonly prescribed (library choice)."""


@attrs.frozen
class _Answer:
    """How work stands to one restriction.

    Attributes:
        outcome: The outcome.
        why: What the work does, or what is not stated.
        bar: The restriction, or the complaint or operation after which one may be prescribed.
    """

    outcome: Outcome
    why: str
    bar: Bar


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each place of work, and with what has no muscle the tasks that bear weight."""
    for entry in chart.works:
        if entry.status is Status.MISSED:
            continue
        places: dict[Site | None, list[_Answer]] = {}
        subjects = (chart.subjects(entry) or (None,)) if entry.has(*ACTIVE, Effect.STRETCHING) else ()
        for subject in subjects:
            site = None if subject is None else subject.site
            places.setdefault(site, []).extend(_answers(chart, entry, subject))
        places.setdefault(None, []).extend(_weight(chart, entry))
        for site, answers in places.items():
            yield from _worst(chart, entry, site, answers)


def _answers(chart: Chart, entry: WorkEntry, subject: Subject | None) -> Iterator[_Answer]:
    patient = chart.case.patient
    if patient is None or patient.precautions is None:
        for bar in (*complaint_bars(chart.case, RESTRICTED), *operation_bars(patient)):
            if bar.concerns(subject) is True and _holds(chart, entry, bar):
                yield _Answer(Outcome.UNKNOWN, "whether a restriction is prescribed", bar)
    for bar in precaution_bars(patient):
        assert bar.precaution is not None  # noqa: S101  # bars of precautions only
        standing, concerned = beyond_restriction(entry, bar.precaution), bar.concerns(subject)
        if standing is None or concerned is False or not _holds(chart, entry, bar):
            continue
        outcome, why = standing
        if concerned is None and outcome is not Outcome.PASS:
            outcome, why = Outcome.UNKNOWN, "the place of the work with its side"
        yield _Answer(outcome, why, bar)


def _weight(chart: Chart, entry: WorkEntry) -> Iterator[_Answer]:
    for bar in precaution_bars(chart.case.patient):
        assert bar.precaution is not None  # noqa: S101  # bars of precautions only
        standing = beyond_weight(entry, bar.precaution)
        if standing is not None and _holds(chart, entry, bar):
            yield _Answer(*standing, bar)


def _holds(chart: Chart, entry: WorkEntry, bar: Bar) -> bool:
    return any(map(bar.holds_on, days_or_now(chart, entry)))


def _worst(chart: Chart, entry: WorkEntry, site: Site | None, answers: list[_Answer]) -> Iterator[Verdict]:
    """Yield the one verdict of a place: a failure before what is unknown, and that before a pass."""
    failed = [answer for answer in answers if answer.outcome is Outcome.FAIL]
    unknown = [answer for answer in answers if answer.outcome is Outcome.UNKNOWN]
    if failed or unknown:
        yield _hit(chart, entry, site, failed or unknown)
    elif answers:
        yield PASS


def _hit(chart: Chart, entry: WorkEntry, site: Site | None, answers: list[_Answer]) -> Hit:
    outcome = answers[0].outcome
    days = [day for day in days_or_now(chart, entry) if any(answer.bar.holds_on(day) for answer in answers)]
    lay = all(answer.bar.precaution is not None and answer.bar.precaution.by in LAY for answer in answers)
    whys = sorted({answer.why for answer in answers})
    return Hit(
        outcome=outcome,
        path=entry.path,
        site=site,
        facts=tuple(Fact(str(answer.bar.path), answer.bar.text) for answer in answers),
        parameters=parameters(
            work=f"{entry.name} of {site}" if site is not None else entry.name,
            when=day_parameters(*first_day(chart, entry, days)),
            what="; ".join(sorted({f"{answer.why} ({answer.bar.text})" for answer in answers})),
        ),
        softening="not-prescribed" if lay and outcome is Outcome.FAIL else None,
        needs=tuple(whys) if outcome is Outcome.UNKNOWN else (),
    )


LIMIT = "load limit at elbow (left) of at most 5 kg from 2024-03-01 to 2024-04-14 by surgeon"
"""The restriction of the minimal pair, in words."""

RULE = Rule(
    code="S02",
    slug="precaution-respected",
    family=Family.SAFETY,
    principle="S02",
    severity=Severity.ERROR,
    message="{work} {when} goes beyond what is on record: {what}",
    suggestion="A safety rule of the library would keep to the restriction while it holds; no source has it",
    unknown="{work} {when} stands beside a restriction or a reason for one, and not stated is: {what}",
    softenings=(
        Softening("not-prescribed", Severity.WARNING, "the restriction is the patient's, a caregiver's or from media"),
    ),
    check=check,
    pair=MinimalPair(
        good=_cases_safety.limited,
        bad=Edit("$.program.phases[0].prescriptions[0].dosage.load_kg", 8),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="biceps-brachii", side=Side.LEFT),
            facts=(Fact("$.patient.precautions[0]", LIMIT),),
            parameters=parameters(
                work="resistance training of biceps-brachii (left)",
                when="on 2024-04-02 and on 5 further planned days",
                what=f"the load is 8 kg ({LIMIT})",
            ),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].dosage.load_kg"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="biceps-brachii", side=Side.LEFT),
            facts=(Fact("$.patient.precautions[0]", LIMIT),),
            parameters=parameters(
                work="resistance training of biceps-brachii (left)",
                when="on 2024-04-02 and on 5 further planned days",
                what=f"the load in kilograms ({LIMIT})",
            ),
            needs=("the load in kilograms",),
        ),
    ),
    doc=__doc__,
)
