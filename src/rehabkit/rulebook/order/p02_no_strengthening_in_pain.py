"""A muscle is strengthened while it, or its region, hurts.

What it checks
    Each muscle that is strengthened, or facilitated by PNF, on each side, against its pain: above the limit (0 by
    default, strictly above) the rule fails. The session's own value before the work goes first, then pain on
    movement, at rest, and on average (A74); the newest day decides (A65). Axial regions are not sided, limbs are
    (A07).

Why
    One source holds that pain shuts the drive to a muscle down, so that strengthening it is futile until the pain
    is gone (S0-14, S0-16, S0-17); another makes pain control the first step (S3-141). Others give progressive
    strengthening to people in pain (S1-30, S2-23, S2-28), expect it to hurt less once release has begun (S3-96), or
    see tolerance built by exposure (S4-07, S4-08).

When it does not apply
    Exposure, walking and gentle movement are not strengthening (T02). Missing pain, pain on an unknown side of a
    limb, a worst value alone, and a local anesthetic on the same day leave it unknown (A65, A75, A76).

References:
    S0-14, S0-16, S0-17, S3-141; disputed by S1-30, S2-23, S2-28, S3-96, S4-07, S4-08. Evidence entries E01, E04,
    E41: as a ban in chronic neck pain the claim is refuted; inhibition by pain itself is supported.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Judged, Moment, PainEntry, PainView, Subject, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.log import LoggedWork
from rehabkit.models.tone import is_tight
from rehabkit.rulebook import _cases
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    Rule,
    Softening,
    Verdict,
    day_parameters,
    pain_fact,
    parameters,
)
from rehabkit.vocab import Analgesia, DrugClass, Effect, Family, Outcome, PainScale, Region, Severity, Side, Tone

NUMBED = "a local anesthetic or block of the same day hides pain"
BACK = frozenset({Region.LOW_BACK, Region.UPPER_BACK})


@attrs.frozen
class _View:
    """What is known of a subject's pain when it works.

    Attributes:
        above: The values above the limit, highest first.
        known: The highest value known, or None.
        doubt: Why it cannot be decided, or None.
    """

    above: tuple[PainEntry, ...]
    known: PainEntry | None
    doubt: str | None


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each strengthened or facilitated site or region, of a template only what was done."""
    for entry in chart.work(Effect.STRENGTHENING, Effect.FACILITATION):
        if chart.has_person or entry.is_done:
            for subject in chart.subjects(entry):
                yield from _judge(chart, entry, subject)


def _judge(chart: Chart, entry: WorkEntry, subject: Subject) -> Iterator[Verdict]:
    judged = list(chart.judge(entry, lambda moment: _view(chart, entry, subject, moment)))
    failed = [found for found in judged if found.value.above]
    doubtful = [found for found in judged if not found.value.above and found.value.doubt is not None]
    if failed:
        when = day_parameters(failed[0].moment, sum(found.days for found in failed))
        causes = [(pain, found.moment) for found in failed for pain in found.value.above]
        softened = [(_softening(chart, entry, subject, pain, moment), pain, moment) for pain, moment in causes]
        softening, pain, moment = next((each for each in softened if each[0] is None), softened[0])
        yield _failure(chart, entry, subject, pain, moment=moment, when=when, softening=softening)
    elif doubtful:
        yield _unknown(entry, subject, doubtful[0], sum(found.days for found in doubtful))
    elif judged:
        yield _note(chart, entry, subject, judged) or PASS


def _view(chart: Chart, entry: WorkEntry, subject: Subject, moment: Moment) -> _View:
    limit = chart.number("pain-limit")
    own = _own(entry)
    view = PainView(known=(own,), doubtful=()) if own is not None else chart.pain(subject, moment)
    regions = _painless_on_entry(chart, entry, subject, limit)
    known = tuple(found for found in view.known if not _is_covered(chart, entry, found, regions))
    doubtful = tuple(found for found in view.doubtful if not _is_covered(chart, entry, found, regions))
    is_hidden = own is None and entry.is_done and _is_numbed(chart, entry, moment)
    above = () if is_hidden else tuple(found for found in known if found.exceeds(limit))
    is_decided = above or (regions and not known and not doubtful)
    doubt = None if is_decided else _doubt(chart, entry, moment, known, doubtful)
    return _View(above, known[0] if known else None, doubt)


def _painless_on_entry(chart: Chart, entry: WorkEntry, subject: Subject, limit: float) -> frozenset[Region]:
    if not entry.is_planned or entry.phase is None:
        return frozenset()
    return chart.painless_on_entry(entry.phase.phase, subject, limit)


