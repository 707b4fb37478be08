# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Make ``blotter/rendering/graphics/outlines.json``, the outlines of countries that the maps are drawn from.

Run once for each new edition of the atlas, from the root of the repository, with the file ``countries-50m.json`` of the
npm package world-atlas (which is Natural Earth's 1:50m countries as TopoJSON):

    .venv/bin/python -m tools.outlines world-atlas/countries-50m.json blotter/rendering/graphics/outlines.json

What it does, and what the parts of the file mean, is in docs/maps.md. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import Any, Final

from blotter.rendering.graphics.projections import MIDDLE, Point, equal_earth, near
from tools.country_codes import CODES, NAMED, PARTS, SKIPPED
from tools.rings import abs_of, along_parallels, box_of, diagonal, gap, inner_point, line, outward, size
from tools.simplifying import GRADES, area_of, grade, weigh

UNIT: Final = 200  # whole numbers to a degree
SEEN_ON_A_MAP: Final = (
    430  # half the pixels of a map of the country alone: what is smaller than two of them is left out
)
FINEST: Final = 20.0  # km²: no finer detail, but in a small country
FINEST_NORTH: Final = 200.0  # beyond 60° north, where the coasts are ragged and the maps wide
SMALLEST_ISLAND: Final = 8.0  # km²
WORLD_WIDTH: Final = 2000
SEA: Final = 50  # of the width, cut off on both sides: nobody lives there
WORLD_GRADE: Final = 7
WORLD_ISLAND: Final = 1200.0  # km²
NORTH: Final = 83.8
SOUTH: Final = -56.5
# What a map of the country alone shows of one that is spread out; west, south, east, north.
MAINLAND: Final = {"US": (-125.0, 24.0, -66.0, 50.0), "RU": (19.0, 41.0, 191.0, 78.0)}

ABOUT: Final = (
    "Outlines of countries, simplified from Natural Earth 4.1.0 (1:50m cultural vectors, public domain) as packaged in "
    "world-atlas 2.0.2 (ISC license, 2013-2019 Michael Bostock); made by tools/outlines.py; see docs/maps.md"
)

Ring = tuple[int, ...]


@dataclass(slots=True)
class Country:
    """A country on its way into the file; ``code`` is empty for land that has none."""

    code: str
    rings: list[Ring] = field(default_factory=list)
    core: int = 0


class Atlas:
    """The arcs of the topology in degrees, and what each country is made of."""

    def __init__(self, topology: dict[str, Any]) -> None:
        scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs = [_degrees(arc, scale, shift) for arc in topology["arcs"]]
        self.weights = [weigh(arc) for arc in self.arcs]
        self.countries: dict[str, Country] = {}
        for geometry in topology["objects"]["countries"]["geometries"]:
            for polygon in _polygons(geometry):
                code = self.code_of(geometry, polygon)
                if code not in SKIPPED:
                    self.countries.setdefault(code, Country(code)).rings.extend(tuple(ring) for ring in polygon)
        for country in self.countries.values():
            country.rings = merged(country.rings, self)
            self.put_in_order(country)

    def points(self, ring: Ring, grade: int = 0) -> list[Point]:
        """The points of a ring, closed; its longitudes may leave ±180 but do not jump."""
        found: list[Point] = []
        for arc in ring:
            points = self.kept(abs_of(arc), grade)
            points = points if arc >= 0 else points[::-1]
            turn = near(points[0][0], found[-1][0]) - points[0][0] if found else 0.0
            found += [(x + turn, y) for x, y in points[1 if found else 0 :]]
        return found

    def kept(self, arc: int, least: int) -> list[Point]:
        """The points of an arc that have a grade, or a higher one."""
        return [
            point for point, weight in zip(self.arcs[arc], self.weights[arc], strict=True) if grade(weight) >= least
        ]

    def area(self, ring: Ring) -> float:
        """In square kilometers."""
        return area_of(self.points(ring))

    def code_of(self, geometry: dict[str, Any], polygon: Sequence[Sequence[int]]) -> str:
        """Name the country of a polygon; some parts that lie far away have a code of their own."""
        code = CODES.get(str(geometry.get("id", "")), NAMED.get(geometry["properties"]["name"], ""))
        west, south, east, north = box_of(self.points(tuple(polygon[0])))
        for owner, part, (left, below, right, above) in PARTS:
            if code == owner and left < (west + east) / 2 < right and below < (south + north) / 2 < above:
                return part
        return code

    def put_in_order(self, country: Country) -> None:
        """Put the largest ring first, and behind it the others that a map of the country shows whole."""
        country.rings.sort(key=lambda ring: (-self.area(ring), ring))
        country.rings = [
            ring
            for number, ring in enumerate(country.rings)
            if not number or self.area(ring) >= SMALLEST_ISLAND or self.is_shared(ring)
        ]
        largest = self.area(country.rings[0])
        core = country.rings[:1]
        frame = MAINLAND.get(country.code) or box_of(self.points(core[0]))
        for ring in country.rings[1:]:
            box = box_of(self.points(ring))
            if (
                country.code not in MAINLAND
                and self.area(ring) > largest / 100
                and gap(frame, box) < 0.6 * diagonal(frame)
            ):
                frame = (min(frame[0], box[0]), min(frame[1], box[1]), max(frame[2], box[2]), max(frame[3], box[3]))
                core.append(ring)
        country.rings = core + [ring for ring in country.rings if ring not in core]
        country.core = len(core)

    def is_shared(self, ring: Ring) -> bool:
        """Say whether a ring touches another one: an enclave is as small as it is."""
        return len(ring) > 1


def _degrees(arc: Iterable[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> list[Point]:
    """Decode an arc; where it crosses 180°, it goes on beyond."""
    x = y = 0
    points: list[Point] = []
    for across, up in arc:
        x, y = x + across, y + up
        longitude = x * scale[0] + shift[0]
        points.append((near(longitude, points[-1][0]) if points else longitude, y * scale[1] + shift[1]))
    return points


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    return list(geometry["arcs"]) if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def write_arcs(atlas: Atlas) -> tuple[list[list[str]], dict[int, int]]:
    """Write the arcs that are used, each as its points and their grades; return them with their new numbers."""
    finest: dict[int, float] = {}
    for country in atlas.countries.values():
        core = [atlas.points(ring) for ring in country.rings[: country.core]]
        frame = MAINLAND.get(country.code) or box_of([point for points in core for point in points])
        detail = (size(frame) / SEEN_ON_A_MAP) ** 2
        for ring in country.rings:
            for arc in ring:
                number = abs_of(arc)
                limit = FINEST_NORTH if atlas.arcs[number][0][1] > 60 else FINEST
                finest[number] = min(finest.get(number, inf), detail, limit)
    written: list[list[str]] = []
    for number in sorted(finest):
        kept = [
            (x, y, weight)
            for (x, y), weight in zip(atlas.arcs[number], atlas.weights[number], strict=True)
            if weight >= finest[number]
        ]
        kept = list(along_parallels(kept, GRADES[6]))
        whole = [(round(x * UNIT), round(y * UNIT)) for x, y, _ in kept]
        steps = whole[:1] + [(right[0] - left[0], right[1] - left[1]) for left, right in pairwise(whole)]
        written.append([" ".join(f"{x} {y}" for x, y in steps), "".join(str(grade(weight)) for _, _, weight in kept)])
    return written, {number: place for place, number in enumerate(sorted(finest))}


def write_country(atlas: Atlas, country: Country, numbers: dict[int, int]) -> dict[str, Any]:
    """Write a country: its rings, how many of them are its core, and a point well inside of the largest."""
    rings = []
    whole = box_of([point for ring in country.rings for point in atlas.points(ring)])
    for place, ring in enumerate(country.rings):
        points = atlas.points(ring)
        size = 9 if not place else grade(area_of(points))
        box = outward(box_of(points))
        arcs = [numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring]
        rings.append(" ".join(map(str, (size, *box, *arcs))))
    x, y = inner_point(atlas.points(country.rings[0]))
    center = [round(near(x, 0), 1), round(y, 1)]
    return {"core": country.core, "center": center, "box": outward(whole), "rings": rings}


def neighbors(atlas: Atlas) -> dict[str, list[str]]:
    """Name the countries that share a border with each: an arc of their outlines."""
    users: dict[int, set[str]] = {}
    for code, country in atlas.countries.items():
        for ring in country.rings:
            for arc in ring:
                users.setdefault(abs_of(arc), set()).add(code)
    found: dict[str, set[str]] = {code: set() for code in atlas.countries}
    for codes in users.values():
        for code in codes:
            found[code] |= codes - {code, ""}
    return {code: sorted(others) for code, others in found.items()}


def write_world(atlas: Atlas) -> dict[str, Any]:
    """Draw the world map once: the land as one shape, and the borders between countries as lines."""
    arcs = [arc for country in atlas.countries.values() for ring in country.rings for arc in ring]
    uses = Counter(map(abs_of, arcs))
    right = equal_earth(MIDDLE + 180, 0)[0]
    scale = WORLD_WIDTH / (2 * right)
    top, bottom = (equal_earth(MIDDLE, latitude)[1] * scale for latitude in (NORTH, SOUTH))

    def plane(points: Sequence[Point]) -> list[tuple[int, int]]:
        west, _, east, _ = box_of(points)
        turn = near((west + east) / 2, MIDDLE) - (west + east) / 2
        placed = [equal_earth(x + turn, max(SOUTH - 2, y)) for x, y in points]
        return [(round((x + right) * scale - SEA), round(y * scale - top)) for x, y in placed]

    shores = stitch([arc for arc in arcs if uses[abs_of(arc)] == 1], atlas)
    land = [plane(atlas.points(ring, WORLD_GRADE)) for ring in shores if atlas.area(ring) > WORLD_ISLAND]
    borders = [plane(atlas.kept(arc, WORLD_GRADE)) for arc in sorted(uses) if uses[arc] > 1]
    return {
        "width": WORLD_WIDTH - 2 * SEA,
        "height": round(bottom - top),
        "scale": round(scale, 4),
        "left": round(SEA - right * scale, 4),
        "top": round(top, 4),
        "land": "".join(f"{line(points)}z" for points in land),
        "borders": "".join(map(line, borders)),
    }


def merged(rings: list[Ring], atlas: Atlas) -> list[Ring]:
    """Take away the borders inside a country, where two parts of it meet that the atlas keeps apart."""
    uses = Counter(abs_of(arc) for ring in rings for arc in ring)
    if max(uses.values()) == 1:
        return rings
    whole = [ring for ring in rings if all(uses[abs_of(arc)] == 1 for arc in ring)]
    parted = [ring for ring in rings if ring not in whole]
    return whole + stitch([arc for ring in parted for arc in ring if uses[abs_of(arc)] == 1], atlas)


def stitch(arcs: Iterable[int], atlas: Atlas) -> list[Ring]:
    """Put shores together to rings: each arc goes on where another begins."""
    ends: dict[Point, list[tuple[int, Point]]] = {}
    for arc in arcs:
        points = atlas.arcs[abs_of(arc)]
        first, last = (points[0], points[-1]) if arc >= 0 else (points[-1], points[0])
        ends.setdefault(_spot(first), []).append((arc, _spot(last)))
    rings = []
    for start in sorted(ends):
        while ends[start]:
            arc, here = ends[start].pop(0)
            ring = [arc]
            while here != start:
                arc, here = ends[here].pop(0)
                ring.append(arc)
            rings.append(tuple(ring))
    return rings


def _spot(point: Point) -> tuple[float, float]:
    return round(near(point[0], 0), 6), round(point[1], 6)


def main(arguments: Sequence[str]) -> int:
    """Read the atlas, write the outlines."""
    source, target = map(Path, arguments)
    atlas = Atlas(json.loads(source.read_text(encoding="utf-8")))
    arcs, numbers = write_arcs(atlas)
    bordering = neighbors(atlas)
    countries = {
        code: write_country(atlas, country, numbers) | {"neighbors": bordering[code]}
        for code, country in sorted(atlas.countries.items())
    }
    content = {
        "about": ABOUT,
        "unit": UNIT,
        "world": write_world(atlas),
        "countries": countries,
        "arcs": arcs,
    }
    text = json.dumps(content, separators=(",", ":"))
    # A line for each country and each arc, so that two editions can be compared.
    text = text.replace('],["', '],\n["').replace('},"', '},\n"')
    target.write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
