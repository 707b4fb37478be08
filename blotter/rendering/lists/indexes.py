# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The indexes: every topic, place, source, year and month that has items."""

from __future__ import annotations

from blotter.library.alphabet import alphabetical
from blotter.model.pages import Json, Page
from blotter.model.sources import Source
from blotter.rendering.composing.linked_data import listing_json_ld
from blotter.rendering.composing.press import Head, Press, make_page
from blotter.rendering.lists.calendars import count_items, days_of_month, months_of_year
from blotter.rendering.lists.terms import children_of, source_data, vocabulary_of
from blotter.rendering.overviews.terms import reuse_kinds


def term_index(press: Press, taxonomy: str) -> Page:
    """Make the index of ``tags`` (by parent) or ``regions`` (continent, subregion, country, area)."""
    tree = [_branch(press, taxonomy, key) for key in children_of(press, taxonomy, "")]
    return _index(press, taxonomy, "terms.html.j2", {"taxonomy": taxonomy, "tree": list(tree)})


def source_index(press: Press) -> Page:
    """Make the index of the sources that have items, by name."""
    sources = [press.library.sources[key] for key in press.library.listed.get("sources", {})]
    sources.sort(key=lambda source: (alphabetical(source.name), source.key))
    return _index(press, "sources", "sources.html.j2", {"sources": [_entry(press, source) for source in sources]})


def archive_index(press: Press) -> Page:
    """Make the index of years, the newest first, each with its months and their items."""
    years: list[Json] = []
    counts = count_items(press, {key: days_of_month(key) for key in press.library.listed["months"]})
    for year in sorted(press.library.listed["years"], reverse=True):
        total = sum(counts.get(f"{year}-{number:02}", 0) for number in range(1, 13))
        months = months_of_year(press, year, counts)
        years.append({"year": year, "url": press.term_link("years", year), "count": total, "months": months})
    return _index(press, "archive", "archive.html.j2", {"years": years})


def _entry(press: Press, source: Source) -> dict[str, Json]:
    """A source with the number and the kinds of its items."""
    slugs = press.library.listed["sources"][source.key]
    return {**source_data(press, source), "count": len(slugs), "kinds": reuse_kinds(press.library, slugs)}


def _branch(press: Press, taxonomy: str, key: str) -> dict[str, Json]:
    """A term with the number of its items, and all that is below it."""
    term = vocabulary_of(press, taxonomy).terms[key]
    return {
        "label": term.label,
        "url": press.term_link(taxonomy, key),
        "count": len(press.library.listed[taxonomy][key]),
        "kind": term.kind,
        "definition": term.definition,
        "children": [_branch(press, taxonomy, child) for child in children_of(press, taxonomy, key)],
    }


def _index(press: Press, name: str, template: str, data: dict[str, Json]) -> Page:
    title = press.words(f"{name}.title")
    address = f"/{name}/"
    head = Head(
        title=title,
        address=address,
        description=press.words(f"{name}.index", site=press.library.config.site.name),
        json_ld=listing_json_ld(press.library.config, title=title, address=address, trail=()),
    )
    return make_page(press, template, head, data={"title": title, **data})
