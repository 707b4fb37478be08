# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Every HTML page of the site, as values: the library in, pages out, nothing read and nothing written."""

from __future__ import annotations

from collections.abc import Iterator

from blotter.library.addresses import article_address
from blotter.model.library import Library
from blotter.model.pages import Page
from blotter.rendering.article_view import article_page
from blotter.rendering.attribution_views import attribution_listing
from blotter.rendering.index_views import archive_index, source_index, term_index
from blotter.rendering.listing_views import Listing, latest_listing, listing_pages, month_listing, year_listing
from blotter.rendering.press import Press, output_path, set_up
from blotter.rendering.standing_views import HOME, alias_page, home_page, not_found_page, standing_page, tombstone_page
from blotter.rendering.term_views import source_listing, term_listing
from blotter.rendering.theme import Theme


def list_pages(library: Library, theme: Theme) -> Iterator[Page]:
    """Make all pages. Two of one path are possible (an alias at a page's address): the caller checks."""
    press = set_up(library, theme.locale)
    yield from single_pages(press)
    for slug in library.order:
        yield from pages_of_article(press, slug)
    for listing in listings(press):
        yield from listing_pages(press, listing)
        yield from companions_of_listing(press, listing)
    yield from standing_pages(press)


def single_pages(press: Press) -> Iterator[Page]:
    """Make the pages that there is one of each: their data are made at every build, so they must be cheap to make."""
    yield home_page(press)
    yield term_index(press, "tags")
    yield term_index(press, "regions")
    yield source_index(press)
    yield archive_index(press)


def pages_of_article(press: Press, slug: str) -> Iterator[Page]:
    """Make the page of an article and what goes with it: all of them depend on no more than its page does."""
    yield article_page(press, slug)


def paths_of_article(slug: str) -> tuple[str, ...]:
    """Name every output that ``pages_of_article`` may make of a slug."""
    return (output_path(article_address(slug)),)


def companions_of_listing(press: Press, listing: Listing) -> Iterator[Page]:
    """Make what goes with a listing besides its sheets: it depends on the listing and on its articles only."""
    del press, listing
    yield from ()


def listings(press: Press) -> Iterator[Listing]:
    """List every listing of the site; each is cut into pages by ``listing_pages``."""
    listed = press.library.listed
    yield latest_listing(press)
    for taxonomy in ("tags", "regions"):
        for key in sorted(listed.get(taxonomy, ())):
            yield term_listing(press, taxonomy, key)
    for key in sorted(listed.get("sources", ())):
        yield source_listing(press, key)
    for key in sorted(listed.get("years", ())):
        yield year_listing(press, key)
    for key in sorted(listed.get("months", ())):
        yield month_listing(press, key)
    yield attribution_listing(press)


def standing_pages(press: Press) -> Iterator[Page]:
    """Make the pages of ``content/pages``, the error page, and what answers at old addresses."""
    library = press.library
    for slug in sorted(library.pages):
        if slug != HOME:
            yield standing_page(press, slug)
    yield not_found_page(press)
    for slug in library.order:
        for alias in library.articles[slug].aliases:
            yield alias_page(press, slug, alias)
    for tombstone in library.tombstones:
        yield tombstone_page(press, tombstone.slug)
