"""From models to plain data: what is None is left out, an empty list never is."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from rehabkit.bounds import Model, fields_of


def plain(model: Model) -> dict[str, Any]:
    """Return a model as the plain data of its document."""
    members = ((field.name, getattr(model, field.name)) for field in fields_of(type(model)))
    return {name: _value(value) for name, value in members if value is not None}


def _value(value: object) -> object:
    if isinstance(value, Model):
        return plain(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
