"""Strategies for the parts of a case: what they name exists, and their dates are possible."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from rehabkit import catalog
from rehabkit.bounds import Model
from rehabkit.models.anatomy import Muscle, MusclePair, Site
from rehabkit.models.case import Definitions
from rehabkit.models.complaint import Complaint
from rehabkit.models.criteria import StrengthCriterion, SymmetryCriterion, ToneCriterion
from rehabkit.models.dosage import Dosage
from rehabkit.models.examination import StrengthObservation
from rehabkit.models.intervention import Exercise
from rehabkit.models.log import ActivityRecord
from rehabkit.models.observation import Assessment, PainObservation, ToneObservation
from rehabkit.models.program import Phase
from rehabkit.models.work import Prescription
from rehabkit.rulebook import RULES
from rehabkit.testing._together import MENDS
from rehabkit.testing._values import MOST_ITEMS, Given, Kit, make, tuples, values
from rehabkit.vocab import (
    Actor,
    ComplaintKind,
    Damage,
    DamageBasis,
    Domain,
    ExerciseType,
    Joint,
    JointMotion,
    Level,
    LinkedSide,
    Movement,
    PainScale,
    PhaseKind,
    Region,
    Setting,
    Side,
    TestResult,
    Tone,
    ToneMethod,
    ToneTest,
    is_sided,
)

M = TypeVar("M", bound=Model)
T = TypeVar("T")
Sites = SearchStrategy[Site]

_FEW = 32

_POOLS = tuple(
    tuple(Site(muscle=muscle, side=side) for muscle, side in pool)
    for pool in (
        (("biceps-brachii", Side.LEFT), ("triceps-brachii", Side.LEFT)),
        (("upper-trapezius", Side.LEFT), ("upper-trapezius", Side.RIGHT), ("trapezius", Side.LEFT)),
        (("erector-spinae", Side.RIGHT), ("rectus-abdominis", Side.MIDLINE), ("paraspinals", Side.RIGHT)),
        (("biceps-brachii", Side.RIGHT), ("triceps-brachii", Side.RIGHT), ("triceps-brachii", Side.LEFT)),
    )
)
_FOLLOWED = (
    (Tone.NORMAL,),
    (Tone.HYPERTONIC,),
    (Tone.HYPERTONIC, Tone.RELEASING),
    (Tone.SPASM, Tone.NORMAL),
    (Tone.NORMAL, Tone.HYPERTONIC, Tone.RELEASING),
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
_RARE = 5
_OFTEN = ("resistance", "self-stretch", "isometric-release")
_USUAL = (*_OFTEN * 2, "resistance", "resistance", "pnf", "stabilizer-hold", "plyometric", "ice", "walking")
_TESTED: tuple[Mapping[str, Any], ...] = (
    {},
    {"method": ToneMethod.PALPATION},
    {"method": ToneMethod.FUNCTION_TEST, "test": ToneTest.RELEASE_ON_REQUEST, "result": TestResult.NO},
    {"method": ToneMethod.EMG},
)
FIRST_DAY, LAST_DAY = dt.date(2024, 3, 1), dt.date(2024, 4, 30)


def sites() -> Sites:
    """Return a strategy for sites of the catalog's muscles, some of them often."""
    return _sites()


def tones(*, at: Sites | None = None) -> SearchStrategy[ToneObservation]:
    """Return a strategy for tension states of catalog muscles.

    Args:
        at: Sites to choose from.
    """
    return _tones(_sites() if at is None else at)


def pains(*, at: Sites | None = None) -> SearchStrategy[PainObservation]:
    """Return a strategy for pains in a region of a catalog muscle, or at the muscle itself.

    Args:
        at: Sites to choose from.
    """
    return _pains(_sites() if at is None else at)


def assessments(*, at: Sites | None = None) -> SearchStrategy[Assessment]:
    """Return a strategy for the observations of one visit.

    Args:
        at: Sites to choose from.
    """
    return _assessments(_sites() if at is None else at)


def dosages() -> SearchStrategy[Dosage]:
    """Return a strategy for doses such as rules judge."""
    return _dosages()


def prescriptions(*, at: Sites | None = None) -> SearchStrategy[Prescription]:
    """Return a strategy for prescriptions of the catalog's interventions.

    Args:
        at: Sites to choose targets from.
    """
    return _prescriptions(_sites() if at is None else at)


def phases(*, at: Sites | None = None) -> SearchStrategy[Phase]:
    """Return a strategy for phases with their prescriptions.

    Args:
        at: Sites to choose targets from.
    """
    return _phases(_sites() if at is None else at)


def made(draw: DrawFn, cls: type[M], given: Given, **fixed: Any) -> M:
    """Return a drawn value that loads, with some fields fixed; a fixed None is absent."""
    return make(draw, cls, given, MENDS.get(cls), LOADS, **fixed)


@st.composite
def mostly(draw: DrawFn, usual: tuple[T, ...], every: tuple[T, ...]) -> T:
    """Draw one of the usual values, or now and then any."""
    return draw(st.sampled_from(every if draw(st.integers(0, 5)) == _RARE else usual))


@st.composite
def maybe(draw: DrawFn, strategy: SearchStrategy[T]) -> T | None:
    """Draw None, or seven times as often a value."""
    return draw(strategy) if draw(st.sampled_from((False, *[True] * 7))) else None


