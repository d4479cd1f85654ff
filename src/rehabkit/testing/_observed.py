"""Strategies for what is observed at catalog muscles and in their regions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit import catalog
from rehabkit.models.anatomy import Site
from rehabkit.models.examination import (
    ImagingObservation,
    NeurologicalObservation,
    RangeObservation,
    StrengthObservation,
)
from rehabkit.models.observation import (
    Assessment,
    FunctionObservation,
    OutcomeObservation,
    PainObservation,
    SymptomObservation,
    ToneObservation,
)
from rehabkit.testing._choices import FEW, Sites, common_sites, dates, some
from rehabkit.testing._loading import kit, loadable, made
from rehabkit.testing._values import tuples
from rehabkit.vocab import PainScale, Side, TestResult, Tone, ToneMethod, ToneTest, is_sided

Observation = (
    ToneObservation
    | PainObservation
    | StrengthObservation
    | RangeObservation
    | SymptomObservation
    | FunctionObservation
    | NeurologicalObservation
    | ImagingObservation
    | OutcomeObservation
)

OBSERVATIONS: tuple[type[Observation], ...] = get_args(Observation)

_FOLLOWED = (
    (Tone.NORMAL,),
    (Tone.HYPERTONIC,),
    (Tone.HYPERTONIC, Tone.RELEASING),
    (Tone.SPASM, Tone.NORMAL),
    (Tone.NORMAL, Tone.HYPERTONIC, Tone.RELEASING),
)
_TESTED: tuple[Mapping[str, Any], ...] = (
    {},
    {"method": ToneMethod.PALPATION},
    {"method": ToneMethod.FUNCTION_TEST, "test": ToneTest.RELEASE_ON_REQUEST, "result": TestResult.NO},
    {"method": ToneMethod.EMG},
)


@st.composite
def tones(draw: DrawFn, *, at: Sites | None = None) -> ToneObservation:
    """Draw a tension state of a catalog muscle.

    Args:
        draw: Given by Hypothesis.
        at: Sites to choose from.
    """
    return draw(_tones(common_sites() if at is None else at))


@st.composite
def pains(draw: DrawFn, *, at: Sites | None = None) -> PainObservation:
    """Draw a pain in a region of a catalog muscle, or at the muscle itself.

    Args:
        draw: Given by Hypothesis.
        at: Sites to choose from.
    """
    return draw(_pains(common_sites() if at is None else at))


@st.composite
def observations(draw: DrawFn, *, at: Sites | None = None) -> Observation:
    """Draw an observation of any kind; what it names exists, and its id is a placeholder.

    Args:
        draw: Given by Hypothesis.
        at: Sites to choose tension states and pains from.
    """
    kind = draw(st.sampled_from(OBSERVATIONS))
    if at is not None and kind is ToneObservation:
        return draw(tones(at=at))
    if at is not None and kind is PainObservation:
        return draw(pains(at=at))
    known = kit().kinds
    observation: Observation = draw(known[kind]() if kind in known else loadable(kind))
    return observation


@st.composite
def assessments(draw: DrawFn, *, at: Sites | None = None) -> Assessment:
    """Draw the observations of one visit.

    Args:
        draw: Given by Hypothesis.
        at: Sites to choose from.
    """
    return draw(_assessments(common_sites() if at is None else at))


@lru_cache(maxsize=FEW)
def _tones(at: Sites, states: tuple[Tone, ...] = tuple(Tone)) -> SearchStrategy[ToneObservation]:
    @st.composite
    def tone(draw: DrawFn) -> ToneObservation:
        return _tone(draw, draw(at), draw(st.sampled_from(states)))

    return tone()


def _tone(draw: DrawFn, site: Site, state: Tone) -> ToneObservation:
    side = draw(st.sampled_from((*[site.side] * 7, Side.UNKNOWN)))
    tested = draw(st.sampled_from(_TESTED))
    return made(draw, ToneObservation, {}, muscle=site.muscle, side=side, tone=state, **tested)


@lru_cache(maxsize=FEW)
def _pains(at: Sites) -> SearchStrategy[PainObservation]:
    values = st.sampled_from((0, 0, 2.5, 0.5)) | st.integers(0, 10)
    scales = st.sampled_from((PainScale.NPRS, PainScale.NPRS, PainScale.VAS_MM))

    @st.composite
    def pain(draw: DrawFn) -> PainObservation:
        site = draw(at)
        region = draw(st.sampled_from(catalog.muscles()[site.muscle].regions))
        near = site.side if is_sided(region) and site.side is not Side.MIDLINE else Side.CENTRAL
        side = draw(st.sampled_from((near, near, near, Side.UNKNOWN, Side.BILATERAL)))
        muscle = draw(st.sampled_from((None, None, site.muscle)))
        return made(draw, PainObservation, {"value": values, "scale": scales}, region=region, muscle=muscle, side=side)

    return pain()


@lru_cache(maxsize=FEW)
def _assessments(at: Sites) -> SearchStrategy[Assessment]:
    given = {"tones": some(_tones(at)), "pains": some(_pains(at))}
    return loadable(Assessment, given)


@lru_cache(maxsize=FEW)
def visits(at: Sites) -> SearchStrategy[tuple[Assessment, ...] | None]:
    """Return a strategy for assessments, or visits that follow one muscle."""
    pained, others = some(_pains(at)), tuples(_tones(at, (Tone.HYPOTONIC, *Tone)), max_size=2)

    @st.composite
    def course(draw: DrawFn) -> tuple[Assessment, ...]:
        """Draw visits that follow the tension of one site."""
        site, states = draw(at), draw(st.sampled_from(_FOLLOWED))
        days = sorted(draw(dates()) for _ in states)
        seen = [(_tone(draw, site, state), *draw(others)) for state in states]
        return tuple(
            made(draw, Assessment, {"pains": pained}, date=day, tones=tones)
            for day, tones in zip(days, seen, strict=True)
        )

    return st.one_of(some(_assessments(at)), course(), course())
