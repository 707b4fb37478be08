# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is made for machines and spans the whole site: sitemaps, robots.txt, the attributions, the articles as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import msgspec

from blotter.model.library import Library
from blotter.model.pages import Output
from blotter.rendering.theme.locales import Locale
from blotter.rendering.wire.api import LINES, article_lines, articles_ndjson
from blotter.rendering.wire.attributions import ATTRIBUTIONS, attribution_lines, attributions_json
from blotter.rendering.wire.news_sitemap import PATH as NEWS
from blotter.rendering.wire.news_sitemap import news_sitemap
from blotter.rendering.wire.sitemaps import robots_txt, sitemap


class Former(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of these files from the last build, where only a few articles changed since.

    ``is_same`` says that these are shown as before, and that their records and verdicts are the same; ``is_of_words``
    that nothing else changed in them than what they are called and what they say. ``paths`` are those of the published
    files, ``is_published`` compares one with them by its bytes, ``published`` reads one, if it is there as it was
    published (else it is empty). ``lines`` gives, for a file and the function that cuts
    it into lines, the line of every item that is the same, by slug.
    """

    is_same: bool
    is_of_words: bool
    paths: frozenset[str]
    is_published: Callable[[Output], bool]
    published: Callable[[str], bytes]
    lines: Callable[[str, Callable[[str], Sequence[str]]], Mapping[str, str]]


def machine_outputs(
    library: Library, locale: Locale, now: dt.datetime, former: Former | None = None
) -> tuple[tuple[Output, ...], frozenset[str]]:
    """Make them all, except those that are published just as they would be made: of these the paths are returned.

    ``now`` is the time of the build: what is news depends on it. All else depends on the records of the articles, on
    their verdicts, and on what is the same where there is a ``former``; on the text of none.
    """
    are_maps_same = former is not None and former.is_of_words and _is_same_news(library, now, former)
    if former is not None and former.is_same and are_maps_same:
        return (), frozenset(filter(_is_of_records, former.paths))
    known = former.lines if former is not None else _nothing_known
    records = (
        attributions_json(library, known(ATTRIBUTIONS, attribution_lines)),
        *articles_ndjson(library, locale, known(LINES.lstrip("/"), article_lines)),
    )
    if former is not None and are_maps_same:
        return records, frozenset(filter(_is_map, former.paths))
    return (*sitemap(library, now), robots_txt(library), *records), frozenset()


def _is_same_news(library: Library, now: dt.datetime, former: Former) -> bool:
    """Say whether what is news is published, and listed among the sitemaps as it would be."""
    news = news_sitemap(library, now)
    return NEWS not in former.paths if news is None else former.is_published(news[0])


def _is_of_records(path: str) -> bool:
    return path in (ATTRIBUTIONS, LINES.lstrip("/")) or _is_map(path)


def _is_map(path: str) -> bool:
    return path in ("robots.txt", "sitemap.xml") or path.startswith("sitemaps/")


def _nothing_known(path: str, cut: Callable[[str], Sequence[str]]) -> Mapping[str, str]:
    del path, cut
    return {}
