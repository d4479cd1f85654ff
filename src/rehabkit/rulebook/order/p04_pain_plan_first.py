"""A program strengthens a painful region, and no step for the pain comes first.

What it checks
    Each region whose pain at the start of a program is above the limit (0 by default) and that the program
    strengthens: the program has a step that finds the cause and controls the pain. The component
    `cause-and-pain-control` or `medication` is one wherever it stands; a phase `cause-and-pain`, medical work, and work
    whose purpose is pain control are one where they begin before the first strengthening of the region. Where the
    program's start is not dated, pain as of the case's day is taken. Each region whose newest pain is recorded as
    unmanageable, strengthened or not: the step is a physician's, or there is pain medicine; the two components count.

Why
    One source holds that pain has to end before strength is of use (S0-17), that finding how is the physicians' task
    (S0-18), and that the cause is found before healing is supported (S0-19). Another calls adequate pain management
    the first step (S3-141), by a physician where pain is unmanageable (S3-140).

When it does not apply
    No program; pain that is manageable, or of which that is not recorded, in a region that is not strengthened; no
    recorded pain above the limit at the program's start; templates without a person. A program that does not state its
    components leaves it unknown.

References:
    S0-17, S0-18, S0-19, S3-140, S3-141; opposed in part by S2-12 and S1-30. Evidence entry E03: control sufficient
    for movement is supported, the end of all pain contested.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Moment, PainEntry, Subject, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.program import Program
from rehabkit.rulebook import _cases_order
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, pain_fact, parameters
from rehabkit.vocab import (
    Actor,
    Component,
    Effect,
    Family,
    Outcome,
    PhaseKind,
    Purpose,
    Region,
    Severity,
    Side,
    is_sided,
)

PHYSICIANS = frozenset({Actor.PHYSICIAN, Actor.SURGEON, Actor.PAIN_CLINIC})
STEPS = frozenset({Component.CAUSE_AND_PAIN_CONTROL, Component.MEDICATION})
Key = tuple[Region | None, Side | None]


@attrs.frozen
class _Place:
    """The first strengthening of a painful region.

    Attributes:
        entry: The work.
        subject: What it strengthens.
        pain: The pain.
        day: First day of the work.
    """

    entry: WorkEntry
    subject: Subject
    pain: PainEntry
    day: int

    def key(self) -> tuple[object, ...]:
        """Return a key by which the first work comes first, and of its pains the highest."""
        return self.day, -self.pain.value, self.entry.id, str(self.pain.path)


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each region that hurts at the start and is strengthened, or whose pain is unmanageable."""
    program, start = chart.case.program, chart.case.program_start or chart.as_of
    if program is None or start is None:
        return
    moment = Moment(start)
    places: dict[Key, list[_Place]] = {}
    for place in _places(chart, moment):
        places.setdefault(_key(place.pain), []).append(place)
    unmanageable = _unmanageable(chart)
    for key, found in places.items():
        place = min(found, key=_Place.key)
        verdict = _judge(chart, program, place, moment)
        if verdict is PASS and key in unmanageable:
            verdict = _ask(chart, program, unmanageable.pop(key), place.entry.path)
        unmanageable.pop(key, None)
        yield verdict
    for pain in unmanageable.values():
        yield _ask(chart, program, pain, Path(("program",)))


def _places(chart: Chart, moment: Moment) -> Iterator[_Place]:
    limit = chart.number("pain-limit")
    for entry in chart.work(Effect.STRENGTHENING):
        if entry.is_prescription:
            for subject in chart.subjects(entry):
                for pain in chart.pain(subject, moment).known:
                    if pain.exceeds(limit):
                        yield _Place(entry, subject, pain, chart.window(entry)[0])


def _key(pain: PainEntry) -> Key:
    """Return region and side of a pain; axial regions are not sided (A07)."""
    side = pain.observation.side if pain.observation is not None else None
    return pain.region, side if pain.region is not None and is_sided(pain.region) else None


