"""Each kind of criterion against what is recorded."""

from __future__ import annotations

from typing import Any

import pytest
from tests.progression._build import (
    BICEPS,
    PAINLESS,
    RELEASING,
    TRICEPS,
    bends,
    complaint,
    date_of,
    day,
    did,
    force,
    graded,
    hurts,
    log,
    person,
    seen,
    tight,
    two,
)
from tests.rulebook._build import Json, case, pain, thing, tone

import rehabkit as rk

MET, NOT_MET, UNKNOWN = rk.CriterionState.MET, rk.CriterionState.NOT_MET, rk.CriterionState.UNKNOWN
BOTH = {"muscle": TRICEPS, "at_least": "releasing"}
AT_MOST_2 = {**PAINLESS, "at_most": 2}
ANY_SIDE = {"region": "elbow", "at_most": 0}
GRADE_3 = {"muscle": BICEPS, "side": "left", "scale": "mmt", "at_least": "3"}
NEWTONS = {"muscle": BICEPS, "side": "left", "scale": "dynamometry-n", "value_at_least": 100}
FLEXION = {"joint": "elbow", "movement": "flexion", "side": "left", "at_least_degrees": 130}
EVEN = {"muscle": BICEPS, "side": "left", "at_least_percent": 90}
HELD = {"prescription": "r1", "at_least_s": 10}
NUMB = {"analgesia": "local"}
LONG_HEAD = "triceps-brachii-long-head"


def _shown(name: str, criterion: Json, *visits: Json, **members: Any) -> rk.CriterionResult:
    """Return what `advance` shows of one exit criterion."""
    given = {key: members.pop(key) for key in ("as_of", "thresholds") if key in members}
    told = person(two({name: [criterion]}, None, prescriptions=[]), *visits, **members)
    return rk.advance(told, phase="release", **given).criteria[0]


