# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Whom we take from, and on what terms: each term with how certain it is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from blotter.model.problems import Place


class Certainty(StrEnum):
    """Where our knowledge of a term comes from, the best first. Below ``INFERRED`` a cell may tighten, never loosen."""

    OWN_TEXT = "own-text"
    PRINTED = "printed"
    REGISTRY = "registry"
    THIRD_PARTY = "third-party"
    INFERRED = "inferred"
    MEMORY = "memory"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What a publisher says of a kind of use. ``UNKNOWN`` is never read as yes."""

    YES = "yes"
    NO = "no"
    ASK = "ask"
    UNKNOWN = "unknown"


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One publisher term: its value (see ``PublisherTerms``) and how certain it is.

    ``quote`` are the publisher's own words, exactly; only they are ever shown in quotation marks. ``note`` is ours.
    """

    value: str | int | bool | None = None
    certainty: Certainty = Certainty.UNKNOWN
    note: str = ""
    quote: str = ""


UNKNOWN_TERM = Term()


class PublisherTerms(msgspec.Struct, frozen=True, kw_only=True):
    """The publisher overlay: what the publisher asks for beyond its license.

    Stances (``yes``/``no``/``ask``/``unknown``): commercial, derivatives, translation, excerpt, images, ads
    (``ads: no`` none on the page, ``ask``, ``adjacent`` allowed beside but not against, ``yes``).
    edits: ``none`` / ``style`` / ``indicate`` / ``yes`` / ``ask`` / ``unknown``.
    byline and exact_text are patterns with ``{author}``, ``{date}``, ``{outlet}``, ``{title}``; exact_text_place says
    where the sentence stands (``top``, the default, or ``bottom``). link_top, link_bottom, keep_links,
    pixel, logo, human_selected, notify are ``required`` / ``requested`` / ``no`` / ``unknown``.
    index: ``canonical`` / ``noindex`` / ``none-stated`` / ``unknown``. full_text: ``brief-only`` or empty.
    embargo_days, expires_days, max_per_month: whole numbers or ``None``. eligible: ``any`` / ``nonprofit`` / a note.
    """

    commercial: Term = UNKNOWN_TERM
    derivatives: Term = UNKNOWN_TERM
    translation: Term = UNKNOWN_TERM
    excerpt: Term = UNKNOWN_TERM
    edits: Term = UNKNOWN_TERM
    images: Term = UNKNOWN_TERM
    ads: Term = UNKNOWN_TERM
    byline: Term = UNKNOWN_TERM
    exact_text: Term = UNKNOWN_TERM
    exact_text_place: Term = UNKNOWN_TERM
    link_top: Term = UNKNOWN_TERM
    link_bottom: Term = UNKNOWN_TERM
    keep_links: Term = UNKNOWN_TERM
    index: Term = UNKNOWN_TERM
    pixel: Term = UNKNOWN_TERM
    logo: Term = UNKNOWN_TERM
    notify: Term = UNKNOWN_TERM
    embargo_days: Term = UNKNOWN_TERM
    expires_days: Term = UNKNOWN_TERM
    max_per_month: Term = UNKNOWN_TERM
    human_selected: Term = UNKNOWN_TERM
    eligible: Term = UNKNOWN_TERM
    full_text: Term = UNKNOWN_TERM


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A publisher. ``licenses`` are the candidate SPDX ids (empty: none known); ``own`` marks the desk itself.

    ``license_seen_at``/``license_seen_on`` record that an editor read the one license on the publisher's page.
    """

    key: str
    name: str
    home: str
    domains: tuple[str, ...] = ()
    own: bool = False
    kind: str = ""
    country: str = ""
    lang: str = ""
    licenses: tuple[str, ...] = ()
    license_certainty: Certainty = Certainty.UNKNOWN
    license_note: str = ""
    license_seen_at: str = ""
    license_seen_on: date | None = None
    terms: PublisherTerms = PublisherTerms()
    terms_url: str = ""
    contact: str = ""
    checked_on: date | None = None
    checked_note: str = ""
    place: Place
