from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import rehabkit as rk
from rehabkit.bounds import Model, fields_of
from rehabkit.catalog import fold
from rehabkit.resolve import walk
from rehabkit.rulebook import RULES
from rehabkit.vocab import Effect, RedFlagCategory, Urgency

DATA = Path(str(files("rehabkit.catalog") / "data"))
FILES = sorted(DATA.rglob("*.toml"))
CATALOGS: dict[str, rk.Catalog[Any]] = {
    catalog.kind: catalog
    for catalog in (
        rk.causes,
        rk.evidence,
        rk.exercises,
        rk.items,
        rk.muscles,
        rk.pairs,
        rk.principles,
        rk.problems,
        rk.profiles,
        rk.red_flags,
        rk.references,
        rk.schemes,
        rk.sources,
        rk.techniques,
        rk.thresholds,
        rk.treatments,
    )
}
EVERY = pytest.mark.parametrize("catalog", CATALOGS.values(), ids=list(CATALOGS))


def _models(catalog: rk.Catalog[Any]) -> Iterator[tuple[str, Model]]:
    """Yield each object of a catalog's entries with the id of its entry."""
    for entry in catalog:
        yield from ((entry.id, model) for _, model in walk(entry))


@EVERY
def test_loads(catalog: rk.Catalog[Any]) -> None:
    """Every catalog loads, holds something, and gives a row per entry."""
    assert len(catalog) > 0
    assert len(catalog) == len(catalog.to_rows()) == len(set(catalog.ids))


def test_every_file_is_read() -> None:
    """The catalogs hold as many entries as the shipped files have tables."""
    tables = sum(len(rows) for file in FILES for rows in tomllib.loads(file.read_text(encoding="utf-8")).values())

    assert tables == sum(len(catalog) for catalog in CATALOGS.values())


@EVERY
def test_names_are_unambiguous(catalog: rk.Catalog[Any]) -> None:
    """No name or synonym of one entry is a name of another."""
    said = Counter(
        name
        for entry in catalog
        for name in {
            fold(text)
            for text in (entry.id, getattr(entry, "name", None), *(getattr(entry, "synonyms", None) or ()))
            if text is not None
        }
    )

    assert [] == [name for name, times in said.items() if times > 1]


def test_exercises_and_treatments_share_a_namespace() -> None:
    """No treatment bears the id of an exercise."""
    assert set() == set(rk.exercises.ids) & set(rk.treatments.ids)


# -- principles and evidence ------------------------------------------------------------------------


def test_all_principles_are_there() -> None:
    """The principles are P01 to P57, the check of data D09 and the safety rules S01 to S03; slugs are unique."""
    slugs = [principle.slug for principle in rk.principles]

    assert ["D09", *(f"P{number:02}" for number in range(1, 58)), "S01", "S02", "S03"] == list(rk.principles.ids)
    assert len(slugs) == len(set(slugs))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_principles_have_support() -> None:
    """Every principle is held by a source, or says that it is derived; no item both supports and disputes it."""
    assert [] == [p.id for p in rk.principles if not p.supporting and not p.derived]
    assert [] == [p.id for p in rk.principles if set(p.supporting) & set(p.opposing)]


def test_items_belong_to_sources() -> None:
    """Every item is of a shipped source."""
    assert {item.source for item in rk.items} == set(rk.sources.ids)


NAMED: dict[str, rk.Catalog[Any]] = {
    "items": rk.items,
    "supporting": rk.items,
    "opposing": rk.items,
    "entries": rk.evidence,
    "evidence": rk.evidence,
    "reference": rk.references,
    "source": rk.sources,
    "technique": rk.techniques,
    "muscle": rk.muscles,
}
"""Fields that name entries of a catalog."""


CITING = (rk.MusclePair, rk.RoleClaim)
"""Objects whose `reference` may also be a source item or a library choice."""