STATES: dict[str, tuple[str, Json, tuple[Json, ...], rk.CriterionState]] = {
    "tone reached": ("tones", RELEASING, (seen(3, tight("releasing")),), MET),
    "tone better than asked": ("tones", RELEASING, (seen(3, tight("hypotonic")),), MET),
    "spasm": ("tones", RELEASING, (seen(3, tight("spasm")),), NOT_MET),
    "releasing where normal is asked": (
        "tones",
        {**RELEASING, "at_least": "normal"},
        (seen(3, tight("releasing")),),
        NOT_MET,
    ),
    "releasing compared with nothing (A77)": ("tones", RELEASING, (seen(3, tone(TRICEPS, "releasing")),), UNKNOWN),
    "an image shows no tone (P27)": ("tones", RELEASING, (seen(3, tight("normal", method="imaging")),), UNKNOWN),
    "unknown after tight (A68)": (
        "tones",
        RELEASING,
        (seen(0, tight("hypertonic")), seen(3, tight("unknown"))),
        NOT_MET,
    ),
    "unknown after normal (A68)": ("tones", RELEASING, (seen(0, tight("normal")), seen(3, tight("unknown"))), UNKNOWN),
    "tone of the other side": ("tones", RELEASING, (seen(3, tight("normal", "right")),), UNKNOWN),
    "tight on a side that is not stated (A76)": (
        "tones",
        RELEASING,
        (seen(0, tight("normal")), seen(3, tight("hypertonic", "unknown"))),
        UNKNOWN,
    ),
    "both sides met": ("tones", BOTH, (seen(3, tight("normal"), tight("normal", "right")),), MET),
    "one side tight": ("tones", BOTH, (seen(3, tight("normal"), tight("spasm", "right")),), NOT_MET),
    "one side not recorded": ("tones", BOTH, (seen(3, tight("normal")),), UNKNOWN),
    "a part is tight": ("tones", RELEASING, (seen(3, tight("normal"), tone(LONG_HEAD, "hypertonic")),), NOT_MET),
    "a part opens no whole": (
        "tones",
        RELEASING,
        (seen(0, tight("spasm")), seen(3, tone(LONG_HEAD, "normal"))),
        NOT_MET,
    ),
    "a midline muscle": (
        "tones",
        {"muscle": "rectus-abdominis", "at_least": "normal"},
        (seen(3, tone("rectus-abdominis", "normal", "midline")),),
        MET,
    ),
    "two tones at one time, the more protective (A21)": (
        "tones",
        RELEASING,
        (seen(3, tight("spasm")), seen(3, tight("normal"))),
        NOT_MET,
    ),
    "two tones on one day with times": (
        "tones",
        RELEASING,
        (seen(3, tight("spasm"), time="08:00"), seen(3, tight("normal"), time="09:00")),
        MET,
    ),
    "pain at the limit": ("pains", AT_MOST_2, (seen(3, hurts(2)),), MET),
    "pain above the limit": ("pains", AT_MOST_2, (seen(3, hurts(2.5)),), NOT_MET),
    "no pain value": ("pains", AT_MOST_2, (seen(3),), UNKNOWN),
    "millimeters against points (A74)": ("pains", AT_MOST_2, (seen(3, hurts(15, scale="vas-mm")),), UNKNOWN),
    "millimeters against none": ("pains", PAINLESS, (seen(3, hurts(1, scale="vas-mm")),), NOT_MET),
    "no millimeter": ("pains", AT_MOST_2, (seen(3, hurts(0, scale="vas-mm")),), MET),
    "under a local anesthetic (A75)": ("pains", AT_MOST_2, (seen(3, hurts(0, **NUMB)),), UNKNOWN),
    "above under a local anesthetic": ("pains", AT_MOST_2, (seen(3, hurts(4, **NUMB)),), NOT_MET),
    "under a systemic drug (A44)": ("pains", AT_MOST_2, (seen(3, hurts(0, analgesia="systemic")),), MET),
    "on movement before at rest (A74)": ("pains", AT_MOST_2, (seen(3, hurts(0, context="rest"), hurts(3)),), NOT_MET),
    "average where nothing else is told": ("pains", AT_MOST_2, (seen(3, hurts(1, timing="average")),), MET),
    "worst alone": ("pains", AT_MOST_2, (seen(3, hurts(0, timing="worst")),), UNKNOWN),
    "worst beside one of now, on one day": ("pains", AT_MOST_2, (seen(3, hurts(0), hurts(6, timing="worst")),), MET),
    "worst of a later day": ("pains", AT_MOST_2, (seen(0, hurts(0)), seen(3, hurts(6, timing="worst"))), UNKNOWN),
    "the newest day": ("pains", AT_MOST_2, (seen(0, hurts(6)), seen(3, hurts(0))), MET),
    "the other side's pain": ("pains", AT_MOST_2, (seen(3, hurts(0), hurts(6, "right")),), MET),
    "any side": ("pains", ANY_SIDE, (seen(3, hurts(0), hurts(6, "right")),), NOT_MET),
    "any side, each by its newest day": ("pains", ANY_SIDE, (seen(0, hurts(6, "right")), seen(3, hurts(0))), NOT_MET),
    "any side that is recorded": ("pains", ANY_SIDE, (seen(3, hurts(0)),), MET),
    "any side, none recorded": ("pains", ANY_SIDE, (seen(3),), UNKNOWN),
    "any side, a worst value alone": ("pains", ANY_SIDE, (seen(3, hurts(0, timing="worst")),), UNKNOWN),
    "both sides asked for": ("pains", {**ANY_SIDE, "side": "bilateral"}, (seen(3, hurts(0)),), UNKNOWN),
    "both sides told": ("pains", {**ANY_SIDE, "side": "bilateral"}, (seen(3, hurts(0, "bilateral")),), MET),
    "pain of a side that is not stated (A76)": ("pains", AT_MOST_2, (seen(3, hurts(5, "unknown")),), UNKNOWN),
    "an axial region has no sides (A07)": (
        "pains",
        {"region": "low-back", "side": "left", "at_most": 0},
        (seen(3, pain("low-back", 2, "right")),),
        NOT_MET,
    ),
    "pain at a muscle": ("pains", {**PAINLESS, "muscle": TRICEPS}, (seen(3, hurts(3, muscle=TRICEPS)),), NOT_MET),
    "pain at a muscle of either side": (
        "pains",
        {**ANY_SIDE, "muscle": TRICEPS},
        (seen(3, hurts(0, muscle=TRICEPS)),),
        MET,
    ),
    "pain at a muscle, not recorded": ("pains", {**ANY_SIDE, "muscle": TRICEPS}, (seen(3),), UNKNOWN),
    "grade reached": ("strengths", GRADE_3, (seen(3, graded("3")),), MET),
    "grade below": ("strengths", GRADE_3, (seen(3, graded("3-")),), NOT_MET),
    "another scale": ("strengths", GRADE_3, (seen(3, graded("normal", "category")),), UNKNOWN),
    "value reached": ("strengths", NEWTONS, (seen(3, force(100)),), MET),
    "a value of nothing": ("strengths", {**NEWTONS, "value_at_least": 0}, (seen(3, force(0)),), MET),
    "value below": ("strengths", NEWTONS, (seen(3, force(99.5)),), NOT_MET),
    "the newest test": ("strengths", NEWTONS, (seen(0, force(120)), seen(3, force(80))), NOT_MET),
    "the lower of two tests at one time": ("strengths", NEWTONS, (seen(3, force(120), force(80)),), NOT_MET),
    "strength of a side that is not stated": ("strengths", NEWTONS, (seen(3, force(120, "unknown")),), UNKNOWN),
    "strength of both sides": (
        "strengths",
        {**NEWTONS, "side": None},
        (seen(3, force(120), force(90, "right")),),
        NOT_MET,
    ),
    "range reached": ("ranges", FLEXION, (seen(3, bends(130)),), MET),
    "range below": ("ranges", FLEXION, (seen(3, bends(129.5)),), NOT_MET),
    "range of the other side": ("ranges", FLEXION, (seen(3, bends(140, "right")),), UNKNOWN),
    "another movement": ("ranges", FLEXION, (seen(3, bends(140, movement="extension")),), UNKNOWN),
    "range in centimeters": ("ranges", FLEXION, (seen(3, bends(140, unit="cm")),), UNKNOWN),
    "range of each side that is recorded": (
        "ranges",
        {**FLEXION, "side": None},
        (seen(0, bends(90, "right")), seen(3, bends(140))),
        NOT_MET,
    ),
    "range of any side": ("ranges", {**FLEXION, "side": None}, (seen(3, bends(140, "right")),), MET),
    "symmetry reached": ("symmetries", EVEN, (seen(3, force(90), force(100, "right")),), MET),
    "symmetry below": ("symmetries", EVEN, (seen(3, force(89), force(100, "right")),), NOT_MET),
    "symmetry as it is stated": (
        "symmetries",
        EVEN,
        (seen(3, force(95, scale="dynamometry-percent-other-side")),),
        MET,
    ),
    "symmetry by the newest test": (
        "symmetries",
        EVEN,
        (seen(0, force(95, scale="dynamometry-percent-other-side")), seen(3, force(50), force(100, "right"))),
        NOT_MET,
    ),
    "symmetry by the lower of two at one time": (
        "symmetries",
        EVEN,
        (seen(3, force(80), force(100, "right"), force(95, scale="dynamometry-percent-other-side")),),
        NOT_MET,
    ),
    "symmetry by the newest test of this side": (
        "symmetries",
        EVEN,
        (
            seen(1, force(100, "right")),
            seen(2, force(80, scale="hold-s")),
            seen(4, force(100)),
            seen(5, force(100, "right", scale="hold-s")),
        ),
        MET,
    ),
    "one side tested": ("symmetries", EVEN, (seen(3, force(90)),), UNKNOWN),
    "no force on the other side": ("symmetries", EVEN, (seen(3, force(90), force(0, "right")),), UNKNOWN),
    "grades compare no sides": ("symmetries", EVEN, (seen(3, graded("5"), graded("5", side="right")),), UNKNOWN),
    "a midline muscle has no other side": (
        "symmetries",
        {"muscle": "rectus-abdominis", "side": "midline", "at_least_percent": 90},
        (seen(3, thing({}, muscle="rectus-abdominis", side="midline", scale="hold-s", value=60)),),
        UNKNOWN,
    ),
}


