"""The commands that list: `muscles`, `pairs`, `techniques`, `exercises` and `schemes`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

import attrs

from rehabkit import catalog
from rehabkit.catalog import Catalog, fold
from rehabkit.cli._rules import cite
from rehabkit.cli._terminal import show, show_json, table, together, width
from rehabkit.codec import plain
from rehabkit.models.scheme import TABLES
from rehabkit.progression import table_of
from rehabkit.report._text import Line, Part, block

Format = Literal["full", "json"]
Row = Mapping[str, Any]

_CITED = frozenset({"reference", "references", "items", "evidence", "sources"})
_HIDDEN = frozenset({"id", "name", "joints", "role_claims", *TABLES.values()})


def muscles(*query: str, output_format: Format = "full") -> int:
    """List muscles, or show one: what it does, where it is, and the pairs it works in.

    Args:
        query: Name, region or action, such as hip flexor; a name alone shows one muscle whole.
        output_format: How they are printed.
    """
    return _print(_MUSCLES, query, output_format)


def pairs(*query: str, derived: bool = False, output_format: Format = "full") -> int:
    """List the curated pairs of muscles, or show one.

    Args:
        query: A muscle, kind or action; an id alone shows one pair whole.
        derived: List instead the pairs that follow from what muscles do; none of them gates. A query names a muscle.
        output_format: How they are printed.
    """
    if not derived:
        return _print(_PAIRS, query, output_format)
    known = catalog.muscles()
    named = [known[" ".join(query)]] if query else list(known)
    rows = [{**plain(pair), "gates": False} for muscle in named for pair in known.derived_pairs(muscle.id)]
    if output_format == "json":
        show_json(rows)
    else:
        cells = [[_cell(told(row)) for told in _PAIRS.columns.values()] for row in rows]
        show(table(list(_PAIRS.columns), cells, width()))
    return 0


def techniques(*query: str, output_format: Format = "full") -> int:
    """List techniques with what each source holds of them, or show one; rehabkit ranks none.

    Args:
        query: A name; a whole name shows one technique whole.
        output_format: How they are printed.
    """
    return _print(_TECHNIQUES, query, output_format)


def exercises(*query: str, output_format: Format = "full") -> int:
    """List exercises, or show one.

    Args:
        query: Name, type, task, muscle, equipment, region or joint action; a whole name shows one exercise whole, and
            the name of a type also what is of that type.
        output_format: How they are printed.
    """
    return _print(_EXERCISES, query, output_format)


def schemes(*query: str, output_format: Format = "full") -> int:
    """List published dose schemes, or show one with its table; rehabkit ranks none.

    Args:
        query: A name or kind; a whole name shows one scheme whole.
        output_format: How they are printed.
    """
    return _print(_SCHEMES, query, output_format)


@attrs.frozen
class Listing:
    """How a catalog is listed.

    Attributes:
        catalog: Returns the catalog.
        columns: Heads of the table, with what stands below them.
        more: Returns what is told of one entry beyond its own row.
    """

    catalog: Callable[[], Catalog[Any]]
    columns: Mapping[str, Callable[[Row], str]]
    more: Callable[[Row], dict[str, Any]] = lambda _: {}


def _print(listing: Listing, words: tuple[str, ...], output_format: Format) -> int:
    """Print what a query finds; a query that finds nothing raises what the catalog says about it."""
    known, query = listing.catalog(), " ".join(words)
    rows = list(known.to_rows())
    named = [row for row in rows if fold(query) in {row["id"], fold(row.get("name") or "")}] if query else []
    others = _others(known, rows, query, named) if query else rows
    if output_format == "json":
        show_json([*named, *others])
        return 0
    if query and len(named) + len(others) == 1:
        named, others = [*named, *others], []
    if len(named) == 1:
        show([*_whole({**named[0], **listing.more(named[0])}, width()), *([()] if others else [])])
        named = []
    _tabulate(listing, [*named, *others])
    return 0


def _others(known: Catalog[Any], rows: Sequence[Row], query: str, named: Sequence[Row]) -> list[Row]:
    """Return what a query finds beside the entries that it names: nothing, unless the name is that of a type."""
    if named and not named[0].get("generic"):
        return []
    found = [entry.id for entry in known.search(query)] or [known[query].id]
    by_id = {row["id"]: row for row in rows}
    return [by_id[each] for each in found if by_id[each] not in named]


def _tabulate(listing: Listing, rows: Sequence[Row]) -> None:
    if rows:
        cells = [[_cell(told(row)) for told in listing.columns.values()] for row in rows]
        show(table(list(listing.columns), cells, width()))


def _cell(text: str) -> str:
    return text or "-"


def _whole(row: Row, room: int) -> Iterator[Line]:
    """Yield everything that is known of one entry."""
    name = row.get("name")
    labels = max(map(len, row))
    yield (Part(row["id"], "strong"), *([Part(f"  {name}", "dim")] if name is not None else []))
    yield ()
    for key, value in row.items():
        if key in _HIDDEN:
            continue
        label = key.replace("_", " ")
        for text in _texts(key, value):
            yield from block(label, text, room, room=labels + 2)
            label = ""


def _texts(key: str, value: Any) -> Iterator[str]:
    """Yield a value as lines of a whole entry: citations and objects one by one, words together."""
    if key in _CITED:
        names = value.split(", ") if isinstance(value, str) else value
        yield from map(_cited, names)
    elif key in _TOLD:
        for each in value:
            yield from _TOLD[key](each)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from map(_words, value)
    elif isinstance(value, list):
        if value:
            yield ", ".join(map(str, value))
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    elif value is not None:
        yield str(value)


def _cited(name: str) -> str:
    """Return a citation with what it stands for."""
    item, reference, entry = catalog.items().get(name), catalog.references().get(name), catalog.evidence().get(name)
    if item is not None:
        return f"{name}: {item.claim}"
    if reference is not None:
        return cite(reference)
    return name if entry is None else f"{name}: {entry.statement}"


def _words(data: Row) -> str:
    """Return an action, a partner or a muscle's part: the first two words say it, the others add to it."""
    first, second, *others = (str(value) for value in data.values())
    return ", ".join((f"{first} {second}", *others))


