"""Pages of exercises: one for each part of the body, and an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rehabkit as rk
from rehabkit_markdown import code, codes, escaped, link, listed, page, table
from rehabkit_pages import citation, toctree

_PLACES: dict[str, tuple[str, frozenset[rk.Region]]] = {
    "neck-head": ("Neck and head", frozenset({rk.Region.NECK, rk.Region.HEAD})),
    "shoulder-arm": (
        "Shoulder, arm and hand",
        frozenset({rk.Region.SHOULDER, rk.Region.ELBOW, rk.Region.WRIST_HAND}),
    ),
    "trunk": (
        "Trunk",
        frozenset({rk.Region.UPPER_BACK, rk.Region.LOW_BACK, rk.Region.ABDOMEN, rk.Region.PELVIS}),
    ),
    "hip-thigh": ("Hip, thigh and knee", frozenset({rk.Region.HIP, rk.Region.THIGH, rk.Region.KNEE})),
    "leg-foot": ("Lower leg, ankle and foot", frozenset({rk.Region.LOWER_LEG, rk.Region.ANKLE_FOOT})),
}
_WHOLE = "whole-body"

_INTRO = (
    "How exercises are named and described, each with what was read. That one is listed says nothing of whether it "
    "suits or helps anybody; see [what the list is](index.md)."
)


def exercise_pages() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each page of exercises."""
    placed: dict[str, list[rk.Exercise]] = {name: [] for name in (*_PLACES, _WHOLE)}
    for exercise in rk.exercises:
        placed[_place(exercise)].append(exercise)
    yield "exercises/index.md", _index(placed)
    for name, found in placed.items():
        title = _PLACES[name][0] if name in _PLACES else "Whole body, and one of each type"
        yield f"exercises/{name}.md", page(f"# {title}", _INTRO, *map(_entry, found))


def _place(exercise: rk.Exercise) -> str:
    """Return the part of the body of an exercise's first target or stretched muscle."""
    trained = (part for part in exercise.muscles or () if part.role in {"target", "stretched"})
    regions = next((rk.muscles[part.muscle].regions for part in trained), ())
    return next((name for name, (_, held) in _PLACES.items() if regions and regions[0] in held), _WHOLE)


def _index(placed: dict[str, list[rk.Exercise]]) -> str:
    kinds = {kind: sum(exercise.type is kind for exercise in rk.exercises) - 1 for kind in rk.ExerciseType}
    return page(
        "# Exercises",
        f"{len(rk.exercises) - len(rk.exercises.generic)} named exercises, and a generic one for each of the "
        f"{len(rk.ExerciseType)} types, so that a program can be written without a named one. They are a vocabulary, "
        "not a selection: that an exercise is listed says nothing of whether it helps anybody.",
        "What an entry says of muscles and movement is from the page or article it cites, or from the actions of the "
        "muscles; a test compares each target with the [muscle catalog](../muscles/index.md). Descriptions are in the "
        "project's own words. Most common errors, and the tasks, are the project's reading (library choice). No "
        "clinician has reviewed the list yet.",
        toctree([*placed]),
        "## By type",
        table(
            ("Type", "Named exercises", "What the rules see in it"),
            (
                (code(kind), str(count), codes(rk.exercises[kind].effects or ()) or "nothing")
                for kind, count in kinds.items()
            ),
        ),
        "Rules read these effects, never a name. What is `strengthening-with-load` counts as strengthening at or above "
        "a load; see [what counts as strengthening](../techniques.md#what-counts-as-strengthening).",
    )


def _entry(exercise: rk.Exercise) -> str:
    return page(
        f"## {escaped(exercise.name[0].upper() + exercise.name[1:])}",
        listed(f"{label}: {text}" for label, text in _facts(exercise) if text),
        *_described(exercise),
        f"**Common errors.** {escaped(' '.join(exercise.errors))}" if exercise.errors else "",
        f"**Not where.** {escaped(' '.join(exercise.contraindications))}" if exercise.contraindications else "",
        f"**Note.** {escaped(exercise.note)}" if exercise.note is not None else "",
        listed(_sources(exercise.references or ())),
    )


def _described(exercise: rk.Exercise) -> Iterator[str]:
    """Yield the parts of a description; one that has a single part needs no label."""
    parts = (("Start", exercise.start), ("Movement", exercise.movement), ("End", exercise.end))
    told = [(label, text) for label, text in parts if text is not None]
    yield from (f"**{label}.** {escaped(text)}" if len(told) > 1 else escaped(text) for label, text in told)


def _facts(exercise: rk.Exercise) -> Iterator[tuple[str, str]]:
    yield "Id", code(exercise.id)
    yield "Also called", escaped(", ".join(exercise.synonyms or ()))
    technique = "" if exercise.technique is None else f", technique {code(exercise.technique)}"
    yield "Type", code(exercise.type) + technique
    for role in rk.ExerciseRole:
        named = [part for part in exercise.muscles or () if part.role is role]
        yield role.capitalize(), ", ".join(_muscle(part) for part in named)
    yield "Joint actions", ", ".join(f"{a.joint} {a.movement}".replace("-", " ") for a in exercise.actions or ())
    yield "Contraction", "" if exercise.contraction_mode is None else str(exercise.contraction_mode)
    yield "Dosed by", ", ".join(exercise.dosed_by or ())
    if exercise.equipment is not None:
        yield "Equipment", escaped(", ".join(exercise.equipment)) or "none"
    yield "Tasks", ", ".join(exercise.tasks or ())


def _muscle(part: rk.ExerciseMuscle) -> str:
    side = "" if part.side is None or part.side is rk.WorkingSide.BOTH else f" ({part.side} side)"
    return f"{{muscle}}`{part.muscle}`{side}"


def _sources(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield link(name) if rk.references.get(name) is None else citation(name)
