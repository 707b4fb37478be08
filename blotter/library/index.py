# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The library: what was read, marked up and judged, indexed every way the pages need it, and frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blotter.library.addresses import known_addresses
from blotter.library.editions import gather_editions
from blotter.library.links import Targets, check_links, check_menu, linked_slugs, turn_around
from blotter.library.listings import list_articles, oldest_first
from blotter.library.related import find_related
from blotter.library.visibility import Visibility
from blotter.model.articles import Article, StaticPage
from blotter.model.documents import Document
from blotter.model.library import Library, Media, Tombstone
from blotter.model.problems import Problem
from blotter.model.verdicts import Verdict
from blotter.reading.site import SiteFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the stages before found: documents by path of their file (hidden articles too), verdicts by slug.

    ``unread`` are the slugs of article files that could not be read.
    """

    documents: Mapping[str, Document]
    verdicts: Mapping[str, Verdict]
    media: Mapping[tuple[str, str], Media]
    visibility: Visibility
    unread: frozenset[str] = frozenset()


def build_library(files: SiteFiles, findings: Findings) -> tuple[Library, tuple[Problem, ...]]:
    """Index the shown articles and check every link of the site; hidden articles are checked as well."""
    ordered = oldest_first(findings.visibility.shown)
    settings = files.config.listings
    listed = list_articles(ordered, tags=files.tags, regions=files.regions)
    targets = _targets(files, findings, known_addresses((a.slug for a in ordered), _slugs(files.pages), listed))
    shown = {article.slug for article in ordered}
    documents = {article.slug: findings.documents[article.path] for article in ordered}
    links = {
        slug: tuple(target for target in linked_slugs(document, targets) if target in shown)
        for slug, document in documents.items()
    }
    order = tuple(article.slug for article in ordered)
    library = Library(
        config=files.config,
        sources=files.sources,
        tags=files.tags,
        regions=files.regions,
        articles={article.slug: article for article in ordered},
        order=order,
        documents=documents,
        verdicts=findings.verdicts,
        listed=listed,
        links=links,
        backlinks=turn_around(links, order),
        related=find_related(ordered, count=settings.related, window=settings.related_window),
        editions=gather_editions(ordered),
        pages={page.slug: page for page in files.pages},
        page_documents={page.slug: findings.documents[page.path] for page in files.pages},
        files=targets.files,
        media=findings.media,
        marked=findings.visibility.marked,
        hidden=findings.visibility.hidden,
        tombstones=tuple(Tombstone(slug=slug) for slug in findings.visibility.withdrawn),
        next_change=findings.visibility.next_change,
    )
    return library, _check_all_links(files, findings, targets)


def _slugs(items: Iterable[Article] | Iterable[StaticPage]) -> Iterable[str]:
    return (item.slug for item in items)


def _targets(files: SiteFiles, findings: Findings, addresses: frozenset[str]) -> Targets:
    items: tuple[Article | StaticPage, ...] = (*files.articles, *files.pages)
    return Targets(
        articles={article.slug: findings.documents[article.path] for article in files.articles},
        pages={page.slug: findings.documents[page.path] for page in files.pages},
        files={item.path: item.slug for item in items},
        addresses=addresses,
        hidden=findings.visibility.hidden,
        unread=findings.unread,
    )


def _check_all_links(files: SiteFiles, findings: Findings, targets: Targets) -> tuple[Problem, ...]:
    items: tuple[Article | StaticPage, ...] = (*files.articles, *files.pages)
    return check_menu(files.config.menu, targets.addresses) + tuple(
        problem
        for item in items
        for problem in check_links(findings.documents[item.path], targets, path=item.path, body_line=item.body_line)
    )
