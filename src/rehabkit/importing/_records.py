"""From one record to the fields of one exercise; nothing is guessed and nothing passes unnoted."""

from __future__ import annotations

from collections.abc import Mapping

from rehabkit.bounds import echo
from rehabkit.importing._keys import Decisions, Record, sorted_out, source_id_of
from rehabkit.importing._ledger import DefectKind, LossReason, shown
from rehabkit.importing._muscles import read_muscles
from rehabkit.importing._page import Page, fault
from rehabkit.importing._words import (
    FORCE_DOUBTS,
    KEYS,
    NO_EQUIPMENT,
    ROLLERS,
    ROLLING,
    ROLLING_WORD,
    STRETCHES,
    TYPES,
    UNSPECIFIC,
    WORDS,
    key,
)
from rehabkit.vocab import ExerciseRole, ExerciseType

_MOST_BITS = 64  # of a number that is an id
_NEEDED = ("id", "name", "category", "primaryMuscles", "instructions")


def read(number: int, raw: object, decisions: Decisions) -> Page:
    """Return what a record comes to; its exercise has as yet no id."""
    page = Page(record=number)
    if not isinstance(raw, Mapping):
        page.refuse((), raw, DefectKind.WRONG_TYPE, f"must be an object (got {echo(raw)})")
        return page
    page.source_id = source_id_of(raw, decisions)
    record = sorted_out(page, raw, decisions)
    _read_missing(page, record)
    kind = _read_type(page, record, decisions)
    _read_id(page, record, decisions)
    _read_name(page, record)
    _read_equipment(page, record)
    _read_movement(page, record)
    _read_homeless(page, record, kind)
    read_muscles(page, record, decisions.muscles, _roles(record, kind))
    return page


def _read_missing(page: Page, record: Record) -> None:
    for name in KEYS:
        value = record.values.get(name)
        if name in _NEEDED and not record.has(name):
            why = "is empty" if name in record.values else "is not given"
            page.flag(record.place(name), value, DefectKind.MISSING, why)
        if name in record.values and not record.has(name):
            page.lose_absent(record.place(name), value)


def _read_type(page: Page, record: Record, decisions: Decisions) -> ExerciseType | None:
    """Return the exercise's type; a record whose category gives none is refused, unless the caller decides."""
    steps = record.place("category")
    kind = decisions.types.get(record.word("category")) or TYPES.get(record.word("category"))
    value = record.values.get("category")
    if kind is not None:
        page.keep(steps, value, "type")
    elif record.has("category"):
        why = f"no type of exercise is known for {shown(value)}"
        wrong = fault(value, "name") or (DefectKind.UNKNOWN_VALUE, why)
        page.lose_wrong(steps, value, *wrong)
    page.is_refused = page.is_refused or (kind is None and decisions.default_type is None)
    page.parts["type"] = kind or decisions.default_type
    if kind is ExerciseType.SELF_STRETCH and _is_rolling(record):
        why = "a roller is named, and rolling is a treatment; the type follows the category"
        page.lose(steps, value, LossReason.TYPE_IN_DOUBT, why, ROLLING)
    return kind or decisions.default_type


def _is_rolling(record: Record) -> bool:
    equipment = record.values.get("equipment")
    named = equipment if isinstance(equipment, list | tuple) else [equipment]
    on_roller = any(isinstance(each, str) and key(each) in ROLLERS for each in named)
    return on_roller or ROLLING_WORD in record.word("name").split("-")


def _roles(record: Record, kind: ExerciseType | None) -> tuple[ExerciseRole | None, ExerciseRole | None]:
    """Return the roles of primary and secondary muscles; None where the record does not say enough."""
    if kind not in STRETCHES:
        return ExerciseRole.TARGET, ExerciseRole.HELPER
    is_doubtful = _is_rolling(record) or (kind, record.word("force")) in FORCE_DOUBTS
    return None if is_doubtful else ExerciseRole.STRETCHED, None


def _read_id(page: Page, record: Record, decisions: Decisions) -> None:
    """Keep the record's own id in the note, as written; the exercise's id is made later."""
    value = record.values.get("id")
    steps = record.place("id")
    page.parts["note"] = decisions.source
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= _MOST_BITS:
        value = str(value)
    page.own_id = page.text(steps, value, "name") if record.has("id") else None
    if page.own_id is not None:
        page.parts["note"] = f"{decisions.source}: {page.own_id}"
        page.keep(steps, page.own_id, "id, note")


def _read_name(page: Page, record: Record) -> None:
    value = record.values.get("name")
    steps = record.place("name")
    name = page.text(steps, value, "name") if record.has("name") else None
    if name is None:
        page.is_refused = True
    else:
        page.keep(steps, name, "name")
        page.parts["name"] = name


def _read_equipment(page: Page, record: Record) -> None:
    """Read what is used; "none used" differs from "not stated"."""
    if not record.has("equipment"):
        return
    found: dict[str, None] = {}
    needs_none = False
    for steps, text in page.texts(record.place("equipment"), record.values["equipment"], "equipment"):
        if key(text) in NO_EQUIPMENT:
            needs_none = True
            page.keep(steps, text, "equipment")
        elif key(text) in UNSPECIFIC:
            page.lose(steps, text, LossReason.UNSPECIFIC, "says that something is used, and not what")
        elif text in found:
            page.lose_wrong(steps, text, DefectKind.REPEATED, f"{shown(text)} is named twice")
        else:
            found[text] = None
            page.keep(steps, text, "equipment")
    if found or needs_none:
        page.parts["equipment"] = tuple(found)


def _read_movement(page: Page, record: Record) -> None:
    """Read the instructions as one text, a step on each line."""
    if not record.has("instructions"):
        return
    place = record.place("instructions")
    found = list(page.texts(place, record.values["instructions"], "movement"))
    text = "\n".join(step for _, step in found)
    wrong = fault(text, "movement") if found else None
    if wrong is not None:
        page.lose_wrong(place, text, *wrong)
    elif found:
        page.parts["movement"] = text
        for steps, step in found:
            page.keep(steps, step, "movement")


def _read_homeless(page: Page, record: Record, kind: ExerciseType | None) -> None:
    """Note what exercises have no field for."""
    for name, words in WORDS.items():
        if not record.has(name):
            continue
        wrong = fault(record.values[name], "name")
        if wrong is None and record.word(name) not in words:
            wrong = DefectKind.UNKNOWN_VALUE, f"must be one of {', '.join(sorted(words))}"
        if wrong is not None:
            page.lose_wrong(record.place(name), record.values[name], *wrong)
        elif name != "force" or not _is_doubted(page, record, kind):
            page.lose_homeless(record.place(name), record.values[name])
    if record.has("images"):
        page.lose_homeless(record.place("images"), record.values["images"])


def _is_doubted(page: Page, record: Record, kind: ExerciseType | None) -> bool:
    """Return whether the force speaks against the type, and note it."""
    doubts = FORCE_DOUBTS.get((kind, record.word("force"))) if kind is not None else None
    if doubts is not None:
        why = f"the force speaks against {kind}, the type that the category gives; the type follows the category"
        page.lose(record.place("force"), record.values["force"], LossReason.TYPE_IN_DOUBT, why, doubts)
    return doubts is not None
