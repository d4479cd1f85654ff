from __future__ import annotations

from typing import Any

import pytest

import rehabkit as rk
from rehabkit.vocab import IntensityUnit

# Typed by hand from the pages that print the schedules: week, sets, repetitions, repetition maximum.
ACHILLES = [
    (1, 3, 15, 15),
    (2, 3, 12, 12),
    (3, 3, 12, 12),
    (4, 4, 10, 10),
    (5, 4, 10, 10),
    (6, 4, 8, None),
    (7, 4, 8, None),
    (8, 4, 8, None),
    (9, 4, 6, 6),
    (12, 4, 6, 6),
]
PATELLAR = [(1, 4, 15, 15), (2, 4, 12, 12), (3, 4, 12, 12), (4, 4, 10, 10), (5, 4, 10, 10), (6, 4, 8, 8)]
PATELLAR += [(7, 4, 8, 8), (8, 4, 8, 8), (9, 4, 6, 6), (10, 4, 6, 6), (11, 4, 6, 6), (12, 4, 6, 6)]


def _intensity(maximum: int | None) -> rk.Intensity | None:
    return None if maximum is None else rk.Intensity(value=maximum, unit=IntensityUnit.REPETITION_MAXIMUM)


def _dosage(answer: object) -> rk.Dosage:
    assert isinstance(answer, rk.Given)
    assert isinstance(answer.value, rk.Dosage)
    return answer.value


@pytest.mark.parametrize("week, sets, repetitions, maximum", ACHILLES)
def test_achilles(week: int, sets: int, repetitions: int, maximum: int | None) -> None:
    """Heavy slow resistance for the Achilles tendon gives sets and repetitions of each week."""
    assert rk.Dosage(
        sets=sets,
        repetitions=repetitions,
        intensity=_intensity(maximum),
        tempo=rk.Tempo(concentric_s=3, eccentric_s=3),
        rest_between_exercises_s=300,
        days_per_week=3,
    ) == _dosage(rk.week_of(rk.schemes["hsr-achilles"], week))


@pytest.mark.parametrize("week, sets, repetitions, maximum", PATELLAR)
def test_patellar(week: int, sets: int, repetitions: int, maximum: int) -> None:
    """Heavy slow resistance for the patellar tendon gives four sets in every week."""
    assert rk.Dosage(sets=sets, repetitions=repetitions, intensity=_intensity(maximum), days_per_week=3) == _dosage(
        rk.week_of(rk.schemes["hsr-patellar"], week)
    )


SHORT: dict[str, Any] = {"hold_s": 30, "rest_between_repetitions_s": 30}
RESTED: dict[str, Any] = {**SHORT, "rest_between_sets_s": 60}
LONG: dict[str, Any] = {"hold_s": 0, "hold_s_to": 90}
HOLDS = [
    (1, rk.Dosage(sets=1, repetitions=4, **SHORT)),
    (2, rk.Dosage(sets=1, repetitions=4, **SHORT)),
    (3, rk.Dosage(sets=2, repetitions=3, **RESTED)),
    (4, rk.Dosage(sets=3, repetitions=3, **RESTED)),
    (5, rk.Dosage(sets=1, repetitions=6, repetitions_to=8, **LONG)),
    (6, rk.Dosage(sets=1, repetitions=8, repetitions_to=10, **LONG)),
    (7, rk.Dosage(sets=1, repetitions=8, repetitions_to=10, **LONG)),
    (8, rk.Dosage(sets=4, repetitions=5, **RESTED)),
    (9, rk.Dosage(sets=5, repetitions=5, **RESTED)),
    (10, rk.Dosage(sets=2, repetitions=4, rest_between_sets_s=180, **LONG)),
    (11, rk.Dosage(sets=2, repetitions=5, rest_between_sets_s=180, **LONG)),
    (12, rk.Dosage(sets=2, repetitions=6, rest_between_sets_s=180, **LONG)),
]


