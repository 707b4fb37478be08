# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Listings cut into sheets that count from the oldest item, so that a full sheet never changes again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

HEAD = 0


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a listing: its items, newest first, and the numbers of its neighbors (``None``: there is none).

    ``HEAD`` is the newest sheet, at the listing's own address; the others count from 1, the oldest.
    """

    number: int
    slugs: tuple[str, ...]
    older: int | None
    newer: int | None


def numbered_sheets(total: int, size: int) -> int:
    """Return how many sheets have a number: all full ones but the newest, which the head shows with what follows."""
    return max(total // size - 1, 0)


def cut_sheet(slugs: Sequence[str], size: int, number: int) -> Sheet:
    """Cut one sheet from slugs given oldest first.

    The head holds the newest ``size`` to ``2 * size - 1`` items (all, while there are fewer than that); sheet *n* the
    items from ``(n - 1) * size`` on.
    """
    last = numbered_sheets(len(slugs), size)
    if number == HEAD:
        return Sheet(number=HEAD, slugs=tuple(reversed(slugs[last * size :])), older=last or None, newer=None)
    return Sheet(
        number=number,
        slugs=tuple(reversed(slugs[(number - 1) * size : number * size])),
        older=number - 1 or None,
        newer=number + 1 if number < last else HEAD,
    )


def sheet_address(address: str, number: int) -> str:
    """Return the address of a sheet: the listing's own for the head, ``…/page/<n>/`` for the others."""
    return address if number == HEAD else f"{address}page/{number}/"


def cut_sheets(slugs: Sequence[str], size: int) -> Iterator[Sheet]:
    """Cut all sheets of a listing: the head, then from the newest to the oldest."""
    for number in (HEAD, *range(numbered_sheets(len(slugs), size), 0, -1)):
        yield cut_sheet(slugs, size, number)


def moved_sheets(before: Sequence[str], now: Sequence[str], size: int, touched: Collection[str]) -> Iterator[Sheet]:
    """Cut those sheets of a listing that are not as they were, or on which one of some slugs stands; the head first.

    What can have moved comes after the first seat that is taken by another slug, or got another neighbor at the end: of
    a long list, the other sheets are not even looked at.
    """
    last_before, last = numbered_sheets(len(before), size), numbered_sheets(len(now), size)
    first = max(min(_same_seats(before, now) // size + 1, last_before, last), 1)
    marks = frozenset(touched)
    seats = {seat // size + 1 for seat, slug in enumerate(now) if slug in marks}
    for number in (HEAD, *sorted(seats.intersection(range(1, first)), reverse=True), *range(last, first - 1, -1)):
        sheet = cut_sheet(now, size, number)
        is_known = number == HEAD or number <= last_before
        if not is_known or sheet != cut_sheet(before, size, number) or not marks.isdisjoint(sheet.slugs):
            yield sheet


def _same_seats(before: Sequence[str], now: Sequence[str]) -> int:
    """Count the seats from the oldest on that are taken by the same slugs."""
    low, high = 0, min(len(before), len(now))
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == now[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
