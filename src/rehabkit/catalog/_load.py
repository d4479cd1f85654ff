"""From the shipped data to models, through the same strict reader as documents.

The data are kept as TOML, which people read and write; `compiled` holds the same as JSON, which is read
twenty times as fast. `.ci/compile_catalog.py` makes it, and a test compares the two.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from rehabkit.bounds import Model
from rehabkit.codec import structure
from rehabkit.errors import DataError, LoadError

T = TypeVar("T", bound=Model)


def entries(cls: type[T], place: str, table: str) -> tuple[T, ...]:
    """Return the entries of one table from a file, or from all files of a folder.

    Raises:
        DataError: A shipped file is not sound.
    """
    compiled = files("rehabkit.catalog") / "compiled" / f"{place}.json"
    found = json.loads(compiled.read_bytes()) if compiled.is_file() else rows(place, table)
    return tuple(_entry(cls, raw, f"{place}: {table}") for raw in found)


def rows(place: str, table: str) -> list[object]:
    """Return the plain entries of one table as the TOML files have them, the originals of what is shipped.

    Raises:
        DataError: A file holds another table.
    """
    root = files("rehabkit.catalog") / "data"
    single = root / f"{place}.toml"
    found = [single] if single.is_file() else sorted(_inside(root / place), key=lambda file: file.name)
    return [row for file in found for row in _rows(file, table)]


def _inside(folder: Traversable) -> Iterator[Traversable]:
    yield from (file for file in folder.iterdir() if file.name.endswith(".toml"))


def _rows(file: Traversable, table: str) -> list[object]:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    if set(data) != {table}:
        msg = f"{file.name}: must hold the table {table} and no other"
        raise DataError(msg)
    found: list[object] = data[table]
    return found


def _entry(cls: type[T], raw: object, where: str) -> T:
    try:
        return structure(cls, raw)
    except LoadError as error:
        msg = f"{where}: {error}"
        raise DataError(msg) from None
