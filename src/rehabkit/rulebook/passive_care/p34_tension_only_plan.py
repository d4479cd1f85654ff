"""A plan is made only of treatment that lowers tension or numbs.

What it checks
    The program of a person with something to solve (a complaint, pain, a tight or long-held muscle, or a presumed
    imbalance), or a program whose aim is resolution: at least one prescription does something else than lower
    tension or numb. Release work alone counts as lowering tension (T04).

Why
    One source holds that whatever lowers tension is no answer for the long term (S1-28), another that loosened
    muscles return to their state (S2-08) and injections do not reach it (S2-11); a third has strength follow
    (S3-95).

When it does not apply
    A program that is for relief only, by its aim or by every goal (S1-02); a single treatment on one day where
    every complaint is a first episode (S1-07); a program without prescriptions. Components are not prescriptions.
    Treatments that neither lower tension nor numb, such as ice or advice, soften the finding. Beside other work, a
    tension-reducing treatment that one source opposes and another one asks for is noted (T05, T07). A phase whose
    prescriptions are not stated leaves it unknown. A mixed method strengthens where its entry says so (A41).

References:
    S1-28, S2-08, S2-11, S3-95, S1-02, S1-07, S3-111, S3-120. Evidence entry E06.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, PhaseEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import SourceStance, Treatment
from rehabkit.models.program import Program
from rehabkit.rulebook import _cases_passive
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Softening,
    Verdict,
    listed,
    parameters,
)
from rehabkit.vocab import (
    Aim,
    Course,
    Effect,
    Family,
    GoalKind,
    Imbalance,
    Outcome,
    PresumedCause,
    Severity,
    Stance,
    Tone,
    ToneMethod,
)

LOWERS = (
    Effect.TENSION_REDUCING,
    Effect.INHIBITORY,
    Effect.NUMBING,
    Effect.STRETCHING,
    Effect.RELEASE_CONTRACTION,
)
BUILDS = (
    Effect.STRENGTHENING,
    Effect.STABILIZING,
    Effect.ENDURANCE,
    Effect.FACILITATION,
    Effect.EXPOSURE,
)
TROUBLE = frozenset({Tone.HYPERTONIC, Tone.SPASM, Tone.RELEASING, Tone.HYPOTONIC})
PLACE = Path(("program",))


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program of somebody with something to solve."""
    program = chart.case.program
    works = [entry for entry in chart.works if entry.is_prescription]
    lowering = [entry for entry in works if _lowers(entry)]
    if program is None or not works or not (program.aim is Aim.RESOLUTION or _has_trouble(chart)):
        return
    reason = _reason(chart, program, works)
    if reason is not None:
        yield NotApplicable(PLACE, reason)
    elif any(not _lowers(entry) and not _is_other_treatment(entry) for entry in works):
        disputed = [entry for entry in lowering if _is_disputed(entry)]
        yield _hit(program, disputed, "beside-other-work") if disputed else PASS
    elif not lowering:
        yield PASS
    else:
        yield _alone(chart, program, works, lowering)


def _lowers(entry: WorkEntry) -> bool:
    return entry.has(*LOWERS) and not entry.has(*BUILDS)


def _is_other_treatment(entry: WorkEntry) -> bool:
    """Return whether it is done to the person, and neither lowers tension nor builds anything."""
    return isinstance(entry.intervention, Treatment) and not entry.has(*BUILDS) and not entry.has(*LOWERS)


def _has_trouble(chart: Chart) -> bool:
    case = chart.case
    seen = [visit for visit in case.assessments or () if chart.as_of is None or visit.date <= chart.as_of]
    told = [observation for visit in seen for observation in visit.tones or ()]
    tones = {observation.tone for observation in told if observation.method is not ToneMethod.IMAGING}
    return (
        bool(case.complaints)
        or any(pain.value > 0 for pain in chart.pains)
        or not tones.isdisjoint(TROUBLE)
        or (case.patient is not None and case.patient.imbalance is Imbalance.PRESUMED)
        or (case.program is not None and case.program.presumed_cause is PresumedCause.MUSCLE_IMBALANCE)
    )


