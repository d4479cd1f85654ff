"""What the oracles found: documents on which a rule and its oracle once disagreed, and what the pages say of them."""

from __future__ import annotations

import json

from tests.differential._plain import Plain, said
from tests.differential.drawing import MUSCLES, PAIRS
from tests.differential.test_differential import expected

import rehabkit as rk

TESTED = {"method": "function-test", "test": "release-on-request"}
TIGHT = {"tone": "hypertonic", **TESTED, "result": "no"}
NORMAL = {"tone": "normal", **TESTED, "result": "yes"}


def _visit(number: int, **observed: list[Plain]) -> Plain:
    told = {
        name: [{"id": f"{name}{number}{at}", **each} for at, each in enumerate(observed[name])] for name in observed
    }
    return {"id": f"a{number}", "date": f"2024-03-0{number}", **told}


def _strengthened(name: str, side: str, *visits: Plain) -> Plain:
    """Return a document in which a muscle is strengthened on 8 March."""
    item = {"id": "i", "intervention": "resistance", "targets": [{"muscle": name, "side": side}]}
    return {
        "schema": "rehabkit/case/1",
        "id": "case",
        "assessments": list(visits),
        "log": {"sessions": [{"id": "s", "date": "2024-03-08", "items": [item]}]},
        "definitions": {"muscles": MUSCLES, "pairs": PAIRS, "only_own_pairs": True},
    }


def _told(rule: str, document: Plain) -> list[str]:
    """Return what both the rule and its oracle say."""
    report = rk.check(rk.loads(json.dumps(document)), select=[rule])
    found = said(document, report, rule)
    oracle = expected(rule, (document, {}, None))
    told, wanted = (
        [f"{each.outcome} {each.severity} {each.site}" for each in sorted(every)] for every in (found, oracle)
    )
    assert told == wanted
    return told


def _tone(muscle: str, side: str, state: Plain) -> Plain:
    return {"muscle": muscle, "side": side, **state}


def test_strengthened_muscle_is_tight_on_an_open_side() -> None:
    """A muscle recorded as tight on a side that was left open raises the question of its partner (A73, A76)."""
    document = _strengthened("arm-front", "left", _visit(1, tones=[_tone("arm-front", "unknown", TIGHT)]))

    assert _told("P28", document) == ["unknown warning arm-back (left)"]


def test_part_of_the_strengthened_muscle_is_tight() -> None:
    """A tight part makes its whole one that is recorded as tight (A73)."""
    document = _strengthened("arm-front", "left", _visit(1, tones=[_tone("arm-front-long", "left", TIGHT)]))

    assert _told("P28", document) == ["unknown warning arm-back (left)"]


def test_part_of_the_strengthened_muscle_is_tight_on_an_open_side() -> None:
    """A part that is tight on a side that was left open raises the question as well (A73, A76)."""
    document = _strengthened("arm-front", "right", _visit(1, tones=[_tone("arm-front-long", "unknown", TIGHT)]))

    assert _told("P28", document) == ["unknown warning arm-back (right)"]


def test_open_side_is_settled_by_a_later_state() -> None:
    """A muscle that was tight on an open side, and is normal on its own side since, raises no question."""
    visits = (
        _visit(1, tones=[_tone("arm-front", "unknown", TIGHT)]),
        _visit(2, tones=[_tone("arm-front", "left", NORMAL)]),
    )

    assert _told("P28", _strengthened("arm-front", "left", *visits)) == []


def test_target_is_no_longer_known_to_be_normal() -> None:
    """Where the strengthened muscle was normal and could not be told since, it is not known to be normal (A53)."""
    first = _visit(1, tones=[_tone("arm-back", "left", NORMAL), _tone("arm-front", "left", TIGHT)])
    later = _visit(2, tones=[_tone("arm-back", "left", {"tone": "unknown"})])

    assert _told("P01", _strengthened("arm-back", "left", first)) == ["fail warning arm-back (left)"]
    assert _told("P01", _strengthened("arm-back", "left", first, later)) == ["fail error arm-back (left)"]


def test_target_with_a_tight_part_is_not_normal() -> None:
    """A strengthened muscle of which a part is tight is not known to be normal (A53)."""
    tones = [_tone("arm-front", "left", NORMAL), _tone("arm-back", "left", TIGHT)]
    visits = _visit(1, tones=tones), _visit(2, tones=[_tone("arm-front-long", "left", TIGHT)])

    assert _told("P01", _strengthened("arm-front", "left", *visits[:1])) == ["fail warning arm-front (left)"]
    assert _told("P01", _strengthened("arm-front", "left", *visits)) == ["fail error arm-front (left)"]


def _pain(value: float, timing: str) -> Plain:
    told = {"region": "neck", "side": "central", "scale": "nprs", "context": "movement"}
    return {**told, "value": value, "timing": timing}


def test_worst_pain_beside_an_average_does_not_count() -> None:
    """The worst pain leaves P02 open only where no other value of that day is told (A74)."""
    alone = _strengthened("neck-back", "left", _visit(1, pains=[_pain(3, "worst")]))
    beside = _strengthened("neck-back", "left", _visit(1, pains=[_pain(0, "average"), _pain(3, "worst")]))
    after = _strengthened(
        "neck-back", "left", _visit(1, pains=[_pain(0, "average")]), _visit(2, pains=[_pain(3, "worst")])
    )

    assert _told("P02", alone) == ["unknown warning neck-back (left)"]
    assert _told("P02", beside) == []
    assert _told("P02", after) == ["unknown warning neck-back (left)"]
