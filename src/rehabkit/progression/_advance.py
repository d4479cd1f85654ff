"""What a program's own criteria say of the phase that a case is in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from rehabkit.chart import Chart, Moment, as_of_default
from rehabkit.checking import check, thresholds_with
from rehabkit.errors import UnknownNameError
from rehabkit.location import Path
from rehabkit.models.case import Case
from rehabkit.models.program import Phase, Program
from rehabkit.progression._answer import Advance
from rehabkit.progression._course import (
    Course,
    begin_of,
    course_of,
    flare_ups,
    next_phase,
    phases_of,
    previous_phase,
)
from rehabkit.progression._criteria import CriterionResult, results
from rehabkit.progression._gates import Thresholds, gates
from rehabkit.progression._shown import View
from rehabkit.report import Referral
from rehabkit.resolve import join
from rehabkit.rulebook import RULES
from rehabkit.vocab import CriterionKind, CriterionState, Decision

_LASTING = {CriterionKind.TONE, CriterionKind.STRENGTH, CriterionKind.RANGE, CriterionKind.SYMMETRY}


def advance(
    case: Case,
    as_of: dt.date | None = None,
    *,
    phase: str | None = None,
    thresholds: Thresholds | None = None,
) -> Advance:
    """Return what the program's own criteria say of the phase that a case is in.

    A positive red flag or a stop sign wins over everything. A flare-up in this phase (A72), or an entry criterion of
    it on tension, strength, range or symmetry that holds no more, asks for the phase before. The next phase follows
    where this one's exit criteria and its own entry criteria are met, and where a check of it, begun today, would
    report neither P01 nor P02 nor P28 above a note; what those leave unknown leaves the decision undecided. Where
    neither phase states a criterion, the days of the plan decide. A criterion that is not known never advances, and
    no waiver opens a gate. A screen that is missing changes no decision; it is among what to measure.

    Args:
        case: The case.
        as_of: A day from which the case is viewed; later records are not seen.
        phase: Id of the phase in course; absent means what log, criteria and calendar say.
        thresholds: Values that differ from the defaults, as in `check`.

    Raises:
        CaseError: A name in the case leads nowhere, or a side or date cannot be.
        UnknownNameError: The program has no such phase, or there is no such threshold.
        ValueError: A threshold cannot have its value.
    """
    return answer(case, as_of, phase, thresholds or {})


def answer(
    case: Case, as_of: dt.date | None, phase: str | None, thresholds: Thresholds, began: dt.date | None = None
) -> Advance:
    """Return the answer of `advance`, of a phase that began on a day where the case itself does not tell it."""
    day = as_of if as_of is not None else as_of_default(case)
    values = thresholds_with(thresholds)
    screen = check(case, rules=[RULES["P33"]], as_of=day)
    chart = Chart(join(case), day, values)
    here = course_of(chart) if phase is None else _named(chart, case.program, phase)
    if here is not None and began is not None:
        here = Course(here.phase, began)
    if screen.referral:
        return _referred(screen.referral, here, day)
    told = _told(case, chart, here, thresholds)
    return attrs.evolve(told, needs=(*told.needs, *(need for each in screen.unknown for need in each.needs)))


def _told(case: Case, chart: Chart, here: Course | None, thresholds: Thresholds) -> Advance:
    day = chart.as_of
    if here is None or day is None:
        reason = "The program has no phase" if here is None else "Nothing in the case is dated"
        return Advance(decision=Decision.UNDECIDED, as_of=day, phase=_name(here), because=(reason,))
    view = View(chart=chart, now=Moment(day), began=here.began)
    entered = tuple(_entered(case, here.phase, view))
    back = (*_flares(view), *_lapses(entered))
    return _back(case, here, view, entered, back) if back else _onward(case, here, view, entered, thresholds)


def _named(chart: Chart, program: Program | None, name: str) -> Course:
    for phase in phases_of(program):
        if phase.id == name:
            return Course(phase, begin_of(chart, phase))
    msg = f"the program has no phase named {name!r:.60}"
    raise UnknownNameError(msg)


def _name(here: Course | None) -> str | None:
    return None if here is None else here.phase.id


def _referred(referral: tuple[Referral, ...], here: Course | None, day: dt.date | None) -> Advance:
    reasons = tuple(f"{each.urgency.upper()}: {each.what}. {each.advice}" for each in referral)
    return Advance(decision=Decision.STOP_AND_REFER, as_of=day, phase=_name(here), because=reasons, referral=referral)


def _entered(case: Case, here: Phase, view: View) -> Iterator[CriterionResult]:
    """Yield the entry criteria of this phase; days that its own or the former phase lasts count from the former."""
    before = previous_phase(case.program, here)
    began = view.began if before is None else begin_of(view.chart, before)
    return results(here.entry, _path(case, here) / "entry", attrs.evolve(view, began=began))


def _flares(view: View) -> Iterator[str]:
    points, percent = view.chart.number("change-points"), view.chart.number("change-percent")
    for what, best, first, second in flare_ups(view.chart, view.began, points=points, percent=percent):
        since = f"{first.text} on {first.date} and {second.text} on {second.date}"
        yield f"Two records in a row of {what} are worse than {best.text} on {best.date}: {since}"


def _lapses(entered: Iterable[CriterionResult]) -> Iterator[str]:
    for each in entered:
        if each.state is CriterionState.NOT_MET and each.kind in _LASTING:
            yield f"An entry criterion of this phase does not hold: {each.sentence}"


def _back(
    case: Case, here: Course, view: View, entered: tuple[CriterionResult, ...], because: tuple[str, ...]
) -> Advance:
    before = previous_phase(case.program, here.phase)
    return Advance(
        decision=Decision.REGRESS,
        as_of=view.now.date,
        phase=here.phase.id,
        to=None if before is None else before.id,
        because=because if before is not None else (*because, "No phase comes before this one"),
        criteria=entered,
        needs=_needs(entered),
    )


def _onward(
    case: Case, here: Course, view: View, entered: tuple[CriterionResult, ...], thresholds: Thresholds
) -> Advance:
    """Return what criteria say together: one that is not met keeps, one that is not known leaves it open."""
    ahead = next_phase(case.program, here.phase)
    own = tuple(_between(case, here.phase, ahead, view))
    lapsed = tuple(each for each in entered if each.state is CriterionState.NOT_MET)
    listed = (*own, *_further(case, here.phase, ahead, view, thresholds), *lapsed)
    failing = [each for each in listed if each.state is CriterionState.NOT_MET]
    unknown = [each for each in listed if each.state is CriterionState.UNKNOWN]
    decision, because = _weighed(failing, unknown, own) or _by_days(here, view.now.date)
    goes = decision is Decision.ADVANCE
    return Advance(
        decision=decision,
        as_of=view.now.date,
        phase=here.phase.id,
        to=ahead.id if goes and ahead is not None else None,
        because=(*because, "No phase follows this one") if goes and ahead is None else because,
        criteria=listed,
        needs=_needs((*failing, *unknown)),
    )


def _weighed(
    failing: list[CriterionResult], unknown: list[CriterionResult], own: tuple[CriterionResult, ...]
) -> tuple[Decision, tuple[str, ...]] | None:
    if failing:
        return Decision.STAY, (_counted(failing, "met"),)
    if unknown:
        return Decision.UNDECIDED, (_counted(unknown, "known"),)
    return (Decision.ADVANCE, ("All criteria are met",)) if own else None


def _counted(found: list[CriterionResult], what: str) -> str:
    return f"1 criterion is not {what}" if len(found) == 1 else f"{len(found)} criteria are not {what}"


def _by_days(here: Course, today: dt.date) -> tuple[Decision, tuple[str, ...]]:
    if here.began is None:
        return Decision.UNDECIDED, ("No criterion is stated, and it is not known when the phase began",)
    if (today - here.began).days > here.phase.to_day - here.phase.from_day:
        return Decision.ADVANCE, ("No criterion is stated, and the days of the phase have passed",)
    return Decision.STAY, ("No criterion is stated, and the days of the phase have not passed",)


def _between(case: Case, here: Phase, ahead: Phase | None, view: View) -> Iterator[CriterionResult]:
    """Yield what the program states between this phase and the next one."""
    yield from results(here.exit, _path(case, here) / "exit", view)
    if ahead is not None:
        yield from results(ahead.entry, _path(case, ahead) / "entry", view)


def _further(
    case: Case, here: Phase, ahead: Phase | None, view: View, thresholds: Thresholds
) -> Iterator[CriterionResult]:
    """Yield the exit criteria of further phases that the next one requires, and the rules that it would not keep."""
    if ahead is None:
        return
    for other in phases_of(case.program):
        if other.id in (ahead.requires or ()) and other.id != here.id:
            since = attrs.evolve(view, began=begin_of(view.chart, other))
            yield from results(other.exit, _path(case, other) / "exit", since)
    yield from gates(case, ahead, _path(case, ahead), view.now.date, thresholds)


def _needs(found: Iterable[CriterionResult]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(need for each in found for need in each.needs))


def _path(case: Case, phase: Phase) -> Path:
    phases = (case.program.phases or ()) if case.program is not None else ()
    return Path(("program", "phases", phases.index(phase)))
