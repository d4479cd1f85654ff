from __future__ import annotations

import datetime as dt

import pytest
from tests.rulebook._build import case

import rehabkit as rk
from rehabkit.chart import Bar, bars_of, operation_bars
from rehabkit.models.intervention import Contraindication
from rehabkit.vocab import Condition, DrugClass, Region, Side

FIRST, LAST = dt.date(2024, 3, 1), dt.date(2024, 3, 31)


def _patient(**given: object) -> rk.Patient:
    patient = case(patient=given).patient
    assert patient is not None
    return patient


def test_condition() -> None:
    """A condition that a publication speaks of bars work at its place and side, from its first day on."""
    other = {"id": "cd1", "condition": "stroke"}
    told = {"id": "cd2", "condition": "osteoporosis", "region": "hip", "side": "right", "since": str(FIRST)}
    state = Contraindication(condition=Condition.OSTEOPOROSIS, says="it", references=("x",))
    bar = Bar(
        path=rk.Path(("patient", "conditions", 1)),
        text="osteoporosis",
        region=Region.HIP,
        side=Side.RIGHT,
        first=FIRST,
    )

    assert [bar] == list(bars_of(_patient(conditions=[other, told]), state))


def test_medicine() -> None:
    """A medicine that a publication speaks of bars work everywhere, from its first day to its last."""
    other = {"id": "m1", "drug_class": "nsaid"}
    told = {"id": "m2", "drug_class": "anticoagulant", "start": str(FIRST), "end": str(LAST)}
    state = Contraindication(drug_class=DrugClass.ANTICOAGULANT, says="it", references=("x",))
    bar = Bar(path=rk.Path(("patient", "medications", 1)), text="anticoagulant", first=FIRST, last=LAST)

    assert [bar] == list(bars_of(_patient(medications=[other, told]), state))


@pytest.mark.parametrize(
    "given, text",
    [({"date": str(FIRST)}, "surgery on 2024-03-01"), ({}, "surgery")],
    ids=["dated", "undated"],
)
def test_operation(given: dict[str, str], text: str) -> None:
    """An operation that was done bars work at its place and side from its day on; one of no stated place bars none."""
    told = {"id": "sg2", "state": "done", "region": "hip", "side": "right", **given}
    others = [{"id": "sg1", "state": "done"}, {**told, "id": "sg3", "state": "planned"}]
    bar = Bar(
        path=rk.Path(("patient", "surgeries", 1)),
        text=text,
        region=Region.HIP,
        side=Side.RIGHT,
        first=FIRST if given else None,
    )

    assert [bar] == list(operation_bars(_patient(surgeries=[others[0], told, others[1]])))