@pytest.mark.parametrize("week, dosage", HOLDS, ids=[f"week {week}" for week, _ in HOLDS])
def test_trunk_holds(week: int, dosage: rk.Dosage) -> None:
    """The trunk-hold schedule gives each week as its table prints it."""
    assert dosage == _dosage(rk.week_of(rk.schemes["trunk-holds-2006"], week))


def test_answer_is_whole() -> None:
    """An answer names the row, with what it says beside the dosage."""
    scheme = rk.schemes["trunk-holds-2006"]
    answer = rk.week_of(scheme, 3)

    assert (
        rk.Given(
            scheme="trunk-holds-2006",
            value=rk.Dosage(sets=2, repetitions=3, hold_s=30, rest_between_repetitions_s=30, rest_between_sets_s=60),
            because=(
                "week 3: 2 x 3, 30 s hold, 30 s rest between repetitions, 60 s rest between sets "
                "(two levels below the maximal test level)"
            ),
            references=("backstrong-2006-bmc-musculoskelet",),
            verified=True,
            choices=(),
            not_known=("no red-flag screen was given",),
        )
        == answer
    )


@pytest.mark.parametrize("week", [0, 13])
@pytest.mark.parametrize("name", ["hsr-achilles", "hsr-patellar", "trunk-holds-2006"])
def test_outside_the_schedule(name: str, week: int) -> None:
    """Before its first and after its last week a schedule gives nothing."""
    answer = rk.week_of(rk.schemes[name], week)

    assert rk.Undecided(scheme=name, because=f"the schedule has no week {week}", needs=()) == answer


def test_unknown_week() -> None:
    """An unknown week is asked for."""
    answer = rk.week_of(rk.schemes["hsr-achilles"], None)
    needs = ("week of the program",)

    assert rk.Undecided(scheme="hsr-achilles", because="not recorded: week of the program", needs=needs) == answer


def test_no_schedule() -> None:
    """A scheme of another kind has no weeks."""
    answer = rk.week_of(rk.schemes["delorme"], 1)

    assert rk.Undecided(scheme="delorme", because="its table gives sets, no weeks", needs=()) == answer


# Quotas


@pytest.mark.parametrize("baseline, start", [((10, 10, 10), 7), ((9, 10, 14), 7.7), ((0.1, 0.1, 0.1), 0.07)])
def test_first_quota(baseline: tuple[float, ...], start: float) -> None:
    """The first quota is 70 percent of the mean of three sessions, exactly."""
    scheme = rk.schemes["graded-activity-quota"]
    answer = rk.first_quota(scheme, baseline)

    assert (
        rk.Given(
            scheme="graded-activity-quota",
            value=start,
            because="70 % of the mean of 3 sessions",
            references=scheme.references,
            verified=True,
            choices=(),
            not_known=("no red-flag screen was given",),
        )
        == answer
    )


@pytest.mark.parametrize("baseline", [(), (10, 10), (10, 10, 10, 10)])
def test_baseline_is_complete(baseline: tuple[float, ...]) -> None:
    """Fewer or more sessions than the publication's make no baseline."""
    answer = rk.first_quota(rk.schemes["graded-activity-quota"], baseline)
    need = "results of 3 baseline sessions"

    assert rk.Undecided(scheme="graded-activity-quota", because=f"not recorded: {need}", needs=(need,)) == answer


def test_no_quota() -> None:
    """A scheme of another kind has no quota."""
    answer = rk.first_quota(rk.schemes["delorme"], (1, 1, 1))

    assert rk.Undecided(scheme="delorme", because="its table gives sets, no quota", needs=()) == answer


@pytest.mark.parametrize("result", [-1, float("nan"), "3"])
def test_results_of_a_baseline_are_numbers(result: float) -> None:
    """A result below 0, or one that is no number, is refused at its place."""
    with pytest.raises(rk.FieldError, match=r"^results\[1\]: must be"):
        rk.first_quota(rk.schemes["graded-activity-quota"], (1, result, 1))


def test_weeks_are_whole() -> None:
    """Half a week is refused."""
    with pytest.raises(rk.FieldError, match=r"^week: must be a whole number"):
        rk.week_of(rk.schemes["hsr-achilles"], 3.5)  # type: ignore[arg-type]
