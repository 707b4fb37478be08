# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Listings cut into numbered sheets, the oldest first, at items that stand there anyway.

If all sheets were of one length, an item taken away would draw one over each of the cuts behind it, and change every
page there. So cuts follow the content, as in programs that copy only what changed in a file: each slug draws a lot, and
a sheet ends at the lowest of those near its wanted length. Where an item comes or goes, the cuts are soon again
where they were. Which items there are says where all cuts are: nothing is remembered.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from hashlib import blake2b

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


def bounds(size: int) -> tuple[int, int]:
    """Return the fewest and the most items of a numbered sheet: three and five quarters of ``size``; below 4, ``size``.

    The head has no fewer and less than twice ``size``; or all items, while there are fewer than that.
    """
    return size - size // 4, size + size // 4


def find_cuts(slugs: Sequence[str], size: int) -> list[int]:
    """Return the seats at which sheets begin, given slugs oldest first: sheet 1 at 0, and so on, at the last the head.

    The last item of a sheet is the one with the lowest lot of those that may be its last, the older of two equal ones.
    A sheet is cut only where all of these are there and then enough for a head: so a newest item never changes a cut.
    """
    return [0, *_cuts_from(0, slugs, size)]


def _cuts_from(start: int, slugs: Sequence[str], size: int) -> Iterator[int]:
    """Find the cuts after one."""
    low, high = bounds(size)
    while start + high + low <= len(slugs):
        lots = list(map(_lot, slugs[start + low - 1 : start + high]))
        start += low + lots.index(min(lots))
        yield start


@cache
def _lot(slug: str) -> bytes:
    """Draw the lot of a slug: the same at every build, and as good as random.

    A checksum such as CRC-32 takes a third of the time, but slugs that count up come in much the same order again and
    again under it, and the cuts then take longer to be where they were.
    """
    return blake2b(slug.encode(), digest_size=8).digest()


def sheet_address(address: str, number: int) -> str:
    """Return the address of a sheet: the listing's own for the head, ``…/page/<n>/`` for the others."""
    return address if number == HEAD else f"{address}page/{number}/"


def cut_sheets(slugs: Sequence[str], size: int) -> Iterator[Sheet]:
    """Cut all sheets of a listing: the head, then from the newest to the oldest."""
    cuts = find_cuts(slugs, size)
    for number in (HEAD, *range(len(cuts) - 1, 0, -1)):
        yield _sheet(slugs, cuts, number)


def _sheet(slugs: Sequence[str], cuts: Sequence[int], number: int) -> Sheet:
    last = len(cuts) - 1
    if number == HEAD:
        return Sheet(number=HEAD, slugs=tuple(reversed(slugs[cuts[last] :])), older=last or None, newer=None)
    return Sheet(
        number=number,
        slugs=tuple(reversed(slugs[cuts[number - 1] : cuts[number]])),
        older=number - 1 or None,
        newer=number + 1 if number < last else HEAD,
    )


class Recut(msgspec.Struct, frozen=True, kw_only=True):
    """A listing as it was and as it is now, oldest first, each with its cuts.

    ``first`` and ``end`` are the numbers between which sheets may differ; ``end`` is ``None`` where all from the first
    on may, the head too.
    """

    before: Sequence[str]
    now: Sequence[str]
    cuts_before: Sequence[int]
    cuts: Sequence[int]
    first: int
    end: int | None

    @property
    def head(self) -> Sheet:
        """The newest sheet."""
        return _sheet(self.now, self.cuts, HEAD)

    @property
    def lost(self) -> range:
        """The numbers of the sheets that are no more."""
        return range(len(self.cuts), len(self.cuts_before))

    def moved(self, touched: Collection[str]) -> Iterator[Sheet]:
        """Cut those sheets that are not as they were, or on which one of some slugs stands; the head first.

        The sheets that cannot have changed are not even looked at.
        """
        total, known = len(self.cuts), len(self.cuts_before)
        marks = frozenset(touched)
        seats = (seat for seat, slug in enumerate(self.now) if slug in marks) if marks else ()
        # What stands after the last cut is on the head.
        marked = {bisect_right(self.cuts, seat) % total for seat in seats}
        unsure = range(self.first, total if self.end is None else self.end)
        numbers = marked.union(unsure, (HEAD,) if self.end is None else ())
        for number in sorted(numbers, key=lambda one: one or total, reverse=True):
            sheet = _sheet(self.now, self.cuts, number)
            if number in marked or number >= known or sheet != _sheet(self.before, self.cuts_before, number):
                yield sheet


def recut(before: Sequence[str], now: Sequence[str], size: int) -> Recut:
    """Cut a listing as it was and as it is now.

    What both have in common is cut once: the list as it was is cut from the first change on, until both are cut at the
    same item and nothing else follows that changed.
    """
    low, high = bounds(size)
    cuts = find_cuts(now, size)
    alike = bisect_right(cuts, min(_same_seats(before, now) - high, len(before) - high - low))
    cuts_before = cuts[: alike + 1]
    first = max(len(cuts_before) - 1, 1)
    longer, same_from = len(now) - len(before), len(before) - _same_seats(before[::-1], now[::-1])
    for cut in _cuts_from(cuts_before[-1], before, size):
        cuts_before.append(cut)
        number = bisect_left(cuts, cut + longer)
        if cut >= same_from and cuts[number : number + 1] == [cut + longer]:
            end = number + 1 if number == len(cuts_before) - 1 else None
            cuts_before += [after - longer for after in cuts[number + 1 :]]
            break
    else:
        end = None
    return Recut(before=before, now=now, cuts_before=cuts_before, cuts=cuts, first=first, end=end)


def _same_seats(before: Sequence[str], now: Sequence[str]) -> int:
    """Count the seats from the first on that are taken by the same slugs."""
    low, high = 0, min(len(before), len(now))
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == now[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
