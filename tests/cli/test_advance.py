from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.progression._build import hurts, person, ready, seen, tight, two

import rehabkit as rk
from rehabkit.report import DISCLAIMER

Save = Callable[..., str]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Return a function that writes a case and returns the file's name."""

    def write(told: rk.Case | rk.Program, name: str = "case.json") -> str:
        path = tmp_path / name
        path.write_text(rk.dumps(told), encoding="utf-8")
        return str(path)

    return write


def test_no_lines(run: Run, tmp_path: Path) -> None:
    """A .jsonl file without a case is refused."""
    path = tmp_path / "cases.jsonl"
    path.write_text("\n", encoding="utf-8")
    done = run("advance", path)

    assert (2, f"rehabkit: {path}: F01 $: holds no case; each line of a .jsonl file is one\n") == (
        done.status,
        done.err,
    )


def test_answer(run: Run, save: Save) -> None:
    """The answer stands under the file's name with its reasons, each criterion with its facts, and what to measure."""
    file = save(person(two(), seen(13, tight("normal", id="t1"), hurts(2, id="p1"))))

    done = run("advance", file)

    assert (done.status, done.err) == (0, "")
    head, *rest = done.out.splitlines()
    assert head == f"{file}  as of 2024-04-15, phase release"
    assert rest[:3] == ["", "stay", "  2 criteria are not met"]
    assert "  not met    pain of elbow (left) is at most 0 of 10" in rest
    assert "             $.program.phases[0].exit.pains[0]" in rest
    assert "  fact       elbow (left): pain 2/10, movement, now [0 days old]" in rest
    assert "             $.assessments[0].pains[0]" in rest
    assert "  to measure pain of elbow (left)" in rest
    assert " ".join(rest).endswith(DISCLAIMER)


def test_view_and_phase(run: Run, save: Save) -> None:
    """A day and a phase may be named; the head tells both, and the decision names the phase that follows."""
    file = save(person(two(), ready(10), seen(20, tight("spasm"), hurts(4))))

    done = run("advance", file, "--as-of", "2024-04-13", "--phase", "release")

    lines = done.out.splitlines()
    assert lines[0] == f"{file}  as of 2024-04-13, phase release"
    assert lines[2:4] == ["advance to strength", "  All criteria are met"]


def test_referral_comes_first(run: Run, referred: str) -> None:
    """A referral is told in the words of a check, before the decision, and nothing is told beside it."""
    checked, advanced = run("check", referred), run("advance", referred)

    def told(text: str) -> list[str]:
        lines = text.splitlines()
        begins = lines.index("Before anything else:")
        return lines[begins : lines.index("", begins)]

    assert advanced.status == 0
    assert told(advanced.out) == told(checked.out)
    lines = advanced.out.splitlines()
    assert lines[lines.index("", lines.index("Before anything else:")) :][1:3] == ["stop and refer", ""]


def test_json(run: Run, save: Save) -> None:
    """As JSON, each file has one entry: the answer as `to_data` gives it, errors, and the disclaimer."""
    told = person(two(), ready(13))
    file = save(told)

    data = json.loads(run("advance", file, "--output-format", "json").out)

    assert data == {
        "schema": "rehabkit/advance/1",
        "version": rk.__version__,
        "files": [{"file": file, "line": None, **rk.advance(told).to_data(), "errors": [], "disclaimer": DISCLAIMER}],
    }


def test_refused_beside_others(run: Run, save: Save, refused: str) -> None:
    """A file that is refused hides no other; it is told on stderr, and the status is 2."""
    file = save(person(two(), ready(13)))

    done = run("advance", refused, file)

    assert done.status == 2
    assert done.err == f"rehabkit: {refused}: F10 $.height: {_why(refused)}\n"
    assert done.out.startswith(f"{file}  as of")


def _why(file: str) -> str:
    with pytest.raises(rk.LoadError) as caught:
        rk.load(file)
    return caught.value.problems[0].message


