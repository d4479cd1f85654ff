from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.rulebook._build import Json

import rehabkit as rk
from rehabkit.codec import read_program
from rehabkit.documents import as_case, loads_program
from rehabkit.rulebook import _cases

BROKEN = rk.apply(_cases.elbow(), rk.Edit("$.program.phases[0].prescriptions[0].intervention", "nothing"))
PLACE = "phases[0].prescriptions[0].intervention"


def _problems(error: rk.LoadError) -> list[tuple[str, str]]:
    return [(str(problem.code), problem.path) for problem in error.problems]


def _program() -> str:
    program = _cases.elbow().program
    assert program is not None
    return rk.dumps(program)


def test_round_trip(tmp_path: Path) -> None:
    """A case that is written to a file is loaded from it as it was."""
    file = tmp_path / "case.json"
    rk.dump(_cases.elbow(), file)

    assert _cases.elbow() == rk.load(file) == rk.load(str(file))


@pytest.mark.parametrize("encode", [False, True], ids=["text", "bytes"])
def test_loads(encode: bool) -> None:  # noqa: FBT001  # a row of the table
    """A case is read from a text or from its bytes."""
    text = rk.dumps(_cases.elbow())

    assert _cases.elbow() == rk.loads(text.encode() if encode else text)


def test_load_program(tmp_path: Path) -> None:
    """A program document is loaded as a program, from a file or from its text."""
    file = tmp_path / "program.json"
    file.write_text(_program(), encoding="utf-8")

    assert _cases.elbow().program == rk.load_program(file) == loads_program(_program())


@pytest.mark.parametrize("load", [rk.load, rk.load_program], ids=["case", "program"])
@pytest.mark.parametrize(
    "name, message",
    [("nothing.json", "No such file or directory"), ("folder", "Is a directory"), ("a\0b", None)],
    ids=["missing", "folder", "no name"],
)
def test_unreadable(tmp_path: Path, load: object, name: str, message: str | None) -> None:
    """A file that cannot be read is refused with its name and the reason (F01)."""
    (tmp_path / "folder").mkdir()
    file = str(tmp_path / name)
    with pytest.raises(rk.LoadError) as caught:
        (rk.load if load is rk.load else rk.load_program)(file)

    assert ([("F01", "$")], file) == (_problems(caught.value), caught.value.source)
    assert message is None or f"{file}: F01 $: cannot be read: {message}" == str(caught.value)


def test_names_that_lead_nowhere(tmp_path: Path) -> None:
    """A document that names what is not there is refused at load, with the file's name."""
    file = tmp_path / "case.json"
    rk.dump(BROKEN, file)
    with pytest.raises(rk.LoadError) as caught:
        rk.load(file)

    assert ([("D02", f"$.program.{PLACE}")], str(file)) == (_problems(caught.value), caught.value.source)


def test_source_of_a_text() -> None:
    """The name of a text's source stands in front of each problem."""
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(rk.dumps(BROKEN), source="upload 7")

    assert f"upload 7: D02 $.program.{PLACE}: no intervention is named 'nothing'" == str(caught.value)


def test_paths_of_a_program() -> None:
    """A program's problems have the paths of its own document."""
    assert BROKEN.program is not None
    with pytest.raises(rk.LoadError) as caught:
        loads_program(rk.dumps(BROKEN.program))

    assert [("D02", f"$.{PLACE}")] == _problems(caught.value)


@pytest.mark.parametrize(
    "change, code, path",
    [
        ({"schema": "rehabkit/case/2"}, "F15", "$.schema"),
        ({"schema": "rehabkit/program/1"}, "F15", "$.schema"),
        ({"id": 3}, "F11", "$.id"),
        ({"extra": 3}, "F10", "$.extra"),
    ],
    ids=["version", "program", "type", "key"],
)
def test_shape(change: Json, code: str, path: str) -> None:
    """A document of the wrong shape is refused before its names are looked at."""
    text = json.dumps({**json.loads(rk.dumps(BROKEN)), **change})
    with pytest.raises(rk.LoadError) as caught:
        rk.loads(text)

    assert [(code, path)] == _problems(caught.value)


def test_limits(tmp_path: Path) -> None:
    """A document beyond the limits is refused, read from a file or from memory."""
    file = tmp_path / "case.json"
    rk.dump(_cases.elbow(), file)
    limits = rk.Limits(most_bytes=100)
    with pytest.raises(rk.LoadError) as of_file:
        rk.load(file, limits=limits)
    with pytest.raises(rk.LoadError) as of_text:
        rk.loads(file.read_bytes(), limits=limits)

    assert [[("F03", "$")]] * 2 == [_problems(caught.value) for caught in (of_file, of_text)]


def test_limits_of_a_program(tmp_path: Path) -> None:
    """The limits that are given for a program file hold for what is parsed as well."""
    file = tmp_path / "program.json"
    file.write_text(_program(), encoding="utf-8")
    with pytest.raises(rk.LoadError) as caught:
        rk.load_program(file, limits=rk.Limits(most_levels=2))

    assert [("F04", "$")] == _problems(caught.value)


@pytest.mark.parametrize("load", [rk.load, rk.load_program], ids=["case", "program"])
def test_large_file_is_not_read_whole(tmp_path: Path, load: object) -> None:
    """Of a file that is too large, one byte more is read than the limit allows."""
    file = tmp_path / "large.json"
    file.write_bytes(b" " * 10_000)
    with pytest.raises(rk.LoadError) as caught:
        (rk.load if load is rk.load else rk.load_program)(file, limits=rk.Limits(most_bytes=100))

    assert ["must have at most 100 bytes (got 101)"] == [problem.message for problem in caught.value.problems]


def test_template() -> None:
    """A program as a case has no person, and its id is never too long."""
    program = read_program(_program())
    told = as_case(rk.apply(program, rk.Edit("$.id", "x" * 100)))

    assert (None, f"{'x' * 90}.template") == (told.patient, told.id)
    assert "pr1.template" == as_case(program).id


def test_template_beside_a_like_name() -> None:
    """The id of a program as a case is none that stands anywhere in the program."""
    program = read_program(_program())
    taken = rk.apply(program, rk.Edit("$.phases[0].prescriptions[0].id", "pr1.template"))

    assert "pr1.template2" == as_case(taken).id
