from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rehabkit as rk
from rehabkit.vocab import LoadUnit

KG, LB = LoadUnit.KILOGRAM, LoadUnit.POUND

# Typed by hand from the pages that print the tables: repetitions, then the change in pounds.
FOURTH_SET = {
    **dict.fromkeys(range(3), (-10, -5)),
    **dict.fromkeys(range(3, 5), (-5, 0)),
    **dict.fromkeys(range(5, 7), (0, 0)),
    **dict.fromkeys(range(7, 11), (5, 10)),
    **dict.fromkeys((11, 12, 30), (10, 15)),
}
NEXT_SESSION = {
    **dict.fromkeys(range(3), (-10, -5)),
    **dict.fromkeys(range(3, 5), (0, 0)),
    **dict.fromkeys(range(5, 7), (5, 10)),
    **dict.fromkeys(range(7, 11), (5, 15)),
    **dict.fromkeys((11, 12, 30), (10, 20)),
}
TABLES = {"dapre-fourth-set": FOURTH_SET, "dapre-next-session": NEXT_SESSION}
ROWS = [(name, count, *change) for name, table in TABLES.items() for count, change in table.items()]


def _range(answer: object) -> tuple[float, float, LoadUnit]:
    assert isinstance(answer, rk.Given)
    assert isinstance(answer.value, rk.LoadRange)
    return answer.value.low, answer.value.high, answer.value.unit


def _undecided(answer: object) -> tuple[str, tuple[str, ...]]:
    assert isinstance(answer, rk.Undecided)
    return answer.because, answer.needs


# Sets


@pytest.mark.parametrize(
    "name, sets",
    [
        ("delorme", [(10, 50, 20), (10, 75, 30), (10, 100, 40)]),
        ("oxford", [(10, 100, 40), (10, 75, 30), (10, 50, 20)]),
        ("dapre-fourth-set", [(10, 50, 20), (6, 75, 30), (None, 100, 40), (None, None, None)]),
        ("dapre-next-session", [(10, 50, 20), (6, 75, 30), (None, 100, 40), (None, None, None)]),
    ],
)
@pytest.mark.parametrize("unit", [KG, LB])
def test_sets(name: str, sets: list[tuple[int | None, float | None, float | None]], unit: LoadUnit) -> None:
    """A maximum of 40 gives the repetitions, percentages and loads of the published sets, in its own unit."""
    answer = rk.sets_of(rk.schemes[name], 40, unit)
    planned = tuple(rk.PlannedSet(repetitions=r, percent=p, load=load, unit=unit) for r, p, load in sets)

    assert isinstance(answer, rk.Given)
    assert planned == answer.value


def test_answer_is_whole() -> None:
    """An answer names scheme, row, references and state, and that no screen was given."""
    scheme = rk.schemes["delorme"]

    assert rk.Given(
        scheme="delorme",
        value=(
            rk.PlannedSet(repetitions=10, percent=50, load=0, unit=KG),
            rk.PlannedSet(repetitions=10, percent=75, load=0, unit=KG),
            rk.PlannedSet(repetitions=10, percent=100, load=0, unit=KG),
        ),
        because="the table gives 3 sets of the 10-repetition maximum",
        references=scheme.references,
        verified=False,
        choices=(),
        not_known=("no red-flag screen was given",),
    ) == rk.sets_of(scheme, 0, KG)


def test_loads_are_exact() -> None:
    """A share of a decimal load is that decimal, not its neighbor in binary."""
    answer = rk.sets_of(rk.schemes["delorme"], 14.7, KG)

    assert isinstance(answer, rk.Given)
    assert [7.35, 11.025, 14.7] == [each.load for each in answer.value]


def test_unknown_maximum() -> None:
    """Without the repetition maximum there are no sets; it has to be measured."""
    answer = rk.sets_of(rk.schemes["dapre-fourth-set"], None, LB)

    assert (
        rk.Undecided(
            scheme="dapre-fourth-set",
            because="not recorded: 6-repetition maximum",
            needs=("6-repetition maximum",),
        )
        == answer
    )


