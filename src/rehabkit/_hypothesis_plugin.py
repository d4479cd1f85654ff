"""What Hypothesis runs when it is imported: from then on `from_type` knows the classes of rehabkit.

The entry point group `hypothesis` names `setup`. It imports the modules of the public classes, which takes a part of a
second, but no strategy. The environment variable `HYPOTHESIS_NO_PLUGINS` turns it off.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

import rehabkit

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["setup"]


def setup() -> None:
    """Register a strategy for each public class.

    Vocabularies and errors are left to Hypothesis, which draws them by itself. The catalogs and the registry are left
    out as well: Hypothesis would offer them wherever somebody asks for `Iterable[int]`.
    """
    from hypothesis import strategies as st  # noqa: PLC0415  # importing it at the top would run this before it exists

    for name in rehabkit.__all__:
        found = getattr(rehabkit, name) if name[0].isupper() and not name.isupper() else None
        if isinstance(found, type) and not issubclass(found, Enum | Exception | Iterable):
            st.register_type_strategy(found, partial(_strategy, found))


def _strategy(cls: type[Any], _: object) -> SearchStrategy[Any]:
    """Return the strategy of a class, whatever alias or parent of it was asked for."""
    from rehabkit.testing import strategy_for  # noqa: PLC0415  # it imports Hypothesis, which may be half imported now

    return strategy_for(cls)
