from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, filled, hits, own, pain, phase, program, said, thing, visit

import rehabkit as rk
from rehabkit.ruleset import Fact

SHEET = "generic-sheet"
PRESUMED = {"imbalance": "presumed"}
TALKED, SILENT = {"discussed_with_patient": True}, {"discussed_with_patient": False}
LONG_PAIN = [thing({}, region="low-back", side="central", kind="persistent-pain")]


def _told(*, hurts: float | None = None, patient: Json | None = None, **plan: Any) -> rk.Case:
    """Return a case of a program, with pain at a visit on the day before it begins."""
    visits = None if hurts is None else [visit("2024-04-01", pains=[pain("low-back", hurts, "central")])]
    return case(
        patient=patient or {},
        assessments=visits,
        program_start=START,
        program=program(phase(), **plan),
        definitions=own(),
    )


@pytest.mark.parametrize(
    "patient, hurts, expected",
    [
        (PRESUMED, None, ["fail"]),
        (PRESUMED, 3, ["fail"]),
        ({"imbalance": "absent"}, 2, ["fail pain-without-imbalance"]),
        ({}, 0.5, ["fail pain-without-imbalance"]),
        ({}, 0, []),
        ({}, None, []),
        ({"imbalance": "unknown"}, None, []),
    ],
)
@pytest.mark.parametrize("talk", [TALKED, SILENT, {}])
def test_generic_sheet(patient: Json, hurts: float | None, expected: list[str], talk: Json) -> None:
    """A sheet is an error for an imbalance, softened for pain alone, and nothing for healthy people (S3-79)."""
    told = _told(hurts=hurts, patient=patient, origin=SHEET, aim="prevention", **talk)

    assert expected == said("P43", told)


@pytest.mark.parametrize("origin", ["individualized", "protocol"])
@pytest.mark.parametrize(
    "talk, hurts, expected",
    [
        (TALKED, 3, ["pass"]),
        (SILENT, 3, ["fail not-discussed"]),
        ({}, 3, ["unknown"]),
        (TALKED, None, ["pass"]),
        (SILENT, None, ["pass"]),
        ({}, None, ["pass"]),
    ],
)
def test_talk(origin: str, talk: Json, hurts: float | None, expected: list[str]) -> None:
    """The talk is asked for where there is pain (S4-11); a protocol is no sheet (A45)."""
    told = _told(hurts=hurts, patient=PRESUMED, origin=origin, **talk)

    assert expected == said("P43", told)


@pytest.mark.parametrize(
    "hurts, talk, expected",
    [
        (None, {}, ["$.program.origin"]),
        (None, TALKED, ["$.program.origin"]),
        (3, TALKED, ["$.program.origin"]),
        (3, {}, ["$.program.origin", "$.program.discussed_with_patient"]),
    ],
)
def test_origin_not_stated(hurts: float | None, talk: Json, expected: list[str]) -> None:
    """An origin that is not stated is never guessed."""
    told = _told(hurts=hurts, patient=PRESUMED, **talk)

    assert [("unknown", expected)] == [(hit.outcome, list(hit.needs)) for hit in hits("P43", told)]


def test_no_talk_decides_before_the_origin() -> None:
    """A program that was not discussed with a person in pain fails whatever its origin."""
    assert ["fail not-discussed"] == said("P43", _told(hurts=3, discussed_with_patient=False))


@pytest.mark.parametrize(
    "pains, expected",
    [
        ([("2024-01-01", 5), ("2024-04-01", 0)], []),
        ([("2024-01-01", 0), ("2024-04-01", 5)], ["fail pain-without-imbalance"]),
        ([("2024-04-02", 5)], ["fail pain-without-imbalance"]),
        ([("2024-04-01", 0), ("2024-04-20", 1)], ["fail pain-without-imbalance"]),
        ([("2024-04-20", 1)], ["fail pain-without-imbalance"]),
        ([("2024-04-01", 5), ("2024-04-20", 0)], ["fail pain-without-imbalance"]),
    ],
    ids=["gone before", "come before", "on the day", "come later", "later alone", "gone later"],
)
def test_when_it_hurt(pains: list[tuple[str, int]], expected: list[str]) -> None:
    """Pain counts that was there when the program began, or came since."""
    visits = [visit(date, pains=[pain("low-back", value, "central")]) for date, value in pains]
    told = case(assessments=visits, program_start=START, program=program(phase(), origin=SHEET), definitions=own())

    assert expected == said("P43", told)


