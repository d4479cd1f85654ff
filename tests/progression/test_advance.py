from __future__ import annotations

from typing import Any

import pytest
from tests.progression._build import (
    EXIT,
    PAINLESS,
    RELEASING,
    date_of,
    day,
    decided,
    did,
    graded,
    hurts,
    log,
    person,
    ready,
    release,
    seen,
    strength,
    task,
    tight,
    two,
)
from tests.rulebook._build import Json, case, item, phase, program, session, thing

import rehabkit as rk

IN_RELEASE = {"phase": "release"}
IN_STRENGTH = {"phase": "strength"}
POSITIVE = {"state": "positive", "date": "2024-04-01", "positives": [{"id": "f1", "category": "cauda-equina"}]}
WEEK = {"days": [{"since": "program-start", "at_least": 7}]}
GENTLE = [{"id": "m1", "intervention": "gentle-movement"}]
GRADE_3 = {"strengths": [{"muscle": "biceps-brachii", "side": "left", "scale": "mmt", "at_least": "3"}]}
THREE = program(release(exit=EXIT), strength(), task(), id="pr")
BARE = program(phase(id="c1", to_day=6), phase(id="c2", from_day=7, to_day=13), id="pr")

STAY, ADVANCE, REGRESS, UNDECIDED, REFER = (
    (rk.Decision.STAY, None),
    (rk.Decision.ADVANCE, "strength"),
    (rk.Decision.REGRESS, "release"),
    (rk.Decision.UNDECIDED, None),
    (rk.Decision.STOP_AND_REFER, None),
)
Expected = tuple[rk.Decision, str | None]


def _unwell() -> tuple[Json, Json]:
    return tight("hypertonic"), hurts(3)


def _well() -> tuple[Json, Json]:
    return tight("normal"), hurts(0)


def _sign(offset: int) -> Json:
    return session(day(offset), item(prescription="r1", events=[thing({}, event="chest-pain")]))


