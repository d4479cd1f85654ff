"""P04: a program strengthens a painful region, and no step for the pain comes first."""

from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import (
    START,
    Json,
    case,
    filled,
    hits,
    item,
    own,
    pain,
    phase,
    program,
    said,
    session,
    visit,
    work,
)

import rehabkit as rk
from rehabkit.ruleset import Fact

NECK, ARM = "upper-trapezius", "biceps-brachii"
SORE = [visit("2024-04-01", pains=[pain("neck", 4, "central")])]
STRONG = phase(work(NECK), from_day=7, to_day=27)
MUSCLE = {"id": ARM, "name": ARM, "regions": ["elbow"], "midline": False}


def _plan(*phases: Json, components: list[str] | None = None, **members: Any) -> rk.Case:
    """Return a case of a painful neck with a program that states its components."""
    plan = program(*(phases or (STRONG,)), components=[] if components is None else components)
    return case(**{"program_start": START, "program": plan, "assessments": SORE, "definitions": own(), **members})


@pytest.mark.parametrize(
    "components, expected",
    [
        ([], "fail"),
        (["education", "postural-retraining"], "fail"),
        (["cause-and-pain-control"], "pass"),
        (["education", "medication"], "pass"),
    ],
)
def test_components(components: list[str], expected: str) -> None:
    """Cause and pain control, or medication, among the components is a step for the pain."""
    assert [expected] == said("P04", _plan(components=components))


def test_components_not_stated() -> None:
    """A program that does not state its components leaves it unknown, and names them."""
    told = _plan(program=program(STRONG))

    assert ["unknown"] == said("P04", told)
    assert [("$.program.components",)] == [hit.needs for hit in hits("P04", told)]


@pytest.mark.parametrize(
    "first, expected",
    [
        (phase(kind="cause-and-pain", from_day=0, to_day=6), "pass"),
        (phase(kind="acute-care", from_day=0, to_day=6), "fail"),
        (phase(kind="release", from_day=0, to_day=6), "fail"),
        (phase(kind="cause-and-pain", from_day=28, to_day=30), "fail"),
        (phase(work(intervention="medication"), from_day=0, to_day=6), "pass"),
        (phase(work(intervention="medication", purpose="cure"), from_day=0, to_day=6), "fail"),
        (phase(work(intervention="medication", purpose="pain-control"), from_day=0, to_day=6), "pass"),
        (phase(work(intervention="heat", purpose="pain-control"), from_day=0, to_day=6), "pass"),
        (phase(work(intervention="heat"), from_day=0, to_day=6), "fail"),
        (phase(work(intervention="medication"), from_day=28, to_day=30), "fail"),
    ],
)
def test_steps(first: Json, expected: str) -> None:
    """A phase or work for the pain counts where it begins before the strengthening."""
    assert [expected] == said("P04", _plan(first, STRONG))


@pytest.mark.parametrize("day, expected", [(6, "pass"), (7, "fail"), (8, "fail")])
def test_day_of_the_step(day: int, expected: str) -> None:
    """Work for the pain that begins on the day of the strengthening does not come first."""
    drug = work(intervention="medication", from_day=day)
    plan = [
        phase(drug, from_day=0, to_day=27, id="a", concurrent_with=["b"]),
        phase(work(NECK), from_day=7, to_day=27, id="b"),
    ]
    beside = [phase(kind="cause-and-pain", from_day=day, to_day=27, concurrent_with=["b"]), plan[1]]

    assert [[expected], [expected]] == [said("P04", _plan(*each)) for each in (plan, beside)]


@pytest.mark.parametrize(
    "value, limit, expected", [(0, 0, []), (0.5, 0, ["fail"]), (3, 3, []), (3.5, 3, ["fail"]), (4, 10, [])]
)
def test_pain_at_the_start(value: float, limit: float, expected: list[str]) -> None:
    """Pain above the limit counts."""
    told = _plan(assessments=[visit("2024-04-01", pains=[pain("neck", value, "central")])])

    assert expected == said("P04", told, pain_limit=limit)


