# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the rights engine answers: may we, under which obligations, and how the credit reads."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from blotter.model.articles import ReuseKind
from blotter.model.licenses import License


class Answer(StrEnum):
    """The verdicts of the truth table, from free to closed."""

    EXEMPT = "E"
    ALLOWED = "A"
    NEEDS_GRANT = "C"
    NEEDS_PERMISSION = "P"


class Rule(StrEnum):
    """Who asks for it: the two classes of rule that are never mixed, and our own house rules."""

    LICENSE = "license"
    PUBLISHER = "publisher"
    HOUSE = "house"


class Obligation(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the page must show or heed.

    ``element`` is a name of the truth table (``outlet``, ``source_link``, ``license_link``, ``change_notice``, …)
    or of the publisher overlay (``link_top``, ``link_bottom``, ``exact_text``, ``byline``, …); ``value`` what it must
    show, where that is a text or an address; ``basis`` where the rule stands: a clause of the license, or a publisher's
    term and how we know it. A rule of the house needs none.
    """

    element: str
    rule: Rule
    value: str = ""
    basis: str = ""


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a page needs to credit a work, as values; the theme makes the sentences.

    ``license`` is set only where the item is a copy under exactly one recorded license; ``license_description`` says in
    words what is known otherwise ("a Creative Commons non-commercial license; version not stated"), with ``terms_url``.
    ``own_license`` is the license of our own words (brief, link, quote, and our contribution to an adaptation).
    ``texts_top``/``texts_bottom`` are the publisher's exact sentences, filled in. ``index`` is empty, ``noindex`` or
    ``canonical``. ``notify`` is empty where no notice is owed; else the address that it goes to, or, where none is
    known, the page on which the publisher's wish is printed. ``terms_url`` may be the original itself, where its terms
    are printed under it. ``own`` marks an article of our own desk, which owes nobody anything.
    """

    kind: ReuseKind
    source_name: str
    source_home: str
    source_url: str
    original_title: str = ""
    authors: tuple[str, ...] = ()
    byline: str = ""
    date: date | None = None
    license: License | None = None
    license_description: str = ""
    terms_url: str = ""
    own_license: License | None = None
    changes: str = ""
    images_omitted: bool = False
    translator: str = ""
    translation: str = ""
    texts_top: tuple[str, ...] = ()
    texts_bottom: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    permission: str = ""
    archive: str = ""
    index: str = ""
    notify: str = ""
    own: bool = False

    @property
    def is_copy(self) -> bool:
        """Whether the words are somebody else's (a translation of them included)."""
        return not self.own and not self.kind.is_own_words


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The engine's answer for one article: with every reason, told apart by the rule it comes from."""

    answer: Answer
    obligations: tuple[Obligation, ...]
    because: tuple[str, ...]
    credit: Credit
