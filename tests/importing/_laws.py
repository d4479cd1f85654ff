"""What holds for every import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rehabkit import Import
from rehabkit.bounds import echo
from rehabkit.location import Path


def unaccounted(made: Import, records: Iterable[object]) -> list[str]:
    """Return the places of keys and members of lists that the import neither keeps nor reports."""
    known = {entry.path for entry in (*made.kept, *made.losses)}
    return [
        str(path)
        for number, record in enumerate(records)
        if made.ids[number] is not None and isinstance(record, Mapping)
        for path, members in _keys(number, record)
        if str(path) not in known and not (members and all(str(member) in known for member in members))
    ]


def _keys(number: int, record: Mapping[object, object]) -> Iterator[tuple[Path, list[Path]]]:
    for name, value in record.items():
        path = Path((number, name if isinstance(name, str) else echo(name)))
        yield path, [path / position for position in range(len(value))] if isinstance(value, list) else []
