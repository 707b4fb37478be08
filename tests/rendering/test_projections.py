# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where the projections put places: the examples and properties that their authors give."""

from __future__ import annotations

from itertools import pairwise
from math import pi, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.rendering.graphics.projections import MIDDLE, azimuthal, azimuthal_degrees, equal_earth, near

longitudes = st.floats(-179, 179)
latitudes = st.floats(-89, 89)
AREA = 4 * pi  # of a sphere of radius 1


def test_equal_earth_has_the_shape_that_its_authors_give() -> None:
    """The pole is a line, 0.59 times as long as the equator, and the map about 2.05 times as wide as it is high."""
    equator, _ = equal_earth(MIDDLE + 180, 0)
    corner, pole = equal_earth(MIDDLE + 180, 90)
    assert (equator, -pole) == pytest.approx((2.7066299836960748, 1.3173627591574133))
    assert corner / equator == pytest.approx(0.59247, abs=1e-5)
    assert equator / -pole == pytest.approx(2.05458, abs=1e-5)


def test_equal_earth_keeps_areas() -> None:
    """All of the map together is as large as the sphere, and a band of latitude is as large as on the sphere."""
    steps = [equal_earth(MIDDLE + 180, 90 * step / 2000) for step in range(2001)]
    quarter = sum((left[0] + right[0]) / 2 * (left[1] - right[1]) for left, right in pairwise(steps))
    assert 4 * quarter == pytest.approx(AREA, rel=1e-4)


def test_snyders_example_of_the_azimuthal_projection() -> None:
    """Around 40° north, 100° west, 20° south and 100° east lie at (-4.2339303, 4.0257775) with a radius of 3."""
    x, y = azimuthal(-100, 40)(100, -20)
    assert (3 * x, -3 * y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-7)


def test_the_middle_of_a_part_is_in_the_middle() -> None:
    """North is up, east is right, and the other side of the earth does not break it."""
    project = azimuthal(-60, -15)
    assert project(-60, -15) == pytest.approx((0, 0))
    assert project(-60, -14)[1] < 0 < project(-59, -15)[0]
    assert all(abs(value) < 1e6 for value in project(120, 15))


@given(longitudes, latitudes, longitudes, latitudes)
def test_there_is_a_way_back(longitude: float, latitude: float, east: float, north: float) -> None:
    """What was projected is found again, wherever the middle is."""
    x, y = azimuthal(longitude, latitude)(east, north)
    if x * x + y * y < 3.99:
        back = azimuthal_degrees(longitude, latitude)(x, y)
        assert near(back[0], east) == pytest.approx(east, abs=1e-4)
        assert back[1] == pytest.approx(north, abs=1e-4)


@given(longitudes, latitudes)
def test_a_distance_from_the_middle_is_that_of_its_chord(east: float, north: float) -> None:
    """The azimuthal map of the whole sphere is a disc of radius 2: its area is the sphere's."""
    x, y = azimuthal(0, 90)(east, north)
    assert sqrt(x * x + y * y) == pytest.approx(sqrt(2 - 2 * sin(radians(north))), abs=1e-6)


@pytest.mark.parametrize(("longitude", "middle", "found"), [(190, 0, -170), (-170, 180, 190), (11, 11, 11)])
def test_a_meridian_has_many_longitudes(longitude: float, middle: float, found: float) -> None:
    """The one within 180 degrees of a middle is taken."""
    assert near(longitude, middle) == found
