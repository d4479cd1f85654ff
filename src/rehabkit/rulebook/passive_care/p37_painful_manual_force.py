"""Manual treatment hurts.

What it checks
    Each manual treatment in the log (massage, rolling, manipulation, mobilization, myofascial or cranio-sacral
    work, passive stretch) whose pain during it is recorded: that pain is not above the pain just before (A59), and
    not above nothing where no pain before is recorded.

Why
    Derived: one source holds that inhibition is greater where the force used hurts (S1-21), another that release
    work is about as free of pain as rehabilitation can be (S3-94). Neither forbids painful force.

When it does not apply
    Treatments without a recorded pain during them; familiar pain that is reproduced on purpose; needles, and work
    that the patient does.

References:
    S1-21, S3-94; derived by the library. No published evidence tests it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, PainEntry, WorkEntry
from rehabkit.location import Path
from rehabkit.models.anatomy import Site
from rehabkit.models.edit import Edit
from rehabkit.models.intervention import Exercise, Treatment
from rehabkit.models.log import LoggedWork
from rehabkit.rulebook import _cases_passive
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, NotApplicable, Rule, Verdict, parameters
from rehabkit.vocab import ExerciseType, Family, Outcome, PainScale, Severity, Side, TechniqueClass

MANUAL = frozenset(
    {
        TechniqueClass.INHIBITORY,
        TechniqueClass.TENSION_REDUCING,
        TechniqueClass.LIGHT_TOUCH,
        TechniqueClass.MOBILIZATION,
    }
)


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each manual treatment whose pain is recorded."""
    for entry in chart.works:
        stated = entry.stated
        if not isinstance(stated, LoggedWork) or not entry.is_done or not _is_manual(chart, entry):
            continue
        if stated.familiar_pain is True:
            yield NotApplicable(entry.path, "familiar-pain")
        elif stated.pain_during is not None:
            yield _hit(entry, stated, stated.pain_during) if stated.pain_during > (stated.pain_before or 0) else PASS


def _is_manual(chart: Chart, entry: WorkEntry) -> bool:
    found = entry.intervention
    if isinstance(found, Treatment):
        return chart.joined.technique_class(found) in MANUAL
    return isinstance(found, Exercise) and found.type is ExerciseType.PASSIVE_STRETCH


def _hit(entry: WorkEntry, stated: LoggedWork, during: float) -> Hit:
    assert entry.moment is not None  # noqa: S101  # it is in the log
    before = "none recorded" if stated.pain_before is None else _shown(entry, stated, stated.pain_before)
    facts = [Fact(f"{entry.path}.pain_during", f"pain during: {_shown(entry, stated, during)}")]
    if stated.pain_before is not None:
        facts.append(Fact(f"{entry.path}.pain_before", f"pain before: {before}"))
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        site=entry.sites[0] if len(entry.sites) == 1 else None,
        facts=tuple(facts),
        parameters=parameters(
            work=entry.name, date=entry.moment.date, during=_shown(entry, stated, during), before=before
        ),
    )


def _shown(entry: WorkEntry, stated: LoggedWork, value: float) -> str:
    assert entry.moment is not None  # noqa: S101  # it is in the log
    scale = stated.pain_scale or PainScale.NPRS
    return str(PainEntry(value=value, scale=scale, path=entry.path, moment=entry.moment))


RULE = Rule(
    code="P37",
    slug="painful-manual-force",
    family=Family.PASSIVE_CARE,
    principle="P37",
    severity=Severity.WARNING,
    message="{work} on {date} has pain {during} during it; pain just before: {before}",
    suggestion="The source would have {work} without pain from the force that is used",
    check=check,
    pair=MinimalPair(
        good=_cases_passive.massaged,
        bad=Edit("$.log.sessions[0].items[0].pain_during", 3),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.log.sessions[0].items[0]"),
            site=Site(muscle="upper-trapezius", side=Side.RIGHT),
            facts=(
                Fact("$.log.sessions[0].items[0].pain_during", "pain during: 3/10"),
                Fact("$.log.sessions[0].items[0].pain_before", "pain before: 2/10"),
            ),
            parameters=parameters(
                before="2/10",
                date="2024-04-02",
                during="3/10",
                work="massage",
            ),
        ),
    ),
    doc=__doc__,
)
