from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import rehabkit as rk
from rehabkit import vocab
from rehabkit.bounds import fields_of
from rehabkit.codec import plain
from rehabkit.resolve import join
from rehabkit.vocab import Effect, ExerciseType, TechniqueClass, TreatmentKind

Entry = rk.Technique | rk.Exercise | rk.Treatment
CATALOGS: tuple[rk.Catalog[Any], ...] = (rk.techniques, rk.exercises, rk.treatments)
FOR, AGAINST, IF, NAMED = "favors", "opposes", "conditional", "names-only"

ROWS: list[tuple[str, dict[str, str], str]] = [
    ("techniques/pir", {"S1": AGAINST, "S3": FOR}, "S3-91 S3-104 S3-105"),
    ("techniques/met", {"S1": AGAINST, "S3": FOR}, "S3-106 S3-107"),
    ("techniques/hanna-somatics", {"S3": FOR}, "S3-108 S3-109 S3-110"),
    ("techniques/myofascial-release", {"S1": AGAINST, "S3": IF}, "S3-111 S3-112 S3-113"),
    ("treatments/myofascial-release", {"S1": AGAINST, "S3": IF}, "S3-111 S3-112 S3-113"),
    ("techniques/cranio-sacral", {"S3": FOR}, "S3-115 S3-116"),
    ("treatments/cranio-sacral", {"S3": FOR}, "S3-115 S3-116"),
    ("techniques/gpr", {"S3": FOR}, "S3-117"),
    ("treatments/gpr", {"S3": FOR}, "S3-117"),
    ("techniques/pnf", {"S0": AGAINST, "S2": FOR, "S4": IF}, "S2-27 S2-28"),
    ("exercises/pnf", {"S0": AGAINST, "S2": FOR, "S4": IF}, "S2-27 S2-28"),
    ("exercises/neuromuscular-reeducation", {"S2": FOR}, "S2-26"),
    ("exercises/self-stretch", {"S1": AGAINST, "S2": AGAINST, "S3": IF}, "S1-01 S2-05 S3-79 S3-84 S3-86"),
    ("exercises/passive-stretch", {"S1": AGAINST, "S2": AGAINST, "S3": IF}, "S3-106 S3-107"),
    ("treatments/massage", {"S1": AGAINST, "S2": AGAINST}, "S1-04 S2-06"),
    ("treatments/foam-rolling", {"S1": AGAINST}, "S1-05"),
    ("treatments/ball-release", {"S1": AGAINST}, "S1-05"),
    ("treatments/manipulation", {"S1": AGAINST, "S3": IF}, "S1-18 S3-120"),
    ("treatments/trigger-point-injection", {"S2": AGAINST}, "S2-07 S2-11 S2-13"),
    ("techniques/muscle-activation", {"S1": NAMED}, "S1-33"),
    ("exercises/work-hardening", {"S0": AGAINST, "S3": AGAINST}, "S0-05 S3-93"),
    (
        "exercises/resistance",
        {"S0": IF, "S1": FOR, "S2": FOR, "S3": IF, "S4": IF},
        "S0-16 S1-30 S2-14 S3-95 S4-05",
    ),
    ("exercises/stabilizer-endurance", {"S2": FOR, "S4": IF}, "S2-24 S2-29 S4-10"),
    ("exercises/stabilizer-hold", {"S2": FOR, "S4": IF}, "S2-24 S2-29 S4-10"),
    ("exercises/core", {"S2": FOR, "S4": IF}, "S2-16 S4-10"),
    ("exercises/general-exercise", {"S3": IF, "S4": FOR}, "S3-79 S4-10"),
    ("exercises/dance", {"S4": FOR}, "S4-20"),
    ("exercises/martial-arts", {"S4": FOR}, "S4-20"),
    ("exercises/learning-after-exercise", {"S4": FOR}, "S4-21"),
    ("exercises/walking", {"S4": FOR}, "S4-16 S4-17 S4-18"),
    ("exercises/carrying", {"S4": FOR}, "S4-16 S4-17 S4-18"),
    ("exercises/task-practice", {"S4": FOR}, "S4-16 S4-17 S4-18"),
    ("exercises/postural-retraining", {"S2": NAMED, "S3": FOR}, "S2-18 S3-97"),
    ("techniques/workplace-review", {"S3": FOR}, "S3-98"),
    ("exercises/gentle-movement", {"S3": FOR, "S4": FOR}, "S3-129 S3-74 S4-08"),
    ("treatments/rest", {"S0": NAMED, "S2": IF, "S3": IF}, "S3-128 S2-31 S0-10"),
    ("treatments/ice", {"S3": IF}, "S3-131"),
    ("treatments/heat", {"S3": IF}, "S3-133 S3-134"),
    ("treatments/contrast", {"S3": IF}, "S3-133"),
    ("treatments/medication", {"S0": IF, "S3": IF}, "S3-137 S3-140"),
    ("treatments/biologic", {"S0": FOR}, "S0-20"),
    ("treatments/surgery", {"S3": AGAINST}, "S3-121"),
    ("techniques/standard-conservative-care", {"S3": AGAINST}, "S3-04 S3-78"),
    ("exercises/body-awareness", {"S3": FOR}, "S3-108 S3-130"),
    ("exercises/relaxation", {"S3": FOR}, "S3-130"),
    ("techniques/discussion", {"S4": FOR}, "S4-11 S4-13 S4-14 S4-15"),
]
"""Where each technique and treatment that the sources name is kept: its entry, stances, and the items behind it."""

