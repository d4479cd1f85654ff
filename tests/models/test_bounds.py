"""Every bound of every model at its limit, inside and beyond; and what no model may declare."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import attrs
import pytest
from tests.models._samples import MODELS, plainest, required

import rehabkit as rk
from rehabkit.bounds import Bounds, Field, Model, echo, fields_of
from rehabkit.models._fields import Text

Fault = tuple[rk.ProblemCode, tuple[str | int, ...], str]
CODE = rk.ProblemCode
CLOCK = "must be the patient's wall clock in whole minutes, without an offset"
UNFIT: tuple[tuple[rk.ProblemCode, Any, str], ...] = (
    (CODE.VALUE_RANGE, math.nan, "must be a finite number (got nan)"),
    (CODE.VALUE_RANGE, math.inf, "must be a finite number (got inf)"),
    (CODE.VALUE_RANGE, -math.inf, "must be a finite number (got -inf)"),
    (CODE.BAD_TEXT, "\ud800", "must not hold half of a surrogate pair"),
    (CODE.BAD_TEXT, "x\udfff", "must not hold half of a surrogate pair"),
    (CODE.BAD_DATE, dt.time(8, 5, 1), CLOCK),
    (CODE.BAD_DATE, dt.time(8, 5, 0, 1), CLOCK),
    (CODE.BAD_DATE, dt.time(8, 5, tzinfo=dt.UTC), CLOCK),
)
STEP = {int: 1, float: 0.001, dt.date: dt.timedelta(days=1)}


def _refused(cls: type[Model], **values: Any) -> list[Fault]:
    """Return the faults for which a model refuses to be built."""
    with pytest.raises(rk.FieldError) as caught:
        cls(**{**required(cls), **values})
    return [(fault.code, fault.steps, fault.why) for fault in (caught.value, *caught.value.others)]


def _legal(kind: type, bounds: Bounds) -> Iterator[Any]:
    """Yield the values at the limits of a field's bounds and just inside."""
    if kind in STEP:
        low, high = bounds.ge, bounds.le
        yield from (low, low + STEP[kind], high - STEP[kind], high)  # type: ignore[operator]
    elif kind is str and bounds.pattern is None:
        longest = bounds.longest or 0
        yield from ("", "x" * (longest - 1), "x" * longest)
    elif kind is str and re.fullmatch(bounds.pattern or "", "x" * 100):
        yield from ("x", "0", "a-b_c.d9", "x" * ((bounds.longest or 0) - 1), "x" * (bounds.longest or 0))
    elif issubclass(kind, StrEnum):
        yield from bounds.among or kind
    elif kind is dt.time:
        yield from (dt.time(0, 0), dt.time(0, 1), dt.time(23, 59))
    elif kind is bool:
        yield from (False, True)
    else:
        yield plainest(kind, bounds)


def _beyond(kind: type, bounds: Bounds) -> Iterator[tuple[rk.ProblemCode, Any, str]]:
    """Yield the values one step beyond a field's bounds, with code and reason."""
    if kind in STEP:
        unit = f" {bounds.unit}" if bounds.unit else ""
        for value in (bounds.ge - STEP[kind], bounds.le + STEP[kind]):  # type: ignore[operator]
            yield CODE.VALUE_RANGE, value, f"must be from {bounds.ge} to {bounds.le}{unit} (got {value})"
    if kind is str:
        long = "x" * ((bounds.longest or 0) + 1)
        yield CODE.VALUE_RANGE, long, f"must have at most {bounds.longest} characters (got {len(long)})"
    for text in ("", " ", "\xe4", "x\n") if bounds.pattern is not None else ():
        yield CODE.BAD_ID, text, f"must match {bounds.pattern} (got {text!a})"
    for word in kind if issubclass(kind, StrEnum) and bounds.among else ():
        if word not in bounds.among:
            yield CODE.UNKNOWN_WORD, word, f"must be one of {', '.join(bounds.among)} (got {str(word)!a})"
    yield from ((code, value, why) for code, value, why in UNFIT if type(value) is kind)


def _at(field: Field) -> tuple[str | int, ...]:
    """Return where a fault of a field's first item stands."""
    return (field.name, 0) if field.many else (field.name,)


def _held(field: Field, value: Any) -> Any:
    """Return a value as the field holds it: alone, or in the shortest list."""
    return (value,) * max(1, field.list_bounds.fewest) if field.many else value


