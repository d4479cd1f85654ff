"""Pages of thresholds, problem codes, muscles, pairs, and of the case document key by key."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Iterator
from enum import StrEnum

from sphinx.errors import ExtensionError

import rehabkit as rk
from rehabkit.bounds import Field, Model, fields_of
from rehabkit.codec._schema import described
from rehabkit.models.case import CASE_SCHEMA, PROGRAM_SCHEMA
from rehabkit.models.tone import GLOSS
from rehabkit_markdown import code, codes, directive, escaped, link, listed, page, prose, table
from rehabkit_pages import citation, default, origin

_TYPES = {str: "text", int: "whole number", float: "number", bool: "true or false", dt.date: "date", dt.time: "time"}

PROBLEMS: dict[str, str] = {
    "F01": "The file cannot be opened or read.",
    "F02": "The bytes are not UTF-8 text.",
    "F03": "The document is larger than the limit.",
    "F04": "Objects and lists are nested deeper than the limit.",
    "F05": "The text is not JSON.",
    "F06": "A key stands twice in one object.",
    "F07": "A text holds half of a surrogate pair, which no character is.",
    "F08": "A value is `null`. What is not stated is left out.",
    "F09": "A required key is missing.",
    "F10": "An object has a key that its kind does not have.",
    "F11": 'A value has another type than its key takes, such as `"3"` for a number.',
    "F12": "A word is not one of those that the key takes.",
    "F13": "A date is not `YYYY-MM-DD` or no day of the calendar, or a time is not `HH:MM` without an offset.",
    "F14": "Values that are each sound cannot stand together, such as a grade on a scale that takes a value.",
    "F15": "The document's `schema` is not the one that this reader takes.",
    "F16": "An id or code does not follow its pattern.",
    "F17": "A waiver names a rule that cannot be waived: referral, data checks and notes about waivers.",
    "D01": "A number, date, text or list lies outside its bounds.",
    "D02": "A name leads nowhere: no such muscle, intervention, technique, phase, prescription or thing.",
    "D03": "An id is used twice in one document.",
    "D04": "A phase or prescription ends before it begins, lies outside its phase, or phases overlap unannounced.",
    "D05": "Prerequisites, or the parts of muscles, form a loop.",
    "D06": "A left or right side on a midline muscle, or none on a paired one.",
    "D07": "A record lies after the case's own `as_of`, or a day before the year of birth.",
    "D08": "A pair names one muscle twice on the same side, or its muscles cannot be linked by the sides it states.",
}
"""What each problem code means; the documentation does not build where one lacks."""

_SHAPE = """\
- A key that is absent says that nothing is stated; an empty list says that there is none. `null` is refused.
- Unknown keys, wrong types and values outside their bounds are refused, all at once, each with [a code](problems.md) \
and a path.
- Ids are unique in the document and match `[a-z0-9][a-z0-9._-]*`.
- Dates are days of the calendar (`2024-03-01`), times are the patient's wall clock (`08:05`), without an offset.
- Units stand in the names of keys or beside the bounds below. Limits that no source gives are library choices: wide \
enough for a real document.
- A key in **bold** is required.
"""

NOTES: dict[str, tuple[str, str]] = {
    "D10": ("shipped-entry-replaced", "A definition of the case stands in place of a shipped entry. Info."),
    "W01": ("waiver-expired", "A waiver's last day has passed; it sets nothing aside. Warning."),
    "W02": ("waiver-unused", "A waiver in force sets nothing aside. Info."),
}
"""Codes that stand in reports and belong to no principle; nothing silences them."""


def thresholds_page() -> str:
    """Return the page of all thresholds."""
    rows = [(f"[`{each.id}`](#threshold-{each.id})", default(each), prose(each.summary)) for each in rk.thresholds]
    return page(
        "# Thresholds",
        "What rules compare with. A default comes from a source, or is the library's own choice and says so. Each can "
        "be changed for a check, and each report states the values used; "
        "see [thresholds and profiles](../how-to/thresholds-and-profiles.md).",
        table(("Name", "Default", "What it decides"), rows),
        *map(_threshold, rk.thresholds),
    )


def _threshold(threshold: rk.Threshold) -> str:
    if threshold.words is not None:
        takes = codes(threshold.words)
    else:
        takes = f"{threshold.at_least:g} to {threshold.at_most:g} {escaped(threshold.unit or '')}".rstrip()
        takes += f", or {code('off')}" if threshold.number is None else ""
    readers = ", ".join(link(rule.code) for rule in rk.rules if threshold.id in rule.thresholds)
    published = [
        f"{prose(value.value)}: {escaped(rk.references[value.reference].authors)}"
        f"{f' ({year})' if (year := rk.references[value.reference].year) is not None else ''}"
        f"{'' if value.verified else ', **not verified**'}"
        for value in threshold.published or ()
    ]
    facts = [f"Default: {default(threshold)}", f"Takes: {takes}", f"Where it comes from: {origin(threshold)}"]
    facts += [f"Read by: {readers}"] if readers else ["Read by no rule yet"]
    return page(
        f"(threshold-{threshold.id})=\n## {threshold.id}",
        prose(threshold.summary),
        listed(facts),
        f"Published instead:\n\n{listed(published)}" if published else "",
    ).rstrip()


def problems_page() -> str:
    """Return the page of all problem codes.

    Raises:
        ExtensionError: A code has no meaning in the table, or the table holds a code that is none.
    """
    unlike = set(PROBLEMS) ^ {str(each) for each in rk.ProblemCode}
    if unlike:
        msg = f"problem codes without a meaning, or the reverse: {', '.join(sorted(unlike))}"
        raise ExtensionError(msg)
    return page(
        "# Problem codes",
        "Why a document is refused. Each problem has a code, a JSON path and a sentence. `F` is about the form of a "
        "document, `D` about what its data claim. No code is renamed or used again.",
        *(_problem(each, each.slug, PROBLEMS[each]) for each in rk.ProblemCode),
        "## Notes in reports",
        "These stand among a report's findings. They are about the document, not about the program.",
        *(_problem(each, slug, meaning) for each, (slug, meaning) in NOTES.items()),
    )


def _problem(name: str, slug: str, meaning: str) -> str:
    return directive("problem", name, f"{code(slug)}: {prose(meaning)}")


def muscles_page() -> str:
    """Return the page of all muscles."""
    cited = sorted({name for muscle in rk.muscles for name in muscle.references or ()})
    return page(
        "# Muscles",
        f"{len(rk.muscles)} muscles, parts and groups, each with what its data rest on. Roles are the sources' words. "
        '`rk.muscles.search("hip flexor")` finds by name, region, role and action; `rk.muscles.to_rows()` gives '
        "everything as rows.",
        table(("Muscle", "Regions", "Actions", "Parts, roles and notes", "Rests on"), map(_muscle, rk.muscles)),
        "## References",
        listed(f"{code(name)}: {citation(name)}" for name in cited if name in rk.references),
    )


def _muscle(muscle: rk.Muscle) -> tuple[str, ...]:
    names = [code(muscle.id)]
    names += [f"*{escaped(muscle.latin)}*"] if muscle.latin is not None else []
    names += [escaped(", ".join(muscle.synonyms))] if muscle.synonyms else []
    more = ["midline"] if muscle.midline else []
    more += [f"parts: {codes(muscle.parts)}"] if muscle.parts else []
    more += [f"role: {', '.join(muscle.roles)}"] if muscle.roles else []
    more += [prose(muscle.note)] if muscle.note is not None else []
    return (
        "<br>".join(names),
        ", ".join(muscle.regions),
        "<br>".join(_action(action) for action in muscle.actions or ()),
        "<br>".join(more),
        ", ".join(prose(name) for name in muscle.references or ()),
    )


def _action(action: rk.MuscleAction) -> str:
    marks = [
        *([action.role.value] if action.role is not None else []),
        *(["depends on posture"] if action.posture_dependent else []),
        *(["contested"] if action.contested else []),
        *([escaped(action.note)] if action.note is not None else []),
    ]
    return f"{action.joint} {action.movement}" + (f" ({'; '.join(marks)})" if marks else "")


def pairs_page() -> str:
    """Return the page of all curated pairs."""
    return page(
        "# Pairs",
        f"{len(rk.pairs)} curated pairs. Only a pair that gates closes the gate of {link('P01')}; antagonists that "
        "follow from muscle actions alone never do. A case may bring its own, see "
        "[own pairs and muscles](../how-to/own-pairs-and-muscles.md).",
        table(("Pair", "Kind and sides", "Gates", "Rests on", "Note"), map(_pair, rk.pairs)),
    )


def _pair(pair: rk.MusclePair) -> tuple[str, ...]:
    names = [code(pair.id)]
    if pair.id != f"{pair.agonist}-and-{pair.antagonist}":
        names.append(f"{code(pair.agonist)} and {code(pair.antagonist)}")
    names += [f"{pair.joint} {pair.movement or ''}".rstrip()] if pair.joint is not None else []
    return (
        "<br>".join(names),
        f"{pair.kind or 'antagonist'}, {pair.sides or 'same'}{', contested' if pair.contested else ''}",
        "yes" if pair.is_gating else "no",
        prose(pair.reference or ""),
        prose(pair.note or ""),
    )


def case_document_page() -> str:
    """Return the page of the case document, key by key, and of its words."""
    models = tuple(models_of(rk.Case))
    kinds = {field.kind for cls in models for field in fields_of(cls)}
    words = sorted((kind for kind in kinds if issubclass(kind, StrEnum)), key=_name)
    return page(
        "# The case document",
        f"One person's document, in JSON (UTF-8). Its first key is {code('schema')}, and its value is "
        f"{code(CASE_SCHEMA)}; a program alone, a template without a person, is {code(PROGRAM_SCHEMA)} with the keys "
        "of [Program](#document-program). This page is made from the models, so keys and bounds are those that the "
        "loader applies.",
        _SHAPE,
        *(_model(cls) for cls in models),
        "## Words",
        "The words that keys take. All are also enumerations in Python, such as `rk.Tone.HYPERTONIC`.",
        *(_words(enumeration) for enumeration in words),
    )


def models_of(cls: type[Model], seen: list[type[Model]] | None = None) -> Iterator[type[Model]]:
    """Yield a model and every model that its fields hold, outermost first, each after its bases."""
    seen = [] if seen is None else seen
    for base in reversed(cls.__mro__):
        if issubclass(base, Model) and base is not Model and base not in seen:
            seen.append(base)
            yield base
    for field in fields_of(cls):
        if issubclass(field.kind, Model) and field.kind not in seen:
            yield from models_of(field.kind, seen)


def _model(cls: type[Model]) -> str:
    base = next((each for each in cls.__mro__[1:] if issubclass(each, Model) and each is not Model), None)
    inherited = {field.name for field in fields_of(base)} if base is not None else set()
    told = described(cls)
    rows = [_key(cls, field, told) for field in fields_of(cls) if field.name not in inherited]
    more = f"All keys of [{base.__name__}](#document-{_name(base)}), and:" if base is not None else ""
    summary = inspect.cleandoc(cls.__doc__ or "").partition("\n\nAttributes:")[0]
    first, *rest = [part for part in summary.split("\n\n") if not part.startswith("The attributes of ")]
    return page(
        f"(document-{_name(cls)})=\n## {cls.__name__}",
        prose(first),
        *map(prose, rest),
        more,
        table(("Key", "Value", "Bounds", "What it says"), rows),
    ).rstrip()


def _key(cls: type[Model], field: Field, told: dict[str, str]) -> tuple[str, ...]:
    if field.name not in told:
        msg = f"the docstring of {cls.__name__} does not describe {field.name}"
        raise ExtensionError(msg)
    kind = _kind(field.kind)
    return (
        f"**{code(field.name)}**" if field.required else code(field.name),
        f"list of {kind}" if field.many else kind,
        "; ".join(_bounds(field)),
        prose(told[field.name]),
    )


def _kind(kind: type) -> str:
    if issubclass(kind, StrEnum):
        return f"[{kind.__name__}](#words-{_name(kind)})"
    if issubclass(kind, Model):
        return f"[{kind.__name__}](#document-{_name(kind)})"
    return _TYPES[kind]


def _bounds(field: Field) -> Iterator[str]:
    bounds = field.bounds
    if bounds.among:
        yield codes(bounds.among)
    if bounds.ge is not None and bounds.le is not None:
        yield f"{bounds.ge} to {bounds.le}"
    if bounds.unit is not None:
        yield escaped(bounds.unit)
    if bounds.pattern is not None:
        yield "an id" if bounds.pattern == "[a-z0-9][a-z0-9._-]*" else code(bounds.pattern)
    if bounds.longest is not None and bounds.pattern is None:
        yield f"at most {bounds.longest:,} characters"
    if field.list_bounds.fewest:
        yield f"at least {field.list_bounds.fewest}"
    if field.list_bounds.distinct:
        yield "each once"


def _words(enumeration: type[StrEnum]) -> str:
    gloss = [f"{code(tone)}: {escaped(text)}" for tone, text in GLOSS.items()] if enumeration is rk.Tone else []
    return page(
        f"(words-{_name(enumeration)})=\n### {enumeration.__name__}",
        prose(inspect.cleandoc(enumeration.__doc__ or "")),
        listed(gloss) if gloss else codes(enumeration),
    ).rstrip()


def _name(cls: type) -> str:
    return cls.__name__.lower()
