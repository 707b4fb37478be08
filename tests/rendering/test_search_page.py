# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What an item says to the index of words, and the page on which one searches it."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from msgspec.structs import replace

from blotter.model.articles import ReuseKind
from blotter.model.config import OutputSettings
from blotter.model.library import Library
from blotter.rendering.composing.press import set_up
from blotter.rendering.pages.search import search_facts, search_page
from blotter.rendering.theme.loader import Theme, render_page
from tests.rendering.machine_fixtures import article, brief, copy, credit, own_piece, shelf
from tests.rendering.printing import check_page, plant, print_article, print_site

TAGS: dict[str, dict[str, Any]] = {"drugs": {"label": "Drugs"}, "cocaine": {"label": "Cocaine", "parents": ("drugs",)}}
REGIONS: dict[str, dict[str, Any]] = {
    "south-america": {"label": "South America", "kind": "subregion"},
    "PE": {"label": "Peru", "kind": "country", "parents": ("south-america",)},
    "CO": {"label": "Colombia", "kind": "country", "parents": ("south-america",)},
    "vraem": {"label": "VRAEM", "kind": "area", "parents": ("PE",)},
    "amazon": {"label": "Amazon", "kind": "area", "parents": ("PE", "CO")},
}
MARK = "data-pagefind"


def switched(library: Library, **outputs: bool) -> Library:
    """Switch outputs off."""
    return replace(library, config=dataclasses.replace(library.config, outputs=OutputSettings(**outputs)))


def facts(theme: Theme, library: Library) -> dict[str, Any] | None:
    """Return what the one article of a library says to the index."""
    planted = plant(library, tags=TAGS, regions=REGIONS)
    return search_facts(set_up(planted, theme.locale), planted.articles["story"])


def filters(theme: Theme, library: Library, name: str) -> list[str]:
    """Return the values of one filter."""
    found = facts(theme, library)
    assert found is not None
    return [value for filter_, value in found["filters"] if filter_ == name]


def test_an_item_is_found_by_what_readers_see(theme: Theme) -> None:
    """Labels and not keys, those of the wider places and topics too, so that "Peru" finds the VRAEM."""
    library = shelf(brief(regions=("vraem",), lang="es"))
    assert filters(theme, library, "place") == ["Peru", "South America", "VRAEM"]
    assert filters(theme, library, "topic") == ["Cocaine", "Drugs"]
    assert filters(theme, library, "source") == ["Example News"]
    assert filters(theme, library, "year") == ["2016"]
    assert filters(theme, library, "language") == ["es"]


def test_an_area_of_two_countries_is_found_by_the_one_that_is_named(theme: Theme) -> None:
    """As it stands in their lists."""
    library = shelf(brief())
    library = replace(library, articles={"story": article(regions=("amazon", "CO"))})
    assert filters(theme, library, "place") == ["Amazon", "Colombia", "South America"]


@pytest.mark.parametrize(
    ("item", "quiet"),
    [
        (brief(), False),
        (own_piece(), False),
        ((article(reuse=ReuseKind.LINK), credit(ReuseKind.LINK)), False),
        ((article(reuse=ReuseKind.QUOTE), credit(ReuseKind.QUOTE)), True),
        (copy(), True),
        (copy(kind=ReuseKind.TRANSLATE), True),
    ],
    ids=["brief", "own", "link", "quote", "copy", "translation"],
)
def test_no_piece_of_somebody_elses_text_is_shown_among_the_results(theme: Theme, item: Any, quiet: bool) -> None:
    """Such a piece would be an excerpt that nobody allowed; our own prose may be cut anywhere."""
    found = facts(theme, shelf(item))
    assert found is not None
    assert found["quiet"] is quiet
    assert ('data-pagefind-meta="quiet[content]"' in print_article(shelf(item), theme)) is quiet


def test_only_what_an_item_says_goes_into_the_index(theme: Theme) -> None:
    """Its standfirst and its body, but neither credit nor lists nor what stands around them."""
    html = print_article(shelf(brief(summary="A summary.")), theme)
    marked = re.findall(r'<(\w+) class="([^"]*)"[^<>]* data-pagefind-body', html)
    assert marked == [("p", "standfirst p-summary"), ("div", "e-content prose")]
    assert f'{MARK}-filter="place[content]" content="Peru">' in html
    assert f'{MARK}-meta="title[content]" content="Title of story">' in html
    assert f'{MARK}-meta="mark[content]" content="Our summary">' in html


HIDDEN = {
    "a copy that its publisher keeps out of indexes": shelf(copy(index="noindex")),
    "a draft in the preview": replace(shelf(brief()), marked=frozenset({"story"})),
    "where search is off": switched(shelf(brief()), search=False),
}


@pytest.mark.parametrize("library", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_may_not_be_found_says_nothing(theme: Theme, library: Library) -> None:
    """Not one attribute on its page."""
    assert facts(theme, library) is None
    assert MARK not in print_article(library, theme)


def test_nothing_but_articles_is_indexed(theme: Theme) -> None:
    """Neither lists nor the search page itself."""
    files = print_site(shelf(brief()), theme)
    assert [path for path, html in files.items() if MARK in html] == ["articles/story/index.html"]


def test_the_search_page_leads_on_without_a_script(theme: Theme) -> None:
    """A form that keeps its words in the address, the lists below, and where Pagefind is for the script."""
    html = print_site(shelf(brief()), theme)["search/index.html"]
    assert '<form class="search-form" id="b-search" role="search"' in html
    assert 'action="/search/" method="get" data-bundle="/pagefind/pagefind.js"' in html
    assert html.index("<noscript>") < html.index('<form class="search-form"')
    instead = html[html.index('class="search-instead"') : html.index("</main>")]
    for address in ("/latest/", "/regions/", "/map/", "/tags/", "/editions/", "/sources/", "/archive/"):
        assert f'href="{address}"' in instead


def test_stories_are_offered_where_one_is_told(theme: Theme) -> None:
    """The search page leads to a list of stories that has some."""
    library = shelf(brief())
    for told in ({}, {"flights": ("story",)}):
        page = search_page(set_up(replace(library, told=told), theme.locale))
        html = render_page(theme, page)[0].content.decode()
        assert ('href="/stories/"' in html[html.index('class="search-instead"') : html.index("</main>")]) is bool(told)


def test_only_the_search_page_may_run_webassembly(theme: Theme) -> None:
    """Its policy allows that, and no other page's does; every page passes the output check."""
    files = print_site(shelf(brief()), theme)
    allowed = [path for path, html in files.items() if "wasm-unsafe-eval" in html]
    assert allowed == ["search/index.html"]
    assert check_page("search/index.html", files["search/index.html"], theme) == ()


def test_every_page_can_be_searched_from(theme: Theme) -> None:
    """By the field in the masthead; the search page has its own."""
    files = print_site(shelf(brief()), theme)
    without = [path for path, html in files.items() if "colophon" in html and 'class="masthead-search"' not in html]
    assert without == ["search/index.html"]


def test_without_search_nothing_leads_to_it(theme: Theme) -> None:
    """No page, no field, and forms may lead nowhere."""
    files = print_site(switched(shelf(brief()), search=False), theme)
    assert "search/index.html" not in files
    assert not [path for path, html in files.items() if 'href="/search/"' in html or 'action="/search/"' in html]
    assert "form-action 'none'" in files["index.html"]
