"""A long-term plan has no strength work that progresses.

What it checks
    Each program that spans at least the days of a long-term plan, of a person with a muscle imbalance or pain on
    record: some prescribed strength work progresses. It does where its loading is stated as progressive, where it
    states the step by which it is made harder, or where a later prescription for the same site, or of the same
    exercise, has more of any measure: load, effort, resistance, sets, repetitions, hold, minutes or intensity.

Why
    One source holds that the lasting answer is a sensible, progressive strength program (S1-30), another that
    muscle is to be built and not numbed (S2-14), a third that strength follows release (S3-95).

When it does not apply
    Programs that span fewer days or state no phases; no imbalance and no pain on record. What is aggressive is not
    sensible and does not count. Strength work whose loading is not stated, and whose dose cannot be compared with
    another one's, leaves it unknown, unless all strength work begins on one day, each with one load and no range for
    its whole length: that load never rises. The rule promises nothing: a fourth source holds that strength gains do
    not always go along with less pain (S4-05).

References:
    S1-30, S2-14, S3-95; opposed by S4-05. Evidence entries E10, E11 and E13: that strength is the only answer is
    refuted, as read in abstracts.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry, imbalance_of, pain_of, program_span, unstated_work
from rehabkit.location import Path
from rehabkit.models.dosage import Dosage, Intensity
from rehabkit.models.edit import Edit
from rehabkit.models.work import Progression
from rehabkit.rulebook import _cases_content
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, ground_fact, parameters
from rehabkit.vocab import Effect, Family, IntensityUnit, Loading, Outcome, Resistance, Severity

_LOADS = ("effort_percent", "load_kg", "resistance", "intensity")
_MEASURES = ("effort_percent", "load_kg", "sets", "repetitions", "hold_s", "duration_min")
_RESISTANCE = tuple(Resistance)
_FALLING = frozenset({IntensityUnit.REPETITION_MAXIMUM, IntensityUnit.REPETITIONS_IN_RESERVE})
_UNORDERED = frozenset({IntensityUnit.BAND_COLOR})

Doses = dict[object, float]


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge a long-term plan of a person with an imbalance or pain."""
    program, days = chart.case.program, program_span(chart)
    grounds = (*imbalance_of(chart), *pain_of(chart))
    if program is None or days < chart.number("long-term-days") or not grounds:
        return
    works = [entry for entry in chart.works if entry.is_prescription and entry.has(Effect.STRENGTHENING)]
    sensible = [entry for entry in works if not entry.is_aggressive]
    if any(_is_progressive(chart, entry, sensible) for entry in sensible):
        yield PASS
        return
    silent = [] if _is_level(chart, works) else [e for e in sensible if _is_open(chart, e, sensible)]
    needs = (*unstated_work(chart), *(f"{entry.path}.loading" for entry in silent))
    told = parameters(program=program.id, days=days)
    what = "that progresses" if sensible else "that is not aggressive" if works else "at all"
    yield Hit(
        outcome=Outcome.UNKNOWN if needs else Outcome.FAIL,
        path=Path(("program",)),
        facts=(*(ground_fact(ground, chart) for ground in grounds), *map(_loading, works)),
        parameters=told if needs else parameters(program=program.id, days=days, what=what),
        needs=needs,
    )


def _is_progressive(chart: Chart, entry: WorkEntry, others: list[WorkEntry]) -> bool:
    progression: Progression | None = entry.get("progression")
    if entry.is_progressive or (progression is not None and progression.step is not None):
        return True
    doses = _doses(entry.dosage)
    return any(doses[name] > found for other in _before(chart, entry, others) for name, found in _shared(doses, other))


def _is_open(chart: Chart, entry: WorkEntry, others: list[WorkEntry]) -> bool:
    """Return whether nothing says how a load develops: neither a word, nor a dose to compare it with."""
    doses = _doses(entry.dosage)
    near = [*_before(chart, entry, others), *(other for other in others if entry in _before(chart, other, others))]
    return entry.get("loading") is None and not any(_shared(doses, other) for other in near)