def _is_covered(chart: Chart, entry: WorkEntry, pain: PainEntry, regions: frozenset[Region]) -> bool:
    """Return whether an entry criterion stands for a pain that was told before the phase begins (A63)."""
    begins = chart.date_of(entry.phase.phase.from_day) if entry.phase is not None else None
    return bool(regions & {pain.region, Region.WHOLE_BODY}) and (begins is None or pain.moment.date <= begins)


def _doubt(
    chart: Chart, entry: WorkEntry, moment: Moment, known: tuple[PainEntry, ...], doubtful: tuple[PainEntry, ...]
) -> str | None:
    age = chart.limit("pain-age-days")
    age = chart.limit("assessment-age-days") if age is None else age
    hidden = any(found.analgesia is Analgesia.LOCAL for found in known)
    if hidden or (entry.is_done and _is_numbed(chart, entry, moment)):
        return NUMBED
    if any(found.scale is PainScale.VAS_MM and found.value > 0 for found in known):
        return "the limit is stated in NPRS points and the pain in mm"
    if any(found.value > 0 for found in doubtful):
        return "the recorded pain leaves its side or its moment open"
    if not known:
        return "no pain value of the region is recorded at or before that day"
    if age is not None and all(found.moment.days_before(moment) > age for found in known):
        return f"the recorded pain is older than {age:g} days"
    return None


def _own(entry: WorkEntry) -> PainEntry | None:
    stated = entry.stated
    if not isinstance(stated, LoggedWork) or stated.pain_before is None or entry.moment is None:
        return None
    return PainEntry(
        value=stated.pain_before,
        scale=stated.pain_scale or PainScale.NPRS,
        path=entry.path / "pain_before",
        moment=entry.moment,
        analgesia=stated.analgesia,
    )


def _is_numbed(chart: Chart, entry: WorkEntry, moment: Moment) -> bool:
    if isinstance(entry.stated, LoggedWork) and entry.stated.analgesia is Analgesia.LOCAL:
        return True
    medications = (chart.case.patient.medications or ()) if chart.case.patient is not None else ()
    if any(m.drug_class is DrugClass.LOCAL_ANESTHETIC and m.last_dose_date == moment.date for m in medications):
        return True
    return any(
        other.is_done and other.moment is not None and other.moment.date == moment.date
        for other in chart.work(Effect.NUMBING)
    )


def _softening(chart: Chart, entry: WorkEntry, subject: Subject, pain: PainEntry, moment: Moment) -> str | None:
    if entry.is_aggressive:
        return None
    if _is_within_own_rule(entry, pain):
        return "pain-rule"
    if entry.has(Effect.STABILIZING, Effect.FACILITATION):
        return "hold-or-pnf"
    if _release_has_begun(chart, subject, moment) and _is_lower(chart, subject, pain):
        return "release-begun"
    regions = {pain.region} if pain.region is not None else set(subject.regions)
    if Region.NECK in regions:
        return None
    if regions & BACK:
        return "back-progressive" if entry.is_progressive else None
    return "extrapolated"


def _is_within_own_rule(entry: WorkEntry, pain: PainEntry) -> bool:
    """Return whether the work states a limit and a next-morning check, and the pain keeps that limit (T01 0)."""
    rule = entry.pain_rule
    if rule is None or not rule.is_monitored or rule.during_at_most is None:
        return False
    return pain.scale is PainScale.NPRS and pain.value <= rule.during_at_most


def _release_has_begun(chart: Chart, subject: Subject, moment: Moment) -> bool:
    """Return whether a paired muscle that was tight, or is said to have been, has begun to release (T01 b, A77)."""
    for partner in chart.partners(subject.site) if subject.site is not None else ():
        newest = chart.tone(partner.site, moment)
        line = [state for state in chart.tone_line(partner.site) if state.moment.is_seen_at(moment)]
        if newest is not None and newest.tone in {Tone.RELEASING, Tone.NORMAL}:
            told = newest.tone is Tone.RELEASING and newest.observation.change_basis is not None
            if told or any(is_tight(state.tone) for state in line):
                return True
    return False


def _is_lower(chart: Chart, subject: Subject, pain: PainEntry) -> bool:
    baseline = chart.pain_baseline(pain)
    if baseline is None:
        seen = [found for found in chart.pains if found.moment.is_seen_at(pain.moment)]
        same = (found for found in seen if found.region in subject.regions and found.scale is pain.scale)
        baseline = next(same, None)
    return baseline is not None and pain.value < baseline.value


