from __future__ import annotations

import pytest
from tests.rulebook._build import Json, case, chart, phase, program, thing, tone, visit, work

import rehabkit as rk
from rehabkit.vocab import Effect, Region, Side

GLUTE = "gluteus-maximus"


def _site(muscle: str, side: str) -> rk.Site:
    return rk.Site(muscle=muscle, side=Side(side))


@pytest.mark.parametrize(
    "members, expected",
    [
        ({"patient": {}}, True),
        ({"patient": None}, False),
        ({"patient": None, "assessments": [visit("2024-03-01")]}, True),
        ({"patient": None, "assessments": []}, False),
        ({"patient": None, "complaints": [{"id": "c1", "region": "neck", "side": "left"}]}, True),
        ({"patient": None, "complaints": []}, False),
        ({"patient": None, "program": program()}, False),
    ],
    ids=["patient", "nothing", "assessment", "no assessments", "complaint", "no complaints", "program"],
)
def test_has_person(members: Json, expected: bool) -> None:  # noqa: FBT001  # a row of the table
    """A case is about somebody where it has a patient, an assessment or a complaint."""
    assert expected == chart(case(**members)).has_person


@pytest.mark.parametrize(
    "first, second, expected",
    [
        (("hamstrings", "left"), ("hamstrings", "left"), True),
        (("hamstrings", "left"), ("hamstrings", "right"), False),
        (("hamstrings", "left"), ("biceps-femoris", "left"), True),
        (("biceps-femoris", "left"), ("hamstrings", "left"), True),
        (("biceps-femoris", "left"), ("semitendinosus", "left"), False),
        (("hamstrings", "left"), ("quadriceps", "left"), False),
        (("rectus-abdominis", "midline"), ("rectus-abdominis", "midline"), True),
        (("rectus-abdominis", "midline"), ("abdominals", "left"), True),
        (("rectus-abdominis", "midline"), ("abdominals", "right"), True),
    ],
)
def test_related(first: tuple[str, str], second: tuple[str, str], expected: bool) -> None:  # noqa: FBT001
    """Two sites are related where they are one, or whole and part, on one side; two parts are not."""
    drawn = chart(case())

    assert (expected, expected) == (
        drawn.related(_site(*first), _site(*second)),
        drawn.related(_site(*second), _site(*first)),
    )


def test_thresholds() -> None:
    """A number is read as one, and one that is off has no limit."""
    drawn = chart(case(), pain_limit=2.5, assessment_age_days=42)

    assert (2.5, 42, None) == (
        drawn.number("pain-limit"),
        drawn.limit("assessment-age-days"),
        chart(case()).limit("assessment-age-days"),
    )


@pytest.mark.parametrize(
    "criterion, expected",
    [
        ({"region": "hip"}, {Region.HIP}),
        ({"region": "hip", "at_most": 1}, set()),
        ({"region": "knee"}, set()),
        ({"region": "whole-body"}, {Region.WHOLE_BODY}),
        ({"region": "hip", "side": "left"}, {Region.HIP}),
        ({"region": "hip", "side": "right"}, set()),
        ({"region": "hip", "side": "bilateral"}, {Region.HIP}),
        ({"region": "hip", "muscle": GLUTE}, {Region.HIP}),
        ({"region": "knee", "muscle": GLUTE}, {Region.KNEE}),
        ({"region": "hip", "muscle": "piriformis"}, set()),
    ],
)
def test_painless_on_entry(criterion: Json, expected: set[Region]) -> None:
    """Entry criteria name the regions of a site that are free of pain when the phase begins (A63)."""
    entry = {"pains": [{"at_most": 0, **criterion}]}
    drawn = chart(case(program=program(phase(work(GLUTE), entry=entry))))
    subject = drawn.subject(_site(GLUTE, "left"))

    assert expected == drawn.painless_on_entry(drawn.phases[0].phase, subject, 0)


@pytest.mark.parametrize("given", [{}, {"entry": {}}, {"entry": {"pains": []}}], ids=["none", "empty", "no pains"])
def test_phase_without_entry_criteria(given: Json) -> None:
    """A phase that asks for nothing on entry says nothing of pain."""
    drawn = chart(case(program=program(phase(work(GLUTE), **given))))

    assert set() == drawn.painless_on_entry(drawn.phases[0].phase, drawn.subject(_site(GLUTE, "left")), 10)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"intervention": "isometric-release"}, True),
        ({"intervention": "isometric-release", "technique": "hanna-somatics"}, True),
        ({"intervention": "resistance", "technique": "pir"}, False),
        ({"intervention": "gpr"}, False),
    ],
)
def test_release_by_type(given: Json, expected: bool) -> None:  # noqa: FBT001  # a row of the table
    """Work is release by its intervention's type, whatever technique it names."""
    drawn = chart(case(program=program(phase(work(GLUTE, **given)))))

    assert expected == drawn.is_release_by_type(drawn.works[0])


def test_work_of_nothing_is_no_release_by_type() -> None:
    """An item that names no intervention is no release by its type."""
    drawn = chart(case(log={"sessions": [{"id": "s1", "date": "2024-03-01", "items": [{"id": "i1"}]}]}))

    assert (False, []) == (drawn.is_release_by_type(drawn.works[0]), list(drawn.work(Effect.RELEASE_CONTRACTION)))


def test_other_observations() -> None:
    """Strength tests, symptoms and neurological examinations come by their moments, up to the day of the view."""
    kinds = {
        "strengths": {"muscle": GLUTE, "side": "left", "scale": "mmt", "grade": "5"},
        "symptoms": {"symptom": "stiffness"},
        "neuro": {"kind": "reflex", "result": "normal"},
    }
    told = case(
        assessments=[
            visit(date, time=time, **{name: [thing({}, **given)] for name, given in kinds.items()})
            for date, time in (
                ("2024-03-02", "09:00"),
                ("2024-03-02", "08:00"),
                ("2024-03-03", None),
                ("2024-03-01", None),
            )
        ]
    )
    drawn = chart(told, as_of="2024-03-02")

    for name, found in (("strengths", drawn.strengths), ("symptoms", drawn.symptoms), ("neuro", drawn.neuro)):
        assert [f"$.assessments[{at}].{name}[0]" for at in (3, 1, 0)] == [str(seen.path) for seen in found]


def test_muscles_of_the_case() -> None:
    """A muscle that the case defines is there beside the shipped ones."""
    drawn = chart(
        case(
            assessments=[visit("2024-03-01", tones=[tone("own", "normal")])],
            definitions={"muscles": [{"id": "own", "regions": ["hip"], "midline": False}]},
        )
    )

    assert ("own", GLUTE) == (drawn.muscle("own").id, drawn.muscle(GLUTE).id)
