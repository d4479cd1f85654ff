from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.progression._build import (
    BICEPS,
    EXIT,
    TRICEPS,
    date_of,
    day,
    did,
    hurts,
    log,
    person,
    release,
    seen,
    strength,
    task,
    two,
)
from tests.rulebook._build import START, phase, program, site

import rehabkit as rk

LEFT = rk.Side.LEFT
ELBOW = rk.Region.ELBOW
LAST = 42
SITE = rk.Site(muscle=TRICEPS, side=LEFT)
GONE = rk.PainCourse(region=ELBOW, side=LEFT, values=((0, 4), (14, 0)))
LASTING = rk.PainCourse(region=ELBOW, side=LEFT, values=((0, 4),))
LETS_GO = rk.ToneCourse(site=SITE, values=((21, rk.Tone.RELEASING), (0, rk.Tone.HYPERTONIC)))
PLAN = program(release(exit=EXIT), strength(), id="pr")


def _course(timeline: rk.Timeline) -> list[tuple[int, str | None, str]]:
    return [(entry.day, entry.phase, entry.decision.decision.value) for entry in timeline.entries]


def test_progress() -> None:
    """A phase lasts until its criteria are met, and the last one for its days."""
    timeline = rk.simulate(person(PLAN), [GONE, LETS_GO])

    assert _course(timeline) == [
        *((at, "release", "stay") for at in (0, 7, 14)),
        (21, "release", "advance"),
        *((at, "strength", "stay") for at in (28, 35, 42)),
        (49, "strength", "advance"),
    ]
    assert timeline.ending is rk.Ending.PROGRAM_ENDED


def test_pain_that_stays() -> None:
    """Where pain stays at 4, no visit goes on, and the simulation ends at twice the length of the program."""
    timeline = rk.simulate(person(PLAN), [LASTING, LETS_GO])

    assert {decision for _, _, decision in _course(timeline)} == {"stay"}
    assert (timeline.entries[-1].day, timeline.ending) == (84, rk.Ending.LAST_DAY)


def test_last_day() -> None:
    """Without a last day the simulation runs for twice the days of the program, and a visit may be on each."""
    assert [at for at, *_ in _course(rk.simulate(person(PLAN), [LASTING], every_days=17))] == [0, 17, 34, 51, 68]
    assert [at for at, *_ in _course(rk.simulate(person(PLAN), [LASTING], every_days=28))] == [0, 28, 56, 84]
    assert [at for at, *_ in _course(rk.simulate(person(PLAN), [LASTING], every_days=1, last_day=2))] == [0, 1, 2]


def test_flare_up() -> None:
    """A flare-up leads one phase back, and there the program goes on."""
    pain = rk.PainCourse(region=ELBOW, side=LEFT, values=((0, 0), (35, 3), (49, 0)))

    assert _course(rk.simulate(person(PLAN), [pain, LETS_GO], last_day=56)) == [
        *((at, "release", "stay") for at in (0, 7, 14)),
        (21, "release", "advance"),
        (28, "strength", "stay"),
        (35, "strength", "stay"),
        (42, "strength", "regress"),
        (49, "release", "advance"),
        (56, "strength", "stay"),
    ]


def test_stop_sign() -> None:
    """A stop sign ends the simulation with a referral at the next visit, and nothing is done after it."""
    timeline = rk.simulate(person(PLAN), [GONE, rk.EventOn(day=10, event=rk.Event.SYNCOPE)])

    assert _course(timeline)[-1] == (14, "release", "stop_and_refer")
    assert timeline.ending is rk.Ending.REFERRED


def test_stop_sign_on_the_first_day() -> None:
    """A stop sign of the first day is seen at the first visit."""
    timeline = rk.simulate(person(PLAN), [rk.EventOn(day=0, event=rk.Event.SYNCOPE)])

    assert _course(timeline) == [(0, "release", "stop_and_refer")]


def test_stop_sign_on_a_later_first_day() -> None:
    """A stop sign of the first visit is seen, also where the case has a past."""
    told = person(PLAN, seen(20, hurts(4)))
    timeline = rk.simulate(told, [rk.EventOn(day=20, event=rk.Event.SYNCOPE)])

    assert _course(timeline) == [(20, "release", "stop_and_refer")]


