"""Where the documentation explains rules and problems: the one place where its address is written."""

from __future__ import annotations

DOCUMENTATION = "https://rehabkit.example/"
"""Address below which the pages stand; there is no public one yet, and the ending `.example` belongs to nobody."""


def page_name(code: str, slug: str) -> str:
    """Return the name of the page about a rule, principle or problem, without folder and ending."""
    return f"{code.lower()}-{slug}"


def rule_page(code: str, slug: str) -> str:
    """Return the address of the page about a shipped rule."""
    return f"{DOCUMENTATION}reference/rules/{page_name(code, slug)}.html"


def problem_page(code: str, slug: str) -> str:
    """Return the address of the page about a problem of documents."""
    return f"{DOCUMENTATION}reference/problems/{page_name(code, slug)}.html"
