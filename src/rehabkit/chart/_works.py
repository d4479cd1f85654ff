"""Work: who targets what when, whether prescribed, planned, or done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

import attrs

from rehabkit.chart._moments import Moment
from rehabkit.chart._strengthening import is_strengthening
from rehabkit.chart._values import ThresholdValue
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case
from rehabkit.models.dosage import Dosage, PainRule
from rehabkit.models.intervention import Exercise, Technique
from rehabkit.models.log import LoggedTreatment, Session, SessionItem
from rehabkit.models.program import Phase
from rehabkit.models.work import Prescription, Work
from rehabkit.resolve import Intervention, Joined
from rehabkit.vocab import Actor, Effect, ExerciseRole, Level, Loading, Setting, Side, Status, Task

V = TypeVar("V")


class WorkKind(StrEnum):
    """Where a piece of work stands."""

    PRESCRIPTION = "prescription"
    ITEM = "session item"
    TREATMENT = "treatment"


@attrs.frozen(kw_only=True)
class PhaseEntry:
    """A phase with its place.

    Attributes:
        phase: The phase.
        path: Where it stands.
    """

    phase: Phase
    path: Path


@attrs.frozen(kw_only=True)
class WorkEntry:
    """One piece of work, with what it takes over from its prescription.

    Attributes:
        kind: Prescription, session item or treatment.
        id: Its id.
        path: Where it stands.
        stated: What stands at that place itself.
        prescription: The prescription that it carries out, or that it is.
        prescription_path: Where that stands.
        phase: Phase of the prescription.
        intervention: The intervention.
        technique: The technique.
        effects: What it does in the eyes of the rules.
        sites: Sites that it targets.
        status: What became of it; a prescription is planned.
        moment: When it is or was done; None for a prescription.
        sitting: Id of the session, or of the treatment itself.
        order: Position within the sitting, or within the phase.
    """

    kind: WorkKind
    id: str
    path: Path
    stated: Work
    prescription: Prescription | None
    prescription_path: Path | None
    phase: PhaseEntry | None
    intervention: Intervention | None
    technique: Technique | None
    effects: frozenset[Effect]
    sites: tuple[Site, ...]
    status: Status
    moment: Moment | None
    sitting: str | None
    order: int

    def get(self, name: str) -> Any:
        """Return a field of the work: its own, or its prescription's."""
        own = getattr(self.stated, name)
        return own if own is not None or self.prescription is None else getattr(self.prescription, name)

    @property
    def dosage(self) -> Dosage | None:
        """The dose."""
        found: Dosage | None = self.get("dosage")
        return found

    @property
    def states_dosage(self) -> bool:
        """Whether the dose stands here and not only at a prescription that is judged by itself."""
        return self.stated.dosage is not None or self.prescription is None or self.is_prescription

    @property
    def is_prescription(self) -> bool:
        """Whether this is a prescription."""
        return self.kind is WorkKind.PRESCRIPTION

    @property
    def is_done(self) -> bool:
        """Whether it took place, wholly or partly."""
        return not self.is_prescription and self.status in {Status.DONE, Status.PARTIAL, Status.STOPPED}

    @property
    def is_planned(self) -> bool:
        """Whether it is still to come, as a prescription or as a planned item of the log."""
        return self.status is Status.PLANNED

    @property
    def actor(self) -> Actor | None:
        """Who performs it."""
        found: Actor | None = self.get("actor")
        return found

    @property
    def setting(self) -> Setting | None:
        """Where it is done."""
        found: Setting | None = self.get("setting")
        return found

    @property
    def pain_rule(self) -> PainRule | None:
        """What the patient is told about pain."""
        found: PainRule | None = self.get("pain_rule")
        return found

    @property
    def level(self) -> Level | None:
        """Its level against the time before the complaint."""
        found: Level | None = self.get("level")
        return found

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Tasks of daily life that it trains."""
        stated: tuple[Task, ...] | None = self.get("tasks")
        if stated is not None:
            return stated
        return (self.intervention.tasks or ()) if isinstance(self.intervention, Exercise) else ()

    @property
    def is_aggressive(self) -> bool:
        """Whether it is aggressive strengthening, by its own word or its kind."""
        return self.get("loading") is Loading.AGGRESSIVE or Effect.AGGRESSIVE in self.effects

    @property
    def is_progressive(self) -> bool:
        """Whether its load is stated to be progressive."""
        return self.get("loading") is Loading.PROGRESSIVE and not self.is_aggressive

    @property
    def name(self) -> str:
        """What the work is called in messages."""
        if self.intervention is None:
            return "unnamed work"
        if self.technique is None or self.technique.name in self.intervention.name:
            return self.intervention.name
        return f"{self.intervention.name} ({self.technique.name})"

    def has(self, *effects: Effect) -> bool:
        """Return whether it has any of some effects."""
        return any(effect in self.effects for effect in effects)


def phase_entries(case: Case) -> tuple[PhaseEntry, ...]:
    """Return the phases of a case's program by their days, in whatever order they are told."""
    program = case.program
    entries = (
        PhaseEntry(phase=phase, path=Path(("program", "phases", position)))
        for position, phase in enumerate((program.phases or ()) if program is not None else ())
    )
    return tuple(sorted(entries, key=lambda entry: (entry.phase.from_day, entry.phase.to_day, entry.phase.id)))


