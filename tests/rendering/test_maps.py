# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""How maps are framed, drawn and lettered, whatever stands on them."""

from __future__ import annotations

import re
from itertools import pairwise
from math import pi
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.rendering.graphics.frames import Frame, Size, core_points, fit, shown_whole, world_frame
from blotter.rendering.graphics.map_drawing import draw
from blotter.rendering.graphics.map_labels import Bubble, Lettering, name_countries, place_labels
from blotter.rendering.graphics.maps import Room, cull, draw_ground
from blotter.rendering.graphics.projections import azimuthal

SIZE = Size(width=700, lowest=360, highest=560, margin=30)
PLAIN = Lettering(name="wide", size=14, grown=1, most=30)
EUROPE = ["BE", "DE", "ES", "FR", "GB", "IT", "PL", "RU", "UA"]
FRAME = Frame(width=700, height=500, scale=1, left=0, top=0, project=azimuthal(0, 0), bounds=(-1, -1, 1, 1))


def mark(label: str = "Peru", count: int = 1, kind: str = "country", **more: Any) -> dict[str, Any]:
    """A mark in Peru, unless the test says otherwise."""
    values = {"kind": kind, "code": "", "label": label, "count": count, "url": f"/{label}/"}
    return {**values, "longitude": -75.0, "latitude": -9.0, **more}


def part(*marks: dict[str, Any], fit: tuple[str, ...] = ("PE",), **more: Any) -> dict[str, Any]:
    """The description of a map of some countries."""
    values = {"kind": "part", "fit": list(fit), "points": [], "focus": list(fit), "names": {}, "marks": list(marks)}
    return {**values, **more}


def drawn(*marks: dict[str, Any], **more: Any) -> Any:
    """A map of Peru, drawn."""
    return draw(part(*marks, **more))


@pytest.mark.parametrize("code", ["PE", "CL", "RU", "FJ", "SG", "NZ", "US"])
def test_a_country_is_on_its_map(code: str) -> None:
    """Tall, wide, small, or on both sides of 180°: all that its map shows whole is inside the frame."""
    frame = fit(core_points(code), SIZE)
    assert all(frame.holds(frame.place(*point), SIZE.margin - 1) for point in core_points(code))
    assert SIZE.lowest <= frame.height <= SIZE.highest


def test_a_small_state_lies_in_its_surroundings() -> None:
    """The map of Singapore is some hundred kilometers wide and has Malaysia on it."""
    ground = draw_ground(("SG",), (), frozenset({"SG"}), SIZE)
    assert 400 < ground.frame.kilometers * SIZE.width < 1000
    assert {"MY", "ID"} <= set(ground.rooms)
    assert ground.focus


def test_a_giant_does_not_make_the_others_small() -> None:
    """Europe is framed without the east of Russia; of two countries both are shown whole."""
    assert shown_whole(EUROPE) == sorted({*EUROPE} - {"RU"})
    assert shown_whole(["RU", "EE"]) == ["EE", "RU"]
    assert shown_whole(["BR", "PE", "EC"]) == ["BR", "EC", "PE"]


points = st.lists(st.tuples(st.integers(-60, 160), st.integers(-60, 160)), min_size=3, max_size=30)


def _winding(line: list[tuple[int, int]], x: float, y: float) -> int:
    """How often a closed line goes around a point."""
    turns = 0
    for (left, top), (right, bottom) in pairwise([*line, *line[:1]]):
        side = (right - left) * (y - top) - (x - left) * (bottom - top)
        turns += (top <= y < bottom and side > 0) - (bottom <= y < top and side < 0)
    return turns


@given(points)
def test_what_is_off_the_map_is_left_out_unseen(line: list[tuple[int, int]]) -> None:
    """However a line wanders, every point of the map is as often inside of what is kept as of the whole."""
    kept = cull(line, 100, 80)
    assert set(kept) <= set(line)
    for x in range(7, 100, 21):
        for y in range(5, 80, 17):
            assert _winding(kept, x + 0.3, y + 0.6) == _winding(line, x + 0.3, y + 0.6)


def test_far_coasts_are_left_out() -> None:
    """The map of Peru has little of Brazil's coast and nothing of Asia's: it weighs some kilobytes."""
    ground = draw_ground(("PE",), (), frozenset({"PE"}), SIZE)
    assert {"PE", "EC", "CO", "BR", "BO"} <= set(ground.rooms) <= {"PE", "EC", "CO", "BR", "BO", "CL"}
    assert 500 < len(ground.land) + len(ground.focus) < 8_000
    assert re.fullmatch(r"(M-?\d+ -?\d+l(-?\d+[ -]?)+z)+", ground.focus)


def test_areas_of_bubbles_are_in_proportion() -> None:
    """Four times the items, twice the radius; one item alone is no large bubble."""
    few, many = drawn(mark("A", 25), mark("B", 100, latitude=-4.0))["bubbles"][::-1]
    assert many["r"] == pytest.approx(2 * few["r"], abs=0.11)
    assert drawn(mark("A", 1))["bubbles"][0]["r"] < 10


def test_small_bubbles_lie_on_top() -> None:
    """What is drawn later lies on top, and is what a finger meets."""
    bubbles = drawn(mark("A", 2), mark("B", 40), mark("C", 9, kind="area"), mark("D", kind="spot"))["bubbles"]
    assert [bubble["label"] for bubble in bubbles] == ["B", "C", "A", "D"]


def test_equal_bubbles_have_an_order() -> None:
    """The order of the marks does not matter."""
    one, other = mark("A", 3), mark("B", 3, latitude=-5.0)
    assert drawn(one, other) == drawn(other, one)


