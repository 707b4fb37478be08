# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the theme's two small scripts add: a choice of colors that is remembered, and buttons that copy."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.kinds import ARTICLE
from tests.browser.looking import UNREADABLE, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

KIT = f"{ARTICLE}republish/"
# Elements that close themselves.
_VOID = frozenset({"br", "col", "hr", "img", "wbr"})


def is_dark(page: Page) -> bool:
    """Say whether the page has the colors of the night."""
    color = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return max(int(part) for part in re.findall(r"\d+", color)) < 60


def choose(page: Page, theme: str) -> None:
    """Use the switch as a reader does."""
    page.locator(f".theme-switch input[value={theme}]").check()


def test_the_switch_follows_the_device_until_it_is_used(site: str, visit: Callable[..., Visit]) -> None:
    """Nothing is stored before; whoever changes the device's colors sees them at once."""
    window = visit(color_scheme="dark")
    window.go(site + ARTICLE)
    assert is_dark(window.page)
    assert window.page.locator(".theme-switch input:checked").get_attribute("value") == "system"
    window.page.emulate_media(color_scheme="light")
    assert not is_dark(window.page)
    assert window.page.evaluate("localStorage.length") == 0
    assert window.page.evaluate("document.cookie") == ""
    assert window.complaints == []


@pytest.mark.parametrize(("device", "chosen"), [("light", "dark"), ("dark", "light")])
def test_a_choice_is_remembered(site: str, visit: Callable[..., Visit], device: str, chosen: str) -> None:
    """On the next page and after it; “as the device” forgets it, and leaves nothing behind."""
    window = visit(color_scheme=device)
    page = window.page
    window.go(site + ARTICLE)
    choose(page, chosen)
    assert is_dark(page) is (chosen == "dark")
    window.go(site + "/")
    assert is_dark(page) is (chosen == "dark")
    assert page.locator(".theme-switch input:checked").get_attribute("value") == chosen
    assert page.evaluate("Object.entries(localStorage).join()") == f"blotter.theme,{chosen}"
    choose(page, "system")
    assert is_dark(page) is (device == "dark")
    assert page.evaluate("localStorage.length") == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize("address", [ARTICLE, "/", "/search/"])
def test_every_word_is_readable_while_the_colors_change(site: str, visit: Callable[..., Visit], address: str) -> None:
    """The letters change with the paper and do not fade after it: looked at before the next frame is drawn."""
    window = visit(color_scheme="light")
    window.go(site + address)
    faint = window.page.evaluate(
        """(look) => {
          const found = [];
          for (const theme of ['dark', 'light', 'system']) {
            document.querySelector(`.theme-switch input[value=${theme}]`).click();
            found.push(...eval(look)());
          }
          return found;
        }""",
        UNREADABLE,
    )
    assert faint == []


def test_there_is_no_flash(site: str, visit: Callable[..., Visit]) -> None:
    """What was chosen is there before anything can be painted: when the body begins, without the other script."""
    window = visit(color_scheme="light")
    page = window.page
    window.go(site + ARTICLE)
    choose(page, "dark")
    page.add_init_script(
        """new MutationObserver(() => {
          if (document.body && window.themeAtBody === undefined)
            window.themeAtBody = document.documentElement.dataset.theme || '';
        }).observe(document, {childList: true, subtree: true});"""
    )
    page.route(re.compile(r"/assets/dispatch\..*\.js$"), lambda route: route.abort())
    page.goto(site + ARTICLE, wait_until="load")
    assert page.evaluate("window.themeAtBody") == "dark"
    assert is_dark(page)


def test_paper_is_white_whatever_was_chosen(site: str, visit: Callable[..., Visit]) -> None:
    """Nobody prints a black page; what only a screen can use is not printed, the credit is."""
    window = visit(color_scheme="dark")
    page = window.page
    window.go(site + ARTICLE)
    choose(page, "dark")
    page.emulate_media(media="print")
    assert not is_dark(page)
    hidden = dict.fromkeys([".pass-on .tools", "#b-share", ".cite", ".theme-switch", ".text-only"], False)
    shown = hidden | dict.fromkeys(["#b-credit", "#b-license", "#b-address"], True)
    assert {name: page.locator(name).first.is_visible() for name in shown} == shown


@pytest.mark.parametrize("width", [320, 1440])
def test_the_switch_works_by_keyboard(site: str, visit: Callable[..., Visit], width: int) -> None:
    """Arrows choose; the focus is seen, and no line becomes too wide."""
    window = visit(width=width, color_scheme="light")
    window.go(site + "/")
    window.page.locator(".theme-switch input:checked").focus()
    window.press("ArrowRight")
    assert window.press("ArrowRight").tag == "input"
    assert is_dark(window.page)
    assert window.sideways() == []


def clipboard(page: Page) -> str:
    """What a reader would paste."""
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


PERMISSIONS = ["clipboard-read", "clipboard-write"]