IN_COURSE: dict[str, tuple[rk.Case, dict[str, Any], Expected]] = {
    "exit criteria met": (person(two(), seen(0, *_unwell()), ready(14)), IN_RELEASE, ADVANCE),
    "still tight": (person(two(), seen(0, *_unwell()), seen(14, tight("hypertonic"), hurts(0))), IN_RELEASE, STAY),
    "still in pain": (person(two(), seen(14, tight("normal"), hurts(1))), IN_RELEASE, STAY),
    "one fails and one is unknown": (person(two(), seen(14, tight("hypertonic"))), IN_RELEASE, STAY),
    "tension never recorded": (person(two(), seen(14, hurts(0))), IN_RELEASE, UNDECIDED),
    "pain never recorded": (person(two(), seen(14, tight("normal"))), IN_RELEASE, UNDECIDED),
    "a sentence for a person": (person(two({**EXIT, "text": "the surgeon agrees"}), ready(14)), IN_RELEASE, UNDECIDED),
    "entry of the next is not met": (person(two(EXIT, GRADE_3), seen(14, *_well(), graded("2+"))), IN_RELEASE, STAY),
    "entry of the next is met": (person(two(None, GRADE_3), seen(14, *_well(), graded("3"))), IN_RELEASE, ADVANCE),
    "entry of the next is unknown": (
        person(two(EXIT, {"ranges": [{"joint": "elbow", "movement": "flexion", "at_least_degrees": 130}]}), ready(14)),
        IN_RELEASE,
        UNDECIDED,
    ),
    "the gate is closed": (person(two(WEEK), seen(14, tight("hypertonic"), hurts(0))), IN_RELEASE, STAY),
    "the gate is closed by touch alone": (
        person(two(WEEK), seen(14, tight("hypertonic", method="palpation"), hurts(0))),
        IN_RELEASE,
        STAY,
    ),
    "the gate opens at normal": (
        person(two(), ready(14)),
        {**IN_RELEASE, "thresholds": {"gate-opens-at": "normal"}},
        STAY,
    ),
    "partner not recorded, nothing presumed (A73)": (person(two(WEEK), seen(14, hurts(0))), IN_RELEASE, ADVANCE),
    "partner not recorded, imbalance presumed (P28)": (
        person(two(WEEK), seen(14, hurts(0)), patient={"imbalance": "presumed"}),
        IN_RELEASE,
        UNDECIDED,
    ),
    "partner recorded as unknown (P28)": (
        person(two(WEEK), seen(14, tight("unknown"), hurts(0))),
        IN_RELEASE,
        UNDECIDED,
    ),
    "pain against strengthening": (
        person(two({"tones": [RELEASING]}), seen(14, tight("normal"), hurts(2))),
        IN_RELEASE,
        STAY,
    ),
    "pain not recorded before strengthening (A65)": (
        person(two({"tones": [RELEASING]}), seen(14, tight("normal"))),
        IN_RELEASE,
        UNDECIDED,
    ),
    "pain within a limit of one's own": (
        person(two({"tones": [RELEASING]}), seen(14, tight("normal"), hurts(2))),
        {**IN_RELEASE, "thresholds": {"pain-limit": 4}},
        ADVANCE,
    ),
    "nothing is strengthened": (person(two(WEEK, prescriptions=GENTLE), seen(14, *_unwell())), IN_RELEASE, ADVANCE),
    "own entry lapses: tension": (
        person(two(EXIT, {"tones": [RELEASING]}), ready(14), seen(21, tight("hypertonic"), hurts(0))),
        IN_STRENGTH,
        REGRESS,
    ),
    "own entry fails: pain at one visit": (
        person(two(EXIT, {"pains": [PAINLESS]}), ready(14), seen(50, tight("normal"), hurts(2))),
        IN_STRENGTH,
        STAY,
    ),
    "own entry not known": (
        person(two(EXIT, {"tones": [RELEASING]}), seen(50, hurts(0))),
        IN_STRENGTH,
        (rk.Decision.ADVANCE, None),
    ),
    "flare-up (A72)": (
        person(two(), ready(14), seen(21, tight("normal"), hurts(3)), seen(23, tight("normal"), hurts(3))),
        IN_STRENGTH,
        REGRESS,
    ),
    "one bad day is no flare-up": (person(two(), ready(14), seen(21, tight("normal"), hurts(3))), IN_STRENGTH, STAY),
    "a flare-up before this phase": (
        person(two(), seen(0, hurts(2)), seen(9, hurts(5)), seen(11, hurts(5)), seen(14, tight("normal"), hurts(5))),
        IN_STRENGTH,
        STAY,
    ),
    "flare-up in the first phase": (
        person(two(), seen(0, *_unwell()), seen(5, hurts(6)), seen(7, hurts(6))),
        IN_RELEASE,
        (rk.Decision.REGRESS, None),
    ),
    "after a flare-up": (
        person(two(), seen(0, *_unwell()), seen(5, hurts(6)), seen(7, hurts(6)), ready(14)),
        IN_RELEASE,
        ADVANCE,
    ),
    "a plateau": (person(two(), *(seen(each, *_unwell()) for each in (0, 7, 14, 21))), IN_RELEASE, STAY),
    "a positive screen": (person(two(), ready(14), red_flag_screen=POSITIVE), IN_RELEASE, REFER),
    "a stop sign": (person(two(), ready(14), log=log(_sign(3))), IN_RELEASE, REFER),
    "a stop sign after the view": (
        person(two(), ready(14), log=log(_sign(20))),
        {**IN_RELEASE, "as_of": date_of(14)},
        ADVANCE,
    ),
    "a view before the visit": (
        person(two(), seen(0, *_unwell()), ready(14)),
        {**IN_RELEASE, "as_of": date_of(7)},
        STAY,
    ),
    "the last phase, its days not passed": (person(THREE, ready(60)), {"phase": "task"}, STAY),
    "the last phase, its days passed": (person(THREE, ready(61)), {"phase": "task"}, (rk.Decision.ADVANCE, None)),
    "no criteria, the last day": (person(BARE, seen(6, hurts(0))), {"phase": "c1"}, STAY),
    "no criteria, the day after": (person(BARE, seen(7, hurts(0))), {"phase": "c1"}, (rk.Decision.ADVANCE, "c2")),
    "no criteria but an empty list": (person(two({}), seen(3, *_well())), IN_RELEASE, STAY),
    "no criteria, no dates": (person(BARE, seen(7, hurts(0)), program_start=None), {"phase": "c1"}, UNDECIDED),
    "beside each other": (
        person(two(EXIT, None, from_day=7, concurrent_with=["release"]), ready(10)),
        IN_RELEASE,
        ADVANCE,
    ),
    "a later phase requires this one, the next does not": (
        person(program(release(exit=EXIT), strength(), task(requires=["release"]), id="pr"), ready(14)),
        IN_RELEASE,
        ADVANCE,
    ),
    "the next requires a phase whose exit is not met": (
        person(
            program(release(exit=EXIT), strength(), task(requires=["release"]), id="pr"),
            ready(14),
            seen(50, tight("normal"), hurts(1)),
        ),
        IN_STRENGTH,
        STAY,
    ),
    "days since the former phase began hold in this one": (
        person(two(None, {"days": [{"since": "phase-start", "at_least": 7}]}), seen(56, *_well())),
        IN_STRENGTH,
        (rk.Decision.ADVANCE, None),
    ),
    "nothing is dated": (case(red_flag_screen={"state": "negative", "positives": []}, program=two()), {}, UNDECIDED),
    "no phases": (person(program(id="pr"), ready(14)), {}, UNDECIDED),
    "no program": (person(None, ready(14)), {}, UNDECIDED),
}


