# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The library: what was read, marked up and judged, indexed every way the pages need it, and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from blotter.library.addresses import known_addresses, vacant_addresses
from blotter.library.computed import Computed
from blotter.library.editions import gather_editions
from blotter.library.links import Targets, turn_around
from blotter.library.listings import list_articles, oldest_first
from blotter.library.related import Neighborhood
from blotter.library.visibility import Visibility
from blotter.model.articles import Article, StaticPage
from blotter.model.documents import Document
from blotter.model.library import Library, Media, Tombstone
from blotter.model.verdicts import Verdict
from blotter.reading.site import SiteFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the stages before found.

    ``documents`` and ``links`` (the slugs that a body links to) are by path of the file, those of hidden articles too;
    ``verdicts`` are by slug. ``unread`` are the slugs of article files that could not be read.
    """

    documents: Mapping[str, Document]
    links: Mapping[str, tuple[str, ...]]
    verdicts: Mapping[str, Verdict]
    media: Mapping[tuple[str, str], Media]
    visibility: Visibility
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A library, with what its links may lead to and who is whose neighbor."""

    library: Library
    targets: Targets
    neighborhood: Neighborhood


def build_library(files: SiteFiles, findings: Findings) -> Shelved:
    """Index the shown articles. Documents, verdicts and related stories are looked at only when somebody asks."""
    seen = findings.visibility
    ordered = oldest_first(seen.shown)
    settings = files.config.listings
    listed = list_articles(ordered, tags=files.tags, regions=files.regions)
    articles = {article.slug: article for article in ordered}
    order = tuple(articles)
    named = {article.slug: findings.links[article.path] for article in ordered}
    links = {slug: tuple(other for other in others if other in articles) for slug, others in named.items()}
    backlinks = turn_around(named, order)
    neighborhood = Neighborhood(ordered, count=settings.related, window=settings.related_window)
    targets = _targets(files, findings, known_addresses(files, articles, listed))
    library = Library(
        config=files.config,
        sources=files.sources,
        tags=files.tags,
        regions=files.regions,
        articles=articles,
        order=order,
        documents=Computed(articles, lambda slug: findings.documents[articles[slug].path]),
        verdicts=findings.verdicts,
        listed=listed,
        links=links,
        backlinks={slug: others for slug, others in backlinks.items() if slug in articles},
        related=Computed(articles, neighborhood.related),
        editions=gather_editions(ordered),
        pages={page.slug: page for page in files.pages},
        page_documents={page.slug: findings.documents[page.path] for page in files.pages},
        files=targets.files,
        media=findings.media,
        marked=seen.marked,
        hidden=seen.hidden,
        tombstones=tuple(Tombstone(slug=slug) for slug in seen.withdrawn),
        next_change=seen.next_change,
        missed={slug: others for slug, others in backlinks.items() if slug in seen.hidden},
        vacant=targets.vacant,
    )
    return Shelved(library=library, targets=targets, neighborhood=neighborhood)


def _targets(files: SiteFiles, findings: Findings, addresses: frozenset[str]) -> Targets:
    items: tuple[Article | StaticPage, ...] = (*files.articles, *files.pages)
    paths = {article.slug: article.path for article in files.articles}
    hidden = findings.visibility.hidden
    return Targets(
        articles=Computed(paths, lambda slug: findings.documents[paths[slug]]),
        pages={page.slug: findings.documents[page.path] for page in files.pages},
        files={item.path: item.slug for item in items},
        addresses=addresses,
        vacant=vacant_addresses(files, (one for one in files.articles if one.slug in hidden), addresses),
        aliases={alias: article.slug for article in files.articles for alias in article.aliases},
        hidden=hidden,
        unread=findings.unread,
    )
