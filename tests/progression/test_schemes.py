from __future__ import annotations

import itertools
import re

import attrs
import pytest

import rehabkit as rk
from rehabkit.models.scheme import TABLES

# "Increase the load" or "you should": words of advice, which no table is told with.
ADVICE = re.compile(r"\b(?:should|must now|recommend\w*|advis\w*|prescri\w*|best|safest|optimal)\b", re.IGNORECASE)


def test_every_kind_has_a_table() -> None:
    """Every kind of scheme has the field of its table, and at least one scheme is shipped of each."""
    fields = {field.name for field in attrs.fields(rk.Scheme)}

    assert set(rk.SchemeKind) == set(TABLES) == {scheme.kind for scheme in rk.schemes}
    assert set(TABLES.values()) <= fields


@pytest.mark.parametrize("scheme", list(rk.schemes), ids=lambda scheme: scheme.id)
def test_verified_schemes_rest_on_read_references(scheme: rk.Scheme) -> None:
    """A verified scheme is named after a publication that was read; every scheme names one in which it was read."""
    named, read = rk.references[scheme.references[0]], [rk.references[name].verified for name in scheme.references]

    assert any(read)
    assert not scheme.verified or named.verified


@pytest.mark.parametrize("scheme", list(rk.schemes), ids=lambda scheme: scheme.id)
def test_tables_of_changes_have_no_gap(scheme: rk.Scheme) -> None:
    """The rows of a table of changes follow each other without a gap or an overlap, the loads never falling."""
    rows = scheme.changes or ()

    for low, high in itertools.pairwise(rows):
        assert low.at_most is not None
        assert low.at_most + 1 == high.at_least
        assert low.change is None or high.change is None or low.change <= high.change


@pytest.mark.parametrize("scheme", list(rk.schemes), ids=lambda scheme: scheme.id)
def test_schedules_have_no_gap(scheme: rk.Scheme) -> None:
    """The weeks of a schedule begin with 1 and follow each other."""
    rows = scheme.weeks or ()

    assert [1, *(row.to_week + 1 for row in rows[:-1])][: len(rows)] == [row.from_week for row in rows]


@pytest.mark.parametrize("scheme", list(rk.schemes), ids=lambda scheme: scheme.id)
def test_schemes_give_no_advice(scheme: rk.Scheme) -> None:
    """What is said of a scheme tells what is published and advises nothing."""
    texts = (scheme.name, scheme.summary, scheme.note, *rk.table_of(scheme))

    assert [] == [text for text in texts if ADVICE.search(text)]


@pytest.mark.parametrize(
    "name, lines",
    [
        (
            "delorme",
            (
                "set 1: 10 repetitions with 50 % of the 10-repetition maximum",
                "set 2: 10 repetitions with 75 % of the 10-repetition maximum",
                "set 3: 10 repetitions with 100 % of the 10-repetition maximum",
            ),
        ),
        (
            "dapre-fourth-set",
            (
                "set 1: 10 repetitions with 50 % of the 6-repetition maximum",
                "set 2: 6 repetitions with 75 % of the 6-repetition maximum",
                "set 3: as many repetitions as possible with 100 % of the 6-repetition maximum",
                "set 4: as many repetitions as possible with the changed load",
                "0 to 2 repetitions in the third set: -10 to -5 lb",
                "3 to 4 repetitions in the third set: -5 to 0 lb",
                "5 to 6 repetitions in the third set: the same load",
                "7 to 10 repetitions in the third set: +5 to +10 lb",
                "11 or more repetitions in the third set: +10 to +15 lb",
            ),
        ),
        (
            "two-for-two",
            ("2 or more repetitions over the goal in the last set, 2 sessions in a row: +2.5 to +10 %",),
        ),
        (
            "double-progression",
            (
                (
                    "-1 or fewer repetitions over the goal in the set with the fewest repetitions, the goal being "
                    "the top of the range: the same load"
                ),
                (
                    "0 or more repetitions over the goal in the set with the fewest repetitions, the goal being "
                    "the top of the range: the load rises; no amount is published"
                ),
            ),
        ),
        (
            "pain-limit-silbernagel",
            (
                "pain from 0 to 5: acceptable",
                "pain above 5 to 10: too high",
                "the pain has gone down by the next morning",
            ),
        ),
        ("graded-activity-quota", ("first quota: 70 % of the mean of 3 sessions",)),
        ("craniocervical-ladder", ("steps: 20, 25, 30, 35, 40 mmHg",)),
    ],
)
def test_tables_in_words(name: str, lines: tuple[str, ...]) -> None:
    """A table is told row by row."""
    assert lines == rk.table_of(rk.schemes[name])


@pytest.mark.parametrize(
    "name, number, line",
    [
        (
            "hsr-achilles",
            0,
            "week 1: 3 x 15, 15-repetition maximum, 300 s rest between exercises, 3 days a week, 3 s up and 3 s down",
        ),
        ("hsr-patellar", 1, "weeks 2 to 3: 4 x 12, 12-repetition maximum, 3 days a week"),
        (
            "trunk-holds-2006",
            4,
            (
                "weeks 6 to 7: 1 x 8 to 10, 0 to 90 s hold (two levels below the maximal test level; hold and rest as "
                "long as possible, up to 90 seconds)"
            ),
        ),
    ],
)
def test_weeks_in_words(name: str, number: int, line: str) -> None:
    """A row of a schedule is told with sets, maximum, holds, rests, days and tempo, as far as it gives them."""
    assert line == rk.table_of(rk.schemes[name])[number]


@pytest.mark.parametrize(
    "row, line",
    [
        (rk.LoadChange(at_least=1, change=2.5), "1 or more repetitions in the set: +2.5 kg"),
        (rk.LoadChange(at_least=1, at_most=1, change=-2), "1 to 1 repetitions in the set: -2 kg"),
    ],
)
def test_single_amounts_in_words(row: rk.LoadChange, line: str) -> None:
    """A change without a range is one amount with its sign."""
    scheme = attrs.evolve(
        rk.schemes["dapre-fourth-set"],
        sets=None,
        changes=(row,),
        counted_in="the set",
        change_unit=rk.LoadUnit.KILOGRAM,
    )

    assert (line,) == rk.table_of(scheme)


def test_other_intensities_in_words() -> None:
    """An intensity other than a repetition maximum is told with its unit."""
    dosage = rk.Dosage(sets=3, repetitions=8, intensity=rk.Intensity(value=8, unit=rk.IntensityUnit.BORG_CR10))
    week = rk.SchemeWeek(from_week=1, to_week=1, dosage=dosage)
    scheme = attrs.evolve(rk.schemes["hsr-patellar"], weeks=(week,))

    assert ("week 1: 3 x 8, 8 borg-cr10",) == rk.table_of(scheme)
