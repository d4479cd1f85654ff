"""From the shipped TOML files to models, through the same strict reader as documents."""

from __future__ import annotations

import tomllib
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
    return tuple(_entry(cls, raw, f"{place}: {table}") for file in _files(place) for raw in _rows(file, table))


def _files(place: str) -> list[Traversable]:
    root = files("rehabkit.catalog") / "data"
    single = root / f"{place}.toml"
    if single.is_file():
        return [single]
    return sorted(
        (file for file in (root / place).iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )


def _rows(file: Traversable, table: str) -> list[object]:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    if set(data) != {table}:
        msg = f"{file.name}: must hold the table {table} and no other"
        raise DataError(msg)
    rows: list[object] = data[table]
    return rows


def _entry(cls: type[T], raw: object, where: str) -> T:
    try:
        return structure(cls, raw)
    except LoadError as error:
        msg = f"{where}: {error}"
        raise DataError(msg) from None