def test_a_bubble_off_the_map_moves_into_what_the_map_shows_of_its_country() -> None:
    """The middle of Russia is in Siberia; on a map of Europe its bubble stands where Russia is seen."""
    russia = mark("Russia", 3, code="RU", longitude=96.0, latitude=61.5)
    map_ = drawn(russia, fit=tuple(EUROPE))
    (bubble,) = map_["bubbles"]
    assert 0.7 * map_["width"] < bubble["x"] < map_["width"]
    assert 0 < bubble["y"] < map_["height"]


def test_what_lies_far_away_is_not_on_the_map() -> None:
    """A story of Peru that names Madrid does not put Spain on the map of Peru; one that names the sea off Lima may."""
    madrid, sea = mark("Madrid", kind="spot", longitude=-3.7, latitude=40.4), mark("Sea", kind="spot", longitude=-83.0)
    map_ = drawn(madrid, sea)
    assert [bubble["label"] for bubble in map_["bubbles"]] == ["Sea"]


def test_the_places_of_an_article_are_all_on_its_map() -> None:
    """From Antwerp to Santos, with a country or without."""
    antwerp = mark("Antwerp", kind="spot", longitude=4.4, latitude=51.2)
    santos = mark("Santos", kind="spot", longitude=-46.3, latitude=-23.9)
    for countries in (["BE", "BR"], []):
        map_: Any = draw({**part(antwerp, santos, fit=tuple(countries)), "kind": "locator"})
        assert {bubble["label"] for bubble in map_["bubbles"]} == {"Antwerp", "Santos"}


def test_the_world_map_is_ready_made() -> None:
    """Its land and borders come from the file; a bubble stands where Equal Earth puts it."""
    map_: Any = draw({"kind": "world", "marks": [mark("Null", longitude=11.0, latitude=0.0)]})
    (bubble,) = map_["bubbles"]
    assert map_["borders"]
    assert bubble["x"] == pytest.approx(map_["width"] / 2, abs=1)
    assert world_frame().holds(world_frame().place(-175.0, -20.0))


def _bubble(label: str, x: float, y: float, radius: float = 8, kind: str = "country") -> Bubble:
    return Bubble(kind=kind, code="", label=label, count=3, url="", x=x, y=y, radius=radius)


def test_a_label_goes_where_there_is_room() -> None:
    """To the right; at the right edge to the left; where both are taken above or below; else it is left out."""
    labels, _ = place_labels([_bubble("Peru", 300, 200)], FRAME, PLAIN)
    assert labels[0].anchor == "start"
    labels, _ = place_labels([_bubble("Peru", 690, 200)], FRAME, PLAIN)
    assert labels[0].anchor == "end"
    between = [_bubble("Peru", 300, 200), _bubble("X", 325, 200, 9), _bubble("Y", 275, 200, 9)]
    labels, _ = place_labels(between, FRAME, PLAIN)
    assert labels[0].anchor == "middle"
    crowd = [_bubble("Peru", 300, 200), *(_bubble(f"{x}{y}", x, y, 30) for x in (250, 300, 350) for y in (150, 250))]
    labels, _ = place_labels([*crowd, _bubble("L", 250, 200, 30), _bubble("R", 350, 200, 30)], FRAME, PLAIN)
    assert 0 not in labels


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 500), st.integers(4, 30)), max_size=14))
def test_labels_never_overlap(seats: list[tuple[int, int, int]]) -> None:
    """Neither each other nor a bubble that is not theirs, and all of them are on the map."""
    bubbles = [_bubble(f"Place {n}", x, y, radius) for n, (x, y, radius) in enumerate(seats)]
    labels, taken = place_labels(bubbles, FRAME, PLAIN)
    boxes = taken[: len(labels)]
    for number, one in enumerate(boxes):
        assert one[0] >= 0
        assert one[2] <= FRAME.width
        for other in boxes[number + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_countries_go_before_areas_and_places() -> None:
    """Where only one name fits, it is the country's."""
    area, country = _bubble("Area", 300, 200, 20, "area"), _bubble("Country", 400, 300, 10)
    labels, _ = place_labels([area, country], FRAME, Lettering(name="wide", size=14, grown=1, most=1))
    assert [label.text for label in labels.values()] == ["Country"]


def test_a_description_is_no_label() -> None:
    """A place that is named in half a sentence is in the table, and is a point on the map."""
    long = _bubble("San Ignacio, Sandia province, Puno", 300, 200, 5, "spot")
    assert place_labels([long], FRAME, PLAIN)[0] == {}


def test_the_names_of_countries_fit_into_them() -> None:
    """Only those that the vocabulary has, and only where the country is wide enough."""
    rooms = {"BR": Room(x=400, y=200, width=300), "EC": Room(x=100, y=100, width=20), "SR": Room(x=9, y=9, width=99)}
    names = name_countries(rooms, {"BR": "Brazil", "EC": "Ecuador"}, [], PLAIN)
    assert [(name.text, name.x, name.anchor) for name in names] == [("Brazil", 400, "middle")]
    assert name_countries(rooms, {"BR": "Brazil"}, [(390, 195, 410, 205)], PLAIN) == []


def test_a_circle_of_a_place_grows_with_its_items() -> None:
    """By area, too, and only so far."""
    spots = [mark(str(count), count, kind="spot", latitude=-4.0 - count / 9) for count in (1, 4, 50)]
    small, middle, large = (bubble["r"] for bubble in drawn(*spots)["bubbles"][::-1])
    assert pi * middle**2 == pytest.approx(4 * pi * small**2)
    assert large == 12
