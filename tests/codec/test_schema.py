"""The JSON Schema: what it says, and that it and the loader refuse the same documents."""

from __future__ import annotations

import copy
import json
import os
import random
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args

import attrs
import jsonschema  # type: ignore[import-untyped]  # it brings no types
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests._marks import DOCUMENTED
from tests.models._samples import MODELS

import rehabkit as rk
from rehabkit.bounds import Clauses, Field, Model, fields_of
from rehabkit.codec._schema import UNSTATED, _object, json_schema
from rehabkit.testing import cases, programs

Kind = Literal["case", "program"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LOADERS = {"case": rk.loads, "program": rk.loads_program}
WRITTEN = Path(__file__).with_name("case.schema.json")
EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD: dict[str, Any] = {"schema": "rehabkit/case/1", "id": "x"}
PHASE: dict[str, Any] = {"id": "ph1", "kind": "release", "from_day": 0, "to_day": 9}
ODD: tuple[Any, ...] = (
    "",
    "x",
    "X",
    "3",
    "P33",
    "d01",
    0,
    1,
    -1,
    3.0,
    2.5,
    11,
    101,
    1e9,
    True,
    False,
    [],
    {},
    None,
    "2024-02-30",
)


@cache
def _python(kind: Kind) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema(kind))


@cache
def _rust(kind: Kind) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json_schema(kind))


def _is_taken(kind: Kind, document: Any, *, twice: bool = True) -> bool:
    """Return whether a validator takes a document, and ask a second one, which must agree."""
    taken = _rust(kind).is_valid(document)
    assert not twice or _python(kind).is_valid(document) is taken
    return taken


def _problems(kind: Kind, document: object) -> tuple[rk.Problem, ...]:
    """Return the problems for which the loader refuses a document."""
    try:
        LOADERS[kind](json.dumps(document))
    except rk.LoadError as error:
        return error.problems
    return ()


def _disagreement(kind: Kind, document: Any, *, twice: bool) -> str | None:
    """Return in which way schema and loader disagree, beyond what no schema can state."""
    problems = _problems(kind, document)
    if not _is_taken(kind, document, twice=twice):
        return None if problems else "the schema alone refuses it"
    stated = [problem for problem in problems if problem.code.value not in UNSTATED]
    if stated:
        return f"the loader alone refuses it: {stated[0]}"
    whole = [p for p in problems if p.code is rk.ProblemCode.VALUE_RANGE and "whole number" not in p.message]
    order = [p for p in problems if p.code is rk.ProblemCode.CONTRADICTION and not _is_order(p.message)]
    return f"the loader alone refuses it: {(whole + order)[0]}" if whole + order else None


def _is_order(message: str) -> bool:
    return message.startswith("must not be below ") or "one of the joints" in message


def _objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    yield from (each for each in schema["$defs"].values() if each.get("type") == "object")


@pytest.mark.parametrize("kind", KINDS)
def test_is_a_schema(kind: Kind) -> None:
    """Each schema is a sound one of its dialect, bears an id, and refers to nothing outside itself."""
    schema = rk.json_schema(kind)
    told = json.dumps(schema)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:rehabkit:{kind}:1"
    assert schema["properties"]["schema"]["const"] == f"rehabkit/{kind}/1"
    assert {word.split('"')[0] for word in told.split('"$ref": "')[1:]} <= {f"#/$defs/{n}" for n in schema["$defs"]}


@DOCUMENTED
def test_word_for_word() -> None:
    """The schema of a case is the one beside this file; `REHABKIT_WRITE=1` writes that anew, to be read."""
    text = json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"
    if "REHABKIT_WRITE" in os.environ:
        WRITTEN.write_text(text, encoding="utf-8")

    assert WRITTEN.read_text(encoding="utf-8") == text


def test_schema_of_a_program() -> None:
    """The schema of a program is that of the program within a case, with a head of its own."""
    told, whole = json_schema("program"), json_schema()
    inner = copy.deepcopy(whole["$defs"]["Program"])
    parts = {name: whole["$defs"][name] for name in told["$defs"]}
    inner["properties"] = {"schema": {**whole["properties"]["schema"], "const": "rehabkit/program/1"}} | inner[
        "properties"
    ]
    inner["required"] = ["schema", *inner["required"]]
    head = {"$schema": whole["$schema"], "$id": "urn:rehabkit:program:1"}

    assert told == {**inner, **head, "title": "rehabkit program document, version 1", "$defs": parts}


