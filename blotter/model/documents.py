# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a Markdown body becomes: HTML whose links are still keys, and the facts that were read off on the way."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from blotter.model.problems import Problem


class LinkKind(StrEnum):
    """Where a link leads; the values are also the schemes of the addresses in ``Document.html`` (``article:…``)."""

    ARTICLE = "article"
    FILE = "file"
    PAGE = "page"
    ANCHOR = "anchor"
    EXTERNAL = "external"


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """One heading of a body, with the id that anchors it."""

    level: int
    id: str
    text: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a body.

    ``target`` is the slug as written (``ARTICLE``: ``[[slug]]``), the path of a Markdown file relative to the site
    folder (``FILE``: ``[words](../2019/other.md)``; its article's slug may differ from its name), an address within
    the site with what is asked of it (``PAGE``: ``/tags/cocaine/``, ``/search/?q=ports``), the empty text (``ANCHOR``)
    or an absolute address (``EXTERNAL``). ``fragment`` has no ``#``. ``written`` is the address as the author wrote it.
    ``bare`` links have no words of their own. ``line`` and ``column`` count from 1 within the body and point at the
    address; for ``[words][name]`` at the definition of ``name``.
    """

    kind: LinkKind
    target: str
    fragment: str = ""
    written: str = ""
    bare: bool = False
    line: int = 1
    column: int = 1


class BodyImage(msgspec.Struct, frozen=True, kw_only=True):
    """One image of a body: ``src`` as written, a path relative to the article's file."""

    src: str
    alt: str
    line: int = 1
    column: int = 1


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A marked-up body.

    ``html`` is sanitized; its headings start at level 2. Links inside the site stand in it as
    ``href="article:<slug>"``, ``href="file:<path>"`` or ``href="page:<address>"`` (with ``#fragment`` where given); a
    ``[[slug]]`` without words is an *empty* ``<a>`` that rendering fills with the title. Images stand as
    ``src="media:<path as written>"``; rendering puts address, width and height (``blotter.markup.placeholders.fill``
    does both). No id in it starts with ``b-``: those are the theme's. ``text`` is the
    plain text, paragraphs separated by blank lines; a mark, one word, stands in it where a bare link will show a title
    (``blotter.markup.placeholders.fill_titles``). ``quotes`` are the plain texts of its block quotations.
    ``problems`` have places with an empty path and body-relative lines.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[BodyImage, ...] = ()
    text: str = ""
    words: int = 0
    quotes: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
