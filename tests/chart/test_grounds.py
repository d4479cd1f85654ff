from __future__ import annotations

import pytest
from tests.rulebook._build import ELBOW, START, Json, case, chart, own, pain, pair, phase, program, tone, visit

from rehabkit.chart import imbalance_of, pain_of, program_span

BICEPS, TRICEPS = "biceps-brachii", "triceps-brachii"
LONG = tone(TRICEPS, "hypotonic")
BOTH = ["$.assessments[0].tones[0]", "$.assessments[0].tones[1]"]


def _shown(*visits: list[Json], **members: object) -> list[str]:
    """Return the places that show an imbalance between biceps and triceps, seen on the first days of March."""
    seen = [visit(f"2024-03-0{day}", tones=tones) for day, tones in enumerate(visits, start=1)]
    return [
        str(found.path) for found in imbalance_of(chart(case(**{"assessments": seen, "definitions": ELBOW, **members})))
    ]


@pytest.mark.parametrize(
    "spans, expected",
    [([], 0), ([(7, 13)], 7), ([(0, 6), (14, 20)], 21), ([(0, 0)], 1)],
    ids=["no phases", "from the second week", "with a gap", "one day"],
)
def test_program_span(spans: list[tuple[int, int]], expected: int) -> None:
    """A program spans the days from the first of its first phase to the last of its last one, both included."""
    phases = (phase(from_day=first, to_day=last) for first, last in spans)

    assert expected == program_span(chart(case(program=program(*phases))))


@pytest.mark.parametrize(
    "visits, expected",
    [
        ([[tone(BICEPS, "hypertonic"), LONG]], BOTH),
        ([[tone(BICEPS, "hypertonic", method="palpation"), LONG]], []),
        ([[tone(BICEPS, "hypertonic"), tone(TRICEPS, "normal")]], []),
        ([[tone(BICEPS, "hypertonic", "unknown"), LONG]], []),
        (
            [[tone(BICEPS, "normal")], [tone(BICEPS, "spasm"), LONG]],
            ["$.assessments[1].tones[0]", "$.assessments[1].tones[1]"],
        ),
    ],
    ids=["one tight, one long", "felt only", "none long", "side open", "tight later"],
)
def test_pair_shows_an_imbalance(visits: list[list[Json]], expected: list[str]) -> None:
    """Partners of which one is shown tight while the other is held long show an imbalance (S3-30)."""
    assert expected == _shown(*visits)


@pytest.mark.parametrize("imbalance, expected", [("presumed", ["$.patient.imbalance", *BOTH]), ("absent", [])])
def test_imbalance_that_is_ruled_out(imbalance: str, expected: list[str]) -> None:
    """Where no imbalance is on record, the partners' tension shows none."""
    assert expected == _shown([tone(BICEPS, "hypertonic"), LONG], patient={"imbalance": imbalance})


@pytest.mark.parametrize("muscle", [BICEPS, TRICEPS])
def test_neurogenic_partner(muscle: str) -> None:
    """Where the tone of either partner may be neurogenic, the pair shows no imbalance (A69)."""
    neuro = {"id": "o1", "muscle": muscle, "side": "left", "kind": "spasticity", "result": "increased"}
    seen = visit("2024-03-01", tones=[tone(BICEPS, "hypertonic"), LONG], neuro=[neuro])

    assert [] == _shown(assessments=[seen])


def test_tension_of_a_whole() -> None:
    """A tension of a whole shows nothing of a pair of its part."""
    definitions = own(
        pair("front", TRICEPS),
        muscles=[
            {"id": "limb", "regions": ["elbow"], "midline": False, "parts": ["front"]},
            {"id": "front", "regions": ["elbow"], "midline": False},
        ],
    )

    assert [] == _shown([tone("front", "normal")], [tone("limb", "hypertonic"), LONG], definitions=definitions)


@pytest.mark.parametrize(
    "day, value, expected",
    [
        (START, 0, []),
        (START, 3, ["$.assessments[1].pains[0]"]),
        ("2024-04-03", 0, ["$.assessments[0].pains[0]"]),
    ],
    ids=["gone on the first day", "there on the first day", "gone later"],
)
def test_pain_when_the_program_begins(day: str, value: float, expected: list[str]) -> None:
    """Of each region the last pain told up to the program's first day counts, and each that is told later."""
    seen = [visit("2024-03-01", pains=[pain("hip", 5)]), visit(day, pains=[pain("hip", value)])]
    drawn = chart(case(assessments=seen, program_start=START, program=program(phase())))

    assert expected == [str(found.path) for found in pain_of(drawn)]


def test_first_day_of_pain() -> None:
    """Of several days with pain the first one is told, with all that hurt on it."""
    seen = [
        visit("2024-04-09", pains=[pain("hip", 5)]),
        visit("2024-04-05", pains=[pain("hip", 3), pain("neck", 2, "central"), pain("knee", 0)]),
    ]
    drawn = chart(case(assessments=seen, program_start=START, program=program(phase())))

    assert ["$.assessments[1].pains[0]", "$.assessments[1].pains[1]"] == sorted(
        str(found.path) for found in pain_of(drawn)
    )


def test_complaint_of_pain() -> None:
    """A complaint whose kind says pain is told with its place and the day on which it began."""
    told = [{"id": f"c{at}", "region": "neck", "kind": kind} for at, kind in enumerate(("muscle-strain", "headache"))]
    drawn = chart(case(complaints=[{**each, "side": "left", "onset": START} for each in told]))

    assert [("$.complaints[1].kind", "complaint: headache", START)] == [
        (str(found.path), found.text, str(found.date)) for found in pain_of(drawn)
    ]