def _stance(data: Row) -> Iterator[str]:
    condition = f": {data['condition']}" if data.get("condition") is not None else ""
    yield f"{data['source']} {data['stance']}{condition}"
    yield from map(_cited, data["items"])


def _action(data: Row) -> Iterator[str]:
    """Yield what a muscle does at a joint, and how sure that is."""
    marks = [data["role"]] if "role" in data else []
    marks += ["depends on posture"] if data.get("posture_dependent") else []
    marks += ["contested"] if data.get("contested") else []
    note = f": {data['note']}" if "note" in data else ""
    yield ", ".join((f"{data['joint']} {data['movement']}", *marks)) + note


def _tendency(data: Row) -> Iterator[str]:
    note = f": {data['note']}" if "note" in data else ""
    yield f"{data['tendency']}{', contested' if data.get('contested') else ''} ({data['reference']}){note}"


def _actions(row: Row) -> str:
    """Return what a muscle does: its main actions, then the others in brackets."""
    told = [(done.get("role") == "accessory", f"{done['joint']} {done['movement']}") for done in row["actions"]]
    return ", ".join(together(f"({text})" if minor else text) for minor, text in sorted(told, key=lambda each: each[0]))


def _partners(row: Row) -> dict[str, Any]:
    """Return the curated pairs of a muscle, and what opposes it by what both do."""
    told = []
    for pair in catalog.pairs():
        if row["id"] in {pair.agonist, pair.antagonist}:
            partner = pair.antagonist if pair.agonist == row["id"] else pair.agonist
            gates = "gates" if pair.is_gating else "does not gate"
            told.append({"kind": pair.kind or "antagonist", "partner": partner, "gates": gates})
    opposed: dict[str, list[str]] = {}
    for pair in catalog.muscles().derived_pairs(row["id"]):
        across = " (other side)" if pair.sides == "opposite" else ""
        opposed.setdefault(f"{pair.joint} {pair.movement}", []).append(f"{pair.antagonist}{across}")
    by = [f"{action}: {', '.join(dict.fromkeys(names))}" for action, names in opposed.items()]
    return {"pairs": told, "opposed_by": by}


def _table(row: Row) -> dict[str, Any]:
    """Return the published table of a scheme in words."""
    return {"table": list(table_of(catalog.schemes()[row["id"]]))}


_TOLD: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "actions": _action,
    "opposed_by": lambda text: iter((text,)),
    "stances": _stance,
    "table": lambda text: iter((text,)),
    "tendencies": _tendency,
}


def _joined(key: str) -> Callable[[Row], str]:
    """Return what tells a row's value, a list or one word, in a cell."""

    def told(row: Row) -> str:
        value = row.get(key)
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")

    return told


_SHOWN = {"target", "stretched"}
_MUSCLES = Listing(
    catalog.muscles,
    {"id": _joined("id"), "regions": _joined("regions"), "actions": _actions},
    _partners,
)
_PAIRS = Listing(
    catalog.pairs,
    {
        "agonist": _joined("agonist"),
        "antagonist": _joined("antagonist"),
        "action": lambda row: together(" ".join(row[key] for key in ("joint", "movement") if key in row)),
        "kind": _joined("kind"),
        "sides": _joined("sides"),
        "gates": lambda row: "yes" if row["gates"] else "no",
    },
)
_TECHNIQUES = Listing(
    catalog.techniques,
    {
        "id": _joined("id"),
        "name": _joined("name"),
        "effects": _joined("effects"),
        "stances": lambda row: ", ".join(together(f"{each['source']} {each['stance']}") for each in row["stances"]),
    },
)
_EXERCISES = Listing(
    catalog.exercises,
    {
        "id": _joined("id"),
        "type": _joined("type"),
        "targets": lambda row: ", ".join(together(each["muscle"]) for each in row["targets"] if each["role"] in _SHOWN),
        "tasks": _joined("tasks"),
    },
)
_SCHEMES = Listing(
    catalog.schemes,
    {
        "id": _joined("id"),
        "name": _joined("name"),
        "gives": _joined("kind"),
        "table read": lambda row: "yes" if row["verified"] else "in secondary texts",
    },
    _table,
)