@pytest.mark.parametrize("load", [-1, 10_001, float("nan"), True])
def test_no_load(load: float) -> None:
    """What cannot be a load is refused."""
    with pytest.raises(rk.FieldError):
        rk.sets_of(rk.schemes["delorme"], load, KG)


def test_percent_is_no_load() -> None:
    """A maximum in percent is refused."""
    with pytest.raises(rk.FieldError):
        rk.sets_of(rk.schemes["delorme"], 40, LoadUnit.PERCENT)


# Changes


@pytest.mark.parametrize("name, repetitions, low, high", ROWS)
def test_dapre(name: str, repetitions: int, low: float, high: float) -> None:
    """Both DAPRE tables give the published range at each number of repetitions, limits included."""
    answer = rk.next_dose(rk.schemes[name], rk.Result(load=100, unit=LB, repetitions=repetitions))

    assert (100 + low, 100 + high, LB) == _range(answer)


def test_because_is_the_row() -> None:
    """The answer tells the row of the table, what no publication gives, and what was not known."""
    scheme = rk.schemes["dapre-next-session"]
    answer = rk.next_dose(scheme, rk.Result(load=100, unit=LB, repetitions=8))

    assert (
        rk.Given(
            scheme="dapre-next-session",
            value=rk.LoadRange(low=105, high=115, unit=LB),
            because="7 to 10 repetitions in the third set: +5 to +15 lb",
            references=scheme.references,
            verified=False,
            choices=(),
            not_known=("no red-flag screen was given",),
        )
        == answer
    )


@pytest.mark.parametrize("over, changed", [(0, None), (1, (102, 110)), (2, (102, 110)), (3, None)])
@pytest.mark.parametrize("unit", [KG, LB])
def test_acsm(over: int, changed: tuple[float, float] | None, unit: LoadUnit) -> None:
    """One or two repetitions over the goal give 2 to 10 percent; of fewer or more the statement says nothing."""
    result = rk.Result(load=100, unit=unit, repetitions=10 + over, goal=10)
    answer = rk.next_dose(rk.schemes["acsm-2009"], result)

    if changed is None:
        why = f"the publication says nothing of {over} repetitions over the goal in the set"
        assert (why, ()) == _undecided(answer)
    else:
        assert (*changed, unit) == _range(answer)


def test_percent_is_exact() -> None:
    """A percentage of a decimal load is that decimal, not its neighbor in binary."""
    answer = rk.next_dose(rk.schemes["acsm-2009"], rk.Result(load=14.7, unit=KG, repetitions=9, goal=8))

    assert (14.994, 16.17, KG) == _range(answer)


@pytest.mark.parametrize(
    "now, before, rises",
    [(12, 12, True), (15, 12, True), (12, 15, True), (11, 12, False), (12, 11, False), (11, 11, False)],
)
def test_two_for_two(now: int, before: int, rises: bool) -> None:  # noqa: FBT001  # a row of the table
    """The 2-for-2 rule speaks only when both sessions gave two repetitions over the goal."""
    result = rk.Result(load=40, unit=KG, repetitions=now, repetitions_before=before, goal=10)
    answer = rk.next_dose(rk.schemes["two-for-two"], result)

    if rises:
        assert (41, 44, KG) == _range(answer)
    else:
        why = f"the publication says nothing of {min(now, before) - 10} repetitions over the goal in the last set"
        assert (why, ()) == _undecided(answer)


@pytest.mark.parametrize("fewest, load", [(8, 60), (11, 60), (12, 62.5), (13, 62.5)])
def test_double_progression(fewest: int, load: float) -> None:
    """The load stays until the weakest set reaches the top of the range; then it rises by the asker's amount."""
    result = rk.Result(load=60, unit=KG, repetitions=fewest, goal=12)
    answer = rk.next_dose(rk.schemes["double-progression"], result, rise=2.5)

    assert (load, load, KG) == _range(answer)
    assert isinstance(answer, rk.Given)
    assert (() if load == 60 else ("the amount of the rise is the asker's: none is published",)) == answer.choices