@pytest.mark.parametrize("told, given_, expected", IN_COURSE.values(), ids=list(IN_COURSE))
def test_decision(told: rk.Case, given_: dict[str, Any], expected: Expected) -> None:
    """The decision follows from criteria, gates, trend and screen, and leads to the phase that the plan names."""
    assert decided(told, **given_) == expected


def test_whole_answer() -> None:
    """An answer lists each criterion with its observation, and the rule that the next phase would not keep."""
    told = person(two(), seen(10, tight("hypertonic", id="t1"), hurts(0)))

    answer = rk.advance(told, phase="release")

    told_as = (
        "triceps-brachii (left): hypertonic - held short (the source: hypertonic); not spasticity, "
        "by function-test (release-on-request: no)"
    )
    tone_met, pain_met, rule = answer.criteria
    assert tone_met.facts == (rk.Fact("$.assessments[0].tones[0]", told_as, 0),)
    assert (tone_met.path, tone_met.kind, tone_met.state) == (
        "$.program.phases[0].exit.tones[0]", rk.CriterionKind.TONE, rk.CriterionState.NOT_MET,
    )  # fmt: skip
    assert (pain_met.state, pain_met.needs) == (rk.CriterionState.MET, ())
    assert (rule.kind, rule.path, rule.state) == (
        rk.CriterionKind.RULE, "$.program.phases[1].prescriptions[0]", rk.CriterionState.NOT_MET,
    )  # fmt: skip
    assert [fact.path for fact in rule.facts] == ["$.assessments[0].tones[0]", "$.definitions.pairs[0]"]
    assert rule.sentence.startswith("P01: Resistance training strengthens biceps-brachii (left)")
    assert answer.because == ("2 criteria are not met",)
    assert answer.needs == ("the tension state of triceps-brachii (left)",)


def test_unknown_rule_has_the_paths_of_the_program() -> None:
    """What a rule leaves unknown asks for the missing observation, at a place of the whole program."""
    told = person(two(WEEK), seen(14, tight("unknown", id="t1"), hurts(0)))

    answer = rk.advance(told, phase="release")

    rule = answer.criteria[-1]
    assert (rule.path, rule.state) == ("$.program.phases[1].prescriptions[0]", rk.CriterionState.UNKNOWN)
    assert answer.because == ("1 criterion is not known",)
    assert answer.needs == ("tension of triceps-brachii (left) at or before 2024-04-16",)


