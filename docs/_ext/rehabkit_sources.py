"""Pages that show the source of each rule, so that its page can link to it without another host."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rehabkit as rk
from rehabkit.report._address import page_name

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PACKAGE = Path(rk.__file__).parents[1]


def source_link(rule: rk.Rule) -> str:
    """Return the link from a rule's page to its source."""
    return f'<a class="reference internal" href="../../{_name(rule)}.html"><code>{_file(rule)}</code></a>'


def source_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of each rule's source, as Sphinx asks for pages that no document makes."""
    highlighter = getattr(app.builder, "highlighter", None)
    if highlighter is None:
        return
    for rule in rk.rules:
        text = (_PACKAGE / _file(rule)).read_text(encoding="utf-8")
        back = app.builder.get_relative_uri(_name(rule), f"reference/rules/{page_name(rule.code, rule.slug)}")
        body = (
            f"<h1>Source of {rule.code}</h1>\n"
            f'<p><code>{_file(rule)}</code>, the whole of the rule. <a href="{back}">What it says in words</a></p>\n'
            f"{highlighter.highlight_block(text, 'python')}"
        )
        yield _name(rule), {"title": f"Source of {rule.code}", "body": body, "parents": []}, "page.html"


def _name(rule: rk.Rule) -> str:
    return f"source/{page_name(rule.code, rule.slug)}"


def _file(rule: rk.Rule) -> str:
    return Path(inspect.getfile(inspect.unwrap(rule.check))).relative_to(_PACKAGE).as_posix()
