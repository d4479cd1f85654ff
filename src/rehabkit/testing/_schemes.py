"""What makes drawn values of dose schemes stand together, one function per class that asks for it."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rehabkit.bounds import Model
from rehabkit.models.dosage import Dosage
from rehabkit.models.scheme import TABLES, LoadChange, PainBand, Scheme, SchemeSet, SchemeWeek
from rehabkit.progression import Ladder
from rehabkit.vocab import Counted, PainVerdict, RatedPain

Values = MutableMapping[str, Any]

_TABLES: dict[str, st.SearchStrategy[Any]] = {
    "sets": st.just((SchemeSet(),)),
    "changes": st.just((LoadChange(),)),
    "weeks": st.just((SchemeWeek(from_week=1, to_week=1, dosage=Dosage()),)),
    "bands": st.just((PainBand(verdict=PainVerdict.SAFE, at_most=0),)),
    "quota_percent": st.integers(0, 100),
    "steps": st.just((0,)),
}
_BESIDE: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "sets": {"maximum": st.integers(1, 10)},
    "changes": {"counted": st.sampled_from(Counted), "counted_in": st.just("the set")},
    "bands": {"rated": st.sampled_from(RatedPain)},
    "quota_percent": {"baseline_sessions": st.integers(1, 10)},
    "steps": {"step_unit": st.just("s")},
}


def _swap(values: Values, first: str, second: str) -> None:
    low, high = values.get(first), values.get(second)
    if low is not None and high is not None and high < low:
        values[first], values[second] = high, low


def _mend_change(values: Values, _draw: DrawFn) -> None:
    _swap(values, "at_least", "at_most")
    _swap(values, "change", "change_to")


def _mend_week(values: Values, _draw: DrawFn) -> None:
    _swap(values, "from_week", "to_week")


def _mend_scheme(values: Values, draw: DrawFn) -> None:
    table = TABLES[values["kind"]]
    if values.get(table) is None:
        values[table] = draw(_TABLES[table])
    for name, others in _BESIDE.items():
        if values.get(name) is not None:
            for other, strategy in others.items():
                if values.get(other) is None:
                    values[other] = draw(strategy)


def _mend_ladder(values: Values, _draw: DrawFn) -> None:
    steps = tuple(sorted(set(values["steps"])))
    values.update(steps=steps, rise_at_most=None if len(steps) > 1 else values.get("rise_at_most"))


SCHEME_MENDS: dict[type[Model], Callable[[Values, DrawFn], None]] = {
    Ladder: _mend_ladder,
    LoadChange: _mend_change,
    Scheme: _mend_scheme,
    SchemeWeek: _mend_week,
}
