# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which articles stand where: under tags and regions, rolled up to their parents, sources, times, and story lines."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from blotter.library.computed import Computed
from blotter.library.stories import story_finder
from blotter.model.articles import Article
from blotter.model.editions import Story
from blotter.model.terms import Vocabulary
from blotter.reading.editions import edition_key

Key = TypeVar("Key", bound=Hashable)
Listed = Mapping[str, Mapping[str, tuple[str, ...]]]
TAXONOMIES = ("tags", "regions", "sources", "years", "months", "weeks", "stories")
# A key, and the seats of some of the articles that stand under it.
_Group = tuple[str, list[int]]


def oldest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Order articles by date, then slug: the order that numbers listing pages."""
    # Twice by one is quicker than once by two: files come nearly in the order of slugs.
    return tuple(sorted(sorted(articles, key=attrgetter("slug")), key=attrgetter("date")))


def list_articles(
    ordered: Iterable[Article], *, tags: Vocabulary, regions: Vocabulary, stories: Collection[Story] = ()
) -> Listed:
    """Put each article under its terms and all that they roll up to, oldest first (as ``ordered`` is).

    Seats in the order are gathered first by what articles say themselves, and each of these groups is rolled up once:
    an archive has ten thousand articles and some hundred terms. A list is put together when somebody looks at it.
    """
    articles = tuple(ordered)
    slugs = [article.slug for article in articles]
    days = _seats([article.date for article in articles])
    named = [(day.isoformat(), found) for day, found in days.items()]
    groups: dict[str, Iterable[_Group]] = {
        "tags": _rolled_up(_seats_of_many([article.tags for article in articles]), with_ancestors, tags),
        "regions": _rolled_up(_seats([article.regions for article in articles]), region_roll_up, regions),
        "sources": _seats([article.source for article in articles]).items(),
        "years": ((day[:4], found) for day, found in named),
        "months": ((day[:7], found) for day, found in named),
        "weeks": _by_week(days),
        "stories": _told(articles, stories, tags, regions),
    }
    return {taxonomy: _lists(groups[taxonomy], slugs) for taxonomy in TAXONOMIES}


def _by_week(days: Mapping[dt.date, list[int]]) -> Iterator[_Group]:
    """Group the seats of days by ISO week; to name a week takes longer than to see that a day is of the same."""
    weeks: dict[int, str] = {}
    for day, found in days.items():
        number = (day.toordinal() - 1) // 7  # the first day of the calendar was a Monday
        if number not in weeks:
            weeks[number] = edition_key(day)
        yield weeks[number], found


def _told(
    articles: Sequence[Article], stories: Collection[Story], tags: Vocabulary, regions: Vocabulary
) -> Iterator[_Group]:
    """Group the seats by story line."""
    if not stories:
        return
    tags_up = cache(lambda keys: with_ancestors(keys, tags))
    regions_up = cache(lambda keys: region_roll_up(keys, regions))
    stories_of = story_finder(stories, tags_up, regions_up)
    for seat, article in enumerate(articles):
        for key in stories_of(article):
            yield key, [seat]


def _lists(groups: Iterable[_Group], slugs: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Put the groups of one key together, each seat once and in order."""
    found: defaultdict[str, list[list[int]]] = defaultdict(list)
    for key, seats in groups:
        found[key].append(seats)
    return Computed(
        dict(sorted(found.items())), lambda key: tuple([slugs[seat] for seat in sorted(set(chain(*found[key])))])
    )


def _seats(values: Iterable[Key]) -> Mapping[Key, list[int]]:
    """Group the seats of an order by what stands there."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for seat, value in enumerate(values):
        found[value].append(seat)
    return found


def _seats_of_many(values: Iterable[Iterable[str]]) -> Mapping[tuple[str, ...], list[int]]:
    """Group the seats of an order by each of the keys that stand there."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for seat, keys in enumerate(values):
        for key in keys:
            found[key].append(seat)
    return {(key,): seats for key, seats in found.items()}


def _rolled_up(
    groups: Mapping[tuple[str, ...], list[int]],
    roll_up: Callable[[tuple[str, ...], Vocabulary], Iterable[str]],
    vocabulary: Vocabulary,
) -> Iterator[_Group]:
    return ((key, seats) for keys, seats in groups.items() for key in roll_up(keys, vocabulary))


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