def test_regions_are_apart() -> None:
    """A later value of one region says nothing of another."""
    visits = [
        visit("2024-03-01", pains=[pain("neck", 4, "central"), pain("hip", 2)]),
        visit("2024-04-01", pains=[pain("hip", 0)]),
    ]
    told = case(assessments=visits, program_start=START, program=program(phase(), origin=SHEET), definitions=own())

    expected = [
        Fact("$.assessments[0].pains[0]", "neck: pain 4/10", 31),
        Fact("$.program.origin", "origin: generic sheet"),
    ]
    assert [expected] == [list(hit.facts) for hit in hits("P43", told)]


@pytest.mark.parametrize("start", [START, None])
def test_first_day_stands_beside_the_finding(start: str | None) -> None:
    """All pains above the limit of the first such day are named, and those of later days are not."""
    visits = [
        visit("2024-04-05", pains=[pain("neck", 4, "central")]),
        visit("2024-04-03", pains=[pain("hip", 2), pain("knee", 0), pain("neck", 1, "central")]),
    ]
    told = case(assessments=visits, program_start=start, program=program(phase(), origin=SHEET), definitions=own())

    expected = ["$.assessments[1].pains[0]", "$.assessments[1].pains[2]", "$.program.origin"]
    assert [expected] == [[fact.path for fact in hit.facts] for hit in hits("P43", told)]


@pytest.mark.parametrize("limit, expected", [(2.9, ["fail pain-without-imbalance"]), (3, []), (4, [])])
def test_pain_limit(limit: float, expected: list[str]) -> None:
    """Pain at the limit is no pain; above it is."""
    assert expected == said("P43", _told(hurts=3, origin=SHEET), pain_limit=limit)


@pytest.mark.parametrize(
    "kind, expected",
    [
        ("persistent-pain", ["fail pain-without-imbalance"]),
        ("non-specific-pain", ["fail pain-without-imbalance"]),
        ("radicular-pain", ["fail pain-without-imbalance"]),
        ("headache", ["fail pain-without-imbalance"]),
        ("muscle-imbalance", ["fail"]),
        ("fracture", []),
    ],
)
def test_complaints(kind: str, expected: list[str]) -> None:
    """A complaint that is named a pain counts without a value."""
    complaint = thing({}, region="low-back", side="central", kind=kind)
    told = case(complaints=[complaint], program_start=START, program=program(phase(), origin=SHEET))

    assert expected == said("P43", told)


def test_template_and_no_program() -> None:
    """A template has nobody to be made for, and a person without a program has nothing to be judged."""
    plan = program(phase(), origin=SHEET, presumed_cause="muscle-imbalance")
    template = rk.Case(id="x", program=case(program=plan).program)

    assert [[], []] == [said("P43", template), said("P43", case(complaints=LONG_PAIN))]
    assert ["fail"] == said("P43", case(program=plan))


def test_words() -> None:
    """Message and suggestion say what is there and what the source would have."""
    told = case(complaints=LONG_PAIN, program=program(phase(), id="pr1", origin=SHEET))
    finding = next(each for each in rk.check(told).findings if each.rule == "P43")

    assert finding.message == "Program pr1 is a generic sheet, for a person with pain on record"
    assert finding.suggestion == "The source would have program pr1 designed for the person, after talking with them"
    assert (rk.Severity.WARNING, False) == (finding.severity, finding.contested)
    talk = case(complaints=LONG_PAIN, patient=PRESUMED, program=program(phase(), id="pr1", origin="protocol"))
    assert [{"program": "pr1", "what": "was discussed with the patient", "who": "pain"}] == [
        filled(hit) for hit in hits("P43", talk)
    ]
