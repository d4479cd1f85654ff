from __future__ import annotations

import datetime as dt

import pytest
from matplotlib.patches import Rectangle
from tests.plot._seen import elbow, line, named, texts
from tests.rulebook._build import case, item, pain, session, tone, visit

import rehabkit as rk
import rehabkit.plot as rp

ELBOW, LEFT, RIGHT = rk.Region.ELBOW, rk.Side.LEFT, rk.Side.RIGHT
TRICEPS = rk.Site(muscle="triceps-brachii", side=LEFT)
FIRST, SECOND = (float((dt.date(2024, 4, day) - dt.date(1970, 1, 1)).days) for day in (2, 16))
MEASURE = "pain pain, elbow (left), now, movement, 0 to 10"


def _lane(ax: object, name: str) -> list[tuple[float, float, str | None]]:
    found = [each for each in ax.patches if isinstance(each, Rectangle)]  # type: ignore[attr-defined]
    return [(e.get_x(), e.get_x() + e.get_width(), e.get_hatch()) for e in found if str(e.get_gid()).startswith(name)]


def test_pain_is_drawn_as_told() -> None:
    """Each pain value stands on its day at its height."""
    assert [(FIRST, 4.0), (SECOND, 1.0)] == line(rp.course(elbow(), ELBOW), MEASURE)


@pytest.mark.parametrize("where", [ELBOW, TRICEPS], ids=str)
def test_gate_between_visits(where: rk.Site | rk.Region) -> None:
    """Between visits the gate stays as the last one left it: closed and hatched, then open."""
    ax = rp.course(elbow(as_of="2024-04-30"), where)

    assert [(FIRST, SECOND, "////"), (SECOND, SECOND + 14, None)] == _lane(ax, "triceps-brachii (left)")


def test_pain_at_work() -> None:
    """Pain told with done work is drawn beside that of visits, measure by measure."""
    ax = rp.course(elbow(), ELBOW)

    assert [(FIRST + 3, 3.0)] == line(ax, "pain pain before work, 0 to 10")
    assert [(FIRST + 3, 5.0)] == line(ax, "pain pain during work, 0 to 10")


def test_millimeters_are_not_converted() -> None:
    """A value in millimeters stands on an axis of its own, and the words keep its unit."""
    mm = pain("elbow", 35, scale="vas-mm")
    ax = rp.course(elbow(assessments=[visit("2024-04-02", pains=[mm])]), ELBOW)

    name = "pain, elbow (left), now, movement, mm on a VAS (axis on the right)"
    assert [(FIRST, 3.5)] == line(ax, f"pain {name}")
    assert "60 mm" in texts(ax)
    assert f"{name[0].upper()}{name[1:]}: 35 on 2024-04-02." in rp.alt_text(ax)


@pytest.mark.parametrize(
    "where, side, found",
    [
        (ELBOW, None, True),
        (ELBOW, LEFT, True),
        (ELBOW, RIGHT, False),
        (rk.Region.NECK, None, False),
        (TRICEPS, None, True),
        (rk.Site(muscle="triceps-brachii", side=RIGHT), None, False),
        (rk.Site(muscle="soleus", side=LEFT), None, False),
    ],
    ids=["elbow", "left elbow", "right elbow", "neck", "left triceps", "right triceps", "left soleus"],
)
def test_places_are_exact(where: rk.Site | rk.Region, side: rk.Side | None, *, found: bool) -> None:
    """What is recorded on the left elbow is drawn for the left elbow alone."""
    ax = rp.course(elbow(log=None), where, side)

    assert found is bool(named(ax, "pain"))
    assert found is bool(named(ax, "triceps-brachii (left)"))


def test_pain_at_a_muscle() -> None:
    """Pain narrowed to a muscle is drawn for that muscle and its parts, and not for another one of the region."""
    told = elbow(assessments=[visit("2024-04-02", pains=[pain("elbow", 2, muscle="triceps-brachii", timing=None)])])
    name = "pain pain, elbow (left) at triceps-brachii, movement, 0 to 10"

    assert [name] == named(rp.course(told, TRICEPS), "pain pain, ")
    assert [name] == named(rp.course(told, rk.Site(muscle="triceps-brachii-long-head", side=LEFT)), "pain pain, ")
    assert [] == named(rp.course(told, rk.Site(muscle="anconeus", side=LEFT)), "pain pain, ")


def test_state_of_a_part() -> None:
    """A muscle has a lane if a part of it has a record."""
    told = elbow(assessments=[visit("2024-04-02", tones=[tone("triceps-brachii-long-head", "hypertonic")])])

    assert ["triceps-brachii (left) 2024-04-02"] == named(rp.course(told, TRICEPS), "triceps-brachii (left)")


def test_unknown_side_has_no_lane() -> None:
    """A state on an unknown side is no site's own, and leaves a site's gate unknown."""
    told = elbow(assessments=[visit("2024-04-02", tones=[tone("triceps-brachii", "hypertonic", "unknown")])])

    assert [] == named(rp.course(told, ELBOW), "triceps-brachii")
    assert "triceps-brachii (left) unknown, gate unknown" in rp.alt_text(rp.course(told, TRICEPS))


def test_unrecorded_state_has_no_marker() -> None:
    """A site whose own state nobody recorded has a lane without a marker."""
    tones = [tone("triceps-brachii-long-head", "normal"), tone("triceps-brachii-long-head", "normal", "right")]
    told = elbow(assessments=[visit("2024-04-02", tones=tones)], log=None)
    ax = rp.course(told, TRICEPS)

    assert [(FIRST, FIRST + 1, None)] == _lane(ax, "triceps-brachii (left)")


def test_work_of_a_region() -> None:
    """Pain told with work that names a region and no muscle belongs to that region and side."""
    massage = {"id": "i", "intervention": "massage", "region": "elbow", "region_side": "left", "pain_after": 2}
    told = elbow(assessments=None, log={"sessions": [session("2024-04-05", massage)]})

    assert ["pain pain after work, 0 to 10"] == named(rp.course(told, ELBOW, LEFT), "pain")
    assert [] == named(rp.course(told, ELBOW, RIGHT), "pain")
    assert [] == named(rp.course(told, TRICEPS), "pain")


def test_missed_work_has_no_pain() -> None:
    """Work that was missed tells no pain."""
    missed = item("biceps-brachii", status="missed", pain_before=3)

    assert [] == named(
        rp.course(elbow(assessments=None, log={"sessions": [session("2024-04-05", missed)]}), ELBOW), "p"
    )


def test_as_of() -> None:
    """An earlier view sees no later value."""
    ax = rp.course(elbow(), ELBOW, as_of=dt.date(2024, 4, 10))

    assert [(FIRST, 4.0)] == line(ax, MEASURE)
    assert "As of 2024-04-10" in texts(ax)


def test_nothing_recorded() -> None:
    """Where nothing is recorded the picture says so."""
    ax = rp.course(case(), ELBOW)

    assert ["No pain and no tension state is recorded here", "Nothing is dated"] == texts(ax)


def test_title_names_the_place() -> None:
    """The title names place, side and case."""
    assert "Pain and tension over time: elbow (left), case case" == rp.course(case(), ELBOW, LEFT).get_title(loc="left")


def test_unknown_muscle() -> None:
    """A muscle that the case does not know is refused."""
    with pytest.raises(rk.UnknownNameError) as caught:
        rp.course(case(), rk.Site(muscle="elbow-grease", side=LEFT))

    assert "no muscle is named 'elbow-grease'" == str(caught.value)
