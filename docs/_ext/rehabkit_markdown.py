"""Small pieces of MyST Markdown, and prose whose codes become links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import rehabkit as rk

_CODE_SPAN = re.compile(r"(`[^`]+`)")
_SPECIAL = re.compile(r"([\\`*_\[\]<>{}|#$~])")
_CODE = re.compile(r"(?<![\w-])(?:S[0-9]-[0-9]{2,3}|[ADEPSTW][0-9]{2,3})(?![\w-])")
_RULE = re.compile("[PS][0-9]{2,3}")
_ROLES = {"A": "decision", "E": "evidence", "P": "rule", "S": "item", "T": "decision", "D": "problem", "W": "problem"}


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def link(code: str, *, prefer: str = "rule") -> str:
    """Return a code as a link to the page that explains it.

    Args:
        code: A code such as `P01`, `A63`, `E24`, `S3-87` or `D02`.
        prefer: Where a code of a principle leads if a rule bears it as well: `rule` or `principle`.
    """
    return f"{{{_role(code, prefer)}}}`{code}`"


def linked(text: str) -> str:
    """Return reStructuredText whose codes are links to the pages that explain them."""
    return _CODE.sub(lambda found: f":{_role(found[0])}:`{found[0]}`", text)


def _role(code: str, prefer: str = "rule") -> str:
    role = "rule" if _RULE.fullmatch(code) or code in rk.rules else _ROLES[code[0]]
    return "principle" if role == "rule" and (prefer == "principle" or code not in rk.rules) else role


def prose(text: str, *, prefer: str = "rule") -> str:
    """Return a sentence as Markdown: code spans are kept, codes become links, the rest is shown as it is."""
    parts = _CODE_SPAN.split(" ".join(text.split()))
    return "".join(
        part if _CODE_SPAN.fullmatch(part) else _CODE.sub(lambda m: link(m[0], prefer=prefer), escaped(part))
        for part in parts
    )


def code(text: object) -> str:
    """Return a short text in the type of code; inside a table too."""
    return f"`{text}`".replace("|", "\\|")


def codes(words: Iterable[object]) -> str:
    """Return short texts in the type of code, with commas between them."""
    return ", ".join(code(word) for word in words)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; cells are Markdown."""
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows))


def fence(text: str, language: str = "text") -> str:
    """Return a block of code."""
    return f"```{language}\n{text}\n```"


def directive(name: str, argument: str, body: str, options: Mapping[str, str] | None = None) -> str:
    """Return a directive with a body of Markdown."""
    stated = [f":{key}: {value}" for key, value in (options or {}).items()]
    return "\n".join([f"::::{{{name}}} {argument}".rstrip(), *stated, "", body, "::::"])


def indexed(target: str, *names: str) -> str:
    """Return names under which the index and the search lead to a target of the page; `top` is the page itself."""
    return directive("names", target, "\n".join(names))


def listed(lines: Iterable[str]) -> str:
    """Return a list with one bullet a line."""
    return "\n".join(f"- {line}" for line in lines)


def page(*blocks: str) -> str:
    """Return the text of a page, without its empty blocks."""
    return "\n\n".join(block for block in blocks if block) + "\n"
