# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Search as a reader does it: with the keyboard, narrowed, without a hit, without a script, and without a trace."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blotter.publishing.search_bundle import find_pagefind
from tests.browser.looking import Visit
from tests.browser.serving import serve

pytestmark = pytest.mark.browser

FIRST = "#b-found li:first-child .card-title a"


@pytest.fixture(scope="module")
def searchable(public: Path) -> Path:
    """Give the folder of the demonstration, if it has an index."""
    if find_pagefind() is None:
        pytest.skip("pagefind-bin is not installed")
    return public


@pytest.fixture(scope="module")
def address(searchable: Path) -> Iterator[str]:
    """Serve the demonstration with its index."""
    with serve(searchable) as found:
        yield found


@pytest.fixture
def window(visit: Callable[..., Visit], address: str) -> Visit:
    """Open the search page."""
    opened = visit()
    opened.go(f"{address}/search/")
    return opened


def titles(window: Visit) -> list[str]:
    """Return the headlines that are found."""
    return window.page.locator("#b-found .card-title").all_inner_texts()


def test_words_are_typed_and_the_first_item_opened_without_a_mouse(window: Visit) -> None:
    """Results come while one types, and the tabulator leads to them."""
    window.page.keyboard.press("Tab")
    while not window.page.evaluate("document.activeElement.matches('#b-query')"):
        window.page.keyboard.press("Tab")
    window.page.keyboard.type("cocaine vraem")
    window.page.wait_for_function("() => document.querySelector('#b-said').innerText.includes('“cocaine vraem”')")
    assert "VRAEM" in titles(window)[0]
    for _ in range(20):
        if window.press("Tab").words == titles(window)[0]:
            break
    window.page.keyboard.press("Enter")
    window.page.wait_for_selector("article.entry")
    assert "/articles/" in window.page.url
    assert not window.complaints


def test_what_is_found_is_narrowed_by_place(window: Visit) -> None:
    """Only what is filed under the place stays, and the address keeps the choice."""
    window.page.fill("#b-query", "cocaine")
    window.page.wait_for_selector(FIRST)
    window.page.click("#b-narrow summary")
    before = window.page.inner_text("#b-said")
    window.page.select_option("#b-by-place", "Peru")
    window.page.wait_for_function("before => document.querySelector('#b-said').innerText !== before", arg=before)
    kickers = window.page.locator("#b-found .kicker").all_inner_texts()
    assert kickers
    assert "place=Peru" in window.page.url
    window.page.reload()
    window.page.wait_for_selector(FIRST)
    assert window.page.input_value("#b-by-place") == "Peru"
    assert window.page.input_value("#b-query") == "cocaine"
    assert window.page.locator("#b-found .kicker").all_inner_texts() == kickers
    assert not window.complaints


def test_choices_are_made_without_a_mouse(window: Visit) -> None:
    """The tabulator opens what narrows the search, arrows and letters choose, and what was chosen is taken back."""
    page = window.page
    page.locator("#b-query").focus()
    page.keyboard.type("cocaine")
    page.wait_for_selector(FIRST)
    everywhere = page.inner_text("#b-said")
    while window.press("Tab").tag != "summary":
        pass
    page.keyboard.press("Enter")
    for _ in range(5):
        if window.press("Tab").tag == "select":
            break
    assert page.evaluate("document.activeElement.id") == "b-by-place"
    page.keyboard.type("Peru")
    page.wait_for_function("before => document.querySelector('#b-said').innerText !== before", arg=everywhere)
    assert page.input_value("#b-by-place") == "Peru"
    page.locator("#b-clear").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.querySelector('#b-said').innerText === before", arg=everywhere)
    assert page.input_value("#b-by-place") == ""
    assert not window.complaints


@pytest.mark.parametrize(("name", "value"), [("topic", "Cocaine"), ("source", "InSight Crime"), ("year", "2016")])
def test_what_is_found_is_narrowed_by_other_things(
    visit: Callable[..., Visit], address: str, name: str, value: str
) -> None:
    """By topic, by source and by year: fewer items, and a link keeps the choice."""
    window = visit()
    window.go(f"{address}/search/?q=police")
    window.page.wait_for_selector(FIRST)
    counts = [int(re.sub(r"\D", "", window.page.inner_text("#b-said").split(" ")[0]))]
    window.go(f"{address}/search/?q=police&{name}={value.replace(' ', '+')}")
    window.page.wait_for_selector(FIRST)
    assert window.page.input_value(f"#b-by-{name}") == value
    counts.append(int(re.sub(r"\D", "", window.page.inner_text("#b-said").split(" ")[0])))
    assert 0 < counts[1] < counts[0]
    assert not window.complaints