def test_stop_sign_after_the_last_visit() -> None:
    """An event between the last visit and the last day is seen on the last day."""
    timeline = rk.simulate(person(PLAN), [rk.EventOn(day=9, event=rk.Event.SYNCOPE)], last_day=10)

    assert _course(timeline)[-1] == (10, "release", "stop_and_refer")


def test_nothing_is_done_after_a_stop_sign() -> None:
    """From the day of a stop sign on no work is logged, so that no rule finds exercise after it."""
    timeline = rk.simulate(person(PLAN), [GONE, rk.EventOn(day=10, event=rk.Event.SYNCOPE)])
    assert timeline.case.log is not None

    assert max(session.date for session in timeline.case.log.sessions or ()) < date_of(10)
    assert "S03" not in {finding.rule for entry in timeline.entries for finding in entry.findings}


@pytest.mark.parametrize(
    "response, error, why",
    [
        ("pain stays at 4", TypeError, "a response must be one of PainCourse, "),
        ({"pain": 4}, TypeError, "a response must be one of PainCourse, "),
        (rk.HoldCourse(prescription="r9", values=((0, 5),)), rk.UnknownNameError, "the program has no prescription"),
        (
            rk.EventOn(day=19, event=rk.Event.SYNCOPE),
            ValueError,
            "an event must not lie before the first visit, day 20",
        ),
    ],
)
def test_response_that_would_be_lost(response: Any, error: type[Exception], why: str) -> None:
    """What would change nothing is refused, and not passed over."""
    with pytest.raises(error, match=f"^{why}"):
        rk.simulate(person(PLAN, seen(20, hurts(4))), [response])


@pytest.mark.parametrize("reached", [7, 70])
def test_days_of_a_phase_without_work(reached: int) -> None:
    """The days of a phase count from the visit at which it began, also where nothing is done in it."""
    rest = phase(id="rest", kind="maintenance", from_day=14, to_day=27)
    plan = program(release(exit={"pains": [{"region": "elbow", "at_most": 0}]}), rest, id="pr")
    gone = rk.PainCourse(region=ELBOW, side=LEFT, values=((0, 4), (reached, 0)))
    days = {entry.day: entry.decision for entry in rk.simulate(person(plan), [gone], last_day=100).entries}

    assert (days[reached].phase, days[reached].decision) == ("release", rk.Decision.ADVANCE)
    assert (days[reached + 7].phase, days[reached + 7].decision) == ("rest", rk.Decision.STAY)
    assert (days[reached + 14].phase, days[reached + 14].decision) == ("rest", rk.Decision.ADVANCE)


def test_nothing_stated() -> None:
    """What nobody states is not known, and leaves a phase undecided to the end."""
    timeline = rk.simulate(person(PLAN), [], last_day=14)

    assert _course(timeline) == [(at, "release", "undecided") for at in (0, 7, 14)]
    assert timeline.case.assessments == ()


def test_no_phases() -> None:
    """A program without phases ends at once."""
    timeline = rk.simulate(person(program(id="pr")), [GONE])

    assert _course(timeline) == [(0, None, "undecided")]
    assert timeline.ending is rk.Ending.NO_PHASE
    assert str(timeline).splitlines()[1].startswith("   0  2024-04-02  -                 undecided; new findings: ")


def test_template() -> None:
    """A program alone runs from a start of its own, or from a stated one, and then as a case would."""
    told = person(PLAN)
    assert told.program is not None
    timeline = rk.simulate(told.program, [GONE, LETS_GO])
    later = rk.simulate(told.program, [GONE, LETS_GO], start=dt.date(2025, 3, 3))

    assert timeline.entries[0].date == dt.date(2024, 1, 1)
    assert later.entries[0].date == dt.date(2025, 3, 3)
    assert _course(timeline) == _course(later) == _course(rk.simulate(told, [GONE, LETS_GO]))


def test_from_the_day_it_is_told() -> None:
    """A case with a past goes on from its newest record; days that the log covers are not logged again."""
    told = person(PLAN, seen(9, hurts(2)), log=log(did(8, "r1"), did(9, "r1")))
    timeline = rk.simulate(told, [GONE], last_day=16)

    assert timeline.case.log is not None
    sessions = timeline.case.log.sessions or ()
    assert [entry.day for entry in timeline.entries] == [9, 16]
    assert [str(each.date) for each in sessions] == [day(at) for at in (8, 9, *range(10, 16))]


