"""A trigger-point injection stands where the source sees no solution in it.

What it checks
    Each trigger-point injection, done or planned, at each site: whether it is the first recorded there, whether the
    complaint came back after an earlier one, and whether plan or log strengthens or stabilizes by then. Repeated,
    with a return and with nothing that strengthens, the finding is plain. Each is judged by what is recorded at or
    before it.

Why
    One source holds that injections numb, last briefly or not at all, and leave the cause in place (S2-11, S2-13);
    it would build and stabilize the muscle instead (S2-14).

When it does not apply
    Other injections and drugs. A single injection that is not meant as a cure, beside work that strengthens, is
    noted only, since two sources put the relief of pain first (S0-17, S3-141); one for pain control without such
    work is contested for the same reason (T13). Pain that is absent because it is
    numbed changes nothing here (A44). A return is relief and its end in tension or in pain,
    by the thresholds of change.

References:
    S2-11, S2-12, S2-13, S2-14; disputed by S0-17, S3-141. Evidence entry E15.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Judged, Moment, PainEntry, Relapse, Subject, WorkEntry, concerns, relapses
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Treatment
from rehabkit.rulebook import _cases_passive
from rehabkit.ruleset import (
    Fact,
    Hit,
    MinimalPair,
    Rule,
    Softening,
    Verdict,
    day_parameters,
    pain_fact,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Effect, Family, Outcome, Purpose, Severity, Side, Status, TreatmentKind

BUILDS = (Effect.STRENGTHENING, Effect.STABILIZING, Effect.FACILITATION)
ONCE = ("once", "once-against-pain", "once-beside-strength")
MILDEST_LAST = (None, "repeated", "as-cure", "once", "beside-strength", "once-against-pain", "once-beside-strength")


@attrs.frozen
class _View:
    """What is known of an injection at its moment.

    Attributes:
        earlier: Injections done at that place before that day.
        relapse: The last return after one of them.
        building: Work that strengthens or stabilizes.
        softening: How the finding is softened.
    """

    earlier: tuple[WorkEntry, ...]
    relapse: Relapse | None
    building: WorkEntry | None
    softening: str | None


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each injection at each of its sites."""
    injections = [entry for entry in chart.works if _is_injection(entry)]
    for entry in injections:
        for subject in chart.subjects(entry) or (None,):
            yield from _judge(chart, entry, subject, injections)


def _is_injection(entry: WorkEntry) -> bool:
    found = entry.intervention
    is_kind = isinstance(found, Treatment) and found.kind is TreatmentKind.TRIGGER_POINT_INJECTION
    return is_kind and entry.status is not Status.MISSED


def _judge(chart: Chart, entry: WorkEntry, subject: Subject | None, injections: list[WorkEntry]) -> Iterator[Verdict]:
    done = [other for other in injections if other.is_done and concerns(chart, other, subject)]
    turns = list(_turns(chart, done))
    judged = list(chart.judge(entry, lambda moment: _view(chart, entry, subject, done, moment), turns))
    if judged:
        worst = min((found.value.softening for found in judged), key=MILDEST_LAST.index)
        alike = [found for found in judged if found.value.softening == worst]
        yield _hit(entry, subject, alike[0], sum(found.days for found in alike))


def _turns(chart: Chart, done: list[WorkEntry]) -> Iterator[dt.date]:
    """Yield the days from which a done injection is an earlier one, and those of work that builds."""
    yield from (other.moment.date + dt.timedelta(days=1) for other in done if other.moment is not None)
    yield from (work.moment.date for work in chart.work(*BUILDS) if work.moment is not None)


def _view(chart: Chart, entry: WorkEntry, subject: Subject | None, done: list[WorkEntry], moment: Moment) -> _View:
    earlier = tuple(other for other in done if other.moment is not None and other.moment.date < moment.date)
    found = () if subject is None else relapses(chart, subject, earlier)
    returns = [each for each in found if each.back.moment.is_seen_at(moment)]
    relapse = returns[-1] if returns else None
    building = next((work for work in chart.work(*BUILDS) if _is_known(work, moment)), None)
    repeated = bool(earlier) or _is_planned_often(chart, entry)
    softening = _softening(entry, repeated=repeated, returned=bool(returns), built=building is not None)
    return _View(earlier, relapse, building, softening)


