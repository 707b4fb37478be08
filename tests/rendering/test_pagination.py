# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Listings are cut from the oldest item on, and where the items say, so that a sheet changes only with its items."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from blotter.rendering.lists import pagination
from blotter.rendering.lists.pagination import HEAD, Sheet, bounds, cut_sheets, find_cuts, recut

EXACT = [
    # items, size, (number, newest item, oldest item, older, newer) of each sheet, the head first
    (0, 3, [(HEAD, None, None, None, None)]),
    (1, 3, [(HEAD, 0, 0, None, None)]),
    (5, 3, [(HEAD, 4, 0, None, None)]),
    (6, 3, [(HEAD, 5, 3, 1, None), (1, 2, 0, None, HEAD)]),
    (8, 3, [(HEAD, 7, 3, 1, None), (1, 2, 0, None, HEAD)]),
    (9, 3, [(HEAD, 8, 6, 2, None), (2, 5, 3, 1, HEAD), (1, 2, 0, None, 2)]),
    (5, 2, [(HEAD, 4, 2, 1, None), (1, 1, 0, None, HEAD)]),
    (3, 1, [(HEAD, 2, 2, 2, None), (2, 1, 1, 1, HEAD), (1, 0, 0, None, 2)]),
]
# The fewest and the most items of a numbered sheet.
LENGTHS = {1: (1, 1), 2: (2, 2), 3: (3, 3), 4: (3, 5), 6: (5, 7), 8: (6, 10), 20: (15, 25), 1000: (750, 1250)}

sizes = st.integers(1, 9)
totals = st.integers(0, 90)
numbers = st.lists(st.integers(0, 90), unique=True, max_size=90)


def _slugs(total: int) -> tuple[str, ...]:
    return tuple(f"s{number}" for number in range(total))


def _by_number(slugs: Sequence[str], size: int) -> dict[int, Sheet]:
    return {sheet.number: sheet for sheet in cut_sheets(slugs, size)}


@pytest.mark.parametrize(("total", "size", "expected"), EXACT)
def test_a_short_size_is_an_exact_one(total: int, size: int, expected: list[tuple[int | None, ...]]) -> None:
    """Below four there is no quarter to spare: the head holds size to 2*size-1 items, the sheets before it are full."""
    found = [
        (
            sheet.number,
            int(sheet.slugs[0][1:]) if sheet.slugs else None,
            int(sheet.slugs[-1][1:]) if sheet.slugs else None,
            sheet.older,
            sheet.newer,
        )
        for sheet in cut_sheets(_slugs(total), size)
    ]
    assert found == expected


def test_a_sheet_is_a_quarter_longer_or_shorter_at_most() -> None:
    """Of twenty: fifteen to twenty-five."""
    assert {size: bounds(size) for size in LENGTHS} == LENGTHS


@given(totals, sizes)
@example(2000, 20)
def test_sheets_keep_their_bounds(total: int, size: int) -> None:
    """Numbered ones between the fewest and the most, the head between the fewest and less than twice the size."""
    fewest, most = bounds(size)
    head, *numbered = cut_sheets(_slugs(total), size)
    assert all(fewest <= len(sheet.slugs) <= most for sheet in numbered)
    assert len(head.slugs) < 2 * size
    assert len(head.slugs) >= fewest or not numbered
    assert [sheet.number for sheet in numbered] == list(range(len(numbered), 0, -1))


def test_sheets_are_of_the_wanted_length_on_average() -> None:
    """A longer one makes up for a shorter one, whatever the slugs look like."""
    for form in ("story-{:05}", "{}", "2016-02-26-case-{}-of-lima"):
        starts = find_cuts([form.format(number) for number in range(10_000)], 20)
        assert 475 <= len(starts) <= 525
        assert {end - start for start, end in pairwise(starts)} == set(range(15, 26))


@pytest.mark.parametrize("size", [1, 4, 20])
def test_a_short_list_is_one_page(size: int) -> None:
    """Below twice the size there are no numbered pages, and from there on there is one."""
    assert [len(list(cut_sheets(_slugs(total), size))) for total in (0, 2 * size - 1, 2 * size)] == [1, 1, 2]


@given(totals, sizes)
def test_every_item_is_on_one_sheet(total: int, size: int) -> None:
    """Read from the head to the oldest sheet, a listing is all its items, newest first."""
    read = [slug for sheet in cut_sheets(_slugs(total), size) for slug in sheet.slugs]
    assert tuple(read) == _slugs(total)[::-1]


def test_cuts_are_the_same_everywhere() -> None:
    """In another process with another hash seed too; sites that are published would else get all their lists anew."""
    code = (
        "from blotter.rendering.lists.pagination import find_cuts; print(find_cuts([f's{n}' for n in range(140)], 20))"
    )
    expected = "[0, 25, 45, 67, 85, 101]"
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == expected


@given(totals, sizes)
def test_one_more_item_changes_three_sheets_at_most(total: int, size: int) -> None:
    """A newest item changes the head; where that is cut, a sheet is added and the one before gets a new neighbor."""
    before = set(cut_sheets(_slugs(total), size))
    after = set(cut_sheets(_slugs(total + 1), size))
    changed = {sheet.number for sheet in after - before}
    assert HEAD in changed
    assert len(changed) <= 3


@given(totals, totals, sizes)
def test_newest_items_change_no_cut(total: int, more: int, size: int) -> None:
    """Every numbered sheet keeps its items for as long as nothing older comes or goes."""
    cuts = find_cuts(_slugs(total), size)
    assert find_cuts(_slugs(total + more), size)[: len(cuts)] == cuts


