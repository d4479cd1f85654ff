from __future__ import annotations

import pytest
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from tests.plot._seen import gids, texts

import rehabkit as rk
import rehabkit.plot as rp


@pytest.mark.parametrize("joint", rk.Joint)
def test_every_muscle_acts(joint: rk.Joint) -> None:
    """Each box is a muscle that the catalog lists for that movement at that joint."""
    names = gids(rp.opponents(joint)).keys() - {"alt-text"}
    boxes = [name.replace(" across ", " ").split(" ") for name in names]

    assert boxes
    for place, movement, muscle in boxes:
        assert joint == place
        assert muscle in {found.id for found in rk.muscles.by_action(joint, movement)}


def test_main_movers_are_filled() -> None:
    """A main mover is filled; an accessory muscle is not."""
    boxes = {str(box.get_gid()): box for box in rp.opponents("elbow").patches if isinstance(box, Rectangle)}

    assert to_rgba(boxes["elbow extension triceps-brachii"].get_facecolor())[3] > 0
    assert 0 == to_rgba(boxes["elbow extension anconeus"].get_facecolor())[3]


def test_doubt_is_shown_and_told() -> None:
    """A contested action bears a question mark and a dotted outline, and the words say it."""
    ax = rp.opponents("elbow")

    assert "?" in texts(ax)
    assert "extensor-carpi-ulnaris (contested)" in rp.alt_text(ax)


def test_posture_is_told() -> None:
    """What depends on posture bears a tilde and is told."""
    ax = rp.opponents("shoulder")

    assert {"~", "~?"} <= set(texts(ax))
    assert "depends on posture" in rp.alt_text(ax)


def test_one_column_may_be_empty() -> None:
    """Where nothing opposes a movement, the picture says that nothing is listed, and so do its words."""
    ax = rp.opponents("little-finger-cmc")

    assert "none listed" in texts(ax)
    assert ": none listed." in rp.alt_text(ax)


def test_lateral_flexion_faces_the_other_side() -> None:
    """Lateral flexion is opposed by the same muscles of the other side."""
    assert "lateral flexion, other side" in texts(rp.opponents("cervical-spine"))


def test_unknown_joint() -> None:
    """A joint that is not there is refused."""
    with pytest.raises(rk.UnknownNameError) as caught:
        rp.opponents("flux-capacitor")

    assert "no joint is named 'flux-capacitor'" == str(caught.value)
