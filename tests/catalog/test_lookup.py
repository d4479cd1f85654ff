from __future__ import annotations

from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest

import rehabkit as rk
from rehabkit.catalog import _load, fold
from rehabkit.errors import DataError
from rehabkit.vocab import Joint, Movement


@pytest.mark.parametrize(
    "catalog, name, expected",
    [
        (rk.muscles, "biceps-brachii", "biceps-brachii"),
        (rk.muscles, "Biceps Brachii", "biceps-brachii"),
        (rk.muscles, "BICEPS-BRACHII", "biceps-brachii"),
        (rk.muscles, "hip flexors", "hip-flexors"),
        (rk.muscles, "iliopsoas muscle", "iliopsoas"),
        (rk.muscles, "musculus psoas major", "psoas-major"),
        (rk.principles, "P01", "P01"),
        (rk.principles, "p01", "P01"),
        (rk.principles, "release-before-strengthen", "P01"),
        (rk.techniques, "PIR", "pir"),
        (rk.techniques, "post-isometric relaxation", "pir"),
        (rk.exercises, "strength training", "resistance"),
        (rk.treatments, "cold pack", "ice"),
        (rk.sources, "s3", "S3"),
        (rk.items, "s3-87", "S3-87"),
        (rk.thresholds, "pain limit", "pain-limit"),
        (rk.profiles, "Strict", "strict"),
        (rk.red_flags, "cauda equina", "cauda-equina"),
        (rk.causes, "static work", "static-work"),
        (rk.evidence, "e01", "E01"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_lookup(catalog: rk.Catalog[Any], name: str, expected: str) -> None:
    """An entry is found by id, code, slug, name or synonym, whatever the case and the hyphens."""
    assert expected == catalog[name].id
    assert catalog.get(name) is catalog[name]
    assert name in catalog


@pytest.mark.parametrize(
    "catalog, name, message",
    [
        (rk.muscles, "bicep-brachi", "none of the muscles is named 'bicep-brachi'; did you mean biceps-brachii?"),
        (rk.muscles, "hip flexer", "none of the muscles is named 'hip flexer'; did you mean hip-flexors?"),
        (rk.muscles, "zzz", "none of the muscles is named 'zzz'"),
        (rk.muscles, "", "none of the muscles is named ''"),
        (rk.principles, "rest-limits", "none of the principles is named 'rest-limits'; did you mean P20?"),
        (rk.profiles, "source", "none of the profiles is named 'source'; did you mean sources?"),
    ],
    ids=["misspelled", "synonym", "nothing like it", "empty", "code", "profile"],
)
def test_unknown_name(catalog: rk.Catalog[Any], name: str, message: str) -> None:
    """An unknown name is refused, with what was probably meant where something is close."""
    with pytest.raises(rk.UnknownNameError) as caught:
        catalog[name]

    assert message == str(caught.value)
    assert catalog.get(name) is None
    assert name not in catalog


def test_long_names_are_cut() -> None:
    """A name that is far too long is neither echoed nor compared in full."""
    with pytest.raises(rk.UnknownNameError) as caught:
        rk.muscles["x" * 10_000]

    assert len(str(caught.value)) < 100


def test_only_names_are_members() -> None:
    """What is no text is no name of an entry."""
    assert 1 not in rk.muscles


@pytest.mark.parametrize(
    "text, expected",
    [("Hip Flexor", "hip-flexor"), ("  P01 ", "p01"), ("a--b__c", "a-b-c"), ("", ""), ("Straße 1", "strasse-1")],
)
def test_fold(text: str, expected: str) -> None:
    """A name is compared in lower case, its words joined by hyphens."""
    assert expected == fold(text)


def test_iteration_length_ids_and_repr() -> None:
    """A catalog is a collection in the order of its files, and says how much it holds."""
    ids = [entry.id for entry in rk.sources]

    assert ["S0", "S1", "S2", "S3", "S4"] == ids == list(rk.sources.ids)
    assert (5, "<Catalog of 5 sources>") == (len(rk.sources), repr(rk.sources))


@pytest.mark.parametrize(
    "query, found, absent",
    [
        ("hip flexor", "iliopsoas", "hamstrings"),
        ("hip flexors", "iliopsoas", "gluteus-maximus"),
        ("hip flexion", "iliopsoas", "hamstrings"),
        ("knee extensor", "quadriceps", "hamstrings"),
        ("elbow flexion", "brachialis", "triceps-brachii"),
        ("psoas", "iliopsoas", "hamstrings"),
        ("low back stabilizer", "multifidus", "erector-spinae"),
    ],
)
def test_search_of_muscles(query: str, found: str, absent: str) -> None:
    """A query finds muscles by name, region, role and what they do, all words in one phrase where that is possible."""
    names = [muscle.id for muscle in rk.muscles.search(query)]

    assert found in names
    assert absent not in names


def test_best_match_is_first() -> None:
    """An exact name comes first, then ids that hold the words, then the rest."""
    names = [muscle.id for muscle in rk.muscles.search("trapezius")]

    assert names[0] == "trapezius"
    assert {"upper-trapezius", "middle-trapezius", "lower-trapezius"} <= set(names)
    assert "hip-flexors" == rk.muscles.search("hip flexor")[0].id


def test_search_finds_nothing() -> None:
    """A query that describes nothing finds nothing, and one without words describes all."""
    assert () == rk.muscles.search("zzz")
    assert len(rk.muscles) == len(rk.muscles.search("  "))


@pytest.mark.parametrize(
    "search, query, found",
    [
        (rk.pairs.search, "elbow flexion", "biceps-brachii-and-triceps-brachii"),
        (rk.pairs.search, "clinical pattern", "pectoralis-major-and-rhomboids"),
        (rk.exercises.search, "strengthening", "resistance"),
        (rk.exercises.search, "walking", "walking"),
        (rk.principles.search, "dose", "P09"),
        (rk.treatments.search, "cryotherapy", "ice"),
    ],
    ids=["action", "kind", "effect", "task", "family", "synonym"],
)
def test_search_elsewhere(search: Callable[[str], tuple[Any, ...]], query: str, found: str) -> None:
    """Pairs are found by kind and action, exercises by effect and task, principles by family."""
    assert found in [entry.id for entry in search(query)]


def test_rows_of_muscles() -> None:
    """A row of a muscle holds what the entry says, and of which whole it is a part."""
    rows = {row["id"]: row for row in rk.muscles.to_rows()}

    assert list(rk.muscles.ids) == list(rows)
    assert (["psoas-major", "iliacus"], ["hip", "low-back"], False, None) == (
        rows["iliopsoas"]["parts"],
        rows["iliopsoas"]["regions"],
        rows["iliopsoas"]["midline"],
        rows["iliopsoas"]["part_of"],
    )
    assert {"joint": "hip", "movement": "flexion", "role": "prime"}.items() <= rows["iliopsoas"]["actions"][0].items()
    assert ("iliopsoas", "quadriceps", ["hip-flexors"]) == (
        rows["psoas-major"]["part_of"],
        rows["rectus-femoris"]["part_of"],
        rows["rectus-femoris"]["groups"],
    )


def test_rows_of_pairs() -> None:
    """A row of a pair says its kind and whether it gates, stated or not."""
    rows = {row["id"]: row for row in rk.pairs.to_rows()}

    assert {
        "id": "biceps-brachii-and-triceps-brachii",
        "agonist": "biceps-brachii",
        "antagonist": "triceps-brachii",
        "joint": Joint.ELBOW.value,
        "movement": Movement.FLEXION.value,
        "kind": "antagonist",
        "gates": True,
    }.items() <= rows["biceps-brachii-and-triceps-brachii"].items()


def test_rows_elsewhere_are_documents() -> None:
    """Rows of other catalogs are the entries as documents have them."""
    assert {"id": "S0", "kind": "physician-blog"}.items() <= rk.sources.to_rows()[0].items()


# -- broken data ------------------------------------------------------------------------------------


def _shipped(monkeypatch: pytest.MonkeyPatch, folder: Path, **files: str) -> None:
    """Let the loader find these files instead of the shipped ones."""
    (folder / "data" / "things").mkdir(parents=True)
    for name, text in files.items():
        (folder / "data" / "things" / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "data" / "single.toml").write_text(files["first"], encoding="utf-8")
    (folder / "data" / "things" / "notes.txt").write_text("not read", encoding="utf-8")

    def root(_: str) -> Traversable:
        return folder

    monkeypatch.setattr(_load, "files", root)


ONE = '[[source]]\nid = "S1"\nname = "a"\nkind = "clinic-video"\ninterest = "b"\nbasis = "c"\n'
TWO = ONE.replace("S1", "S2")


def test_files_of_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder's files are read in the order of their names, and a single file as well."""
    _shipped(monkeypatch, tmp_path, second=ONE, first=TWO)
    found = [[source.id for source in _load.entries(rk.Source, place, "source")] for place in ("things", "single")]

    assert [["S2", "S1"], ["S2"]] == found


@pytest.mark.parametrize(
    "text, message",
    [
        ("[[source]]\n[[other]]\n", "first.toml: must hold the table source and no other"),
        ("", "first.toml: must hold the table source and no other"),
        (ONE.replace('"S1"', "1"), "things: source: F11 $.id: must be a text (got 1)"),
        (ONE.replace("basis", "base"), None),
    ],
    ids=["two tables", "empty", "wrong type", "unknown key"],
)
def test_broken_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, message: str | None) -> None:
    """A shipped file that is not sound is a defect of the package, named with its place."""
    _shipped(monkeypatch, tmp_path, first=text)
    with pytest.raises(DataError) as caught:
        _load.entries(rk.Source, "things", "source")

    assert message in {None, str(caught.value)}


def test_two_entries_of_one_id() -> None:
    """Two entries of one id are a defect of the package."""
    source = rk.sources["S0"]
    with pytest.raises(DataError) as caught:
        rk.Catalog("sources", [source, source], id_of=lambda entry: entry.id)

    assert "sources: S0 is there twice" == str(caught.value)


def test_ids_go_before_synonyms() -> None:
    """A name that is one entry's id and another's synonym leads to the entry of that id."""
    first, second = rk.sources["S0"], rk.sources["S1"]
    catalog = rk.Catalog(
        "sources",
        [first, second],
        id_of=lambda entry: entry.id,
        names_of=lambda entry: ("S1",) if entry is first else (),
    )

    assert second is catalog["S1"]
