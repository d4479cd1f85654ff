from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import START, Json, case, item, pair, phase, program, session, site, thing, tone, visit, work

import rehabkit as rk
from rehabkit.location import Path
from rehabkit.resolve import dated, join, walk

BICEPS = "biceps-brachii"
WORK = "$.program.phases[0].prescriptions[0]"
ITEM = "$.log.sessions[0].items[0]"


def _problems(**members: Any) -> list[tuple[str, str, str]]:
    """Return code, path and message of each problem of a case."""
    with pytest.raises(rk.CaseError) as caught:
        join(case(**members))

    return [(str(problem.code), problem.path, problem.message) for problem in caught.value.problems]


def _planned(**given: Any) -> Json:
    return {"program": program(phase(work(**{"muscle": BICEPS, **given})))}


def _phases(**given: Any) -> Json:
    return {"program": program(phase(**given))}


def _logged(**given: Any) -> Json:
    return {"log": {"sessions": [session(START, item(**given))]}}


def _seen(**given: Any) -> Json:
    return {"assessments": [visit(START, **given)]}


def _defined(**given: Any) -> Json:
    return {"definitions": given}


MUSCLE = "no muscle is named 'bice'"
REFERENCES: dict[str, tuple[Json, str, str]] = {
    "intervention": (
        _planned(intervention="nothing"),
        f"{WORK}.intervention",
        "no intervention is named 'nothing'",
    ),
    "intervention by its synonym": (
        _planned(intervention="stretching"),
        f"{WORK}.intervention",
        "no intervention is named 'stretching'; did you mean self-stretch?",
    ),
    "technique": (_planned(technique="nothing"), f"{WORK}.technique", "no technique is named 'nothing'"),
    "technique by its synonym": (
        _planned(technique="hanna"),
        f"{WORK}.technique",
        "no technique is named 'hanna'; did you mean hanna-somatics?",
    ),
    "target": (_planned(muscle="bice"), f"{WORK}.targets[0].muscle", MUSCLE),
    "target by its synonym": (
        _planned(muscle="psoas"),
        f"{WORK}.targets[0].muscle",
        "no muscle is named 'psoas'; did you mean psoas-major?",
    ),
    "contracting": (_planned(contracts=[site("bice")]), f"{WORK}.contracts[0].muscle", MUSCLE),
    "lengthened": (_planned(lengthens=[site("bice")]), f"{WORK}.lengthens[0].muscle", MUSCLE),
    "based on": (_planned(based_on=["t1"]), f"{WORK}.based_on[0]", "no thing of this document is named 't1'"),
    "item of a prescription": (
        _logged(prescription="e9"),
        f"{ITEM}.prescription",
        "no prescription is named 'e9'",
    ),
    "item of a thing that is no prescription": (
        _logged(prescription="case"),
        f"{ITEM}.prescription",
        "no prescription is named 'case'",
    ),
    "item of an intervention": (
        _logged(intervention="nothing"),
        f"{ITEM}.intervention",
        "no intervention is named 'nothing'",
    ),
    "treatment": (
        {"log": {"treatments": [thing({}, date=START, treatment="nothing")]}},
        "$.log.treatments[0].treatment",
        "no intervention is named 'nothing'",
    ),
    "treatment of a prescription": (
        {"log": {"treatments": [thing({}, date=START, treatment="ice", prescription="e9")]}},
        "$.log.treatments[0].prescription",
        "no prescription is named 'e9'",
    ),
    "modification": (
        {"log": {"modifications": [thing({}, date=START, what="less", prescription="e9")]}},
        "$.log.modifications[0].prescription",
        "no prescription is named 'e9'",
    ),
    "past treatment": (
        {"patient": {"past_treatments": [thing({}, treatment="nothing")]}},
        "$.patient.past_treatments[0].treatment",
        "no intervention is named 'nothing'",
    ),
    "tension": (_seen(tones=[tone("bice", "normal")]), "$.assessments[0].tones[0].muscle", MUSCLE),
    "strength": (
        _seen(strengths=[thing({}, muscle="bice", side="left", scale="mmt", grade="5")]),
        "$.assessments[0].strengths[0].muscle",
        MUSCLE,
    ),
    "pain": (
        _seen(pains=[thing({}, region="elbow", muscle="bice", side="left", value=1, scale="nprs")]),
        "$.assessments[0].pains[0].muscle",
        MUSCLE,
    ),
    "range": (
        _seen(ranges=[thing({}, joint="elbow", muscle="bice", side="left", result="short")]),
        "$.assessments[0].ranges[0].muscle",
        MUSCLE,
    ),
    "symptom": (
        _seen(symptoms=[thing({}, symptom="stiffness", muscle="bice")]),
        "$.assessments[0].symptoms[0].muscle",
        MUSCLE,
    ),
    "neurology": (
        _seen(neuro=[thing({}, kind="myotome", muscle="bice", result="normal")]),
        "$.assessments[0].neuro[0].muscle",
        MUSCLE,
    ),
    "criterion of tension": (
        _phases(entry={"tones": [{"muscle": "bice", "at_least": "normal"}]}),
        "$.program.phases[0].entry.tones[0].muscle",
        MUSCLE,
    ),
    "criterion of pain": (
        _phases(exit={"pains": [{"region": "elbow", "muscle": "bice", "at_most": 0}]}),
        "$.program.phases[0].exit.pains[0].muscle",
        MUSCLE,
    ),
    "criterion of strength": (
        _phases(exit={"strengths": [{"muscle": "bice", "scale": "mmt", "at_least": "5"}]}),
        "$.program.phases[0].exit.strengths[0].muscle",
        MUSCLE,
    ),
    "criterion of symmetry": (
        _phases(exit={"symmetries": [{"muscle": "bice", "side": "left", "at_least_percent": 90}]}),
        "$.program.phases[0].exit.symmetries[0].muscle",
        MUSCLE,
    ),
    "criterion of a hold": (
        _phases(exit={"holds": [{"prescription": "e9", "at_least_s": 10}]}),
        "$.program.phases[0].exit.holds[0].prescription",
        "no prescription is named 'e9'",
    ),
    "required phase": (_phases(requires=["ph9"]), "$.program.phases[0].requires[0]", "no phase is named 'ph9'"),
    "concurrent phase": (
        _phases(concurrent_with=["ph9"]),
        "$.program.phases[0].concurrent_with[0]",
        "no phase is named 'ph9'",
    ),
    "required thing that is no phase": (
        _phases(requires=["case"]),
        "$.program.phases[0].requires[0]",
        "no phase is named 'case'",
    ),
    "tailoring": (
        {"program": program(tailoring=[{"what": "load", "based_on": ["t1"]}])},
        "$.program.tailoring[0].based_on[0]",
        "no thing of this document is named 't1'",
    ),
    "claim of an intervention": (
        {"claims": [thing({}, claim="best-exercise", intervention="nothing")]},
        "$.claims[0].intervention",
        "no intervention is named 'nothing'",
    ),
    "claim of an observation": (
        {"claims": [thing({}, claim="best-exercise", based_on=["t1"])]},
        "$.claims[0].based_on[0]",
        "no thing of this document is named 't1'",
    ),
    "waiver": (
        {"waivers": [{"rule": "P01", "id": "e9", "reason": "r", "author": "a"}]},
        "$.waivers[0].id",
        "no thing of this document is named 'e9'",
    ),
    "part": (
        _defined(muscles=[{"id": "arm", "regions": ["elbow"], "midline": False, "parts": [BICEPS, "bice"]}]),
        "$.definitions.muscles[0].parts[1]",
        MUSCLE,
    ),
    "agonist": (_defined(pairs=[pair("bice", BICEPS)]), "$.definitions.pairs[0].agonist", MUSCLE),
    "antagonist": (_defined(pairs=[pair(BICEPS, "bice")]), "$.definitions.pairs[0].antagonist", MUSCLE),
    "muscle of an exercise": (
        _defined(
            exercises=[
                {"id": "e", "name": "e", "type": "core", "muscles": [{"muscle": "bice", "role": "target"}]},
            ]
        ),
        "$.definitions.exercises[0].muscles[0].muscle",
        MUSCLE,
    ),
    "technique of an exercise": (
        _defined(exercises=[{"id": "e", "name": "e", "type": "core", "technique": "nothing"}]),
        "$.definitions.exercises[0].technique",
        "no technique is named 'nothing'",
    ),
    "technique of a treatment": (
        _defined(treatments=[{"id": "t", "name": "t", "kind": "ice", "technique": "nothing"}]),
        "$.definitions.treatments[0].technique",
        "no technique is named 'nothing'",
    ),
    "permitted actors": (
        _defined(permitted_actors=[{"intervention": "nothing", "actors": ["patient"]}]),
        "$.definitions.permitted_actors[0].intervention",
        "no intervention is named 'nothing'",
    ),
}