@pytest.mark.parametrize("cls", MODELS)
def test_values_within_bounds_stand(cls: type[Model]) -> None:
    """Each field takes the values at its limits and those just inside."""
    taken = [(field, _held(field, value)) for field in fields_of(cls) for value in _legal(field.kind, field.bounds)]

    assert [fault for field, value in taken for fault in field.faults(value)] == []
    if cls.together is Model.together and not cls.CLAUSES:
        assert all(cls(**{**required(cls), field.name: value}) for field, value in taken)


@pytest.mark.parametrize("cls", MODELS)
def test_values_beyond_bounds_are_refused(cls: type[Model]) -> None:
    """Each field refuses the values one step beyond its limits, with code, place and reason."""
    wanted = [
        (field, code, value, why) for field in fields_of(cls) for code, value, why in _beyond(field.kind, field.bounds)
    ]
    found = [_refused(cls, **{field.name: (value,) if field.many else value}) for field, _, value, _ in wanted]

    assert [[(code, _at(field), why)] for field, code, _, why in wanted] == found


@pytest.mark.parametrize("cls", MODELS)
def test_lists(cls: type[Model]) -> None:
    """A list has at least its fewest items, and no item twice where it must not."""
    few: list[list[Fault]] = []
    twice: list[list[Fault]] = []
    for field in (each for each in fields_of(cls) if each.many):
        one = plainest(field.kind, field.bounds)
        if field.list_bounds.fewest:
            few.append(_refused(cls, **{field.name: ()}))
        if field.list_bounds.distinct:
            twice.append(_refused(cls, **{field.name: (one, one)}))
        else:
            assert list(field.faults((one, one))) == []

    assert all(why == "must have at least 1 items (got 0)" for ((_, _, why),) in few)
    assert all(found[0][::2] == (CODE.CONTRADICTION, "must not name the same thing twice") for found in twice)


@pytest.mark.parametrize("cls", MODELS)
def test_wrong_types_are_refused(cls: type[Model]) -> None:
    """Each field takes values of exactly its type: no subclass, no number as text, no list as tuple."""
    wanted: list[list[Fault]] = []
    found: list[list[Fault]] = []
    for field in fields_of(cls):
        for value in _wrong(field):
            wanted.append([(CODE.WRONG_TYPE, _at(field), f"must be {field.wanted} (got {echo(value)})")])
            found.append(_refused(cls, **{field.name: (value,) if field.many else value}))
        own = plainest(field.kind, field.bounds)
        for value in ([own], own, frozenset()) if field.many else ():
            wanted.append([(CODE.WRONG_TYPE, (field.name,), f"must be a tuple (got {echo(value)})")])
            found.append(_refused(cls, **{field.name: value}))

    assert wanted == found


def _wrong(field: Field) -> Iterator[Any]:
    """Yield values that look like what a field takes."""
    yield from (3j, b"x", dt.datetime(2024, 3, 1, tzinfo=dt.UTC), 3 if field.kind is str else "x")
    yield from (1, 0) if field.kind is bool else (True,)
    if issubclass(field.kind, StrEnum):
        yield str(next(iter(field.kind)).value)
    if field.kind is int:
        yield 2.0
    if field.many or not field.optional:
        yield None


@pytest.mark.parametrize("cls", MODELS)
def test_optional_fields_may_be_absent(cls: type[Model]) -> None:
    """A model needs its required fields alone, and None stands for what is not stated."""
    small = cls(**required(cls))
    absent = {field.name: None for field in fields_of(cls) if field.optional and field.name not in required(cls)}

    assert small == cls(**{**required(cls), **absent})
    assert hash(small) == hash(cls(**required(cls)))


@pytest.mark.parametrize("cls", MODELS)
def test_id_is_the_first_key(cls: type[Model]) -> None:
    """Documents begin with an object's id, whatever the order of its declaration."""
    names = [field.name for field in fields_of(cls)]

    assert "id" not in names or names[0] == "id"
    assert {attribute.name for attribute in attrs.fields(cls)} == set(names)


@pytest.mark.parametrize("cls", MODELS)
def test_optional_or_required(cls: type[Model]) -> None:
    """A field without a default cannot be None, and a field with one is None by default."""
    assert all(field.optional is not field.required for field in fields_of(cls))
    assert {None} >= {a.default for a in attrs.fields(cls) if a.default is not attrs.NOTHING}


