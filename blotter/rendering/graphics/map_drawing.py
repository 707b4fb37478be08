# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A map, from what it is about to what a template writes: the filter ``drawn``.

A page's data say what its map shows, in degrees and numbers of items. The drawing is made when the page is rendered, so
that a page which stays as it is costs no drawing. It is a pure function of the description and the packaged outlines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any, Final

from blotter.model.pages import Json
from blotter.rendering.graphics.frames import Frame, Size, around, core_box, shown_whole, stepped, widened, world_frame
from blotter.rendering.graphics.geography import world
from blotter.rendering.graphics.map_labels import Bubble, Label, Lettering, name_countries, place_labels
from blotter.rendering.graphics.maps import FINE, Ground, Room, draw_ground
from blotter.rendering.graphics.projections import Point, near

_LARGEST: Final = {"world": 25.0, "glance": 32.0, "part": 30.0}  # the radius of the largest bubble, in units of the map
_SMALLEST: Final = 4.0
_MANY: Final = 12  # items of the largest bubble, at least: a single item is no large one
_SPOT: Final = 5.0  # the radius of a place with one item
_SPOT_LARGEST: Final = 12.0
_PART: Final = Size(width=700, lowest=360, highest=560, margin=30)
_LOCATOR: Final = Size(width=320, lowest=200, highest=300, margin=18)
_WIDER: Final = 1.5  # how much larger than its countries a map may be for the sake of what is marked on it
_ANY: Final = 1e6
# What fits on a wide screen and what on a phone, where a map is drawn smaller than its words; see dispatch.css.
_LETTERINGS: Final = {
    "world": (
        Lettering(name="wide", size=12.5, grown=1.0, most=40),
        Lettering(name="narrow", size=30.0, grown=1.45, most=8),
    ),
    "part": (
        Lettering(name="wide", size=14.5, grown=1.0, most=30),
        Lettering(name="narrow", size=27.0, grown=1.5, most=8),
    ),
    "glance": (),
    "locator": (Lettering(name="wide", size=15.0, grown=1.0, most=3),),
}


def draw(description: Mapping[str, Any]) -> dict[str, Json]:
    """Draw a map. See ``overviews.maps`` for what a description holds, and docs/themes.md for what comes out."""
    kind = description["kind"]
    if kind in ("world", "glance"):
        rooms: Mapping[str, Room] = {}
        frame = _world_half()
        borders = world().borders if kind == "world" else ""
        shapes: dict[str, Json] = {"land": world().land, "focus": "", "borders": borders}
    else:
        ground = _ground(description)
        frame, rooms = ground.frame, ground.rooms
        shapes = {"land": ground.land, "focus": ground.focus, "borders": ""}
    bubbles = _bubbles(description["marks"], kind, frame, rooms)
    labels, names = _words(description, bubbles, frame, rooms)
    drawn: list[Json] = [
        _bubble_data(bubble) | {"labels": [_label_data(label) for label in labels[number]]}
        for number, bubble in enumerate(bubbles)
    ]
    return {
        "width": frame.width,
        "height": frame.height,
        "scale": round(1 / FINE, 3),
        **shapes,
        "bubbles": drawn,
        "names": [_label_data(label) for label in names],
    }


def _world_half() -> Frame:
    """The world as drawn beforehand has ``FINE`` units to one of ours."""
    frame = world_frame()
    return Frame(
        width=frame.width // FINE,
        height=frame.height // FINE,
        scale=frame.scale / FINE,
        left=frame.left / FINE,
        top=frame.top / FINE,
        project=frame.project,
        bounds=frame.bounds,
    )


def _ground(description: Mapping[str, Any]) -> Ground:
    """Fit a map to its countries, or else to its points, and to what is marked on it as far as that lies near."""
    is_locator = description["kind"] == "locator"
    size, most = (_LOCATOR, _ANY) if is_locator else (_PART, _WIDER)
    places = [(mark["longitude"], mark["latitude"]) for mark in description["marks"] if mark["kind"] != "country"]
    points: list[Point] = [(x, y) for x, y in description["points"]]
    whole: list[str] = []
    if not points:
        whole = _holding(description["fit"], places) if is_locator else shown_whole(description["fit"])
        points = widened(around([core_box(code) for code in whole]), places, most) if whole else stepped(places)
    return draw_ground(tuple(whole), tuple(points), frozenset(description["focus"]), size)


def _holding(countries: Sequence[str], places: Sequence[Point]) -> list[str]:
    """Choose the countries around some places: an article on Antwerp and Brazil that names one port is of one."""
    holding = [
        code
        for code in countries
        for west, south, east, north in [core_box(code)]
        if any(west <= near(x, (west + east) / 2) <= east and south <= y <= north for x, y in places)
    ]
    return holding or list(countries)


def _bubbles(marks: Sequence[Mapping[str, Any]], kind: str, frame: Frame, rooms: Mapping[str, Room]) -> list[Bubble]:
    """Make the marks circles, the largest first, so that the small ones lie on top."""
    most = max([mark["count"] for mark in marks if mark["kind"] != "spot"], default=0)
    unit = _LARGEST.get(kind, 0.0) / sqrt(max(most, _MANY))
    found: list[Bubble] = []
    for mark in marks:
        x, y = frame.place(mark["longitude"], mark["latitude"])
        room = rooms.get(mark["code"])
        if not frame.holds((x, y), _SMALLEST):
            if room is None:
                continue
            x, y = room.x, room.y
        if mark["kind"] == "spot":
            radius = min(_SPOT_LARGEST, _SPOT * sqrt(mark["count"]))
        else:
            radius = max(_SMALLEST, unit * sqrt(mark["count"]))
        fields = {name: mark[name] for name in ("kind", "code", "label", "count", "url")}
        found.append(Bubble(**fields, x=x, y=y, radius=radius))
    return sorted(found, key=lambda bubble: (-bubble.radius, bubble.label, bubble.url))


def _words(
    description: Mapping[str, Any], bubbles: Sequence[Bubble], frame: Frame, rooms: Mapping[str, Room]
) -> tuple[list[list[Label]], list[Label]]:
    """Place the names of bubbles, for each size of letters, and those of countries around them."""
    kind = description["kind"]
    labels: list[list[Label]] = [[] for _ in bubbles]
    names: list[Label] = []
    for lettering in _LETTERINGS[kind]:
        placed, taken = place_labels(bubbles, frame, lettering)
        for number, label in placed.items():
            labels[number].append(label)
        if kind == "part":
            marked = {bubble.code for bubble in bubbles if bubble.code}
            free = {code: room for code, room in rooms.items() if code not in marked}
            names += name_countries(free, description["names"], taken, lettering)
    return labels, names


def _bubble_data(bubble: Bubble) -> dict[str, Json]:
    return {
        "kind": bubble.kind,
        "label": bubble.label,
        "count": bubble.count,
        "url": bubble.url,
        "x": _short(bubble.x),
        "y": _short(bubble.y),
        "r": _short(bubble.radius),
    }


def _label_data(label: Label) -> dict[str, Json]:
    return {
        "lettering": label.lettering,
        "text": label.text,
        "count": label.count,
        "x": round(label.x),
        "y": round(label.y),
        "anchor": label.anchor,
    }


def _short(number: float) -> Json:
    """Write a tenth at most, and no tenth where there is none."""
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded
