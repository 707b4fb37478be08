# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where things stand on a page: beside each other on a desk, in the order of reading on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.kinds import ARTICLE
from tests.browser.looking import Visit

pytestmark = pytest.mark.browser

Box = dict[str, float]


def _box(window: Visit, selector: str) -> Box:
    found = window.page.locator(selector).first.bounding_box()
    assert found is not None, selector
    x, y = found["x"], found["y"]
    return {"x": x, "y": y, "right": x + found["width"], "bottom": y + found["height"]}


def test_what_leads_on_stands_beside_the_text(site: str, visit: Callable[..., Visit]) -> None:
    """On a wide screen the story and the related items begin beside the first credit, and cover no word of the text."""
    window = visit(width=1440)
    window.go(site + ARTICLE)
    text, rail, credit = _box(window, ".entry-text"), _box(window, ".afterword"), _box(window, "#b-credit")
    assert rail["x"] >= credit["right"]
    assert abs(rail["y"] - credit["y"]) < 4
    assert _box(window, ".record")["right"] <= text["x"]
    assert _box(window, ".reuse")["y"] >= max(text["bottom"], rail["bottom"])


@pytest.mark.parametrize("width", [360, 1024])
def test_what_leads_on_follows_the_text_on_a_narrower_screen(
    site: str, visit: Callable[..., Visit], width: int
) -> None:
    """There is no room for three columns."""
    window = visit(width=width)
    window.go(site + ARTICLE)
    assert _box(window, ".afterword")["y"] >= _box(window, ".entry-text")["bottom"]


def test_a_phone_has_the_text_before_the_record(site: str, visit: Callable[..., Visit]) -> None:
    """Headline, day and credit, then the text; places, topics and the map follow it."""
    window = visit(width=360)
    window.go(site + ARTICLE)
    seats = [_box(window, part)["y"] for part in (".dateline", "#b-credit", ".e-content", "#b-license", ".record")]
    assert seats == sorted(seats)


def test_a_line_of_text_is_no_longer_than_one_reads(site: str, visit: Callable[..., Visit]) -> None:
    """60 to 75 characters, in whatever serif the machine has."""
    window = visit(width=1440)
    window.go(site + ARTICLE)
    longest = window.page.evaluate("""() => {
      const text = document.querySelector('.e-content p').firstChild;
      const range = document.createRange();
      const lines = {};
      for (let at = 0; at < text.length; at += 1) {
        range.setStart(text, at); range.setEnd(text, at + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        lines[top] = (lines[top] || 0) + 1;
      }
      return Math.max(...Object.values(lines));
    }""")
    assert 55 <= longest <= 78
