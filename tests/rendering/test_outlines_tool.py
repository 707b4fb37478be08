# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The tool that makes the outlines, given a small atlas: two countries, an island, and a part far away."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from tools.outlines import main
from tools.rings import along_parallels
from tools.simplifying import area_of, weigh

Line = list[tuple[float, float]]
SCALE = 0.01

BORDER: Line = [(10, 10), (10, 12), (10.001, 13), (12, 14), (10, 20)]
WEST: Line = [(10, 20), (0, 20), (0, 10), (10, 10)]
EAST: Line = [(10, 10), (20, 10), (20, 20), (10, 20)]
ISLAND: Line = [(-3, 15), (-1, 15), (-1, 16), (-3, 16), (-3, 15)]
ROCK: Line = [(-5, 15), (-4.99, 15), (-4.99, 15.01), (-5, 15)]
GUIANA: Line = [(-54, 3), (-52, 3), (-52, 5), (-54, 5), (-54, 3)]


def arc(line: Line) -> list[list[int]]:
    """Write a line as TopoJSON does: whole numbers, each as the step from the one before."""
    whole = [(round(x / SCALE), round(y / SCALE)) for x, y in line]
    return [list(whole[0])] + [[x - a, y - b] for (a, b), (x, y) in pairwise(whole)]


def geometry(name: str, code: str, *polygons: Sequence[int]) -> dict[str, Any]:
    """A country of the atlas, as the rings of its polygons."""
    return {"type": "MultiPolygon", "arcs": [[ring] for ring in polygons], "id": code, "properties": {"name": name}}


@pytest.fixture(scope="module")
def outlines(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The file that the tool makes of France (with French Guiana, an island and a rock) and Germany."""
    folder = tmp_path_factory.mktemp("atlas")
    atlas = {
        "type": "Topology",
        "transform": {"scale": [SCALE, SCALE], "translate": [0, 0]},
        "arcs": [arc(line) for line in (BORDER, WEST, EAST, ISLAND, ROCK, GUIANA)],
        "objects": {
            "countries": {
                "type": "GeometryCollection",
                "geometries": [
                    geometry("France", "250", [0, 1], [3], [4], [5]),
                    geometry("Germany", "276", [~0, 2]),
                    geometry("Antarctica", "010", [3]),
                ],
            }
        },
    }
    (folder / "atlas.json").write_text(json.dumps(atlas))
    assert main([str(folder / "atlas.json"), str(folder / "outlines.json")]) == 0
    return json.loads((folder / "outlines.json").read_text())


def test_countries_are_told_by_their_code(outlines: Any) -> None:
    """French Guiana is a country of its own, Antarctica none."""
    assert sorted(outlines["countries"]) == ["DE", "FR", "GF"]


def test_a_border_is_one_arc_of_two_countries(outlines: Any) -> None:
    """Run the other way by one of them; that makes them neighbors."""
    france, germany = outlines["countries"]["FR"], outlines["countries"]["DE"]
    assert (france["neighbors"], germany["neighbors"]) == (["DE"], ["FR"])
    assert france["rings"][0].split()[5:] == ["0", "1"]
    assert germany["rings"][0].split()[5:] == ["-1", "2"]


def test_islands_are_kept_and_rocks_left_out(outlines: Any) -> None:
    """An island near the coast is part of what a map shows whole; a rock of a square kilometer is not in the file."""
    france = outlines["countries"]["FR"]
    assert len(france["rings"]) == 2
    assert france["core"] == 2
    assert france["box"] == [-3, 10, 12, 20]


def test_points_have_grades(outlines: Any) -> None:
    """Corners stay at every scale; what is a wiggle of a hundred meters is left out of the file."""
    points, grades = outlines["arcs"][0]
    assert points.startswith("2000 2000 ")
    assert grades[0] == grades[-1] == "9"
    assert len(grades) < len(BORDER) + 2
    assert len(points.split()) == 2 * len(grades)


def test_the_center_is_inside(outlines: Any) -> None:
    """Of the largest ring."""
    x, y = outlines["countries"]["FR"]["center"]
    assert 1 < x < 9
    assert 11 < y < 19


def test_the_world_is_drawn(outlines: Any) -> None:
    """The two countries are one piece of land with a border on it; the others are pieces of their own."""
    assert outlines["world"]["land"].count("M") == 3
    assert outlines["world"]["borders"].count("M") == 1


def test_what_changes_little_goes_first() -> None:
    """A point on a straight line weighs nothing, a spike much; the ends always stay, and of a ring a triangle."""
    flat, spike = weigh([(0, 0), (1, 0.001), (2, 0), (3, 2), (4, 0)])[1:4:2]
    assert flat < 20
    assert spike > 10_000
    square = weigh([(0, 0), (1, 0), (1, 1), (0.5, 1.01), (0, 1), (0, 0)])
    assert sum(weight == float("inf") for weight in square) == 4


def test_an_area_is_that_of_the_sphere() -> None:
    """A square degree at the equator is some 12,300 square kilometers, at 60° half of that."""
    square: Line = [(0, -0.5), (1, -0.5), (1, 0.5), (0, 0.5), (0, -0.5)]
    assert area_of(square) == pytest.approx(12_364, rel=0.001)
    assert area_of([(x, y + 60) for x, y in square]) == pytest.approx(6_182, rel=0.02)


def test_a_long_straight_border_follows_its_parallel() -> None:
    """So that a map that is not cylindrical can bend it, as that of the United States at 49° north."""
    line = list(along_parallels([(-120.0, 49.0, 9.0), (-110.0, 49.0, 9.0), (-109.0, 48.0, 9.0)], 5.0))
    assert [round(x, 1) for x, _, _ in line] == [-120.0, -117.5, -115.0, -112.5, -110.0, -109.0]
    assert {y for _, y, _ in line[:5]} == {49.0}
