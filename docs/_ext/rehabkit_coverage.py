"""Page of coverage: where each statement of the sources lives in the library, or why it was left out."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import rehabkit as rk
from rehabkit.bounds import fields_of
from rehabkit_markdown import code, escaped, link, page, prose, table
from rehabkit_tables import models_of
from rehabkit_techniques import anchor

_MODELS = tuple(models_of(rk.Case))
_SHOWN = {
    *(cls.__name__ for cls in _MODELS),
    *(field.kind.__name__ for cls in _MODELS for field in fields_of(cls) if issubclass(field.kind, StrEnum)),
}
"""Models and enumerations that the page of the case document explains."""

_ENTRIES = {
    "causes": "cause",
    "evidence": "evidence",
    "exercises": "exercise",
    "muscles": "muscle",
    "pairs": "[pair](pairs.md)",
    "techniques": "technique",
    "thresholds": "threshold",
    "treatments": "treatment",
}


def coverage_page() -> str:
    """Return the page that tells of each item where it lives."""
    return page(
        "# Coverage",
        "What the [five sources](sources.md) say, statement by statement, and where rehabkit keeps it. A statement is "
        "represented where a word or key of [the case document](case-document.md) or an entry of a catalog (a cause, a "
        "technique, a threshold, the published evidence about it) holds it, and enforced where a principle cites it, "
        "in support or against, and a rule checks that principle. That a statement has a place here does not mean that "
        "it is true, nor that all of it is checked.",
        "The rest is left out, and the reason is given: advertisements, polemic, statements without content, and "
        "explanations that no case states and no rule reads.",
        _counts(),
        *(_source(source) for source in rk.sources),
    )


def _counts() -> str:
    rows = [
        (f"[{source.id}](#coverage-{source.id.lower()})", *map(str, _count(_items(source.id)))) for source in rk.sources
    ]
    return page(
        table(
            (
                "Source",
                "Statements",
                "Represented",
                "Enforced by a rule",
                "Cited by a principle, no rule yet",
                "Left out",
            ),
            [*rows, ("All", *map(str, _count(tuple(rk.items))))],
        ),
        "A statement can be both represented and enforced. What was left out in part only is not counted as left out.",
    ).rstrip()


def _count(items: tuple[rk.Item, ...]) -> tuple[int, ...]:
    represented = [item for item in items if any(not home.startswith("principle:") for home in item.homes or ())]
    cited = [item for item in items if _principles(item)]
    enforced = [item for item in cited if any(map(_rules, _principles(item)))]
    left_out = [item for item in items if not item.homes]
    return len(items), len(represented), len(enforced), len(cited) - len(enforced), len(left_out)


def _items(source: str) -> tuple[rk.Item, ...]:
    return tuple(item for item in rk.items if item.source == source)


def _source(source: rk.Source) -> str:
    rows = [(link(item.id), prose(item.claim), _place(item)) for item in _items(source.id)]
    return page(
        f"(coverage-{source.id.lower()})=\n## {source.id}: {escaped(source.name)}",
        table(("Item", "What it says", "Where it lives"), rows),
    ).rstrip()


def _place(item: rk.Item) -> str:
    return "<br>".join([*map(_home, item.homes or ()), *_left_out(item)])


def _left_out(item: rk.Item) -> Iterator[str]:
    if item.left_out is not None:
        reason = item.left_out.removeprefix("In part ")
        label = "Left out" if reason == item.left_out else "Left out in part"
        yield f"*{label}.* {prose(reason[0].upper() + reason[1:])}"


def _home(home: str) -> str:
    kind, _, name = home.partition(":")
    match kind:
        case "word":
            enumeration, _, word = name.partition("/")
            return f"word {code(word)} of {_linked(enumeration, 'words')}"
        case "field":
            model, _, field = name.partition(".")
            return f"key {code(field)} of {_linked(model, 'document')}"
        case "catalog":
            catalog, _, identifier = name.partition("/")
            return f"{_ENTRIES[catalog]} {_entry(catalog, identifier)}"
        case _:
            rules = ", ".join(_rules(name))
            return f"principle {link(name, prefer='principle')}, {f'rule {rules}' if rules else 'no rule yet'}"


def _linked(name: str, anchor: str) -> str:
    return f"[{name}](#{anchor}-{name.lower()})" if name in _SHOWN else code(name)


def _entry(catalog: str, identifier: str) -> str:
    if catalog == "thresholds":
        return f"[{code(identifier)}](#threshold-{identifier})"
    if catalog == "muscles":
        return f"{{muscle}}`{rk.muscles[identifier].name or identifier} <{identifier}>`"
    if catalog in {"techniques", "treatments"} or identifier in set(rk.ExerciseType):
        return anchor(catalog.removesuffix("s"), identifier)
    return link(identifier) if catalog == "evidence" else code(identifier)


def _principles(item: rk.Item) -> list[str]:
    return [home.removeprefix("principle:") for home in item.homes or () if home.startswith("principle:")]


def _rules(principle: str) -> list[str]:
    return [link(rule.code) for rule in rk.rules if rule.principle == principle]
