"""Criteria of phases, each as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from rehabkit.models.criteria import (
    Criteria,
    DaysCriterion,
    HoldCriterion,
    PainCriterion,
    RangeCriterion,
    StrengthCriterion,
    SymmetryCriterion,
    ToneCriterion,
)
from rehabkit.models.tone import GLOSS
from rehabkit.vocab import DaysSince, StrengthScale, Tone

Criterion = (
    ToneCriterion
    | PainCriterion
    | StrengthCriterion
    | RangeCriterion
    | HoldCriterion
    | DaysCriterion
    | SymmetryCriterion
)

_SINCE = {
    DaysSince.ONSET: "the onset",
    DaysSince.PROGRAM_START: "the program's start",
    DaysSince.PHASE_START: "the phase began",
    DaysSince.SURGERY: "the surgery",
}
_UNITS = {
    StrengthScale.DYNAMOMETRY_N: " N",
    StrengthScale.DYNAMOMETRY_PERCENT_OTHER_SIDE: " % of the other side",
    StrengthScale.HOLD_S: " s held",
    StrengthScale.REPETITIONS: " repetitions",
}


def sentences(criteria: Criteria | None) -> tuple[str, ...]:
    """Return each criterion of a phase as a sentence, in the order of `Criteria`, words last; none for None."""
    if criteria is None:
        return ()
    words = () if criteria.text is None else (criteria.text,)
    return (*(sentence(criterion) for _, _, criterion in each_criterion(criteria)), *words)


def each_criterion(criteria: Criteria) -> Iterator[tuple[str, int, Criterion]]:
    """Yield each criterion with its field and position."""
    for name in ("tones", "pains", "strengths", "ranges", "holds", "days", "symmetries"):
        for position, criterion in enumerate(getattr(criteria, name) or ()):
            yield name, position, criterion


@singledispatch
def sentence(criterion: object) -> str:
    """Return a criterion as a sentence without its full stop.

    Raises:
        TypeError: It is no criterion of a phase.
    """
    msg = f"no criterion of a phase: {type(criterion).__name__}"
    raise TypeError(msg)


@sentence.register
def _(criterion: ToneCriterion) -> str:
    releasing = f"releasing ({GLOSS[Tone.RELEASING]}) or " if criterion.at_least is Tone.RELEASING else ""
    return f"{_site(criterion.muscle, criterion.side)} is {releasing}normal ({GLOSS[Tone.NORMAL]})"


@sentence.register
def _(criterion: PainCriterion) -> str:
    where = criterion.region if criterion.muscle is None else f"{criterion.muscle} in the {criterion.region}"
    return f"pain of {_site(where, criterion.side)} is at most {criterion.at_most:g} of 10"


@sentence.register
def _(criterion: StrengthCriterion) -> str:
    least = criterion.at_least if criterion.value_at_least is None else f"{criterion.value_at_least:g}"
    unit = _UNITS.get(criterion.scale, f" on {criterion.scale}")
    return f"strength of {_site(criterion.muscle, criterion.side)} is at least {least}{unit}"


@sentence.register
def _(criterion: RangeCriterion) -> str:
    movement = f"{criterion.joint} {criterion.movement}".replace("-", " ")
    return f"{_site(movement, criterion.side)} reaches at least {criterion.at_least_degrees:g} degrees"


@sentence.register
def _(criterion: HoldCriterion) -> str:
    return f"the hold of {criterion.prescription} reaches at least {criterion.at_least_s:g} s"


@sentence.register
def _(criterion: DaysCriterion) -> str:
    passed = "1 day has" if criterion.at_least == 1 else f"{criterion.at_least} days have"
    return f"at least {passed} passed since {_SINCE[criterion.since]}"


@sentence.register
def _(criterion: SymmetryCriterion) -> str:
    who = _site(criterion.muscle, criterion.side)
    return f"strength of {who} is at least {criterion.at_least_percent:g} % of the other side"


def _site(what: str, side: object) -> str:
    return what if side is None else f"{what} ({side})"
