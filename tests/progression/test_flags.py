from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rehabkit as rk
from rehabkit.vocab import STOP_SIGNS, Event, LoadUnit, RedFlagCategory, ScreenState

Ask = Callable[..., Any]
DAY, NEXT = dt.date(2024, 3, 1), dt.date(2024, 3, 2)
POSITIVE = rk.RedFlagScreen(state=ScreenState.POSITIVE)
LADDER = rk.Ladder(steps=(5, 10), unit="s")


def _result(count: int) -> rk.Result:
    return rk.Result(load=100, unit=LoadUnit.POUND, repetitions=count, repetitions_before=count, goal=10)


ASKED: dict[str, Ask] = {
    "sets": lambda **flags: rk.sets_of(rk.schemes["delorme"], 40, LoadUnit.KILOGRAM, **flags),
    "changes": lambda **flags: rk.next_dose(rk.schemes["dapre-next-session"], _result(8), **flags),
    "weeks": lambda **flags: rk.week_of(rk.schemes["hsr-achilles"], 1, **flags),
    "quota": lambda **flags: rk.first_quota(rk.schemes["graded-activity-quota"], (1, 1, 1), **flags),
    "pain": lambda **flags: rk.rate_pain(rk.schemes["pain-bands-nemex"], after=1, **flags),
    "next morning": lambda **flags: rk.rate_pain(rk.schemes["pain-limit-silbernagel"], during=1, settled=True, **flags),
    "ladder": lambda **flags: rk.climb(LADDER, 1, reached=5, tolerated=True, **flags),
}
EVERY = pytest.mark.parametrize("ask", ASKED.values(), ids=list(ASKED))


def _sign(event: Event, date: dt.date | None = None) -> rk.EventRecord:
    return rk.EventRecord(id="v1", event=event, date=date)


def _screen(state: ScreenState, date: dt.date | None = None) -> rk.RedFlagScreen:
    return rk.RedFlagScreen(state=state, date=date)


@EVERY
def test_positive_screen(ask: Ask) -> None:
    """Nothing is given beside a positive red-flag screen, whatever was asked."""
    because = ("the red-flag screen is positive",)

    assert rk.Withheld(scheme=ask().scheme, because=because) == ask(screen=POSITIVE)


@EVERY
@pytest.mark.parametrize("event", sorted(STOP_SIGNS))
def test_stop_sign(ask: Ask, event: Event) -> None:
    """Nothing is given beside a stop sign."""
    answer = ask(events=(_sign(event),))

    assert isinstance(answer, rk.Withheld)
    assert (f"stop sign: {event}",) == answer.because


def test_every_reason_is_told() -> None:
    """A withheld answer tells all categories and all signs."""
    flags = (
        rk.RedFlag(category=RedFlagCategory.CAUDA_EQUINA),
        rk.RedFlag(category=RedFlagCategory.INFECTION),
    )
    screen = rk.RedFlagScreen(state=ScreenState.POSITIVE, positives=flags)
    events = (_sign(Event.SYNCOPE), _sign(Event.CHEST_PAIN))

    assert rk.Withheld(
        scheme="delorme",
        because=(
            "the red-flag screen is positive: cauda-equina, infection",
            "stop sign: syncope",
            "stop sign: chest-pain",
        ),
    ) == ASKED["sets"](screen=screen, events=events)


@pytest.mark.parametrize(
    "screen, date, withheld",
    [
        (_screen(ScreenState.NEGATIVE, NEXT), DAY, False),
        (_screen(ScreenState.NEGATIVE, DAY), DAY, True),
        (_screen(ScreenState.NEGATIVE, DAY), NEXT, True),
        (_screen(ScreenState.NEGATIVE, None), DAY, True),
        (_screen(ScreenState.NEGATIVE, NEXT), None, True),
        (_screen(ScreenState.NOT_SCREENED, NEXT), DAY, True),
        (None, DAY, True),
    ],
)
def test_cleared_sign(screen: rk.RedFlagScreen | None, date: dt.date | None, withheld: bool) -> None:  # noqa: FBT001  # a row
    """Only a negative screen that is dated after the day of a stop sign clears it."""
    answer = ASKED["sets"](screen=screen, events=(_sign(Event.SYNCOPE, date),))

    assert withheld == isinstance(answer, rk.Withheld)


@pytest.mark.parametrize("event", sorted(set(Event) - STOP_SIGNS))
def test_other_events(event: Event) -> None:
    """An event that is no stop sign withholds nothing."""
    assert isinstance(ASKED["sets"](events=(_sign(event),)), rk.Given)


@EVERY
@pytest.mark.parametrize(
    "screen, not_known",
    [
        (None, ("no red-flag screen was given",)),
        (_screen(ScreenState.NOT_SCREENED), ("no red-flag screen was given",)),
        (_screen(ScreenState.NEGATIVE), ()),
    ],
)
def test_unknown_screen(ask: Ask, screen: rk.RedFlagScreen | None, not_known: tuple[str, ...]) -> None:
    """An answer says where red flags were not asked about."""
    assert not_known == ask(screen=screen).not_known


def _all(scheme: rk.Scheme, count: int, screen: rk.RedFlagScreen | None, events: Iterable[rk.EventRecord]) -> list[Any]:
    flags: dict[str, Any] = {"screen": screen, "events": tuple(events)}
    return [
        rk.sets_of(scheme, count, LoadUnit.POUND, **flags),
        rk.next_dose(scheme, _result(count), rise=1, **flags),
        rk.week_of(scheme, count, **flags),
        rk.first_quota(scheme, (count, count, count), **flags),
        rk.rate_pain(scheme, during=count / 4, after=count / 4, settled=True, **flags),
        rk.climb(LADDER, 1, reached=count, tolerated=True, **flags),
    ]


@given(
    scheme=st.sampled_from(list(rk.schemes)),
    count=st.integers(min_value=0, max_value=40),
    screen=st.sampled_from([POSITIVE, None, _screen(ScreenState.NEGATIVE, DAY)]),
    event=st.sampled_from(sorted(STOP_SIGNS)),
)
def test_nothing_is_given_beside_a_flag(
    scheme: rk.Scheme, count: int, screen: rk.RedFlagScreen | None, event: Event
) -> None:
    """Whatever is asked of whatever scheme, a stop sign that is not cleared withholds the answer."""
    answers = _all(scheme, count, screen, (_sign(event, DAY),))

    assert {rk.Withheld} == {type(answer) for answer in answers}


@given(scheme=st.sampled_from(list(rk.schemes)), count=st.integers(min_value=0, max_value=40))
def test_flags_come_before_missing_data(scheme: rk.Scheme, count: int) -> None:
    """A positive screen withholds the answer of every scheme, also where its table is of another kind."""
    assert {rk.Withheld} == {type(answer) for answer in _all(scheme, count, POSITIVE, ())}
