from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Literal

import attrs
import pytest
from tests._marks import DOCUMENTED

import rehabkit as rk
from rehabkit import catalog
from rehabkit.cli import _catalogs, _rules

Run = Callable[..., Any]


def flat(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def headings(text: str) -> list[str]:
    """Return the lines that stand alone at the margin."""
    return re.findall(r"\n\n(\S.*)\n  ", text)


# Rules


@DOCUMENTED
@pytest.mark.parametrize("name", ["P01", "release-before-strengthen"])
def test_rule(run: Run, name: str) -> None:
    """A rule is explained by code or slug: what it checks, why, how severe it is, and what it reads."""
    done = run("rule", name)

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(
        "P01 release-before-strengthen\nFamily order; principle P01, Release before strengthening\n"
    )
    assert headings(done.out) == [
        "What it checks",
        "Why",
        "When it does not apply",
        "Severity under the profile sources",
        "Thresholds",
        "What a finding says",
        "References",
        "Page",
    ]


def test_rule_marks_what_is_contested(run: Run) -> None:
    """Each softening has its severity and reason, and says where sources disagree."""
    told = flat(run("rule", "P01").out)

    assert "error a plain failure" in told
    assert "warning palpation-only, contested: the tension rests on palpation alone" in told
    assert "warning target-normal: the strengthened muscle's own tension" in told


@pytest.mark.parametrize("rule", rk.rules, ids=lambda rule: str(rule.code))
def test_every_rule_is_told_whole(run: Run, rule: rk.Rule) -> None:
    """Nothing of a rule's documentation and templates is lost."""
    told = flat(run("rule", rule.code).out)
    words = [line.strip().rstrip(":") for line in (rule.doc or "").splitlines()]

    assert [word for word in words if word not in told] == []
    assert all(flat(text) in told for text in (rule.message, rule.suggestion, rule.unknown or ""))
    assert all(name in told for name in rule.thresholds)


def test_rule_without_docstring() -> None:
    """Under -OO, where docstrings are gone, a rule says so and is explained without its own."""
    lines = ["".join(part.text for part in line) for line in _rules._rule(attrs.evolve(rk.rules["P01"], doc=None), 100)]

    assert "it does so with -OO" in lines[3]
    assert [*headings("\n".join(lines))] == [
        "Severity under the profile sources",
        "Thresholds",
        "What a finding says",
        "Page",
    ]


def test_rule_that_implies() -> None:
    """A rule that fails wherever another does names it."""
    rule = attrs.evolve(rk.rules["P01"], implies=("P28", "P05"))
    lines = ["".join(part.text for part in line) for line in _rules._rule(rule, 100)]

    assert "  implies    P28, P05" in lines


def test_rule_as_json(run: Run) -> None:
    """As JSON, a rule is one object."""
    rule = rk.rules["P01"]
    data = json.loads(run("rule", "P01", "--output-format", "json").out)

    assert (rule.code, rule.slug, rule.family, rule.principle) == tuple(
        data[key] for key in ("code", "slug", "family", "principle")
    )
    assert (rule.severity, rule.message, rule.suggestion, rule.doc) == tuple(
        data[key] for key in ("severity", "message", "suggestion", "doc")
    )
    assert data["softenings"][0] == {
        "name": "palpation-only",
        "severity": "warning",
        "because": "the tension rests on palpation alone",
        "contested": True,
    }
    assert list(rule.thresholds) == [threshold["id"] for threshold in data["thresholds"]]


def test_rules(run: Run) -> None:
    """The list of rules names each once, in order, with family and severity."""
    lines = run("rules").out.splitlines()
    first = [line.split()[:4] for line in lines[1:] if not line.startswith(" ")]

    assert lines[0].split() == ["code", "slug", "family", "severity", "where", "softened"]
    assert [[rule.code, rule.slug, rule.family.value, rule.severity.value] for rule in rk.rules] == first


def test_rules_as_json(run: Run) -> None:
    """As JSON, the list holds what `rule` gives for each."""
    data = json.loads(run("rules", "--output-format", "json").out)

    codes = [each["code"] for each in data]

    assert [rule.code for rule in rk.rules] == codes
    assert json.loads(run("rule", "P01", "--output-format", "json").out) == data[codes.index("P01")]


@pytest.mark.parametrize(
    "arguments,sentence",
    [
        pytest.param(["rule", "P1"], "no rule is named 'P1'; did you mean P13?", id="rule"),
        pytest.param(["principle", "nonsense-name"], "none of the principles is named 'nonsense-name'", id="principle"),
        pytest.param(
            ["muscles", "bicepz"], "none of the muscles is named 'bicepz'; did you mean biceps-brachii?", id="muscle"
        ),
    ],
)
def test_unknown_names(run: Run, arguments: list[str], sentence: str) -> None:
    """An unknown name exits with 2 and says what was probably meant."""
    assert run(*arguments)[:2] == (2, "")
    assert run(*arguments).err.startswith(f"rehabkit: {sentence.partition(';')[0]}")


# Principles


def test_principle(run: Run) -> None:
    """A principle is told with who holds it, who disputes it, the literature, and its rule."""
    done = run("principle", "P02")

    assert (done.status, done.err) == (0, "")
    assert headings(done.out) == [
        "Who holds it",
        "Who disputes it",
        "Scope",
        "Published literature, as the library reads it",
        "References",
        "Rules",
    ]
    assert "  P02 no-strengthening-in-pain  error\n" in done.out


@pytest.mark.parametrize("principle", rk.principles, ids=lambda principle: str(principle.id))
def test_every_principle_is_told_whole(run: Run, principle: rk.Principle) -> None:
    """Claim, scope, items, entries and references of every principle are printed."""
    told = flat(run("principle", principle.id).out)
    entries = [rk.evidence[name] for name in principle.evidence.entries]
    findings = [finding for entry in entries for finding in (*entry.supporting, *entry.opposing)]
    wanted = [
        principle.title,
        principle.claim,
        principle.scope,
        principle.evidence.scope.replace("_", " "),
        *(rk.items[name].claim for name in (*principle.supporting, *principle.opposing)),
        *(text for entry in entries for text in (entry.statement, entry.status)),
        *(finding.says for finding in findings),
        *(rk.references[finding.reference].title.rstrip(".") for finding in findings),
    ]

    assert [text for text in wanted if flat(text) not in told] == []
    assert told.count("(not verified)") == sum(not finding.verified for finding in findings)


def test_every_principle_has_a_rule(run: Run) -> None:
    """Each shipped principle is checked by a rule, which its explanation names."""
    assert {principle.id for principle in rk.principles} == {rule.principle for rule in rk.rules}
    assert "\nRules\n  P43 individualized  error\n" in run("principle", "P43").out


def test_principle_that_only_the_library_states(run: Run) -> None:
    """A derived principle and one that nobody disputes say so."""
    derived = next(principle for principle in rk.principles if principle.derived)
    undisputed = next(principle for principle in rk.principles if not principle.opposing)

    assert "derived by the library" in run("principle", derived.id).out
    assert "Who disputes it\n  No item of the sources.\n" in run("principle", undisputed.id).out


def test_principle_as_json(run: Run) -> None:
    """As JSON, a principle is its catalog row with what its ids lead to."""
    data = json.loads(run("principle", "P01", "--output-format", "json").out)
    (row,) = (row for row in rk.principles.to_rows() if row["id"] == "P01")

    assert row == {key: data[key] for key in row}
    assert data["rules"] == ["P01"]
    assert [*row["supporting"], *row["opposing"]] == [item["id"] for item in data["items"]]
    assert row["evidence"]["entries"] == [entry["id"] for entry in data["entries"]]
    assert all(reference["id"] in rk.references for reference in data["references"])


@pytest.mark.parametrize(
    "fields,expected",
    [
        pytest.param({}, "Doe J. no year. A title", id="bare"),
        pytest.param({"year": 2001, "journal": "J. X. 1:2."}, "Doe J. 2001. A title. J. X. 1:2", id="journal"),
        pytest.param({"doi": "10.1000/1", "pmid": "12"}, "Doe J. no year. A title. doi:10.1000/1", id="doi"),
        pytest.param({"pmid": "12"}, "Doe J. no year. A title. PMID 12", id="pmid"),
    ],
)
def test_cite(fields: dict[str, Any], expected: str) -> None:
    """A publication is cited with author, year, title, journal and DOI, as far as they are known."""
    reference = rk.Reference(
        id="doe", authors="Doe J.", title="A title.", read=rk.Read.ABSTRACT, verified=False, **fields
    )

    assert expected == _rules.cite(reference)


def test_short_citation_without_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no year is known, the author alone names a publication."""
    reference = rk.Reference(id="doe", authors="Doe J, Roe R", title="A title", read=rk.Read.ABSTRACT, verified=False)
    monkeypatch.setattr(catalog, "references", lambda: {"doe": reference})

    assert _rules._short("doe") == "Doe J"


# Catalogs


@pytest.mark.parametrize("name", ["muscles", "pairs", "techniques", "exercises", "schemes"])
def test_catalogs(run: Run, name: str) -> None:
    """A catalog without a query is a table of all its entries, and as JSON its rows."""
    known: rk.Catalog[Any] = getattr(rk, name)
    table = run(name).out.splitlines()
    data = json.loads(run(name, "--output-format", "json").out)

    assert json.loads(json.dumps(known.to_rows())) == data
    # A pair is told by its two muscles.
    names = [pair.agonist for pair in rk.pairs] if name == "pairs" else list(known.ids)
    assert names == [line.split()[0] for line in table[1:] if not line.startswith(" ")]
    assert max(map(len, table)) <= 100


def test_query(run: Run) -> None:
    """A query of several words lists what it finds, best first."""
    found = [muscle.id for muscle in rk.muscles.search("hip flexor")]
    table = run("muscles", "hip", "flexor").out.splitlines()
    data = json.loads(run("muscles", "hip flexor", "--output-format", "json").out)

    assert found == [row["id"] for row in data]
    assert found == [line.split()[0] for line in table[1:] if not line.startswith(" ")]


@pytest.mark.parametrize("words", [["biceps-brachii"], ["Biceps", "brachii"]], ids=["id", "name"])
def test_muscle(run: Run, words: list[str]) -> None:
    """An exact id or name shows one muscle whole, with the pairs it works in."""
    done = run("muscles", *words)

    assert done.out.startswith("biceps-brachii  biceps brachii\n\n")
    assert re.search(r"^  actions +elbow flexion, prime\b", done.out, re.MULTILINE)
    assert re.search(r"^  pairs +antagonist triceps-brachii, gates$", done.out, re.MULTILINE)


def test_part_of_a_muscle(run: Run) -> None:
    """A part names the whole that it belongs to."""
    whole, part = next((muscle.id, part) for muscle in rk.muscles for part in muscle.parts or ())

    assert re.search(rf"^  part of +.*\b{whole}\b", run("muscles", part).out, re.MULTILINE)


def test_pair(run: Run) -> None:
    """A query that finds one pair shows it whole, with what its citation says."""
    done = run("pairs", "biceps")

    assert done.out.startswith("biceps-brachii-and-triceps-brachii\n\n")
    assert re.search(r"^  gates +yes$", done.out, re.MULTILINE)
    assert flat(rk.items["S3-38"].claim) in flat(done.out)


def test_technique(run: Run) -> None:
    """A technique shows each source's stance, with its condition and what the source says."""
    technique = rk.techniques["pir"]
    told = flat(run("techniques", "pir").out)

    for stance in technique.stances:
        condition = f": {stance.condition}" if stance.condition is not None else ""
        assert f"{stance.source} {stance.stance}{condition}" in told
        assert all(rk.items[item].claim in told for item in stance.items)


def test_scheme(run: Run) -> None:
    """A dose scheme is shown with its table in words, its citations and its state."""
    scheme = rk.schemes["dapre-next-session"]
    told = flat(run("schemes", "dapre-next-session").out)

    assert all(line in told for line in rk.table_of(scheme))
    assert all(flat(rk.references[name].title) in told for name in scheme.references)
    assert "verified no" in told
    assert "sets [" not in told


def test_exercise(run: Run) -> None:
    """An exercise is shown whole."""
    exercise = rk.exercises["self-stretch"]
    told = flat(run("exercises", "self-stretch").out)

    assert exercise.note is not None
    assert exercise.note in told


@pytest.mark.parametrize(
    "key,value,expected",
    [
        pytest.param("items", ["S3-38"], [f"S3-38: {rk.items['S3-38'].claim}"], id="item"),
        pytest.param("evidence", ["E26"], [f"E26: {rk.evidence['E26'].statement}"], id="entry"),
        pytest.param("reference", "library choice", ["library choice"], id="words"),
        pytest.param("gates", False, ["no"], id="no"),
        pytest.param("parts", [], [], id="nothing"),
        pytest.param("latin", None, [], id="none"),
        pytest.param("muscles", [{"muscle": "m", "role": "target"}], ["m target"], id="objects"),
        pytest.param("count", 3, ["3"], id="number"),
    ],
)
def test_values(key: str, value: object, expected: list[str]) -> None:
    """Each kind of value has its way of being shown."""
    assert expected == list(_catalogs._texts(key, value))


def test_publication_in_a_whole_entry() -> None:
    """A publication is shown as it is cited."""
    reference = next(iter(rk.references))

    assert [_rules.cite(reference)] == list(_catalogs._texts("references", [reference.id]))


def test_firm_and_lesser_actions(run: Run) -> None:
    """An action says its role, whether it depends on posture or is contested, and why."""
    out = " ".join(run("muscles", "brachioradialis").out.split())

    assert "elbow flexion, prime" in out
    assert "forearm pronation, accessory, depends on posture: " in out


def test_opponents(run: Run) -> None:
    """A muscle shows what opposes it, by action, and on which side."""
    out = " ".join(run("muscles", "quadratus-lumborum").out.split())

    assert "opposed by lumbar-spine lateral-flexion: " in out
    assert "quadratus-lumborum (other side)" in out


def test_derived_pairs(run: Run) -> None:
    """Derived pairs of a muscle are listed by request, as a table and as data; none gates."""
    table = run("pairs", "--derived", "soleus").out.splitlines()
    data = json.loads(run("pairs", "--derived", "soleus", "--output-format", "json").out)
    pairs = rk.muscles.derived_pairs("soleus")

    assert table[0].split() == ["agonist", "antagonist", "action", "kind", "sides", "gates"]
    assert [line.split()[:2] for line in table[1:]] == [[pair.agonist, pair.antagonist] for pair in pairs]
    assert [row["antagonist"] for row in data] == [pair.antagonist for pair in pairs]
    assert {row["gates"] for row in data} == {False}


def test_all_derived_pairs(run: Run) -> None:
    """Without a muscle, the derived pairs of all are listed."""
    data = json.loads(run("pairs", "--derived", "--output-format", "json").out)

    assert len(data) == sum(len(rk.muscles.derived_pairs(muscle.id)) for muscle in rk.muscles)


@pytest.mark.parametrize("kind", ["case", "program"])
def test_schema(run: Run, kind: Literal["case", "program"]) -> None:
    """The schema of a document is printed as it is given in Python."""
    assert json.loads(run("schema", kind).out) == rk.json_schema(kind)
    assert run("schema", kind).out == run("schema", kind, "--output-format", "json").out


def test_schema_of_a_case(run: Run) -> None:
    """Without a word, the schema is that of a case."""
    assert json.loads(run("schema").out) == rk.json_schema()


@pytest.mark.parametrize("name", ["F12", "unknown-word", "D05", "W01", "F04", "F01"])
def test_problem_codes(run: Run, name: str) -> None:
    """The code of a problem is explained where rules are, with an example where it has a short one."""
    record = rk.problems[name]
    told = run("rule", name)
    out = " ".join(told.out.split())

    assert told.status == 0
    assert out.startswith(f"{record.id} {record.slug} {record.summary} What to do {record.mend}")
    assert ("An example" in out) is (record.example is not None)
    assert json.loads(run("rule", name, "--output-format", "json").out)["slug"] == record.slug


@pytest.mark.parametrize("word", ["pnf", "walking"])
def test_exercises_of_a_type_or_task(run: Run, word: str) -> None:
    """The name of a type shows its generic exercise whole, and then all that its word finds."""
    found = {exercise.id for exercise in rk.exercises.search(word)}
    data = json.loads(run("exercises", word, "--output-format", "json").out)
    told = run("exercises", word).out

    assert word == data[0]["id"]
    assert found == {row["id"] for row in data}
    assert len(found) == len(data) > 1
    assert told.startswith(f"{word}  ")
    assert all(f"\n{row['id']} " in told for row in data[1:])