def test_other_kinds() -> None:
    """There is no schema of any other document."""
    with pytest.raises(ValueError, match="must be case or program"):
        rk.json_schema("patient")  # type: ignore[arg-type]


@DOCUMENTED
@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_told(kind: Kind) -> None:
    """Each key has a title and a description, each object refuses other keys, each number has both bounds."""
    for each in _objects(rk.json_schema(kind)):
        assert each["additionalProperties"] is False
        assert each["title"]
        assert each["description"]
        for name, told in each["properties"].items():
            assert told["title"], name
            assert told["description"], name
            item = told.get("items", told)
            if item.get("type") in {"integer", "number"}:
                assert {"minimum", "maximum"} <= item.keys(), name


def test_titles_have_units() -> None:
    """A title is the key in words, with its unit."""
    dosage = rk.json_schema()["$defs"]["Dosage"]["properties"]

    assert dosage["hold_s"]["title"] == "Hold (s)"
    assert dosage["hold_s_to"]["title"] == "Hold to (s)"
    assert dosage["rest_between_sets_s"]["title"] == "Rest between sets (s)"
    assert dosage["load_kg"]["title"] == "Load (kg)"
    assert dosage["sets"]["title"] == "Sets"


def test_words_are_those_of_the_enumerations() -> None:
    """A schema lists the words of each enumeration, and those alone that a key takes."""
    schema = rk.json_schema()
    named = {name: each["enum"] for name, each in schema["$defs"].items() if "enum" in each}
    known = {name: getattr(rk, name) for name in named}

    assert all(issubclass(each, StrEnum) for each in known.values())
    assert named == {name: [word.value for word in each] for name, each in known.items()}
    assert schema["$defs"]["Site"]["properties"]["side"]["enum"] == ["left", "right", "midline"]


def test_every_model_of_a_document_is_there() -> None:
    """The schema of a case holds every public model but those that no document holds."""
    held: set[type[Model]] = set()
    ahead: list[type[Model]] = [rk.Case]
    while ahead:
        inner = {f.kind for f in fields_of(ahead.pop()) if issubclass(f.kind, Model)} - held
        held |= inner
        ahead += inner

    assert held < set(MODELS)
    assert {each.__name__ for each in held} <= rk.json_schema()["$defs"].keys()


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.json")), ids=lambda path: path.stem)
def test_examples_fit(path: Path) -> None:
    """The shipped documents fit their schema."""
    document = json.loads(path.read_text(encoding="utf-8"))
    kind: Kind = "case" if document["schema"].startswith("rehabkit/case") else "program"

    assert _is_taken(kind, document)


def _dose(**members: object) -> dict[str, Any]:
    work = {"id": "e1", "intervention": "core", "dosage": members}
    return {**HEAD, "program": {"id": "pr1", "phases": [{**PHASE, "prescriptions": [work]}]}}


def _visit(**members: object) -> dict[str, Any]:
    return {**HEAD, "assessments": [{"id": "a1", "date": "2024-03-01", **members}]}


STRENGTH = {"id": "m1", "muscle": "rectus-abdominis", "side": "midline"}
RANGE = {"id": "r1", "joint": "knee", "movement": "flexion", "side": "left"}
TONE = {"id": "t1", "muscle": "soleus", "side": "left", "tone": "normal"}
SYMPTOM = {"id": "y1", "symptom": "stiffness", "region": "neck"}
PAIN = {"id": "p1", "region": "neck", "side": "central", "value": 11}
WAIVER = {"id": "x", "reason": "r", "author": "a"}
PAIR = {"id": "q", "agonist": "soleus", "antagonist": "tibialis-anterior"}

