# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The maps of the site as descriptions: the world, a region, the places of an article. ``draw`` makes the drawings.

A description holds ``kind`` (``world``, ``glance``, ``part`` or ``locator``); ``fit``, the countries that it shows
whole, or else ``points`` (longitude, latitude); ``focus``, the countries set apart; ``names`` of countries by code; and
``marks``. A mark has a ``kind`` (``country``, ``area`` or ``spot``), ``code``, ``label``, ``count``, ``url``,
``longitude`` and ``latitude``.

What a region's map counts are items on that region's list and no others: it changes when one of them does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from blotter.library.alphabet import alphabetical
from blotter.library.listings import with_ancestors
from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.model.pages import Json, Page
from blotter.model.terms import Vocabulary, VocabularyTerm
from blotter.rendering.composing.linked_data import listing_json_ld
from blotter.rendering.composing.press import Head, Press, make_page
from blotter.rendering.graphics.geography import has_outline, outline
from blotter.rendering.graphics.projections import Point, near
from blotter.rendering.overviews.charts import bar
from blotter.rendering.overviews.tallies import places_of

MAP_ADDRESS: Final = "/map/"
_MOST_SPOTS: Final = 40  # the places of the newest items; an archive has thousands
_REACH: Final = 16.0  # degrees around an area: places farther away do not widen its map
_AROUND: Final = (8.0, 6.0)  # degrees to each side of an area, at least
_KINDS: Final = ("country", "area")


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place that articles name (not a term of the vocabulary), and their slugs, the newest first."""

    name: str
    longitude: float
    latitude: float
    slugs: list[str] = msgspec.field(default_factory=list)


def world_page(press: Press) -> Page:
    """Make the map of everything. Its counts are those of the regions' own pages."""
    library = press.library
    counts = places_of(press, library.order)
    tables, across = _tables(press, counts)
    title = press.words("map.title")
    head = Head(
        title=title,
        address=MAP_ADDRESS,
        description=press.words("map.description", site=library.config.site.name),
        json_ld=listing_json_ld(library.config, title=title, address=MAP_ADDRESS, trail=()),
    )
    marks = [mark for kind in _KINDS for mark in _term_marks(press, counts, kind)]
    drawing: Json = {"kind": "world", "marks": list(marks)} if marks else None
    data: dict[str, Json] = {"title": title, "map": drawing, "tables": list(tables), "across": list(across)}
    return make_page(press, "map.html.j2", head, data=data)


def world_glance(press: Press) -> Json:
    """Describe the world as the front page shows it, without words. None where nothing is on it."""
    counts = {key: len(slugs) for key, slugs in press.library.listed.get("regions", {}).items()}
    marks = list(_term_marks(press, counts, "country"))
    return {"kind": "glance", "marks": marks} if marks else None


def region_map(press: Press, term: VocabularyTerm, counts: Mapping[str, int], spots: Sequence[Spot]) -> Json:
    """Describe the map of a region; ``counts`` are those of its own list. None where there is nothing to show."""
    regions = press.library.regions
    countries = sorted(key for key in countries_of(regions, term) if has_outline(key))
    marks: list[Json] = []
    points: list[Point] = []
    if term.kind == "area":
        marks += _term_marks(press, {term.key: counts.get(term.key, 0)}, "area", here=term.key)
        points = _around(term, spots)
    elif term.kind == "country":
        marks += _term_marks(press, counts, "area")
    else:
        marks += [mark for kind in _KINDS for mark in _term_marks(press, counts, kind, within=frozenset(countries))]
    if term.kind in _KINDS:
        marks += [_spot_mark(press, spot) for spot in spots]
    if not countries and not (points and marks):
        return None
    return {
        "kind": "part",
        "fit": list(countries),
        "points": [list(point) for point in points],
        "focus": list(countries),
        "names": {**_names_of(press, countries)},
        "marks": marks,
    }


