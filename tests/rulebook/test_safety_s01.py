from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, own, phase, planned, program, said, site, thing, visit

import rehabkit as rk
from rehabkit.ruleset import Fact

DAY = "2024-04-02"
PUBLISHED = [
    {"condition": "osteoporosis", "says": "severe osteoporosis", "references": ["mine"]},
    {"drug_class": "anticoagulant", "says": "a bleeding disorder", "references": ["mine"]},
]
THRUST = own(treatments=[{"id": "thrust", "name": "thrust", "kind": "manipulation", "contraindicated": PUBLISHED}])
"""A treatment of a case's own, against which an invented publication speaks."""


def _precaution(kind: str, **given: Any) -> Json:
    return thing(given, kind=kind)


def _treated(treatment: str, *precautions: Json, patient: Json | None = None, **given: Any) -> rk.Case:
    """Return a case with one treatment in its log, of the left knee unless something else is given."""
    place = {} if {"targets", "region"} & given.keys() else {"region": "knee", "region_side": "left"}
    treatments = [thing({**place, **given}, id="x1", date=DAY, treatment=treatment)]
    return case(
        patient={"precautions": list(precautions), **(patient or {})},
        log={"treatments": treatments},
        definitions=THRUST,
        as_of="2024-04-30",
    )


@pytest.mark.parametrize(
    "treatment, kind, expected",
    [
        ("heat", "no-heat", ["fail"]),
        ("contrast", "no-heat", ["fail"]),
        ("contrast", "no-cold", ["fail"]),
        ("ice", "no-cold", ["fail"]),
        ("ice", "no-heat", ["pass"]),
        ("heat", "no-cold", ["pass"]),
        ("massage", "no-manual-force", ["fail"]),
        ("manipulation", "no-manual-force", ["fail"]),
        ("joint-mobilization", "no-manual-force", ["fail"]),
        ("myofascial-release", "no-manual-force", ["fail"]),
        ("cranio-sacral", "no-manual-force", []),
        ("foam-rolling", "no-manual-force", []),
        ("massage", "no-heat", ["pass"]),
        ("heat", "other", ["pass"]),
        ("education", "no-heat", []),
    ],
)
def test_kinds(treatment: str, kind: str, expected: list[str]) -> None:
    """Heat, cold and manual force are read from the effects of a treatment, and each has its own precaution."""
    assert expected == said("S01", _treated(treatment, _precaution(kind)))


@pytest.mark.parametrize(
    "place, expected",
    [
        ({}, ["fail"]),
        ({"region": "whole-body"}, ["fail"]),
        ({"region": "knee"}, ["fail"]),
        ({"region": "knee", "side": "left"}, ["fail"]),
        ({"region": "knee", "side": "bilateral"}, ["fail"]),
        ({"region": "knee", "side": "right"}, ["pass"]),
        ({"region": "knee", "side": "unknown"}, ["unknown"]),
        ({"region": "hip", "side": "left"}, ["pass"]),
    ],
)
def test_places(place: Json, expected: list[str]) -> None:
    """A precaution holds for its region and side, everywhere without a region, and on both sides without a side."""
    assert expected == said("S01", _treated("heat", _precaution("no-heat", **place)))


@pytest.mark.parametrize(
    "place, expected",
    [
        ({"region": "knee"}, ["unknown"]),
        ({"region": "knee", "region_side": "unknown"}, ["unknown"]),
        ({"region": "knee", "region_side": "bilateral"}, ["fail"]),
        ({"region": "whole-body"}, ["fail"]),
        ({"region": "thigh"}, ["pass"]),
        ({"targets": []}, ["unknown"]),
        ({"targets": [site("popliteus")]}, ["fail"]),
        ({"targets": [site("popliteus", "right")]}, ["pass"]),
        ({"targets": [site("popliteus"), site("popliteus", "right")]}, ["fail", "pass"]),
    ],
)
def test_where_it_is_used(place: Json, expected: list[str]) -> None:
    """Each target is a place of its own; a place or side that is not stated leaves a sided precaution unknown."""
    assert expected == said("S01", _treated("heat", _precaution("no-heat", region="knee", side="left"), **place))