@pytest.mark.parametrize("members, path, message", REFERENCES.values(), ids=list(REFERENCES))
def test_names_that_lead_nowhere(members: Json, path: str, message: str) -> None:
    """A name that leads nowhere is refused at its path, with what was meant where a synonym is known (D02)."""
    assert [("D02", path, message)] == _problems(**members)


@pytest.mark.parametrize(
    "muscle, side, message",
    [
        (BICEPS, "midline", "biceps-brachii is a paired muscle: its side must be left or right (got midline)"),
        ("rectus-abdominis", "left", "rectus-abdominis is a midline muscle: its side must be midline (got left)"),
    ],
)
def test_sides_that_a_muscle_does_not_have(muscle: str, side: str, message: str) -> None:
    """A side that a muscle does not have is refused wherever muscle and side stand together (D06)."""
    criterion = {"muscle": muscle, "side": side}
    places: dict[str, Json] = {
        f"{WORK}.targets[0].side": _planned(muscle=muscle, side=side),
        "$.assessments[0].tones[0].side": _seen(tones=[tone(muscle, "normal", side)]),
        "$.assessments[0].strengths[0].side": _seen(
            strengths=[thing({}, muscle=muscle, side=side, scale="mmt", grade="5")]
        ),
        "$.program.phases[0].entry.tones[0].side": _phases(entry={"tones": [{**criterion, "at_least": "normal"}]}),
        "$.program.phases[0].entry.strengths[0].side": _phases(
            entry={"strengths": [{**criterion, "scale": "mmt", "at_least": "5"}]}
        ),
        "$.program.phases[0].entry.symmetries[0].side": _phases(
            entry={"symmetries": [{**criterion, "at_least_percent": 90}]}
        ),
    }

    assert {path: [("D06", path, message)] for path in places} == {
        path: _problems(**members) for path, members in places.items()
    }


