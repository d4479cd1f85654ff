"""Heat, cold or manual force is used against a contraindication.

What it checks
    Each planned or done treatment that heats, cools or works by manual force, and each that a cited publication bars
    for a recorded condition or medicine, at each place: (a) no precaution against it is recorded for that place and
    day; (b) no recorded condition or medicine is one that the publication names as a possible contraindication.

Why
    A safety rule of the library: no source article has it. A precaution is the word of whoever knows the person; a
    publication's word is softer, since it is mostly narrower than what is recorded.

When it does not apply
    A template without a person. A treatment whose place is not stated, beside a precaution for one place, is
    unknown, and so is the whole where neither precautions nor conditions are stated. For (b) the catalog ships no
    datum yet, since what was not read in a publication is left out; a case's own treatments may bring theirs. Silence
    is no clearance.

References:
    Each contraindication cites its publication. A guideline on heating and cold (`houghton-2010-physiother-can`) was
    seen in its contents only, and no datum rests on it.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Bar, Chart, Subject, WorkEntry, bars_of, days_or_now, first_day, precaution_bars
from rehabkit.location import Path
from rehabkit.models.complaint import Patient
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_safety
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    Rule,
    Softening,
    Verdict,
    day_parameters,
    listed,
    parameters,
)
from rehabkit.vocab import Effect, Family, Outcome, PrecautionKind, Severity, Status

BARRED = {
    PrecautionKind.NO_HEAT: Effect.HEATING,
    PrecautionKind.NO_COLD: Effect.COOLING,
    PrecautionKind.NO_MANUAL_FORCE: Effect.MANUAL_FORCE,
}
PUBLISHED = "by-publication"


@attrs.frozen
class _Reason:
    """Something recorded that speaks against work.

    Attributes:
        bar: The record.
        text: What it says.
        facts: The data it rests on.
        softening: Softening where it alone speaks.
    """

    bar: Bar
    text: str
    facts: tuple[Fact, ...]
    softening: str | None


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each place of each modality, or the whole where the person's history is absent."""
    works = [entry for entry in _modalities(chart) if days_or_now(chart, entry)] if chart.has_person else []
    patient = chart.case.patient
    if works and (patient is None or (patient.precautions is None and patient.conditions is None)):
        names = sorted({entry.name for entry in works})
        verb = "is" if len(names) == 1 else "are"
        why = f"{listed(names)} {verb} planned or done, and neither precautions nor conditions of the person are stated"
        yield Hit(
            outcome=Outcome.UNKNOWN,
            parameters=parameters(why=why),
            needs=("precautions and conditions of the person",),
        )
        return
    for entry in works:
        reasons = list(_reasons(chart, entry, patient or Patient()))
        for subject in chart.subjects(entry) or (None,):
            yield _judge(chart, entry, subject, reasons)


def _modalities(chart: Chart) -> Iterator[WorkEntry]:
    for entry in chart.works:
        published = entry.intervention is not None and chart.joined.contraindicated(entry.intervention)
        if entry.status is not Status.MISSED and (entry.has(*BARRED.values()) or published):
            yield entry


def _judge(chart: Chart, entry: WorkEntry, subject: Subject | None, reasons: list[_Reason]) -> Verdict:
    days = days_or_now(chart, entry)
    held = [each for each in reasons if any(map(each.bar.holds_on, days))]
    certain = [each for each in held if each.bar.concerns(subject) is True]
    doubtful = [each for each in held if each.bar.concerns(subject) is None]
    if certain:
        recorded = [each for each in certain if each.softening is None]
        return _failure(chart, entry, subject, recorded or certain)
    return _unknown(entry, subject, doubtful) if doubtful else PASS


def _reasons(chart: Chart, entry: WorkEntry, patient: Patient) -> Iterator[_Reason]:
    for bar in precaution_bars(patient):
        assert bar.precaution is not None  # noqa: S101  # bars of precautions only
        effect = BARRED.get(bar.precaution.kind)
        if effect is not None and entry.has(effect):
            yield _Reason(bar, bar.text, (Fact(str(bar.path), bar.text),), None)
    states = chart.joined.contraindicated(entry.intervention) if entry.intervention is not None else ()
    for state in states:
        for bar in bars_of(patient, state):
            cited = [Fact(str(Path.catalog("references", name)), state.says) for name in state.references]
            text = f"{bar.text.replace('-', ' ')}, while a publication names {state.says}"
            yield _Reason(bar, text, (Fact(str(bar.path), bar.text), *cited), PUBLISHED)


def _failure(chart: Chart, entry: WorkEntry, subject: Subject | None, reasons: list[_Reason]) -> Hit:
    days = [day for day in days_or_now(chart, entry) if any(each.bar.holds_on(day) for each in reasons)]
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=None if subject is None else subject.site,
        facts=tuple(fact for each in reasons for fact in each.facts),
        parameters=parameters(
            work=entry.name,
            target=_place(subject),
            when=day_parameters(*first_day(chart, entry, days)),
            reason=listed(sorted({each.text for each in reasons})),
        ),
        softening=reasons[0].softening,
    )


def _unknown(entry: WorkEntry, subject: Subject | None, reasons: list[_Reason]) -> Hit:
    texts = listed(sorted({each.text for each in reasons}))
    where = "its place is not stated" if subject is None else f"whether this holds for {subject} is not stated"
    return Hit(
        outcome=Outcome.UNKNOWN,
        path=entry.path,
        site=None if subject is None else subject.site,
        facts=tuple(fact for each in reasons for fact in each.facts),
        parameters=parameters(why=f"{entry.name} stands beside this record: {texts}; {where}"),
        needs=(f"place of {entry.name}, with its side",),
    )


def _place(subject: Subject | None) -> str:
    return "a place that is not stated" if subject is None else str(subject)


RULE = Rule(
    code="S01",
    slug="contraindication-respected",
    family=Family.SAFETY,
    principle="S01",
    severity=Severity.ERROR,
    unknown_severity=Severity.INFO,
    message="{work} is used on {target} {when}, and on record is: {reason}",
    suggestion="A safety rule of the library would have no such treatment there while this holds; no source has it",
    unknown="{why}",
    softenings=(
        Softening(
            PUBLISHED,
            Severity.WARNING,
            "nobody recorded it for this person; a publication names it, in words narrower than the record",
        ),
    ),
    check=check,
    pair=MinimalPair(
        good=_cases_safety.cooled,
        bad=Edit("$.log.treatments[0].treatment", "heat"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.treatments[0]"),
            facts=(Fact("$.patient.precautions[0]", "no heat at knee (left) by physician"),),
            parameters=parameters(
                reason="no heat at knee (left) by physician", target="knee (left)", when="on 2024-04-02", work="heat"
            ),
        ),
        blind=Edit("$.patient", Patient()),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            parameters=parameters(
                why="ice is planned or done, and neither precautions nor conditions of the person are stated"
            ),
            needs=("precautions and conditions of the person",),
        ),
    ),
    doc=__doc__,
)
