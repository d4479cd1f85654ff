"""The exercise catalog: each entry is whole, agrees with the muscles' own actions, and is found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest

import rehabkit as rk

NAMED = [exercise for exercise in rk.exercises if exercise not in rk.exercises.generic]
EVERY = pytest.mark.parametrize("exercise", NAMED, ids=lambda exercise: exercise.id)
PREPARING = {
    rk.ExerciseType.ISOMETRIC_RELEASE,
    rk.ExerciseType.PNF,
    rk.ExerciseType.NEUROMUSCULAR_REEDUCATION,
    rk.ExerciseType.MOTOR_CONTROL,
    rk.ExerciseType.STABILIZER_ENDURANCE,
    rk.ExerciseType.STABILIZER_HOLD,
}
TURNED = {
    rk.Movement.ROTATION_SAME_SIDE: rk.Movement.ROTATION_OPPOSITE_SIDE,
    rk.Movement.ROTATION_OPPOSITE_SIDE: rk.Movement.ROTATION_SAME_SIDE,
}


def _own(muscle: str) -> set[rk.Action]:
    """Return what a muscle does by the muscle catalog, itself or in one of its parts."""
    entries = (rk.muscles[muscle], *rk.muscles.parts(muscle))
    return {done.action for entry in entries for done in entry.actions or ()}


def _seen_from(exercise: rk.Exercise, side: rk.WorkingSide | None) -> set[rk.Action]:
    """Return the joint actions of an exercise as a muscle of some side would name them."""
    told = set(exercise.actions or ())
    if side is rk.WorkingSide.SAME:
        return told
    mirrored = {rk.Action(joint=a.joint, movement=TURNED.get(a.movement, a.movement)) for a in told}
    return mirrored if side is rk.WorkingSide.OPPOSITE else told | mirrored


def test_size() -> None:
    """There are at least 150 named exercises, at least 60 of them release, PNF, activation and stabilizing work."""
    kinds = Counter(exercise.type in PREPARING for exercise in NAMED)

    assert len(NAMED) >= 150
    assert kinds[True] >= 60


def test_generic_exercises() -> None:
    """Each type has one generic exercise of its name, and no other entry bears a type's name."""
    assert set(rk.ExerciseType) == {exercise.id for exercise in rk.exercises.generic}
    assert len(rk.ExerciseType) == len(rk.exercises.generic)


@EVERY
def test_entries_are_whole(exercise: rk.Exercise) -> None:
    """An entry says what works, for what, how it goes, what goes wrong, what it needs, and where it is from."""
    texts = (exercise.start, exercise.movement, exercise.end, *(exercise.errors or ()))

    assert exercise.muscles
    assert exercise.tasks
    assert exercise.contraction_mode is not None
    assert exercise.dosed_by
    assert exercise.equipment is not None
    assert exercise.errors
    assert all(text is not None and text.endswith(".") for text in texts)
    assert any(rk.references[name].verified for name in exercise.references or () if name in rk.references)


@EVERY
def test_sides(exercise: rk.Exercise) -> None:
    """A paired muscle says on which side it works where one side is trained; a midline muscle has none."""
    for part in exercise.muscles or ():
        midline = rk.muscles[part.muscle].midline
        assert part.side is None if midline else part.side is not None


@EVERY
def test_no_muscle_has_two_roles(exercise: rk.Exercise) -> None:
    """No muscle of a side stands twice in an exercise."""
    told = [
        (part.muscle, side)
        for part in exercise.muscles or ()
        for side in (("same", "opposite") if part.side in {None, rk.WorkingSide.BOTH} else (str(part.side),))
    ]

    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    "name, muscle",
    [("side-lying-hip-abduction", "tensor-fasciae-latae"), ("seated-press-up", "pectoralis-minor")],
)
def test_helpers(name: str, muscle: str) -> None:
    """A muscle that by anatomy does the movement, and that no source aims at, is a helper."""
    roles = [part.role for part in rk.exercises[name].muscles or () if part.muscle == muscle]

    assert roles == [rk.ExerciseRole.HELPER]