def test_flare_up_is_told() -> None:
    """A flare-up names the best record of the phase and the two that are worse."""
    told = person(two(), ready(14), seen(21, tight("normal"), hurts(3)), seen(23, tight("normal"), hurts(4)))

    (reason,) = rk.advance(told, phase="strength").because

    assert reason == (
        "Two records in a row of pain of elbow (left) are worse than 0/10 on 2024-04-16: "
        "3/10 on 2024-04-23 and 4/10 on 2024-04-25"
    )


def test_flare_up_asks_for_one_step_back() -> None:
    """A flare-up that led one phase back leads no further while pain stays as it was."""
    visits = [ready(14), *(seen(at, tight("normal"), hurts(3)) for at in (21, 23, 30))]
    told = person(two(), *visits, log=log(did(15, "s1"), did(24, "r1"), did(29, "r1")))

    assert decided(told, as_of=date_of(23)) == REGRESS
    assert decided(told) == STAY
    assert rk.advance(told).phase == "release"


def test_regress_from_the_first_phase() -> None:
    """A flare-up in the first phase leads to none, and the answer says so."""
    told = person(two(), seen(0, *_unwell()), seen(5, hurts(6)), seen(7, hurts(6)))

    assert rk.advance(told, phase="release").because[-1] == "No phase comes before this one"


UNTOLD: dict[str, tuple[rk.Case, rk.Advance]] = {
    "nothing is dated": (
        case(red_flag_screen={"state": "negative", "positives": []}, program=two()),
        rk.Advance(
            decision=rk.Decision.UNDECIDED,
            as_of=None,
            phase="release",
            because=("Nothing in the case is dated",),
        ),
    ),
    "no program": (
        person(None, ready(14)),
        rk.Advance(
            decision=rk.Decision.UNDECIDED, as_of=date_of(14), phase=None, because=("The program has no phase",)
        ),
    ),
}


@pytest.mark.parametrize("told, expected", UNTOLD.values(), ids=list(UNTOLD))
def test_no_course(told: rk.Case, expected: rk.Advance) -> None:
    """Where nothing is dated, or the program has no phase, the answer says so and holds nothing else."""
    assert rk.advance(told) == expected


def test_data_without_days() -> None:
    """Where nothing is dated, the data of an answer have the same names, and no day."""
    told, _ = UNTOLD["nothing is dated"]

    assert rk.advance(told).to_data() == {
        "as_of": None,
        "phase": "release",
        "decision": "undecided",
        "to": None,
        "because": ["Nothing in the case is dated"],
        "criteria": [],
        "needs": [],
        "referral": [],
    }


BY_DAYS: dict[str, tuple[rk.Case, str, tuple[str, ...]]] = {
    "not passed, and none follows": (
        person(THREE, ready(60)), "task",
        ("No criterion is stated, and the days of the phase have not passed",)),
    "passed, and none follows": (
        person(THREE, ready(61)), "task",
        ("No criterion is stated, and the days of the phase have passed", "No phase follows this one")),
    "passed, and one follows": (
        person(BARE, seen(7, hurts(0))), "c1",
        ("No criterion is stated, and the days of the phase have passed",)),
    "no first day": (
        person(BARE, seen(7, hurts(0)), program_start=None), "c1",
        ("No criterion is stated, and it is not known when the phase began",)),
}  # fmt: skip


@pytest.mark.parametrize("told, here, because", BY_DAYS.values(), ids=list(BY_DAYS))
def test_days_are_told(told: rk.Case, here: str, because: tuple[str, ...]) -> None:
    """Without criteria the reason names the days of the phase, and the end of the program where they lead there."""
    assert rk.advance(told, phase=here).because == because