def test_beyond_the_day_of_the_case() -> None:
    """A case as of a day is simulated beyond it, from that day on."""
    timeline = rk.simulate(person(PLAN, as_of=day(9)), [LASTING], last_day=16)

    assert [entry.day for entry in timeline.entries] == [9, 16]
    assert timeline.case.as_of is None


def test_phase_that_began_before() -> None:
    """A phase in course at the first visit has begun on its planned day."""
    works = [{"id": "s1", "intervention": "resistance", "from_day": 14, "to_day": 20}]
    told = person(program(release(), strength(prescriptions=works), id="pr"), as_of=day(21))

    assert rk.simulate(told, [], last_day=21).entries[0].doses == ()


def test_doses() -> None:
    """A prescription is in course for its own days of the phase; one to the phase's end lasts as long as the phase."""
    works = [
        {"id": "first", "intervention": "resistance", "to_day": 20, "dosage": {"load_kg": 2}},
        {"id": "then", "intervention": "resistance", "from_day": 21},
        {"id": "all", "intervention": "walking", "to_day": 41},
    ]
    plan = program(release(exit=EXIT), strength(prescriptions=works, exit={"text": "enough"}), id="pr")
    timeline = rk.simulate(person(plan), [GONE, LETS_GO], last_day=70)

    doses = {entry.day: [dose.prescription for dose in entry.doses] for entry in timeline.entries}
    assert doses == {
        **{key: ["r1"] for key in (0, 7, 14, 21)},
        **{key: ["then", "all"] for key in (28, 35, 42, 49, 56, 63, 70)},
    }
    assert timeline.case.log is not None
    by_first = [
        each for each in timeline.case.log.sessions or () if next(iter(each.items or ())).prescription == "first"
    ]
    assert [each.date for each in by_first] == [date_of(at) for at in range(21, 28)]
    then = [
        each.date
        for each in timeline.case.log.sessions or ()
        if "then" in {item.prescription for item in each.items or ()}
    ]
    assert then == [date_of(at) for at in range(28, 70)]


def test_dose_as_prescribed() -> None:
    """A dose names prescription, intervention and dosage as the program states them."""
    plan = program(release(exit=EXIT), id="pr")
    plan["phases"][0]["prescriptions"][0] |= {"dosage": {"sets": 2}, "to_day": 0}
    timeline = rk.simulate(person(plan), [LASTING], last_day=7)

    assert [entry.doses for entry in timeline.entries] == [
        (rk.Dose(prescription="r1", intervention="isometric-release", dosage=rk.Dosage(sets=2)),),
        (),
    ]
    assert timeline.case.log is not None
    assert [each.date for each in timeline.case.log.sessions or ()] == [date_of(0)]


def test_work_beside() -> None:
    """The work of a phase that runs beside a later one goes on in it (A66)."""
    plan = program(release(to_day=41, exit=EXIT), strength(from_day=7, concurrent_with=["release"]), id="pr")
    timeline = rk.simulate(person(plan), [GONE, LETS_GO], last_day=28)

    assert [dose.prescription for dose in timeline.entries[-1].doses] == ["s1", "r1"]
    assert [dose.prescription for dose in timeline.entries[0].doses] == ["r1"]


def test_days_of_work_beside() -> None:
    """Work of a phase that runs beside a later one keeps its own days, and goes on where it lasts to the end."""
    works = [
        {"id": name, "intervention": "isometric-release", **days}
        for name, days in (("r1", {"to_day": 10}), ("r2", {"from_day": 21}), ("r3", {"to_day": 41}))
    ]
    early = release(to_day=41, prescriptions=works, exit=EXIT)
    plan = program(early, strength(from_day=14, concurrent_with=["release"], exit={"text": "enough"}), id="pr")
    timeline = rk.simulate(person(plan), [GONE, LETS_GO], last_day=49)

    assert {entry.day: [dose.prescription for dose in entry.doses] for entry in timeline.entries} == {
        **{at: ["r1", "r3"] for at in (0, 7)},
        14: ["r3"],
        21: ["r2", "r3"],
        **{at: ["s1", "r2", "r3"] for at in (28, 35, 42, 49)},
    }