def test_sides_of_a_replaced_muscle() -> None:
    """Where a case replaces a muscle, its own entry decides which sides there are (D06)."""
    told = _defined(muscles=[{"id": BICEPS, "regions": ["elbow"], "midline": True}])

    assert "case" == join(case(**_planned(side="midline"), **told)).case.id
    assert ["D06"] == [code for code, _, _ in _problems(**_planned(side="left"), **told)]


@pytest.mark.parametrize("side", ["unknown", "left"])
def test_sides_that_a_muscle_may_have(side: str) -> None:
    """An observation may leave the side open (A76), and a criterion may leave it out."""
    entry = {"tones": [{"muscle": "rectus-abdominis", "at_least": "normal"}]}
    told = case(
        assessments=[visit(START, tones=[tone(BICEPS, "normal", side), tone("rectus-abdominis", "normal", "unknown")])],
        program=program(phase(entry=entry)),
    )

    assert told is join(told).case


AFTER = "lies after the case's as_of, 2024-05-01 (got 2024-05-02)"
DATES: dict[str, tuple[Json, str]] = {
    "onset": (
        {"complaints": [thing({}, region="neck", side="central", onset="2024-05-02")]},
        "$.complaints[0].onset",
    ),
    "screen": ({"red_flag_screen": {"state": "negative", "date": "2024-05-02"}}, "$.red_flag_screen.date"),
    "flag": (
        {
            "red_flag_screen": {
                "state": "positive",
                "positives": [{"category": "other"}, {"category": "other", "date": "2024-05-02"}],
            }
        },
        "$.red_flag_screen.positives[1].date",
    ),
    "assessment": ({"assessments": [visit("2024-05-02")]}, "$.assessments[0].date"),
    "surgery done": (
        {"patient": {"surgeries": [thing({}, state="done", date="2024-05-02")]}},
        "$.patient.surgeries[0].date",
    ),
    "condition": (
        {"patient": {"conditions": [thing({}, condition="fibromyalgia", since="2024-05-02")]}},
        "$.patient.conditions[0].since",
    ),
    "last dose": (
        {"patient": {"medications": [thing({}, drug_class="local-anesthetic", last_dose_date="2024-05-02")]}},
        "$.patient.medications[0].last_dose_date",
    ),
    "past treatment": (
        {"patient": {"past_treatments": [thing({}, treatment="ice", date="2024-05-02")]}},
        "$.patient.past_treatments[0].date",
    ),
    "session": ({"log": {"sessions": [session("2024-05-02", item(BICEPS))]}}, "$.log.sessions[0].date"),
    "session without items": ({"log": {"sessions": [session("2024-05-02")]}}, "$.log.sessions[0].date"),
    "planned session with an item done": (
        {"log": {"sessions": [session("2024-05-02", item(BICEPS, status="done"), item(BICEPS), status="planned")]}},
        "$.log.sessions[0].date",
    ),
    "treatment": (
        {"log": {"treatments": [thing({}, date="2024-05-02", treatment="ice")]}},
        "$.log.treatments[0].date",
    ),
    "activity": ({"log": {"activities": [thing({}, date="2024-05-02")]}}, "$.log.activities[0].date"),
    "rest": ({"log": {"rest_days": ["2024-05-01", "2024-05-02"]}}, "$.log.rest_days[1]"),
    "event": ({"log": {"events": [thing({}, event="fall", date="2024-05-02")]}}, "$.log.events[0].date"),
    "event of an item": (
        _logged(events=[thing({}, event="fall", date="2024-05-01"), thing({}, event="fall", date="2024-05-02")]),
        f"{ITEM}.events[1].date",
    ),
    "event of a second item": (
        {
            "log": {
                "sessions": [
                    session(START, item(BICEPS), item(BICEPS, events=[thing({}, event="fall", date="2024-05-02")]))
                ]
            }
        },
        "$.log.sessions[0].items[1].events[0].date",
    ),
    "event of a treatment": (
        {
            "log": {
                "treatments": [
                    thing({}, date=START, treatment="ice", events=[thing({}, event="fall", date="2024-05-02")])
                ]
            }
        },
        "$.log.treatments[0].events[0].date",
    ),
    "modification": (
        {"log": {"modifications": [thing({}, what="less", date="2024-05-02")]}},
        "$.log.modifications[0].date",
    ),
    "drop-out": ({"log": {"drop_out": {"date": "2024-05-02"}}}, "$.log.drop_out.date"),
}


