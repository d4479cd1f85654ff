"""The commands of the pages that are written by hand run as they are shown."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.docs._pages import DOCS, PAGES, ROOT, blocks

import rehabkit as rk

# What a reader has at hand, or would have to wait for; all else is typed as shown.
LEAVES_FILES = {"check-many-cases.md", "tutorial.md"}
SHORTER = {"--size 10000": "--size 24"}
STATUS = {
    ".venv/bin/rehabkit check examples/stories/s10-bad.json": 1,
    "rehabkit check cohort.jsonl --jobs 2 --output-format json --statistics > reports.json": 2,
}
# `.ci/run` sets up environments by the commands of the README, which have the same parts.
SETS_UP = ("python -m pip install", "python3 -m venv", ".venv/bin/python -m pip install")

BASH = shutil.which("bash")

pytestmark = [
    pytest.mark.native,
    pytest.mark.skipif(BASH is None, reason="the commands are typed into bash, which is not installed"),
]


def _lines(page: Path) -> list[str]:
    """Return the commands of a page, also those of a session and of the steps of a build."""
    shown = [line.partition("  #")[0].rstrip() for body in blocks(page, "sh") for line in body.splitlines()]
    typed = [line[2:] for body in blocks(page, "console") for line in body.splitlines() if line.startswith("$ ")]
    steps = [line for body in blocks(page, "yaml") for line in re.findall(r"^- run: (.*)$", body, re.MULTILINE)]
    return shown + typed + steps


LINES = {page: _lines(page) for page in (*PAGES, ROOT / "CONTRIBUTING.md")}
INSTALLED = [line for lines in LINES.values() for line in lines if "pip install" in line]
COMMANDS = {page: [line for line in LINES[page] if not line.startswith(SETS_UP)] for page in PAGES}
WITH_COMMANDS = [page for page in PAGES if COMMANDS[page] and page.name != "fastapi.md"]


@pytest.mark.parametrize("line", INSTALLED)
def test_installed_things_exist(line: str) -> None:
    """What a page installs of rehabkit has the extras, the groups and the folders that the page names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = {name for group in re.findall(r"\[([a-z,]+)\]", line) for name in group.split(",")}

    assert extras <= project["project"]["optional-dependencies"].keys()
    assert set(re.findall(r"--group (\S+)", line)) <= project["dependency-groups"].keys()
    assert all((ROOT / place / "pyproject.toml").exists() for place in re.findall(r"-e ([\w/.-]+)", line))


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Return a folder with what the pages speak of: the examples, a case, folders of cases, an environment."""
    stories = ROOT / "examples" / "stories"
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(stories / "s02-good.json", tmp_path / "case.json")
    for name in ("cases", "programs"):
        (tmp_path / name).mkdir()
        shutil.copy(stories / "s04-good.json", tmp_path / name)
    documents = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(stories.glob("*-good.json")))
    (tmp_path / "cohort.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in documents), encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    return tmp_path


def _environment(room: Path) -> dict[str, str]:
    """Return an environment in which `python` and `rehabkit` are those of this run."""
    sources = (ROOT / "src", room / "examples" / "own-rules" / "src")
    return {
        **os.environ,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "PYTHONPATH": os.pathsep.join(map(str, sources)),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _type(command: str, room: Path) -> subprocess.CompletedProcess[str]:
    for shown, shorter in SHORTER.items():
        command = command.replace(shown, shorter)
    return subprocess.run(
        [str(BASH), "-o", "pipefail", "-c", command],
        capture_output=True,
        cwd=room,
        encoding="utf-8",
        env=_environment(room),
        check=False,
    )


def _leave_files(page: Path, room: Path) -> None:
    """Run the page's blocks of Python in one process, as the reader of the page did before."""
    code = "\n".join(blocks(page, "{testcode}", "{testsetup}"))
    script = "if True:\n" + "".join(f"    {line}\n" if line else "\n" for line in code.splitlines())
    guarded = script.replace("if True:", 'if __name__ == "__main__":', 1)
    (room / "page.py").write_text(guarded, encoding="utf-8")
    subprocess.run([sys.executable, "page.py"], cwd=room, env=_environment(room), capture_output=True, check=True)


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.stem)
def test_commands_run(page: Path, room: Path) -> None:
    """Each command of a page runs, in the order of the page, and ends with the status that the page states."""
    if page.name in LEAVES_FILES:
        _leave_files(page, room)
    ended = [(command, _type(command, room)) for command in COMMANDS[page]]

    assert [] == [
        (command, done.returncode, done.stdout[-500:], done.stderr[-1500:])
        for command, done in ended
        if done.returncode != STATUS.get(command, 0)
    ]
    assert [] == [command for command, done in ended if "Traceback" in done.stderr]


