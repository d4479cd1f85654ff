"""The same case gives the same report and the same document, byte by byte, under any hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests._depth import examples

import rehabkit as rk
from rehabkit import testing

STORIES = Path(__file__).parents[2] / "examples" / "stories"


def digest() -> str:
    """Return a digest of reports and dumps of a fixed set of cases."""
    cases = [rk.load(file) for file in sorted(STORIES.glob("*.json"))]
    for rule in rk.rules:
        good = rule.pair.good()
        edits = [edit for edit in (rule.pair.bad, rule.pair.blind) if edit is not None]
        cases += [good, *(rk.apply(good, edit) for edit in edits)]
    told = hashlib.sha256()
    for case in cases:
        told.update(rk.dumps(case).encode())
        for profile in ("sources", "strict"):
            report = rk.check(case, profile=profile)
            told.update(report.to_json().encode() + report.to_text().encode())
    return f"{len(cases)} {told.hexdigest()}"


@cache
def _here() -> str:
    return digest()


@pytest.mark.native
@pytest.mark.parametrize("seed", ["0", "1", "424242"])
def test_hash_seeds(seed: str) -> None:
    """Reports and dumps of stories and minimal pairs do not depend on the hash seed."""
    command = [sys.executable, "-c", "from tests.laws.test_determinism import digest; print(digest())"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    told = subprocess.run(
        command, check=True, capture_output=True, cwd=Path(__file__).parents[2], env=environment, text=True
    )

    assert told.stdout.strip() == _here()
    assert int(_here().split()[0]) >= 12 + 2 * len(tuple(rk.rules))


@settings(max_examples=examples(25))
@given(testing.cases())
def test_twice(case: rk.Case) -> None:
    """A case checked twice, once after a round trip, gives one report."""
    first = rk.check(case).to_json()

    assert rk.check(case).to_json() == first
    assert rk.check(rk.loads(rk.dumps(case))).to_json() == first


@settings(max_examples=examples(10))
@given(testing.cases(), testing.cases())
def test_check_many(first: rk.Case, second: rk.Case) -> None:
    """Many cases checked in one call give the reports that each gives alone."""
    together = [report.to_json() for report in rk.check_many([first, second, first])]

    assert together == [rk.check(case).to_json() for case in (first, second, first)]
