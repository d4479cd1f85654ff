"""A case with its definitions and the catalog, as one."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from rehabkit import catalog
from rehabkit.location import Path
from rehabkit.models.anatomy import Muscle, MusclePair
from rehabkit.models.case import Case
from rehabkit.models.intervention import Contraindication, Exercise, Technique, Treatment
from rehabkit.models.work import Work
from rehabkit.vocab import Effect, TechniqueClass

Intervention = Exercise | Treatment


@attrs.frozen
class JoinedPair:
    """A pair with the place that states it.

    Attributes:
        pair: The pair.
        path: Where it stands: in the case, or `catalog:pairs/<id>`.
    """

    pair: MusclePair
    path: Path


@attrs.frozen(kw_only=True)
class Joined:
    """A case, its definitions and the catalog as one.

    Attributes:
        case: The case.
        muscles: Every muscle that it can name.
        parents: The wholes of each part, nearest first.
        pairs: The pairs that hold in this case.
        interventions: Exercises and treatments, one namespace.
        replaced: Where a definition replaces a shipped entry, with its id.
    """

    case: Case
    muscles: Mapping[str, Muscle]
    parents: Mapping[str, tuple[str, ...]]
    pairs: tuple[JoinedPair, ...]
    interventions: Mapping[str, Intervention]
    replaced: tuple[tuple[Path, str], ...]

    def technique(self, work: Work, intervention: Intervention | None) -> Technique | None:
        """Return the technique that work names, or its intervention's."""
        name = work.technique or (intervention.technique if intervention is not None else None)
        return catalog.techniques()[name] if name is not None else None

    def effects(self, intervention: Intervention) -> frozenset[Effect]:
        """Return what an intervention does in the eyes of the rules: its own word, or its type's."""
        if intervention.effects is not None:
            return frozenset(intervention.effects)
        return frozenset(_generic(intervention).effects or ())

    def technique_class(self, intervention: Intervention) -> TechniqueClass | None:
        """Return how an intervention is meant to work: its own word, or its type's."""
        return intervention.technique_class or _generic(intervention).technique_class

    def pressure_is_limited(self, intervention: Intervention | None, technique: Technique | None) -> bool:
        """Return whether a source gives work a firmest pressure (P19): by its technique, or by its type's."""
        if technique is None and intervention is not None:
            name = _generic(intervention).technique
            technique = catalog.techniques()[name] if name is not None else None
        return technique is not None and technique.pressure_at_most is not None

    def needs_professional(self, intervention: Intervention) -> bool:
        """Return whether neither patient nor caregiver performs it (P54): its own word, or its kind's."""
        if isinstance(intervention, Exercise):
            return False
        if intervention.needs_professional is not None:
            return intervention.needs_professional
        return catalog.treatments()[intervention.kind].needs_professional is True

    def contraindicated(self, intervention: Intervention) -> tuple[Contraindication, ...]:
        """Return the recorded states under which a publication speaks against it (S01): its own, or its kind's."""
        if isinstance(intervention, Exercise):
            return ()
        if intervention.contraindicated is not None:
            return intervention.contraindicated
        return catalog.treatments()[intervention.kind].contraindicated or ()


def _generic(intervention: Intervention) -> Intervention:
    """Return the generic entry of an intervention's type or kind."""
    if isinstance(intervention, Exercise):
        return catalog.exercises()[intervention.type]
    return catalog.treatments()[intervention.kind]