@pytest.mark.parametrize(
    "visits, expected",
    [
        ([], []),
        ([visit("2024-04-02", pains=[pain("neck", 4, "central")])], ["fail"]),
        ([visit("2024-04-03", pains=[pain("neck", 4, "central")])], []),
        ([*SORE, visit("2024-04-02", pains=[pain("neck", 0, "central")])], []),
        ([*SORE, visit("2024-04-03", pains=[pain("neck", 0, "central")])], ["fail"]),
        ([visit("2024-04-01", pains=[pain("neck", 4, "central", timing="worst")])], []),
        ([visit("2024-04-01", pains=[pain("low-back", 4, "central")])], []),
    ],
    ids=["none", "on the day", "later", "gone", "gone later", "worst", "elsewhere"],
)
def test_which_pain(visits: list[Json], expected: list[str]) -> None:
    """The newest pain at or before the program's start decides; missing pain is none of this rule's."""
    assert expected == said("P04", _plan(assessments=visits))


def test_first_strengthening_goes_before_higher_pain() -> None:
    """A step that comes only before the later, more painful work of a region is no step before its first."""
    sore = [
        visit(
            "2024-04-01", pains=[pain("neck", 2, "central"), pain("neck", 6, "central", muscle="sternocleidomastoid")]
        )
    ]
    step = phase(work(intervention="heat", purpose="pain-control"), from_day=3, to_day=6)
    told = _plan(phase(work(NECK), to_day=2), step, phase(work("sternocleidomastoid"), from_day=7), assessments=sore)

    assert [("fail", "$.program.phases[0].prescriptions[0]")] == [
        (str(hit.outcome), str(hit.path)) for hit in hits("P04", told)
    ]


@pytest.mark.parametrize("side, expected", [("left", ["fail"]), ("right", []), ("bilateral", ["fail"])])
def test_sides_of_a_limb(side: str, expected: list[str]) -> None:
    """Limbs are sided (A07)."""
    told = _plan(
        phase(work(ARM)),
        assessments=[visit("2024-04-01", pains=[pain("elbow", 4, side)])],
        definitions=own(muscles=[MUSCLE]),
    )

    assert expected == said("P04", told)


def test_each_region_once() -> None:
    """Each painful region is one place, at its first strengthening."""
    pains = [pain("neck", 4, "central"), pain("elbow", 2, "left"), pain("elbow", 3, "right")]
    works = [work(NECK, id="late", from_day=9), work(NECK, "right", id="early"), work(ARM), work(ARM, "right")]
    told = _plan(phase(*works), assessments=[visit("2024-04-01", pains=pains)], definitions=own(muscles=[MUSCLE]))

    assert [1, 2, 3] == sorted(hit.path.steps[-1] for hit in hits("P04", told))


def test_pain_at_the_muscle() -> None:
    """Of two pains of a region the higher one is named."""
    pains = [pain("neck", 2, "central"), pain("neck", 5, "left", muscle=NECK)]
    told = _plan(assessments=[visit("2024-04-01", pains=order) for order in (pains,)])

    (hit,) = hits("P04", told)
    assert filled(hit)["told"].endswith("neck hurts at its start (pain 5/10)")


@pytest.mark.parametrize(
    "given, expected",
    [
        ({}, ["fail"]),
        ({"intervention": "walking"}, []),
        ({"intervention": "isometric-release"}, []),
        ({"intervention": "walking", "strengthening": True}, ["fail"]),
        ({"strengthening": False}, []),
    ],
)
def test_kinds_of_work(given: Json, expected: list[str]) -> None:
    """Only strengthening needs the step."""
    assert expected == said("P04", _plan(phase(work(NECK, **given))))


def test_work_of_a_region() -> None:
    """Strengthening that names a region alone is judged by it."""
    told = _plan(phase(work(region="neck")))

    assert [None] == [hit.site for hit in hits("P04", told)]


def test_log_alone() -> None:
    """Without a program there is nothing to judge, nor in work of the log."""
    log = {"sessions": [session(START, item(NECK))]}

    assert [] == said("P04", case(assessments=SORE, log=log, definitions=own()))
    assert [] == said("P04", _plan(phase(), log=log))


def test_without_dates() -> None:
    """Without a dated start, pain as of the case's day is taken; a template has none."""
    template = case(program=program(STRONG, components=[]), definitions=own())

    assert ["fail"] == said("P04", _plan(program_start=None))
    assert [] == said("P04", template)


