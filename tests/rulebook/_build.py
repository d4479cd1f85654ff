"""Cases in the words of documents, and what one rule says of them.

Each function returns the plain data of one object, with what most tests need as its defaults. Ids
are numbered where a test does not give one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import count
from typing import Any

import rehabkit as rk
from rehabkit.chart import Chart, ThresholdValue, as_of_default
from rehabkit.checking import thresholds_with
from rehabkit.codec import structure
from rehabkit.resolve import join
from rehabkit.ruleset import Hit, NotApplicable, Verdict

Json = dict[str, Any]

START = "2024-04-02"
"""Day 0 of every program."""

_NUMBERS = count(1)
_TESTED = {"method": "function-test", "test": "release-on-request", "result": "no"}


def thing(given: Mapping[str, Any], **defaults: Any) -> Json:
    """Return an object of its own id, or a numbered one; what is None is not stated."""
    members = {"id": f"n{next(_NUMBERS)}", **defaults, **given}
    return {name: value for name, value in members.items() if value is not None}


def site(muscle: str, side: str = "left") -> Json:
    """Return a site."""
    return {"muscle": muscle, "side": side}


def tone(muscle: str, state: str, side: str = "left", **given: Any) -> Json:
    """Return a tension state that a function test shows, unless a method is given."""
    how = {} if "method" in given else _TESTED
    return thing(given, muscle=muscle, side=side, tone=state, **how)


def pain(region: str, value: float, side: str = "left", **given: Any) -> Json:
    """Return a pain on movement now."""
    return thing(given, region=region, side=side, value=value, scale="nprs", timing="now", context="movement")


def visit(date: str, **given: Any) -> Json:
    """Return an assessment."""
    return thing(given, date=date)


def work(muscle: str | None = None, side: str = "left", **given: Any) -> Json:
    """Return a prescription of resistance training, daily if nothing is said."""
    targets = None if muscle is None else [site(muscle, side)]
    return thing(given, intervention="resistance", targets=targets)


def item(muscle: str | None = None, side: str = "left", **given: Any) -> Json:
    """Return a session item of resistance training, or of its prescription."""
    targets = None if muscle is None else [site(muscle, side)]
    return thing(given, intervention=None if "prescription" in given else "resistance", targets=targets)


def session(date: str, *items: Json, **given: Any) -> Json:
    """Return a session."""
    return thing(given, date=date, items=list(items))


def phase(*works: Json, **given: Any) -> Json:
    """Return a phase of four weeks."""
    return thing(given, kind="custom", from_day=0, to_day=27, prescriptions=list(works))


def program(*phases: Json, **given: Any) -> Json:
    """Return a program."""
    return thing(given, phases=list(phases))


def pair(agonist: str, antagonist: str, **given: Any) -> Json:
    """Return a pair that gates by its kind."""
    return thing(given, agonist=agonist, antagonist=antagonist)


def own(*pairs: Json, **given: Any) -> Json:
    """Return definitions without the shipped pairs."""
    return {"pairs": list(pairs), "only_own_pairs": True, **given}


ELBOW = own(pair("biceps-brachii", "triceps-brachii", id="elbow"))
"""The left biceps and triceps gate each other."""


def case(**members: Any) -> rk.Case:
    """Return a case of a person; what is None is not stated."""
    given = {"id": "case", "patient": {}, **members}
    return structure(rk.Case, {name: value for name, value in given.items() if value is not None})


def planned(*works: Json, **members: Any) -> rk.Case:
    """Return a case whose program has one phase with some prescriptions."""
    return case(**{"program_start": START, "program": program(phase(*works)), **members})


def done(*items: Json, date: str = START, **members: Any) -> rk.Case:
    """Return a case with one session."""
    return case(log={"sessions": [session(date, *items, id="s1")]}, **members)


def chart(told: rk.Case, *, as_of: str | None = None, **thresholds: ThresholdValue) -> Chart:
    """Return the chart of a case; thresholds by name with underscores."""
    day = as_of_default(told) if as_of is None else dt.date.fromisoformat(as_of)
    overrides = {name.replace("_", "-"): "off" if value is None else value for name, value in thresholds.items()}
    return Chart(join(told), day, thresholds_with(overrides))


def verdicts(rule: str, told: rk.Case, *, as_of: str | None = None, **thresholds: ThresholdValue) -> list[Verdict]:
    """Return what one rule says of a case, place by place."""
    return list(rk.rules[rule].check(chart(told, as_of=as_of, **thresholds)))


def hits(rule: str, told: rk.Case, *, as_of: str | None = None, **thresholds: ThresholdValue) -> list[Hit]:
    """Return the failures and unknown outcomes of one rule, place by place."""
    found = verdicts(rule, told, as_of=as_of, **thresholds)
    return [verdict for verdict in found if isinstance(verdict, Hit) and verdict.outcome is not rk.Outcome.PASS]


def said(rule: str, told: rk.Case, *, as_of: str | None = None, **thresholds: ThresholdValue) -> list[str]:
    """Return outcomes in words: `pass`, `fail`, `fail palpation-only`, `unknown`, or why not applicable."""
    return [_word(verdict) for verdict in verdicts(rule, told, as_of=as_of, **thresholds)]


def filled(verdict: Hit) -> dict[str, str]:
    """Return what fills the templates of a hit."""
    return dict(verdict.parameters)


def _word(verdict: Verdict) -> str:
    if isinstance(verdict, NotApplicable):
        return verdict.reason
    return str(verdict.outcome) if verdict.softening is None else f"{verdict.outcome} {verdict.softening}"
