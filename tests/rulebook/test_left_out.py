"""What rules of assessment, content and dose leave out is told with the place that is left out."""

from __future__ import annotations

import pytest

import rehabkit as rk
from rehabkit.ruleset import NotApplicable

from ._build import ELBOW, case, phase, planned, program, thing, tone, verdicts, visit, work

RIGID = {"id": "z1", "kind": "rigidity", "result": "increased", "muscle": "biceps-brachii"}
PAIR = visit("2024-04-01", tones=[tone("biceps-brachii", "normal"), tone("triceps-brachii", "spasm")], neuro=[RIGID])
AFRAID = visit("2024-04-01", symptoms=[thing({}, symptom="fear-of-pain", severity="marked")])
ONCE = phase(work("biceps-brachii", actor="therapist", from_day=0, to_day=0))
FIRST = {"id": "c1", "region": "elbow", "side": "left", "course": "first"}


@pytest.mark.parametrize(
    "rule, told, path",
    [
        (
            "P28",
            planned(work("biceps-brachii"), assessments=[PAIR], definitions=ELBOW),
            "$.program.phases[0].prescriptions[0]",
        ),
        ("P29", case(assessments=[PAIR], definitions=ELBOW), "$.assessments[0].tones[1]"),
        (
            "P41",
            case(program=program(components=[]), patient={"imbalance": "presumed", "work_demands": []}),
            "$.program",
        ),
        ("P53", case(program=program(), assessments=[AFRAID]), "$.program"),
        ("P16", case(program=program(ONCE), complaints=[FIRST]), "$.program"),
    ],
)
def test_place(rule: str, told: rk.Case, path: str) -> None:
    """The place of what is left out is the thing that would be judged."""
    (left_out,) = verdicts(rule, told)

    assert isinstance(left_out, NotApplicable)
    assert path == str(left_out.path)
