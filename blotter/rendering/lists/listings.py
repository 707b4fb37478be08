# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Listings: the same kind of page for everything, a topic, a place, a source, a year or a month.

What only the head shows (definition, children, terms) stays off the numbered sheets, so that they never change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from blotter.library.addresses import term_address
from blotter.model.pages import Json, Page
from blotter.rendering.composing.cards import card
from blotter.rendering.composing.linked_data import listing_json_ld
from blotter.rendering.composing.press import Head, Press, links_data, make_page
from blotter.rendering.lists.calendars import months_of_year, weekdays, weeks_of_month
from blotter.rendering.lists.pagination import HEAD, Sheet, sheet_address
from blotter.rendering.theme.customs import opening
from blotter.rendering.theme.locales import plain
from blotter.rendering.wire.channels import Key
from blotter.rendering.wire.feed_pages import feed_links

Trail = tuple[tuple[str, str], ...]


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """What is listed and how. ``slugs`` are oldest first; ``trail`` is the way down as (label, address).

    ``head`` is what only the newest sheet shows, and so is what ``overview`` makes: that takes longer, and is made when
    the sheet is. It is ``counted`` where it tells of items on all sheets. ``item`` makes what a sheet shows of an
    article. The way down may change with the vocabulary and with what else has items: a numbered sheet shows its first
    step and the head only. ``feed`` names the feeds of what is listed, if it has any.
    """

    address: str
    title: str
    slugs: Sequence[str]
    template: str = "listing.html.j2"
    kicker: str = ""
    description: str = ""
    trail: Trail = ()
    head: dict[str, Json] = msgspec.field(default_factory=dict)
    overview: Callable[[], dict[str, Json]] = dict
    counted: bool = False
    feed: Key | None = None
    item: Callable[[Press, str], dict[str, Json]] = card


def listing_page(press: Press, listing: Listing, sheet: Sheet) -> Page:
    """Make one page of a listing."""
    is_head = sheet.number == HEAD
    address = sheet_address(listing.address, sheet.number)
    trail = listing.trail if is_head else (*listing.trail[:1], (listing.title, listing.address))
    head = Head(
        title=listing.title if is_head else press.words("listing.sheet", title=listing.title, number=str(sheet.number)),
        address=address,
        description=_description(press, listing) if is_head else "",
        json_ld=_linked_data(press, listing) if is_head else {},
    )
    data: dict[str, Json] = {
        "title": listing.title,
        "kicker": listing.kicker,
        "trail": links_data((label, press.link(step)) for label, step in trail),
        "is_head": is_head,
        "listing": {**listing.head, **listing.overview()} if is_head else {},
        "items": [listing.item(press, slug) for slug in sheet.slugs],
        "span": _span(press, sheet),
        "older": _neighbor(press, listing, sheet.older),
        "newer": _neighbor(press, listing, sheet.newer),
        "feeds": feed_links(press, listing.feed) if is_head and listing.feed else [],
    }
    return make_page(press, listing.template, head, data=data)


def latest_listing(press: Press) -> Listing:
    """Everything, by date."""
    title = press.words("latest.title")
    description = press.words("latest.description", site=press.library.config.site.name)
    return Listing(
        address="/latest/",
        title=title,
        description=description,
        slugs=press.library.order,
        template="latest.html.j2",
    )


def year_listing(press: Press, year: str) -> Listing:
    """A year, with its months and their items."""
    return Listing(
        address=term_address("years", year),
        title=year,
        slugs=press.library.listed["years"][year],
        trail=((press.words("archive.title"), "/archive/"),),
        overview=lambda: {"months": months_of_year(press, year), **_beside(press, "years", year)},
        template="archive_year.html.j2",
        counted=True,
    )


def month_listing(press: Press, month: str) -> Listing:
    """A month of the archive (``2016-02``), with a calendar of its days."""
    year = month.partition("-")[0]
    return Listing(
        address=term_address("months", month),
        title=opening(plain(press.locale.month(month))),
        slugs=press.library.listed["months"][month],
        trail=((press.words("archive.title"), "/archive/"), (year, term_address("years", year))),
        overview=lambda: {
            "month": month,
            "weekdays": weekdays(press),
            "weeks": weeks_of_month(press, month),
            **_beside(press, "months", month),
        },
        template="archive_month.html.j2",
        counted=True,
    )


def _beside(press: Press, taxonomy: str, key: str) -> dict[str, Json]:
    """The year or month with items before one, and the one after it: each with its key and link, or nothing."""
    keys = sorted(press.library.listed[taxonomy])
    seat = keys.index(key)
    found = {"before": keys[seat - 1 : seat] if seat else [], "after": keys[seat + 1 : seat + 2]}
    return {
        name: {"key": one[0], "url": press.term_link(taxonomy, one[0])} if one else None for name, one in found.items()
    }


def _description(press: Press, listing: Listing) -> str:
    """What search engines and shared links say of a list: its own words, or what all lists have in common."""
    site = press.library.config.site.name
    return listing.description or press.words("listing.description", title=listing.title, site=site)


def _linked_data(press: Press, listing: Listing) -> dict[str, Json]:
    return listing_json_ld(press.library.config, title=listing.title, address=listing.address, trail=listing.trail)


def _span(press: Press, sheet: Sheet) -> list[Json]:
    """The days of the oldest and the newest item of a sheet."""
    if not sheet.slugs:
        return []
    articles = press.library.articles
    return [articles[sheet.slugs[-1]].date.isoformat(), articles[sheet.slugs[0]].date.isoformat()]


def _neighbor(press: Press, listing: Listing, number: int | None) -> str:
    return "" if number is None else press.link(sheet_address(listing.address, number))
