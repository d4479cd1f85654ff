"""Sphinx extension of this project: pages made from rules, principles, catalogs and models.

The pages are written before Sphinx looks for its sources; git does not keep them. A page that cannot
be written whole, such as that of a rule whose documentation lacks a heading, stops the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes  # type: ignore[import-untyped]  # it brings no types
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

import rehabkit as rk
import rehabkit_pages as pages
import rehabkit_tables as tables
from rehabkit.report._address import DOCUMENTATION, page_name, problem_page, rule_page
from rehabkit_api import show_details, show_signature
from rehabkit_cli import command_page, first_finding
from rehabkit_coverage import coverage_page
from rehabkit_exercises import exercise_pages
from rehabkit_muscles import muscle_pages
from rehabkit_positions import disagreements_page, profiles_page
from rehabkit_red_flags import red_flags_page
from rehabkit_schema import schema_files
from rehabkit_schemes import schemes_page
from rehabkit_sources import source_pages
from rehabkit_techniques import techniques_page

if TYPE_CHECKING:
    from docutils.nodes import Element, Node, TextElement  # type: ignore[import-untyped]  # it brings no types
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

_OBJECTS = ("decision", "evidence", "item", "muscle", "principle", "problem", "rule")
_FOLDERS = ("exercises", "muscles", "principles", "problems", "rules", "schema")


def written() -> Iterator[tuple[str, str]]:
    """Yield the name and text of each generated page, relative to `docs/reference`."""
    rules = {page_name(rule.code, rule.slug): rule for rule in rk.rules}
    principles = {page_name(principle.id, principle.slug): principle for principle in rk.principles}
    yield "rules/index.md", pages.rule_index(rules)
    yield from ((f"rules/{name}.md", pages.rule_page(rule)) for name, rule in rules.items())
    yield "principles/index.md", pages.principle_index(principles)
    yield from ((f"principles/{name}.md", pages.principle_page(each)) for name, each in principles.items())
    yield "evidence.md", pages.evidence_page()
    yield "sources.md", pages.sources_page()
    yield "thresholds.md", tables.thresholds_page()
    problems = {page_name(record.id, record.slug): record for record in rk.problems}
    yield "problems/index.md", tables.problem_index(problems)
    yield from ((f"problems/{name}.md", tables.problem_page(each)) for name, each in problems.items())
    yield from muscle_pages()
    yield from exercise_pages()
    yield "techniques.md", techniques_page()
    yield "coverage.md", coverage_page()
    yield "profiles.md", profiles_page()
    yield "red-flags.md", red_flags_page()
    yield "../explanation/where-sources-disagree.md", disagreements_page()
    yield "schemes.md", schemes_page()
    yield "case-document.md", tables.case_document_page()
    yield "_unstated.md", tables.unstated()
    yield "_finding.md", first_finding()
    yield "command-line.md", command_page()
    yield from schema_files()


def write_pages(app: Sphinx) -> None:
    """Write the generated pages, and remove those of rules and principles that are no more."""
    root = Path(app.srcdir) / "reference"
    texts = {root / name: text for name, text in written()}
    for folder in _FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
        for stale in set((root / folder).iterdir()) - texts.keys():
            stale.unlink()
    for path, text in texts.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def find_home(app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: TextElement) -> Element | None:
    """Return the link to a name of this package that is documented at a module above the one that makes it."""
    if node.get("refdomain") != "py":
        return None
    target = str(node["reftarget"])
    if target.startswith("dt."):
        # Where a name of this package stands for types alone, annotations are shown as they are written.
        node["reftarget"] = target.replace("dt.", "datetime.", 1)
        return None
    for candidate in _candidates(target, node.get("py:module")):
        for module in _above(candidate):
            name = f"{module}.{target.rpartition('.')[2]}"
            found = env.domains.python_domain.objects.get(name)
            if found is not None:
                return make_refnode(app.builder, node["refdoc"], found.docname, found.node_id, contnode)
    return None


def _candidates(target: str, module: str | None) -> Iterator[str]:
    """Yield the names of the modules that may hold a target: its own, and that of the object it names."""
    if target.startswith("rehabkit."):
        yield target.rpartition(".")[0]
    elif module is not None and module.startswith("rehabkit") and "." not in target:
        obj = getattr(import_module(module), target, None)
        home = getattr(obj, "__module__", None)
        yield home if isinstance(home, str) and home.startswith("rehabkit") else module


def _above(module: str) -> Iterator[str]:
    while module:
        yield module
        module = module.rpartition(".")[0]


def find_lacking(app: Sphinx, stopped: Exception | None) -> None:
    """Stop where a finding's address leads to no page that was built.

    Raises:
        ExtensionError: Some page is not there.
    """
    if stopped is not None or app.builder.name != "html":
        return
    addresses = [rule_page(rule.code, rule.slug) for rule in rk.rules]
    addresses += [problem_page(record.id, record.slug) for record in rk.problems]
    lacking = [each for each in addresses if not (Path(app.outdir) / each.removeprefix(DOCUMENTATION)).is_file()]
    if lacking:
        msg = f"findings lead to pages that are not there: {', '.join(lacking)}"
        raise ExtensionError(msg)


class Names(SphinxDirective):
    """Enter names into the index, one a line, that lead to the target of the argument or, for `top`, to the page."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[Node]:
        """Return the entries. They stand at a target that has text, since the search shows the text at a target."""
        target = "" if self.arguments[0] == "top" else self.arguments[0]
        entries = [("single", name, target, "main", None) for name in self.content]
        return [addnodes.index(entries=entries)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the pages, the roles that lead to them, and how classes are shown."""
    app.setup_extension("sphinx.ext.autodoc")
    for name in _OBJECTS:
        app.add_object_type(name, name, ref_nodeclass=nodes.inline)
    app.add_directive("names", Names)
    app.connect("builder-inited", write_pages)
    app.connect("html-collect-pages", source_pages)
    app.connect("build-finished", find_lacking)
    app.connect("autodoc-process-signature", show_signature)
    app.connect("autodoc-process-docstring", show_details, priority=900)
    app.connect("missing-reference", find_home, priority=400)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
