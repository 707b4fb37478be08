# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The whole site as one frozen value: what is shown, indexed every way the pages need it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from blotter.model.articles import Article, StandingPage
from blotter.model.config import Config
from blotter.model.documents import Document
from blotter.model.editions import Lead, Story
from blotter.model.sources import Source
from blotter.model.terms import Vocabulary
from blotter.model.verdicts import Verdict


class Media(msgspec.Struct, frozen=True, kw_only=True):
    """An image file that a page shows: its file (relative to the site), its address path, and its size in pixels."""

    path: str
    output: str
    width: int
    height: int


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """What stays of a withdrawn article: an address, no names. ``slug`` is that of now, or one that it had before."""

    slug: str


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """An ISO week with items. ``key`` is ``2016-W09``; ``items`` are all its slugs, oldest first.

    ``chosen`` are those that the editors' lead puts first, in their order; ``sections`` the others as (region, slugs),
    by the region's label and the newest first.
    """

    key: str
    first_day: date
    last_day: date
    lead: Lead | None
    items: tuple[str, ...]
    chosen: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """Every shown article with its document and verdict, and the indices over them. Values refer to each other by key.

    ``order`` is all slugs, oldest first (by date, then slug). ``listed`` maps a taxonomy (``tags``, ``regions``,
    ``sources``, ``years``, ``months``, ``weeks``, ``stories``) to its keys and their slugs, oldest first, rolled up to
    parents; a key with no items is absent. ``leads`` (by ISO week) and ``stories`` (by title) are all there are, those
    without items too. ``told`` maps a story with items to their slugs in the order in which it is told, ``seats`` a
    slug to its stories with its place in each, from 0. ``desk_documents`` and ``desk_links`` are the documents of leads
    and stories and the slugs they link to, by path of the file. ``links``, ``backlinks`` and ``related`` map a slug to
    slugs. ``marked`` are slugs shown only because of ``--drafts``. ``files`` maps the path of every article and page
    file to its slug, ``media`` maps ``(path of the article file, src as written)`` to the file.
    ``hidden`` are slugs that exist but are not shown (drafts, withdrawn, future, expired): a link to one becomes plain
    words. ``reserved`` are copies that by their verdict are not for indexes. ``missed`` maps a hidden slug to the shown
    ones that link to it; ``vacant`` are the addresses that would have
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
    pages: Mapping[str, StandingPage]
    page_documents: Mapping[str, Document]
    files: Mapping[str, str]
    media: Mapping[tuple[str, str], Media]
    marked: frozenset[str]
    hidden: frozenset[str]
    reserved: frozenset[str]
    tombstones: tuple[Tombstone, ...]
    next_change: datetime | None
    leads: Mapping[str, Lead] = msgspec.field(default_factory=dict)
    stories: Mapping[str, Story] = msgspec.field(default_factory=dict)
    told: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    seats: Mapping[str, tuple[tuple[str, int], ...]] = msgspec.field(default_factory=dict)
    desk_documents: Mapping[str, Document] = msgspec.field(default_factory=dict)
    desk_links: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    translations: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    missed: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    vacant: frozenset[str] = frozenset()
