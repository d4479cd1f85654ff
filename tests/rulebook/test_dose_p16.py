from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, filled, hits, item, own, phase, program, said, session, work

import rehabkit as rk
from rehabkit.ruleset import Fact

BICEPS = "biceps-brachii"
HOME = {"actor": "patient", "setting": "home"}
THERAPIST = {"actor": "therapist", "setting": "clinic"}


def _told(*works: Json, visits: float | None = None, **members: Any) -> rk.Case:
    given = {"clinic_visits_per_week": visits, **members.pop("program", {})}
    return case(program_start=START, program=program(phase(*works, id="ph1"), **given), definitions=own(), **members)


@pytest.mark.parametrize(
    "works, visits, expected",
    [
        ([work(BICEPS, **THERAPIST)], None, ["fail"]),
        ([work(BICEPS, **THERAPIST)], 1, ["fail"]),
        ([work(BICEPS, **THERAPIST)], 3, ["fail"]),
        ([work(BICEPS, **THERAPIST), work(BICEPS, **HOME)], 1, ["pass"]),
        ([work(BICEPS, **HOME)], 1, ["pass"]),
        ([work(BICEPS, **HOME)], None, []),
        ([work(BICEPS, **HOME)], 0, []),
        ([work(BICEPS)], None, []),
        ([work(BICEPS)], 1, ["unknown"]),
        ([work(BICEPS), work(BICEPS, **THERAPIST)], None, ["unknown"]),
        ([work(BICEPS, setting="clinic")], None, ["unknown"]),
        ([], 1, ["fail"]),
        ([], None, []),
        ([], 0.5, ["fail"]),
    ],
)
def test_who_works(works: list[Json], visits: float | None, expected: list[str]) -> None:
    """Where others work or a clinic is visited, the patient works too (A39)."""
    assert expected == said("P16", _told(*works, visits=visits))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"actor": "patient"}, "pass"),
        ({"actor": "caregiver"}, "pass"),
        ({"actor": "patient", "setting": "clinic"}, "pass"),
        ({"actor": "patient", "intervention": "walking"}, "pass"),
        ({"actor": "patient", "intervention": "isometric-release"}, "pass"),
        ({"actor": "patient", "intervention": "massage", "technique": "pir"}, "pass"),
        ({"actor": "patient", "intervention": "ice"}, "fail"),
        ({"actor": "patient", "intervention": "foam-rolling"}, "fail"),
        ({"intervention": "massage"}, "fail"),
        ({"actor": "trainer"}, "fail"),
        ({"actor": "media"}, "fail"),
    ],
)
def test_what_counts_as_the_patients_work(given: Json, expected: str) -> None:
    """Something that a person does counts wherever it is done, and a treatment does not."""
    assert [expected] == said("P16", _told(work(BICEPS, **given), visits=1))


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"actor": "therapist", "intervention": "massage"}, ["fail"]),
        ({"actor": "chiropractor", "intervention": "manipulation"}, ["fail"]),
        ({"actor": "physician", "intervention": "trigger-point-injection"}, []),
        ({"actor": "physician", "intervention": "medication"}, []),
        ({"actor": None, "setting": "clinic", "intervention": "massage"}, ["fail"]),
        ({"actor": None, "intervention": "massage"}, []),
        ({"actor": "media", "intervention": "education"}, []),
        ({"actor": "patient", "intervention": "ice"}, []),
    ],
)
def test_what_relies_on_others(given: Json, expected: list[str]) -> None:
    """Medical treatment alone is no reliance on a clinic, nor is what nobody else is stated to do."""
    assert expected == said("P16", _told(work(None, **given)))


@pytest.mark.parametrize(
    "components, expected",
    [(["home-program"], "pass"), (["education"], "fail"), ([], "fail"), (None, "fail")],
)
def test_home_program(components: list[str] | None, expected: str) -> None:
    """A home program among the components is work by the patient."""
    assert [expected] == said("P16", _told(work(BICEPS, **THERAPIST), program={"components": components}))


@pytest.mark.parametrize(
    "phases, expected, needs",
    [
        ([], "fail", []),
        (None, "unknown", ["$.program.phases"]),
        ([phase(kind="release", prescriptions=None)], "unknown", ["$.program.phases[0].prescriptions"]),
        ([phase(kind="cause-and-pain", prescriptions=None)], "fail", []),
        ([phase(kind="acute-care", prescriptions=None)], "fail", []),
        ([phase(work(BICEPS, id="e1"))], "unknown", ["$.program.phases[0].prescriptions[0].actor"]),
    ],
)
def test_what_is_not_stated(phases: list[Json] | None, expected: str, needs: list[str]) -> None:
    """Phases and actors that are not stated leave it unknown, apart from phases before any work."""
    stated = {"id": "pr1", "clinic_visits_per_week": 1, **({} if phases is None else {"phases": phases})}
    (found,) = hits("P16", case(program=stated))

    assert (expected, tuple(needs)) == (found.outcome, found.needs)


