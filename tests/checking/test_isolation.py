"""Loading and checking keep nothing between calls: no thread, process, order or hash seed shows in a report."""

from __future__ import annotations

import copy
import multiprocessing
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

import rehabkit as rk
from rehabkit import codec

ROOT = Path(__file__).parents[2]
THREADS = 8

WAYS: tuple[dict[str, Any], ...] = (
    {},
    {"profile": "strict"},
    {"thresholds": {"pain-limit": 3}, "select": ["P01", "P02", "P09"]},
    {"ignore": ["P13"], "profile": "strict"},
)
"""Arguments of checks that are done in turn."""

FRESH = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import rehabkit as rk

texts = [Path(name).read_bytes() for name in sys.argv[2:]]
start = Barrier(int(sys.argv[1]))
sys.setswitchinterval(1e-5)

def work(number):
    start.wait()
    mine = texts[number % len(texts) :] + texts[: number % len(texts)]
    told = {text: rk.check(rk.loads(text)).to_json() for text in mine}
    return [told[text] for text in texts]

with ThreadPoolExecutor(int(sys.argv[1])) as pool:
    told = list(pool.map(work, range(int(sys.argv[1]))))
assert all(each == told[0] for each in told)
sys.stdout.write("\\n".join(told[0]))
"""
"""Loads and checks files from threads that all begin at once, in a process that has loaded no catalog."""

SEEDED = """
import json
import sys
from pathlib import Path

from tests.fuzz.mutations import damaged, seeded

import rehabkit as rk

for name in sys.argv[1:]:
    data = json.loads(Path(name).read_bytes())
    for turn in range(30):
        try:
            case = rk.loads(damaged(data, seeded(name, turn)))
        except rk.LoadError as error:
            print(error)
        else:
            print(rk.dumps(case), rk.check(case).to_json(), rk.check(case, profile="strict").to_text())
"""
"""Prints what becomes of damaged files: refusals, or documents and reports."""


def _files() -> list[str]:
    return [str(file.relative_to(ROOT)) for file in sorted((ROOT / "examples").rglob("*.json"))]


@cache
def _cases() -> tuple[rk.Case, ...]:
    """Return the stories, and the minimal pair of each rule."""
    found = [rk.load(ROOT / file) for file in _files()]
    for rule in rk.rules:
        good = rule.pair.good()
        found += [good, rk.apply(good, rule.pair.bad)]
    return tuple(found)


Task = tuple[int, int]


def _tasks() -> list[Task]:
    """Return each case with each way to check it."""
    return [(case, way) for case in range(len(_cases())) for way in range(len(WAYS))]


def _told(task: Task) -> str:
    case, way = task
    return rk.check(_cases()[case], **WAYS[way]).to_json()


@cache
def _expected() -> dict[Task, str]:
    """Return the report of each task, one after another in one thread."""
    return {task: _told(task) for task in _tasks()}


@pytest.fixture
def _quick_switches() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def _together(work: Callable[[int], Any]) -> list[Any]:
    """Return what threads give that all begin at once."""
    start = Barrier(THREADS)

    def begin(number: int) -> Any:
        start.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(begin, range(THREADS)))


@pytest.mark.native
@pytest.mark.usefixtures("_quick_switches")
def test_threads() -> None:
    """Threads that check the same cases at once, each in an order and with arguments of its own, agree."""
    expected = _expected()

    def work(number: int) -> bool:
        tasks = random.Random(number).sample(_tasks(), 60)  # noqa: S311  # an order, no secret
        return {task: _told(task) for task in tasks} == {task: expected[task] for task in tasks}

    assert [True] * THREADS == _together(work)


@pytest.mark.native
@pytest.mark.usefixtures("_quick_switches")
def test_loading_in_threads() -> None:
    """Threads that load the same texts at once, sound and refused ones in turn, get what one gets alone."""
    texts = [(ROOT / file).read_text(encoding="utf-8") for file in _files()]
    texts += [text.replace('"id"', '"idd"', 3) for text in texts]

    def read(text: str) -> rk.Case | tuple[Any, ...]:
        try:
            return rk.loads(text)
        except rk.LoadError as error:
            return (*error.problems, error.more)

    expected = [read(text) for text in texts]

    assert [expected] * THREADS == _together(lambda _: [read(text) for text in texts])


@pytest.mark.native
def test_first_use_in_threads() -> None:
    """Catalogs, readers and rules that eight threads of a new process need first at the same time are sound."""
    command = [sys.executable, "-W", "error", "-c", FRESH, str(THREADS), *_files()]
    told = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, text=True)

    assert told.stderr == ""
    assert told.stdout == "\n".join(rk.check(rk.load(ROOT / file)).to_json() for file in _files())


@pytest.mark.native
def test_processes() -> None:
    """New processes, which begin with an empty memory, give the reports of this one, and load what it loads."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, context) as pool:
        for way, arguments in enumerate(WAYS):
            reports = pool.map(partial(rk.check, **arguments), _cases(), chunksize=4)
            told = {(case, way): report.to_json() for case, report in enumerate(reports)}
            assert told == {task: text for task, text in _expected().items() if task[1] == way}
        assert list(_cases()) == list(pool.map(rk.loads, map(rk.dumps, _cases()), chunksize=16))


def test_order() -> None:
    """A check does not depend on those before it: with other arguments, of other cases, or ones that raised."""
    tasks = _tasks()
    random.Random(11).shuffle(tasks)  # noqa: S311  # an order, no secret
    for task in tasks[:150]:
        with pytest.raises(rk.UnknownNameError):
            rk.check(_cases()[task[0]], thresholds={"no such": 1})
        with pytest.raises(rk.LoadError):
            rk.loads("{")

        assert _told(task) == _expected()[task]


def test_case_stays_as_it_is() -> None:
    """A check changes neither the case, nor what the catalogs hold, nor the arguments."""
    case = _cases()[0]
    before, text = copy.deepcopy(case), rk.dumps(case)
    names = ("muscles", "pairs", "exercises", "treatments", "techniques", "thresholds", "profiles", "items")
    catalogs = {name: [codec.plain(entry) for entry in getattr(rk, name)] for name in names}
    ways = copy.deepcopy(WAYS)
    for arguments in WAYS:
        rk.check(case, **arguments)

    assert (before, text, hash(before)) == (case, rk.dumps(case), hash(case))
    assert catalogs == {name: [codec.plain(entry) for entry in getattr(rk, name)] for name in names}
    assert ways == WAYS


@pytest.mark.native
def test_hash_seeds() -> None:
    """What becomes of damaged documents, word for word, does not depend on the hash seed."""

    def told(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8:backslashreplace"}
        command = [sys.executable, "-W", "error", "-c", SEEDED, *_files()]
        done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, encoding="utf-8", env=environment)
        return done.stdout

    first = told("1")

    assert first == told("31337")
    assert "F10 $" in first
    assert '"findings"' in first
