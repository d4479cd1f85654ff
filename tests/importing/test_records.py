"""Invented records, one fault each: what is carried over, what is lost, what is refused."""

from __future__ import annotations

import functools
import operator
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.importing._records import lost, muscles, press, refused, wrong

import rehabkit as rk
from rehabkit.codec._json import Limits, parse
from rehabkit.importing._words import BODY_REGIONS, FORCE_DOUBTS, MUSCLES, ROLLING, key

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "import-exercises.md"
NO_TYPE = "no type of exercise is known for Arms"


def one(**changes: object) -> rk.Import:
    """Return the import of one record."""
    return rk.import_exercises([press(**changes)])


def test_sound_record() -> None:
    """A sound record becomes an exercise; what has no field is lost, and nothing is wrong."""
    made = one()

    assert made.exercises == (
        rk.Exercise(
            id="imported.wall-press",
            name="Wall press",
            type=rk.ExerciseType.RESISTANCE,
            muscles=(
                rk.ExerciseMuscle(muscle="triceps-brachii", role=rk.ExerciseRole.TARGET),
                rk.ExerciseMuscle(muscle="biceps-brachii", role=rk.ExerciseRole.HELPER),
            ),
            equipment=(),
            movement="Lean on a wall.\nBend and stretch the arms.",
            note="imported: Wall_press",
        ),
    )
    assert {"force", "level", "mechanic", "images"} == {loss.field for loss in made.losses}
    assert {rk.LossReason.NO_FIELD: 4} == made.counts()
    assert (made.defects, made.refused, made.ids) == ((), (), ("imported.wall-press",))


def test_kept() -> None:
    """Each thing that is carried over names its place in the record and the field of the exercise."""
    assert [(kept.path, kept.to) for kept in one().kept] == [
        ("$[0].category", "type"),
        ("$[0].id", "id, note"),
        ("$[0].name", "name"),
        ("$[0].equipment", "equipment"),
        ("$[0].instructions[0]", "movement"),
        ("$[0].instructions[1]", "movement"),
        ("$[0].primaryMuscles[0]", "muscles"),
        ("$[0].secondaryMuscles[0]", "muscles"),
    ]


@pytest.mark.parametrize(
    "category, expected",
    [
        ("strength", "resistance"),
        ("Olympic weightlifting", "resistance"),
        ("stretching", "self-stretch"),
        ("plyometrics", "plyometric"),
        ("cardio", "aerobic"),
        ("balance", "balance"),
    ],
)
def test_types(category: str, expected: str) -> None:
    """A category gives the type; the name of a type is a category too."""
    assert [expected] == [exercise.type for exercise in one(category=category).exercises]


@pytest.mark.parametrize(
    "name, expected",
    [
        ("lats", "latissimus-dorsi"),
        ("traps", "trapezius"),
        ("quadriceps", "quadriceps"),
        ("hamstrings", "hamstrings"),
        ("glutes", "gluteals"),
        ("adductors", "adductors"),
        ("abductors", "hip-abductors"),
        ("abdominals", "abdominals"),
        ("biceps", "biceps-brachii"),
        ("Biceps brachii", "biceps-brachii"),
        ("LATISSIMUS_DORSI", "latissimus-dorsi"),
    ],
)
def test_exact_muscles(name: str, expected: str) -> None:
    """A name that means one muscle or one group becomes that muscle, in any spelling of the catalog."""
    assert [(expected, "target")] == muscles(one(primaryMuscles=[name], secondaryMuscles=[]))


@pytest.mark.parametrize("name", ["shoulders", "forearms", "middle back", "lower back", "neck", "calves", "chest"])
def test_regions(name: str) -> None:
    """A body region gives candidates, and no muscle."""
    made = one(primaryMuscles=[name], secondaryMuscles=[])
    (loss,) = (loss for loss in made.losses if loss.field == "primaryMuscles")

    assert made.exercises[0].muscles is None
    assert (loss.reason, loss.value) == (rk.LossReason.AMBIGUOUS, name)
    assert len(loss.candidates) > 1