@pytest.mark.parametrize(
    "courses, last, works, expected",
    [
        (["first"], 0, 1, ["single-treatment"]),
        (["first", "first"], 0, 1, ["single-treatment"]),
        (["first", "recurrent"], 0, 1, ["fail"]),
        (["recurrent"], 0, 1, ["fail"]),
        ([None], 0, 1, ["fail"]),
        ([], 0, 1, ["fail"]),
        (["first"], 1, 1, ["fail"]),
        (["first"], 0, 2, ["fail"]),
    ],
)
def test_single_treatment(courses: list[str | None], last: int, works: int, expected: list[str]) -> None:
    """A single treatment on one day of a first episode is no plan."""
    complaints = [
        {"id": f"c{n}", "region": "neck", "side": "central", **({} if course is None else {"course": course})}
        for n, course in enumerate(courses)
    ]
    massage = [work(None, intervention="massage", actor="therapist", to_day=last) for _ in range(works)]

    assert expected == said("P16", _told(*massage, complaints=complaints))


def test_single_treatment_beside_other_work() -> None:
    """A plan with other work beside one treatment on one day is a plan."""
    massage = work(None, intervention="massage", actor="therapist", to_day=0)
    complaints = [{"id": "c1", "region": "neck", "side": "central", "course": "first"}]

    assert ["pass"] == said("P16", _told(massage, work(BICEPS, **HOME), complaints=complaints))


def test_without_a_program() -> None:
    """A log alone is no plan."""
    assert [] == said("P16", case(log={"complete": True, "sessions": [session(START, item(BICEPS, **THERAPIST))]}))


def _logged(*items: Json, complete: bool | None = True, **given: Any) -> rk.Case:
    log = {"sessions": [session(START, *items)], **({} if complete is None else {"complete": complete})}
    works = [work(BICEPS, id="e1", **HOME, **given), work(BICEPS, id="e2", **THERAPIST)]
    return _told(*works, log=log)


DONE, LED = item(prescription="e1"), item(prescription="e2")


@pytest.mark.parametrize(
    "told, expected",
    [
        (_logged(LED), ["pass", "fail log"]),
        (_logged(LED, DONE), ["pass", "pass"]),
        (_logged(LED, {**DONE, "status": "missed"}), ["pass", "fail log"]),
        (_logged(LED, {**DONE, "status": "partial"}), ["pass", "pass"]),
        (_logged(LED, item(BICEPS)), ["pass", "pass"]),
        (_logged(LED, item(None, intervention="massage")), ["pass", "fail log"]),
        (_logged(LED, complete=False), ["pass"]),
        (_logged(LED, complete=None), ["pass"]),
        (_logged({**DONE, "status": "missed"}), ["pass"]),
        (_logged(), ["pass"]),
        (_logged(LED, from_day=1), ["pass"]),
    ],
)
def test_log(told: rk.Case, expected: list[str]) -> None:
    """A complete log is judged once the patient's work was due and others worked (A71)."""
    assert expected == said("P16", told, as_of=START)


@pytest.mark.parametrize("members", [{}, {"log": {"complete": True}}])
def test_without_dates(members: Json) -> None:
    """A plan without dates has nothing due in its log."""
    told = case(program=program(phase(work(BICEPS, **THERAPIST), work(BICEPS, **HOME))), definitions=own(), **members)

    assert ["pass"] == said("P16", told)


@pytest.mark.parametrize(
    "works, visits, clinic",
    [
        ([], 1, "1 clinic visit a week"),
        ([], 2.5, "2.5 clinic visits a week"),
        (
            [{"actor": "hanna-teacher"}, {"actor": "trainer"}, {"actor": "trainer"}],
            None,
            "work by hanna teacher and work by trainer",
        ),
        ([{"intervention": "massage", "setting": "clinic"}], 1, "1 clinic visit a week and work in a clinic"),
    ],
)
def test_clinic_in_words(works: list[Json], visits: float | None, clinic: str) -> None:
    """The finding says on what the program relies."""
    (found,) = hits("P16", _told(*(work(None, **given) for given in works), visits=visits))

    assert {"what": "The program", "clinic": clinic} == filled(found)


def test_finding_in_the_log() -> None:
    """The finding of a log names what others did."""
    (found,) = hits("P16", _logged(LED), as_of=START)

    assert (
        Fact("$.log", "declared complete"),
        Fact("$.log.sessions[0].items[0]", "resistance training, by therapist"),
    ) == found.facts
    assert ("$.program", {"what": "The log", "clinic": "work by therapist"}) == (str(found.path), filled(found))
