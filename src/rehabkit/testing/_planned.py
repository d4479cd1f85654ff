"""Strategies for planned work: doses, prescriptions and phases."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit.models.dosage import Dosage
from rehabkit.models.program import Phase
from rehabkit.models.work import Prescription
from rehabkit.testing._choices import FEW, Sites, common_sites, interventions, maybe, mostly, some, techniques
from rehabkit.testing._loading import loadable, made
from rehabkit.testing._values import Given, tuples
from rehabkit.vocab import Actor, JointMotion, Level, PhaseKind, Setting


@st.composite
def dosages(draw: DrawFn) -> Dosage:
    """Draw a dose such as rules judge."""
    return draw(_dosages())


@st.composite
def prescriptions(draw: DrawFn, *, at: Sites | None = None) -> Prescription:
    """Draw a prescription of an intervention of the catalog.

    Args:
        draw: Given by Hypothesis.
        at: Sites to choose targets from.
    """
    return draw(_prescriptions(common_sites() if at is None else at))


@st.composite
def phases(draw: DrawFn, *, at: Sites | None = None) -> Phase:
    """Draw a phase with its prescriptions.

    Args:
        draw: Given by Hypothesis.
        at: Sites to choose targets from.
    """
    return draw(_phases(common_sites() if at is None else at))


@cache
def _dosages() -> SearchStrategy[Dosage]:
    given = {
        "effort_percent": maybe(st.sampled_from((10, 15, 20, 25, 25.1, 9.5, 60))),
        "joint_motion": maybe(st.sampled_from(JointMotion)),
        "days_per_week": maybe(st.sampled_from((7, 7, 3, 1))),
    }
    return loadable(Dosage, given)


@lru_cache(maxsize=FEW)
def work(at: Sites) -> Given:
    """Return strategies for what all work states."""
    return {
        "technique": st.none() | techniques(),
        "actor": st.sampled_from((Actor.PATIENT, None, Actor.PATIENT, Actor.THERAPIST)),
        "setting": st.sampled_from((None, Setting.HOME, Setting.CLINIC)),
        "targets": maybe(tuples(at, min_size=1, max_size=2, unique=True)),
        "level": st.sampled_from((None, None, *Level)),
        "dosage": maybe(_dosages()),
    }


@lru_cache(maxsize=FEW)
def _prescriptions(at: Sites) -> SearchStrategy[Prescription]:
    days = st.none() | st.integers(0, 60)
    given = {**work(at), "intervention": interventions(), "from_day": days, "to_day": days}
    return loadable(Prescription, given)


@lru_cache(maxsize=FEW)
def _phases(at: Sites) -> SearchStrategy[Phase]:
    target = tuples(at, min_size=1, max_size=1)

    @st.composite
    def usual(draw: DrawFn) -> Prescription:
        """Draw plain strengthening, or release work that the patient does every day."""
        fixed: dict[str, Any] = {"actor": Actor.PATIENT, "setting": Setting.HOME, "targets": draw(target)}
        fixed["intervention"] = draw(st.sampled_from(("resistance", "isometric-release")))
        if fixed["intervention"] == "isometric-release":
            fixed["dosage"] = Dosage(joint_motion=JointMotion.NONE, effort_percent=20, days_per_week=7)
        return made(draw, Prescription, {}, **fixed, from_day=None, to_day=None)

    given = {
        "kind": mostly((PhaseKind.RELEASE, PhaseKind.COUNTER_STRENGTH), tuple(PhaseKind)),
        "from_day": st.integers(0, 20),
        "to_day": st.integers(0, 40),
        "prescriptions": some(_prescriptions(at) | usual()),
    }
    return loadable(Phase, given)


@lru_cache(maxsize=FEW)
def some_phases(at: Sites) -> SearchStrategy[tuple[Phase, ...] | None]:
    """Return a strategy for nothing stated, or mostly one to three phases."""
    return some(_phases(at))
