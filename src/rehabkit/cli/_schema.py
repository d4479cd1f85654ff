"""The command that prints the JSON Schema of documents."""

from __future__ import annotations

from typing import Literal

from rehabkit.cli._terminal import show_json
from rehabkit.codec import json_schema


def schema(kind: Literal["case", "program"] = "case", /, *, output_format: Literal["json"] = "json") -> int:
    """Print the JSON Schema (2020-12) of a document, for editors and other tools.

    Args:
        kind: A case, or a program template.
        output_format: How it is printed.
    """
    del output_format  # there is one format; the option stands for every command
    show_json(json_schema(kind))
    return 0
