"""Sphinx extension of this project: a block of code that draws, shown with the pictures that it draws.

The code runs at each build, once for a light and once for a dark page, and leaves its axes in `ax`. What the picture
shows is told in words: to those who do not see it, and below it to everyone who asks.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes  # type: ignore[import-untyped]  # it brings no types
from matplotlib import rc_context
from matplotlib.figure import Figure
from sphinx.util.docutils import SphinxDirective

import rehabkit as rk
import rehabkit.plot as rp

if TYPE_CHECKING:
    from docutils.nodes import Element, Node  # type: ignore[import-untyped]  # it brings no types
    from matplotlib.axes import Axes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_GROUNDS = {"light": "white", "dark": "#14181e"}
_FOLDER = "generated/pictures"


class Picture(SphinxDirective):
    """Show code, run it, and show the axes that it leaves in `ax`; the argument names the files."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[Node]:
        """Return the code, the pictures for light and dark pages, and their words."""
        code = "\n".join(self.content)
        shown = nodes.literal_block(code, code, language="python")
        self.set_source_info(shown)
        alt, images = "", []
        for ground, color in _GROUNDS.items():
            ax = _drawn(code, color)
            alt = rp.alt_text(ax)
            images.append(self._image(ax, ground, alt))
        return [shown, *images, _words(alt)]

    def _image(self, ax: Axes, ground: str, alt: str) -> Element:
        name = f"{_FOLDER}/{self.arguments[0]}-{ground}.svg"
        path = Path(self.env.srcdir) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Letters are outlines, so that they look the same everywhere; ids do not depend on the run.
        with rc_context({"svg.fonttype": "path", "svg.hashsalt": "rehabkit"}):
            _figure(ax).savefig(path, metadata={"Date": None})
        return nodes.image(uri=f"/{name}", alt=alt, classes=["picture", f"only-{ground}"])


def _drawn(code: str, ground: str) -> Axes:
    space: dict[str, Any] = {"rk": rk, "rp": rp}
    with rc_context({"figure.facecolor": ground, "axes.facecolor": ground}):
        exec(compile(code, "<picture>", "exec"), space)  # noqa: S102  # the project's own documentation
    ax: Axes = space["ax"]
    return ax


def _figure(ax: Axes) -> Figure:
    figure = ax.figure
    if not isinstance(figure, Figure):
        msg = "the axes of a picture must stand on a figure"
        raise TypeError(msg)
    return figure


def _words(alt: str) -> Element:
    box = nodes.container(classes=["picture-words"])
    details = nodes.raw("", "<details><summary>In words</summary>", format="html")
    box += [details, nodes.paragraph(alt, alt), nodes.raw("", "</details>", format="html")]
    return box


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("picture", Picture)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
