"""Work on fascia is planned where neither a long-standing trouble nor a part of the fascia is recorded.

What it checks
    Each planned or done work on fascia, at each place: the trouble of that place is recorded as long-standing (a
    complaint, or a tension state marked chronic), or the fascia as involved, or fibromyalgia is on record.

Why
    One source holds that myofascial release is more useful where an imbalance is long-standing and the fascia takes
    part (S3-112); in fibromyalgia it treats both (S3-113).

When it does not apply
    A template without a person; what was done as prescribed is judged at the prescription. What long-standing means
    is set by whoever records it (A34): no source gives a number.

References:
    S3-112; disputed by S1-28. Evidence entry E38: a small benefit on low evidence; the indication was not rated.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, Moment, Subject, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_course
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, parameters
from rehabkit.vocab import Condition, Effect, Family, Outcome, Severity, Side


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each place of fascial work that is not a prescription carried out."""
    if not chart.has_person:
        return
    for entry in chart.work(Effect.FASCIAL):
        if entry.prescription is not None and not entry.is_prescription:
            continue
        for subject in chart.subjects(entry) or (None,):
            yield PASS if _is_indicated(chart, entry, subject) else _hit(entry, subject)


def _is_indicated(chart: Chart, entry: WorkEntry, subject: Subject | None) -> bool:
    return _has_fibromyalgia(chart) or _is_long_standing(chart, subject) or _is_told(chart, entry, subject)


def _has_fibromyalgia(chart: Chart) -> bool:
    patient = chart.case.patient
    found = (patient.conditions or ()) if patient is not None else ()
    return any(each.condition is Condition.FIBROMYALGIA for each in found)


def _is_long_standing(chart: Chart, subject: Subject | None) -> bool:
    """Return whether a complaint of the place, or any where no place is stated, is marked as long-standing."""
    for each in chart.episodes:
        complaint = each.complaint
        here = subject is None or complaint.region in subject.regions
        other = subject is not None and {complaint.side, subject.side} == {Side.LEFT, Side.RIGHT}
        if complaint.long_standing and here and not other:
            return True
    return False


def _is_told(chart: Chart, entry: WorkEntry, subject: Subject | None) -> bool:
    """Return whether a tension state of the muscle, seen when the work is done, is chronic or involves the fascia."""
    site = subject.site if subject is not None else None
    if site is None:
        return False
    moment = entry.moment if entry.is_done else None
    return any(
        (state.observation.chronic or state.observation.fascia_involved) and _is_seen(state.moment, moment)
        for state in chart.tone_line(site)
    )


def _is_seen(state: Moment, moment: Moment | None) -> bool:
    return moment is None or state.is_seen_at(moment)


def _hit(entry: WorkEntry, subject: Subject | None) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=subject.site if subject is not None else None,
        facts=(Fact(str(entry.path), entry.name),),
        parameters=parameters(work=entry.name, target="a place that is not stated" if subject is None else subject),
    )


RULE = Rule(
    code="P52",
    slug="mfr-indication",
    family=Family.CONTENT,
    principle="P52",
    severity=Severity.INFO,
    message="{work} is used on {target}; neither a long-standing trouble nor an involved fascia is recorded there",
    suggestion="The source finds it more useful where the imbalance is long-standing and the fascia involved",
    check=check,
    pair=MinimalPair(
        good=_cases_course.fascial,
        bad=Edit.remove("$.assessments[0].tones[0].fascia_involved"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[1]"),
            site=Site(muscle="triceps-brachii", side=Side.LEFT),
            facts=(Fact("$.program.phases[0].prescriptions[1]", "myofascial release (myofascial release)"),),
            parameters=parameters(target="triceps-brachii (left)", work="myofascial release (myofascial release)"),
        ),
    ),
    doc=__doc__,
)
