"""Somebody performs what another has to perform.

What it checks
    Two sorts of work. Where the case declares who may perform an intervention, its actor is one of them; `therapist`
    covers every kind of therapist. Where an intervention is an injection, an operation or a prescription-only drug,
    its stated actor is neither the patient nor a caregiver.

Why
    Sources tie acts to those who do them: ending pain by medical means to a physician (S0-18, S3-140), hands-on
    facilitation and passive stretching to a therapist (S2-27, S3-107), assisted release to trained professionals
    (S3-99). Who may act is a matter of law and training, so that the library ships no list of its own.

When it does not apply
    Interventions for which nothing is declared: permitted actors are unknown by default. What was done as
    prescribed, by whom it was prescribed, is judged at the prescription. A stretch by oneself is a type of its own.
    A declared set with no stated actor is unknown.

References:
    S0-18, S2-27, S3-99, S3-107, S3-140. No published evidence was looked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_course
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, parameters
from rehabkit.vocab import Actor, Family, Outcome, Severity, Status

LAY = frozenset({Actor.PATIENT, Actor.CAREGIVER})
_DECLARED = "the case declares"
_PROFESSIONAL = "it is an injection, an operation or a prescription-only drug"


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each piece of work whose actor is bound by the case or by its kind."""
    declared = _declared(chart)
    for entry in chart.works:
        if entry.intervention is None or entry.status is Status.MISSED or not _states_its_own(entry):
            continue
        permitted = declared.get(entry.intervention.id)
        if permitted is not None:
            yield _against_set(entry, *permitted)
        elif chart.joined.needs_professional(entry.intervention) and entry.actor is not None:
            yield _against_lay(entry, entry.actor)


def _declared(chart: Chart) -> dict[str, tuple[tuple[Actor, ...], tuple[Path, ...]]]:
    """Return who may perform each intervention that the case speaks of, with the places that say so."""
    found: dict[str, tuple[tuple[Actor, ...], tuple[Path, ...]]] = {}
    definitions = chart.case.definitions
    for position, entry in enumerate((definitions.permitted_actors or ()) if definitions is not None else ()):
        actors, paths = found.get(entry.intervention, ((), ()))
        path = Path(("definitions", "permitted_actors", position))
        found[entry.intervention] = (tuple(sorted({*actors, *entry.actors})), (*paths, path))
    return found


def _states_its_own(entry: WorkEntry) -> bool:
    """Return whether work is judged by itself, and not at the prescription that it carries out."""
    prescribed = entry.prescription
    if prescribed is None or entry.is_prescription or entry.stated.actor is not None:
        return True
    return entry.intervention is not None and entry.intervention.id != prescribed.intervention


def _against_set(entry: WorkEntry, permitted: tuple[Actor, ...], paths: tuple[Path, ...]) -> Verdict:
    if entry.actor is not None and _is_among(entry.actor, permitted):
        return PASS
    known = _actor_facts(entry)
    facts = (*known, *(Fact(str(path), f"permitted: {listed(permitted)}") for path in paths))
    if entry.actor is None:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            facts=facts,
            parameters=parameters(work=entry.name, permitted=listed(permitted)),
            needs=(f"actor of {entry.name}",),
        )
    return _failure(entry, entry.actor, f"{_DECLARED} {listed(permitted)}", facts)


def _is_among(actor: Actor, permitted: tuple[Actor, ...]) -> bool:
    return actor in permitted or (Actor.THERAPIST in permitted and actor.endswith(Actor.THERAPIST))


def _against_lay(entry: WorkEntry, actor: Actor) -> Verdict:
    if actor not in LAY:
        return PASS
    return _failure(entry, actor, _PROFESSIONAL, _actor_facts(entry))


def _failure(entry: WorkEntry, actor: Actor, permitted: str, facts: tuple[Fact, ...]) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        facts=facts,
        parameters=parameters(work=entry.name, actor=actor.replace("-", " "), permitted=permitted),
    )


def _actor_facts(entry: WorkEntry) -> tuple[Fact, ...]:
    if entry.actor is None:
        return ()
    holder = entry.path if entry.stated.actor is not None else entry.prescription_path
    return (Fact(f"{holder}.actor", str(entry.actor)),)


RULE = Rule(
    code="P54",
    slug="actor-fits",
    family=Family.CONTENT,
    principle="P54",
    severity=Severity.WARNING,
    message="{work} is performed by: {actor}; {permitted}",
    suggestion="The source would have each technique performed by somebody able to do it",
    unknown="{work} has no stated actor, and the case declares {permitted}",
    check=check,
    pair=MinimalPair(
        good=_cases_course.fascia,
        bad=Edit("$.definitions.permitted_actors[0].actors", (Actor.OSTEOPATH,)),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[1]"),
            facts=(
                Fact("$.program.phases[0].prescriptions[1].actor", "therapist"),
                Fact("$.definitions.permitted_actors[0]", "permitted: osteopath"),
            ),
            parameters=parameters(
                actor="therapist",
                permitted="the case declares osteopath",
                work="myofascial release",
            ),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[1].actor"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[1]"),
            facts=(Fact("$.definitions.permitted_actors[0]", "permitted: therapist"),),
            parameters=parameters(permitted="therapist", work="myofascial release"),
            needs=("actor of myofascial release",),
        ),
    ),
    doc=__doc__,
)
