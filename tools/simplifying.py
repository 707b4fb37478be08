# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which points of a line matter most: the simplification of Visvalingam and Whyatt, and a grade for every point."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import cos, inf, radians
from typing import Final

Point = tuple[float, float]

# The least weight (in km²) of a point of each grade, 0 to 9. The grades are nested: a map of grade 5 shows 5 to 9.
GRADES: Final = (0.0, 2.0, 5.0, 12.0, 30.0, 75.0, 180.0, 450.0, 1100.0, 2700.0)
_SQUARE: Final = 111.195**2  # km² in a square degree at the equator


def grade(weight: float) -> int:
    """Return the grade of a point or, by its area, of an island."""
    return bisect_right(GRADES, weight) - 1


def weigh(points: Sequence[Point]) -> list[float]:
    """Weigh each point of a line given in degrees: the area in km² that the line loses with it.

    M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination of points", The Cartographic Journal
    30 (1993). The ends weigh infinitely; of a closed line, so do two more points, so that a triangle is left; of an
    open one of three and more points one more, so that two lines between the same ends stay two.
    """
    count = len(points)
    weights = [inf] * count
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))
    areas = {spot: _triangle(*points[spot - 1 : spot + 2]) for spot in range(1, count - 1)}
    waiting = [(area, spot) for spot, area in areas.items()]
    heapq.heapify(waiting)
    order: list[int] = []
    heaviest = 0.0
    while waiting:
        area, spot = heapq.heappop(waiting)
        if areas.get(spot) != area:
            continue
        heaviest = max(heaviest, area)
        weights[spot] = heaviest
        order.append(spot)
        del areas[spot]
        left, right = before[spot], after[spot]
        after[left], before[right] = right, left
        for other in (left, right):
            if other in areas:
                areas[other] = _triangle(points[before[other]], points[other], points[after[other]])
                heapq.heappush(waiting, (areas[other], other))
    for spot in order[-2 if points[0] == points[-1] else -1 :]:
        weights[spot] = inf
    return weights


def area_of(points: Sequence[Point]) -> float:
    """Return the area of a closed line in km²."""
    middle = sum(y for _, y in points) / len(points)
    doubled = sum(left[0] * right[1] - right[0] * left[1] for left, right in pairwise(points))
    return abs(doubled) / 2 * cos(radians(middle)) * _SQUARE


def _triangle(left: Point, top: Point, right: Point) -> float:
    doubled = (top[0] - left[0]) * (right[1] - left[1]) - (right[0] - left[0]) * (top[1] - left[1])
    return abs(doubled) / 2 * cos(radians(top[1])) * _SQUARE
