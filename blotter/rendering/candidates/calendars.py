# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which pages a week, a month or a year can change that has its first item: on every Monday there is a new week.

Calendars link to it, and so do the pages before and after it. Nothing else does: an address that had no page, and would
not have had one if more were shown, could not be linked to.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from blotter.library.addresses import term_address
from blotter.model.library import Library
from blotter.reading.editions import days_of_week
from blotter.rendering.lists.calendars import month_key

Key = tuple[str, str]

_TIMES: Final = frozenset({"years", "months", "weeks"})


def is_first(library: Library, key: Key, before: Sequence[str], vacant: frozenset[str]) -> bool:
    """Say whether a time has its first items, and nobody could link to its page; ``vacant`` are the former vacancies.

    A week that the editors wrote a lead for may be linked to before it has a page.
    """
    taxonomy, name = key
    if taxonomy not in _TIMES or before or name not in library.listed[taxonomy]:
        return False
    has_lead = taxonomy == "weeks" and name in library.leads
    return not has_lead and term_address(taxonomy, name) not in vacant


def pages_beside(library: Library, firsts: Iterable[Key]) -> Iterator[Key]:
    """Name the times whose pages show that others have their first items: those beside them, and months of a week."""
    for taxonomy, name in firsts:
        listed = library.listed[taxonomy]
        names = sorted(listed)
        seat = bisect_left(names, name)
        yield from ((taxonomy, beside) for beside in (*names[max(seat - 1, 0) : seat], *names[seat + 1 : seat + 2]))
        if taxonomy == "weeks":
            yield from (("months", month) for month in _months_of(name) if month in library.listed["months"])


def _months_of(week: str) -> set[str]:
    days = days_of_week(week)
    assert days is not None, week
    return {month_key(days[0] + dt.timedelta(days=number)) for number in range(7)}