def test_refused_as_json(run: Run, refused: str) -> None:
    """A refused file is an entry without an answer."""
    (entry,) = json.loads(run("advance", refused, "--output-format", "json").out)["files"]

    assert {name: entry[name] for name in ("as_of", "phase", "decision", "to", "because", "criteria")} == {
        **dict.fromkeys(("as_of", "phase", "decision", "to")),
        "because": [],
        "criteria": [],
    }
    assert [error["code"] for error in entry["errors"]] == ["F10"]


def test_many_problems(run: Run, tmp_path: Path) -> None:
    """Where problems are too many to list, the rest is counted."""
    path = tmp_path / "many.json"
    visits = [{"id": f"a{at}", "date": "never"} for at in range(300)]
    path.write_text(json.dumps({"schema": "rehabkit/case/1", "id": "c", "assessments": visits}), encoding="utf-8")

    done = run("advance", str(path))
    (entry,) = json.loads(run("advance", str(path), "--output-format", "json").out)["files"]

    assert done.status == 2
    assert done.err.splitlines()[-1] == f"rehabkit: {path}: and {entry['more_errors']} more"
    assert len(entry["errors"]) + entry["more_errors"] == 300


def test_case_that_cannot_be(run: Run, save: Save) -> None:
    """A case whose names lead nowhere is refused with its path."""
    file = save(person(two({"pains": [{"region": "elbow", "muscle": "bicepz", "at_most": 0}]})))

    done = run("advance", file)

    assert (done.status, done.err.split(": ")[2]) == (2, "D02 $.program.phases[0].exit.pains[0].muscle")


def test_missing_file(run: Run) -> None:
    """A file that is not there is told on stderr."""
    done = run("advance", "nowhere.json")

    assert (done.status, done.err.startswith("rehabkit: nowhere.json: F01 $: ")) == (2, True)


def test_missing_phase(run: Run, save: Save) -> None:
    """A phase that a program lacks makes its file unusable."""
    file = save(person(two(), ready(13)))

    done = run("advance", file, "--phase", "other")

    told = f"rehabkit: {file}: D02 $.program.phases: the program has no phase named 'other'\n"
    assert (done.status, done.err) == (2, told)


def test_day_that_is_none(run: Run, save: Save) -> None:
    """A day that is no date is refused."""
    done = run("advance", save(person(two())), "--as-of", "April")

    assert (done.status, done.out) == (2, "")
    assert done.err == "rehabkit: --as-of takes a date such as 2024-04-30 (got 'April')\n"


def test_template_and_lines(run: Run, save: Save, tmp_path: Path) -> None:
    """A template without dates leaves it undecided; the lines of a file are told apart."""
    told = person(two(), ready(13))
    assert told.program is not None
    template = save(told.program, "program.json")
    lines = tmp_path / "cases.jsonl"
    flat = json.dumps(json.loads(rk.dumps(told)))
    lines.write_text(f"{flat}\n{flat}\n", encoding="utf-8")

    done = run("advance", template, str(lines))

    heads = [line for line in done.out.splitlines() if ", phase" in line or "  phase" in line]
    assert heads == [
        f"{template}  phase release",
        f"{lines}:1  as of 2024-04-15, phase release",
        f"{lines}:2  as of 2024-04-15, phase release",
    ]
    assert "  Nothing in the case is dated" in done.out


def test_no_program(run: Run, save: Save) -> None:
    """A case without a program has no phase."""
    done = run("advance", save(person(None, ready(3))))

    assert done.out.splitlines()[0].endswith("  as of 2024-04-05, phase -")


STYLES: list[tuple[dict[str, Any], str]] = [
    ({}, "\x1b[1mstay"),
    ({"red_flag_screen": {"state": "positive", "positives": [{"id": "f1", "category": "fracture"}]}}, "\x1b[1;31mstop"),
]


@pytest.mark.parametrize("members, shown", STYLES)
def test_colors(run: Run, save: Save, terminal: Callable[..., None], members: dict[str, Any], shown: str) -> None:
    """On a terminal a referral is red, as in a check."""
    file = save(person(two(), seen(13, tight("normal"), hurts(2)), **members))
    terminal("stdout", color=True)

    assert shown in run("advance", file).out
