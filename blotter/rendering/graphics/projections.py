# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From longitude and latitude to the plane: Equal Earth for the world, Lambert's azimuthal projection for a part of it.

Both keep areas, so that a bubble covers as much land in one place as in another.
"""

from __future__ import annotations

from collections.abc import Callable
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]

# The meridian in the middle of the world map: the cut then runs through the Bering Strait and divides no country.
MIDDLE: Final = 11.0
# The coefficients of Equal Earth.
_A1: Final = 1.340264
_A2: Final = -0.081106
_A3: Final = 0.000893
_A4: Final = 0.003796
_ROOT: Final = sqrt(3)
_DEGREE: Final = radians(1)
# What the middle of a map is not divided by: a point on the other side of the earth.
_ANTIPODE: Final = 1e-9


def near(longitude: float, middle: float) -> float:
    """Return a longitude as the one of the same meridian that is within 180 degrees of another."""
    return (longitude - middle + 180) % 360 - 180 + middle


def equal_earth(longitude: float, latitude: float) -> Point:
    """Project degrees to radians of the plane, x to the east and y to the south of (``MIDDLE``, 0).

    The longitude is one within 180 degrees of ``MIDDLE`` (see ``near``).

    Equal Earth, by B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection", International Journal of
    Geographical Information Science 33 (2019), equations 1 to 3.
    """
    away = radians(longitude - MIDDLE)
    theta = asin(_ROOT / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    spread = 3 * (9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1)
    x = 2 * _ROOT * away * cos(theta) / spread
    return x, -theta * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)


def azimuthal(longitude: float, latitude: float) -> Callable[[float, float], Point]:
    """Return the projection around a middle, given in degrees: to radians of the plane, x to the east, y to the south.

    Lambert's azimuthal equal-area projection on the sphere, by J. P. Snyder, "Map Projections: A Working Manual", U.S.
    Geological Survey Professional Paper 1395 (1987), equations 22-4, 22-5 and 24-2.
    """
    middle, sine, cosine = radians(longitude), sin(radians(latitude)), cos(radians(latitude))

    def project(longitude: float, latitude: float) -> Point:
        away, up = longitude * _DEGREE - middle, latitude * _DEGREE
        high, wide = sin(up), cos(up)
        across = wide * cos(away)
        scale = sqrt(2 / max(_ANTIPODE, 1 + sine * high + cosine * across))
        return scale * wide * sin(away), scale * (sine * across - cosine * high)

    return project


def azimuthal_degrees(longitude: float, latitude: float) -> Callable[[float, float], Point]:
    """Return the way back from the plane of ``azimuthal``; Snyder's equations 20-14, 20-15, 20-18 and 24-16."""
    sine, cosine = sin(radians(latitude)), cos(radians(latitude))

    def unproject(x: float, y: float) -> Point:
        distance = hypot(x, y)
        if distance == 0:
            return longitude, latitude
        angle = 2 * asin(min(1.0, distance / 2))
        up = asin(max(-1.0, min(1.0, cos(angle) * sine - y * sin(angle) * cosine / distance)))
        away = atan2(x * sin(angle), distance * cosine * cos(angle) + y * sine * sin(angle))
        return longitude + degrees(away), degrees(up)

    return unproject