def test_frequency() -> None:
    """Work is logged on its planned days alone, counted from the day on which its phase began."""
    plan = program(release(exit=EXIT), strength(), id="pr")
    plan["phases"][0]["prescriptions"][0]["dosage"] = {"days_per_week": 2}
    timeline = rk.simulate(person(plan), [LASTING], last_day=14)

    assert timeline.case.log is not None
    assert [each.date for each in timeline.case.log.sessions or ()] == [date_of(at) for at in (0, 3, 7, 10)]


def test_frequency_of_a_later_phase() -> None:
    """The rhythm of a phase that begins in the middle of a week counts from that very day."""
    plan = program(release(exit=EXIT), strength(exit={"text": "enough"}), id="pr")
    plan["phases"][1]["prescriptions"][0]["dosage"] = {"days_per_week": 2}
    timeline = rk.simulate(person(plan), [GONE, LETS_GO], every_days=5, last_day=40)

    assert timeline.case.log is not None
    dates = [each.date for each in timeline.case.log.sessions or ()]
    assert [each for each in dates if each >= date_of(25)] == [date_of(at) for at in (25, 28, 32, 35, 39)]


def test_first_day_of_the_case() -> None:
    """A first day counts only where the case itself states none."""
    start = date_of(100)
    starts = [
        rk.simulate(person(PLAN, **given), [], start=start, last_day=0).case.program_start
        for given in ({}, {"program_start": None})
    ]

    assert starts == [date_of(0), start]


def test_responses_are_observed() -> None:
    """Each response is observed as stated: pain on movement, tension by a function test, strength, range, hold."""
    biceps = rk.Site(muscle=BICEPS, side=LEFT)
    told: list[Any] = [
        LASTING,
        rk.ToneCourse(site=biceps, values=((0, rk.Tone.HYPOTONIC),)),
        rk.StrengthCourse(site=biceps, scale=rk.StrengthScale.MMT, values=((0, "3"),)),
        rk.StrengthCourse(site=biceps, scale=rk.StrengthScale.DYNAMOMETRY_N, values=((0, 120),)),
        rk.RangeCourse(joint=rk.Joint.ELBOW, movement=rk.Movement.FLEXION, side=LEFT, values=((0, 120),)),
        rk.HoldCourse(prescription="r1", values=((0, 6), (3, 8))),
    ]
    timeline = rk.simulate(person(PLAN), told, every_days=4, last_day=4)

    first, second = list(timeline.case.assessments or ())
    assert (first.date, second.date) == (date_of(0), date_of(4))
    assert [(each.value, each.context, each.timing) for each in second.pains or ()] == [
        (4, rk.PainContext.MOVEMENT, rk.PainTiming.NOW)
    ]
    assert [(each.tone, each.test, each.result) for each in second.tones or ()] == [
        (rk.Tone.HYPOTONIC, rk.ToneTest.CONTRACT_ON_REQUEST, rk.TestResult.NO)
    ]
    assert [(each.grade, each.value) for each in second.strengths or ()] == [("3", None), (None, 120)]
    assert [(each.value, each.unit) for each in second.ranges or ()] == [(120, rk.RangeUnit.DEGREES)]
    assert timeline.case.log is not None
    doses = [next(iter(each.items or ())).dosage for each in timeline.case.log.sessions or ()]
    assert [None if dose is None else dose.hold_s for dose in doses] == [6, 6, 6, 8]


