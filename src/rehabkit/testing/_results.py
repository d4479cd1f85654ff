"""Strategies for what a check gives, and for what it is made of."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit import catalog
from rehabkit.bounds import Bounds, Model, fields_of
from rehabkit.checking import check
from rehabkit.location import Path
from rehabkit.models._ids import ids_of
from rehabkit.models.case import Case
from rehabkit.models.edit import Edit
from rehabkit.models.evidence import Profile
from rehabkit.report import Finding, Referral, Report
from rehabkit.rulebook import RULES
from rehabkit.ruleset import Fact, Hit, MinimalPair, Registry, Rule
from rehabkit.testing._cases import cases
from rehabkit.testing._judged import cases_breaking

_REFERS = "P33"
_CATALOGS = tuple(name for name in catalog.__all__ if name.islower() and name != "fold")


@st.composite
def reports(draw: DrawFn, *, of: SearchStrategy[Case] | None = None, profile: str | Profile = "sources") -> Report:
    """Draw the report of a case.

    Args:
        draw: Given by Hypothesis.
        of: Strategy of the case; `cases()` where it is left open.
        profile: Name of the profile that weighs the findings, or one of your own.
    """
    return check(draw(cases() if of is None else of), profile=profile)


@st.composite
def findings(draw: DrawFn, *, code: str | None = None, profile: str | Profile = "sources") -> Finding:
    """Draw a finding as a check gives it.

    Args:
        draw: Given by Hypothesis.
        code: Code or slug of its rule; any where it is left open.
        profile: Name of the profile that weighs it, or one of your own.
    """
    rule = draw(rules()) if code is None else RULES.get(code)
    if rule is None:
        msg = f"no rule is named {code!r}"
        raise InvalidArgument(msg)
    report = check(draw(cases_breaking(rule.code, profile=profile)), profile=profile)
    return draw(st.sampled_from([finding for finding in report.findings if finding.rule == rule.code]))


@st.composite
def referrals(draw: DrawFn) -> Referral:
    """Draw a referral as a check gives it."""
    return draw(st.sampled_from(check(draw(cases_breaking(_REFERS))).referral))


@st.composite
def rules(draw: DrawFn) -> Rule:
    """Draw a shipped rule."""
    rule: Rule = draw(st.sampled_from([*RULES]))
    return rule


@st.composite
def minimal_pairs(draw: DrawFn) -> MinimalPair:
    """Draw the minimal pair of a shipped rule."""
    return draw(rules()).pair


@st.composite
def hits(draw: DrawFn) -> Hit:
    """Draw a failure or an unknown outcome as a shipped rule yields it."""
    return draw(st.sampled_from(_hits()))


@st.composite
def facts(draw: DrawFn) -> Fact:
    """Draw a datum that a finding of a shipped rule rests on."""
    return draw(st.sampled_from([fact for hit in _hits() for fact in hit.facts]))


@st.composite
def edits(draw: DrawFn) -> Edit:
    """Draw an edit that breaks or blinds the good case of a shipped rule."""
    return draw(st.sampled_from([edit for rule in RULES for edit in (rule.pair.bad, rule.pair.blind) if edit]))


@st.composite
def paths(draw: DrawFn, *, of: SearchStrategy[Case] | None = None) -> Path:
    """Draw the path of a thing with an id.

    Args:
        draw: Given by Hypothesis.
        of: Strategy of the case that it leads through; `cases()` where it is left open.
    """
    case = draw(cases() if of is None else of)
    return Path(draw(st.sampled_from([steps for steps, _ in ids_of(case)])))


@st.composite
def bounds(draw: DrawFn) -> Bounds:
    """Draw the bounds of a field of a case."""
    return draw(st.sampled_from(_bounds()))


def catalogs(cls: Any) -> SearchStrategy[Any]:
    """Return a strategy for the shipped catalogs of a class."""
    every = (getattr(catalog, name)() for name in _CATALOGS)
    return st.sampled_from([each for each in every if isinstance(each, cls)])


def registries() -> SearchStrategy[Registry]:
    """Return a strategy for the registry of the shipped rules."""
    return st.just(RULES)


@cache
def _hits() -> tuple[Hit, ...]:
    return tuple(hit for rule in RULES for hit in (rule.pair.finds, rule.pair.misses) if hit is not None)


@cache
def _bounds() -> tuple[Bounds, ...]:
    found: dict[Bounds, None] = {}
    seen: list[type[Model]] = [Case]
    for cls in seen:
        for field in fields_of(cls):
            found.update(dict.fromkeys((field.bounds, field.list_bounds)))
            if issubclass(field.kind, Model) and field.kind not in seen:
                seen.append(field.kind)
    return tuple(found)