@pytest.mark.parametrize("name, criterion, visits, state", STATES.values(), ids=list(STATES))
def test_observed(name: str, criterion: Json, visits: tuple[Json, ...], state: rk.CriterionState) -> None:
    """A criterion is met, not met or unknown by the newest observation that can decide it."""
    stated = {key: value for key, value in criterion.items() if value is not None}

    shown = _shown(name, stated, *visits)

    assert shown.state is state
    assert bool(shown.needs) is (state is not MET)


HOLDS: dict[str, tuple[tuple[Json, ...], rk.CriterionState]] = {
    "long enough": ((did(3, "r1", dosage={"hold_s": 10}),), MET),
    "too short": ((did(3, "r1", dosage={"hold_s": 9.5}),), NOT_MET),
    "the newest": ((did(3, "r1", dosage={"hold_s": 12}), did(5, "r1", dosage={"hold_s": 6})), NOT_MET),
    "the shorter of one day": ((did(3, "r1", dosage={"hold_s": 12}), did(3, "r1", dosage={"hold_s": 6})), NOT_MET),
    "not logged": ((), UNKNOWN),
    "of another prescription": ((did(3, "s1", dosage={"hold_s": 12}),), UNKNOWN),
    "missed": ((did(3, "r1", dosage={"hold_s": 12}, status="missed"),), UNKNOWN),
    "planned": ((did(3, "r1", dosage={"hold_s": 12}, status="planned"),), UNKNOWN),
    "partly done, and told": ((did(3, "r1", dosage={"hold_s": 12}, status="partial"),), MET),
    "without seconds": ((did(3, "r1", dosage={"sets": 1}),), UNKNOWN),
    "without a dose": ((did(3, "r1"),), UNKNOWN),
}


