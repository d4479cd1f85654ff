from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    Json,
    case,
    filled,
    hits,
    own,
    phase,
    planned,
    program,
    said,
    session,
    site,
    thing,
)

import rehabkit as rk

FIBROMYALGIA = {"conditions": [{"id": "k1", "condition": "fibromyalgia"}]}
RELEASE = {"intervention": "isometric-release", "technique": "pir", "targets": [site("hamstrings")]}
FASCIA = {"intervention": "myofascial-release", "targets": [site("hamstrings")]}
STRENGTH = {"intervention": "resistance", "targets": [site("hamstrings")]}
WALK = {"intervention": "walking"}


def _told(*works: Json, **members: Any) -> rk.Case:
    """Return a case of fibromyalgia with some prescriptions."""
    return planned(*(thing(work) for work in works), **{"patient": FIBROMYALGIA, "definitions": own(), **members})


@pytest.mark.parametrize(
    "works, expected",
    [
        ((RELEASE, FASCIA), ["pass"]),
        ((STRENGTH, FASCIA), ["pass"]),
        ((RELEASE,), ["fail"]),
        ((RELEASE, STRENGTH), ["fail"]),
        ((FASCIA,), ["fail"]),
        ((FASCIA, WALK), ["fail"]),
        ((STRENGTH,), []),
        ((WALK,), []),
        ((), []),
    ],
)
def test_both(works: tuple[Json, ...], expected: list[str]) -> None:
    """Work on one of the two asks for the other; where neither fascia nor a release is worked on, nothing is asked."""
    assert expected == said("P51", _told(*works))


def test_technique_makes_fascial_work() -> None:
    """The technique of myofascial release counts under whichever intervention it stands, and so do own entries."""
    massage = {"intervention": "massage", "technique": "myofascial-release"}
    mine = own(treatments=[{"id": "mine", "name": "mine", "kind": "myofascial-release"}])

    assert (["pass"], ["pass"]) == (
        said("P51", _told(RELEASE, massage)),
        said("P51", _told(RELEASE, {"intervention": "mine"}, definitions=mine)),
    )


@pytest.mark.parametrize(
    "patient",
    [{}, {"conditions": []}, {"conditions": [{"id": "k1", "condition": "osteoarthritis"}]}, None],
    ids=["not stated", "none", "another", "no patient"],
)
def test_without_fibromyalgia(patient: Json | None) -> None:
    """Only recorded fibromyalgia is asked about."""
    assert [] == said("P51", _told(RELEASE, patient=patient))


@pytest.mark.parametrize("as_of, expected", [("2024-04-04", []), ("2024-04-05", ["fail"])])
def test_not_before_it_is_known(as_of: str, expected: list[str]) -> None:
    """From a day before the condition was known nothing is asked."""
    known = {"conditions": [{"id": "k1", "condition": "fibromyalgia", "since": "2024-04-05"}]}

    assert expected == said("P51", _told(RELEASE, patient=known), as_of=as_of)


def test_undated() -> None:
    """Without any day in the case a condition with a day is known."""
    known = {"conditions": [{"id": "k1", "condition": "fibromyalgia", "since": "2024-04-05"}]}
    told = case(patient=known, program=program(phase(thing(RELEASE))), definitions=own())

    assert ["fail"] == said("P51", told)


@pytest.mark.parametrize("status, expected", [("done", ["pass"]), ("planned", ["pass"]), ("missed", ["fail"])])
def test_log_counts(status: str, expected: list[str]) -> None:
    """What is done or planned in the log counts beside the program, and what was missed does not."""
    treatments = [thing({}, date="2024-04-03", treatment="myofascial-release", status=status)]

    assert expected == said("P51", _told(RELEASE, log={"treatments": treatments}))


def test_later_treatment_is_not_seen() -> None:
    """A treatment after the day from which the case is seen does not count."""
    told = _told(RELEASE, log={"treatments": [thing({}, date="2024-04-20", treatment="myofascial-release")]})

    assert (["fail"], ["pass"]) == (said("P51", told, as_of="2024-04-19"), said("P51", told, as_of="2024-04-20"))


def test_without_a_program() -> None:
    """Where there is no program, the finding stands at the record of the condition."""
    told = case(
        patient={"conditions": [{"id": "k0", "condition": "other"}, *FIBROMYALGIA["conditions"]]},
        log={"sessions": [session("2024-04-03", thing(RELEASE))]},
        definitions=own(),
    )
    (hit,) = hits("P51", told)

    assert "$.patient.conditions[1]" == str(hit.path)


def test_words() -> None:
    """The finding names what is worked on, each kind of work once in the order of the alphabet, and what is not."""
    other = {**RELEASE, "technique": None, "targets": [site("hamstrings", "right")]}
    (hit,) = hits("P51", _told(RELEASE, STRENGTH, other, RELEASE))
    (opposite,) = hits("P51", _told(FASCIA))

    assert {
        "missing": "fascia",
        "treated": "muscle imbalance",
        "work": "isometric release, isometric release (post-isometric relaxation) and resistance training",
    } == filled(hit)
    assert {
        "missing": "muscle imbalance",
        "treated": "fascia",
        "work": "myofascial release",
    } == filled(opposite)
    assert [("$.patient.conditions[0]", "fibromyalgia")] == [(fact.path, fact.value) for fact in hit.facts]
