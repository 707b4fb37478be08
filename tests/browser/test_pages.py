# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Every kind of page of the demonstration, from a small phone to a desk, by day and by night."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.kinds import ARTICLE, PATTERNS, addresses
from tests.browser.looking import Visit

pytestmark = pytest.mark.browser

# Pages whose words are the same without a script; search cannot work without one, and says so: test_search.py.
READ = [kind for kind in PATTERNS if kind != "search"]
WIDTHS = (320, 360, 768, 1440)
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", PATTERNS)
def test_a_page_fits_is_readable_and_asks_nobody_else(
    public: Path, site: str, visit: Callable[..., Visit], kind: str, scheme: str
) -> None:
    """No scrolling to the side, nothing faint or tiny, no error, no breach of the policy, no request to elsewhere."""
    window = visit(color_scheme=scheme)
    window.go(site + addresses(public)[kind])
    assert window.page.locator("h1, main h2").count() > 0
    found = {}
    for width in WIDTHS:
        window.page.set_viewport_size({"width": width, "height": 900})
        found[width] = [*window.sideways(), *window.unreadable()]
    assert not any(found.values()), found
    assert window.complaints == []


@pytest.mark.parametrize("kind", READ)
def test_a_page_is_the_same_without_javascript(public: Path, site: str, visit: Callable[..., Visit], kind: str) -> None:
    """Whoever turned it off misses nothing but the controls that only a script can work."""
    seen = []
    for is_on in (True, False):
        window = visit(java_script_enabled=is_on)
        window.go(site + addresses(public)[kind])
        if is_on:
            scripted = ".theme-switch, [data-copy]"
            window.page.locator(scripted).evaluate_all("(found) => found.forEach((one) => one.remove())")
        seen.append(window.page.locator("body").inner_text())
    assert seen[0] == seen[1] != ""


@pytest.mark.parametrize("kind", PATTERNS)
def test_a_page_fits_with_letters_of_twice_the_size(
    public: Path, site: str, visit: Callable[..., Visit], kind: str
) -> None:
    """WCAG 2.2, 1.4.4: whoever reads at 200 % on a small phone does not scroll to the side, nor misses words."""
    window = visit(width=320)
    window.page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%' })"
    )
    window.go(site + addresses(public)[kind])
    assert window.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert window.sideways() == []


def test_night_looks_like_night(site: str, visit: Callable[..., Visit]) -> None:
    """The theme follows the reader's own setting."""
    grounds = []
    for scheme in SCHEMES:
        window = visit(color_scheme=scheme)
        window.go(site + "/")
        color = window.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        grounds.append(max(int(part) for part in re.findall(r"\d+", color)))
    assert grounds[0] > 200
    assert grounds[1] < 60


@pytest.mark.parametrize("width", WIDTHS)
def test_both_links_to_the_original_are_seen(site: str, visit: Callable[..., Visit], width: int) -> None:
    """One stands above the text and one below, as the first publisher asks."""
    window = visit(width=width)
    window.go(site + ARTICLE)
    body = window.page.locator(".e-content").bounding_box()
    assert body is not None
    links = window.page.locator("article a[href^='https://insightcrime.org/']")
    seen = [link.bounding_box() for link in links.all() if link.is_visible()]
    middles = [box["y"] + box["height"] / 2 for box in seen if box]
    assert any(middle < body["y"] for middle in middles)
    assert any(middle > body["y"] + body["height"] for middle in middles)


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("kind", ["home", "article", "places", "map", "search"])
def test_the_keyboard_leads_past_the_menu(
    public: Path, site: str, visit: Callable[..., Visit], kind: str, width: int
) -> None:
    """The first stop is the link to the text; from there the next stop is in the text, not in the menu."""
    window = visit(width=width)
    window.go(site + addresses(public)[kind])
    first = window.press("Tab")
    assert (first.tag, first.seen) == ("a", True)
    assert "content" in first.words.lower() or "text" in first.words.lower()
    assert window.press("Enter").in_main
    after = window.press("Tab")
    assert (after.tag in {"a", "input"}, after.in_main, after.seen) == (True, True, True)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_one_always_sees_where_the_focus_is(site: str, visit: Callable[..., Visit], scheme: str) -> None:
    """Every stop of the keyboard on an article lies in the window and has an outline."""
    window = visit(width=360, color_scheme=scheme)
    window.go(site + ARTICLE)
    stops = window.page.locator("a[href]:visible, button:visible, summary").count()
    assert stops > 10
    walked = [window.press("Tab") for _ in range(stops)]
    assert [stop for stop in walked if not stop.seen] == []
    assert {stop.tag for stop in walked} <= {"a", "button", "summary", "input"}


def test_print_shows_the_credit_and_not_the_menu(site: str, visit: Callable[..., Visit]) -> None:
    """Paper keeps whose work it is, with the address of the original written out; one cannot click on paper."""
    window = visit(width=768)
    window.go(site + ARTICLE)
    shown = {"#b-credit": True, "#b-license": True, ".byline": True, "nav": True}
    assert {name: window.page.locator(name).first.is_visible() for name in shown} == shown
    window.page.emulate_media(media="print")
    printed = {"#b-credit": True, "#b-license": True, ".byline": True, "nav": False}
    assert {name: window.page.locator(name).first.is_visible() for name in printed} == printed
    added = window.page.evaluate(
        "getComputedStyle(document.querySelector('#b-credit .credit-link'), '::after').content"
    )
    assert "insightcrime.org" in added
    assert window.sideways() == []
