"""Whatever a model can hold can be written, read back, and written again to the same bytes."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests._depth import examples
from tests.models._samples import MODELS

import rehabkit as rk
from rehabkit import codec, testing
from rehabkit.bounds import Model, fields_of
from rehabkit.documents import loads_program
from rehabkit.testing._values import PLAIN, _of_field

IN_SECONDS = {"scale": st.just(rk.StrengthScale.HOLD_S)}
MEASURED: dict[tuple[type[Model], str], dict[str, st.SearchStrategy[rk.StrengthScale]]] = {
    (rk.StrengthCriterion, "value_at_least"): IN_SECONDS,
    (rk.StrengthObservation, "value"): IN_SECONDS,
    (rk.StrengthObservation, "norm_value"): IN_SECONDS,
}
"""Fields that a grade would push out."""


@pytest.mark.parametrize("cls", MODELS)
@settings(max_examples=examples(10))
@given(data=st.data())
def test_models(cls: type[Model], data: st.DataObject) -> None:
    """Every value of every public model is read back from its plain data, by way of JSON text."""
    value = data.draw(testing.models(cls))
    text = json.dumps(codec.plain(value), allow_nan=False)

    assert codec.structure(cls, json.loads(text)) == value
    assert codec.structure(cls, codec.plain(value)) == value


@pytest.mark.parametrize("cls", MODELS)
@settings(max_examples=1, phases=[Phase.generate])
@given(data=st.data())
def test_every_field(cls: type[Model], data: st.DataObject) -> None:
    """Each field of each model is written and read back, some beside the field that they are about."""
    told: set[str] = set()
    fields = {field.name: _of_field(field, PLAIN) for field in fields_of(cls)}
    for beside, name in (*zip(fields, fields, strict=True), *pairwise(fields)):
        chosen = {each: fields[each] for each in (beside, name)} | MEASURED.get((cls, name), {})
        value = data.draw(testing.models(cls, **chosen))
        told |= codec.plain(value).keys()
        assert codec.structure(cls, codec.plain(value)) == value

    assert sorted({*fields} - told) == []


@given(testing.cases())
def test_cases(case: rk.Case) -> None:
    """A case is loaded from its dump, and dumped again to the same text."""
    text = rk.dumps(case)

    assert rk.loads(text) == case
    assert rk.loads(text.encode()) == case
    assert rk.dumps(rk.loads(text)) == text


@settings(max_examples=examples(25))
@given(testing.models(rk.Case))
def test_any_case(case: rk.Case) -> None:
    """A case that names what does not exist is read back as well, before its names are looked up."""
    text = rk.dumps(case)

    assert codec.read_case(text) == case
    assert rk.dumps(codec.read_case(text)) == text


@settings(max_examples=examples(25))
@given(testing.programs())
def test_programs(program: rk.Program) -> None:
    """A program alone is loaded from its dump, and dumped again to the same text."""
    text = rk.dumps(program)

    assert loads_program(text) == program
    assert rk.dumps(loads_program(text)) == text


@settings(max_examples=examples(25))
@given(testing.cases())
def test_converter(case: rk.Case) -> None:
    """The cattrs converter reads and writes a case as the loader does."""
    made = codec.converter()

    assert made.structure(made.unstructure(case), rk.Case) == case
    assert made.unstructure(case) == codec.plain(case)