def _reason(chart: Chart, program: Program, works: list[WorkEntry]) -> str | None:
    """Return why the plan is not one for the long term, or None."""
    case = chart.case
    aim, goals = program.aim, case.goals or ()
    if aim is Aim.RELIEF or (aim is None and goals and all(goal.kind is GoalKind.RELIEF for goal in goals)):
        return "relief-only"
    courses = [complaint.course for complaint in case.complaints or ()]
    first, last = chart.window(works[0])
    if len(works) == 1 and first == last and courses and all(course is Course.FIRST for course in courses):
        return "single-treatment"
    return None


def _is_disputed(entry: WorkEntry) -> bool:
    """Return whether a tension-reducing treatment is opposed by one source and asked for by another."""
    if not isinstance(entry.intervention, Treatment) or entry.has(Effect.RELEASE_CONTRACTION):
        return False
    stances: tuple[SourceStance, ...] = entry.intervention.stances or ()
    if entry.technique is not None:
        stances += entry.technique.stances
    told = {stance.stance for stance in stances}
    return Stance.OPPOSES in told and not told.isdisjoint({Stance.FAVORS, Stance.CONDITIONAL})


def _alone(chart: Chart, program: Program, works: list[WorkEntry], lowering: list[WorkEntry]) -> Hit:
    unstated = [phase for phase in chart.phases if phase.phase.prescriptions is None]
    if not unstated:
        return _hit(program, lowering, None if len(lowering) == len(works) else "other-treatment")
    return Hit(
        outcome=Outcome.UNKNOWN,
        path=PLACE,
        facts=_facts(lowering),
        parameters=parameters(program=program.id, works=_works(lowering), phases=_phases(unstated)),
        needs=tuple(f"{phase.path}.prescriptions" for phase in unstated),
    )


def _hit(program: Program, named: list[WorkEntry], softening: str | None) -> Hit:
    beside = "beside other work" if softening == "beside-other-work" else "and nothing in it builds strength"
    return Hit(
        outcome=Outcome.FAIL,
        path=PLACE,
        facts=_facts(named),
        parameters=parameters(program=program.id, works=_works(named), beside=beside),
        softening=softening,
    )


def _facts(works: list[WorkEntry]) -> tuple[Fact, ...]:
    return tuple(Fact(str(entry.path), f"{entry.name}: {', '.join(sorted(entry.effects))}") for entry in works)


def _works(works: list[WorkEntry]) -> str:
    return listed(sorted({entry.name for entry in works}))


def _phases(phases: list[PhaseEntry]) -> str:
    return listed(sorted(entry.phase.id for entry in phases))


RULE = Rule(
    code="P34",
    slug="tension-only-plan",
    family=Family.PASSIVE_CARE,
    principle="P34",
    severity=Severity.ERROR,
    message="Program {program} lowers tension or numbs by {works}, {beside}",
    suggestion="The source would take strength work, and not {works}, for an answer for the long term",
    unknown="Program {program} lowers tension or numbs by {works}, and what {phases} prescribes is not stated",
    softenings=(
        Softening(
            "other-treatment", Severity.WARNING, "the plan also has treatments that neither lower tension nor numb"
        ),
        Softening(
            "beside-other-work",
            Severity.INFO,
            "it stands beside other work, and another source asks for it there",
            contested=True,
        ),
    ),
    check=check,
    pair=MinimalPair(
        good=_cases_passive.rolled,
        bad=Edit.remove("$.program.phases[0].prescriptions[0]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=PLACE,
            facts=(Fact("$.program.phases[0].prescriptions[0]", "foam rolling: inhibitory, tension-reducing"),),
            parameters=parameters(
                beside="and nothing in it builds strength",
                program="pr1",
                works="foam rolling",
            ),
        ),
    ),
    doc=__doc__,
)
