"""The three answers of a dose scheme, and the flags that withhold one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import attrs

from rehabkit.bounds import echo
from rehabkit.models.complaint import RedFlagScreen
from rehabkit.models.log import EventRecord
from rehabkit.models.scheme import Scheme
from rehabkit.vocab import STOP_SIGNS, ScreenState

V = TypeVar("V")

NO_SCREEN = "no red-flag screen was given"


@attrs.frozen(kw_only=True)
class Given(Generic[V]):
    """What a published table gives; no advice.

    Attributes:
        scheme: Id of the scheme, or the source of a ladder.
        value: What it gives.
        because: The row of the table, in words.
        references: References of the scheme.
        verified: Whether the table was read in the publication after which the scheme is named.
        choices: What in it is no publication's: choices of the library or of whoever asks.
        not_known: What was not known and might have withheld it.
    """

    scheme: str
    value: V
    because: str
    references: tuple[str, ...] = ()
    verified: bool
    choices: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Undecided:
    """A table that gives nothing here.

    Attributes:
        scheme: Id of the scheme, or the source of a ladder.
        because: Why, in words.
        needs: What has to be recorded first; empty where the publication itself is silent.
    """

    scheme: str
    because: str
    needs: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Withheld:
    """An answer that is not given beside a red flag or a stop sign.

    Attributes:
        scheme: Id of the scheme, or the source of a ladder.
        because: The flags and signs, in words.
    """

    scheme: str
    because: tuple[str, ...]


def named(scheme: object) -> str:
    """Return the id of a scheme.

    Raises:
        TypeError: It is none, such as an id alone.
    """
    if not isinstance(scheme, Scheme):
        msg = f'must be a scheme, such as rk.schemes["delorme"] (got {echo(scheme)})'
        raise TypeError(msg)
    return scheme.id


def given(
    scheme: Scheme, value: V, because: str, screen: RedFlagScreen | None, choices: tuple[str, ...] = ()
) -> Given[V]:
    """Return what a scheme gives, with its references and its state."""
    return Given(
        scheme=scheme.id,
        value=value,
        because=because,
        references=scheme.references,
        verified=scheme.verified,
        choices=choices,
        not_known=unscreened(screen),
    )


def missing(scheme: str, needs: tuple[str, ...]) -> Undecided:
    """Return that data have to be recorded first."""
    return Undecided(scheme=scheme, because=f"not recorded: {', '.join(needs)}", needs=needs)


def no_table(scheme: Scheme, what: str) -> Undecided:
    """Return that a scheme is of another kind."""
    return Undecided(scheme=scheme.id, because=f"its table gives {scheme.kind.replace('-', ' ')}, no {what}")


def withheld(scheme: str, screen: RedFlagScreen | None, events: Iterable[EventRecord]) -> Withheld | None:
    """Return why nothing is given beside a positive screen or a stop sign, or None."""
    because = (*_red_flags(screen), *_stop_signs(screen, events))
    return Withheld(scheme=scheme, because=because) if because else None


def unscreened(screen: RedFlagScreen | None) -> tuple[str, ...]:
    """Return that red flags were not asked about, where they were not."""
    return (NO_SCREEN,) if screen is None or screen.state is ScreenState.NOT_SCREENED else ()


def _red_flags(screen: RedFlagScreen | None) -> Iterator[str]:
    if screen is not None and screen.state is ScreenState.POSITIVE:
        named = ", ".join(flag.category for flag in screen.positives or ())
        yield f"the red-flag screen is positive{f': {named}' if named else ''}"


def _stop_signs(screen: RedFlagScreen | None, events: Iterable[EventRecord]) -> Iterator[str]:
    for event in events:
        if event.event in STOP_SIGNS and not _cleared(screen, event):
            yield f"stop sign: {event.event}"


def _cleared(screen: RedFlagScreen | None, event: EventRecord) -> bool:
    """Return whether a negative screen is dated after the day of a stop sign (S03)."""
    if screen is None or screen.state is not ScreenState.NEGATIVE or screen.date is None or event.date is None:
        return False
    return screen.date > event.date
