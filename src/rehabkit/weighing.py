"""Profiles of one's own: derived from shipped ones, in Python or in a TOML file."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from typing import Annotated, Any

import attrs

from rehabkit import catalog
from rehabkit.bounds import Bounds, Model, echo
from rehabkit.codec import read_bytes, structure
from rehabkit.errors import LoadError, Problem, ProblemCode, UnknownNameError
from rehabkit.location import Path
from rehabkit.models.evidence import Override, Profile
from rehabkit.rulebook import RULES

__all__ = ["load_profile", "profile_of"]

_SEVERITIES = "severities"
_ROW = re.compile(r"\$\.overrides\[(\d+)\]")
_CODES = {False: ProblemCode.UNKNOWN_REFERENCE, True: ProblemCode.CONTRADICTION}

Id = Annotated[str, Bounds(pattern="[a-z0-9][a-z0-9._-]*", longest=100)]
Text = Annotated[str, Bounds(longest=5_000)]


@attrs.frozen(kw_only=True)
class _Written(Model):
    """A profile as a TOML file has it, without the table of severities."""

    id: Id
    summary: Text | None = None
    based_on: Id | None = None
    drops_softenings: bool | None = None
    overrides: tuple[Override, ...] = ()


def profile_of(profile: str | Profile) -> Profile:
    """Return the profile of a name, or one's own after its selectors are looked up.

    Raises:
        UnknownNameError: There is no profile, rule or softening of a name.
        ValueError: It weighs a rule of safety or data, which no profile may.
    """
    if isinstance(profile, str):
        return catalog.profiles()[profile]
    for _, why, is_known in _faults(profile.overrides):
        raise ValueError(why) if is_known else UnknownNameError(why)
    return profile


def load_profile(path: str | os.PathLike[str]) -> Profile:
    """Return the profile that a TOML file describes.

    The file gives `id`, perhaps `summary`, `based_on` (a shipped profile) and `drops_softenings`, and a table
    `severities` from `P01` or `"P01/palpation-only"` to `error`, `warning` or `info`. It is the user's own file:
    unlike documents, it is not read as if a stranger had sent it.

    Raises:
        LoadError: The file cannot be read, or does not describe a profile.
    """
    source = os.fspath(path)
    raw, names = _plain(read_bytes(path), source)
    written = _structured(raw, names, source)
    problems = [
        Problem(_CODES[is_known], str(Path((_SEVERITIES, name))), why)
        for name, why, is_known in _faults(written.overrides)
    ]
    base = catalog.profiles().get(written.based_on or "sources")
    if base is None:
        why = f"no profile is named {echo(written.based_on)}"
        problems.append(Problem(ProblemCode.UNKNOWN_REFERENCE, "$.based_on", why))
    if base is None or problems:
        raise LoadError(problems, source=source)
    table = {row.selector: row for row in (*base.overrides, *written.overrides)}
    drops = written.drops_softenings
    return Profile(
        id=written.id,
        summary=written.summary or f"Based on {base.id}.",
        drops_softenings=base.drops_softenings if drops is None else drops,
        overrides=tuple(table.values()),
    )


def _structured(raw: dict[str, Any], names: list[str], source: str) -> _Written:
    try:
        return structure(_Written, raw, source=source)
    except LoadError as error:
        raise LoadError([_renamed(problem, names) for problem in error.problems], source=source) from None


def _renamed(problem: Problem, names: list[str]) -> Problem:
    """Return a problem of the list of overrides at the place that the file has."""
    found = _ROW.match(problem.path)
    return problem if found is None else problem._replace(path=str(Path((_SEVERITIES, names[int(found[1])]))))


def _plain(data: bytes, source: str) -> tuple[dict[str, Any], list[str]]:
    """Return the data of a TOML text, its table of severities as a list, and the names in that table.

    Raises:
        LoadError: It is not TOML, or has no such table.
    """
    try:
        raw = tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LoadError([Problem(ProblemCode.NOT_JSON, "$", f"is not TOML: {error}")], source=source) from None
    table = raw.pop(_SEVERITIES, {})
    if not isinstance(table, dict):
        why = f"must be a table (got {echo(table)})"
        raise LoadError([Problem(ProblemCode.WRONG_TYPE, f"$.{_SEVERITIES}", why)], source=source)
    rows = [{"selector": name, "severity": word} for name, word in table.items()]
    return {**raw, "overrides": rows}, list(table)


def _faults(overrides: tuple[Override, ...]) -> Iterator[tuple[str, str, bool]]:
    """Yield each selector that cannot stand, why, and whether there is such a rule."""
    for override in overrides:
        code, _, softening = override.selector.partition("/")
        rule = RULES.get(code)
        if rule is None:
            yield override.selector, f"no rule is named {echo(code)}", False
        elif rule.is_always_heard:
            yield (
                override.selector,
                f"{code} is a rule of {rule.family}, which no profile weighs",
                True,
            )
        elif softening and all(each.name != softening for each in rule.softenings):
            yield override.selector, f"{code} has no softening {echo(softening)}", False
        elif override.softening is not None and all(each.name != override.softening for each in rule.softenings):
            yield override.selector, f"{code} has no softening {echo(override.softening)}", False
