"""Check a cohort: documents one a line, read, checked over several processes, counted by rule.

The cohort is made of the stories over and over, under new ids; its rates say nothing about anybody.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

import attrs

import rehabkit as rk

STORIES = Path(__file__).parent / "stories"


def write_cohort(path: Path, size: int) -> None:
    """Write as many cases as asked for, one a line."""
    stories = [rk.load(story) for story in sorted(STORIES.glob("*.json"))]
    with path.open("w", encoding="utf-8") as file:
        for number, story in enumerate(islice(cycle(stories), size)):
            text = rk.dumps(attrs.evolve(story, id=f"person-{number}"))
            file.write(json.dumps(json.loads(text)) + "\n")


def read_cohort(path: Path) -> Iterator[rk.Case]:
    """Yield the cases of a file with one on each line."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield rk.loads(line)


def count(reports: Iterable[rk.Report]) -> dict[str, Counter[str]]:
    """Return places, failures and unknown outcomes of each rule, over all reports."""
    rules: dict[str, Counter[str]] = {}
    for report in reports:
        for row in report.rows:
            told = Counter(places=row.places, fail=row.failed, unknown=row.unknown)
            rules.setdefault(row.rule, Counter()).update(told)
    return rules


def processor_time() -> float:
    """Return the seconds that this process and those it waited for have worked."""
    return sum(os.times()[:4])


def main() -> None:
    """Write, check and count a cohort, and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cohort.jsonl"
        write_cohort(path, told.size)
        start, worked = time.perf_counter(), processor_time()
        rules = count(rk.check_many(read_cohort(path), jobs=told.jobs))
        seconds, worked = time.perf_counter() - start, processor_time() - worked
        print(f"{told.size} cases, --jobs {told.jobs}: {seconds:.1f} s, of processor time {worked:.1f} s")
    for rule, counted in sorted(rules.items()):
        if counted["places"]:
            print(f"{rule}: failed at {counted['fail']} of {counted['places']}, {counted['unknown']} unknown")


if __name__ == "__main__":
    main()
