"""A tight muscle has begun to release, and nothing strengthens its weak partner.

What it checks
    Each site that was hypertonic or in spasm and has since been observed to release, or whose release is recorded
    with a basis of its own (A77), against each partner that a gating pair links to it and that is weak or held long:
    a program or log that reaches past that day must strengthen the partner. Having done treatments is no proof of
    release; an assessment is (A54). Tightness that palpation alone showed is named, and weighs less in a profile
    that says so.

Why
    One source holds that strengthening of the stretched, weak partner has to join the program once the shortened
    muscle begins to let go (S3-95). The others agree on the need for strength.

When it does not apply
    No release on record; a partner that is neither weak nor held long; a case without program and sessions; tone
    that may be neurogenic (A69). A partner whose state is unknown, and that nothing strengthens, leaves it unknown.

References:
    S3-95. Evidence entries E24 (second half) and E10.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Moment, Proof, Seen, ToneEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.examination import MMT_GRADES, StrengthObservation
from rehabkit.models.tone import is_tight
from rehabkit.rulebook import _cases
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Softening,
    Verdict,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Effect, Family, Outcome, Severity, Side, StrengthScale, Tone, ToneMethod


@attrs.frozen
class _State:
    """What is known of a partner's weakness.

    Attributes:
        is_weak: Whether it is weak or held long, or None where nobody says.
        facts: The data it rests on.
    """

    is_weak: bool | None
    facts: tuple[Fact, ...]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each released site and each of its partners."""
    case = chart.case
    if chart.as_of is None or (case.program is None and not (case.log and case.log.sessions)):
        return
    place = Path(("program",)) if case.program is not None else Path(("log", "sessions", 0))
    counters: set[Site] = set()
    for site, release in _releases(chart):
        for partner in chart.partners(site):
            if partner.site in counters:
                continue
            counters.add(partner.site)
            if chart.neurogenic(site) or chart.neurogenic(partner.site):
                yield NotApplicable(place, "neurogenic-tone")
            else:
                yield from _judge(chart, place, site, release, partner.site)


def _releases(chart: Chart) -> Iterator[tuple[Site, ToneEntry]]:
    """Yield each site that was tight and is now released, with the observation that first showed it.

    Of both sides of a muscle the one that was released first comes first, since sides are alike.
    """
    named = {
        Site(muscle=observation.muscle, side=observation.side)
        for assessment in chart.case.assessments or ()
        for observation in assessment.tones or ()
        if observation.side is not Side.UNKNOWN
    }
    lines = (
        (site, [e for e in chart.tone_line(site) if e.tone is not Tone.UNKNOWN and not e.side_unknown])
        for site in sorted(named)
    )
    found = [(site, release) for site, line in lines if (release := _release(line)) is not None]
    yield from sorted(found, key=_order)


def _order(found: tuple[Site, ToneEntry]) -> tuple[object, ...]:
    site, release = found
    return site.muscle, *release.moment.key(), release.observation.id


def _release(line: list[ToneEntry]) -> ToneEntry | None:
    """Return the state that follows the last tight one and is released, or where none is tight, is told to be."""
    tight = [position for position, entry in enumerate(line) if is_tight(entry.tone)]
    if not tight:
        told = (e for e in line if e.tone is Tone.RELEASING and e.observation.change_basis is not None)
        return next(told, None)
    after = line[tight[-1] + 1 :]
    return after[0] if after and after[0].tone in {Tone.RELEASING, Tone.NORMAL} else None


def _is_felt_only(chart: Chart, site: Site, release: ToneEntry) -> bool:
    """Return whether palpation alone showed the tightness, or the release where no tightness is recorded."""
    tight = [
        entry for entry in chart.tone_line(site) if is_tight(entry.tone) and entry.moment.is_seen_at(release.moment)
    ]
    if not tight:
        return release.observation.method is ToneMethod.PALPATION
    return chart.gate(site, tight[-1].moment).proof is Proof.PALPATION


