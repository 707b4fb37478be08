# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Lines and rings in degrees: how large, how far apart, what is inside, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, floor, hypot, radians
from typing import Final

Point = tuple[float, float]
Box = tuple[float, float, float, float]

KILOMETERS: Final = 111.195  # to a degree of latitude
_LONG: Final = 3.0  # degrees of longitude: a longer straight step follows its parallel


def abs_of(arc: int) -> int:
    """Return the number of an arc whichever way it runs: TopoJSON writes the arc 5 run backwards as ~5, which is -6."""
    return max(arc, ~arc)


def box_of(points: Sequence[Point]) -> Box:
    """Return west, south, east and north."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def gap(one: Box, other: Box) -> float:
    """Return how far two boxes are from each other, in degrees."""
    across = max(0.0, other[0] - one[2], one[0] - other[2])
    return hypot(across, max(0.0, other[1] - one[3], one[1] - other[3]))


def diagonal(box: Box) -> float:
    """Return the diagonal of a box, in degrees."""
    return hypot(box[2] - box[0], box[3] - box[1])


def size(box: Box) -> float:
    """Return the diagonal of a box, in kilometers."""
    return hypot((box[2] - box[0]) * cos(radians((box[1] + box[3]) / 2)), box[3] - box[1]) * KILOMETERS


def outward(box: Box) -> tuple[int, int, int, int]:
    """Round a box to whole degrees, so that it still holds what it held."""
    return floor(box[0]), floor(box[1]), ceil(box[2]), ceil(box[3])


def inner_point(points: Sequence[Point]) -> Point:
    """Find the point of a grid over a ring that lies deepest inside it."""
    west, south, east, north = box_of(points)
    shrink = cos(radians((south + north) / 2))
    some = points[:: max(1, len(points) // 300)]
    best, found = -1.0, points[0]
    for row in range(1, 24):
        y = south + (north - south) * row / 24
        crossings = sorted(
            left[0] + (y - left[1]) / (right[1] - left[1]) * (right[0] - left[0])
            for left, right in pairwise(points)
            if (left[1] > y) != (right[1] > y)
        )
        for column in range(1, 24):
            x = west + (east - west) * column / 24
            if sum(crossing < x for crossing in crossings) % 2:
                depth = min(hypot((x - across) * shrink, y - up) for across, up in some)
                if depth > best:
                    best, found = depth, (x, y)
    return found


def line(points: Sequence[tuple[int, int]]) -> str:
    """Write a line as relative path data, without the steps that the rounding made empty."""
    steps = [(right[0] - left[0], right[1] - left[1]) for left, right in pairwise(points)]
    said = " ".join(f"{x} {y}" for x, y in steps if x or y)
    return f"M{points[0][0]} {points[0][1]}l{said}".replace(" -", "-") if said else ""


def along_parallels(
    points: Sequence[tuple[float, float, float]], weight: float
) -> Iterator[tuple[float, float, float]]:
    """Give a line (longitude, latitude, weight) points on its long straight steps, as on the border at 49° north.

    A map that is not cylindrical bends such a step.
    """
    yield points[0]
    for (x, y, _), right in pairwise(points):
        steps = ceil(abs(right[0] - x) / _LONG)
        for step in range(1, steps):
            yield x + (right[0] - x) * step / steps, y + (right[1] - y) * step / steps, weight
        yield right
