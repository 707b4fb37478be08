# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Editions: an ISO week with items is an edition."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from blotter.model.articles import Article
from blotter.model.library import Edition


def edition_key(day: dt.date) -> str:
    """Name the ISO 8601 week of a day, as ``2016-W09``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def gather_editions(ordered: Iterable[Article]) -> tuple[Edition, ...]:
    """Group articles (oldest first) by ISO week, the oldest week first."""
    weeks: defaultdict[str, list[Article]] = defaultdict(list)
    for article in ordered:
        weeks[edition_key(article.date)].append(article)
    return tuple(_edition(key, items) for key, items in sorted(weeks.items()))


def _edition(key: str, items: list[Article]) -> Edition:
    year, week, _ = items[0].date.isocalendar()
    return Edition(
        key=key,
        first_day=dt.date.fromisocalendar(year, week, 1),
        last_day=dt.date.fromisocalendar(year, week, 7),
        items=tuple(article.slug for article in items),
    )
