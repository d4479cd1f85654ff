from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from tests._marks import DOCUMENTED

import rehabkit as rk
from rehabkit.bounds import Model, fields_of

pytestmark = DOCUMENTED

ROOT = Path(__file__).parents[2]
API = ROOT / "docs" / "reference" / "api"
DECISIONS = ROOT / "docs" / "reference" / "decisions.md"
HEADINGS = ("What it checks", "Why", "When it does not apply", "References")

_ENTRY = re.compile(r"^    (\w+): \S", re.MULTILINE)
_DECISION = re.compile(r"\b[AT][0-9]{2}\b")

MODELS = sorted(
    (
        found
        for name in rk.__all__
        if isinstance(found := getattr(rk, name), type) and issubclass(found, Model) and found is not Model
    ),
    key=lambda cls: cls.__name__,
)


def _described(cls: type) -> set[str]:
    found: set[str] = set()
    for base in cls.__mro__:
        _, _, attributes = inspect.cleandoc(base.__dict__.get("__doc__") or "").partition("\nAttributes:\n")
        found.update(_ENTRY.findall(attributes.partition("\n\n")[0]))
    return found


def _documented() -> set[str]:
    """Return the last part of each name that a directive or a `rk.` literal of the API pages mentions."""
    found: set[str] = set()
    for page in API.glob("*.rst"):
        text = page.read_text(encoding="utf-8")
        found.update(re.findall(r"^\.\. auto(?:class|function|data)::\s+(?:[\w.]+\.)?(\w+)$", text, re.MULTILINE))
        found.update(re.findall(r"``rk\.(\w+)``", text))
        for members in re.findall(r":members: ((?:[\w, ]|\n {10,})+)", text):
            found.update(re.findall(r"\w+", members))
    return found


@pytest.mark.parametrize("cls", MODELS, ids=lambda cls: cls.__name__)
def test_fields_are_described(cls: type[Model]) -> None:
    """Every field of a public model stands under `Attributes:` in its docstring or in a base's."""
    names = {field.name for field in fields_of(cls)}

    assert names - _described(cls) == set()


@pytest.mark.parametrize("cls", MODELS, ids=lambda cls: cls.__name__)
def test_described_fields_exist(cls: type[Model]) -> None:
    """A public model's docstring describes no field that it does not have."""
    names = {field.name for field in fields_of(cls)}

    assert _described(cls) - names == set()


@pytest.mark.parametrize("rule", list(rk.rules), ids=lambda rule: rule.code)
def test_rule_has_headings(rule: rk.Rule) -> None:
    """Every rule's docstring has the four headings of its page, in order, and a first sentence."""
    lines = inspect.cleandoc(rule.doc or "").splitlines()

    assert list(HEADINGS) == [line.removesuffix(":") for line in lines if line.removesuffix(":") in HEADINGS]
    assert lines[0].endswith(".")


def test_public_names_are_documented() -> None:
    """Every public name of the package stands in the pages of the Python API."""
    assert set(rk.__all__) - _documented() == set()


def test_disclaimer_is_on_the_front_page() -> None:
    """The front page of the documentation holds the disclaimer that every report holds, word for word."""
    from rehabkit.report import DISCLAIMER  # noqa: PLC0415  # the module is loaded on first use

    assert DISCLAIMER in (ROOT / "docs" / "index.md").read_text(encoding="utf-8")


def test_decisions_are_explained() -> None:
    """Every decision that sources of the package name by its code stands on the page of decisions."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src").rglob("*")
        # Vertebrae and spinal roots, which the data of muscles name, look like decisions.
        if path.suffix in {".py", ".toml"} and "cache" not in str(path) and path.parent.name != "muscles"
    ]
    named = {code for text in texts for code in _DECISION.findall(text)}
    explained = set(re.findall(r"^:::\{decision\} (\w+)$", DECISIONS.read_text(encoding="utf-8"), re.MULTILINE))

    assert named - explained == set()