TOGETHER: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "an upper end needs a lower one": (_dose(sets=1, sets_to=2), _dose(sets_to=2)),
    "weekdays exclude a frequency": (_dose(weekdays=[]), _dose(weekdays=[], days_per_week=2)),
    "a day of the week once": (
        _dose(weekdays=[{"day": "monday"}, {"day": "sunday"}]),
        _dose(weekdays=[{"day": "monday"}, {"day": "monday"}]),
    ),
    "a percentage of something": (
        _dose(intensity={"value": 60, "unit": "percent", "reference": "mvc"}),
        _dose(intensity={"value": 60, "unit": "percent"}),
    ),
    "at most the whole": (
        _dose(intensity={"value": 100, "unit": "percent", "reference": "mvc"}),
        _dose(intensity={"value": 101, "unit": "percent", "reference": "mvc"}),
    ),
    "a Borg scale from 6": (
        _dose(intensity={"value": 6, "unit": "borg-rpe"}),
        _dose(intensity={"value": 5, "unit": "borg-rpe"}),
    ),
    "a grade of the scale": (
        _visit(strengths=[{**STRENGTH, "scale": "mmt", "grade": "4-"}]),
        _visit(strengths=[{**STRENGTH, "scale": "mmt", "grade": "weak"}]),
    ),
    "an ordinal scale without a value": (
        _visit(strengths=[{**STRENGTH, "scale": "category", "grade": "weak"}]),
        _visit(strengths=[{**STRENGTH, "scale": "category", "grade": "weak", "value": 1}]),
    ),
    "a measured scale with a value": (
        _visit(strengths=[{**STRENGTH, "scale": "hold-s", "value": 30}]),
        _visit(strengths=[{**STRENGTH, "scale": "hold-s", "grade": "3"}]),
    ),
    "a range with a value or a result": (_visit(ranges=[{**RANGE, "result": "normal"}]), _visit(ranges=[RANGE])),
    "a value with its unit": (
        _visit(ranges=[{**RANGE, "value": 90, "unit": "degrees"}]),
        _visit(ranges=[{**RANGE, "value": 90}]),
    ),
    "a neurological grade of its scale": (
        _visit(neuro=[{"id": "n1", "kind": "spasticity", "scale": "modified-ashworth", "grade": "1+"}]),
        _visit(neuro=[{"id": "n1", "kind": "spasticity", "scale": "modified-ashworth", "grade": "5"}]),
    ),
    "a result of a test": (
        _visit(
            tones=[{"id": "t1", "muscle": "soleus", "side": "left", "tone": "normal", "test": "other", "result": "no"}]
        ),
        _visit(tones=[{"id": "t1", "muscle": "soleus", "side": "left", "tone": "normal", "result": "no"}]),
    ),
    "a symptom's value with its scale": (
        _visit(symptoms=[{**SYMPTOM, "value": 10, "scale": "nrs"}]),
        _visit(symptoms=[{**SYMPTOM, "value": 11, "scale": "nrs"}]),
    ),
    "pain up to ten": (_visit(pains=[{**PAIN, "scale": "vas-mm"}]), _visit(pains=[{**PAIN, "scale": "nprs"}])),
    "logged pain up to ten": (
        {**HEAD, "log": {"activities": [{"id": "v", "date": "2024-01-01", "pain_after": 11, "pain_scale": "vas-mm"}]}},
        {**HEAD, "log": {"activities": [{"id": "v", "date": "2024-01-01", "pain_after": 11}]}},
    ),
    "positives of a positive screen": (
        {**HEAD, "red_flag_screen": {"state": "negative", "positives": []}},
        {**HEAD, "red_flag_screen": {"state": "negative", "positives": [{"category": "fracture"}]}},
    ),
    "no waiver of a referral": (
        {**HEAD, "waivers": [{**WAIVER, "rule": "P01"}]},
        {**HEAD, "waivers": [{**WAIVER, "rule": "p33"}]},
    ),
    "a movement at a joint": (
        {**HEAD, "definitions": {"pairs": [{**PAIR, "joint": "ankle", "movement": "flexion"}]}},
        {**HEAD, "definitions": {"pairs": [{**PAIR, "movement": "flexion"}]}},
    ),
}


@pytest.mark.parametrize("good, bad", TOGETHER.values(), ids=list(TOGETHER))
def test_what_stands_together(good: dict[str, Any], bad: dict[str, Any]) -> None:
    """What cannot stand together in one object is refused by the schema as by the loader."""
    assert _is_taken("case", good)
    assert _problems("case", good) == ()
    assert not _is_taken("case", bad)
    assert _problems("case", bad)


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31", "2024-02-29", "2000-02-29", "2023-11-30"])
def test_days(day: str) -> None:
    """The pattern of a day takes what the calendar has."""
    assert _is_taken("case", {**HEAD, "as_of": day})
    assert _problems("case", {**HEAD, "as_of": day}) == ()


