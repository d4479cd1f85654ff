"""Silence is never bought by not looking: what is not recorded leaves unknown what it would have decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acceptance.test_second_reading import CASES, cases_in
from tests.laws._judged import KINDS, judged_cases

import rehabkit as rk
from rehabkit.models.tone import is_tight

RULES = ("P01", "P02", "P05", "P25", "P28")


def _is_the_matter(observation: object) -> bool:
    """Return whether an observation is the hypertonicity or the pain itself."""
    if isinstance(observation, rk.ToneObservation):
        return is_tight(observation.tone)
    return isinstance(observation, rk.PainObservation) and observation.value > 0


def _without_one(case: rk.Case) -> Iterator[tuple[object, rk.Case]]:
    """Yield each observation that is neither hypertonicity nor pain, and the case without it."""
    visits = case.assessments or ()
    for at, visit in enumerate(visits):
        for name in (field.name for field in attrs.fields(rk.Assessment)):
            entries = getattr(visit, name)
            for position, entry in enumerate(entries if isinstance(entries, tuple) else ()):
                if not _is_the_matter(entry):
                    yield entry, rk.apply(case, rk.Edit.remove(f"$.assessments[{at}].{name}[{position}]"))


def _places(case: rk.Case) -> set[str]:
    """Return the places of work at which one of the five rules fails or is unknown."""
    return {each.path for each in rk.check(case, select=RULES).findings if each.rule in RULES}


def _holds(case: rk.Case) -> None:
    before = _places(case)
    for gone, other in _without_one(case) if before else ():
        with suppress(rk.CaseError):  # something of the case names what is gone
            assert before <= _places(other), gone


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"acute", "release"}])
@given(data=st.data())
def test_silence_is_not_bought(kind: str, data: st.DataObject) -> None:
    """An observation left out, but for the hypertonicity and the pain, silences no place of the five rules."""
    case = attrs.evolve(data.draw(judged_cases(kind)), waivers=None)
    _holds(case)


@pytest.mark.parametrize("name", sorted(file.stem for file in CASES.glob("*.jsonl")))
def test_silence_is_not_bought_in_written_cases(name: str) -> None:
    """An observation left out silences no place in the cases of the second reader, many of them at a rule's edge."""
    for written in cases_in(name):
        if "document" in written and "error" not in written:
            case = attrs.evolve(rk.loads(json.dumps(written["document"])), waivers=None)
            _holds(case)
