"""What makes drawn values stand together, one function per class that asks for it.

Each function changes the drawn values in place: what cannot stand gives way, what is missing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rehabkit.bounds import Model, fields_of
from rehabkit.models.anatomy import Muscle, MusclePair
from rehabkit.models.case import Case, Definitions, Waiver
from rehabkit.models.complaint import Medication, Precaution, RedFlagScreen
from rehabkit.models.criteria import StrengthCriterion
from rehabkit.models.dosage import LEGAL_INTENSITIES, Dosage, Intensity
from rehabkit.models.evidence import Threshold
from rehabkit.models.examination import (
    NEURO_GRADES,
    STRENGTH_GRADES,
    NeurologicalObservation,
    RangeObservation,
    StrengthObservation,
)
from rehabkit.models.log import ActivityRecord, LoggedTreatment, LoggedWork, SessionItem
from rehabkit.models.observation import PainObservation, SymptomObservation, ToneObservation
from rehabkit.models.program import Phase, Program
from rehabkit.models.work import Prescription
from rehabkit.testing._numbered import free, numbered
from rehabkit.testing._schemes import SCHEME_MENDS
from rehabkit.vocab import (
    IntensityReference,
    IntensityUnit,
    LengthResult,
    LinkedSide,
    NeuroResult,
    PainScale,
    RangeUnit,
    ScreenState,
    SymptomScale,
    ThresholdKind,
)

Values = MutableMapping[str, Any]
Mend = Callable[[Values, DrawFn], None]

_TEN = 10
_LAST_DAY = 20_000


def _order(values: Values, first: str, second: str) -> None:
    low, high = values.get(first), values.get(second)
    if low is not None and high is not None and high < low:
        values[first], values[second] = high, low


def _ordered(first: str, second: str) -> Mend:
    return lambda values, _: _order(values, first, second)


def _drop_without(values: Values, first: str, second: str) -> None:
    if values.get(first) is None:
        values[second] = None


def _fit(values: Values, scale: str, *names: str) -> None:
    if values.get(scale) not in {PainScale.VAS_MM, SymptomScale.VAS_MM}:
        for name in names:
            value = values.get(name)
            values[name] = value / _TEN if value is not None and value > _TEN else value


def _graded(grade: str, value: str, *others: str) -> Mend:
    def mend(values: Values, draw: DrawFn) -> None:
        grades = STRENGTH_GRADES.get(values["scale"])
        if grades is None:
            values[grade] = None
            if values.get(value) is None:
                values[value] = draw(st.integers(0, 100))
        else:
            values.update(dict.fromkeys((value, *others)))
            if values.get(grade) not in grades:
                values[grade] = draw(st.sampled_from(grades))

    return mend


def _mend_range(values: Values, draw: DrawFn) -> None:
    if values.get("value") is None:
        values.update(unit=None, result=values.get("result") or draw(st.sampled_from(LengthResult)))
    else:
        values["unit"] = values.get("unit") or draw(st.sampled_from(RangeUnit))


def _mend_symptom(values: Values, draw: DrawFn) -> None:
    if values.get("value") is not None and values.get("scale") is None:
        values["scale"] = draw(st.sampled_from(SymptomScale))
    _fit(values, "scale", "value")


def _mend_neuro(values: Values, draw: DrawFn) -> None:
    scale = values.get("scale")
    if scale is None:
        values.update(grade=None, result=values.get("result") or draw(st.sampled_from(NeuroResult)))
    elif values.get("grade") not in NEURO_GRADES[scale]:
        values["grade"] = draw(st.sampled_from(NEURO_GRADES[scale]))


def _mend_intensity(values: Values, draw: DrawFn) -> None:
    low, high = LEGAL_INTENSITIES.get(values["unit"], (0, 10_000))
    if values["unit"] is IntensityUnit.PERCENT:
        values["reference"] = values.get("reference") or draw(st.sampled_from(IntensityReference))
        high = 100
    for name in ("value", "value_to"):
        if values.get(name) is not None:
            values[name] = min(max(values[name], low), high)
    _order(values, "value", "value_to")


def _mend_dosage(values: Values, _: DrawFn) -> None:
    for upper in [name for name in values if name.endswith("_to")]:
        lower = upper.removesuffix("_to")
        _drop_without(values, lower, upper)
        _order(values, lower, upper)
    if values.get("weekdays") is not None:
        values.update(dict.fromkeys(("times_per_day", "times_per_day_to", "days_per_week", "days_per_week_to")))
        values["weekdays"] = tuple({plan.day: plan for plan in values["weekdays"]}.values())


def _mend_logged(values: Values, _: DrawFn) -> None:
    _fit(values, "pain_scale", "pain_before", "pain_during", "pain_after", "pain_next_morning")


def _mend_activity(values: Values, _: DrawFn) -> None:
    _fit(values, "pain_scale", "pain_before", "pain_after")
    _drop_without(values, "region", "side")


def _mend_phase(values: Values, _: DrawFn) -> None:
    _order(values, "from_day", "to_day")
    first, last = values["from_day"], values["to_day"]
    if values.get("prescriptions") is not None:
        values["prescriptions"] = tuple(_within(each, first, last) for each in values["prescriptions"])


def _within(prescription: Prescription, first: int, last: int) -> Prescription:
    changed: dict[str, Any] = {}
    for name in ("from_day", "to_day"):
        day = getattr(prescription, name)
        changed[name] = None if day is None else min(max(day, first), last)
    return attrs.evolve(prescription, **changed)


def _mend_program(values: Values, draw: DrawFn) -> None:
    taken = {values["id"]}
    for name in ("claims", "phases"):
        values[name] = numbered(values.get(name), taken)
    phases: tuple[Phase, ...] = values["phases"] or ()
    ids = {phase.id for phase in phases}
    days = st.lists(st.integers(0, _LAST_DAY), min_size=2 * len(phases), max_size=2 * len(phases), unique=True)
    ends = sorted(draw(days)) if phases else []
    for position, (phase, first, last) in enumerate(zip(phases, ends[::2], ends[1::2], strict=True)):
        changed: Values = {"from_day": first, "to_day": last, "prescriptions": phase.prescriptions}
        _mend_phase(changed, draw)
        if phase.requires is not None:
            changed["requires"] = tuple(name for name in phase.requires if name not in ids)
        values["phases"] = (*values["phases"][:position], attrs.evolve(phase, **changed), *phases[position + 1 :])


def _mend_pair(values: Values, _: DrawFn) -> None:
    if values["agonist"] == values["antagonist"]:
        values["sides"] = LinkedSide.OPPOSITE
    _drop_without(values, "joint", "movement")


def _mend_muscle(values: Values, _: DrawFn) -> None:
    if values.get("parts"):
        values["parts"] = tuple(part for part in values["parts"] if part != values["id"])
    if values.get("joints") is not None:
        acted_on = (done.joint for done in values.get("actions") or ())
        values["joints"] = tuple(dict.fromkeys((*values["joints"], *acted_on)))


def _mend_screen(values: Values, _: DrawFn) -> None:
    if values.get("positives"):
        values["state"] = ScreenState.POSITIVE


def _mend_waiver(values: Values, _: DrawFn) -> None:
    rule = values["rule"].lower()
    if rule in {"p33", "refer-red-flags"} or (rule[:1] in {"d", "w", "f"} and rule[1:].isdigit()):
        values["rule"] = "P01"


def _mend_threshold(values: Values, draw: DrawFn) -> None:
    if values["kind"] is ThresholdKind.CHOICE:
        values["words"] = values.get("words") or ("normal",)
        values["word"] = draw(st.sampled_from(values["words"]))
    if not values["items"] and values.get("library_choice") is None:
        values["library_choice"] = ""


def _mend_definitions(values: Values, _: DrawFn) -> None:
    taken: dict[str, set[str]] = {}
    for name, space in (("muscles", "m"), ("pairs", "p"), ("exercises", "i"), ("treatments", "i")):
        if values.get(name) is not None:
            seen = taken.setdefault(space, set())
            values[name] = tuple(attrs.evolve(entry, id=free(entry.id, seen)) for entry in values[name])


def _mend_case(values: Values, _: DrawFn) -> None:
    taken = {values["id"]}
    for field in fields_of(Case):
        if issubclass(field.kind, Model):
            values[field.name] = numbered(values.get(field.name), taken)


MENDS: dict[type[Model], Mend] = {
    ActivityRecord: _mend_activity,
    Case: _mend_case,
    Definitions: _mend_definitions,
    Dosage: _mend_dosage,
    Intensity: _mend_intensity,
    LoggedTreatment: _mend_logged,
    LoggedWork: _mend_logged,
    Medication: _ordered("start", "end"),
    Muscle: _mend_muscle,
    MusclePair: _mend_pair,
    NeurologicalObservation: _mend_neuro,
    PainObservation: lambda values, _: _fit(values, "scale", "value"),
    Phase: _mend_phase,
    Precaution: _ordered("from_date", "to_date"),
    Prescription: _ordered("from_day", "to_day"),
    Program: _mend_program,
    RangeObservation: _mend_range,
    RedFlagScreen: _mend_screen,
    SessionItem: _mend_logged,
    StrengthCriterion: _graded("at_least", "value_at_least"),
    StrengthObservation: _graded("grade", "value", "norm_value"),
    SymptomObservation: _mend_symptom,
    Threshold: _mend_threshold,
    ToneObservation: lambda values, _: _drop_without(values, "test", "result"),
    Waiver: _mend_waiver,
    **SCHEME_MENDS,
}
