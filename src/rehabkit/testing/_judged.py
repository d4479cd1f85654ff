"""Strategies for cases whose findings are known beforehand."""

from __future__ import annotations

from functools import cache

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit.models._ids import ids_of
from rehabkit.models.case import Case
from rehabkit.models.edit import Edit, apply
from rehabkit.models.evidence import Profile
from rehabkit.rulebook import RULES
from rehabkit.ruleset import Hit, Rule
from rehabkit.severity import as_viewed, severity_of
from rehabkit.testing._cases import cases
from rehabkit.testing._numbered import free
from rehabkit.testing._widening import widened
from rehabkit.vocab import Severity
from rehabkit.weighing import profile_of

_MOST_CASES = 5


@st.composite
def compliant_cases(draw: DrawFn, *, profile: str | Profile = "sources") -> Case:
    """Draw a case in which no rule finds anything at warning or above.

    Each is built from a case that a shipped rule takes for good, or in which it finds no more than a note under the
    profile, and widened within what every rule allows: other muscles, sides, weeks and ids, other doses, and things
    added that no rule objects to. Nothing is filtered.

    Args:
        draw: Given by Hypothesis.
        profile: Name of the profile that weighs the findings, or one of your own.
    """
    rule, edits = draw(st.sampled_from(_starts(profile)))
    return draw(widened(apply(rule.pair.good(), edits)))


@st.composite
def cases_breaking(draw: DrawFn, code: str, *, profile: str | Profile = "sources") -> Case:
    """Draw a case that is compliant but for what one rule finds, and what that implies.

    What is found is what the minimal pair of the rule shows: an unknown outcome for P28, else a failure. A profile
    may make a note of it. No profile finds anything else at warning or above, so that all draw the same cases.

    Args:
        draw: Given by Hypothesis.
        code: Code or slug of the rule.
        profile: Name of the profile that weighs the findings, or one of your own.
    """
    rule = RULES.get(code)
    if rule is None:
        msg = f"no rule is named {code!r}"
        raise InvalidArgument(msg)
    profile_of(profile)
    return draw(widened(apply(rule.pair.good(), rule.pair.bad), is_whole=False))


@st.composite
def cohorts(
    draw: DrawFn, *, size: int | None = None, of: SearchStrategy[Case] | None = None, different: int = 2
) -> list[Case]:
    """Draw a list of cases with different ids.

    Few of them are drawn, since a case is slow to draw; the others repeat those under ids of their own.

    Args:
        draw: Given by Hypothesis.
        size: How many cases; none to five where it is left open.
        of: Strategy of each case; `cases()` where it is left open.
        different: How many cases differ in more than their ids, at most.
    """
    number = draw(st.integers(0, _MOST_CASES)) if size is None else size
    each = cases() if of is None else of
    drawn = [draw(each) for _ in range(draw(st.integers(1, different)))] if number else []
    taken = {name for case in drawn for _, name in ids_of(case)}
    chosen = [draw(st.sampled_from(drawn)) for _ in range(number)]
    return [_renamed(case, free(f"case-{position}", taken)) for position, case in enumerate(chosen, 1)]


def _renamed(case: Case, name: str) -> Case:
    """Return a case with another id; a waiver for the whole case goes with it."""
    if case.waivers is None:
        return attrs.evolve(case, id=name)
    waivers = tuple(attrs.evolve(each, id=name) if each.id == case.id else each for each in case.waivers)
    return attrs.evolve(case, id=name, waivers=waivers)


@cache
def _starts(profile: str | Profile) -> tuple[tuple[Rule, tuple[Edit, ...]], ...]:
    """Return what makes a case of a rule that is compliant under a profile; good cases are so under every one."""
    weighing = profile_of(profile)
    noted = [
        (rule, (edit,))
        for rule in RULES
        for edit, hit in ((rule.pair.bad, rule.pair.finds), (rule.pair.blind, rule.pair.misses))
        if edit is not None and hit is not None and not rule.implies and _is_note(rule, hit, weighing)
    ]
    return (*((rule, ()) for rule in RULES), *noted)


def _is_note(rule: Rule, hit: Hit, profile: Profile) -> bool:
    return severity_of(rule, as_viewed(rule, hit, profile), profile) is Severity.INFO
