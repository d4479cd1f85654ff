"""Edits: one change at one path, and models rebuilt by them."""

from __future__ import annotations

from typing import Any

import pytest

import rehabkit as rk
from rehabkit.models.edit import Edit, EditError, EditKind
from rehabkit.rulebook import _cases

CORE = rk.Prescription(id="e9", intervention="core")
DOSE = "$.program.phases[0].prescriptions[0].dosage"


def _ids(case: rk.Case) -> list[str]:
    """Return the ids of the prescriptions of the first phase."""
    assert case.program is not None
    assert case.program.phases is not None
    return [each.id for each in case.program.phases[0].prescriptions or ()]


def test_set() -> None:
    """A set value stands at its path, and nothing else changes."""
    edited = rk.apply(_cases.elbow(), Edit(f"{DOSE}.sets", 5))

    assert edited != _cases.elbow()
    assert rk.apply(edited, Edit(f"{DOSE}.sets", 3)) == _cases.elbow()


def test_set_leaves_the_model_as_it_was() -> None:
    """An edit gives a new model and leaves the old one alone."""
    case = _cases.elbow()
    rk.apply(case, Edit("$.id", "other"))

    assert case.id == "elbow"


def test_edits_are_made_in_their_order() -> None:
    """Later edits see what earlier ones did."""
    edits = [
        Edit.insert("$.program.phases[0].prescriptions[0]", CORE),
        Edit("$.program.phases[0].prescriptions[0].id", "e8"),
    ]

    assert _ids(rk.apply(_cases.elbow(), edits)) == ["e8", "e1"]


def test_no_edit() -> None:
    """Without an edit a model is what it was."""
    assert rk.apply(_cases.elbow(), []) == _cases.elbow()


@pytest.mark.parametrize("position, ids", [(0, ["e9", "e1"]), (1, ["e1", "e9"])])
def test_insert(position: int, ids: list[str]) -> None:
    """An inserted value stands before the position, or after the last item."""
    edit = Edit.insert(f"$.program.phases[0].prescriptions[{position}]", CORE)

    assert _ids(rk.apply(_cases.elbow(), edit)) == ids


def test_insert_into_nothing() -> None:
    """A list that was not stated begins with the inserted value."""
    pain = rk.Complaint(id="c1", region=rk.Region.KNEE, side=rk.Side.LEFT)
    edited = rk.apply(_cases.elbow(), Edit.insert("$.complaints[0]", pain))

    assert edited.complaints == (pain,)


def test_remove_item() -> None:
    """A removed item leaves the others, and an empty list after the last."""
    edited = rk.apply(_cases.elbow(), Edit.remove("$.program.phases[0].prescriptions[0]"))

    assert _ids(edited) == []
    assert rk.apply(edited, Edit.remove("$.program.phases[0]")).program is not None


def test_remove_field() -> None:
    """A removed field is not stated any more."""
    edited = rk.apply(_cases.elbow(), [Edit.remove("$.program"), Edit.remove("$.as_of")])

    assert (edited.program, edited.as_of) == (None, None)


def test_whole_model() -> None:
    """The path of the document itself stands for the whole model."""
    assert rk.apply(_cases.elbow(), Edit("$", _cases.neck())) == _cases.neck()


@pytest.mark.parametrize(
    "edit, message",
    [
        (Edit("$.nothing", 1), "nothing at $.nothing"),
        (Edit("$.program.phases[7].from_day", 1), "nothing at $.program.phases[7]"),
        (Edit("$.program.phases[1]", None), "nothing at $.program.phases[1]"),
        (Edit.insert("$.program.phases[2]", None), "nothing at $.program.phases[2]"),
        (Edit.remove("$.program.phases[1]"), "nothing at $.program.phases[1]"),
        (Edit.remove("$.complaints[0]"), "nothing at $.complaints[0]"),
        (Edit("$.complaints[0].side", rk.Side.LEFT), "nothing at $.complaints[0]"),
        (Edit("$.log.complete", True), "nothing at $.log.complete"),  # noqa: FBT003  # a value, not a switch
        (Edit("$.id.length", 1), "nothing at $.id.length"),
        (Edit("$.id[0]", "x"), "nothing at $.id[0]"),
        (Edit.insert("$.program[0]", "x"), "nothing at $.program[0]"),
        (Edit.remove("$.program.phases[0].dosage"), "nothing at $.program.phases[0].dosage"),
    ],
)
def test_missing_steps_are_named(edit: Edit, message: str) -> None:
    """An edit of what is not there is refused, and the first missing step is named."""
    with pytest.raises(EditError) as caught:
        rk.apply(_cases.elbow(), edit)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    "edit, message",
    [
        (Edit(f"{DOSE}.sets", "60"), "sets: must be a whole number (got '60')"),
        (Edit(f"{DOSE}.sets", 0), "sets: must be from 1 to 10000 (got 0)"),
        (Edit("$.program.phases[0].kind", "release"), "kind: must be a word of PhaseKind (got 'release')"),
        (Edit("$.program.phases", []), "phases: must be a tuple (got a list)"),
        (Edit.insert("$.program.phases[1]", CORE), "phases[1]: must be a Phase (got Prescription)"),
        (Edit.remove("$.id"), "id: must be a text (got null)"),
        (Edit("$.program.phases[0].to_day", 3), ""),
        (Edit("$.program.phases[0].from_day", 28), "to_day: must not be before from_day 28"),
    ],
)
def test_wrong_values_are_refused(edit: Edit, message: str) -> None:
    """An edited model is checked like any other."""
    found = ""
    try:
        rk.apply(_cases.elbow(), edit)
    except rk.FieldError as error:
        found = str(error)

    assert found == message


def test_bad_path() -> None:
    """A text that is no path is refused before anything is edited."""
    with pytest.raises(ValueError) as caught:
        rk.apply(_cases.elbow(), Edit("program", None))

    assert str(caught.value) == "a path must begin with '$' (got 'program')"


@pytest.mark.parametrize(
    "edit, kind, value",
    [
        (Edit("$.id", "x"), EditKind.SET, "x"),
        (Edit.insert("$.goals[0]", None), EditKind.INSERT, None),
        (Edit.remove("$.goals"), EditKind.REMOVE, None),
    ],
)
def test_edits_are_values(edit: Edit, kind: EditKind, value: Any) -> None:
    """An edit holds its kind and value, and equals another one like it."""
    assert (edit.kind, edit.value) == (kind, value)
    assert {edit} == {Edit(edit.path, value, kind)}
