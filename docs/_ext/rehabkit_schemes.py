"""Page of dose schemes: each table, where it was read, and who disagrees."""

from __future__ import annotations

import rehabkit as rk
from rehabkit_markdown import code, escaped, listed, page, prose, table


def schemes_page() -> str:
    """Return the page of all dose schemes."""
    rows = [
        (f"[`{each.id}`](#scheme-{each.id})", escaped(each.name), code(each.kind), _state(each)) for each in rk.schemes
    ]
    return page(
        "# Dose schemes",
        f"{len(rows)} published ways to set or change a dose, as data: `rk.schemes`, and `rehabkit schemes` in a "
        "terminal. rehabkit tells what a table gives after a logged result; it does not say that anybody should do "
        "it, and ranks none. How they are asked is told in [how to follow a published "
        "progression](../how-to/write-a-progression.md).",
        "*Table read* says whether the table was read in the publication after which the scheme is named. Where it "
        "was not, the figures come from texts that tell of it, and stand here as not verified.",
        table(("Scheme", "Name", "Gives", "Table read"), rows),
        *map(_scheme, rk.schemes),
    )


def _state(scheme: rk.Scheme) -> str:
    return "yes" if scheme.verified else "**not verified**: in secondary texts"


def _scheme(scheme: rk.Scheme) -> str:
    cited = [_reference(rk.references[name]) for name in scheme.references]
    facts = [f"For whom: {prose(scheme.for_whom)}", f"Table read: {_state(scheme)}", f"Note: {prose(scheme.note)}"]
    return page(
        f"(scheme-{scheme.id})=\n## {escaped(scheme.name)}",
        f"{code(scheme.id)}. {prose(scheme.summary)}",
        f"The table:\n\n{listed(map(escaped, rk.table_of(scheme)))}",
        listed(facts),
        f"References:\n\n{listed(cited)}",
    ).rstrip()


def _reference(reference: rk.Reference) -> str:
    year = f" ({reference.year})" if reference.year is not None else ""
    journal = f" {reference.journal}." if reference.journal is not None else ""
    doi = f" doi:{reference.doi}." if reference.doi is not None else ""
    how = "not read" if reference.read is rk.Read.NONE else f"read: {reference.read}"
    return f"{escaped(f'{reference.authors}{year}. {reference.title}.{journal}{doi}')} *{how}*"
