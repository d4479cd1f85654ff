"""Names that lead nowhere (D02), and sides that a muscle does not have (D06)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from rehabkit import catalog
from rehabkit.bounds import Model, echo, fields_of, short
from rehabkit.errors import ProblemCode
from rehabkit.location import Path, Step
from rehabkit.models._ids import ids_of
from rehabkit.models.anatomy import Muscle, MusclePair, Site
from rehabkit.models.case import Waiver
from rehabkit.models.complaint import PastTreatment
from rehabkit.models.criteria import HoldCriterion, StrengthCriterion, SymmetryCriterion, ToneCriterion
from rehabkit.models.examination import StrengthObservation
from rehabkit.models.intervention import Exercise, PermittedActors, Technique, Treatment
from rehabkit.models.log import LoggedTreatment, Modification, SessionItem
from rehabkit.models.observation import ToneObservation
from rehabkit.models.program import Claim, Phase, Tailoring
from rehabkit.models.work import Prescription, Work
from rehabkit.resolve._doubts import Doubt
from rehabkit.resolve._joined import Joined
from rehabkit.vocab import Side


def walk(model: Model, path: Path = Path()) -> Iterator[tuple[Path, Model]]:
    """Yield each object of a document with its path, outermost first, in document order."""
    yield path, model
    for name, many in _holding(type(model)):
        value = getattr(model, name)
        if value is None:
            continue
        if many:
            for position, item in enumerate(value):
                yield from walk(item, path / name / position)
        else:
            yield from walk(value, path / name)


def _holding(cls: type[Model]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a class that hold objects, and whether they hold lists of them."""
    if cls not in _HOLDING:
        _HOLDING[cls] = tuple((field.name, field.many) for field in fields_of(cls) if issubclass(field.kind, Model))
    return _HOLDING[cls]


_HOLDING: dict[type[Model], tuple[tuple[str, bool], ...]] = {}


_SIDED = (Site, ToneObservation, StrengthObservation, ToneCriterion, StrengthCriterion, SymmetryCriterion)


def reference_doubts(joined: Joined) -> Iterator[Doubt]:
    case = joined.case
    ids = {found for _, found in ids_of(case)}
    phases = {phase.id for phase in (case.program.phases or () if case.program else ())}
    prescriptions = {entry.id for _, entry in walk(case) if isinstance(entry, Prescription)}
    known: dict[str, tuple[str, set[str] | Mapping[str, object]]] = {
        "muscle": ("muscle", joined.muscles),
        "intervention": ("intervention", joined.interventions),
        "technique": ("technique", set(catalog.techniques().ids)),
        "prescription": ("prescription", prescriptions),
        "phase": ("phase", phases),
        "thing": ("thing of this document", ids),
    }
    for path, model in walk(case):
        for steps, sort, name in _named(model):
            words, names = known[sort]
            if name not in names:
                where = Path((*path.steps, *steps))
                yield Doubt(where, ProblemCode.UNKNOWN_REFERENCE, partial(_unknown, words, sort, name))
        if isinstance(model, _SIDED) and model.muscle in joined.muscles:
            yield from _side(path, joined.muscles[model.muscle], model.side)


def _unknown(words: str, sort: str, name: str) -> str:
    return f"no {words} is named {echo(name)}{_meant(sort, name)}"


def _meant(sort: str, name: str) -> str:
    found: Muscle | Technique | Exercise | None = None
    if sort == "muscle":
        found = catalog.muscles().get(name)
    elif sort == "technique":
        found = catalog.techniques().get(name)
    elif sort == "intervention":
        found = catalog.exercises().get(name)
    return f"; did you mean {found.id}?" if found is not None else ""


_NAMES: tuple[tuple[tuple[type[Model], ...], str, str], ...] = (
    ((Work, Exercise, Treatment), "technique", "technique"),
    ((Prescription, SessionItem, Claim, PermittedActors), "intervention", "intervention"),
    ((SessionItem, LoggedTreatment, HoldCriterion, Modification), "prescription", "prescription"),
    ((LoggedTreatment, PastTreatment), "treatment", "intervention"),
    ((Work, Claim, Tailoring), "based_on", "thing"),
    ((Phase,), "requires", "phase"),
    ((Phase,), "concurrent_with", "phase"),
    ((Muscle,), "parts", "muscle"),
    ((MusclePair,), "agonist", "muscle"),
    ((MusclePair,), "antagonist", "muscle"),
    ((Waiver,), "id", "thing"),
    ((Model,), "muscle", "muscle"),
)
"""Which classes name something in which field, and what."""


def _named(model: Model) -> Iterator[tuple[tuple[Step, ...], str, str]]:
    """Yield the names that an object gives: the steps to the name, what it names, the name."""
    for field, sort in _naming(type(model)):
        value = getattr(model, field)
        if isinstance(value, tuple):
            yield from (((field, position), sort, name) for position, name in enumerate(value))
        elif value is not None:
            yield (field,), sort, value


def _naming(cls: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return the fields by which a class names something, and what they name."""
    if cls not in _NAMING:
        known = {field.name for field in fields_of(cls)}
        _NAMING[cls] = tuple(
            (field, sort) for classes, field, sort in _NAMES if issubclass(cls, classes) and field in known
        )
    return _NAMING[cls]


_NAMING: dict[type[Model], tuple[tuple[str, str], ...]] = {}


def _side(path: Path, muscle: Muscle, side: Side | None) -> Iterator[Doubt]:
    if side is None or side is Side.UNKNOWN or (side is Side.MIDLINE) == muscle.midline:
        return
    wanted = "midline" if muscle.midline else "left or right"
    kind = "a midline muscle" if muscle.midline else "a paired muscle"
    why = "{} is {}: its side must be {} (got {})".format
    yield Doubt(path / "side", ProblemCode.SIDE_INVALID, partial(why, short(muscle.id), kind, wanted, side))