def _contracting() -> Iterator[tuple[rk.Exercise, rk.ExerciseMuscle]]:
    for exercise in NAMED:
        if exercise.actions and exercise.contraction_mode is not rk.ContractionMode.NONE:
            yield from ((exercise, part) for part in exercise.muscles or () if part.role is rk.ExerciseRole.TARGET)


def test_targets_do_what_the_exercise_does() -> None:
    """Each muscle that contracts as a target has, in the muscle catalog, an action of the exercise."""
    assert [] == [
        (exercise.id, part.muscle)
        for exercise, part in _contracting()
        if not _own(part.muscle) & _seen_from(exercise, part.side)
    ]


def test_stretched_muscles_are_lengthened() -> None:
    """Each muscle that is stretched has, in the muscle catalog, an action opposite to one of the exercise."""
    assert [] == [
        (exercise.id, part.muscle)
        for exercise in NAMED
        for part in exercise.muscles or ()
        if part.role is rk.ExerciseRole.STRETCHED
        and exercise.actions
        and not _own(part.muscle) & {action.opposite for action in _seen_from(exercise, part.side)}
    ]


@pytest.mark.parametrize(
    "query, expected",
    [
        ("clamshell", "clamshell"),
        ("hip flexor stretch", "kneeling-hip-flexor-stretch"),
        ("isometric release piriformis", "met-piriformis"),
        ("stairs quadriceps", "forward-step-up"),
        ("wall slide", "wall-slide"),
        ("dumbbell biceps brachii", "biceps-curl"),
    ],
)
def test_search(query: str, expected: str) -> None:
    """A query finds by name, muscle, type and task."""
    assert expected in {exercise.id for exercise in rk.exercises.search(query)}


def test_by_muscle() -> None:
    """Exercises are found by a muscle in a role, by its whole, and by one of its parts."""
    of_muscle = {exercise.id for exercise in rk.exercises.for_muscle("gluteus medius")}
    of_helper = {exercise.id for exercise in rk.exercises.for_muscle("gluteus medius", rk.ExerciseRole.HELPER)}
    of_group = {exercise.id for exercise in rk.exercises.for_muscle("hamstrings", "stretched")}
    of_part = {exercise.id for exercise in rk.exercises.for_muscle("semitendinosus", "stretched")}

    assert "clamshell" in of_muscle
    assert "clamshell" not in of_helper
    assert of_group
    assert of_group == of_part


def test_by_word() -> None:
    """Exercises are found by type, task, region and equipment; what names no equipment is left out."""
    free = rk.exercises.with_equipment()
    banded = rk.exercises.with_equipment("elastic band", "Band")

    assert {rk.ExerciseType.PNF} == {exercise.type for exercise in rk.exercises.of_type("PNF")}
    assert all(rk.Task.WALKING in (exercise.tasks or ()) for exercise in rk.exercises.for_task("walking"))
    assert all(rk.Region.NECK in rk.exercises.regions(each) for each in rk.exercises.in_region("neck"))
    assert set(free) < set(banded)
    assert not {exercise.id for exercise in rk.exercises.generic} & {exercise.id for exercise in free}


@pytest.mark.parametrize(
    "asked, name, kinds",
    [("of_type", "yoga", "ExerciseType"), ("for_task", "golf", "Task"), ("in_region", "toe", "Region")],
)
def test_unknown_word(asked: str, name: str, kinds: str) -> None:
    """An unknown type, task or region is refused with the words that are known."""
    with pytest.raises(rk.UnknownNameError, match=f"no {kinds} is named '{name}'; known are "):
        getattr(rk.exercises, asked)(name)


def test_rows() -> None:
    """A row holds the muscles with their roles as targets, the regions, and whether the entry is generic."""
    rows = {row["id"]: row for row in json.loads(json.dumps(rk.exercises.to_rows()))}

    assert {"muscle": "gluteus-medius", "role": "target", "side": "same"} in rows["clamshell"]["targets"]
    assert ["hip"] == [region for region in rows["clamshell"]["regions"] if region == "hip"]
    assert not rows["clamshell"]["generic"]
    assert rows["resistance"]["generic"]
    assert all(
        {"id", "name", "synonyms", "type", "technique", "targets", "tasks", "equipment"} <= set(row)
        for row in rows.values()
    )