ALONE: dict[str, tuple[Any, str, Any]] = {
    "pain of a muscle": (
        rk.PainCourse(region=ELBOW, side=LEFT, muscle=TRICEPS, values=((0, 4),)),
        "pains", rk.PainObservation(
            id="sim-o0-0", region=ELBOW, side=LEFT, muscle=TRICEPS, value=4, scale=rk.PainScale.NPRS,
            timing=rk.PainTiming.NOW, context=rk.PainContext.MOVEMENT)),
    "tension that lets go": (
        rk.ToneCourse(site=SITE, values=((0, rk.Tone.RELEASING),)),
        "tones", rk.ToneObservation(
            id="sim-o0-0", muscle=TRICEPS, side=LEFT, tone=rk.Tone.RELEASING, method=rk.ToneMethod.FUNCTION_TEST,
            test=rk.ToneTest.RELEASE_ON_REQUEST, result=rk.TestResult.PARTLY,
            change_basis=rk.ChangeBasis.EARLIER_OBSERVATION)),
    "tension": (
        rk.ToneCourse(site=SITE, values=((0, rk.Tone.NORMAL),)),
        "tones", rk.ToneObservation(
            id="sim-o0-0", muscle=TRICEPS, side=LEFT, tone=rk.Tone.NORMAL, method=rk.ToneMethod.FUNCTION_TEST,
            test=rk.ToneTest.RELEASE_ON_REQUEST, result=rk.TestResult.YES)),
    "strength": (
        rk.StrengthCourse(site=SITE, scale=rk.StrengthScale.MMT, values=((0, "3"),)),
        "strengths", rk.StrengthObservation(
            id="sim-o0-0", muscle=TRICEPS, side=LEFT, scale=rk.StrengthScale.MMT, grade="3")),
    "range": (
        rk.RangeCourse(joint=rk.Joint.ELBOW, movement=rk.Movement.FLEXION, side=LEFT, values=((0, 120),)),
        "ranges", rk.RangeObservation(
            id="sim-o0-0", joint=rk.Joint.ELBOW, movement=rk.Movement.FLEXION, side=LEFT, value=120,
            unit=rk.RangeUnit.DEGREES)),
}  # fmt: skip


@pytest.mark.parametrize("response, name, observation", ALONE.values(), ids=list(ALONE))
def test_response_alone(response: Any, name: str, observation: Any) -> None:
    """One response alone makes a visit, with one observation as a clinician would record it."""
    told = rk.simulate(person(PLAN), [response], last_day=0).case
    lists: dict[str, Any] = {"pains": (), "tones": (), "strengths": (), "ranges": (), name: (observation,)}

    assert tuple(told.assessments or ()) == (rk.Assessment(id="sim-a0", date=date_of(0), **lists),)


def test_event_has_its_day() -> None:
    """An event is logged on its own day, also between visits."""
    told = rk.simulate(person(PLAN), [rk.EventOn(day=3, event=rk.Event.FALL)], last_day=7).case

    assert told.log is not None
    assert tuple(told.log.events or ()) == (rk.EventRecord(id="sim-e0", event=rk.Event.FALL, date=date_of(3)),)


def test_work_goes_on_after_what_is_no_stop_sign() -> None:
    """An event that is no stop sign ends neither the logged work nor the simulation."""
    timeline = rk.simulate(person(PLAN), [LASTING, rk.EventOn(day=3, event=rk.Event.SORENESS)], last_day=7)

    assert timeline.case.log is not None
    assert [each.date for each in timeline.case.log.sessions or ()] == [date_of(at) for at in range(7)]
    assert timeline.ending is rk.Ending.LAST_DAY


def test_seconds_held_replace_a_range() -> None:
    """Seconds held replace those prescribed, also where a range is prescribed; the rest of the dose stays."""
    plan = program(release(exit=EXIT), id="pr")
    plan["phases"][0]["prescriptions"][0]["dosage"] = {"sets": 2, "hold_s": 5, "hold_s_to": 10}
    told = rk.simulate(person(plan), [rk.HoldCourse(prescription="r1", values=((0, 4),))], last_day=7).case

    assert told.log is not None
    assert told.log.sessions is not None
    first = told.log.sessions[0]
    assert [each.dosage for each in first.items or ()] == [rk.Dosage(sets=2, hold_s=4)]


def test_responses_before_their_first_day() -> None:
    """Before its first day a response says nothing."""
    biceps = rk.Site(muscle=BICEPS, side=LEFT)
    told: list[Any] = [
        rk.PainCourse(region=ELBOW, side=LEFT, values=((7, 4),)),
        rk.ToneCourse(site=biceps, values=((7, rk.Tone.NORMAL),)),
        rk.StrengthCourse(site=biceps, scale=rk.StrengthScale.MMT, values=((7, "3"),)),
        rk.RangeCourse(joint=rk.Joint.ELBOW, movement=rk.Movement.FLEXION, side=LEFT, values=((7, 120),)),
        rk.HoldCourse(prescription="r1", values=((7, 6),)),
    ]
    timeline = rk.simulate(person(PLAN), told, last_day=7)

    (visit,) = list(timeline.case.assessments or ())
    assert visit.date == date_of(7)
    assert timeline.case.log is not None
    assert {next(iter(each.items or ())).dosage for each in timeline.case.log.sessions or ()} == {None}