UNNAMED = {
    "exercises": {
        *("motor-control", "mobility", "balance", "aerobic", "plyometric", "isometric-strength"),
        *("neurodynamic", "breathing", "gait", "work-conditioning"),
    },
    "treatments": {
        *("joint-mobilization", "dry-needling", "local-anesthetic", "taping", "orthosis"),
        *("electrotherapy", "traction", "education"),
    },
    "techniques": {"pnf-stretching", "hold-relax", "contract-relax"},
}
"""What real programs are made of and no source has a stance on."""

BUILDING = {Effect.STRENGTHENING, Effect.AGGRESSIVE}
LOWERING = {Effect.INHIBITORY, Effect.TENSION_REDUCING, Effect.NUMBING}
NOTHING: set[Effect] = set()
EVERYTHING = set(Effect)

MEANING: dict[TechniqueClass, tuple[set[Effect], set[Effect], set[Effect]]] = {
    TechniqueClass.ISOMETRIC_RELEASE: ({Effect.RELEASE_CONTRACTION}, NOTHING, BUILDING | LOWERING),
    TechniqueClass.AWARENESS: ({Effect.AWARENESS}, NOTHING, BUILDING | LOWERING),
    TechniqueClass.MIXED: ({Effect.RELEASE_CONTRACTION, Effect.STRETCHING}, NOTHING, BUILDING | LOWERING),
    TechniqueClass.RE_EDUCATION: (NOTHING, NOTHING, BUILDING | LOWERING | {Effect.RELEASE_CONTRACTION}),
    TechniqueClass.STRETCHING: ({Effect.STRETCHING, Effect.TENSION_REDUCING}, NOTHING, BUILDING | {Effect.NUMBING}),
    TechniqueClass.INHIBITORY: (
        {Effect.INHIBITORY, Effect.TENSION_REDUCING},
        NOTHING,
        BUILDING | {Effect.NUMBING, Effect.RELEASE_CONTRACTION},
    ),
    TechniqueClass.TENSION_REDUCING: (
        {Effect.TENSION_REDUCING},
        NOTHING,
        BUILDING | {Effect.INHIBITORY, Effect.NUMBING, Effect.RELEASE_CONTRACTION},
    ),
    TechniqueClass.LIGHT_TOUCH: (
        {Effect.TENSION_REDUCING},
        NOTHING,
        BUILDING | {Effect.INHIBITORY, Effect.NUMBING, Effect.MANUAL_FORCE},
    ),
    TechniqueClass.MOBILIZATION: (NOTHING, NOTHING, BUILDING | LOWERING | {Effect.RELEASE_CONTRACTION}),
    TechniqueClass.NEEDLING: ({Effect.TENSION_REDUCING}, NOTHING, BUILDING | {Effect.NUMBING, Effect.MANUAL_FORCE}),
    TechniqueClass.NUMBING: ({Effect.NUMBING, Effect.MEDICAL}, NOTHING, BUILDING | {Effect.INHIBITORY}),
    TechniqueClass.MEDICAL: ({Effect.MEDICAL}, NOTHING, BUILDING | LOWERING),
    TechniqueClass.PHYSICAL_AGENT: (NOTHING, NOTHING, EVERYTHING - {Effect.COOLING, Effect.HEATING}),
    TechniqueClass.SUPPORT: (NOTHING, NOTHING, EVERYTHING),
    TechniqueClass.REST: ({Effect.RESTING}, NOTHING, EVERYTHING - {Effect.RESTING}),
    TechniqueClass.EXPOSURE: ({Effect.EXPOSURE}, NOTHING, BUILDING | LOWERING),
    TechniqueClass.STRENGTHENING: (
        NOTHING,
        {Effect.STRENGTHENING, Effect.STRENGTHENING_WITH_LOAD},
        LOWERING | {Effect.AGGRESSIVE, Effect.RELEASE_CONTRACTION},
    ),
    TechniqueClass.AGGRESSIVE_STRENGTHENING: (
        {Effect.STRENGTHENING, Effect.AGGRESSIVE},
        NOTHING,
        LOWERING | {Effect.RELEASE_CONTRACTION},
    ),
    TechniqueClass.EDUCATION: (NOTHING, NOTHING, EVERYTHING),
    TechniqueClass.UNSTATED: (NOTHING, NOTHING, EVERYTHING),
}
"""Of each class, the effects that all its entries have, those of which each has one, and those that none has."""


