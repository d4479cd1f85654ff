"""Joins a case with its definitions and the catalog, once, and refuses what does not fit.

Refused here: names that lead nowhere (D02), sides that a muscle does not have (D06), dates that
cannot be (D07), and pairs whose sides cannot be linked (D08).
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Container, Iterator, Mapping
from functools import partial
from itertools import islice

import attrs

from rehabkit import catalog
from rehabkit.bounds import Model, echo, fields_of, short
from rehabkit.errors import MOST_COUNTED, MOST_PROBLEMS, CaseError, Problem, ProblemCode
from rehabkit.location import Path, Step
from rehabkit.models._ids import ids_of
from rehabkit.models.anatomy import Muscle, MusclePair, Site
from rehabkit.models.case import Case, Definitions, Waiver
from rehabkit.models.complaint import PastTreatment, Patient, RedFlagScreen
from rehabkit.models.criteria import HoldCriterion, StrengthCriterion, SymmetryCriterion, ToneCriterion
from rehabkit.models.examination import StrengthObservation
from rehabkit.models.intervention import Contraindication, Exercise, PermittedActors, Technique, Treatment
from rehabkit.models.log import EventRecord, Log, LoggedTreatment, Modification, SessionItem
from rehabkit.models.observation import ToneObservation
from rehabkit.models.program import Claim, Phase, Tailoring
from rehabkit.models.work import Prescription, Work
from rehabkit.vocab import Effect, LinkedSide, Side, Status, SurgeryState

Intervention = Exercise | Treatment

_SIDED = (Site, ToneObservation, StrengthObservation, ToneCriterion, StrengthCriterion, SymmetryCriterion)


@attrs.frozen
class JoinedPair:
    """A pair with the place that states it.

    Attributes:
        pair: The pair.
        path: Where it stands: in the case, or `catalog:pairs/<id>`.
    """

    pair: MusclePair
    path: Path


@attrs.frozen(kw_only=True)
class Joined:
    """A case, its definitions and the catalog as one.

    Attributes:
        case: The case.
        muscles: Every muscle that it can name.
        parents: The wholes of each part, nearest first.
        pairs: The pairs that hold in this case.
        interventions: Exercises and treatments, one namespace.
        replaced: Where a definition replaces a shipped entry, with its id.
    """

    case: Case
    muscles: Mapping[str, Muscle]
    parents: Mapping[str, tuple[str, ...]]
    pairs: tuple[JoinedPair, ...]
    interventions: Mapping[str, Intervention]
    replaced: tuple[tuple[Path, str], ...]

    def technique(self, work: Work, intervention: Intervention | None) -> Technique | None:
        """Return the technique that work names, or its intervention's."""
        name = work.technique or (intervention.technique if intervention is not None else None)
        return catalog.techniques()[name] if name is not None else None

    def effects(self, intervention: Intervention) -> frozenset[Effect]:
        """Return what an intervention does in the eyes of the rules: its own word, or its type's."""
        if intervention.effects is not None:
            return frozenset(intervention.effects)
        if isinstance(intervention, Exercise):
            return frozenset(catalog.exercises()[intervention.type].effects or ())
        return frozenset(catalog.treatments()[intervention.kind].effects or ())

    def needs_professional(self, intervention: Intervention) -> bool:
        """Return whether neither patient nor caregiver performs it (P54): its own word, or its kind's."""
        if isinstance(intervention, Exercise):
            return False
        if intervention.needs_professional is not None:
            return intervention.needs_professional
        return catalog.treatments()[intervention.kind].needs_professional is True

    def contraindicated(self, intervention: Intervention) -> tuple[Contraindication, ...]:
        """Return the recorded states under which a publication speaks against it (S01): its own, or its kind's."""
        if isinstance(intervention, Exercise):
            return ()
        if intervention.contraindicated is not None:
            return intervention.contraindicated
        return catalog.treatments()[intervention.kind].contraindicated or ()