@pytest.mark.parametrize("cls", MODELS)
def test_models_are_frozen(cls: type[Model]) -> None:
    """A model cannot be changed, and has no room for further attributes."""
    small = cls(**required(cls))
    name = fields_of(cls)[0].name

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(small, name, None)
    assert not hasattr(small, "__dict__")


@pytest.mark.parametrize("cls", MODELS)
def test_no_model_checks_itself_otherwise(cls: type[Model]) -> None:
    """No model has a hook or validator of its own, which the planted check would replace or precede."""
    assert [a.name for a in attrs.fields(cls) if a.validator is not None or a.converter is not None] == []
    assert cls.__attrs_post_init__.__name__ == "check"


def test_all_faults_at_once() -> None:
    """A model names all of its faults at once, in the order of its fields."""
    found = _refused(rk.Dosage, sets=0, repetitions="3", weekdays=("monday", None), hold_s=-0.5)

    assert found == [
        (CODE.VALUE_RANGE, ("sets",), "must be from 1 to 10000 (got 0)"),
        (CODE.WRONG_TYPE, ("repetitions",), "must be a whole number (got '3')"),
        (CODE.VALUE_RANGE, ("hold_s",), "must be from 0 to 86400 s (got -0.5)"),
        (CODE.WRONG_TYPE, ("weekdays", 0), "must be a DayPlan (got 'monday')"),
        (CODE.WRONG_TYPE, ("weekdays", 1), "must be a DayPlan (got null)"),
    ]


def test_together_waits_for_sound_fields() -> None:
    """What cannot stand together is named only where each field is sound."""
    assert _refused(rk.Dosage, sets=0, hold_s_to=3) == [
        (CODE.VALUE_RANGE, ("sets",), "must be from 1 to 10000 (got 0)")
    ]


def test_whole_numbers_stand_in_number_fields() -> None:
    """A field for numbers takes whole numbers as they are, equal to the same number with a point."""
    whole, pointed = rk.Dosage(effort_percent=20), rk.Dosage(effort_percent=20.0)

    assert whole == pointed
    assert (int, float) == (type(whole.effort_percent), type(pointed.effort_percent))


def test_endless_numbers_are_refused() -> None:
    """A number of thousands of digits is refused like any other, and not shown."""
    (fault,) = _refused(rk.Dosage, sets=10**5_000)

    assert fault[:2] == (CODE.VALUE_RANGE, ("sets",))
    assert len(fault[2]) < 100


def test_subclass_of_a_model_is_not_that_model() -> None:
    """A field for a model does not take a subclass of it, which a document could not show."""

    @attrs.frozen(kw_only=True)
    class Louder(rk.Site):
        loud: bool

    louder = Louder(muscle="biceps-brachii", side=rk.Side.LEFT, loud=True)
    (fault,) = _refused(rk.Prescription, targets=(louder,))

    assert fault == (CODE.WRONG_TYPE, ("targets", 0), "must be a Site (got Louder)")


@pytest.mark.parametrize(
    "annotation, why",
    [
        pytest.param(int | str, "unions are not allowed in models (got int | str)", id="union"),
        pytest.param(int | str | None, "unions are not allowed in models (got int | str | None)", id="optional union"),
        pytest.param(int, "field: a number or date must have both bounds", id="int"),
        pytest.param(float | None, "field: a number or date must have both bounds", id="float"),
        pytest.param(dt.date, "field: a number or date must have both bounds", id="date"),
        pytest.param(Annotated[int, Bounds(ge=1)], "field: a number or date must have both bounds", id="half"),
        pytest.param(Annotated[int, Bounds(le=1)], "field: a number or date must have both bounds", id="other half"),
        pytest.param(str, "field: a text must have a longest length", id="text"),
        pytest.param(tuple[str, ...], "field: a text must have a longest length", id="texts"),
        pytest.param(Annotated[str, Bounds(pattern="x")], "field: a text must have a longest length", id="pattern"),
        pytest.param(list, "field: a model cannot hold <class 'list'>", id="bare list"),
        pytest.param(list[bool], "field: a model cannot hold list[bool]", id="list"),
        pytest.param(dict[str, int], "field: a model cannot hold dict[str, int]", id="dict"),
        pytest.param(tuple, "field: a model cannot hold <class 'tuple'>", id="bare tuple"),
        pytest.param(tuple[bool, bool], "field: a list must be tuple[X, ...] (got tuple[bool, bool])", id="record"),
        pytest.param(tuple[tuple[bool, ...], ...], "field: a model cannot hold tuple[bool, ...]", id="nested"),
        pytest.param(dt.datetime, "field: a model cannot hold <class 'datetime.datetime'>", id="datetime"),
        pytest.param(bytes, "field: a model cannot hold <class 'bytes'>", id="bytes"),
        pytest.param(Any, "field: a model cannot hold typing.Any", id="anything"),
    ],
)
def test_what_no_model_may_declare(annotation: Any, why: str) -> None:
    """A class whose field a document could not hold strictly is refused when it is made."""
    with pytest.raises(TypeError) as caught:
        attrs.frozen(kw_only=True)(type("Odd", (Model,), {"__annotations__": {"field": annotation}}))

    assert why == str(caught.value)


