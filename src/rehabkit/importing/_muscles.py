"""From the muscle names of a record to muscles with their roles: a region gives candidates, and no muscle."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from rehabkit import catalog
from rehabkit.catalog import fold
from rehabkit.errors import UnknownNameError
from rehabkit.importing._keys import Record
from rehabkit.importing._ledger import DefectKind, LossReason, shown
from rehabkit.importing._page import Member, Page
from rehabkit.importing._words import MUSCLES, REGIONS, key
from rehabkit.models.intervention import ExerciseMuscle
from rehabkit.vocab import ExerciseRole

_ROLE_UNCLEAR = "the record does not say whether the muscle works or is stretched"
_FIELDS = ("primaryMuscles", "secondaryMuscles")

Roles = tuple[ExerciseRole | None, ExerciseRole | None]


@attrs.frozen
class _Seen:
    """What was named before, by name and by muscle, with the field that named it."""

    names: dict[str, str] = attrs.Factory(dict)
    muscles: dict[str, str] = attrs.Factory(dict)


def read_muscles(page: Page, record: Record, decided: Mapping[str, tuple[str, ...]], roles: Roles) -> None:
    """Read primary and secondary muscles.

    Args:
        page: The account of the record.
        record: The record by known keys.
        decided: Muscles by name that the caller has decided on.
        roles: Roles of primary and secondary muscles; None where the record does not say enough.
    """
    seen = _Seen()
    found: list[ExerciseMuscle] = []
    for field, role in zip(_FIELDS, roles, strict=True):
        value = record.values.get(field)
        for member in page.texts(record.place(field), value, "name") if value is not None else ():
            muscles = _new(page, seen, field, member, _meaning(member[1], decided))
            found += _parts(page, member, muscles, role)
    if found:
        page.parts["muscles"] = tuple(found)


def _meaning(name: str, decided: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the muscles that a name means; none for a region, and for a name that is not known."""
    word = key(name)
    if word in decided:
        return decided[word]
    if word in REGIONS or word != fold(name):  # letters that the catalog would not compare
        return ()
    entry = catalog.muscles().get(MUSCLES.get(word, name))
    return () if entry is None else (entry.id,)


def _new(page: Page, seen: _Seen, field: str, member: Member, muscles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the muscles of a name that were not named before; note a name that says nothing new or nothing clear."""
    steps, name = member
    first = _first(seen, key(name), muscles)
    if first is None:
        seen.names[key(name)] = field
        fresh = tuple(muscle for muscle in muscles if muscle not in seen.muscles)
        seen.muscles.update(dict.fromkeys(fresh, field))
        if not muscles:
            _lose_unclear(page, member)
        return fresh
    if first == field:
        page.lose_wrong(steps, name, DefectKind.REPEATED, f"{shown(name)} is named twice")
    else:
        page.lose_wrong(steps, name, DefectKind.PRIMARY_AND_SECONDARY, f"{shown(name)} is a primary muscle too")
    return ()


def _first(seen: _Seen, word: str, muscles: tuple[str, ...]) -> str | None:
    """Return the field that has named all of this before, else None."""
    if word in seen.names:
        return seen.names[word]
    fields = [seen.muscles.get(muscle) for muscle in muscles]
    return fields[0] if fields and None not in fields else None


def _lose_unclear(page: Page, member: Member) -> None:
    steps, name = member
    region = REGIONS.get(key(name))
    if region is not None:
        page.lose(steps, name, LossReason.AMBIGUOUS, region.why, region.candidates)
        return
    try:
        why = f"only a part of it names a muscle, {catalog.muscles()[name].id}"
    except UnknownNameError as error:
        why = str(error)
    page.lose_wrong(steps, name, DefectKind.UNKNOWN_VALUE, why)


def _parts(page: Page, member: Member, muscles: tuple[str, ...], role: ExerciseRole | None) -> list[ExerciseMuscle]:
    steps, name = member
    if muscles and role is None:
        page.lose(steps, name, LossReason.ROLE_UNCLEAR, _ROLE_UNCLEAR, muscles)
        return []
    if muscles:
        page.keep(steps, name, "muscles")
    return [ExerciseMuscle(muscle=muscle, role=role) for muscle in muscles if role is not None]
