# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Every HTML page of the site, as values: the library in, pages out, nothing read and nothing written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TypeAlias

from blotter.library.addresses import article_address
from blotter.model.library import Library
from blotter.model.pages import Page
from blotter.rendering.composing.press import Press, output_path, set_up
from blotter.rendering.composing.text_addresses import text_address
from blotter.rendering.lists.attributions import attribution_listing
from blotter.rendering.lists.editions import edition_index, edition_page
from blotter.rendering.lists.indexes import archive_index, source_index, term_index
from blotter.rendering.lists.listings import Listing, latest_listing, listing_page, month_listing, year_listing
from blotter.rendering.lists.pagination import Sheet, cut_sheets, sheet_address
from blotter.rendering.lists.stories import story_index, story_listing
from blotter.rendering.lists.terms import source_listing, term_listing
from blotter.rendering.overviews.maps import world_page
from blotter.rendering.pages.article import article_page
from blotter.rendering.pages.manifest import manifest_page
from blotter.rendering.pages.republishing import republish_address, republish_pages
from blotter.rendering.pages.search import search_page
from blotter.rendering.pages.social import article_card, card_path, site_card
from blotter.rendering.pages.standing import HOME, alias_page, home_page, not_found_page, standing_page, tombstone_page
from blotter.rendering.pages.text import (
    text_index,
    text_pages_of_article,
    text_paths,
    text_sheet,
    text_standing_page,
)
from blotter.rendering.theme.loader import Theme
from blotter.rendering.wire.api import api_index, article_data_pages, data_path
from blotter.rendering.wire.channels import channel_keys
from blotter.rendering.wire.feed_pages import feed_files, feed_indexes

# A job ticket: called, it makes the data of a few pages that belong together. A ticket costs next to nothing.
Ticket: TypeAlias = Callable[[], Iterable[Page]]


def list_pages(library: Library, theme: Theme) -> Iterator[Page]:
    """Make all pages. Two of one path are possible (an alias at a page's address): the caller checks."""
    return chain.from_iterable(ticket() for ticket in list_tickets(set_up(library, theme.locale)))


def list_tickets(press: Press) -> Iterator[Ticket]:
    """List all pages without making them yet, so that whoever renders a page can make its data, too.

    Pages of one template stand together: sorted by the time of what they show, lists need a tenth fewer cards, but
    changing between templates costs more than that saves.
    """
    library = press.library
    yield partial(single_pages, press)
    for slug in library.order:
        yield partial(pages_of_article, press, slug)
    for listing in listings(press):
        for sheet in cut_sheets(listing.slugs, library.config.listings.page_size):
            yield partial(pages_of_sheet, press, listing, sheet)
    for week in sorted(library.listed["weeks"]):
        yield partial(pages_of_week, press, week)
    for key in channel_keys(press):
        yield partial(feed_files, press, (key,))
    yield partial(standing_pages, press)


def single_pages(press: Press) -> Iterator[Page]:
    """Make the pages that there is one of each."""
    yield from front_pages(press)
    yield from counting_pages(press)


def front_pages(press: Press) -> Iterator[Page]:
    """Make the front page, and whatever else may show words of an item."""
    yield home_page(press)
    yield edition_index(press)
    yield story_index(press)
    yield from feed_indexes(press)
    yield from api_index(press)
    yield manifest_page(press)
    if press.library.config.outputs.search:
        yield search_page(press)
    if press.library.config.outputs.cards:
        yield site_card(press.library)


def counting_pages(press: Press) -> Iterator[Page]:
    """Make those that only count items.

    They may show nothing of one that ``Difference.is_of_words`` lets change (title, summary, text), or that follows
    from its text (its verdict): a small edit does not make them.
    """
    for taxonomy in ("tags", "regions"):
        index = term_index(press, taxonomy)
        yield index
        yield from text_index(press, index, f"/{taxonomy}/")
    yield source_index(press)
    yield archive_index(press)
    yield world_page(press)


def pages_of_article(press: Press, slug: str) -> Iterator[Page]:
    """Make the page of an article and what goes with it: all of them depend on no more than its page does."""
    page = article_page(press, slug)
    yield page
    yield from republish_pages(press, page)
    yield from text_pages_of_article(press, page)
    yield from article_data_pages(press, slug)
    if press.library.config.outputs.cards:
        yield article_card(press.library, press.locale, slug)


def paths_of_article(slug: str) -> tuple[str, ...]:
    """Name every output that ``pages_of_article`` may make of a slug."""
    pages = (output_path(article_address(slug)), output_path(republish_address(slug)))
    return (*pages, *text_paths(slug), data_path(slug), card_path(slug))


def pages_of_sheet(press: Press, listing: Listing, sheet: Sheet) -> Iterator[Page]:
    """Make a page of a listing, and the same in the text edition."""
    page = listing_page(press, listing, sheet)
    yield page
    yield from text_sheet(press, page, sheet_address(listing.address, sheet.number))


def paths_of_sheet(press: Press, address: str, number: int) -> Iterator[str]:
    """Name every output that ``pages_of_sheet`` makes of a sheet of the listing at an address."""
    address = sheet_address(address, number)
    yield output_path(address)
    if twin := text_address(press.library, address):
        yield output_path(twin)


def pages_of_week(press: Press, week: str) -> Iterator[Page]:
    """Make the page of an edition (``2016-W09``) and what goes with it."""
    yield edition_page(press, week)


def listings(press: Press) -> Iterator[Listing]:
    """List every listing of the site; each is cut into sheets, and these are made by ``pages_of_sheet``."""
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
    for key in press.library.told:
        yield story_listing(press, key)
    yield attribution_listing(press)


def standing_pages(press: Press) -> Iterator[Page]:
    """Make the pages of ``content/pages``, the error page, and what answers at old addresses."""
    library = press.library
    for slug in sorted(library.pages):
        if slug != HOME:
            page = standing_page(press, slug)
            yield page
            yield from text_standing_page(press, slug, page)
    yield not_found_page(press)
    for slug in library.order:
        for alias in library.articles[slug].aliases:
            yield alias_page(press, slug, alias)
    for tombstone in library.tombstones:
        yield tombstone_page(press, tombstone.slug)
