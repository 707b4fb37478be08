# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""JSON Feed 1.1: the same items as in Atom; what that format has no name for stands in its extension ``_blotter``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from blotter.model.pages import Json, Page
from blotter.rendering.composing.linked_data import desk_name, full_address
from blotter.rendering.composing.press import Press
from blotter.rendering.wire.channels import Channel
from blotter.rendering.wire.entries import entry

MAKER: Final = "json"
VERSION: Final = "https://jsonfeed.org/version/1.1"

# Lone surrogates are refused when files are read; should one get here, it is written as an escape.
_encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def write_json(data: Mapping[str, Any]) -> bytes:
    """Write data as strict JSON: a maker (see ``makers``)."""
    return f"{_encode(data)}\n".encode("utf-8", "backslashreplace")


def json_feed_page(press: Press, channel: Channel) -> Page:
    """Make one JSON Feed."""
    config = press.library.config
    data: dict[str, Json] = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": full_address(config, channel.address),
        "feed_url": full_address(config, channel.json),
        **({"description": channel.description} if channel.description else {}),
        "authors": [{"name": desk_name(config), "url": full_address(config, "/")}],
        "language": channel.language or config.site.language,
        "_blotter": {"about": full_address(config, "/feeds/")},
        "items": [_item(entry(press, slug)) for slug in channel.slugs],
    }
    return Page(path=channel.json.lstrip("/"), template=MAKER, data=data)


def _item(said: Mapping[str, Any]) -> dict[str, Json]:
    """Put an entry into the words of JSON Feed; what is not known is left out."""
    item: dict[str, Json] = {
        "id": said["id"],
        "url": said["id"],
        "external_url": said["via"].get("url", ""),
        "title": said["title"],
        "content_html": said["html"],
        "summary": said["summary"],
        "date_published": said["published"],
        # The format has no other place for the day of a brief, whose first day nobody recorded.
        "date_modified": said["updated"],
        "authors": [_known(author) for author in said["authors"]],
        "tags": [category["label"] for category in said["categories"]],
        "language": said["language"],
        "_blotter": _known(
            {
                "kind": said["kind"],
                "rights": said["rights"],
                "license": said["license"],
                "via": said["via"],
                "source": _known(said["source"]),
                "translators": said["translators"],
            }
        ),
    }
    return _known(item)


def _known(values: Mapping[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in values.items() if value not in ("", [], {})}