def test_region_table() -> None:
    """Candidates are entries of the catalog, in alphabetical order so that none is ranked, and no name stands twice."""
    names = [key(name) for region in BODY_REGIONS for name in region.names]
    candidates = [list(region.candidates) for region in BODY_REGIONS]

    assert sorted(set(names)) == sorted(names)
    assert [sorted(set(found)) for found in candidates] == candidates
    assert {*functools.reduce(operator.iadd, candidates, []), *MUSCLES.values()} <= set(rk.muscles.ids)


def test_type_candidates() -> None:
    """Types in doubt are types of exercises, but rolling, which is a treatment."""
    types = {name for found in FORCE_DOUBTS.values() for name in found}

    assert types <= {each.value for each in rk.ExerciseType}
    assert ROLLING == (rk.treatments["foam-rolling"].id, rk.exercises["self-stretch"].id)


def test_documented_regions() -> None:
    """The how-to page lists each region with its candidates, as they are."""
    _, _, section = PAGE.read_text(encoding="utf-8").partition("| names | candidates | why none is chosen |\n")
    rows = re.findall(r"^\| ([\w, ]+) \| ([\w, -]+) \| [^|]+ \|$", section, re.MULTILINE)
    documented = {tuple(names.split(", ")): tuple(ids.split(", ")) for names, ids in rows}

    assert documented == {region.names: region.candidates for region in BODY_REGIONS}


def test_decided_muscles() -> None:
    """A name that the caller decides on becomes those muscles, in whatever letters the data set writes it."""
    decisions = {"Chest": "pectoralis-major", "lower_back": ["erector spinae", "multifidus"], "力": "deltoid"}
    record = press(primaryMuscles=["chest"], secondaryMuscles=["Lower Back", "力"])
    made = rk.import_exercises([record], muscles=decisions)

    assert muscles(made) == [
        ("pectoralis-major", "target"),
        ("erector-spinae", "helper"),
        ("multifidus", "helper"),
        ("deltoid", "helper"),
    ]


def test_unknown_muscle() -> None:
    """A muscle that nobody knows is lost and a defect, with what was perhaps meant; no such muscle is chosen."""
    made = one(primaryMuscles=["trisseps"])

    assert [("unknown-value", "trisseps")] == lost(made, "primaryMuscles")
    assert "did you mean triceps-brachii?" in made.defects[0].why
    assert [("biceps-brachii", "helper")] == muscles(made)


def test_half_known_muscle() -> None:
    """A name of which only some letters can be compared is not taken for the muscle that they spell."""
    made = one(primaryMuscles=["biceps 二"], secondaryMuscles=[])

    assert [("$[0].primaryMuscles[0]", "unknown-value", "only a part of it names a muscle, biceps-brachii")] == wrong(
        made
    )
    assert made.exercises[0].muscles is None


@pytest.mark.parametrize("second", ["triceps", "Triceps brachii"])
def test_primary_and_secondary(second: str) -> None:
    """A muscle that is primary and secondary, under one name or two, stays primary and is a defect."""
    made = one(secondaryMuscles=["biceps", second])

    assert [("triceps-brachii", "target"), ("biceps-brachii", "helper")] == muscles(made)
    assert [("$[0].secondaryMuscles[1]", "primary-and-secondary", f"{second} is a primary muscle too")] == wrong(made)
    assert [("repeated", second)] == lost(made, "secondaryMuscles")


def test_region_primary_and_secondary() -> None:
    """A region that is primary and secondary is a defect as well."""
    made = one(primaryMuscles=["neck"], secondaryMuscles=["neck"])

    assert [("$[0].secondaryMuscles[0]", "primary-and-secondary", "neck is a primary muscle too")] == wrong(made)
    assert [("ambiguous", "neck")] == lost(made, "primaryMuscles")


def test_muscle_named_twice() -> None:
    """A muscle that stands twice in one list is carried over once and is a defect."""
    made = one(secondaryMuscles=["biceps", "biceps"])

    assert [("triceps-brachii", "target"), ("biceps-brachii", "helper")] == muscles(made)
    assert [("$[0].secondaryMuscles[1]", "repeated", "biceps is named twice")] == wrong(made)


