"""Exercises expanded to prescriptions: sites from their muscles, and doses that they can be counted in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rehabkit import catalog
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.models.anatomy import Site
from rehabkit.models.dosage import Dosage
from rehabkit.models.intervention import Exercise, ExerciseMuscle
from rehabkit.models.work import Prescription
from rehabkit.vocab import DosePart, ExerciseRole, Side, WorkingSide

_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}

_COUNTED: dict[str, tuple[DosePart, ...]] = {
    "repetitions": (DosePart.REPETITIONS,),
    "to_failure": (DosePart.REPETITIONS,),
    "hold_s": (DosePart.HOLD,),
    "tempo": (DosePart.TEMPO,),
    "effort_percent": (DosePart.EFFORT,),
    "range_percent": (DosePart.RANGE,),
    "intensity": (DosePart.EFFORT, DosePart.LOAD),
    "load_kg": (DosePart.LOAD,),
    "resistance": (DosePart.LOAD,),
    "pressure": (DosePart.PRESSURE,),
    "duration_min": (DosePart.DURATION,),
}
"""Parts of a dose of which one must be counted, for each field that does not always fit."""


def prescription_of(
    exercise: Exercise,
    *,
    id: str,  # noqa: A002  # the name of the field
    side: Side | None = None,
    dosage: Dosage | None = None,
) -> Prescription:
    """Return a prescription of an exercise, with the sites that its muscles stand for.

    Targets are its target muscles, or those it stretches where it has no target; stretched muscles beside targets
    become `lengthens`. Sides are seen from the trained side: the same, the opposite, or both.

    Args:
        exercise: A shipped exercise, or one whose muscles are shipped.
        id: Id of the prescription.
        side: Side that is trained, left or right; for a one-sided exercise alone.
        dosage: The dose.

    Raises:
        FieldError: A one-sided exercise has no side, another one has, or the dose states what the exercise is not
            counted in.
        UnknownNameError: A muscle is not in the catalog.
    """
    _refuse_side(exercise, side)
    _refuse_dose(exercise, dosage)
    worked = tuple(_sites(_of_role(exercise, ExerciseRole.TARGET), side))
    stretched = tuple(_sites(_of_role(exercise, ExerciseRole.STRETCHED), side))
    return Prescription(
        id=id,
        intervention=exercise.id,
        targets=worked or stretched or None,
        lengthens=(stretched or None) if worked else None,
        dosage=dosage,
    )


def misfits(exercise: Exercise, dosage: Dosage) -> tuple[str, ...]:
    """Return the fields of a dose that an exercise is not counted in, in the order of `Dosage`.

    Sets, rests and frequencies always fit; so does everything where the exercise does not say what it is dosed by.
    """
    counted = exercise.dosed_by
    if counted is None:
        return ()
    return tuple(
        name for name, parts in _COUNTED.items() if getattr(dosage, name) is not None and not set(parts) & set(counted)
    )


def _refuse_side(exercise: Exercise, side: Side | None) -> None:
    if exercise.is_one_sided and side not in _OTHER:
        told = "must be left or right: the exercise trains one side"
    elif not exercise.is_one_sided and side is not None:
        told = "must not be stated: the exercise trains both sides"
    else:
        return
    raise FieldError(ProblemCode.SIDE_INVALID, ("side",), told)


def _refuse_dose(exercise: Exercise, dosage: Dosage | None) -> None:
    told = f"must not be stated: {exercise.id} is counted in {', '.join(exercise.dosed_by or ())}"
    wrong = () if dosage is None else misfits(exercise, dosage)
    faults = tuple(FieldError(ProblemCode.CONTRADICTION, ("dosage", name), told) for name in wrong)
    if faults:
        raise FieldError(faults[0].code, faults[0].steps, told, faults[1:])


def _of_role(exercise: Exercise, role: ExerciseRole) -> Iterator[ExerciseMuscle]:
    return (part for part in exercise.muscles or () if part.role is role)


def _sites(parts: Iterable[ExerciseMuscle], side: Side | None) -> Iterator[Site]:
    """Yield the sites of an exercise's muscles, each once."""
    found = (Site(muscle=part.muscle, side=each) for part in parts for each in _sides(part, side))
    yield from dict.fromkeys(found)


def _sides(part: ExerciseMuscle, trained: Side | None) -> tuple[Side, ...]:
    if catalog.muscles()[part.muscle].midline:
        return (Side.MIDLINE,)
    if trained is None or part.side in {None, WorkingSide.BOTH}:
        return (Side.LEFT, Side.RIGHT)
    return (trained,) if part.side is WorkingSide.SAME else (_OTHER[trained],)