def _held(*sessions: Json, prescribed: Json | None = None) -> rk.CriterionResult:
    plan = two({"holds": [HELD]})
    plan["phases"][0]["prescriptions"][0]["dosage"] = prescribed or {"sets": 1}
    plan["phases"][1]["prescriptions"] = [{"id": "s1", "intervention": "gentle-movement"}]
    return rk.advance(person(plan, seen(7), log=log(*sessions)), phase="release").criteria[0]


@pytest.mark.parametrize("sessions, state", HOLDS.values(), ids=list(HOLDS))
def test_hold(sessions: tuple[Json, ...], state: rk.CriterionState) -> None:
    """A hold counts as the newest log tells it."""
    assert _held(*sessions).state is state


def test_later_hold_of_one_day() -> None:
    """Of two holds on one day the later one counts, be it the longer or the shorter one."""
    early, late = did(3, "r1", time="08:00", dosage={"hold_s": 5}), did(3, "r1", time="18:00", dosage={"hold_s": 10})
    fell = did(3, "r1", time="20:00", dosage={"hold_s": 9})

    assert [_held(early, late).state, _held(early, late, fell).state] == [MET, NOT_MET]


def test_hold_as_prescribed() -> None:
    """Work done as prescribed shows the prescribed hold; work done in part shows what it states alone."""
    assert _held(did(3, "r1"), prescribed={"hold_s": 10}).state is MET
    assert _held(did(3, "r1", status="partial"), prescribed={"hold_s": 10}).state is UNKNOWN


def test_hold_is_told() -> None:
    """The fact of a hold names the day and the place in the log."""
    assert _held(did(3, "r1", dosage={"hold_s": 10})).facts == (
        rk.Fact("$.log.sessions[0].items[0]", "held 10 s on 2024-04-05", 4),
    )


