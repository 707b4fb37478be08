# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The nearest name to a misspelled one, what every "did you mean" of the program asks; and several that are a list."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_MAX_WORD: Final = 120


def closest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate that was probably meant, or the empty text.

    Case, accents and delimiters do not count; a letter more, less, changed or swapped does. Failing that, the shortest
    candidate that begins with the word. Ties go to the first in alphabetical order, whatever the order given.
    """
    wanted, letters = _bare(word[:_MAX_WORD])
    if not wanted:
        return ""
    allowed = _allowance(len(wanted))
    best: tuple[int, str] | None = None
    beginning: tuple[int, str] | None = None
    for candidate in candidates:
        bare, its_letters = _bare(candidate)
        if len(wanted) >= 4 and bare.startswith(wanted):
            rank = (len(bare), candidate)
            beginning = rank if beginning is None else min(beginning, rank)
        limit = allowed if best is None else min(allowed, best[0])
        # Two cheap looks spare nearly every candidate the table: a step changes the length by at most one, and at
        # most two letters of the alphabet that is used.
        if abs(len(bare) - len(wanted)) > limit or len(letters ^ its_letters) > 2 * limit:
            continue
        steps = _steps(wanted, bare, limit)
        if steps <= limit:
            best = (steps, candidate) if best is None else min(best, (steps, candidate))
    return (best or beginning or (0, ""))[1]


def in_brackets(names: Iterable[str]) -> str:
    """Return the hint for several names that were written as one value."""
    return f"several names are a list in brackets: write [{', '.join(names)}]"


def _allowance(length: int) -> int:
    """How many letters may be wrong in a word of this length: one in a short word, more in a long slug."""
    if length <= 2:
        return 0
    if length <= 4:
        return 1
    return 2 if length <= 12 else min(5, length // 6)


@lru_cache(maxsize=1 << 16)
def _bare(text: str) -> tuple[str, frozenset[str]]:
    """Reduce a name to its letters and digits, in lower case and without accents, and give the set of them."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(filter(str.isalnum, folded))
    return bare, frozenset(bare)


def _steps(one: str, other: str, limit: int) -> int:
    """Count the letters to insert, delete, change or swap between two words; above ``limit`` any larger number."""
    if one == other:
        return 0
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
