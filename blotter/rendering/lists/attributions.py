# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The attributions for people: every item with its kind of reuse, source, license and credit line."""

from __future__ import annotations

from blotter.model.pages import Json
from blotter.rendering.composing.cards import foreign_language, reuse_mark
from blotter.rendering.composing.credits import credit_data
from blotter.rendering.composing.linked_data import credit_text
from blotter.rendering.composing.press import Press
from blotter.rendering.lists.listings import Listing


def attribution_listing(press: Press) -> Listing:
    """All items by date, each with its credit."""
    return Listing(
        address="/attributions/",
        title=press.words("attributions.title"),
        slugs=press.library.order,
        template="attributions.html.j2",
        description=press.words("attributions.description", site=press.library.config.site.name),
        item=_item,
    )


def _item(press: Press, slug: str) -> dict[str, Json]:
    """Return what the attributions say of one article."""
    library = press.library
    article = library.articles[slug]
    return {
        "title": article.title,
        "url": press.article_link(slug),
        "lang": foreign_language(library, article),
        "date": article.date.isoformat(),
        "kind": reuse_mark(library, slug),
        "marked": slug in library.marked,
        "credit_line": credit_text(library.verdicts[slug].credit),
        "credit": credit_data(library, slug),
    }
