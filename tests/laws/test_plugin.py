"""What the entry point gives: `from_type` knows the classes of rehabkit in a process that imports Hypothesis alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import find, settings
from hypothesis import strategies as st

import rehabkit as rk
from rehabkit import _hypothesis_plugin

ROOT = Path(__file__).parents[2]
EXAMPLES = os.environ.get("REHABKIT_EXAMPLES", "2")
"""How many values of each class are drawn; `nox -s strategies` asks for 200."""

DRAW = f"""
from hypothesis import Phase, given, settings, strategies as st
import rehabkit

apart = (rehabkit.Catalog, rehabkit.Registry)
public = [getattr(rehabkit, name) for name in rehabkit.__all__]
classes = [each for each in public if isinstance(each, type) and not issubclass(each, apart)]
for cls in classes:
    seen = []

    @settings(max_examples={EXAMPLES}, database=None, deadline=None, phases=[Phase.generate])
    @given(st.from_type(cls))
    def draw(value):
        assert isinstance(value, cls)
        seen.append(value)

    draw()
    assert seen, cls
print(len(classes))
"""

ITERABLES = """
from collections.abc import Iterable
from hypothesis import find, settings, strategies as st
from hypothesis.errors import NoSuchExample
import rehabkit

apart = (rehabkit.Catalog, rehabkit.Registry)
try:
    print(find(st.from_type(Iterable[int]), lambda value: isinstance(value, apart)))
except NoSuchExample:
    print("none")
"""

FIRST = """
import rehabkit.testing
from hypothesis import given, settings, strategies as st
import rehabkit

@settings(max_examples=1, database=None)
@given(st.from_type(rehabkit.Case))
def draw(case):
    print(case.id)

draw()
"""

LIGHT = """
import sys, hypothesis
print(*sorted({"rehabkit", "rehabkit._hypothesis_plugin", "rehabkit.testing"} & {*sys.modules}))
"""


def _said(tmp_path: Path, code: str, **environment: str) -> str:
    """Return what a fresh process prints in which the entry points of pyproject.toml are installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = "\n".join(f"{name} = {place}" for name, place in project["entry-points"]["hypothesis"].items())
    metadata = tmp_path / "rehabkit_points-0.dist-info"
    metadata.mkdir()
    (metadata / "entry_points.txt").write_text(f"[hypothesis]\n{points}\n", encoding="utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: rehabkit-points\nVersion: 0\n", encoding="utf-8")
    given = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT / "src"))), **environment}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, env=given, text=True, check=False)

    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


def test_setup() -> None:
    """What the entry point runs may run twice, and registers the strategy of each class."""
    _hypothesis_plugin.setup()
    _hypothesis_plugin.setup()
    few = settings(database=None, max_examples=200)

    assert find(st.from_type(rk.Tempo), lambda tempo: tempo.pause_long_s is not None, settings=few).pause_long_s == 0
    assert isinstance(find(st.from_type(rk.LoadRange), lambda _: True, settings=few), rk.LoadRange)


@pytest.mark.native
def test_every_public_class(tmp_path: Path) -> None:
    """`from_type` draws values of each public class but the shipped catalogs and registry."""
    assert int(_said(tmp_path, DRAW)) > 250


@pytest.mark.native
def test_iterables_stay_what_they_are(tmp_path: Path) -> None:
    """Who asks for something to iterate over is not given a catalog."""
    assert _said(tmp_path, ITERABLES) == "none"


@pytest.mark.native
def test_testing_first(tmp_path: Path) -> None:
    """The order of imports does not matter."""
    assert _said(tmp_path, FIRST) == "x"


@pytest.mark.native
@pytest.mark.parametrize("off, loaded", [("", "rehabkit rehabkit._hypothesis_plugin"), ("1", "")])
def test_what_is_imported(tmp_path: Path, off: str, loaded: str) -> None:
    """Importing Hypothesis imports the classes, but no strategy; the variable turns it off."""
    assert _said(tmp_path, LIGHT, HYPOTHESIS_NO_PLUGINS=off) == loaded
