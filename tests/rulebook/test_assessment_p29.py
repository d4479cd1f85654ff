from __future__ import annotations

from typing import Any

import pytest
from tests.rulebook._build import ELBOW, Json, case, filled, hits, own, pair, said, tone, visit

import rehabkit as rk

BICEPS, TRICEPS = "biceps-brachii", "triceps-brachii"


def _case(*visits: Json, **members: Any) -> rk.Case:
    return case(**{"assessments": list(visits), "definitions": ELBOW, **members})


def _seen(biceps: str, triceps: str, date: str = "2024-04-01", *, sides: str = "left left") -> Json:
    first, second = sides.split()
    return visit(date, tones=[tone(BICEPS, biceps, first), tone(TRICEPS, triceps, second)])


@pytest.mark.parametrize(
    "biceps, triceps, expected",
    [
        ("hypertonic", "hypotonic", ["pass"]),
        ("hypertonic", "releasing", ["pass"]),
        ("hypertonic", "normal", ["fail"]),
        ("hypertonic", "hypertonic", ["fail"]),
        ("spasm", "hypertonic", ["fail"]),
        ("spasm", "normal", ["fail"]),
        ("normal", "hypertonic", ["fail"]),
        ("hypotonic", "spasm", ["pass"]),
        ("normal", "normal", []),
        ("hypotonic", "normal", []),
        ("hypertonic", "unknown", []),
        ("unknown", "hypertonic", []),
    ],
)
def test_states(biceps: str, triceps: str, expected: list[str]) -> None:
    """A tight muscle expects a long one beside it; two that are tight, or a normal one, are noted (A22)."""
    assert expected == said("P29", _case(_seen(biceps, triceps)))


def test_the_pair_is_symmetric() -> None:
    """Which muscle the pair names first makes no difference; the tight one is the site."""
    turned = own(pair(TRICEPS, BICEPS))
    (hit,) = hits("P29", _case(_seen("normal", "hypertonic")))
    (other,) = hits("P29", _case(_seen("normal", "hypertonic"), definitions=turned))

    assert (filled(hit), str(hit.site)) == (filled(other), f"{TRICEPS} (left)")


def test_days() -> None:
    """Both are examined on one day; the last such day with a tight muscle is judged."""
    apart = [
        visit("2024-03-01", tones=[tone(BICEPS, "hypertonic")]),
        visit("2024-04-01", tones=[tone(TRICEPS, "normal")]),
    ]
    told = {
        "apart": said("P29", _case(*apart)),
        "mended": said("P29", _case(_seen("hypertonic", "normal", "2024-03-01"), _seen("hypertonic", "hypotonic"))),
        "free": said("P29", _case(_seen("hypertonic", "normal", "2024-03-01"), _seen("normal", "normal"))),
        "worse": said("P29", _case(_seen("hypertonic", "hypotonic", "2024-03-01"), _seen("hypertonic", "normal"))),
    }

    assert {"apart": [], "mended": ["pass"], "free": ["fail"], "worse": ["fail"]} == told


def test_newer_days_of_one_muscle() -> None:
    """A later visit that sees one muscle alone is no day of both, whichever muscle it is."""
    alone = [visit(f"2024-04-1{at}", tones=[tone(muscle, "normal")]) for at, muscle in enumerate((BICEPS, TRICEPS))]

    assert ["fail"] == said("P29", _case(_seen("hypertonic", "normal"), *alone))


@pytest.mark.parametrize("first, last", [(BICEPS, TRICEPS), (TRICEPS, BICEPS)])
def test_the_tight_muscle_changes(first: str, last: str) -> None:
    """Whichever muscle is tight on the last such day is the one that is named."""
    visits = [
        visit("2024-03-01", tones=[tone(first, "hypertonic"), tone(last, "hypotonic")]),
        visit("2024-04-01", tones=[tone(first, "normal"), tone(last, "hypertonic")]),
    ]
    (hit,) = hits("P29", _case(*visits))

    assert (f"{last} (left)", f"{first} (left)") == (filled(hit)["tight"], filled(hit)["partner"])


def test_two_visits_of_one_day() -> None:
    """Two visits of one day are one day."""
    visits = [
        visit("2024-04-01", time="08:00", tones=[tone(BICEPS, "hypertonic")]),
        visit("2024-04-01", time="12:00", tones=[tone(TRICEPS, "normal")]),
    ]

    assert ["fail"] == said("P29", _case(*visits))