def _cited(catalog: rk.Catalog[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield each name that an entry gives, with the entry's id and the field; a citation stands as `cites`."""
    for owner, model in _models(catalog):
        for field in fields_of(type(model)):
            value = getattr(model, field.name)
            names = value if isinstance(value, tuple) else (value,)
            is_citation = field.name in {"references", "nerve_references"} or (
                field.name == "reference" and isinstance(model, CITING)
            )
            told = "cites" if is_citation else field.name
            yield from ((owner, told, name) for name in names if isinstance(name, str))


@EVERY
def test_what_is_named_exists(catalog: rk.Catalog[Any]) -> None:
    """Every source, item, evidence entry, reference, technique and muscle that an entry names is shipped."""
    missing = [
        (owner, field, name)
        for owner, field, name in _cited(catalog)
        if field in NAMED and name not in NAMED[field].ids
    ]

    assert [] == missing


@EVERY
def test_what_is_cited_exists(catalog: rk.Catalog[Any]) -> None:
    """Every citation is a reference, an item, or a library choice that says so."""
    cited = [(owner, part) for owner, field, text in _cited(catalog) if field == "cites" for part in text.split(", ")]
    known = {*rk.references.ids, *rk.items.ids, "library choice"}

    assert [] == [(owner, part) for owner, part in cited if part not in known]


def test_muscles_and_generic_entries_cite_something() -> None:
    """Every muscle, exercise and treatment has references, or a note that says why not."""
    entries = [*rk.muscles, *rk.exercises, *rk.treatments]

    assert [] == [entry.id for entry in entries if not entry.references and not entry.note]


def test_every_evidence_entry_says_something() -> None:
    """Every evidence entry has findings, and none of its sides names one reference twice with one statement."""
    for entry in rk.evidence:
        said = [(finding.reference, finding.says) for finding in (*entry.supporting, *entry.opposing)]
        assert said
        assert len(said) == len(set(said))


@pytest.mark.parametrize("name", ["doi", "pmid", "pmcid"])
def test_identifiers_are_unique(name: str) -> None:
    """No two references share a DOI, a PubMed id or a PubMed Central id."""
    found = [str(value).lower() for reference in rk.references if (value := getattr(reference, name)) is not None]

    assert len(found) == len(set(found))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(DATA).as_posix())
def test_no_web_addresses(file: Path) -> None:
    """Shipped data hold no web address, whole or bare; a reference has its DOI."""
    text = file.read_text(encoding="utf-8")

    assert [] == re.findall(r"\S*(?:https?:|www\.)\S*", text)
    assert [] == re.findall(r"[\w-]+\.(?:com|org|net|edu|info)\b", text)


# -- techniques, interventions, thresholds ----------------------------------------------------------


def test_stances_name_each_source_once() -> None:
    """A technique, exercise or treatment has at most one stance of a source, and cites items of that very source."""
    for entry in (*rk.techniques, *rk.exercises, *rk.treatments):
        stances = entry.stances or ()
        assert len(stances) == len({stance.source for stance in stances})
        assert all(item.startswith(f"{stance.source}-") for stance in stances for item in stance.items)


def test_generic_exercises() -> None:
    """Every exercise type has a generic exercise of its name, which says what the rules see in it."""
    generic = {kind: rk.exercises[kind.value] for kind in rk.ExerciseType}

    assert {kind: (kind.value, kind) for kind in rk.ExerciseType} == {
        kind: (exercise.id, exercise.type) for kind, exercise in generic.items()
    }
    assert all(exercise.effects is not None for exercise in generic.values())


def test_generic_treatments() -> None:
    """Every treatment kind has a generic treatment of its name, which says what the rules see in it."""
    generic = {kind: rk.treatments[kind.value] for kind in rk.TreatmentKind}

    assert {kind: (kind.value, kind) for kind in rk.TreatmentKind} == {
        kind: (treatment.id, treatment.kind) for kind, treatment in generic.items()
    }
    assert all(treatment.effects is not None for treatment in generic.values())


@pytest.mark.parametrize(
    "kind, strengthens",
    [
        ("resistance", True),
        ("work-hardening", True),
        ("stabilizer-endurance", True),
        ("stabilizer-hold", True),
        ("isometric-release", False),
        ("self-stretch", False),
        ("passive-stretch", False),
        ("postural-retraining", False),
        ("body-awareness", False),
        ("gentle-movement", False),
        ("walking", False),
        ("pnf", False),
        ("carrying", False),
    ],
)
def test_what_counts_as_strengthening(kind: str, strengthens: bool) -> None:  # noqa: FBT001  # a row of the table
    """Types strengthen as decided (A03, A42, A43)."""
    assert strengthens == (Effect.STRENGTHENING in (rk.exercises[kind].effects or ()))


def test_effort_bands() -> None:
    """A technique states both ends of its effort band or none, and it is the band of the thresholds (P09)."""
    bands = {(t.effort_percent_min, t.effort_percent_max) for t in rk.techniques}
    band = (rk.thresholds["release-effort-min"].number, rk.thresholds["release-effort-max"].number)

    assert {(None, None), band} == bands


def test_thresholds_are_labeled() -> None:
    """A number has bounds and a unit, a choice has its words, and each has a source or a library-choice label."""
    for threshold in rk.thresholds:
        is_number = threshold.kind == "number"
        bounded = None not in {threshold.unit, threshold.at_least, threshold.at_most}
        assert bounded if is_number else (threshold.words is not None and threshold.word in threshold.words)
        assert threshold.items or threshold.library_choice
        assert threshold.number is None or (threshold.at_least or 0) <= threshold.number <= (threshold.at_most or 0)


@pytest.mark.parametrize(
    "name, default",
    [
        ("pain-limit", 0),
        ("gate-opens-at", "releasing"),
        ("assessment-age-days", None),
        ("rest-days", 3),
        ("healing-days-minor", 14),
        ("healing-days-significant", 42),
        ("healing-days-recurrent", 183),
        ("release-effort-min", 10),
        ("release-effort-max", 25),
    ],
)
def test_defaults_of_thresholds(name: str, default: float | str | None) -> None:
    """The defaults are those that were decided (A01-A11, A81)."""
    threshold = rk.thresholds[name]

    assert default == (threshold.number if threshold.kind == "number" else threshold.word)


def test_profiles_name_rules() -> None:
    """Every override of a profile names a rule that is there, and a softening that it declares."""
    rows = [row.selector.partition("/") for profile in rk.profiles for row in profile.overrides]

    assert [] == [code for code, _, _ in rows if code not in RULES and code not in rk.principles]
    assert all(RULES[code].softening(name) for code, _, name in rows if name and code in RULES)
    assert {"sources", "strict"} <= set(rk.profiles.ids)


def test_red_flags() -> None:
    """Every category of red flags is shipped, and what happens in exercise is an emergency."""
    assert [category.value for category in RedFlagCategory] == [record.id.value for record in rk.red_flags]
    assert Urgency.EMERGENCY is rk.red_flags["exercise-stop-sign"].urgency
    assert Urgency.EMERGENCY is rk.red_flags["cauda-equina"].urgency


def test_every_problem_is_explained() -> None:
    """Every code under which a document can be refused is explained, under its own name."""
    told = {record.id: record.slug for record in rk.problems}

    assert {code.value: code.slug for code in rk.ProblemCode}.items() <= told.items()
    assert set(told) - {code.value for code in rk.ProblemCode} == {"D10", "W01", "W02"}


NOTES = ["D10", "W01", "W02"]


@pytest.mark.parametrize("name", NOTES)
def test_examples_of_notes(name: str) -> None:
    """The example of a note is accepted, and a check notes it under its code and name alone."""
    record = rk.problems[name]
    report = rk.check(rk.loads(record.example or ""))

    assert [(record.id, record.slug)] == [(found.rule, found.slug) for found in report.findings]


@pytest.mark.parametrize(
    "record",
    [record for record in rk.problems if record.example is not None and record.id not in NOTES],
    ids=lambda record: record.id,
)
def test_examples_of_problems(record: rk.ProblemRecord) -> None:
    """The example of a problem is refused under its code and no other."""
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(record.example or "")

    assert {problem.code.value for problem in caught.value.problems} == {record.id}


def test_problems_without_example() -> None:
    """Only problems of files have no example."""
    assert [record.id for record in rk.problems if record.example is None] == ["F01", "F02", "F03"]
