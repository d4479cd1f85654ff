from __future__ import annotations

from collections.abc import Iterator

import attrs
import pytest

import rehabkit as rk

LEFT, RIGHT, MIDLINE = rk.Side.LEFT, rk.Side.RIGHT, rk.Side.MIDLINE
ROLE, SEEN = rk.ExerciseRole, rk.WorkingSide
CURL = rk.Exercise(
    id="curl",
    name="curl",
    type=rk.ExerciseType.RESISTANCE,
    muscles=(
        rk.ExerciseMuscle(muscle="biceps-brachii", role=ROLE.TARGET, side=SEEN.SAME),
        rk.ExerciseMuscle(muscle="brachialis", role=ROLE.HELPER, side=SEEN.SAME),
    ),
    dosed_by=(rk.DosePart.REPETITIONS, rk.DosePart.LOAD),
)
SHRUG = rk.Exercise(id="shrug", name="shrug", type=rk.ExerciseType.RESISTANCE)


def _of(*parts: rk.ExerciseMuscle) -> rk.Exercise:
    return attrs.evolve(SHRUG, muscles=parts)


def _part(muscle: str, role: rk.ExerciseRole = ROLE.TARGET, side: rk.WorkingSide | None = None) -> rk.ExerciseMuscle:
    return rk.ExerciseMuscle(muscle=muscle, role=role, side=side)


def _sites(sites: tuple[rk.Site, ...] | None) -> list[tuple[str, rk.Side]]:
    return [(each.muscle, each.side) for each in sites or ()]


def test_one_sided() -> None:
    """A one-sided exercise targets the side that is trained; helpers are no targets."""
    made = rk.prescription_of(CURL, id="e1", side=RIGHT, dosage=rk.Dosage(repetitions=8, load_kg=5))

    assert made == rk.Prescription(
        id="e1",
        intervention="curl",
        targets=(rk.Site(muscle="biceps-brachii", side=RIGHT),),
        dosage=rk.Dosage(repetitions=8, load_kg=5),
    )


def test_sides_as_seen_from_the_trained_one() -> None:
    """The same side, the opposite one, both, and the midline each give their sites."""
    bridge = _of(
        _part("gluteus-medius", side=SEEN.SAME),
        _part("quadratus-lumborum", side=SEEN.OPPOSITE),
        _part("multifidus", side=SEEN.BOTH),
        _part("erector-spinae"),
        _part("rectus-abdominis"),
    )

    assert _sites(rk.prescription_of(bridge, id="e1", side=LEFT).targets) == [
        ("gluteus-medius", LEFT),
        ("quadratus-lumborum", RIGHT),
        ("multifidus", LEFT),
        ("multifidus", RIGHT),
        ("erector-spinae", LEFT),
        ("erector-spinae", RIGHT),
        ("rectus-abdominis", MIDLINE),
    ]


def test_both_sides() -> None:
    """An exercise of both sides targets both."""
    made = rk.prescription_of(_of(_part("biceps-brachii")), id="e1")

    assert _sites(made.targets) == [("biceps-brachii", LEFT), ("biceps-brachii", RIGHT)]


def test_stretches() -> None:
    """What a stretch lengthens are its targets; beside muscles that work it is what they lengthen."""
    passive = _of(_part("iliopsoas", ROLE.STRETCHED, SEEN.SAME))
    reciprocal = _of(_part("iliopsoas", ROLE.STRETCHED, SEEN.SAME), _part("gluteus-maximus", side=SEEN.SAME))

    alone = rk.prescription_of(passive, id="e1", side=LEFT)
    beside = rk.prescription_of(reciprocal, id="e1", side=LEFT)

    assert (_sites(alone.targets), alone.lengthens) == ([("iliopsoas", LEFT)], None)
    assert (_sites(beside.targets), _sites(beside.lengthens)) == ([("gluteus-maximus", LEFT)], [("iliopsoas", LEFT)])


def test_no_muscles() -> None:
    """An exercise without muscles has no targets stated."""
    assert rk.prescription_of(SHRUG, id="e1").targets is None


@pytest.mark.parametrize("side", [None, MIDLINE, rk.Side.BILATERAL])
def test_side_is_missing(side: rk.Side | None) -> None:
    """A one-sided exercise needs left or right."""
    with pytest.raises(rk.FieldError, match=r"^side: must be left or right") as caught:
        rk.prescription_of(CURL, id="e1", side=side)

    assert caught.value.code is rk.ProblemCode.SIDE_INVALID


def test_side_is_needless() -> None:
    """An exercise of both sides takes none."""
    with pytest.raises(rk.FieldError, match=r"^side: must not be stated"):
        rk.prescription_of(SHRUG, id="e1", side=LEFT)