@cache
def sizes() -> SearchStrategy[int]:
    """Return a strategy for the length of a list."""
    return st.sampled_from((0, 1, 1, 2, 2, MOST_ITEMS))


@st.composite
def some(draw: DrawFn, item: SearchStrategy[T]) -> tuple[T, ...] | None:
    """Draw nothing stated, or mostly one to three items."""
    return tuple(draw(item) for _ in range(draw(sizes()))) if draw(st.sampled_from((False, *[True] * 7))) else None


@cache
def _sites() -> Sites:
    every = tuple(
        Site(muscle=muscle.id, side=side)
        for muscle in catalog.muscles()
        for side in ((Side.MIDLINE,) if muscle.midline else (Side.LEFT, Side.RIGHT))
    )
    return mostly(tuple(site for pool in _POOLS for site in pool), every)


@cache
def pools() -> tuple[Sites, ...]:
    """Return strategies for a few sites that belong together, and one for all."""
    return (*(st.sampled_from(pool) for pool in _POOLS), _sites())


@cache
def dates() -> SearchStrategy[dt.date]:
    """Return a strategy for the days that documents bear."""
    return st.dates(FIRST_DAY, LAST_DAY)


@cache
def interventions() -> SearchStrategy[str]:
    """Return a strategy for ids of interventions, some of them often."""
    return mostly(_USUAL, (*catalog.exercises().ids, *catalog.treatments().ids))


@cache
def _techniques() -> SearchStrategy[str]:
    return st.sampled_from(tuple(catalog.techniques().ids))


@cache
def codes() -> SearchStrategy[str]:
    """Return a strategy for codes of rules that can be waived."""
    return st.sampled_from([rule.code for rule in RULES if not rule.refers])


@st.composite
def _sided(draw: DrawFn, cls: type[M]) -> M:
    site = draw(_sites())
    return made(draw, cls, {}, muscle=site.muscle, side=site.side)


@lru_cache(maxsize=_FEW)
def _tones(at: Sites, states: tuple[Tone, ...] = tuple(Tone)) -> SearchStrategy[ToneObservation]:
    @st.composite
    def tone(draw: DrawFn) -> ToneObservation:
        return _tone(draw, draw(at), draw(st.sampled_from(states)))

    return tone()


def _tone(draw: DrawFn, site: Site, state: Tone) -> ToneObservation:
    side = draw(st.sampled_from((*[site.side] * 7, Side.UNKNOWN)))
    tested = draw(st.sampled_from(_TESTED))
    return made(draw, ToneObservation, {}, muscle=site.muscle, side=side, tone=state, **tested)


@lru_cache(maxsize=_FEW)
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


@lru_cache(maxsize=_FEW)
def _assessments(at: Sites) -> SearchStrategy[Assessment]:
    given = {"tones": some(_tones(at)), "pains": some(_pains(at))}
    return values(Assessment, given, None, LOADS)


@lru_cache(maxsize=_FEW)
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


@cache
def _dosages() -> SearchStrategy[Dosage]:
    given = {
        "effort_percent": maybe(st.sampled_from((10, 15, 20, 25, 25.1, 9.5, 60))),
        "joint_motion": maybe(st.sampled_from(JointMotion)),
        "days_per_week": maybe(st.sampled_from((7, 7, 3, 1))),
    }
    return values(Dosage, given, MENDS[Dosage], LOADS)


@lru_cache(maxsize=_FEW)
def work(at: Sites) -> Given:
    """Return strategies for what all work states."""
    return {
        "technique": st.none() | _techniques(),
        "actor": st.sampled_from((Actor.PATIENT, None, Actor.PATIENT, Actor.THERAPIST)),
        "setting": st.sampled_from((None, Setting.HOME, Setting.CLINIC)),
        "targets": maybe(tuples(at, min_size=1, max_size=2, unique=True)),
        "level": st.sampled_from((None, None, *Level)),
        "dosage": maybe(_dosages()),
    }


@lru_cache(maxsize=_FEW)
def _prescriptions(at: Sites) -> SearchStrategy[Prescription]:
    days = st.none() | st.integers(0, 60)
    given = {**work(at), "intervention": interventions(), "from_day": days, "to_day": days}
    return values(Prescription, given, MENDS[Prescription], LOADS)


@lru_cache(maxsize=_FEW)
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
    return values(Phase, given, MENDS[Phase], LOADS)


@lru_cache(maxsize=_FEW)
def some_phases(at: Sites) -> SearchStrategy[tuple[Phase, ...] | None]:
    """Return a strategy for nothing stated, or mostly one to three phases."""
    return some(_phases(at))


@cache
def activities() -> SearchStrategy[tuple[ActivityRecord, ...] | None]:
    """Return a strategy for activities, most of them at full level."""
    given = {"level": mostly((Level.FULL,), (None, *Level)), "domain": maybe(st.sampled_from(Domain))}
    return some(values(ActivityRecord, given, MENDS[ActivityRecord], LOADS))


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
    return values(Complaint, given, None, LOADS)


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


LOADS = Kit(
    kinds={
        Complaint: complaints,
        Definitions: definitions,
        Dosage: _dosages,
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
        "technique": _techniques,
        "treatment": interventions,
    },
    # These name other things of a document, or bind its dates; the strategies above fill them in.
    left_out=frozenset({"based_on", "birth_year", "concurrent_with", "holds", "muscle", "prescription", "requires"}),
    most_fields=3,
)