def test_no_published_amount() -> None:
    """Where no amount is published and none is chosen, there is no load."""
    answer = rk.next_dose(rk.schemes["double-progression"], rk.Result(load=60, unit=KG, repetitions=12, goal=12))
    why = (
        "0 or more repetitions over the goal in the set with the fewest repetitions, the goal being the top of the "
        "range: the load rises; no amount is published"
    )

    assert rk.Undecided(scheme="double-progression", because=why, needs=("amount of the rise",)) == answer


@pytest.mark.parametrize("rise", [0, -0.5])
def test_rise_is_above_zero(rise: float) -> None:
    """A rise that is none is refused, for any scheme."""
    with pytest.raises(ValueError) as caught:
        rk.next_dose(rk.schemes["delorme"], rk.Result(), rise=rise)

    assert f"a rise has to be above 0 (got {rise})" == str(caught.value)


@pytest.mark.parametrize("rise", [float("nan"), float("inf"), "2"])
def test_rise_is_a_number(rise: float) -> None:
    """A rise that is no number is refused at its name."""
    with pytest.raises(rk.FieldError, match=r"^rise: must be a"):
        rk.next_dose(rk.schemes["double-progression"], rk.Result(load=60, unit=KG, repetitions=12, goal=12), rise=rise)


def test_scheme_by_name_alone() -> None:
    """An id in place of a scheme is refused with a sentence that shows how to get one."""
    with pytest.raises(TypeError, match=r'^must be a scheme, such as rk.schemes\["delorme"\] \(got \'oxford\'\)$'):
        rk.sets_of("oxford", 40, KG)  # type: ignore[arg-type]


def test_conversion_takes_units_alone() -> None:
    """Words in place of units are refused: they would be converted the wrong way round."""
    with pytest.raises(rk.FieldError, match=r"^unit: must be a word of LoadUnit"):
        rk.convert_load(45, "lb", "kg", decimals=1)  # type: ignore[arg-type]
    with pytest.raises(rk.FieldError, match=r"^amount: must be a finite number"):
        rk.convert_load(float("nan"), KG, LB, decimals=1)


def test_rise_does_not_replace_a_published_amount() -> None:
    """An amount of one's own counts only where none is published."""
    result = rk.Result(load=100, unit=LB, repetitions=8)
    scheme = rk.schemes["dapre-fourth-set"]

    assert rk.next_dose(scheme, result) == rk.next_dose(scheme, result, rise=50)


@pytest.mark.parametrize(
    "name, result, needs",
    [
        (
            "dapre-next-session",
            rk.Result(),
            ("load", "unit of the load", "repetitions in the third set"),
        ),
        ("dapre-next-session", rk.Result(load=1, unit=LB), ("repetitions in the third set",)),
        ("dapre-next-session", rk.Result(load=1, repetitions=5), ("unit of the load",)),
        ("dapre-next-session", rk.Result(unit=LB, repetitions=5), ("load",)),
        ("acsm-2009", rk.Result(load=1, unit=LB, repetitions=5), ("goal of repetitions",)),
        (
            "two-for-two",
            rk.Result(load=1, unit=LB, repetitions=5, goal=4),
            ("repetitions in the last set, session before",),
        ),
    ],
)
def test_missing_data(name: str, result: rk.Result, needs: tuple[str, ...]) -> None:
    """A missing datum leaves the load undecided and is named, alone."""
    answer = rk.next_dose(rk.schemes[name], result)

    assert rk.Undecided(scheme=name, because=f"not recorded: {', '.join(needs)}", needs=needs) == answer


def test_units_are_not_converted() -> None:
    """A load in kilograms is not put into a table of pounds."""
    answer = rk.next_dose(rk.schemes["dapre-next-session"], rk.Result(load=45, unit=KG, repetitions=8))

    assert (
        rk.Undecided(scheme="dapre-next-session", because="the table is in lb, the load in kg", needs=("load in lb",))
        == answer
    )


