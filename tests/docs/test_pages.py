"""The pages that are written by hand: their code, their commands, and the figures that they state."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from enum import StrEnum

import pytest
from tests.docs._pages import DOCS, PAGES, ROOT, fences

import rehabkit as rk
from rehabkit.report import DISCLAIMER

_PARSERS: dict[str, Callable[[str], object]] = {
    "{testcode}": ast.parse,
    "{testsetup}": ast.parse,
    "{testcleanup}": ast.parse,
    "python": ast.parse,
    "json": json.loads,
    "toml": tomllib.loads,
}


def _read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def _names(found: Sequence[tuple[str, ...]]) -> list[str]:
    return [f"{page}-{number}" for number, (page, *_) in enumerate(found)]


BLOCKS = [(page.name, language, body) for page in PAGES for language, body in fences(page) if language in _PARSERS]


@pytest.mark.parametrize("page, language, body", BLOCKS, ids=_names(BLOCKS))
def test_blocks_can_be_read(page: str, language: str, body: str) -> None:
    """Every block of code or data on a page can be read, also where the page does not run it."""
    assert _PARSERS[language](body) is not None, page


def test_number_of_cases_of_the_second_reader() -> None:
    """The page on how data were checked does not claim more cases of a second reader than there are."""
    claimed = re.search(r"There are more than ([0-9]+)", _read("explanation/how-the-data-were-checked.md"))
    lines = (ROOT / "tests" / "acceptance" / "second_reading").glob("*.jsonl")
    cases = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in lines)

    assert claimed is not None
    assert int(claimed[1]) < cases < int(claimed[1]) + 100


@pytest.mark.parametrize("heading, words", [("## Status", rk.EvidenceStatus), ("## Level", rk.EvidenceLevel)])
def test_words_of_evidence_are_explained(heading: str, words: type[StrEnum]) -> None:
    """Each status and each level, and no other word, stands in its table on the page that explains them."""
    section = _read("explanation/evidence-levels.md").partition(heading)[2].partition("\n## ")[0]

    assert [str(word) for word in words] == re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_limits_begin_with_the_disclaimer() -> None:
    """The page on limits quotes the disclaimer word for word."""
    assert f"> {DISCLAIMER}\n" in _read("explanation/limits-and-intended-use.md")


def test_glossary_explains_each_word_once() -> None:
    """The glossary has each word once, and a sentence for it."""
    text = _read("glossary.md").partition(":sorted:\n")[2].partition("```")[0]
    entries = re.findall(r"^(\S.*)\n((?:  .+\n)*)", text, re.MULTILINE)
    words = [word for word, _ in entries]

    assert len(words) == len(set(words))
    assert [] == [word for word, text in entries if not text.rstrip().endswith(".")]
    assert {"case", "finding", "observation", "rule", "principle", "site", "side", "tone", "softening"} <= set(words)


def test_cohort_counts_what_the_stories_give() -> None:
    """The example of a cohort counts each rule as a check of the same stories does."""
    stories = sorted((ROOT / "examples" / "stories").glob("*.json"))
    rows = [row for path in stories for row in rk.check(rk.load(path)).rows if row.rule == "P01"]
    run = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "cohort.py"), "--size", str(len(stories)), "--jobs", "1"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.startswith(f"{len(stories)} cases, --jobs 1: ")
    assert f"P01: failed at {sum(row.failed for row in rows)} of {sum(row.places for row in rows)}, " in run.stdout


def test_what_if_tells_the_two_courses_apart_from_the_flare_up_on() -> None:
    """The example's two timelines agree until pain comes back, and only the second goes back a phase."""
    run = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "what_if.py")], capture_output=True, text=True, check=True
    )
    fades, returns = (part.splitlines()[1:] for part in run.stdout.split("\n\n"))
    apart = [line.split()[0] for line, other in zip(returns, fades, strict=True) if line != other]

    assert ["42", "49", "56"] == apart
    assert [False, True] == [any("regress" in line for line in timeline) for timeline in (fades, returns)]
