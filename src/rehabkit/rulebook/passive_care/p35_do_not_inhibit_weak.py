"""A weak muscle is massaged, rolled, stretched or manipulated.

What it checks
    Each muscle that is treated by a technique that inhibits, or stretched, on each side, against its own state at
    that moment: it is hypotonic, or its newest strength test shows weakness while its tension is known to be
    normal.

Why
    One source holds that such treatment does nothing but inhibit the treated muscle (S1-19), and supposes that a
    person whose trouble was weakness leaves weaker (S1-24); another calls the hypotonic muscle overlong and weak
    (S3-34).

When it does not apply
    Muscles that are tight or only releasing (T08); strength measured in pain above the limit, which may be
    inhibition; tone that may be neurogenic (A69). Where a muscle tests weak and its tension is not known, it is
    unknown; without either datum there is nothing to judge. A supposition is no ban, and one source describes a
    method that stretches and strengthens tight, weak muscles (S3-117), so that the finding is contested; the
    stretch of a hypotonic muscle is plain (T06).

References:
    S1-19, S1-24, S3-34; disputed by S3-117. Evidence entry E07: long static stretches lower strength by 1 to 5 %;
    that massage weakens is refuted.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rehabkit.chart import Chart, Judged, Moment, WorkEntry, pain_at_test, shows_weakness, strength_shown
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.tone import with_gloss
from rehabkit.rulebook import _cases_passive
from rehabkit.ruleset import (
    PASS,
    Fact,
    Hit,
    MinimalPair,
    NotApplicable,
    Rule,
    Softening,
    Verdict,
    day_parameters,
    parameters,
    tone_fact,
)
from rehabkit.vocab import Effect, Family, Outcome, Severity, Side, Tone


@attrs.frozen
class _State:
    """What is known of a treated muscle.

    Attributes:
        tone: Its tension state.
        outcome: Whether it is held long, or weak at normal tension; None where neither tension nor weakness is known.
        facts: The data it rests on.
    """

    tone: Tone
    outcome: Outcome | None
    facts: tuple[Fact, ...]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each inhibited or stretched site of which tension or weakness is known."""
    for entry in chart.work(Effect.INHIBITORY, Effect.STRETCHING):
        for site in _treated(entry):
            if chart.neurogenic(site):
                yield NotApplicable(entry.path, "neurogenic-tone")
            else:
                yield from _judge(chart, entry, site)


def _treated(entry: WorkEntry) -> tuple[Site, ...]:
    lengthens: tuple[Site, ...] | None = entry.get("lengthens")
    return entry.sites if lengthens is None else lengthens


def _judge(chart: Chart, entry: WorkEntry, site: Site) -> Iterator[Verdict]:
    states = list(chart.judge(entry, lambda moment: _state(chart, site, moment)))
    weak = [found for found in states if found.value.outcome is Outcome.FAIL]
    untold = [found for found in states if found.value.outcome is Outcome.UNKNOWN]
    if weak:
        yield _hit(entry, site, weak)
    elif untold:
        yield _unknown(entry, site, untold)
    elif any(found.value.outcome is Outcome.PASS for found in states):
        yield PASS


def _state(chart: Chart, site: Site, moment: Moment) -> _State:
    newest = chart.tone(site, moment)
    test = _weakness(chart, site, moment)
    tested = () if test is None else (test,)
    if newest is None:
        return _State(Tone.UNKNOWN, Outcome.UNKNOWN if tested else None, tested)
    facts = (tone_fact(newest, moment),)
    if newest.tone is not Tone.NORMAL:
        return _State(newest.tone, Outcome.FAIL if newest.tone is Tone.HYPOTONIC else Outcome.PASS, facts)
    return _State(newest.tone, Outcome.FAIL if tested else Outcome.PASS, (*facts, *tested))


def _weakness(chart: Chart, site: Site, moment: Moment) -> Fact | None:
    """Return the newest strength test as a fact, where it shows weakness and was not made in pain."""
    for seen in reversed(chart.strengths):
        test = seen.observation
        if (test.muscle, test.side) != (site.muscle, site.side) or not seen.moment.is_seen_at(moment):
            continue
        weak = shows_weakness(chart, test)
        if weak is not None:
            limit = chart.number("pain-limit")
            hurt = any(pain.exceeds(limit) for pain in pain_at_test(chart, seen))
            fact = Fact(str(seen.path), strength_shown(test), seen.moment.days_before(moment))
            return fact if weak and not hurt else None
    return None


def _hit(entry: WorkEntry, site: Site, weak: list[Judged[_State]]) -> Hit:
    plain = [found for found in weak if _is_plain(entry, found.value)]
    alike = plain or weak
    state = alike[0].value
    weakness = "" if state.tone is Tone.HYPOTONIC else " and weak"
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=site,
        facts=state.facts,
        parameters=parameters(
            work=entry.name,
            target=site,
            state=f"{with_gloss(state.tone)}{weakness}",
            when=day_parameters(alike[0].moment, sum(found.days for found in alike)),
        ),
        softening=None if plain else "supposed",
    )


def _unknown(entry: WorkEntry, site: Site, untold: list[Judged[_State]]) -> Hit:
    first = untold[0]
    when = day_parameters(first.moment, sum(found.days for found in untold))
    return Hit(
        outcome=Outcome.UNKNOWN,
        path=entry.path,
        site=site,
        facts=first.value.facts,
        parameters=parameters(work=entry.name, target=site, when=when),
        needs=(f"tension of {site} at or before {first.moment.date}",),
    )


def _is_plain(entry: WorkEntry, state: _State) -> bool:
    """Return whether a muscle that is held long is stretched, and not by a mixed method (T06, S3-117)."""
    is_stretch = entry.has(Effect.STRETCHING) and not entry.has(Effect.RELEASE_CONTRACTION)
    return is_stretch and state.tone is Tone.HYPOTONIC


RULE = Rule(
    code="P35",
    slug="do-not-inhibit-weak",
    family=Family.PASSIVE_CARE,
    principle="P35",
    severity=Severity.WARNING,
    message="{target} has {work} {when} while it is {state}",
    suggestion="The source would not have {target} inhibited while it is weak",
    unknown="{target} has {work} {when}; it tests weak, and whether its tension is raised is not known",
    unknown_severity=Severity.INFO,
    softenings=(
        Softening(
            "supposed",
            Severity.WARNING,
            "the source supposes it and forbids nothing, and another one stretches weak muscles",
            contested=True,
        ),
    ),
    thresholds=("pain-limit", "mmt-normal", "dynamometry-normal-percent"),
    check=check,
    pair=MinimalPair(
        good=_cases_passive.massaged,
        bad=Edit("$.assessments[0].tones[0]", _cases_passive.trapezius("t1", Tone.HYPOTONIC)),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[0].items[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(
                Fact(
                    "$.assessments[0].tones[0]",
                    "upper-trapezius (right): hypotonic - held long and weak (the source: hypotonic); not neurological "
                    "hypotonia, by function-test (contract-on-request: no)",
                    1,
                ),
            ),
            parameters=parameters(
                state="hypotonic - held long and weak (the source: hypotonic); not neurological hypotonia",
                target="upper-trapezius (right)",
                when="on 2024-04-02",
                work="massage",
            ),
            softening="supposed",
        ),
    ),
    doc=__doc__,
)
