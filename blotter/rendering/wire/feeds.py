# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Atom feeds (RFC 4287), each item with rights of its own (RFC 4946): it is read far from this site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

from blotter.model.pages import Json, Page
from blotter.rendering.composing.linked_data import desk_name, full_address
from blotter.rendering.composing.press import Press
from blotter.rendering.wire.channels import Channel
from blotter.rendering.wire.entries import entry

MAKER: Final = "atom"
# XML 1.0 has no way to write these; reading refuses them, and this is the second lock.
_NOT_XML: Final = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_BEGINNING: Final = "1970-01-01T00:00:00Z"


def atom_page(press: Press, channel: Channel) -> Page:
    """Make the data of one Atom feed: what is said of it, and its entries written already, once for all feeds."""
    site = press.library.config.site
    days = [str(entry(press, slug)["updated"]) for slug in channel.slugs]
    data: dict[str, Json] = {
        "language": channel.language or site.language,
        "address": full_address(press.library.config, channel.atom),
        "page": full_address(press.library.config, channel.address),
        "title": channel.title,
        "subtitle": channel.description,
        "updated": max(days, default=_BEGINNING),
        "author": {"name": desk_name(press.library.config), "url": full_address(press.library.config, "/")},
        "entries": [_entry_of(press, slug) for slug in channel.slugs],
    }
    return Page(path=channel.atom.lstrip("/"), template=MAKER, data=data)


def write_atom(data: Mapping[str, Any]) -> bytes:
    """Write a feed from its data: a maker (see ``makers``)."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(data["language"])}">',
        _element("id", data["address"]),
        _element("title", data["title"]),
        *([_element("subtitle", data["subtitle"])] if data["subtitle"] else []),
        _link("self", data["address"], type="application/atom+xml"),
        _link("alternate", data["page"], type="text/html"),
        _element("updated", data["updated"]),
        _author(data["author"]),
        _element("generator", "Blotter"),
        *data["entries"],
        "</feed>\n",
    ]
    return "\n".join(lines).encode("utf-8")


def xml(text: str) -> str:
    """Escape a text for XML; what XML cannot hold becomes a replacement character."""
    # A pattern of that many characters takes milliseconds to compile, and most edits are in no feed.
    return escape(re.sub(_NOT_XML, "\ufffd", text))


def _entry_of(press: Press, slug: str) -> str:
    """Write the entry of an article; once for all the feeds in which it stands."""
    if slug not in press.atom_sent:
        press.atom_sent[slug] = "\n".join(["<entry>", *_entry(entry(press, slug)), "</entry>"])
    return press.atom_sent[slug]


def _entry(said: Mapping[str, Any]) -> Iterator[str]:
    language = said["language"]
    yield _element("id", said["id"])
    yield _element("title", said["title"], language=language)
    yield _link("alternate", said["id"], type="text/html", hreflang=language)
    if said["via"]:
        yield _link("via", said["via"]["url"], title=said["via"]["title"])
    if said["license"]:
        yield _link("license", said["license"]["url"], title=said["license"]["name"])
    yield from map(_author, said["authors"])
    yield from (f"<contributor>{_element('name', name)}</contributor>" for name in said["translators"])
    if said["published"]:
        yield _element("published", said["published"])
    yield _element("updated", said["updated"])
    yield from (f"<category{attributes(**category)}/>" for category in said["categories"])
    if said["summary"]:
        yield _element("summary", said["summary"], language=language)
    yield _element("content", said["html"], language=language, kind="html")
    yield _element("rights", said["rights"])
    if said["source"]:
        yield from _origin(said["source"])


def _origin(source: Mapping[str, str]) -> Iterator[str]:
    """Say where the item comes from. Its ``updated`` is the original's day, and absent where that is not known."""
    yield "<source>"
    yield _element("id", source["url"])
    yield _element("title", source["name"])
    yield _link("alternate", source["url"])
    if source["updated"]:
        yield _element("updated", source["updated"])
    yield "</source>"


def _author(person: Mapping[str, str]) -> str:
    uri = _element("uri", person["url"]) if person["url"] else ""
    return f"<author>{_element('name', person['name'])}{uri}</author>"


def _element(name: str, text: str, *, language: str = "", kind: str = "") -> str:
    attributes = [("type", kind), ("xml:lang", language)]
    written = "".join(f' {key}="{xml(value)}"' for key, value in attributes if value)
    return f"<{name}{written}>{xml(text)}</{name}>"


def _link(rel: str, href: str, **more: str) -> str:
    return f"<link{attributes(rel=rel, href=href, **more)}/>"


def attributes(**values: str) -> str:
    """Write the attributes of an element, escaped, with a space before each."""
    return "".join(f' {key}="{xml(value)}"' for key, value in values.items())
