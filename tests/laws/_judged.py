"""Cases in which much is found, so that laws of what is found are seen to hold."""

from __future__ import annotations

import json
from collections.abc import Iterator

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.differential._plain import Plain
from tests.differential.strategies import gate_documents, pain_documents
from tests.differential.strategies_dose import acute_documents, release_documents

import rehabkit as rk
from rehabkit import testing


def _told(documents: SearchStrategy[Plain]) -> SearchStrategy[rk.Case]:
    return documents.map(json.dumps).map(rk.loads)


ALWAYS = {rule.code for rule in rk.rules if rule.is_always_heard}
KINDS: dict[str, SearchStrategy[rk.Case]] = {
    "any": testing.cases(),
    "broken": testing.rules().flatmap(lambda rule: testing.cases_breaking(rule.code)),
    "tension": _told(gate_documents()),
    "stretches": _told(gate_documents(stretched=True)),
    "pain": _told(pain_documents()),
    "pain again": _told(pain_documents(again=True)),
    "release": _told(release_documents()),
    "acute": _told(acute_documents()),
}
"""Cases of any kind, and such as the first rules often object to; the latter are drawn for the oracles."""


@st.composite
def judged_cases(draw: st.DrawFn, kind: str) -> rk.Case:
    """Draw a case of a kind, with some of what is found set aside."""
    case = draw(KINDS[kind])
    found = [each for each in rk.check(case).findings if each.id is not None and each.rule not in ALWAYS]
    chosen = draw(st.lists(st.sampled_from(found), max_size=2)) if found else []
    waivers = (*(case.waivers or ()), *_waivers(draw, chosen))
    return attrs.evolve(case, waivers=waivers or None)


def judged_of(*kinds: str) -> SearchStrategy[rk.Case]:
    """Return a strategy for judged cases of some kinds, by default of all."""
    return st.sampled_from(kinds or tuple(KINDS)).flatmap(judged_cases)


def _waivers(draw: st.DrawFn, found: list[rk.Finding]) -> Iterator[rk.Waiver]:
    """Yield a waiver of each finding, for its side or for every side."""
    for each in found:
        side = None if each.site is None or draw(st.booleans()) else each.site.side
        yield rk.Waiver(rule=each.rule, id=str(each.id), side=side, reason="agreed", author="clinician")
