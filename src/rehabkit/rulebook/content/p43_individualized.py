"""A program for an imbalance or pain is a generic sheet, or was not talked through with the patient.

What it checks
    Each program of a person with a muscle imbalance or pain on record: it does not come from a generic sheet, as its
    `origin` says (A45), and where there is pain it was discussed with the patient. An imbalance is on record where
    the patient, a complaint or the program's presumed cause says so, or where one muscle of a gating pair was tight
    while the other was held long. Pain is on record where a complaint is named a pain, or where pain above the limit
    was told when the program began or since.

Why
    One source holds that a sheet for everyone (S3-78) can worsen imbalance and pain where imbalance is the trouble
    (S3-80). Another holds that each person's pain is their own (S4-22), and that exercise is designed for the person
    after talking with them (S4-11).

When it does not apply
    No imbalance and no pain on record: the source praises general exercise for healthy people (S3-79, A51).
    Templates without a person. A protocol is no generic sheet. Without an imbalance the finding is lowered, and so
    it is where only the talk is missing. An origin that is not stated leaves it unknown, and so does a talk with a
    person in pain.

References:
    S3-78, S3-79, S3-80, S4-11, S4-22. Evidence entry E30: a small effect, and standard programs also work.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, imbalance_of, pain_of
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.program import Program
from rehabkit.rulebook import _cases_content
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, ground_fact, parameters
from rehabkit.vocab import Family, Origin, Outcome, Severity

_PLACE = Path(("program",))


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program of a person with an imbalance or pain."""
    program = chart.case.program
    imbalance, pain = imbalance_of(chart), pain_of(chart)
    if program is None or not chart.has_person or not (imbalance or pain):
        return
    facts = (*(ground_fact(ground, chart) for ground in (*imbalance, *pain)), *_stated(program))
    who = "a muscle imbalance" if imbalance else "pain"
    if program.origin is Origin.GENERIC_SHEET:
        softening = None if imbalance else "pain-without-imbalance"
        yield _fail(program, facts, "is a generic sheet", who, softening)
    elif pain and program.discussed_with_patient is False:
        yield _fail(program, facts, "was not discussed with the patient", "pain", "not-discussed")
    elif needs := _needs(program, in_pain=bool(pain)):
        what = "is a generic sheet" if program.origin is None else "was discussed with the patient"
        yield Hit(
            outcome=Outcome.UNKNOWN,
            path=_PLACE,
            facts=facts,
            parameters=parameters(program=program.id, what=what, who=who if program.origin is None else "pain"),
            needs=needs,
        )
    else:
        yield PASS


def _fail(program: Program, facts: tuple[Fact, ...], what: str, who: str, softening: str | None) -> Hit:
    return Hit(
        outcome=Outcome.FAIL,
        path=_PLACE,
        facts=facts,
        parameters=parameters(program=program.id, what=what, who=who),
        softening=softening,
    )


def _stated(program: Program) -> Iterator[Fact]:
    if program.origin is not None:
        yield Fact("$.program.origin", f"origin: {program.origin.replace('-', ' ')}")
    if program.discussed_with_patient is not None:
        told = "yes" if program.discussed_with_patient else "no"
        yield Fact("$.program.discussed_with_patient", f"discussed with the patient: {told}")


def _needs(program: Program, *, in_pain: bool) -> tuple[str, ...]:
    asked = ("origin", "discussed_with_patient") if in_pain else ("origin",)
    return tuple(f"$.program.{name}" for name in asked if getattr(program, name) is None)


RULE = Rule(
    code="P43",
    slug="individualized",
    family=Family.CONTENT,
    principle="P43",
    severity=Severity.ERROR,
    message="Program {program} {what}, for a person with {who} on record",
    suggestion="The source would have program {program} designed for the person, after talking with them",
    unknown="Whether program {program}, for a person with {who} on record, {what} is not stated",
    softenings=(
        Softening(
            "pain-without-imbalance",
            Severity.WARNING,
            "no muscle imbalance is on record, and the source calls a sheet harmful only where one is",
        ),
        Softening("not-discussed", Severity.WARNING, "the program is no generic sheet, and only the talk is missing"),
    ),
    thresholds=("pain-limit",),
    check=check,
    pair=MinimalPair(
        good=_cases_content.posture,
        bad=Edit("$.program.origin", Origin.GENERIC_SHEET),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.patient.imbalance", "imbalance: presumed"),
                Fact("$.program.presumed_cause", "presumed cause: muscle-imbalance"),
                Fact("$.program.origin", "origin: generic sheet"),
                Fact("$.program.discussed_with_patient", "discussed with the patient: yes"),
            ),
            parameters=parameters(program="pr1", what="is a generic sheet", who="a muscle imbalance"),
        ),
        blind=Edit.remove("$.program.origin"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program"),
            facts=(
                Fact("$.patient.imbalance", "imbalance: presumed"),
                Fact("$.program.presumed_cause", "presumed cause: muscle-imbalance"),
                Fact("$.program.discussed_with_patient", "discussed with the patient: yes"),
            ),
            parameters=parameters(program="pr1", what="is a generic sheet", who="a muscle imbalance"),
            needs=("$.program.origin",),
        ),
    ),
    doc=__doc__,
)
