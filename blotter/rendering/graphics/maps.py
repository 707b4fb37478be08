# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The ground of a map as path data: the countries that it is about, and the land around them.

Path data are whole numbers, ``FINE`` of them to a unit of the map; a theme scales them down by that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

import msgspec

from blotter.rendering.graphics.frames import Degrees, Frame, Size, core_points, fit
from blotter.rendering.graphics.geography import Box, Ring, arc_points, boxes, outline
from blotter.rendering.graphics.projections import Point, near

FINE: Final = 2
# The least weight in km² of a point of each grade of the outlines, and so of the islands (tools/simplifying.py).
_GRADES: Final = (0.0, 2.0, 5.0, 12.0, 30.0, 75.0, 180.0, 450.0, 1100.0, 2700.0)
_BEYOND: Final = 6  # units outside of the map where lines may end: a stroke's width, and some
_DETAIL: Final = 1.9  # units: what is smaller is not drawn
_ROWS: Final = 9  # where a map looks for room for the name of a country

Whole = tuple[int, int]


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """The widest line across what a map shows of a country: its middle, and its length."""

    x: float
    y: float
    width: float


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """A map without what is marked on it. ``rooms`` are by country, for each that is on it at all."""

    frame: Frame
    land: str
    focus: str
    rooms: Mapping[str, Room]


@lru_cache(maxsize=1 << 9)
def draw_ground(whole: tuple[str, ...], points: tuple[Point, ...], focus: frozenset[str], size: Size) -> Ground:
    """Draw the land around some countries that are shown whole and some points, in degrees.

    The countries ``focus`` are set apart from the rest.
    """
    frame = fit([*points, *(point for code in whole for point in core_points(code))], size)
    detail = (_DETAIL * frame.kilometers) ** 2
    grade = bisect_right(_GRADES, detail) - 1
    drawn: dict[str, list[list[Whole]]] = {}
    placed: dict[int, list[Whole]] = {}
    for code, box in boxes().items():
        if _meets(box, frame.bounds):
            rings = [shown for ring in outline(code).rings if (shown := _shown(ring, frame, grade, placed))]
            if rings:
                drawn[code] = rings
    return Ground(
        frame=frame,
        land="".join(_path(ring) for code, rings in drawn.items() if code not in focus for ring in rings),
        focus="".join(_path(ring) for code, rings in drawn.items() if code in focus for ring in rings),
        rooms={code: room for code, rings in drawn.items() if code and (room := _room(rings, frame)) is not None},
    )


def _meets(box: Box, bounds: Degrees) -> bool:
    """Say whether a box of degrees and a map's bounds have a place in common."""
    west, south, east, north = box
    turn = near((west + east) / 2, (bounds[0] + bounds[2]) / 2) - (west + east) / 2
    return west + turn <= bounds[2] and east + turn >= bounds[0] and south <= bounds[3] and north >= bounds[1]


def _shown(ring: Ring, frame: Frame, grade: int, placed: dict[int, list[Whole]]) -> list[Whole]:
    """Return what a map shows of a ring: nothing if it is elsewhere, or too small to be seen."""
    if ring.size < grade or not _meets(ring.box, frame.bounds):
        return []
    points: list[Whole] = []
    for arc in ring.arcs:
        number = max(arc, ~arc)
        if number not in placed:
            placed[number] = frame.place_all(arc_points(number, grade), FINE)
        points += placed[number] if arc >= 0 else placed[number][::-1]
    kept = [right for left, right in pairwise([*points[-1:], *points]) if left != right]
    return cull(kept, frame.width * FINE, frame.height * FINE) if len(kept) > 2 else []


def cull(points: Sequence[Whole], width: int, height: int) -> list[Whole]:
    """Leave out of a closed line what is off the map, so that nothing on the map changes.

    Of a run of points that all lie beyond the same edge, the first and the last will do: the straight line between
    them lies beyond that edge as well. Returns nothing if all of the line is beyond one edge.
    """
    right, bottom = width + _BEYOND, height + _BEYOND
    kept: list[Whole] = []
    beyond, last = 0, points[0]
    for point in points:
        x, y = point
        side = (x < -_BEYOND) | (x > right) << 1 | (y < -_BEYOND) << 2 | (y > bottom) << 3
        if beyond & side:
            beyond &= side
        else:
            if beyond and kept[-1] != last:
                kept.append(last)
            kept.append(point)
            beyond = side
        last = point
    if len(kept) == 1:
        return []
    return [*kept, last] if kept[-1] != last else kept


def _path(points: Sequence[Whole]) -> str:
    """Write a closed line as relative path data."""
    steps = " ".join([f"{right[0] - left[0]} {right[1] - left[1]}" for left, right in pairwise(points)])
    return f"M{points[0][0]} {points[0][1]}l{steps}z".replace(" -", "-")


def _room(rings: Sequence[Sequence[Whole]], frame: Frame) -> Room | None:
    """Look in some rows of a map for the widest line that runs inside of a country."""
    step = frame.height * FINE / (_ROWS + 1)
    crossings: list[list[float]] = [[] for _ in range(_ROWS)]
    for ring in rings:
        (x, y), band = ring[-1], _band(ring[-1], step)
        for point in ring:
            here = _band(point, step)
            for row in range(min(band, here) + 1, max(band, here) + 1):
                if 0 <= row < _ROWS:
                    crossings[row].append(x + ((row + 1) * step - y) / (point[1] - y) * (point[0] - x))
            (x, y), band = point, here
    best: Room | None = None
    for row, found in enumerate(crossings):
        found.sort()
        for left, right in zip(found[::2], found[1::2], strict=False):
            west, east = max(0.0, left), min(float(frame.width * FINE), right)
            if east - west > (best.width * FINE if best else 0):
                best = Room(x=(west + east) / 2 / FINE, y=(row + 1) * step / FINE, width=(east - west) / FINE)
    return best


def _band(point: Whole, step: float) -> int:
    """Name the last row above a point; above the first it is -1."""
    return int(point[1] // step) - 1