def test_two_values_for_one_day() -> None:
    """Of two values for one day the last stated one holds, in whatever order the days are stated."""
    course = rk.PainCourse(region=ELBOW, side=LEFT, values=((7, 1), (0, 4), (0, 2), (3, 6)))
    found = [course.observed("p", at) for at in (0, 2, 3, 8)]

    assert [None if each is None else each.value for each in found] == [2, 2, 6, 1]


def test_value_that_cannot_be() -> None:
    """A response that no observation can have is refused."""
    with pytest.raises(rk.FieldError, match="value"):
        rk.simulate(person(PLAN), [rk.PainCourse(region=ELBOW, side=LEFT, values=((0, 11),))])


def test_findings_are_told_once() -> None:
    """A finding is told at the first visit that has it."""
    timeline = rk.simulate(person(PLAN), [LASTING, LETS_GO], last_day=28)

    told = [finding.rule for entry in timeline.entries for finding in entry.findings]
    assert (told.count("P01"), told.count("P32")) == (1, 1)
    assert timeline.entries[0].findings


def test_finding_that_comes_back_is_not_told_again() -> None:
    """A finding that a visit lacks and a later one has again is told at the first of the three alone."""
    plan = program(strength(from_day=0, to_day=27, exit={"text": "enough"}), id="pr")
    again = rk.PainCourse(region=ELBOW, side=LEFT, values=((0, 4), (7, 0), (14, 4)))
    timeline = rk.simulate(person(plan), [again], last_day=14)

    place = ("P02", "$.program.phases[0].prescriptions[0]")
    told = [entry.day for entry in timeline.entries if place in {(each.rule, each.path) for each in entry.findings}]
    views = (rk.check(timeline.case, as_of=date_of(at)).findings for at in (7, 14))
    assert [place in {(each.rule, each.path) for each in found} for found in views] == [False, True]
    assert told == [0]


def test_findings_of_two_places_are_both_told() -> None:
    """Findings of one rule and one site at two prescriptions are two."""
    works = [{"id": name, "intervention": "resistance", "targets": [site(BICEPS)]} for name in ("s1", "s2")]
    plan = program(release(exit=EXIT), strength(prescriptions=works), id="pr")
    (entry,) = rk.simulate(person(plan), [LASTING, LETS_GO], last_day=0).entries

    assert [finding.path for finding in entry.findings if finding.rule == "P01"] == [
        f"$.program.phases[1].prescriptions[{at}]" for at in (0, 1)
    ]


def test_simulated_further() -> None:
    """What was simulated can be simulated further: new ids begin otherwise."""
    first = rk.simulate(person(PLAN), [LASTING], last_day=7)
    second = rk.simulate(first.case, [GONE, LETS_GO])

    assert [entry.day for entry in second.entries][:2] == [7, 14]
    names = [each.id for each in second.case.assessments or ()]
    assert names[:3] == ["sim-a0", "sim-a7", "sim2-a7"]


def test_rows() -> None:
    """A timeline is rows of plain values, and a table."""
    timeline = rk.simulate(person(PLAN), [LASTING], last_day=0)
    (entry,) = timeline.entries

    assert timeline.to_rows() == [
        {
            "day": 0,
            "date": START,
            "phase": "release",
            "decision": "stay",
            "to": None,
            "doses": ["r1"],
            "findings": [finding.rule for finding in entry.findings],
        }
    ]
    rules = ", ".join(dict.fromkeys(finding.rule for finding in entry.findings))
    assert str(timeline) == (
        " day  date        phase             decision\n"
        f"   0  2024-04-02  release           stay; new findings: {rules}\n"
        "ends: last day"
    )
    assert "  21  2024-04-23  release           advance to strength" in str(rk.simulate(person(PLAN), [GONE, LETS_GO]))


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no days between visits": ({"every_days": 0}, r"every_days must be at least 1 \(got 0\)"),
    "before the first visit": ({"last_day": -1}, r"last_day must be from 0 to 3650 \(got -1\)"),
    "too far": ({"last_day": 3651}, r"last_day must be from 0 to 3650 \(got 3651\)"),
}


