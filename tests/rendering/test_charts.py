# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Small charts: columns that are as high as their numbers, bars as long, and labels where there is room."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from blotter.rendering.overviews.charts import bar, ranked, year_columns


def columns(*counts: int, first: int = 2010) -> Any:
    """The columns of some years."""
    return year_columns([(first + number, count) for number, count in enumerate(counts)])["columns"]


def test_columns_stand_on_the_baseline_and_are_as_high_as_their_numbers() -> None:
    """Twice the items, twice the height; a year without items has none."""
    one, none, two = columns(5, 0, 10)
    assert two["height"] == pytest.approx(2 * one["height"], abs=0.2)
    assert one["y"] + one["height"] == two["y"] + two["height"] == year_columns([(2010, 1)])["base"]
    assert none["height"] == 0


def test_one_item_among_thousands_is_seen() -> None:
    """A column that would be a hair is drawn as a line."""
    assert columns(1, 4000)[0]["height"] >= 1


@pytest.mark.parametrize("years", [2, 8, 15, 40, 120])
def test_a_chart_of_many_years_stays_in_its_width(years: int) -> None:
    """The columns are narrower, and fewer years are named; the last one always, and no two names touch."""
    chart: Any = year_columns([(1900 + number, number + 1) for number in range(years)])
    named = [column for column in chart["columns"] if column["is_named"]]
    assert chart["width"] <= 360
    assert all(column["x"] + column["width"] <= chart["width"] + 0.2 for column in chart["columns"])
    assert named[-1]["year"] == 1900 + years - 1
    assert all(right["middle"] - left["middle"] >= 30 for left, right in pairwise(named))


def test_where_columns_are_narrow_the_highest_and_the_last_have_their_number() -> None:
    """The table has the others."""
    read = [column["count"] for column in columns(*[100] * 30, 999, *[200] * 30) if column["is_read"]]
    assert read == [999, 200]


def test_the_most_come_first_and_equals_by_label() -> None:
    """Capitals and small letters are alike; the key decides at last."""
    labels = {"a": "zinc", "b": "Gold", "c": "amber", "d": "Amber"}
    assert ranked({"a": 2, "b": 1, "c": 1, "d": 1}, labels.__getitem__, 3) == ["a", "c", "d"]


@pytest.mark.parametrize(("count", "highest", "length"), [(10, 10, 100), (5, 10, 50), (1, 4000, 1), (0, 7, 0)])
def test_a_bar_is_as_long_as_its_number(count: int, highest: int, length: int) -> None:
    """In hundredths of the longest; one item is always seen."""
    assert bar(count, highest) == length
