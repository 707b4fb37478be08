# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Story lines: which items belong to which story, and in what order it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from blotter.library.alphabet import alphabetical
from blotter.model.articles import Article
from blotter.model.editions import Story

Keys: TypeAlias = frozenset[str]


def story_finder(
    stories: Iterable[Story], tags_up: Callable[[tuple[str, ...]], Keys], regions_up: Callable[[tuple[str, ...]], Keys]
) -> Callable[[Article], Collection[str]]:
    """Return a function that names the stories an article belongs to: it asks nothing but the article itself.

    ``tags_up`` and ``regions_up`` roll an article's own terms up.
    """
    named: defaultdict[str, list[str]] = defaultdict(list)
    queries = []
    for story in stories:
        for slug in story.articles:
            named[slug].append(story.slug)
        if story.has_query:
            queries.append(story)

    @cache
    def found(tags: tuple[str, ...], regions: tuple[str, ...]) -> tuple[Story, ...]:
        rolled = tags_up(tags), regions_up(regions)
        return tuple(story for story in queries if _finds(story, *rolled))

    def stories_of(article: Article) -> Collection[str]:
        keys = dict.fromkeys(named.get(article.slug, ()))
        if queries:
            at_hand = found(article.tags, article.regions)
            keys |= dict.fromkeys(story.slug for story in at_hand if _takes(story, article))
        return keys

    return stories_of


def _finds(story: Story, tags: Keys, regions: Keys) -> bool:
    """Say whether a query finds what stands under these terms, rolled up."""
    if story.match_all:
        return tags.issuperset(story.tags) and regions.issuperset(story.regions)
    return not ((story.tags and tags.isdisjoint(story.tags)) or (story.regions and regions.isdisjoint(story.regions)))


def _takes(story: Story, article: Article) -> bool:
    """Say whether a query takes an item that stands under its terms: not what only says again what another says."""
    if article.translation_of and article.lang:
        return False
    in_time = (story.since is None or story.since <= article.date) and (
        story.until is None or article.date <= story.until
    )
    return in_time and article.slug not in story.without


def in_order(story: Story, slugs: Sequence[str]) -> tuple[str, ...]:
    """Put the items of a story (given oldest first) in the order in which it is told.

    That is the editors' own, or that of the dates where a query finds the items: one that comes in later has its place.
    """
    if story.has_query:
        return tuple(slugs)
    there = frozenset(slugs)
    return tuple(slug for slug in dict.fromkeys(story.articles) if slug in there)


def by_title(stories: Iterable[Story]) -> Mapping[str, Story]:
    """Put stories in the order in which readers see them, by slug."""
    ordered = sorted(stories, key=lambda story: (alphabetical(story.title), story.slug))
    return {story.slug: story for story in ordered}


def tell(stories: Iterable[Story], listed: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Return the items of every story that has some, each in the order in which it is told; the stories by title."""
    return {slug: in_order(story, listed[slug]) for slug, story in by_title(stories).items() if slug in listed}


def seats_in(told: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """Turn stories into their items: for each slug the stories it belongs to, with its place in each, from 0."""
    seats: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for story, slugs in told.items():
        for seat, slug in enumerate(slugs):
            seats[slug].append((story, seat))
    return {slug: tuple(found) for slug, found in seats.items()}
