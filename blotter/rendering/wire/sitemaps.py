# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What crawlers are told: an index of sitemaps, one for each year of articles and one for the other pages; robots.txt.

Split by year so that an edit of today rewrites one small file of an archive of ten thousand. Copies that the source
wants out of indexes, or indexed at its own address, are in none.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Final

from blotter.library.addresses import article_address, fixed_pages, page_address, term_address
from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.model.pages import Output
from blotter.reading.articles import zone_of
from blotter.rendering.composing.linked_data import full_address
from blotter.rendering.wire.news_sitemap import PATH as NEWS_PATH
from blotter.rendering.wire.news_sitemap import news_sitemap

MOST: Final = 50_000  # addresses in one file, by the protocol of sitemaps.org
_NAMESPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'

_Address = tuple[str, dt.date | None]
_Fresh = Mapping[str, dt.date]  # the last change of every item but the drafts, oldest item first


def sitemap(library: Library, now: dt.datetime, *, most: int = MOST) -> tuple[Output, ...]:
    """Return ``sitemap.xml``, the index, and the files it names: ``sitemaps/2016.xml`` …, ``sitemaps/pages.xml``.

    And ``sitemaps/news.xml``, if there are news of our own at ``now``. ``most`` is how many addresses one file may
    hold; what is more goes into further files (``sitemaps/2016-2.xml``), and of a year the older ones stay as they are.
    """
    zone = zone_of(library.config.site.timezone)
    fresh = {slug: last_change(library.articles[slug], zone) for slug in library.order if slug not in library.marked}
    parts = dict(_split({**_articles_by_year(library, fresh), "pages": _other_pages(library, fresh)}, most))
    outputs = [
        Output(path=f"sitemaps/{name}.xml", content=_urlset(library, addresses)) for name, addresses in parts.items()
    ]
    lines = [_HEAD, f"<sitemapindex {_NAMESPACE}>\n"]
    for name, addresses in parts.items():
        lines.append(_located(library, "sitemap", (f"/sitemaps/{name}.xml", _newest(day for _, day in addresses))))
    if news := news_sitemap(library, now):
        outputs.append(news[0])
        lines.append(_located(library, "sitemap", (f"/{NEWS_PATH}", news[1])))
    lines.append("</sitemapindex>\n")
    return (Output(path="sitemap.xml", content="".join(lines).encode("utf-8")), *outputs)


def robots_txt(library: Library) -> Output:
    """Return ``robots.txt``: everyone may read everything.

    It reserves nothing against text and data mining, for most of what could be reserved is not ours to reserve.
    """
    where = full_address(library.config, "/sitemap.xml")
    rules = "Disallow: /api/\nAllow: /\n" if library.config.outputs.api else "Allow: /\n"
    return Output(path="robots.txt", content=f"User-agent: *\n{rules}\nSitemap: {where}\n".encode())


def is_indexed(library: Library, slug: str) -> bool:
    """Say whether search engines should take an article from this site: not a draft, nor a copy its source reserves."""
    return slug not in library.marked and slug not in library.reserved


def last_change(article: Article, zone: dt.tzinfo) -> dt.date:
    """Return the latest day that the article's file gives, in the site's ``zone``: no page is older than it says."""
    if not (article.corrections or article.publish or article.retrieved):
        return article.date
    days = [article.date, *(correction.date for correction in article.corrections)]
    published = article.publish.astimezone(zone).date() if article.publish else None
    days += [day for day in (article.retrieved, published) if day]
    return max(days)


def _split(parts: Mapping[str, list[_Address]], most: int) -> Iterator[tuple[str, list[_Address]]]:
    """Cut what is too long for one file into several."""
    for name, addresses in parts.items():
        for start in range(0, len(addresses), most):
            part = f"{name}-{start // most + 1}" if start else name
            yield part, addresses[start : start + most]


def _articles_by_year(library: Library, fresh: _Fresh) -> Mapping[str, list[_Address]]:
    years: defaultdict[int, list[_Address]] = defaultdict(list)
    for slug, day in fresh.items():
        if is_indexed(library, slug):
            years[library.articles[slug].date.year].append((article_address(slug), day))
    return {f"{year:04}": addresses for year, addresses in sorted(years.items())}


def _other_pages(library: Library, fresh: _Fresh) -> list[_Address]:
    """List the home page, the indexes, the desk's own pages and the first page of every listing."""
    newest = _newest(fresh.values())
    addresses: dict[str, dt.date | None] = dict.fromkeys(fixed_pages(library.config.outputs), newest)
    for slug in sorted(library.pages):
        addresses.setdefault(page_address(slug), None)
    for taxonomy, terms in sorted(library.listed.items()):
        for key, slugs in sorted(terms.items()):
            day = _newest(map(fresh.get, slugs))
            if day is not None:
                addresses[term_address(taxonomy, key)] = day
    return list(addresses.items())


def _newest(days: Iterable[dt.date | None]) -> dt.date | None:
    return max(filter(None, days), default=None)


def _urlset(library: Library, addresses: Iterable[_Address]) -> bytes:
    lines = [_located(library, "url", address) for address in addresses]
    return "".join([f"{_HEAD}<urlset {_NAMESPACE}>\n", *lines, "</urlset>\n"]).encode("utf-8")


def _located(library: Library, element: str, address: _Address) -> str:
    where, day = address
    lastmod = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<{element}><loc>{escape(full_address(library.config, where))}</loc>{lastmod}</{element}>\n"