def test_finding() -> None:
    """The finding stands at the first strengthening, with the pain and its age at the start."""
    (hit,) = hits("P04", _plan())

    assert rk.Path.parse("$.program.phases[0].prescriptions[0]") == hit.path
    assert (Fact("$.assessments[0].pains[0]", "neck (central): pain 4/10, movement, now", 1),) == hit.facts
    assert filled(hit)["told"].startswith("resistance training strengthens upper-trapezius (left) from day 7 of")


def test_severity() -> None:
    """The finding is a plain warning."""
    told = [_plan(), _plan(program=program(STRONG))]

    assert [("warning", False), ("warning", False)] == [
        (str(finding.severity), finding.contested)
        for each in told
        for finding in rk.check(each).findings
        if finding.rule == "P04"
    ]


UNBEARABLE = [visit("2024-04-01", pains=[pain("neck", 9, "central", manageable=False)])]
IDLE = phase(work(NECK, intervention="walking"))


@pytest.mark.parametrize(
    "phases, members, expected",
    [
        ([IDLE], {}, "fail"),
        ([phase(kind="cause-and-pain", actor="therapist", from_day=0, to_day=6), STRONG], {}, "fail"),
        ([phase(kind="cause-and-pain", actor="physician", from_day=0, to_day=6), STRONG], {}, "pass"),
        ([phase(kind="cause-and-pain", actor="pain-clinic", from_day=0, to_day=6)], {}, "pass"),
        ([phase(work(intervention="medication", actor="physician"))], {}, "pass"),
        ([phase(work(intervention="medication"))], {}, "pass"),
        ([phase(work(intervention="walking", actor="physician"))], {}, "pass"),
        ([IDLE], {"components": ["medication"]}, "pass"),
        ([IDLE], {"components": ["cause-and-pain-control"]}, "pass"),
        ([IDLE], {"components": ["education"]}, "fail"),
        ([IDLE], {"patient": {"medications": [{"id": "rx", "drug_class": "nsaid"}]}}, "pass"),
    ],
)
def test_unmanageable_pain(phases: list[Json], members: Json, expected: str) -> None:
    """Unmanageable pain asks for a physician or pain medicine, whether the region is strengthened or not (S3-140)."""
    assert [expected] == said("P04", _plan(*phases, assessments=UNBEARABLE, **members))


@pytest.mark.parametrize(
    "later, expected",
    [
        ({"manageable": True}, []),
        ({}, []),
        ({"manageable": False}, ["fail"]),
    ],
)
def test_newest_word_on_manageable_pain(later: Json, expected: list[str]) -> None:
    """The newest pain of the region says whether it is manageable."""
    visits = [*UNBEARABLE, visit("2024-04-02", pains=[pain("neck", 3, "central", **later)])]

    assert expected == said("P04", _plan(IDLE, assessments=visits))


def test_unmanageable_pain_is_one_finding() -> None:
    """A region that is strengthened in unmanageable pain without any step is told once."""
    told = _plan(assessments=UNBEARABLE)

    assert ["fail"] == said("P04", told)


def test_unmanageable_finding() -> None:
    """It stands at the program and says what is missing; without stated components it is unknown."""
    (hit,) = hits("P04", _plan(IDLE, assessments=UNBEARABLE), as_of="2024-04-11")
    (blind,) = hits("P04", _plan(program=program(IDLE), assessments=UNBEARABLE))

    assert {
        "told": "neck hurts and the pain is recorded as unmanageable (pain 9/10)",
        "step": "physician's step or pain medicine is planned",
        "wanted": "a physician asked for proper control of the pain",
    } == filled(hit)
    assert (rk.Path.parse("$.program"), None) == (hit.path, hit.site)
    assert (Fact("$.assessments[0].pains[0]", "neck (central): pain 9/10, movement, now", 10),) == hit.facts
    assert ("$.program.components",) == blind.needs
    assert "wanted" not in filled(blind)


def test_unmanageable_pain_of_strengthened_region() -> None:
    """Where a step for the pain comes first and no physician, it stands at the first strengthening."""
    first = phase(kind="cause-and-pain", actor="therapist", from_day=0, to_day=6)
    (hit,) = hits("P04", _plan(first, STRONG, assessments=UNBEARABLE))

    assert rk.Path.parse("$.program.phases[1].prescriptions[0]") == hit.path


def test_unmanageable_pain_without_a_program() -> None:
    """Without a program unmanageable pain is none of this rule's."""
    assert [] == said("P04", _plan(program=None, assessments=UNBEARABLE))
