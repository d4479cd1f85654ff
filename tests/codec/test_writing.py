"""Documents out: what stands in them, byte by byte, and files that are written whole or not at all."""

from __future__ import annotations

import datetime as dt
import errno
import json
import math
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest

import rehabkit as rk
from rehabkit import codec

SMALL = rk.Case(id="x")
SMALL_TEXT = '{\n  "schema": "rehabkit/case/1",\n  "id": "x"\n}\n'


def test_small_document() -> None:
    """A document is indented JSON that begins with its schema and ends in a line feed."""
    assert rk.dumps(SMALL) == SMALL_TEXT


def test_program_document() -> None:
    """A program alone bears a schema of its own."""
    assert rk.dumps(rk.Program(id="pr1", phases=())) == (
        '{\n  "schema": "rehabkit/program/1",\n  "id": "pr1",\n  "phases": []\n}\n'
    )


def test_absent_and_empty() -> None:
    """What is not stated is left out, and an empty list is written as one."""
    case = rk.Case(id="x", goals=(), patient=rk.Patient(causes=()), log=rk.Log())

    assert codec.plain(case) == {"id": "x", "patient": {"causes": []}, "goals": [], "log": {}}
    assert rk.loads(rk.dumps(case)) == case
    assert rk.loads(rk.dumps(case)) != SMALL


def test_every_kind_of_value() -> None:
    """Dates, times, words, numbers and switches are written as documents have them."""
    session = rk.Session(
        id="s1",
        date=dt.date(2024, 3, 1),
        time=dt.time(8, 5),
        status=rk.Status.DONE,
        items=(rk.SessionItem(id="i1", strengthening=False, pain_before=2.5, cues='\u00e4 "x"\n\U0001f600'),),
    )

    assert codec.plain(session) == {
        "id": "s1",
        "date": "2024-03-01",
        "time": "08:05",
        "status": "done",
        "items": [{"id": "i1", "strengthening": False, "cues": '\u00e4 "x"\n\U0001f600', "pain_before": 2.5}],
    }
    assert codec.structure(rk.Session, codec.plain(session)) == session


def test_id_first() -> None:
    """An object's id stands first, also where a class inherits its other keys."""
    work = rk.Prescription(id="e1", intervention="core", technique="pir", note="x")

    assert list(codec.plain(work)) == ["id", "technique", "note", "intervention"]


def test_letters_are_written_as_they_are() -> None:
    """Letters beyond ASCII are written in UTF-8 and not escaped."""
    assert '"note": "\u00e4\U0001f600"' in rk.dumps(rk.Case(id="x", note="\u00e4\U0001f600"))