@pytest.mark.parametrize("members, path", DATES.values(), ids=list(DATES))
def test_records_after_the_day_of_the_case(members: Json, path: str) -> None:
    """A record after the case's own day is refused at its path (D07)."""
    assert [("D07", path, AFTER)] == _problems(as_of="2024-05-01", **members)


@pytest.mark.parametrize("members, path", DATES.values(), ids=list(DATES))
def test_records_of_the_day_of_the_case(members: Json, path: str) -> None:
    """A record of the case's own day is fine, and is a dated thing of the case."""
    told = case(as_of="2024-05-02", **members)
    join(told)

    assert path in [str(found) for found, _, is_record in dated(told) if is_record]


@pytest.mark.parametrize(
    "members",
    [
        {"patient": {"surgeries": [thing({}, state="planned", date="2024-05-02")]}},
        {"patient": {"surgeries": [thing({}, state="considered")]}},
        {"patient": {"surgeries": [thing({}, state="considered", date="2024-05-02")]}},
        {"patient": {"medications": [thing({}, drug_class="nsaid", start="2024-05-02", end="2024-05-04")]}},
        {"log": {"sessions": [session("2024-05-02", item(BICEPS), status="planned")]}},
        {"log": {"sessions": [session("2024-05-02", item(BICEPS, status="planned"))]}},
        {"log": {"sessions": [session("2024-05-02", status="planned")]}},
        {"log": {"treatments": [thing({}, date="2024-05-02", treatment="ice", status="planned")]}},
        {"log": {"events": [thing({}, event="fall")]}},
        {"program_start": "2024-05-02"},
        {"goals": [thing({}, kind="pain", target_date="2024-05-02")]},
        {"waivers": [{"rule": "P01", "id": "case", "reason": "r", "author": "a", "expiry": "2024-05-02"}]},
    ],
    ids=[
        "planned surgery",
        "undated surgery",
        "considered surgery",
        "planned medicine",
        "planned session",
        "planned item",
        "planned empty session",
        "planned treatment",
        "undated event",
        "program",
        "goal",
        "waiver",
    ],
)
def test_what_may_lie_ahead(members: Json) -> None:
    """What is planned or wanted may lie after the case's day."""
    told = case(as_of="2024-05-01", **members)

    assert told is join(told).case


