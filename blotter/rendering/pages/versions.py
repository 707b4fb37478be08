# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The versions of an article in other languages: as readers see them beside it, and as crawlers are told of them."""

from __future__ import annotations

from blotter.library.addresses import article_address
from blotter.model.library import Library
from blotter.model.pages import Json
from blotter.rendering.composing.cards import foreign_language
from blotter.rendering.composing.linked_data import full_address
from blotter.rendering.composing.press import Press
from blotter.rendering.wire.entries import language_of


def versions_data(press: Press, slug: str) -> dict[str, Json]:
    """Return ``others``, the versions that readers are shown, and ``alternates``, those that the page's head names.

    An alternate is a page that may be found in its own language; each language is named once, and the page itself is
    among them, as search engines ask (rel=alternate hreflang). A page that stands alone has none.
    """
    library = press.library
    versions = [slug, *library.translations.get(slug, ())]
    speaks = {each: language_of(library, library.articles[each]) for each in versions}
    others = [other for other in versions if speaks[other] != speaks[slug]]
    others.sort(key=lambda other: (speaks[other], other))
    found = {speaks[each]: each for each in reversed([slug, *others]) if _may_be_found(library, each)}
    is_one = slug in found.values() and len(found) > 1
    return {
        "others": [_version(press, other) for other in others],
        "alternates": [_alternate(library, each, found[each]) for each in sorted(found)] if is_one else [],
    }


def _version(press: Press, slug: str) -> dict[str, Json]:
    article = press.library.articles[slug]
    return {
        "title": article.title,
        "url": press.article_link(slug),
        "language": language_of(press.library, article),
        "lang": foreign_language(press.library, article),
    }


def _alternate(library: Library, language: str, slug: str) -> dict[str, Json]:
    return {"language": language, "url": full_address(library.config, article_address(slug))}


def _may_be_found(library: Library, slug: str) -> bool:
    """Say whether a page stands for itself: no draft, not kept out of indexes, and no other page canonical."""
    return slug not in library.marked and library.verdicts[slug].credit.index not in ("noindex", "canonical")
