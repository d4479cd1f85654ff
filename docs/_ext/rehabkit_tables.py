"""Pages of thresholds, problem codes, and of the case document key by key."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Iterable, Iterator
from enum import StrEnum

from sphinx.errors import ExtensionError

import rehabkit as rk
from rehabkit.bounds import Field, Model, fields_of
from rehabkit.codec._schema import UNSTATED, described
from rehabkit.models.case import CASE_SCHEMA, PROGRAM_SCHEMA
from rehabkit.models.tone import GLOSS
from rehabkit_markdown import code, codes, directive, escaped, fence, link, listed, page, prose, table
from rehabkit_pages import default, finding_text, origin

_TYPES = {str: "text", int: "whole number", float: "number", bool: "true or false", dt.date: "date", dt.time: "time"}

_LONGEST_EXAMPLE = 400

_SHAPE = """\
- A key that is absent says that nothing is stated; an empty list says that there is none. `null` is refused.
- Unknown keys, wrong types and values outside their bounds are refused, all at once, each with \
[a code](problems/index.md) and a path.
- Ids are unique in the document and match `[a-z0-9][a-z0-9._-]*`.
- Dates are days of the calendar (`2024-03-01`), times are the patient's wall clock (`08:05`), without an offset.
- Units stand in the names of keys or beside the bounds below. Limits that no source gives are library choices: wide \
enough for a real document.
- A key in **bold** is required.
"""


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
    facts += [f"Read by: {readers or _read_by_all(threshold)}"]
    return page(
        f"(threshold-{threshold.id})=\n## {threshold.id}",
        prose(threshold.summary),
        listed(facts),
        f"Published instead:\n\n{listed(published)}" if published else "",
    ).rstrip()


def _read_by_all(threshold: rk.Threshold) -> str:
    """Return who reads a threshold that no single rule declares."""
    decides = threshold.id.startswith("strengthening-")
    return "every rule about [strengthening](techniques.md#what-counts-as-strengthening)" if decides else "no rule yet"


def problem_index(names: Iterable[str]) -> str:
    """Return the list of all codes under which a document is refused or noted."""
    rows = [(f"{{problem}}`{each.id}`", code(each.slug), prose(each.summary)) for each in rk.problems]
    return page(
        "# Problem codes",
        "Why a document is refused. Each problem has a code, a JSON path and a sentence. `F` is about the form of a "
        "document, `D` about what its data claim; `D10` and `W` stand among a report's findings and are about the "
        "document, not about the program. No code is renamed or used again. `rehabkit rule F12` explains a code in "
        "the terminal, `rk.problems` holds them as data.",
        "All problems of one pass are reported: first those of form, then, where the form is sound, what the document "
        "names. At most 100 are listed and the rest counted; see [limits](../limits.md). A message has at most 200 "
        "characters and shows at most 40 of the document, since it may be about a patient.",
        table(("Code", "Slug", "What is wrong"), rows),
        directive("toctree", "", "\n".join(names), {"hidden": ""}),
    )


_GUIDES = {
    "F03": "[limits](../limits.md)",
    "F04": "[limits](../limits.md)",
    "F15": "[versions of documents](../versions.md)",
    "F17": "[how to set a finding aside](../../how-to/waivers.md)",
    "D02": "[how to look up muscles and add your own](../../how-to/own-muscle.md)",
    "D05": "[how to look up muscles and add your own](../../how-to/own-muscle.md)",
    "D08": "[how to bring your own pairs](../../how-to/own-pairs.md)",
    "D10": "[how to replace a shipped entry](../../how-to/own-muscle.md#replace-a-shipped-entry)",
    "W01": "[how to set a finding aside](../../how-to/waivers.md)",
    "W02": "[how to set a finding aside](../../how-to/waivers.md)",
}


def problem_page(record: rk.ProblemRecord) -> str:
    """Return the page of a code, with what the loader or, for a note, the report says of its example.

    Raises:
        ExtensionError: The example does not show this code.
    """
    return page(
        f"# {record.id}: {record.slug}",
        directive("problem", record.id, prose(record.summary)),
        f"## What to do\n\n{prose(record.mend)}",
        _example(record.id, record.example) if record.example is not None else "",
        f"See {_GUIDES[record.id]}." if record.id in _GUIDES else "",
    ).rstrip()


def _example(name: str, text: str) -> str:
    who, said = _said(text)
    if name not in said:
        msg = f"the example of {name} does not show it"
        raise ExtensionError(msg)
    shown = text if len(text) <= _LONGEST_EXAMPLE else f"{text[:_LONGEST_EXAMPLE]}..."
    return page("## An example", fence(shown, "json"), f"The {who} says:", fence(said[name])).rstrip()


def _said(text: str) -> tuple[str, dict[str, str]]:
    """Return who speaks of a document, and what is said of it by code: the loader alone where it refuses."""
    try:
        case = rk.loads(text)
    except rk.LoadError as error:
        return "loader", {error.problems[0].code.value: str(error)}
    return "report", {finding.rule: finding_text(finding) for finding in rk.check(case).findings}


def unstated() -> str:
    """Return the table of what the loader refuses and no schema can state."""
    rows = [(f"{{problem}}`{each}`", what, why) for each, (what, why) in UNSTATED.items()]
    return table(("Code", "What", "Why no schema states it"), rows) + "\n"


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
