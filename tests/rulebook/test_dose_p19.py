from __future__ import annotations

import pytest
from tests.rulebook._build import START, Json, case, filled, hits, item, phase, planned, program, said, session, work

LIGHT, FIRM = {"pressure": "very-light"}, {"pressure": "firm"}


@pytest.mark.parametrize("pressure, expected", [("very-light", "pass"), ("light", "fail"), ("firm", "fail")])
def test_pressure(pressure: str, expected: str) -> None:
    """Very light pressure passes, and anything firmer does not."""
    assert [expected] == said("P19", planned(work(None, intervention="cranio-sacral", dosage={"pressure": pressure})))


@pytest.mark.parametrize("dosage", [None, {"duration_min": 10}, {"intensity": {"value": 0.05, "unit": "kg"}}])
def test_pressure_that_is_not_stated(dosage: Json | None) -> None:
    """Without a pressure in words it is unknown; a figure in a unit of weight is not read (A40)."""
    assert ["unknown"] == said("P19", planned(work(None, intervention="cranio-sacral", dosage=dosage)))


@pytest.mark.parametrize(
    "limit, expected",
    [("very-light", ["pass", "fail", "fail"]), ("light", ["pass", "pass", "fail"]), ("firm", ["pass"] * 3)],
)
def test_limit(limit: str, expected: list[str]) -> None:
    """The limit is a word of the same scale, and belongs to what passes."""
    works = [
        work(None, intervention="cranio-sacral", dosage={"pressure": each}) for each in ("very-light", "light", "firm")
    ]

    assert expected == said("P19", planned(*works), cranio_sacral_pressure=limit)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"intervention": "massage"}, []),
        ({"intervention": "myofascial-release"}, []),
        ({"intervention": "massage", "technique": "cranio-sacral"}, ["fail"]),
        ({"intervention": "cranio-sacral", "technique": "myofascial-release"}, []),
        ({"intervention": "own"}, ["fail"]),
        ({"intervention": "resistance"}, []),
    ],
)
def test_what_is_judged(given: Json, expected: list[str]) -> None:
    """The technique decides, and without one the kind of the treatment."""
    definitions = {"treatments": [{"id": "own", "name": "own", "kind": "cranio-sacral"}]}

    assert expected == said("P19", planned(work(None, dosage=FIRM, **given), definitions=definitions))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"prescription": "e1"}, ["pass"]),
        ({"prescription": "e1", "dosage": FIRM}, ["pass", "fail"]),
        ({"prescription": "e1", "dosage": FIRM, "status": "missed"}, ["pass"]),
        ({"intervention": "cranio-sacral"}, ["pass", "unknown"]),
        ({"intervention": "cranio-sacral", "dosage": LIGHT}, ["pass", "pass"]),
    ],
)
def test_session_items(given: Json, expected: list[str]) -> None:
    """An item that states no dose of its own is judged at its prescription."""
    told = case(
        program_start=START,
        program=program(phase(work(None, id="e1", intervention="cranio-sacral", dosage=LIGHT))),
        log={"sessions": [session(START, item(**given))]},
    )

    assert expected == said("P19", told)


def test_treatments_of_the_log() -> None:
    """A treatment that was given is judged."""
    treatment = {"id": "x1", "date": START, "treatment": "cranio-sacral", "dosage": FIRM}

    assert ["fail"] == said("P19", case(log={"treatments": [treatment]}))


def test_words() -> None:
    """The finding names pressure and limit in words."""
    told = planned(work(None, intervention="cranio-sacral", dosage=FIRM))
    (found,) = hits("P19", told)

    assert {"pressure": "firm", "limit": "very light"} == {
        name: text for name, text in filled(found).items() if name != "work"
    }
