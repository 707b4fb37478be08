# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The body of an article made ready for its page: links to keys become addresses, pictures get address and size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from blotter.library.addresses import article_address, edition_address, page_address, page_of, story_address
from blotter.markup.placeholders import Destination, fill, fill_titles
from blotter.model.documents import Document, LinkKind
from blotter.model.library import Library
from blotter.rendering.composing.press import Press

UNAVAILABLE: Final = "article.unavailable"
_FIGURE: Final = re.compile(r"<figure(?: [^>]*)?>(?:(?!</figure>|<img ).)*</figure>\n?", re.DOTALL)
_EMPTY: Final = re.compile(r"<p>\s*</p>\n?")


def resolve_body(press: Press, document: Document, path: str) -> str:
    """Return the HTML of a document, whose file is at ``path``, with every placeholder filled in.

    A link to what is not shown becomes its words.
    """

    def link(kind: LinkKind, target: str) -> Destination:
        found = destination(press.library, kind, target)
        if found is None:
            return Destination(address="", title=unavailable(press))
        return Destination(address=press.link(found.address), title=found.title)

    def image(src: str) -> Mapping[str, str] | None:
        media = press.library.media.get((path, src))
        if media is None:
            return None
        return {
            "src": press.link(f"/{media.output}"),
            "width": str(media.width),
            "height": str(media.height),
            "loading": "lazy",
            "decoding": "async",
        }

    return fill(document.html, link=link, image=image)


def fill_text(press: Press, text: str) -> str:
    """Return a piece of ``Document.text`` with the titles that its bare links show."""

    def title(kind: LinkKind, target: str) -> str:
        found = destination(press.library, kind, target)
        return unavailable(press) if found is None else found.title

    return fill_titles(text, title)


def unavailable(press: Press) -> str:
    """Return what stands where a link without words of its own leads to something that is not shown."""
    return press.locale.strings.get(UNAVAILABLE, "an item that is not available")


def destination(library: Library, kind: LinkKind, target: str) -> Destination | None:
    """Return the address of what a placeholder names and its title; nothing where it is not shown."""
    if kind is LinkKind.PAGE and page_of(target) in library.vacant:
        return None
    if kind is LinkKind.PAGE:
        return Destination(address=target, title=target)
    if kind is LinkKind.FILE and target in library.desk_documents:
        return _desk_text(library, target)
    slug = library.files.get(target, "") if kind is LinkKind.FILE else target
    if kind is LinkKind.FILE and target.startswith("content/pages/"):
        return Destination(address=page_address(slug), title=library.pages[slug].title)
    if slug not in library.articles:
        return None
    return Destination(address=article_address(slug), title=library.articles[slug].title)


def _desk_text(library: Library, path: str) -> Destination | None:
    """Return where the file of a lead or of a story leads; nothing where its week or story has no items."""
    for lead in library.leads.values():
        if lead.path == path:
            shown = lead.slug in library.listed["weeks"]
            return Destination(address=edition_address(lead.slug), title=lead.title or lead.slug) if shown else None
    for story in library.stories.values():
        if story.path == path and story.slug in library.told:
            return Destination(address=story_address(story.slug), title=story.title)
    return None


def without_empty_figures(html: str) -> str:
    """Take away the figures that lost their picture, whose captions would speak of nothing, and emptied paragraphs."""
    return _EMPTY.sub("", _FIGURE.sub("", html))