@pytest.mark.parametrize("region, expected", [("low-back", ["fail"]), ("neck", ["pass"])])
def test_unsided_regions(region: str, expected: list[str]) -> None:
    """A region without sides has one place, whatever side is named."""
    told = _treated("heat", _precaution("no-heat", region=region, side="right"), region="low-back", region_side="left")

    assert expected == said("S01", told)


@pytest.mark.parametrize(
    "days, expected",
    [
        ({"from_date": DAY, "to_date": DAY}, ["fail"]),
        ({"from_date": "2024-04-03"}, ["pass"]),
        ({"to_date": "2024-04-01"}, ["pass"]),
        ({"from_date": "2024-04-01"}, ["fail"]),
        ({"to_date": "2024-04-03"}, ["fail"]),
    ],
)
def test_days(days: Json, expected: list[str]) -> None:
    """A precaution holds from its first to its last day, both inclusive."""
    assert expected == said("S01", _treated("heat", _precaution("no-heat", **days)))


@pytest.mark.parametrize(
    "patient, expected",
    [
        ({"conditions": [{"id": "k1", "condition": "osteoporosis"}]}, ["fail by-publication"]),
        ({"conditions": [{"id": "k1", "condition": "osteoporosis", "since": "2024-04-03"}]}, ["pass"]),
        ({"conditions": [{"id": "k1", "condition": "osteoporosis", "region": "hip"}]}, ["pass"]),
        ({"conditions": [{"id": "k1", "condition": "fibromyalgia"}]}, ["pass"]),
        ({"medications": [{"id": "d1", "drug_class": "anticoagulant"}]}, ["fail by-publication"]),
        ({"medications": [{"id": "d1", "drug_class": "anticoagulant", "end": "2024-04-01"}]}, ["pass"]),
        ({"medications": [{"id": "d1", "drug_class": "nsaid"}]}, ["pass"]),
    ],
)
def test_published(patient: Json, expected: list[str]) -> None:
    """A recorded condition or medicine that a publication names is a softer finding, for as long as it is recorded."""
    assert expected == said("S01", _treated("thrust", patient=patient, region="low-back"))
    assert [] == said("S01", _treated("traction", patient=patient))


def test_precaution_goes_before_publication() -> None:
    """Where both speak, the finding is the precaution's, plain and alone."""
    patient = {"conditions": [{"id": "k1", "condition": "osteoporosis"}]}
    (hit,) = hits("S01", _treated("thrust", _precaution("no-manual-force", id="pc1"), patient=patient))

    assert hit.softening is None
    assert (Fact("$.patient.precautions[0]", "no manual force"),) == hit.facts


@pytest.mark.parametrize(
    "entry, expected",
    [
        ({"kind": "manipulation"}, ["pass"]),
        ({"kind": "manipulation", "contraindicated": []}, ["pass"]),
        (
            {
                "kind": "traction",
                "contraindicated": [{"condition": "osteoporosis", "says": "osteoporosis", "references": ["mine"]}],
            },
            ["fail by-publication"],
        ),
        ({"kind": "traction"}, []),
    ],
)
def test_own_treatments(entry: Json, expected: list[str]) -> None:
    """A case's own treatment has its own contraindications, or else those of its kind."""
    told = _treated("mine", patient={"conditions": [{"id": "k1", "condition": "osteoporosis"}]})
    treatments = [{"id": "mine", "name": "mine", **entry}]
    definitions = rk.loads(
        rk.dumps(case(definitions=own(treatments=treatments)))  # through the codec, as documents come
    ).definitions

    assert expected == said("S01", rk.apply(told, [rk.Edit("$.definitions", definitions)]))


@pytest.mark.parametrize(
    "patient, expected",
    [
        ({}, ["unknown"]),
        ({"medications": []}, ["unknown"]),
        ({"conditions": []}, ["pass"]),
        ({"precautions": []}, ["pass"]),
    ],
)
def test_history(patient: Json, expected: list[str]) -> None:
    """Without a word on precautions and conditions it is unknown; one of the two is a history."""
    told = case(patient=patient, log={"treatments": [thing({}, date=DAY, treatment="heat")]}, definitions=own())

    assert expected == said("S01", told)


