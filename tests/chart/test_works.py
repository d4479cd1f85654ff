from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, chart, item, own, phase, program, session, site, work

import rehabkit as rk
from rehabkit.chart import WorkEntry, WorkKind
from rehabkit.vocab import Actor, Effect, Level, Setting, Status

BICEPS = "biceps-brachii"


def _works(*prescriptions: Json, as_of: str | None = None, **members: Any) -> tuple[WorkEntry, ...]:
    members = {"program_start": START, "program": program(phase(*prescriptions, id="ph1"))} | members
    return chart(case(**members), as_of=as_of).works


def _carried_out(prescription: Json, **given: Any) -> WorkEntry:
    """Return the session item that carries out a prescription."""
    log = {"sessions": [session(START, item(**{"prescription": "e1", **given}), id="s1")]}
    return _works(work(**{"muscle": BICEPS, "id": "e1", **prescription}), log=log)[1]


def _names(effects: frozenset[Effect]) -> list[str]:
    return sorted(effects)


def test_order_and_kinds() -> None:
    """Work is listed by prescriptions, session items and treatments, each with place, sitting and order."""
    log = {
        "sessions": [session(START, item(BICEPS, id="i1"), item(BICEPS, id="i2"), id="s1")],
        "treatments": [{"id": "x1", "date": START, "treatment": "massage", "prescription": "e2"}],
    }
    found = _works(work(BICEPS, id="e1"), work(intervention="massage", id="e2"), log=log)

    assert [
        (WorkKind.PRESCRIPTION, "e1", "$.program.phases[0].prescriptions[0]", None, 0),
        (WorkKind.PRESCRIPTION, "e2", "$.program.phases[0].prescriptions[1]", None, 1),
        (WorkKind.ITEM, "i1", "$.log.sessions[0].items[0]", "s1", 0),
        (WorkKind.ITEM, "i2", "$.log.sessions[0].items[1]", "s1", 1),
        (WorkKind.TREATMENT, "x1", "$.log.treatments[0]", "x1", 0),
    ] == [(entry.kind, entry.id, str(entry.path), entry.sitting, entry.order) for entry in found]
    assert ["ph1", "ph1", None, None, "ph1"] == [e.phase.phase.id if e.phase is not None else None for e in found]


def test_item_takes_over_what_its_prescription_states() -> None:
    """An item without words of its own has all that its prescription states."""
    rule = {"instruction": "avoid"}
    stated = {
        "technique": "pir",
        "actor": "patient",
        "setting": "home",
        "level": "reduced",
        "tasks": ["walking"],
        "pain_rule": rule,
        "dosage": {"sets": 3},
        "loading": "progressive",
    }
    done = _carried_out(stated)

    assert (Actor.PATIENT, Setting.HOME, Level.REDUCED, ("walking",)) == (
        done.actor,
        done.setting,
        done.level,
        done.tasks,
    )
    assert (
        (done.prescription.dosage, done.prescription.pain_rule) == (done.dosage, done.pain_rule)
        if done.prescription
        else False
    )
    assert ("resistance training (post-isometric relaxation)", True) == (done.name, done.is_progressive)
    assert ["biceps-brachii (left)"] == [str(target) for target in done.sites]
    assert "$.program.phases[0].prescriptions[0]" == str(done.prescription_path)
    assert not done.states_dosage


def test_technique_of_the_same_name() -> None:
    """A technique that the name of the work already tells is not told again."""
    done = _carried_out({"technique": "met"}, intervention="met-hamstrings", targets=[site("hamstrings")])

    assert "muscle energy technique for the hamstrings" == done.name


def test_item_goes_before_its_prescription() -> None:
    """What an item states goes before what its prescription states."""
    stated = {"technique": "pir", "actor": "patient", "setting": "home", "dosage": {"sets": 3}}
    given = {
        "technique": "met",
        "actor": "therapist",
        "setting": "clinic",
        "dosage": {"sets": 1},
        "targets": [site("brachialis")],
        "intervention": "isometric-release",
    }
    done = _carried_out(stated, **given)

    assert ("isometric release (muscle energy technique)", Actor.THERAPIST, Setting.CLINIC) == (
        done.name,
        done.actor,
        done.setting,
    )
    assert (["brachialis (left)"], 1) == (
        [str(target) for target in done.sites],
        done.dosage.sets if done.dosage is not None else None,
    )
    assert done.states_dosage