def _days(since: str, least: int, **members: Any) -> rk.CriterionResult:
    return _shown("days", {"since": since, "at_least": least}, seen(10), **members)


def test_day_of_the_program_is_told() -> None:
    """The fact of days since the program's start names where that stands."""
    assert _days("program-start", 7).facts == (rk.Fact("$.program_start", str(date_of(0)), 10),)


DAYS: dict[str, tuple[str, dict[str, Any], int | None]] = {
    "onset": ("onset", {"complaints": [complaint(0)]}, 10),
    "onset, the last of several": ("onset", {"complaints": [complaint(-30), complaint(4)]}, 6),
    "onset on the day itself": ("onset", {"complaints": [complaint(10)]}, 0),
    "onset beside one without a day": ("onset", {"complaints": [complaint(None), complaint(0)]}, 10),
    "onset not stated": ("onset", {"complaints": [complaint(None)]}, None),
    "no complaint": ("onset", {}, None),
    "surgery": ("surgery", {"patient": {"surgeries": [{"id": "u1", "state": "done", "date": day(3)}]}}, 7),
    "surgery planned": (
        "surgery",
        {"patient": {"surgeries": [{"id": "u1", "state": "planned", "date": day(3)}]}},
        None,
    ),
    "surgery without a day": ("surgery", {"patient": {"surgeries": [{"id": "u1", "state": "done"}]}}, None),
    "nobody operated": ("surgery", {"patient": None}, None),
    "program start": ("program-start", {}, 10),
    "no program start": ("program-start", {"program_start": None}, None),
    "phase start, as planned": ("phase-start", {}, 10),
    "phase start, as logged": ("phase-start", {"log": log(did(4, "r1"))}, 6),
    "no phase start": ("phase-start", {"program_start": None}, None),
}


@pytest.mark.parametrize("since, members, passed", DAYS.values(), ids=list(DAYS))
def test_days(since: str, members: dict[str, Any], passed: int | None) -> None:
    """Days count from the datum; exactly the number asked for is enough, and without the datum it is unknown."""
    if passed is None:
        assert _days(since, 0, **members).state is UNKNOWN
    else:
        assert _days(since, passed, **members).state is MET
        assert _days(since, passed + 1, **members).state is NOT_MET


def test_days_say_when() -> None:
    """Days that have not passed say from which day on to look again, and from which datum they count."""
    shown = _days("onset", 14, complaints=[complaint(0)])

    assert shown.needs == ("again on or after 2024-04-16",)
    assert shown.facts == (rk.Fact("$.complaints[0].onset", "2024-04-02", 10),)


def test_days_name_their_datum() -> None:
    """The fact of days is at the place of the datum, also behind complaints and operations without one."""
    surgeries = [thing({}, state="planned", date=day(20)), thing({}, state="done", date=day(2))]
    onset = _days("onset", 0, complaints=[complaint(None), complaint(0)])
    surgery = _days("surgery", 0, patient={"surgeries": surgeries})

    assert [each.path for shown in (onset, surgery) for each in shown.facts] == [
        "$.complaints[1].onset",
        "$.patient.surgeries[1].date",
    ]
    assert _days("program-start", 0, program_start=None).needs == ("the day of the program start",)


def test_onset_after_the_view() -> None:
    """An onset that a view does not see yet counts for nothing."""
    shown = _shown("days", {"since": "onset", "at_least": 0}, seen(10), complaints=[complaint(8)], as_of=date_of(7))

    assert shown.state is UNKNOWN


OLD: dict[str, tuple[str, Json, Json, str]] = {
    "pain": ("pains", PAINLESS, seen(0, hurts(0)), "pain-age-days"),
    "pain, by the age of assessments": ("pains", PAINLESS, seen(0, hurts(0)), "assessment-age-days"),
    "tension": ("tones", RELEASING, seen(0, tight("normal")), "assessment-age-days"),
    "strength": ("strengths", GRADE_3, seen(0, graded("5")), "assessment-age-days"),
    "range": ("ranges", FLEXION, seen(0, bends(140)), "assessment-age-days"),
}


