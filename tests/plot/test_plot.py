from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import pytest
from hypothesis import HealthCheck, given, settings
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from tests.plot._seen import FLAGGED, S02, STORIES, elbow, gids, png, texts

import rehabkit as rk
import rehabkit.plot as rp
from rehabkit import testing

_HEADS = {"decisions", "at", "visits"}


def _simulated(case: rk.Case) -> rk.Timeline:
    return rk.simulate(case, [], every_days=2_000)


PICTURES = {
    "course": lambda case, ax=None: rp.course(case, rk.Region.LOW_BACK, ax=ax),
    "profiles_heat_map": lambda case, ax=None: rp.profiles_heat_map(case, ["sources", "strict"], ax=ax),
    "program_timeline": lambda case, ax=None: rp.program_timeline(case, ax=ax),
    "simulation": lambda case, ax=None: rp.simulation(_simulated(case), ax=ax),
    "tone_pairs": lambda case, ax=None: rp.tone_pairs(case, ax=ax),
}


def test_every_picture_is_public() -> None:
    """The room offers the pictures, opponents, and the words for them, and nothing else."""
    assert sorted([*PICTURES, "alt_text", "opponents"]) == rp.__all__


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.filterwarnings("ignore:Glyph")
@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(case=testing.cases())
def test_no_case_breaks_a_picture(name: str, case: rk.Case) -> None:
    """Every case can be drawn, and the picture says in words what it is."""
    ax = PICTURES[name](case)

    assert png(ax).startswith(b"\x89PNG")
    assert rp.alt_text(ax)


@pytest.mark.parametrize("name", PICTURES)
def test_same_case_same_picture(name: str) -> None:
    """The same case gives the same bytes."""
    assert png(PICTURES[name](elbow())) == png(PICTURES[name](elbow()))


@pytest.mark.parametrize("name", PICTURES)
def test_given_axes_are_used(name: str) -> None:
    """A picture is drawn on the axes that it is given, and shows there what it shows on its own."""
    own = PICTURES[name](elbow())
    given_axes = Figure().add_subplot()

    assert PICTURES[name](elbow(), given_axes) is given_axes
    assert gids(given_axes) == gids(own)
    assert rp.alt_text(given_axes) == rp.alt_text(own)


@pytest.mark.parametrize("name", PICTURES)
def test_names_are_given_once(name: str) -> None:
    """Nothing is drawn twice: each thing on a picture has a name of its own."""
    assert {1} == set(gids(PICTURES[name](elbow())).values())


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_read_is_told(name: str) -> None:
    """Each word that is read on a picture, but for signs that are told in words, is among its words."""
    ax = PICTURES[name](elbow())
    told = rp.alt_text(ax)
    read = {word.rstrip(".") for text in texts(ax) for word in text.replace("·", " ").split()}

    assert set() == {word for word in read if word not in told and not re.fullmatch(r"[EWNw?]\d+|x\d+", word)} - _HEADS


@pytest.mark.parametrize("name", PICTURES)
def test_referral_comes_first(name: str) -> None:
    """Beside a red flag every picture begins with where to refer, seen and told."""
    ax = PICTURES[name](elbow(red_flag_screen=FLAGGED))
    first = texts(ax)[0]

    assert first.startswith("Before anything else, emergency:")
    assert rp.alt_text(ax).partition(". ")[2].startswith("Before anything else, emergency:")


@pytest.mark.parametrize("ground, ink", [("white", "black"), ("#131416", "white"), ("#ffffdd", "black")])
def test_text_follows_the_background(ground: str, ink: str) -> None:
    """Text is black on a light background and white on a dark one, on its own axes as well as on transparent ones."""
    plain, clear = (Figure(facecolor=ground).add_subplot() for _ in range(2))
    plain.set_facecolor(ground)
    clear.set_facecolor("none")

    for ax in (plain, clear):
        rp.tone_pairs(S02, ax=ax)
        assert {ink} == {text.get_color() for text in ax.texts if text.get_visible()}


def test_text_on_nothing_is_black() -> None:
    """Where nothing says what is behind the picture, the text is black."""
    ax = Figure(facecolor="none").add_subplot(facecolor="none")

    rp.tone_pairs(S02, ax=ax)

    assert {"black"} == {text.get_color() for text in ax.texts if text.get_visible()}


