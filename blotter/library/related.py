# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Related stories: what shares the rarer tags and regions, among each article's neighbors in time.

The definition is local on purpose. Only the ``window`` nearest neighbors on each of an article's own lists are
candidates, and a term's weight changes only when its list doubles: one new article then changes the related stories of
a bounded number of others, and an incremental build can name them.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Mapping
from functools import cache
from math import lcm
from typing import Final, TypeAlias

from blotter.library.listings import Listed
from blotter.model.articles import Article

TermKey: TypeAlias = tuple[str, str]
# What a term says is a whole number, so that it makes no difference in what order a sum is made.
_WHOLE: Final = lcm(*range(1, 33))


def own_terms(article: Article) -> tuple[TermKey, ...]:
    """List the terms that an article names itself (nothing rolled up)."""
    return tuple(("tags", key) for key in article.tags) + tuple(("regions", key) for key in article.regions)


def seat_of(article: Article) -> tuple[object, ...]:
    """Return who an article is, and what of it decides whose neighbor it is, what they share, and whom it chose."""
    return article.slug, article.date, article.tags, article.regions, article.related


def term_weight(count: int) -> int:
    """How much a shared term of ``count`` articles says: all for a rare one, less with every doubling."""
    return _WHOLE // count.bit_length()


def named_in(articles: Mapping[str, Article], listed: Listed) -> Callable[[TermKey], list[str]]:
    """Return a function that lists the slugs that name a term themselves, oldest first.

    ``listed`` has for ``tags`` and ``regions`` lists of the slugs that stand under a key, oldest first, rolled up: who
    names a key stands there.
    """

    def named(term: TermKey) -> list[str]:
        taxonomy, key = term
        slugs = listed[taxonomy].get(key, ())
        if taxonomy == "tags":
            return [slug for slug in slugs if key in articles[slug].tags]
        return [slug for slug in slugs if key in articles[slug].regions]

    return named


class Neighborhood:
    """The lists on which articles are neighbors.

    ``named`` gives the slugs that name a term themselves, oldest first; ``window`` is in positions to each side.
    """

    def __init__(
        self, articles: Mapping[str, Article], named: Callable[[TermKey], list[str]], *, count: int, window: int
    ) -> None:
        self._articles = articles
        self._named = cache(named)
        self._count = count
        self._window = window

    def as_it_was(self, former: Mapping[str, Article], changed: Collection[str]) -> Neighborhood:
        """Return the neighborhood in which ``former`` articles, by slug, were there in place of the ``changed`` ones.

        Every slug that is in ``former`` and is there now is among the ``changed``.
        """
        articles = {slug: article for slug, article in self._articles.items() if slug not in changed}
        articles.update(former)

        def named(term: TermKey) -> list[str]:
            slugs = [slug for slug in self._named(term) if slug not in changed]
            for slug, article in former.items():
                if term in own_terms(article):
                    insort(slugs, slug, key=lambda one: (articles[one].date, one))
            return slugs

        return Neighborhood(articles, named, count=self._count, window=self._window)

    def related(self, slug: str) -> tuple[str, ...]:
        """Find the related slugs of an article: the editor's own choice first, then by shared terms."""
        article = self._articles[slug]
        chosen = [other for other in dict.fromkeys(article.related) if other in self._articles and other != slug]
        shared = self._shared(article)
        # The day is looked at of those alone that may come in: some of two hundred.
        most = sorted(shared.values(), reverse=True)[: self._count + len(chosen)]
        least = min(most, default=0)
        ranks = [
            (-weight, abs((self._articles[other].date - article.date).days), other)
            for other, weight in shared.items()
            if weight >= least
        ]
        chosen += [other for _, _, other in sorted(ranks) if other not in chosen]
        return tuple(chosen[: self._count])

    def neighbors(self, article: Article) -> set[str]:
        """Name the articles for which this one is a candidate, or that weigh its terms: a superset is returned.

        A term's weight changes for its whole list when its length crosses a power of two.
        """
        found: set[str] = set()
        for term in own_terms(article):
            peers = self._named(term)
            if (
                len(peers).bit_length() != (len(peers) - 1).bit_length()
                or (len(peers) + 1).bit_length() != len(peers).bit_length()
            ):
                found.update(peers)
                continue
            seat = bisect_left(peers, (article.date, article.slug), key=self._seat)
            found.update(peers[max(0, seat - self._window - 1) : seat + self._window + 2])
        return found

    def _seat(self, slug: str) -> tuple[dt.date, str]:
        article = self._articles[slug]
        return article.date, slug

    def _shared(self, article: Article) -> dict[str, int]:
        """Weigh what each of the neighbors shares with an article; nearer in time wins where that is the same."""
        shared: dict[str, int] = {}
        for term in own_terms(article):
            peers = self._named(term)
            seat = bisect_left(peers, (article.date, article.slug), key=self._seat)
            weight = term_weight(len(peers))
            for peer in peers[max(0, seat - self._window) : seat + self._window + 1]:
                if peer in shared:  # faster than to ask for it in vain
                    shared[peer] += weight
                else:
                    shared[peer] = weight
        shared.pop(article.slug, None)
        return shared
