"""Exercises of other data sets, with an account of what was lost on the way."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from rehabkit import catalog
from rehabkit.bounds import echo, unfit
from rehabkit.catalog import fold
from rehabkit.errors import LoadError, Problem, ProblemCode, UnknownNameError
from rehabkit.importing._account import Import
from rehabkit.importing._keys import Decisions
from rehabkit.importing._ledger import Defect, DefectKind, Kept, Loss, LossReason, RecordPlace, Refused
from rehabkit.importing._page import Page
from rehabkit.importing._records import read
from rehabkit.importing._words import KEYS, key
from rehabkit.models.intervention import Exercise
from rehabkit.vocab import ExerciseType

__all__ = [
    "Defect",
    "DefectKind",
    "Import",
    "Kept",
    "Loss",
    "LossReason",
    "RecordPlace",
    "Refused",
    "import_exercises",
]

_LONGEST_SOURCE = 40
_LONGEST_ID = 90  # leaves room for the number of an id that is taken
_DIGITS = 12


def import_exercises(
    records: Iterable[object],
    *,
    source: str = "imported",
    muscles: Mapping[str, str | Iterable[str]] | None = None,
    types: Mapping[str, ExerciseType | str] | None = None,
    keys: Mapping[str, str] | None = None,
    default_type: ExerciseType | str | None = None,
) -> Import:
    """Return the exercises of records such as those of free-exercise-db, with a report of what was lost.

    A record gives one exercise or is refused, and each of its fields is carried over or listed as lost. A body
    region gives candidates in the report and no muscle; what is wrong with a record is listed and not repaired.

    Args:
        records: Objects with the keys `id`, `name`, `category`, `force`, `level`, `mechanic`, `equipment`,
            `primaryMuscles`, `secondaryMuscles`, `instructions` and `images`.
        source: Name of the data set, at most 40 characters; ids begin with it, and notes name it.
        muscles: One's own decisions: muscle ids by a name of the data set, such as `{"chest": "pectoralis-major"}`.
        types: Types by a category of the data set, such as `{"yoga": "mobility"}`.
        keys: Keys above by the data set's own, such as `{"target": "primaryMuscles"}`.
        default_type: Type of records whose category gives none; by default they are refused.

    Raises:
        LoadError: The records are no list.
        UnknownNameError: A muscle, type or key of the decisions does not exist.
        ValueError: The name of the source is too long or gives no id, or a decision names no muscle.
    """
    decisions = Decisions(
        source=_source(source),
        muscles={key(name): _muscle_ids(given) for name, given in (muscles or {}).items()},
        types={key(name): _type(given) for name, given in (types or {}).items()},
        keys={name: _key(given) for name, given in (keys or {}).items()},
        default_type=None if default_type is None else _type(default_type),
    )
    pages = [read(number, raw, decisions) for number, raw in enumerate(_listed(records))]
    names = _ids([page for page in pages if not page.is_refused], fold(decisions.source))
    return Import(
        source=decisions.source,
        exercises=tuple(Exercise(id=names[page.record], **page.parts) for page in pages if not page.is_refused),
        losses=tuple(loss for page in pages if not page.is_refused for loss in page.losses),
        defects=tuple(defect for page in pages if not page.is_refused for defect in page.defects),
        refused=tuple(_refused(page) for page in pages if page.is_refused),
        kept=tuple(kept for page in pages if not page.is_refused for kept in page.kept),
        ids=tuple(names.get(page.record) for page in pages),
    )


def _refused(page: Page) -> Refused:
    """Return a refused record with its defects, and with what else of it was not read."""
    told = {defect.path for defect in page.defects}
    losses = tuple(loss for loss in page.losses if loss.path not in told)
    return Refused(record=page.record, source_id=page.source_id, defects=tuple(page.defects), losses=losses)


def _listed(records: Iterable[object]) -> Iterable[object]:
    if isinstance(records, str | bytes | Mapping) or not isinstance(records, Iterable):
        raise LoadError([Problem(ProblemCode.WRONG_TYPE, "$", f"must be a list of records (got {echo(records)})")])
    return records


def _source(name: str) -> str:
    if not fold(name) or len(name) > _LONGEST_SOURCE or unfit(name):
        msg = f"the source must have 1 to {_LONGEST_SOURCE} characters, with a letter or digit (got {echo(name)})"
        raise ValueError(msg)
    return name


def _muscle_ids(given: str | Iterable[str]) -> tuple[str, ...]:
    names = [given] if isinstance(given, str) else list(given)
    if not names:
        msg = "a decision must name at least one muscle"
        raise ValueError(msg)
    return tuple(dict.fromkeys(catalog.muscles()[name].id for name in names))


def _type(name: str) -> ExerciseType:
    if name not in list(ExerciseType):
        msg = f"no type of exercise is named {echo(str(name))}"
        raise UnknownNameError(msg)
    return ExerciseType(name)


def _key(name: str) -> str:
    if name not in KEYS:
        msg = f"no key is named {echo(name)}; there are {', '.join(KEYS)}"
        raise UnknownNameError(msg)
    return name


def _ids(pages: Iterable[Page], prefix: str) -> dict[int, str]:
    """Return an id for each record, each its own whatever the order of the records; note those that were taken."""
    wanted: dict[str, list[Page]] = {}
    for page in pages:
        wanted.setdefault(f"{prefix}.{_slug(page)}"[:_LONGEST_ID], []).append(page)
    found = {}
    taken = set(wanted)
    for name in sorted(wanted):
        for page, given in zip(sorted(wanted[name], key=_content), _free(name, taken), strict=False):
            found[page.record] = given
            taken.add(given)
            if len(wanted[name]) > 1:
                why = f"{len(wanted[name])} records lead to the id {name}; the exercise of this one is {given}"
                page.flag((), page.source_id, DefectKind.ID_TAKEN, why)
    return found


def _slug(page: Page) -> str:
    """Return an id made of the record's own id, or else of its name."""
    own = page.own_id or page.parts["name"]
    spelled = unicodedata.normalize("NFKD", own).encode("ascii", "ignore").decode()
    return fold(spelled) or hashlib.sha256(own.encode()).hexdigest()[:_DIGITS]


def _content(page: Page) -> str:
    """Return everything that tells one record from another, whatever their order."""
    told = [(entry.field, entry.value) for entry in (*page.kept, *page.losses, *page.defects)]
    return repr((page.parts, told))


def _free(name: str, taken: set[str]) -> Iterator[str]:
    """Yield a name, then the same with numbers that are free."""
    yield name
    yield from (each for number in count(2) if (each := f"{name}-{number}") not in taken)