def _facts(entry: WorkEntry, pain: PainEntry, moment: Moment) -> tuple[Fact, ...]:
    facts = [pain_fact(pain, moment)]
    loading = entry.get("loading")
    if loading is not None:
        holder = entry.path if entry.stated.loading is not None else entry.prescription_path
        facts.append(Fact(f"{holder}.loading", f"loading: {loading}"))
    rule = entry.pain_rule
    if rule is not None and rule.is_monitored:
        holder = entry.path if entry.stated.pain_rule is not None else entry.prescription_path
        told = f"pain at most {rule.during_at_most:g} during and {rule.next_morning_at_most:g} the next morning"
        facts.append(Fact(f"{holder}.pain_rule", told))
    return tuple(facts)


def _does(entry: WorkEntry) -> str:
    return "strengthens" if entry.has(Effect.STRENGTHENING) else "facilitates"


def _failure(
    chart: Chart,
    entry: WorkEntry,
    subject: Subject,
    pain: PainEntry,
    *,
    moment: Moment,
    when: str,
    softening: str | None,
) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=subject.site,
        facts=_facts(entry, pain, moment),
        parameters=parameters(
            work=entry.name,
            does=_does(entry),
            target=subject,
            when=when,
            pain=pain,
            limit=f"{chart.number('pain-limit'):g}",
        ),
        softening=softening,
    )


def _note(chart: Chart, entry: WorkEntry, subject: Subject, judged: list[Judged[_View]]) -> Hit | None:
    for found in judged:
        pain = found.value.known
        if pain is None or (pain.value == 0 and pain.analgesia is not Analgesia.SYSTEMIC):
            continue
        name = "within-limit" if pain.value > 0 else "under-analgesia"
        when = day_parameters(found.moment, found.days)
        return _failure(chart, entry, subject, pain, moment=found.moment, when=when, softening=name)
    return None


def _unknown(entry: WorkEntry, subject: Subject, found: Judged[_View], days: int) -> Hit:
    facts = () if found.value.known is None else (pain_fact(found.value.known, found.moment),)
    return Hit(
        outcome=Outcome.UNKNOWN,
        path=entry.path,
        site=subject.site,
        facts=facts,
        parameters=parameters(
            work=entry.name,
            does=_does(entry),
            target=subject,
            when=day_parameters(found.moment, days),
            doubt=found.value.doubt,
        ),
        needs=(f"pain of {subject} on movement, at or before {found.moment.date}",),
    )


RULE = Rule(
    code="P02",
    slug="no-strengthening-in-pain",
    family=Family.ORDER,
    principle="P02",
    severity=Severity.ERROR,
    message="{work} {does} {target} {when} with pain {pain}; the limit is {limit}",
    suggestion="The source would bring pain to at most {limit} before {target} is strengthened",
    unknown="{work} {does} {target} {when}, and {doubt}",
    softenings=(
        Softening(
            "pain-rule",
            Severity.WARNING,
            "the prescription limits pain, checks it the next morning, and the pain keeps the limit",
            contested=True,
        ),
        Softening(
            "hold-or-pnf", Severity.WARNING, "the work is a stabilizer's hold or endurance work, or PNF", contested=True
        ),
        Softening(
            "release-begun",
            Severity.WARNING,
            "the tight partner has begun to release and pain is lower",
            contested=True,
        ),
        Softening(
            "back-progressive", Severity.WARNING, "the region is the back and the load progressive", contested=True
        ),
        Softening("extrapolated", Severity.WARNING, "the source's study is on necks; this region is extrapolated"),
        Softening("within-limit", Severity.INFO, "pain is present and does not exceed the limit that was set"),
        Softening("under-analgesia", Severity.INFO, "pain is absent under a pain medicine"),
    ),
    thresholds=("pain-limit", "pain-age-days", "assessment-age-days"),
    check=check,
    pair=MinimalPair(
        good=_cases.neck,
        bad=Edit("$.assessments[0].pains[0].value", 4),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(
                Fact("$.assessments[0].pains[0]", "neck (central): pain 4/10, movement, now", 1),
                Fact("$.program.phases[0].prescriptions[0].loading", "loading: progressive"),
            ),
            parameters=parameters(
                does="strengthens",
                limit="0",
                pain="4/10",
                target="upper-trapezius (right)",
                when="on 2024-04-02 and on 11 further planned days",
                work="resistance training",
            ),
        ),
        blind=Edit("$.assessments[0].pains", ()),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            parameters=parameters(
                does="strengthens",
                doubt="no pain value of the region is recorded at or before that day",
                target="upper-trapezius (right)",
                when="on 2024-04-02 and on 11 further planned days",
                work="resistance training",
            ),
            needs=("pain of upper-trapezius (right) on movement, at or before 2024-04-02",),
        ),
    ),
    doc=__doc__,
)