@pytest.mark.parametrize("year, problems", [(2024, []), (2025, ["$.assessments[0].date"])])
def test_records_before_birth(year: int, problems: list[str]) -> None:
    """A record before the year of birth is refused (D07)."""
    members = {"patient": {"birth_year": year}, "assessments": [visit("2024-05-02")]}
    if not problems:
        assert join(case(**members)).case.id == "case"
        return

    assert [("D07", problems[0], "lies before the year of birth, 2025 (got 2024-05-02)")] == _problems(**members)


def test_record_that_is_both_too_early_and_too_late() -> None:
    """A record before birth and after the case's own day is two problems at one path."""
    told = {"patient": {"birth_year": 2025}, "assessments": [visit("2024-05-02")], "as_of": "2024-05-01"}

    assert ["lies before the year of birth, 2025 (got 2024-05-02)", AFTER] == [why for _, _, why in _problems(**told)]


@pytest.mark.parametrize(
    "agonist, antagonist, sides, why",
    [
        (BICEPS, "brachialis", "midline", "none of the two muscles is"),
        (BICEPS, "rectus-abdominis", "same", "one of the two muscles alone is"),
        (BICEPS, "rectus-abdominis", "opposite", "one of the two muscles alone is"),
        ("rectus-abdominis", BICEPS, "same", "one of the two muscles alone is"),
    ],
)
def test_pairs_that_cannot_be_linked(agonist: str, antagonist: str, sides: str, why: str) -> None:
    """A pair whose sides cannot be linked as it says is refused (D08)."""
    why = f"cannot be {sides}: {why} a midline muscle"

    assert [("D08", "$.definitions.pairs[0].sides", why)] == _problems(
        **_defined(pairs=[pair(agonist, antagonist, sides=sides)])
    )


