"""All records of free-exercise-db, where the data lie beside the project; they are not shipped."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, cast

import pytest
from tests.importing._laws import unaccounted

import rehabkit as rk

DATA = Path(__file__).parents[3] / "shared" / "data" / "free_exercise_db.json"

pytestmark = pytest.mark.skipif(not DATA.is_file(), reason="free-exercise-db is not shipped with the project")


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    """Return the records."""
    return cast("list[dict[str, Any]]", json.loads(DATA.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def made(records: list[dict[str, Any]]) -> rk.Import:
    """Return their import."""
    return rk.import_exercises(records, source="free-exercise-db")


def test_every_record(made: rk.Import, records: list[dict[str, Any]]) -> None:
    """Each of the 873 records leads to one exercise with an id of its own and its own name."""
    assert 873 == len(records) == len(set(made.ids))
    assert [record["name"] for record in records] == [exercise.name for exercise in made.exercises]
    assert () == made.refused


def test_nothing_is_dropped(made: rk.Import, records: list[dict[str, Any]]) -> None:
    """Every key and every member of a list is carried over or listed as lost."""
    assert [] == unaccounted(made, records)


def test_defects(made: rk.Import) -> None:
    """Nine muscles that are primary and secondary, five exercises without instructions, two blank steps: no more."""
    found = {
        kind: sorted(defect.source_id or "" for defect in made.defects if defect.kind is kind)
        for kind in {defect.kind for defect in made.defects}
    }

    assert found == {
        rk.DefectKind.PRIMARY_AND_SECONDARY: [
            "All_Fours_Quad_Stretch",
            "Barbell_Step_Ups",
            "Bent-Arm_Barbell_Pullover",
            "Clean_and_Press",
            "Hurdle_Hops",
            "Kneeling_Hip_Flexor",
            "Snatch_Deadlift",
            "Split_Snatch",
            "Upper_Back_Stretch",
        ],
        rk.DefectKind.MISSING: [
            "Iron_Cross",
            "One-Arm_Kettlebell_Swings",
            "Push_Press",
            "Side_Bridge",
            "Side_Jackknife",
        ],
        rk.DefectKind.BLANK: ["Barbell_Squat_To_A_Bench", "Clean"],
    }


def test_regions(made: rk.Import, records: list[dict[str, Any]]) -> None:
    """Each naming of a region is lost as ambiguous, and no exercise names a candidate of it by itself."""
    regions = {"shoulders", "forearms", "middle back", "lower back", "neck", "calves", "chest"}
    named = Counter(
        name
        for record in records
        for name in {*record["primaryMuscles"], *record["secondaryMuscles"]}
        if name in regions
    )
    lost = Counter(loss.value for loss in made.losses if loss.reason is rk.LossReason.AMBIGUOUS)

    assert named == lost
    assert {
        "abdominals",
        "adductors",
        "biceps-brachii",
        "gluteals",
        "hamstrings",
        "hip-abductors",
        "latissimus-dorsi",
        "quadriceps",
        "trapezius",
        "triceps-brachii",
    } == {part.muscle for exercise in made.exercises for part in exercise.muscles or ()}


def test_types(made: rk.Import) -> None:
    """Types follow the categories, and 51 records name something that speaks for another type."""
    types = Counter(exercise.type.value for exercise in made.exercises)

    assert {"resistance": 675, "self-stretch": 123, "plyometric": 61, "aerobic": 14} == types
    assert 51 == made.counts()[rk.LossReason.TYPE_IN_DOUBT]


def test_order(made: rk.Import, records: list[dict[str, Any]]) -> None:
    """The order of the records changes the order of the exercises and nothing else."""
    turned = rk.import_exercises(reversed(records), source="free-exercise-db")

    assert made.exercises == turned.exercises[::-1]
    assert made.counts() == turned.counts()


def test_definitions(made: rk.Import) -> None:
    """All exercises together stand in the definitions of one case and survive a round trip."""
    case = rk.Case(id="c1", definitions=rk.Definitions(exercises=made.exercises))

    assert rk.loads(rk.dumps(case)) == case
