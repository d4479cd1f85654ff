"""The public models, and one small valid value of each, built from its fields alone."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

import rehabkit as rk
from rehabkit.bounds import Bounds, Field, Model, fields_of
from rehabkit.models.anatomy import ROOT_PATTERN, XREF_PATTERN
from rehabkit.models.evidence import HOME_PATTERN

MODELS: tuple[type[Model], ...] = tuple(
    found
    for name in rk.__all__
    if isinstance(found := getattr(rk, name), type) and issubclass(found, Model) and found is not Model
)

TEXTS = {
    "[A-Z][0-9]{1,3}": "P01",
    "S[0-9]-[0-9]{2,3}": "S3-87",
    r"10\.[0-9]{4,}/[^\s]+": "10.1000/x",
    "[0-9]{1,9}": "7",
    "PMC[0-9]{1,9}": "PMC7",
    "[A-Z][0-9]{2,3}(/[a-z0-9-]+)?": "P01",
    HOME_PATTERN: "principle:P01",
    ROOT_PATTERN: "C5",
    XREF_PATTERN: "FMA:37670",
}

MORE: dict[type[Model], dict[str, Any]] = {
    rk.Intensity: {"reference": rk.IntensityReference.MVC},
    rk.MusclePair: {"antagonist": "y"},
    rk.NeurologicalObservation: {"result": rk.NeuroResult.NORMAL},
    rk.RangeObservation: {"result": rk.LengthResult.NORMAL},
    rk.Scheme: {"sets": (rk.SchemeSet(),), "maximum": 10},
    rk.StrengthCriterion: {"at_least": "3"},
    rk.StrengthObservation: {"grade": "3"},
    rk.Threshold: {"library_choice": "x"},
}


def plainest(kind: type, bounds: Bounds) -> Any:
    """Return the first value that a field of a kind takes."""
    if issubclass(kind, Model):
        return kind(**required(kind))
    if issubclass(kind, StrEnum):
        return (bounds.among or tuple(kind))[0]
    if kind is str:
        return TEXTS.get(bounds.pattern or "", "x")
    return {bool: True, dt.time: dt.time(8, 5)}.get(kind, bounds.ge)


def value_of(field: Field) -> Any:
    """Return a small valid value of a field."""
    item = plainest(field.kind, field.bounds)
    return (item,) if field.many else item


def required(cls: type[Model]) -> dict[str, Any]:
    """Return what a small valid value of a model is made of."""
    return {field.name: value_of(field) for field in fields_of(cls) if field.required} | MORE.get(cls, {})
