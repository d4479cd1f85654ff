"""Which strategy belongs to which public class."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit.bounds import Bounds, Model
from rehabkit.catalog import Catalog
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.case import Case
from rehabkit.models.dosage import Dosage
from rehabkit.models.edit import Edit
from rehabkit.models.log import Log, Session
from rehabkit.models.observation import Assessment, PainObservation, ToneObservation
from rehabkit.models.program import Phase, Program
from rehabkit.models.work import Prescription
from rehabkit.report import Finding, Referral, Report
from rehabkit.ruleset import Fact, Hit, MinimalPair, Registry, Rule
from rehabkit.testing._cases import cases, logs, programs, sessions
from rehabkit.testing._choices import sites
from rehabkit.testing._observed import assessments, pains, tones
from rehabkit.testing._planned import dosages, phases, prescriptions
from rehabkit.testing._results import (
    bounds,
    catalogs,
    edits,
    facts,
    findings,
    hits,
    minimal_pairs,
    paths,
    referrals,
    registries,
    reports,
    rules,
)
from rehabkit.testing._values import models

W = TypeVar("W", bound=StrEnum)

_OWN: dict[type, Callable[[], SearchStrategy[Any]]] = {
    Assessment: assessments,
    Bounds: bounds,
    Case: cases,
    Dosage: dosages,
    Edit: edits,
    Fact: facts,
    Finding: findings,
    Hit: hits,
    Log: logs,
    MinimalPair: minimal_pairs,
    PainObservation: pains,
    Path: paths,
    Phase: phases,
    Prescription: prescriptions,
    Program: programs,
    Referral: referrals,
    Registry: registries,
    Report: reports,
    Rule: rules,
    Session: sessions,
    Site: sites,
    ToneObservation: tones,
}


@st.composite
def words(draw: DrawFn, of: type[W]) -> W:
    """Draw a word of a vocabulary; it shrinks to the first.

    Args:
        draw: Given by Hypothesis.
        of: The vocabulary, such as `rk.Tone`.
    """
    word: W = draw(st.sampled_from(of))
    return word


def strategy_for(cls: type[Any]) -> SearchStrategy[Any]:
    """Return the strategy of a public class: its own, or what Hypothesis infers from its fields.

    A value of a result class that has no strategy of its own, such as `rk.Timeline`, is well typed, and need not be
    one that rehabkit would ever give; where `HYPOTHESIS_NO_PLUGINS` is set, it cannot be drawn.

    Args:
        cls: The class.
    """
    if cls in _OWN:
        return _OWN[cls]()
    if cls is Model:
        return st.sampled_from([each for each in _OWN if issubclass(each, Model)]).flatmap(strategy_for)
    if issubclass(cls, Model):
        return models(cls)
    return catalogs(cls) if issubclass(cls, Catalog) else _inferred(cls)


def _inferred(cls: type[Any]) -> SearchStrategy[Any]:
    hints = get_type_hints(cls)
    return st.builds(cls, **{name: st.from_type(hints[name]) for name in attrs.fields_dict(cls)})
