"""Fields that are each sound and cannot stand together, both ways, for every class that says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from tests.models._samples import MODELS, required

import rehabkit as rk
from rehabkit.bounds import Model

Steps = tuple[str | int, ...]
Fault = tuple[rk.ProblemCode, Steps, str]
Row = tuple[type[Model], dict[str, Any], list[Fault]]
CODE = rk.ProblemCode
MMT = "0, 1, 1+, 2-, 2, 2+, 3-, 3, 3+, 4-, 4, 4+, 5-, 5"
DAY, NEXT = dt.date(2024, 3, 1), dt.date(2024, 3, 2)
MONDAY = rk.DayPlan(day=rk.Weekday.MONDAY)
TUESDAY = rk.DayPlan(day=rk.Weekday.TUESDAY, times=2)
FLAG = rk.RedFlag(category=rk.RedFlagCategory.FRACTURE)
RANGES = {
    "sets": (1, 2),
    "repetitions": (8, 12),
    "hold_s": (5, 10),
    "effort_percent": (15, 30.5),
    "range_percent": (40, 50),
    "load_kg": (2, 2.5),
    "duration_min": (10, 15),
    "times_per_day": (1, 2),
    "days_per_week": (3, 5),
}


def _contradiction(field: str, why: str) -> Fault:
    return CODE.CONTRADICTION, (field,), why


def _at(code: rk.ProblemCode, why: str, *steps: str | int) -> Fault:
    return code, steps, why


def _range(field: str, why: str) -> Fault:
    return CODE.VALUE_RANGE, (field,), why


def _without(second: str, first: str) -> Fault:
    return _contradiction(second, f"must not stand without {first}")


def _entry(name: str) -> rk.Exercise:
    return rk.Exercise(id=name, name="x", type=rk.ExerciseType.CORE)


def _tone(name: str) -> rk.ToneObservation:
    return rk.ToneObservation(id=name, muscle="soleus", side=rk.Side.LEFT, tone=rk.Tone.NORMAL)


def _work(name: str, first: int | None = None, last: int | None = None) -> rk.Prescription:
    return rk.Prescription(id=name, intervention="core", from_day=first, to_day=last)


def _phase(name: str, first: int, last: int, **more: Any) -> rk.Phase:
    return rk.Phase(id=name, kind=rk.PhaseKind.RELEASE, from_day=first, to_day=last, **more)


def _dosages() -> Iterator[Row]:
    for name, (low, high) in RANGES.items():
        upper = f"{name}_to"
        yield rk.Dosage, {name: low, upper: high}, []
        yield rk.Dosage, {name: low, upper: low}, []
        yield rk.Dosage, {name: low}, []
        yield rk.Dosage, {upper: high}, [_without(upper, name)]
        yield (
            rk.Dosage,
            {name: high, upper: low},
            [_contradiction(upper, f"must not be below {name} {high} (got {low})")],
        )
    beside = "must not stand beside weekdays"
    yield rk.Dosage, {"weekdays": (MONDAY, TUESDAY)}, []
    yield rk.Dosage, {"weekdays": ()}, []
    yield rk.Dosage, {"weekdays": (), "days_per_week": 3}, [_contradiction("days_per_week", beside)]
    both = {"weekdays": (MONDAY,), "times_per_day": 1, "days_per_week": 3}
    yield rk.Dosage, both, [_contradiction("times_per_day", beside), _contradiction("days_per_week", beside)]
    twice = (MONDAY, TUESDAY, rk.DayPlan(day=rk.Weekday.MONDAY, times=3))
    yield rk.Dosage, {"weekdays": twice}, [_contradiction("weekdays", "must name monday once")]
    none = [_contradiction("hold_s_to", "must not be below hold_s 5 (got 0)")]
    yield rk.Dosage, {"hold_s": 5, "hold_s_to": 0}, none
    yield (
        rk.Dosage,
        {"sets_to": 2, "hold_s": 5, "hold_s_to": 4},
        [_without("sets_to", "sets"), _contradiction("hold_s_to", "must not be below hold_s 5 (got 4)")],
    )


def _intensities() -> Iterator[Row]:
    unit, of = rk.IntensityUnit, rk.IntensityReference
    bare = _contradiction("reference", "must be stated: percent of what")
    yield rk.Intensity, {"value": 6, "unit": unit.BORG_RPE, "value_to": 20, "reference": None}, []
    yield rk.Intensity, {"value": 500, "unit": unit.PERCENT, "reference": of.ONE_REPETITION_MAXIMUM}, []
    yield rk.Intensity, {"value": 100, "unit": unit.PERCENT, "reference": of.MVC}, []
    yield rk.Intensity, {"value": 10, "unit": unit.PERCENT, "reference": None}, [bare]
    out = [
        _range("value", "must be from 6 to 20 borg-rpe (got 5)"),
        _range("value_to", "must be from 6 to 20 borg-rpe (got 21)"),
    ]
    yield rk.Intensity, {"value": 5, "value_to": 21, "unit": unit.BORG_RPE}, out
    above = [_range("value", "must be from 0 to 100 percent (got 101)")]
    yield rk.Intensity, {"value": 101, "unit": unit.PERCENT, "reference": of.OWN_MAXIMAL_EFFORT}, above
    below = [_contradiction("value_to", "must not be below value 8 (got 7)")]
    yield rk.Intensity, {"value": 8, "value_to": 7, "unit": unit.BORG_RPE}, below


def _strengths() -> Iterator[Row]:
    scale = rk.StrengthScale
    for cls, grade, value in (
        (rk.StrengthObservation, "grade", "value"),
        (rk.StrengthCriterion, "at_least", "value_at_least"),
    ):
        none = {grade: None, value: None}
        odd = [_contradiction(value, "hold-s takes a value and no grade")]
        ordinal = [_contradiction(value, "mmt is ordinal and takes a grade only")]
        unknown = [_range(grade, "must be one of weak, normal, strong on category (got '3')")]
        yield cls, {**none, "scale": scale.MMT, grade: "4-"}, []
        yield cls, {**none, "scale": scale.CATEGORY, grade: "weak"}, []
        yield cls, {**none, "scale": scale.HOLD_S, value: 12.5}, []
        yield cls, {**none, "scale": scale.HOLD_S}, odd
        yield cls, {**none, "scale": scale.HOLD_S, value: 12.5, grade: "3"}, odd
        yield cls, {**none, "scale": scale.MMT, grade: "3", value: 3}, ordinal
        yield cls, {**none, "scale": scale.CATEGORY, grade: "3"}, unknown
        yield cls, {**none, "scale": scale.MMT}, [_range(grade, f"must be one of {MMT} on mmt (got null)")]
    yield rk.StrengthObservation, {"scale": scale.HOLD_S, "grade": None, "value": 9, "norm_value": 10}, []
    both = [
        _contradiction("value", "mmt is ordinal and takes a grade only"),
        _range("grade", f"must be one of {MMT} on mmt (got '6')"),
    ]
    yield rk.StrengthObservation, {"scale": scale.MMT, "grade": "6", "norm_value": 5}, both


def _observations() -> Iterator[Row]:
    test, result = rk.ToneTest.RELEASE_ON_REQUEST, rk.TestResult.NO
    yield rk.ToneObservation, {"test": test, "result": result}, []
    yield rk.ToneObservation, {"test": test}, []
    yield rk.ToneObservation, {"result": result}, [_without("result", "test")]

    high = [_range("value", "must be from 0 to 10 on nprs (got 10.5)")]
    yield rk.PainObservation, {"scale": rk.PainScale.NPRS, "value": 10}, []
    yield rk.PainObservation, {"scale": rk.PainScale.NPRS, "value": 10.5}, high
    yield rk.PainObservation, {"scale": rk.PainScale.VAS_MM, "value": 100}, []

    either = [_contradiction("value", "must have a value or a result")]
    none = {"value": None, "unit": None, "result": None}
    yield rk.RangeObservation, {**none, "value": -5, "unit": rk.RangeUnit.DEGREES}, []
    yield rk.RangeObservation, {**none, "result": rk.LengthResult.SHORT}, []
    yield rk.RangeObservation, none, either
    yield rk.RangeObservation, {**none, "unit": rk.RangeUnit.DEGREES}, [*either, _without("unit", "value")]
    yield rk.RangeObservation, {**none, "value": 5}, [_without("value", "unit")]

    yield rk.SymptomObservation, {"value": 10, "scale": rk.SymptomScale.NRS}, []
    yield rk.SymptomObservation, {"value": 100, "scale": rk.SymptomScale.VAS_MM}, []
    yield rk.SymptomObservation, {"scale": rk.SymptomScale.NRS}, []
    yield rk.SymptomObservation, {"value": 11}, [_without("value", "scale")]
    above = [_range("value", "must be from 0 to 10 on nrs (got 11)")]
    yield rk.SymptomObservation, {"value": 11, "scale": rk.SymptomScale.NRS}, above

    grades, bare = rk.NeuroScale.TENDON_REFLEX, {"result": None}
    missing = _contradiction("result", "must have a result or a grade")
    yield rk.NeurologicalObservation, {**bare, "scale": grades, "grade": "2+"}, []
    yield rk.NeurologicalObservation, {"scale": grades, "grade": "0"}, []
    yield rk.NeurologicalObservation, bare, [missing]
    yield rk.NeurologicalObservation, {**bare, "grade": "2+"}, [_without("grade", "scale")]
    yield rk.NeurologicalObservation, {**bare, "scale": grades}, [_without("scale", "grade"), missing]
    wrong = [_range("grade", "must be one of 0, 1+, 2+, 3+, 4+ on tendon-reflex (got '2')")]
    yield rk.NeurologicalObservation, {"scale": grades, "grade": "2"}, wrong


def _people() -> Iterator[Row]:
    back = "must not be below {} 2024-03-02 (got 2024-03-01)"
    for cls, first, last in ((rk.Precaution, "from_date", "to_date"), (rk.Medication, "start", "end")):
        yield cls, {first: DAY, last: DAY}, []
        yield cls, {last: DAY}, []
        yield cls, {first: NEXT, last: DAY}, [_contradiction(last, back.format(first))]
    state = rk.ScreenState
    yield rk.RedFlagScreen, {"state": state.POSITIVE, "positives": (FLAG,)}, []
    yield rk.RedFlagScreen, {"state": state.POSITIVE, "positives": ()}, []
    yield rk.RedFlagScreen, {"state": state.NEGATIVE, "positives": ()}, []
    for word in (state.NEGATIVE, state.NOT_SCREENED):
        why = f"must be empty where the state is {word}"
        yield rk.RedFlagScreen, {"state": word, "positives": (FLAG,)}, [_contradiction("positives", why)]


def _logs() -> Iterator[Row]:
    items = ("pain_before", "pain_during", "pain_after", "pain_next_morning")
    tables = (
        (rk.LoggedWork, items),
        (rk.SessionItem, items),
        (rk.LoggedTreatment, items),
        (rk.ActivityRecord, ("pain_before", "pain_after")),
    )
    for cls, names in tables:
        yield cls, dict.fromkeys(names, 10), []
        yield cls, {**dict.fromkeys(names, 100), "pain_scale": rk.PainScale.VAS_MM}, []
        why = "must be from 0 to 10 on nprs (got 11)"
        yield cls, dict.fromkeys(names, 11), [_range(name, why) for name in names]
        yield cls, {names[1]: 11, "pain_scale": rk.PainScale.NPRS}, [_range(names[1], why)]
    yield rk.ActivityRecord, {"region": rk.Region.KNEE, "side": rk.Side.LEFT}, []
    yield rk.ActivityRecord, {"side": rk.Side.LEFT}, [_without("side", "region")]


def _programs() -> Iterator[Row]:
    before = _at(CODE.PHASE_DATES, "must not be before from_day 3", "to_day")
    yield rk.Prescription, {"from_day": 3, "to_day": 3}, []
    yield rk.Prescription, {"to_day": 3}, []
    yield rk.Prescription, {"from_day": 3}, []
    yield rk.Prescription, {"from_day": 3, "to_day": 2}, [before]

    days = {"from_day": 3, "to_day": 9}
    why = "must lie within the phase, days 3 to 9 (got {})"
    yield rk.Phase, {**days, "prescriptions": (_work("a", 3, 9), _work("b"), _work("c", 9))}, []
    yield rk.Phase, {"from_day": 3, "to_day": 3}, []
    yield rk.Phase, {"from_day": 3, "to_day": 2}, [before]
    outside = [
        _at(CODE.PHASE_DATES, why.format(2), "prescriptions", 1, "from_day"),
        _at(CODE.PHASE_DATES, why.format(10), "prescriptions", 1, "to_day"),
    ]
    yield rk.Phase, {**days, "prescriptions": (_work("a"), _work("b", 2, 10))}, outside

    first, apart = _phase("a", 0, 6), _phase("b", 7, 9)
    over = [
        _at(CODE.PHASE_DATES, "overlaps with phase a without naming it in concurrent_with", "phases", 1, "from_day")
    ]
    yield rk.Program, {"phases": (first, apart)}, []
    yield rk.Program, {"phases": (apart, first)}, []
    yield rk.Program, {"phases": (first, _phase("b", 6, 9))}, over
    yield rk.Program, {"phases": (first, _phase("b", 6, 9, concurrent_with=("a",)))}, []
    yield rk.Program, {"phases": (_phase("a", 0, 6, concurrent_with=("b",)), _phase("b", 6, 9))}, []
    yield rk.Program, {"phases": (first, _phase("b", 7, 9, requires=("a", "elsewhere")))}, []
    around = (first, _phase("b", 2, 3, concurrent_with=("a",)), _phase("c", 5, 9))
    yield rk.Program, {"phases": around}, [_at(CODE.PHASE_DATES, over[0][2], "phases", 2, "from_day")]
    loop = (_phase("a", 0, 6), _phase("b", 7, 9, requires=("c",)), _phase("c", 10, 12, requires=("b",)))
    round_trip = [_at(CODE.CYCLIC_PREREQUISITE, "must not form a loop (b -> c -> b)", "phases", 1, "requires")]
    yield rk.Program, {"phases": loop}, round_trip
    before_it = (_phase("a", 0, 6, requires=("c",)), _phase("b", 7, 9, requires=("c",)), loop[2])
    found = [_at(CODE.CYCLIC_PREREQUISITE, "must not form a loop (c -> b -> c)", "phases", 1, "requires")]
    yield rk.Program, {"phases": before_it}, found
    own = [_at(CODE.CYCLIC_PREREQUISITE, "must not form a loop (a -> a)", "phases", 0, "requires")]
    yield rk.Program, {"phases": (_phase("a", 0, 6, requires=("a",)),)}, own
    twice = [_at(CODE.DUPLICATE_ID, "e1 is used twice", "phases", 1, "prescriptions", 0, "id")]
    phases = (_phase("a", 0, 6, prescriptions=(_work("e1"),)), _phase("b", 7, 9, prescriptions=(_work("e1"),)))
    yield rk.Program, {"phases": phases}, twice
    yield rk.Program, {"id": "a", "phases": (first,)}, [_at(CODE.DUPLICATE_ID, "a is used twice", "phases", 0, "id")]


def _bodies() -> Iterator[Row]:
    own = _at(CODE.CYCLIC_PREREQUISITE, "must not name the muscle itself (calf)", "parts")
    yield rk.Muscle, {"id": "calf", "parts": ("soleus",)}, []
    yield rk.Muscle, {"id": "calf", "parts": ("soleus", "calf")}, [own]

    bends, lifts = (
        rk.MuscleAction(joint=joint, movement=movement)
        for joint, movement in ((rk.Joint.KNEE, rk.Movement.FLEXION), (rk.Joint.ANKLE, rk.Movement.PLANTARFLEXION))
    )
    crossed = "must be one of the joints that the muscle crosses (got ankle)"
    yield rk.Muscle, {"joints": (rk.Joint.KNEE, rk.Joint.ANKLE), "actions": (bends, lifts)}, []
    yield rk.Muscle, {"actions": (bends, lifts)}, []
    yield (
        rk.Muscle,
        {"joints": (rk.Joint.KNEE,), "actions": (bends, lifts)},
        [_at(CODE.CONTRADICTION, crossed, "actions", 1, "joint")],
    )

    same = {"agonist": "soleus", "antagonist": "soleus"}
    why = "must not pair a muscle with itself on the same side (soleus)"
    yield rk.MusclePair, {**same, "sides": rk.LinkedSide.OPPOSITE}, []
    yield rk.MusclePair, same, [_at(CODE.PAIR_MALFORMED, why, "antagonist")]
    yield rk.MusclePair, {**same, "sides": rk.LinkedSide.SAME}, [_at(CODE.PAIR_MALFORMED, why, "antagonist")]
    yield rk.MusclePair, {"joint": rk.Joint.KNEE, "movement": rk.Movement.FLEXION}, []
    yield rk.MusclePair, {"joint": rk.Joint.KNEE}, []
    yield rk.MusclePair, {"movement": rk.Movement.FLEXION}, [_without("movement", "joint")]


def _cases() -> Iterator[Row]:
    twice = _at(CODE.DUPLICATE_ID, "x is used twice", "treatments", 0, "id")
    massage = rk.Treatment(id="x", name="x", kind=rk.TreatmentKind.MASSAGE)
    pair = rk.MusclePair(id="x", agonist="soleus", antagonist="tibialis-anterior")
    yield rk.Definitions, {"exercises": (_entry("x"),), "pairs": (pair,)}, []
    yield rk.Definitions, {"exercises": (_entry("x"),), "treatments": (massage,)}, [twice]
    again = [_at(CODE.DUPLICATE_ID, "x is used twice", "pairs", 1, "id")]
    yield rk.Definitions, {"pairs": (pair, pair)}, again

    for rule in ("P01", "release-before-strengthen", "S", "D", "danger", "P33x", "", "w-1"):
        yield rk.Waiver, {"rule": rule}, []
    for rule in ("P33", "p33", "refer-red-flags", "D01", "d10", "W02", "F1", "S01", "s03", "state-conflict"):
        yield rk.Waiver, {"rule": rule}, [_at(CODE.WAIVER_REFUSED, f"{rule} cannot be waived", "rule")]

    visit = rk.Assessment(id="a1", date=DAY, tones=(_tone("t1"),))
    later = rk.Assessment(id="a2", date=NEXT, tones=(_tone("t2"), _tone("t1")))
    repeated = [_at(CODE.DUPLICATE_ID, "t1 is used twice", "assessments", 1, "tones", 1, "id")]
    waiver = rk.Waiver(rule="P01", id="t1", reason="x", author="x")
    yield rk.Case, {"assessments": (visit,), "waivers": (waiver, waiver)}, []
    yield rk.Case, {"assessments": (visit,), "definitions": rk.Definitions(exercises=(_entry("t1"),))}, []
    yield rk.Case, {"assessments": (visit, later)}, repeated
    yield (
        rk.Case,
        {"id": "a1", "assessments": (visit,)},
        [_at(CODE.DUPLICATE_ID, "a1 is used twice", "assessments", 0, "id")],
    )


def _thresholds() -> Iterator[Row]:
    choice, number = rk.ThresholdKind.CHOICE, rk.ThresholdKind.NUMBER
    word = _contradiction("word", "must be one of its words")
    why = _contradiction("library_choice", "must be stated where no source gives it")
    yield rk.Threshold, {"kind": number, "items": (), "library_choice": ""}, []
    yield rk.Threshold, {"kind": number, "items": ("S3-87",), "library_choice": None}, []
    yield rk.Threshold, {"kind": choice, "word": "a", "words": ("a", "b")}, []
    yield rk.Threshold, {"kind": choice, "word": "c", "words": ("a", "b")}, [word]
    yield rk.Threshold, {"kind": choice, "items": (), "library_choice": None}, [word, why]


def _schemes() -> Iterator[Row]:
    order = _contradiction("change_to", "must not be below change 5 (got 4)")
    yield rk.LoadChange, {"at_least": 0, "at_most": 0, "change": 5, "change_to": 5}, []
    yield rk.LoadChange, {"change": 5, "change_to": 4}, [order]
    yield (
        rk.LoadChange,
        {"at_least": 3, "at_most": 2},
        [_contradiction("at_most", "must not be below at_least 3 (got 2)")],
    )
    yield rk.SchemeWeek, {"from_week": 2, "to_week": 2}, []
    yield (
        rk.SchemeWeek,
        {"from_week": 2, "to_week": 1},
        [_contradiction("to_week", "must not be below from_week 2 (got 1)")],
    )
    baseline: dict[str, object] = {"quota_percent": 70, "baseline_sessions": 3}
    yield rk.Scheme, {"kind": rk.SchemeKind.QUOTA, **baseline}, []
    for field, value, other in (
        ("sets", (rk.SchemeSet(),), "maximum"),
        ("bands", (rk.PainBand(verdict=rk.PainVerdict.SAFE, at_most=2),), "rated"),
        ("steps", (1,), "step_unit"),
    ):
        alone = _contradiction(field, f"must not stand without {other}")
        yield rk.Scheme, {"kind": rk.SchemeKind.QUOTA, **baseline, field: value, other: None}, [alone]
    uncounted = [_contradiction("changes", f"must not stand without {name}") for name in ("counted", "counted_in")]
    yield rk.Scheme, {"kind": rk.SchemeKind.CHANGES, "changes": (rk.LoadChange(),)}, uncounted
    alone = _contradiction("quota_percent", "must not stand without baseline_sessions")
    yield rk.Scheme, {"kind": rk.SchemeKind.QUOTA, "quota_percent": 70}, [alone]
    bare: dict[str, object] = {"sets": None, "maximum": None}
    yield rk.Scheme, {"kind": rk.SchemeKind.SETS, **bare}, [_contradiction("sets", "must be stated for the kind sets")]
    yield (
        rk.Scheme,
        {"kind": rk.SchemeKind.PAIN_BANDS, **baseline},
        [_contradiction("bands", "must be stated for the kind pain-bands")],
    )
    yield rk.Ladder, {"steps": (5, 10, 20), "rise_at_most": 10}, []
    yield rk.Ladder, {"steps": (5, 10, 1_000)}, []
    above = (CODE.CONTRADICTION, ("steps", 1), "must lie above the step before")
    rise = (CODE.CONTRADICTION, ("steps", 2), "must rise by at most 10 (got 11)")
    yield rk.Ladder, {"steps": (5, 5, 16), "rise_at_most": 10}, [above, rise]


ROWS: list[Row] = [
    *_bodies(),
    *_cases(),
    *_dosages(),
    *_intensities(),
    *_logs(),
    *_observations(),
    *_people(),
    *_programs(),
    *_schemes(),
    *_strengths(),
    *_thresholds(),
]


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{row[0].__name__}-{number}") for number, row in enumerate(ROWS)]
)
def test_together(row: Row) -> None:
    """Fields stand together, or are refused with code, place and reason, all at once."""
    cls, values, wanted = row
    found: list[Fault] = []
    try:
        cls(**{**required(cls), **values})
    except rk.FieldError as error:
        found = [(fault.code, fault.steps, fault.why) for fault in (error, *error.others)]

    assert wanted == found


def test_every_class_is_in_the_table() -> None:
    """The table shows each class that asks for something both accepted and refused."""
    asking = {cls for cls in MODELS if cls.CLAUSES or cls.together is not Model.together}

    assert {cls for cls, _, wanted in ROWS if wanted} == asking
    assert {cls for cls, _, wanted in ROWS if not wanted} == asking
