# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the first page of a topic, a place or a source says of all its items: when, where, about what, of what kind.

Everything here is counted over the list of that very term, so that it changes when one of its items does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from blotter.model.library import Library
from blotter.model.pages import Json
from blotter.model.terms import Vocabulary
from blotter.rendering.composing.cards import foreign_language, reuse_mark
from blotter.rendering.composing.press import Press
from blotter.rendering.overviews.charts import bar, ranked, year_columns
from blotter.rendering.overviews.maps import Spot, neighbors, newest_spots, region_map, region_rows
from blotter.rendering.overviews.tallies import company_of, places_of, topics_of, years_of

_ROWS: Final = 8  # of a short table
_RELATED: Final = 10
_FEW: Final = 2  # items: fewer are no statistics


def region_overview(press: Press, key: str) -> dict[str, Json]:
    """Tell of a place: its map, what lies within it, the topics there, the places that items name, the neighbors."""
    library = press.library
    slugs = library.listed["regions"][key]
    term = library.regions.terms[key]
    counts = places_of(press, slugs)
    spots = newest_spots(library, slugs) if term.kind in ("country", "area") else []
    topics = topics_of(library, slugs) if len(slugs) >= _FEW else {}
    return {
        **_extent(press, slugs),
        "map": region_map(press, term, counts, spots),
        "within": region_rows(press, term, counts),
        "topics": _bars(press, library.tags, topics),
        "spots": [_spot_data(press, spot) for spot in spots],
        "neighbors": neighbors(press, key) if term.kind == "country" else [],
    }


def topic_overview(press: Press, key: str) -> dict[str, Json]:
    """Tell of a topic: its items by year, where they happened, and the topics that they carry besides."""
    library = press.library
    slugs = library.listed["tags"][key]
    years = years_of(library, slugs)
    company = company_of(library, key, slugs)
    terms = library.regions.terms
    places = {place: count for place, count in places_of(press, slugs).items() if terms[place].kind == "country"}
    tags = library.tags.terms
    related = ranked(company, lambda tag: tags[tag].label, _RELATED)
    return {
        **_extent(press, slugs),
        "years": year_columns(years) if len(years) > 1 else None,
        "where": _bars(press, library.regions, places if len(slugs) >= _FEW else {}),
        "related": [
            {"label": tags[tag].label, "url": press.term_link("tags", tag), "count": company[tag]} for tag in related
        ],
    }


def source_overview(press: Press, key: str) -> dict[str, Json]:
    """Tell of a source: how many of its items stand here, and in what form."""
    slugs = press.library.listed["sources"][key]
    return {**_extent(press, slugs), "kinds": reuse_kinds(press.library, slugs)}


def reuse_kinds(library: Library, slugs: Sequence[str]) -> list[Json]:
    """Count items by their reuse mark, the most frequent first."""
    counts = Counter(reuse_mark(library, slug) for slug in slugs)
    return [{"kind": kind, "count": counts[kind]} for kind in sorted(counts, key=lambda kind: (-counts[kind], kind))]


def _extent(press: Press, slugs: Sequence[str]) -> dict[str, Json]:
    """Say how many items there are, and from when to when. ``slugs`` are oldest first."""
    articles = press.library.articles
    first, last = articles[slugs[0]].date, articles[slugs[-1]].date
    return {"count": len(slugs), "first": first.isoformat(), "last": last.isoformat()}


def _bars(press: Press, vocabulary: Vocabulary, counts: Mapping[str, int]) -> list[Json]:
    """Make a short table of the terms with the most items; where some have several, those with one are not told."""
    terms = vocabulary.terms
    highest = max(counts.values(), default=0)
    told = {key: count for key, count in counts.items() if count > 1 or highest <= _FEW}
    first = ranked(told, lambda key: terms[key].label, _ROWS)
    return [
        {
            "label": terms[key].label,
            "url": press.term_link(vocabulary.taxonomy, key),
            "count": counts[key],
            "bar": bar(counts[key], highest),
        }
        for key in first
    ]


def _spot_data(press: Press, spot: Spot) -> dict[str, Json]:
    articles = press.library.articles
    return {
        "name": spot.name,
        "items": [
            {
                "title": articles[slug].title,
                "url": press.article_link(slug),
                "lang": foreign_language(press.library, articles[slug]),
                "date": articles[slug].date.isoformat(),
            }
            for slug in spot.slugs
        ],
    }
