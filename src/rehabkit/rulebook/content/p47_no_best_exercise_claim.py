"""A type of exercise is asserted as the best, or core work is a long-term plan's only exercise.

What it checks
    Each claim of the kind `best-exercise`, in the program or the case, made by the day as of which the case is
    seen: it fails. Each long-term plan with exercises: they are not core exercise alone (T10). Using any type of
    exercise is fine.

Why
    One source holds that research has not settled which exercise is best for a given pain (S4-09), and that core
    work has no notable advantage over general exercise in the long run (S4-10). The sources contradict each other
    here: each of the others claims that place for its own answer (T11), strength (S1-31), facilitation (S2-28) or
    post-isometric relaxation (S3-104), and one calls core muscles essential (S2-16, S2-23).

When it does not apply
    Claims of other kinds, and claims in free text alone. The finding is contested where another source favors what
    is claimed: where it strengthens or stabilizes, is core exercise, or belongs to a technique that a source favors.

References:
    S4-09, S4-10; disputed by S1-31, S2-28, S3-104. Evidence entries E42, E17 and E19: core work does better early
    and no different at six and twelve months.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit import catalog
from rehabkit.chart import Chart, program_span
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Exercise, Treatment
from rehabkit.models.program import Claim
from rehabkit.rulebook import _cases_content
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, parameters
from rehabkit.vocab import ClaimKind, Effect, ExerciseType, Family, Horizon, Outcome, Severity, Stance

_FAVORED = frozenset({Effect.STRENGTHENING, Effect.STABILIZING})
_TERM = {None: "", Horizon.SHORT_TERM: " in the short term", Horizon.LONG_TERM: " in the long term"}


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each claim of a best exercise, and the exercises of a long-term plan."""
    program = chart.case.program
    for root, claims in (("program", program.claims if program else None), (None, chart.case.claims)):
        for position, claim in enumerate(claims or ()):
            told = claim.date is None or chart.as_of is None or claim.date <= chart.as_of
            if claim.claim is ClaimKind.BEST_EXERCISE and told:
                path = Path(() if root is None else (root,)) / "claims" / position
                yield _claim(chart, claim, path)
    if program is not None:
        yield from _plan(chart, program.id)


def _claim(chart: Chart, claim: Claim, path: Path) -> Hit:
    found = None if claim.intervention is None else chart.joined.interventions[claim.intervention]
    name = "one exercise" if found is None else found.name
    condition = "" if claim.condition is None else f" for {claim.condition}"
    favored = found is not None and _is_favored(chart, found)
    stated = ("claim", "intervention", "condition", "horizon")
    told = ((key, getattr(claim, key)) for key in stated)
    facts = tuple(Fact(f"{path}.{key}", f"{key}: {value}") for key, value in told if value is not None)
    what = f"names {name} as the best exercise{condition}{_TERM[claim.horizon]}"
    return _hit(path, facts, f"claim {claim.id}", what, "favored-elsewhere" if favored else None)


def _is_favored(chart: Chart, found: Exercise | Treatment) -> bool:
    """Return whether another source favors an intervention as its own answer."""
    technique = None if found.technique is None else catalog.techniques()[found.technique]
    stances = technique.stances if technique is not None else ()
    return (
        bool(_FAVORED & chart.joined.effects(found))
        or (isinstance(found, Exercise) and found.type is ExerciseType.CORE)
        or any(stance.stance is Stance.FAVORS for stance in stances)
    )


def _plan(chart: Chart, name: str) -> Iterator[Verdict]:
    days = program_span(chart)
    exercises = [e for e in chart.works if e.is_prescription and isinstance(e.intervention, Exercise)]
    if days < chart.number("long-term-days") or not exercises:
        return
    if any(isinstance(e.intervention, Exercise) and e.intervention.type is not ExerciseType.CORE for e in exercises):
        yield PASS
        return
    facts = tuple(Fact(str(entry.path), entry.name) for entry in exercises)
    yield _hit(
        Path(("program",)), facts, f"program {name}", f"has no exercise but core work in {days} days", "core-only"
    )


def _hit(path: Path, facts: tuple[Fact, ...], subject: str, what: str, softening: str | None) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=path,
        facts=facts,
        parameters=parameters(subject=subject, what=what),
        softening=softening,
    )


RULE = Rule(
    code="P47",
    slug="no-best-exercise-claim",
    family=Family.CONTENT,
    principle="P47",
    severity=Severity.INFO,
    message="{subject} {what}",
    suggestion="The source would name no exercise as the best one, and would see core work as one among others in the "
    "long run",
    softenings=(
        Softening(
            "favored-elsewhere", Severity.INFO, "another source favors this work as its own answer", contested=True
        ),
        Softening("core-only", Severity.INFO, "other sources hold core work to be essential", contested=True),
    ),
    thresholds=("long-term-days",),
    check=check,
    pair=MinimalPair(
        good=_cases_content.half_a_year,
        bad=Edit.insert(
            "$.program.claims[0]",
            Claim(
                id="cl1",
                claim=ClaimKind.BEST_EXERCISE,
                intervention="core",
                condition="low-back-pain",
                horizon=Horizon.LONG_TERM,
            ),
        ),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.claims[0]"),
            facts=(
                Fact("$.program.claims[0].claim", "claim: best-exercise"),
                Fact("$.program.claims[0].intervention", "intervention: core"),
                Fact("$.program.claims[0].condition", "condition: low-back-pain"),
                Fact("$.program.claims[0].horizon", "horizon: long-term"),
            ),
            parameters=parameters(
                subject="claim cl1",
                what="names core exercise as the best exercise for low-back-pain in the long term",
            ),
            softening="favored-elsewhere",
        ),
    ),
    doc=__doc__,
)