def test_still_stretch() -> None:
    """A stretch that is held stretches its primary muscle; what it does with the others is not said."""
    made = one(category="stretching", force="static")

    assert [("triceps-brachii", "stretched")] == muscles(made)
    assert [("role-unclear", "biceps")] == lost(made, "secondaryMuscles")
    assert [("no-field", "static")] == lost(made, "force")


def test_moving_stretch() -> None:
    """A stretch that pushes may be mobility work: its type is in doubt, and its muscles have no role."""
    made = one(category="stretching", force="push")
    (loss,) = (loss for loss in made.losses if loss.field == "force")

    assert (loss.reason, loss.candidates) == (rk.LossReason.TYPE_IN_DOUBT, ("mobility", "self-stretch"))
    assert (made.exercises[0].type, made.exercises[0].muscles) == (rk.ExerciseType.SELF_STRETCH, None)
    assert [("role-unclear", "triceps")] == lost(made, "primaryMuscles")


def test_still_strength() -> None:
    """Held strength work stays resistance, as its category says, and the doubt is told; no mode is guessed."""
    made = one(force="static")
    (loss,) = (loss for loss in made.losses if loss.field == "force")

    assert loss.candidates == ("isometric-strength", "resistance", "stabilizer-hold")
    assert (made.exercises[0].type, made.exercises[0].contraction_mode) == (rk.ExerciseType.RESISTANCE, None)


@pytest.mark.parametrize(
    "changes", [{"equipment": "foam roll"}, {"equipment": ["bands", "Foam Roller"]}, {"name": "Triceps-SMR"}]
)
def test_rolling(changes: dict[str, Any]) -> None:
    """A stretch on a roller may be a treatment: the doubt is told, and no muscle is said to be stretched."""
    made = one(category="stretching", force="static", **changes)

    assert [("type-in-doubt", "stretching")] == lost(made, "category")
    assert made.exercises[0].muscles is None


@pytest.mark.parametrize(
    "equipment, expected, reasons",
    [
        ("body only", (), []),
        ("dumbbell", ("dumbbell",), []),
        (["dumbbell", "body weight"], ("dumbbell",), []),
        ("other", None, ["unspecific"]),
        (None, None, ["not-stated"]),
        ([], None, ["not-stated"]),
        (["bands", "bands"], ("bands",), ["repeated"]),
        (3, None, ["wrong-type"]),
        (["bands", {"name": "mat"}], ("bands",), ["wrong-type"]),
    ],
)
def test_equipment(equipment: object, expected: tuple[str, ...] | None, reasons: list[str]) -> None:
    """Equipment is kept as written; none used differs from not stated, and what says nothing is lost."""
    made = one(equipment=equipment)

    assert expected == made.exercises[0].equipment
    assert reasons == [reason for reason, _ in lost(made, "equipment")]


@pytest.mark.parametrize(
    "instructions, expected, told",
    [
        ([], None, [("$[0].instructions", "missing", "is empty")]),
        (None, None, [("$[0].instructions", "missing", "is empty")]),
        (["Lean.", " "], "Lean.", [("$[0].instructions[1]", "blank", "holds no text")]),
        (["Lean.", 7], "Lean.", [("$[0].instructions[1]", "wrong-type", "must be a text (got 7)")]),
        ("Lean.", "Lean.", []),
        (["Again.", "Again."], "Again.\nAgain.", []),
        ({"en": "Lean."}, None, [("$[0].instructions", "wrong-type", "must be a list of texts (got an object)")]),
        (["\ud800"], None, [("$[0].instructions[0]", "unusable", "must not hold half of a surrogate pair")]),
        (
            ["a" * 3_000, "b" * 3_000],
            None,
            [("$[0].instructions", "unusable", "must have at most 5000 characters (got 6001)")],
        ),
    ],
    ids=["empty", "null", "blank", "number", "text", "twice", "object", "surrogate", "long"],
)
def test_instructions(instructions: object, expected: str | None, told: list[tuple[str, str, str]]) -> None:
    """Instructions become the movement, a step a line; what is no usable text is told and never shortened."""
    made = one(instructions=instructions)

    assert expected == made.exercises[0].movement
    assert told == wrong(made)
    assert bool(told) == bool(lost(made, "instructions"))


