from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import rehabkit as rk
from rehabkit.report._address import DOCUMENTATION, problem_page, rule_page


class Links(HTMLParser):
    """What a page links to, and the places in it that links may name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element's links and its id."""
        told = {name: value for name, value in attrs if value}
        self.links.update(told[name] for name in ("href", "src") if name in told and tag != "base")
        self.places.update(told[name] for name in ("id", "name") if name in told)


def _pages(folder: Path) -> dict[Path, Links]:
    files = [path.resolve() for path in folder.rglob("*.html") if "_static" not in path.parts]
    return {path: Links(path.read_text(encoding="utf-8")) for path in files}


def _is_broken(pages: dict[Path, Links], page: Path, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return False
    file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    place = unquote(parts.fragment)
    return not file.is_file() or bool(place and file in pages and place not in pages[file].places)


def test_links_lead_somewhere(folder: Path) -> None:
    """Every link inside the site leads to a file that is there, and to a place that is in it."""
    pages = _pages(folder)
    broken = [
        (page.name, link) for page, found in pages.items() for link in found.links if _is_broken(pages, page, link)
    ]

    assert len(pages) > len(rk.rules)
    assert [] == broken


def test_addresses_have_pages(folder: Path) -> None:
    """Every rule and every problem has a page at the address that a finding of it carries."""
    addresses = [rule_page(rule.code, rule.slug) for rule in rk.rules]
    addresses += [problem_page(record.id, record.slug) for record in rk.problems]

    assert [] == [each for each in addresses if not (folder / each.removeprefix(DOCUMENTATION)).is_file()]
