# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which social card a page has, and what stands on it."""

from __future__ import annotations

from urllib.parse import urlsplit

from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.model.pages import Json, Page
from blotter.rendering.composing.cards import place_label, reuse_mark, topic_label
from blotter.rendering.composing.press import SITE_CARD
from blotter.rendering.graphics.social_cards import MAKER
from blotter.rendering.theme.locales import Locale


def card_path(slug: str) -> str:
    """Return the output that is the card of an article."""
    return f"cards/{slug}.png"


def article_card(library: Library, locale: Locale, slug: str) -> Page:
    """Make the card of an article: its headline, and whose reporting it is."""
    article = library.articles[slug]
    data: dict[str, Json] = {
        "headline": article.title,
        "kicker": " · ".join(filter(None, (place_label(library, article), topic_label(library, article)))),
        "source": library.sources[article.source].name,
        "host": urlsplit(library.sources[article.source].home).hostname or "",
        "mark": locale.strings[f"reuse.{reuse_mark(library, slug)}"],
        "date": _day(locale, article),
        "site": library.config.site.name,
    }
    return Page(path=card_path(slug), template=MAKER, data=data, origin=article.path)


def site_card(library: Library) -> Page:
    """Make the card of every page that is not an article's: the name of the site and its line."""
    site = library.config.site
    data: dict[str, Json] = {
        "headline": site.tagline or site.name,
        "kicker": "",
        "source": "",
        "host": "",
        "mark": "",
        "date": "",
        "site": site.name,
    }
    return Page(path=SITE_CARD, template=MAKER, data=data, origin="config.yaml")


def card_words(library: Library, locale: Locale, slug: str) -> str:
    """Say in words what the card of an article shows."""
    article = library.articles[slug]
    source = library.sources[article.source].name
    return locale.strings["card.alt"].format(title=article.title, source=source, date=_day(locale, article))


def _day(locale: Locale, article: Article) -> str:
    return locale.date(article.date.isoformat()).unescape()