def locator(press: Press, article: Article) -> Json:
    """Describe the small map of an article that names places; None for others."""
    if not article.places:
        return None
    regions = press.library.regions
    terms = [regions.terms[key] for key in article.regions]
    near_by = [term for term in terms if term.kind == "country"] or [term for term in terms if term.kind == "area"]
    shown = sorted({key for term in near_by for key in countries_of(regions, term) if has_outline(key)})
    marks = [_mark("spot", place.name, 1, (place.longitude, place.latitude)) for place in article.places]
    return {
        "kind": "locator",
        "fit": list(shown),
        "points": [],
        "focus": list(shown),
        "names": {},
        "marks": list(marks),
    }


def region_rows(press: Press, term: VocabularyTerm, counts: Mapping[str, int]) -> list[Json]:
    """List what lies within a region and has items on its list, as the table below its map."""
    below = _below(press.library.regions, counts)
    tree = list(_tree(below, term.key, counts, depth=0))
    if term.kind == "country":
        tree = [(each, 0) for each in below.get(term.key, ())]
    else:
        inside = {each.key for each, _ in tree}
        tree += [(each, 0) for each in _across(press.library.regions, counts) if inside.intersection(each.parents)]
    return list(_rows(press, tree, counts))


def neighbors(press: Press, key: str) -> list[Json]:
    """List the countries that border on one, by name; those that have items with a link."""
    names = _names_of(press, [key] if has_outline(key) else [])
    bordering = [code for code in outline(key).neighbors if code in names] if names else []
    listed = press.library.listed["regions"]
    return [
        {"label": names[code], "url": press.term_link("regions", code) if code in listed else ""}
        for code in sorted(bordering, key=lambda code: (alphabetical(names[code]), code))
    ]


def newest_spots(library: Library, slugs: Sequence[str]) -> list[Spot]:
    """Gather the places that the newest items of a list (oldest first) name; one name in one area is one place."""
    found: dict[tuple[str, int, int], Spot] = {}
    for slug in reversed(slugs):
        for place in library.articles[slug].places:
            seat = (place.name.casefold(), round(place.latitude), round(place.longitude))
            if seat not in found:
                if len(found) == _MOST_SPOTS:
                    return list(found.values())
                found[seat] = Spot(name=place.name, longitude=place.longitude, latitude=place.latitude)
            if slug not in found[seat].slugs:
                found[seat].slugs.append(slug)
    return list(found.values())


def countries_of(regions: Vocabulary, term: VocabularyTerm) -> Iterator[str]:
    """Name the countries of a region: itself, those that an area lies in, or those below a continent."""
    if term.kind == "country":
        yield term.key
    elif term.kind == "area":
        for parent in term.parents:
            yield from countries_of(regions, regions.terms[parent])
    else:
        for other in regions.terms.values():
            if other.kind == "country" and term.key in with_ancestors([other.key], regions):
                yield other.key


def _around(term: VocabularyTerm, spots: Iterable[Spot]) -> list[Point]:
    """Frame an area, of which only the middle is known: some degrees around it, and the places near by."""
    if term.latitude is None or term.longitude is None:
        return []
    wide, high = _AROUND
    corners = [(term.longitude + x * wide, term.latitude + y * high) for x in (-1, 1) for y in (-1, 1)]
    near_by = [
        (spot.longitude, spot.latitude)
        for spot in spots
        if abs(near(spot.longitude, term.longitude) - term.longitude) < _REACH
        and abs(spot.latitude - term.latitude) < _REACH
    ]
    return corners + near_by


def _term_marks(
    press: Press, counts: Mapping[str, int], kind: str, *, within: frozenset[str] | None = None, here: str = ""
) -> Iterator[Json]:
    """Mark the countries or the areas that have items and whose position is known."""
    regions = press.library.regions
    for key in sorted(counts):
        term = regions.terms[key]
        if term.kind != kind or not counts[key] or not (within is None or within.intersection([key, *term.parents])):
            continue
        position = _position(term)
        if position is not None:
            url = press.term_link("regions", key) if key != here else ""
            code = key if kind == "country" else ""
            yield _mark(kind, term.label, counts[key], position, url=url) | {"code": code}


