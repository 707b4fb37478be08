# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The demonstration in a browser: built once, served to this machine alone, and looked at with chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.looking import Visit
from tests.browser.serving import publish_demonstration, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


@pytest.fixture(scope="package")
def public(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demonstration; gives the folder that is published.

    The browser is asked for first: without one there is nothing to build for.
    """
    return publish_demonstration(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="package")
def site(public: Path) -> Iterator[str]:
    """Serve the demonstration; gives its address without the last slash."""
    with serve(public) as address:
        yield address


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