def test_days_of_an_entry_criterion() -> None:
    """Days since the phase began count, in an entry criterion, from the former phase; while they lack, it is named."""
    plan = program(release(), strength(entry={"days": [{"since": "phase-start", "at_least": 50}]}), id="pr")

    early, late = (rk.advance(person(plan, seen(at)), phase="strength") for at in (49, 50))

    assert [(each.path, each.state) for each in early.criteria] == [
        ("$.program.phases[1].entry.days[0]", rk.CriterionState.NOT_MET)
    ]
    assert late.criteria == ()


def test_criteria_that_the_next_phase_waits_for() -> None:
    """Beside exit and entry, criteria are the exits of further phases that the next requires, by their own days."""
    first, second, third, fourth = (
        phase(id=f"c{at}", from_day=7 * at, to_day=7 * at + 6, exit={"days": [{"since": "phase-start", "at_least": 9}]})
        for at in range(4)
    )
    third |= {"entry": {"days": [{"since": "program-start", "at_least": 9}]}, "requires": ["c0", "c1"]}
    told = person(program(first, second, third, fourth, id="pr"), seen(10))

    assert [(each.path, each.state.value) for each in rk.advance(told, phase="c1").criteria] == [
        ("$.program.phases[1].exit.days[0]", "not-met"),
        ("$.program.phases[2].entry.days[0]", "met"),
        ("$.program.phases[0].exit.days[0]", "met"),
    ]


def test_days_of_a_phase_whose_successor_waits_for_another() -> None:
    """Where neither of two phases states a criterion, days decide, though another one that is waited for is done."""
    first, second, third = (phase(id=f"c{at}", from_day=7 * at, to_day=7 * at + 6) for at in range(3))
    first |= {"exit": {"days": [{"since": "program-start", "at_least": 1}]}}
    third |= {"requires": ["c0", "c1"]}
    plan = program(first, second, third, id="pr")

    found = [rk.advance(person(plan, seen(at)), phase="c1") for at in (13, 14)]

    assert [(each.decision.value, [one.state.value for one in each.criteria]) for each in found] == [
        ("stay", ["met"]),
        ("advance", ["met"]),
    ]


def test_gate_asks_what_is_observed() -> None:
    """An entry criterion that is met stands for no observation of the very region: P02 sees the pain of the elbow."""
    enter = {"pains": [{"region": "whole-body", "at_most": 0}]}
    everywhere = thing({}, region="whole-body", side="central", value=0, scale="nprs", context="movement", timing="now")
    told = person(two(WEEK, enter), seen(14, tight("normal"), everywhere, hurts(3)))

    answer = rk.advance(told, phase="release")

    assert ("stay", None) == (answer.decision.value, answer.to)
    assert [each.path for each in answer.criteria if each.state is rk.CriterionState.NOT_MET] == [
        "$.program.phases[1].prescriptions[0]"
    ]


def test_paths_of_phases_that_are_not_written_in_order() -> None:
    """Paths count the phases as the document has them, whichever comes first by its days."""
    told = person(program(strength(), release(exit=WEEK), id="pr"), seen(14, tight("hypertonic"), hurts(0)))

    assert [each.path for each in rk.advance(told, phase="release").criteria] == [
        "$.program.phases[1].exit.days[0]",
        "$.program.phases[0].prescriptions[0]",
    ]


def test_gates_of_an_earlier_day() -> None:
    """A gate is judged as of the day that is asked about: what is recorded later does not open it."""
    told = person(two(WEEK), seen(14, tight("hypertonic"), hurts(0)), seen(20, tight("normal"), hurts(0)))

    assert [decided(told, phase="release", as_of=date_of(at)) for at in (14, 20)] == [STAY, ADVANCE]


def test_gates_do_not_see_what_comes() -> None:
    """A gate that is open on the day that is asked about is not closed by what is recorded in the week after."""
    told = person(two(WEEK), seen(14, tight("normal"), hurts(0)), seen(16, tight("hypertonic"), hurts(0)))

    assert [decided(told, phase="release", as_of=date_of(at)) for at in (14, 16)] == [ADVANCE, STAY]


