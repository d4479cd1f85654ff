"""From the keys of a record to the keys that the importer knows; what is unknown or given twice is noted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

import attrs

from rehabkit.bounds import echo
from rehabkit.codec._json import Pairs
from rehabkit.importing._ledger import DefectKind, LossReason, shown
from rehabkit.importing._page import Page
from rehabkit.importing._words import KEYS, key
from rehabkit.location import Step
from rehabkit.vocab import ExerciseType

_WORDS_OF_KEY = re.compile("[^a-z0-9]")
_CLOSE = 0.8


@attrs.frozen(kw_only=True)
class Decisions:
    """What the caller decides where the data leave it open.

    Attributes:
        source: Name of the data set.
        muscles: Muscle ids by the data set's name, as `key` spells it.
        types: Types by category, as `key` spells it.
        keys: Known keys by the data set's own.
        default_type: Type of a record whose category says none; None refuses it.
    """

    source: str
    muscles: Mapping[str, tuple[str, ...]]
    types: Mapping[str, ExerciseType]
    keys: Mapping[str, str]
    default_type: ExerciseType | None


@attrs.frozen(kw_only=True)
class Record:
    """A record by known keys.

    Attributes:
        values: Values by known key.
        own: The data set's own spelling of each known key that the record has.
    """

    values: Mapping[str, object]
    own: Mapping[str, str]

    def place(self, name: str) -> tuple[Step, ...]:
        """Return the place of a known key, in the data set's spelling."""
        return (self.own.get(name, name),)

    def has(self, name: str) -> bool:
        """Return whether a known key has a value other than null and an empty list."""
        value = self.values.get(name)
        return value is not None and not (isinstance(value, list | tuple) and not value)

    def word(self, name: str) -> str:
        """Return a text as words are compared; empty where there is none."""
        value = self.values.get(name)
        return key(value) if isinstance(value, str) else ""


def source_id_of(raw: Mapping[object, object], decisions: Decisions) -> str | None:
    """Return a record's own id, shortened, before anything else of it is read."""
    named = [name for name, known in decisions.keys.items() if known == "id"]
    found = next((raw[name] for name in (*named, "id") if name in raw), None)
    return shown(found) if isinstance(found, str | int) and not isinstance(found, bool) else None


def sorted_out(page: Page, raw: Mapping[object, object], decisions: Decisions) -> Record:
    """Return the record by known keys; note those that are unknown, or given twice."""
    values: dict[str, object] = {}
    own: dict[str, str] = {}
    for name, value in raw.items():
        spelled = name if isinstance(name, str) else echo(name)
        known = decisions.keys.get(spelled, spelled)
        if known not in KEYS or not isinstance(name, str):
            page.lose((spelled,), value, LossReason.UNKNOWN_KEY, "the importer knows no such key", _meant(spelled))
        elif known in values:
            why = f"stands for {known}, which {shown(own[known])} has given"
            page.flag((spelled,), value, DefectKind.REPEATED_KEY, why)
            page.lose((spelled,), value, LossReason.REPEATED, why)
        else:
            values[known], own[known] = value, spelled
    for name in raw.repeated if isinstance(raw, Pairs) else ():
        page.flag((name,), raw[name], DefectKind.REPEATED_KEY, "is given more than once; the last value is read")
    return Record(values=values, own=own)


def _meant(name: str) -> tuple[str, ...]:
    """Return the known key that is spelled nearly so, if there is one."""
    spellings = {_WORDS_OF_KEY.sub("", known.lower()): known for known in KEYS}
    close = get_close_matches(_WORDS_OF_KEY.sub("", name[:100].lower()), spellings, n=1, cutoff=_CLOSE)
    return tuple(spellings[each] for each in close)
