# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The address of everything on the site, relative to its root."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FIXED_ADDRESSES = ("/", "/latest/", "/tags/", "/regions/", "/sources/", "/archive/", "/attributions/")


def article_address(slug: str) -> str:
    """Return the address of an article."""
    return f"/articles/{slug}/"


def term_address(taxonomy: str, key: str) -> str:
    """Return the address of a term's page; ``months`` and ``years`` live under the archive."""
    if taxonomy in ("years", "months"):
        return f"/archive/{key.replace('-', '/')}/"
    return f"/{taxonomy}/{key.lower()}/"


def page_address(slug: str) -> str:
    """Return the address of a page of ``content/pages``; ``home`` is the lead of the front page."""
    return "/" if slug == "home" else f"/{slug}/"


def known_addresses(slugs: Iterable[str], pages: Iterable[str], listed: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Collect every address that a root-relative link may lead to."""
    return frozenset(
        [
            *FIXED_ADDRESSES,
            *map(article_address, slugs),
            *map(page_address, pages),
            *(term_address(taxonomy, key) for taxonomy, keys in listed.items() for key in keys),
        ]
    )