def test_gates_see_how_old_observations_are_on_that_day() -> None:
    """An observation within the limit of age opens a gate; that it will be older in a week closes none."""
    told = person(two(WEEK), seen(14, tight("normal"), hurts(0)), seen(16))
    limits = {"assessment-age-days": 1, "pain-age-days": 1}

    assert [decided(told, phase="release", as_of=date_of(at), thresholds=limits) for at in (14, 15, 16)] == [
        ADVANCE,
        ADVANCE,
        UNDECIDED,
    ]


def test_gate_is_told() -> None:
    """A gate says what would be done on the day that is asked about, whatever the plan's own days, and rests on."""
    told = person(two(WEEK), seen(14, tight("hypertonic"), hurts(0)))

    (gate,) = [each for each in rk.advance(told, phase="release", as_of=date_of(15)).criteria if "P01" in each.sentence]

    assert gate.sentence == (
        "P01: Resistance training strengthens biceps-brachii (left) on 2024-04-17, while its paired muscle is not "
        "released: triceps-brachii (left), hypertonic - held short (the source: hypertonic); not spasticity"
    )
    assert (gate.kind, gate.path) == (rk.CriterionKind.RULE, "$.program.phases[1].prescriptions[0]")
    assert gate.facts[0].path == "$.assessments[0].tones[0]"
    assert gate.facts[0].age_days == 1


@pytest.mark.parametrize("named", ["monday", "thursday", "sunday"])
def test_gates_of_named_days(named: str) -> None:
    """Work that falls on one day of the week alone is judged on whatever day the phase might begin."""
    lift = [{**work, "dosage": {"weekdays": [{"day": named}]}} for work in strength()["prescriptions"]]
    told = person(two(WEEK, None, prescriptions=lift), seen(14, tight("hypertonic"), hurts(0)))

    assert decided(told, phase="release") == STAY


def test_needs_of_what_fails_and_of_what_is_unknown() -> None:
    """What to measure next is named for criteria that are not met and, after them, for those that are not known."""
    answer = rk.advance(person(two({**EXIT, "text": "the surgeon agrees"}), seen(14, tight("hypertonic"), hurts(0))))

    assert answer.decision is rk.Decision.STAY
    assert {"the tension state of triceps-brachii (left)", "a person's judgment of this sentence"} <= set(answer.needs)
    assert answer.needs[-1] == "a person's judgment of this sentence"


def test_lapse_is_told() -> None:
    """An entry criterion that holds no more is named, and what would show that it holds again."""
    told = person(two(EXIT, {"tones": [RELEASING]}), ready(14), seen(21, tight("spasm"), hurts(0)))

    answer = rk.advance(told, phase="strength")

    assert (answer.as_of, answer.phase, answer.to) == (date_of(21), "strength", "release")
    assert answer.because == (f"An entry criterion of this phase does not hold: {answer.criteria[0].sentence}",)
    assert answer.needs == ("the tension state of triceps-brachii (left)",)


def test_end_is_told() -> None:
    """Where no phase follows, meeting the criteria leads to none, and the answer says so."""
    told = person(program(release(exit=EXIT), id="pr"), ready(10))

    answer = rk.advance(told, phase="release")

    assert (answer.decision, answer.to) == (rk.Decision.ADVANCE, None)
    assert answer.because == ("All criteria are met", "No phase follows this one")


def test_referral_says_nothing_else() -> None:
    """Beside a referral stand no criteria, no needs and no phase to go to."""
    answer = rk.advance(person(two(), ready(14), red_flag_screen=POSITIVE), phase="release")

    (referral,) = answer.referral
    assert answer == rk.Advance(
        decision=rk.Decision.STOP_AND_REFER,
        as_of=date_of(14),
        phase="release",
        because=(f"EMERGENCY: {referral.what}. {referral.advice}",),
        referral=(referral,),
    )


