# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where the words on a map stand: beside what they name, over nothing else, and left out where there is no room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from blotter.rendering.graphics.frames import Frame
from blotter.rendering.graphics.maps import Room

Box = tuple[float, float, float, float]

_WIDE: Final = 0.56  # of the size of the letters: how wide one is, as a rule
_HIGH: Final = 1.15
_GAP: Final = 0.35
_LONG: Final = 26  # letters: the name of a place that is a description
_ORDER: Final = {"country": 0, "area": 1, "spot": 2}  # whose names go before others
_BASELINE: Final = 0.35  # how far below the middle of a line its baseline is
_ROUND: Final = 0.85  # of its box, what a circle really covers


class Bubble(msgspec.Struct, frozen=True, kw_only=True):
    """A circle on a map, and what it stands for. ``code`` is that of a country, or empty."""

    kind: str
    code: str
    label: str
    count: int
    url: str
    x: float
    y: float
    radius: float


class Lettering(msgspec.Struct, frozen=True, kw_only=True):
    """How large the words are, in units of the map, how much larger the bubbles are drawn, and how many are named."""

    name: str
    size: float
    grown: float
    most: int


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """Words on a map; ``count`` is 0 where none is written, ``anchor`` what SVG calls ``text-anchor``."""

    lettering: str
    text: str
    count: int
    x: float
    y: float
    anchor: str


def place_labels(bubbles: Sequence[Bubble], frame: Frame, lettering: Lettering) -> tuple[dict[int, Label], list[Box]]:
    """Name the bubbles: countries before areas, and before the places of articles; of a kind, the first before others.

    Returns the labels by the number of their bubble, and what of the map is then taken.
    """
    circles = [_circle(bubble, lettering) for bubble in bubbles]
    taken: list[Box] = []
    labels: dict[int, Label] = {}
    for number in sorted(range(len(bubbles)), key=lambda number: (_ORDER[bubbles[number].kind], number)):
        bubble = bubbles[number]
        if len(labels) == lettering.most:
            break
        if bubble.kind == "spot" and len(bubble.label) > _LONG:
            continue
        others = circles[:number] + circles[number + 1 :]
        for label, box in _places(bubble, lettering):
            if _is_inside(box, frame) and not any(_meet(box, other) for other in (*taken, *others)):
                labels[number] = label
                taken.append(box)
                break
    return labels, taken + circles


def name_countries(
    rooms: Mapping[str, Room], names: Mapping[str, str], taken: Iterable[Box], lettering: Lettering
) -> list[Label]:
    """Name the countries that have room for it, those with the most room first."""
    boxes = list(taken)
    labels: list[Label] = []
    for code in sorted(rooms, key=lambda code: (-rooms[code].width, code)):
        room, name = rooms[code], names.get(code, "")
        wide, high = len(name) * _WIDE * lettering.size, _HIGH * lettering.size
        box = (room.x - wide / 2, room.y - high / 2, room.x + wide / 2, room.y + high / 2)
        if name and wide + lettering.size < room.width and not any(_meet(box, other) for other in boxes):
            y = room.y + _BASELINE * lettering.size
            labels.append(Label(lettering=lettering.name, text=name, count=0, x=room.x, y=y, anchor="middle"))
            boxes.append(box)
    return labels


def _circle(bubble: Bubble, lettering: Lettering) -> Box:
    reach = bubble.radius * lettering.grown * _ROUND
    return bubble.x - reach, bubble.y - reach, bubble.x + reach, bubble.y + reach


def _places(bubble: Bubble, lettering: Lettering) -> Iterator[tuple[Label, Box]]:
    """List where the name of a bubble may stand, the best first: right, left, above, below, and the corners."""
    size = lettering.size
    said = f"{bubble.label} {bubble.count}" if bubble.count > 1 or bubble.kind != "spot" else bubble.label
    wide, high = len(said) * _WIDE * size, _HIGH * size
    reach = bubble.radius * lettering.grown + _GAP * size
    corner = reach * 0.75
    for across, up, anchor in (
        (reach, 0.0, "start"),
        (-reach, 0.0, "end"),
        (0.0, -reach - high / 2, "middle"),
        (0.0, reach + high / 2, "middle"),
        (corner, -corner, "start"),
        (corner, corner, "start"),
        (-corner, -corner, "end"),
        (-corner, corner, "end"),
    ):
        x, y = bubble.x + across, bubble.y + up
        left = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
        box = (left, y - high / 2, left + wide, y + high / 2)
        label = Label(
            lettering=lettering.name,
            text=bubble.label,
            count=bubble.count if said != bubble.label else 0,
            x=x,
            y=y + _BASELINE * size,
            anchor=anchor,
        )
        yield label, box


def _is_inside(box: Box, frame: Frame) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= frame.width - 2 and box[3] <= frame.height - 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
