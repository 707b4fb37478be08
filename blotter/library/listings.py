# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which articles stand under which term: tags and regions rolled up to their parents, sources, years and months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from blotter.model.articles import Article
from blotter.model.terms import Vocabulary

Listed = Mapping[str, Mapping[str, tuple[str, ...]]]


def oldest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Order articles by date, then slug: the order that numbers listing pages."""
    return tuple(sorted(articles, key=lambda article: (article.date, article.slug)))


def list_articles(ordered: Iterable[Article], *, tags: Vocabulary, regions: Vocabulary) -> Listed:
    """Put each article under its terms and all that they roll up to, oldest first (as ``ordered`` is)."""
    listed: dict[str, defaultdict[str, list[str]]] = {
        taxonomy: defaultdict(list) for taxonomy in ("tags", "regions", "sources", "years", "months")
    }
    tags_up = cache(lambda keys: with_ancestors(keys, tags))
    regions_up = cache(lambda keys: region_roll_up(keys, regions))
    for article in ordered:
        slug, day = article.slug, article.date.isoformat()
        for key in tags_up(article.tags):
            listed["tags"][key].append(slug)
        for key in regions_up(article.regions):
            listed["regions"][key].append(slug)
        listed["sources"][article.source].append(slug)
        listed["years"][day[:4]].append(slug)
        listed["months"][day[:7]].append(slug)
    return {taxonomy: {key: tuple(slugs) for key, slugs in sorted(terms.items())} for taxonomy, terms in listed.items()}


def with_ancestors(keys: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Add to some terms all their parents and parents' parents."""
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(vocabulary.terms[key].parents)
    return frozenset(found)


def region_roll_up(keys: Iterable[str], regions: Vocabulary) -> frozenset[str]:
    """Roll regions up: area to country, subregion and continent.

    An area of several countries (a basin, a border) speaks for all of them only where the article names none of
    them: a story from the Colombian Amazon is not a story about Peru.
    """
    named = frozenset(keys)
    shared = frozenset(key for key in named if len(regions.terms[key].parents) > 1)
    rolled = with_ancestors(named - shared, regions)
    covered = [frozenset(regions.terms[key].parents) for key in shared]
    return shared.union(rolled, *(with_ancestors(parents & rolled or parents, regions) for parents in covered))