@given(totals, sizes)
def test_neighbors_find_each_other(total: int, size: int) -> None:
    """Older and newer lead from sheet to sheet and back."""
    sheets = _by_number(_slugs(total), size)
    for number, sheet in sheets.items():
        if sheet.older is not None:
            assert sheets[sheet.older].newer == number
        if sheet.newer is not None:
            assert sheets[sheet.newer].older == number


@pytest.mark.parametrize(("change", "edits"), [("delete", 1), ("insert", 1), ("move", 2)])
def test_one_old_item_changes_few_sheets(change: str, edits: int) -> None:
    """Of a hundred, few on average, and mostly one: were they of one length, fifty would change.

    One item in twenty makes a sheet more or less, and shifts the numbers of all behind it. No cuts spare that: a list
    that loses all its items one by one has to lose its sheets.
    """
    chance = random.Random(20)
    counts, shifts = [], 0
    for _ in range(400):
        first = chance.randrange(100_000)
        before = [f"story-{first + number:06}" for number in range(2000)]
        now, slug = list(before), "another"
        if change != "insert":
            slug = now.pop(chance.randrange(2000))
        if change != "delete":
            now.insert(chance.randrange(2000), slug)
        cut = recut(before, now, 20)
        counts.append(len(list(cut.moved(()))))
        shifts += len(cut.cuts) != len(cut.cuts_before)
    assert sum(counts) / len(counts) < 6 * edits
    assert sorted(counts)[len(counts) // 2] <= 2 * edits - 1
    assert shifts / len(counts) < 0.08 * edits


@st.composite
def _edited(draw: st.DrawFn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A long list, and the same after a few items came, went or got another seat."""
    before = [f"s{number}" for number in range(draw(st.integers(0, 300)))]
    now = list(before)
    for number in range(draw(st.integers(0, 3))):
        change = draw(st.sampled_from(["come", "go", "move"]))
        slug = now.pop(draw(st.integers(0, len(now) - 1))) if now and change != "come" else f"new-{number}"
        if change != "go":
            now.insert(draw(st.integers(0, len(now))), slug)
    return tuple(before), tuple(now)


def _is_exact(before: Sequence[str], now: Sequence[str], size: int, touched: set[str]) -> bool:
    """Compare with what all sheets of both lists say, one by one."""
    known, sheets = _by_number(before, size), _by_number(now, size)
    moved = [s for s in sheets.values() if known.get(s.number) != s or not touched.isdisjoint(s.slugs)]
    cut = recut(before, now, size)
    assert list(cut.cuts_before) == find_cuts(before, size)
    assert cut.head == sheets[HEAD]
    assert list(cut.lost) == sorted(known.keys() - sheets.keys())
    return list(cut.moved(touched)) == moved


@given(_edited(), st.sampled_from([1, 2, 3, 4, 5, 8, 20]), st.sets(st.integers(0, 300).map("s{}".format), max_size=3))
def test_the_sheets_that_moved_are_found_without_a_look_at_the_others(
    lists: tuple[tuple[str, ...], tuple[str, ...]], size: int, touched: set[str]
) -> None:
    """They are those that differ from the sheets before, and those on which something touched stands; and what is lost.

    Either way: what a change brings, the opposite one takes.
    """
    before, now = lists
    assert _is_exact(before, now, size, touched)
    assert _is_exact(now, before, size, touched)


@given(numbers, numbers, sizes, st.integers(0, 90))
def test_lists_that_have_little_in_common_are_compared_as_well(
    before: list[int], now: list[int], size: int, touched: int
) -> None:
    """Whatever came, went and changed its place."""
    old, new = (tuple(f"s{number}" for number in some) for some in (before, now))
    assert _is_exact(old, new, size, {f"s{touched}"})
    old, new = (tuple(f"s{number:02}" for number in sorted(some)) for some in (before, now))
    assert _is_exact(old, new, size, {f"s{touched:02}"})


def test_where_the_count_of_sheets_changes_all_behind_are_found() -> None:
    """Each has another number then; those before the change are not among them."""
    slugs = _slugs(2000)
    lost = {}
    for seat in range(2000):
        cut = recut(slugs, slugs[:seat] + slugs[seat + 1 :], 20)
        if cut.lost and seat < 1000:
            lost[seat] = {sheet.number for sheet in cut.moved(())}
            assert _is_exact(slugs, slugs[:seat] + slugs[seat + 1 :], 20, set())
    assert lost
    for seat, moved in lost.items():
        last = max(moved)
        assert moved == {HEAD, *range(min(moved - {HEAD}), last + 1)}
        assert min(moved - {HEAD}) >= seat // 25 + 1


@given(totals, totals, sizes)
def test_a_list_that_only_grew_has_few_sheets_that_moved(first: int, more: int, size: int) -> None:
    """Sheets once cut stay; those after them, the last that was cut and the head are looked at."""
    found = list(recut(_slugs(first), _slugs(first + more), size).moved(()))
    assert len(found) <= more // bounds(size)[0] + 4


def test_a_list_with_one_item_less_is_cut_no_further_than_to_where_the_cuts_meet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of fifty thousand items, the list as it was costs a few cuts and not all of them once more."""
    slugs = _slugs(50_000)
    drawn: list[str] = []

    def lot(slug: str) -> bytes:
        drawn.append(slug)
        return real(slug)

    real = pagination._lot
    monkeypatch.setattr(pagination, "_lot", lot)
    now = slugs[:100] + slugs[101:]
    find_cuts(now, 20)
    once = len(drawn)
    recut(slugs, now, 20)
    assert len(drawn) < 2 * once + 1000
