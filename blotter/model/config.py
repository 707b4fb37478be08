# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Every setting of ``config.yaml`` with its default; the comments there and in docs/config.md say what each does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from blotter.model.problems import Place


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Who publishes. ``base_url`` is absolute and ends in a slash; ``language`` is a BCP 47 tag."""

    name: str = "Blotter"
    tagline: str = ""
    base_url: str = "http://localhost:8000/"
    language: str = "en"
    publisher: str = ""
    email: str = ""
    timezone: str = "UTC"


class RightsSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The site flags of the truth table (section 5), and the house caps of its gates."""

    own_license: str = "CC-BY-4.0"
    commercial: bool = False
    ads: str = "none"
    paywall: bool = False
    operator: str = "nonprofit"
    jurisdiction: str = ""
    blanket_license: bool = False
    brief_max_run: int = 8
    brief_max_shingles: float = 0.15
    quote_max_words: int = 50
    quote_max_share: float = 0.05


class ListingSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes: items on a listing page, on the home page, in the feed, and related stories under an article.

    ``related_window`` is how many neighbors to each side, on the list of every tag and region of an article, may be
    related to it: it keeps the definition local, so that one new article changes few pages.
    """

    page_size: int = 20
    home_size: int = 12
    feed_size: int = 30
    related: int = 4
    related_window: int = 16


class MarkdownSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How bodies are marked up. ``engine`` is ``python-markdown`` or ``commonmark``; ``timeout`` is in seconds."""

    engine: str = "python-markdown"
    typographic_quotes: bool = True
    timeout: float = 2.0


class OutputSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What is published besides the pages and the feed of the site: each can be switched off where nobody asks for it.

    ``feeds`` are those of every topic, place, source, story and language; ``text`` is the edition without style,
    ``api`` the items as data, ``cards`` the pictures for social media, ``search`` the index of words, ``republish`` the
    pages from which items are taken.
    """

    feeds: bool = True
    text: bool = True
    api: bool = True
    cards: bool = True
    search: bool = True
    republish: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """One link of the header: a label and an address within the site (``/tags/``), which stands at ``place``."""

    label: str
    url: str
    place: Place = field(default=Place(path="config.yaml"), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole configuration. ``positions`` gives the place of every setting that is written (``rights.ads``)."""

    theme: str = "dispatch"
    site: SiteSettings = field(default_factory=SiteSettings)
    rights: RightsSettings = field(default_factory=RightsSettings)
    listings: ListingSettings = field(default_factory=ListingSettings)
    markdown: MarkdownSettings = field(default_factory=MarkdownSettings)
    outputs: OutputSettings = field(default_factory=OutputSettings)
    menu: tuple[MenuEntry, ...] = ()
    positions: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
