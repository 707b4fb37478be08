# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The library: what was read, marked up and judged, indexed every way the pages need it, and frozen."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from blotter.library.addresses import article_address, edition_address, known_addresses, story_address, vacant_addresses
from blotter.library.computed import OPEN_DOCUMENTS, Computed
from blotter.library.links import Targets, turn_around
from blotter.library.listings import Listed, list_articles, oldest_first
from blotter.library.related import Neighborhood, named_in
from blotter.library.stories import by_title, seats_in, tell
from blotter.library.translations import group_translations
from blotter.library.visibility import Visibility
from blotter.model.articles import Article
from blotter.model.documents import Document
from blotter.model.library import Library, Media, Tombstone
from blotter.model.verdicts import Verdict
from blotter.reading.site import SiteFiles


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What the stages before found.

    ``documents`` are by path of the file, those of hidden articles too; ``verdicts`` and ``links`` (the slugs that the
    body of a shown article links to) are by slug, ``desk_links`` those of leads and stories by path. ``reserved`` are
    the slugs of copies that by their verdict are not for indexes.
    """

    documents: Mapping[str, Document]
    links: Mapping[str, tuple[str, ...]]
    desk_links: Mapping[str, tuple[str, ...]]
    verdicts: Mapping[str, Verdict]
    reserved: frozenset[str]
    media: Mapping[tuple[str, str], Media]
    visibility: Visibility


class Shelved(msgspec.Struct, frozen=True, kw_only=True):
    """A library, with what its links may lead to and who is whose neighbor."""

    library: Library
    targets: Targets
    neighborhood: Neighborhood


def build_library(files: SiteFiles, findings: Findings) -> Shelved:
    """Index the shown articles. Documents, verdicts and related stories are looked at only when somebody asks."""
    settings = files.config.listings
    ordered = oldest_first(findings.visibility.shown)
    articles = {article.slug: article for article in ordered}
    listed = list_articles(ordered, tags=files.tags, regions=files.regions, stories=files.stories)
    neighborhood = Neighborhood(
        articles, named_in(articles, listed), count=settings.related, window=settings.related_window
    )
    targets = _targets(files, findings, known_addresses(files, articles, listed))
    library = _library(files, findings, targets, articles=articles, listed=listed)
    library = replace(library, related=Computed(articles, neighborhood.related))
    return Shelved(library=library, targets=targets, neighborhood=neighborhood)


def _library(
    files: SiteFiles, findings: Findings, targets: Targets, *, articles: Mapping[str, Article], listed: Listed
) -> Library:
    """Put the library together; its related stories are still missing."""
    seen = findings.visibility
    named = findings.links
    referring = turn_around(named, articles)
    told = tell(files.stories, listed["stories"])
    return Library(
        config=files.config,
        sources=files.sources,
        tags=files.tags,
        regions=files.regions,
        articles=articles,
        order=tuple(articles),
        documents=Computed(articles, lambda slug: findings.documents[articles[slug].path], most=OPEN_DOCUMENTS),
        verdicts=findings.verdicts,
        listed=listed,
        links=Computed(articles, lambda slug: tuple(other for other in named[slug] if other in articles)),
        backlinks=Computed(articles, referring),
        related={},
        translations=group_translations(articles.values()),
        leads={lead.slug: lead for lead in files.leads},
        stories=by_title(files.stories),
        told=told,
        seats=seats_in(told),
        desk_documents=Computed(targets.texts, lambda path: findings.documents[path]),
        desk_links=findings.desk_links,
        pages={page.slug: page for page in files.pages},
        page_documents={page.slug: findings.documents[page.path] for page in files.pages},
        files=targets.files,
        media=findings.media,
        marked=seen.marked,
        hidden=seen.hidden,
        reserved=findings.reserved,
        tombstones=tuple(Tombstone(slug=slug) for slug in seen.withdrawn),
        next_change=seen.next_change,
        missed=Computed(seen.hidden, referring),
        vacant=targets.vacant,
    )


def _targets(files: SiteFiles, findings: Findings, addresses: frozenset[str]) -> Targets:
    names = {article.path: article.slug for article in files.articles}
    paths = {slug: path for path, slug in names.items()}
    hidden = findings.visibility.hidden
    unread = {one.path: one.slug for one in files.unread if one.slug not in paths}
    return Targets(
        articles=Computed(paths, lambda slug: findings.documents[paths[slug]], most=OPEN_DOCUMENTS),
        pages={page.slug: findings.documents[page.path] for page in files.pages},
        files={**names, **{page.path: page.slug for page in files.pages}, **unread},
        texts=_texts(files, findings),
        addresses=addresses,
        vacant=vacant_addresses(files, (one for one in files.articles if one.slug in hidden), addresses)
        | (frozenset(map(article_address, hidden.intersection(unread.values()))) - addresses),
        aliases={alias: article.slug for article in files.articles for alias in article.aliases},
        home=files.config.site.base_url,
        hidden=hidden,
        unread=frozenset(unread.values()),
    )


def _texts(files: SiteFiles, findings: Findings) -> Mapping[str, tuple[str, Document]]:
    """Return the address and the document of every lead and story by the path of its file."""
    addresses = {lead.path: edition_address(lead.slug) for lead in files.leads}
    addresses |= {story.path: story_address(story.slug) for story in files.stories}
    return Computed(addresses, lambda path: (addresses[path], findings.documents[path]))