def test_missing_screen_is_asked_for() -> None:
    """A screen that is not recorded changes no decision, and is among what to measure."""
    told = person(two(), ready(14), red_flag_screen=None)

    answer = rk.advance(told, phase="release")

    assert (answer.decision, answer.needs) == (rk.Decision.ADVANCE, ("a dated red-flag screen",))


def test_records_that_name_each_other() -> None:
    """A gate is judged whatever else the case says of its log, its other phases and their work."""
    plan = two(None, None, prescriptions=[{"id": "s1", "intervention": "resistance", "based_on": ["r1", "t1"]}])
    plan |= {"claims": [{"id": "cl1", "claim": "no-imbalance", "based_on": ["r1"]}],
             "tailoring": [{"what": "dose", "based_on": ["r1"]}]}  # fmt: skip
    claims = [{"id": "cl2", "claim": "no-imbalance", "based_on": ["se1"]}]
    told = person(plan, seen(20, tight("normal", id="t1"), hurts(0)), claims=claims,
                  log=log({"id": "se1", "date": day(1), "items": []}))  # fmt: skip

    assert decided(told, phase="release") == ADVANCE


def test_waivers_open_no_gate() -> None:
    """A waived P01 still keeps the next phase from following."""
    waiver = {"rule": "P01", "id": "s1", "reason": "agreed", "author": "Dr. Example"}
    told = person(two(WEEK), seen(14, tight("hypertonic"), hurts(0)), waivers=[waiver])

    assert decided(told, phase="release") == STAY


def test_phase_that_is_not_there() -> None:
    """A phase that the program does not have is refused by name."""
    with pytest.raises(rk.UnknownNameError, match="the program has no phase named 'other'"):
        rk.advance(person(two()), phase="other")


def test_threshold_that_is_not_there() -> None:
    """A threshold that does not exist, or cannot have its value, is refused."""
    with pytest.raises(rk.UnknownNameError):
        rk.advance(person(two()), thresholds={"pain-limits": 1})
    with pytest.raises(ValueError, match="pain-limit"):
        rk.advance(person(two()), thresholds={"pain-limit": 11})


def test_as_text_and_as_data() -> None:
    """An answer is readable line by line, and the same as plain data."""
    answer = rk.advance(person(two({"pains": [PAINLESS]}), seen(13, tight("normal"), hurts(1))), phase="release")

    head, reason, *_ = str(answer).splitlines()
    assert (head, reason) == ("release: stay", "  2 criteria are not met")
    assert (
        "    $.assessments[0].pains[0]  elbow (left): pain 1/10, movement, now [0 days old]" in str(answer).splitlines()
    )
    assert str(answer).endswith("to measure: pain of elbow (left)")
    data = answer.to_data()
    assert (data["as_of"], data["decision"], data["to"]) == (day(13), "stay", None)
    assert data["criteria"][0] == {
        "path": "$.program.phases[0].exit.pains[0]",
        "kind": "pain",
        "sentence": "pain of elbow (left) is at most 0 of 10",
        "state": "not-met",
        "facts": [
            {"path": "$.assessments[0].pains[0]", "value": "elbow (left): pain 1/10, movement, now", "age_days": 0}
        ],
        "needs": ["pain of elbow (left)"],
    }


def test_referral_as_data() -> None:
    """A referral is plain data as in a report."""
    told = person(two(), ready(14), red_flag_screen=POSITIVE)

    assert rk.advance(told).to_data()["referral"] == rk.check(told).to_data()["referral"]
    assert str(rk.advance(told, phase="release")).startswith("release: stop and refer\n  EMERGENCY: ")


def test_text_of_an_advance() -> None:
    """The first line names the phase that follows; without a phase it says so."""
    assert str(rk.advance(person(two(), ready(14)), phase="release")).startswith("release: advance to strength\n")
    assert str(rk.advance(person(None))) == "no phase: undecided\n  The program has no phase"
