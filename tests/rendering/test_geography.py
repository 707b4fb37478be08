# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The outlines that come with Blotter: what is in the file, and what a world map of it weighs."""

from __future__ import annotations

import gzip
import tomllib
from pathlib import Path

import pytest

from blotter.reading.packaged import packaged_outlines
from blotter.rendering.graphics.geography import boxes, has_outline, outline, world
from tools.country_codes import CODES

NEIGHBORS = [
    ("PE", "BO BR CL CO EC"),
    ("FR", "AD BE CH DE ES IT LU MC"),
    ("UA", "BY HU MD PL RO RU SK"),
    ("GF", "BR SR"),
    ("SO", "DJ ET KE"),
    ("CY", ""),
    ("LS", "ZA"),
    ("XK", "AL ME MK RS"),
]


@pytest.mark.parametrize(("code", "neighbors"), NEIGHBORS)
def test_neighbors_share_a_border(code: str, neighbors: str) -> None:
    """French Guiana is not France's, Somaliland and Northern Cyprus are no countries of their own."""
    assert " ".join(outline(code).neighbors) == neighbors


def test_being_neighbors_is_mutual() -> None:
    """Every country is a neighbor of its neighbors."""
    for code in boxes():
        assert all(code in outline(other).neighbors for other in outline(code).neighbors if code), code


def test_countries_are_keyed_by_their_iso_code() -> None:
    """All of ISO 3166-1 but Antarctica and what is too small for the atlas; and Kosovo."""
    known = set(boxes()) - {""}
    assert known <= {*CODES.values(), "XK"}
    assert {*CODES.values()} - known == {"AQ", "BV", "GI", "TK", "TV", "UM"}
    assert not has_outline("ZZ")


def test_crimea_is_drawn_with_ukraine() -> None:
    """As the General Assembly of the United Nations has it, and not as the atlas has it."""
    assert boxes()["UA"][1] <= 44
    assert all(not (ring.box[0] >= 32 and ring.box[2] <= 37 and ring.box[3] <= 47) for ring in outline("RU").rings)


@pytest.mark.parametrize(("code", "longitude", "latitude"), [("PE", -75, -9), ("NO", 10, 62), ("VN", 107, 15)])
def test_the_center_is_inside(code: str, longitude: float, latitude: float) -> None:
    """Norway and Vietnam are bent: their middle lies abroad, the center that a bubble takes does not."""
    center = outline(code).center
    assert center == pytest.approx((longitude, latitude), abs=7)


def test_the_outlines_are_a_small_file() -> None:
    """The package carries them everywhere; the world map goes over thin lines."""
    assert len(packaged_outlines()) < 480_000
    paths = world().land + world().borders
    assert len(paths) < 45_000
    assert len(gzip.compress(paths.encode())) < 18_000


def test_the_file_is_installed_with_the_package() -> None:
    """An installed Blotter has maps, too."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert "outlines.json" in project["tool"]["setuptools"]["package-data"]["blotter.rendering.graphics"]
    assert "LICENSES/ISC.txt" in project["project"]["license-files"]


def test_the_file_says_where_it_comes_from() -> None:
    """Origin, version and license are its first words."""
    about = packaged_outlines()[:400].decode()
    assert all(word in about for word in ("Natural Earth 4.1.0", "public domain", "world-atlas 2.0.2", "ISC", "tools/"))
