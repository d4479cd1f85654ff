"""What the rules on tension and pain would say of a phase, were it to begin on a day (P01, P02, P28)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from rehabkit.checking import check
from rehabkit.location import Path
from rehabkit.models.case import Case
from rehabkit.models.program import Phase, Program
from rehabkit.models.work import Prescription
from rehabkit.progression._criteria import CriterionResult
from rehabkit.report import Finding
from rehabkit.rulebook import RULES
from rehabkit.vocab import CriterionKind, CriterionState, Outcome, Severity

Thresholds = Mapping[str, float | str]

_RULES = tuple(RULES[code] for code in ("P01", "P02", "P28"))


def gates(case: Case, phase: Phase, path: Path, day: dt.date, thresholds: Thresholds) -> Iterator[CriterionResult]:
    """Yield each rule that the phase would not keep, or of which it would leave open whether it does."""
    assert case.program is not None  # noqa: S101  # it has the phase
    report = check(_as_if_begun(case, case.program, phase, day), rules=_RULES, thresholds=thresholds, as_of=day)
    for finding in report.findings:
        if finding.severity is not Severity.INFO or finding.outcome is Outcome.UNKNOWN:
            yield _as_criterion(finding, str(path))


def _as_if_begun(case: Case, program: Program, phase: Phase, day: dt.date) -> Case:
    """Return the case with one phase alone, all done on one day and judged by what is observed, not what it awaits."""
    works = tuple(map(_on_that_day, phase.prescriptions or ()))
    bare = attrs.evolve(phase, entry=None, exit=None, requires=None, concurrent_with=None)
    alone = attrs.evolve(bare, from_day=0, to_day=0, prescriptions=works)
    only = attrs.evolve(program, phases=(alone,), claims=None, tailoring=None)
    return attrs.evolve(case, program=only, program_start=day, log=None, waivers=None, claims=None)


def _on_that_day(work: Prescription) -> Prescription:
    dosage = None if work.dosage is None else attrs.evolve(work.dosage, weekdays=None)
    return attrs.evolve(work, from_day=None, to_day=None, based_on=None, dosage=dosage)


def _as_criterion(finding: Finding, path: str) -> CriterionResult:
    """Return a finding on the phase alone as a criterion, with paths of the whole program."""

    def told(text: str) -> str:
        return text.replace("$.program.phases[0]", path)

    return CriterionResult(
        path=told(finding.path),
        kind=CriterionKind.RULE,
        sentence=f"{finding.rule}: {finding.message}",
        state=CriterionState.NOT_MET if finding.outcome is Outcome.FAIL else CriterionState.UNKNOWN,
        facts=tuple(attrs.evolve(each, path=told(each.path)) for each in finding.facts),
        needs=finding.needs,
    )
