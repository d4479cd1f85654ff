"""Fibromyalgia is recorded, and only one of muscle and fascia is worked on.

What it checks
    A case that records fibromyalgia and works on fascia, or releases tight muscle by contraction: work on the other
    of the two is there as well. Prescriptions, planned items and what was done count alike; a missed item does not.

Why
    One source holds that muscle imbalance and fascial dysfunction always occur together in fibromyalgia, and treats
    both (S3-113).

When it does not apply
    No fibromyalgia on record; neither of the two is worked on, since the source speaks of what its own treatment
    has to hold. The rule names neither as a cause.

References:
    S3-113. Evidence entry E38: that imbalance or fascia causes fibromyalgia is refuted; for myofascial release the
    evidence is low and the effect small.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_course
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, listed, parameters
from rehabkit.vocab import Condition, Effect, Family, Outcome, Severity

MUSCLE = (Effect.RELEASE_CONTRACTION, Effect.STRENGTHENING, Effect.FACILITATION)


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program, or the record of the condition where there is no program."""
    record = _recorded(chart)
    fascia, muscle = _work(chart, Effect.FASCIAL), _work(chart, *MUSCLE)
    if record is None or not (fascia or _work(chart, Effect.RELEASE_CONTRACTION)):
        return
    if fascia and muscle:
        yield PASS
        return
    treated, missing = ("fascia", "muscle imbalance") if fascia else ("muscle imbalance", "fascia")
    yield Hit(
        outcome=Outcome.FAIL,
        path=record if chart.case.program is None else Path(("program",)),
        facts=(Fact(str(record), str(Condition.FIBROMYALGIA)),),
        parameters=parameters(work=listed(fascia or muscle), treated=treated, missing=missing),
    )


def _recorded(chart: Chart) -> Path | None:
    """Return where fibromyalgia is recorded, as far as it is known on the chart's day."""
    patient = chart.case.patient
    for position, record in enumerate((patient.conditions or ()) if patient is not None else ()):
        is_known = record.since is None or chart.as_of is None or record.since <= chart.as_of
        if record.condition is Condition.FIBROMYALGIA and is_known:
            return Path(("patient", "conditions", position))
    return None


def _work(chart: Chart, *effects: Effect) -> list[str]:
    """Return the names of the work that has any of some effects."""
    return sorted({entry.name for entry in chart.work(*effects)})


RULE = Rule(
    code="P51",
    slug="fibromyalgia-both",
    family=Family.CONTENT,
    principle="P51",
    severity=Severity.INFO,
    message="Fibromyalgia is recorded, and the work is on {treated} ({work}) with none on {missing}",
    suggestion="The source would treat both, and has work on {missing} beside that on {treated}",
    check=check,
    pair=MinimalPair(
        good=_cases_course.fascia,
        bad=Edit.remove("$.program.phases[0].prescriptions[1]"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(Fact("$.patient.conditions[0]", "fibromyalgia"),),
            parameters=parameters(
                missing="fascia",
                treated="muscle imbalance",
                work="isometric release (post-isometric relaxation)",
            ),
        ),
    ),
    doc=__doc__,
)