def _judge(chart: Chart, place: Path, site: Site, release: ToneEntry, partner: Site) -> Iterator[Verdict]:
    if _is_strengthened(chart, partner, release):
        yield PASS
        return
    assert chart.as_of is not None  # noqa: S101  # asked of dated cases only
    now = Moment(chart.as_of)
    state = _state(chart, partner, now)
    if state.is_weak is False:
        return
    yield Hit(
        outcome=Outcome.FAIL if state.is_weak else Outcome.UNKNOWN,
        path=place,
        site=partner,
        facts=(tone_fact(release, now), *state.facts),
        parameters=parameters(tight=site, since=release.moment.date, counter=partner),
        softening="palpation-only" if state.is_weak and _is_felt_only(chart, site, release) else None,
        needs=() if state.is_weak else (f"strength or tension of {partner}",),
    )


def _is_strengthened(chart: Chart, partner: Site, release: ToneEntry) -> bool:
    since = release.moment.date
    for entry in chart.work(Effect.STRENGTHENING):
        if not any(chart.related(site, partner) for site in entry.sites):
            continue
        if entry.moment is not None:
            if entry.moment.date >= since:
                return True
        elif chart.case.program_start is None or any(day >= since for day in chart.planned_days(entry)):
            return True
    return False


def _state(chart: Chart, partner: Site, now: Moment) -> _State:
    tone = chart.tone(partner, now)
    facts = () if tone is None else (tone_fact(tone, now),)
    if tone is not None and tone.tone is Tone.HYPOTONIC:
        return _State(is_weak=True, facts=facts)
    tests = [
        (seen, weak)
        for seen in chart.strengths
        if (seen.observation.muscle, seen.observation.side) == (partner.muscle, partner.side)
        and (weak := _weak(chart, seen.observation)) is not None
    ]
    if tests:
        seen, weak = tests[-1]
        return _State(is_weak=weak, facts=(*facts, _strength_fact(seen, now)))
    return _State(is_weak=None if tone is None else False, facts=facts)


def _weak(chart: Chart, seen: StrengthObservation) -> bool | None:
    """Return whether a strength test shows weakness by the thresholds (A82), or None where they cannot tell."""
    if seen.scale is StrengthScale.CATEGORY:
        return seen.grade == "weak"
    if seen.scale is StrengthScale.MMT and seen.grade is not None:
        return MMT_GRADES.index(seen.grade) < MMT_GRADES.index(str(chart.thresholds["mmt-normal"]))
    if seen.scale is StrengthScale.DYNAMOMETRY_PERCENT_OTHER_SIDE and seen.value is not None:
        return seen.value < chart.number("dynamometry-normal-percent")
    if seen.value is not None and seen.norm_value is not None:
        return seen.value < seen.norm_value
    return None


def _strength_fact(seen: Seen[StrengthObservation], now: Moment) -> Fact:
    found = seen.observation
    shown = found.grade if found.grade is not None else f"{found.value:g}"
    text = f"{found.muscle} ({found.side}): strength {shown} on {found.scale}"
    return Fact(str(seen.path), text, seen.moment.days_before(now))


RULE = Rule(
    code="P07",
    slug="counter-strength-follows",
    family=Family.ORDER,
    principle="P07",
    severity=Severity.ERROR,
    message="{tight} has begun to release on {since}, and nothing strengthens its weak partner {counter} from then on",
    suggestion="The source would have strengthening of {counter} join the program once {tight} has begun to release",
    unknown=(
        "{tight} has begun to release on {since}, nothing strengthens its partner {counter}, "
        "and whether that is weak is not recorded"
    ),
    softenings=(Softening("palpation-only", Severity.ERROR, "the tightness was shown by palpation alone"),),
    thresholds=("mmt-normal", "dynamometry-normal-percent"),
    check=check,
    pair=MinimalPair(
        good=_cases.elbow,
        bad=Edit("$.program.phases[0].prescriptions[0].strengthening", value=False),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            site=Site(muscle="biceps-brachii", side=Side.LEFT),
            facts=(
                Fact(
                    "$.assessments[1].tones[0]",
                    "triceps-brachii (left): releasing - less than before, by function-test "
                    "(release-on-request: partly)",
                    1,
                ),
                Fact(
                    "$.assessments[0].tones[1]",
                    "biceps-brachii (left): hypotonic - held long and weak (the source: hypotonic); "
                    "not neurological hypotonia, "
                    "by function-test (contract-on-request: no)",
                    32,
                ),
            ),
            parameters=parameters(
                counter="biceps-brachii (left)",
                since="2024-04-01",
                tight="triceps-brachii (left)",
            ),
        ),
    ),
    doc=__doc__,
)
