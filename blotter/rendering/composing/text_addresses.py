# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where a page stands in the text edition: the same address with ``/text`` before it, for what has a twin there."""

from __future__ import annotations

from typing import Final

from blotter.library.addresses import article_address, page_address, slug_of_address
from blotter.model.library import Library

ROOT: Final = "/text"
FRONT: Final = f"{ROOT}/"
MOST_PARTS: Final = 40
"""An article has no more pages than this: the last one holds whatever is left."""

_LATEST: Final = "/latest/"
_LISTS: Final = ("/tags/", "/regions/")


def text_address(library: Library, address: str) -> str:
    """Return where a page of the site stands in the text edition; empty where it has no twin, or there is no edition.

    The front page and the newest items are one page there.
    """
    if not library.config.outputs.text:
        return ""
    if address in ("/", _LATEST):
        return FRONT
    if address.startswith(_LATEST):
        return FRONT + address.removeprefix(_LATEST)
    slug = address.strip("/")
    has_twin = (
        (address.startswith(_LISTS) and address.partition("#")[0].endswith("/"))
        or slug_of_address(address) in library.articles
        or (slug in library.pages and address == page_address(slug))
    )
    return ROOT + address if has_twin else ""


def text_article_address(slug: str, part: int = 1) -> str:
    """Return the address of a part of an article in the text edition: the first stands at the article's own."""
    address = ROOT + article_address(slug)
    return address if part == 1 else f"{address}{part}/"


def nearest_text_address(library: Library, address: str) -> str:
    """Return a page's twin in the text edition, or else its front page; empty where there is no such edition."""
    return text_address(library, address) or (FRONT if library.config.outputs.text else "")