@pytest.mark.parametrize("name, criterion, visit, limit", OLD.values(), ids=list(OLD))
def test_age(name: str, criterion: Json, visit: Json, limit: str) -> None:
    """An observation of exactly the age limit still decides, an older one does not (A19, A81)."""
    fresh = _shown(name, criterion, visit, as_of=date_of(7), thresholds={limit: 7})
    old = _shown(name, criterion, visit, as_of=date_of(8), thresholds={limit: 7})

    assert (fresh.state, old.state) == (MET, UNKNOWN)


def test_age_of_pain_goes_before_the_age_of_assessments() -> None:
    """Where both limits are set, that of pain alone counts for pain, be it the longer or the shorter one (A81)."""
    limits = ({"pain-age-days": pains, "assessment-age-days": others} for pains, others in ((7, 3), (3, 7)))
    states = [_shown("pains", PAINLESS, seen(0, hurts(0)), as_of=date_of(5), thresholds=each).state for each in limits]

    assert states == [MET, UNKNOWN]


def test_words_are_for_a_person() -> None:
    """A criterion in words is never met by the library."""
    told = person(two({"text": "the surgeon agrees"}, None, prescriptions=[]), seen(3))

    assert rk.advance(told, phase="release").criteria == (
        rk.CriterionResult(
            path="$.program.phases[0].exit.text",
            kind=rk.CriterionKind.WORDS,
            sentence="the surgeon agrees",
            state=UNKNOWN,
            needs=("a person's judgment of this sentence",),
        ),
    )


def test_range_is_told() -> None:
    """The fact of a range names joint, movement, side and degrees."""
    any_side = {key: value for key, value in FLEXION.items() if key != "side"}
    shown = _shown("ranges", FLEXION, seen(3, bends(129.5)))

    assert shown.facts == (rk.Fact("$.assessments[0].ranges[0]", "elbow flexion (left): 129.5 degrees", 0),)
    assert shown.needs == ("the range of elbow flexion (left) in degrees",)
    assert _shown("ranges", any_side, seen(3)).needs == ("the range of elbow flexion in degrees",)


def test_pain_that_is_not_recorded() -> None:
    """Pain of which nothing is recorded is asked for by its muscle, else by its region."""
    for criterion, what in ((ANY_SIDE, "elbow"), ({**ANY_SIDE, "muscle": TRICEPS}, TRICEPS)):
        assert _shown("pains", criterion, seen(3)).needs == (f"pain of {what}",)


@pytest.mark.parametrize(
    "other, state", [({"side": "right"}, MET), ({"muscle": BICEPS}, MET), ({"muscle": TRICEPS}, NOT_MET)]
)
def test_pain_of_a_muscle(other: Json, state: rk.CriterionState) -> None:
    """A criterion on pain of a muscle is met or not by pain of that muscle and that side alone."""
    hurting = hurts(5, **{"muscle": TRICEPS, **other})

    assert _shown("pains", {**PAINLESS, "muscle": TRICEPS}, seen(3, hurts(0, muscle=TRICEPS), hurting)).state is state


def test_range_in_words() -> None:
    """Words that an id joins by hyphens are told as words."""
    turned = {"joint": "shoulder", "movement": "external-rotation", "side": "left", "at_least_degrees": 60}

    assert _shown("ranges", turned, seen(3)).needs == ("the range of shoulder external rotation (left) in degrees",)


def test_needs_of_several_sides() -> None:
    """Of several sides only those that do not decide are asked for."""
    shown = _shown("tones", BOTH, seen(3, tight("normal")))

    assert shown.needs == ("the tension state of triceps-brachii (right)",)


def test_templates_have_criteria_too() -> None:
    """A program without a person answers by what is known of it."""
    told = case(patient=None, program_start=day(0), program=two({"days": [{"since": "program-start", "at_least": 7}]}))

    assert rk.advance(told, date_of(6), phase="release").decision is rk.Decision.STAY
    assert rk.advance(told, date_of(7), phase="release").decision is rk.Decision.ADVANCE
