"""Profiles of Hypothesis: `default` draws the same examples in every run, `deep` many more, and new ones."""

from __future__ import annotations

import os
from collections.abc import Iterator

import coverage
import pytest
from hypothesis import settings
from tests._depth import MANY

settings.register_profile("default", max_examples=25, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=MANY, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session", autouse=True)
def _unmeasured_children() -> Iterator[None]:
    """Leave the processes that tests start unmeasured: their time, memory and output are part of what is tested."""
    names = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    yield
    os.environ.update(kept)


@pytest.fixture(scope="module", autouse=True)
def _unmeasured_modules(request: pytest.FixtureRequest) -> Iterator[None]:
    """Do not measure the lines of a module that says `UNMEASURED`: it reads thousands of documents."""
    running = coverage.Coverage.current() if getattr(request.module, "UNMEASURED", False) else None
    if running is not None:
        running.stop()
    yield
    if running is not None:
        running.start()
