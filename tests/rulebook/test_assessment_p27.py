from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, program, said, thing, tone, visit

import rehabkit as rk

IMAGE = {"id": "im1", "modality": "mri", "region": "low-back", "result": "no-abnormality"}
BASES = {
    "images": [IMAGE],
    "tones": [
        {"id": "t1", "muscle": "hamstrings", "side": "left", "tone": "hypertonic", "method": "imaging"},
        {"id": "t2", "muscle": "hamstrings", "side": "left", "tone": "hypertonic", "method": "palpation"},
    ],
}


def _claim(*based_on: str, **given: Any) -> Json:
    return thing({"claim": "no-imbalance", **given}, based_on=list(based_on))


def _claims(told: rk.Case) -> list[str]:
    """Return what is said of the claims; the two states of the case come first."""
    return said("P27", told)[2:]


@pytest.mark.parametrize(
    "method, expected",
    [
        ("imaging", ["fail"]),
        ("elastography", ["pass"]),
        ("myotonometry", ["pass"]),
        ("emg", ["pass"]),
        ("palpation", ["pass"]),
        ("self-report", ["pass"]),
        (None, []),
    ],
)
def test_method(method: str | None, expected: list[str]) -> None:
    """Imaging shows no tension; instruments are methods of their own, and no method is none."""
    state = {name: value for name, value in tone("hamstrings", "normal", method=method).items() if value is not None}

    assert expected == said("P27", case(assessments=[visit("2024-04-01", tones=[state])]))


@pytest.mark.parametrize("kind", ["no-imbalance", "imbalance-shown"])
@pytest.mark.parametrize(
    "based_on, expected",
    [
        (["im1"], ["fail"]),
        (["t1"], ["fail"]),
        (["im1", "t1"], ["fail"]),
        (["t2"], ["pass"]),
        (["im1", "t2"], ["pass"]),
        ([], []),
    ],
)
def test_claim(kind: str, based_on: list[str], expected: list[str]) -> None:
    """A claim that rests on images alone fails, whichever way it goes (S3-22)."""
    told = case(assessments=[visit("2024-04-01", **BASES)], claims=[_claim(*based_on, claim=kind)])

    assert expected == _claims(told)


@pytest.mark.parametrize("kind", ["best-exercise", "pain-fell-by-strength"])
def test_other_claims(kind: str) -> None:
    """Other claims are not judged here."""
    assert [] == _claims(case(assessments=[visit("2024-04-01", **BASES)], claims=[_claim("im1", claim=kind)]))


def test_claim_without_a_stated_basis() -> None:
    """A claim whose basis is not stated is not judged."""
    claim = thing({}, claim="no-imbalance")

    assert [] == said("P27", case(claims=[claim]))


def test_claims_of_the_program() -> None:
    """A program's claims are judged where they stand."""
    told = case(assessments=[visit("2024-04-01", images=[IMAGE])], program=program(claims=[_claim("im1")]))
    (hit,) = hits("P27", told)

    assert "$.program.claims[0]" == str(hit.path)
    assert "The claim no-imbalance (im1)" == filled(hit)["what"]
    assert ["$.assessments[0].images[0]"] == [fact.path for fact in hit.facts]


def test_claim_that_rests_on_an_imaged_state() -> None:
    """A tension state that an image is said to show is an image too, and is told where it stands."""
    seen = tone("hamstrings", "normal", id="t1", method="imaging")
    told = case(assessments=[visit("2024-04-01", tones=[seen])], claims=[_claim("t1")])

    assert ["$.assessments[0].tones[0]"] == [fact.path for fact in hits("P27", told)[1].facts]


def test_images_alone() -> None:
    """An image by itself claims nothing."""
    assert [] == said("P27", case(assessments=[visit("2024-04-01", images=[IMAGE])]))


def test_view_of_an_earlier_day() -> None:
    """States and claims after the day of the view are not seen, undated claims are."""
    claims = [_claim("im1", date="2024-04-05"), _claim("im1")]
    told = case(assessments=[visit("2024-04-01", **BASES)], claims=claims, as_of="2024-04-05")

    assert ["fail", "pass", "fail", "fail"] == said("P27", told)
    assert ["fail", "pass", "fail"] == said("P27", told, as_of="2024-04-04")
    assert ["fail"] == said("P27", told, as_of="2024-03-31")


@pytest.mark.parametrize("side, site", [("left", "hamstrings (left)"), ("unknown", "None")])
def test_site(side: str, site: str) -> None:
    """The finding names the site where its side is known."""
    told = case(assessments=[visit("2024-04-01", tones=[tone("hamstrings", "normal", side, method="imaging")])])
    (hit,) = hits("P27", told, as_of="2024-04-03")

    assert (site, 2) == (str(hit.site), hit.facts[0].age_days)


def test_empty_case() -> None:
    """A case without anything has no place."""
    assert [] == said("P27", case())
    assert [] == said("P27", case(patient=None, claims=[_claim()]))


@pytest.mark.parametrize(
    "claim, visits, expected",
    [
        ({}, [visit("2024-04-01", images=[IMAGE])], ["unknown"]),
        ({"based_on": []}, [visit("2024-04-01", images=[IMAGE])], []),
        ({}, [], []),
        ({"claim": "best-exercise"}, [visit("2024-04-01", images=[IMAGE])], []),
    ],
    ids=["not stated", "none", "no image", "another claim"],
)
def test_basis_that_is_not_stated(claim: Json, visits: list[Json], expected: list[str]) -> None:
    """Where images are on record, a claim about imbalance that does not state its basis is unknown."""
    told = case(assessments=visits, claims=[thing({"claim": "no-imbalance", **claim})])

    assert expected == said("P27", told)
    assert [("$.claims[0].based_on",)] * len(expected) == [hit.needs for hit in hits("P27", told)]