def _position(term: VocabularyTerm) -> Point | None:
    if term.latitude is not None and term.longitude is not None:
        return term.longitude, term.latitude
    return outline(term.key).center if has_outline(term.key) else None


def _spot_mark(press: Press, spot: Spot) -> Json:
    return _mark(
        "spot", spot.name, len(spot.slugs), (spot.longitude, spot.latitude), url=press.article_link(spot.slugs[0])
    )


def _mark(kind: str, label: str, count: int, position: Point, *, url: str = "") -> dict[str, Json]:
    longitude, latitude = position
    place: dict[str, Json] = {"longitude": longitude, "latitude": latitude}
    return {"kind": kind, "code": "", "label": label, "count": count, "url": url, **place}


def _names_of(press: Press, codes: Iterable[str]) -> dict[str, str]:
    """Name some countries and their neighbors: as the vocabulary does, or else as the language of the site does."""
    terms, countries = press.library.regions.terms, press.locale.customs.countries
    near_by = sorted({name for code in codes for name in (code, *outline(code).neighbors)})
    found = {code: terms[code].label if code in terms else countries.get(code, "") for code in near_by}
    return {code: name for code, name in found.items() if name}


def _tables(press: Press, counts: Mapping[str, int]) -> tuple[list[Json], list[Json]]:
    """List the continents with all that is below them, and apart the areas that lie in several countries."""
    regions = press.library.regions
    below = _below(regions, counts)
    tables: list[Json] = []
    for top in below.get("", ()):
        rows = _rows(press, list(_tree(below, top.key, counts, depth=0)), counts)
        url = press.term_link("regions", top.key)
        tables.append({"label": top.label, "url": url, "count": counts[top.key], "rows": list(rows)})
    return tables, list(_rows(press, [(term, 0) for term in _across(regions, counts)], counts))


def _below(regions: Vocabulary, counts: Mapping[str, int]) -> dict[str, list[VocabularyTerm]]:
    """Put the regions that have items under their parents, those with the most items first."""
    found: dict[str, list[VocabularyTerm]] = {}
    for term in _most_first([regions.terms[key] for key in counts if counts[key]], counts):
        for parent in term.parents or ("",):
            found.setdefault(parent, []).append(term)
    return found


def _across(regions: Vocabulary, counts: Mapping[str, int]) -> list[VocabularyTerm]:
    """List the areas of several countries that have items."""
    return _most_first(
        [regions.terms[key] for key in counts if counts[key] and len(regions.terms[key].parents) > 1], counts
    )


def _most_first(terms: Iterable[VocabularyTerm], counts: Mapping[str, int]) -> list[VocabularyTerm]:
    return sorted(terms, key=lambda term: (-counts[term.key], alphabetical(term.label), term.key))


def _tree(
    below: Mapping[str, Sequence[VocabularyTerm]], key: str, counts: Mapping[str, int], *, depth: int
) -> Iterator[tuple[VocabularyTerm, int]]:
    """Walk down from a region, and say how deep; an area of several countries stands elsewhere, once."""
    for term in below.get(key, ()):
        if len(term.parents) < 2:
            yield term, depth
            yield from _tree(below, term.key, counts, depth=depth + 1)


def _rows(
    press: Press, tree: Sequence[tuple[VocabularyTerm, int]], counts: Mapping[str, int]
) -> Iterator[dict[str, Json]]:
    highest = max([counts[term.key] for term, _ in tree], default=0)
    for term, depth in tree:
        count = counts[term.key]
        yield {
            "label": term.label,
            "url": press.term_link("regions", term.key),
            "kind": term.kind,
            "depth": depth,
            "count": count,
            "bar": bar(count, highest),
        }