def _is_known(work: WorkEntry, moment: Moment) -> bool:
    return work.is_planned or (work.moment is not None and work.moment.is_seen_at(moment))


def _is_planned_often(chart: Chart, entry: WorkEntry) -> bool:
    """Return whether a prescription says that it is given on more than one day."""
    dosage = entry.dosage
    stated = dosage is not None and (dosage.days_per_week is not None or dosage.weekdays is not None)
    return entry.is_prescription and stated and len(chart.planned_days(entry)) > 1


def _softening(entry: WorkEntry, *, repeated: bool, returned: bool, built: bool) -> str | None:
    purpose: Purpose | None = entry.get("purpose")
    is_cure = purpose is Purpose.CURE
    if not repeated and built and not is_cure:
        return "once-beside-strength"
    if not repeated:
        return "once-against-pain" if purpose is Purpose.PAIN_CONTROL else "once"
    if built:
        return "as-cure" if is_cure else "beside-strength"
    return None if returned else "repeated"


def _hit(entry: WorkEntry, subject: Subject | None, found: Judged[_View], days: int) -> Hit:
    view = found.value
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=None if subject is None else subject.site,
        facts=tuple(_facts(entry, view, found.moment)),
        parameters=parameters(
            work=entry.name,
            target="a place that is not named" if subject is None else subject,
            when=day_parameters(found.moment, days),
            history=_history(view),
            beside="nothing in plan or log builds or stabilizes"
            if view.building is None
            else f"{view.building.name} stands beside it",
        ),
        softening=view.softening,
    )


def _history(view: _View) -> str:
    count = len(view.earlier)
    if count == 0:
        repeats = view.softening not in ONCE
        return "it is planned on several days" if repeats else "no earlier one is recorded there"
    told = f"{count} earlier one{'' if count == 1 else 's'} there"
    return f"{told}, with no recorded return" if view.relapse is None else f"{told}, with relief and return"


def _facts(entry: WorkEntry, view: _View, moment: Moment) -> Iterator[Fact]:
    yield Fact(str(entry.path), f"{entry.name}, for {entry.get('purpose') or 'a purpose that is not stated'}")
    for other in view.earlier:
        assert other.moment is not None  # noqa: S101  # it is done
        yield Fact(str(other.path), f"{other.name} on {other.moment.date}", other.moment.days_before(moment))
    if view.relapse is not None:
        for state in (view.relapse.eased, view.relapse.back):
            yield pain_fact(state, moment) if isinstance(state, PainEntry) else tone_fact(state, moment)
    if view.building is not None:
        yield Fact(str(view.building.path), view.building.name)


RULE = Rule(
    code="P38",
    slug="injection-not-solution",
    family=Family.PASSIVE_CARE,
    principle="P38",
    severity=Severity.ERROR,
    message="{work} at {target} {when}: {history}; {beside}",
    suggestion="The source would build and stabilize {target}, and not only numb it",
    softenings=(
        Softening("repeated", Severity.WARNING, "it is repeated without strength work, and no return is recorded"),
        Softening("as-cure", Severity.WARNING, "it is repeated as a cure, beside strength work"),
        Softening("once", Severity.WARNING, "it is the first recorded, meant as a cure or without strength work"),
        Softening(
            "once-against-pain",
            Severity.WARNING,
            "it is the first recorded, without strength work, and two sources put the relief of pain first",
            contested=True,
        ),
        Softening(
            "beside-strength",
            Severity.WARNING,
            "it is repeated beside strength work, and not as a cure",
            contested=True,
        ),
        Softening(
            "once-beside-strength",
            Severity.INFO,
            "it is the first recorded, beside strength work, and not as a cure",
            contested=True,
        ),
    ),
    thresholds=("change-points", "change-percent"),
    check=check,
    pair=MinimalPair(
        good=_cases_passive.injected,
        bad=Edit("$.log.treatments[0].purpose", Purpose.CURE),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.treatments[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(
                Fact("$.log.treatments[0]", "trigger point injection, for cure"),
                Fact("$.program.phases[0].prescriptions[0]", "resistance training"),
            ),
            parameters=parameters(
                beside="resistance training stands beside it",
                history="no earlier one is recorded there",
                target="upper-trapezius (right)",
                when="on 2024-03-20",
                work="trigger point injection",
            ),
            softening="once",
        ),
    ),
    doc=__doc__,
)