def test_color_is_never_alone() -> None:
    """Each tension state has a shape and, where it is filled, a hatch that no other one has."""
    from rehabkit.plot import _palette  # noqa: PLC0415  # tests look behind the public surface rarely

    looks = list(_palette.TONES.values())
    filled = [look.hatch for look in looks if look.color != "none"]

    assert set(rk.Tone) == set(_palette.TONES)
    assert len({look.marker for look in looks}) == len(looks)
    assert len(set(filled)) == len(filled)
    assert not {look.marker for look in looks} & {look.marker for look in _palette.SERIES}
    for table in (_palette.SEVERITIES, _palette.DECISIONS):
        assert len({look.marker for look in table.values()}) == len(table)


def test_alt_text_of_other_axes() -> None:
    """Axes without such a picture have no words, and axes with two have those of both."""
    ax = Figure().add_subplot()
    before = rp.alt_text(ax)
    rp.tone_pairs(S02, ax=ax)
    rp.opponents("elbow", ax=ax)

    assert not before
    assert rp.alt_text(ax) == f"{rp.alt_text(rp.tone_pairs(S02))} {rp.alt_text(rp.opponents('elbow'))}"


def test_settings_are_left_alone() -> None:
    """Drawing changes no setting of matplotlib."""
    before = dict(mpl.rcParams)
    png(rp.program_timeline(S02))

    assert before == dict(mpl.rcParams)


def test_pyplot_stays_out() -> None:
    """Neither importing nor drawing loads pyplot, so that no window and no list of figures comes into being."""
    code = (
        "import sys, rehabkit as rk, rehabkit.plot as rp; rp.opponents('knee').get_figure().savefig('/dev/null', "
        "format='png'); print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=120)

    assert "False" == done.stdout.strip()


def test_package_does_not_draw() -> None:
    """Importing the package and checking a case loads no matplotlib."""
    code = (
        "import sys, rehabkit as rk; rk.check(rk.load('examples/stories/s02-bad.json')); "
        "print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=120)

    assert "False" == done.stdout.strip()


def test_example(tmp_path: Path) -> None:
    """The example writes each picture beside its words."""
    command = [sys.executable, "examples/plots.py", str(tmp_path)]
    subprocess.run(command, capture_output=True, check=True, text=True, timeout=120)
    written = sorted(path.name for path in tmp_path.iterdir())
    names = ["low-back", "lumbar-spine", "pairs", "profiles", "program"]

    assert [f"{name}.{end}" for name in names for end in ("svg", "txt")] == written
    assert (tmp_path / "pairs.txt").read_text(encoding="utf-8").strip() == rp.alt_text(rp.tone_pairs(S02))


def test_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without matplotlib the import says in one sentence how to get it."""
    for name in [each for each in sys.modules if each.startswith("rehabkit.plot")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib.axes", None)

    with pytest.raises(ModuleNotFoundError) as caught:
        __import__("rehabkit.plot")

    assert 'rehabkit.plot needs matplotlib: pip install "rehabkit[plot]"' == str(caught.value)


def test_long_texts_are_cut() -> None:
    """A line that does not fit ends in an ellipsis, and a line end in a name is a space."""
    told = elbow(program={"id": "plan", "phases": [{"id": "ph", "kind": "task", "name": "A\n" + "b" * 90} | _WEEK]})

    assert "ph · A bbbbbbbbbbbbbbbbbbbbbbbbb… · days 0 to 6" in texts(rp.program_timeline(told))


_WEEK = {"from_day": 0, "to_day": 6}


@pytest.mark.parametrize("name", STORIES)
def test_stories_fit(name: str) -> None:
    """No text of a story's pictures runs out of its own figure on the right."""
    for ax in (rp.program_timeline(STORIES[name]), rp.tone_pairs(STORIES[name]), rp.profiles_heat_map(STORIES[name])):
        figure = ax.get_figure()
        assert isinstance(figure, Figure)
        figure.draw_without_rendering()

        assert [] == [t.get_text() for t in ax.texts if t.get_visible() and _right(t) > figure.bbox.width]


def _right(text: Text) -> float:
    return float(text.get_window_extent().x1)


def test_hollow_areas_keep_the_ground() -> None:
    """What is not recorded has no color of its own."""
    ax: Axes = rp.tone_pairs(elbow())
    box = next(each for each in ax.patches if each.get_gid() == "$.definitions.pairs[0] biceps-brachii (left)")

    assert isinstance(box, Rectangle)
    assert to_rgba("none") == box.get_facecolor()
