"""The page of the JSON Schemas, with the files themselves to download."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal

import rehabkit as rk
from rehabkit_markdown import code, fence, page, table

Kind = Literal["case", "program"]
KINDS: tuple[Kind, ...] = ("case", "program")


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each page and file about schemas, relative to `docs/reference`."""
    yield "schema.md", _page()
    yield from ((f"schema/{kind}.schema.json", json.dumps(rk.json_schema(kind), indent=2) + "\n") for kind in KINDS)


def _page() -> str:
    return page(
        "# JSON Schema",
        "The shape of documents as [JSON Schema](https://json-schema.org/draft/2020-12) (draft 2020-12), for editors, "
        "validators and code generators. It is made from the models that the loader reads with, so its keys, words "
        "and bounds are those of [the case document](case-document.md).",
        table(("File", "Describes", "Objects and lists of words", "Required keys"), [_row(kind) for kind in KINDS]),
        "The command `rehabkit schema` and `rk.json_schema()` print the same. "
        "[Let an editor complete a case file](../how-to/json-schema.md) shows what to do with it.",
        "## What no schema states",
        "A schema sees one place at a time. What follows is checked by the loader only:",
        "```{include} _unstated.md\n```",
        "## How it is built",
        "Every object and list of words is a definition under `$defs`. A key has a title, a description, its unit and "
        "its bounds; `additionalProperties` is `false` everywhere, since loading is strict. The objects:",
        table(("Object", "Keys", "In"), _objects()),
        f"The lists of words: {', '.join(_words())}.",
        "One of them, whole:",
        fence(json.dumps({"Site": rk.json_schema()["$defs"]["Site"]}, indent=2), "json"),
    )


def _row(kind: Kind) -> tuple[str, ...]:
    schema = rk.json_schema(kind)
    required = ", ".join(code(name) for name in schema["required"])
    return (
        f"{{download}}`{kind}.schema.json <schema/{kind}.schema.json>`",
        schema["title"],
        str(len(schema["$defs"])),
        required,
    )


def _objects() -> Iterator[tuple[str, ...]]:
    case, program = (rk.json_schema(kind)["$defs"] for kind in KINDS)
    for name, told in sorted((case | program).items()):
        if "enum" not in told:
            held = [kind for kind, known in zip(KINDS, (case, program), strict=True) if name in known]
            yield f"[{name}](case-document.md#document-{name.lower()})", str(len(told["properties"])), ", ".join(held)


def _words() -> Iterator[str]:
    for name, told in sorted(rk.json_schema()["$defs"].items()):
        if "enum" in told:
            yield f"[{name}](case-document.md#words-{name.lower()}) ({len(told['enum'])})"
