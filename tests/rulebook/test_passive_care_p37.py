from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, item, own, phase, program, said, session, site, thing, work

import rehabkit as rk


def _given(name: str = "massage", **given: Any) -> rk.Case:
    """Return a case with one logged treatment of the left hamstrings."""
    base: Json = {"treatment": name, "targets": [site("hamstrings")], "date": "2024-04-02", **given}
    return case(log={"treatments": [thing({"id": "m1"}, **base)]}, definitions=own())


@pytest.mark.parametrize(
    "before, during, expected",
    [
        (None, None, []),
        (3, None, []),
        (None, 0, ["pass"]),
        (None, 0.5, ["fail"]),
        (0, 0, ["pass"]),
        (0, 1, ["fail"]),
        (3, 3, ["pass"]),
        (3, 2, ["pass"]),
        (3, 3.5, ["fail"]),
        (0, 10, ["fail"]),
    ],
)
def test_pain(before: float | None, during: float | None, expected: list[str]) -> None:
    """Pain during the treatment is not above the pain just before (A59)."""
    assert expected == said("P37", _given(pain_before=before, pain_during=during))


@pytest.mark.parametrize(
    "name, expected",
    [
        ("massage", ["fail"]),
        ("foam-rolling", ["fail"]),
        ("ball-release", ["fail"]),
        ("manipulation", ["fail"]),
        ("joint-mobilization", ["fail"]),
        ("myofascial-release", ["fail"]),
        ("cranio-sacral", ["fail"]),
        ("passive-stretch", ["fail"]),
        ("self-stretch", []),
        ("isometric-release", []),
        ("trigger-point-injection", []),
        ("dry-needling", []),
        ("resistance", []),
        ("traction", []),
    ],
)
def test_what_is_manual(name: str, expected: list[str]) -> None:
    """Manual treatment is judged; needles and work of the patient's own are not."""
    assert expected == said("P37", _given(name, pain_during=4))


@pytest.mark.parametrize("familiar, expected", [(True, ["familiar-pain"]), (False, ["fail"]), (None, ["fail"])])
def test_familiar_pain(familiar: Any, expected: list[str]) -> None:
    """Familiar pain that is reproduced on purpose is recorded apart."""
    assert expected == said("P37", _given(pain_during=4, familiar_pain=familiar))


@pytest.mark.parametrize(
    "status, expected", [("done", ["fail"]), ("stopped", ["fail"]), ("missed", []), ("planned", [])]
)
def test_status(status: str, expected: list[str]) -> None:
    """Only what took place is judged."""
    assert expected == said("P37", _given(pain_during=4, status=status))


def test_in_a_session() -> None:
    """A treatment in a session is judged as one in the list of treatments, by its prescription's name."""
    items = (item(prescription="e1", pain_during=4), item(pain_during=4))
    told = case(
        log={"sessions": [session("2024-04-02", *items)]},
        program=program(phase(work(id="e1", intervention="massage"))),
        program_start="2024-04-02",
    )

    assert ["fail"] == said("P37", told)


def test_prescription() -> None:
    """A prescription has no pain yet."""
    told = case(program=program(phase(work(intervention="massage"))), program_start="2024-04-02")

    assert [] == said("P37", told)


@pytest.mark.parametrize(
    "targets, expected",
    [
        ([site("hamstrings")], "hamstrings (left)"),
        ([site("hamstrings"), site("hamstrings", "right")], "None"),
        (None, "None"),
    ],
)
def test_site(targets: list[Json] | None, expected: str) -> None:
    """The finding names the site where there is one, since the pain is told of the treatment."""
    (hit,) = hits("P37", _given(pain_during=4, targets=targets))

    assert expected == str(hit.site)


def test_scale() -> None:
    """Pain on another scale is shown as it was told."""
    (hit,) = hits("P37", _given(pain_before=20, pain_during=40, pain_scale="vas-mm"))

    assert ("40 mm on a VAS", "20 mm on a VAS") == (filled(hit)["during"], filled(hit)["before"])


def test_facts() -> None:
    """The finding shows the pains that are recorded."""
    told = [hits("P37", _given(pain_before=before, pain_during=4))[0] for before in (None, 2)]

    assert [1, 2] == [len(hit.facts) for hit in told]
    assert ["none recorded", "2/10"] == [filled(hit)["before"] for hit in told]


def test_severity() -> None:
    """The finding is a plain warning."""
    (finding,) = (each for each in rk.check(_given(pain_during=4)).findings if each.rule == "P37")

    assert (rk.Severity.WARNING, False) == (finding.severity, finding.contested)