@pytest.mark.parametrize(
    "field, value, told",
    [
        ("force", "twist", ("unknown-value", "must be one of pull, push, static")),
        ("level", "guru", ("unknown-value", "must be one of beginner, expert, intermediate")),
        ("mechanic", "both", ("unknown-value", "must be one of compound, isolation")),
        ("level", 3, ("wrong-type", "must be a text (got 3)")),
        ("primaryMuscles", {"id": 1}, ("wrong-type", "must be a list of texts (got an object)")),
        ("primaryMuscles", [], ("missing", "is empty")),
    ],
)
def test_wrong_values(field: str, value: object, told: tuple[str, str]) -> None:
    """A value that the format does not have is a defect with its place, and lost."""
    made = one(**{field: value})

    assert [(f"$[0].{field}", *told)] == wrong(made)
    assert len(lost(made, field)) == 1


@pytest.mark.parametrize("field", ["force", "level", "mechanic", "images", "secondaryMuscles"])
def test_null(field: str) -> None:
    """A key without a value loses nothing; it is listed as not stated."""
    assert [("not-stated", "null")] == lost(one(**{field: None}), field)


@pytest.mark.parametrize("field", ["force", "level", "mechanic", "images", "secondaryMuscles", "equipment"])
def test_absent(field: str) -> None:
    """A key that is not needed may be absent."""
    made = one(less=(field,))

    assert (lost(made, field), made.defects) == ([], ())


@pytest.mark.parametrize("field", ["id", "primaryMuscles", "instructions"])
def test_missing(field: str) -> None:
    """A missing key that an exercise can do without is a defect; there is nothing to lose."""
    made = one(less=(field,))

    assert [(f"$[0].{field}", "missing", "is not given")] == wrong(made)
    assert (lost(made, field), len(made.exercises)) == ([], 1)


@pytest.mark.parametrize(
    "changes, told",
    [
        ({"less": ("name",)}, ("$[0].name", "missing", "is not given")),
        ({"name": " "}, ("$[0].name", "blank", "holds no text")),
        ({"name": 3}, ("$[0].name", "wrong-type", "must be a text (got 3)")),
        ({"name": "a" * 301}, ("$[0].name", "unusable", "must have at most 300 characters (got 301)")),
        ({"less": ("category",)}, ("$[0].category", "missing", "is not given")),
        ({"category": "Arms"}, ("$[0].category", "unknown-value", NO_TYPE)),
        ({"category": "力"}, ("$[0].category", "unknown-value", "no type of exercise is known for 力")),
        ({"category": {"id": 8}}, ("$[0].category", "wrong-type", "must be a text (got an object)")),
    ],
)
def test_refused(changes: dict[str, Any], told: tuple[str, str, str]) -> None:
    """A record without a name or a type is refused with the reason; it leaves no exercise and no loss beside it."""
    made = one(**changes)

    assert [[told]] == refused(made)
    assert (made.exercises, made.losses, made.defects, made.kept, made.ids) == ((), (), (), (), (None,))


def test_keys_of_a_refused_record() -> None:
    """A key that the importer does not know is told of a refused record too, with the key that was perhaps meant."""
    made = one(less=("name", "category"), Name="Wall press", Category="strength", pk=1)
    (entry,) = made.refused

    assert [("Name", ("name",)), ("Category", ("category",)), ("pk", ())] == [
        (loss.field, loss.candidates) for loss in entry.losses if loss.reason == "unknown-key"
    ]
    assert ["Category", "Name"] == [row["value"] for row in made.open_rows()]
    assert {"$[0].pk", "$[0].name"} <= {row["path"] for row in made.to_rows() if row["outcome"] == "refused"}


@pytest.mark.parametrize("record", ["Wall press", 3, None, ["name"]])
def test_no_object(record: object) -> None:
    """What is no object is refused at its position; the records around it are not touched."""
    made = rk.import_exercises([press(), record])

    assert ["$[1]"] == [each.path for part in made.refused for each in part.defects]
    assert ("imported.wall-press", None) == made.ids


