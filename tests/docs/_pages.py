"""The pages that are written by hand, and the blocks that stand on them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(path for folder in (DOCS, DOCS / "how-to", DOCS / "explanation") for path in folder.glob("*.md"))

_FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTION_LINES = re.compile(r"\A(?::\w+:.*\n)+")


def fences(page: Path) -> list[tuple[str, str]]:
    """Return the language and the text of each block of a page, without the options of a directive."""
    found = _FENCE.findall(page.read_text(encoding="utf-8"))
    return [(language, _OPTION_LINES.sub("", body)) for language, body in found]


def blocks(page: Path, *languages: str) -> list[str]:
    """Return the text of each block of a page in one of some languages."""
    return [body for language, body in fences(page) if language in languages]
