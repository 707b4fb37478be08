# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What an edit changed in a long list that was looked over before: only these items have to be looked at again."""

from __future__ import annotations

from typing import Final

from blotter.rendering.proofreading.safe_json import JsonRefusedError, read_json

_BEFORE_AN_ITEM: Final = (b"[\n", b",\n")


def amended(before: bytes, after: bytes) -> bytes | None:
    """Return the ``items`` that ``after`` has on lines where ``before`` had others, as a file with these alone.

    ``None`` where all of it must be looked at. ``before`` is strict JSON, and so is ``after`` then: around these lines
    it is the same byte for byte, and on them both have one item or more. That they are whole items of a list follows
    from the bytes. A line ends between two values; what comes after ``[``, or after a comma and before another or a
    ``]``, is in a list, or a key with its value; and that would not be read as items.
    """
    start = after.rfind(b"\n", 0, _begin_alike(before, after)) + 1
    room = min(len(before), len(after)) - start
    end = after.find(b"\n", len(after) - _end_alike(before, after, room))
    if end < start or not after.startswith(_BEFORE_AN_ITEM, start - 2):
        return None
    was, now = before[start : len(before) - len(after) + end], after[start:end]
    if not after.startswith(b"]", end + 1):  # more items follow
        if not (was.endswith(b",") and now.endswith(b",")):
            return None
        was, now = was[:-1], now[:-1]
    return b'{"items":[%b]}' % now if _are_items(was) and _are_items(now) else None


def _are_items(lines: bytes) -> bool:
    """Say whether lines are one value of a list or more; there a bracket that they do not open would end it."""
    try:
        read_json(f"[{lines.decode()}]")
    except (JsonRefusedError, UnicodeDecodeError):
        return False
    return bool(lines.strip())


def _begin_alike(one: bytes, other: bytes) -> int:
    """Count the bytes with which both begin."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _end_alike(one: bytes, other: bytes, most: int) -> int:
    """Count the bytes with which both end, ``most`` at most."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        is_same = one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]
        low, high = (middle, high) if is_same else (low, middle - 1)
    return low
