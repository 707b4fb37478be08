# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Listings cut into sheets that count from the oldest item, so that a full sheet never changes again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HEAD = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
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


def cut_sheets(slugs: Sequence[str], size: int) -> Iterator[Sheet]:
    """Cut all sheets of a listing: the head, then from the newest to the oldest."""
    for number in (HEAD, *range(numbered_sheets(len(slugs), size), 0, -1)):
        yield cut_sheet(slugs, size, number)
