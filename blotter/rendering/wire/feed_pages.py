# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The feeds as pages: their files, the page on which readers find them, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from blotter.library.addresses import FOLLOWED
from blotter.model.pages import Json, Page
from blotter.rendering.composing.linked_data import desk_name, full_address, listing_json_ld
from blotter.rendering.composing.press import Head, Press, make_page
from blotter.rendering.wire.api import INDEX as API_INDEX
from blotter.rendering.wire.channels import LANGUAGES, SITE, Channel, Key, channel, channel_keys
from blotter.rendering.wire.feeds import atom_page
from blotter.rendering.wire.json_feeds import json_feed_page
from blotter.rendering.wire.opml import ADDRESS as OPML_ADDRESS
from blotter.rendering.wire.opml import opml_page

ATOM_TYPE: Final = "application/atom+xml"
JSON_TYPE: Final = "application/feed+json"


def feed_files(press: Press, keys: Iterable[Key]) -> Iterator[Page]:
    """Make the files of some feeds: each as Atom and as JSON Feed."""
    for key in keys:
        made = channel(press, key)
        yield atom_page(press, made)
        yield json_feed_page(press, made)


def feed_indexes(press: Press) -> Iterator[Page]:
    """Make the page on which readers find all feeds, and the same as a list that feed readers take in."""
    groups = feed_groups(press)
    config = press.library.config
    title = press.words("feeds.title")
    address = "/feeds/"
    head = Head(
        title=title,
        address=address,
        description=press.words("feeds.index", site=config.site.name),
        json_ld=listing_json_ld(config, title=title, address=address, trail=()),
    )
    data: dict[str, Json] = {
        "title": title,
        "groups": groups,
        "opml": press.link(OPML_ADDRESS),
        "api": press.link(API_INDEX) if config.outputs.api else "",
        "attributions": press.link("/attributions.json"),
    }
    yield make_page(press, "feeds.html.j2", head, data=data)
    named = press.words("feeds.all", site=config.site.name)
    yield opml_page(named, (desk_name(config), config.site.email), groups)


def feed_groups(press: Press) -> list[Json]:
    """List all feeds by kind, each with its links within the site and its absolute addresses."""
    names = {SITE[0]: "feeds.site", LANGUAGES: "feeds.languages"}
    names |= {taxonomy: f"{taxonomy}.title" for taxonomy in FOLLOWED}
    feeds: dict[str, list[Json]] = {name: [] for name in names}
    for key in channel_keys(press):
        feeds[key[0]].append(_feed(press, channel(press, key)))
    return [
        {"kind": kind or "site", "label": press.words(names[kind]), "feeds": found}
        for kind, found in feeds.items()
        if found
    ]


def _feed(press: Press, one: Channel) -> dict[str, Json]:
    config = press.library.config
    return {
        "label": one.label,
        "title": one.title,
        "language": one.language or config.site.language,
        "page": press.link(one.address),
        "atom": press.link(one.atom),
        "json": press.link(one.json),
        "page_url": full_address(config, one.address),
        "atom_url": full_address(config, one.atom),
    }


def feed_links(press: Press, key: Key) -> list[Json]:
    """Return the links from the page of a list to its feeds; none where lists have no feeds."""
    if key != SITE and not press.library.config.outputs.feeds:
        return []
    one = channel(press, key)
    return [
        {"type": ATOM_TYPE, "url": press.link(one.atom), "title": one.title, "name": "Atom"},
        {"type": JSON_TYPE, "url": press.link(one.json), "title": one.title, "name": "JSON Feed"},
    ]
