"""The only spelling of a place in a document: `$.phases[0].prescriptions[1]`."""

from __future__ import annotations

import re

import attrs

Step = str | int

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_STEP = re.compile(r"\.([A-Za-z_][A-Za-z0-9_-]*)|\[(\d+)\]")
_LONGEST_KEY = 40
_QUOTES = 2


@attrs.frozen(order=True)
class Path:
    """Where something sits in a document, or in the catalog.

    Attributes:
        steps: Field names and zero-based positions, outermost first.
        root: `$` for the document; `catalog:<kind>/<id>` for shipped data.
    """

    steps: tuple[Step, ...] = ()
    root: str = "$"

    def __truediv__(self, step: Step) -> Path:
        """Return the path one step further in."""
        return Path((*self.steps, step), self.root)

    def __str__(self) -> str:
        """Return the JSON path."""
        return self.root + "".join(_spell(step) for step in self.steps)

    @classmethod
    def parse(cls, text: str) -> Path:
        """Return the path that a text spells.

        Raises:
            ValueError: The text is not a path of plain names and positions.
        """
        if not text.startswith("$"):
            msg = f"a path must begin with '$' (got {text!r})"
            raise ValueError(msg)
        steps: list[Step] = []
        at = 1
        while at < len(text):
            found = _STEP.match(text, at)
            if found is None:
                msg = f"a path must go on with '.name' or '[0]' at character {at} (got {text!r})"
                raise ValueError(msg)
            steps.append(found[1] if found[1] is not None else int(found[2]))
            at = found.end()
        return cls(tuple(steps))

    @classmethod
    def catalog(cls, kind: str, name: str) -> Path:
        """Return the path of a shipped datum, such as `catalog:pairs/biceps-triceps`."""
        return cls((), f"catalog:{kind}/{name}")

    def order(self) -> tuple[tuple[int, int, str], ...]:
        """Return a key by which paths sort in reading order, positions as numbers."""
        return tuple((0, step, "") if isinstance(step, int) else (1, 0, step) for step in self.steps)


def _spell(step: Step) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if len(step) <= _LONGEST_KEY and _PLAIN.fullmatch(step):
        return f".{step}"
    kept = step[:_LONGEST_KEY]
    while len(ascii(kept)) > _LONGEST_KEY + _QUOTES:
        kept = kept[:-1]
    return f"[{kept if kept == step else kept + '...'!a}]"
