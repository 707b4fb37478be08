# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Small charts as geometry: columns of years with their numbers on them, and bars beside the rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from blotter.library.alphabet import alphabetical
from blotter.model.pages import Json

_WIDTH: Final = 360  # units of the chart, pixels on a phone
_HEIGHT: Final = 130
_TOP: Final = 16  # room for the number on the highest column
_FOOT: Final = 20  # room for the years
_COLUMN: Final = 44  # the widest
_GAP: Final = 0.28  # of a column's room
_YEAR: Final = 30  # the room that a year takes in print
_FIGURE: Final = 7  # and that a figure takes
_LEAST: Final = 1.5  # how high the column of one item among thousands still is
_FULL: Final = 100


def year_columns(years: Sequence[tuple[int, int]]) -> dict[str, Json]:
    """Draw a column a year, with direct labels and a baseline.

    ``years`` are (year, items), without gaps. Every number is in the table beside the chart; on the chart stand those
    for which there is room, the highest and the last always.
    """
    room = min(_COLUMN, _WIDTH / len(years))
    most = max(count for _, count in years)
    base = _HEIGHT - _FOOT
    every = -(-_YEAR // room) if room < _YEAR else 1
    highest = next(year for year, count in years if count == most)
    last = years[-1][0]
    columns: list[Json] = []
    for number, (year, count) in enumerate(years):
        height = max(_LEAST, (base - _TOP) * count / most) if count else 0
        is_read = room >= _FIGURE * len(str(most)) or year in (highest, last)
        columns.append(
            {
                "year": year,
                "count": count,
                "x": round(number * room + room * _GAP / 2, 1),
                "y": round(base - height, 1),
                "width": round(room * (1 - _GAP), 1),
                "height": round(height, 1),
                "middle": round((number + 0.5) * room, 1),
                "is_read": bool(count) and is_read,
                "is_named": (len(years) - 1 - number) % every == 0,
            }
        )
    width = max(round(len(years) * room), _COLUMN)
    return {"width": width, "height": _HEIGHT, "base": base, "columns": columns}


def ranked(counts: Mapping[str, int], label: Callable[[str], str], most: int) -> list[str]:
    """Return the keys with the highest counts, those of the same count by label, then by key."""
    return sorted(counts, key=lambda key: (-counts[key], alphabetical(label(key)), key))[:most]


def bar(count: int, highest: int) -> int:
    """Return how long a bar is, in hundredths of the longest: of one item, at least one."""
    return max(1, round(count * _FULL / highest)) if count else 0
