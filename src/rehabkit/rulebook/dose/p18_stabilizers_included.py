"""A program for spasm or a back strengthens only movers.

What it checks
    The program of a person with a complaint of the back, or with a spasm, that strengthens a mover: it has work for
    stabilizers, or an exercise for a muscle of that role, or it strengthens a muscle that is recorded to be no
    mover.

Why
    One source holds that people rely on the big movers and neglect the small stabilizers (S2-17), which need
    re-education, retraining and strengthening (S2-23), and that prescribed stabilizing exercises help (S2-29).
    Another sees no difference in the long run (S4-10).

When it does not apply
    Other complaints; programs that strengthen no muscle recorded as a mover. From the role of a group nothing is
    concluded about its members (A26). A spasm of a limb softens the finding. Strengthened muscles without a recorded
    role or without a name, and phases whose prescriptions are not stated, leave it unknown.

References:
    S2-17, S2-23, S2-29; disputed by S4-10. Evidence entry E17: better than minimal care, no superiority in the long
    run.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, WorkEntry, unstated_phases
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Exercise
from rehabkit.rulebook import _cases_dose
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, listed, parameters
from rehabkit.vocab import (
    ComplaintKind,
    Effect,
    Family,
    MuscleRole,
    Outcome,
    Region,
    Severity,
    Tone,
    ToneMethod,
    is_sided,
)

_BACK = frozenset({Region.LOW_BACK, Region.UPPER_BACK})
_NO_TRAINING = (Effect.STRETCHING, Effect.TENSION_REDUCING, Effect.RELEASE_CONTRACTION)


@attrs.frozen
class _Ground:
    """Why a program is one for spasm or a back.

    Attributes:
        fact: The datum.
        is_limb: Whether it is a spasm of a limb.
    """

    fact: Fact
    is_limb: bool


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge a program for spasm or a back that strengthens a mover."""
    works = [entry for entry in chart.works if entry.is_prescription]
    strengthening = [entry for entry in works if entry.has(Effect.STRENGTHENING)]
    muscles = sorted({site.muscle for entry in strengthening for site in entry.sites})
    movers = [name for name in muscles if MuscleRole.MOVER in (chart.roles(name) or ())]
    grounds = [*_complaints(chart), *_spasms(chart)] if movers else []
    if not grounds:
        return
    others = [name for name in muscles if name not in movers]
    if any(_trains_stabilizer(chart, entry) for entry in works) or any(chart.roles(n) is not None for n in others):
        yield PASS
    else:
        nameless = [f"{entry.path}.targets" for entry in strengthening if not entry.sites]
        needs = (*(f"role of {name}" for name in others), *nameless, *unstated_phases(chart.phases))
        yield _hit(grounds, movers, strengthening, needs)


def _complaints(chart: Chart) -> Iterator[_Ground]:
    for episode in chart.episodes:
        region, kind = episode.complaint.region, episode.complaint.kind
        if region in _BACK or kind is ComplaintKind.MUSCLE_SPASM:
            what = "spasm" if kind is ComplaintKind.MUSCLE_SPASM else "complaint"
            yield _Ground(Fact(str(episode.path), f"{what} of the {region.replace('-', ' ')}"), is_sided(region))


def _spasms(chart: Chart) -> Iterator[_Ground]:
    for at, visit in enumerate(chart.case.assessments or ()):
        for position, seen in enumerate(visit.tones or ()):
            known = chart.as_of is None or visit.date <= chart.as_of
            if known and seen.tone is Tone.SPASM and seen.method is not ToneMethod.IMAGING:
                path = f"$.assessments[{at}].tones[{position}]"
                regions = chart.muscle(seen.muscle).regions
                yield _Ground(Fact(path, f"spasm of {seen.muscle} ({seen.side})"), all(is_sided(r) for r in regions))


def _trains_stabilizer(chart: Chart, entry: WorkEntry) -> bool:
    if entry.has(Effect.STABILIZING):
        return True
    if not isinstance(entry.intervention, Exercise) or entry.has(*_NO_TRAINING):
        return False
    return any(MuscleRole.STABILIZER in (chart.roles(site.muscle) or ()) for site in entry.sites)


def _hit(grounds: list[_Ground], movers: list[str], works: list[WorkEntry], needs: tuple[str, ...]) -> Hit:
    named = [entry for entry in works if entry.sites]
    told = [Fact(str(entry.path), f"{entry.name} of {listed(map(str, entry.sites))}") for entry in named]
    extrapolated = not needs and all(ground.is_limb for ground in grounds)
    return Hit(
        outcome=Outcome.UNKNOWN if needs else Outcome.FAIL,
        path=Path(("program",)),
        facts=(*(ground.fact for ground in grounds), *told),
        parameters=parameters(movers=listed(movers), ground=listed(sorted({ground.fact.value for ground in grounds}))),
        softening="extrapolated" if extrapolated else None,
        needs=needs,
    )


RULE = Rule(
    code="P18",
    slug="stabilizers-included",
    family=Family.DOSE,
    principle="P18",
    severity=Severity.WARNING,
    unknown_severity=Severity.INFO,
    message="The program strengthens only movers ({movers}), with {ground}",
    suggestion="The source would have work for stabilizers as well",
    unknown="The program strengthens movers ({movers}), with {ground}; whether stabilizers are trained is not stated",
    softenings=(Softening("extrapolated", Severity.INFO, "the spasm is of a limb, and the source speaks of the back"),),
    check=check,
    pair=MinimalPair(
        good=_cases_dose.degenerated,
        bad=Edit.remove("$.program.phases[1].prescriptions[1]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.complaints[0]", "complaint of the low back"),
                Fact("$.program.phases[1].prescriptions[0]", "resistance training of rectus-abdominis (midline)"),
            ),
            parameters=parameters(ground="complaint of the low back", movers="rectus-abdominis"),
        ),
    ),
    doc=__doc__,
)
