"""Cases told in another order, and cases told later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

import attrs

from rehabkit.bounds import Model
from rehabkit.models.case import Case
from rehabkit.models.log import LoggedTreatment, Session
from rehabkit.models.observation import Assessment, PainObservation, ToneObservation
from rehabkit.models.tone import is_tight
from rehabkit.vocab import Status, Tone

M = TypeVar("M", bound=Model)

_CASE = ("assessments", "claims", "complaints", "goals")
_VISIT = ("functions", "neuro", "pains", "ranges", "strengths", "symptoms", "tones")
_PATIENT = ("conditions", "medications", "precautions", "surgeries")
_LOG = ("activities", "events", "rest_days", "sessions", "treatments")
_DEFINITIONS = ("exercises", "muscles", "pairs", "treatments")
_NOT_DONE = frozenset({Status.PLANNED, Status.MISSED})
_DAYS = 30


def reordered(case: Case) -> Iterator[tuple[str, Case]]:
    """Yield a case with one list reversed, for each list of two or more whose order says nothing."""
    yield from _reversed(case, _CASE)
    if case.program is not None:
        yield from ((name, attrs.evolve(case, program=it)) for name, it in _reversed(case.program, ("phases",)))
    for name in _VISIT:
        visits = tuple(_turned(visit, name) for visit in case.assessments or ())
        if visits != (case.assessments or ()):
            yield f"{name} of visits", attrs.evolve(case, assessments=visits)
    if case.patient is not None:
        yield from ((name, attrs.evolve(case, patient=it)) for name, it in _reversed(case.patient, _PATIENT))
    if case.log is not None:
        yield from ((name, attrs.evolve(case, log=it)) for name, it in _reversed(case.log, _LOG))
    if case.definitions is not None:
        found = _reversed(case.definitions, _DEFINITIONS)
        yield from ((f"own {name}", attrs.evolve(case, definitions=it)) for name, it in found)


def _turned(visit: Assessment, name: str) -> Assessment:
    return next((turned for _, turned in _reversed(visit, (name,))), visit)


def _reversed(holder: M, names: tuple[str, ...]) -> Iterator[tuple[str, M]]:
    for name in names:
        items = getattr(holder, name) or ()
        if len(items) > 1:
            yield name, attrs.evolve(holder, **{name: items[::-1]})


def done(case: Case) -> tuple[str, ...]:
    """Return the paths of work in the log that was done."""
    log = case.log
    items = [
        f"$.log.sessions[{at}].items[{position}]"
        for at, session in enumerate((log.sessions or ()) if log is not None else ())
        for position, item in enumerate(session.items or ())
        if (item.status or session.status) not in _NOT_DONE
    ]
    treatments = [
        f"$.log.treatments[{at}]"
        for at, treatment in enumerate((log.treatments or ()) if log is not None else ())
        if treatment.status not in _NOT_DONE
    ]
    return (*items, *treatments)


def hindsight(case: Case, visit: Assessment) -> tuple[Case, Case, dt.date]:
    """Return a case, the case with a visit after all work, and a day after both.

    The visit sees tension and pain, and that whatever the case saw of them has turned into its contrary.
    """
    log = case.log
    work: list[Session | LoggedTreatment] = [] if log is None else [*(log.sessions or ()), *(log.treatments or ())]
    days = [each.date for each in (*work, *(case.assessments or ()), visit)]
    later = max(days) + dt.timedelta(days=_DAYS)
    seen = case.assessments or ()
    tones = [*(visit.tones or ()), *(_other_tone(tone) for each in seen for tone in each.tones or ())]
    pains = [*(visit.pains or ()), *(_other_pain(pain) for each in seen for pain in each.pains or ())]
    newest = Assessment(
        id="later",
        date=later,
        tones=tuple(attrs.evolve(tone, id=f"later-t{at}") for at, tone in enumerate(tones)),
        pains=tuple(attrs.evolve(pain, id=f"later-p{at}") for at, pain in enumerate(pains)),
    )
    before = attrs.evolve(case, as_of=None)
    after = attrs.evolve(before, assessments=(*(case.assessments or ()), newest))
    return before, after, later + dt.timedelta(days=_DAYS)


def _other_tone(seen: ToneObservation) -> ToneObservation:
    return attrs.evolve(seen, tone=Tone.NORMAL if is_tight(seen.tone) else Tone.SPASM)


def _other_pain(seen: PainObservation) -> PainObservation:
    return attrs.evolve(seen, value=0 if seen.value else 1)
