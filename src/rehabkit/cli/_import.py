"""The command `import-exercises`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from rehabkit import codec, importing
from rehabkit.bounds import echo
from rehabkit.cli._documents import Document, documents
from rehabkit.cli._terminal import show, show_json, table, together, width
from rehabkit.cli._usage import STDIN, UsageError
from rehabkit.codec._json import parse
from rehabkit.errors import LoadError
from rehabkit.importing import Import
from rehabkit.importing._account import gathered
from rehabkit.report._text import Line, Part, wrapped

_REFUSED = 1

Decisions = Annotated[tuple[str, ...], Parameter(negative="", show_default=False, metavar="NAME=WORD")]


def import_exercises(
    file: Annotated[str, Parameter(required=True)],
    /,
    *,
    source: str = "imported",
    muscle: Decisions = (),
    type: Decisions = (),  # noqa: A002  # the name of the option
    key: Decisions = (),
    default_type: Annotated[str | None, Parameter(metavar="TYPE")] = None,
    output_format: Literal["full", "json"] = "full",
) -> int:
    """Import exercises of another data set, and tell what was lost on the way.

    Args:
        file: A JSON list of records such as those of free-exercise-db, or - for stdin.
        source: Name of the data set; ids begin with it.
        muscle: Muscles for a name of the data set, such as chest=pectoralis-major; several with commas between them.
        type: Type of exercise for a category of the data set, such as yoga=mobility.
        key: Known key for a key of the data set, such as target=primaryMuscles.
        default_type: Type of records whose category gives none; by default they are refused.
        output_format: How the import is printed: the report alone, or everything as JSON.
    """
    muscles = {name: tuple(ids.split(",")) for name, ids in _pairs("--muscle", muscle).items()}
    types, keys = _pairs("--type", type), _pairs("--key", key)
    try:
        made = importing.import_exercises(
            _records(file), source=source, muscles=muscles, types=types, keys=keys, default_type=default_type
        )
    except LoadError as error:
        raise UsageError("; ".join(f"{file}: {problem}" for problem in error.problems)) from None
    except ValueError as error:
        raise UsageError(str(error)) from None
    if output_format == "json":
        show_json(made.to_data())
    else:
        show(_report(made, width()))
    return _REFUSED if made.refused else 0


def _pairs(option: str, texts: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        name, given, word = text.partition("=")
        if not given:
            msg = f"{option} takes NAME=WORD (got {echo(text)})"
            raise UsageError(msg)
        found[name] = word
    return found


def _records(file: str) -> Any:
    """Return what a file holds.

    Raises:
        LoadError: It cannot be read, or is not JSON.
    """
    (document,) = documents([Document(STDIN)]) if file == STDIN else [Document(file)]
    if document.problem is not None:
        raise LoadError([document.problem])
    return parse(codec.read_bytes(file) if document.data is None else document.data, codec.DEFAULT_LIMITS)


def _report(made: Import, room: int) -> Iterator[Line]:
    yield from wrapped(made.headline(), room, style="strong")
    losses = [(row["reason"], row["field"], str(row["losses"]), str(row["records"])) for row in made.loss_rows()]
    yield from _section("Not carried over", ("reason", "field", "losses", "records"), losses, room)
    waiting = [
        (row["value"], row["reason"], str(row["losses"]), ", ".join(map(together, row["candidates"])))
        for row in made.open_rows()
    ]
    yield from _section("Open: none of these was chosen", ("value", "reason", "losses", "candidates"), waiting, room)
    head = ("record", "id", "defect", "what is wrong")
    yield from _section("Defects of the source", head, _told(made.defects), room)
    refused = [defect for each in made.refused for defect in each.defects]
    yield from _section("Refused, without an exercise", head, _told(refused), room)


def _section(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> Iterator[Line]:
    if rows:
        yield ()
        yield (Part(title, "strong"),)
        yield from table(head, rows, room)


def _told(defects: Sequence[importing.Defect]) -> list[tuple[str, str, str, str]]:
    return [(defect.path, defect.source_id or "-", defect.kind.value, why) for defect, why in gathered(defects)]