def _is_level(chart: Chart, works: list[WorkEntry]) -> bool:
    """Return whether all strength work begins on one day, each with one load for its whole length (S1-30)."""
    begins = {chart.window(entry)[0] for entry in works}
    return len(begins) == 1 and all(_has_one_load(entry.dosage) for entry in works)


def _has_one_load(dosage: Dosage | None) -> bool:
    """Return whether a dose states a load, and no range of anything in which it could rise."""
    if dosage is None or all(getattr(dosage, name) is None for name in _LOADS):
        return False
    ends = [getattr(dosage, f"{name}_to") for name in _MEASURES]
    return not any(end is not None for end in (*ends, dosage.intensity and dosage.intensity.value_to))


def _before(chart: Chart, entry: WorkEntry, others: list[WorkEntry]) -> list[WorkEntry]:
    """Return the strength work that begins earlier, for a site of the same muscle or of the same exercise."""
    begins = chart.window(entry)[0]
    return [
        other
        for other in others
        if chart.window(other)[0] < begins
        and (
            any(chart.related(site, seen) for site in entry.sites for seen in other.sites)
            or (not (entry.sites or other.sites) and entry.intervention is other.intervention)
        )
    ]


def _shared(doses: Doses, other: WorkEntry) -> list[tuple[object, float]]:
    return [(name, value) for name, value in _doses(other.dosage).items() if name in doses]


def _doses(dosage: Dosage | None) -> Doses:
    """Return how much of each measure a dose has, the upper end of a range; more is harder."""
    if dosage is None:
        return {}
    ends = {name: getattr(dosage, f"{name}_to") or getattr(dosage, name) for name in _MEASURES}
    found: Doses = {name: value for name, value in ends.items() if value is not None}
    if dosage.resistance is not None:
        found["resistance"] = _RESISTANCE.index(dosage.resistance)
    return found | _intensity(dosage.intensity)


def _intensity(intensity: Intensity | None) -> Doses:
    if intensity is None or intensity.unit in _UNORDERED:
        return {}
    name = (intensity.unit, intensity.reference)
    return {name: -intensity.value if intensity.unit in _FALLING else intensity.value_to or intensity.value}


def _loading(entry: WorkEntry) -> Fact:
    loading: Loading | None = entry.get("loading")
    how = Loading.AGGRESSIVE if entry.is_aggressive else loading
    told = "not stated, one load" if _has_one_load(entry.dosage) else "not stated"
    return Fact(str(entry.path), f"{entry.name}, loading {told if how is None else how}")


RULE = Rule(
    code="P42",
    slug="progressive-strength-present",
    family=Family.CONTENT,
    principle="P42",
    severity=Severity.WARNING,
    message="Program {program} spans {days} days and has no strength work {what}",
    suggestion="The source would have sensible, progressive strength work in a long-term plan",
    unknown="Whether the strength work of program {program}, which spans {days} days, progresses is not stated",
    thresholds=("long-term-days", "pain-limit"),
    check=check,
    pair=MinimalPair(
        good=_cases_content.stronger,
        bad=Edit("$.program.phases[0].prescriptions[0].loading", Loading.CONSTANT),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.complaints[0].kind", "complaint: persistent-pain"),
                Fact("$.program.phases[0].prescriptions[0]", "resistance training, loading constant"),
            ),
            parameters=parameters(days=182, program="pr1", what="that progresses"),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].loading"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.complaints[0].kind", "complaint: persistent-pain"),
                Fact("$.program.phases[0].prescriptions[0]", "resistance training, loading not stated"),
            ),
            parameters=parameters(days=182, program="pr1"),
            needs=("$.program.phases[0].prescriptions[0].loading",),
        ),
    ),
    doc=__doc__,
)
