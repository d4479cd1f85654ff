from __future__ import annotations

from itertools import pairwise

import attrs
import pytest
from matplotlib.patches import Rectangle
from tests.plot._seen import line, named, texts
from tests.progression._build import person, two

import rehabkit as rk
import rehabkit.plot as rp

LEFT = rk.Side.LEFT
RESPONSES: list[rk.PainCourse | rk.ToneCourse] = [
    rk.PainCourse(region=rk.Region.ELBOW, side=LEFT, values=((0, 4), (14, 0))),
    rk.ToneCourse(
        site=rk.Site(muscle="triceps-brachii", side=LEFT),
        values=((0, rk.Tone.HYPERTONIC), (21, rk.Tone.RELEASING)),
    ),
]


@pytest.fixture(scope="module")
def timeline() -> rk.Timeline:
    """Return a simulation of two phases."""
    return rk.simulate(person(two()), RESPONSES)


def test_phases_between_visits(timeline: rk.Timeline) -> None:
    """Each stretch between two visits is drawn in the phase that it was spent in."""
    bars = [each for each in rp.simulation(timeline).patches if isinstance(each, Rectangle)]
    drawn = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars if "phase" in str(bar.get_gid()))
    days = [entry.day for entry in timeline.entries]

    assert list(pairwise(days)) == drawn
    assert {f"phase {entry.phase}" for entry in timeline.entries[1:]} == {
        str(bar.get_gid()).rpartition(" ")[0] for bar in bars if "phase" in str(bar.get_gid())
    }


def test_a_decision_for_each_visit(timeline: rk.Timeline) -> None:
    """Each visit has the mark of its decision, and the words tell where it leads."""
    ax = rp.simulation(timeline)
    moved = next(entry for entry in timeline.entries if entry.decision.to == "strength")

    assert [f"decision {entry.day}" for entry in timeline.entries] == named(ax, "decision ")
    assert f"day {moved.day} advance to strength" in rp.alt_text(ax)


def test_work_in_course(timeline: rk.Timeline) -> None:
    """Each prescription has a mark at the visits at which it was in course."""
    ax = rp.simulation(timeline)
    days = [entry.day for entry in timeline.entries if any(dose.prescription == "r1" for dose in entry.doses)]

    assert days == [x for x, _ in line(ax, "work r1")]


def test_new_findings(timeline: rk.Timeline) -> None:
    """Each visit with new findings has a line with their rules."""
    ax = rp.simulation(timeline)

    assert [f"findings {entry.day}" for entry in timeline.entries if entry.findings] == named(ax, "findings ")
    for entry in timeline.entries:
        assert all(finding.rule in rp.alt_text(ax) for finding in entry.findings)


def test_nobody_real(timeline: rk.Timeline) -> None:
    """The title says that the course is simulated, and the words how it ends."""
    ax = rp.simulation(timeline)

    assert ax.get_title(loc="left").startswith("Simulated course of case")
    assert f"Ends: {timeline.ending.replace('-', ' ')}" in texts(ax)


def test_phase_that_was_not_entered() -> None:
    """A phase in which no time was spent is named as such."""
    ax = rp.simulation(rk.simulate(person(two()), RESPONSES, last_day=7))

    assert "strength: not entered between visits" in texts(ax)


def test_no_program() -> None:
    """A simulation without a program has its one visit."""
    ax = rp.simulation(rk.simulate(person(None), []))

    assert [] == named(ax, "phase") + named(ax, "work")
    assert ["decision 0"] == named(ax, "decision")


def test_no_visit(timeline: rk.Timeline) -> None:
    """A timeline without a visit is refused."""
    with pytest.raises(ValueError) as caught:
        rp.simulation(attrs.evolve(timeline, entries=()))

    assert "the timeline must have at least one visit" == str(caught.value)
