# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A site in Arabic script runs from right to left, whole, and so does an Arabic item on a page that does not."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blotter import pipeline
from blotter.model.report import BuildRequest
from tests.browser.looking import Visit
from tests.browser.serving import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SITE = Path(__file__).parents[1] / "sites" / "right-to-left"
NOW = dt.datetime(2016, 3, 5, 8, tzinfo=dt.UTC)
PAGES = ("/", "/articles/port-notebook/", "/latest/", "/tags/ports/", "/regions/ma/", "/archive/2016/02/")
# Where the first line of an element's text lies between its edges: near 1 is at the right one.
LEANING = """(selector) => {
  const element = document.querySelector(selector);
  const range = document.createRange();
  range.selectNodeContents(element);
  const runs = [...range.getClientRects()].filter((run, _, [first]) => Math.abs(run.top - first.top) < 9);
  const box = element.getBoundingClientRect();
  const before = Math.min(...runs.map((run) => run.left)) - box.left;
  const after = box.right - Math.max(...runs.map((run) => run.right));
  return before + after < 8 ? null : before / (before + after);
}"""


def build(folder: Path, language: str) -> Path:
    """Build the site in a language, its articles in Arabic as before; gives what is published."""
    shutil.copytree(SITE, folder)
    config = folder / "config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("language: ar", f"language: {language}"), "utf-8")
    for path in folder.glob("content/articles/**/*.md"):
        text = path.read_text(encoding="utf-8")
        if "lang:" not in text:
            path.write_text(text.replace("date:", "lang: ar\ndate:", 1), encoding="utf-8")
    pipeline.build(BuildRequest(site=folder, output=folder / "public", now=NOW))
    return folder / "public"


@pytest.fixture(scope="module")
def arabic(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site in Arabic. The browser is asked for first: without one there is nothing to build for."""
    with serve(build(tmp_path_factory.mktemp("arabic") / "site", "ar")) as address:
        yield address


@pytest.fixture(scope="module")
def english(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site in English with the same articles."""
    with serve(build(tmp_path_factory.mktemp("english") / "site", "en")) as address:
        yield address


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_arabic_fits(arabic: str, visit: Callable[..., Visit], path: str, width: int) -> None:
    """No scrolling to the side, nothing faint, nothing refused."""
    window = visit(width=width)
    window.go(arabic + path)
    assert window.page.locator("html").get_attribute("dir") == "rtl"
    assert window.sideways() == []
    assert window.unreadable() == []
    assert window.complaints == []


def test_an_article_in_arabic_begins_at_the_right(arabic: str, visit: Callable[..., Visit]) -> None:
    """Headline and text, and the page around them: the name of the site, the column of facts, the red rule."""
    window = visit(width=1440)
    window.go(arabic + "/articles/port-notebook/")
    for selector in (".entry-head h1", ".standfirst", ".prose li:last-child"):
        leaning = window.page.evaluate(LEANING, selector)
        assert leaning is None or leaning > 0.9, selector
    box = window.page.evaluate(
        """() => Object.fromEntries(['.nameplate a', '.record', '.entry-text'].map(
          (selector) => [selector, document.querySelector(selector).getBoundingClientRect().left]))"""
    )
    assert box[".nameplate a"] > 720
    assert box[".record"] > box[".entry-text"]
    assert window.page.evaluate("getComputedStyle(document.querySelector('blockquote')).borderRightWidth") == "1px"
    assert window.page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") == "normal"


def test_an_arabic_item_on_an_english_page_runs_its_own_way(english: str, visit: Callable[..., Visit]) -> None:
    """Its headline and text begin at the right, the words of the page beside it at the left."""
    window = visit(width=1440)
    window.go(english + "/articles/port-notebook/")
    assert window.page.locator("html").get_attribute("dir") == "ltr"
    assert window.page.evaluate(LEANING, ".entry-head h1") > 0.9
    assert window.page.evaluate(LEANING, ".byline") < 0.1
    assert window.page.evaluate(LEANING, ".band-bottom p:not(:last-child)") < 0.1
    assert window.sideways() == []


def test_among_other_cards_a_headline_keeps_to_their_side(
    arabic: str, english: str, visit: Callable[..., Visit]
) -> None:
    """A list has one edge, whichever way its headlines run."""
    window = visit(width=1440)
    for address, side in ((english, 0), (arabic, 1)):
        window.go(address + "/latest/")
        assert window.page.locator(".card-title[dir]").count() > 0
        assert abs(window.page.evaluate(LEANING, ".card-title[dir]") - side) < 0.1
