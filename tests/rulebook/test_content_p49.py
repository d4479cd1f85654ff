from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import ELBOW, Json, case, filled, hits, own, pain, program, said, tone, visit

import rehabkit as rk
from rehabkit.ruleset import Fact

COMPLAINT = {"id": "c1", "region": "low-back", "side": "central"}


def _told(planned: Json | None = None, **members: Any) -> rk.Case:
    """Return a case of a complaint with an empty program."""
    given = {"complaints": [COMPLAINT], "program": program(**(planned or {})), "definitions": own(), **members}
    return case(**{"program_start": "2024-04-02", **given})


@pytest.mark.parametrize(
    "planned, expected",
    [
        ({}, ["fail"]),
        ({"presumed_cause": "muscle-imbalance"}, ["pass"]),
        ({"presumed_cause": "injury"}, ["pass"]),
        ({"presumed_cause": "unknown"}, ["pass"]),
    ],
)
def test_cause_of_the_program(planned: Json, expected: list[str]) -> None:
    """A presumed cause of the program is a record, and unknown is one as well."""
    assert expected == said("P49", _told(planned))


@pytest.mark.parametrize(
    "patient, expected",
    [
        (None, ["fail"]),
        ({"causes": ["static-work"]}, ["pass"]),
        ({"causes": []}, ["pass"]),
        ({"imbalance": "absent"}, ["pass"]),
        ({"imbalance": "unknown"}, ["pass"]),
        ({"work_demands": ["sitting"]}, ["fail"]),
    ],
)
def test_what_is_known_of_the_person(patient: Json | None, expected: list[str]) -> None:
    """Causes of the person, none of them included, and a statement on imbalance are records."""
    assert expected == said("P49", _told(patient=patient))


@pytest.mark.parametrize(
    "given, expected", [({"diagnosis": {"text": "x"}}, ["pass"]), ({"kind": "bursitis"}, ["fail"])]
)
def test_diagnosis(given: Json, expected: list[str]) -> None:
    """A diagnosis of a complaint says what is behind it, and its kind alone does not."""
    assert expected == said("P49", _told(complaints=[{**COMPLAINT, **given}]))


@pytest.mark.parametrize(
    "members, expected",
    [
        ({"complaints": None}, []),
        ({"complaints": []}, []),
        ({"complaints": None, "assessments": [visit("2024-04-01", pains=[pain("neck", 0, "central")])]}, []),
        ({"complaints": None, "assessments": [visit("2024-04-01", pains=[pain("neck", 1, "central")])]}, ["fail"]),
        ({"program": None}, []),
    ],
)
def test_who_is_asked(members: Json, expected: list[str]) -> None:
    """Somebody without complaint, pain and imbalance is not asked, and neither is a case without a program (A51)."""
    assert expected == said("P49", _told(**members))


def test_imbalance_of_a_pair() -> None:
    """An imbalance that a pair shows asks as well."""
    tones = [tone("triceps-brachii", "hypertonic"), tone("biceps-brachii", "hypotonic")]
    told = _told(complaints=None, assessments=[visit("2024-04-01", tones=tones)], definitions=ELBOW)

    assert ["fail"] == said("P49", told)


def test_complaint_that_has_not_begun() -> None:
    """A complaint of a later day is not seen."""
    told = _told(complaints=[{**COMPLAINT, "onset": "2024-04-10"}])

    assert ([], ["fail"]) == (said("P49", told, as_of="2024-04-09"), said("P49", told, as_of="2024-04-10"))


def test_template() -> None:
    """A template is not asked."""
    assert [] == said("P49", case(patient=None, program=program()))


def test_words() -> None:
    """The finding names the first ground and rests on all, a complaint once."""
    visits = [visit("2024-04-01", pains=[pain("neck", 4, "central")])]
    (hit,) = hits("P49", _told(complaints=[{**COMPLAINT, "kind": "persistent-pain"}], assessments=visits))

    assert {"trouble": "complaint of the low back"} == filled(hit)
    assert (
        Fact("$.complaints[0]", "complaint of the low back"),
        Fact("$.assessments[0].pains[0]", "neck: pain 4/10"),
    ) == hit.facts