def work_entries(
    joined: Joined, visible_to: Moment | None, thresholds: Mapping[str, ThresholdValue]
) -> Iterator[WorkEntry]:
    """Yield all work of a case: prescriptions first, then sessions and treatments up to a moment, by their days."""
    prescribed = dict(_prescriptions(joined, thresholds))
    yield from prescribed.values()
    log = joined.case.log
    if log is None or visible_to is None:
        return
    for at, session in sorted(enumerate(log.sessions or ()), key=_day):
        for position, item in enumerate(session.items or ()):
            status = item.status or session.status or Status.DONE
            if status is not Status.PLANNED and session.date > visible_to.date:
                continue
            path = Path(("log", "sessions", at, "items", position))
            moment = Moment(session.date, item.time or session.time)
            base = prescribed.get(item.prescription or "")
            yield _logged(
                joined,
                thresholds,
                item,
                path,
                moment=moment,
                status=status,
                sitting=session.id,
                order=position,
                base=base,
            )
    for at, treatment in sorted(enumerate(log.treatments or ()), key=_day):
        status = treatment.status or Status.DONE
        if status is not Status.PLANNED and treatment.date > visible_to.date:
            continue
        path, moment = Path(("log", "treatments", at)), Moment(treatment.date, treatment.time)
        base = prescribed.get(treatment.prescription or "")
        yield _logged(
            joined,
            thresholds,
            treatment,
            path,
            moment=moment,
            status=status,
            sitting=treatment.id,
            order=0,
            base=base,
        )


def _day(numbered: tuple[int, Session | LoggedTreatment]) -> tuple[dt.date, dt.time, str]:
    _, logged = numbered
    moment = Moment(logged.date, logged.time)
    return (*moment.key(), logged.id)


def _prescriptions(joined: Joined, thresholds: Mapping[str, ThresholdValue]) -> Iterator[tuple[str, WorkEntry]]:
    for entry in phase_entries(joined.case):
        for position, prescription in enumerate(entry.phase.prescriptions or ()):
            path = entry.path / "prescriptions" / position
            intervention = joined.interventions[prescription.intervention]
            technique = joined.technique(prescription, intervention)
            yield (
                prescription.id,
                WorkEntry(
                    kind=WorkKind.PRESCRIPTION,
                    id=prescription.id,
                    path=path,
                    stated=prescription,
                    prescription=prescription,
                    prescription_path=path,
                    phase=entry,
                    intervention=intervention,
                    technique=technique,
                    effects=_effects(
                        joined,
                        intervention,
                        technique,
                        prescription.dosage,
                        stated=prescription.strengthening,
                        thresholds=thresholds,
                    ),
                    sites=_sites(joined, prescription.targets, intervention),
                    status=Status.PLANNED,
                    moment=None,
                    sitting=None,
                    order=position,
                ),
            )


def _logged(
    joined: Joined,
    thresholds: Mapping[str, ThresholdValue],
    stated: SessionItem | LoggedTreatment,
    path: Path,
    *,
    moment: Moment,
    status: Status,
    sitting: str,
    order: int,
    base: WorkEntry | None,
) -> WorkEntry:
    name = stated.treatment if isinstance(stated, LoggedTreatment) else None
    if isinstance(stated, SessionItem):
        name = stated.intervention
    intervention = joined.interventions[name] if name is not None else base.intervention if base is not None else None
    prescription = base.prescription if base is not None else None
    technique = joined.technique(stated, intervention)
    if technique is None and base is not None:
        technique = base.technique
    strengthening = stated.strengthening
    if strengthening is None and prescription is not None:
        strengthening = prescription.strengthening
    dosage = stated.dosage if stated.dosage is not None or prescription is None else prescription.dosage
    targets = stated.targets if stated.targets is not None or prescription is None else prescription.targets
    return WorkEntry(
        kind=WorkKind.ITEM if isinstance(stated, SessionItem) else WorkKind.TREATMENT,
        id=stated.id,
        path=path,
        stated=stated,
        prescription=prescription,
        prescription_path=base.path if base is not None else None,
        phase=base.phase if base is not None else None,
        intervention=intervention,
        technique=technique,
        effects=_effects(joined, intervention, technique, dosage, stated=strengthening, thresholds=thresholds),
        sites=_sites(joined, targets, intervention),
        status=status,
        moment=moment,
        sitting=sitting,
        order=order,
    )


def _effects(
    joined: Joined,
    intervention: Intervention | None,
    technique: Technique | None,
    dosage: Dosage | None,
    *,
    stated: bool | None,
    thresholds: Mapping[str, ThresholdValue],
) -> frozenset[Effect]:
    effects = joined.effects(intervention) if intervention is not None else frozenset()
    effects |= frozenset(technique.effects) if technique is not None else frozenset()
    if is_strengthening(effects, dosage, stated=stated, thresholds=thresholds):
        return effects | {Effect.STRENGTHENING}
    return effects - {Effect.STRENGTHENING}


def _sites(joined: Joined, targets: tuple[Site, ...] | None, intervention: Intervention | None) -> tuple[Site, ...]:
    """Return the stated targets, else both sides of the muscles that the exercise targets (A52)."""
    if targets is not None or not isinstance(intervention, Exercise):
        return targets or ()
    named = [part.muscle for part in intervention.muscles or () if part.role is ExerciseRole.TARGET]
    return tuple(
        Site(muscle=name, side=side)
        for name in named
        for side in ((Side.MIDLINE,) if joined.muscles[name].midline else (Side.LEFT, Side.RIGHT))
    )
