"""Strategies for complaints, activities and a case's own definitions."""

from __future__ import annotations

import datetime as dt
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from rehabkit.models.anatomy import Muscle, MusclePair
from rehabkit.models.case import Definitions
from rehabkit.models.complaint import Complaint
from rehabkit.models.intervention import Exercise
from rehabkit.models.log import ActivityRecord
from rehabkit.testing._choices import FIRST_DAY, maybe, mostly, some
from rehabkit.testing._loading import loadable
from rehabkit.testing._values import tuples
from rehabkit.vocab import (
    ComplaintKind,
    Damage,
    DamageBasis,
    Domain,
    ExerciseType,
    Joint,
    Level,
    LinkedSide,
    Movement,
    Region,
)

_PAIRS = (
    MusclePair(id="own-elbow", agonist="biceps-brachii", antagonist="triceps-brachii", gates=True),
    MusclePair(id="own-trunk", agonist="erector-spinae", antagonist="rectus-abdominis", sides=LinkedSide.MIDLINE),
    MusclePair(
        id="own-neck",
        agonist="upper-trapezius",
        antagonist="upper-trapezius",
        joint=Joint.CERVICAL_SPINE,
        movement=Movement.LATERAL_FLEXION,
        sides=LinkedSide.OPPOSITE,
    ),
    MusclePair(id="own-pattern", agonist="trapezius", antagonist="biceps-brachii", sides=LinkedSide.SAME, gates=False),
)


@cache
def activities() -> SearchStrategy[tuple[ActivityRecord, ...] | None]:
    """Return a strategy for activities, most of them at full level."""
    given = {"level": mostly((Level.FULL,), (None, *Level)), "domain": maybe(st.sampled_from(Domain))}
    return some(loadable(ActivityRecord, given))


@cache
def complaints() -> SearchStrategy[Complaint]:
    """Return a strategy for complaints, most of them acute."""
    acute = (ComplaintKind.ACUTE_MECHANICAL_SPINE, ComplaintKind.MUSCLE_STRAIN, None)
    given = {
        "kind": mostly(acute, tuple(ComplaintKind)),
        "onset": maybe(st.dates(FIRST_DAY, FIRST_DAY + dt.timedelta(days=14))),
        "damage": st.sampled_from((None, *Damage)),
        "damage_basis": st.sampled_from((None, *DamageBasis)),
    }
    return loadable(Complaint, given)


@cache
def definitions() -> SearchStrategy[Definitions]:
    """Return a strategy for definitions, some of them with gating pairs."""
    press = Exercise(id="own-press", name="press", type=ExerciseType.RESISTANCE, muscles=())
    muscle = Muscle(id="own-muscle", regions=(Region.ELBOW,), midline=False, parts=("brachialis",))
    return st.builds(
        Definitions,
        muscles=st.sampled_from((None, (), (muscle,))),
        pairs=st.sampled_from((None, _PAIRS)) | tuples(st.sampled_from(_PAIRS), max_size=2, unique=True),
        exercises=st.sampled_from((None, (press,))),
        only_own_pairs=st.sampled_from((None, False, True)),
    )