@pytest.mark.parametrize("sides", ["left right", "left unknown", "unknown left"])
def test_sides(sides: str) -> None:
    """Sides are exact, and an unknown one is no side."""
    assert [] == said("P29", _case(_seen("hypertonic", "normal", sides=sides)))


@pytest.mark.parametrize(
    "definitions",
    [own(), own(pair(BICEPS, TRICEPS, gates=False)), own(pair(BICEPS, TRICEPS, kind="clinical-pattern"))],
    ids=["none", "open", "clinical pattern"],
)
def test_pairs_that_do_not_gate(definitions: Json) -> None:
    """Other pairs that do not gate are not judged."""
    assert [] == said("P29", _case(_seen("hypertonic", "normal"), definitions=definitions))


def test_both_sides() -> None:
    """Each side is a place of its own."""
    visits = [_seen("hypertonic", "normal"), _seen("hypertonic", "hypotonic", sides="right right")]

    assert ["fail", "pass"] == said("P29", _case(*visits))


def test_midline_partner() -> None:
    """A midline muscle is judged with each side."""
    pairs = own(pair("erector-spinae", "rectus-abdominis", sides="midline"))
    seen = visit(
        "2024-04-01",
        tones=[
            tone("erector-spinae", "hypertonic"),
            tone("erector-spinae", "hypertonic", "right"),
            tone("rectus-abdominis", "normal", "midline"),
        ],
    )

    assert ["fail", "fail"] == said("P29", _case(seen, definitions=pairs))


@pytest.mark.parametrize("region, expected", [("elbow", ["neurogenic-tone"]), ("knee", ["fail"])])
def test_neurogenic(region: str, expected: list[str]) -> None:
    """Tone that may be neurogenic is left out (A69)."""
    stroke = {"conditions": [{"id": "k", "condition": "stroke", "region": region, "side": "left"}]}

    assert expected == said("P29", _case(_seen("hypertonic", "normal"), patient=stroke))


@pytest.mark.parametrize("muscle", [BICEPS, TRICEPS])
def test_neurogenic_tone_of_one_muscle(muscle: str) -> None:
    """It takes one muscle of the pair whose tone may be neurogenic."""
    neuro = [{"id": "z1", "kind": "rigidity", "result": "increased", "muscle": muscle}]

    assert ["neurogenic-tone"] == said("P29", _case({**_seen("hypertonic", "normal"), "neuro": neuro}))


def test_view_of_an_earlier_day() -> None:
    """What is examined after the day of the view is not seen."""
    assert [] == said("P29", _case(_seen("hypertonic", "normal")), as_of="2024-03-31")


def test_severity_and_place() -> None:
    """The note is an info at the tight muscle."""
    (finding,) = (each for each in rk.check(_case(_seen("normal", "hypertonic"))).findings if each.rule == "P29")

    assert (rk.Severity.INFO, "$.assessments[0].tones[1]") == (finding.severity, finding.path)


def test_corresponding_pair() -> None:
    """A corresponding pair does not gate, and is judged here (A13)."""
    wide = own(pair(BICEPS, TRICEPS, kind="corresponding"))
    (hit,) = hits("P29", _case(_seen("hypertonic", "normal"), definitions=wide))

    assert "biceps-brachii and triceps-brachii are a corresponding pair" == hit.facts[0].value
    assert ["pass"] == said("P29", _case(_seen("hypertonic", "hypotonic"), definitions=wide))


@pytest.mark.parametrize("first, second", [("left", "right"), ("right", "left")])
def test_both_sides_of_one_muscle(first: str, second: str) -> None:
    """Where a muscle is tight on both sides and opposes itself, the id says which is named, and not the side."""
    trapezius = own(pair("upper-trapezius", "upper-trapezius", sides="opposite", gates=True))
    seen = [tone("upper-trapezius", "hypertonic", side, id=name) for name, side in (("t1", first), ("t2", second))]
    (hit,) = hits("P29", _case(visit("2024-04-01", tones=seen), definitions=trapezius))

    assert (str(hit.path), str(hit.site)) == ("$.assessments[0].tones[0]", f"upper-trapezius ({first})")
