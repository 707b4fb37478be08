# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Who is on the site now: drafts, the future, the expired and the withdrawn are not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from blotter.model.articles import Article, Status
from blotter.reading.articles import zone_of


class Visibility(msgspec.Struct, frozen=True, kw_only=True):
    """The articles sorted by whether a reader may see them.

    ``marked`` are those shown before their time, ``scheduled`` those that will appear by themselves; ``reasons``
    gives for each hidden slug why it is hidden (``draft``, ``scheduled``, ``expired``, ``withdrawn``).
    """

    shown: tuple[Article, ...]
    scheduled: tuple[Article, ...]
    marked: frozenset[str]
    hidden: frozenset[str]
    withdrawn: tuple[str, ...]
    next_change: dt.datetime | None
    reasons: Mapping[str, str] = msgspec.field(default_factory=dict)

    @property
    def withheld(self) -> Mapping[str, int]:
        """How many are hidden for each reason."""
        return dict(sorted(Counter(self.reasons.values()).items()))


def sort_by_visibility(articles: Iterable[Article], *, now: dt.datetime, timezone: str, drafts: bool) -> Visibility:
    """Decide for each article whether it is shown at ``now`` (an aware time).

    ``drafts`` shows drafts and the future too, as ``marked``; the withdrawn and the expired are never shown.
    """
    zone = zone_of(timezone)
    # Midnight of an earlier day is past in every zone; to find that out by times with zones costs a hundred times more.
    settled = now.astimezone(zone).date() - dt.timedelta(days=1)
    shown: list[Article] = []
    scheduled: list[Article] = []
    marked: set[str] = set()
    hidden: set[str] = set()
    withdrawn: list[str] = []
    moments: list[dt.datetime] = []
    reasons: dict[str, str] = {}
    for article in articles:
        if article.date < settled and article.status is Status.PUBLISHED and not (article.publish or article.expires):
            shown.append(article)
            continue
        appears = appearance(article, zone)
        if article.status is Status.PUBLISHED:
            moments += [moment for moment in (appears, article.expires) if moment is not None and moment > now]
        if article.status is Status.WITHDRAWN:
            withdrawn.append(article.slug)
            hidden.add(article.slug)
        elif article.expires is not None and article.expires <= now:
            hidden.add(article.slug)
        elif article.status is Status.DRAFT or appears > now:
            (marked if drafts else hidden).add(article.slug)
            if not drafts and article.status is Status.PUBLISHED:
                scheduled.append(article)
        if article.slug in hidden:
            reasons[article.slug] = _reason(article, now)
        else:
            shown.append(article)
    return Visibility(
        shown=tuple(shown),
        scheduled=tuple(scheduled),
        marked=frozenset(marked),
        hidden=frozenset(hidden),
        withdrawn=tuple(sorted(withdrawn)),
        next_change=min(moments, default=None),
        reasons=reasons,
    )


def _reason(article: Article, now: dt.datetime) -> str:
    """Name why a hidden article is not shown."""
    if article.status is not Status.WITHDRAWN and article.expires is not None and article.expires <= now:
        return "expired"
    return "scheduled" if article.status is Status.PUBLISHED else article.status.value


def appearance(article: Article, zone: dt.tzinfo) -> dt.datetime:
    """When an article appears: at ``publish``, else at the start of its ``date`` (a future date withholds it)."""
    if article.publish is not None:
        return article.publish
    return dt.datetime.combine(article.date, dt.time(), zone)
