"""A release contraction hurts more than the place did just before.

What it checks
    Each release contraction that was done and whose pain was told: the pain during it is 0, or no higher than the
    pain just before (A59). Just before is the value told with the work, else a value of the same day (library
    choice).

Why
    One source describes release work as about as free of pain as rehabilitation can be (S3-94), and its treatments
    as gentle and painless (S3-24).

When it does not apply
    Plans, since a pain that is allowed may be there already; other exercise; hands-on work without a contraction of
    the patient; work of which no pain during it is told. Pain during it, with none told of the time before, leaves
    it unknown, and so do two scales, which are never converted (A74).

References:
    S3-94, S3-24. Evidence entry E27: practice texts take a painful contraction for a reason against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rehabkit.chart import Chart, PainEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.log import LoggedWork
from rehabkit.rulebook import _cases_dose
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, pain_fact, parameters
from rehabkit.vocab import Effect, Family, Outcome, PainScale, PainTiming, Severity

_NOW = frozenset({None, PainTiming.NOW})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each release contraction of the log with a pain told during it."""
    for entry in chart.work(Effect.RELEASE_CONTRACTION):
        during = _told(entry, "pain_during")
        if entry.is_done and during is not None:
            yield _judge(chart, entry, during)


def _told(entry: WorkEntry, name: str) -> PainEntry | None:
    """Return a pain that was told with the work."""
    stated = entry.stated
    value: float | None = getattr(stated, name, None)
    if value is None or not isinstance(stated, LoggedWork) or entry.moment is None:
        return None
    scale = stated.pain_scale or PainScale.NPRS
    return PainEntry(value=value, scale=scale, path=entry.path / name, moment=entry.moment)


def _judge(chart: Chart, entry: WorkEntry, during: PainEntry) -> Verdict:
    before, doubtful = _before(chart, entry, during)
    known = [each for each in before if each.scale is during.scale or each.value == 0]
    if during.value == 0 or any(each.value >= during.value for each in known):
        return PASS
    fact = Fact(str(during.path), f"pain {during} during it")
    if doubtful or known != before or not known:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            facts=(fact, *(_fact(each) for each in (*before, *doubtful))),
            parameters=parameters(work=entry.name, during=during),
            needs=(f"{entry.path}.pain_before",),
        )
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        facts=(fact, *(_fact(each) for each in known)),
        parameters=parameters(work=entry.name, during=during, before=known[0]),
    )


def _before(chart: Chart, entry: WorkEntry, during: PainEntry) -> tuple[list[PainEntry], list[PainEntry]]:
    """Return the pains just before work, and those that may be: its own, else those now of the same day."""
    own = _told(entry, "pain_before")
    if own is not None:
        return [own], []
    views = [chart.pain(subject, during.moment) for subject in chart.subjects(entry)]
    known = _today((each for view in views for each in view.known), during)
    now = [each for each in known if each.observation is not None and each.observation.timing in _NOW]
    other = [each for each in known if each not in now]
    return now, [*other, *_today((each for view in views for each in view.doubtful), during)]


def _today(pains: Iterable[PainEntry], during: PainEntry) -> list[PainEntry]:
    """Return the pains of the same day, highest first."""
    found = {each.path: each for each in pains if each.moment.date == during.moment.date}
    return sorted(found.values(), key=lambda each: (-each.value, each.path))


def _fact(before: PainEntry) -> Fact:
    own = before.observation is None
    return Fact(str(before.path), f"pain {before} just before") if own else pain_fact(before, before.moment)


RULE = Rule(
    code="P11",
    slug="release-painless",
    family=Family.DOSE,
    principle="P11",
    severity=Severity.ERROR,
    unknown_severity=Severity.WARNING,
    message="{work} hurts {during} while it is done, and {before} just before",
    suggestion="The source would have {work} without pain, or without more pain than just before",
    unknown="{work} hurts {during} while it is done, and how much it hurt just before cannot be compared",
    check=check,
    pair=MinimalPair(
        good=_cases_dose.practiced,
        bad=Edit("$.log.sessions[0].items[0].pain_during", 4),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[0].items[0]"),
            facts=(
                Fact("$.log.sessions[0].items[0].pain_during", "pain 4/10 during it"),
                Fact("$.log.sessions[0].items[0].pain_before", "pain 3/10 just before"),
            ),
            parameters=parameters(
                before="3/10",
                during="4/10",
                work="isometric release (post-isometric relaxation)",
            ),
        ),
        blind=Edit.remove("$.log.sessions[0].items[0].pain_before"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.log.sessions[0].items[0]"),
            facts=(Fact("$.log.sessions[0].items[0].pain_during", "pain 3/10 during it"),),
            parameters=parameters(
                during="3/10",
                work="isometric release (post-isometric relaxation)",
            ),
            needs=("$.log.sessions[0].items[0].pain_before",),
        ),
    ),
    doc=__doc__,
)
