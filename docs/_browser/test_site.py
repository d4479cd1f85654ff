from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

import rehabkit as rk
from rehabkit.report import DISCLAIMER
from rehabkit.report._address import DOCUMENTATION, rule_page

STORY = Path(__file__).parents[2] / "examples" / "stories" / "s02-bad.json"
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
MENDED = ("serious", "critical")

LANDING = "index.html"
RULE = "reference/rules/p01-release-before-strengthen.html"
MUSCLES = "reference/muscles/hip-thigh.html"
DOCUMENT = "reference/case-document.html"
GALLERY = "gallery.html"
PAGES = (
    LANDING,
    RULE,
    MUSCLES,
    DOCUMENT,
    GALLERY,
    "tutorial.html",
    "glossary.html",
    "how-to/index.html",
    "how-to/rule-rates.html",
    "explanation/where-sources-disagree.html",
    "reference/index.html",
    "reference/rules/index.html",
    "reference/principles/p01-release-before-strengthen.html",
    "reference/profiles.html",
    "reference/red-flags.html",
    "reference/sources.html",
    "reference/exercises/trunk.html",
    "reference/command-line.html",
    "reference/schema.html",
    "reference/api/models.html",
    "source/p01-release-before-strengthen.html",
    "search.html?q=P01",
)


def test_landing_shows_what_the_library_is_not(page: Page) -> None:
    """The front page opens with a finding made at the build and with the disclaimer word for word."""
    page.goto(LANDING)

    expect(page.locator("h1")).to_contain_text("rehabkit")
    assert DISCLAIMER in page.inner_text("article").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    assert rule_page("P01", "release-before-strengthen") in page.inner_text("article")


@pytest.mark.parametrize(
    "card, title",
    [
        ("You build an app", "Tutorial"),
        ("You study programs", "ten thousand cases"),
        ("You have a question", "Principles"),
    ],
)
def test_each_reader_is_one_click_away(page: Page, card: str, title: str) -> None:
    """Each of the three cards leads its reader to the page meant for them."""
    page.goto(LANDING)
    page.get_by_role("link", name=card).click()

    expect(page.locator("h1")).to_contain_text(title)


@pytest.mark.parametrize(
    "query, first",
    [
        ("P01", RULE),
        ("release before strengthen", RULE),
        ("hip flexor", MUSCLES),
        ("F12", "reference/problems/f12-unknown-word.html"),
    ],
)
def test_search(page: Page, query: str, first: str) -> None:
    """The search field finds a rule by code and name, a muscle group and a problem, each as the first result."""
    page.goto(LANDING)
    page.keyboard.press("Control+k")
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    result = page.locator("#search-results ul.search li a").first

    result.wait_for()
    assert (result.get_attribute("href") or "").partition("#")[0] == first


def test_link_of_a_finding(page: Page) -> None:
    """The address of each finding of a story opens the page of its rule, and that page leads to its source code."""
    for url, rule in {finding.url or "": finding.rule for finding in rk.check(rk.load(STORY)).findings}.items():
        page.goto(url.removeprefix(DOCUMENTATION))
        expect(page.locator("h1")).to_contain_text(rule)
        page.locator("table.facts a[href*='source/']").click()
        expect(page.locator("h1")).to_contain_text(f"Source of {rule}")


def test_keyboard(page: Page) -> None:
    """The first Tab reaches the link past the navigation; later ones reach the sections, search and color mode."""
    page.goto(LANDING)
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent.trim()"))

    assert reached[0] == "Skip to main content"
    assert {"Tutorial", "How-to guides", "Explanation", "Reference", "Gallery", "Search", "Color mode"} <= set(reached)


def test_skip_link(page: Page) -> None:
    """The link past the navigation leads to the main content."""
    page.goto(RULE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.url.endswith("#main-content")


def test_dark_mode(page: Page) -> None:
    """Dark mode is chosen in the bar and kept from page to page."""
    page.goto(LANDING)
    page.get_by_role("button", name="Color mode").click()
    page.get_by_role("button", name="Dark").click()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(RULE)

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert max(map(int, re.findall("[0-9]+", background)[:3])) < 64


@pytest.mark.parametrize("address", PAGES)
def test_narrow(page: Page, address: str) -> None:
    """On a screen of 380 pixels a page does not scroll sideways; what is wider scrolls inside."""
    page.set_viewport_size({"width": 380, "height": 800})
    page.goto(address)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    beyond = "e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'visible'"
    assert page.evaluate(f"[...document.querySelectorAll('main, article, section')].filter({beyond}).length") == 0


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_accessible(page: Page, address: str, mode: Any) -> None:
    """axe-core finds nothing serious or critical, on a light page and on a dark one."""
    page.emulate_media(color_scheme=mode)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.dataset.theme") == mode
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run({preload: false}).then(told => told.violations)")

    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in MENDED] == []
