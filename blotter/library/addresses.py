# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The address of everything on the site, relative to its root."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from blotter.model.articles import Article
from blotter.model.config import OutputSettings
from blotter.reading.editions import edition_key
from blotter.reading.scan import STATIC_FOLDER
from blotter.reading.site import SiteFiles

_PAGES = (
    *("/", "/latest/", "/tags/", "/regions/", "/sources/", "/archive/", "/attributions/"),
    *("/editions/", "/stories/", "/feeds/", "/map/"),
)
# What the site has besides pages.
_FILES = (
    *("/404.html", "/attributions.json", "/feed.xml", "/feed.json", "/feeds.opml", "/robots.txt", "/sitemap.xml"),
    "/manifest.webmanifest",
)

SEARCH = "/search/"
# The lists that can be followed, in the order in which they are shown.
FOLLOWED = ("tags", "regions", "sources", "stories")


def article_address(slug: str) -> str:
    """Return the address of an article."""
    return f"/articles/{slug}/"


def slug_of_address(address: str) -> str:
    """Return the slug (or the alias) of an article's address, or the empty text if it is none."""
    slug = address.removeprefix("/articles/").removesuffix("/")
    return slug if slug and address == article_address(slug) else ""


def page_of(url: str) -> str:
    """Return the address of the page to which a link within the site leads: what is asked of it does not count."""
    return url.partition("#")[0].partition("?")[0]


def term_address(taxonomy: str, key: str) -> str:
    """Return the address of a term's page; ``months`` and ``years`` live under the archive, ``weeks`` are editions."""
    if taxonomy in ("years", "months"):
        return f"/archive/{key.replace('-', '/')}/"
    if taxonomy == "weeks":
        return edition_address(key)
    return f"/{taxonomy}/{key.lower()}/"


def feed_addresses(taxonomy: str, key: str) -> tuple[str, str]:
    """Return the addresses of a list's feeds: as Atom and as JSON Feed."""
    address = term_address(taxonomy, key)
    return f"{address}feed.xml", f"{address}feed.json"


def edition_address(key: str) -> str:
    """Return the address of an ISO week (``2016-W09``)."""
    return f"/editions/{key}/"


def story_address(slug: str) -> str:
    """Return the address of a story line."""
    return f"/stories/{slug}/"


def page_address(slug: str) -> str:
    """Return the address of a page of ``content/pages``; ``home`` is the lead of the front page."""
    return "/" if slug == "home" else f"/{slug}/"


def fixed_pages(outputs: OutputSettings) -> tuple[str, ...]:
    """List the addresses of the pages that a site with these outputs has, whatever its content."""
    return (*_PAGES, SEARCH) if outputs.search else _PAGES


def known_addresses(
    files: SiteFiles, shown: Mapping[str, Article], listed: Mapping[str, Iterable[str]]
) -> frozenset[str]:
    """Collect every address that a root-relative link may lead to."""
    return frozenset(
        [
            *fixed_pages(files.config.outputs),
            *_FILES,
            *_extra_files(files, shown),
            *map(article_address, shown),
            *(article_address(alias) for article in shown.values() if article.aliases for alias in article.aliases),
            *(page_address(page.slug) for page in files.pages),
            *(term_address(taxonomy, key) for taxonomy, keys in listed.items() for key in keys),
            *_feeds(files, listed),
            *(address for path in files.statics for address in _static_addresses(path)),
        ]
    )


def vacant_addresses(files: SiteFiles, hidden: Iterable[Article], known: frozenset[str]) -> frozenset[str]:
    """Collect the addresses that would have a page if more were shown: of terms, stories, weeks, and of ``hidden``."""
    found = [
        *(term_address("tags", key) for key in files.tags.terms),
        *(term_address("regions", key) for key in files.regions.terms),
        *(term_address("sources", key) for key in files.sources),
        *(story_address(story.slug) for story in files.stories),
        *(edition_address(lead.slug) for lead in files.leads),
        *_feeds(files, {"tags": files.tags.terms, "regions": files.regions.terms, "sources": files.sources}),
        *_feeds(files, {"stories": [story.slug for story in files.stories]}),
    ]
    for article in hidden:
        day = article.date.isoformat()
        found += [*_addresses_of(article), term_address("years", day[:4]), term_address("months", day[:7])]
        found.append(edition_address(edition_key(article.date)))
    return frozenset(found) - known


def _extra_files(files: SiteFiles, shown: Mapping[str, Article]) -> Iterator[str]:
    """Give the addresses that a site has only where its configuration asks for them."""
    outputs, site = files.config.outputs, files.config.site
    if outputs.text:
        yield "/text/"
    if outputs.cards:
        yield "/card.png"
    if outputs.api:
        yield from ("/api/index.json", "/api/articles.ndjson")
    languages = {article.lang or site.language for article in shown.values()}
    if outputs.feeds and len(languages) > 1:
        for language in languages:
            yield from (f"/feeds/{language.lower()}.xml", f"/feeds/{language.lower()}.json")


def _feeds(files: SiteFiles, listed: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Give the addresses of the feeds of some lists, if lists have feeds."""
    if files.config.outputs.feeds:
        for taxonomy in FOLLOWED:
            for key in listed.get(taxonomy, ()):
                yield from feed_addresses(taxonomy, key)


def _addresses_of(article: Article) -> Iterator[str]:
    yield article_address(article.slug)
    yield from map(article_address, article.aliases)


def _static_addresses(path: str) -> Iterator[str]:
    """A file of ``content/static`` stands at the root; an ``index.html`` answers for its folder, too."""
    address = path.removeprefix(STATIC_FOLDER)
    yield address
    if address.endswith("/index.html"):
        yield address.removesuffix("index.html")