def test_default_type() -> None:
    """Where the caller says which type to take, a record without one is kept and the defect still told."""
    made = rk.import_exercises([press(category="Arms"), press(id="b", less=("category",))], default_type="resistance")

    assert ["resistance", "resistance"] == [exercise.type for exercise in made.exercises]
    assert [("unknown-value", "Arms")] == lost(made, "category")
    assert [("$[0].category", "unknown-value", NO_TYPE), ("$[1].category", "missing", "is not given")] == wrong(made)


def test_decided_types() -> None:
    """A category that the caller decides on gives that type."""
    made = rk.import_exercises([press(category="Yoga")], types={"yoga": rk.ExerciseType.MOBILITY})

    assert (made.exercises[0].type, made.defects) == (rk.ExerciseType.MOBILITY, ())


def test_unknown_keys() -> None:
    """A key of another data set is lost with the key that it may stand for; it is never read as that key."""
    made = one(primary_muscles=["biceps"], video="a.mp4")
    found = [(loss.field, loss.reason.value, loss.candidates) for loss in made.losses]

    assert ("primary_muscles", "unknown-key", ("primaryMuscles",)) in found
    assert ("video", "unknown-key", ()) in found
    assert [("triceps-brachii", "target"), ("biceps-brachii", "helper")] == muscles(made)


def test_key_that_is_no_text() -> None:
    """A key that is no text is lost, even where it would spell a known key."""
    record: dict[object, object] = dict(press().items())
    record[3] = "x"
    made = rk.import_exercises([record])

    assert [("unknown-key", "x")] == lost(made, "3")


def test_decided_keys() -> None:
    """Records of other keys are read where the caller says what the keys mean; reports keep the record's spelling."""
    record = {"uuid": 7, "title": "Curl", "group": "strength", "target": "biceps", "steps": ["Bend."], "extra": "neck"}
    keys = {
        "uuid": "id",
        "title": "name",
        "group": "category",
        "target": "primaryMuscles",
        "extra": "secondaryMuscles",
        "steps": "instructions",
    }
    made = rk.import_exercises([record], source="other", keys=keys)

    assert (made.ids, made.defects) == (("other.7",), ())
    assert [("biceps-brachii", "target")] == muscles(made)
    assert [("$[0].extra", "7")] == [(loss.path, loss.source_id) for loss in made.losses]


def test_two_keys_of_one_meaning() -> None:
    """Where two keys of a record mean the same, the first is read and the second is a defect and lost."""
    made = rk.import_exercises([press(target=["biceps"])], keys={"target": "primaryMuscles"})

    assert [("$[0].target", "repeated-key", "stands for primaryMuscles, which primaryMuscles has given")] == wrong(made)
    assert [("repeated", "a list")] == lost(made, "target")


def test_number_that_json_lacks() -> None:
    """What JSON texts should not hold is shown as it was written."""
    made = rk.import_exercises(parse('[{"name": "Press", "category": "strength", "level": NaN}]', Limits()))  # type: ignore[arg-type]  # plain data of any kind

    assert [("wrong-type", "NaN")] == lost(made, "level")


def test_key_given_twice() -> None:
    """A key that a JSON text gives twice is a defect."""
    text = '[{"name": "A", "name": "Press", "id": "p", "category": "strength", "level": 1e999}]'
    made = rk.import_exercises(parse(text, Limits()))  # type: ignore[arg-type]  # plain data of any kind

    assert ("$[0].name", "repeated-key", "is given more than once; the last value is read") in wrong(made)
    assert ["Press"] == [exercise.name for exercise in made.exercises]


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({"id": "3_4 Sit-Up!"}, "imported.3-4-sit-up"),
        ({"id": 345}, "imported.345"),
        ({"id": "Élévation"}, "imported.elevation"),
        ({"less": ("id",)}, "imported.wall-press"),
        ({"id": True}, "imported.wall-press"),
        ({"id": 10**60}, "imported.wall-press"),
        ({"id": "深蹲"}, "imported.14906fe65951"),
        ({"id": "a" * 200}, "imported." + "a" * 81),
    ],
)
def test_ids(changes: dict[str, Any], expected: str) -> None:
    """An id is made of the record's own, or else of its name, behind the name of the source."""
    assert (expected,) == one(**changes).ids


