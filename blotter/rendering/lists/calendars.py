# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Calendars of the archive: the twelve months of a year and the days of a month, with the number of their items."""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from blotter.library.addresses import term_address
from blotter.model.pages import Json
from blotter.reading.editions import edition_key
from blotter.rendering.composing.press import Press
from blotter.rendering.lists.pagination import cut_sheets, sheet_address


def count_items(press: Press, starts: Mapping[str, tuple[dt.date, dt.date]]) -> Mapping[str, int]:
    """Count the items of some times, each given as its first day and the first day after it.

    Items are in the order of their days, so that two places in it are their number: an index of a thousand weeks is
    made at every build.
    """
    days = [press.library.articles[slug].date for slug in press.library.order]
    return {key: bisect_left(days, end) - bisect_left(days, start) for key, (start, end) in starts.items()}


def days_of_month(key: str) -> tuple[dt.date, dt.date]:
    """Return the first day of a month (``2016-02``), and of the next."""
    year, month = (int(part) for part in key.split("-"))
    return dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1)


def month_key(day: dt.date) -> str:
    """Name the month of a day, as ``2016-02``."""
    return f"{day.year:04}-{day.month:02}"


def months_of_year(press: Press, year: str, counts: Mapping[str, int] | None = None) -> list[Json]:
    """Return January to December: each as ``2016-02``, with its items and, where there are any, its link.

    ``counts`` are the items of every month, where they are known.
    """
    if counts is None:
        days = (press.library.articles[slug].date for slug in press.library.listed["years"][year])
        counts = Counter(map(month_key, days))
    months: list[Json] = []
    for number in range(1, 13):
        key = f"{year}-{number:02}"
        count = counts.get(key, 0)
        months.append({"month": key, "count": count, "url": press.term_link("months", key) if count else ""})
    return months


def weekdays(press: Press) -> list[Json]:
    """Return the days of the week, Monday first: their names, and the same short."""
    names = press.locale.customs.names
    return [{"name": name, "short": short} for name, short in zip(names["cccc"], names["cccccc"], strict=True)]


def weeks_of_month(press: Press, month: str) -> list[Json]:
    """Return the weeks of a month (``2016-02``), Monday first.

    A day has its number (0: of another month), its items and the link to the newest of them on the month's pages. A
    week has its number and, where it is an edition, its link.
    """
    year, number = (int(part) for part in month.split("-"))
    slugs = press.library.listed["months"][month]
    days = Counter(press.library.articles[slug].date.day for slug in slugs)
    links = _day_links(press, month, slugs)
    weeks: list[Json] = []
    for row in calendar.Calendar().monthdayscalendar(year, number):
        key = edition_key(dt.date(year, number, max(row)))
        weeks.append(
            {
                "week": int(key.partition("-W")[2]),
                "url": press.term_link("weeks", key) if key in press.library.listed["weeks"] else "",
                "days": [{"day": day, "count": days.get(day, 0), "url": links.get(day, "")} for day in row],
            }
        )
    return weeks


def day_anchor(iso: str) -> str:
    """Return the id of the first item of a day (``2016-02-26``) on a page of its month."""
    return f"b-day-{iso[8:]}"


def _day_links(press: Press, month: str, slugs: Sequence[str]) -> Mapping[int, str]:
    """Return where the newest item of each day stands: the pages of a month are cut by items, not by day."""
    found: dict[int, str] = {}
    for sheet in cut_sheets(slugs, press.library.config.listings.page_size):
        page = press.link(sheet_address(term_address("months", month), sheet.number))
        for slug in sheet.slugs:
            day = press.library.articles[slug].date
            found.setdefault(day.day, f"{page}#{day_anchor(day.isoformat())}")
    return found
