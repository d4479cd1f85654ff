"""Nothing is recorded about the cause that is presumed.

What it checks
    The program of a person with a complaint, with pain above the limit, or with an imbalance on record: a presumed
    cause is recorded, in the program, among the person's causes, as a statement on imbalance, or as a diagnosis of a
    complaint. `unknown` is a statement too.

Why
    One source holds that complaints from imbalance need another approach than other injuries (S3-75), another that
    what produces the pain is identified first (S0-19). The principle is derived from both.

When it does not apply
    No program; no complaint, pain or imbalance (A51). An empty list of causes states that none is presumed. The
    library asserts no cause and asks for no single one.

References:
    S3-75, S0-19; derived by the library. No published evidence was looked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, imbalance_of, pain_of
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_course
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, parameters
from rehabkit.vocab import Family, Outcome, Severity


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program of a person who has trouble on record."""
    grounds = list(_grounds(chart)) if chart.case.program is not None else []
    if not grounds:
        return
    if _is_recorded(chart):
        yield PASS
        return
    yield Hit(
        outcome=Outcome.FAIL,
        path=Path(("program",)),
        facts=tuple(grounds),
        parameters=parameters(trouble=grounds[0].value),
    )


def _grounds(chart: Chart) -> Iterator[Fact]:
    """Yield what is on record: complaints first, then pain, then imbalance."""
    for found in chart.episodes:
        yield Fact(str(found.path), f"complaint of the {found.complaint.region.replace('-', ' ')}")
    seen = [ground for ground in (*pain_of(chart), *imbalance_of(chart)) if "complaints" not in ground.path.steps]
    yield from (Fact(str(ground.path), ground.text) for ground in seen)


def _is_recorded(chart: Chart) -> bool:
    case = chart.case
    patient = case.patient
    by_program = case.program is not None and case.program.presumed_cause is not None
    by_person = patient is not None and (patient.causes is not None or patient.imbalance is not None)
    return by_program or by_person or any(each.complaint.diagnosis is not None for each in chart.episodes)


RULE = Rule(
    code="P49",
    slug="cause-recorded",
    family=Family.CONTENT,
    principle="P49",
    severity=Severity.INFO,
    message="No presumed cause is recorded, while this is on record: {trouble}",
    suggestion="The source would have a presumed cause on record, since it holds that imbalance needs another approach",
    check=check,
    pair=MinimalPair(
        good=_cases_course.steady,
        bad=Edit.remove("$.program.presumed_cause"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(Fact("$.assessments[0].pains[0]", "low-back: pain 5/10"),),
            parameters=parameters(trouble="low-back: pain 5/10"),
        ),
    ),
    doc=__doc__,
)
