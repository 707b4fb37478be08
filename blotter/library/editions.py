# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Editions: an ISO week with items is an edition, in the order in which its page shows them."""

from __future__ import annotations

from collections import defaultdict

from blotter.library.alphabet import alphabetical
from blotter.model.articles import Article
from blotter.model.library import Edition, Library
from blotter.model.terms import Vocabulary
from blotter.reading.editions import days_of_week


def edition_of(library: Library, key: str) -> Edition:
    """Put an edition together: the items that the editors chose, then the others by place, the newest first.

    Raises ``KeyError`` for a week (``2016-W09``) without items.
    """
    items = library.listed["weeks"][key]
    days = days_of_week(key)
    assert days is not None, key
    lead = library.leads.get(key)
    there = frozenset(items)
    chosen = tuple(slug for slug in dict.fromkeys(lead.items if lead else ()) if slug in there)
    sections: defaultdict[str, list[str]] = defaultdict(list)
    for slug in reversed(items):
        if slug not in chosen:
            sections[main_place(library.articles[slug], library.regions)].append(slug)
    labels = {place: alphabetical(library.regions.terms[place].label) for place in sections}
    return Edition(
        key=key,
        first_day=days[0],
        last_day=days[1],
        lead=lead,
        items=items,
        chosen=chosen,
        sections=tuple((place, tuple(sections[place])) for place in sorted(sections, key=lambda p: (labels[p], p))),
    )


def main_place(article: Article, regions: Vocabulary) -> str:
    """Return the key of the place under which an article is filed first: its first country, else its first region."""
    countries = [key for key in article.regions if regions.terms[key].kind == "country"]
    return (countries or [*article.regions])[0]
