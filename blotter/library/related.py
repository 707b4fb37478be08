# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Related stories: what shares the rarer tags and regions, among each article's neighbors in time.

The definition is local on purpose. Only the ``window`` nearest neighbors on each of an article's own lists are
candidates, and a term's weight changes only when its list doubles: one new article then changes the related stories of
a bounded number of others, and an incremental build can name them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from blotter.model.articles import Article

TermKey = tuple[str, str]


def own_terms(article: Article) -> tuple[TermKey, ...]:
    """List the terms that an article names itself (nothing rolled up)."""
    return tuple(("tags", key) for key in article.tags) + tuple(("regions", key) for key in article.regions)


def term_weight(count: int) -> float:
    """How much a shared term of ``count`` articles says: 1 for a rare one, less with every doubling."""
    return 1.0 / count.bit_length()


def find_related(ordered: Sequence[Article], *, count: int, window: int) -> Mapping[str, tuple[str, ...]]:
    """Find up to ``count`` related slugs for every article: the editor's own choice first, then by shared terms.

    ``ordered`` is oldest first; ``window`` is in list positions to each side.
    """
    lists: defaultdict[TermKey, list[Article]] = defaultdict(list)
    seats: dict[tuple[TermKey, str], int] = {}
    for article in ordered:
        for term in own_terms(article):
            seats[term, article.slug] = len(lists[term])
            lists[term].append(article)
    shown = {article.slug for article in ordered}
    return {article.slug: _choose(article, _scores(article, lists, seats, window), shown, count) for article in ordered}


def _scores(
    article: Article,
    lists: Mapping[TermKey, Sequence[Article]],
    seats: Mapping[tuple[TermKey, str], int],
    window: int,
) -> dict[str, tuple[float, int]]:
    """Score the neighbors of one article: shared weight, then the negative distance in days, so that nearer wins."""
    scores: dict[str, tuple[float, int]] = {}
    for term in own_terms(article):
        peers = lists[term]
        seat = seats[term, article.slug]
        weight = term_weight(len(peers))
        for peer in peers[max(0, seat - window) : seat + window + 1]:
            if peer.slug != article.slug:
                shared, _ = scores.get(peer.slug, (0.0, 0))
                scores[peer.slug] = (shared + weight, -abs((peer.date - article.date).days))
    return scores


def _choose(
    article: Article, scores: Mapping[str, tuple[float, int]], shown: Iterable[str], count: int
) -> tuple[str, ...]:
    """Take the editor's choice, then the best scored, never two of one original."""
    chosen = [slug for slug in article.related if slug in shown and slug != article.slug]
    ranked = sorted(scores, key=lambda slug: (-round(scores[slug][0], 9), -scores[slug][1], slug))
    chosen += [slug for slug in ranked if slug not in chosen]
    return tuple(chosen[:count])
