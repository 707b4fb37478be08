# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The outlines of countries, as they come with Blotter: what they are made of is in docs/maps.md.

An outline is made of rings, a ring of arcs: a border is one arc of two countries, so that they share it at every scale.
Arcs are decoded when a map first shows them, and kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, compress
from typing import Any, Final

import msgspec

from blotter.reading.packaged import packaged_outlines
from blotter.rendering.graphics.projections import Point

Box = tuple[int, int, int, int]
_GRADES: Final = 10


class Ring(msgspec.Struct, frozen=True, kw_only=True):
    """A closed line. ``size`` is the grade of its area, ``box`` its west, south, east and north in whole degrees.

    ``arcs`` are numbers of arcs; one that is run backwards is written as its complement (``~5``), as TopoJSON does.
    """

    size: int
    box: Box
    arcs: tuple[int, ...]


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """A country. The first ``core`` of its rings are what a map of it shows whole.

    ``center`` (longitude, latitude) lies well inside the largest. ``neighbors`` are the
    codes of the countries that share a border with it.
    """

    core: int
    center: Point
    neighbors: tuple[str, ...]
    rings: tuple[Ring, ...]


class World(msgspec.Struct, frozen=True, kw_only=True):
    """The world map, drawn: the land and the borders on it as path data.

    A place projected by ``equal_earth`` stands at ``x * scale - left`` and ``y * scale - top``.
    """

    width: int
    height: int
    scale: float
    left: float
    top: float
    land: str
    borders: str


@lru_cache(maxsize=1)
def _content() -> Mapping[str, Any]:
    content: Mapping[str, Any] = json.loads(packaged_outlines())
    return content


@lru_cache(maxsize=1)
def world() -> World:
    """Return the world map."""
    return World(**_content()["world"])


def has_outline(code: str) -> bool:
    """Say whether a country (ISO 3166-1 alpha-2) is on our maps."""
    return code in _content()["countries"]


@cache
def outline(code: str) -> Outline:
    """Return a country that has an outline."""
    country = _content()["countries"][code]
    return Outline(
        core=country["core"],
        center=(country["center"][0], country["center"][1]),
        neighbors=tuple(country["neighbors"]),
        rings=tuple(map(_ring, country["rings"])),
    )


def _ring(text: str) -> Ring:
    size, west, south, east, north, *arcs = map(int, text.split())
    return Ring(size=size, box=(west, south, east, north), arcs=tuple(arcs))


@lru_cache(maxsize=1)
def boxes() -> Mapping[str, Box]:
    """Return the box around all of each country, by its code; the code ``""`` is land that belongs to none."""
    return {code: tuple(country["box"]) for code, country in _content()["countries"].items()}


@cache
def arc_points(number: int, grade: int) -> Sequence[Point]:
    """Return the points of an arc, in degrees, that have a grade (0 to 9) or a higher one."""
    text, grades = _content()["arcs"][number]
    unit = _content()["unit"]
    steps = [int(step) / unit for step in text.split()]
    points = zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)
    least = str(min(grade, _GRADES - 1))
    return tuple(compress(points, [each >= least for each in grades]))
