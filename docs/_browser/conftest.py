"""What the walks through the site need: a server of its own, a headless Chromium, and a page that tells on others."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


class Handler(SimpleHTTPRequestHandler):
    """Serve files in silence."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def folder() -> Path:
    """Return the folder of the built site; `REHABKIT_SITE` names another."""
    return Path(os.environ.get("REHABKIT_SITE") or Path(__file__).parents[1] / "_build" / "html")


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """Return the address at which the built site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium without a window."""
    found = next((path for path in map(shutil.which, NAMES) if path is not None), None)
    if found is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        # Root, as in containers, has no sandbox.
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page that, when the test is over, fails on console errors and on requests to another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site)
    opened = context.new_page()
    told: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            told.append(message.text)

    def on_request(request: Request) -> None:
        if not request.url.startswith((site, "data:")):
            told.append(request.url)

    opened.on("console", on_console)
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("request", on_request)
    yield opened
    context.close()
    assert told == []
