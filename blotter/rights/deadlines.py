# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What time does to a copy: delays, shelf lives and permissions end with a day, and what ends soon is announced.

A copy that has to go stops the build from then on, and what is published stays as it was; so it must be known in time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from blotter.model.articles import Article, Permission
from blotter.model.problems import Problem
from blotter.model.sources import Source
from blotter.rights.permission import covers
from blotter.rights.terms import speaker, whole_number

NOTICE_DAYS: Final = 14
"""How many days before it ends a permission or shelf life is announced."""


def first_day(article: Article, source: Source) -> dt.date | None:
    """The day from which the publisher lets a copy appear; ``None`` where it asks for no delay."""
    days = whole_number(source.terms.embargo_days)
    return None if days is None else days_after(article.date, days)


def last_day(article: Article, source: Source) -> dt.date | None:
    """The last day on which the publisher lets a copy stay; ``None`` where it sets none."""
    days = whole_number(source.terms.expires_days)
    return None if days is None else days_after(article.date, days)


def days_after(day: dt.date, number_of_days: int) -> dt.date:
    """Add days to a date; past the end of the calendar it is the last day there is."""
    return dt.date.fromordinal(min(day.toordinal() + number_of_days, dt.date.max.toordinal()))


def last_day_shown(article: Article, zone: dt.tzinfo) -> dt.date:
    """The last day on which an article stands on the site by its own ``expires``; the last there is without one."""
    if article.expires is None:
        return dt.date.max
    return (article.expires - dt.timedelta(microseconds=1)).astimezone(zone).date()


def shelf_life_warning(article: Article, source: Source, today: dt.date, leaves: dt.date) -> Iterator[Problem]:
    """Announce that a copy must go soon. ``leaves`` is the last day on which it is shown anyway."""
    last, permission = last_day(article, source), article.permission
    waived = permission is not None and covers(permission, frozenset({"expires"}), today)
    if last is not None and not waived and _is_soon(last, today, leaves):
        yield Problem(
            code="runs-out-soon",
            message=f"{speaker(source, 'expires_days')} asks that this copy go after {last.isoformat()}",
            place=article.place_of("date"),
            hint=f"write expires: {last.isoformat()} and it goes by itself, or ask the publisher and record a "
            "permission (scope: [expires])",
        )


def permission_warning(article: Article, permission: Permission, today: dt.date, leaves: dt.date) -> Iterator[Problem]:
    """Announce that the permission on which an article rests ends soon."""
    last = permission.expires
    if last is not None and _is_soon(last, today, leaves):
        yield Problem(
            code="runs-out-soon",
            message=f"the permission of {permission.by}, on which this rests, ends with {last.isoformat()}",
            place=article.place_of("permission.expires"),
            hint=f"ask {permission.by} to renew it, or write expires: {last.isoformat()} and the article goes by "
            "itself",
        )


def _is_soon(last: dt.date, today: dt.date, leaves: dt.date) -> bool:
    return today <= last <= days_after(today, NOTICE_DAYS) and leaves > last
