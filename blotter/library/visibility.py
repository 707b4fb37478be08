# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Who is on the site now: drafts, the future, the expired and the withdrawn are not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from msgspec.structs import replace

from blotter.model.articles import Article, Status
from blotter.reading.articles import zone_of
from blotter.reading.site import SiteFiles

# Why something is hidden that a preview shows.
_TO_COME: Final = ("draft", "scheduled")


class Visibility(msgspec.Struct, frozen=True, kw_only=True):
    """The articles sorted by whether a reader may see them.

    ``marked`` are those shown before their time, ``scheduled`` those that will appear by themselves; ``reasons``
    gives for each hidden slug why it is hidden (``draft``, ``scheduled``, ``expired``, ``withdrawn``). ``drafts`` are
    the paths of the files of hidden drafts. ``withdrawn`` are the slugs of what was withdrawn, those of now and before.
    """

    shown: tuple[Article, ...]
    scheduled: tuple[Article, ...]
    marked: frozenset[str]
    hidden: frozenset[str]
    withdrawn: tuple[str, ...]
    next_change: dt.datetime | None
    reasons: Mapping[str, str] = msgspec.field(default_factory=dict)
    drafts: frozenset[str] = frozenset()

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
    yesterday = now.astimezone(zone).date() - dt.timedelta(days=1)
    shown: list[Article] = []
    marked: set[str] = set()
    withheld: list[tuple[str, Article]] = []
    moments: list[dt.datetime] = []
    for article in articles:
        if article.date < yesterday and article.status is Status.PUBLISHED and not (article.publish or article.expires):
            shown.append(article)
            continue
        appears = appearance(article, zone)
        if article.status is Status.PUBLISHED:
            moments += [moment for moment in (appears, article.expires) if moment is not None and moment > now]
        reason = _reason(article, now, appears)
        if not reason or (drafts and reason in _TO_COME):
            marked.update([article.slug] if reason else ())
            shown.append(article)
        else:
            withheld.append((reason, article))
    return Visibility(
        shown=tuple(shown),
        scheduled=tuple(article for reason, article in withheld if reason == "scheduled"),
        marked=frozenset(marked),
        hidden=frozenset(article.slug for _, article in withheld),
        withdrawn=tuple(sorted({slug for _, article in withheld for slug in withdrawn_from(article)})),
        next_change=min(moments, default=None),
        reasons={article.slug: reason for reason, article in withheld},
        drafts=frozenset(article.path for _, article in withheld if article.status is Status.DRAFT),
    )


def with_unread_drafts(seen: Visibility, files: SiteFiles) -> Visibility:
    """Count in the drafts that could not be read: they are hidden like the others.

    The slug of another article counts for that one: a draft does not hide it.
    """
    drafts = {one.path: one.slug for one in files.unread if one.is_draft}
    slugs = frozenset(drafts.values()).difference(article.slug for article in files.articles) if drafts else frozenset()
    return replace(
        seen,
        hidden=seen.hidden | slugs,
        reasons={**seen.reasons, **dict.fromkeys(slugs, Status.DRAFT.value)},
        drafts=seen.drafts | drafts.keys(),
    )


def without_unfinished(seen: Visibility, paths: frozenset[str]) -> Visibility:
    """Hide shown drafts again: those of some files, in which something is wrong."""
    slugs = frozenset(article.slug for article in seen.shown if article.path in paths)
    return replace(
        seen,
        shown=tuple(article for article in seen.shown if article.path not in paths),
        marked=seen.marked - slugs,
        hidden=seen.hidden | slugs,
        reasons={**seen.reasons, **dict.fromkeys(slugs, Status.DRAFT.value)},
        drafts=seen.drafts | paths,
    )


def withdrawn_from(article: Article) -> frozenset[str]:
    """Return the slugs, that of now and former ones, at which it is said of an article that it was withdrawn."""
    return frozenset({article.slug, *article.aliases}) if article.status is Status.WITHDRAWN else frozenset()


def _reason(article: Article, now: dt.datetime, appears: dt.datetime) -> str:
    """Name why an article that ``appears`` at a time is not shown; nothing where it is."""
    if article.status is Status.WITHDRAWN:
        return Status.WITHDRAWN.value
    if article.expires is not None and article.expires <= now:
        return "expired"
    if article.status is Status.DRAFT:
        return Status.DRAFT.value
    return "scheduled" if appears > now else ""


def appearance(article: Article, zone: dt.tzinfo) -> dt.datetime:
    """When an article appears: at ``publish``, else at the start of its ``date`` (a future date withholds it)."""
    if article.publish is not None:
        return article.publish
    return dt.datetime.combine(article.date, dt.time(), zone)
