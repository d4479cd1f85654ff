"""Work asks the patient to go into pain or to the maximum.

What it checks
    Each piece of work that states what it tells the patient about pain: it neither seeks pain nor pushes through it
    without an upper limit. Each release contraction with a stated effort: it is not maximal, which is all of the
    person's own effort, or on to failure. Each aggressive strengthening of a person whose spine or neck pain is
    known: that pain is at most the limit, 0 by default.

Why
    One source holds that pain brings no gain and that more effort does not overcome inhibition (S0-15, S0-21), and
    rejects aggressive strengthening of people with spine pain (S0-05); another that going all out defeats a release
    contraction (S3-93). A third sees tolerance grow by exposure (S4-07, S4-08).

When it does not apply
    A stated upper limit of pain, and strength tests. What an item of the log does not state itself is judged at its
    prescription. An effort that is not stated is asked for by P09, a pain that is not recorded by P02. Planned work
    whose phase asks for an end of pain on entry (A63).

References:
    S0-05, S0-15, S0-21, S3-93; disputed by S4-07, S4-08. Evidence entries E01, E11, E41: exercise with some pain is
    not inferior, and work-hardening programs as studied are graded and not simply harmful.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import (
    Chart,
    Judged,
    Moment,
    PainEntry,
    Plateau,
    Subject,
    WorkEntry,
    highest_effort,
    plateau,
    strength_shown,
)
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.dosage import PainRule
from rehabkit.models.edit import Edit
from rehabkit.models.log import LoggedWork
from rehabkit.rulebook import _cases_dose
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, day_parameters, listed, pain_fact, parameters
from rehabkit.vocab import Effect, Family, Outcome, PainInstruction, PainScale, Region, Severity, Status

_SPINE = Subject(site=None, regions=(Region.NECK, Region.UPPER_BACK, Region.LOW_BACK), side=None)
_ALL = 100
_WORST = 10
_INTO_PAIN = {
    PainInstruction.PUSH_THROUGH: "tells the patient to push through pain without an upper limit",
    PainInstruction.SEEK: "tells the patient to seek pain without an upper limit",
}


@attrs.frozen
class _Fault:
    """One of the things that the rule looks for.

    Attributes:
        told: What is there.
        wanted: What the source would have.
        facts: The data it rests on.
    """

    told: str
    wanted: str
    facts: tuple[Fact, ...]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each piece of work that states one of these things."""
    for entry in chart.works:
        if entry.status is Status.MISSED:
            continue
        asked = [*_instruction(entry), *_effort(entry), *_aggression(chart, entry), *_raise(chart, entry)]
        faults = [fault for fault in asked if fault is not None]
        if faults:
            yield Hit(
                outcome=Outcome.FAIL,
                path=entry.path,
                facts=tuple(fact for fault in faults for fact in fault.facts),
                parameters=parameters(
                    work=entry.name,
                    told=listed(fault.told for fault in faults),
                    wanted=listed(fault.wanted for fault in faults),
                ),
            )
        elif asked:
            yield PASS


def _instruction(entry: WorkEntry) -> Iterator[_Fault | None]:
    """Yield what the work itself tells the patient about pain, or None where that is no fault."""
    rule = entry.stated.pain_rule
    if rule is None:
        return
    told = _INTO_PAIN.get(rule.instruction)
    if told is None or _has_limit(rule):
        yield None
        return
    fact = Fact(f"{entry.path}.pain_rule.instruction", f"instruction: {rule.instruction}")
    yield _Fault(told, "no instruction to work into pain", (fact,))


def _has_limit(rule: PainRule) -> bool:
    """Return whether a rule states an upper limit of pain; the end of the scale is none."""
    limits = (rule.during_at_most, rule.after_at_most, rule.next_morning_at_most)
    return any(limit is not None and limit < _WORST for limit in limits)


def _effort(entry: WorkEntry) -> Iterator[_Fault | None]:
    """Yield whether a release contraction asks for all of the person's effort, where an effort is stated."""
    dosage = entry.dosage
    if dosage is None or not entry.states_dosage or not entry.has(Effect.RELEASE_CONTRACTION):
        return
    name, most = highest_effort(dosage)
    if most is None and dosage.to_failure is None:
        return
    facts = [Fact(f"{entry.path}.dosage.{name}", f"{most:g} %")] if most is not None and most >= _ALL else []
    facts += [Fact(f"{entry.path}.dosage.to_failure", "on to failure")] if dosage.to_failure is True else []
    wanted = "a release contraction that is never maximal"
    yield _Fault("asks for a maximal release contraction", wanted, tuple(facts)) if facts else None


def _aggression(chart: Chart, entry: WorkEntry) -> Iterator[_Fault | None]:
    """Yield whether the spine or neck hurts while the person is strengthened aggressively, where that is known."""
    if not entry.has(Effect.STRENGTHENING) or not entry.is_aggressive:
        return
    judged = [found for found in chart.judge(entry, lambda moment: _pains(chart, entry, moment)) if found.value]
    painful = [found for found in judged if any(pain.exceeds(chart.number("pain-limit")) for pain in found.value)]
    if judged:
        yield _in_pain(painful, chart.number("pain-limit")) if painful else None


