"""Values that the strict loader accepts: fields are drawn by the strategies of this package."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rehabkit.bounds import Model
from rehabkit.testing._together import MENDS
from rehabkit.testing._values import Given, Kit, make

M = TypeVar("M", bound=Model)


def made(draw: DrawFn, cls: type[M], given: Given, **fixed: Any) -> M:
    """Return a drawn value that loads, with some fields fixed; a fixed None is absent."""
    return make(draw, cls, given, MENDS.get(cls), kit(), **fixed)


@st.composite
def loadable(draw: DrawFn, cls: type[M], given: Given | None = None) -> M:
    """Draw a value that loads."""
    return made(draw, cls, given or {})


def kit() -> Kit:
    from rehabkit.testing._loads import LOADS  # noqa: PLC0415  # the kit names strategies that draw by this kit

    return LOADS