@pytest.mark.parametrize(
    "agonist, antagonist, sides",
    [
        (BICEPS, "brachialis", "same"),
        (BICEPS, "brachialis", "opposite"),
        (BICEPS, "rectus-abdominis", "midline"),
        (BICEPS, "rectus-abdominis", None),
        ("rectus-abdominis", "deep-neck-flexors", "midline"),
        ("rectus-abdominis", "deep-neck-flexors", "same"),
    ],
)
def test_pairs_that_can_be_linked(agonist: str, antagonist: str, sides: str | None) -> None:
    """A pair is linked by side where both muscles have sides, and by the midline where one has none."""
    told = join(case(definitions={"pairs": [pair(agonist, antagonist, sides=sides)], "only_own_pairs": True}))

    assert ["$.definitions.pairs[0]"] == [str(entry.path) for entry in told.pairs]


def test_own_pairs_beside_shipped_ones() -> None:
    """Shipped pairs are left out only where the case says so; one that it replaces holds as the case has it."""
    own = pair(BICEPS, "brachialis", id="biceps-brachii-and-triceps-brachii")
    beside = join(case(definitions={"pairs": [own], "only_own_pairs": False}))
    alone = join(case(definitions={"pairs": [own], "only_own_pairs": True}))

    assert len(rk.pairs) == len(beside.pairs) == len({entry.pair.id for entry in beside.pairs})
    assert [alone.pairs[0].pair] == [entry.pair for entry in beside.pairs if entry.pair.id == own["id"]]
    assert 1 == len(alone.pairs)


def test_pair_after_one_without_sides() -> None:
    """Each pair of a case is looked at, also behind one that states no sides."""
    pairs = [pair(BICEPS, "brachialis"), pair(BICEPS, "brachialis", sides="midline")]

    assert [("D08", "$.definitions.pairs[1].sides")] == [
        (code, path) for code, path, _ in _problems(**_defined(pairs=pairs))
    ]


def test_shipped_pair_of_a_replaced_muscle() -> None:
    """A case that replaces a paired muscle by a midline one is not refused for a shipped pair of that muscle."""
    told = join(case(**_defined(muscles=[{"id": BICEPS, "regions": ["elbow"], "midline": True}])))

    assert [("$.definitions.muscles[0]", BICEPS)] == [(str(path), name) for path, name in told.replaced]


def test_unknown_muscle_of_a_pair_is_one_problem() -> None:
    """A pair of a muscle that is not there is refused for that alone."""
    assert ["D02"] == [code for code, _, _ in _problems(**_defined(pairs=[pair("bice", BICEPS, sides="midline")]))]


def _muscles(**parts: list[str]) -> Json:
    return _defined(
        muscles=[
            {"id": name, "regions": ["hip"], "midline": False, **({"parts": names} if names else {})}
            for name, names in parts.items()
        ]
    )


@pytest.mark.parametrize(
    "parts, looping",
    [
        ({"a": ["b"], "b": ["a"]}, ["a", "b"]),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, ["a", "b", "c"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["b", "c"]),
    ],
    ids=["two", "three", "below another"],
)
def test_loops_of_parts(parts: dict[str, list[str]], looping: list[str]) -> None:
    """A muscle that is a part of its own part is refused (D05)."""
    positions = {name: position for position, name in enumerate(parts)}

    assert [
        ("D05", f"$.definitions.muscles[{positions[name]}].parts", f"{name} must not be a part of its own part")
        for name in looping
    ] == _problems(**_muscles(**parts))


def test_shipped_muscle_in_a_loop() -> None:
    """A definition that replaces a part and names its whole as a part is refused."""
    told = _defined(muscles=[{"id": "psoas-major", "regions": ["hip"], "midline": False, "parts": ["iliopsoas"]}])

    assert ["D05"] == [code for code, _, _ in _problems(**told)]


def test_parents() -> None:
    """The wholes of a part come nearest first, each once, however many ways lead up."""
    joined = join(case(**_muscles(top=["left", "right"], left=["bottom"], right=["bottom"], bottom=[])))

    assert (("left", "right", "top"), ("top",)) == (joined.parents["bottom"], joined.parents["left"])
    assert "top" not in joined.parents


