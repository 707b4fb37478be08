# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What counts as our own news of the last two days: true for a while only, so this says too until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from blotter.library.visibility import appearance
from blotter.model.articles import Article, ReuseKind
from blotter.model.library import Library
from blotter.reading.articles import zone_of

# News sitemaps hold articles of the last two days and no older ones, by the rules of Google News.
NEWS_SPAN: Final = dt.timedelta(days=2)


def news(library: Library, now: dt.datetime) -> tuple[tuple[str, dt.datetime], ...]:
    """Return the slugs that are our own news at ``now`` (an aware time), each with when it appeared; newest first."""
    found = [(appeared, slug) for slug, appeared in _recent(library, now) if appeared <= now]
    return tuple((slug, appeared) for appeared, slug in sorted(found, reverse=True))


def news_turns(library: Library, now: dt.datetime) -> dt.datetime | None:
    """Return when the first of the items that are news at ``now`` is news no more; nothing where there are none."""
    return min((appeared + NEWS_SPAN for _, appeared in news(library, now)), default=None)


def is_our_news(library: Library, article: Article) -> bool:
    """Say whether an article is our own reporting or a brief in our own words.

    A copy is somebody else's news, a quotation consists of it, and a link only points at it: to announce one of these
    as ours would take the place of the newsroom that wrote it.
    """
    return library.sources[article.source].own or article.reuse is ReuseKind.BRIEF


def _recent(library: Library, now: dt.datetime) -> Iterator[tuple[str, dt.datetime]]:
    zone = zone_of(library.config.site.timezone)
    # The day alone rules nearly all of them out, and is cheap to look at.
    oldest = (now - NEWS_SPAN).astimezone(zone).date()
    for slug, article in library.articles.items():
        if article.publish is None and article.date < oldest:
            continue
        if slug in library.marked or not is_our_news(library, article):
            continue
        appeared = appearance(article, zone)
        if now - NEWS_SPAN < appeared:
            yield slug, appeared
