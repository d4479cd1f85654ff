"""What is said of a place in a record: kept, lost, wrong, refused."""

from __future__ import annotations

from enum import StrEnum

import attrs

from rehabkit.bounds import echo

_LONGEST = 40


class LossReason(StrEnum):
    """Why something of a record is not in its exercise."""

    AMBIGUOUS = "ambiguous"
    ROLE_UNCLEAR = "role-unclear"
    TYPE_IN_DOUBT = "type-in-doubt"
    UNSPECIFIC = "unspecific"
    NO_FIELD = "no-field"
    NOT_STATED = "not-stated"
    UNKNOWN_KEY = "unknown-key"
    UNKNOWN_VALUE = "unknown-value"
    WRONG_TYPE = "wrong-type"
    UNUSABLE = "unusable"
    REPEATED = "repeated"


class DefectKind(StrEnum):
    """What is wrong with a record."""

    PRIMARY_AND_SECONDARY = "primary-and-secondary"
    MISSING = "missing"
    BLANK = "blank"
    REPEATED = "repeated"
    REPEATED_KEY = "repeated-key"
    UNKNOWN_VALUE = "unknown-value"
    WRONG_TYPE = "wrong-type"
    UNUSABLE = "unusable"
    ID_TAKEN = "id-taken"


@attrs.frozen(kw_only=True)
class RecordPlace:
    """A place in a record.

    Attributes:
        record: Position of the record, from 0.
        source_id: The record's own id, shortened, or None.
        path: JSON path, such as `$[12].primaryMuscles[0]`.
        field: Key of the record; empty for the record as a whole.
        value: What stands there, shortened to 40 characters.
    """

    record: int
    source_id: str | None
    path: str
    field: str
    value: str


@attrs.frozen(kw_only=True)
class Kept(RecordPlace):
    """Something that was carried over.

    Attributes:
        to: Field of the exercise.
    """

    to: str


@attrs.frozen(kw_only=True)
class Loss(RecordPlace):
    """Something that was not carried over, or not with certainty.

    Attributes:
        reason: Why.
        why: Why, in words.
        candidates: Words that it may mean; none of them was chosen. For a type in doubt, the types that come into
            question; for an unknown key, the key that was perhaps meant.
    """

    reason: LossReason
    why: str
    candidates: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Defect(RecordPlace):
    """Something that is wrong with the source.

    Attributes:
        kind: What is wrong.
        why: What is wrong, in words.
    """

    kind: DefectKind
    why: str


@attrs.frozen(kw_only=True)
class Refused:
    """A record that gave no exercise.

    Attributes:
        record: Position of the record, from 0.
        source_id: The record's own id, shortened, or None.
        defects: What is wrong with it; what stands at its name, its category or the whole record was in the way.
        losses: What else of it was not read, such as a key that the importer does not know.
    """

    record: int
    source_id: str | None
    defects: tuple[Defect, ...]
    losses: tuple[Loss, ...] = ()


def shown(value: object) -> str:
    """Return a value as an account shows it: a text as it is if it can be, at most 40 characters."""
    is_plain = isinstance(value, str) and value.isprintable() and 0 < len(value) <= _LONGEST
    return str(value) if is_plain else echo(value)
