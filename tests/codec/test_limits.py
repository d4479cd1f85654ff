"""Each limit of a document, at the limit and one beyond; all can be set."""

from __future__ import annotations

import json

import pytest

import rehabkit as rk
from rehabkit.errors import MOST_COUNTED, MOST_PROBLEMS
from rehabkit.models.case import MOST_MUSCLES
from rehabkit.models.program import MOST_PHASES

HEAD = '{"schema": "rehabkit/case/1", "id": "x"'
TOO_MANY = "must have at most {:,} keys, values and items"
EMOJI = "\U0001f600"


def _told(text: str | bytes, limits: rk.Limits) -> list[tuple[str, str]]:
    """Return code and message of the problems of a document; nothing where it loads."""
    try:
        rk.loads(text, limits=limits)
    except rk.LoadError as error:
        return [(problem.code.value, problem.message) for problem in error.problems]
    return []


def test_defaults() -> None:
    """The limits that stand where nobody sets others."""
    assert rk.Limits() == rk.Limits(
        most_bytes=16 * 1024 * 1024, most_levels=64, most_values=1_000_000, most_problems=100
    )


@pytest.mark.parametrize("room", [60, 100])
def test_bytes(room: int) -> None:
    """A document may have as many bytes as the limit and no more; characters count by their bytes."""
    text = HEAD + ', "note": "\u00e4"}'
    padded = text + " " * (room - len(text.encode()))

    assert _told(padded, rk.Limits(most_bytes=room)) == []
    assert _told(padded + " ", rk.Limits(most_bytes=room)) == [
        ("F03", f"must have at most {room} bytes (got {room + 1})")
    ]


@pytest.mark.parametrize(
    "members, values",
    [
        pytest.param("", 4, id="keys and values"),
        pytest.param(', "note": "a, [b: {"', 6, id="what a text holds counts for nothing"),
        pytest.param(', "goals": []', 7, id="lists"),
        pytest.param(', "goals": [{"id": "g", "kind": "pain"}]', 11, id="objects and items"),
    ],
)
def test_values(members: str, values: int) -> None:
    """Commas, colons and opening brackets are counted, outside of texts; at the limit a document loads."""
    text = HEAD + members + "}"

    assert _told(text, rk.Limits(most_values=values)) == []
    assert _told(text, rk.Limits(most_values=values - 1)) == [("F03", TOO_MANY.format(values - 1))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"' * 21, id="quotes"),
        pytest.param('"' + "\\" * 21, id="escapes"),
        pytest.param("]" * 21, id="closing brackets"),
        pytest.param("[]" * 11, id="brackets"),
    ],
)
def test_what_costs_the_parser(text: str) -> None:
    """Quotes, escapes and brackets are limited too, each to twice the values."""
    assert _told(text, rk.Limits(most_values=10)) == [("F03", TOO_MANY.format(10))]
    assert _told(text, rk.Limits())[0][0] == "F05"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"' * 20, id="quotes"),
        pytest.param('"' + "\\" * 20, id="escapes"),
        pytest.param("[]" * 10, id="brackets"),
    ],
)
def test_what_costs_the_parser_at_the_limit(text: str) -> None:
    """Twice as many quotes, escapes or brackets as values are parsed, and then found not to be JSON."""
    assert _told(text, rk.Limits(most_values=10))[0][0] == "F05"


def test_wide_texts() -> None:
    """Where a character lies beyond the basic plane, half as many values are read, since all texts are wider."""
    text = HEAD + f', "note": "{EMOJI}"}}'

    assert _told(text, rk.Limits(most_values=12)) == []
    assert _told(text, rk.Limits(most_values=11)) == [("F03", TOO_MANY.format(11))]


def test_depth_comes_first() -> None:
    """What is too deep is refused as that, however many brackets follow."""
    assert _told("[" * 1_000, rk.Limits(most_values=100)) == [("F04", "must be at most 64 levels deep")]


