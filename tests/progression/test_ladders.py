from __future__ import annotations

import pytest

import rehabkit as rk

HOLDS = rk.Ladder(steps=(5, 10, 20), unit="s", rise_at_most=10)
UP = "a step that was reached and tolerated is followed by the next (library choice)"
SAME = "a step that was not reached is repeated (library choice)"
DOWN = "a step that was not tolerated is followed by the one below (library choice)"


@pytest.mark.parametrize(
    "reached, tolerated, step, value, choice",
    [
        (10, True, 3, 20, UP),
        (12, True, 3, 20, UP),
        (9.9, True, 2, 10, SAME),
        (10, False, 1, 5, DOWN),
        (9.9, False, 1, 5, DOWN),
    ],
)
def test_climb(reached: float, tolerated: bool, step: int, value: float, choice: str) -> None:  # noqa: FBT001  # a row
    """A step that is reached and tolerated leads up, one not reached stays, one not tolerated leads down."""
    answer = rk.climb(HOLDS, 2, reached=reached, tolerated=tolerated)

    assert (
        rk.Given(
            scheme="own choice",
            value=rk.Rung(step=step, value=value, unit="s"),
            because=f"step {step} of 3: {value} s",
            references=(),
            verified=False,
            choices=(choice,),
            not_known=("no red-flag screen was given",),
        )
        == answer
    )


@pytest.mark.parametrize(
    "step, reached, tolerated, because",
    [
        (3, 20, True, "the ladder has no further step"),
        (1, 5, False, "the ladder has no step below"),
    ],
)
def test_ends(step: int, reached: float, tolerated: bool, because: str) -> None:  # noqa: FBT001  # a row
    """Above the top and below the bottom a ladder has no step."""
    answer = rk.climb(HOLDS, step, reached=reached, tolerated=tolerated)

    assert rk.Undecided(scheme="own choice", because=because, needs=()) == answer


@pytest.mark.parametrize("step, value", [(1, 5), (3, 20)])
def test_ends_are_repeated(step: int, value: float) -> None:
    """The lowest and the highest step can be repeated."""
    answer = rk.climb(HOLDS, step, reached=value - 1, tolerated=True)

    assert isinstance(answer, rk.Given)
    assert rk.Rung(step=step, value=value, unit="s") == answer.value


@pytest.mark.parametrize(
    "reached, tolerated, needs",
    [
        (None, True, ("s that were reached",)),
        (10, None, ("whether it was tolerated",)),
        (9, None, ("whether it was tolerated",)),
        (None, False, ("s that were reached",)),
        (None, None, ("s that were reached", "whether it was tolerated")),
    ],
)
def test_missing_data(reached: float | None, tolerated: bool | None, needs: tuple[str, ...]) -> None:  # noqa: FBT001  # a row
    """What was not recorded leaves the place undecided and is named."""
    answer = rk.climb(HOLDS, 2, reached=reached, tolerated=tolerated)

    assert rk.Undecided(scheme="own choice", because=f"not recorded: {', '.join(needs)}", needs=needs) == answer


@pytest.mark.parametrize("step", [0, 4, -1])
def test_no_such_step(step: int) -> None:
    """A step that the ladder does not have is refused."""
    with pytest.raises(ValueError) as caught:
        rk.climb(HOLDS, step, reached=5, tolerated=True)

    assert f"the ladder has steps 1 to 3 (got {step})" == str(caught.value)


def test_published_ladder() -> None:
    """The craniocervical ladder rises from 20 to 40 mmHg in steps of 5, with its references."""
    scheme = rk.schemes["craniocervical-ladder"]

    assert rk.Ladder(
        steps=(20, 25, 30, 35, 40),
        unit="mmHg",
        source="craniocervical-ladder",
        references=scheme.references,
        verified=True,
    ) == rk.ladder_of(scheme)


def test_climbing_a_published_ladder() -> None:
    """A step of a published ladder bears its references and its state."""
    scheme = rk.schemes["craniocervical-ladder"]
    ladder = rk.ladder_of(scheme)
    assert isinstance(ladder, rk.Ladder)
    answer = rk.climb(ladder, 1, reached=20, tolerated=True)

    assert isinstance(answer, rk.Given)
    assert ("craniocervical-ladder", scheme.references, True) == (answer.scheme, answer.references, answer.verified)
    assert rk.Rung(step=2, value=25, unit="mmHg") == answer.value


def test_no_ladder() -> None:
    """A scheme of another kind has no ladder."""
    answer = rk.ladder_of(rk.schemes["delorme"])

    assert rk.Undecided(scheme="delorme", because="its table gives sets, no ladder", needs=()) == answer


@pytest.mark.parametrize("reached", [float("nan"), "20"])
def test_reached_is_a_number(reached: float) -> None:
    """What is no number is refused, and not taken for a step that was not reached."""
    with pytest.raises(rk.FieldError, match=r"^reached: must be a"):
        rk.climb(HOLDS, 2, reached=reached, tolerated=True)


@pytest.mark.parametrize(
    "steps, faults",
    [
        ((5, 10, 21), ["steps[2]: must rise by at most 10 (got 11)"]),
        ((5, 10, 10), ["steps[2]: must lie above the step before"]),
        ((5, 16, 27), ["steps[1]: must rise by at most 10 (got 11)", "steps[2]: must rise by at most 10 (got 11)"]),
    ],
)
def test_every_rise_is_looked_at(steps: tuple[float, ...], faults: list[str]) -> None:
    """Each step of a ladder, not the second alone, lies above the one before and rises by no more than is allowed."""
    with pytest.raises(rk.FieldError) as caught:
        rk.Ladder(steps=steps, unit="s", rise_at_most=10)

    assert faults == [str(each) for each in (caught.value, *caught.value.others)]
