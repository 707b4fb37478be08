# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The whole site as one frozen value: what is shown, indexed every way the pages need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from blotter.model.articles import Article, StaticPage
from blotter.model.config import Config
from blotter.model.documents import Document
from blotter.model.sources import Source
from blotter.model.terms import Vocabulary
from blotter.model.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """An image file that a page shows: its file (relative to the site), its address path, and its size in pixels."""

    path: str
    output: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stays of a withdrawn article: its address, no names."""

    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An ISO week with items. ``key`` is ``2016-W09``; ``items`` are slugs, oldest first."""

    key: str
    first_day: date
    last_day: date
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Every shown article with its document and verdict, and the indices over them. Values refer to each other by key.

    ``order`` is all slugs, oldest first (by date, then slug). ``listed`` maps a taxonomy (``tags``, ``regions``,
    ``sources``, ``years``, ``months``) to its keys and their slugs, oldest first, rolled up to parents; a key with no
    items is absent. ``links``, ``backlinks`` and ``related`` map a slug to slugs. ``marked`` are slugs shown
    only because of ``--drafts``. ``files`` maps the path of every
    article and page file to its slug, ``media`` maps ``(path of the article file, src as written)`` to the file.
    ``hidden`` are slugs that exist but are not shown (drafts, withdrawn, future, expired): a link to one becomes plain
    words. ``missed`` maps a hidden slug to the shown ones that link to it; ``vacant`` are the addresses that would have
    a page if more were shown: those of terms without items and of hidden articles. ``next_change`` is when the next
    ``publish`` or ``expires`` falls due.
    """

    config: Config
    sources: Mapping[str, Source]
    tags: Vocabulary
    regions: Vocabulary
    articles: Mapping[str, Article]
    order: tuple[str, ...]
    documents: Mapping[str, Document]
    verdicts: Mapping[str, Verdict]
    listed: Mapping[str, Mapping[str, tuple[str, ...]]]
    links: Mapping[str, tuple[str, ...]]
    backlinks: Mapping[str, tuple[str, ...]]
    related: Mapping[str, tuple[str, ...]]
    editions: tuple[Edition, ...]
    pages: Mapping[str, StaticPage]
    page_documents: Mapping[str, Document]
    files: Mapping[str, str]
    media: Mapping[tuple[str, str], Media]
    marked: frozenset[str]
    hidden: frozenset[str]
    tombstones: tuple[Tombstone, ...]
    next_change: datetime | None
    missed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vacant: frozenset[str] = frozenset()
