"""Enjoyment, keeping up and sleep are not all asked about.

What it checks
    Each program with exercises of a person with pain on record, and each program that records what was asked: the
    answers to three questions stand in its `engagement`, whether it is enjoyed, whether it can be kept up, and what
    it does to sleep. No answer is judged. Pain is on record where a complaint is named a pain, or where pain above
    the limit was told when the program began or since.

Why
    One source asks of exercise against pain whether it brings joy (S4-13), whether it can be kept up (S4-14), and
    whether it helps sleep (S4-15).

When it does not apply
    Programs without exercises, people without pain on record, and templates, unless they record answers. Where
    `engagement` is not stated at all it is unknown; where it is stated, an answer that is missing was not recorded.

References:
    S4-13, S4-14, S4-15. Evidence entries E39 and E43: associations, and mixed evidence on adherence.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, pain_of
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Exercise
from rehabkit.rulebook import _cases_content
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, ground_fact, listed, parameters
from rehabkit.vocab import Family, Outcome, Severity

_QUESTIONS = {"enjoyment": "enjoyment", "can_keep_up": "keeping it up", "sleep_effect": "sleep"}
_PLACE = Path(("program",))


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge the program of a person in pain, and each that records what was asked."""
    program = chart.case.program
    if program is None:
        return
    if program.engagement is not None:
        missing = [words for name, words in _QUESTIONS.items() if getattr(program.engagement, name) is None]
        yield _fail(program.id, missing) if missing else PASS
    elif chart.has_person and _has_exercise(chart) and (grounds := pain_of(chart)):
        yield Hit(
            outcome=Outcome.UNKNOWN,
            path=_PLACE,
            facts=tuple(ground_fact(ground, chart) for ground in grounds),
            parameters=parameters(program=program.id, missing=listed(_QUESTIONS.values())),
            needs=("$.program.engagement",),
        )


def _has_exercise(chart: Chart) -> bool:
    return any(entry.is_prescription and isinstance(entry.intervention, Exercise) for entry in chart.works)


def _fail(name: str, missing: list[str]) -> Hit:
    answered = [words for words in _QUESTIONS.values() if words not in missing]
    return Hit(
        outcome=Outcome.FAIL,
        path=_PLACE,
        facts=(Fact("$.program.engagement", f"answered: {listed(answered) if answered else 'nothing'}"),),
        parameters=parameters(program=name, missing=listed(missing)),
    )


RULE = Rule(
    code="P45",
    slug="engagement-questions",
    family=Family.CONTENT,
    principle="P45",
    severity=Severity.INFO,
    unknown_severity=Severity.INFO,
    message="Program {program} has no answer on record about {missing}",
    suggestion="The source would ask about {missing} and record the answers",
    unknown="Whether the person was asked about {missing} under program {program} is not stated",
    thresholds=("pain-limit",),
    check=check,
    pair=MinimalPair(
        good=_cases_content.stronger,
        bad=Edit.remove("$.program.engagement.sleep_effect"),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program"),
            facts=(Fact("$.program.engagement", "answered: enjoyment and keeping it up"),),
            parameters=parameters(missing="sleep", program="pr1"),
        ),
        blind=Edit.remove("$.program.engagement"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program"),
            facts=(Fact("$.complaints[0].kind", "complaint: persistent-pain"),),
            parameters=parameters(missing="enjoyment, keeping it up and sleep", program="pr1"),
            needs=("$.program.engagement",),
        ),
    ),
    doc=__doc__,
)
