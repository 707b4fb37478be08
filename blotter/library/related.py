# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Related stories: what shares the rarer tags and regions, among each article's neighbors in time.

The definition is local on purpose. Only the ``window`` nearest neighbors on each of an article's own lists are
candidates, and a term's weight changes only when its list doubles: one new article then changes the related stories of
a bounded number of others, and an incremental build can name them.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from blotter.model.articles import Article

TermKey = tuple[str, str]
# An edit asks for the lists of few terms; who asks for more than this many gets all of them in one pass, which takes as
# long as some thirty single ones.
_FEW = 12


def own_terms(article: Article) -> tuple[TermKey, ...]:
    """List the terms that an article names itself (nothing rolled up)."""
    return tuple(("tags", key) for key in article.tags) + tuple(("regions", key) for key in article.regions)


def term_weight(count: int) -> float:
    """How much a shared term of ``count`` articles says: 1 for a rare one, less with every doubling."""
    return 1.0 / count.bit_length()


def _one_list(articles: Iterable[Article], term: TermKey) -> list[str]:
    taxonomy, key = term
    if taxonomy == "tags":
        return [article.slug for article in articles if key in article.tags]
    return [article.slug for article in articles if key in article.regions]


def _all_lists(ordered: Iterable[Article]) -> dict[TermKey, list[str]]:
    lists: defaultdict[TermKey, list[str]] = defaultdict(list)
    for article in ordered:
        for term in dict.fromkeys(own_terms(article)):
            lists[term].append(article.slug)
    return lists


class Neighborhood:
    """The lists on which articles are neighbors: ``ordered`` is oldest first, ``window`` in positions to each side."""

    def __init__(self, ordered: Sequence[Article], *, count: int, window: int) -> None:
        self._count = count
        self._window = window
        self._articles = {article.slug: article for article in ordered}
        self._lists: dict[TermKey, list[str]] = {}
        self._has_all = False

    def _list(self, term: TermKey) -> Sequence[str]:
        """Return the slugs that name a term, oldest first."""
        if not self._has_all and term not in self._lists:
            if len(self._lists) < _FEW:
                self._lists[term] = _one_list(self._articles.values(), term)
            else:
                self._lists = _all_lists(self._articles.values())
                self._has_all = True
        return self._lists.get(term, ())

    def related(self, slug: str) -> tuple[str, ...]:
        """Find the related slugs of an article: the editor's own choice first, then by shared terms."""
        article = self._articles[slug]
        scores = self._scores(article)
        chosen = [other for other in dict.fromkeys(article.related) if other in self._articles and other != slug]
        ranked = sorted(scores, key=lambda other: (-round(scores[other][0], 9), -scores[other][1], other))
        chosen += [other for other in ranked if other not in chosen]
        return tuple(chosen[: self._count])

    def neighbors(self, article: Article) -> set[str]:
        """Name the articles for which this one is a candidate, or that weigh its terms: a superset is returned.

        A term's weight changes for its whole list when its length crosses a power of two.
        """
        found: set[str] = set()
        for term in own_terms(article):
            peers = self._list(term)
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

    def _scores(self, article: Article) -> dict[str, tuple[float, int]]:
        """Score the neighbors: shared weight, then the negative distance in days, so that nearer wins."""
        scores: dict[str, tuple[float, int]] = {}
        for term in own_terms(article):
            peers = self._list(term)
            seat = bisect_left(peers, (article.date, article.slug), key=self._seat)
            weight = term_weight(len(peers))
            for peer in peers[max(0, seat - self._window) : seat + self._window + 1]:
                if peer != article.slug:
                    shared, _ = scores.get(peer, (0.0, 0))
                    scores[peer] = (shared + weight, -abs((self._articles[peer].date - article.date).days))
        return scores
