"""The strategies whose values the strict loader accepts, by class and by name of a field."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rehabkit.bounds import Model
from rehabkit.models.anatomy import Site
from rehabkit.models.case import Definitions
from rehabkit.models.complaint import Complaint
from rehabkit.models.criteria import StrengthCriterion, SymmetryCriterion, ToneCriterion
from rehabkit.models.dosage import Dosage
from rehabkit.models.examination import StrengthObservation
from rehabkit.models.observation import PainObservation, ToneObservation
from rehabkit.models.program import Phase
from rehabkit.models.work import Prescription
from rehabkit.testing._choices import common_sites, dates, interventions, sites, techniques
from rehabkit.testing._loading import made
from rehabkit.testing._observed import pains, tones
from rehabkit.testing._planned import dosages, phases, prescriptions
from rehabkit.testing._told import complaints, definitions
from rehabkit.testing._values import Kit

M = TypeVar("M", bound=Model)


@st.composite
def _sided(draw: DrawFn, cls: type[M]) -> M:
    site = draw(common_sites())
    return made(draw, cls, {}, muscle=site.muscle, side=site.side)


LOADS = Kit(
    kinds={
        Complaint: complaints,
        Definitions: definitions,
        Dosage: dosages,
        PainObservation: pains,
        Phase: phases,
        Prescription: prescriptions,
        Site: sites,
        StrengthCriterion: lambda: _sided(StrengthCriterion),
        StrengthObservation: lambda: _sided(StrengthObservation),
        SymmetryCriterion: lambda: _sided(SymmetryCriterion),
        ToneCriterion: lambda: _sided(ToneCriterion),
        ToneObservation: tones,
        dt.date: dates,
    },
    names={
        "id": lambda: st.just("x"),
        "intervention": interventions,
        "technique": techniques,
        "treatment": interventions,
    },
    # These name other things of a document, or bind its dates; the strategies above fill them in.
    left_out=frozenset({"based_on", "birth_year", "concurrent_with", "holds", "muscle", "prescription", "requires"}),
    most_fields=3,
)
