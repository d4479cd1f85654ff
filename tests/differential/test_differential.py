"""Rules against naive oracles that were written from the pages alone, on documents drawn for them."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.differential import oracle_gate, oracle_pain, oracle_release, oracle_time
from tests.differential._plain import (
    ORIGIN,
    Plain,
    Said,
    Thresholds,
    View,
    differences,
    items,
    newest_day,
    prescriptions,
    said,
)
from tests.differential.strategies import gate_documents, pain_documents
from tests.differential.strategies_dose import acute_documents, release_documents

import rehabkit as rk

Oracle = Callable[[View], Iterator[Said]]
Asked = tuple[Plain, Thresholds, dt.date | None]

ORACLES: dict[str, tuple[Oracle, st.SearchStrategy[Plain], list[Thresholds]]] = {
    "P01": (oracle_gate.p01, gate_documents(), [{"gate-opens-at": "normal"}]),
    "P02": (oracle_pain.p02, pain_documents(), [{"pain-limit": 1}, {"pain-limit": 3}]),
    "P03": (oracle_pain.p03, pain_documents(again=True), [{"pain-limit": 3}, {"inhibition-days": 3}]),
    "P05": (oracle_gate.p05, gate_documents(stretched=True), [{"gate-opens-at": "normal"}]),
    "P09": (oracle_release.p09, release_documents(), [{"release-effort-min": 15}, {"release-effort-max": 60}]),
    "P13": (oracle_release.p13, release_documents(), []),
    "P20": (oracle_time.p20, acute_documents(), [{"rest-days": 1}, {"rest-days": 4}]),
    "P25": (oracle_time.p25, acute_documents(), [{"healing-days-minor": 5}, {"healing-days-significant": 30}]),
    "P28": (oracle_gate.p28, gate_documents(), [{"gate-opens-at": "normal"}]),
}
SEEN = {
    "P01": {"fail error", "fail warning", "fail warning contested"},
    "P02": {"fail error", "fail warning", "fail warning contested", "fail info", "unknown"},
    "P03": {"fail warning contested", "fail info"},
    "P05": {"fail error"},
    "P09": {"fail error", "unknown"},
    "P13": {"fail error", "fail warning", "unknown"},
    "P20": {"fail error", "fail warning"},
    "P25": {"fail error", "fail warning"},
    "P28": {"unknown"},
}
OFTEN, AT_ALL = 15, 5
"""A twentieth of 300 examples, for each outcome; fewer do for each of its weights."""


@st.composite
def asked(draw: st.DrawFn, rule: str) -> Asked:
    """Draw a document of a rule, with thresholds, and with a day from which to view it."""
    document = draw(ORACLES[rule][1])
    thresholds = draw(st.sampled_from([{}, {}, *ORACLES[rule][2]]))
    view = draw(st.sampled_from([None, None, None, 4, 9, 15]))
    return document, thresholds, None if view is None else ORIGIN + dt.timedelta(days=view)


def answers(rule: str, question: Asked) -> tuple[set[Said], set[Said]]:
    """Return what the oracle of a rule says about a document, and what the report says."""
    document, thresholds, as_of = question
    case = rk.loads(json.dumps(document))
    report = rk.check(case, select=[rule], thresholds=dict(thresholds), as_of=as_of)
    found = said(document, report, rule)
    return expected(rule, question), {_as_judged(document, each) for each in found}


def expected(rule: str, question: Asked) -> set[Said]:
    """Return what the oracle of a rule says about a document."""
    document, thresholds, as_of = question
    return set(ORACLES[rule][0](View(document, newest_day(document) if as_of is None else as_of, thresholds)))


def _as_judged(document: Plain, each: Said) -> Said:
    """Return a finding at the place at which its rule counts: what is unknown once a prescription, or once a phase."""
    carried = {
        item["id"]: item["prescription"] for _, item in items(View(document, dt.date.max, {})) if "prescription" in item
    }
    prescribed = {prescription["id"]: phase["id"] for phase, prescription in prescriptions(document)}
    place = each.id if each.outcome == "fail" else carried.get(each.id, each.id)
    if each.rule in {"P13", "P28"}:
        place = prescribed.get(place, place)
        place = place if place in prescribed.values() and each[:3] != ("P13", "fail", "warning") else "log"
    return each._replace(id=place, site=None if each.rule in {"P09", "P13"} else each.site)


@pytest.mark.parametrize("rule", ORACLES)
@settings(max_examples=max(200, settings().max_examples))
@given(data=st.data())
def test_agrees(rule: str, data: st.DataObject) -> None:
    """A rule says what its oracle says of any document of the oracle's language, in any view, at any threshold."""
    assert differences(*answers(rule, data.draw(asked(rule)))) == ([], [])


@pytest.mark.parametrize("rule", ORACLES)
def test_the_language_is_rich(rule: str) -> None:
    """Of 300 fixed documents of an oracle's language a twentieth and more have each outcome, silence as well."""
    told: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()

    @settings(max_examples=300, derandomize=True, database=None, phases=[Phase.generate])
    @given(asked(rule))
    def sweep(question: Asked) -> None:
        found = expected(rule, question)
        told.update({_kind(each) for each in found})
        outcomes.update({each.outcome for each in found} or {"silent"})

    sweep()

    assert {kind: told[kind] for kind in SEEN[rule] if told[kind] < AT_ALL} == {}
    assert {"silent", *(kind.split()[0] for kind in SEEN[rule])} == set(outcomes)
    assert min(outcomes.values()) >= OFTEN


def _kind(each: Said) -> str:
    if each.outcome == "unknown":
        return "unknown"
    return f"{each.outcome} {each.severity}{' contested' if each.contested else ''}"