def test_counting_ends() -> None:
    """Problems beyond those listed are counted, and the counting ends; both where form and where names are wrong."""
    many = MOST_PROBLEMS + MOST_COUNTED + 1
    items = json.dumps([0] * many)
    names = json.dumps([f"z{number}" for number in range(many)])
    claims = f', "claims": [{{"id": "c", "claim": "no-imbalance", "based_on": {names}}}]'

    for members in (f', "goals": {items}', claims):
        with pytest.raises(rk.LoadError) as caught:
            rk.loads(HEAD + members + "}")
        assert (len(caught.value.problems), caught.value.more) == (MOST_PROBLEMS, MOST_COUNTED)


def test_problems_of_names_are_in_document_order() -> None:
    """Names, dates and sides are looked up in passes; their problems are told in the order of the document."""
    document = {
        "schema": "rehabkit/case/1",
        "id": "x",
        "as_of": "2024-01-01",
        "patient": {"birth_year": 2000, "surgeries": [{"id": "s", "state": "done", "date": "2024-05-01"}]},
        "complaints": [{"id": "c", "region": "neck", "side": "central", "onset": "2024-05-01"}],
        "assessments": [
            {"id": "a", "date": "2023-05-01", "tones": [{"id": "t", "muscle": "zz", "side": "left", "tone": "normal"}]}
        ],
        "log": {"rest_days": ["1999-05-01"]},
        "definitions": {
            "pairs": [{"id": "p", "agonist": "soleus", "antagonist": "rectus-abdominis", "sides": "same"}],
            "muscles": [
                {"id": "m", "regions": ["neck"], "midline": False, "parts": ["n"]},
                {"id": "n", "regions": ["neck"], "midline": False, "parts": ["m"]},
            ],
        },
    }
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(json.dumps(document))

    assert [(problem.code.value, problem.path) for problem in caught.value.problems] == [
        ("D07", "$.patient.surgeries[0].date"),
        ("D07", "$.complaints[0].onset"),
        ("D02", "$.assessments[0].tones[0].muscle"),
        ("D07", "$.log.rest_days[0]"),
        ("D05", "$.definitions.muscles[0].parts"),
        ("D05", "$.definitions.muscles[1].parts"),
        ("D08", "$.definitions.pairs[0].sides"),
    ]


def test_problems_within_one_item_are_in_document_order() -> None:
    """Of one visit, the problem of its day is told before the problem of a name further down."""
    tone = {"id": "t", "muscle": "zz", "side": "left", "tone": "normal"}
    document = {
        "schema": "rehabkit/case/1",
        "id": "x",
        "as_of": "2024-01-01",
        "patient": {"birth_year": 2000},
        "assessments": [{"id": "a", "date": "1999-05-01", "tones": [tone]}],
    }
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(json.dumps(document))

    assert [(problem.code.value, problem.path) for problem in caught.value.problems] == [
        ("D07", "$.assessments[0].date"),
        ("D02", "$.assessments[0].tones[0].muscle"),
    ]


@pytest.mark.parametrize("number", [MOST_PHASES, MOST_PHASES + 1])
def test_phases(number: int) -> None:
    """A program has at most as many phases as can be compared with each other."""
    phases = [{"id": f"p{n}", "kind": "task", "from_day": n, "to_day": n} for n in range(number)]
    told = _told(HEAD + f', "program": {{"id": "pr", "phases": {json.dumps(phases)}}}}}', rk.Limits())

    assert told == ([("D01", f"must have at most 300 items (got {number})")] if number > MOST_PHASES else [])


@pytest.mark.parametrize("number", [MOST_MUSCLES, MOST_MUSCLES + 1])
def test_muscles(number: int) -> None:
    """A case defines at most as many muscles as can be told apart quickly."""
    muscles = [{"id": f"m{n}", "regions": ["neck"], "midline": False} for n in range(number)]
    told = _told(HEAD + f', "definitions": {{"muscles": {json.dumps(muscles)}}}}}', rk.Limits())

    assert told == ([("D01", f"must have at most 300 items (got {number})")] if number > MOST_MUSCLES else [])