def _unmanageable(chart: Chart) -> dict[Key, PainEntry]:
    """Return the pains that the newest observation of their region records as unmanageable."""
    newest = {_key(pain): pain for pain in sorted(chart.pains, key=_told)}
    return {key: pain for key, pain in newest.items() if _is_unmanageable(pain)}


def _told(pain: PainEntry) -> tuple[object, ...]:
    """Return a key by which pains sort in time, of one moment the unmanageable one last."""
    return *pain.moment.key(), _is_unmanageable(pain)


def _is_unmanageable(pain: PainEntry) -> bool:
    return pain.observation is not None and pain.observation.manageable is False


def _judge(chart: Chart, program: Program, place: _Place, moment: Moment) -> Verdict:
    if _has_step(chart, program, place.day):
        return PASS
    told = (
        f"{place.entry.name} strengthens {place.subject} from day {place.day} of the program on, "
        f"{place.pain.region} hurts at its start (pain {place.pain})"
    )
    return _hit(
        program,
        place.entry.path,
        place.subject.site,
        pain_fact(place.pain, moment),
        parameters(
            told=told,
            step="step for the cause and control of the pain comes first",
            wanted="a step before it, with a physician, that finds the cause of the pain and controls it",
        ),
    )


def _ask(chart: Chart, program: Program, pain: PainEntry, path: Path) -> Verdict:
    """Judge whether a physician or medicine answers unmanageable pain (S3-140)."""
    if STEPS & set(program.components or ()) or _has_physician(chart, program):
        return PASS
    told = f"{pain.region} hurts and the pain is recorded as unmanageable (pain {pain})"
    said = parameters(
        told=told,
        step="physician's step or pain medicine is planned",
        wanted="a physician asked for proper control of the pain",
    )
    return _hit(program, path, None, pain_fact(pain, Moment(chart.as_of or pain.moment.date)), said)


def _has_physician(chart: Chart, program: Program) -> bool:
    patient = chart.case.patient
    return (
        bool(patient is not None and patient.medications)
        or any(phase.actor in PHYSICIANS for phase in program.phases or ())
        or any(entry.actor in PHYSICIANS or entry.has(Effect.MEDICAL) for entry in chart.works)
    )


def _hit(program: Program, path: Path, site: Site | None, fact: Fact, said: tuple[tuple[str, str], ...]) -> Hit:
    stated = program.components is not None
    return Hit(
        outcome=Outcome.FAIL if stated else Outcome.UNKNOWN,
        path=path,
        site=site,
        facts=(fact,),
        parameters=said if stated else tuple(each for each in said if each[0] != "wanted"),
        needs=() if stated else ("$.program.components",),
    )


def _has_step(chart: Chart, program: Program, day: int) -> bool:
    if STEPS & set(program.components or ()):
        return True
    if any(phase.kind is PhaseKind.CAUSE_AND_PAIN and phase.from_day < day for phase in program.phases or ()):
        return True
    return any(entry.is_prescription and _is_for_pain(entry) and chart.window(entry)[0] < day for entry in chart.works)


def _is_for_pain(entry: WorkEntry) -> bool:
    purpose: Purpose | None = entry.get("purpose")
    return purpose is Purpose.PAIN_CONTROL or (purpose is None and entry.has(Effect.MEDICAL))


RULE = Rule(
    code="P04",
    slug="pain-plan-first",
    family=Family.ORDER,
    principle="P04",
    severity=Severity.WARNING,
    message="{told}, and no {step}",
    suggestion="The source would have {wanted}",
    unknown="{told}, and whether a {step} is not stated",
    thresholds=("pain-limit",),
    check=check,
    pair=MinimalPair(
        good=_cases_order.soothed,
        bad=Edit.remove("$.program.components[0]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(Fact("$.assessments[0].pains[0]", "neck (central): pain 4/10, movement, now", 1),),
            parameters=parameters(
                step="step for the cause and control of the pain comes first",
                told="resistance training strengthens upper-trapezius (right) from day 0 of the program on, "
                "neck hurts at its start (pain 4/10)",
                wanted="a step before it, with a physician, that finds the cause of the pain and controls it",
            ),
        ),
    ),
    doc=__doc__,
)