@pytest.mark.parametrize(
    "own_dose, expected", [({}, True), ({"dosage": {"resistance": "heavy"}}, True), ({"dosage": {"sets": 3}}, False)]
)
def test_load_that_a_prescription_states(own_dose: Json, expected: bool) -> None:  # noqa: FBT001
    """An item is strengthening by the load of its prescription, unless it states a dose of its own (A43)."""
    done = _carried_out({"intervention": "pnf", "dosage": {"resistance": "heavy"}}, **own_dose)

    assert expected == done.has(Effect.STRENGTHENING)


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["strengthening"]),
        ({"strengthening": True}, ["strengthening"]),
        ({"strengthening": False}, []),
        ({"intervention": "walking"}, ["exposure"]),
        ({"intervention": "walking", "strengthening": True}, ["exposure", "strengthening"]),
        ({"intervention": "walking", "technique": "pnf"}, ["exposure", "facilitation", "strengthening-with-load"]),
        ({"technique": "pnf", "strengthening": False}, ["facilitation", "strengthening-with-load"]),
        ({"intervention": "massage"}, ["inhibitory", "manual-force", "tension-reducing"]),
        ({"intervention": "plain-squat"}, ["strengthening"]),
        ({"intervention": "odd-squat"}, ["awareness"]),
        ({"intervention": "quiet-squat"}, []),
        ({"intervention": "odd-ice"}, ["numbing"]),
        ({"intervention": "plain-ice"}, ["cooling"]),
        ({"intervention": "released-squat"}, ["release-contraction", "strengthening"]),
    ],
)
def test_effects(given: Json, expected: list[str]) -> None:
    """Effects are the intervention's own or its type's, with the technique's, and the flag decides on strengthening."""
    definitions = own(
        exercises=[
            {"id": "plain-squat", "name": "squat", "type": "resistance"},
            {"id": "odd-squat", "name": "squat", "type": "resistance", "effects": ["awareness"]},
            {"id": "quiet-squat", "name": "squat", "type": "resistance", "effects": []},
            {"id": "released-squat", "name": "squat", "type": "resistance", "technique": "pir"},
        ],
        treatments=[
            {"id": "odd-ice", "name": "ice", "kind": "ice", "effects": ["numbing"]},
            {"id": "plain-ice", "name": "ice", "kind": "ice"},
        ],
    )
    (entry,) = _works(work(BICEPS, **given), definitions=definitions)

    assert expected == _names(entry.effects)


@pytest.mark.parametrize(
    "prescribed, stated, expected",
    [
        (None, None, True),
        (False, None, False),
        (True, None, True),
        (False, True, True),
        (True, False, False),
        (None, False, False),
    ],
)
def test_strengthening_flag(prescribed: bool | None, stated: bool | None, expected: bool) -> None:  # noqa: FBT001
    """An item's own flag goes before its prescription's."""
    done = _carried_out({"strengthening": prescribed}, strengthening=stated)

    assert expected == done.has(Effect.STRENGTHENING)


def test_has_any() -> None:
    """Work has one of some effects where it has any of them."""
    (entry,) = _works(work(BICEPS))

    assert [True, False, False] == [
        entry.has(Effect.NUMBING, Effect.STRENGTHENING),
        entry.has(Effect.NUMBING),
        entry.has(),
    ]


@pytest.mark.parametrize(
    "session_status, item_status, expected",
    [
        (None, None, Status.DONE),
        ("missed", None, Status.MISSED),
        ("missed", "done", Status.DONE),
        (None, "partial", Status.PARTIAL),
        ("planned", None, Status.PLANNED),
        (None, "stopped", Status.STOPPED),
    ],
)
def test_status(session_status: str | None, item_status: str | None, expected: Status) -> None:
    """An item's status is its own, else its session's, else done."""
    log = {"sessions": [session(START, item(BICEPS, status=item_status), status=session_status)]}
    (entry,) = _works(log=log)

    assert (expected, expected in {Status.DONE, Status.PARTIAL, Status.STOPPED}, expected is Status.PLANNED) == (
        entry.status,
        entry.is_done,
        entry.is_planned,
    )


@pytest.mark.parametrize(
    "status, expected", [(None, Status.DONE), ("missed", Status.MISSED), ("planned", Status.PLANNED)]
)
def test_status_of_a_treatment(status: str | None, expected: Status) -> None:
    """A treatment is done unless it says otherwise."""
    given = {"id": "x1", "date": START, "treatment": "ice", **({} if status is None else {"status": status})}
    (entry,) = _works(log={"treatments": [given]})

    assert expected == entry.status