def test_problems_come_in_order() -> None:
    """All problems come at once, in the order of their paths, positions as numbers."""
    tones = [tone("bice", "normal") for _ in range(11)]
    paths = [path for _, path, _ in _problems(assessments=[visit(START, tones=tones)], **_planned(technique="nothing"))]

    assert [*(f"$.assessments[0].tones[{number}].muscle" for number in range(11)), f"{WORK}.technique"] == paths


def test_problems_of_one_list_come_in_its_order() -> None:
    """A wrong name in the first session comes before a wrong date in the second, though dates come first in each."""
    sessions = [session(START, item(prescription="e9")), session("2024-05-02", item(BICEPS))]

    assert [("D02", f"{ITEM}.prescription"), ("D07", "$.log.sessions[1].date")] == [
        (code, path) for code, path, _ in _problems(as_of="2024-05-01", log={"sessions": sessions})
    ]


def test_replaced_entries() -> None:
    """A definition of a shipped id replaces the whole entry and is listed; one of a new id is added."""
    definitions = {
        "muscles": [
            {"id": BICEPS, "regions": ["neck"], "midline": False},
            {"id": "new", "regions": ["hip"], "midline": False},
        ],
        "pairs": [pair(BICEPS, "brachialis", id="biceps-brachii-and-triceps-brachii"), pair(BICEPS, "deltoid")],
        "exercises": [
            {"id": "resistance", "name": "mine", "type": "core"},
            {"id": "new", "name": "n", "type": "core"},
        ],
        "treatments": [{"id": "ice", "name": "mine", "kind": "heat"}, {"id": "newer", "name": "n", "kind": "ice"}],
    }
    told = join(case(definitions=definitions))
    names = {"resistance", "ice", "new", "newer"}

    assert [
        ("$.definitions.muscles[0]", BICEPS),
        ("$.definitions.pairs[0]", "biceps-brachii-and-triceps-brachii"),
        ("$.definitions.exercises[0]", "resistance"),
        ("$.definitions.treatments[0]", "ice"),
    ] == [(str(path), name) for path, name in told.replaced]
    assert (["neck"], "mine", "mine") == (
        [str(region) for region in told.muscles[BICEPS].regions],
        told.interventions["resistance"].name,
        told.interventions["ice"].name,
    )
    assert names <= set(told.interventions)
    assert "new" in told.muscles


def test_treatment_in_place_of_an_exercise() -> None:
    """A treatment that replaces a shipped exercise is listed as such."""
    told = join(case(definitions={"treatments": [{"id": "walking", "name": "led walk", "kind": "education"}]}))

    assert ("led walk", [("$.definitions.treatments[0]", "walking")]) == (
        told.interventions["walking"].name,
        [(str(path), name) for path, name in told.replaced],
    )


def test_exercise_in_place_of_a_treatment() -> None:
    """Exercises and treatments share one namespace, so that one may replace the other."""
    told = join(case(definitions={"exercises": [{"id": "ice", "name": "ice dance", "type": "dance"}]}))

    assert ("ice dance", [("$.definitions.exercises[0]", "ice")]) == (
        told.interventions["ice"].name,
        [(str(path), name) for path, name in told.replaced],
    )


def test_walk() -> None:
    """A walk yields each object of a document with its path, outermost first, in document order."""
    told = case(**_planned(dosage={"sets": 3, "tempo": {"concentric_s": 1}}))

    assert [
        "$",
        "$.patient",
        "$.program",
        "$.program.phases[0]",
        WORK,
        f"{WORK}.targets[0]",
        f"{WORK}.dosage",
        f"{WORK}.dosage.tempo",
    ] == [str(path) for path, _ in walk(told)]
    assert (Path(), told) == next(walk(told))
