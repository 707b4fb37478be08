# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The demonstration in a browser: built once, served to this machine alone, and looked at with chromium."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from blotter import pipeline
from blotter.model.report import BuildRequest
from tests.browser.looking import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
NOW = dt.datetime(2026, 11, 25, 8, tzinfo=dt.UTC)
# A browser that talks to nobody but the page's own server.
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class _Server(SimpleHTTPRequestHandler):
    """Serves the site as a web server is told to: 404.html for what is not there, and nothing on the terminal."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet."""


@pytest.fixture(scope="package")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the demonstration and serve it; gives its address without the last slash.

    The browser is asked for first: without one there is nothing to build for.
    """
    folder = tmp_path_factory.mktemp("demonstration")
    shutil.copy(ROOT / "config.yaml", folder)
    shutil.copytree(ROOT / "content", folder / "content")
    public = folder / "public"
    pipeline.build(BuildRequest(site=folder, output=public, now=NOW))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(public))) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start chromium, or skip with the reason why not."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a window (the arguments are Playwright's) and notes what its pages do."""
    windows = []

    def open_window(*, width: int = 1440, **options: Any) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        windows.append(context)
        return Visit(context.new_page())

    yield open_window
    for window in windows:
        window.close()