def _entry(name: str) -> Entry:
    kind, _, identifier = name.partition("/")
    found: Entry = getattr(rk, kind)[identifier]
    assert identifier == found.id
    return found


def _classed() -> Iterator[tuple[str, TechniqueClass, set[Effect]]]:
    for entry in (entry for catalog in CATALOGS for entry in catalog):
        if entry.technique_class is not None:
            yield entry.id, entry.technique_class, set(entry.effects or ())


# -- rows of the sources ----------------------------------------------------------------------------


@pytest.mark.parametrize("name, stances, items", ROWS, ids=[row[0] for row in ROWS])
def test_stances(name: str, stances: dict[str, str], items: str) -> None:
    """Each technique or treatment that a source names has that source's stance, resting on its items."""
    found = _entry(name).stances or ()

    assert stances == {each.source: each.stance for each in found}
    assert set(items.split()) <= {item for each in found for item in each.items}


def test_every_stance_is_in_the_table() -> None:
    """No entry has a stance that the table of the sources does not have, but the release that methods share."""
    told = {f"{catalog.kind}/{entry.id}" for catalog in CATALOGS for entry in catalog if entry.stances}

    assert told - {name for name, _, _ in ROWS} == {"exercises/isometric-release"}


def test_what_no_source_names() -> None:
    """What no source has a stance on is listed, and says so itself."""
    silent: dict[str, set[str]] = {
        catalog.kind: {entry.id for entry in catalog if not entry.stances} for catalog in CATALOGS
    }
    generic: dict[str, set[str]] = {
        "exercises": set(ExerciseType),
        "treatments": set(TreatmentKind),
        "techniques": set(rk.techniques.ids),
    }

    assert {kind: ids & generic[kind] for kind, ids in silent.items()} == UNNAMED


@pytest.mark.parametrize("left_out", ["S0-25", "S1-36", "S3-118", "S3-122", "S3-123", "S3-142", "S3-150", "S4-25"])
def test_advertisements_carry_no_stance(left_out: str) -> None:
    """No stance rests on an item that was left out as commercial or polemic."""
    assert left_out not in {
        item for catalog in CATALOGS for entry in catalog for each in entry.stances or () for item in each.items
    }


# -- classes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(TechniqueClass))
def test_class_and_effects_agree(kind: TechniqueClass) -> None:
    """Every entry of a class has the effects that the class means, and none that it excludes."""
    every, one_of, none = MEANING[kind]
    found = {name: effects for name, its, effects in _classed() if its is kind}

    assert found
    assert {} == {name: effects for name, effects in found.items() if not every <= effects}
    assert {} == {name: effects for name, effects in found.items() if one_of and not one_of & effects}
    assert {} == {name: effects for name, effects in found.items() if none & effects}


def test_generic_entries_state_their_class() -> None:
    """Every type of exercise and kind of treatment has a class, from which own entries take theirs."""
    generic: list[Entry] = [rk.exercises[kind] for kind in ExerciseType]
    generic += [rk.treatments[kind] for kind in TreatmentKind]

    assert [] == [entry.id for entry in generic if entry.technique_class is None]


@pytest.mark.parametrize(
    "entry, expected",
    [
        (rk.Exercise(id="x", name="x", type=ExerciseType.SELF_STRETCH), TechniqueClass.STRETCHING),
        (rk.Treatment(id="x", name="x", kind=TreatmentKind.MASSAGE), TechniqueClass.INHIBITORY),
        (
            rk.Treatment(id="x", name="x", kind=TreatmentKind.MASSAGE, technique_class=TechniqueClass.TENSION_REDUCING),
            TechniqueClass.TENSION_REDUCING,
        ),
    ],
    ids=["exercise", "treatment", "own"],
)
def test_class_of_an_own_entry(entry: rk.Exercise | rk.Treatment, expected: TechniqueClass) -> None:
    """An exercise or treatment of a case has its own class, else that of its type or kind."""
    assert expected is join(rk.Case(id="c")).technique_class(entry)


# -- names and steps --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "catalog, name, expected",
    [
        (rk.techniques, "muscle energy therapy", "met"),
        (rk.techniques, "PNF patterns", "pnf"),
        (rk.techniques, "PNF stretching", "pnf-stretching"),
        (rk.techniques, "PNF hold-relax", "hold-relax"),
        (rk.exercises, "work hardening", "work-hardening"),
        (rk.exercises, "aggressive strengthening", "work-hardening"),
        (rk.exercises, "graded work hardening", "work-conditioning"),
        (rk.treatments, "grade V mobilization", "manipulation"),
    ],
)
def test_aliases(catalog: rk.Catalog[Entry], name: str, expected: str) -> None:
    """Names that mean different things in a source and today lead to different entries."""
    assert expected == catalog[name].id


