# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Listings are cut from the oldest item on, so that a full sheet stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.rendering.pagination import HEAD, Sheet, cut_sheet, cut_sheets, moved_sheets

CUTS = [
    # items, size, (number, newest item, oldest item, older, newer) of each sheet, the head first
    (0, 3, [(HEAD, None, None, None, None)]),
    (1, 3, [(HEAD, 0, 0, None, None)]),
    (5, 3, [(HEAD, 4, 0, None, None)]),
    (6, 3, [(HEAD, 5, 3, 1, None), (1, 2, 0, None, HEAD)]),
    (8, 3, [(HEAD, 7, 3, 1, None), (1, 2, 0, None, HEAD)]),
    (9, 3, [(HEAD, 8, 6, 2, None), (2, 5, 3, 1, HEAD), (1, 2, 0, None, 2)]),
    (3, 1, [(HEAD, 2, 2, 2, None), (2, 1, 1, 1, HEAD), (1, 0, 0, None, 2)]),
]

sizes = st.integers(1, 7)
totals = st.integers(0, 60)


def _slugs(total: int) -> list[str]:
    return [f"s{number}" for number in range(total)]


@pytest.mark.parametrize(("total", "size", "expected"), CUTS)
def test_a_listing_is_cut_from_the_oldest(total: int, size: int, expected: list[tuple[int | None, ...]]) -> None:
    """The head holds size to 2*size-1 items; the numbered sheets before it are full."""
    sheets = list(cut_sheets(_slugs(total), size))
    found = [
        (
            sheet.number,
            int(sheet.slugs[0][1:]) if sheet.slugs else None,
            int(sheet.slugs[-1][1:]) if sheet.slugs else None,
            sheet.older,
            sheet.newer,
        )
        for sheet in sheets
    ]
    assert found == expected


@given(totals, sizes)
def test_every_item_is_on_one_sheet(total: int, size: int) -> None:
    """Read from the head to the oldest sheet, a listing is all its items, newest first."""
    read = [slug for sheet in cut_sheets(_slugs(total), size) for slug in sheet.slugs]
    assert read == _slugs(total)[::-1]


@given(totals, sizes)
def test_one_more_item_changes_three_sheets_at_most(total: int, size: int) -> None:
    """A newest item changes the head; where that is full, a sheet is added and the one before gets a new neighbor."""
    before = set(cut_sheets(_slugs(total), size))
    after = set(cut_sheets(_slugs(total + 1), size))
    changed = {sheet.number for sheet in after - before}
    assert HEAD in changed
    assert len(changed) <= 3


@given(totals, sizes)
def test_neighbors_find_each_other(total: int, size: int) -> None:
    """Older and newer lead from sheet to sheet and back."""
    sheets: dict[int, Sheet] = {sheet.number: sheet for sheet in cut_sheets(_slugs(total), size)}
    for number, sheet in sheets.items():
        assert sheet == cut_sheet(_slugs(total), size, number)
        if sheet.older is not None:
            assert sheets[sheet.older].newer == number
        if sheet.newer is not None:
            assert sheets[sheet.newer].older == number


@given(st.lists(st.integers(0, 60), unique=True), st.lists(st.integers(0, 60), unique=True), sizes, st.integers(0, 60))
def test_the_sheets_that_moved_are_found_without_a_look_at_the_others(
    before: list[int], now: list[int], size: int, touched: int
) -> None:
    """They are those that differ from the sheets before, and those on which something touched stands."""
    old, new = ([f"s{number}" for number in sorted(numbers)] for numbers in (before, now))
    known = {sheet.number: sheet for sheet in cut_sheets(old, size)}
    expected = [
        sheet for sheet in cut_sheets(new, size) if known.get(sheet.number) != sheet or f"s{touched}" in sheet.slugs
    ]
    assert sorted(moved_sheets(old, new, size, {f"s{touched}"}), key=_number) == sorted(expected, key=_number)


@given(totals, totals, sizes)
def test_a_list_that_only_grew_has_few_sheets_that_moved(first: int, more: int, size: int) -> None:
    """Full sheets stay; those after them, the last that was full and the head are looked at."""
    found = list(moved_sheets(_slugs(first), _slugs(first + more), size, ()))
    assert len(found) <= more // size + 3


def _number(sheet: Sheet) -> int:
    return sheet.number
