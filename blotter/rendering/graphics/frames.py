# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What part of the earth a map shows, and where on the map a place then is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import ceil, floor
from typing import Final

import msgspec

from blotter.rendering.graphics.geography import arc_points, outline, world
from blotter.rendering.graphics.projections import MIDDLE, Point, azimuthal, azimuthal_degrees, equal_earth, near

Degrees = tuple[float, float, float, float]

_RADIUS: Final = 6371.0  # of the earth, in kilometers
_COARSE: Final = 5  # the grade that says well enough how large a country is
_LEAST: Final = 500.0  # kilometers across: the smallest state lies in its surroundings
_STEPS: Final = 8  # points looked at on each side of a map, to find its bounds
_GIANT: Final = 4.0  # how many times larger a country must make a map, and how many degrees wide,
_WIDE: Final = 100.0  # before the map leaves part of it out
_STEP: Final = 3.0  # degrees: a map is made wider by whole steps, so that many articles have the same one


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """The measures of a map, in units of its own: a height between two, and a margin inside."""

    width: int
    lowest: int
    highest: int
    margin: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A map's window on the plane of a projection; ``scale`` is units of the map to a radian."""

    width: int
    height: int
    scale: float
    left: float
    top: float
    project: Callable[[float, float], Point] = field(compare=False)
    bounds: Degrees

    @property
    def kilometers(self) -> float:
        """How many kilometers a unit of the map is."""
        return _RADIUS / self.scale

    def place(self, longitude: float, latitude: float) -> Point:
        """Return where on the map a place is; it may be off it."""
        x, y = self.project(longitude, latitude)
        return x * self.scale - self.left, y * self.scale - self.top

    def place_all(self, points: Sequence[Point], fine: int) -> list[tuple[int, int]]:
        """Return where many places are, in whole numbers, ``fine`` of them to a unit."""
        project, scale, left, top = self.project, self.scale * fine, self.left * fine, self.top * fine
        placed = [project(*point) for point in points]
        return [(round(x * scale - left), round(y * scale - top)) for x, y in placed]

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Say whether a point of the plane is on the map, and not too near to its edge."""
        return margin <= point[0] <= self.width - margin and margin <= point[1] <= self.height - margin


def world_frame() -> Frame:
    """The frame of the world map."""
    drawn = world()
    return Frame(
        width=drawn.width,
        height=drawn.height,
        scale=drawn.scale,
        left=drawn.left,
        top=drawn.top,
        project=lambda longitude, latitude: equal_earth(near(longitude, MIDDLE), latitude),
        bounds=(MIDDLE - 180, -90, MIDDLE + 180, 90),
    )


def fit(points: Sequence[Point], size: Size) -> Frame:
    """Frame some places, given in degrees, so that all of them are on the map."""
    first = points[0][0]
    across = [near(x, first) for x, _ in points]
    up = [y for _, y in points]
    middle = ((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)
    project = azimuthal(*middle)
    placed = [project(*point) for point in points]
    west, east = min(x for x, _ in placed), max(x for x, _ in placed)
    top, bottom = min(y for _, y in placed), max(y for _, y in placed)
    wide, high = max(east - west, _LEAST / _RADIUS), max(bottom - top, _LEAST / _RADIUS * 0.6)
    scale = min((size.width - 2 * size.margin) / wide, (size.highest - 2 * size.margin) / high)
    height = round(max(size.lowest, min(size.highest, high * scale + 2 * size.margin)))
    left, above = (west + east) / 2 * scale - size.width / 2, (top + bottom) / 2 * scale - height / 2
    bounds = _bounds(middle, [(left, above), (left + size.width, above + height)], scale)
    return Frame(width=size.width, height=height, scale=scale, left=left, top=above, project=project, bounds=bounds)


def _bounds(middle: Point, corners: Sequence[Point], scale: float) -> Degrees:
    """Walk around a frame and see how far west, south, east and north it comes."""
    (left, top), (right, bottom) = corners
    unproject = azimuthal_degrees(*middle)
    walk: list[Point] = []
    for step in range(_STEPS + 1):
        x, y = left + (right - left) * step / _STEPS, top + (bottom - top) * step / _STEPS
        walk += [(x, top), (x, bottom), (left, y), (right, y)]
    found = [unproject(x / scale, y / scale) for x, y in walk]
    across, up = [x for x, _ in found], [y for _, y in found]
    return min(across), min(up), max(across), max(up)


@cache
def core_points(code: str) -> Sequence[Point]:
    """Return points around what a map of a country shows whole."""
    country = outline(code)
    rings = country.rings[: country.core]
    return tuple(point for ring in rings for arc in ring.arcs for point in arc_points(max(arc, ~arc), _COARSE))


@cache
def core_box(code: str) -> Degrees:
    """Return the box around what a map of a country shows whole: west, south, east, north."""
    return box_of(core_points(code))


def shown_whole(codes: Iterable[str]) -> list[str]:
    """Name the countries that a map of several shows whole: not Russia, which would make Europe small.

    That is a country which alone makes the map very wide, and several times larger than two or more others do together.
    """
    boxes = {code: core_box(code) for code in sorted(codes)}
    order = sorted(boxes, key=lambda code: (_area(boxes[code]), code))
    while len(order) > 2:
        others = around([boxes[code] for code in order[:-1]])
        whole = around([others, boxes[order[-1]]])
        if whole[2] - whole[0] < _WIDE or _area(whole) < _GIANT * _area(others):
            break
        order.pop()
    return sorted(order)


def widened(box: Degrees, places: Iterable[Point], most: float) -> list[Point]:
    """Return the corners that a map needs besides a box, so that places are on it, too.

    Not those that would make it more than ``most`` times larger.
    """
    found: list[Point] = []
    for longitude, latitude in places:
        corner = (_outward(near(longitude, (box[0] + box[2]) / 2), box[0], box[2]), _outward(latitude, box[1], box[3]))
        wider = around([box, (*corner, *corner)])
        if wider != box and _area(wider) <= most * _area(box):
            found.append(corner)
    return sorted(set(found))


def stepped(places: Sequence[Point]) -> list[Point]:
    """Return the corners of a box of whole steps around some places."""
    west, south, east, north = box_of(places)
    return [
        (floor(west / _STEP) * _STEP, floor(south / _STEP) * _STEP),
        (ceil(east / _STEP) * _STEP, ceil(north / _STEP) * _STEP),
    ]


def _outward(number: float, least: float, most: float) -> float:
    """Leave a number that is between two where it is, and move another outward by less than a step."""
    if number < least:
        return floor(number / _STEP) * _STEP
    return ceil(number / _STEP) * _STEP if number > most else (least + most) / 2


def box_of(points: Sequence[Point]) -> Degrees:
    """Return the box around some places, wherever the meridian of 180° is: west, south, east, north."""
    across = [near(x, points[0][0]) for x, _ in points]
    return min(across), min(y for _, y in points), max(across), max(y for _, y in points)


def around(boxes: Sequence[Degrees]) -> Degrees:
    """Return the box around some boxes."""
    first = boxes[0][0]
    turned = [near(west, first) - west for west, _, _, _ in boxes]
    return (
        min(box[0] + turn for box, turn in zip(boxes, turned, strict=True)),
        min(box[1] for box in boxes),
        max(box[2] + turn for box, turn in zip(boxes, turned, strict=True)),
        max(box[3] for box in boxes),
    )


def _area(box: Degrees) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
