# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The body of an article made ready for its page: links to keys become addresses, pictures get address and size."""

from __future__ import annotations

from collections.abc import Mapping

from blotter.library.addresses import article_address, page_address
from blotter.markup.placeholders import Destination, fill
from blotter.model.documents import Document, LinkKind
from blotter.model.library import Library
from blotter.rendering.press import Press


def resolve_body(press: Press, document: Document, path: str) -> str:
    """Return the HTML of a document, whose file is at ``path``, with every placeholder filled in.

    A link to an article that is not shown becomes its words.
    """

    def link(kind: LinkKind, target: str) -> Destination | None:
        found = _destination(press.library, kind, target)
        return found and Destination(address=press.link(found.address), title=found.title)

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


def _destination(library: Library, kind: LinkKind, target: str) -> Destination | None:
    """Return the address of what a placeholder names and its title; nothing where it is not shown."""
    if kind is LinkKind.PAGE:
        return Destination(address=target, title=target)
    slug = library.files.get(target, "") if kind is LinkKind.FILE else target
    if kind is LinkKind.FILE and target.startswith("content/pages/"):
        return Destination(address=page_address(slug), title=library.pages[slug].title)
    if slug not in library.articles:
        return None
    return Destination(address=article_address(slug), title=library.articles[slug].title)