def test_own_hook_is_refused() -> None:
    """A class cannot have a hook of its own, which the planted check would replace."""
    namespace = {"__attrs_post_init__": lambda _: None}

    with pytest.raises(TypeError) as caught:
        attrs.frozen(kw_only=True)(type("Odd", (Model,), namespace))
    assert str(caught.value) == "Odd must say in together() what it checks, not in __attrs_post_init__"


def test_own_models() -> None:
    """A class of one's own is a model: checked, optional where it says so, and known by its fields."""

    @attrs.frozen(kw_only=True)
    class Own(Model):
        text: Text
        words: Annotated[tuple[rk.Side, ...], Bounds(fewest=2)] | None = None

    assert [field.wanted for field in fields_of(Own)] == ["a text", "a word of Side"]
    assert [field.optional for field in fields_of(Own)] == [False, True]
    assert Own(text="x") == Own(text="x", words=None)


@pytest.mark.parametrize(
    "value, shown",
    [
        pytest.param("x" * 40, "'" + "x" * 40 + "'", id="40 characters"),
        pytest.param("x" * 41, "'" + "x" * 37 + "...'", id="41 characters"),
        pytest.param("ä\n", r"'\xe4\n'", id="escaped"),
        pytest.param("\U0001f600" * 20, "'" + r"\U0001f600" * 3 + r"\U0001..." + "'", id="long when escaped"),
        pytest.param({"a": 1}, "an object", id="object"),
        pytest.param([1], "a list", id="list"),
        pytest.param((1,), "a list", id="tuple"),
        pytest.param(None, "null", id="null"),
        pytest.param(True, "true", id="true"),
        pytest.param(False, "false", id="false"),
        pytest.param(3, "3", id="int"),
        pytest.param(2.5, "2.5", id="float"),
        pytest.param(10**40, "1" + "0" * 36 + "...", id="long number"),
        pytest.param(dt.date(2024, 3, 1), "2024-03-01", id="date"),
        pytest.param(dt.time(8, 5), "08:05:00", id="time"),
        pytest.param(rk.Site(muscle="x", side=rk.Side.LEFT), "Site", id="model"),
        pytest.param(3j, "complex", id="other"),
    ],
)
def test_echo(value: object, shown: str) -> None:
    """An error shows a value in at most 40 characters, a container not at all."""
    assert shown == echo(value)
    assert len(shown.strip("'")) <= 40


@pytest.mark.parametrize(
    "kind, words",
    [
        (str, "a text"),
        (int, "a whole number"),
        (float, "a number"),
        (bool, "true or false"),
        (dt.date, "a date"),
        (dt.time, "a time of day"),
        (rk.Side, "a word of Side"),
        (rk.Site, "a Site"),
    ],
)
def test_wanted(kind: type, words: str) -> None:
    """A field says in words what it takes."""
    assert words == Field(name="x", kind=kind, many=False, optional=False, required=True).wanted


def test_no_check_beside_together() -> None:
    """A model that writes its own `__attrs_post_init__` is refused: it would be overwritten."""
    with pytest.raises(TypeError) as caught:

        @attrs.frozen(kw_only=True)
        class Lost(Model):
            def __attrs_post_init__(self) -> None:
                """Never run."""

    assert str(caught.value) == "Lost must say in together() what it checks, not in __attrs_post_init__"