def test_taken_ids() -> None:
    """Records that lead to one id get distinct ones, and each is told; a number that another record bears is left."""
    records = [press(id="a b", name="B"), press(id="a-b", name="A"), press(id="A_B", name="C"), press(id="a-b-2")]
    made = rk.import_exercises(records)
    why = "3 records lead to the id imported.a-b; the exercise of this one is imported.{}"

    assert ("imported.a-b-3", "imported.a-b-4", "imported.a-b", "imported.a-b-2") == made.ids
    assert [
        ("$[0]", "id-taken", why.format("a-b-3")),
        ("$[1]", "id-taken", why.format("a-b-4")),
        ("$[2]", "id-taken", why.format("a-b")),
    ] == wrong(made)


def test_ids_are_apart_from_shipped_ones() -> None:
    """An exercise that bears the name of a shipped one does not replace it."""
    made = rk.import_exercises([press(id=name) for name in (*rk.exercises.ids, *rk.treatments.ids)])

    assert not {*rk.exercises.ids, *rk.treatments.ids} & set(made.ids)


@pytest.mark.parametrize("records", ["text", b"bytes", {"id": "x"}, None, 3])
def test_no_list(records: Any) -> None:
    """Whatever is no list of records is refused with a coded problem."""
    with pytest.raises(rk.LoadError) as caught:
        rk.import_exercises(records)

    assert [rk.ProblemCode.WRONG_TYPE] == [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    "decisions, error, told",
    [
        ({"muscles": {"chest": "pectorals-major"}}, rk.UnknownNameError, "none of the muscles is named"),
        ({"muscles": {"chest": []}}, ValueError, "a decision must name at least one muscle"),
        ({"types": {"yoga": "stretchy"}}, rk.UnknownNameError, "no type of exercise is named 'stretchy'"),
        ({"default_type": "stretchy"}, rk.UnknownNameError, "no type of exercise is named 'stretchy'"),
        ({"keys": {"target": "muscle"}}, rk.UnknownNameError, "no key is named 'muscle'; there are id, name, "),
        ({"source": "--"}, ValueError, "the source must have 1 to 40 characters"),
        ({"source": "a" * 41}, ValueError, "the source must have 1 to 40 characters"),
        ({"source": "a\ud800"}, ValueError, "the source must have 1 to 40 characters"),
    ],
)
def test_wrong_decisions(decisions: dict[str, Any], error: type[Exception], told: str) -> None:
    """A decision that names what does not exist is refused before a record is read."""
    with pytest.raises(error, match=re.escape(told)):
        rk.import_exercises([], **decisions)


def test_nothing() -> None:
    """No record gives no exercise, and a report that says so."""
    made = rk.import_exercises(iter([]))

    assert "imported: 0 records, 0 exercises, 0 refused, 0 losses, 0 defects." == str(made)
    assert made.to_rows() == made.loss_rows() == made.open_rows() == []


def test_text() -> None:
    """The report as text counts, then lists losses, candidates, defects and refused records with their places."""
    made = rk.import_exercises([press(primaryMuscles=["chest"], instructions=[]), press(id="b", category="Arms")])

    assert str(made).splitlines() == [
        "imported: 2 records, 1 exercise, 1 refused, 6 losses, 1 defect.",
        "lost: ambiguous, primaryMuscles: 1 in 1 record",
        "lost: no-field, force: 1 in 1 record",
        "lost: no-field, images: 1 in 1 record",
        "lost: no-field, level: 1 in 1 record",
        "lost: no-field, mechanic: 1 in 1 record",
        "lost: not-stated, instructions: 1 in 1 record",
        "open: chest (ambiguous): pectoralis-major, pectoralis-minor",
        "defect: $[0].instructions (Wall_press): missing: is empty",
        f"refused: $[1].category (b): unknown-value: {NO_TYPE}",
    ]


