# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An article as its file states it, and the small values inside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from blotter.model.problems import Place


class ReuseKind(StrEnum):
    """What we do with somebody else's work: the rows of the reuse truth table (``image`` excepted)."""

    LINK = "link"
    BRIEF = "brief"
    QUOTE = "quote"
    EXCERPT = "excerpt"
    VERBATIM = "verbatim"
    STYLE_EDIT = "style_edit"
    ABRIDGE = "abridge"
    TRANSLATE = "translate"
    ADAPT = "adapt"

    @property
    def is_own_words(self) -> bool:
        """Whether the text is ours: it tells, quotes or links somebody else's and does not copy it."""
        return self in (ReuseKind.LINK, ReuseKind.BRIEF, ReuseKind.QUOTE)


class Status(StrEnum):
    """Where an article stands in the editor's desk."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class RecordedLicense(msgspec.Struct, frozen=True, kw_only=True):
    """A license that an editor has seen: its SPDX id, the page that states it and the day it was read."""

    spdx: str
    seen_at: str
    seen_on: dt.date


class Permission(msgspec.Struct, frozen=True, kw_only=True):
    """A permission that was given: by whom, when, for which kinds of reuse, and where the evidence is kept."""

    by: str
    date: dt.date
    scope: frozenset[str]
    evidence: str
    expires: dt.date | None = None


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What was wrong and since when it is mended."""

    date: dt.date
    text: str


class ImageRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The rights record of one picture shown with an article. ``src`` is a file path relative to the article."""

    src: str
    alt: str
    credit: str
    license: str
    source_url: str
    permission: str = ""
    caption: str = ""
    place: Place


class GeoPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A named point: latitude and longitude in degrees (WGS 84)."""

    name: str
    latitude: float
    longitude: float


class Article(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One file of ``content/articles``, complete and typed.

    ``path`` is relative to the site folder; ``body_line`` is the line of the file on which ``body`` starts;
    ``positions`` gives the place of every front-matter key that is present (nested values as ``key.inner``).
    ``tags`` and ``regions`` hold canonical keys, ``authors`` are the original's.
    """

    slug: str
    path: str
    title: str
    source: str
    source_url: str
    date: dt.date
    regions: tuple[str, ...]
    tags: tuple[str, ...]
    reuse: ReuseKind = ReuseKind.BRIEF
    status: Status = Status.PUBLISHED
    original_title: str = ""
    authors: tuple[str, ...] = ()
    date_note: str = ""
    retrieved: dt.date | None = None
    license: RecordedLicense | None = None
    changes: str = ""
    translator: str = ""
    translation: str = ""
    translation_of: str = ""
    permission: Permission | None = None
    notices: tuple[str, ...] = ()
    sha256: str = ""
    summary: str = ""
    lang: str = ""
    publish: dt.datetime | None = None
    expires: dt.datetime | None = None
    sensitive: str = ""
    corrections: tuple[Correction, ...] = ()
    images: tuple[ImageRecord, ...] = ()
    archive: str = ""
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    places: tuple[GeoPlace, ...] = ()
    body: str
    body_line: int
    positions: Mapping[str, Place]

    def place_of(self, field: str) -> Place:
        """Where a field stands; the file's first line where it is absent."""
        return self.positions.get(field) or Place(path=self.path)


class StandingPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the site's own from ``content/pages`` (about, contact): shown at ``/<slug>/``."""

    slug: str
    path: str
    title: str
    summary: str = ""
    lang: str = ""
    body: str
    body_line: int
    positions: Mapping[str, Place]
