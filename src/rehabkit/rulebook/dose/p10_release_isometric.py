"""A release contraction moves the joint.

What it checks
    Each release contraction that is isometric by its technique's own definition, or that names no technique: the
    joint does not move while the muscle contracts.

Why
    One source holds that the bodywork which resets chronic half contraction always uses isometric contraction
    (S3-89), which is a gentle tightening without joint motion (S3-90).

When it does not apply
    Hands-on methods without a contraction of the patient (A58). Hanna work moves the joint by its teachers' own
    description: there the finding is a contested note. Techniques whose authors disagree are left out. A session
    item that states no dose of its own is judged at its prescription. Joint motion that is not stated leaves it
    unknown.

References:
    S3-89, S3-90. Evidence entry E25.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehabkit.chart import Chart, WorkEntry
from rehabkit.location import Path
from rehabkit.models.edit import Edit
from rehabkit.rulebook import _cases
from rehabkit.ruleset import PASS, Fact, Hit, MinimalPair, Rule, Softening, Verdict, parameters
from rehabkit.vocab import ContractionMode, Effect, Family, JointMotion, Outcome, ReleaseForm, Severity

MOVING = frozenset({ContractionMode.CONCENTRIC, ContractionMode.ECCENTRIC})


def check(chart: Chart) -> Iterator[Verdict]:
    """Judge each release contraction that states its own dose and has a definition."""
    for entry in chart.work(Effect.RELEASE_CONTRACTION):
        if entry.states_dosage and (entry.technique is None or entry.technique.release_form is not None):
            yield _judge(entry)


def _judge(entry: WorkEntry) -> Verdict:
    motion = entry.dosage.joint_motion if entry.dosage is not None else None
    mode: ContractionMode | None = entry.get("contraction_mode")
    if motion is JointMotion.NONE or (motion is None and mode is ContractionMode.ISOMETRIC):
        return PASS
    moves_by_definition = entry.technique is not None and entry.technique.release_form is ReleaseForm.MOVES_JOINT
    if motion is None and mode not in MOVING:
        return Hit(
            outcome=Outcome.UNKNOWN,
            path=entry.path,
            parameters=parameters(work=entry.name),
            needs=(f"{entry.path}.dosage.joint_motion",),
        )
    where, what = (f"{entry.path}.dosage.joint_motion", motion) if motion is not None else (str(entry.path), mode)
    return Hit(
        outcome=Outcome.FAIL,
        path=entry.path,
        facts=(Fact(where, str(what)),),
        parameters=parameters(work=entry.name, motion=str(what).replace("-", " ")),
        softening="hanna-moves" if moves_by_definition else None,
    )


RULE = Rule(
    code="P10",
    slug="release-isometric",
    family=Family.DOSE,
    principle="P10",
    severity=Severity.ERROR,
    unknown_severity=Severity.INFO,
    message="{work} moves the joint while the muscle contracts ({motion})",
    suggestion="The source would have the contraction without any joint motion",
    unknown="{work} does not state whether the joint moves",
    softenings=(
        Softening(
            "hanna-moves",
            Severity.INFO,
            "the technique moves the joint by its own teachers' description",
            contested=True,
        ),
    ),
    check=check,
    pair=MinimalPair(
        good=_cases.released,
        bad=Edit("$.program.phases[0].prescriptions[0].dosage.joint_motion", JointMotion.PARTIAL_RANGE),
        finds=Hit(
            outcome=Outcome.FAIL,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            facts=(Fact("$.program.phases[0].prescriptions[0].dosage.joint_motion", "partial-range"),),
            parameters=parameters(
                motion="partial range",
                work="isometric release (post-isometric relaxation)",
            ),
        ),
        blind=Edit.remove("$.program.phases[0].prescriptions[0].dosage.joint_motion"),
        misses=Hit(
            outcome=Outcome.UNKNOWN,
            path=Path.parse("$.program.phases[0].prescriptions[0]"),
            parameters=parameters(
                work="isometric release (post-isometric relaxation)",
            ),
            needs=("$.program.phases[0].prescriptions[0].dosage.joint_motion",),
        ),
    ),
    doc=__doc__,
)