@pytest.mark.parametrize(
    "value, text",
    [
        (20, "20"),
        (20.0, "20"),
        (0.0, "0"),
        (-0.0, "0"),
        (25.1, "25.1"),
        (1e-7, "1e-07"),
        (100.0, "100"),
        (12.34567890123456, "12.34567890123456"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    """A whole number is written without a point, whichever way it came in."""
    written = rk.dumps(rk.Case(id="x", program=_with_effort(value)))

    assert f'"effort_percent": {text}\n' in written
    assert rk.dumps(rk.loads(written)) == written


def test_minus_zero_is_zero() -> None:
    """Minus zero equals zero and is written like it."""
    assert rk.Dosage(effort_percent=-0.0) == rk.Dosage(effort_percent=0)
    assert json.dumps(codec.plain(rk.Dosage(effort_percent=-0.0))) == '{"effort_percent": 0}'


def _with_effort(value: float) -> rk.Program:
    work = rk.Prescription(id="e1", intervention="core", dosage=rk.Dosage(effort_percent=value))
    return rk.Program(
        id="pr1",
        phases=(rk.Phase(id="ph1", kind=rk.PhaseKind.RELEASE, from_day=0, to_day=9, prescriptions=(work,)),),
    )


def test_dump(tmp_path: Path) -> None:
    """A written file holds the document's bytes, and nothing else is left beside it."""
    target = tmp_path / "case.json"
    rk.dump(rk.Case(id="x", note="\u00e4"), target)

    assert target.read_bytes() == rk.dumps(rk.Case(id="x", note="\u00e4")).encode()
    assert b"\r" not in target.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]
    assert rk.load(target) == rk.Case(id="x", note="\u00e4")


def test_dump_replaces(tmp_path: Path) -> None:
    """An existing file is replaced, by a path in words as well."""
    target = tmp_path / "case.json"
    target.write_text("old", encoding="utf-8")
    rk.dump(SMALL, str(target))

    assert target.read_text(encoding="utf-8") == SMALL_TEXT


def test_dump_tells_why_a_file_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file can be made, the error says why that is, and not that there is nothing to clear away."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)

    with pytest.raises(PermissionError):
        rk.dump(SMALL, tmp_path / "case.json")


POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions and devices of POSIX")


@POSIX
def test_dump_makes_files_as_others_do(tmp_path: Path) -> None:
    """A written file has the permissions of any new file."""
    (tmp_path / "other.json").write_text("", encoding="utf-8")
    rk.dump(SMALL, tmp_path / "case.json")

    assert (tmp_path / "case.json").stat().st_mode == (tmp_path / "other.json").stat().st_mode


@POSIX
def test_dump_keeps_permissions(tmp_path: Path) -> None:
    """A file that is replaced hands on its permissions."""
    target = tmp_path / "case.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    rk.dump(SMALL, target)

    assert target.stat().st_mode & 0o777 == 0o640


@POSIX
def test_dump_follows_links(tmp_path: Path) -> None:
    """A link stays a link, and the file that it leads to is replaced."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "case.json").symlink_to(tmp_path / "inner" / "real.json")
    rk.dump(SMALL, tmp_path / "case.json")

    assert (tmp_path / "case.json").is_symlink()
    assert (tmp_path / "inner" / "real.json").read_text(encoding="utf-8") == SMALL_TEXT


@pytest.mark.native
def test_dump_at_once(tmp_path: Path) -> None:
    """Many threads that write one file leave one whole document and nothing else."""
    target = tmp_path / "case.json"
    told = [rk.Case(id=f"c{number}", note="x" * 4_000) for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda case: rk.dump(case, target), told))

    assert rk.load(target) in told
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]


def test_dump_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C amid writing leaves the old file and no half of a new one."""
    target = tmp_path / "case.json"
    target.write_text("old", encoding="utf-8")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        rk.dump(SMALL, target)

    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("case.json", "old")]


def test_dump_to_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full is the operating system's error; the old file stands."""
    target = tmp_path / "case.json"
    target.write_text("old", encoding="utf-8")

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left on device"):
        rk.dump(SMALL, target)

    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("case.json", "old")]


def test_dump_into_nowhere(tmp_path: Path) -> None:
    """A folder that is not there is the operating system's error."""
    with pytest.raises(FileNotFoundError):
        rk.dump(SMALL, tmp_path / "nowhere" / "case.json")

    assert list(tmp_path.iterdir()) == []


def test_dump_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where replacing fails, the existing file stands as it was and no temporary file is left."""
    target = tmp_path / "case.json"
    target.write_text("old", encoding="utf-8")

    def fail(*_: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError):
        rk.dump(SMALL, target)

    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("case.json", "old")]


def test_dump_of_what_cannot_be_written(tmp_path: Path) -> None:
    """Where writing fails, no file appears."""
    with pytest.raises(KeyError):
        rk.dump(rk.Patient(), tmp_path / "case.json")  # type: ignore[arg-type]  # no document

    assert list(tmp_path.iterdir()) == []


def test_nothing_but_json_numbers() -> None:
    """A number that JSON does not have cannot be written, even if it was forced into a model."""
    broken = rk.Dosage(effort_percent=1)
    object.__setattr__(broken, "effort_percent", math.inf)
    work = rk.Prescription(id="e1", intervention="core", dosage=broken)
    phase = rk.Phase(id="ph1", kind=rk.PhaseKind.RELEASE, from_day=0, to_day=9, prescriptions=(work,))

    with pytest.raises(ValueError) as caught:
        rk.dumps(rk.Program(id="pr1", phases=(phase,)))
    assert "not JSON compliant" in str(caught.value)


@attrs.frozen
class Record:
    """A class of an app that holds values of rehabkit."""

    number: int
    case: rk.Case
    sites: list[rk.Site]


def test_converter() -> None:
    """A cattrs converter reads and writes models inside an app's own classes, as documents have them."""
    record = Record(3, rk.Case(id="x", goals=()), list(rk.both("soleus")))
    made = codec.converter()
    plain = made.unstructure(record)

    assert plain == {
        "number": 3,
        "case": {"id": "x", "goals": []},
        "sites": [{"muscle": "soleus", "side": "left"}, {"muscle": "soleus", "side": "right"}],
    }
    assert made.structure(plain, Record) == record


def test_converter_is_strict() -> None:
    """Inside an app's own class too, what a model refuses is refused with its problems."""
    with pytest.raises(rk.LoadError) as caught:
        codec.converter().structure({"muscle": "soleus", "side": "bilateral"}, rk.Site)

    assert [problem.path for problem in caught.value.problems] == ["$.side"]
