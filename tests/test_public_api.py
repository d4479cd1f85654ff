from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from types import ModuleType

import pytest

import rehabkit as rk
from rehabkit.bounds import Model

MODULES = ["rehabkit", *(found.name for found in walk_packages(rk.__path__, "rehabkit."))]
PACKAGES = [name for name in MODULES if hasattr(import_module(name), "__path__")]
LAZY = ["cattrs", "rehabkit.rulebook", "rehabkit.codec", "rehabkit.catalog", "cyclopts", "rich", "hypothesis"]


def _public(module: ModuleType) -> list[str]:
    return [name for name in getattr(module, "__all__", dir(module)) if not name.startswith("_")]


def _in_a_fresh_process(code: str) -> str:
    """Return what a new interpreter prints that runs some code."""
    return subprocess.run(  # the interpreter of this very test
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60
    ).stdout.strip()


def test_all_is_in_order() -> None:
    """The public names are unique and sorted as a linter sorts them: constants, classes, functions."""

    def key(name: str) -> tuple[int, str]:
        return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)

    assert sorted(set(rk.__all__), key=key) == rk.__all__


@pytest.mark.parametrize("name", rk.__all__)
def test_every_name_resolves(name: str) -> None:
    """Every public name leads to something, and to the same thing each time."""
    assert getattr(rk, name) is getattr(rk, name)


def test_classes_are_what_they_are_called() -> None:
    """A public class bears its own name, so that no name leads to another thing."""
    wrong = [name for name in rk.__all__ if isinstance(thing := getattr(rk, name), type) and thing.__name__ != name]

    assert [] == wrong


def test_dir() -> None:
    """`dir` lists the public names."""
    assert sorted(rk.__all__) == dir(rk)


def test_unknown_attribute() -> None:
    """A name that is not there raises the usual error with the usual words."""
    name = "nothing_of_this_name"
    with pytest.raises(AttributeError) as caught:
        getattr(rk, name)

    assert "module 'rehabkit' has no attribute 'nothing_of_this_name'" == str(caught.value)


def test_star_import() -> None:
    """A star import brings every public name."""
    code = "from rehabkit import *; import rehabkit; print(all(name in globals() for name in rehabkit.__all__))"

    assert "True" == _in_a_fresh_process(code)


def test_import_is_light() -> None:
    """Importing the package loads neither cattrs, the rules, the catalog nor any extra."""
    code = f"import sys, rehabkit; print([name for name in {LAZY} if name in sys.modules])"

    assert "[]" == _in_a_fresh_process(code)


def test_errors_are_there_at_once() -> None:
    """The errors are there without loading anything else."""
    code = (
        "import sys, rehabkit; before = set(sys.modules); "
        "rehabkit.LoadError, rehabkit.CaseError, rehabkit.RehabkitError; print(set(sys.modules) - before)"
    )

    assert "set()" == _in_a_fresh_process(code)


def test_lazy_names_are_kept() -> None:
    """A name that was loaded on first use is an ordinary attribute afterwards."""
    code = "import rehabkit; rehabkit.Case; print('Case' in vars(rehabkit), 'Dosage' in vars(rehabkit))"

    assert "True False" == _in_a_fresh_process(code)


@pytest.mark.parametrize("name", PACKAGES)
def test_no_module_shadows_a_public_name(name: str) -> None:
    """No module bears the name of a public attribute of its own package, at any level."""
    package = import_module(name)
    modules = {found.name: f"{name}.{found.name}" for found in iter_modules(package.__path__)}
    public = {attribute: getattr(package, attribute, None) for attribute in _public(package)}

    assert [] == [
        path for module, path in modules.items() if module in public and public[module] is not sys.modules.get(path)
    ]
    assert not set(modules) & set(getattr(package, "__all__", ()))


@pytest.mark.parametrize("name", MODULES)
def test_all_of_every_module_resolves(name: str) -> None:
    """Every module's `__all__` names what is there, each once."""
    module = import_module(name)
    names = getattr(module, "__all__", [])

    assert [] == [public for public in names if not hasattr(module, public)]
    assert len(names) == len(set(names))


def _models() -> dict[str, type[Model]]:
    """Return every model of the package by where it stands."""
    things = [thing for name in MODULES for thing in vars(import_module(name)).values()]
    found = [thing for thing in things if isinstance(thing, type) and issubclass(thing, Model)]
    return {f"{model.__module__}.{model.__name__}": model for model in found}


@pytest.mark.parametrize("model", _models().values(), ids=list(_models()))
def test_models_have_no_check_of_their_own(model: type[Model]) -> None:
    """No model writes its own `__attrs_post_init__`: the check that the base gives it stands."""
    check = vars(model)["__attrs_post_init__"]

    assert "rehabkit.bounds" == check.__module__
    assert hasattr(model, "__slots__")