def test_history_is_asked_once() -> None:
    """An absent history is one unknown of the whole case, and none where nothing asks for it."""
    works = [thing({}, date=DAY, treatment=name) for name in ("ice", "heat", "ice")]
    visits = [visit("2024-04-01")]
    (hit,) = hits("S01", case(patient=None, assessments=visits, log={"treatments": works}, definitions=own()))

    assert "$" == str(hit.path)
    assert {
        "why": "heat and ice are planned or done, and neither precautions nor conditions of the person are stated"
    } == filled(hit)
    assert [] == said("S01", case(log={"treatments": [thing({}, date=DAY, treatment="education")]}))


def test_no_person() -> None:
    """A template is not judged."""
    assert [] == said("S01", planned(thing({"intervention": "heat"}), patient=None))


@pytest.mark.parametrize("status, expected", [("missed", []), ("planned", ["fail"]), ("partial", ["fail"])])
def test_status(status: str, expected: list[str]) -> None:
    """What was missed is not judged, and what is planned is."""
    assert expected == said("S01", _treated("heat", _precaution("no-heat"), status=status))


def test_plan() -> None:
    """A prescription is one place; its finding names the first day in force and how many there are."""
    precaution = _precaution("no-heat", from_date="2024-04-05", to_date="2024-04-07")
    heat = thing({"intervention": "heat", "region": "low-back"})
    told = planned(heat, patient={"precautions": [precaution]}, definitions=own())
    (hit,) = hits("S01", told)

    assert {
        "reason": "no heat from 2024-04-05 to 2024-04-07",
        "target": "low-back",
        "when": "on 2024-04-05 and on 2 further planned days",
        "work": "heat",
    } == filled(hit)


@pytest.mark.parametrize("as_of, expected", [("2024-04-02", ["fail"]), ("2024-04-09", ["pass"]), (None, [])])
def test_plan_without_dates(as_of: str | None, expected: list[str]) -> None:
    """A prescription without dates is judged on the case's day, and not at all without one."""
    heat = program(phase(thing({"intervention": "heat", "region": "low-back"})))
    patient = {"precautions": [_precaution("no-heat", to_date="2024-04-08")]}
    told = case(patient=patient, program=heat, as_of=as_of, definitions=own())

    assert expected == said("S01", told)
    assert all("days that are not dated" in filled(hit)["when"] for hit in hits("S01", told))


def test_words_of_unknown() -> None:
    """An unknown place is told with the record and what is needed."""
    told = _treated("heat", _precaution("no-heat", region="knee", side="left"), targets=[])
    half = _treated("heat", _precaution("no-heat", region="knee", side="left"), region="knee")
    (nowhere,), (unsided,) = hits("S01", told), hits("S01", half)

    assert {"why": "heat stands beside this record: no heat at knee (left); its place is not stated"} == filled(nowhere)
    assert (
        "heat stands beside this record: no heat at knee (left); whether this holds for knee is not stated"
        == filled(unsided)["why"]
    )
    assert ("place of heat, with its side",) == nowhere.needs


def test_place_of_unknown() -> None:
    """An unknown finding stands at the work and its site, with the record."""
    told = _treated("heat", _precaution("no-heat", region="knee", side="unknown"), targets=[site("popliteus")])
    (hit,) = hits("S01", told)

    assert ("$.log.treatments[0]", "popliteus (left)") == (str(hit.path), str(hit.site))
    assert ["$.patient.precautions[0]"] == [fact.path for fact in hit.facts]


def test_place_that_is_not_stated() -> None:
    """Where a precaution holds everywhere, heat at no stated place goes beyond it, and has no site."""
    (hit,) = hits("S01", _treated("heat", _precaution("no-heat"), targets=[]))

    assert (None, "a place that is not stated") == (hit.site, filled(hit)["target"])


def test_words_of_publication() -> None:
    """A publication is cited, with its own words beside the record."""
    patient = {"medications": [{"id": "d1", "drug_class": "anticoagulant"}]}
    (hit,) = hits("S01", _treated("thrust", patient=patient, targets=[site("popliteus")]))

    assert "anticoagulant, while a publication names a bleeding disorder" == filled(hit)["reason"]
    assert [
        ("$.patient.medications[0]", "anticoagulant"),
        ("catalog:references/mine", "a bleeding disorder"),
    ] == [(fact.path, fact.value) for fact in hit.facts]
    assert "popliteus (left)" == str(hit.site)