def test_text_of_many_records() -> None:
    """Of more than five defects that are alike the text tells the first and how many follow; the data have each."""
    few, many = (rk.import_exercises([press(id=None, name=f"Press {each}") for each in range(n)]) for n in (5, 6))

    assert 5 == str(few).count("defect: ") == len(few.defects)
    assert [line for line in str(many).splitlines() if "defect: " in line] == [
        "defect: $[0].id: missing: is empty; so in 5 more places"
    ]
    assert 6 == len(many.defects)


def test_text_without_an_id() -> None:
    """A record without an id is told by its place alone."""
    assert "defect: $[0].id: missing: is not given" == str(one(less=("id",))).splitlines()[-1]


def test_rows() -> None:
    """Rows are flat, have the same keys each, and tell for each thing whether it was kept, lost, wrong or refused."""
    rows = rk.import_exercises(
        [press(primaryMuscles=["chest"]), press(id="b", category="Arms"), press(id=None, name="C")]
    ).to_rows()

    assert [0, 1, 2] == sorted({row["record"] for row in rows})
    assert {"kept", "lost", "defect", "refused"} == {row["outcome"] for row in rows}
    assert {tuple(rows[0])} == {tuple(row) for row in rows}
    assert {
        "record": 0,
        "source_id": "Wall_press",
        "exercise": "imported.wall-press",
        "path": "$[0].primaryMuscles[0]",
        "field": "primaryMuscles",
        "value": "chest",
        "outcome": "lost",
        "to": None,
        "reason": "ambiguous",
        "why": "two muscles in two layers lie there; only one of them moves the arm",
        "candidates": "pectoralis-major, pectoralis-minor",
    } in rows


def test_open_rows() -> None:
    """What waits for a decision is listed once by value and candidates, with how often it is lost and why."""
    made = rk.import_exercises([press(primaryMuscles=["chest"]), press(id="b", secondaryMuscles=["chest"])])

    assert made.open_rows() == [
        {
            "value": "chest",
            "reason": "ambiguous",
            "losses": 2,
            "candidates": ["pectoralis-major", "pectoralis-minor"],
            "why": "two muscles in two layers lie there; only one of them moves the arm",
        }
    ]


def test_open_keys() -> None:
    """An unknown key that resembles a known one waits for a decision by its own name."""
    (row,) = one(primary_muscles=["biceps"]).open_rows()

    assert ("primary_muscles", "unknown-key", ["primaryMuscles"]) == (row["value"], row["reason"], row["candidates"])


def test_data() -> None:
    """As plain data, an import holds its exercises as documents have them, and each loss, defect and refusal whole."""
    data = rk.import_exercises([press(level="guru"), press(id="b", category="Arms")], source="x").to_data()

    assert ["schema", "version", "source", "records", "exercises", "losses", "defects", "refused"] == list(data)
    assert ("rehabkit/import/1", 2, ["x.wall-press"]) == (
        data["schema"],
        data["records"],
        [exercise["id"] for exercise in data["exercises"]],
    )
    assert data["defects"] == [
        {
            "record": 0,
            "source_id": "Wall_press",
            "path": "$[0].level",
            "field": "level",
            "value": "guru",
            "kind": "unknown-value",
            "why": "must be one of beginner, expert, intermediate",
        }
    ]
    assert data["refused"][0]["defects"][0]["kind"] == "unknown-value"
    assert data["losses"][0]["candidates"] == []


def test_definitions() -> None:
    """An imported exercise stands in the definitions of a case, survives a round trip, and can be prescribed."""
    (exercise,) = one().exercises
    work = rk.Prescription(id="e1", intervention=exercise.id)
    phase = rk.Phase(id="ph1", kind=rk.PhaseKind.PROGRESSIVE_STRENGTH, from_day=0, to_day=6, prescriptions=(work,))
    case = rk.Case(
        id="c1",
        program=rk.Program(id="pr1", phases=(phase,)),
        definitions=rk.Definitions(exercises=(exercise,)),
    )

    assert rk.loads(rk.dumps(case)) == case
    assert rk.check(case).case == "c1"


def test_import_is_a_value() -> None:
    """An import cannot be changed, and equals another of the same records."""
    made = one()

    assert (made, hash(made)) == (one(), hash(one()))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.exercises = ()  # type: ignore[misc]  # that is the point
