"""Neurogenic tone: spasticity, rigidity and flaccidity are no tension states of the sources (A69)."""

from __future__ import annotations

from rehabkit.chart._values import Seen
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case
from rehabkit.models.examination import NeurologicalObservation
from rehabkit.vocab import ComplaintKind, Condition, NeuroKind, NeuroResult, NeuroScale, Region, Side

_CENTRAL = frozenset(
    {
        Condition.STROKE,
        Condition.SPINAL_CORD_INJURY,
        Condition.MULTIPLE_SCLEROSIS,
        Condition.PARKINSON_DISEASE,
    }
)
_NEUROGENIC_KINDS = frozenset({NeuroKind.SPASTICITY, NeuroKind.RIGIDITY, NeuroKind.FLACCIDITY})
_NEUROGENIC_SCALES = frozenset({NeuroScale.MODIFIED_ASHWORTH, NeuroScale.TARDIEU})


def neurogenic_datum(
    case: Case,
    examined: tuple[Seen[NeurologicalObservation], ...],
    site: Site,
    muscles: tuple[str, ...],
    regions: tuple[Region, ...],
) -> Path | None:
    """Return the datum by which a site's tone may be neurogenic, else None.

    Args:
        case: The case.
        examined: Its neurological examinations.
        site: The site.
        muscles: The site's muscle and its wholes.
        regions: The muscle's regions.
    """
    for seen in examined:
        found = seen.observation
        scaled = found.scale in _NEUROGENIC_SCALES
        shown = found.kind in _NEUROGENIC_KINDS and found.result not in {NeuroResult.NEGATIVE, NeuroResult.NORMAL}
        here = found.muscle in muscles if found.muscle is not None else _is_here(found.region, regions)
        if (scaled or shown) and here and _may_be(found.side, site.side):
            return seen.path
    conditions = case.patient.conditions if case.patient is not None else None
    for position, record in enumerate(conditions or ()):
        if record.condition in _CENTRAL and _is_here(record.region, regions) and _may_be(record.side, site.side):
            return Path(("patient", "conditions", position))
    for position, complaint in enumerate(case.complaints or ()):
        injured = complaint.kind is ComplaintKind.NERVE_INJURY
        if injured and complaint.region in regions and _may_be(complaint.side, site.side):
            return Path(("complaints", position))
    return None


def _is_here(region: Region | None, regions: tuple[Region, ...]) -> bool:
    return region in {None, Region.WHOLE_BODY, *regions}


def _may_be(side: Side | None, other: Side) -> bool:
    return side not in {Side.LEFT, Side.RIGHT} or other is Side.MIDLINE or side is other