def test_pnf_is_two_techniques() -> None:
    """PNF patterns facilitate and release nothing; PNF stretching contracts, then lengthens."""
    patterns, stretching = rk.techniques["pnf"], rk.techniques["pnf-stretching"]

    assert Effect.FACILITATION in patterns.effects
    assert not {Effect.RELEASE_CONTRACTION, Effect.STRETCHING} & set(patterns.effects)
    assert {Effect.RELEASE_CONTRACTION, Effect.STRETCHING} == set(stretching.effects)


def test_work_hardening_is_two_things() -> None:
    """What a source calls work hardening is aggressive; the graded program of today is not, and loads by dose."""
    then, now = (set(rk.exercises[name].effects or ()) for name in ("work-hardening", "work-conditioning"))

    assert {Effect.AGGRESSIVE, Effect.STRENGTHENING} <= then
    assert {Effect.EXPOSURE, Effect.STRENGTHENING_WITH_LOAD} == now


def test_required_steps() -> None:
    """Muscle energy technique has its steps in the order of its source: contract, relax, passive stretch."""
    assert rk.techniques["met"].steps == (vocab.Step.CONTRACT, vocab.Step.RELAX, vocab.Step.PASSIVE_STRETCH)


def test_minimum_frequency() -> None:
    """Only Hanna somatics has a least frequency of its own: twice a day."""
    assert {"hanna-somatics": 2} == {
        each.id: each.minimum_times_per_day for each in rk.techniques if each.minimum_times_per_day is not None
    }


@pytest.mark.parametrize("grade", ["i", "ii", "iii", "iv"])
def test_mobilization_by_grade(grade: str) -> None:
    """A joint mobilization is written with its grade and read back."""
    item = {"id": "x1", "date": "2024-05-01", "treatment": "joint-mobilization", "dosage": {"maitland_grade": grade}}
    case = rk.loads(_logged(item))

    assert plain(case)["log"]["treatments"][0]["dosage"] == {"maitland_grade": grade}


def test_a_thrust_has_no_grade() -> None:
    """A fifth grade is refused, since the thrust is a manipulation."""
    item = {"id": "x1", "date": "2024-05-01", "treatment": "joint-mobilization", "dosage": {"maitland_grade": "v"}}

    with pytest.raises(rk.LoadError, match="iv"):
        rk.loads(_logged(item))


def _logged(treatment: Mapping[str, object]) -> str:
    return json.dumps({"schema": "rehabkit/case/1", "id": "c", "log": {"treatments": [treatment]}})


@pytest.mark.parametrize("home", sorted({home for each in rk.techniques for home in each.written_in or ()}))
def test_written_in(home: str) -> None:
    """Where a technique says that a case states it, there is such a word or key."""
    kind, _, place = home.partition(":")
    owner, _, member = place.replace(".", "/").partition("/")

    if kind == "word":
        assert member in set(getattr(vocab, owner))
    else:
        assert (kind, True) == ("field", member in {field.name for field in fields_of(getattr(rk, owner))})


# -- rules read attributes --------------------------------------------------------------------------

PLACES = ("chart", "rulebook")
NAMES = {*rk.techniques.ids}
MODULES = sorted(
    path
    for place in PLACES
    for path in Path(str(files("rehabkit") / place)).rglob("*.py")
    if not path.name.startswith("_cases")
)


def _named(tree: ast.AST) -> list[str]:
    """Return the techniques that functions name: as a text, or as a word of an enumeration."""
    inside = [node for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) for node in ast.walk(each)]
    texts = [node.value for node in inside if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    words = [
        node.attr.lower().replace("_", "-")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in {"ExerciseType", "TreatmentKind"}
    ]
    return [name for name in (*texts, *words) if name in NAMES]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_rule_names_a_technique(path: Path) -> None:
    """No function of the chart or of a rule names a technique; they read attributes."""
    assert [] == _named(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("def check(x):\n    return x.technique == 'pir'", ["pir"]),
        ("FOUND = frozenset({TreatmentKind.CRANIO_SACRAL})", ["cranio-sacral"]),
        ("def check(x):\n    return x.kind is ExerciseType.PNF", ["pnf"]),
        ("def check(x):\n    return x.kind is TreatmentKind.ICE", []),
        ("RULE = Rule(pair=Edit('$.technique', 'pir'))", []),
    ],
)
def test_names_are_seen(text: str, expected: list[str]) -> None:
    """A name of a technique in code is found; one in the example of a rule is none."""
    assert expected == _named(ast.parse(text))
