"""What holds for whatever is imported."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.importing._laws import unaccounted
from tests.importing._records import PRESS, press

import rehabkit as rk
from rehabkit.codec import plain, structure
from rehabkit.importing._words import KEYS, REGIONS, TYPES

TEXTS = st.text(max_size=20) | st.sampled_from([*REGIONS, *TYPES, "lats", "biceps", "Triceps brachii", "other", "push"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
LISTS = st.lists(TEXTS, max_size=4)
KNOWN = st.sampled_from(KEYS) | TEXTS
ODD = st.dictionaries(KNOWN, VALUES, max_size=8)
NEARLY = st.builds(
    lambda changes, less: {name: value for name, value in {**PRESS, **changes}.items() if name not in less},
    st.dictionaries(KNOWN, VALUES | LISTS, max_size=4),
    st.sets(st.sampled_from(KEYS), max_size=2),
)
RECORDS = st.lists(NEARLY | ODD | SCALARS, max_size=5)


@given(RECORDS)
def test_nothing_is_dropped(records: list[Any]) -> None:
    """Each record gives an exercise or is refused with a reason, and each key and member is kept or reported."""
    made = rk.import_exercises(records)

    assert [] == unaccounted(made, records)
    assert len(records) == len(made.ids) == len(made.exercises) + len(made.refused)
    assert all(refused.defects and made.ids[refused.record] is None for refused in made.refused)
    assert [exercise.id for exercise in made.exercises] == [name for name in made.ids if name is not None]


@given(RECORDS)
def test_exercises_are_sound(records: list[Any]) -> None:
    """Every exercise passes the strict reader, has an id of its own, and names muscles of the catalog, each once."""
    made = rk.import_exercises(records)

    assert len(made.exercises) == len({exercise.id for exercise in made.exercises})
    for exercise in made.exercises:
        named = [part.muscle for part in exercise.muscles or ()]
        assert structure(rk.Exercise, json.loads(json.dumps(plain(exercise)))) == exercise
        assert len(named) == len(set(named) & set(rk.muscles.ids))


@given(RECORDS)
def test_reports_can_be_written(records: list[Any]) -> None:
    """Every report can be written as text and as JSON, and shows at most 40 characters of a value."""
    made = rk.import_exercises(records)

    assert json.loads(json.dumps(made.to_data(), allow_nan=False))["records"] == len(records)
    assert str(made).startswith("imported: ")
    assert all(len(row["value"]) <= 42 for row in made.to_rows())


@given(RECORDS, st.randoms())
def test_order(records: list[Any], random: Any) -> None:
    """The order of the records changes the order of what is told and nothing else."""
    mixed = random.sample(records, len(records))
    one, other = rk.import_exercises(records), rk.import_exercises(mixed)

    assert sorted(map(repr, one.exercises)) == sorted(map(repr, other.exercises))
    assert one.counts() == other.counts()


@given(RECORDS)
def test_same_again(records: list[Any]) -> None:
    """The same records give the same import."""
    assert rk.import_exercises(records) == rk.import_exercises(records)


@given(st.lists(st.sampled_from(["A b", "a-b", "A_B", "a-b-2", "a-b-3"]), max_size=8))
def test_ids_are_distinct(names: list[str]) -> None:
    """Whatever ids the records bear, the exercises have distinct ones, and each shared one is reported."""
    made = rk.import_exercises(press(id=name) for name in names)
    shared = sum(
        1
        for name in names
        if sum(
            each.lower().replace(" ", "-").replace("_", "-") == name.lower().replace(" ", "-").replace("_", "-")
            for each in names
        )
        > 1
    )

    assert len(names) == len(set(made.ids))
    assert shared == sum(defect.kind is rk.DefectKind.ID_TAKEN for defect in made.defects)