def join(case: Case) -> Joined:
    """Return the case joined with its definitions and the catalog.

    Raises:
        CaseError: A name leads nowhere, a side or date cannot be, or a pair cannot be linked.
    """
    definitions = case.definitions or Definitions()
    shipped_muscles = {muscle.id: muscle for muscle in catalog.muscles()}
    shipped: dict[str, Intervention] = {entry.id: entry for entry in catalog.exercises()}
    shipped.update((entry.id, entry) for entry in catalog.treatments())
    own_muscles = {muscle.id: muscle for muscle in definitions.muscles or ()}
    entries: tuple[Intervention, ...] = (*(definitions.exercises or ()), *(definitions.treatments or ()))
    own = {entry.id: entry for entry in entries}
    muscles = {**shipped_muscles, **own_muscles}
    joined = Joined(
        case=case,
        muscles=muscles,
        parents=_parents(muscles),
        pairs=tuple(_pairs(definitions)),
        interventions={**shipped, **own},
        replaced=tuple(_replaced(definitions, shipped_muscles, shipped)),
    )
    problems: list[tuple[Path, Problem]] = []
    more = 0
    for found in (_references(joined), _dates(case), _loops(joined, definitions), _pair_sides(joined)):
        problems += [(doubt.path, doubt.problem()) for doubt in islice(found, MOST_PROBLEMS)]
        more += sum(1 for _ in islice(found, MOST_COUNTED))
    if problems:
        problems.sort(key=lambda entry: _place(entry[0]))
        raise CaseError([problem for _, problem in problems], more=more)
    return joined


@attrs.frozen
class _Doubt:
    """A problem that is put into words only where somebody will read it.

    Attributes:
        path: The place.
        code: The problem's code.
        why: Returns the sentence.
    """

    path: Path
    code: ProblemCode
    why: Callable[[], str]

    def problem(self) -> Problem:
        return Problem(self.code, str(self.path), self.why())


def _place(path: Path) -> tuple[int, ...]:
    """Return a key by which places of a case sort as in the document."""
    place: list[int] = []
    kind: type[Model] = Case
    for step in path.steps:
        if isinstance(step, int):
            place.append(step)
            continue
        names = [field.name for field in fields_of(kind)]
        place.append(names.index(step))
        kind = fields_of(kind)[place[-1]].kind
    return tuple(place)


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


def _parents(muscles: Mapping[str, Muscle]) -> dict[str, tuple[str, ...]]:
    """Return the wholes of each part, nearest first; a muscle in a loop stands among its own."""
    direct: dict[str, list[str]] = {}
    for muscle in muscles.values():
        for part in muscle.parts or ():
            direct.setdefault(part, []).append(muscle.id)
    found: dict[str, tuple[str, ...]] = {}
    for name, wholes in direct.items():
        line: dict[str, None] = {}
        ahead = deque(wholes)
        while ahead:
            parent = ahead.popleft()
            if parent not in line:
                line[parent] = None
                ahead.extend(direct.get(parent, ()))
        found[name] = tuple(line)
    return found


def _loops(joined: Joined, definitions: Definitions) -> Iterator[_Doubt]:
    for position, muscle in enumerate(definitions.muscles or ()):
        if muscle.id in joined.parents.get(muscle.id, ()):
            path = Path(("definitions", "muscles", position, "parts"))
            why = partial("{} must not be a part of its own part".format, short(muscle.id))
            yield _Doubt(path, ProblemCode.CYCLIC_PREREQUISITE, why)


def _pairs(definitions: Definitions) -> Iterator[JoinedPair]:
    own = {pair.id for pair in definitions.pairs or ()}
    for position, pair in enumerate(definitions.pairs or ()):
        yield JoinedPair(pair, Path(("definitions", "pairs", position)))
    if not definitions.only_own_pairs:
        yield from (JoinedPair(pair, Path.catalog("pairs", pair.id)) for pair in catalog.pairs() if pair.id not in own)


def _replaced(
    definitions: Definitions, muscles: Mapping[str, Muscle], interventions: Mapping[str, Intervention]
) -> Iterator[tuple[Path, str]]:
    kinds: tuple[tuple[str, tuple[Muscle | MusclePair | Intervention, ...], Container[str]], ...] = (
        ("muscles", definitions.muscles or (), muscles),
        ("pairs", definitions.pairs or (), catalog.pairs().ids),
        ("exercises", definitions.exercises or (), interventions),
        ("treatments", definitions.treatments or (), interventions),
    )
    for name, entries, shipped in kinds:
        for position, entry in enumerate(entries):
            if entry.id in shipped:
                yield Path(("definitions", name, position)), entry.id


def _references(joined: Joined) -> Iterator[_Doubt]:
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
                yield _Doubt(where, ProblemCode.UNKNOWN_REFERENCE, partial(_unknown, words, sort, name))
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


def _side(path: Path, muscle: Muscle, side: Side | None) -> Iterator[_Doubt]:
    if side is None or side is Side.UNKNOWN or (side is Side.MIDLINE) == muscle.midline:
        return
    wanted = "midline" if muscle.midline else "left or right"
    kind = "a midline muscle" if muscle.midline else "a paired muscle"
    why = "{} is {}: its side must be {} (got {})".format
    yield _Doubt(path / "side", ProblemCode.SIDE_INVALID, partial(why, short(muscle.id), kind, wanted, side))


