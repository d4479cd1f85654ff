"""A new rule as two files: a module that works, and its test."""

from __future__ import annotations

import re
from pathlib import Path as FilePath
from string import Template

from rehabkit import catalog
from rehabkit.errors import DataError
from rehabkit.rulebook import RULES
from rehabkit.testing._templates import MODULE, OWN_PRINCIPLE, TEST
from rehabkit.vocab import Family

_CODE = re.compile("[A-Z][0-9]{1,3}")
_SLUG = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")


def new_rule(code: str, *, slug: str, family: str, principle: str | None, folder: FilePath) -> list[FilePath]:
    """Write the module of a rule and its test, and return where they are.

    The rule works: it asks that each goal states the day by which it is meant to be reached. Its check, words and
    minimal pair are there to be replaced.

    Args:
        code: Code that no shipped rule has, such as `X101`.
        slug: Name in kebab-case that no shipped rule has.
        family: One of the families.
        principle: Code of a shipped principle; by default the rule brings a principle of its own code.
        folder: Where the files go.

    Raises:
        DataError: A name cannot be, is taken, or leads nowhere; or a file is there already.
    """
    _refuse(code, slug, family, principle)
    name = f"{code}_{slug}".lower().replace("-", "_")
    words = {"code": code, "slug": slug, "family": family.upper()}
    own = Template(OWN_PRINCIPLE).substitute(words) if principle is None else ""
    told = {
        **words,
        "module": name,
        "own_argument": "    own_principle=PRINCIPLE,\n" if own else "",
        "own_principle": own,
        "principle": principle or code,
    }
    texts = {f"{name}.py": MODULE, f"test_{name}.py": TEST}
    files = {folder / file: Template(text).substitute(told) for file, text in texts.items()}
    for file in files:
        if file.exists():
            msg = f"{file} is there already"
            raise DataError(msg)
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
    return [*files]


def _refuse(code: str, slug: str, family: str, principle: str | None) -> None:
    if _CODE.fullmatch(code) is None:
        _stop(f"a code must be a capital letter and one to three digits, such as X101 (got {code})")
    if _SLUG.fullmatch(slug) is None:
        _stop(f"a slug must be words of small letters and digits with - between them (got {slug})")
    if family not in {*Family}:
        _stop(f"a family must be one of {', '.join(Family)} (got {family})")
    for name in (code, slug):
        if name in RULES:
            _stop(f"{name} is taken by the shipped rule {RULES[name].code} {RULES[name].slug}")
    if principle is not None and principle not in catalog.principles().ids:
        _stop(f"no shipped principle has the code {principle}")


def _stop(why: str) -> None:
    raise DataError(why)
