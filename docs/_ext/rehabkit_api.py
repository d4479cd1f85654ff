"""How classes and functions of the package are shown on the pages of the Python API."""

from __future__ import annotations

import re
import typing
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs
from sphinx.util.typing import stringify_annotation

from rehabkit.bounds import Field, Model, fields_of
from rehabkit_markdown import codes, linked

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_HOMES = {
    "Sites": "SearchStrategy[Site]",
    "SearchStrategy": "~hypothesis.strategies.SearchStrategy",
    "Finding": "~rehabkit.report.Finding",
}
_PLAIN = (bool, int, float, str, type(None))
_CODE_SPAN = re.compile(r"(``.+?``|(?::[\w:]+:)?`[^`]+`)")
_GIVEN = ":param draw: Given by Hypothesis."
_IVAR = ":ivar "


def show_signature(
    _app: Sphinx, what: str, name: str, obj: Any, _options: Any, signature: str | None, returned: str | None
) -> tuple[str | None, str | None]:
    """Return a class's signature without types, which stand beside its attributes; an enumeration has none."""
    if what == "class" and issubclass(obj, StrEnum):
        return "", None
    if what == "class" and attrs.has(obj):
        return _signature(obj), None
    if name.startswith("rehabkit.testing."):
        return _qualified(signature), _qualified(returned)
    return signature, returned


def _qualified(annotations: str | None) -> str | None:
    """Return annotations of strategies with the homes of names that more than one module, or none here, has."""
    for short, full in _HOMES.items():
        annotations = annotations and re.sub(rf"(?<![\w.~]){short}\b", full, annotations)
    return annotations


def _signature(cls: type) -> str:
    fields = sorted(attrs.fields(cls), key=lambda field: bool(field.kw_only))
    shown = [f"{field.name.lstrip('_')}{_default(field)}" for field in fields if field.init]
    positional = sum(not field.kw_only for field in fields if field.init)
    star = ["*"] if positional < len(shown) else []
    return f"({', '.join([*shown[:positional], *star, *shown[positional:]])})"


def _default(field: attrs.Attribute[Any]) -> str:
    """Return a default as it is written where it is short and plain, otherwise that there is one."""
    if field.default is attrs.NOTHING:
        return ""
    if isinstance(field.default, StrEnum):
        return f"={type(field.default).__name__}.{field.default.name}"
    return f"={field.default!r}" if type(field.default) in _PLAIN or field.default == () else "=..."


def show_details(_app: Sphinx, what: str, _name: str, obj: Any, _options: Any, lines: list[str]) -> None:
    """Make codes links, and add the words of an enumeration or the types and bounds of a class's attributes."""
    # Hypothesis gives `draw` itself; nobody passes it.
    lines[:] = [_with_links(line) for line in lines if line != _GIVEN]
    if what != "class":
        return
    if issubclass(obj, StrEnum):
        lines += ["", f"Words: {codes(obj).replace('`', '``')}.", ""]
    elif attrs.has(obj):
        lines[:] = _with_types(obj, lines)


def _with_links(line: str) -> str:
    parts = _CODE_SPAN.split(line)
    return "".join(part if _CODE_SPAN.fullmatch(part) else linked(part) for part in parts)


def _with_types(cls: type, lines: list[str]) -> list[str]:
    hints = typing.get_type_hints(cls)
    fields = {field.name: field for field in fields_of(cls)} if issubclass(cls, Model) else {}
    shown: list[str] = []
    bounds = ""
    for line in [*lines, ""]:
        if bounds and not line.startswith(" "):
            shown[-1] += f" {bounds}"
            bounds = ""
        name = line.removeprefix(_IVAR).partition(":")[0]
        if line.startswith(_IVAR) and name in hints:
            shown.append(f":vartype {name}: {stringify_annotation(hints[name])}")
            bounds = _bounds(fields[name]) if name in fields else ""
        shown.append(line)
    return shown


def _bounds(field: Field) -> str:
    """Return what a number, a side or a list may be; bounds of texts and dates are on the page of the document."""
    told = []
    if field.kind in (int, float) and field.bounds.ge is not None and field.bounds.le is not None:
        unit = f" {field.bounds.unit}" if field.bounds.unit is not None else ""
        told.append(f"from {field.bounds.ge:,} to {field.bounds.le:,}{unit}")
    if field.bounds.among:
        told.append(f"one of {codes(field.bounds.among).replace('`', '``')}")
    if field.list_bounds.fewest:
        told.append(f"at least {field.list_bounds.fewest}")
    text = "; ".join(told)
    return f"{text[0].upper()}{text[1:]}." if text else ""
