# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the desk writes over its items: the lead of a week, and the story that several items tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from blotter.model.problems import Place


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """The editors' lead of a week, from ``content/editions/2016-W09.md``; a week needs none.

    ``slug`` is the ISO week, ``2016-W09``. ``items`` are the chosen slugs in the editors' order.
    """

    slug: str
    path: str
    title: str = ""
    summary: str = ""
    lang: str = ""
    items: tuple[str, ...] = ()
    body: str
    body_line: int
    positions: Mapping[str, Place]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A story line, from ``content/stories/<slug>.md``: its items are named, or found by a query, or both.

    ``articles`` are slugs in the editors' order. The query finds what stands under one of ``tags`` and one of
    ``regions`` (under all of them: ``match_all``), dated from ``since`` to ``until``, both included; ``without`` are
    slugs that it shall not find. ``status`` is in words how the matter stood on ``status_date``, or empty.
    """

    slug: str
    path: str
    title: str
    summary: str = ""
    lang: str = ""
    articles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    match_all: bool = False
    since: dt.date | None = None
    until: dt.date | None = None
    without: tuple[str, ...] = ()
    status: str = ""
    status_date: dt.date | None = None
    body: str
    body_line: int
    positions: Mapping[str, Place]

    @property
    def has_query(self) -> bool:
        """Whether items are found by their terms, and the story is told in the order of their dates."""
        return bool(self.tags or self.regions)
