"""The account of one record while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from rehabkit.bounds import echo, fields_of
from rehabkit.codec._json import NotANumber
from rehabkit.errors import FieldError
from rehabkit.importing._ledger import Defect, DefectKind, Kept, Loss, LossReason, shown
from rehabkit.location import Path, Step
from rehabkit.models.intervention import Exercise

_NO_FIELD = "exercises have no field for it"
_NOT_STATED = "the record gives no value"

Member = tuple[tuple[Step, ...], str]


@attrs.define(kw_only=True)
class Page:
    """What one record has come to so far; the only value of an import that changes.

    Attributes:
        record: Position of the record.
        source_id: The record's own id, shortened, or None.
        own_id: The record's own id as written, or None.
        parts: Fields of the exercise.
        kept: What was carried over.
        losses: What was not.
        defects: What is wrong with the record.
        is_refused: Whether a defect stands in the way of an exercise.
    """

    record: int
    source_id: str | None = None
    own_id: str | None = None
    parts: dict[str, Any] = attrs.Factory(dict)
    kept: list[Kept] = attrs.Factory(list)
    losses: list[Loss] = attrs.Factory(list)
    defects: list[Defect] = attrs.Factory(list)
    is_refused: bool = False

    def keep(self, steps: tuple[Step, ...], value: object, to: str) -> None:
        """Note what was carried over."""
        self.kept.append(Kept(**self._place(steps, value), to=to))

    def lose(
        self, steps: tuple[Step, ...], value: object, reason: LossReason, why: str, candidates: tuple[str, ...] = ()
    ) -> None:
        """Note what was not carried over."""
        self.losses.append(Loss(**self._place(steps, value), reason=reason, why=why, candidates=candidates))

    def flag(self, steps: tuple[Step, ...], value: object, kind: DefectKind, why: str) -> None:
        """Note what is wrong."""
        self.defects.append(Defect(**self._place(steps, value), kind=kind, why=why))

    def lose_wrong(self, steps: tuple[Step, ...], value: object, kind: DefectKind, why: str) -> None:
        """Note a value that is wrong and for that reason is not carried over."""
        self.flag(steps, value, kind, why)
        self.lose(steps, value, _REASONS[kind], why)

    def lose_homeless(self, steps: tuple[Step, ...], value: object) -> None:
        """Note a value for which an exercise has no field."""
        self.lose(steps, value, LossReason.NO_FIELD, _NO_FIELD)

    def lose_absent(self, steps: tuple[Step, ...], value: object) -> None:
        """Note a key without a value."""
        self.lose(steps, value, LossReason.NOT_STATED, _NOT_STATED)

    def refuse(self, steps: tuple[Step, ...], value: object, kind: DefectKind, why: str) -> None:
        """Note what stands in the way of an exercise."""
        self.flag(steps, value, kind, why)
        self.is_refused = True

    def text(self, steps: tuple[Step, ...], value: object, name: str) -> str | None:
        """Return a text that a field of the exercise takes; otherwise note why not and return None."""
        wrong = fault(value, name)
        if wrong is None:
            return str(value)
        self.lose_wrong(steps, value, *wrong)
        return None

    def texts(self, place: tuple[Step, ...], value: object, name: str) -> Iterator[Member]:
        """Yield the members of a list of texts that a field takes; a text alone stands for a list of one."""
        if isinstance(value, str):
            members: list[tuple[tuple[Step, ...], object]] = [(place, value)]
        elif isinstance(value, list | tuple):
            members = [((*place, position), member) for position, member in enumerate(value)]
        else:
            self.lose_wrong(place, value, DefectKind.WRONG_TYPE, f"must be a list of texts (got {echo(value)})")
            return
        for steps, member in members:
            text = self.text(steps, member, name)
            if text is not None:
                yield steps, text

    def _place(self, steps: tuple[Step, ...], value: object) -> dict[str, Any]:
        return {
            "record": self.record,
            "source_id": self.source_id,
            "path": str(Path((self.record, *steps))),
            "field": shown(steps[0]) if steps else "",
            "value": shown(bare(value)),
        }


_REASONS = {
    DefectKind.BLANK: LossReason.UNUSABLE,
    DefectKind.UNUSABLE: LossReason.UNUSABLE,
    DefectKind.WRONG_TYPE: LossReason.WRONG_TYPE,
    DefectKind.UNKNOWN_VALUE: LossReason.UNKNOWN_VALUE,
    DefectKind.REPEATED: LossReason.REPEATED,
    DefectKind.PRIMARY_AND_SECONDARY: LossReason.REPEATED,
}


def bare(value: object) -> object:
    """Return a number that JSON does not have, such as NaN, as it was written, and any other value as it is."""
    return value.text if isinstance(value, NotANumber) else value


def fault(value: object, name: str) -> tuple[DefectKind, str] | None:
    """Return kind and reason where a value is no text that a field of the exercise takes, else None."""
    if not isinstance(value, str):
        return DefectKind.WRONG_TYPE, f"must be a text (got {echo(bare(value))})"
    if not value.strip():
        return DefectKind.BLANK, "holds no text"
    refused = _refused(value, name)
    return None if refused is None else (DefectKind.UNUSABLE, refused.why)


def _refused(value: str, name: str) -> FieldError | None:
    """Return why a field of an exercise does not take a text, by the field's own bounds."""
    (field,) = (field for field in fields_of(Exercise) if field.name == name)
    return next(field.faults((str(value),) if field.many else str(value)), None)
