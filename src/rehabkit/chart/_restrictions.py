"""How work stands to a prescribed restriction: within it, beyond it, or not told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rehabkit.chart._works import WorkEntry
from rehabkit.models.complaint import Precaution
from rehabkit.vocab import (
    ContractionMode,
    Effect,
    ExerciseType,
    JointMotion,
    Level,
    Outcome,
    PrecautionKind,
    Region,
    ReleaseForm,
    Task,
)

ACTIVE = (Effect.STRENGTHENING, Effect.AGGRESSIVE, Effect.RELEASE_CONTRACTION, Effect.FACILITATION)
"""Effects of work in which the patient's own muscle contracts."""

_ON_FEET = frozenset({Task.WALKING, Task.STANDING, Task.STAIRS, Task.RUNNING, Task.DANCING})
_IN_HANDS = frozenset({Task.CARRYING, Task.LIFTING})
_TASKS_THEMSELVES = frozenset(
    {
        ExerciseType.BALANCE,
        ExerciseType.CARRYING,
        ExerciseType.DANCE,
        ExerciseType.GAIT,
        ExerciseType.PLYOMETRIC,
        ExerciseType.TASK_PRACTICE,
        ExerciseType.WALKING,
    }
)
_ARMS = frozenset({Region.SHOULDER, Region.ELBOW, Region.WRIST_HAND})
_WITHIN = (Outcome.PASS, "")

Standing = tuple[Outcome, str]
"""Whether work keeps a restriction, with what it does, or with what is not stated."""


def beyond_restriction(entry: WorkEntry, precaution: Precaution) -> Standing | None:
    """Return how work at a place stands to a restriction of that place; None for a kind that restricts no work."""
    judge = _JUDGES.get(precaution.kind)
    return None if judge is None else judge(entry, precaution)


def beyond_weight(entry: WorkEntry, precaution: Precaution) -> Standing | None:
    """Return how the tasks of work stand to a restriction of weight bearing; None where they bear no weight on it."""
    if precaution.kind is not PrecautionKind.WEIGHT_BEARING:
        return None
    tasks = sorted((_IN_HANDS if precaution.region in _ARMS else _ON_FEET | _IN_HANDS).intersection(entry.tasks))
    if not tasks:
        return None
    level = entry.level or (entry.phase.phase.level if entry.phase is not None else None)
    if level not in {None, Level.FULL}:
        return _WITHIN
    if not _does_its_tasks(entry):
        return Outcome.UNKNOWN, "whether it bears weight"
    if level is None:
        return Outcome.UNKNOWN, f"the level of {tasks[0].replace('-', ' ')}"
    return Outcome.FAIL, f"{tasks[0]} is at the full level"


def _does_its_tasks(entry: WorkEntry) -> bool:
    """Return whether work consists of its tasks; an exercise may also serve tasks, and be done lying down."""
    return entry.get("tasks") is not None or getattr(entry.intervention, "type", None) in _TASKS_THEMSELVES


def moves_joint(entry: WorkEntry) -> bool | None:
    """Return whether work moves a joint, as it says itself or by its kind; None where nothing tells."""
    if entry.dosage is not None and entry.dosage.joint_motion is not None:
        return entry.dosage.joint_motion is not JointMotion.NONE
    if entry.has(Effect.STRETCHING):
        return True
    mode = entry.get("contraction_mode") or getattr(entry.intervention, "contraction_mode", None)
    if mode is not None:
        return mode not in {ContractionMode.ISOMETRIC, ContractionMode.NONE}
    form = entry.technique.release_form if entry.technique is not None else None
    return None if form is None else form is ReleaseForm.MOVES_JOINT


def _immobilized(entry: WorkEntry, _: Precaution) -> Standing:
    motion = moves_joint(entry)
    if motion is None:
        return Outcome.UNKNOWN, "whether a joint moves"
    return (Outcome.FAIL, "a joint moves") if motion else _WITHIN


def _passive(entry: WorkEntry, _: Precaution) -> Standing:
    return (Outcome.FAIL, "a muscle contracts") if entry.has(*ACTIVE) else _WITHIN


def _loaded(entry: WorkEntry, precaution: Precaution) -> Standing:
    if not entry.has(Effect.STRENGTHENING):
        return _WITHIN
    dosage, limit = entry.dosage, precaution.load_kg_at_most
    load = None if dosage is None else dosage.load_kg_to if dosage.load_kg_to is not None else dosage.load_kg
    if limit is None:
        return Outcome.UNKNOWN, "the limit in kilograms"
    if load is None:
        return Outcome.UNKNOWN, "the load in kilograms"
    return (Outcome.FAIL, f"the load is {load:g} kg") if load > limit else _WITHIN


def _ranged(entry: WorkEntry, _: Precaution) -> Standing:
    motion = None if entry.dosage is None else entry.dosage.joint_motion
    if motion is JointMotion.FULL_RANGE:
        return Outcome.FAIL, "a joint moves through its full range"
    if motion is None and moves_joint(entry) is not False:
        return Outcome.UNKNOWN, "how far a joint moves"
    return _WITHIN


_JUDGES: Mapping[PrecautionKind, Callable[[WorkEntry, Precaution], Standing]] = {
    PrecautionKind.IMMOBILIZATION: _immobilized,
    PrecautionKind.NO_ACTIVE_CONTRACTION: _passive,
    PrecautionKind.LOAD_LIMIT: _loaded,
    PrecautionKind.RANGE_LIMIT: _ranged,
}
