"""Page of techniques and treatments: how each works, its dose where a source gives one, and who holds what of it."""

from __future__ import annotations

from collections.abc import Iterator

import rehabkit as rk
from rehabkit_markdown import code, codes, escaped, link, listed, page, prose, table
from rehabkit_pages import citation

Entry = rk.Technique | rk.Exercise | rk.Treatment

_GRADES = {
    rk.MaitlandGrade.I: ("small", "short of resistance"),
    rk.MaitlandGrade.II: ("large", "short of resistance"),
    rk.MaitlandGrade.III: ("large", "into resistance"),
    rk.MaitlandGrade.IV: ("small", "into resistance"),
}
_SILENT = "No source has a stance on it."


def anchor(kind: str, name: str) -> str:
    """Return the link to an entry of this page; `kind` is `technique`, `treatment` or `exercise`."""
    return f"[{code(name)}](#{kind}-{name})"


def techniques_page() -> str:
    """Return the page."""
    return page(
        "# Techniques and treatments",
        "What programs are made of: techniques, and one generic treatment for each kind and one generic exercise for "
        "each type. Each has the stances of the [five sources](sources.md) with the statements that they rest on, and "
        "links to the published evidence. A source without a stance is silent. rehabkit ranks none of them; that "
        "something is listed does not mean that it helps.",
        "Rules read the effects of work, never the name of a technique. A class says how something is meant to work. "
        "Classes and effects that no source gives are the library's choice. No source names a "
        "contraindication of a technique.",
        _classes(),
        _strengthening(),
        _grades(),
        _elsewhere(),
        "## Techniques",
        *(_technique(each) for each in rk.techniques),
        "## Treatments",
        *(_intervention("treatment", rk.treatments[kind]) for kind in rk.TreatmentKind),
        "## Exercises by type",
        *(_intervention("exercise", rk.exercises[kind]) for kind in rk.ExerciseType),
    )


def _listed_entries() -> Iterator[tuple[str, Entry]]:
    yield from (("technique", each) for each in rk.techniques)
    yield from (("treatment", rk.treatments[kind]) for kind in rk.TreatmentKind)
    yield from (("exercise", rk.exercises[kind]) for kind in rk.ExerciseType)


def _classes() -> str:
    rows = [
        (code(each), ", ".join(anchor(kind, entry.id) for kind, entry in _listed_entries() if _is(entry, each)))
        for each in rk.TechniqueClass
    ]
    return page("## Classes", table(("Class", "What belongs to it"), rows)).rstrip()


def _is(entry: Entry, wanted: rk.TechniqueClass) -> bool:
    return entry.technique_class is wanted


def _strengthening() -> str:
    always, loaded, never = (
        ", ".join(anchor("exercise", kind) for kind in rk.ExerciseType if _strength_of(kind) is wanted)
        for wanted in (True, None, False)
    )
    rows = [("always", always), ("at or above the set load", loaded), ("no", never)]
    limits = ", ".join(f"[`{name}`](#threshold-{name})" for name in rk.thresholds.ids if _is_load(name))
    return page(
        "## What counts as strengthening",
        prose(
            "Where a prescription or logged work states the key `strengthening`, that decides; otherwise the type of "
            "the exercise does, by A03, A42 and A43."
        ),
        table(("Counts", "Types"), rows),
        f"The set load is that of the thresholds {limits}. Percent of the person's own maximum is read before "
        "resistance in words, and that before kilograms; of a range, the upper end counts. A load that is not stated "
        "counts as none.",
    ).rstrip()


def _is_load(name: str) -> bool:
    return name.startswith("strengthening-")


def _strength_of(kind: rk.ExerciseType) -> bool | None:
    """Return whether a type strengthens; None where only with load."""
    effects = rk.exercises[kind].effects or ()
    if rk.Effect.STRENGTHENING in effects:
        return True
    return None if rk.Effect.STRENGTHENING_WITH_LOAD in effects else False


def _grades() -> str:
    rows = [(f"{grade.upper()} ({code(grade)})", *told) for grade, told in _GRADES.items()]
    return page(
        "## Joint mobilization by grade",
        "The dose of a joint mobilization has its grade after Maitland as `maitland_grade`. The thrust that is often "
        f"called grade V is the treatment {anchor('treatment', 'manipulation')}.",
        table(("Grade", "Amplitude", "How far"), rows),
        citation("maitland-vertebral-manipulation"),
    ).rstrip()


