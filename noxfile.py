#!/usr/bin/env python3
# /// script
# dependencies = ["nox>=2025.10.14"]
# ///
"""The checks of this project, one session each; `.ci/run` runs the quick ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.14"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = False

HERE = Path(__file__).parent
INTERPRETERS = ("3.11", "3.12", "3.13")
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Hypothesis 6.155 is the last one that is pure Python.
PURE = (
    "attrs",
    "cattrs",
    "coverage",
    "hypothesis<6.156",
    "iniconfig",
    "packaging",
    "pluggy",
    "pygments",
    "pytest",
    "sortedcontainers",
    "typing-extensions",
)
NATIVE = ("cli", "codec/test_schema.py", "docs", "fuzz", "hostile", "plot", "test_public_api.py", "test_safety.py")
UNTRACKED = (".git", ".hypothesis", ".nox", ".venv", ".*_cache", "_build", "__pycache__", "dist")
PROJECT = nox.project.load_toml(HERE / "pyproject.toml")


def install(session: nox.Session, *groups: str) -> None:
    """Install the package with its extras, and dependency groups."""
    session.install("-e.[cli,hypothesis,plot]", *nox.project.dependency_groups(PROJECT, *groups))


@nox.session(default=True)
def tests(session: nox.Session) -> None:
    """Run the tests on all cores, and ask for every line and branch."""
    install(session, "test")
    session.run("coverage", "erase")
    session.run("pytest", "-q", "-n", "auto", *session.posargs, env={"COVERAGE_PROCESS_START": "pyproject.toml"})
    session.run("coverage", "combine", "-q")
    session.run("coverage", "report")


@nox.session(default=True)
def lint(session: nox.Session) -> None:
    """Check style, spelling, import directions and slots."""
    install(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("codespell")
    session.run("lint-imports")
    session.run("python", "-m", "slotscheck", "-m", "rehabkit")


@nox.session(default=True)
def typecheck(session: nox.Session) -> None:
    """Check types with two checkers, and that every public symbol has one."""
    install(session, "typing")
    session.run("mypy", "--strict", "src", "tests")
    session.run("pyright")
    session.run("python", ".ci/verify_types.py")


@nox.session(default=True)
def docs(session: nox.Session) -> None:
    """Build the documentation without a warning, run its examples, and start the server of a guide."""
    install(session, "docs", "test")
    for builder in ("html", "doctest"):
        session.run("sphinx-build", "-n", "-W", "--keep-going", "-q", "-b", builder, "docs", f"docs/_build/{builder}")
    session.run("pytest", "-q", "tests/docs/test_shell.py", "-k", "server")


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """Build the documentation and walk through it in the Chromium of this machine."""
    if not any(map(shutil.which, CHROMIUM)):
        session.skip(f"no Chromium is installed ({', '.join(CHROMIUM)}), so the site was not opened in a browser")
    install(session, "docs", "browser")
    # A build of changed pages alone loses the names under which the search finds the others.
    session.run("sphinx-build", "-a", "-n", "-W", "--keep-going", "-q", "-b", "html", "docs", "docs/_build/html")
    session.run("pytest", "docs/_browser", *session.posargs)


@nox.session(default=True)
def strategies(session: nox.Session) -> None:
    """Draw two hundred values of every public class where nothing but Hypothesis is imported."""
    install(session, "test")
    session.run("pytest", "tests/laws/test_plugin.py", env={"REHABKIT_EXAMPLES": "200"})


@nox.session(name="own-rules", default=True)
def own_rules(session: nox.Session) -> None:
    """Run the tests of the example package of rules, installed beside rehabkit."""
    install(session, "test")
    session.install("--no-deps", "-eexamples/own-rules")
    session.run("pytest", "--rootdir=examples/own-rules", "examples/own-rules/tests")


@nox.session(default=False)
def deep(session: nox.Session) -> None:
    """Draw two thousand new examples of each law, and of each class for its round trip."""
    install(session, "test")
    paths = session.posargs or ["tests/laws", "tests/differential"]
    session.run("pytest", "-q", "-n", "auto", *paths, env={"HYPOTHESIS_PROFILE": "deep"})


@nox.session(default=False, python=INTERPRETERS)
def interpreters(session: nox.Session) -> None:
    """Run the tests with each interpreter; the session of one that is absent says so."""
    install(session, "test")
    session.run("pytest", "-q", "-n", "auto", *session.posargs)


@nox.session(default=False)
def modes(session: nox.Session) -> None:
    """Run the tests with the checks of Python's development mode and every warning an error, then with -OO."""
    install(session, "test")
    # The hostile documents have limits of time and memory that hold for the plain interpreter.
    checked = ("--ignore=tests/hostile", *session.posargs)
    session.run("pytest", "-q", "-n", "auto", *checked, env={"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"})
    # The tests' own assertions stay: pytest rewrites them. It warns of all others, which is the point here.
    without = ("-W", "ignore::pytest.PytestConfigWarning")
    session.run("pytest", "-q", "-n", "auto", *without, *session.posargs, env={"PYTHONOPTIMIZE": "2"})


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Ask which changes of the code no test notices; `nox -s mutation -- 'rehabkit.rulebook.order.*'` for some."""
    install(session, "test")
    session.install("mutmut>=3.8.1")
    room = Path(session.create_tmp()).resolve() / "tree"
    shutil.rmtree(room, ignore_errors=True)
    shutil.copytree(HERE, room, ignore=shutil.ignore_patterns(*UNTRACKED))
    with session.chdir(room):
        session.run("mutmut", "run", *session.posargs)
        session.run("mutmut", "results")


@nox.session(default=False)
def pyodide(session: nox.Session) -> None:
    """Run the tests that need no process, thread or compiled package with Python 3.14, in Pyodide and Node."""
    if not all(map(shutil.which, ("node", "npm"))):
        session.skip("node or npm is not installed, so the tests were not run with Python 3.14")
    room = Path(session.create_tmp()).resolve()
    wheels = room / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    session.install("build", "pip")
    session.run("python", "-m", "build", "--quiet", "--wheel", "--outdir", str(wheels))
    pure = ("--platform", "any", "--implementation", "py", "--abi", "none", "--only-binary", ":all:")
    session.run("pip", "download", "--quiet", "--no-deps", "--dest", str(wheels), *pure, *PURE)
    session.run("npm", "install", "--silent", "--prefix", str(room), "pyodide@314", external=True)
    shutil.copy(HERE / "tests" / "pyodide.mjs", room)
    options = session.posargs or ["-q", "-m", "not native", *(f"--ignore=tests/{name}" for name in NATIVE)]
    session.run("node", str(room / "pyodide.mjs"), str(HERE), str(wheels), *options, external=True)


@nox.session(default=False, python="3.11")
def fuzz(session: nox.Session) -> None:
    """Feed the loader damaged documents for ten minutes; `nox -s fuzz -- -max_total_time=60` for one."""
    install(session)
    session.install("atheris>=3")
    room = Path(session.create_tmp()).resolve()
    options = session.posargs or ["-max_total_time=600"]
    session.run("python", "tests/fuzz/fuzz_loads.py", f"-artifact_prefix={room}/", *options, str(room / "corpus"))


@nox.session(default=True)
def package(session: nox.Session) -> None:
    """Build the distributions and check them, the metadata and the repository."""
    install(session, "package")
    shutil.rmtree(HERE / "dist", ignore_errors=True)
    session.run("python", "-m", "build", "--quiet")
    built = sorted(str(path.relative_to(HERE)) for path in (HERE / "dist").iterdir())
    session.run("twine", "check", "--strict", *built)
    session.run("check-wheel-contents", "dist")
    session.run("pyroma", "--min", "10", ".")
    session.run("validate-pyproject", "pyproject.toml")
    session.run("zizmor", "--offline", "--quiet", ".")
    session.run("repo-review", ".")


if __name__ == "__main__":
    nox.main()
