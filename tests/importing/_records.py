"""Invented records, and what tests say of an import."""

from __future__ import annotations

from typing import Any

import rehabkit as rk
from rehabkit.importing import RecordPlace

PRESS: dict[str, Any] = {
    "name": "Wall press",
    "force": "push",
    "level": "beginner",
    "mechanic": "compound",
    "equipment": "body only",
    "primaryMuscles": ["triceps"],
    "secondaryMuscles": ["biceps"],
    "instructions": ["Lean on a wall.", "Bend and stretch the arms."],
    "category": "strength",
    "images": ["Wall_press/0.jpg"],
    "id": "Wall_press",
}


def press(**changes: object) -> dict[str, Any]:
    """Return the record of a sound exercise with other values; the key `less` names keys to leave out."""
    less = changes.pop("less", ())
    assert isinstance(less, tuple)
    return {name: value for name, value in {**PRESS, **changes}.items() if name not in less}


def lost(made: rk.Import, field: str) -> list[tuple[str, str]]:
    """Return reason and value of what a field lost."""
    return [(loss.reason.value, loss.value) for loss in made.losses if loss.field == field]


def wrong(made: rk.Import) -> list[tuple[str, str, str]]:
    """Return place, kind and sentence of each defect."""
    return [(defect.path, defect.kind.value, defect.why) for defect in made.defects]


def refused(made: rk.Import) -> list[list[tuple[str, str, str]]]:
    """Return place, kind and sentence of each defect of each refused record."""
    return [[(each.path, each.kind.value, each.why) for each in record.defects] for record in made.refused]


def muscles(made: rk.Import) -> list[tuple[str, str]]:
    """Return muscles and roles of the first exercise."""
    return [(part.muscle, part.role.value) for part in made.exercises[0].muscles or ()]


def places(entries: tuple[RecordPlace, ...]) -> set[str]:
    """Return the paths of entries."""
    return {entry.path for entry in entries}