def test_view_of_an_earlier_day() -> None:
    """As of an earlier day, later work is not seen unless it is planned; what is seen comes by its days."""
    log = {
        "sessions": [
            session("2024-04-03", item(BICEPS, id="i1"), item(BICEPS, id="i2", status="planned")),
            session("2024-04-02", item(BICEPS, id="i3")),
        ],
        "treatments": [
            {"id": "x1", "date": "2024-04-03", "treatment": "ice"},
            {"id": "x2", "date": "2024-04-03", "treatment": "ice", "status": "planned"},
            {"id": "x3", "date": "2024-04-02", "treatment": "ice"},
        ],
    }

    assert ["i3", "i2", "x3", "x2"] == [entry.id for entry in _works(log=log, as_of="2024-04-02")]


@pytest.mark.parametrize("own_time, expected", [(None, "08:00:00"), ("09:30", "09:30:00")])
def test_time(own_time: str | None, expected: str) -> None:
    """An item's time is its own, else its session's."""
    log = {"sessions": [session(START, item(BICEPS, time=own_time), time="08:00")]}
    (entry,) = _works(log=log)

    assert entry.moment is not None
    assert (START, expected) == (str(entry.moment.date), str(entry.moment.time))


def test_targets_of_an_exercise() -> None:
    """Without stated targets, an exercise has its target muscles on both sides, midline ones once (A52)."""
    muscles = [
        {"muscle": BICEPS, "role": "target"},
        {"muscle": "rectus-abdominis", "role": "target"},
        {"muscle": "deltoid", "role": "helper"},
        {"muscle": "upper-trapezius", "role": "quiet"},
    ]
    definitions = own(exercises=[{"id": "curl", "name": "curl", "type": "resistance", "muscles": muscles}])
    found = [
        [str(target) for target in entry.sites]
        for entry in _works(
            work(intervention="curl"),
            work("deltoid", intervention="curl"),
            work(intervention="curl", targets=[]),
            work(intervention="massage"),
            work(intervention="resistance"),
            definitions=definitions,
        )
    ]

    assert [
        ["biceps-brachii (left)", "biceps-brachii (right)", "rectus-abdominis (midline)"],
        ["deltoid (left)"],
        [],
        [],
        [],
    ] == found


@pytest.mark.parametrize(
    "intervention, tasks, expected",
    [
        ("walking", None, ["walking"]),
        ("walking", ["stairs"], ["stairs"]),
        ("walking", [], []),
        ("resistance", None, []),
        ("massage", None, []),
    ],
)
def test_tasks(intervention: str, tasks: list[str] | None, expected: list[str]) -> None:
    """Tasks are the work's own, else its exercise's."""
    (entry,) = _works(work(intervention=intervention, tasks=tasks))

    assert expected == list(entry.tasks)


@pytest.mark.parametrize(
    "given, aggressive, progressive",
    [
        ({}, False, False),
        ({"loading": "progressive"}, False, True),
        ({"loading": "aggressive"}, True, False),
        ({"loading": "constant"}, False, False),
        ({"intervention": "work-hardening"}, True, False),
        ({"intervention": "work-hardening", "loading": "progressive"}, True, False),
    ],
)
def test_loading(given: Json, aggressive: bool, progressive: bool) -> None:  # noqa: FBT001  # a row of the table
    """Work is aggressive by its word or its kind, and progressive only where it is not."""
    (entry,) = _works(work(**given))

    assert (aggressive, progressive) == (entry.is_aggressive, entry.is_progressive)


def test_item_that_names_nothing() -> None:
    """An item without prescription and intervention is work without a name or an effect."""
    bare = {"id": "i1"}
    (entry,) = _works(log={"sessions": [session(START, bare)]})

    assert ("unnamed work", [], [], None) == (entry.name, _names(entry.effects), list(entry.sites), entry.prescription)
    assert entry.states_dosage


def test_technique_of_an_intervention() -> None:
    """Work without a technique has its intervention's."""
    (entry,) = _works(work(intervention="gpr"))

    assert "gpr" == (entry.technique.id if entry.technique is not None else None)


def test_session_without_items() -> None:
    """A session that lists no items holds no work."""
    assert () == _works(log={"sessions": [{"id": "s1", "date": START}]})


def test_work_by_effect() -> None:
    """Asked by effect, a chart leaves out what was missed."""
    log = {"sessions": [session(START, item(BICEPS, id="i1"), item(BICEPS, id="i2", status="missed"))]}
    drawn = chart(case(log=log))

    assert (["i1"], []) == (
        [entry.id for entry in drawn.work(Effect.STRENGTHENING)],
        [entry.id for entry in drawn.work(Effect.NUMBING)],
    )


