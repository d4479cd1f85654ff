from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tests.rulebook._build import Json, chart, done, item, planned, work

import rehabkit as rk
from rehabkit.chart import is_strengthening
from rehabkit.checking import thresholds_with
from rehabkit.codec import structure
from rehabkit.vocab import Effect, ExerciseType

ALWAYS = {
    "resistance",
    "stabilizer-endurance",
    "stabilizer-hold",
    "plyometric",
    "isometric-strength",
    "work-hardening",
}
"""Types that strengthen as such: A03, and by the library's choice jumps and hard holds."""

WITH_LOAD = {"core", "pnf", "neuromuscular-reeducation", "motor-control", "carrying", "work-conditioning"}
"""Types that strengthen from the set load on: A03, A42, A43, and by the library's choice the rest."""


def _intensity(value: float, reference: str, **more: Any) -> Json:
    return {"intensity": {"value": value, "unit": "percent", "reference": reference, **more}}


LOADS: list[tuple[Json | None, bool]] = [
    (None, False),
    ({"sets": 3}, False),
    ({"effort_percent": 39.9}, False),
    ({"effort_percent": 40}, True),
    ({"effort_percent": 41}, True),
    ({"effort_percent": 10, "effort_percent_to": 25}, False),
    ({"effort_percent": 10, "effort_percent_to": 40}, True),
    (_intensity(39, "one-repetition-maximum"), False),
    (_intensity(40, "one-repetition-maximum"), True),
    (_intensity(40, "mvc"), True),
    (_intensity(30, "own-maximal-effort", value_to=50), True),
    (_intensity(90, "heart-rate-maximum"), False),
    ({"intensity": {"value": 15, "unit": "borg-rpe"}}, False),
    ({"resistance": "none"}, False),
    ({"resistance": "light"}, False),
    ({"resistance": "moderate"}, True),
    ({"resistance": "heavy"}, True),
    ({"effort_percent": 20, "resistance": "heavy"}, False),
    ({"resistance": "moderate", "load_kg": 1}, True),
    ({"load_kg": 20}, False),
    ({"intensity": {"value": 20, "unit": "kg"}}, False),
]
"""Doses, and whether each reaches the set load by the default thresholds."""


def _decided(
    kind: str,
    dosage: Json | None = None,
    *,
    stated: bool | None = None,
    thresholds: Mapping[str, float | str] | None = None,
) -> bool:
    values = thresholds_with(thresholds or {})
    dose = None if dosage is None else structure(rk.Dosage, dosage)
    return is_strengthening(frozenset(rk.exercises[kind].effects or ()), dose, stated=stated, thresholds=values)


@pytest.mark.parametrize("kind", list(ExerciseType))
@pytest.mark.parametrize("dosage, loaded", LOADS)
def test_by_type_and_load(kind: ExerciseType, dosage: Json | None, loaded: bool) -> None:  # noqa: FBT001  # a row
    """Types of the one list always strengthen, those of the other from the set load on, and the rest never."""
    assert _decided(kind, dosage) is (kind in ALWAYS or (kind in WITH_LOAD and loaded))


@pytest.mark.parametrize("kind", list(ExerciseType))
@pytest.mark.parametrize("stated", [True, False])
@pytest.mark.parametrize("dosage", [None, {"effort_percent": 10}, {"effort_percent": 90}])
def test_its_own_word_decides(kind: ExerciseType, stated: bool, dosage: Json | None) -> None:  # noqa: FBT001  # a row
    """What the work says of itself goes before its type and its load."""
    assert _decided(kind, dosage, stated=stated) is stated


def test_no_treatment_strengthens() -> None:
    """Nothing that is done to a person is strengthening by its kind, whatever the dose."""
    heavy = structure(rk.Dosage, {"effort_percent": 100})
    values = thresholds_with({})

    assert [] == [
        each.id
        for each in rk.treatments
        if is_strengthening(frozenset(each.effects or ()), heavy, stated=None, thresholds=values)
    ]


@pytest.mark.parametrize(
    "dosage, thresholds, expected",
    [
        ({"effort_percent": 40}, {"strengthening-load-percent": 60}, False),
        ({"effort_percent": 60}, {"strengthening-load-percent": 60}, True),
        ({"effort_percent": 0}, {"strengthening-load-percent": 0}, True),
        ({"resistance": "light"}, {"strengthening-resistance": "light"}, True),
        ({"resistance": "none"}, {"strengthening-resistance": "light"}, False),
        ({"resistance": "moderate"}, {"strengthening-resistance": "heavy"}, False),
        ({"load_kg": 4.9}, {"strengthening-load-kg": 5}, False),
        ({"load_kg": 5}, {"strengthening-load-kg": 5}, True),
        ({"load_kg": 2, "load_kg_to": 8}, {"strengthening-load-kg": 5}, True),
        ({"intensity": {"value": 5, "unit": "kg"}}, {"strengthening-load-kg": 5}, True),
        ({"intensity": {"value": 2, "value_to": 4, "unit": "kg"}}, {"strengthening-load-kg": 5}, False),
        ({"resistance": "light", "load_kg": 9}, {"strengthening-load-kg": 5}, False),
    ],
)
def test_set_load(dosage: Json, thresholds: dict[str, float | str], expected: bool) -> None:  # noqa: FBT001  # a row
    """The set load is that of the thresholds; percent goes before words, and words before kilograms."""
    assert _decided("motor-control", dosage, thresholds=thresholds) is expected


@pytest.mark.parametrize(
    "prescribed, stated, expected",
    [
        ({"effort_percent": 60}, None, True),
        ({"effort_percent": 60}, {"effort_percent": 20}, False),
        ({"effort_percent": 20}, {"effort_percent": 60}, True),
        (None, {"effort_percent": 60}, True),
        (None, None, False),
    ],
)
def test_an_item_goes_by_its_own_dose(prescribed: Json | None, stated: Json | None, expected: bool) -> None:  # noqa: FBT001  # a row
    """A session item is judged by its own dose, and by its prescription's where it states none."""
    plan = work(id="e1", intervention="core", dosage=prescribed)
    log = {"sessions": [{"id": "s1", "date": "2024-04-02", "items": [item(prescription="e1", dosage=stated)]}]}
    _, carried_out = chart(planned(plan, log=log)).works

    assert carried_out.has(Effect.STRENGTHENING) is expected


def test_rules_see_the_set_load() -> None:
    """A check with another set load sees strengthening where the default sees none."""
    told = done(item(intervention="carrying", dosage={"load_kg": 8}))

    assert [False, True] == [
        each.works[0].has(Effect.STRENGTHENING) for each in (chart(told), chart(told, strengthening_load_kg=5))
    ]


def test_technique_with_load() -> None:
    """Work whose technique strengthens with load is strengthening from the set load on (A42)."""
    light, heavy = (
        chart(done(item(intervention="mobility", technique="pnf", dosage={"resistance": word}))).works[0]
        for word in ("light", "heavy")
    )

    assert [False, True] == [each.has(Effect.STRENGTHENING) for each in (light, heavy)]
