# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which feeds a few changed articles can change: a superset, found without making what their items say.

A feed has the newest items of a list, so most edits of an archive are in none. Besides its own feeds, an article is in
those of the articles that link to it: what they show is its title, or plain words while it is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from blotter.library.addresses import FOLLOWED
from blotter.library.listings import list_articles
from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.rendering.composing.press import Press
from blotter.rendering.wire.channels import LANGUAGES, SITE, Key, languages, newest
from blotter.rendering.wire.entries import language_of

Articles = Mapping[str, Article]


def affected_feeds(press: Press, before: Articles, after: Articles) -> Iterator[Key]:
    """Name the feeds that may differ; ``before`` and ``after`` are the changed articles as they were and are shown."""
    library = press.library
    told = {*before, *after, *_telling(library, before, after)}
    concerned = [*before.values(), *(library.articles[slug] for slug in sorted(told) if slug in library.articles)]
    seats = [(article.date, slug) for slug, article in before.items()]
    for key, slugs in _lists(library, concerned):
        shown = newest(library, slugs)
        if not told.isdisjoint(shown) or _stood_among(library, shown, seats):
            yield key


def _stood_among(library: Library, shown: Sequence[str], seats: Sequence[tuple[object, str]]) -> bool:
    """Say whether one of the former seats (date and slug) may have been among those that are shown now.

    With none of the changed articles among the newest, a feed can differ only by one that was there before. Then its
    seat is newer than that of the oldest item now, or there are fewer items than a feed may have.
    """
    if len(shown) < library.config.listings.feed_size:
        return True
    oldest = (library.articles[shown[-1]].date, shown[-1])
    return any(seat > oldest for seat in seats)


def _lists(library: Library, concerned: Sequence[Article]) -> Iterator[tuple[Key, Sequence[str]]]:
    """Give each list with a feed on which one of some articles stands or stood, as it is now (oldest first)."""
    yield SITE, library.order
    if not library.config.outputs.feeds:
        return
    spoken = {language_of(library, article) for article in concerned}
    for language in languages(library):
        if language in spoken:
            articles = library.articles
            yield (
                (LANGUAGES, language),
                [slug for slug in library.order if language_of(library, articles[slug]) == language],
            )
    found = list_articles(concerned, tags=library.tags, regions=library.regions, stories=library.stories.values())
    for taxonomy in FOLLOWED:
        for key in found[taxonomy]:
            if slugs := library.listed[taxonomy].get(key):
                yield (taxonomy, key), slugs


def _telling(library: Library, before: Articles, after: Articles) -> frozenset[str]:
    """Name the articles that link to one whose title changed, or that came into view or went out of it."""
    found: set[str] = set()
    for slug in before.keys() | after.keys():
        was, is_now = before.get(slug), after.get(slug)
        if was is None or is_now is None or was.title != is_now.title:
            found.update(library.backlinks.get(slug, ()))
            found.update(library.missed.get(slug, ()))
    return frozenset(found)


def speaks_the_same(library: Library, before: Articles, after: Articles) -> bool:
    """Say whether a change leaves the languages of a site as they are: else feeds of languages come or go.

    It does where articles that did not change speak all the languages that the changed ones spoke and speak.
    """
    if not library.config.outputs.feeds:
        return True
    wanted = {language_of(library, article) for article in (*before.values(), *after.values())}
    for slug, article in library.articles.items():
        if not wanted:
            break
        if slug not in before and slug not in after and slug not in library.marked:
            wanted.discard(language_of(library, article))
    return not wanted
