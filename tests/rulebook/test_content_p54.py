from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import Json, case, filled, hits, item, own, phase, planned, program, said, session, thing

import rehabkit as rk
from rehabkit.ruleset import Fact


def _permitted(*actors: str, intervention: str = "pnf") -> Json:
    return {"intervention": intervention, "actors": list(actors)}


def _told(intervention: str, actor: str | None, *permitted: Json, **members: Any) -> rk.Case:
    """Return a case that prescribes an intervention, with what it declares about actors."""
    definitions = own(permitted_actors=list(permitted)) if permitted else own()
    work = thing({"intervention": intervention, "actor": actor})
    return planned(work, **{"definitions": definitions, **members})


@pytest.mark.parametrize(
    "actor, permitted, expected",
    [
        ("therapist", ("therapist",), ["pass"]),
        ("physiotherapist", ("therapist",), ["pass"]),
        ("massage-therapist", ("therapist",), ["pass"]),
        ("therapist", ("physiotherapist",), ["fail"]),
        ("patient", ("therapist",), ["fail"]),
        ("patient", ("therapist", "patient"), ["pass"]),
        ("physician", ("therapist",), ["fail"]),
        (None, ("therapist",), ["unknown"]),
    ],
)
def test_declared_set(actor: str | None, permitted: tuple[str, ...], expected: list[str]) -> None:
    """The actor is one of the declared ones, `therapist` covers each kind, and no stated actor is unknown."""
    assert expected == said("P54", _told("pnf", actor, _permitted(*permitted)))


def test_sets_of_one_intervention_add_up() -> None:
    """Two entries on one intervention permit the actors of both, and one on another intervention says nothing."""
    both = (_permitted("therapist"), _permitted("osteopath"))

    assert (["pass"], ["fail"], []) == (
        said("P54", _told("pnf", "osteopath", *both)),
        said("P54", _told("pnf", "patient", *both)),
        said("P54", _told("core", "patient", *both)),
    )


@pytest.mark.parametrize("intervention", ["pnf", "passive-stretch", "massage", "medication", "dry-needling", "heat"])
def test_unknown_by_default(intervention: str) -> None:
    """Where nothing is declared, the library has no list of its own, not even for hands-on work or medication."""
    assert [] == said("P54", _told(intervention, "patient"))


@pytest.mark.parametrize(
    "intervention", ["trigger-point-injection", "local-anesthetic", "biologic", "surgery"], ids=str
)
@pytest.mark.parametrize(
    "actor, expected",
    [("patient", ["fail"]), ("caregiver", ["fail"]), ("physician", ["pass"]), ("nurse", ["pass"]), (None, [])],
)
def test_injections_and_operations(intervention: str, actor: str | None, expected: list[str]) -> None:
    """Neither patient nor caregiver performs them; with no actor stated nothing is asked."""
    assert expected == said("P54", _told(intervention, actor))


@pytest.mark.parametrize(
    "entry, expected",
    [
        ({"kind": "medication"}, []),
        ({"kind": "medication", "needs_professional": True}, ["fail"]),
        ({"kind": "trigger-point-injection"}, ["fail"]),
        ({"kind": "trigger-point-injection", "needs_professional": False}, []),
    ],
)
def test_own_treatments(entry: Json, expected: list[str]) -> None:
    """A case's own treatment is what it says, or else what its kind is."""
    definitions = own(treatments=[{"id": "mine", "name": "mine", **entry}])

    assert expected == said("P54", _told("mine", "patient", definitions=definitions))


def test_declared_set_goes_before_the_kind() -> None:
    """Where the case permits patients an injection, that holds."""
    permitted = _permitted("patient", intervention="biologic")

    assert ["pass"] == said("P54", _told("biologic", "patient", permitted))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["pass"]),
        ({"actor": "patient"}, ["pass", "fail"]),
        ({"actor": "therapist"}, ["pass", "pass"]),
        ({"actor": "patient", "status": "missed"}, ["pass"]),
        ({"actor": "patient", "status": "planned"}, ["pass", "fail"]),
    ],
)
def test_log(given: Json, expected: list[str]) -> None:
    """What is done as prescribed is judged at the prescription; another actor is judged at the item."""
    work = thing({"id": "w", "intervention": "pnf", "actor": "therapist"})
    log = {"sessions": [session("2024-04-03", item(prescription="w", **given))]}
    told = case(
        program=program(phase(work)),
        program_start="2024-04-02",
        log=log,
        definitions=own(permitted_actors=[_permitted("therapist")]),
    )

    assert expected == said("P54", told)


def test_work_after_missed_work() -> None:
    """Missed work hides nothing that follows, and another actor is told where the item states it."""
    work = thing({"id": "w", "intervention": "biologic", "actor": "physician"})
    by_patient = {"prescription": "w", "actor": "patient"}
    items = [item(**by_patient, status="missed"), item(**by_patient)]
    told = case(
        program=program(phase(work)), program_start="2024-04-02", log={"sessions": [session("2024-04-03", *items)]}
    )
    (hit,) = hits("P54", told)

    assert (Fact("$.log.sessions[0].items[1].actor", "patient"),) == hit.facts


def test_treatment_that_differs_from_its_prescription() -> None:
    """A treatment that names another intervention than its prescription is judged by itself."""
    work = thing({"id": "w", "intervention": "massage", "actor": "patient"})
    treatments = [thing({}, date="2024-04-03", treatment=name, prescription="w") for name in ("biologic", "massage")]
    told = case(program=program(phase(work)), program_start="2024-04-02", log={"treatments": treatments})
    (hit,) = hits("P54", told)

    assert "$.log.treatments[0]" == str(hit.path)
    assert (Fact("$.program.phases[0].prescriptions[0].actor", "patient"),) == hit.facts


def test_item_without_intervention() -> None:
    """An item that names nothing is not judged."""
    nothing = {key: value for key, value in item(actor="patient").items() if key != "intervention"}

    assert [] == said("P54", case(log={"sessions": [session("2024-04-03", nothing)]}))


def test_template() -> None:
    """A template without a person is judged as well."""
    template = case(patient=None, program=program(phase(thing({"intervention": "biologic", "actor": "patient"}))))

    assert ["fail"] == said("P54", template)


def test_words() -> None:
    """The finding names the actor and why it does not fit, and the datum that says so."""
    (declared,) = hits("P54", _told("pnf", "athletic-trainer", _permitted("therapist"), _permitted("osteopath")))
    (lay,) = hits("P54", _told("biologic", "caregiver"))
    (unknown,) = hits("P54", _told("pnf", None, _permitted("therapist")))

    assert {
        "actor": "athletic trainer",
        "permitted": "the case declares osteopath and therapist",
        "work": "PNF (proprioceptive neuromuscular facilitation)",
    } == filled(declared)
    assert (
        Fact("$.program.phases[0].prescriptions[0].actor", "athletic-trainer"),
        Fact("$.definitions.permitted_actors[0]", "permitted: osteopath and therapist"),
        Fact("$.definitions.permitted_actors[1]", "permitted: osteopath and therapist"),
    ) == declared.facts
    assert {
        "actor": "caregiver",
        "permitted": "it is an injection, an operation or a prescription-only drug",
        "work": "biologic",
    } == filled(lay)
    assert ("actor of PNF (proprioceptive neuromuscular facilitation)",) == unknown.needs