def _elsewhere() -> str:
    rows = [
        (anchor("technique", each.id), "; ".join(_home(home) for home in each.written_in))
        for each in rk.techniques
        if each.written_in
    ]
    rows += [
        (
            anchor("treatment", "rest"),
            f"{_home('field:Log.rest_days')}; {_home('word:ActivityKind/bed-rest')}; a treatment",
        )
    ]
    return page(
        "## Written elsewhere",
        "Some of what the sources name is no exercise or treatment, and a case states it at another place:",
        table(("What", "Where a case states it"), rows),
    ).rstrip()


def _home(home: str) -> str:
    kind, _, name = home.partition(":")
    if kind == "word":
        enumeration, _, word = name.partition("/")
        return f"word {code(word)} of [{enumeration}](#words-{enumeration.lower()})"
    model, _, field = name.partition(".")
    return f"key {code(field)} of [{model}](#document-{model.lower()})"


def _technique(each: rk.Technique) -> str:
    lines = list(_common(each))
    lines += [f"Release form: {code(each.release_form)}"] if each.release_form is not None else []
    lines += [f"Steps, in order: {', then '.join(map(code, each.steps))}"] if each.steps else []
    lines += list(_doses(each))
    lines += [f"Indication, as a source has it: {_sourced(each.indication)}"] if each.indication is not None else []
    lines += [f"Contraindication: {_sourced(text)}" for text in each.contraindications or ()]
    lines += [f"Performed by: {codes(each.usual_actors)}"] if each.usual_actors else []
    lines += [f"Stated as {'; '.join(map(_home, each.written_in))}"] if each.written_in else []
    return _section("technique", each, prose(each.summary), lines)


def _doses(each: rk.Technique) -> Iterator[str]:
    if each.effort_percent_min is not None:
        band = f"{each.effort_percent_min:g} to {each.effort_percent_max:g} %"
        yield f"Effort: {band} of the own maximum{_cited(each, 'effort_percent_min')}"
    if each.minimum_times_per_day is not None:
        yield f"At home at least {each.minimum_times_per_day} times a day{_cited(each, 'minimum_times_per_day')}"
    if each.pressure_at_most is not None:
        yield f"Pressure at most {code(each.pressure_at_most)}{_cited(each, 'pressure_at_most')}"
    if each.must_be_learned:
        yield f"Learned before it is done alone{_cited(each, 'must_be_learned')}"


def _cited(each: rk.Technique, field: str) -> str:
    items = [item for citation in each.citations or () if citation.field == field for item in citation.items]
    return f" ({', '.join(map(link, items))})" if items else ""


def _sourced(told: rk.SourcedText) -> str:
    return f"{prose(told.text)} ({', '.join(map(link, told.items))})"


def _intervention(kind: str, each: rk.Exercise | rk.Treatment) -> str:
    lines = list(_common(each))
    lines += [f"Technique: {anchor('technique', each.technique)}"] if each.technique is not None else []
    lines += [f"Contraindication: {prose(text)}" for text in each.contraindications or ()]
    if isinstance(each, rk.Treatment) and each.needs_professional:
        lines.append("Not performed by patient or caregiver")
    return _section(kind, each, prose(each.note or ""), lines)


def _common(each: Entry) -> Iterator[str]:
    if each.synonyms:
        yield f"Also: {escaped(', '.join(each.synonyms))}"
    if each.technique_class is not None:
        yield f"Class: {code(each.technique_class)}"
    yield f"Effects: {codes(each.effects) if each.effects else 'none that a rule sees'}"
    mode = None if isinstance(each, rk.Treatment) else each.contraction_mode
    if mode is not None:
        yield f"Contraction: {code(mode)}"


def _section(kind: str, each: Entry, told: str, lines: list[str]) -> str:
    lines += [f"Published evidence: {', '.join(map(link, each.evidence))}"] if each.evidence else []
    lines += [citation(name) for name in each.references or () if name in rk.references.ids]
    return page(
        f"({kind}-{each.id})=\n### {escaped(each.name)}",
        f"Id {code(each.id)}. {told}",
        listed(lines),
        _stances(each),
    ).rstrip()


def _stances(each: Entry) -> str:
    rows = [
        (
            f"[{stance.source}](#source-{stance.source.lower()})",
            code(stance.stance),
            prose(stance.condition or ""),
            ", ".join(map(link, stance.items)),
        )
        for stance in each.stances or ()
    ]
    return table(("Source", "Stance", "Condition", "Statements"), rows) if rows else _SILENT
