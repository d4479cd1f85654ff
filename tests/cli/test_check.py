from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import rehabkit as rk
from rehabkit.cli import _documents, _sarif
from rehabkit.report import DISCLAIMER

ONE_PROBLEM = "F10 $.height: is not a key of this object"


Run = Callable[..., Any]
Story = Callable[[str], dict[str, Any]]
Terminal = Callable[..., None]


def flat(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


# Exit status


def test_exit_0(run: Run, good: str) -> None:
    """A case without a failure at error exits with 0."""
    assert run("check", good).status == 0


def test_exit_1(run: Run, bad: str) -> None:
    """A failure at error exits with 1, and nothing is said on stderr."""
    done = run("check", bad)

    assert (done.status, done.err) == (1, "")


def test_exit_1_for_referral(run: Run, referred: str) -> None:
    """A positive red flag exits with 1, whatever is ignored."""
    assert run("check", referred, "--ignore", "safety").status == 1


def test_exit_zero(run: Run, bad: str) -> None:
    """`--exit-zero` turns 1 into 0."""
    assert run("check", bad, "--exit-zero").status == 0


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_exit_2_beats_1(run: Run, bad: str, refused: str, form: str) -> None:
    """A refused document exits with 2 beside a failure, with `--exit-zero` too, and stderr says file, path and why."""
    done = run("check", bad, refused, "--exit-zero", "--output-format", form)

    assert done.status == 2
    assert done.err.startswith(f"rehabkit: {refused}: {ONE_PROBLEM}\n")


@pytest.mark.parametrize(
    "arguments,sentence",
    [
        pytest.param(
            ["--profile", "strikt"], "none of the profiles is named 'strikt'; did you mean strict?", id="profile"
        ),
        pytest.param(["--select", "P01,rest-limt"], "no rule is named 'rest-limt'; did you mean P20?", id="select"),
        pytest.param(["--ignore", ""], "no rule is named ''", id="ignore"),
        pytest.param(
            ["--threshold", "rest-day=2"],
            "none of the thresholds is named 'rest-day'; did you mean rest-days?",
            id="name",
        ),
        pytest.param(["--threshold", "rest-days=61"], "rest-days must be from 0 to 60 days (got 61)", id="bound"),
        pytest.param(["--threshold", "rest-days=nan"], "rest-days must be from 0 to 60 days (got nan)", id="nan"),
        pytest.param(["--threshold", "rest-days=x"], "rest-days must be a number (got 'x')", id="word"),
        pytest.param(
            ["--threshold", "rest-days"],
            "--threshold takes NAME=VALUE, such as pain-limit=2 (got 'rest-days')",
            id="no-value",
        ),
        pytest.param(["--as-of", "2024-02-30"], "--as-of takes a date such as 2024-04-30 (got '2024-02-30')", id="day"),
        pytest.param(["--as-of", "20240230"], "--as-of takes a date such as 2024-04-30 (got '20240230')", id="form"),
        pytest.param(["--jobs", "0"], 'Invalid value "0" for --jobs. Must be >= 1.', id="jobs"),
        pytest.param(["--profil", "x"], "Unknown option: --profil. Did you mean --profile?", id="option"),
    ],
)
def test_unusable_options(run: Run, bad: str, arguments: list[str], sentence: str) -> None:
    """An option that cannot be used exits with 2 and one sentence, before anything is read."""
    assert (2, "", f"rehabkit: {sentence}\n") == run("check", bad, *arguments)


def test_no_path(run: Run) -> None:
    """A path must be given."""
    assert run("check") == (2, "", 'rehabkit: Command "check" parameter PATH requires an argument.\n')


# Options


def test_options_reach_the_check(run: Run, bad: str) -> None:
    """The options are those of `rehabkit.check`."""
    case = rk.load(bad)
    report = rk.check(
        case,
        profile="strict",
        select=["P20", "time"],
        ignore=["P25"],
        thresholds={"rest-days": 2.5, "pain-limit": 3, "gate-opens-at": "normal"},
        as_of=rk.check(case).as_of,
    )
    settings = ["rest-days=2.5", "pain-limit=3", "gate-opens-at=normal"]
    done = run(
        *(
            "check",
            bad,
            "--profile",
            "strict",
            "--select",
            "P20, time",
            "--ignore",
            "P25",
            "--as-of",
            f"{report.as_of}",
        ),
        *(word for setting in settings for word in ("--threshold", setting)),
        *("--output-format", "json"),
    )

    assert [{"file": bad, "line": None, **report.to_data()}] == json.loads(done.out)["files"]


ALWAYS = {rule.code for rule in rk.rules if rule.is_always_heard}


def _undecided(*files: str) -> int:
    """Return how many outcomes are not decided where P20 is selected."""
    return sum(len(rk.check(rk.load(file), select=["P20"]).unknown) for file in files)


def test_selectors_may_be_repeated(run: Run, bad: str) -> None:
    """`--select` may be given twice, and what follows it is a path."""
    done = run("check", "--select", "P20", "--select", "P25", bad, "--output-format", "json")

    rules = {row["rule"] for row in json.loads(done.out)["files"][0]["rules"]}

    assert rules == {"P20", "P25", *ALWAYS}


# Full output


def test_full_report(run: Run, bad: str) -> None:
    """Full output is the report's own text, with the disclaimer at the very end."""
    done = run("check", bad)
    text = rk.check(rk.load(bad)).to_text(source=bad)
    shared = text.partition("rehabkit checks documents")[0].rstrip()

    assert done.out.startswith(f"{shared}\n\n")
    assert flat(done.out.removeprefix(shared)) == DISCLAIMER


def test_disclaimer_once(run: Run, bad: str, good: str) -> None:
    """Several files share one disclaimer and a last line with their counts."""
    done = run("check", bad, good, "--select", "P20")
    left = _undecided(bad, good)

    assert flat(done.out).count(DISCLAIMER) == 1
    assert f"Together: 2 files, 1 error, 0 warnings, 0 notes, {left} not decided, 0 refused.\n" in done.out


def test_refused_block(run: Run, refused: str) -> None:
    """A refused document is shown as findings are: code, slug, place, sentence."""
    expected = (
        f"{refused}  refused, not checked\n\n"
        "refused F10 unknown-key  $.height\n  Is not a key of this object\n\n"
        "1 problem.\n\n"
    )

    assert run("check", refused).out.startswith(expected)


def test_many_problems(run: Run, tmp_path: Path) -> None:
    """More problems than are listed are counted, in each form of output."""
    path = tmp_path / "many.json"
    keys = {f"key_{number}": 1 for number in range(120)}
    path.write_text(json.dumps({"schema": "rehabkit/case/1", "id": "c1", **keys}), encoding="utf-8")
    full, data = run("check", path), run("check", path, "--output-format", "json")
    (entry,) = json.loads(data.out)["files"]

    assert "\n120 problems, of which 100 are listed.\n" in full.out
    assert (len(entry["errors"]), entry["more_errors"]) == (100, 20)
    assert data.err.endswith(f"rehabkit: {path}: and 20 more\n")


def test_summary_of_waived_and_referred(run: Run, referred: str, story: Story, tmp_path: Path) -> None:
    """The last line counts what is waived and who is referred, where there are any."""
    waiver = {"rule": "P20", "id": "i1", "reason": "agreed", "author": "pt"}
    path = tmp_path / "waived.json"
    path.write_text(json.dumps({**story("s03-bad"), "waivers": [waiver]}), encoding="utf-8")
    done = run("check", path, referred, "--select", "P20")
    left = _undecided(str(path), referred)

    assert (
        f"Together: 2 files, 1 error, 0 warnings, 0 notes, {left} not decided, 1 waived, 1 referral, 0 refused.\n"
        in done.out
    )


def test_concise_shows_what_is_waived(run: Run, story: Story, tmp_path: Path) -> None:
    """A waived finding is shown as waived in concise output too."""
    waiver = {"rule": "P20", "id": "i1", "reason": "agreed", "author": "pt"}
    path = tmp_path / "waived.json"
    path.write_text(json.dumps({**story("s03-bad"), "waivers": [waiver]}), encoding="utf-8")
    done = run("check", path, "--select", "P20", "--output-format", "concise")

    assert f"\n{path}: $.complaints[0]: waived error P20 rest-limit: " in f"\n{done.out}"


# Concise output


def test_concise(run: Run, bad: str, refused: str) -> None:
    """Concise output has one line for each finding and each problem; the disclaimer goes to stderr."""
    first, *others = rk.check(rk.load(bad), select=["P20"]).findings
    done = run("check", bad, refused, "--select", "P20", "--output-format", "concise")

    assert [
        f"{bad}: $.complaints[0]: error P20 rest-limit: {first.message}",
        *(f"{bad}: {f.path}: unknown (info) {f.rule} {f.slug}: {f.message}" for f in others),
        f"{refused}: $.height: refused F10 unknown-key: is not a key of this object",
    ] == done.out.splitlines()
    assert done.err.endswith(f"{DISCLAIMER}\n")


# JSON output


def test_json_document(run: Run, bad: str, refused: str) -> None:
    """JSON output is one document with an entry for each input, refused ones included, written as json.dumps does."""
    done = run("check", bad, refused, "--output-format", "json")
    data = json.loads(done.out)
    errors = [{"code": "F10", "path": "$.height", "message": "is not a key of this object"}]

    assert json.dumps(data, indent=2, ensure_ascii=False) + "\n" == done.out
    assert list(data) == ["schema", "version", "profile", "files"]
    assert ("rehabkit/report/1", rk.__version__, "sources") == (data["schema"], data["version"], data["profile"])
    assert list(data["files"][0]) == list(data["files"][1])
    assert (refused, None, [], errors) == tuple(data["files"][1][key] for key in ("file", "line", "findings", "errors"))


def test_json_for_other_encodings(
    run: Run, referred: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the output is not UTF-8, JSON holds ASCII alone."""
    path = Path(referred).with_name("f\u00fc.json")
    Path(referred).rename(path)
    plain = run("check", path, "--output-format", "json").out
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    run("check", path, "--output-format", "json")
    capsys.readouterr()
    told = written.getvalue()

    assert b"f\\u00fc.json" in told
    assert json.loads(plain) == json.loads(told)


# Statistics


def test_statistics(run: Run, bad: str, good: str) -> None:
    """`--statistics` counts each rule over all files, with the share of its places that fail."""
    done = run("check", bad, good, "--select", "P20", "--statistics")
    table = done.out.partition("rule  slug")[2].partition("\n\n")[0]

    head, *rows = [line.split() for line in table.splitlines()]

    assert head == ["places", "pass", "fail", "unknown", "share", "that", "fails"]
    assert [row[0] for row in rows] == sorted({"P20", *ALWAYS})
    assert ["P20", "rest-limit", "1", "0", "1", "0", "100.0%"] in rows
    assert ["P33", "refer-red-flags", "2", "2", "0", "0", "0.0%"] in rows


def test_statistics_as_json(run: Run, good: str) -> None:
    """In JSON the counts are rows, and a rule that judged nothing has no share."""
    data = json.loads(run("check", good, "--select", "P20", "--statistics", "--output-format", "json").out)
    nothing = {"places": 0, "pass": 0, "fail": 0, "unknown": 0, "share": None, "share_at_most": None}
    passed = {"places": 1, "pass": 1, "fail": 0, "unknown": 0, "share": 0.0, "share_at_most": 0.0}

    assert [
        {"rule": "P20", "slug": "rest-limit", **nothing},
        {"rule": "P33", "slug": "refer-red-flags", **passed},
    ] == [row for row in data["statistics"] if row["rule"] in {"P20", "P33"}]


def test_statistics_of_what_is_unknown(run: Run, good: str, tmp_path: Path) -> None:
    """Where places are unknown, the share that fails is a range: as if all of them passed, and as if all failed."""
    story = json.loads(Path(good).read_bytes())
    del story["red_flag_screen"]
    path = tmp_path / "unscreened.json"
    path.write_text(json.dumps(story), encoding="utf-8")
    done = run("check", good, path, "--select", "P33", "--statistics")
    data = json.loads(run("check", good, path, "--select", "P33", "--statistics", "--output-format", "json").out)
    (row,) = (row for row in data["statistics"] if row["rule"] == "P33")

    assert re.search(r"^P33 +refer-red-flags +2 +1 +0 +1 +0.0% to 50.0%$", done.out, re.MULTILINE)
    assert (row["share"], row["share_at_most"]) == (0.0, 0.5)


def test_statistics_without_places(run: Run, good: str) -> None:
    """In a table the share of nothing is a dash."""
    done = run("check", good, "--select", "P20", "--statistics")

    assert re.search(r"^P20 +rest-limit +0 +0 +0 +0 +-$", done.out, re.MULTILINE)


# Paths


def test_folder(run: Run, bad: str, tmp_path: Path) -> None:
    """A folder stands for its .json and .jsonl files and those of folders in it, sorted, without hidden ones."""
    line = json.dumps(json.loads(Path(bad).read_bytes()))
    for name in ("b.json", "a.JSON", "c.jsonl", "sub/d.json", ".hidden/x.json", ".y.json", "note.txt"):
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(line, encoding="utf-8")
    data = json.loads(run("check", tmp_path, "--output-format", "json").out)
    expected = [("a.JSON", None), ("b.json", None), ("c.jsonl", 1), ("sub/d.json", None)]

    assert [(str(tmp_path / name), line) for name, line in expected] == [
        (entry["file"], entry["line"]) for entry in data["files"]
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_in_a_folder(run: Run, good: str, tmp_path: Path) -> None:
    """A named pipe among the files of a folder is left out, since nobody may ever write to it."""
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "a.json").write_bytes(Path(good).read_bytes())
    data = json.loads(run("check", tmp_path, "--output-format", "json").out)

    assert [str(tmp_path / "a.json")] == [entry["file"] for entry in data["files"]]


def test_empty_folder(run: Run, tmp_path: Path) -> None:
    """A folder without documents is refused."""
    done = run("check", tmp_path)

    assert (2, f"rehabkit: {tmp_path}: F01 $: is a folder that holds no .json or .jsonl file\n") == (
        done.status,
        done.err,
    )


def test_folder_that_cannot_be_read(run: Run, good: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be read hides nothing beside it."""
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.json").write_bytes(Path(good).read_bytes())
    scandir = os.scandir

    def refuse(path: str) -> Any:
        if path == str(closed):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = run("check", tmp_path, "--output-format", "json")

    assert [str(tmp_path / "a.json"), str(closed)] == [entry["file"] for entry in json.loads(done.out)["files"]]
    assert done.err == f"rehabkit: {closed}: F01 $: cannot be read: Permission denied\n"


def test_missing_file(run: Run, good: str, tmp_path: Path) -> None:
    """A file that is not there is refused; the others are checked."""
    missing = tmp_path / "missing.json"
    done = run("check", missing, good, "--output-format", "json")

    assert (2, f"rehabkit: {missing}: F01 $: cannot be read: No such file or directory\n") == (done.status, done.err)
    assert [entry["case"] for entry in json.loads(done.out)["files"]] == [None, "s10-good"]


def test_lines(run: Run, good: str, tmp_path: Path) -> None:
    """Each line of a .jsonl file is a case, its entry names the line, and empty lines are passed over."""
    line = json.dumps(json.loads(Path(good).read_bytes()))
    path = tmp_path / "cases.jsonl"
    path.write_text(f'{line}\n\n{{"a":\r\n{line}', encoding="utf-8")
    with pytest.raises(rk.LoadError, match="F05") as caught:
        rk.loads('{"a":')
    done = run("check", path)

    assert f"{path}:1 case s10-good" in flat(done.out)
    assert done.err == f"rehabkit: {path}:3: {caught.value}\n"
    assert "Together: 1 file, 3 cases, " in done.out
    assert [entry["line"] for entry in json.loads(run("check", path, "--output-format", "json").out)["files"]] == [
        1,
        3,
        4,
    ]


def test_long_lines(run: Run, good: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line beyond the limit is refused without being read whole, and the next line is a case again."""
    line = json.dumps(json.loads(Path(good).read_bytes()))
    limit = len(line) + 10
    path = tmp_path / "cases.jsonl"
    path.write_text(f"{'x' * 3 * limit}\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(_documents, "_MOST_BYTES", limit)
    data = json.loads(run("check", path, "--output-format", "json").out)

    assert [(entry["line"], entry["case"]) for entry in data["files"]] == [(1, None), (2, "s10-good")]


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_no_lines(run: Run, tmp_path: Path, content: str) -> None:
    """A .jsonl file without a case is refused."""
    path = tmp_path / "cases.jsonl"
    path.write_text(content, encoding="utf-8")
    done = run("check", path)

    assert (2, f"rehabkit: {path}: F01 $: holds no case; each line of a .jsonl file is one\n") == (
        done.status,
        done.err,
    )


def test_missing_lines(run: Run, tmp_path: Path) -> None:
    """A .jsonl file that is not there is refused."""
    path = tmp_path / "cases.jsonl"
    done = run("check", path)

    assert (2, f"rehabkit: {path}: F01 $: cannot be read: No such file or directory\n") == (done.status, done.err)


def test_standard_input(run: Run, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads one document from stdin."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(bad).read_bytes())))
    done = run("check", "-", "--output-format", "json")
    (entry,) = json.loads(done.out)["files"]

    assert (done.status, entry["file"], entry["line"], entry["case"]) == (1, "<stdin>", None, "s03-bad")


def test_no_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` without an open stdin is refused."""
    monkeypatch.setattr(sys, "stdin", None)
    done = run("check", "-")

    assert (done.status, done.err) == (2, "rehabkit: <stdin>: F01 $: cannot be read\n")


# Program templates


def test_program(run: Run, story: Story, tmp_path: Path) -> None:
    """A program document is checked as a template."""
    path = tmp_path / "program.json"
    path.write_text(json.dumps({"schema": "rehabkit/program/1", **story("s02-bad")["program"]}), encoding="utf-8")
    done = run("check", path, "--output-format", "json")
    report = rk.check(rk.load_program(path))

    assert [{"file": str(path), "line": None, **report.to_data()}] == json.loads(done.out)["files"]


def test_program_with_a_problem(run: Run, story: Story, tmp_path: Path) -> None:
    """The problems of a program are those of a program, with paths in its own document."""
    path = tmp_path / "program.json"
    program = {"schema": "rehabkit/program/1", **story("s02-bad")["program"]}
    path.write_text(json.dumps({**program, "height": 3}), encoding="utf-8")
    shape = run("check", path).err
    program["phases"][0]["prescriptions"][0]["intervention"] = "nonsense"
    path.write_text(json.dumps(program), encoding="utf-8")
    names = run("check", path).err

    assert f"rehabkit: {path}: {ONE_PROBLEM}\n" == shape
    assert names.startswith(f"rehabkit: {path}: D02 $.phases[0].prescriptions[0].intervention: ")


def test_other_schema(run: Run, tmp_path: Path) -> None:
    """A document of neither schema is refused as a case."""
    path = tmp_path / "other.json"
    path.write_text('{"schema": "rehabkit/case/9", "id": "c1"}', encoding="utf-8")
    with pytest.raises(rk.LoadError, match="F15") as caught:
        rk.load(path)

    assert run("check", path).err == f"rehabkit: {caught.value}\n"


# Several processes


def test_jobs(run: Run, bad: str, good: str, refused: str, tmp_path: Path) -> None:
    """Several processes print what one prints, in the same order."""
    path = tmp_path / "many.jsonl"
    lines = [json.dumps(json.loads(Path(name).read_bytes())) for name in (bad, good)]
    path.write_text("\n".join(lines * 6), encoding="utf-8")
    alone = run("check", path, refused, bad, "--statistics")

    assert alone == run("check", path, refused, bad, "--statistics", "--jobs", "2")


def test_jobs_end_early(run: Run, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that dies ends the run with a sentence."""

    def die(*_: object) -> None:
        raise BrokenExecutor

    monkeypatch.setattr(ProcessPoolExecutor, "submit", die)
    done = run("check", good, "--jobs", "2")

    assert done.status == 2
    assert done.err.startswith("rehabkit: a process of --jobs ended early")


# Terminals


def test_terminal_says_it_once(run: Run, refused: str, terminal: Terminal) -> None:
    """Where stdout and stderr are one terminal, what is refused is said once."""
    terminal("stdout", "stderr")
    done = run("check", refused)

    assert (done.status, done.err) == (2, "")
    assert "refused F10 unknown-key  $.height" in done.out


def test_progress_beside_a_pipe(run: Run, bad: str, good: str, terminal: Terminal) -> None:
    """With several files a bar is drawn on stderr where that is a terminal, and stdout stays as it is."""
    piped = run("check", bad, good).out
    terminal("stderr")
    done = run("check", bad, good)

    assert "Checking" in done.err
    assert piped == done.out


@pytest.mark.parametrize("form", ["full", "json"])
def test_progress_on_one_terminal(run: Run, good: str, tmp_path: Path, terminal: Terminal, form: str) -> None:
    """Bar and reports do not write over each other."""
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(json.loads(Path(good).read_bytes())), encoding="utf-8")
    terminal("stdout", "stderr")
    done = run("check", path, "--output-format", form)

    assert "Checking" in done.err
    assert "s10-good" in done.out


def test_no_progress_for_one_file(run: Run, good: str, terminal: Terminal) -> None:
    """One file needs no bar."""
    terminal("stderr")

    assert run("check", good).err == ""


def test_sarif(run: Run, bad: str, good: str, tmp_path: Path) -> None:
    """SARIF holds each finding with its path as a logical location, and refused documents as notifications."""
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    done = run("check", bad, good, broken, "--output-format", "sarif")
    data = json.loads(run("check", bad, good, broken, "--output-format", "json").out)
    (told,) = json.loads(done.out)["runs"]
    findings = [(entry["file"], finding) for entry in data["files"] for finding in entry["findings"]]

    assert done.status == 2
    assert [(result["ruleId"], result["locations"][0]["logicalLocations"]) for result in told["results"]] == [
        (finding["rule"], [{"fullyQualifiedName": finding["path"]}]) for _, finding in findings
    ]
    assert [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in told["results"]] == [
        Path(file).as_posix() for file, _ in findings
    ]
    starts = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in told["results"]]
    assert [finding["id"] for _, finding in findings] == [
        re.findall(
            r'"id": "(.*)"', "".join(Path(file).read_text(encoding="utf-8").splitlines(keepends=True)[line - 1 :])
        )[0]
        for line, (file, _) in zip(starts, findings, strict=True)
    ]
    assert [(result["kind"], result["level"]) for result in told["results"]] == [
        ("open", "none")
        if finding["outcome"] == "unknown"
        else ("fail", {"error": "error", "warning": "warning", "info": "note"}[finding["severity"]])
        for _, finding in findings
    ]
    assert [rule["id"] for rule in told["tool"]["driver"]["rules"]] == list(
        dict.fromkeys(finding["rule"] for _, finding in findings)
    )
    assert {rule["id"]: rule["helpUri"] for rule in told["tool"]["driver"]["rules"]} == {
        finding["rule"]: finding["url"] for _, finding in findings
    }
    (refused,) = told["invocations"][0]["toolExecutionNotifications"]
    assert (refused["descriptor"]["id"], told["invocations"][0]["executionSuccessful"]) == ("F05", False)


def test_sarif_of_lines_waivers_and_referral(run: Run, story: Callable[[str], dict[str, Any]], tmp_path: Path) -> None:
    """SARIF names the line of a document, suppresses what is waived, and puts a referral beside the results."""
    case = story("s03-bad")
    complaint = case["complaints"][0]["id"]
    case["waivers"] = [{"rule": "P20", "id": complaint, "reason": "agreed", "author": "a physiotherapist"}]
    case["red_flag_screen"] = {
        "state": "positive",
        "date": case["red_flag_screen"]["date"],
        "positives": [{"category": "fracture"}],
    }
    flawed = {**story("s03-good"), "zzz": 1, "goals": [0] * 120}
    file = tmp_path / "a cohort.jsonl"
    file.write_text(f"{json.dumps(case)}\n{json.dumps(flawed)}\n", encoding="utf-8")
    (told,) = json.loads(run("check", file, "--output-format", "sarif").out)["runs"]
    waived = [result for result in told["results"] if "suppressions" in result]

    assert {result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in told["results"]} == {1}
    assert [(result["ruleId"], result["suppressions"]) for result in waived] == [
        ("P20", [{"kind": "external", "status": "accepted", "justification": "a physiotherapist: agreed"}])
    ]
    assert all("a%20cohort.jsonl" in json.dumps(result["locations"]) for result in told["results"])
    assert [each["document"] for each in told["properties"]["referral"]] == [f"{file}:1"]
    assert told["invocations"][0]["toolExecutionNotifications"][-1]["message"] == {"text": "and 21 more problems"}


def test_sarif_of_standard_input(run: Run, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document from the standard input is named so."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(bad).read_bytes())))
    (told,) = json.loads(run("check", "-", "--output-format", "sarif").out)["runs"]

    assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in told["results"]} == {
        "-"
    }


def test_own_profile(run: Run, bad: str, tmp_path: Path) -> None:
    """A profile may be a TOML file; the report bears its name."""
    own = tmp_path / "clinic.toml"
    own.write_text('id = "clinic"\n[severities]\nP20 = "info"\n', encoding="utf-8")
    data = json.loads(run("check", bad, "--profile", own, "--output-format", "json").out)

    assert data["profile"] == "clinic"
    assert {f["severity"] for f in data["files"][0]["findings"] if f["rule"] == "P20"} == {"info"}


def test_flawed_profile(run: Run, bad: str, tmp_path: Path) -> None:
    """A profile that is not sound is refused in one sentence, with its problems."""
    own = tmp_path / "clinic.toml"
    own.write_text('id = "clinic"\n[severities]\nP99 = "info"\n', encoding="utf-8")
    done = run("check", bad, "--profile", own)

    assert (done.status, done.out) == (2, "")
    assert done.err == f"rehabkit: {own}: D02 $.severities.P99: no rule is named 'P99'\n"


def test_sarif_of_a_file_that_is_gone(run: Run, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be read again, findings keep their place in the document and state no line."""

    def refuse(*_: object) -> dict[str, int]:
        raise ValueError

    monkeypatch.setattr(_sarif, "lines_of", refuse)
    (told,) = json.loads(run("check", bad, "--output-format", "sarif").out)["runs"]

    places = [result["locations"][0] for result in told["results"]]
    assert places
    assert all("region" not in place["physicalLocation"] for place in places)
    assert all(place["logicalLocations"] for place in places)


def test_sarif_of_notes(run: Run, story: Callable[[str], dict[str, Any]], tmp_path: Path) -> None:
    """A note about the document, which is no rule's, stands among the results under its code."""
    case = story("s03-bad")
    case["waivers"] = [{"rule": "P01", "id": case["complaints"][0]["id"], "reason": "r", "author": "a"}]
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    (told,) = json.loads(run("check", file, "--output-format", "sarif").out)["runs"]

    page = "https://rehabkit.example/reference/problems/w02-waiver-unused.html"
    assert {"id": "W02", "helpUri": page} in told["tool"]["driver"]["rules"]