@pytest.mark.parametrize("given_, told", REFUSED.values(), ids=list(REFUSED))
def test_refused(given_: dict[str, Any], told: str) -> None:
    """Days that cannot be simulated are refused."""
    with pytest.raises(ValueError, match=told):
        rk.simulate(person(PLAN), [], **given_)


def test_long_programs_end() -> None:
    """A program of any length is simulated for ten years at most."""
    plan = program(release(exit=EXIT, prescriptions=[]), strength(to_day=19_000), id="pr")

    assert rk.simulate(person(plan), [LASTING], every_days=1_000).entries[-1].day == 3_000


@st.composite
def stories(draw: st.DrawFn) -> tuple[rk.Case, list[Any], int]:
    """Draw a program, what is stated of a person, and the days between visits."""
    exits = st.sampled_from((None, EXIT, {"days": [{"since": "phase-start", "at_least": 10}]}))
    enters = st.sampled_from((None, {"pains": [{"region": "elbow", "at_most": 2}]}))
    plan = program(
        release(exit=draw(exits)), strength(exit=draw(exits), entry=draw(enters)), task(entry=draw(enters)), id="pr"
    )
    days = st.integers(0, 40)
    pains = draw(st.lists(st.tuples(days, st.integers(0, 8)), max_size=4))
    tones = draw(st.lists(st.tuples(days, st.sampled_from(tuple(rk.Tone))), max_size=4))
    events = draw(st.none() | st.builds(rk.EventOn, day=days, event=st.sampled_from(tuple(rk.Event))))
    told = [
        rk.PainCourse(region=ELBOW, side=LEFT, values=tuple(pains)),
        rk.ToneCourse(site=SITE, values=tuple(tones)),
        *([] if events is None else [events]),
    ]
    return person(plan), told, draw(st.sampled_from((7, 10, 14)))


@settings(max_examples=8)
@given(stories())
def test_laws(story: tuple[rk.Case, list[Any], int]) -> None:
    """The same input gives the same timeline; its days rise, end in time, and say what `advance` says by then."""
    told, responses, every = story
    timeline = rk.simulate(told, responses, every_days=every, last_day=LAST)

    days = [entry.day for entry in timeline.entries]
    assert timeline == rk.simulate(told, responses, every_days=every, last_day=LAST)
    assert days == list(range(0, days[-1] + 1, every))
    assert days[-1] <= LAST
    for entry in timeline.entries:
        assert rk.advance(timeline.case, entry.date, phase=entry.phase) == entry.decision
    ended = timeline.entries[-1].decision
    assert (ended.decision is rk.Decision.STOP_AND_REFER) is (timeline.ending is rk.Ending.REFERRED)
    assert rk.loads(rk.dumps(timeline.case)) == timeline.case


@settings(max_examples=8)
@given(stories(), st.integers(-100, 100))
def test_shift(story: tuple[rk.Case, list[Any], int], weeks: int) -> None:
    """A program that begins whole weeks later runs as it does, as many weeks later."""
    told, responses, every = story
    assert told.program_start is not None
    moved = attrs.evolve(
        told, program_start=told.program_start + dt.timedelta(weeks=weeks), red_flag_screen=None, assessments=()
    )
    still = attrs.evolve(told, red_flag_screen=None, assessments=())
    first, second = (rk.simulate(each, responses, every_days=every, last_day=LAST) for each in (still, moved))

    assert _course(first) == _course(second)
    assert {b.date - a.date for a, b in zip(first.entries, second.entries, strict=True)} == {dt.timedelta(weeks=weeks)}


def test_sites_of_the_plan() -> None:
    """The program that these tests run releases the triceps and then strengthens the biceps."""
    assert [each["prescriptions"][0]["targets"] for each in two()["phases"]] == [[site(TRICEPS)], [site(BICEPS)]]