def test_same_load_in_any_unit() -> None:
    """A row that keeps the load needs no conversion."""
    answer = rk.next_dose(rk.schemes["dapre-next-session"], rk.Result(load=45, unit=KG, repetitions=4))

    assert (45, 45, KG) == _range(answer)


@pytest.mark.parametrize("load, stays", [(9.9, False), (10, True)])
def test_no_load_below_nothing(load: float, stays: bool) -> None:  # noqa: FBT001  # a row of the table
    """A change that takes off more than the whole load gives none."""
    answer = rk.next_dose(rk.schemes["dapre-fourth-set"], rk.Result(load=load, unit=LB, repetitions=2))

    if stays:
        assert (0, 5, LB) == _range(answer)
    else:
        why = "the table takes off more than the whole load"
        assert rk.Undecided(scheme="dapre-fourth-set", because=why, needs=()) == answer


def test_other_kind() -> None:
    """A scheme of another kind gives nothing, and says what it gives."""
    loads = rk.next_dose(rk.schemes["delorme"], rk.Result())
    sets = rk.sets_of(rk.schemes["pain-bands-nemex"], 1, KG)

    assert rk.Undecided(scheme="delorme", because="its table gives sets, no change of load") == loads
    assert rk.Undecided(scheme="pain-bands-nemex", because="its table gives pain bands, no sets") == sets


# Laws

LOADS = st.floats(min_value=10, max_value=1_000, allow_nan=False)
COUNTS = st.integers(min_value=0, max_value=40)


@pytest.mark.parametrize("name", TABLES)
@given(load=LOADS, fewer=COUNTS, more=COUNTS)
def test_more_repetitions_never_less_load(name: str, load: float, fewer: int, more: int) -> None:
    """More repetitions never give a lower load, at either end of the range, and each range is in order."""
    fewer, more = sorted((fewer, more))
    first = _range(rk.next_dose(rk.schemes[name], rk.Result(load=load, unit=LB, repetitions=fewer)))
    second = _range(rk.next_dose(rk.schemes[name], rk.Result(load=load, unit=LB, repetitions=more)))

    assert first[0] <= first[1]
    assert first[0] <= second[0]
    assert first[1] <= second[1]


@given(load=LOADS, repetitions=COUNTS, before=COUNTS, goal=st.integers(min_value=1, max_value=20))
def test_same_result_same_answer(load: float, repetitions: int, before: int, goal: int) -> None:
    """One result always gives one answer, for every scheme."""
    result = rk.Result(load=load, unit=LB, repetitions=repetitions, repetitions_before=before, goal=goal)
    twice = [[rk.next_dose(scheme, result) for scheme in rk.schemes] for _ in range(2)]

    assert twice[0] == twice[1]


# Conversion


@pytest.mark.parametrize(
    "amount, unit, to, decimals, expected",
    [
        (1, LB, KG, 8, 0.45359237),
        (100, LB, KG, 1, 45.4),
        (100, LB, KG, 0, 45),
        (45.359237, KG, LB, 6, 100),
        (100, KG, LB, 2, 220.46),
        (2.25, KG, KG, 1, 2.2),
        (2.35, KG, KG, 1, 2.4),
        (2.25, LB, LB, 2, 2.25),
        (125, LB, LB, -1, 120),
    ],
)
def test_conversion(amount: float, unit: LoadUnit, to: LoadUnit, decimals: int, expected: float) -> None:
    """Loads are converted by the exact pound and rounded half to even, to the decimals that are asked for."""
    assert expected == rk.convert_load(amount, unit, to, decimals=decimals)


@pytest.mark.parametrize("units", [(LoadUnit.PERCENT, KG), (LB, LoadUnit.PERCENT)])
def test_percent_is_not_converted(units: tuple[LoadUnit, LoadUnit]) -> None:
    """A percentage has no kilograms."""
    with pytest.raises(ValueError) as caught:
        rk.convert_load(1, *units, decimals=1)

    assert "a percentage is no load: it has to be kg or lb" == str(caught.value)