def test_the_kit_is_copied(site: str, visit: Callable[..., Visit]) -> None:
    """What is pasted is what stands in the box; it is said, and the focus stays on the button."""
    window = visit(permissions=PERMISSIONS)
    page = window.page
    window.go(site + KIT)
    for box in ("b-kit-html", "b-kit-text"):
        button = page.locator(f"button[data-copy={box}]")
        button.click()
        page.locator(f"button[data-copy={box}] + [role=status]").get_by_text("Copied").wait_for()
        assert clipboard(page) == page.locator(f"#{box}").input_value().strip()
        assert button.evaluate("(element) => element === document.activeElement")
    assert window.complaints == []


def test_what_is_pasted_is_whole_and_credited(site: str, visit: Callable[..., Visit]) -> None:
    """A strict parser finds every element closed, the original linked twice, our page, and the license."""
    window = visit(permissions=PERMISSIONS)
    window.go(site + KIT)
    window.page.locator("button[data-copy=b-kit-html]").click()
    window.page.get_by_text("Copied").wait_for()
    html = clipboard(window.page)
    parser = _Strict()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    assert [address for address in parser.addresses if not address.startswith(("https://", "#"))] == []
    original = [address for address in parser.addresses if address.startswith("https://insightcrime.org/")]
    assert len(original) >= 2
    assert html.index(original[0]) < html.index('class="e-content"') < html.rindex(original[0])
    assert f"https://blotter.example.org{ARTICLE}" in parser.addresses
    assert "https://creativecommons.org/licenses/by/4.0/" in parser.addresses


class _Strict(HTMLParser):
    """Complains of an element that is closed but was not opened, and notes what stays open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and the addresses in it."""
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.open += [] if tag in _VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost one."""
        assert self.open.pop() == tag


def test_address_and_citations_are_copied(site: str, visit: Callable[..., Visit]) -> None:
    """On the article's own page, in one line each; BibTeX keeps its lines."""
    window = visit(permissions=PERMISSIONS)
    page = window.page
    window.go(site + ARTICLE)
    page.locator("button[data-copy=b-address]").click()
    page.get_by_text("Address copied").wait_for()
    assert clipboard(page) == f"https://blotter.example.org{ARTICLE}"
    page.locator(".cite summary").click()
    page.locator("button[data-copy=b-bibtex]").click()
    page.locator("button[data-copy=b-bibtex] + [role=status]").get_by_text("Copied").wait_for()
    assert clipboard(page).startswith("@misc{peru-vraem-drug-plane-shot-down,\n  author = {{")


def test_without_a_clipboard_the_words_are_selected(site: str, visit: Callable[..., Visit]) -> None:
    """A page that may not write there does what a reader would do by hand."""
    window = visit()
    page = window.page
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    window.go(site + KIT)
    page.locator("button[data-copy=b-kit-text]").click()
    page.locator("button[data-copy=b-kit-text] + [role=status]:not(:empty)").wait_for()
    box = page.locator("#b-kit-text")
    assert box.evaluate("(element) => element.selectionEnd - element.selectionStart") == len(box.input_value())


@pytest.mark.parametrize("address", [ARTICLE, KIT])
def test_without_a_script_nothing_is_offered_that_would_not_work(
    site: str, visit: Callable[..., Visit], address: str
) -> None:
    """No switch and no button; every word is there, and what is to be copied can be selected."""
    window = visit(java_script_enabled=False)
    page = window.page
    window.go(site + address)
    assert page.locator("main button:visible, .theme-switch:visible").count() == 0
    assert page.locator("#b-credit").is_visible()
    assert page.locator("#b-license").is_visible()
    if address == KIT:
        assert "<article" in page.locator("#b-kit-html").input_value()
        assert page.locator("#b-kit-text").is_visible()
    else:
        assert page.locator("#b-address").is_visible()
        page.locator(".cite summary").click()
        assert page.locator("#b-bibtex").is_visible()


def test_fingers_find_what_they_press(site: str, visit: Callable[..., Visit]) -> None:
    """Every control below an article is 44 pixels high on a touch screen."""
    window = visit(width=360, has_touch=True, is_mobile=True)
    page = window.page
    window.go(site + ARTICLE)
    page.locator(".cite summary").click()
    targets = page.locator(".tool, .theme-switch label, .text-only a, .cite summary")
    boxes = [target.bounding_box() for target in targets.all() if target.is_visible()]
    assert len(boxes) > 8
    assert [box for box in boxes if box and box["height"] < 44] == []


@pytest.mark.parametrize("address", ["/text/", f"/text{ARTICLE}", "/text/regions/"])
def test_the_text_edition_fits_every_screen(site: str, visit: Callable[..., Visit], address: str) -> None:
    """It has no style of ours: the browser's own wraps its lines on the smallest phone, and it asks for nothing."""
    window = visit(width=320)
    window.go(site + address)
    assert window.sideways() == []
    assert window.unreadable() == []
    assert window.complaints == []


def test_the_scripts_are_small(public: Path) -> None:
    """What stands in the way of the first paint is a few lines; all of it is less than a picture."""
    sizes = {path.name.split(".")[0]: path.stat().st_size for path in (public / "assets").glob("*.js")}
    assert sizes["theme"] < 400
    assert sizes["dispatch"] < 3_000
