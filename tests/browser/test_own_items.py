# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the demonstration has not: the desk's own items without a picture, and tables with aligned columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.looking import Visit
from tests.browser.serving import serve
from tests.builds import build
from tests.site_in_a_string import BASE, article, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

TABLE = """\
Before the table.

| Port of arrival | Seized in 2015 | Share of all |  Note |
|-----------------|:---------------|:------------:|------:|
| one             | 2              |      3       |     4 |

After it.
"""
SPACE = """(selector) => {
  const bottom = (element) => element.getBoundingClientRect().bottom;
  const text = document.querySelector(selector);
  const above = text.previousElementSibling || document.querySelector('.entry-head');
  return text.getBoundingClientRect().top - bottom(above);
}"""
# Where the words of each cell of the last row lie in it: 0 is at its left edge, 1 at its right one, padding left out.
SIDES = """() => [...document.querySelectorAll('.prose tbody td')].map((cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const [words, box, style] = [range.getBoundingClientRect(), cell.getBoundingClientRect(), getComputedStyle(cell)];
  const before = words.left - box.left - parseFloat(style.paddingLeft);
  const after = box.right - parseFloat(style.paddingRight) - words.right;
  return Math.round(10 * before / (before + after)) / 10;
})"""


def own(slug: str, **fields: str) -> str:
    """Write an item of the desk's own, without a picture."""
    text = article(slug, **fields).replace(f"source_url: https://news.example.org/{slug}\n", "")
    return text.replace("source: example-news", "source: desk")


def publish(folder: Path, engine: str) -> Path:
    """Build a site of our own items, its tables read by one of the two engines; gives what is published."""
    base = BASE.replace("-- content", f"markdown: {{engine: {engine}}}\n-- content", 1)
    text = own("plain") + own("noted", more="sensitive: It tells of a death.") + article("copied")
    text += own("table", body=TABLE) + own("arabic", more="lang: ar", body=TABLE)
    build(write_site(folder, text, base=base))
    return folder / "public"


@pytest.fixture(scope="module", params=["python-markdown", "commonmark"])
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve such a site."""
    with serve(publish(tmp_path_factory.mktemp("desk"), request.param)) as address:
        yield address


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("slug", ["plain", "noted", "copied"])
def test_there_is_room_above_a_text(desk: str, visit: Callable[..., Visit], slug: str, width: int) -> None:
    """Below the day as below a content note, and no more of it than below a credit."""
    window = visit(width=width)
    window.go(f"{desk}/articles/{slug}/")
    assert window.page.evaluate(SPACE, ".e-content") == 32


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("slug", ["plain", "copied"])
def test_there_is_room_above_the_conditions_of_a_kit(
    desk: str, visit: Callable[..., Visit], slug: str, width: int
) -> None:
    """They come first on the page to republish an item of our own, and after the credit on that of a copy."""
    window = visit(width=width)
    window.go(f"{desk}/articles/{slug}/republish/")
    assert window.page.evaluate(SPACE, "[aria-labelledby=b-conditions]") >= 32


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(("slug", "sides"), [("table", [0, 0, 0.5, 1]), ("arabic", [1, 1, 0.5, 0])])
def test_a_column_is_aligned_as_it_is_written(
    desk: str, visit: Callable[..., Visit], slug: str, sides: list[float], width: int
) -> None:
    """At the start, in the middle or at the end of its line, whichever way the text runs; and the page stays narrow."""
    window = visit(width=width)
    window.go(f"{desk}/articles/{slug}/")
    assert window.page.evaluate(SIDES) == sides
    assert window.sideways() == []