def test_undated_case_has_no_log() -> None:
    """Where nothing is dated, planned work of a log is not seen, since no day is that of the case."""
    planned = {"sessions": [session(START, item(BICEPS, status="planned"))]}
    told = case(log=planned)

    assert [0, 1] == [len(chart(told).works), len(chart(told, as_of=START).works)]


def test_program_without_phases() -> None:
    """A program may have no phases at all."""
    assert ((), ()) == (_works(program={"id": "pr1"}), chart(case(program={"id": "pr1"})).phases)


def test_phases() -> None:
    """Phases are listed with their places."""
    drawn = chart(case(program=program(phase(id="ph1", to_day=1), phase(id="ph2", from_day=2))))

    assert [("ph1", "$.program.phases[0]"), ("ph2", "$.program.phases[1]")] == [
        (entry.phase.id, str(entry.path)) for entry in drawn.phases
    ]
    assert isinstance(drawn.phases[0].phase, rk.Phase)


def test_phases_in_any_order() -> None:
    """Phases and their work come by their days, in whatever order they are told."""
    first = phase(work(BICEPS, id="w1"), id="ph1")
    second = phase(work(BICEPS, id="w2"), id="ph2", from_day=28, to_day=41)
    told = [chart(case(program=program(*phases))) for phases in ((second, first), (first, second))]

    assert [["w1", "w2"]] * 2 == [[entry.id for entry in each.works] for each in told]
    assert [["ph1", "ph2"]] * 2 == [[entry.phase.id for entry in each.phases] for each in told]


def _logged(*, as_treatment: bool, **given: Any) -> WorkEntry:
    """Return work of the log that carries out no prescription, as a session item or as a treatment."""
    if as_treatment:
        log = {"treatments": [{"id": "x1", "date": START, "treatment": given.pop("intervention"), **given}]}
    else:
        log = {"sessions": [session(START, {"id": "i1", **given})]}
    curl = {
        "id": "curl",
        "name": "curl",
        "type": "resistance",
        "technique": "gpr",
        "muscles": [{"muscle": BICEPS, "role": "target"}],
    }
    return _works(log=log, program=None, definitions=own(exercises=[curl]))[0]


@pytest.mark.parametrize("as_treatment", [False, True], ids=["item", "treatment"])
def test_exercise_of_the_log(as_treatment: bool) -> None:  # noqa: FBT001  # a row of the table
    """An exercise of the log has its own technique and target muscles, and the time at which it was done."""
    done = _logged(as_treatment=as_treatment, intervention="curl", time="09:30")

    assert done.moment is not None
    assert ("gpr", ["biceps-brachii (left)", "biceps-brachii (right)"], "09:30:00") == (
        None if done.technique is None else done.technique.id,
        [str(target) for target in done.sites],
        str(done.moment.time),
    )


@pytest.mark.parametrize("percent, expected", [(90, True), (5, False)])
def test_load_of_work(percent: int, expected: bool) -> None:  # noqa: FBT001  # a row of the table
    """Work that strengthens with load does so where its dose reaches the set one, planned or done (A42)."""
    given: Json = {"intervention": "walking", "technique": "pnf", "dosage": {"effort_percent": percent}}
    works = (*_works(work(**given)), *(_logged(as_treatment=how, **given) for how in (False, True)))

    assert [expected] * 3 == [entry.has(Effect.STRENGTHENING) for entry in works]


def test_order_of_a_day() -> None:
    """Sessions and treatments of one day come by their times, those of one time by their ids."""
    times = {"b": "10:00", "c": "08:00", "a": "10:00", "d": None}
    stated = {name: {} if time is None else {"time": time} for name, time in times.items()}
    log = {
        "sessions": [session(START, item(BICEPS, id=f"i{name}"), id=name, **time) for name, time in stated.items()],
        "treatments": [{"id": f"x{name}", "date": START, "treatment": "ice", **time} for name, time in stated.items()],
    }

    assert ["id", "ic", "ia", "ib", "xd", "xc", "xa", "xb"] == [entry.id for entry in _works(log=log)]


def test_prescription_stands_where_it_is() -> None:
    """A prescription is the one that it carries out, at its own place."""
    (entry,) = _works(work(BICEPS, id="e1"))

    assert entry.path == entry.prescription_path
