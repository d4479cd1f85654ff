"""Work on fascia is used where no long-standing trouble with an involved fascia is recorded.

What it checks
    Each planned or done work on fascia, at each place: the trouble of that place is recorded as long-standing (a
    complaint, or a tension state marked chronic) and the fascia as involved, or fibromyalgia is on record.

Why
    One source holds that myofascial release is more useful where an imbalance is long-standing and the fascia takes
    part (S3-112); in fibromyalgia it treats both (S3-113).

When it does not apply
    A template without a person; what was done as prescribed is judged at the prescription. Where one half is recorded
    and nothing is said of the other, it is unknown. What long-standing means is set by whoever records it (A34): no
    source gives a number.

References:
    S3-112; disputed by S1-28. Evidence entry E38: a small benefit on low evidence; the indication was not rated.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Subject, ToneEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_course
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, parameters
from rehabkit.vocab import Condition, Effect, Family, Outcome, Severity, Side

_LONG, _FASCIA = "long-standing", "fascia involved"
_WORDS = {_LONG: "the trouble is long-standing", _FASCIA: "the fascia is involved"}


@attrs.frozen
class _Mark:
    """What is recorded of one half of the indication.

    Attributes:
        half: Which half.
        is_so: What is recorded.
        fact: The datum.
    """

    half: str
    is_so: bool
    fact: Fact


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each place of fascial work that is not a prescription carried out."""
    if not chart.has_person:
        return
    for entry in chart.work(Effect.FASCIAL):
        if entry.prescription is not None and not entry.is_prescription:
            continue
        for subject in chart.subjects(entry) or (None,):
            yield PASS if _has_fibromyalgia(chart) else _judge(chart, entry, subject)


def _has_fibromyalgia(chart: Chart) -> bool:
    patient = chart.case.patient
    found = (patient.conditions or ()) if patient is not None else ()
    return any(each.condition is Condition.FIBROMYALGIA for each in found)


def _judge(chart: Chart, entry: WorkEntry, subject: Subject | None) -> Verdict:
    marks = [*_of_complaints(chart, subject), *_of_tones(chart, entry, subject)]
    told = {half: _told(marks, half) for half in (_LONG, _FASCIA)}
    if all(told.values()):
        return PASS
    missing = [half for half, is_so in told.items() if is_so is None] if True in told.values() else []
    target = "a place that is not stated" if subject is None else str(subject)
    return Hit(
        outcome=Outcome.UNKNOWN if missing else Outcome.FAIL,
        path=entry.path,
        site=subject.site if subject is not None else None,
        facts=(Fact(str(entry.path), entry.name), *(mark.fact for mark in marks)),
        parameters=parameters(work=entry.name, target=target, **({"missing": _WORDS[missing[0]]} if missing else {})),
        needs=tuple(f"{half} at {target}" for half in missing),
    )


def _told(marks: list[_Mark], half: str) -> bool | None:
    found = [mark.is_so for mark in marks if mark.half == half]
    return any(found) if found else None


def _of_complaints(chart: Chart, subject: Subject | None) -> Iterator[_Mark]:
    """Yield what complaints of the place say, or any where no place is stated."""
    for each in chart.episodes:
        complaint = each.complaint
        here = subject is None or complaint.region in subject.regions
        other = subject is not None and {complaint.side, subject.side} == {Side.LEFT, Side.RIGHT}
        if complaint.long_standing is not None and here and not other:
            fact = Fact(f"{each.path}.long_standing", _answer(_LONG, is_so=complaint.long_standing))
            yield _Mark(_LONG, complaint.long_standing, fact)


def _of_tones(chart: Chart, entry: WorkEntry, subject: Subject | None) -> Iterator[_Mark]:
    """Yield what tension states of the place say that are seen when the work is done."""
    lines = [state for site in _sites(chart, subject) for state in chart.tone_line(site)]
    for state in lines:
        if entry.moment is None or state.moment.is_seen_at(entry.moment):
            yield from _of_tone(chart, state)


def _of_tone(chart: Chart, state: ToneEntry) -> Iterator[_Mark]:
    seen = state.observation
    age = None if chart.as_of is None else (chart.as_of - state.moment.date).days
    for half, is_so in ((_LONG, seen.chronic), (_FASCIA, seen.fascia_involved)):
        if is_so is not None:
            text = f"{seen.muscle} ({seen.side}): {_answer(half, is_so=is_so)}"
            yield _Mark(half, is_so, Fact(str(state.path), text, age))


def _sites(chart: Chart, subject: Subject | None) -> list[Site]:
    """Return the site, or those of the region whose tension was seen."""
    if subject is not None and subject.site is not None:
        return [subject.site]
    seen = {
        Site(muscle=tone.muscle, side=tone.side)
        for visit in chart.case.assessments or ()
        for tone in visit.tones or ()
        if tone.side is not Side.UNKNOWN
    }
    return sorted(site for site in seen if _is_there(chart, site, subject))


def _is_there(chart: Chart, site: Site, subject: Subject | None) -> bool:
    if subject is None:
        return True
    here = not set(subject.regions).isdisjoint(chart.muscle(site.muscle).regions)
    return here and {site.side, subject.side} != {Side.LEFT, Side.RIGHT}


def _answer(half: str, *, is_so: bool) -> str:
    return f"{half}: {'yes' if is_so else 'no'}"


RULE = Rule(
    code="P52",
    slug="mfr-indication",
    family=Family.CONTENT,
    principle="P52",
    severity=Severity.INFO,
    unknown_severity=Severity.INFO,
    message="{work} is used on {target}; no long-standing trouble with an involved fascia is recorded there",
    suggestion="The source finds it more useful where the imbalance is long-standing and the fascia involved",
    unknown="{work} is used on {target}; whether {missing} there is not recorded",
    check=check,
    pair=MinimalPair(
        good=_cases_course.fascial,
        bad=Edit("$.assessments[0].tones[0].fascia_involved", value=False),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[1]"),
            site=Site(muscle="triceps-brachii", side=Side.LEFT),
            facts=(
                Fact("$.program.phases[0].prescriptions[1]", "myofascial release"),
                Fact("$.assessments[0].tones[0]", "triceps-brachii (left): long-standing: yes", 32),
                Fact("$.assessments[0].tones[0]", "triceps-brachii (left): fascia involved: no", 32),
            ),
            parameters=parameters(target="triceps-brachii (left)", work="myofascial release"),
        ),
        blind=Edit.remove("$.assessments[0].tones[0].fascia_involved"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[1]"),
            site=Site(muscle="triceps-brachii", side=Side.LEFT),
            facts=(
                Fact("$.program.phases[0].prescriptions[1]", "myofascial release"),
                Fact("$.assessments[0].tones[0]", "triceps-brachii (left): long-standing: yes", 32),
            ),
            parameters=parameters(
                target="triceps-brachii (left)",
                work="myofascial release",
                missing="the fascia is involved",
            ),
            needs=("fascia involved at triceps-brachii (left)",),
        ),
    ),
    doc=__doc__,
)
