# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""How many items of a list carry which topic, lie in which place, and are of which year.

An archive has ten thousand items and few combinations of places: those are counted first, and each rolled up once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from blotter.library.listings import region_roll_up, with_ancestors
from blotter.model.library import Library
from blotter.rendering.composing.press import Press


def places_of(press: Press, slugs: Iterable[str]) -> Mapping[str, int]:
    """Count the items of each region, those of its parts among them, as its own page does."""
    library, rolled = press.library, press.rolled
    articles = library.articles
    found: dict[str, int] = {}
    for keys, count in Counter([articles[slug].regions for slug in slugs]).items():
        if keys not in rolled:
            rolled[keys] = region_roll_up(keys, library.regions)
        for key in rolled[keys]:
            found[key] = found.get(key, 0) + count
    return found


def topics_of(library: Library, slugs: Iterable[str]) -> Mapping[str, int]:
    """Count the items that carry each tag themselves."""
    articles = library.articles
    return Counter(chain.from_iterable([articles[slug].tags for slug in slugs]))


def company_of(library: Library, key: str, slugs: Iterable[str]) -> Mapping[str, int]:
    """Count the tags that items of a tag carry besides: not the tag itself, and none above or below it."""
    tags = library.tags
    family = with_ancestors([key], tags)
    counts = topics_of(library, slugs)
    return {
        other: count
        for other, count in counts.items()
        if other not in family and key not in with_ancestors([other], tags)
    }


def years_of(library: Library, slugs: Iterable[str]) -> Sequence[tuple[int, int]]:
    """Count the items of each year, from the first that has one to the last, as (year, items)."""
    articles = library.articles
    found = Counter([articles[slug].date.year for slug in slugs])
    return [(year, found[year]) for year in range(min(found), max(found) + 1)] if found else []