def _in_pain(painful: list[Judged[tuple[PainEntry, ...]]], limit: float) -> _Fault:
    first = painful[0]
    pain = next(each for each in first.value if each.exceeds(limit))
    when = day_parameters(first.moment, sum(found.days for found in painful))
    told = f"strengthens aggressively {when} with pain of spine or neck {pain}"
    return _Fault(told, "no aggressive strengthening while spine or neck hurt", (pain_fact(pain, first.moment),))


def _raise(chart: Chart, entry: WorkEntry) -> Iterator[_Fault | None]:
    """Yield whether effort is raised on a muscle that gains no strength while it hurts (S0-15)."""
    most = None if entry.dosage is None else highest_effort(entry.dosage)[1]
    if most is None or not entry.states_dosage or not entry.has(Effect.STRENGTHENING):
        return
    for site in entry.sites:
        flat = plateau(chart, entry, site)
        pain = None if flat is None else _lasting(chart, entry, site, flat)
        if flat is not None and flat.effort is not None and pain is not None:
            yield _in_vain(site, flat, pain, f"from {flat.effort:g} % to {most:g} %") if flat.effort < most else None


def _lasting(chart: Chart, entry: WorkEntry, site: Site, flat: Plateau) -> PainEntry | None:
    """Return the pain of a site of spine or neck with work, if the site hurt at the first of two tests as well."""
    limit, regions = chart.number("pain-limit"), {None, *chart.muscle(site.muscle).regions}
    then = chart.pain(chart.subject(site), flat.before.moment).known
    judged = list(chart.judge(entry, lambda moment: _pains(chart, entry, moment)))
    now = [pain for found in judged for pain in found.value if pain.exceeds(limit) and pain.region in regions]
    return now[0] if now and any(pain.exceeds(limit) for pain in then) else None


def _in_vain(site: Site, flat: Plateau, pain: PainEntry, efforts: str) -> _Fault:
    tests = [Fact(str(each.path), strength_shown(each.observation)) for each in (flat.before, flat.after)]
    days = f"between {flat.before.moment.date} and {flat.after.moment.date}"
    told = f"raises the effort of {site} {efforts} after no gain in strength {days}, with pain {pain}"
    return _Fault(told, "no more effort as long as pain lasts", (*tests, pain_fact(pain, pain.moment)))


def _pains(chart: Chart, entry: WorkEntry, moment: Moment) -> tuple[PainEntry, ...]:
    """Return the pains of spine and neck that compare with the limit: told with work there, else observed."""
    limit = chart.number("pain-limit")
    own = _own(chart, entry, moment)
    if own is not None:
        return (own,) if _compares(own, limit) else ()
    phase = entry.phase.phase if entry.phase is not None and entry.is_planned else None
    covered = chart.painless_on_entry(phase, _SPINE, limit) if phase is not None else frozenset()
    begins = chart.date_of(phase.from_day) if phase is not None else None
    return tuple(
        pain
        for pain in chart.pain(_SPINE, moment).known
        if _compares(pain, limit)
        and (not covered & {pain.region, Region.WHOLE_BODY} or (begins is not None and pain.moment.date > begins))
    )


def _compares(pain: PainEntry, limit: float) -> bool:
    """Return whether a pain compares with the limit: millimeters with 0 alone (A74)."""
    return pain.scale is PainScale.NPRS or limit == 0 or pain.value == 0


def _own(chart: Chart, entry: WorkEntry, moment: Moment) -> PainEntry | None:
    """Return the pain told before work of the spine or neck."""
    stated = entry.stated
    if not isinstance(stated, LoggedWork) or stated.pain_before is None:
        return None
    if not {region for subject in chart.subjects(entry) for region in subject.regions} & set(_SPINE.regions):
        return None
    scale = stated.pain_scale or PainScale.NPRS
    return PainEntry(value=stated.pain_before, scale=scale, path=entry.path / "pain_before", moment=moment)


RULE = Rule(
    code="P12",
    slug="no-pain-no-gain",
    family=Family.DOSE,
    principle="P12",
    severity=Severity.ERROR,
    message="{work} {told}",
    suggestion="The source would have {wanted}",
    thresholds=("pain-limit",),
    check=check,
    pair=MinimalPair(
        good=_cases_dose.cautious,
        bad=Edit("$.program.phases[0].prescriptions[0].pain_rule.instruction", PainInstruction.PUSH_THROUGH),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=(Fact("$.program.phases[0].prescriptions[0].pain_rule.instruction", "instruction: push-through"),),
            parameters=parameters(
                told="tells the patient to push through pain without an upper limit",
                wanted="no instruction to work into pain",
                work="resistance training",
            ),
        ),
    ),
    doc=__doc__,
)
