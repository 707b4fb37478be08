# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""OPML 2.0: all feeds of the site as one list of subscriptions, which feed readers take in at once.

It names each feed as Atom only: a reader that takes the list would otherwise follow everything twice. It has no date,
for no clock is asked; it changes when a feed comes, goes or gets another name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from blotter.model.pages import Json, Page
from blotter.rendering.wire.feeds import attributes, xml

MAKER: Final = "opml"
ADDRESS: Final = "/feeds.opml"
DOCUMENTATION: Final = "https://opml.org/spec2.opml"


def opml_page(title: str, owner: tuple[str, str], groups: list[Json]) -> Page:
    """Make the list. ``owner`` is a name and an e-mail address or nothing; ``groups`` are those of ``feed_groups``."""
    data: dict[str, Json] = {"title": title, "owner": owner[0], "email": owner[1], "groups": groups}
    return Page(path=ADDRESS.lstrip("/"), template=MAKER, data=data)


def write_opml(data: Mapping[str, Any]) -> bytes:
    """Write the list from its data: a maker (see ``makers``)."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        "<head>",
        f"<title>{xml(data['title'])}</title>",
        f"<ownerName>{xml(data['owner'])}</ownerName>",
        *([f"<ownerEmail>{xml(data['email'])}</ownerEmail>"] if data["email"] else []),
        f"<docs>{DOCUMENTATION}</docs>",
        "</head>",
        "<body>",
        *_outlines(data["groups"]),
        "</body>",
        "</opml>\n",
    ]
    return "\n".join(lines).encode("utf-8")


def _outlines(groups: list[Mapping[str, Any]]) -> Iterator[str]:
    for group in groups:
        yield f'<outline text="{xml(group["label"])}">'
        yield from map(_outline, group["feeds"])
        yield "</outline>"


def _outline(feed: Mapping[str, str]) -> str:
    said = attributes(
        type="rss",
        text=feed["title"],
        title=feed["title"],
        xmlUrl=feed["atom_url"],
        htmlUrl=feed["page_url"],
        language=feed["language"],
    )
    return f"<outline{said}/>"