def test_choices_alone_list_the_newest_first(visit: Callable[..., Visit], address: str) -> None:
    """A link can ask for a place and no words."""
    window = visit()
    window.go(f"{address}/search/?place=Peru")
    window.page.wait_for_selector(FIRST)
    dates = window.page.eval_on_selector_all("#b-found time", "all => all.map((one) => one.dateTime)")
    assert dates == sorted(dates, reverse=True)


def test_no_hit_is_said_in_words(window: Visit) -> None:
    """And nothing that was found before stays."""
    window.page.fill("#b-query", "cocaine")
    window.page.wait_for_selector(FIRST)
    window.page.fill("#b-query", "zzyzxq")
    window.page.wait_for_selector("#b-found", state="hidden")
    assert window.page.inner_text("#b-said").startswith("No item has “zzyzxq”")
    assert window.page.is_visible(".search-instead a")


def test_more_is_shown_on_request(window: Visit) -> None:
    """Ten at a time, and the focus goes on to the first that is new."""
    window.page.fill("#b-query", "police")
    window.page.wait_for_selector(FIRST)
    first = len(titles(window))
    assert first == 10
    window.page.click("#b-more")
    window.page.wait_for_selector("#b-found li:nth-child(11)")
    focused = window.page.evaluate("document.activeElement.textContent")
    assert focused == titles(window)[first]


def test_the_masthead_searches_from_every_page(visit: Callable[..., Visit], address: str) -> None:
    """A plain form, that works before any script does."""
    window = visit()
    window.go(f"{address}/about/")
    window.page.fill(".masthead-search input", "vraem")
    window.page.keyboard.press("Enter")
    window.page.wait_for_selector(FIRST)
    assert window.page.url == f"{address}/search/?q=vraem"


def test_markup_in_a_question_stays_words(visit: Callable[..., Visit], address: str) -> None:
    """What a link puts into the address is shown as it is, and runs nothing."""
    window = visit()
    window.go(f"{address}/search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&place=%3Cb%3E")
    window.page.wait_for_function("() => document.querySelector('#b-said').innerText.includes('<img')")
    assert not window.page.locator("main img").count()
    assert not window.complaints


def test_without_a_script_the_page_leads_to_the_lists(visit: Callable[..., Visit], address: str) -> None:
    """Nothing on it pretends to work."""
    window = visit(java_script_enabled=False)
    window.go(f"{address}/search/?q=cocaine")
    assert window.page.is_visible(".search-off")
    assert not window.page.is_visible("#b-narrow")
    assert window.page.locator(".search-instead a").count() >= 5


def test_without_an_index_the_page_says_so(visit: Callable[..., Visit], searchable: Path, tmp_path: Path) -> None:
    """A server that has the pages alone: search is off, and the lists are there."""
    shutil.copytree(searchable, tmp_path / "public", ignore=shutil.ignore_patterns("pagefind"))
    with serve(tmp_path / "public") as bare:
        window = visit()
        window.go(f"{bare}/search/?q=cocaine")
        window.page.wait_for_function("() => document.querySelector('#b-said').innerText.length > 20")
        assert window.page.inner_text("#b-said").startswith("Search does not work just now")


def test_an_item_whose_file_is_gone_is_passed_over(
    visit: Callable[..., Visit], searchable: Path, tmp_path: Path
) -> None:
    """It changed since the index was made: the others are shown."""
    shutil.copytree(searchable, tmp_path / "public")
    fragments = sorted((tmp_path / "public" / "pagefind" / "fragment").iterdir())
    for fragment in fragments[::2]:
        fragment.unlink()
    with serve(tmp_path / "public") as other:
        window = visit()
        window.go(f"{other}/search/?q=police")
        window.page.wait_for_selector(FIRST)
        assert 0 < len(titles(window)) < 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_what_is_found_can_be_read(visit: Callable[..., Visit], address: str, width: int, scheme: str) -> None:
    """At every width, by day and by night, with all choices open."""
    window = visit(width=width, color_scheme=scheme)
    window.go(f"{address}/search/?q=cocaine&place=Peru")
    window.page.wait_for_selector(FIRST)
    assert not [*window.sideways(), *window.unreadable(), *window.complaints]
