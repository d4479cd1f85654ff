"""Surgery is considered for long pain, and no muscle therapy is recorded as tried.

What it checks
    Each elective operation that is considered, without an indication by a surgeon, for a complaint of that region
    that is chronic, long-standing or persistent: work on muscles is recorded among the past treatments, or in the
    program or log.

Why
    One source suggests that people who weigh surgery for chronic pain could try muscle therapy first (S3-121). The
    finding reports that suggestion, as a matter to discuss, and speaks against no operation.

When it does not apply
    Silent unless the red-flag screen is negative and dated, no neurological finding, limb symptom or stop sign is on
    record, and the operation is stated to be elective and without a surgeon's indication; P33 goes before it. Where
    past treatments are not stated it is unknown.

References:
    S3-121. No published evidence was looked for; the source's figures on surgery are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, Episode, logged_events
from rehabkit.location import Path
from rehabkit.models.complaint import PastTreatment, Surgery
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases_course
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Verdict, parameters
from rehabkit.vocab import (
    STOP_SIGNS,
    ComplaintKind,
    Course,
    Effect,
    Family,
    NeuroResult,
    Outcome,
    Region,
    ScreenState,
    Severity,
    Side,
    Stage,
    SurgeryIndication,
    SurgeryState,
    SurgeryUrgency,
    Symptom,
)

THERAPY = frozenset(
    {
        Effect.RELEASE_CONTRACTION,
        Effect.TENSION_REDUCING,
        Effect.FACILITATION,
        Effect.STRENGTHENING,
    }
)
LIMB = frozenset({Symptom.EXTREMITY_PAIN, Symptom.EXTREMITY_NUMBNESS})
SOUND = frozenset({NeuroResult.NORMAL, NeuroResult.NEGATIVE})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each operation that is considered for long pain, where nothing speaks against waiting."""
    patient = chart.case.patient
    for position, surgery in enumerate((patient.surgeries or ()) if patient is not None else ()):
        complaint = next((each for each in chart.episodes if _is_long(each) and _concerns(surgery, each)), None)
        if patient is not None and complaint is not None and _is_open(surgery) and _is_screened(chart):
            path = Path(("patient", "surgeries", position))
            yield _judge(chart, path, complaint, patient.past_treatments)


def _is_open(surgery: Surgery) -> bool:
    considered = surgery.state is SurgeryState.CONSIDERED and surgery.urgency is SurgeryUrgency.ELECTIVE
    return considered and surgery.indication is SurgeryIndication.NONE


def _is_screened(chart: Chart) -> bool:
    """Return whether a dated screen is negative and nothing neurological and no stop sign is on record."""
    screen = chart.case.red_flag_screen
    if screen is None or screen.state is not ScreenState.NEGATIVE or screen.date is None:
        return False
    neurological = any(seen.observation.result not in SOUND for seen in chart.neuro)
    limb = any(seen.observation.symptom in LIMB for seen in chart.symptoms)
    return not (neurological or limb or any(each.event.event in STOP_SIGNS for each in logged_events(chart)))


def _is_long(episode: Episode) -> bool:
    found = episode.complaint
    long = found.course is Course.CHRONIC or found.stage is Stage.CHRONIC or found.long_standing is True
    return long or found.kind is ComplaintKind.PERSISTENT_PAIN


def _concerns(surgery: Surgery, episode: Episode) -> bool:
    here = surgery.region in {None, Region.WHOLE_BODY, episode.complaint.region}
    return here and {surgery.side, episode.complaint.side} != {Side.LEFT, Side.RIGHT}


def _judge(chart: Chart, path: Path, complaint: Episode, tried: tuple[PastTreatment, ...] | None) -> Verdict:
    before = [chart.joined.interventions[each.treatment] for each in tried or ()]
    if any(THERAPY & chart.joined.effects(each) for each in before) or any(True for _ in chart.work(*THERAPY)):
        return PASS
    region = complaint.complaint.region.replace("-", " ")
    facts = (Fact(str(complaint.path), f"long-lasting complaint of the {region}"),)
    if tried is None:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=path,
            facts=facts,
            parameters=parameters(region=region),
            needs=("past treatments of the person",),
        )
    return Hit(outcome=Outcome.FAIL, path=path, facts=facts, parameters=parameters(region=region))


RULE = Rule(
    code="P50",
    slug="therapy-before-surgery",
    family=Family.CONTENT,
    principle="P50",
    severity=Severity.INFO,
    unknown_severity=Severity.INFO,
    message="Elective surgery is considered for a long-lasting {region} complaint; no muscle therapy is recorded",
    suggestion="The source suggests discussing muscle therapy first; this is no advice on the operation",
    unknown="Elective surgery is considered for a long-lasting {region} complaint; what was tried is not stated",
    check=check,
    pair=MinimalPair(
        good=_cases_course.considered,
        bad=Edit("$.patient.past_treatments", ()),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.patient.surgeries[0]"),
            facts=(Fact("$.complaints[0]", "long-lasting complaint of the low back"),),
            parameters=parameters(region="low back"),
        ),
        blind=Edit.remove("$.patient.past_treatments"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.patient.surgeries[0]"),
            facts=(Fact("$.complaints[0]", "long-lasting complaint of the low back"),),
            parameters=parameters(region="low back"),
            needs=("past treatments of the person",),
        ),
    ),
    doc=__doc__,
)