def test_stated_commands_stand_on_a_page() -> None:
    """What this file says of a command is said of one that a page shows."""
    shown = [command for commands in COMMANDS.values() for command in commands]

    assert set() == STATUS.keys() - set(shown)
    assert all(any(part in command for command in shown) for part in SHORTER)
    assert LEAVES_FILES <= {page.name for page in WITH_COMMANDS}


def test_session_prints_what_it_shows(room: Path) -> None:
    """The session that writes a rule prints the lines that stand below its command."""
    (session,) = blocks(DOCS / "how-to" / "own-rules.md", "console")
    command, *shown = session.splitlines()

    assert shown[:3] == _type(command.removeprefix("$ "), room).stdout.splitlines()


def test_own_rule_has_something_to_find(room: Path) -> None:
    """With the document of the page, the command of the example package prints the finding of its rule."""
    (document,) = blocks(DOCS / "how-to" / "own-rules.md", "json")
    (room / "case.json").write_text(document, encoding="utf-8")

    assert "X101 goal-has-day" in _type("python -m own_rules case.json", room).stdout


def test_readme_runs(room: Path) -> None:
    """The lines of Python in the README print the report of its example."""
    (code,) = blocks(ROOT / "README.md", "python")
    (room / "page.py").write_text(code, encoding="utf-8")
    told = _type("python page.py", room).stdout

    assert rk.check(rk.load(ROOT / "examples" / "stories" / "s02-bad.json")).to_text() == told.removesuffix("\n")


def test_readme_shows_how_a_report_begins(room: Path) -> None:
    """What the README shows of its first command is what that command prints first."""
    (shown,) = blocks(ROOT / "README.md", "text")
    told = _type("rehabkit check examples/stories/s02-bad.json --exit-zero", room).stdout

    assert shown == told[: len(shown)]


@pytest.mark.parametrize("name", ["own-muscle", "own-pairs"])
def test_definitions_of_a_page_load(name: str) -> None:
    """The definitions that a page writes as a document load in a case."""
    (block,) = blocks(DOCS / "how-to" / f"{name}.md", "json")
    case = rk.loads(json.dumps({"schema": "rehabkit/case/1", "id": "x", **json.loads(block)}))

    assert case.definitions is not None
    assert case.definitions.muscles or case.definitions.pairs


def test_profile_of_a_page_loads(tmp_path: Path) -> None:
    """The profile that a page writes as TOML loads."""
    (block,) = blocks(DOCS / "how-to" / "thresholds-and-profiles.md", "toml")
    (tmp_path / "our-clinic.toml").write_text(block, encoding="utf-8")

    assert rk.load_profile(tmp_path / "our-clinic.toml").id == "our-clinic"


@pytest.fixture
def server(room: Path) -> Iterator[str]:
    """Yield the address of the server of the page, started by its command at a free port."""
    if not all(map(importlib.util.find_spec, ("fastapi", "uvicorn"))):
        pytest.skip("fastapi or uvicorn is not installed, so the server of the page was not started")
    page = DOCS / "how-to" / "fastapi.md"
    (room / "main.py").write_text(blocks(page, "{testcode}")[0], encoding="utf-8")
    start, _ = COMMANDS[page]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(BASH), "-c", f"exec {start} --port {port}"]
    with subprocess.Popen(
        command, cwd=room, env=_environment(room), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        try:
            _wait(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server ended with {process.returncode}")


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed, so the page's request was not sent")
def test_server_answers(room: Path, server: str) -> None:
    """The server of the page answers the request of the page with the report that a check gives."""
    _, request = COMMANDS[DOCS / "how-to" / "fastapi.md"]
    told = _type(request.replace("http://127.0.0.1:8000", server), room).stdout

    assert json.loads(rk.check(rk.load(ROOT / "examples" / "stories" / "s10-bad.json")).to_json()) == json.loads(told)