FIELDS: dict[str, tuple[rk.Dosage, rk.DosePart]] = {
    "repetitions": (rk.Dosage(repetitions=8, repetitions_to=12), rk.DosePart.REPETITIONS),
    "to_failure": (rk.Dosage(to_failure=True), rk.DosePart.REPETITIONS),
    "hold_s": (rk.Dosage(hold_s=5), rk.DosePart.HOLD),
    "tempo": (rk.Dosage(tempo=rk.Tempo(eccentric_s=3)), rk.DosePart.TEMPO),
    "effort_percent": (rk.Dosage(effort_percent=20), rk.DosePart.EFFORT),
    "range_percent": (rk.Dosage(range_percent=40), rk.DosePart.RANGE),
    "intensity": (rk.Dosage(intensity=rk.Intensity(value=13, unit=rk.IntensityUnit.BORG_RPE)), rk.DosePart.EFFORT),
    "load_kg": (rk.Dosage(load_kg=5), rk.DosePart.LOAD),
    "resistance": (rk.Dosage(resistance=rk.Resistance.LIGHT), rk.DosePart.LOAD),
    "pressure": (rk.Dosage(pressure=rk.Pressure.LIGHT), rk.DosePart.PRESSURE),
    "duration_min": (rk.Dosage(duration_min=10), rk.DosePart.DURATION),
}


@pytest.mark.parametrize("name", FIELDS)
def test_misfit(name: str) -> None:
    """A field of a dose fits where its part is counted, and where nothing is said, and nowhere else."""
    dosage, part = FIELDS[name]
    others = tuple(each for each in rk.DosePart if each not in {part, *_ALSO.get(name, ())})

    assert rk.misfits(attrs.evolve(SHRUG, dosed_by=(part,)), dosage) == ()
    assert rk.misfits(attrs.evolve(SHRUG, dosed_by=others), dosage) == (name,)
    assert rk.misfits(SHRUG, dosage) == ()


_ALSO = {"intensity": (rk.DosePart.LOAD,)}


def test_every_part_has_a_field() -> None:
    """Each part of a dose that exercises name is the part of some field."""
    assert {part for _, part in FIELDS.values()} == set(rk.DosePart)


def test_always_fits() -> None:
    """Sets, rests and frequencies fit every exercise."""
    dosage = rk.Dosage(sets=3, rest_between_sets_s=60, times_per_day=2, days_per_week=3, total_sessions=12)

    assert rk.misfits(CURL, dosage) == ()


def test_misfits_are_refused() -> None:
    """A prescription whose dose the exercise is not counted in is refused, each field at its place."""
    with pytest.raises(rk.FieldError) as caught:
        rk.prescription_of(CURL, id="e1", side=LEFT, dosage=rk.Dosage(hold_s=5, duration_min=10))

    faults = (caught.value, *caught.value.others)
    told = "must not be stated: curl is counted in repetitions, load"
    assert [(each.code, each.steps, each.why) for each in faults] == [
        (rk.ProblemCode.CONTRADICTION, ("dosage", "hold_s"), told),
        (rk.ProblemCode.CONTRADICTION, ("dosage", "duration_min"), told),
    ]


def test_misfit_alone_is_refused() -> None:
    """One field that does not fit is refused alone."""
    with pytest.raises(rk.FieldError, match=r"^dosage\.hold_s: must not be stated") as caught:
        rk.prescription_of(CURL, id="e1", side=LEFT, dosage=rk.Dosage(hold_s=5))

    assert caught.value.others == ()


def test_unknown_muscle() -> None:
    """A muscle that the catalog lacks is refused."""
    with pytest.raises(rk.UnknownNameError):
        rk.prescription_of(_of(_part("bicepz")), id="e1")


def _every_way() -> Iterator[rk.Prescription]:
    """Yield a prescription of each shipped exercise on each side that it may be done on."""
    for at, exercise in enumerate(rk.exercises):
        for side in (LEFT, RIGHT) if exercise.is_one_sided else (None,):
            yield rk.prescription_of(exercise, id=f"e{at}-{side or 'both'}", side=side)


def test_every_shipped_exercise() -> None:
    """Every shipped exercise expands on each side to a prescription that loads, at legal sites."""
    made = tuple(_every_way())
    phase = rk.Phase(id="ph", kind=rk.PhaseKind.CUSTOM, from_day=0, to_day=6, prescriptions=made)
    told = rk.Case(id="c", program=rk.Program(id="pr", phases=(phase,)))

    assert rk.loads(rk.dumps(told)) == told


def test_sides_of_shipped_exercises() -> None:
    """Where a target of a shipped exercise has the trained side, left and right differ, and mirror each other."""
    swap = {LEFT: RIGHT, RIGHT: LEFT}
    for exercise in rk.exercises:
        if exercise.is_one_sided:
            left, right = (rk.prescription_of(exercise, id="e1", side=side) for side in (LEFT, RIGHT))
            mirrored = {(each.muscle, swap.get(each.side, each.side)) for each in left.targets or ()}
            assert mirrored == set(_sites(right.targets))
