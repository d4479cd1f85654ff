"""The exercise catalog: what an exercise trains, for which tasks, with what, and where on the body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rehabkit.bounds import echo
from rehabkit.catalog._catalog import Catalog, fold
from rehabkit.catalog._muscles import Muscles
from rehabkit.codec import plain
from rehabkit.errors import UnknownNameError
from rehabkit.models.intervention import Exercise
from rehabkit.vocab import ExerciseRole, ExerciseType, Region, Task

_TRAINED = frozenset({ExerciseRole.TARGET, ExerciseRole.STRETCHED})
_FREE = frozenset({"none", "no equipment", "body weight"})


class Exercises(Catalog[Exercise]):
    """Exercises, and a generic one for each type."""

    __slots__ = ("_muscles",)

    def __init__(self, entries: Iterable[Exercise], muscles: Callable[[], Muscles]) -> None:
        """Index the entries by name; muscles are asked for when a search needs their regions.

        Raises:
            DataError: Two entries have one id.
        """
        self._muscles = muscles
        super().__init__(
            "exercises",
            entries,
            id_of=lambda exercise: exercise.id,
            names_of=lambda exercise: (exercise.name, *(exercise.synonyms or ())),
            words_of=self._words,
            row_of=self.row,
        )

    @property
    def generic(self) -> tuple[Exercise, ...]:
        """One exercise for each type, without a muscle of its own, that stands for the whole type."""
        return tuple(exercise for exercise in self if is_generic(exercise))

    def for_muscle(self, muscle: str, role: ExerciseRole | str | None = None) -> tuple[Exercise, ...]:
        """Return the exercises in which a muscle, its whole or one of its parts has a role.

        Args:
            muscle: Id or name.
            role: One role alone; absent means target or stretched.

        Raises:
            UnknownNameError: There is no such muscle.
        """
        known = self._muscles()
        named = known[muscle].id
        whole = known.whole(named)
        kin = {named, *(part.id for part in known.parts(named)), *([] if whole is None else [whole.id])}
        roles = _TRAINED if role is None else {role}
        return tuple(each for each in self if any(p.muscle in kin and p.role in roles for p in each.muscles or ()))

    def of_type(self, kind: ExerciseType | str) -> tuple[Exercise, ...]:
        """Return the exercises of a type.

        Raises:
            UnknownNameError: There is no such type.
        """
        word = _word(ExerciseType, kind)
        return tuple(each for each in self if each.type is word)

    def for_task(self, task: Task | str) -> tuple[Exercise, ...]:
        """Return the exercises that train a task of daily life.

        Raises:
            UnknownNameError: There is no such task.
        """
        word = _word(Task, task)
        return tuple(each for each in self if word in (each.tasks or ()))

    def with_equipment(self, *things: str) -> tuple[Exercise, ...]:
        """Return the exercises that need nothing but some things; without any, those that need nothing.

        What an entry does not say is left out: the generic exercises name no equipment.
        """
        have = {fold(thing) for thing in things} | _FREE
        return tuple(
            each for each in self if each.equipment is not None and all(fold(need) in have for need in each.equipment)
        )

    def in_region(self, region: Region | str) -> tuple[Exercise, ...]:
        """Return the exercises with a target or a stretched muscle in a region.

        Raises:
            UnknownNameError: There is no such region.
        """
        word = _word(Region, region)
        return tuple(each for each in self if word in self.regions(each))

    def regions(self, exercise: Exercise) -> tuple[Region, ...]:
        """Return the regions of an exercise's targets and stretched muscles, in the order of the regions."""
        known = self._muscles()
        named = (known[part.muscle] for part in exercise.muscles or () if part.role in _TRAINED)
        found = {region for muscle in named for region in muscle.regions}
        return tuple(region for region in Region if region in found)

    def row(self, exercise: Exercise) -> dict[str, Any]:
        """Return an exercise as a flat dictionary; `targets` are its muscles with their roles."""
        told = plain(exercise)
        head = {
            "id": exercise.id,
            "name": exercise.name,
            "synonyms": told.pop("synonyms", []),
            "type": told.pop("type"),
            "generic": is_generic(exercise),
            "technique": told.pop("technique", None),
            "targets": told.pop("muscles", []),
            "tasks": told.pop("tasks", []),
            "equipment": told.pop("equipment", None),
            "regions": [region.value for region in self.regions(exercise)],
        }
        return {**head, **{key: value for key, value in told.items() if key not in head}}

    def _words(self, exercise: Exercise) -> Iterator[str]:
        known = self._muscles()
        yield exercise.type
        yield from exercise.effects or ()
        yield from exercise.tasks or ()
        yield from exercise.equipment or ()
        yield from (f"{action.joint} {action.movement}" for action in exercise.actions or ())
        yield from self.regions(exercise)
        for part in exercise.muscles or ():
            muscle = known[part.muscle]
            yield from (part.muscle, muscle.name or "", *(muscle.synonyms or ()))


def is_generic(exercise: Exercise) -> bool:
    """Return whether an exercise stands for its whole type."""
    return exercise.id == exercise.type


def _word(kind: type[ExerciseType | Task | Region], word: str) -> ExerciseType | Task | Region:
    """Return a word of a vocabulary by its text.

    Raises:
        UnknownNameError: There is no such word.
    """
    folded = fold(word)
    for each in kind:
        if each.value == folded:
            return each
    msg = f"no {kind.__name__} is named {echo(word)}; known are {', '.join(kind)}"
    raise UnknownNameError(msg)
