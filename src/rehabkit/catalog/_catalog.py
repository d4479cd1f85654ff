"""A read-only collection that is looked up by id, code, slug or synonym."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from rehabkit.bounds import Model, echo
from rehabkit.codec import plain
from rehabkit.errors import DataError, UnknownNameError

T = TypeVar("T", bound=Model)

_STEMS = (
    ("flexors", "flexion"),
    ("flexor", "flexion"),
    ("extensors", "extension"),
    ("extensor", "extension"),
    ("abductors", "abduction"),
    ("abductor", "abduction"),
    ("adductors", "adduction"),
    ("adductor", "adduction"),
    ("rotators", "rotation"),
    ("rotator", "rotation"),
    ("elevators", "elevation"),
    ("elevator", "elevation"),
    ("pronators", "pronation"),
    ("supinators", "supination"),
)
_SHORT = 3
_WORDS = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Return a name as it is compared: lower case, words joined by hyphens."""
    return "-".join(_WORDS.findall(text.casefold()))


class Catalog(Generic[T]):
    """Shipped entries of one kind, in the order of their files."""

    __slots__ = ("_entries", "_key_of", "_names", "_phrases", "_row_of", "_texts_of", "kind")

    def __init__(
        self,
        kind: str,
        entries: Iterable[T],
        *,
        id_of: Callable[[T], str],
        names_of: Callable[[T], Iterable[str]] = lambda _: (),
        words_of: Callable[[T], Iterable[str]] = lambda _: (),
        row_of: Callable[[T], dict[str, Any]] = plain,
        key_of: Callable[[str], str] = fold,
    ) -> None:
        """Index the entries.

        Raises:
            DataError: Two entries have one id.
        """
        self.kind: str = kind
        self._entries: dict[str, T] = {}
        self._names: dict[str, str] = {}
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._row_of = row_of
        self._key_of = key_of
        self._texts_of: Callable[[T], Iterable[str]] = lambda entry: (
            id_of(entry),
            *names_of(entry),
            *words_of(entry),
        )
        for entry in entries:
            identifier = id_of(entry)
            if identifier in self._entries:
                msg = f"{kind}: {identifier} is there twice"
                raise DataError(msg)
            self._entries[identifier] = entry
            for name in (identifier, *names_of(entry)):
                self._names.setdefault(key_of(name), identifier)

    def __getitem__(self, name: str) -> T:
        """Return the entry of an id, code, slug or synonym.

        Raises:
            UnknownNameError: There is none; the text says what was probably meant.
        """
        found = self.get(name)
        if found is None:
            raise UnknownNameError(self._unknown(name))
        return found

    def get(self, name: str) -> T | None:
        """Return the entry of an id, code, slug or synonym, or None."""
        return self._entries.get(name) or self._entries.get(self._names.get(self._key_of(name), ""))

    def __contains__(self, name: object) -> bool:
        """Return whether a name leads to an entry."""
        return isinstance(name, str) and self.get(name) is not None

    def __iter__(self) -> Iterator[T]:
        """Yield the entries."""
        return iter(self._entries.values())

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self._entries)

    def __repr__(self) -> str:
        """Return kind and size."""
        return f"<Catalog of {len(self)} {self.kind}>"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in order."""
        return tuple(self._entries)

    def search(self, query: str) -> tuple[T, ...]:
        """Return the entries that a query describes, best first.

        All its words stand in one name or one action of the entry, so that "hip flexor" finds what flexes
        the hip; where no entry is like that, they may stand anywhere in it.
        """
        if not self._phrases:
            self._phrases = {
                identifier: tuple(map(fold, self._texts_of(entry))) for identifier, entry in self._entries.items()
            }
        joined = self._key_of(query)
        wanted = [_spellings(word) for word in _WORDS.findall(joined)]
        together = [
            identifier
            for identifier, phrases in self._phrases.items()
            if any(all(_holds(phrase, words) for words in wanted) for phrase in phrases)
        ]
        found = together or [
            identifier
            for identifier, phrases in self._phrases.items()
            if all(any(_holds(phrase, words) for phrase in phrases) for words in wanted)
        ]
        found.sort(key=lambda identifier: self._rank(identifier, joined))
        return tuple(self._entries[identifier] for identifier in found)

    def to_rows(self) -> list[dict[str, Any]]:
        """Return the entries as flat dictionaries, one a row."""
        return [self._row_of(entry) for entry in self]

    def _rank(self, identifier: str, joined: str) -> int:
        if self._names.get(joined) == identifier:
            return 0
        return 1 if joined in identifier else 2

    def _unknown(self, name: str) -> str:
        close = get_close_matches(self._key_of(name)[:100], self._names, n=1, cutoff=0.5)
        hint = f"; did you mean {self._names[close[0]]}?" if close else ""
        return f"none of the {self.kind} is named {echo(name)}{hint}"


def _spellings(word: str) -> tuple[str, ...]:
    """Return the spellings of a word that a search takes: itself, its singular, and the movement it means."""
    singular = word[:-1] if len(word) > _SHORT and word.endswith("s") else word
    return (singular, dict(_STEMS).get(word, singular))


def _holds(phrase: str, spellings: tuple[str, ...]) -> bool:
    return any(spelling in phrase for spelling in spellings)
