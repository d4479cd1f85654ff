"""Field types that several models share, each with its bounds.

The limits of dates, counts and texts are library choices: wide enough for any real document,
narrow enough that arithmetic never overflows and a typing error is seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from rehabkit.bounds import Bounds, echo
from rehabkit.errors import FieldError, ProblemCode
from rehabkit.vocab import Side

ID_PATTERN = "[a-z0-9][a-z0-9._-]*"

Id = Annotated[str, Bounds(pattern=ID_PATTERN, longest=100)]
Name = Annotated[str, Bounds(longest=300)]
Text = Annotated[str, Bounds(longest=5_000)]
Date = Annotated[dt.date, Bounds(ge=dt.date(1900, 1, 1), le=dt.date(2199, 12, 31))]
Time = dt.time
Year = Annotated[int, Bounds(ge=1900, le=2199)]

Count = Annotated[int, Bounds(ge=1, le=10_000)]
Days = Annotated[int, Bounds(ge=0, le=20_000, unit="days")]
Seconds = Annotated[float, Bounds(ge=0, le=86_400, unit="s")]
Minutes = Annotated[float, Bounds(ge=0, le=1_440, unit="min")]
Percent = Annotated[float, Bounds(ge=0, le=100, unit="%")]
Kilograms = Annotated[float, Bounds(ge=0, le=1_000, unit="kg")]
Measure = Annotated[float, Bounds(ge=-1_000_000, le=1_000_000)]
PainPoints = Annotated[float, Bounds(ge=0, le=10, unit="NPRS points")]
PainValue = Annotated[float, Bounds(ge=0, le=100, unit="NPRS points, or mm on a VAS")]

MuscleSide = Annotated[Side, Bounds(among=(Side.LEFT, Side.RIGHT, Side.MIDLINE))]
ObservedSide = Annotated[Side, Bounds(among=(Side.LEFT, Side.RIGHT, Side.MIDLINE, Side.UNKNOWN))]
RegionSide = Annotated[
    Side,
    Bounds(among=(Side.LEFT, Side.RIGHT, Side.BILATERAL, Side.CENTRAL, Side.ALTERNATING, Side.UNKNOWN)),
]
OneSide = Annotated[Side, Bounds(among=(Side.LEFT, Side.RIGHT))]


def not_after(
    first: str, low: float | dt.date | None, second: str, high: float | dt.date | None
) -> Iterator[FieldError]:
    """Yield a fault at the second field where it is stated and lies below the first."""
    if low is not None and high is not None and high < low:  # type: ignore[operator]  # both of one kind by their fields
        yield FieldError(
            ProblemCode.CONTRADICTION, (second,), f"must not be below {first} {echo(low)} (got {echo(high)})"
        )
