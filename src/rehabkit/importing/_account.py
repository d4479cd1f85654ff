"""What an import came to: exercises, and an account of each field of each record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

import attrs

from rehabkit._version import __version__
from rehabkit.codec import plain
from rehabkit.importing._ledger import Defect, Kept, Loss, LossReason, Refused
from rehabkit.models.intervention import Exercise

IMPORT_SCHEMA = "rehabkit/import/1"
"""Schema id that every import in JSON bears."""

MANY = 5
"""Most defects of one kind, field and reason that a text lists one by one (library choice)."""


@attrs.frozen(kw_only=True)
class Import:
    """Exercises of another data set, with what was lost on the way.

    Each record leads to one exercise or is refused, and each of its fields is kept, lost, or both.

    Attributes:
        source: Name of the data set.
        exercises: The exercises in the order of their records.
        losses: What was not carried over, in the order of the records.
        defects: What is wrong with the source, in the order of the records.
        refused: Records without an exercise.
        kept: What was carried over, and where to.
        ids: For each record the id of its exercise; None where it is refused.
    """

    source: str
    exercises: tuple[Exercise, ...]
    losses: tuple[Loss, ...]
    defects: tuple[Defect, ...]
    refused: tuple[Refused, ...]
    kept: tuple[Kept, ...]
    ids: tuple[str | None, ...]

    def counts(self) -> dict[LossReason, int]:
        """Return the number of losses of each reason that occurs."""
        found = Counter(loss.reason for loss in self.losses)
        return {reason: found[reason] for reason in LossReason if reason in found}

    def loss_rows(self) -> list[dict[str, Any]]:
        """Return one row for each reason and field: how many losses there are, in how many records."""
        times = Counter((loss.reason, loss.field) for loss in self.losses)
        records = Counter((reason, name) for reason, name, _ in {(e.reason, e.field, e.record) for e in self.losses})
        order = {reason: position for position, reason in enumerate(LossReason)}
        return [
            {"reason": reason.value, "field": name, "losses": times[reason, name], "records": records[reason, name]}
            for reason, name in sorted(times, key=lambda entry: (order[entry[0]], entry[1]))
        ]

    def open_rows(self) -> list[dict[str, Any]]:
        """Return one row for each value, or unknown key, that has candidates and waits for a decision."""
        lost = (*self.losses, *(loss for refused in self.refused for loss in refused.losses))
        waiting = [(loss, (loss.reason, _asked(loss), loss.candidates)) for loss in lost if loss.candidates]
        known = {asked: loss.why for loss, asked in waiting}
        times = Counter(asked for _, asked in waiting)
        order = {reason: position for position, reason in enumerate(LossReason)}
        return [
            {
                "value": value,
                "reason": reason.value,
                "losses": times[reason, value, candidates],
                "candidates": list(candidates),
                "why": known[reason, value, candidates],
            }
            for reason, value, candidates in sorted(known, key=lambda entry: (order[entry[0]], *entry[1:]))
        ]

    def to_rows(self) -> list[dict[str, Any]]:
        """Return the whole account as flat dictionaries, one for each thing kept, lost or wrong, by record."""
        rows = [row for entries in (self.kept, self.losses, self.defects) for row in map(self._row, entries)]
        for refused in self.refused:
            rows += [self._row(defect, "refused") for defect in refused.defects]
            rows += [self._row(loss, "refused") for loss in refused.losses]
        return sorted(rows, key=lambda row: row["record"])

    def to_data(self) -> dict[str, Any]:
        """Return exercises, losses, defects and refused records as plain data."""
        return {
            "schema": IMPORT_SCHEMA,
            "version": __version__,
            "source": self.source,
            "records": len(self.ids),
            "exercises": [plain(exercise) for exercise in self.exercises],
            "losses": [_data(loss) for loss in self.losses],
            "defects": [_data(defect) for defect in self.defects],
            "refused": [attrs.asdict(each, value_serializer=_plain) for each in self.refused],
        }

    def __str__(self) -> str:
        """Return counts, losses by reason and field, what waits for a decision, and defects by record.

        Of many defects that are alike the first one stands for all; `defects` has each of them.
        """
        return "\n".join(_lines(self))

    def headline(self) -> str:
        """Return the counts as one sentence."""
        told = [_number(len(self.ids), "record"), _number(len(self.exercises), "exercise")]
        told += [f"{len(self.refused)} refused", _number(len(self.losses), "loss", "losses")]
        return f"{self.source}: {', '.join([*told, _number(len(self.defects), 'defect')])}."

    def _row(self, entry: Kept | Loss | Defect, outcome: str | None = None) -> dict[str, Any]:
        names = {Kept: "kept", Loss: "lost", Defect: "defect"}
        reason = getattr(entry, "reason", None) or getattr(entry, "kind", None)
        return {
            "record": entry.record,
            "source_id": entry.source_id,
            "exercise": self.ids[entry.record],
            "path": entry.path,
            "field": entry.field,
            "value": entry.value,
            "outcome": outcome or names[type(entry)],
            "to": getattr(entry, "to", None),
            "reason": None if reason is None else reason.value,
            "why": getattr(entry, "why", None),
            "candidates": ", ".join(getattr(entry, "candidates", ())),
        }


def _asked(loss: Loss) -> str:
    """Return what a decision would name: the value, or the key where that is unknown."""
    return loss.field if loss.reason is LossReason.UNKNOWN_KEY else loss.value


def _data(entry: Loss | Defect) -> dict[str, Any]:
    return attrs.asdict(entry, value_serializer=_plain)


def _plain(_: object, __: object, value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _lines(made: Import) -> Iterator[str]:
    yield made.headline()
    yield from (
        f"lost: {row['reason']}, {row['field']}: {row['losses']} in {_number(row['records'], 'record')}"
        for row in made.loss_rows()
    )
    yield from (f"open: {row['value']} ({row['reason']}): {', '.join(row['candidates'])}" for row in made.open_rows())
    yield from (f"defect: {_told(defect, why)}" for defect, why in gathered(made.defects))
    in_the_way = [defect for refused in made.refused for defect in refused.defects]
    yield from (f"refused: {_told(defect, why)}" for defect, why in gathered(in_the_way))


def gathered(defects: Sequence[Defect]) -> Iterator[tuple[Defect, str]]:
    """Yield defects with what is wrong; where more than `MANY` are alike, the first one with the number of the rest."""
    alike = Counter(_likeness(defect) for defect in defects)
    for defect in defects:
        likeness = _likeness(defect)
        number = alike[likeness]
        if number > MANY:
            yield defect, f"{defect.why}; so in {number - 1} more places"
            alike[likeness] = 0
        elif number:
            yield defect, defect.why


def _likeness(defect: Defect) -> tuple[str, str, str]:
    return defect.kind, defect.field, defect.why


def _told(defect: Defect, why: str) -> str:
    own = "" if defect.source_id is None else f" ({defect.source_id})"
    return f"{defect.path}{own}: {defect.kind}: {why}"


def _number(count: int, noun: str, nouns: str | None = None) -> str:
    return f"{count} {noun if count == 1 else nouns or noun + 's'}"