def _pair_sides(joined: Joined) -> Iterator[_Doubt]:
    for entry in joined.pairs:
        pair = entry.pair
        if entry.path.root != "$" or pair.sides is None:
            continue
        known = [joined.muscles.get(name) for name in (pair.agonist, pair.antagonist)]
        midline = [muscle.midline for muscle in known if muscle is not None]
        fits = any(midline) if pair.sides is LinkedSide.MIDLINE else all(midline) or not any(midline)
        if len(midline) == len(known) and not fits:
            found = "one of the two muscles alone is" if any(midline) else "none of the two muscles is"
            why = partial("cannot be {}: {} a midline muscle".format, pair.sides, found)
            yield _Doubt(entry.path / "sides", ProblemCode.PAIR_MALFORMED, why)


def _dates(case: Case) -> Iterator[_Doubt]:
    birth = case.patient.birth_year if case.patient is not None else None
    for path, day, is_record in dated(case):
        if birth is not None and day.year < birth:
            why = partial("lies before the year of birth, {} (got {})".format, birth, day)
            yield _Doubt(path, ProblemCode.IMPOSSIBLE_DATE, why)
        if is_record and case.as_of is not None and day > case.as_of:
            why = partial("lies after the case's as_of, {} (got {})".format, case.as_of, day)
            yield _Doubt(path, ProblemCode.IMPOSSIBLE_DATE, why)


def dated(case: Case) -> Iterator[tuple[Path, dt.date, bool]]:
    """Yield each dated thing with its path, its day, and whether it records something that happened."""
    if case.patient is not None:
        yield from _dated_history(case.patient)
    if case.red_flag_screen is not None:
        yield from _dated_screen(case.red_flag_screen)
    for position, complaint in enumerate(case.complaints or ()):
        if complaint.onset is not None:
            yield Path(("complaints", position, "onset")), complaint.onset, True
    for position, assessment in enumerate(case.assessments or ()):
        yield Path(("assessments", position, "date")), assessment.date, True
    if case.log is not None:
        yield from _dated_log(case.log)


def _dated_screen(screen: RedFlagScreen) -> Iterator[tuple[Path, dt.date, bool]]:
    root = Path(("red_flag_screen",))
    if screen.date is not None:
        yield root / "date", screen.date, True
    for position, flag in enumerate(screen.positives or ()):
        if flag.date is not None:
            yield root / "positives" / position / "date", flag.date, True


def _dated_history(patient: Patient) -> Iterator[tuple[Path, dt.date, bool]]:
    root = Path(("patient",))
    for position, surgery in enumerate(patient.surgeries or ()):
        if surgery.date is not None:
            yield root / "surgeries" / position / "date", surgery.date, surgery.state is SurgeryState.DONE
    for position, condition in enumerate(patient.conditions or ()):
        if condition.since is not None:
            yield root / "conditions" / position / "since", condition.since, True
    for position, treatment in enumerate(patient.past_treatments or ()):
        if treatment.date is not None:
            yield root / "past_treatments" / position / "date", treatment.date, True


def _dated_log(log: Log) -> Iterator[tuple[Path, dt.date, bool]]:
    root = Path(("log",))
    for position, session in enumerate(log.sessions or ()):
        items = session.items or ()
        done = [(item.status or session.status) is not Status.PLANNED for item in items]
        is_record = any(done) if items else session.status is not Status.PLANNED
        here = root / "sessions" / position
        yield here / "date", session.date, is_record
        for number, item in enumerate(items):
            yield from _dated_events(here / "items" / number / "events", item.events)
    for position, treatment in enumerate(log.treatments or ()):
        here = root / "treatments" / position
        yield here / "date", treatment.date, treatment.status is not Status.PLANNED
        yield from _dated_events(here / "events", treatment.events)
    for position, activity in enumerate(log.activities or ()):
        yield root / "activities" / position / "date", activity.date, True
    for position, day in enumerate(log.rest_days or ()):
        yield root / "rest_days" / position, day, True
    for position, change in enumerate(log.modifications or ()):
        yield root / "modifications" / position / "date", change.date, True
    yield from _dated_events(root / "events", log.events)
    if log.drop_out is not None:
        yield root / "drop_out" / "date", log.drop_out.date, True


def _dated_events(root: Path, events: tuple[EventRecord, ...] | None) -> Iterator[tuple[Path, dt.date, bool]]:
    for position, event in enumerate(events or ()):
        if event.date is not None:
            yield root / position / "date", event.date, True


__all__ = ["Intervention", "Joined", "JoinedPair", "dated", "join", "walk"]
