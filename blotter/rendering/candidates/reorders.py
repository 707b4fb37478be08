# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Pages asked for by their paths: which tickets make them, told without making the data of other pages.

So an edited template costs the pages that it makes, and at most those of which there is one each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import partial

from blotter.library.addresses import article_address, edition_address
from blotter.model.pages import Page
from blotter.rendering.composing.press import Press, output_path
from blotter.rendering.lists.pagination import cut_sheets
from blotter.rendering.pages.tickets import (
    Ticket,
    listings,
    pages_of_article,
    pages_of_sheet,
    pages_of_week,
    paths_of_article,
    paths_of_sheet,
    single_pages,
    standing_pages,
)


def tickets_for(press: Press, paths: AbstractSet[str]) -> Iterator[Ticket]:
    """List tickets that make the pages of some paths, each once, and no others; feeds are no pages of a template."""
    left = set(paths)
    for possible, ticket in _addressed(press):
        wanted = left.intersection(possible)
        if wanted:
            left -= wanted
            yield partial(_wanted_of, ticket, wanted)
        if not left:
            return
    for make in (single_pages, standing_pages):
        yield partial(_wanted_of, partial(make, press), left)


def _addressed(press: Press) -> Iterator[tuple[Iterable[str], Ticket]]:
    """Give each ticket of which it is known where all that it makes would be published, with these paths."""
    library = press.library
    outputs = library.config.outputs
    for slug in library.order:
        alone = not (outputs.text or outputs.republish)  # to name all that might be costs a fifth of a second
        paths = (output_path(article_address(slug)),) if alone else paths_of_article(slug)
        yield paths, partial(pages_of_article, press, slug)
    for listing in listings(press):
        for sheet in cut_sheets(listing.slugs, library.config.listings.page_size):
            yield paths_of_sheet(press, listing.address, sheet.number), partial(pages_of_sheet, press, listing, sheet)
    for week in library.listed["weeks"]:
        yield (output_path(edition_address(week)),), partial(pages_of_week, press, week)


def _wanted_of(ticket: Ticket, wanted: AbstractSet[str]) -> Iterator[Page]:
    """Make no more of a ticket's pages than are needed to have those that are wanted."""
    left = set(wanted)
    for page in ticket():
        if page.path in left:
            left.discard(page.path)
            yield page
        if not left:
            return
