from __future__ import annotations

import pytest
from tests.rulebook._build import Json, case, chart, thing, visit

import rehabkit as rk
from rehabkit.vocab import Side

MUSCLE = "biceps-femoris"
"""A part of the hamstrings, of thigh, hip and knee."""

SEEN, RECORD, COMPLAINT = "$.assessments[0].neuro[0]", "$.patient.conditions[0]", "$.complaints[0]"


def _datum(side: str = "left", **members: object) -> str | None:
    """Return the path of the datum by which the muscle's tone may be neurogenic."""
    found = chart(case(**members)).neurogenic(rk.Site(muscle=MUSCLE, side=Side(side)))
    return None if found is None else str(found)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"kind": "spasticity", "result": "increased"}, SEEN),
        ({"kind": "rigidity", "result": "positive"}, SEEN),
        ({"kind": "flaccidity", "result": "positive"}, SEEN),
        ({"kind": "spasticity", "result": "negative"}, None),
        ({"kind": "spasticity", "result": "normal"}, None),
        ({"kind": "reflex", "result": "increased"}, None),
        ({"kind": "spasticity", "scale": "modified-ashworth", "grade": "0"}, SEEN),
        ({"kind": "gait", "scale": "tardieu", "grade": "2"}, SEEN),
        ({"kind": "myotome", "scale": "mrc", "grade": "4"}, None),
    ],
)
def test_examinations(given: Json, expected: str | None) -> None:
    """Spasticity, rigidity and flaccidity that were found, and a grade on their scales, may be neurogenic tone."""
    assert expected == _datum(assessments=[visit("2024-03-01", neuro=[thing(given)])])


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"muscle": MUSCLE}, SEEN),
        ({"muscle": "hamstrings"}, SEEN),
        ({"muscle": "semitendinosus"}, None),
        ({"muscle": MUSCLE, "region": "neck"}, SEEN),
        ({"region": "thigh"}, SEEN),
        ({"region": "whole-body"}, SEEN),
        ({"region": "neck"}, None),
        ({}, SEEN),
        ({"side": "left"}, SEEN),
        ({"side": "right"}, None),
        ({"side": "bilateral"}, SEEN),
        ({"side": "unknown"}, SEEN),
    ],
)
def test_where_it_was_examined(given: Json, expected: str | None) -> None:
    """A datum counts at its muscle and the parts of it, else in its region, on its side or where that is open."""
    seen = thing({"kind": "spasticity", "result": "increased", **given})

    assert expected == _datum(assessments=[visit("2024-03-01", neuro=[seen])])


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"condition": "stroke"}, RECORD),
        ({"condition": "spinal-cord-injury", "region": "thigh"}, RECORD),
        ({"condition": "multiple-sclerosis", "region": "whole-body"}, RECORD),
        ({"condition": "parkinson-disease", "region": "neck"}, None),
        ({"condition": "stroke", "side": "left"}, RECORD),
        ({"condition": "stroke", "side": "right"}, None),
        ({"condition": "fibromyalgia"}, None),
    ],
)
def test_conditions(given: Json, expected: str | None) -> None:
    """A central condition of the region and side may make tone neurogenic."""
    assert expected == _datum(patient={"conditions": [thing(given)]})


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"kind": "nerve-injury", "region": "thigh", "side": "left"}, COMPLAINT),
        ({"kind": "nerve-injury", "region": "thigh", "side": "right"}, None),
        ({"kind": "nerve-injury", "region": "elbow", "side": "left"}, None),
        ({"kind": "muscle-strain", "region": "thigh", "side": "left"}, None),
    ],
)
def test_nerve_injuries(given: Json, expected: str | None) -> None:
    """A nerve injury of the region and side may make tone neurogenic."""
    assert expected == _datum(complaints=[thing(given)])


def test_midline_muscle_has_both_sides() -> None:
    """For a midline muscle a datum of either side counts."""
    seen = thing({}, kind="spasticity", result="increased", region="abdomen", side="right")
    drawn = chart(case(assessments=[visit("2024-03-01", neuro=[seen])]))

    assert SEEN == str(drawn.neurogenic(rk.Site(muscle="rectus-abdominis", side=Side.MIDLINE)))


def test_case_without_a_patient() -> None:
    """Without any datum nothing is neurogenic."""
    assert _datum(patient=None) is None
