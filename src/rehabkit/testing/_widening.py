"""Cases widened within what every rule allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rehabkit import codec
from rehabkit.bounds import Model, fields_of
from rehabkit.location import Path
from rehabkit.models.case import Case
from rehabkit.models.dosage import Dosage
from rehabkit.models.edit import Edit, apply
from rehabkit.testing._additions import HARMLESS, HELPFUL
from rehabkit.testing._turned import elsewhere, mirrored, renamed, shifted

Words = dict[tuple[str | None, str], str]

_FREE = ("cues", "note", "rationale", "title")
_TEXTS = ("", "told by the patient", "left as it was", "2024-04-31", "'; \u00e9\u4e2d\U0001f642")
_WEEKS = 1_000
_MOST = 3

_LIMB = ("biceps-brachii", "triceps-brachii", "elbow", "elbow", "flexion")
_LIMBS = (
    ("hamstrings", "quadriceps", "knee", "knee", "flexion"),
    ("tibialis-anterior", "triceps-surae", "ankle-foot", "ankle", "dorsiflexion"),
    ("infraspinatus", "subscapularis", "shoulder", "shoulder", "external-rotation"),
    ("wrist-flexors", "wrist-extensors", "wrist-hand", "wrist", "flexion"),
    ("gluteus-medius", "adductors", "hip", "hip", "abduction"),
)
_FIELDS = (None, None, "region", "joint", "movement")
_SINGLE = {
    "upper-trapezius": ("levator-scapulae", "splenius", "sternocleidomastoid"),
    "erector-spinae": ("longissimus", "iliocostalis"),
    "gluteus-maximus": ("gluteus-medius", "piriformis"),
    "hamstrings": ("quadriceps", "adductors"),
    "soleus": ("gastrocnemius", "tibialis-anterior"),
}


@st.composite
def widened(draw: DrawFn, case: Case, *, is_whole: bool = True) -> Case:
    """Draw a case as compliant or broken as the given one.

    Args:
        draw: Given by Hypothesis.
        case: A base case of the shipped rules.
        is_whole: Whether nothing in it is broken, so that what some rule asks for can be added.
    """
    case = elsewhere(case, draw(st.sampled_from(_places(case))))
    case = apply(case, [Edit(path, draw(_dose(dose))) for path, dose in _doses(case)])
    for add in draw(st.lists(st.sampled_from(HARMLESS + HELPFUL * is_whole), max_size=_MOST, unique=True)):
        assert case.as_of is not None  # noqa: S101  # base cases say as of when they are seen
        case = add(draw, case, case.as_of)
    return draw(turned(_noted(draw, case)))


@st.composite
def turned(draw: DrawFn, case: Case) -> Case:
    """Draw a case that differs in sides, days or ids alone."""
    case = mirrored(case) if draw(st.booleans()) else case
    weeks = draw(st.integers(-_WEEKS, _WEEKS))
    prefix = draw(st.none() | st.from_regex(r"[a-z0-9][a-z0-9._-]{0,9}", fullmatch=True))
    case = shifted(case, weeks) if weeks else case
    return case if prefix is None else renamed(case, prefix)


def _places(case: Case) -> list[Words]:
    """Return what says the same of other muscles."""
    told = codec.dumps(case)
    found: list[Words] = [{}]
    if f'"{_LIMB[1]}"' in told:
        found += [_words(limb) for limb in _LIMBS]
    for name, others in _SINGLE.items():
        if f'"{name}"' in told:
            swaps: list[Words] = [{(None, name): other} for other in others]
            found += swaps
    return found


def _words(limb: tuple[str, ...]) -> Words:
    return dict(zip(zip(_FIELDS, _LIMB, strict=True), limb, strict=True))


def _doses(case: Case) -> Iterator[tuple[str, Dosage]]:
    for at, phase in enumerate(case.program.phases or () if case.program is not None else ()):
        for position, work in enumerate(phase.prescriptions or ()):
            if work.dosage is not None:
                yield f"$.program.phases[{at}].prescriptions[{position}].dosage", work.dosage


@st.composite
def _dose(draw: DrawFn, dose: Dosage) -> Dosage:
    """Draw a dose that every rule takes for the given one."""
    wider: dict[str, Any] = {
        name: draw(st.just(getattr(dose, name)) | within)
        for name, usual, within in _WIDER
        if getattr(dose, name) == usual and getattr(dose, f"{name}_to", None) is None
    }
    return attrs.evolve(dose, **wider)


_WIDER = (
    ("days_per_week", 3, st.integers(2, 5)),
    ("effort_percent", 20, st.integers(10, 25)),
    ("repetitions", 10, st.integers(6, 15)),
    ("sets", 3, st.integers(1, 5)),
)


def _noted(draw: DrawFn, case: Case) -> Case:
    places = draw(st.lists(st.sampled_from([*_free(case, Path())]), max_size=_MOST, unique=True))
    return apply(case, [Edit(place, draw(st.sampled_from(_TEXTS))) for place in places])


def _free(model: Model, here: Path) -> Iterator[str]:
    """Yield the paths of free texts that are not written yet."""
    for field in fields_of(type(model)):
        value = getattr(model, field.name)
        if value is None and field.name in _FREE:
            yield str(here / field.name)
        for position, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Model):
                yield from _free(item, here / field.name / position)
        if isinstance(value, Model):
            yield from _free(value, here / field.name)
