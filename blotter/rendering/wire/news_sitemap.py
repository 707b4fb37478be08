# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The sitemap for news: our own items of the last two days, in the form that Google News reads.

The one output that changes with time alone. When it next does is part of what a build remembers, so that a build with
nothing else to do is made then, and none before.
"""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Final

from blotter.library.addresses import article_address
from blotter.library.news import news
from blotter.model.library import Library
from blotter.model.pages import Output
from blotter.reading.articles import zone_of
from blotter.rendering.composing.linked_data import full_address
from blotter.rendering.wire.entries import language_of

PATH: Final = "sitemaps/news.xml"
MOST: Final = 1_000  # items in one file, by the rules of Google News

_HEAD: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
)
# Chinese is the one language that is named with its script's country; others by their first part.
_CHINESE: Final = {"zh-hans": "zh-cn", "zh-cn": "zh-cn", "zh-hant": "zh-tw", "zh-tw": "zh-tw", "zh": "zh-cn"}


def news_sitemap(library: Library, now: dt.datetime) -> tuple[Output, dt.date] | None:
    """Return the file and the day of its newest item; nothing where nothing of ours is new at ``now``."""
    found = news(library, now)[:MOST]
    if not found:
        return None
    zone = zone_of(library.config.site.timezone)
    lines = [_HEAD, *(_item(library, slug, appeared.astimezone(zone)) for slug, appeared in found), "</urlset>\n"]
    return Output(path=PATH, content="".join(lines).encode("utf-8")), found[0][1].astimezone(zone).date()


def _item(library: Library, slug: str, appeared: dt.datetime) -> str:
    article = library.articles[slug]
    day = appeared.isoformat(timespec="seconds") if article.publish else article.date.isoformat()
    return (
        f"<url><loc>{escape(full_address(library.config, article_address(slug)))}</loc>"
        f"<news:news><news:publication><news:name>{escape(library.config.site.name)}</news:name>"
        f"<news:language>{escape(_language(language_of(library, article)))}</news:language></news:publication>"
        f"<news:publication_date>{day}</news:publication_date>"
        f"<news:title>{escape(article.title)}</news:title></news:news></url>\n"
    )


def _language(tag: str) -> str:
    """Return a language as the format names it, by its first part alone."""
    folded = tag.lower()
    return _CHINESE.get(folded) or folded.partition("-")[0]