NO_DAYS = (
    "1899-12-31 2200-01-01 2023-02-29 1900-02-29 2100-02-29 2024-02-30 2024-04-31 2024-13-01 2024-00-01 2024-01-00 "
    "2024-01-32 2024-1-1 2024-01-01T00:00 20240101 tomorrow \u0662\u0660\u0662\u0664-01-01"
)


@pytest.mark.parametrize("day", [*NO_DAYS.split(), "", "2024-01-01 ", "2024-01-01\n"])
def test_no_days(day: str) -> None:
    """The pattern of a day refuses what the loader refuses, leap years and the end of the text too."""
    assert not _is_taken("case", {**HEAD, "as_of": day})
    assert _problems("case", {**HEAD, "as_of": day})


@pytest.mark.parametrize("name", ["", "X", "-x", "x y", "x\n", "x\ny", "\u00e4", "x" * 101])
def test_no_ids(name: str) -> None:
    """An id of other characters, or with a line end, is refused by both."""
    assert not _is_taken("case", {**HEAD, "id": name})
    assert _problems("case", {**HEAD, "id": name})


@pytest.mark.parametrize(
    "time, taken",
    [("00:00", True), ("23:59", True), ("24:00", False), ("8:05", False), ("08:60", False), ("08:05Z", False)],
)
def test_times(time: str, taken: bool) -> None:  # noqa: FBT001  # table
    """The pattern of a time takes the wall clock alone."""
    assert _is_taken("case", _visit(time=time)) is taken
    assert (_problems("case", _visit(time=time)) == ()) is taken


def _places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of each key and item."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in inner:
        yield (*path, step)
        yield from _places(value, (*path, step))


def _mutate(document: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """Return a copy of a document in which one node is dropped, doubled, renamed or replaced."""
    changed = copy.deepcopy(document)
    *above, last = dice.choice(list(_places(changed)))
    holder: Any = changed
    for step in above:
        holder = holder[step]
    act = dice.randrange(5)
    if act == 0:
        del holder[last]
    elif act == 1:
        holder[last] = [copy.deepcopy(holder[last]), copy.deepcopy(holder[last])]
    elif act == 2 and isinstance(holder, dict):
        holder[dice.choice(sorted(_KEYS))] = holder.pop(last)
    elif act == 3:
        values = [_at(changed, path) for path in _places(changed)]
        holder[last] = copy.deepcopy(dice.choice(values))
    else:
        holder[last] = copy.deepcopy(dice.choice(ODD))
    return changed


def _at(node: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        node = node[step]
    return node


def _keys(fields: tuple[Field, ...]) -> set[str]:
    return {field.name for field in fields}


_KEYS = {"zzz"}.union(*(_keys(fields_of(cls)) for cls in MODELS))
MUTATIONS = 9
DRAWN = 300


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=DRAWN)
@given(data=st.data())
def test_agreement(kind: Kind, data: st.DataObject) -> None:
    """Schema and loader agree on 6,000 generated and mutated documents, but for what no schema can state."""
    drawn = data.draw(cases()) if kind == "case" else data.draw(programs())
    document = json.loads(rk.dumps(drawn))
    dice = random.Random(data.draw(st.integers(0, 2**32)))  # noqa: S311  # no secret

    assert _disagreement(kind, document, twice=True) is None
    for number in range(MUTATIONS):
        changed = _mutate(document, dice)
        # The second validator is slow.
        assert _disagreement(kind, changed, twice=not number) is None, changed


def test_unstated_codes_are_known() -> None:
    """The list of what no schema states names codes of problems, each with a reason."""
    assert set(UNSTATED) < {code.value for code in rk.ProblemCode}
    assert all(name and why.endswith(".") for name, why in UNSTATED.values())


def test_every_clause_is_stated() -> None:
    """A condition that nobody knows how to state stops the schema instead of being left out."""

    @attrs.frozen
    class Odd:
        def faults(self, _model: Model, /) -> Iterator[rk.FieldError]:
            return iter(())

    @attrs.frozen(kw_only=True)
    class Own(Model):
        CLAUSES: ClassVar[Clauses] = (Odd(),)

    assert Own() == Own()
    with pytest.raises(TypeError, match="no schema for"):
        _object(Own)
